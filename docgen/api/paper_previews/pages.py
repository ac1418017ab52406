"""What a page shows of a paper: its pages as pictures, or where nothing converts it the charts and the text."""

from typing import Any

from docgen.api.files import File
from docgen.api.page_words import page_problems
from docgen.api.paper_previews.possible import MadePaper, PaperChoice
from docgen.api.paper_previews.previews import ConvertedPaper, Previews
from docgen.api.pdf_boxes import box_notices
from docgen.api.seats_by_hand.screen import seatings_on_screen
from docgen.errors import Problem, UsageError
from docgen.output.converter import find_converters
from docgen.output.page_images import page_png, page_sizes

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
        "pages": [page for number, pdf in enumerate(found.pdfs) for page in _pages(number, pdf)],
        "notices": page_problems(box_notices(found.pdfs)),
    }


def page_picture(previews: Previews, key: str, document: int, page: int, dots_per_inch: float) -> bytes:
    """A page of a converted document as PNG. Raises UsageError where there is none."""
    found = previews.found(key) or ConvertedPaper()
    dots = min(max(dots_per_inch, _FEWEST_DOTS), _MOST_DOTS)
    try:
        return page_png(found.pdfs[document].content, page, dots)
    except IndexError as error:
        raise UsageError([Problem(None, "U102", "error", "没有这一页", "重新打开这份文书")]) from error


def _pages(document: int, pdf: File) -> list[dict[str, Any]]:
    return [
        {"document": document, "file": pdf.name, "page": number, "width": size.width, "height": size.height}
        for number, size in enumerate(page_sizes(pdf.content), 1)
    ]


def _outline(made: MadePaper) -> list[dict[str, Any]]:
    """The text of every document, line by line, with the place of each in the words of a reader."""
    return [
        {"file": one.file.name, "lines": [{"place": line.place, "cells": list(line.cells)} for line in one.lines]}
        for one in made.documents
    ]


def _charts(choice: PaperChoice) -> list[str]:
    return [one["svg"] for one in seatings_on_screen(choice.seated_visit)]
