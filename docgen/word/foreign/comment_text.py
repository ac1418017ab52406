"""A remark on a Word file, and where in the file the words stand that it is about."""

from typing import NamedTuple

#: Who writes the remarks.
AUTHOR, INITIALS = "docgen", "dg"


class NodePiece(NamedTuple):
    """A piece of a text node: the number of the node among all ``w:t`` of its part, from 0, and its characters."""

    node: int
    start: int
    end: int


class WordPlace(NamedTuple):
    """A place in a package: the part, the number of the paragraph in it from 0, and the pieces of text that are meant.

    Without ``pieces`` the whole paragraph is meant. Paragraphs are counted as ``paragraphs_of`` lists them.
    """

    part: str
    paragraph: int = 0
    pieces: tuple[NodePiece, ...] = ()


class CommentText(NamedTuple):
    """What is to be said of a place. ``spot`` names it for a reader who finds the remark elsewhere."""

    text: str
    place: WordPlace | None = None
    spot: str = ""


def cut_pieces(pieces: tuple[NodePiece, ...], start: int, end: int) -> tuple[NodePiece, ...]:
    """The part of a text between two of its characters; the text is that of all the pieces, one behind the other.

    >>> cut_pieces((NodePiece(4, 0, 3), NodePiece(5, 0, 9)), 2, 5)
    (NodePiece(node=4, start=2, end=3), NodePiece(node=5, start=0, end=2))
    """
    cut, behind = [], 0
    for piece in pieces:
        length = piece.end - piece.start
        first, last = max(0, start - behind), min(length, end - behind)
        if first < last:
            cut.append(NodePiece(piece.node, piece.start + first, piece.start + last))
        behind += length
    return tuple(cut)
