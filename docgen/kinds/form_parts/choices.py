"""Boxes of which one is ticked."""

from collections.abc import Iterable

from docgen.model.choices import CATEGORIES
from docgen.model.visit import Visit

_TICKED, _EMPTY = "☑", "□"
_TERMS = ("全部招待", "部分招待", "自理")


def boxes(words: Iterable[str], chosen: str | None) -> str:
    """The words with a box before each; what is chosen and none of them has a box of its own.

    >>> boxes(("全部招待", "自理"), "自理"), boxes(("全部招待", "自理"), "按协议"), boxes(("全部招待",), "")
    ('□全部招待 ☑自理', '□全部招待 □自理 ☑按协议', '□全部招待')
    """
    offered = tuple(words)
    further = (chosen,) if chosen and chosen not in offered else ()
    return " ".join(f"{_TICKED if word == chosen else _EMPTY}{word}" for word in (*offered, *further))


def category_boxes(visit: Visit) -> str:
    """类别 of a visit."""
    return boxes(CATEGORIES, visit.category)


def terms_boxes(visit: Visit) -> str:
    """招待方式 of foreign guests."""
    return boxes(_TERMS, visit.terms)
