"""The documents of a run of cards: the cards, the checklist and the test page."""

from collections.abc import Iterator

from docgen.api.cards.stock import font_stack, preset_and_paper
from docgen.api.documents import TemplateOptions, render_chunks, render_documents
from docgen.api.files import File
from docgen.cards.cut_marks import cut_and_fold_marks
from docgen.cards.fit import FittedCards
from docgen.cards.layout import SheetLayout
from docgen.cards.options import CardOptions
from docgen.cards.printer_test_page import draw_printer_test_page
from docgen.cards.run import CardRun
from docgen.cards.stack import CardStack
from docgen.fonts.fitted_text import FittedText
from docgen.kinds import _card_checklist, _card_pages, load_kind


def card_documents(run: CardRun) -> Iterator[tuple[str, tuple[bytes, ...]]]:
    """The documents of the cards, each with its file name and in pieces: one, or one for each person.

    Raises TemplateError and DataError.
    """
    options = run.options
    pages = load_kind(options.kind).pages(run.stack)
    yield from render_chunks(options.kind, pages, TemplateOptions(options.template, options.templates, brand=run.brand))


def checklist(run: CardRun) -> File:
    """The 核对单 of a run."""
    (file,) = render_documents(
        "tally", _card_checklist.pages(run), TemplateOptions(templates=run.options.templates, brand=run.brand)
    )
    return file


def printer_test_page(options: CardOptions) -> File:
    """A page to print and hold against the card stock: the outlines of cards, the middles of faces, scales."""
    preset, paper = preset_and_paper(options)
    stack = CardStack(
        kind=options.title,
        title="",
        cards=(),
        fitted=FittedCards(),
        preset=preset,
        paper=paper,
        layout=SheetLayout((), ()),
        marks=cut_and_fold_marks(preset, paper, options.printer_settings),
        empty_text=FittedText("", (), font_stack(options.font)),
    )
    page = _card_pages.test_page(stack, draw_printer_test_page(preset, paper, options.printer_settings))
    (file,) = render_documents(options.kind, [page], TemplateOptions(templates=options.templates))
    return file
