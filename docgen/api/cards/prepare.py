"""From a visit or a roster to a run of cards that is ready to be printed."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from docgen import assets
from docgen.api.cards.documents import bytes_per_page
from docgen.api.cards.read_back import checked_documents
from docgen.api.cards.run_record_file import read_earlier_runs
from docgen.api.cards.source import read_card_source
from docgen.api.cards.stock import font_stack, preset_and_paper
from docgen.api.files import File, require_file
from docgen.cards.card_texts import by_preference
from docgen.cards.options import CardOptions
from docgen.cards.preparation import (
    CardMaterials,
    RecordComparison,
    WrittenCards,
    assemble_run,
    compare_with_record,
    fit_texts,
    lay_out_stack,
    write_cards,
)
from docgen.cards.run import CardRun
from docgen.cards.selection import select_holders
from docgen.cards.source import CardSource
from docgen.cards.volumes import page_limit, volume_pages
from docgen.errors import Problem, UsageError
from docgen.fonts.font_stack import FontStack
from docgen.kinds import load_kind
from docgen.kinds._slogans import PrintOccasion, brand_for_paper
from docgen.model.cards import Preset
from docgen.model.visit import Visit
from docgen.readers.visit_file.settings import Settings

#: So many pages are one file, however much stands on them: nobody needs to look how large they become.
_ALWAYS_ONE_FILE_PAGES = 200


def prepare_cards(
    source: str | Path | bytes | Visit,
    options: CardOptions | None = None,
    office: str | Path | None = None,
    settings: Settings = (),
    fonts: FontStack | None = None,
) -> CardRun:
    """Prepares the cards of a visit, a workbook, a CSV file or a text, or of a visit that was read before.

    ``source`` may also be the bytes of a visit file or a text. ``fonts`` are those that the caller has read already and
    will release. Raises DataError for a roster that cannot be printed,
    with every place; UsageError for options that cannot be met; OutputError for characters that no font of this
    computer has.
    """
    options = options or CardOptions()
    card_source = read_card_source(source, options, office, settings)
    materials = _gather_materials(card_source, options, fonts or font_stack(options.font))
    cards = write_cards(materials)
    comparison = _compare_with_record(cards, materials)
    fitted = fit_texts(cards, comparison, materials)
    stack = lay_out_stack(cards, fitted, comparison, materials)
    if fonts is None:
        # every character has been measured: the tables of the fonts are not needed any more
        materials.fonts.release()
    return _in_volumes(assemble_run(cards, stack, comparison, materials))


def render_visit_cards(
    visit: Visit, kind: str, template: str | Path | None, templates: Sequence[Path]
) -> Iterator[File]:
    """The document of a visit's cards on the usual sheet, as other papers are made. ``kind`` is cards or badges."""
    options = CardOptions(kind=kind, template=str(template) if template else None, templates=tuple(templates))
    for name, pieces in checked_documents(prepare_cards(visit, options)):
        yield File(name, b"".join(pieces))


def _in_volumes(run: CardRun) -> CardRun:
    """The run with its stack in as many files as it takes that each can be opened."""
    stack, pages_per_sheet = run.stack, run.options.printer_settings.pages_per_sheet
    if len(stack.layout.pages) <= _ALWAYS_ONE_FILE_PAGES:
        return run
    first_cards = [faces[0][0] for faces in stack.layout.pages[::pages_per_sheet]]
    volumes = volume_pages(stack.cards, first_cards, pages_per_sheet, page_limit(bytes_per_page(run)))
    return replace(run, stack=replace(stack, volumes=volumes))


def _gather_materials(source: CardSource, options: CardOptions, fonts: FontStack) -> CardMaterials:
    """Finds the sheet and selects the people."""
    preset, paper = preset_and_paper(options)
    _require_slot(options.first_slot, preset)
    card_source = _with_printable_assets(source, options)
    holders = card_source.holders
    selection = select_holders(
        holders.requested, holders.excluded, options.selection, card_source.known, options.keep_duplicates
    )
    return CardMaterials(options, preset, paper, card_source, selection, fonts)


def _with_printable_assets(card_source: CardSource, options: CardOptions) -> CardSource:
    """The source with what cards may print of its brand, and a notice for what they were to print and may not."""
    brand = card_source.brand
    if brand is None or not {"口号", "标志"} & set(options.printed_lines):
        return card_source
    withheld = brand_for_paper(brand, load_kind(options.kind), PrintOccasion(card_source.day))
    names = ["标志"] if "标志" in options.printed_lines else []
    if "口号" in options.printed_lines:
        names += takewhile(withheld.reasons.__contains__, (name for name, _ in by_preference(brand)))
    notices = [withheld.reasons[name] for name in names if name in withheld.reasons]
    return replace(card_source, brand=withheld.brand, problems=(*card_source.problems, *notices))


def _require_slot(first_slot: int, preset: Preset) -> None:
    """Raises UsageError if the sheet does not have this slot."""
    if not 1 <= first_slot <= preset.cards_per_sheet:
        text = f"--start-at {first_slot}：一张纸上只有{preset.cards_per_sheet}张卡"
        raise UsageError([Problem(None, "U103", "error", text, f"写 1 到 {preset.cards_per_sheet}")])


def _compare_with_record(cards: WrittenCards, materials: CardMaterials) -> RecordComparison:
    """Compares the cards with the record that the options name, if they name one."""
    options, facts = materials.options, materials.facts
    template_hash = _template_hash(options)
    if options.changed_since is None:
        return compare_with_record(cards, (), template_hash, materials)
    earlier_runs = read_earlier_runs(options.changed_since, facts.kind, facts.source)
    return compare_with_record(cards, earlier_runs, template_hash, materials)


def _template_hash(options: CardOptions) -> str:
    """The SHA-256 of the template: a run with another template has another style."""
    path = require_file(options.template) if options.template else assets.template_file(options.kind, options.templates)
    return hashlib.sha256(path.read_bytes()).hexdigest()
