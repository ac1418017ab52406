"""What is said of texts that a template took otherwise than their writer meant: a no for a yes, a file's name."""

from collections.abc import Iterator
from typing import Any

from docgen.errors import Cell, Problem
from docgen.model.watched_text import WatchedText
from docgen.readers.fill_data.records import FillData

_PICTURE_MM = 40
#: What stands for yes where a word stands for no.
_YES = {
    "FALSE": "TRUE", "False": "True", "false": "true", "NO": "YES", "No": "Yes", "no": "yes", "N": "Y", "n": "y",
    "OFF": "ON", "Off": "On", "off": "on", "0": "1", "无": "有", "没有": "有", "×": "√", "✗": "✓", "不需要": "需要",
    "不用": "用",
}  # fmt: skip


def notices_of_watched(read: FillData) -> Iterator[Problem]:
    """One notice for each name of the data, at the first of its texts."""
    misread: dict[str, list[WatchedText]] = {}
    printed: dict[str, list[WatchedText]] = {}
    for value in _watched(read):
        if value.was_misread:
            misread.setdefault(value.name, []).append(value)
        elif value.is_printed_file:
            printed.setdefault(value.name, []).append(value)
    for name, values in misread.items():
        text = f"“{name}”的“{_typed(values[0])}”{_more(values)}是文字，在条件里算“有”，不算“否”"
        test = name if name.isidentifier() else f'行["{name}"]'
        typed = _typed(values[0])
        hint = f'模板里写 {{% if {test} == "{_YES.get(typed, "是")}" %}}；要当作否，{_way_to_say_no(values[0])}'
        yield Problem(values[0].place, "D909", "should", text, hint)
    for name, values in printed.items():
        text = f"“{name}”的“{_typed(values[0])}”{_more(values)}是图片的文件名，印成了文字"
        yield Problem(values[0].place, "D909", "should", text, _way_to_picture(name, values[0]))


def _watched(read: FillData) -> Iterator[WatchedText]:
    seen = set[int]()
    waiting: list[Any] = [dict(record.values) for record in reversed(read.records)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, WatchedText) and id(value) not in seen:
            seen.add(id(value))
            yield value
        elif isinstance(value, dict):
            waiting += reversed(list(value.values()))
        elif isinstance(value, list):
            waiting += reversed(value)


def _typed(value: WatchedText) -> str:
    return str.__str__(value)


def _more(values: list[WatchedText]) -> str:
    return f"等{len(values)}处" if len(values) > 1 else ""


def _way_to_say_no(value: WatchedText) -> str:
    if isinstance(value.place, Cell):
        return "这一格就空着"
    return "数据里写 false，不加引号"


def _way_to_picture(name: str, value: WatchedText) -> str:
    if isinstance(value.place, Cell):
        return f"要印图片，把列名改成“{name}（图片{_PICTURE_MM}）”，{_PICTURE_MM}是宽几毫米"
    return f"要印图片，写成 {name}: {{$图片: {_typed(value)}, 宽: {_PICTURE_MM}}}"
