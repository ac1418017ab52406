"""Tables and charts of a paper are numbered, each kind for itself, with a typed caption or one of their own."""

import pytest

from docgen.api.drafts.compose import build_draft, compose_draft, draft_json
from docgen.api.statistics import YearTotals, stats
from docgen.word.package.outline import outline
from tests.conftest import OFFICE

TABLE = "| 单位 | 任务 |\n|---|---|\n| 甲局 | 讲解 |\n"


@pytest.fixture(scope="module")
def year() -> YearTotals:
    return stats([OFFICE / "台账"], 2023)


def shown(text: str, year: YearTotals | None = None) -> list[str]:
    """The captions, tables and charts of a paper, in order."""
    (file,) = build_draft(compose_draft(f"工作总结\n\n{text}".encode(), year), "summary")
    kinds = {"Caption": 0, "table": 0, "Figure": 0}
    lines = [line for line in outline(file.content) if line.split(" ")[0].rstrip(":+") in kinds]
    return ["表" if line.startswith("table") else line.partition(": ")[2].partition("：")[0] for line in lines]


def test_computed_tables_and_charts_have_captions_in_their_order(year: YearTotals) -> None:
    text = "{{ 表.类别 }}\n\n{{ 图.月份 }}\n\n{{ 表.同比 }}\n\n{{ 图.类别.批次 }}\n"
    assert shown(text, year) == [
        "表1　2023年各类接待情况",
        "表",
        "[图",
        "图1　2023年各月接待人次",
        "表2　2023年与2022年接待情况比较",
        "表",
        "[图",
        "图2　2023年各类接待批次",
    ]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("表1　各单位分工", "表1　各单位分工"),
        ("表1 各单位分工", "表1　各单位分工"),
        ("表一：各单位分工", "表1　各单位分工"),
        ("表：各单位分工", "表1　各单位分工"),
        ("表3.各单位分工", "表3　各单位分工"),
        ("表1各单位分工", "表1　各单位分工"),
    ],
)
def test_a_caption_that_was_typed_above_a_table_is_its_caption(typed: str, printed: str) -> None:
    assert shown(f"{typed}\n\n{TABLE}") == [printed, "表"]
    assert shown(f"{typed}\n{TABLE}") == [printed, "表"]


@pytest.mark.parametrize("line", ["分工见下表。", "表格如下：", "表现突出的单位有", "如表1所示", "图1　各单位分工"])
def test_another_line_above_a_table_stays_text(line: str) -> None:
    assert shown(f"{line}\n\n{TABLE}") == ["表"]


def test_a_caption_may_stand_below_or_above_a_chart_and_a_typed_table_counts(year: YearTotals) -> None:
    charts = "{{ 图.月份 }}\n\n图　各月人次\n\n图2：各类人次\n\n{{ 图.类别 }}\n\n"
    text = f"表：分工\n\n{TABLE}\n{charts}{{{{ 表.类别 }}}}\n"
    assert shown(text, year) == [
        "表1　分工",
        "表",
        "[图",
        "图1　各月人次",
        "[图",
        "图2　各类人次",
        "表2　2023年各类接待情况",
        "表",
    ]


def test_a_typed_caption_is_no_slip_and_is_part_of_the_data() -> None:
    composed = compose_draft(f"工作总结\n\n表1　各单位分工\n\n{TABLE}".encode())
    assert [one.code for one in composed.findings] == []
    assert [part.get("caption") for part in draft_json(composed.content.draft)["parts"]] == ["各单位分工"]
