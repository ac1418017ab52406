"""The text of PDF files. One of the few places that know pypdf."""

import io
import re
from pathlib import Path

from pypdf import PdfReader

from docgen.damaged_pdf import DAMAGED_PDF
from docgen.errors import Mark, Problem
from docgen.readers.files import open_regular, shown_path
from docgen.readers.letters.passages import IncomingFile
from docgen.readers.letters.pdf_limits import PdfTooLargeError, texts_of_pages
from docgen.readers.letters.typed_text import blocks_of_text
from docgen.readers.visit_file.nodes import UnreadableError

_MAX_BYTES = 60_000_000
_FEWER_PAGES = "只留要读的几页（打印这几页成 PDF），或复制文字存成 .txt"
#: Spaces that a PDF puts between figures and hanzi, and around the dot of a name: 2026 年7 月, 艾山· 吐尔逊.
_SPACE_OF_PDF = re.compile(r"(?<=\d) (?=[年月日号时点分人名位辆间])|(?<=[年月至到第行共]) (?=\d)|(?<=[·•]) | (?=[·•])")


def read_pdf_file(path: Path) -> IncomingFile:
    """The text of a PDF that holds text; a scanned one is refused. Raises UnreadableError, OSError."""
    name = shown_path(path)
    with open_regular(path) as file:
        content = file.read(_MAX_BYTES + 1)
    if len(content) > _MAX_BYTES:
        raise _refused(name, f"文件超过 {_MAX_BYTES // 1_000_000} MB", _FEWER_PAGES, "D104")
    try:
        pages = texts_of_pages(PdfReader(io.BytesIO(content)))
    except PdfTooLargeError as error:
        raise _refused(name, f"这份 PDF {error}", _FEWER_PAGES, "D104") from error
    except DAMAGED_PDF as error:
        raise _refused(name, "不是完好的 PDF，或有密码", "打开后另存一次，或复制文字存成 .txt") from error
    text = "\n".join(pages)
    if not text.strip():
        raise _refused(name, "这是扫描的 PDF，里面没有文字", "用 WPS 识别成文字，存成 .docx 或 .txt")
    text = _SPACE_OF_PDF.sub("", text)
    return IncomingFile(name, blocks_of_text(name, text, is_wrapped=True), is_page_text=True)


def _refused(name: str, text: str, hint: str, code: str = "D101") -> UnreadableError:
    return UnreadableError(Problem(Mark(name, 1, 1), code, "error", text, hint))
