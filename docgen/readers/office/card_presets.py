"""Reads the presets of cards: those that come with the program, and files of the user."""

from collections.abc import Iterator
from pathlib import Path

from docgen.errors import DataError, Problem, has_errors
from docgen.model.cards import BLANK, Preset, Presets
from docgen.readers.files import read_text
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, Source, UnreadableError, compose
from docgen.readers.visit_file.vocabulary import fields

#: The difference in mm between the height of a card and the sum of its strips that is taken as rounding.
_ROUNDING_MM = 0.05
_MOST_COLUMNS_AND_ROWS = 50


def load_presets(path: Path) -> tuple[Preset, ...]:
    """Reads the presets of a file: a list under 卡纸, or one preset alone.

    Raises DataError with every mistake in the file, and OSError if it cannot be opened.
    """
    try:
        source, notices = read_text(path)
        node = compose(source)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    decoder = Decoder()
    presets = _decode_presets(node, source, decoder)
    problems = [*notices, *decoder.problems]
    if not has_errors(problems):
        if not presets and isinstance(node, (MappingNode, ScalarNode)):
            hint = f"写：{'、'.join(field.chinese for field in fields(Preset))}"
            problems.append(source.problem(node.mark, "D108", "没有一种卡纸", hint))
        for preset in presets:
            problems += _contradictions(preset, source)
    if has_errors(problems):
        raise DataError(problems)
    return presets


def _decode_presets(node: Node | None, source: Source, decoder: Decoder) -> tuple[Preset, ...]:
    is_single_preset = isinstance(node, MappingNode) and not any(
        key.text in ("卡纸", "presets") for key, _ in node.pairs
    )
    if is_single_preset:
        preset = decoder.value_of_file(node, Preset, source)
        return (preset,) if preset else ()
    several = decoder.value_of_file(node, Presets, source)
    return several.presets if several else ()


def _contradictions(preset: Preset, source: Source) -> Iterator[Problem]:
    """Mistakes that show only when values are compared: no height, heights that disagree, no printed face."""

    def problem(field: str, code: str, text: str, hint: str) -> Problem:
        return source.problem(preset.at[field], code, text, hint)

    if not preset.strip_texts and preset.height is None:
        yield problem("", "D108", f"“{preset.name}”没有写高", "写上“高”，要对折就写“折: [反 100, 正 100]”")
    if preset.strip_texts and preset.height is not None and abs(preset.height - preset.card_height) > _ROUNDING_MM:
        text = f"各折加起来高 {preset.card_height:g} 毫米，“高”写的是 {preset.height:g}"
        yield problem("height", "D431", text, "改正一个，或删去“高”")
    if all(strip.print_direction == BLANK for strip in preset.strips):
        yield problem("strip_texts", "D431", f"“{preset.name}”没有一折印字", "至少一折写“正”")
    for field, count in (("columns", preset.columns), ("rows", preset.rows)):
        if not 1 <= count <= _MOST_COLUMNS_AND_ROWS:
            yield problem(field, "D431", f"“{'列' if field == 'columns' else '行'}”写的是 {count}", "写 1 到 50")
