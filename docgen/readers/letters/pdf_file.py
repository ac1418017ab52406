"""The text of PDF files. One of the few places that know pypdf."""

import re
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from docgen.errors import Mark, Problem
from docgen.readers.files import shown_path
from docgen.readers.letters.passages import IncomingFile
from docgen.readers.letters.typed_text import blocks_of_text
from docgen.readers.visit_file.nodes import UnreadableError

_MOST_PAGES = 60
#: Spaces that a PDF puts between figures and hanzi, and around the dot of a name: 2026 年7 月, 艾山· 吐尔逊.
_SPACE_OF_PDF = re.compile(r"(?<=\d) (?=[年月日号时点分人名位辆间])|(?<=[年月至到第行共]) (?=\d)|(?<=[·•]) | (?=[·•])")


def read_pdf_file(path: Path) -> IncomingFile:
    """The text of a PDF that holds text; a scanned one is refused. Raises UnreadableError, OSError."""
    name = shown_path(path)
    try:
        pages = [page.extract_text() for page in PdfReader(path).pages[:_MOST_PAGES]]
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        NotImplementedError,
    ) as error:
        raise _refused(name, "不是完好的 PDF，或有密码", "打开后另存一次，或复制文字存成 .txt") from error
    text = "\n".join(pages)
    if not text.strip():
        raise _refused(name, "这是扫描的 PDF，里面没有文字", "用 WPS 识别成文字，存成 .docx 或 .txt")
    text = _SPACE_OF_PDF.sub("", text)
    return IncomingFile(name, blocks_of_text(name, text, is_wrapped=True), is_page_text=True)


def _refused(name: str, text: str, hint: str) -> UnreadableError:
    return UnreadableError(Problem(Mark(name, 1, 1), "D101", "error", text, hint))
