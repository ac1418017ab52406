"""Sums that a writer typed against those of the ledger: right within their own decimals, wrong ones found."""

from pathlib import Path

import pytest

from docgen.api.drafts.figures import check_figures
from docgen.api.statistics import YearTotals, stats

#: 123,456.78 元 in all, 100,000 the year before, a budget of 15万元, 三公经费 of 80万元.
LEDGER = (
    "编号,标题,日期,统计类别,类别,人次,费用\n1,甲,2024-01-05,厅局级,国内公务,8,23456.78\n"
    "2,乙,2024-04-05,厅局级,国内公务,12,40000\n3,丙,2024-11-05,客商接待,商务,5,60000\n"
)
WORK = "年度: 2024\n预算: 150000\n三公经费: 800000\n上年: {批次: 2, 人次: 20, 费用: 100000}\n"
RIGHT = (
    "全年公务接待费12.35万元。",
    "公务接待费123,456.78元，同比增长23.5%。",
    "全年公务接待费支出12.3万元，比上年增加2.35万元，增长23.46%。",
    "公务接待费约12万元，完成年初预算15万元的82.3%。",
    "公务接待费123457元，占“三公”经费80万元的15.4%。",
    "一季度公务接待费2.35万元，二季度4万元，四季度6万元。",
    "厅局级接待费63456.78元，客商接待接待费6.00万元。",
    "公务接待费人均4938.27元，批均41152.26元。",
    "上年公务接待费10万元。",
    "公务接待费12万余元。",
    "国内公务接待费6.35万元，商务接待费6万元。",
    "签约投资3.2亿元，工作餐标准50元/人。",
    "公务接待费不超过预算，会议费2.5万元。",
    "1月公务接待费23456.78元。",
    "公务接待费近12.5万元。",
    "公务接待费12.35万元，比预算结余2.65万元，预算结余26543.22元。",
    "餐饮接待费3万元以内。",
)
WRONG = (
    ("全年公务接待费12.34万元。", "12.34万元"),
    ("公务接待费123,465.78元。", "123,465.78元"),
    ("全年接待费用支出12.53万元。", "12.53万元"),
    ("公务接待费12.35万元，比上年增加3.35万元。", "3.35万元"),
    ("公务接待费12.35万元，完成预算的92.3%。", "92.3%"),
    ("公务接待费12.35万元，同比下降23.5%。", "23.5%"),
    ("公务接待费12.35万元，占“三公”经费的25.4%。", "25.4%"),
    ("一季度公务接待费3.25万元。", "3.25万元"),
    ("厅局级接待费6.45万元。", "6.45万元"),
    ("公务接待费人均4398.27元。", "4398.27元"),
    ("上年公务接待费11万元。", "11万元"),
    ("公务接待费预算16万元。", "16万元"),
    ("公务接待费13万余元。", "13万余元"),
    ("商务接待费5万元。", "5万元"),
)


@pytest.fixture
def year(tmp_path: Path) -> YearTotals:
    (tmp_path / "2024").mkdir()
    (tmp_path / "2024" / "台账.csv").write_text(LEDGER, "utf-8")
    (tmp_path / "2024" / "工作.yaml").write_text(WORK, "utf-8")
    return stats([tmp_path], 2024)


def found(text: str, year: YearTotals, folder: Path) -> list[tuple[str, str]]:
    path = folder / "总结.txt"
    path.write_text(f"2024年工作总结\n\n{text}\n", "utf-8")
    return [(one.code, one.text) for one in check_figures(path, year)]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sum_is_right_within_its_own_decimals(text: str, year: YearTotals, tmp_path: Path) -> None:
    assert found(text, year, tmp_path) == []


@pytest.mark.parametrize(("text", "wrong"), WRONG)
def test_a_wrong_sum_is_named_with_the_right_one(text: str, wrong: str, year: YearTotals, tmp_path: Path) -> None:
    ((code, said),) = found(text, year, tmp_path)
    assert (code, f"“{wrong}”" in said) == ("D317", True)


def test_a_sum_that_is_less_than_what_is_recorded_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "2024.csv").write_text(f"{LEDGER}4,丁,2024-12-05,厅局级,国内公务,5,待结\n", "utf-8")
    year = stats([tmp_path], 2024)
    assert found("全年公务接待费13万元。", year, tmp_path) == []
    ((code, said),) = found("全年公务接待费11.9万元。", year, tmp_path)
    assert (code, "台账有记录的就有12.35万元" in said) == ("D317", True)


def test_a_sum_that_is_nowhere_is_asked_about(year: YearTotals, tmp_path: Path) -> None:
    ((code, said),) = found("公务接待费管理从严，省下一笔，计7.77万元。", year, tmp_path)
    assert (code, "7.77万元" in said) == ("D318", True)
