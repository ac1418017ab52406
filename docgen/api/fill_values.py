"""What is said of values of the data with which a template cannot calculate, at their places."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.errors import Cell, Mark, Problem
from docgen.readers.fill_data.data_file import ALL_ROWS
from docgen.readers.fill_data.records import FillData, FillRecord
from docgen.word.engine.fill import unprintable_values
from docgen.word.engine.uncomputable import Steps, UncomputableError, UncomputableValue, label_of

_SHOWN = 20
#: ¥1,380.50元, 012, 1，200.
_NUMBER_AS_TEXT = re.compile(r"(?P<sign>[¥￥]?)(?P<number>-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)(?P<unit>元?)")
_NUMBER_OF_A_THING = re.compile(r"0\d+")
_STEP_OF_PATH = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")


def uncomputable_problems(error: UncomputableError, record: FillRecord, read: FillData) -> Iterator[Problem]:
    """What is said of values with which the template cannot calculate, at their places in the data."""
    at = error.problems[0]
    part = at.place.file.rpartition("!") if at.place else ("", "", "")
    tag = f"模板{part[2]}第{at.place.line}段的{at.text.rpartition('：')[0]}" if at.place and part[1] else "模板"
    for one in error.values:
        own, steps = _record_of(one.steps, record, read)
        place = own.place_of(steps)
        label = f"{own.label}的" if own.label else ""
        label += one._replace(steps=steps).label
        text, hint = _sentences_on(one, place)
        yield Problem(place, "D908", "error", f"{label}{text}，{tag}要拿它计算", hint)


def unprintable_problems(records: Iterable[FillRecord]) -> Iterator[Problem]:
    """A problem for every value that no document can carry, at its place; a value with two names has one."""
    said: set[tuple[Mark | None, str]] = set()
    for record in records:
        for problem in unprintable_values(record.values):
            path, _, fault = problem.text.partition("：")
            steps = tuple(int(number) - 1 if number else name for number, name in _STEP_OF_PATH.findall(path))
            place = record.place_of(steps)
            if (place, fault) not in said:
                said.add((place, fault))
                label = f"{record.label}的" if record.label else ""
                yield problem._replace(place=place, text=f"{label}{label_of(steps)}：{fault}")


def _sentences_on(one: UncomputableValue, place: Mark) -> tuple[str, str]:
    """What a value is, and how it becomes a number."""
    if not one.value:
        return "空着", f"填上；可以空着就在模板里用 {one.way_around} 绕开"
    if match := _NUMBER_AS_TEXT.fullmatch(one.value):
        return f"的“{one.value}”是文字，不是数", _as_a_number(match, place)
    return f"是“{one.value[:_SHOWN]}”，不是数", f"改成数；可以这样写就在模板里用 {one.way_around} 绕开"


def _as_a_number(typed: re.Match[str], place: Mark) -> str:
    """How a number that was typed as a text becomes a number: without what this text has about it."""
    plain = re.sub("[,，]", "", typed["number"])
    if _NUMBER_OF_A_THING.fullmatch(plain):
        return f"要计算就写成 {Decimal(plain)}；它是号码就不必计算，在模板里直接印"
    if isinstance(place, Cell) and any(ending in place.file.lower() for ending in _WORKBOOKS):
        first = f"去掉“{typed['unit']}”；" if typed["unit"] else ""
        return f"{first}在 Excel 里选中这一列，点“数据→分列→完成”，文字就变成数"
    extra = [f"“{sign}”" for sign in (typed["sign"], typed["unit"]) if sign]
    if plain != typed["number"]:
        extra.append("千分位逗号")
    return f"去掉{'和'.join(extra) or '引号'}，写成 {plain}"


def _record_of(steps: Steps, record: FillRecord, read: FillData) -> tuple[FillRecord, Steps]:
    """The record in which a value stands, and what leads to it there: a template may go through all rows."""
    if len(steps) > 1 and steps[0] in (ALL_ROWS, read.title) and isinstance(steps[1], int) and not record.values:
        return read.records[steps[1]], steps[2:]
    return record, steps
