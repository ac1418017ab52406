"""The lines of a text box, read back from the paragraphs that are printed in it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from docgen.model.units import half_points_to_pt, pt_to_mm, twips_to_pt
from docgen.text.xml_text import unescape

_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>(.*?)</w:p>|<w:p\b[^>]*/>", re.S)
_RUN = re.compile(r"<w:r(?: [^>]*)?>(?:<w:rPr>(.*?)</w:rPr>)?(.*?)</w:r>", re.S)
_TEXT_OR_BREAK = re.compile(r"<w:t(?: [^>]*)?>(.*?)</w:t>|<w:br\b[^>]*/>", re.S)
_EXACT_PITCH = re.compile(r'w:line="(\d+)" w:lineRule="exact"')
_SPACE_BEFORE = re.compile(r'w:before="(\d+)"')
_ALIGN = re.compile(r'<w:jc w:val="(\w+)"')
_SIZE = re.compile(r'<w:sz w:val="(\d+)"')
_EAST_ASIAN_FACE = re.compile(r'w:eastAsia="([^"]*)"')
_COLOUR = re.compile(r'<w:color w:val="([0-9A-Fa-f]{6})"')
_SPACING = re.compile(r'<w:spacing w:val="(-?\d+)"')
_DEFAULT_PITCH_MM, _DEFAULT_SIZE_PT = 5.0, 10.5


class TextStretch(NamedTuple):
    """Characters of a line that have one format: face, size, colour, the space behind each of them."""

    text: str
    face: str
    size_pt: float
    colour: str
    spacing_pt: float


class PrintedLine(NamedTuple):
    """A line as it is printed: its stretches, its alignment, the distance to the next line, the room above it."""

    stretches: tuple[TextStretch, ...]
    align: str
    pitch_mm: float
    space_before_mm: float = 0.0

    @property
    def largest_size_pt(self) -> float:
        """The size of its largest type."""
        return max(stretch.size_pt for stretch in self.stretches)


def read_text_box_lines(paragraphs: str) -> Iterator[PrintedLine]:
    """Every line of a text box; a paragraph may have several, parted by breaks."""
    for paragraph in _PARAGRAPH.finditer(paragraphs):
        yield from _lines_of(paragraph.group(1) or "")


def without_space_before(paragraphs: str) -> str:
    """The paragraphs with no room above the first."""
    return _SPACE_BEFORE.sub('w:before="0"', paragraphs, count=1)


def set_single_line_spacing(paragraphs: str) -> str:
    """The paragraphs with lines as high as their type.

    All readers put the middle of such a line at the same height, but not that of an exact one.
    """
    return _EXACT_PITCH.sub('w:line="240" w:lineRule="auto"', paragraphs)


def _lines_of(paragraph: str) -> Iterator[PrintedLine]:
    align_property, pitch_property = _ALIGN.search(paragraph), _EXACT_PITCH.search(paragraph)
    align = align_property.group(1) if align_property else "left"
    pitch_mm = _twips_to_mm(pitch_property.group(1)) if pitch_property else _DEFAULT_PITCH_MM
    space_before_mm = _space_before_mm(paragraph)
    stretches: list[TextStretch] = []
    for run in _RUN.finditer(paragraph):
        properties = run.group(1) or ""
        for text_or_break in _TEXT_OR_BREAK.finditer(run.group(2)):
            escaped = text_or_break.group(1)
            if escaped is None:
                yield PrintedLine(tuple(stretches), align, pitch_mm, space_before_mm)
                stretches, space_before_mm = [], 0.0
            elif text := unescape(escaped):
                stretches.append(TextStretch(text, *_run_format(properties)))
    yield PrintedLine(tuple(stretches), align, pitch_mm, space_before_mm)


@lru_cache(maxsize=64)
def _run_format(properties: str) -> tuple[str, float, str, float]:
    """The face, size, colour and spacing of a run."""
    size, face = _SIZE.search(properties), _EAST_ASIAN_FACE.search(properties)
    colour, spacing = _COLOUR.search(properties), _SPACING.search(properties)
    return (
        face.group(1) if face else "",
        half_points_to_pt(int(size.group(1))) if size else _DEFAULT_SIZE_PT,
        colour.group(1) if colour else "000000",
        twips_to_pt(int(spacing.group(1))) if spacing else 0.0,
    )


def _space_before_mm(paragraph: str) -> float:
    space = _SPACE_BEFORE.search(paragraph)
    return _twips_to_mm(space.group(1)) if space else 0.0


def _twips_to_mm(twips: str) -> float:
    return pt_to_mm(twips_to_pt(int(twips)))
