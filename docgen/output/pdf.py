"""Documents into PDF, by the LibreOffice of this computer; pages cut apart and put together."""

import io
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.errors import PdfReadError

from docgen.errors import OutputError, Problem

_NAMES = ("soffice", "libreoffice", "soffice.exe")
_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
#: Seconds for starting, and for each page.
_START, _A_PAGE = 120.0, 0.5
_POINTS_PER_MM = 72 / 25.4
#: Macros are off, and nothing is fetched from elsewhere.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def converter() -> Path | None:
    """The LibreOffice of this computer."""
    found = next((there for name in _NAMES if (there := shutil.which(name))), None)
    return Path(found) if found else next((Path(one) for one in _PLACES if Path(one).is_file()), None)


def to_pdf(content: Sequence[bytes], pages: int) -> bytes:
    """The document (in pieces) as PDF, which must have so many pages. Raises OutputError.

    The converter says that all went well whatever happens: only a new file with the right pages is believed.
    """
    program = converter()
    if program is None:
        text = "这台电脑上没有 LibreOffice，转不成 PDF"
        hint = "装上 LibreOffice 再试；或不加 --pdf，做成 .docx 后在 Word、WPS 里另存为 PDF"
        raise OutputError([Problem(None, "O407", "error", text, hint)])
    # a profile of its own: two programs on one profile get into each other's way
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        source = folder / "cards.docx"
        with source.open("wb") as file:
            file.writelines(content)
        _convert(program, source, folder, _START + _A_PAGE * pages)
        made = folder / "cards.pdf"
        if not made.is_file():
            raise _failed("LibreOffice 没有写出 PDF")
        found = made.read_bytes()
    there = _count(found)
    if there != pages:
        raise _failed(f"转出的 PDF 有 {there} 页，应该是 {pages} 页")
    return found


def _convert(program: Path, source: Path, folder: Path, seconds: float) -> None:
    command = [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        str(source),
    ]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=os.name == "posix"
    ) as running:
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired as error:
            _stop(running)
            raise _failed(f"LibreOffice {seconds:.0f} 秒没有做完") from error
        except KeyboardInterrupt:
            _stop(running)
            raise


def _stop(running: "subprocess.Popen[bytes]") -> None:
    """The converter and what it has started."""
    if os.name == "posix":
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()


def _count(content: bytes) -> int:
    try:
        return len(PdfReader(io.BytesIO(content)).pages)
    except PdfReadError:
        return 0


def _failed(text: str) -> OutputError:
    hint = "关掉正开着的 LibreOffice 再试；或不加 --pdf，在 Word、WPS 里另存为 PDF"
    return OutputError([Problem(None, "O407", "error", text, hint)])


def parted(content: bytes, pages: Sequence[int]) -> list[bytes]:
    """The document cut into pieces of so many pages."""
    reader, found, at = PdfReader(io.BytesIO(content)), [], 0
    for count in pages:
        writer = PdfWriter()
        for page in reader.pages[at : at + count]:
            writer.add_page(page)
        out = io.BytesIO()
        writer.write(out)
        found.append(out.getvalue())
        at += count
    return found


def several(content: bytes, across: int, down: int) -> bytes:
    """Several sheets on a page of the same size, row by row, to be looked through before the stock is printed on."""
    reader, writer = PdfReader(io.BytesIO(content)), PdfWriter()
    count = across * down
    for start in range(0, len(reader.pages), count):
        group = reader.pages[start : start + count]
        wide, high = (float(one) for one in group[0].mediabox.upper_right)
        # a page that stands takes sheets that lie better the other way round
        page = writer.add_blank_page(wide, high)
        factor = min(1 / across, 1 / down)
        cell = (wide / across, high / down)
        for number, sheet in enumerate(group):
            x = (number % across) * cell[0] + (cell[0] - wide * factor) / 2
            y = high - (number // across + 1) * cell[1] + (cell[1] - high * factor) / 2
            page.merge_transformed_page(sheet, Transformation().scale(factor).translate(x, y))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def size_of(content: bytes) -> tuple[float, float]:
    """Width and height of the first page, mm."""
    box = PdfReader(io.BytesIO(content)).pages[0].mediabox
    return float(box.width) / _POINTS_PER_MM, float(box.height) / _POINTS_PER_MM
