"""The documents of a run of cards: the cards, the checklist and the test page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

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
from docgen.word.package.readback import body_bytes
from docgen.word.package.zip import Keep

#: So many pages, or a few more, tell how large all become.
_SAMPLE_PAGES = 40


def card_documents(run: CardRun, keep: Keep = tuple) -> Iterator[tuple[str, Sequence[bytes]]]:
    """The documents of the cards, each with its file name and in pieces: one, or one for each volume or person.

    Their pieces wait in ``keep`` until they are written.

    They are not read back: ``checked_documents`` does that face by face.

    Raises TemplateError and DataError.
    """
    options = run.options
    pages = load_kind(options.kind).pages(run.stack)
    template_options = TemplateOptions(options.template, options.templates, brand=run.brand)
    yield from render_chunks(options.kind, pages, template_options, reads_back=False, keep=keep)


def bytes_per_page(run: CardRun) -> float:
    """How large the body of a document becomes for each page of cards, unpacked: that of a sample of all pages."""
    pages = run.stack.layout.pages
    sample = SheetLayout(pages[:: max(1, len(pages) // _SAMPLE_PAGES)], ())
    stack = replace(run.stack, layout=sample, volumes=(), separate_documents=False)
    ((_, pieces),) = card_documents(replace(run, stack=stack))
    return body_bytes(pieces) / len(sample.pages)


def checklists(run: CardRun) -> Iterator[tuple[str, File]]:
    """The 核对单 of a run; several where it would be too long, each with what stands behind its name."""
    options = TemplateOptions(templates=run.options.templates, brand=run.brand)
    files = render_documents("tally", _card_checklist.pages(run), options)
    yield from zip(_card_checklist.marks(run), files, strict=True)


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
