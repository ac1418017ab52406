"""Pages as LibreOffice draws them; without it these tests are left out, unless DOCGEN_RENDERING=required."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pdfplumber
import pytest

PDF = Callable[[bytes], pdfplumber.PDF]
_MOST_SECONDS = 180


def _lacking() -> str:
    if not shutil.which("soffice"):
        return "LibreOffice (soffice) is not installed"
    if "FONTCONFIG_FILE" not in os.environ:
        return "FONTCONFIG_FILE does not name the stand-in faces (.ci/render-setup.sh prints it)"
    return ""


@pytest.fixture(scope="session")
def office_profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The profile of a LibreOffice that runs until the last test: what is started with it hands its documents over.

    To start a LibreOffice takes three times as long as to convert a document.
    """
    if lacking := _lacking():
        if os.environ.get("DOCGEN_RENDERING") == "required":
            pytest.fail(lacking)
        pytest.skip(lacking)
    profile, held = tmp_path_factory.mktemp("libreoffice"), tmp_path_factory.mktemp("open") / "held.rtf"
    held.write_text("{\\rtf1 }", "ascii")  # with a document open it does not end after a conversion
    with subprocess.Popen(
        [*_soffice(profile), "--nologo", str(held)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            _wait_for(held.with_name(f".~lock.{held.name}#"))
            yield profile
        finally:
            running.terminate()


def _soffice(profile: Path) -> list[str]:
    return ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]


def _wait_for(lock: Path) -> None:
    """Waits until LibreOffice has a document open: then it takes others."""
    until = time.monotonic() + _MOST_SECONDS
    while not lock.exists():
        if time.monotonic() > until:
            pytest.fail("LibreOffice does not start")
        time.sleep(0.05)


def office_convert(source: Path, ending: str, profile: Path, folder: Path) -> Path:
    """A file as LibreOffice writes it in a folder, where there was none of that name; it may be that it writes none."""
    subprocess.run(
        [*_soffice(profile), "--convert-to", ending, "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=_MOST_SECONDS,
    )  # fmt: skip
    return folder / f"{source.stem}.{ending.partition(':')[0]}"


def convert(content: bytes, office_profile: Path, source: Path) -> Path:
    """A document as PDF beside ``source``, where it is written first; the conversion has a new file to show for it."""
    source.write_bytes(content)
    bookmarked = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}'
    return office_convert(source, bookmarked, office_profile, source.parent)


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
