"""The stages in which a run of cards is prepared: write, compare with the record, fit, lay out, assemble.

No stage reads a file: ``docgen.api.cards.prepare`` does that and calls them in turn.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.cards.card_texts import CardWords, brand_emblem, write_card
from docgen.cards.characters import unprintable_characters
from docgen.cards.cut_marks import cut_and_fold_marks
from docgen.cards.face_space import FaceSpace
from docgen.cards.fit import FittedCards, fit_cards
from docgen.cards.layout import lay_out_cards, lay_out_separately
from docgen.cards.notices import (
    missing_line_notices,
    overlong_text_errors,
    size_notices,
    substituted_font_notices,
)
from docgen.cards.options import CardOptions
from docgen.cards.run import CardRun
from docgen.cards.run_record_format import RecordedRun, RunFacts, RunRecord, style_fingerprint
from docgen.cards.selection import SelectionResult
from docgen.cards.source import CardSource
from docgen.cards.stack import CardStack
from docgen.cards.table_changes import TableChanges, cards_on_table, compare_with_table, reprint_suffix
from docgen.errors import DataError, OutputError, Problem
from docgen.fonts.fitted_text import FittedText
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import BLANK, Card, Paper, Preset
from docgen.model.lazy_list import LazyList


@dataclass(frozen=True, slots=True)
class CardMaterials:
    """What all stages work with: the options, the sheet and the fonts they ask for, and the people selected."""

    options: CardOptions
    preset: Preset
    paper: Paper
    source: CardSource
    selection: SelectionResult
    fonts: FontStack

    @property
    def lines(self) -> tuple[str, ...]:
        """The texts on a card besides the name; foreign guests usually have the foreign name."""
        lines = self.options.printed_lines
        if self.options.lines is None and self.source.is_foreign and "英文名" not in lines:
            return (*lines, "英文名")
        return lines

    @property
    def facts(self) -> RunFacts:
        """What the record says about all cards of the run."""
        return RunFacts(
            kind=self.options.title,
            title=self.source.title,
            source=Path(self.source.name).name,
            only=self.options.selection.only,
            preset=self.preset.name,
            paper=self.paper.name,
            font=self.fonts.first.name,
            lines=self.lines,
        )

    @property
    def words(self) -> CardWords:
        """What the texts of all cards have in common."""
        options, source = self.options, self.source
        return CardWords(self.lines, source.event, source.brand, bool(options.bar_height), options.identity)

    @property
    def face_space(self) -> FaceSpace:
        """The space of the smallest printed face of a card without a bar."""
        preset = self.preset
        return FaceSpace(
            width=preset.width,
            height=min(strip.height for strip in preset.strips if strip.print_direction != BLANK),
            vertical=self.options.vertical or preset.direction == "竖",
            largest_pt=float(preset.largest_pt or 999),
            emblem=self.options.emblem_height,
            proportions=self.options.proportions,
        )


@dataclass(frozen=True, slots=True)
class WrittenCards:
    """All numbered cards, which decide the sizes of type; and the cards of the people who are selected."""

    numbered: tuple[Card, ...]
    selected: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class RecordComparison:
    """The style of this run, the earlier runs it was compared with, the sizes of names in them if their style is the
    same, and the changes since then.
    """

    style: str
    earlier_runs: Sequence[RecordedRun]
    earlier_sizes_pt: Mapping[str, float]
    changes: TableChanges


def write_cards(materials: CardMaterials) -> WrittenCards:
    """Writes the texts of all cards.

    Raises DataError for texts that cannot be printed, and OutputError for characters that no font has.
    """
    words = materials.words
    numbered = tuple(write_card(number, holder, words) for number, holder in materials.selection.numbered)
    problems = materials.source.with_excerpts(unprintable_characters(numbered, materials.fonts))
    if any(problem.code != "O404" for problem in problems):
        raise DataError(problems)
    if problems:
        raise OutputError(problems)
    selected_numbers = {number for number, _ in materials.selection.selected}
    return WrittenCards(numbered, tuple(card for card in numbered if card.number in selected_numbers))


def compare_with_record(
    cards: WrittenCards, earlier_runs: Sequence[RecordedRun], template_hash: str, materials: CardMaterials
) -> RecordComparison:
    """Compares the selected cards with those on the table. Without earlier runs all of them have to be printed."""
    facts = materials.facts
    vertical = materials.face_space.vertical
    style = style_fingerprint(facts.kind, materials.preset, vertical, facts.font, facts.lines, template_hash)
    if not earlier_runs:
        return RecordComparison(style, (), {}, TableChanges(list(cards.selected), []))
    others = list(_unselected_cards(cards, materials))
    changes = compare_with_table(cards.selected, others, style, cards_on_table(earlier_runs))
    last_run = earlier_runs[-1]
    sizes_pt = (last_run.get("sizes") or {}) if last_run.get("style") == style else {}
    return RecordComparison(style, earlier_runs, sizes_pt, changes)


def fit_texts(cards: WrittenCards, comparison: RecordComparison, materials: CardMaterials) -> FittedCards:
    """Sizes the texts of all numbered cards. Raises DataError for texts that are too long."""
    has_bar = any(card.bar for card in cards.numbered)
    fitted = fit_cards(
        cards.numbered,
        replace(materials.face_space, bar=materials.options.bar_height if has_bar else 0.0),
        materials.fonts,
        materials.options.same_size,
        comparison.earlier_sizes_pt,
    )
    if problems := materials.source.with_excerpts(overlong_text_errors(fitted)):
        raise DataError(problems)
    return fitted


def lay_out_stack(
    cards: WrittenCards, fitted: FittedCards, comparison: RecordComparison, materials: CardMaterials
) -> CardStack:
    """Lays the cards that have to be printed on sheets. Raises UsageError if an emblem is asked for and missing."""
    options, source = materials.options, materials.source
    preset, paper, printer = materials.preset, materials.paper, options.printer_settings
    printed = comparison.changes.to_print
    printed_numbers = {card.number for card in printed}
    indexes = [index for index, card in enumerate(cards.numbered) if card.number in printed_numbers]
    texts = LazyList(fitted.texts.__getitem__, indexes) if len(indexes) < len(cards.numbered) else fitted.texts
    lay_out = lay_out_separately if options.separate_documents else lay_out_cards
    return CardStack(
        kind=options.title,
        title=f"{source.title}{options.title}{reprint_suffix(comparison.earlier_runs)}",
        cards=tuple(printed),
        fitted=FittedCards(texts, fitted.sizes_pt),
        preset=preset,
        paper=paper,
        layout=lay_out(len(printed), preset, paper, printer, options.first_slot),
        marks=cut_and_fold_marks(preset, paper, printer),
        empty_text=FittedText("", (), materials.fonts),
        emblem=brand_emblem(options.printed_lines, source.brand),
        separate_documents=options.separate_documents,
    )


def assemble_run(
    cards: WrittenCards, stack: CardStack, comparison: RecordComparison, materials: CardMaterials
) -> CardRun:
    """Puts together the stack, what will be recorded, and what the user is told."""
    options, source = materials.options, materials.source
    withdrawn = tuple(comparison.changes.withdrawn)
    record = RunRecord(
        facts=materials.facts,
        style=comparison.style,
        sizes_pt=stack.fitted.sizes_pt,
        selection=materials.selection,
        is_update=options.changed_since is not None,
        is_partial=options.is_partial,
        printed=len(stack.cards),
        withdrawn=withdrawn,
    )
    return CardRun(
        options=options,
        stack=stack,
        cards=cards.selected,
        selection=materials.selection,
        problems=tuple(source.with_excerpts(_notices(cards, stack, comparison, materials))),
        withdrawn=withdrawn,
        record=record,
        brand=source.brand,
    )


def _unselected_cards(cards: WrittenCards, materials: CardMaterials) -> Iterator[Card]:
    """The cards of people on the roster who are not selected: if they stand on the table, they stay there."""
    selection = materials.selection
    selected_numbers = {number for number, _ in selection.selected}
    yield from (card for card in cards.numbered if card.number not in selected_numbers)
    numbered_holders = {id(holder) for _, holder in selection.numbered}
    for entry in selection.excluded:
        if id(entry.holder) not in numbered_holders:
            yield write_card(0, entry.holder, materials.words)


def _notices(
    cards: WrittenCards, stack: CardStack, comparison: RecordComparison, materials: CardMaterials
) -> Iterator[Problem]:
    options = materials.options
    yield from materials.source.problems
    yield from materials.selection.problems
    yield from missing_line_notices(cards.selected, options.expected_lines, options.title)
    if options.same_size:
        yield from size_notices(stack.fitted.sizes_pt, comparison.earlier_sizes_pt)
    yield from substituted_font_notices(stack.cards, materials.fonts)
