"""A text whose lines, faces and sizes were chosen beforehand (a line of a card) as one paragraph of Word."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from markupsafe import escape

from docgen.fonts.fitted_text import LEADING, FittedLine, FittedText, room_above
from docgen.model.units import TWIPS_PER_PT, pt_to_half_points, pt_to_twips
from docgen.word.engine.printers.plain_text import escape_text
from docgen.word.markup.namespaces import ORDER, w

_EXACT_SPACING = re.compile(r'w:before="\d+" w:after="\d+" w:line="\d+" w:lineRule="exact"')
_PROPERTY = re.compile(r"<w:(\w+)\b[^>]*?/>")
_REPLACED_PROPERTIES = ("rFonts", "spacing", "sz", "szCs", "kern")
#: Half-points: a space at the end of a line is so small that nobody sees it.
_LAST_SPACE_HALF_POINTS = 2
#: What stands before the paragraph of each column of a name; the box of the face takes it away.
COLUMN_MARK = "<!--column-->"


class _FittedRun(NamedTuple):
    """A run of a line: its face, its text, the space behind each character, its size in half-points."""

    face: str
    text: str
    spacing_twips: int
    half_points: int


def fitted_paragraph(value: FittedText, properties: str, run_properties: str) -> str:
    """One paragraph, its lines parted by breaks; nothing for a text without lines.

    A text in columns becomes a paragraph for each column, all equally high.
    """
    if not value.lines:
        return ""
    if value.lines[0].stacked and len(value.lines) > 1:
        return "".join(_columns(value, properties, run_properties))
    runs = []
    for number, line in enumerate(value.lines):
        line_break = "<w:br/>" if number else ""
        for run in _runs_of(line, is_last=number == len(value.lines) - 1):
            run_format = _run_format(run_properties, str(escape(run.face)), run.half_points, run.spacing_twips)
            runs.append(f"<w:r>{run_format}{line_break}{_text_nodes(run.text, line)}</w:r>")
            line_break = ""
    return f"<w:p>{_EXACT_SPACING.sub(_spacing(value), properties)}{''.join(runs)}</w:p>"


def _columns(value: FittedText, properties: str, run_properties: str) -> Iterator[str]:
    """The paragraphs of the columns, each behind a mark; blank rows make up for shorter ones."""
    rows = max(len(line.text) for line in value.lines)
    for line in value.lines:
        column = fitted_paragraph(FittedText(line.text, (line,), value.fonts), properties, run_properties)
        blank_rows = "<w:r>" + "<w:br/>" * (rows - len(line.text)) + "</w:r>" if len(line.text) < rows else ""
        yield COLUMN_MARK + column.replace("</w:p>", f"{blank_rows}</w:p>")


def _spacing(value: FittedText) -> str:
    """The distance of the lines, and the room above the first."""
    pitch_twips = round(value.lines[0].size_pt * TWIPS_PER_PT * LEADING)
    before = round(pitch_twips * room_above(value.fonts)) + pt_to_twips(value.more_above_pt)
    return f'w:before="{before}" w:after="0" w:line="{pitch_twips}" w:lineRule="exact"'


def _runs_of(line: FittedLine, is_last: bool) -> Iterator[_FittedRun]:
    half_points = pt_to_half_points(line.size_pt)
    if line.spread and not line.stacked:
        (face, first), (other_face, second) = _two_characters(line)
        yield _FittedRun(face, first, pt_to_twips(line.size_pt), half_points)
        yield _FittedRun(other_face, second, 0, half_points)
        return
    for face, text in line.pieces:
        visible = text if is_last else text.rstrip(" ")
        if visible:
            yield _FittedRun(face, visible, 0, half_points)
        if visible != text:
            yield _FittedRun(face, text[len(visible) :], 0, _LAST_SPACE_HALF_POINTS)


def _two_characters(line: FittedLine) -> tuple[tuple[str, str], tuple[str, str]]:
    """The first two characters of a line, each with its face."""
    characters = [(face, character) for face, text in line.pieces for character in text]
    return characters[0], characters[1]


@lru_cache(maxsize=64)
def _run_format(properties: str, face: str, half_points: int, spacing_twips: int) -> str:
    """Run properties with another face, size and spacing, each where the schema wants it."""
    order = ORDER[w("rPr")]
    style, before_spacing, before_size, after_size = "", "", "", ""
    for match in _PROPERTY.finditer(properties):
        name, position = match.group(1), order.get(w(match.group(1)), 99)
        if name in _REPLACED_PROPERTIES:
            continue
        if position > order[w("sz")]:
            after_size += match.group()
        elif position > order[w("spacing")]:
            before_size += match.group()
        elif position > order[w("rFonts")]:
            before_spacing += match.group()
        else:
            style += match.group()
    fonts = f'<w:rFonts w:hint="eastAsia" w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
    return (
        f'<w:rPr>{style}{fonts}{before_spacing}<w:spacing w:val="{spacing_twips}"/>{before_size}'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>{after_size}</w:rPr>'
    )


def _text_nodes(text: str, line: FittedLine) -> str:
    """The text of a run; a stacked one stands character under character."""
    if not line.stacked:
        return f'<w:t xml:space="preserve">{escape_text(text)}</w:t>'
    gap = "<w:br/><w:br/>" if line.spread else "<w:br/>"
    return gap.join(f'<w:t xml:space="preserve">{escape_text(character)}</w:t>' for character in text)
