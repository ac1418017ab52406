"""What is printed on the faces of cards, read back from the finished document by other means than it was made."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import unescape

_BOX = re.compile(rb"<w:txbxContent>(.*?)</w:txbxContent>", re.S)
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_PIECE = 1 << 20
_ENTITIES = {"&quot;": '"', "&#10;": "\n", "&#9;": "\t"}


def faces(document: bytes) -> Iterator[str]:
    """The text of every text box of the body in order, letter for letter, without breaks.

    The part is never whole in memory: a stack may be a hundred times larger unpacked.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive, archive.open("word/document.xml") as part:
        waiting = b""
        while piece := part.read(_PIECE):
            waiting += piece
            end = 0
            for found in _BOX.finditer(waiting):
                end = found.end()
                yield unescape(b"".join(_TEXT.findall(found.group(1))).decode(), _ENTITIES)
            waiting = waiting[end:]
