"""What the files of an office may hold: the headings of every section, in the words of the model's fields."""

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.errors import Problem, UsageError
from docgen.model.brandfile import BrandFile
from docgen.model.cards import Preset
from docgen.model.draft import Head
from docgen.model.layout_options import LayoutOption
from docgen.model.layouts import LAYOUTS
from docgen.model.ledger import Work
from docgen.model.office import TABLES, Office
from docgen.model.pack import Pack
from docgen.model.seating import Seating
from docgen.model.suggestions import closest_match
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.visit_file.vocabulary import FieldDescription, fields
from docgen.text.columns import align_rows

#: What is no section of a visit: files of their own, the head of a draft, a sheet of cards.
_FILES: Mapping[str, type[Value]] = {
    "来访": Visit,
    "办公室": Office,
    "地方规定": Pack,
    "工作": Work,
    "稿子": Head,
    "卡纸": Preset,
    "品牌": BrandFile,
}
_OTHERS_SHOWN = 6
_COLUMNS = ("名称", "英文", "", "例", "意思", "也可写")


def heading_lines(section: str = "") -> list[str]:
    """The headings of a section for a screen, those of its inner lists below it; without a name those of a visit.

    ``section`` is a section of a visit (日程), a file (办公室, 地方规定, 工作, 品牌), the head of a draft (稿子), a
    sheet of cards (卡纸) or a stock table (点位).
    Raises UsageError for any other name.
    """
    model = _model(section or "来访")
    lines = list(_table(model))
    if model is Visit:
        return [*lines, "", *_FOOT]
    for field in fields(model):
        # a catalogue entry is written as its name; its columns are those of the catalogue
        if field.model and (field.shape == "values" or not field.entry):
            lines += ["", f"“{field.chinese}”里每一项的各列：", "", *_table(field.model)]
    if model is Seating:
        lines += ["", "“规则”里可以写的选项，按形式（不写时取第一个，场合有规定的按场合）：", "", *_conventions()]
    return lines


def headings_json(section: str = "") -> list[dict[str, Any]]:
    """The same as data: name, english, meaning, examples, required, and whether the heading is a section of its own."""
    return [
        {
            "name": field.chinese,
            "english": field.english,
            "meaning": field.meaning,
            "also": list(field.also),
            "examples": list(field.examples),
            "required": field.required,
            "section": field.model is not None,
        }
        for field in fields(_model(section or "来访"))
    ]


_FOOT = (
    "标着“表”的是一节：docgen fields 日程 看这一节的各列。",
    "docgen fields 办公室 看办公室文件；也可以看地方规定、工作、品牌、卡纸、稿子，和资料库的点位、宾馆、菜品等表。",
    "在 Excel 里，一节一张工作表，表头就是这些名称；其余的写在“基本信息”表里，左边名称，右边内容。",
)


def _model(section: str) -> type[Value]:
    sections = {field.chinese: field.model for field in fields(Visit) if field.model}
    models = {**_FILES, **TABLES, **sections}
    if section in models:
        return models[section]
    match = closest_match(section, models)
    hint = f"是不是“{match}”？" if match else f"可以写：{'、'.join(models)}"
    raise UsageError([Problem(None, "U103", "error", f"没有“{section}”这一节", hint)])


def _table(model: type[Value]) -> Iterator[str]:
    rows = [
        (field.chinese, field.english, _mark(field), _example(field), field.meaning, _others(field))
        for field in fields(model)
    ]
    return (f"  {line}" for line in align_rows([_COLUMNS, *rows]))


def _mark(field: FieldDescription) -> str:
    return "·".join(word for word, holds in (("必填", field.required), ("表", field.model)) if holds)


def _others(field: FieldDescription) -> str:
    return "、".join(field.also[:_OTHERS_SHOWN]) + ("等" if len(field.also) > _OTHERS_SHOWN else "")


def _example(field: FieldDescription) -> str:
    return next(filter(None, field.examples), "")


def _conventions() -> Iterator[str]:
    everywhere = set.intersection(*(set(layout.options) for layout in LAYOUTS.values()))
    some = next(iter(LAYOUTS.values())).options
    rows: list[tuple[str, ...]] = []
    for name, layout in LAYOUTS.items():
        own = [
            f"{name}：{_values(option)}"
            for name, option in layout.options.items()
            if name not in everywhere or option != some[name]
        ]
        rows += [("" if number else name, text) for number, text in enumerate(own)]
    rows += [("各种形式", f"{name}：{_values(option)}") for name, option in some.items() if name in everywhere]
    return (f"  {line}" for line in align_rows(rows))


def _values(option: LayoutOption) -> str:
    if option.numbers:
        most, least, largest = option.numbers
        return f"{least} 到 {largest} 的数" + ("，可以写几个" if most > 1 else "")
    if option.names:
        return "[本国, 来访国]，写国名"
    return "、".join(value for value in option.values if not value.isascii())
