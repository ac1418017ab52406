"""A draft as a workbook that is a visit: a sheet a section, what is not sure in yellow, the sources on a sheet."""

from collections.abc import Iterator, Sequence

from docgen.model.sheets import ShadedText
from docgen.output.workbook import WorkbookColumn, WorkbookSheet, WrittenValue, workbook
from docgen.readers.letters.draft import VisitDraft
from docgen.readers.letters.passages import DraftField

_YELLOW = "FFF2CC"
_SINGLE = "基本信息"
#: The lists of a draft, each a sheet of its own, and how their paths begin.
_LISTS = {
    "来宾": "来宾.名单",
    "抵离": "抵离",
    "日程": "日程",
    "住宿": "住宿",
    "车辆": "车辆",
    "联系人": "联系人",
    "注意": "注意",
}


def draft_workbook(draft: VisitDraft) -> bytes:
    """The bytes of the workbook."""
    return workbook("来访草稿", [_single_sheet(draft), *_list_sheets(draft), _source_sheet(draft)])


def _cell(field: DraftField | None) -> WrittenValue:
    if field is None:
        return ""
    text = "、".join(field.value) if isinstance(field.value, tuple) else field.value
    return text if field.is_sure else ShadedText(text, _YELLOW)


def _single_sheet(draft: VisitDraft) -> WorkbookSheet:
    fields = [field for field in draft.fields if "[" not in field.path]
    names = {"来宾.人数": "人数", "来宾.团组": "团组"}
    rows = [[names.get(field.path, field.path), _cell(field)] for field in fields]
    given = {field.path for field in fields}
    rows += [[path, ""] for path in ("标题", "日期") if path not in given]
    columns = (WorkbookColumn("项目", 16), WorkbookColumn("内容", 60))
    return WorkbookSheet(_SINGLE, "来访基本信息", "黄底的没有把握，请核对；出处见“出处”一表。", columns, rows)


def _list_sheets(draft: VisitDraft) -> Iterator[WorkbookSheet]:
    for section, path in _LISTS.items():
        items = _items(draft.fields, path)
        if not items:
            continue
        names = list(dict.fromkeys(name for item in items for name in item))
        columns = tuple(WorkbookColumn(name, 30 if name in ("备注", "内容") else 16) for name in names)
        rows = [[_cell(item.get(name)) for name in names] for item in items]
        yield WorkbookSheet(section, section, "黄底的没有把握，请核对。", columns, rows)


def _items(fields: Sequence[DraftField], path: str) -> list[dict[str, DraftField]]:
    items: dict[str, dict[str, DraftField]] = {}
    for field in fields:
        if field.path.startswith(f"{path}["):
            number, _, name = field.path[len(path) + 1 :].partition("].")
            items.setdefault(number, {})[name] = field
    return list(items.values())


def _source_sheet(draft: VisitDraft) -> WorkbookSheet:
    columns = tuple(
        WorkbookColumn(heading, width)
        for heading, width in (("哪一项", 22), ("值", 24), ("把握", 20), ("文件", 18), ("第几行", 8), ("原文", 60))
    )
    rows: list[list[WrittenValue]] = [
        [field.path, _cell(field), field.doubt or "确定", field.source.file, str(field.source.line), field.source.text]
        for field in draft.fields
    ]
    rows += [["没有写", path, "要补", "", "", ""] for path in draft.missing]
    rows += [["请核对", "", remark, "", "", ""] for remark in draft.remarks]
    rows += [["没有用上", "", "", source.file, str(source.line), source.text] for source in draft.unread]
    return WorkbookSheet("出处", "各项的出处", "这张表只供核对，不影响文书。", columns, rows)
