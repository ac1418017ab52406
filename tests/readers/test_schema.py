"""The schema that editors read and the model accept the same files, as far as a schema can say it."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from docgen.api.visits import load
from docgen.errors import DataError
from docgen.model.choices import CATEGORIES, ELEMENTS
from docgen.model.office import TABLES
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, Source, UnreadableError, compose
from docgen.readers.visit_file.schema import office_schema, table_schema, visit_schema
from tests.conftest import OFFICE, ROOT

VISIT = Draft202012Validator(visit_schema())
# what no schema can say: dates that no calendar has, order in time, names that mean nobody, tables, brands, sums
BEYOND = {
    "D105",
    "D109",
    "D110",
    "D111",
    "D112",
    "D438",
    "D113",
    "D115",
    "D116",
    "D117",
    "D118",
    "D120",
    "D122",
    "D123",
    "D124",
}
SHAPES = {"D106", "D107"}


def plain(node: Node | None) -> Any:
    """A tree of nodes as the plain data that an editor checks: every value a text."""
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, MappingNode):
        return {key.text: plain(child) for key, child in node.pairs}
    return [plain(item) for item in node.items]


def accepted(path: Path) -> set[str]:
    try:
        load(path)
    except DataError as error:
        return {problem.code for problem in error.problems if problem.level == "error"}
    return set()


@pytest.mark.parametrize("schema", [visit_schema(), office_schema(), *map(table_schema, TABLES)])
def test_every_schema_is_a_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", sorted((OFFICE / "来访").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_are_accepted_by_both(path: Path) -> None:
    assert accepted(path) == set()
    assert list(VISIT.iter_errors(plain(compose(Source("f", path.read_text("utf-8")))))) == []


@pytest.mark.parametrize("path", sorted((OFFICE / "库").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_tables_are_accepted_by_their_schemas(path: Path) -> None:
    rows = plain(compose(Source("f", path.read_text("utf-8"))))
    assert list(Draft202012Validator(table_schema(path.stem)).iter_errors(rows)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "tests" / "faulty").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_of_the_wrong_shape_is_refused_by_both(path: Path) -> None:
    codes = accepted(path)
    try:
        data = plain(compose(Source("f", path.read_text("utf-8"))))
    except UnreadableError:
        return
    refused = not VISIT.is_valid(data)
    if codes & SHAPES:
        assert refused, "the model refuses a shape that the schema takes"
    if refused:
        assert codes, "the schema refuses what the model takes"


WORDS = [
    "标题",
    "title",
    "日期",
    "dates",
    "来宾",
    "guests",
    "类别",
    "日程",
    "用餐",
    "人数",
    "名单",
    "公函",
    "烟花",
    "事由",
    "陪同",
]
VALUES = st.recursive(
    st.sampled_from(
        ["", "考察", "2026-07-05", "2026-07-05 至 2026-07-07", "12", "12人", "09:30", *CATEGORIES, *ELEMENTS]
    ),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["姓名", "name", "内容", "日期", "时间", "人数", "名单", "团组", "文号", "别"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=4,
)


@settings(max_examples=400, deadline=None)
@given(st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=5))
def test_any_file_is_accepted_by_both_or_by_neither(found: dict[str, Any]) -> None:
    data = {"标题": "考察", "日期": "2026-07-05", "来宾": [{"姓名": "周明远"}], **copy.deepcopy(found)}
    codes: set[str] = set()
    try:
        load(json.dumps(data, ensure_ascii=False).encode())
    except DataError as error:
        codes = {problem.code for problem in error.problems if problem.level == "error"}
    both = any(
        one in data and other in data for one, other in (("标题", "title"), ("日期", "dates"), ("来宾", "guests"))
    )
    refused = not VISIT.is_valid(data)
    if refused:
        assert codes, f"the schema refuses what the model takes: {data}"
    elif not both:
        assert codes <= BEYOND | {"D108"}, f"the schema takes what the model refuses: {data} {codes}"
