"""A draft as a workbook: the whole form, filled in; what is not sure is yellow and has a note."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.api.forms.filled import FormSource, filled_form
from docgen.model.forms import CHECK_MARK, SOURCE_MARK, SOURCE_SHEET, FormAside, FormSheet
from docgen.output.form_workbook import form_workbook
from docgen.readers.letters.draft import VisitDraft
from docgen.readers.letters.passages import DraftField
from docgen.readers.visit_file.tree import Tree, TreePath

_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")
_GUIDE = "0. 这是草稿：黄底的没有把握，看那一格（那一行第一格）的批注，核对、改好后删去批注；各项的出处见“出处”一表。"


def draft_workbook(draft: VisitDraft) -> bytes:
    """The bytes of the workbook."""
    form = filled_form(FormSource(_tree(draft.fields), _notes(draft.fields)))
    unsure = {field.path for field in draft.fields if not field.is_sure}
    return form_workbook(
        form._replace(
            title="来访草稿",
            guide=(_GUIDE, *form.guide),
            pairs=tuple(pair._replace(is_shaded=_pair_path(pair.name) in unsure) for pair in form.pairs),
            sheets=tuple(_shaded(sheet, unsure) for sheet in form.sheets),
            asides=(_source_sheet(draft),),
        )
    )


def _pair_path(name: str) -> str:
    """The path of a single value: those of 来宾 stand under their own names."""
    return f"来宾.{name}" if name in ("团组", "人数") else name


def _shaded(sheet: FormSheet, unsure: set[str]) -> FormSheet:
    """A sheet with the places of the cells that are not sure."""
    section = "来宾.名单" if sheet.name == "来宾" else sheet.name
    places = frozenset(
        (row, column)
        for row in range(len(sheet.rows))
        for column, heading in enumerate(sheet.columns)
        if f"{section}[{row + 1}].{heading.heading}" in unsure
    )
    return sheet._replace(shaded=places)


def _path(path: str) -> TreePath:
    """
    >>> _path("来宾.名单[3].姓名")
    ('来宾', '名单', 2, '姓名')
    """
    steps: list[str | int] = []
    for name, number in _STEP.findall(path):
        steps += [name, int(number) - 1] if number else [name]
    return tuple(steps)


def _tree(fields: Sequence[DraftField]) -> dict[str, Tree]:
    """The values by their places in a visit."""
    tree: dict[str, Tree] = {}
    for field in fields:
        value: Tree = list(field.value) if isinstance(field.value, tuple) else field.value
        *steps, last = _path(field.path)
        place: Tree = tree
        for step, behind in zip(steps, [*steps, last][1:], strict=True):
            place = _inside(place, step, [] if isinstance(behind, int) else {})
        assert isinstance(place, dict)
        place[str(last)] = value
    return tree


def _inside(place: Tree, step: str | int, new: Tree) -> Tree:
    """What stands at a step inside a tree; it is made where it is not there yet."""
    if isinstance(step, int):
        assert isinstance(place, list)
        if step == len(place):
            place.append(new)
        return place[step]
    assert isinstance(place, dict)
    return place.setdefault(step, new)


def _notes(fields: Sequence[DraftField]) -> Mapping[TreePath, str]:
    """The notes at the values: what is to be checked, and the sentences that they come from."""
    notes: dict[TreePath, list[str]] = {}
    doubts: dict[tuple[TreePath, str], list[str]] = {}
    for field in fields:
        path = _path(field.path)
        is_of_row = any(isinstance(step, int) for step in path)
        at = path[:-1] if is_of_row else path
        own = notes.setdefault(at, [])
        if field.doubt and is_of_row:
            doubts.setdefault((at, field.doubt), []).append(str(path[-1]))
        elif field.doubt:
            own.append(f"{CHECK_MARK}{field.doubt}")
        if (said := f"{SOURCE_MARK}{field.source}".replace("\n", " ")) not in own:
            own.append(said)
    for (at, doubt), names in doubts.items():
        notes[at].insert(0, f"{CHECK_MARK}{'、'.join(names)}——{doubt}")
    return {path: "\n".join(lines) for path, lines in notes.items()}


def _source_sheet(draft: VisitDraft) -> FormAside:
    return FormAside(
        SOURCE_SHEET,
        (("哪一项", 22), ("值", 24), ("把握", 20), ("文件", 18), ("第几行", 8), ("原文", 60)),
        tuple(_source_rows(draft)),
    )


def _source_rows(draft: VisitDraft) -> Iterator[tuple[str, ...]]:
    """Every value with its sentence, what is missing, what is to be looked at, what was not used."""
    for field in draft.fields:
        value = "、".join(field.value) if isinstance(field.value, tuple) else field.value
        source = field.source
        yield field.path, value, field.doubt or "确定", source.file, str(source.line), source.text
    yield from (("没有写", path, "要补", "", "", "") for path in draft.missing)
    yield from (("请核对", "", remark, "", "", "") for remark in draft.remarks)
    yield from (("没有用上", "", "", source.file, str(source.line), source.text) for source in draft.unread)
