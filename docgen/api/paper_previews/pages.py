"""What a page shows of a paper: its pages as pictures, or where nothing converts it the charts and the text."""

from collections.abc import Callable
from typing import Any, NamedTuple

from docgen.api.page_words import page_problems
from docgen.api.paper_previews.possible import MadePaper, PaperChoice
from docgen.api.paper_previews.previews import ConvertedPaper, Previews
from docgen.api.pdf_boxes import box_notices
from docgen.api.seats_by_hand.screen import seatings_on_screen
from docgen.errors import Problem, UsageError
from docgen.output.converter import find_converters

#: Kinds whose documents are charts of seatings.
_CHARTS = "seating"
#: Bounds of what a page is drawn with, dots an inch.
_FEWEST_DOTS, _MOST_DOTS = 40.0, 300.0


def paper_on_screen(choice: PaperChoice, name: str, previews: Previews) -> dict[str, Any]:
    """A paper as a page shows it at once: its documents, and either the key of its pictures or its text.

    ``key`` is what ``pages_on_screen`` is asked for. Raises as ``PaperChoice.made`` does.
    """
    made = choice.made(name)
    notices = [notice for one in made.documents for notice in one.paper.notices]
    shown: dict[str, Any] = {
        "name": name,
        "why": made.why,
        "draft": made.is_draft,
        "documents": [one.file.name for one in made.documents],
        "notices": page_problems(notices),
    }
    if made.documents and find_converters():
        return shown | {"key": previews.ask(made.files)}
    return shown | {"outline": _outline(made), "svg": _charts(choice) if made.documents and _CHARTS in name else []}


def pages_on_screen(previews: Previews, key: str) -> dict[str, Any]:
    """The pages of papers that were asked for: ``state`` is 完成, 等待, 失败, or 作废 where a newer request came."""
    found = previews.found(key)
    if found is None:
        return {"state": "等待" if previews.is_coming(key) else "作废", "pages": []}
    if found.problems:
        return {"state": "失败", "pages": [], "problems": page_problems(found.problems)}
    return {
        "state": "完成",
        "pages": [
            {"document": document, "file": pdf.name, "page": number, "width": width, "height": height}
            for document, (pdf, sizes) in enumerate(zip(found.pdfs, found.sizes, strict=True))
            for number, (width, height) in enumerate(sizes, 1)
        ],
        "notices": page_problems(box_notices(found.pdfs)),
    }


class ShownPage(NamedTuple):
    """A page that is looked at: of which document of a converted paper, counted from 0, which page, counted from 1."""

    key: str
    document: int
    page: int


def page_picture(
    previews: Previews,
    shown: ShownPage,
    dots_per_inch: float,
    draw: Callable[[bytes, int, float], bytes],
) -> bytes:
    """A page of a converted document as PNG. Raises UsageError where there is none.

    ``draw`` makes it of the PDF, the number of the page and the dots an inch.
    """
    found = previews.found(shown.key) or ConvertedPaper()
    if not (shown.document < len(found.sizes) and 0 < shown.page <= len(found.sizes[shown.document])):
        raise UsageError([Problem(None, "U102", "error", "没有这一页", "重新打开这份文书")])
    return draw(found.pdfs[shown.document].content, shown.page, min(max(dots_per_inch, _FEWEST_DOTS), _MOST_DOTS))


def _outline(made: MadePaper) -> list[dict[str, Any]]:
    """The text of every document, line by line, with the place of each in the words of a reader."""
    return [
        {"file": one.file.name, "lines": [{"place": line.place, "cells": list(line.cells)} for line in one.lines]}
        for one in made.documents
    ]


def _charts(choice: PaperChoice) -> list[str]:
    return [one["svg"] for one in seatings_on_screen(choice.seated_visit)]
