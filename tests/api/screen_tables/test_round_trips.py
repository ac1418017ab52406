"""Every visit file into tables and back: the same bytes without an edit, what was typed after one, comments kept."""

import random
import re
from collections import Counter
from functools import cache

import pytest

from docgen.api.screen_tables.sections import ScreenColumn, ScreenSection
from docgen.api.screen_tables.yaml_visits import VisitTables, with_rows
from docgen.errors import DataError
from docgen.model.visit import Visit
from docgen.readers.visit_file.nodes import MappingNode, Source, compose
from docgen.readers.visit_file.tree import tree_of
from tests.api.screen_tables.edits import rows_of, section_of, tables_of
from tests.conftest import OFFICE, ROOT

TEXTS = (
    "新内容", "a: b", "# 井", "12", "0301", "'引'", '"双"', "多 字", "[x]", "{y}", "甲、乙", "- 横", "13900000001",
    "是", "null", "x, y", "末尾\\", "@", "周明远", "~", "09:30", "2026年7月5日", "：", "% 百", "？",
    "第一行\n第二行",
)  # fmt: skip
_COMMENT = re.compile(r"(?:^|\s)#.*", re.M)


@cache
def visits() -> tuple[tuple[str, VisitTables], ...]:
    """The example visits and the faulty ones that YAML can read."""
    paths = [*OFFICE.rglob("*.yaml"), *(ROOT / "tests" / "faulty").glob("*.yaml")]
    found = []
    for path in sorted(paths):
        try:
            tables = tables_of(path.read_text("utf-8"))
        except (DataError, UnicodeDecodeError):
            continue
        if "来宾" in tables.root.named:
            found.append((path.name, tables))
    return tuple(found)


def test_a_file_that_was_not_edited_stays_as_it_is() -> None:
    assert len(visits()) > 100
    for name, tables in visits():
        same = {section.name: rows_of(tables, section.name) for section in tables.sections}
        assert with_rows(tables, same).tables.source.text == tables.source.text, name


def test_the_tables_say_what_the_reader_of_visits_reads() -> None:
    for name, tables in visits():
        root = compose(Source("", tables.source.text))
        assert isinstance(root, MappingNode)
        read = tree_of(root, Visit)
        known = {key: content for key, content in tables.root.tree.items() if key in read}  # type: ignore[union-attr]
        assert known.keys() == read.keys(), name


def _edit(section: ScreenSection, rows: list[list[str]], dice: random.Random) -> str:
    """One edit that a clerk may make; what it is called."""
    kind = dice.choice(("put", "put", "put", "clear", "insert", "delete", "move"))
    if section.is_record or not rows:
        kind = "put" if section.is_record else "insert"
    at, column = dice.randrange(max(1, len(rows))), dice.randrange(len(section.columns))
    if kind in ("put", "clear"):
        text = "" if kind == "clear" else _text_for(section.columns[column], dice)
        if (at, column) not in section.locked and not (section.inner and column == 0):
            rows[at][column] = text
    elif kind == "insert":
        row = [_text_for(one, dice) if dice.random() < 0.4 else "" for one in section.columns]
        row[0] = rows[-1][0] if section.inner and rows else row[0] or "新"
        rows.insert(len(rows) if section.inner else at, row)
    elif kind == "delete":
        del rows[at]
    else:
        rows.insert(dice.randrange(len(rows)), rows.pop(at))
    return kind


def _text_for(column: ScreenColumn, dice: random.Random) -> str:
    if column.field is not None and column.field.shape in ("words", "lists"):
        return "双数: 一号居左"
    texts = [text for text in TEXTS if "\n" not in text or (column.field and column.field.shape == "text")]
    return dice.choice(texts)


def _read(section: ScreenSection, rows: list[list[str]]) -> Counter[tuple[str, ...]]:
    """The rows as they come back: a list without blanks between its marks. In inner tables they stand by owner."""

    def cell(text: str, column: ScreenColumn) -> str:
        if column.field is None or column.field.shape not in ("texts", "values"):
            return text.strip()
        return "、".join(part.strip() for part in text.split("、") if part.strip())

    read = [tuple(cell(text, one) for text, one in zip(row, section.columns, strict=True)) for row in rows]
    return Counter(row for row in read if any(row))


@pytest.mark.parametrize("seed", range(5))
def test_what_is_typed_is_read_again_and_comments_stay(seed: int) -> None:
    """Five hundred edits in all; hotels are tested by hand, since their rows share a name."""
    dice = random.Random(seed)
    for _ in range(100):
        name, tables = dice.choice(visits())
        section = dice.choice(
            [one for one in tables.sections if one.name != "住宿" and not (one.inner and not one.rows)]
        )
        rows = rows_of(tables, section.name)
        kind = _edit(section, rows, dice)
        try:
            after = with_rows(tables, {section.name: rows}).tables
        except DataError as error:
            assert error.problems[0].code in ("D107", "D229"), (name, section.name, kind, rows)  # said, nothing lost
            continue
        assert _read(section, rows_of(after, section.name)) == _read(section, rows), (name, section.name, kind)
        others = [
            one.name
            for one in tables.sections
            if one.layout is None or section.layout is None or one.layout.section != section.layout.section
        ]
        assert all(rows_of(after, one) == rows_of(tables, one) for one in others if one != section.name)
        if kind != "delete":
            lost = Counter(_COMMENT.findall(tables.source.text)) - Counter(_COMMENT.findall(after.source.text))
            assert not [one for one in lost if one.strip() == "# " or one.lstrip().startswith("# ")], (
                name,
                section.name,
                kind,
            )


def test_the_columns_of_a_table_are_those_of_the_form() -> None:
    tables = tables_of((OFFICE / "来访" / "2026-041.yaml").read_text("utf-8"))
    assert [column.name for column in section_of(tables, "车辆").columns][:4] == ["车号", "名称", "车型", "座位"]
