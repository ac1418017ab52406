"""The front of a menu: the emblem, what the meal is called, when and where it is."""

from math import ceil
from typing import Any

from docgen.kinds.menu_parts.lines import width_em
from docgen.kinds.menu_parts.meals import day_and_hour, english_day_and_hour, english_name, shown_name
from docgen.model.brand import Artwork
from docgen.model.dining import Meal
from docgen.model.menu_type import CoverType, LineType
from docgen.model.units import mm_to_pt, pt_to_mm
from docgen.model.visit import Visit

#: The room that an emblem takes, in parts of its height.
_EMBLEM_WITH_GAP = 1.15


def front_values(visit: Visit, meal: Meal, is_domestic: bool, bilingual: bool) -> dict[str, Any]:
    """The texts of the front in Chinese, and in English where foreign guests eat."""
    place = meal.place
    return {
        "名": shown_name(meal, is_domestic),
        "日期": day_and_hour(meal, visit),
        "地点": place.name if place else "",
        "英名": english_name(meal) if bilingual else "",
        "英日期": english_day_and_hour(meal, visit) if bilingual else "",
        "英地点": place.name_en if place and bilingual else "",
        "中英": bilingual,
    }


def emblem_that_fits(emblem: Artwork | str, values: dict[str, Any], cover: CoverType, width_mm: float) -> Artwork | str:
    """The emblem, or nothing where long names of meal and place need its room."""
    room_pt = mm_to_pt(cover.height_mm - (cover.emblem_mm * _EMBLEM_WITH_GAP if emblem else 0.0))
    return emblem if _texts_pt(values, cover, width_mm) <= room_pt else ""


def front_height_mm(values: dict[str, Any], emblem: Artwork | str, cover: CoverType, width_mm: float) -> float:
    """How high the front is, at most what it may be."""
    emblem_mm = cover.emblem_mm * _EMBLEM_WITH_GAP if emblem else 0.0
    return min(cover.height_mm, emblem_mm + pt_to_mm(_texts_pt(values, cover, width_mm)))


def _texts_pt(values: dict[str, Any], cover: CoverType, width_mm: float) -> float:
    """The height of title and texts."""
    lines: tuple[tuple[str, LineType], ...] = (
        (values["名"], cover.name),
        *((values[name], cover.small) for name in ("日期", "地点")),
        *((values[name], cover.english) for name in ("英名", "英日期", "英地点")),
    )
    texts = sum(_line_count(text, line, width_mm) * (line.line_pt + line.before_pt) for text, line in lines if text)
    menu = cover.english.line_pt if values["中英"] else 0.0
    return cover.title.line_pt + cover.rule_pt + menu + texts


def _line_count(text: str, line: LineType, width_mm: float) -> int:
    return ceil(width_em(text) * line.size_pt / mm_to_pt(width_mm))


FRONT_NAMES = {
    "名": "用餐名称，不带日期",
    "日期": "日期、星期和时间",
    "地点": "在哪里用餐",
    "英名": "Breakfast、Lunch、Dinner，只印中文时为空",
    "英日期": "英文的日期和时间",
    "英地点": "地点的英文名",
    "中英": "是不是印两种文字",
}
