"""The characters that a Word document prints, wherever they stand: what a PDF of it is held against.

How often each must be there is counted in its body and notes. What heads and foots its pages stands in a PDF as often
as there are pages, and what a field computes is known only then.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from docgen.errors import DAMAGED_FILE

_BODY = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_EDGES = re.compile(r"word/(?:header|footer)\d*\.xml")
_TEXTS = re.compile(r"(?:word/.*|docProps/core)\.xml")
#: The part in which Word, WPS and LibreOffice name themselves; docgen writes none.
_PROGRAM = "docProps/app.xml"
_ASCII = bytes(range(0x80))
#: The elements that matter: a document is read by them alone, in a third of the time that all of it would take.
_ELEMENT = re.compile(
    rb"<w:t(?: [^>]*)?>(?P<text>[^<]*)"
    rb"|<(?P<end>/?)(?P<name>w:(?:r|tr|del|moveFrom|fldSimple)|mc:(?:AlternateContent|Fallback))(?: [^>]*)?(?<!/)>"
    rb"|<w:(?P<mark>fldChar|vanish|webHidden|specVanish|tblHeader)\b(?P<values>[^>]*)>"
)
_OFF = re.compile(rb'w:val="(?:0|false|off)"')


class DocumentText(NamedTuple):
    """What a document prints.

    ``body`` are its characters, each as often as it stands there; ``repeated`` those of the heads and feet of pages and
    of the heading rows of tables, which pages repeat. ``words`` are all characters anywhere in the file but ASCII.
    ``is_ours`` is false where another program has written it.
    """

    body: Counter[str]
    repeated: Counter[str]
    words: frozenset[str]
    is_ours: bool


def document_text(content: Sequence[bytes]) -> DocumentText | None:
    """The text of a Word document, given in pieces; None for what is none."""
    body, repeated = _CountedParts(), _CountedParts()
    words: set[str] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(b"".join(content))) as archive:
            names = archive.namelist()
            for name in filter(_TEXTS.fullmatch, names):
                part = archive.read(name)
                words.update(part.translate(None, _ASCII).decode("utf-8"))
                if _BODY.fullmatch(name):
                    body.read(part)
                elif _EDGES.fullmatch(name):
                    repeated.read(part)
    except (zipfile.BadZipFile, OSError, *DAMAGED_FILE):
        return None
    return DocumentText(
        body.characters, repeated.characters + body.heading_rows, frozenset(words), _PROGRAM not in names
    )


class _CountedParts:
    """Reads parts, and counts the characters of their text."""

    def __init__(self) -> None:
        self.characters: Counter[str] = Counter()
        self.heading_rows: Counter[str] = Counter()
        # the texts of a part, and of each drawing that is being read
        self._texts: list[list[str]] = [[]]
        self._left_out = self._row_begins = 0
        self._run: list[str] = []
        self._is_hidden = self._is_heading = False

    def read(self, part: bytes) -> None:
        """Counts the text of a part, too."""
        for element in _ELEMENT.finditer(part):
            if element["text"] is not None:
                if not self._left_out:
                    self._run.append(unescape(element["text"].decode("utf-8")))
            elif element["mark"]:
                self._mark(element["mark"], element["values"])
            elif element["end"]:
                self._end(element["name"])
            else:
                self._start(element["name"])
        self.characters.update("".join(self._texts.pop()))
        self._texts = [[]]

    def _mark(self, name: bytes, values: bytes) -> None:
        if name == b"fldChar":
            # from the code of a field to the end of its result; fields lie in one another
            self._left_out += (b'"begin"' in values) - (b'"end"' in values)
        elif name == b"tblHeader":
            self._is_heading = not _OFF.search(values)
        else:
            self._is_hidden = not _OFF.search(values)

    def _start(self, name: bytes) -> None:
        if name.startswith(b"mc:"):
            self._texts.append([])
        elif name == b"w:tr":
            self._row_begins, self._is_heading = len(self._texts[-1]), False
        elif name != b"w:r":
            self._left_out += 1

    def _end(self, name: bytes) -> None:
        match name:
            case b"w:r":
                self._texts[-1] += [] if self._is_hidden else self._run
                self._run, self._is_hidden = [], False
            case b"w:tr" if self._is_heading:
                self.heading_rows.update("".join(self._texts[-1][self._row_begins :]))
                self._is_heading = False
            case b"mc:Fallback":
                # each program takes the drawing that it can: what only one has as text may be printed as a shape
                if not self._texts.pop():
                    self._texts[-1].clear()
            case b"mc:AlternateContent":
                drawn = self._texts.pop()
                self._texts[-1] += drawn
            case b"w:del" | b"w:moveFrom" | b"w:fldSimple":
                self._left_out -= 1
