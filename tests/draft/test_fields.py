"""Fields, computed sentences, tables and charts in a draft, and figures that contradict the ledger."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from docgen.api.drafts.compose import build_draft, compose_draft
from docgen.api.drafts.figures import check_figures
from docgen.api.statistics import YearTotals, stats
from docgen.errors import DataError
from docgen.model.draft import Chart, Table
from docgen.word.package.outline import texts
from tests.conftest import OFFICE, Run

LEDGER = OFFICE / "台账"


@pytest.fixture(scope="module")
def year() -> YearTotals:
    return stats([LEDGER], 2023)


def line(text: str, year: YearTotals) -> str:
    (part,) = compose_draft(f"工作总结\n\n{text}\n".encode(), year).content.draft.parts
    return part.text


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("{{ 合计.批次 }}", "70"),
        ("{{合计.人次}}", "1153"),
        ("{{ 类别.省部级及以上.人次 }}", "63"),
        ("{{ 月份.10.人次 }}", "211"),
        ("{{ 月份.10月.人次 }}", "211"),
        ("{{ 其中.港澳台侨.批次 }}", "3"),
        ("{{ 事由.考察调研.批次 }}", "22"),
        ("{{ 来源地.云州市.人次 }}", "98"),
        ("{{ 占比.大型活动.人次 }}", "48.6%"),
        ("{{ 上年.人次 }}", "1080"),
        ("{{ 上年.类别.厅局级.批次 }}", "18"),
        ("{{ 同比.人次 }}", "增长6.8%"),
        ("{{ 增减.批次 }}", "增加5"),
        ("{{ 工作.业务培训.次数 }}", "6"),
        ("{{ 年度 }}", "2023"),
        ("{{ 单位 }}", "清江区接待服务中心"),
        ("{{ 句.同比 }}", "比上年增加5批次73人次，分别增长7.7%、6.8%"),
    ],
)
def test_a_field_is_the_ledgers_figure(field: str, shown: str, year: YearTotals) -> None:
    assert line(f"一年来的数字，{field}。", year) == f"一年来的数字，{shown}。"


def test_the_opening_enumerates_all_classes_in_the_offices_order(year: YearTotals) -> None:
    assert line("全年{{ 句.总数 }}。", year) == (
        "全年圆满完成70批次1153人次的接待任务（其中：省部级及以上7批次63人次，厅局级20批次235人次，"
        "大型活动14批次560人次，外宾接待1批次23人次，客商接待8批次56人次，指导接待20批次216人次）。"
    )


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("{{ 类别.厅级局.人次 }}", "台账里没有“类别.厅级局.人次”"),
        ("{{ 类别.厅局级 }}", "后面还要写清是哪个数"),
        ("{{ 合计.批次 }", "没有配对"),
        ("{{ 表.类别 }}见上", "要独占一行"),
        ("{{ }}", "台账里没有"),
        ("｛｛合计.批次｝｝", "不是取数的写法"),
        ("{ 合计.批次 }", "不是取数的写法"),
        ("{{ 合计.人次 }人次，{{ 合计.批次 }}", "花括号没有配对"),
    ],
)
def test_a_field_that_means_nothing_is_an_error_at_its_place(field: str, said: str, year: YearTotals) -> None:
    with pytest.raises(DataError) as error:
        line(f"一年来{field}。", year)
    (problem,) = error.value.problems
    assert said in problem.text
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == ("D316", 3, 4)


def test_without_a_year_before_a_comparison_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("标题: 来访\n编号: 1\n统计类别: 甲\n日期: 2023-01-01\n来宾: {人数: 2}\n", "utf-8")
    with pytest.raises(DataError, match="没有上一年的数字"):
        line("{{ 同比.人次 }}", stats([tmp_path]))


def test_tables_and_charts_stand_where_the_draft_asks(year: YearTotals) -> None:
    manuscript = compose_draft("工作总结\n见表。\n{{ 表.类别 }}\n见图。\n{{ 图.月份 }}\n{{ 表.同比 }}\n".encode(), year)
    table, chart, compared = (part.block for part in manuscript.content.draft.parts if part.block)
    assert isinstance(table, Table)
    assert table.rows[0] == ("类别", "批次", "人次", "领导人数")
    assert table.rows[-1] == ("合计", "70", "1153", "98")
    assert isinstance(chart, Chart)
    assert sum(chart.numbers) == 1153
    assert isinstance(compared, Table)
    assert compared.rows[2] == ("厅局级", "18", "20", "增长11.1%", "221", "235", "增长6.3%")
    (file,) = build_draft(manuscript, "summary")
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        drawn = archive.read("word/charts/chart1.xml").decode()
        book = openpyxl.load_workbook(io.BytesIO(archive.read("word/embeddings/Microsoft_Excel_Sheet1.xlsx")))
        body = archive.read("word/document.xml").decode()
    assert all(f"<c:v>{number}</c:v>" in drawn for number in chart.numbers)
    assert [row[1] for row in list(book["Sheet1"].values)[1:]] == list(chart.numbers)
    assert "10月211人次" in body  # the alt text


def test_two_papers_of_one_draft_are_the_same_bytes(year: YearTotals) -> None:
    text = "工作总结\n{{ 图.月份 }}\n".encode()
    assert build_draft(compose_draft(text, year), "summary") == build_draft(compose_draft(text, year), "summary")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("全年圆满完成71批次1153人的接待任务。", ["合计的批次写的是“71批次”，台账是70"]),
        ("全年圆满完成70批次1135人的接待任务。", ["合计的人次写的是“1135人”，台账是1153"]),
        ("其中：省部级及以上7批63人，厅局级21批235人。", ["厅局级的批次写的是“21批”，台账是20"]),
        ("接待外宾接待1批32人。", ["外宾接待的人次写的是“32人”，台账是23"]),
        ("全年共接待七十二批次。", ["合计的批次写的是“七十二批次”，台账是70"]),
        ("10月接待9批221人次。", ["10月的人次写的是“221人次”，台账是211"]),
        ("开展业务培训8次。", ["业务培训的次数写的是“8次”，台账是6"]),
        ("人次同比增长8.6%。", ["人次同比写的是“增长8.6%”，台账是增长6.8%"]),
        ("全年共接待近1000人次。", ["合计的人次写的是“近1000人次”，台账是1153"]),
        ("全年共接待1200余人次。", ["合计的人次写的是“1200余人次”，台账是1153"]),
        ("全年圆满完成70批次1,153人的接待任务（其中：省部级及以上7批63人，客商接待8批56人）。", []),
        ("全年共接待1100多人次、七十批次，批次同比增长7.7%，人次同比增长6.8%。", []),
        ("全年接待超过1100人次，业务培训6次164人次，集中学习24次。", []),
        ("会议有30人参加，会期2天。", []),
        ("比上年增加5批73人次，分别增长7.7%、6.8%。", []),
        ("比上年增加6批73人次。", ["比上年增减的批次写的是“6批”，台账是5"]),
        ("指导镇街和部门接待20批216人次，深受好评。", []),
        ("全年接待来宾７１批次。", ["合计的批次写的是“71批次”，台账是70"]),
        (
            "2023年接待来宾12批次、98人次。",
            ["合计的批次写的是“12批次”，台账是70", "合计的人次写的是“98人次”，台账是1153"],
        ),
        ("2022年接待65批次1080人次，考察调研22批次。", []),
        ("上年接待9批次。", ["上年的批次写的是“9批次”，台账是65"]),
        ("一季度接待13批126人次。", []),
        ("一季度接待14批126人次。", ["一季度的批次写的是“14批”，台账是13"]),
        ("全年共接待领导12人次。", ["合计的领导人数写的是“12人次”，台账有记录的就有98"]),
        ("全年接待批次比2022年增长26%。", ["批次同比写的是“增长26%”，台账是增长7.7%"]),
    ],
)
def test_figures_that_contradict_the_ledger_are_listed(
    text: str, said: list[str], year: YearTotals, tmp_path: Path
) -> None:
    path = tmp_path / "稿.txt"
    path.write_text(f"工作总结\n{text}\n", "utf-8")
    found = [one for one in check_figures(path, year) if one.level == "error"]
    assert [one.text for one in found] == said
    assert all(one.place is not None and one.place.line == 2 for one in found)


def test_figures_in_a_document_are_checked_too(tmp_path: Path, year: YearTotals, run: Callable[..., Run]) -> None:
    (file,) = build_draft(compose_draft("工作总结\n全年圆满完成70批次1351人的接待任务。\n".encode(), year), "summary")
    path = tmp_path / "总结.docx"
    path.write_bytes(file.content)
    left = run("summary", LEDGER, "--year", "2023", "--check-numbers", path)
    assert left.code == 1
    assert "总结.docx!正文:3:11: 错误 D317" in left.err
    (own,) = build_draft(compose_draft(OFFICE / "稿子" / "2023年工作总结.md", year), "summary")
    path.write_bytes(own.content)
    assert run("summary", LEDGER, "--year", "2023", "--check-numbers", path).code == 0
    assert "70批次1153人" in "".join(texts(own.content))


def test_figures_in_the_tables_of_a_document_are_checked_too(year: YearTotals, tmp_path: Path) -> None:
    text = "工作总结\n类别\t批次\t人次\n厅局级\t21\t235\n合计\t70\t1135\n"
    path = tmp_path / "总结.docx"
    path.write_bytes(build_draft(compose_draft(text.encode(), year), "summary")[0].content)
    found = [one.text for one in check_figures(path, year) if one.level == "error"]
    assert found == ["厅局级的批次写的是“21批次”，台账是20", "合计的人次写的是“1135人次”，台账是1153"]


def test_a_typed_figure_that_contradicts_the_ledger_is_said_when_the_paper_is_made(year: YearTotals) -> None:
    found = compose_draft("工作总结\n\n全年共接待71批次。\n".encode(), year).findings
    assert [(one.code, one.level) for one in found] == [("D317", "should")]


def test_a_field_in_a_speech_is_a_hole_that_is_reported() -> None:
    found = compose_draft("讲话\n\n全年{{ 合计.批次 }}批。\n".encode()).findings
    assert [one.code for one in found] == ["D312"]


def test_the_names_that_a_draft_may_use_are_listed_with_their_figures(run: Callable[..., Run]) -> None:
    out = run("stats", LEDGER, "--year", "2023", "--names").out.splitlines()
    assert "{{ 类别.厅局级.人次 }}  235" in out
    assert "{{ 图.月份 }}  图：2023年各月接待人次" in out
    assert any(one.startswith("{{ 句.总数 }}  圆满完成70批次") for one in out)
