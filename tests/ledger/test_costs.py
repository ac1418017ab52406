"""What is made of the sums of a year: means, parts, comparisons, sentences; nothing of what is not known in full."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from docgen.api.drafts.compose import compose_draft
from docgen.api.statistics import YearTotals, draft_field_lines, stats, year_json, year_lines
from docgen.errors import DataError
from docgen.ledger.totals import CATEGORIES, HALVES, QUARTERS
from docgen.model.draft import Chart, Table
from tests.conftest import Run

HEAD = "编号,标题,日期,统计类别,类别,人次,费用\n"
ROWS = (
    "1,甲,2024-01-05,厅局级,国内公务,8,1000",
    "2,乙,2024-04-05,厅局级,国内公务,12,2000.50",
    "3,丙,2024-11-05,客商接待,商务接待,5,9345.5",
)
WORK = "年度: 2024\n预算: 10000\n三公经费: 5万元\n上年: {批次: 2, 人次: 20, 费用: 10000}\n"


def of_rows(folder: Path, *rows: str, work: str = WORK) -> YearTotals:
    (folder / "2024").mkdir(exist_ok=True)
    (folder / "2024" / "台账.csv").write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    (folder / "2024" / "工作.yaml").write_text(work, "utf-8")
    return stats([folder], 2024)


def line(text: str, year: YearTotals) -> str:
    (part,) = compose_draft(f"工作总结\n\n{text}\n".encode(), year).content.draft.parts
    return part.text


def block(name: str, year: YearTotals) -> Table | Chart | None:
    (part,) = compose_draft(f"工作总结\n\n{{{{ {name} }}}}\n".encode(), year).content.draft.parts
    return part.block


def test_the_data_have_the_sums_by_part_with_their_means_and_comparisons(tmp_path: Path) -> None:
    assert year_json(of_rows(tmp_path, *ROWS))["费用"] == {
        "合计": 12346,
        "类别": {"厅局级": 3000.5, "客商接待": 9345.5},
        "接待类别": {"国内公务": 3000.5, "商务": 9345.5},
        "月份": {"1": 1000, "4": 2000.5, "11": 9345.5},
        "季度": {"一季度": 1000, "二季度": 2000.5, "四季度": 9345.5},
        "半年": {"上半年": 3000.5, "下半年": 9345.5},
        "批均": 4115.33,
        "人均": 493.84,
        "上年": 10000,
        "预算": 10000,
        "三公经费": 50000,
        "同比": "增长23.5%",
        "执行率": "123.5%",
        "占三公": "24.7%",
    }


def test_quarters_halves_and_categories_are_partitions(tmp_path: Path) -> None:
    year = of_rows(tmp_path, *ROWS)
    parts = {part: {name: one.figures[:2] for name, one in year.totals.parts[part].items()} for part in
             (QUARTERS, HALVES, CATEGORIES)}  # fmt: skip
    assert parts[QUARTERS] == {"一季度": (1, 8), "二季度": (1, 12), "三季度": (0, 0), "四季度": (1, 5)}
    assert parts[HALVES] == {"上半年": (2, 20), "下半年": (1, 5)}
    assert parts[CATEGORIES] == {"国内公务": (2, 20), "商务": (1, 5)}


def test_a_draft_prints_sums_in_yuan_and_in_ten_thousands(tmp_path: Path) -> None:
    year = of_rows(tmp_path, *ROWS)
    text = "{{ 合计.费用 }}、{{ 合计.费用万元 }}、{{ 类别.厅局级.费用 }}、{{ 季度.一季度.人均费用 }}、{{ 预算.执行率 }}"
    assert line(text, year) == "12346、1.23、3000.50、125.00、123.5%"
    assert line("{{ 同比.费用 }}、{{ 增减.费用 }}、{{ 上年.费用 }}", year) == "增长23.5%、增加2346、10000"


def test_the_sentence_says_everything_that_is_known(tmp_path: Path) -> None:
    assert line("{{ 句.费用 }}", of_rows(tmp_path, *ROWS)) == (
        "公务接待费12346元（1.23万元），平均每批4115.33元、每人493.84元，比上年增加2346元、增长23.5%，"
        "完成预算10000元的123.5%，超出预算2346元，占“三公”经费的24.7%"
    )


def test_a_sum_that_lacks_some_visits_is_a_least_sum_and_is_compared_with_nothing(tmp_path: Path) -> None:
    year = of_rows(tmp_path, *ROWS, "4,丁,2024-12-05,厅局级,国内公务,5,待结")
    assert line("{{ 句.费用 }}", year) == (
        "公务接待费不少于12346元（不少于1.23万元），平均每批4115.33元、每人493.84元，另有1批次没有费用记录，未计入"
    )
    assert line("{{ 合计.费用万元 }}", year) == "不少于1.23"
    with pytest.raises(DataError, match="没有记全"):
        line("{{ 同比.费用 }}", year)
    assert "同比" not in year_json(year)["费用"]
    assert "（费用按有记录的3批次统计）" in year_lines(year)


def test_a_year_before_that_is_not_whole_is_compared_with_nothing(tmp_path: Path) -> None:
    (tmp_path / "2023.csv").write_text(
        HEAD + "1,甲,2023-01-05,厅局级,国内公务,8,1000\n2,乙,2023-02-05,厅局级,国内公务,8,\n", "utf-8"
    )
    (tmp_path / "2024.csv").write_text(HEAD + "\n".join(ROWS) + "\n", "utf-8")
    assert "同比" not in year_json(stats([tmp_path], 2024))["费用"]


def test_tables_and_the_chart_of_the_costs(tmp_path: Path) -> None:
    year = of_rows(tmp_path, *ROWS)
    table, chart = block("表.费用", year), block("图.费用", year)
    assert isinstance(table, Table)
    assert table.rows[1] == ("厅局级", "2", "20", "3,000.50", "1,500.25", "150.03")
    assert table.rows[-1] == ("合计", "3", "25", "12,346.00", "4,115.33", "493.84")
    assert isinstance(chart, Chart)
    assert (chart.names, chart.numbers) == (("厅局级", "客商接待"), (3001, 9346))


def test_corrections_change_the_sums_and_no_other_figure(tmp_path: Path) -> None:
    year = of_rows(tmp_path, *ROWS, "1,冲减甲多报餐费,2024-02-05,厅局级,国内公务,0,-100")
    assert (year.totals.total.figures[:2], year.totals.total.cost) == ((3, 25), Decimal("12246.0"))


def test_leaders_are_counted_by_level_and_feedback_by_kind_and_state(tmp_path: Path) -> None:
    (tmp_path / "1.yaml").write_text(
        "标题: 来访\n编号: 一\n统计类别: 甲\n日期: 2024-01-01\n来宾:\n  - {姓名: 周明, 级别: 厅局级副职}\n"
        "  - {姓名: 韩喆, 级别: 正处级}\n  - {姓名: 罗文, 级别: 县处级副职}\n"
        "反馈:\n  - {类型: 意见建议, 内容: 讲解短一些, 状态: 已办结}\n  - {类型: 投资意向, 内容: 建厂}\n",
        "utf-8",
    )
    (tmp_path / "2.yaml").write_text(
        "标题: 又一次来访\n编号: 二\n统计类别: 甲\n日期: 2024-01-02\n领导人数: 2\n来宾: {人数: 9}\n", "utf-8"
    )
    found = year_json(stats([tmp_path], 2024))
    assert found["领导级别"] == {"厅局级": 1, "县处级": 2, "未注明": 2}
    assert found["反馈"] == {
        "件数": 2, "批次": 1, "类型": {"意见建议": 1, "投资意向": 1}, "状态": {"待办": 1, "办结": 1}
    }  # fmt: skip


@pytest.mark.parametrize(("rank", "leaders"), [("县处级", 9), ("厅局级", 3)])
def test_columns_that_count_leaders_by_level_are_read(rank: str, leaders: int, tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text(f"统计类别: [{{名称: 甲}}]\n领导级别: {rank}\n", "utf-8")
    rows = (
        "编号,标题,日期,统计类别,人次,省部级,厅级,处级\n1,来访一,2024-01-01,甲,13,1,2,5\n2,来访二,2024-01-02,甲,4,,,1\n"
    )
    (tmp_path / "2024.csv").write_text(rows, "utf-8")
    year = stats([tmp_path], 2024)
    assert (year.totals.total.figures.leaders, year.totals.total.figures.unstated) == (leaders, 0)
    levels = {"省部级": 1, "厅局级": 2} | ({"县处级": 6} if rank == "县处级" else {})
    assert year_json(year)["领导级别"] == levels


def test_a_month_that_is_not_that_of_the_day_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "2024.csv").write_text("编号,标题,日期,统计类别,人次,月份\n1,甲,2024-01-01,厅局级,5,7\n", "utf-8")
    assert "月份写的是7，日期却是1月1日" in "".join(one.text for one in stats([tmp_path], 2024).notices)


#: Headings of real ledgers that say nothing of what is counted.
OTHER_HEADINGS = (
    "陪同人数 陪餐人数 用餐标准 用餐地点 是否有公函 公函文号 接待地点 经办人 审批人 发票号 支付方式 报销日期 预算科目 "
    "人均 桌数 餐次 行程 房间数 天数 结算方式 交费金额 预算金额 随行人数"
).split()


@pytest.mark.parametrize("heading", OTHER_HEADINGS)
def test_a_column_that_nothing_reads_is_named(heading: str, tmp_path: Path) -> None:
    rows = f"编号,标题,日期,统计类别,人次,费用,{heading}\n1,甲,2024-01-01,厅局级,5,300,7\n"
    (tmp_path / "2024.csv").write_text(rows, "utf-8")
    year = stats([tmp_path], 2024)
    assert heading in "".join(one.text for one in year.notices)
    assert (year.totals.total.figures.people, year.totals.total.cost) == (5, 300)


def test_the_command_prints_all_of_it(tmp_path: Path, run: Callable[..., Run]) -> None:
    year = of_rows(tmp_path, *ROWS)
    assert json.loads(run("stats", tmp_path, "--year", "2024", "--json").out)["费用"]["合计"] == 12346
    shown = "\n".join(year_lines(year))
    for text in ("批均", "四季度", "下半年", "接待类别", "完成123.5%", "增长23.5%"):
        assert text in shown
    assert "{{ 季度.一季度.费用 }}  1000" in draft_field_lines(year)
