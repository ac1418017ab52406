"""Charts as annexes: the plan and the charts alone give them the same numbers."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.papers import build
from docgen.api.seating.charts import seating_charts
from docgen.api.seating.visits import load_seated
from docgen.word.package.outline import outline
from tests.conftest import OFFICE, Run, visit

Runner = Callable[..., Run]

SEATING = """
座次:
  - {名称: 座谈会, 日期: 2026-07-05, 形式: 会谈横桌, 来宾: 全体, 主方: 全体}
  - {名称: 合影座次, 日期: 2026-07-05, 形式: 合影, 人员: 全体}
  - {名称: 大会, 日期: 2026-07-05, 形式: 课桌式, 人员: 全体, 规则: {列数: 5}}
"""
HEAD = """标题: 云州市代表团来清江区考察
日期: 2026-07-05
成文日期: 2026-07-01
类别: 国内公务
公函: {单位: 云州市, 文号: 云函〔2026〕1号}
"""
FEW = "来宾: [{姓名: 周明远}, {姓名: 韩喆}]\n陪同: [{姓名: 沈静}]\n"


def guests(count: int) -> str:
    listed = "\n".join(f"  - {{姓名: 客{number}}}" for number in range(1, count + 1))
    return f"来宾:\n{listed}\n陪同: [{{姓名: 沈静}}]\n"


EXEMPTED = """
用餐:
  - {名称: 5日午餐, 日期: 2026-07-05, 时间: 12:00, 地点: 机关食堂, 形式: 工作餐, 标准: 50, 来宾: 全体, 付费: 接待单位}
  - {名称: 5日晚餐, 日期: 2026-07-05, 时间: 18:00, 地点: 机关食堂, 形式: 工作餐, 标准: 50, 来宾: 全体, 付费: 接待单位}
豁免:
  - {规则: G12, 理由: 返程航班在晚上，来宾要求统一用餐, 批准人: 沈静, 批准日期: 2026-07-01}
"""


def marks(content: bytes) -> dict[str, str]:
    """The mark above every chart, by the chart's title; none where a sheet bears none."""
    found, last = {}, ""
    for line in outline(content):
        style, _, text = line.partition(": ")
        if style == "AnnexMark":
            last = text
        elif style == "ChartTitle":
            found[text], last = last, ""
    return found


def test_the_list_of_elements_stands_behind_the_charts_and_shifts_none_of_their_numbers() -> None:
    one = visit(HEAD + guests(25) + SEATING)
    plain, asked = (build(one, ["plan"], draft=True, options=options)[0] for options in ({}, {"elements": True}))
    (charts,) = seating_charts(one, options={"attached": True})
    assert marks(plain.content) == marks(asked.content) == marks(charts.content)
    listed = [line for line in outline(asked.content) if line.startswith("Attachments")]
    assert "六要素安排表" in listed[-1]
    annex = [line for line in outline(asked.content) if "Mark: 附件" in line][-1]
    assert annex == f"Mark: 附件{len(listed)}"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (HEAD + FEW + SEATING, 1),
        (HEAD + guests(24) + SEATING, 2),
        (HEAD + FEW + SEATING + EXEMPTED, 2),
        (HEAD + guests(24) + SEATING + EXEMPTED, 3),
        (HEAD + guests(70) + SEATING, 2),
    ],
    ids=["charts alone", "a long list", "exemptions", "both", "a hall of several sheets"],
)
def test_the_plan_and_the_charts_alone_give_the_same_numbers(text: str, first: int) -> None:
    one = visit(text)
    (plan, *_), (charts,) = build(one, ["plan"], draft=True), seating_charts(one, options={"attached": True})
    numbered = marks(charts.content)
    assert numbered == marks(plan.content)
    expected = {"座谈会座次图": f"附件{first}", "合影座次图": f"附件{first + 1}", "大会座次图": f"附件{first + 2}"}
    assert expected.items() <= numbered.items()
    assert all(mark == "" for title, mark in numbered.items() if title not in expected)
    words = "\n".join(outline(plan.content))
    assert re.search(rf"{first}\.\W*座谈会座次图", words)
    assert f"座次图见附件{first}" in words


def test_a_single_chart_has_no_number() -> None:
    one = visit(HEAD + FEW + "座次: [{名称: 座谈会, 形式: 会谈横桌, 来宾: 全体, 主方: 全体}]")
    (plan, *_), (charts,) = build(one, ["plan"], draft=True), seating_charts(one, options={"attached": True})
    assert marks(plan.content) == marks(charts.content) == {"座谈会座次图": "附件"}


def test_charts_alone_bear_no_mark_unless_it_is_asked_for() -> None:
    (charts,) = seating_charts(visit(HEAD + FEW + SEATING))
    assert set(marks(charts.content).values()) == {""}


def test_two_seatings_whose_charts_are_called_alike_have_two_numbers() -> None:
    text = "座次:\n  - {名称: 会, 形式: 主席台, 人员: 全体}\n  - {名称: 会座次, 形式: 合影, 人员: 全体}\n"
    one = visit(HEAD + FEW + text)
    (plan, *_), (charts,) = build(one, ["plan"], draft=True), seating_charts(one, options={"attached": True})
    for content in (plan.content, charts.content):
        assert [line for line in outline(content) if line.startswith("AnnexMark: ")] == [
            "AnnexMark: 附件1",
            "AnnexMark: 附件2",
        ]


@pytest.mark.parametrize("path", sorted((OFFICE / "来访").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_number_their_charts_alike(path: Path) -> None:
    seated = load_seated(path)
    if seated.plans:
        (plan, *_), (charts,) = build(seated, ["plan"]), seating_charts(seated, options={"attached": True})
        assert marks(plan.content) == marks(charts.content)


def test_the_command_marks_charts_and_refuses_to_mark_pictures(run: Runner, tmp_path: Path) -> None:
    source = OFFICE / "来访" / "2026-041.yaml"
    assert run("seating", source, "--attached", "-o", tmp_path / "图.docx").code == 0
    assert "附件1" in marks((tmp_path / "图.docx").read_bytes()).values()
    refused = run("seating", source, "--attached", "-o", tmp_path / "图.png")
    assert refused.code == 2
    assert "附件号" in refused.err


def test_a_name_of_several_lines_keeps_its_spaces_in_a_hall() -> None:
    listed = "\n".join(f"  - {{姓名: 客{number}}}" for number in range(70))
    text = f"来宾:\n  - {{姓名: Maria Fernanda da Silva}}\n{listed}\n"
    (charts,) = seating_charts(visit(HEAD + text + "座次: [{名称: 大会, 形式: 课桌式, 人员: 全体, 规则: {列数: 12}}]"))
    cells = [cell for line in outline(charts.content) for cell in line.split(" | ")]
    assert "Maria Fernanda da Silva" in {cell.replace("⏎", "").strip() for cell in cells}
    assert 'xml:space="preserve">Fernanda </w:t>' in document_xml(charts.content)


def document_xml(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read("word/document.xml").decode()
