"""Converts documents to PDF with LibreOffice, splits a PDF, and draws several of its pages on one."""

import io
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.errors import PdfReadError

from docgen.errors import OutputError, Problem

_PROGRAM_NAMES = ("soffice", "libreoffice", "soffice.exe")
_INSTALL_PATHS = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
#: How long LibreOffice may take to start, and for each page.
_START_SECONDS, _SECONDS_PER_PAGE = 120.0, 0.5
#: Settings of LibreOffice: macros are off, and nothing is loaded from other places.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def find_libreoffice() -> Path | None:
    """The path of LibreOffice, if it is installed."""
    on_path = next((path for name in _PROGRAM_NAMES if (path := shutil.which(name))), None)
    return Path(on_path) if on_path else next((Path(path) for path in _INSTALL_PATHS if Path(path).is_file()), None)


def to_pdf(content: Sequence[bytes], pages: int) -> bytes:
    """Converts a Word document, given in pieces, to a PDF that must have ``pages`` pages. Raises OutputError.

    LibreOffice reports success whatever happens, so only a new file with the right number of pages counts.
    """
    program = find_libreoffice()
    if program is None:
        text = "这台电脑上没有 LibreOffice，转不成 PDF"
        hint = "装上 LibreOffice 再试；或不加 --pdf，做成 .docx 后在 Word、WPS 里另存为 PDF"
        raise OutputError([Problem(None, "O407", "error", text, hint)])
    # two instances of LibreOffice cannot share a profile
    with tempfile.TemporaryDirectory(prefix="docgen-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        source = folder / "document.docx"
        with source.open("wb") as file:
            file.writelines(content)
        _convert(program, source, folder, _START_SECONDS + _SECONDS_PER_PAGE * pages)
        converted = folder / "document.pdf"
        if not converted.is_file():
            raise _conversion_failed("LibreOffice 没有写出 PDF")
        pdf = converted.read_bytes()
    count = _page_count(pdf)
    if count != pages:
        raise _conversion_failed(f"转出的 PDF 有 {count} 页，应该是 {pages} 页")
    return pdf


def _convert(program: Path, source: Path, folder: Path, timeout_seconds: float) -> None:
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
            running.wait(timeout_seconds)
        except subprocess.TimeoutExpired as error:
            _stop(running)
            raise _conversion_failed(f"LibreOffice {timeout_seconds:.0f} 秒没有做完") from error
        except KeyboardInterrupt:
            _stop(running)
            raise


def _stop(running: "subprocess.Popen[bytes]") -> None:
    """Kills the converter and the processes that it has started."""
    if os.name == "posix":
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
    running.wait()


def _page_count(content: bytes) -> int:
    try:
        return len(PdfReader(io.BytesIO(content)).pages)
    except PdfReadError:
        return 0


def _conversion_failed(text: str) -> OutputError:
    hint = "关掉正开着的 LibreOffice 再试；或不加 --pdf，在 Word、WPS 里另存为 PDF"
    return OutputError([Problem(None, "O407", "error", text, hint)])


def split_pages(content: bytes, counts: Sequence[int]) -> list[bytes]:
    """Splits a PDF into several: ``counts`` are their numbers of pages."""
    pages = iter(PdfReader(io.BytesIO(content)).pages)
    parts = []
    for count in counts:
        writer = PdfWriter()
        for page in islice(pages, count):
            writer.add_page(page)
        parts.append(_pdf_bytes(writer))
    return parts


def draw_several_up(content: bytes, columns: int, rows: int) -> bytes:
    """Draws several pages on one page of the same size, row by row: a proof to read before the stock is printed on."""
    reader, writer = PdfReader(io.BytesIO(content)), PdfWriter()
    pages_per_sheet = columns * rows
    factor = min(1 / columns, 1 / rows)
    for start in range(0, len(reader.pages), pages_per_sheet):
        group = reader.pages[start : start + pages_per_sheet]
        width_pt, height_pt = (float(size) for size in group[0].mediabox.upper_right)
        sheet = writer.add_blank_page(width_pt, height_pt)
        cell_width, cell_height = width_pt / columns, height_pt / rows
        for number, page in enumerate(group):
            x = (number % columns) * cell_width + (cell_width - width_pt * factor) / 2
            y = height_pt - (number // columns + 1) * cell_height + (cell_height - height_pt * factor) / 2
            sheet.merge_transformed_page(page, Transformation().scale(factor).translate(x, y))
    return _pdf_bytes(writer)


def _pdf_bytes(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
