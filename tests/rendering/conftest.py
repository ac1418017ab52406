"""Pages as LibreOffice draws them; without it these tests are left out, unless DOCGEN_RENDERING=required."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
import pytest

PDF = Callable[[bytes], pdfplumber.PDF]


def _lacking() -> str:
    if not shutil.which("soffice"):
        return "LibreOffice (soffice) is not installed"
    if "FONTCONFIG_FILE" not in os.environ:
        return "FONTCONFIG_FILE does not name the stand-in faces (.ci/render-setup.sh prints it)"
    return ""


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LibreOffice profile of our own, shared by all conversions of this run."""
    if lacking := _lacking():
        if os.environ.get("DOCGEN_RENDERING") == "required":
            pytest.fail(lacking)
        pytest.skip(lacking)
    return tmp_path_factory.mktemp("libreoffice")


def convert(content: bytes, office_profile: Path, source: Path) -> Path:
    """A document as PDF beside ``source``, where it is written first; the conversion has a new file to show for it."""
    source.write_bytes(content)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={office_profile.as_uri()}", "--headless", "--norestore", "--convert-to",
         'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}', "--outdir", str(source.parent),
         str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return source.with_suffix(".pdf")


@pytest.fixture
def drawn(office_profile: Path, tmp_path: Path) -> Iterator[PDF]:
    """A document as pages."""
    opened: list[pdfplumber.PDF] = []

    def pages(content: bytes) -> pdfplumber.PDF:
        opened.append(pdfplumber.open(convert(content, office_profile, tmp_path / f"paper{len(opened)}.docx")))
        return opened[-1]

    yield pages
    for one in opened:
        one.close()
