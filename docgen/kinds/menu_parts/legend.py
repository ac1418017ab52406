"""What the marks of a menu mean, in its small print, or among the dishes where there are too many."""

from collections.abc import Sequence
from typing import Any

from docgen.kinds.menu_parts.lines import DishClass, DishEntry, width_em
from docgen.kinds.menu_parts.marks import DietMark
from docgen.model.menu_type import LEGEND
from docgen.model.units import mm_to_pt

#: The room between a mark, its meaning and the next mark, in characters.
_GAPS_EM = 3.0


def legend_lines(marks: Sequence[DietMark], width_mm: float, bilingual: bool) -> list[dict[str, Any]]:
    """The marks with their meanings, as many in a line as fit."""
    lines: list[list[dict[str, str]]] = []
    room_em, used = mm_to_pt(width_mm) / LEGEND.size_pt, 0.0
    for mark in marks:
        item = {"记": mark.word, "文": _meaning(mark, bilingual)}
        need = width_em(mark.word) + width_em(item["文"]) + _GAPS_EM
        if not lines or used + need > room_em:
            lines.append([])
            used = 0.0
        lines[-1].append(item)
        used += need
    return [{"项": line} for line in lines]


def legend_class(marks: Sequence[DietMark], bilingual: bool) -> DishClass:
    """The marks with their meanings as lines of the menu itself."""
    entries = [DishEntry("", told=f"{mark.word}　{_meaning(mark, bilingual)}") for mark in marks]
    return DishClass("图例", "Legend" if bilingual else "", tuple(entries))


def _meaning(mark: DietMark, bilingual: bool) -> str:
    return f"{mark.meaning} {mark.english}" if bilingual and mark.english else mark.meaning


LEGEND_NAMES = {"项": [{"记": "清真、素之类", "文": "它的意思"}]}
