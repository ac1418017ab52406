"""Options of seatings (规则, 方位) and of the office (座次规则) that no layout has, and numbers out of bounds."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from docgen.errors import Mark, Problem
from docgen.model.flags import FlagError, flag_labels
from docgen.model.layout_options import NumberRange
from docgen.model.layouts import LAYOUTS, PLACES, SIDES
from docgen.model.office import Office
from docgen.model.seat_options import DOOR
from docgen.model.seating import Seating
from docgen.model.suggestions import suggestion
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.nodes import Source

#: A number of so many digits is out of every bound; one of thousands cannot even be read.
_MOST_DIGITS = 10
_STROKES = re.compile("[1-5]{1,64}")
_READING = re.compile("[a-z]{1,7}[1-5](?:-[a-z]{1,7}[1-5])*")
#: Code, sentence and hint of a fault, with its place.
_Fault = tuple[Mark, str, str, str]


def with_usual_words(seating: Seating, changes: ChangeNotices) -> Seating:
    """The seating with the program's own words for the values of its options; what was read so is noted."""
    given = seating.conventions
    settled = _usual_words(seating.layout, given, lambda name: seating.at[f"conventions.{name}"], changes)
    sides = {what: DOOR["门"].also.get(where, where) for what, where in seating.sides.items()}
    for what, where in seating.sides.items():
        if sides[what] != where:
            changes.add("选项换成程序的叫法", Change(where, sides[what], seating.at[f"sides.{what}"]))
    is_usual = settled == given and sides == seating.sides
    return seating if is_usual else replace(seating, conventions=settled, sides=sides)


def office_with_usual_words(office: Office, changes: ChangeNotices) -> Office:
    """The same for the options that an office sets for all its seatings."""
    settled = {
        layout: _usual_words(layout, given, lambda _, layout=layout: office.at[f"conventions.{layout}"], changes)  # type: ignore[misc]  # bound per layout
        for layout, given in office.conventions.items()
    }
    return office if settled == office.conventions else replace(office, conventions=settled)


def _usual_words(
    layout: str, given: Mapping[str, tuple[str, ...]], place: Callable[[str], Mark], changes: ChangeNotices
) -> dict[str, tuple[str, ...]]:
    options = LAYOUTS[layout].options if layout in LAYOUTS else {}
    settled = dict(given)
    for name, values in given.items():
        also = options[name].also if name in options else {}
        settled[name] = tuple(also.get(value, value) for value in values)
        for typed, read in zip(values, settled[name], strict=True):
            if typed != read:
                changes.add("选项换成程序的叫法", Change(typed, read, place(name)))
    return settled


def seating_faults(seating: Seating, source: Source) -> Iterator[Problem]:
    """What is wrong with 规则 and 方位 of a seating."""
    if not seating.layout:
        return
    faults = [*_option_faults(seating.layout, seating.conventions, lambda name: seating.at[f"conventions.{name}"])]
    if seating.flags and "国旗" not in LAYOUTS[seating.layout].options:
        families = dict.fromkeys(row.family for row in LAYOUTS.values() if "国旗" in row.options)
        hint = f"删去，或写进备注；{'、'.join(families)}的图上可以摆"
        faults.append((seating.at["flags"], "D113", f"“{seating.layout}”的图上不摆国旗", hint))
    elif seating.flags:
        faults += _option_faults(seating.layout, {"国旗": seating.flags}, lambda _: seating.at["flags"])
    for what, where in seating.sides.items():
        mark = seating.at[f"sides.{what}"]
        if what not in PLACES:
            hint = suggestion(what, PLACES) + f"可以写：{'、'.join(PLACES)}"
            faults.append((mark, "D113", f"方位里没有“{what}”", hint))
        elif where not in SIDES:
            faults.append((mark, "D113", f"“{what}”的方位没有“{where}”", f"可以写：{'、'.join(SIDES)}"))
    yield from (source.problem(mark, code, text, hint) for mark, code, text, hint in faults)


def office_faults(office: Office, source: Source) -> Iterator[Problem]:
    """What is wrong with 座次规则, 笔顺 and 读音 of an office."""
    faults: list[_Fault] = []
    for layout, given in office.conventions.items():
        mark = office.at[f"conventions.{layout}"]
        if layout not in LAYOUTS:
            hint = suggestion(layout, LAYOUTS) + f"可以写：{'、'.join(LAYOUTS)}"
            faults.append((mark, "D113", f"没有“{layout}”这种座次形式", hint))
        else:
            faults += _option_faults(layout, given, lambda _, mark=mark: mark)  # type: ignore[misc]  # bound per layout
    for character, strokes in office.strokes.items():
        if not _STROKES.fullmatch(strokes) or len(character) != 1:
            hint = "一个字: 每一笔一个数字，横1竖2撇3点4折5，如 𠮷: 121251"
            faults.append((office.at[f"strokes.{character}"], "D113", f"“{character}: {strokes}”不是笔顺", hint))
    for name, reading in office.readings.items():
        if not _READING.fullmatch(reading):
            hint = "写拼音字母和声调数字，如 覃: tan2；复姓写 ling2-hu2"
            faults.append((office.at[f"readings.{name}"], "D113", f"“{name}: {reading}”不是读音", hint))
    yield from (source.problem(mark, code, text, hint) for mark, code, text, hint in faults)


def _option_faults(layout: str, given: Mapping[str, tuple[str, ...]], place: Callable[[str], Mark]) -> Iterator[_Fault]:
    options = LAYOUTS[layout].options
    for name, values in given.items():
        mark = place(name)
        if name not in options:
            hint = suggestion(name, options) + f"可以写：{'、'.join(options)}"
            yield mark, "D113", f"“{layout}”没有“{name}”这一选项", hint
        elif numbers := options[name].numbers:
            yield from _number_faults(name, values, numbers, mark)
        elif options[name].names:
            yield from _flag_faults(values, mark)
        elif len(values) != 1 or values[0] not in options[name].values:
            known = options[name].values
            unknown = next((value for value in values if value not in known), "、".join(values))
            hint = suggestion(unknown, known) + f"可以写：{'、'.join(known)}"
            text = f"“{name}”没有“{unknown}”这种取法" if unknown else f"“{name}”没有写取法"
            yield mark, "D113", text, hint


def _flag_faults(values: tuple[str, ...], mark: Mark) -> Iterator[_Fault]:
    """Flags that are not those of two countries."""
    try:
        flag_labels(values)
    except FlagError as error:
        yield mark, "D425", str(error), error.hint


def _number_faults(name: str, values: tuple[str, ...], numbers: NumberRange, mark: Mark) -> Iterator[_Fault]:
    most, least, largest = numbers
    several = "，几个数写成 [7, 8]，表格里写 7、8" if most > 1 else ""
    for value in values:
        if not (value.isascii() and value.isdecimal() and len(value) < _MOST_DIGITS and least <= int(value) <= largest):
            yield mark, "D417", f"“{name}”写的是“{value}”", f"写 {least} 到 {largest} 的整数{several}"
    if not 0 < len(values) <= most:
        hint = f"写 1 到 {most} 个数{several}" if most > 1 else f"只写一个数，{least} 到 {largest}"
        yield mark, "D417", f"“{name}”写了{len(values)}个数" if values else f"“{name}”没有写数", hint
