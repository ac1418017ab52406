"""The small print under a chart, broken into lines."""

from collections.abc import Sequence

from docgen.model.units import pt_to_mm
from docgen.seating.labels import advance

NOTE_PT = 9.0
_APART = 0.25  # em between figures and hanzi
#: Small print is broken as if its face were so much wider: another face of the same name may be.
_WIDER_FACE = 1.06
_LEAST_LAST_LINE = 8  # characters


def break_small_print(text: str, across: float) -> list[str]:
    """The small print broken into lines of at most ``across`` mm, also in a face that is a little wider.

    LibreOffice sets figures apart from hanzi. A last line of a few characters is made as long as the others.
    """
    if not text:
        return []
    widths = [
        advance(character) + (_APART if before.isascii() != character.isascii() else 0.0)
        for before, character in zip(f"　{text}", text, strict=False)
    ]
    most = across / pt_to_mm(NOTE_PT) / _WIDER_FACE
    lines = _filled_lines(text, widths, most)
    if len(lines) == 1 or len(lines[-1]) >= _LEAST_LAST_LINE:
        return lines
    return _filled_lines(text, widths, min(most, sum(widths) / len(lines) + 1.0))


def _filled_lines(text: str, widths: Sequence[float], most: float) -> list[str]:
    lines, width = [""], 0.0
    for character, wide in zip(text, widths, strict=True):
        if width + wide > most and lines[-1]:
            lines.append("")
            width = 0.0
        lines[-1] += character
        width += wide
    return lines
