"""A file of data into values for a template: YAML, JSON, a workbook, CSV."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docgen.errors import DataError, Mark, Problem
from docgen.model.attachments import AttachedFile
from docgen.readers.attached_file import AttachedFileError, attached_file
from docgen.readers.files import TEXTS, WORKBOOKS, YAML, read_text, shown_path
from docgen.readers.fill_data.json_nodes import json_nodes
from docgen.readers.fill_data.records import FillData, FillRecord, OtherPicture
from docgen.readers.fill_data.rich_values import ReadFile, RichValueError, picture_of_width
from docgen.readers.fill_data.table import TableReader, headings_of
from docgen.readers.fill_data.values import ValueReader, notice_of_days
from docgen.readers.tables.number_formats import AS_SEEN
from docgen.readers.tables.sheets import Sheet
from docgen.readers.tables.table_file import sheets
from docgen.readers.visit_file.nodes import MappingNode, Node, SequenceNode, UnreadableError, compose

#: Files that data are read from.
ENDINGS = (*YAML, ".json", ".xlsx", ".xls", ".ods", ".et", *TEXTS)
_ATTACHED = "$附件"
_REPLACED = ("$换图", "$replace_pic", "$replace_media")
#: The name under which a template finds all rows.
ALL_ROWS = "数据"


def read_fill_data(path: Path, wanted: frozenset[str], read_file: ReadFile, sheet_name: str = "") -> FillData:
    """The data of a file; ``wanted`` are the names that the template uses at the top.

    Raises DataError with everything that is wrong in them; OSError.
    """
    ending = path.suffix.lower()
    try:
        if ending in (*WORKBOOKS, *TEXTS):
            return _of_table(path, wanted, read_file, sheet_name)
        if ending in YAML:
            return _of_yaml(path, read_file)
        if ending == ".json":
            return _of_json(path, read_file)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    text = f"不认识 {ending or '没有后缀的'} 文件"
    hint = "数据写成 .yaml、.json、.xlsx 或 .csv"
    raise DataError([Problem(Mark(shown_path(path), 1, 1), "D101", "error", text, hint)])


def _of_table(path: Path, wanted: frozenset[str], read_file: ReadFile, sheet_name: str) -> FillData:
    read, notices = sheets(path, AS_SEEN)
    sheet = _chosen_sheet([one for one in read if one.has_content], wanted, sheet_name, path)
    reader = TableReader(sheet, wanted, read_file, [], [], [], is_typed=path.suffix.lower() in TEXTS)
    data = reader.read()
    if reader.problems:
        raise DataError(reader.problems)
    of_days = notice_of_days(reader.days, "前面加一个撇号：'…")
    return data._replace(notices=(*notices, *reader.notices, *of_days))


def _chosen_sheet(read: list[Sheet], wanted: frozenset[str], sheet_name: str, path: Path) -> Sheet:
    """The sheet of this name; without one the only sheet, or the only one with the most headings that are wanted."""
    place = Mark(shown_path(path), 1, 1)
    titles = "、".join(sheet.title for sheet in read)
    if not read:
        raise DataError([Problem(place, "D905", "error", "表是空的", "第一行写列名，下面一行写一份")])
    if sheet_name:
        named = [sheet for sheet in read if sheet.title == sheet_name]
        if named:
            return named[0]
        raise DataError([Problem(place, "D905", "error", f"没有叫“{sheet_name}”的表", f"有：{titles}")])
    counts = [len(headings_of(sheet, wanted)) for sheet in read]
    best = [sheet for sheet, count in zip(read, counts, strict=True) if count == max(counts)]
    if len(best) == 1:
        return best[0]
    text = f"有{len(read)}张表，不知道用哪一张：{titles}"
    raise DataError([Problem(place, "D905", "error", text, f"加 --sheet {best[0].title}")])


def _of_yaml(path: Path, read_file: ReadFile) -> FillData:
    source, notices = read_text(path)
    node = compose(source)
    if node is None:
        place = Mark(source.name, 1, 1)
        raise DataError([Problem(place, "D905", "error", "文件是空的", "一行写一项，如 姓名: 周明远")])
    return _of_tree(node, ValueReader([], read_file, []), notices, "加上引号")


def _of_json(path: Path, read_file: ReadFile) -> FillData:
    source, notices = read_text(path)
    try:
        json.loads(source.text)
        node = json_nodes(source)
    except json.JSONDecodeError as error:
        mark = Mark(source.name, error.lineno, error.colno)
        text, hint = "这里不合 JSON 的写法", "查逗号、引号、括号；最后一项后面没有逗号"
        raise DataError([source.problem(mark, "D102", text, hint)]) from error
    except RecursionError as error:
        raise DataError([Problem(Mark(source.name, 1, 1), "D104", "error", "层次太深", "减少层次")]) from error
    except ValueError as error:
        # Python reads no whole number of more than 4300 digits
        hint = "是一段文字就加引号"
        raise DataError([Problem(Mark(source.name, 1, 1), "D102", "error", "有一个数太长", hint)]) from error
    return _of_tree(node, ValueReader([], read_file, [], is_json=True), notices, '写成 {"$多行": "…"}')


def _of_tree(node: Node, reader: ValueReader, notices: tuple[Problem, ...], as_typed: str) -> FillData:
    """The records of a tree; ``as_typed`` says how a day prints as it was typed."""
    items = node.items if isinstance(node, SequenceNode) else [node]
    values = [reader.of_node(item, "") for item in items]
    is_list = not isinstance(node, MappingNode)
    place = Mark(node.source.name, 1, 1)
    data = _data(values, [item.mark for item in items], is_list, reader, place, notices)
    records = tuple(record._replace(node=item) for record, item in zip(data.records, items, strict=True))
    return data._replace(records=records, notices=(*data.notices, *notice_of_days(reader.days, as_typed)))


def _data(
    values: list[Any], marks: list[Mark], is_list: bool, reader: ValueReader, place: Mark, notices: tuple[Problem, ...]
) -> FillData:
    """Values as records. Raises DataError for what is no mapping, and for all that the reader met."""
    problems = [*reader.problems]
    for value, mark in zip(values, marks, strict=True):
        if not isinstance(value, dict):
            hint = "写成一项一行，如 姓名: 周明远；几份就写成列表，每份以“- ”开头"
            problems.append(Problem(mark, "D107", "error", "这里要写一组项目", hint))
    if not values:
        problems.append(Problem(place, "D905", "error", "列表是空的", "每份以“- ”开头"))
    if problems:
        raise DataError(problems)
    replaced = _replaced(values[0], reader, place) if not is_list else {}
    attached = tuple(_attached(values[0], reader, place)) if not is_list else ()
    records = [
        FillRecord({"序号": number, "行": value, **value}, mark, f"第{number}份", value)
        if is_list
        else FillRecord({"行": value, **value}, mark)
        for number, (value, mark) in enumerate(zip(values, marks, strict=True), 1)
    ]
    names = tuple(dict.fromkeys(name for value in values for name in value))
    return FillData(tuple(records), is_list, names, place, notices=notices, replaced=replaced, attached=attached)


def _replaced(values: dict[str, Any], reader: ValueReader, place: Mark) -> Mapping[str, OtherPicture]:
    """The pictures that take the place of others, by their names; they are taken out of the values."""
    replaced: dict[str, OtherPicture] = {}
    for key in _REPLACED:
        others = values.pop(key, None) or {}
        if not isinstance(others, dict):
            hint = "写成 {$换图: {模板里的图: 新图.png}}"
            raise DataError([Problem(place, "D907", "error", f"“{key}”要写一组项目", hint)])
        for name, file in others.items():
            try:
                content = picture_of_width(str(file), 0, reader.read_file).data
            except RichValueError as error:
                raise DataError([Problem(place, "D907", "error", error.text, error.hint)]) from error
            replaced[name] = OtherPicture(content, _original(name, reader.read_file))
    return replaced


def _attached(values: dict[str, Any], reader: ValueReader, place: Mark) -> Iterator[AttachedFile]:
    """The documents that lie beside the paper; they are taken out of the values."""
    names = values.pop(_ATTACHED, None) or []
    for name in names if isinstance(names, list) else [names]:
        try:
            file = attached_file(reader.read_file(str(name)), str(name))
        except (RichValueError, AttachedFileError) as error:
            raise DataError([Problem(place, "D907", "error", f"附件“{name}”：{error.text}", error.hint)]) from error
        if not file.ending:
            text, hint = f"附件“{name}”是图片", "附件写 .docx 或 .pdf；图片写成 {$图片: 文件}"
            raise DataError([Problem(place, "D907", "error", text, hint)])
        yield file


def _original(name: str, read_file: ReadFile) -> bytes:
    """The file of a picture of the template, where it lies beside the data."""
    try:
        return read_file(name)
    except RichValueError:
        return b""
