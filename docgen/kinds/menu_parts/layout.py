"""How the dishes of a menu share its panels: in type as large as fits, classes whole where they can be, nothing cut."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from docgen.kinds.menu_parts.lines import (
    DishClass,
    class_height_pt,
    entry_height_pt,
    heading_height_pt,
    heading_values,
)
from docgen.model.menu_type import MenuType
from docgen.model.units import mm_to_pt

#: Room that stays free in a panel, against faces that are a little higher than reckoned.
_FREE_SHARE = 0.03
#: The part of a panel that larger type than usual may fill.
_FILLED_BY_LARGE_TYPE = 0.62
#: How much smaller the type may become so that no class is parted; percent.
_WORTH_A_WHOLE_CLASS = 15
#: The smallest type that is taken so that a slip needs no back; percent.
_SMALLEST_ON_ONE_FACE = 78

#: The lines of one panel as values for a template.
Panel = list[dict[str, Any]]


class _Line(NamedTuple):
    """A heading or a dish: its values, its height, whether it is a heading."""

    values: dict[str, Any]
    height_pt: float
    is_heading: bool


class MenuLayout(NamedTuple):
    """The panels of a menu, and the size of its type in percent of the usual one."""

    panels: tuple[Panel, ...]
    percent: int


def folded_layout(dishes: Sequence[DishClass], menu_type: MenuType, height_mm: float, most: int = 999) -> MenuLayout:
    """The dishes in pairs of panels that are as even as can be, in type as large as suits, ``most`` percent of it.

    Classes are kept whole if the type need not be much smaller for it; what does not fit even in the smallest type
    goes on in further pairs.
    """
    height_pt = _usable_pt(height_mm)
    percents = [percent for percent in menu_type.percents if percent <= most]
    parted: MenuLayout | None = None
    for percent in percents:
        resized = menu_type.resized(percent)
        if parted and percent < parted.percent - _WORTH_A_WHOLE_CLASS:
            return parted
        if even := _even_halves(dishes, resized, height_pt * (_FILLED_BY_LARGE_TYPE if percent > 100 else 1)):
            return MenuLayout(even, percent)
        if parted is None and percent <= 100:
            panels = _filled(_lines(dishes, resized), height_pt)
            parted = MenuLayout(panels, percent) if len(panels) <= 2 else None
    return parted or MenuLayout(_filled(_lines(dishes, menu_type.resized(percents[-1])), height_pt), percents[-1])


class FaceHeights(NamedTuple):
    """The room for dishes on a front that is the only face, on another front, on a back, on a face between; mm."""

    alone: float
    front: float
    back: float
    between: float


def face_heights(whole_mm: float, head_mm: float, foot_mm: float) -> FaceHeights:
    """The room that a head and a foot leave on the faces of a slip."""
    return FaceHeights(whole_mm - head_mm - foot_mm, whole_mm - head_mm, whole_mm - foot_mm, whole_mm)


def slim_layout(dishes: Sequence[DishClass], menu_type: MenuType, faces_mm: FaceHeights, most: int = 999) -> MenuLayout:
    """The dishes on one face of a slip, else on two, and what does not fit even so on further ones."""
    alone_pt, front_pt, back_pt = (_usable_pt(height) for height in faces_mm[:3])
    percents = [percent for percent in menu_type.percents if percent <= most]
    for percent in percents:
        share = _FILLED_BY_LARGE_TYPE if percent > 100 else 1
        panels = _filled(_lines(dishes, menu_type.resized(percent)), alone_pt * share)
        if len(panels) == 1 and (percent >= _SMALLEST_ON_ONE_FACE or percent == percents[0]):
            return MenuLayout(panels, percent)
    return _on_two_faces(dishes, menu_type, (front_pt, back_pt), percents)


def _on_two_faces(
    dishes: Sequence[DishClass], menu_type: MenuType, faces_pt: tuple[float, float], percents: Sequence[int]
) -> MenuLayout:
    """The dishes on front and back, no class on both if the type need not be much smaller; else on more faces."""
    parted: MenuLayout | None = None
    for percent in [percent for percent in percents if percent <= 100]:
        if parted and percent < parted.percent - _WORTH_A_WHOLE_CLASS:
            return parted
        resized = menu_type.resized(percent)
        if whole := _even_faces(dishes, resized, *faces_pt):
            return MenuLayout(whole, percent)
        panels = _filled(_lines(dishes, resized), *faces_pt)
        parted = parted or (MenuLayout(panels, percent) if len(panels) <= 2 else None)
    return parted or MenuLayout(_filled(_lines(dishes, menu_type.resized(percents[-1])), *faces_pt), percents[-1])


def _usable_pt(height_mm: float) -> float:
    return mm_to_pt(height_mm) * (1 - _FREE_SHARE)


def _lines(dishes: Sequence[DishClass], menu_type: MenuType) -> list[_Line]:
    lines = []
    for of_class in dishes:
        if of_class.heading:
            lines.append(_Line(heading_values(of_class), heading_height_pt(of_class, menu_type), True))
        for entry in of_class.entries:
            lines.append(_Line(entry.values(), entry_height_pt(entry, menu_type), False))
    return lines


def _even_halves(dishes: Sequence[DishClass], menu_type: MenuType, limit_pt: float) -> tuple[Panel, ...] | None:
    """Two panels with whole classes, as even as can be; a single class is parted in the middle. None if it fits not."""
    if len(dishes) == 1:
        return _halves_of_one_class(_lines(dishes, menu_type), limit_pt)
    cuts = [(max(left, right), at) for left, right, at in _cuts(dishes, menu_type)]
    best = min(most for most, _ in cuts)
    if best > limit_pt:
        return None
    # of two ways that are nearly as even the one with the fuller first panel
    at = max(at for most, at in cuts if most <= min(best * 1.05, limit_pt))
    return _parted(dishes, menu_type, at)


def _even_faces(
    dishes: Sequence[DishClass], menu_type: MenuType, front_pt: float, back_pt: float
) -> tuple[Panel, ...] | None:
    """Two faces with whole classes, each as full as the other as nearly as can be. None if it fits not."""
    filled = ((max(left / front_pt, right / back_pt), at) for left, right, at in _cuts(dishes, menu_type))
    fullest, at = min(filled, default=(2.0, 0))
    return _parted(dishes, menu_type, at) if fullest <= 1 else None


def _cuts(dishes: Sequence[DishClass], menu_type: MenuType) -> list[tuple[float, float, int]]:
    """The heights before and behind every place between two classes, and its number."""
    sizes = [class_height_pt(of_class, menu_type) for of_class in dishes]
    return [(sum(sizes[:at]), sum(sizes[at:]), at) for at in range(1, len(sizes))]


def _parted(dishes: Sequence[DishClass], menu_type: MenuType, at: int) -> tuple[Panel, ...]:
    return tuple([line.values for line in _lines(part, menu_type)] for part in (dishes[:at], dishes[at:]))


def _halves_of_one_class(lines: Sequence[_Line], limit_pt: float) -> tuple[Panel, ...] | None:
    """A few dishes of one class stand together in the second panel; many are parted evenly."""
    total = sum(line.height_pt for line in lines)
    if total <= limit_pt * _FILLED_BY_LARGE_TYPE:
        return [], [line.values for line in lines]
    before, at = 0.0, 0
    while at < len(lines) and before + lines[at].height_pt / 2 <= total / 2:
        before += lines[at].height_pt
        at += 1
    if max(before, total - before) > limit_pt:
        return None
    return tuple([line.values for line in part] for part in (lines[:at], lines[at:]))


def _filled(lines: Sequence[_Line], first_pt: float, later_pt: float = 0.0) -> tuple[Panel, ...]:
    """Panels filled one after the other, those behind the first ``later_pt`` high; no heading stands at their end."""
    panels: list[Panel] = [[]]
    used, limit = 0.0, first_pt
    for line, following in zip_longest(lines, lines[1:]):
        need = line.height_pt + (following.height_pt if line.is_heading and following else 0.0)
        if panels[-1] and used + need > limit:
            panels.append([])
            used, limit = 0.0, later_pt or first_pt
        panels[-1].append(line.values)
        used += line.height_pt
    return tuple(panels)
