"""Names of two characters, set as wide as names of three: what ``{{ 姓名|对齐 }}`` prints."""

import re

from docgen.model.units import half_points_to_pt, pt_to_twips
from docgen.word.engine.printers.fallback_runs import run_start, text_in_faces
from docgen.word.engine.run_format import RunFormat
from docgen.word.markup.font_fallback import is_hanzi

_PROPERTIES_AFTER_SPACING = re.compile(
    r"<w:(?:w|kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang)\b"
)


class AlignedName(str):
    """A name that is set to the width of three characters."""

    __slots__ = ()


def print_aligned_name(name: AlignedName, run: RunFormat) -> str:
    """The content of ``w:t``: behind the first of two hanzi a space as wide as a character."""
    text = str(name)
    if len(text) != 2 or not all(map(is_hanzi, text)):
        return text_in_faces(text, run)
    without_spacing = re.sub(r"<w:spacing\b[^>]*/>", "", run.properties)
    one_character_twips = pt_to_twips(half_points_to_pt(run.half_points))
    spaced = _with_spacing(without_spacing, one_character_twips)
    first = text_in_faces(text[0], RunFormat(spaced, run.face, run.half_points))
    second = text_in_faces(text[1], run)
    return f"</w:t></w:r>{run_start(spaced)}{first}</w:t></w:r>{run_start(run.properties)}{second}"


def _with_spacing(properties: str, twips: int) -> str:
    """Run properties with ``w:spacing`` where the schema wants it: before w, kern, position, sz and what follows."""
    spacing = f'<w:spacing w:val="{twips}"/>'
    if not properties or (properties.endswith("/>") and properties.count("<") == 1):
        return f"<w:rPr>{spacing}</w:rPr>"
    later = _PROPERTIES_AFTER_SPACING.search(properties)
    position = later.start() if later else properties.rindex("</w:rPr>")
    return properties[:position] + spacing + properties[position:]
