"""公开表: what is made public of a year, with what it lacks said below it; as paper, workbook and data."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from docgen.api.statistics import YearTotals, stats
from docgen.api.year_papers import build_of_year, disclosed_json, of_period, workbook_of_year
from docgen.errors import DataError, UsageError
from docgen.kinds import load_kind
from docgen.kinds._input import YearInput
from docgen.ledger.disclosure import disclosure
from docgen.word.package.outline import outline
from tests.conftest import ROOT, Run, same_shape

HEAD = "编号,标题,日期,统计类别,类别,人次,费用\n"
ROWS = (
    "1,甲,2024-01-05,厅局级,国内公务,8,23456.78",
    "2,乙,2024-04-05,外宾接待,,12,40000",
    "3,丙,2024-07-05,客商接待,,5,60000",
    "4,丁,2024-11-05,厅局级,,15,9999.99",
)
WORK = "年度: 2024\n预算: 150000\n三公经费: 80万\n上年: {批次: 2, 人次: 20, 费用: 100000}\n"


def of_rows(folder: Path, *rows: str, work: str = WORK) -> YearTotals:
    (folder / "office.yaml").write_text("单位: 清江区接待服务中心\n简称: 区接待中心\n", "utf-8")
    (folder / "2024").mkdir(exist_ok=True)
    (folder / "2024" / "台账.csv").write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    (folder / "2024" / "工作.yaml").write_text(work, "utf-8")
    return stats([folder], 2024)


def shown(year: YearTotals) -> str:
    (paper,) = build_of_year(year, "disclosure")
    return "\n".join(outline(paper.content))


def test_categories_sums_and_means_are_those_of_the_visits(tmp_path: Path) -> None:
    found = disclosed_json(of_rows(tmp_path, *ROWS))
    rows = {row["项目"]: (row["批次"], row["人次"], row["费用"]) for row in found["接待"]}
    assert rows == {
        "合计": (4, 40, 133456.77),
        "国内公务接待": (2, 23, 33456.77),
        "国（境）外接待": (1, 12, 40000),
        "商务接待": (1, 5, 60000),
    }
    assert found["经费"] == {
        "预算": 150000,
        "上年": 100000,
        "三公经费": 800000,
        "同比": "增长33.5%",
        "执行率": "89%",
        "占三公": "16.7%",
    }
    assert [(row["项目"], row["费用"]) for row in found["季度"]] == [
        ("一季度", 23456.78), ("二季度", 40000), ("三季度", 60000), ("四季度", 9999.99)
    ]  # fmt: skip


def test_the_categories_add_up_to_the_total(tmp_path: Path) -> None:
    total, *parts = disclosed_json(of_rows(tmp_path, *ROWS))["接待"]
    for column in ("批次", "人次", "未填批次"):
        assert sum(part[column] for part in parts) == total[column]
    assert round(sum(part["费用"] for part in parts), 2) == total["费用"]


def test_the_paper_says_its_unit_and_what_was_assumed(tmp_path: Path) -> None:
    text = shown(of_rows(tmp_path, *ROWS))
    for part in (
        "13.35",
        "15.00万元",
        "89%",
        "结余",
        "1.65万元",
        "3,336.42",
        "四舍五入到百元",
        "有3批次没有写明接待类别",
    ):
        assert part in text


def test_a_sum_that_lacks_some_visits_says_so_and_is_compared_with_nothing(tmp_path: Path) -> None:
    year = of_rows(tmp_path, *ROWS, "5,戊,2024-12-05,厅局级,国内公务,5,待结")
    text = shown(year)
    assert "费用按有记录的4批次统计，另有1批次没有费用记录，没有计入。" in text
    assert "13.35万元（缺1批次）" in text
    assert "完成预算" not in text
    found = disclosed_json(year)
    assert (found["接待"][0]["未填批次"], found["接待"][1]["未填批次"], found["经费"]["执行率"]) == (1, 1, None)


def test_the_paper_reads_as_it_did(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    golden, lines = ROOT / "tests" / "golden" / "disclosure.txt", f"{shown(of_rows(tmp_path, *ROWS))}\n"
    if request.config.getoption("--update-golden"):
        golden.write_text(lines, "utf-8")
    assert lines == golden.read_text("utf-8")


def test_without_any_sum_nothing_is_shown_as_nought(tmp_path: Path) -> None:
    year = of_rows(tmp_path, "1,甲,2024-01-05,厅局级,国内公务,8,")
    assert "台账没有费用记录，费用一栏空缺。" in shown(year)
    row = disclosed_json(year)["接待"][0]
    assert (row["费用"], row["未填批次"]) == (None, 1)


def test_small_sums_stay_in_yuan(tmp_path: Path) -> None:
    text = shown(of_rows(tmp_path, "1,甲,2024-01-05,厅局级,国内公务,8,480.5", work="年度: 2024\n"))
    assert "480.50元" in text
    assert "万元" not in text


def test_some_months_alone_are_compared_with_the_same_months(tmp_path: Path) -> None:
    of_rows(tmp_path, *ROWS)
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / "台账.csv").write_text(
        HEAD + "1,甲,2023-02-05,厅局级,国内公务,8,20000\n2,乙,2023-09-05,厅局级,国内公务,8,70000\n", "utf-8"
    )
    found = disclosed_json(of_period(stats([tmp_path], 2024), "上半年"))
    assert (found["时段"], found["接待"][0]["费用"], found["接待"][0]["上年费用"]) == ("2024年上半年", 63456.78, 20000)
    assert (found["接待"][1]["上年费用"], found["接待"][1]["同比"]) == (20000, "增长17.3%")
    assert "预算为全年数。" in found["说明"]
    with pytest.raises(UsageError, match="不是一年里的几个月"):
        of_period(stats([tmp_path], 2024), "腊月")
    with pytest.raises(DataError, match="没有2024年8月的来访"):
        of_period(stats([tmp_path], 2024), "8月")


def test_the_workbook_has_the_sums_in_yuan_as_numbers(tmp_path: Path) -> None:
    file = workbook_of_year(of_rows(tmp_path, *ROWS), "disclosure")
    assert file is not None
    sheet = openpyxl.load_workbook(io.BytesIO(file.content))["公开表"]
    assert [cell.value for cell in sheet[4]][:4] == ["公务接待合计", 4, 40, 133456.77]


def test_a_page_gives_exactly_the_names_that_its_kind_promises(tmp_path: Path) -> None:
    year, kind = of_rows(tmp_path, *ROWS), load_kind("disclosure")
    assert year.ledger is not None
    for page in kind.pages(YearInput(disclosure(year.ledger, year.totals), year.office)):
        assert same_shape(page.context, kind.template_names, (str,))


def test_the_command_writes_paper_and_workbook_and_prints_data(tmp_path: Path, run: Callable[..., Run]) -> None:
    of_rows(tmp_path, *ROWS)
    assert run("公开表", tmp_path, "--year", "2024", "-o", tmp_path / "出").code == 0
    assert sorted(path.suffix for path in (tmp_path / "出").iterdir()) == [".docx", ".xlsx"]
    assert json.loads(run("disclosure", tmp_path, "--year", "2024", "--json").out)["接待"][0]["费用"] == 133456.77
