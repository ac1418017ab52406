"""Ledgers as offices keep them: every usual heading is read, what is not sure is asked about, nothing is invented."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from docgen.api.statistics import YearTotals, stats, year_json, year_lines
from docgen.errors import DataError
from tests.conftest import Run

Rows = Sequence[Sequence[Any]]


def book(folder: Path, merged: Sequence[str] = (), name: str = "台账.xlsx", **named: Rows) -> Path:
    """A workbook with a sheet for each name."""
    made = openpyxl.Workbook()
    made.remove(made.active)  # type: ignore[arg-type]
    for title, rows in named.items():
        sheet = made.create_sheet(title.replace("_", ""))
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
    path = folder / name
    made.save(path)
    return path


def codes(year: YearTotals) -> list[str]:
    return [notice.code for notice in year.notices]


def texts(year: YearTotals) -> str:
    return "\n".join(f"{notice.code} {notice.text}" for notice in year.notices)


HEAD = ("序号", "日期", "来访单位", "人数", "统计类别")


@pytest.mark.parametrize(
    "heading", ["来访单位", "来宾单位", "客人单位", "来访团组", "单位名称", "来访单位名称", "来源单位"]
)
def test_the_unit_names_a_visit_without_a_title(heading: str, tmp_path: Path) -> None:
    rows = [("序号", "日期", heading, "事由", "人数", "统计类别"), (1, "2026-03-01", "云州市", "考察学习", 8, "厅局级")]
    (record,) = stats([book(tmp_path, 台账=rows)]).totals.total.records
    assert (record.unit, record.title, record.code) == ("云州市", "云州市考察学习", "1")


@pytest.mark.parametrize(
    "heading", ["带队领导", "带队领导及职务", "主宾", "主宾姓名及职务", "领队", "带队人", "主要来宾"]
)
def test_who_leads_is_read_under_its_usual_headings(heading: str, tmp_path: Path) -> None:
    rows = [(*HEAD, heading), (1, "2026-03-01", "云州市", 8, "厅局级", "周明远 副市长")]
    year = stats([book(tmp_path, 台账=rows)])
    assert year.totals.total.records[0].head == "周明远 副市长"
    assert year.notices == ()


@pytest.mark.parametrize(
    ("heading", "cell", "cost"),
    [
        ("费用", 750, 750),
        ("接待费用（元）", "750元", 750),
        ("经费", "1,250.50", Decimal("1250.50")),
        ("费用（万元）", 0.5, 5000),
        ("金额", "一千二百元", 1200),
    ],
)
def test_what_a_visit_cost_is_read_and_added_up(heading: str, cell: Any, cost: Any, tmp_path: Path) -> None:
    rows = [
        (*HEAD, heading),
        (1, "2026-03-01", "云州市", 8, "厅局级", cell),
        (2, "2026-03-02", "南漪市", 5, "县处级", "—"),
    ]
    year = stats([book(tmp_path, 台账=rows)])
    assert year.totals.total.cost == cost
    assert year_json(year)["费用"].items() >= {"合计": cost, "类别": {"厅局级": cost}, "未填批次": 1}.items()
    assert "（费用按有记录的1批次统计）" in year_lines(year)


def test_a_ledger_without_sums_says_nothing_of_them(tmp_path: Path) -> None:
    year = stats([book(tmp_path, 台账=[HEAD, (1, "2026-03-01", "云州市", 8, "厅局级")])])
    assert "费用" not in year_json(year)
    assert "费用" not in "".join(year_lines(year))


def test_the_class_of_a_ledger_may_be_called_a_grade_and_is_asked_about(tmp_path: Path) -> None:
    rows = [("序号", "日期", "来访单位", "接待级别", "人数"), (1, "2026-03-01", "云州市", "厅级", 8)]
    year = stats([book(tmp_path, 台账=rows)])
    assert list(year.totals.parts["类别"]) == ["厅级"]
    assert "D151 “接待级别”当作“统计类别”读" in texts(year)


def test_a_grade_beside_the_class_is_named_as_unread(tmp_path: Path) -> None:
    rows = [(*HEAD, "接待级别"), (1, "2026-03-01", "云州市", 8, "客商接待", "处级")]
    year = stats([book(tmp_path, 台账=rows)])
    assert list(year.totals.parts["类别"]) == ["客商接待"]
    assert [(one.code, "接待级别" in one.text) for one in year.notices] == [("D224", True)]


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("1月3日", (1, 3), (1, 3)),
        ("1.12-1.13", (1, 12), (1, 13)),
        ("3/16", (3, 16), (3, 16)),
        ("3月16日至18日", (3, 16), (3, 18)),
        ("3.16—18", (3, 16), (3, 18)),
        ("3月31日-4月2日", (3, 31), (4, 2)),
        ("三月六日", (3, 6), (3, 6)),
        ("2026年3月16日至18日", (3, 16), (3, 18)),
    ],
)
@pytest.mark.parametrize("place", ["title", "sheet", "file", "option", "others"])
def test_the_year_of_a_table_completes_its_days(
    cell: str, first: tuple[int, int], last: tuple[int, int], place: str, tmp_path: Path
) -> None:
    rows: list[Sequence[Any]] = [HEAD, (1, cell, "云州市", 8, "厅局级")]
    if place == "title":
        rows.insert(0, ("青山县接待中心2026年接待工作台账",))
    if place == "others":
        rows.append((2, date(2026, 12, 1), "南漪市", 5, "厅局级"))
    path = book(
        tmp_path, name="2026.xlsx" if place == "file" else "台账.xlsx", **{"2026年" if place == "sheet" else "表": rows}
    )
    year = stats([path], 2026 if place == "option" else None)
    record = year.totals.total.records[0]
    assert (record.first, record.last) == (date(2026, *first), date(2026, *last))
    assert codes(year) == ["D150"]


def test_a_day_that_may_have_lost_its_nought_is_asked_about(tmp_path: Path) -> None:
    year = stats([book(tmp_path, _2026年=[HEAD, (1, 3.1, "云州市", 8, "厅局级"), (2, 3.16, "南漪市", 5, "厅局级")])])
    assert "D151 日期：“3.1”按3月1日读，也可能是3月10日" in texts(year)
    assert [record.first.day for record in year.totals.total.records] == [1, 16]


def test_without_any_year_a_day_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="没有写年份"):
        stats([book(tmp_path, 表=[HEAD, (1, "3月6日", "云州市", 8, "厅局级")])])


def test_months_in_sheets_are_one_year_and_their_numbers_are_told_apart(tmp_path: Path) -> None:
    def month(number: int) -> Rows:
        title = (f"青山县2026年{number}月份接待登记表",)
        return [title, HEAD, *((at, f"{at + 4}日", "云州市", 5, "厅局级") for at in (1, 2)), ("合计", None, None, 10)]

    year = stats([book(tmp_path, **{f"{number}月": month(number) for number in range(1, 5)})])
    assert year.totals.total.figures[:2] == (8, 40)
    assert [record.code for record in year.totals.total.records[:3]] == ["1月-1", "1月-2", "2月-1"]
    assert [counted.figures.people for counted in year.totals.parts["月份"].values()][:5] == [10, 10, 10, 10, 0]
    assert codes(year) == ["D150"]


def test_quarters_in_sheets_whose_numbers_go_on(tmp_path: Path) -> None:
    first = [HEAD, (1, "2026-02-01", "云州市", 5, "厅局级"), ("一季度小计", None, None, 5)]
    second = [
        HEAD,
        (2, "2026-05-01", "南漪市", 6, "厅局级"),
        ("二季度小计", None, None, 6),
        ("上半年合计", None, None, 6),
    ]
    year = stats([book(tmp_path, 一季度=first, 二季度=second)])
    assert [record.code for record in year.totals.total.records] == ["1", "2"]


def test_months_in_files_are_told_apart_as_well(tmp_path: Path) -> None:
    for number in (1, 2):
        book(tmp_path, name=f"{number}月.xlsx", Sheet1=[HEAD, (1, date(2026, number, 5), "云州市", number, "厅局级")])
    assert [record.code for record in stats([tmp_path], 2026).totals.total.records] == [
        "1月.xlsx-Sheet1-1",
        "2月.xlsx-Sheet1-1",
    ]


def test_a_running_number_that_comes_twice_is_no_code(tmp_path: Path) -> None:
    rows = [HEAD, (1, "2026-02-01", "云州市", 5, "厅局级"), (1, "2026-02-03", "南漪市", 6, "厅局级")]
    year = stats([book(tmp_path, 台账=rows)])
    assert [record.code for record in year.totals.total.records] == ["", ""]
    assert set(codes(year)) == {"D208"}


def test_running_numbers_of_two_years_are_no_double_codes(tmp_path: Path) -> None:
    for number in (2025, 2026):
        book(tmp_path, name=f"{number}.xlsx", 台账=[HEAD, (1, date(number, 2, 1), "云州市", 5, "厅局级")])
    assert stats([tmp_path], 2026).totals.before == (1, 5, 0, 1)


def test_merged_months_and_classes_hold_for_all_their_rows_and_that_is_said(tmp_path: Path) -> None:
    rows = [
        ("月份", "日期", "来访单位", "人次", "统计类别"),
        ("1月", "5日", "云州市", 10, "厅局级"),
        (None, "6日", "南漪市", 11, None),
        ("2月", "7-8日", "东岭县", 12, "县处级"),
    ]
    year = stats([book(tmp_path, ("A2:A3", "E2:E3"), _2026=rows)])
    assert [record.first for record in year.totals.total.records] == [
        date(2026, 1, 5),
        date(2026, 1, 6),
        date(2026, 2, 7),
    ]
    assert "合并的单元格算作合并的各行都填了：2026!A2、E2" in texts(year)
    assert set(codes(year)) == {"D150", "D208"}


def test_a_day_outside_the_month_of_its_row_is_asked_about(tmp_path: Path) -> None:
    year = stats([book(tmp_path, 表=[("月份", *HEAD), ("2月", 1, "2026-03-01", "云州市", 8, "厅局级")])])
    assert "D151 月份写的是2月，日期却是3月1日，按日期算" in texts(year)


@pytest.mark.parametrize("below", [("来宾", "陪同"), ("来宾人数", "陪同人数"), ("客人", "工作人员")])
def test_two_lines_of_headings_count_the_guests_alone(below: tuple[str, str], tmp_path: Path) -> None:
    rows = [
        ("序号", "日期", "来访单位", "接待人数", None, "统计类别"),
        (None, None, None, *below, None),
        (1, "2026-03-01", "云州市", 10, 3, "厅局级"),
    ]
    year = stats([book(tmp_path, ("D1:E1",), 表=rows)])
    assert year.totals.total.figures.people == 10
    assert [(one.code, below[1] in one.text) for one in year.notices] == [("D224", True)]


def test_groups_of_guests_and_hosts_with_a_number_each(tmp_path: Path) -> None:
    rows = [
        ("序号", "日期", "来宾", None, "陪同", None, "统计类别"),
        (None, None, "单位", "人数", "单位", "人数", None),
        (1, "2026-03-01", "云州市", 10, "清江区", 3, "厅局级"),
    ]
    year = stats([book(tmp_path, ("C1:D1", "E1:F1"), 表=rows)])
    (record,) = year.totals.total.records
    assert (record.figures.people, record.unit) == (10, "云州市")


@pytest.mark.parametrize(("first", "second"), [("事由", "来访内容"), ("说明", "备注"), ("来访单位", "团组")])
@pytest.mark.parametrize(("here", "there"), [("考察", "考察"), ("考察", None), (None, "考察")])
def test_two_columns_of_one_field_that_agree_are_no_fault(
    first: str, second: str, here: str | None, there: str | None, tmp_path: Path
) -> None:
    head = ("序号", "日期", "人数", "统计类别", first, second)
    year = stats([book(tmp_path, 表=[head, (1, "2026-03-01", 8, "厅局级", here, there)])])
    assert year.notices == ()


def test_two_columns_of_one_field_that_differ_are_asked_about_once(tmp_path: Path) -> None:
    head = ("序号", "日期", "人数", "统计类别", "事由", "来访内容")
    rows = [head, *((at, f"2026-03-0{at}", 8, "厅局级", "考察", "开会") for at in (1, 2))]
    year = stats([book(tmp_path, 表=rows)])
    assert texts(year) == "D151 “事由”和“来访内容”是同一项，2行写得不一样（表!F2、F3），按“事由”算"
    assert list(year.totals.parts["事由"]) == ["考察"]


@pytest.mark.parametrize("rough", ["约30", "30左右", "30余人", "大约30人", "30多人", "近30人"])
def test_a_rough_number_is_asked_about_and_said_in_the_totals(rough: str, tmp_path: Path) -> None:
    rows = [HEAD, (1, "2026-03-01", "云州市", rough, "厅局级"), (2, "2026-03-02", "南漪市", 5, "厅局级")]
    year = stats([book(tmp_path, 表=rows)])
    assert codes(year) == ["D151"]
    assert "（其中1批人次为约数）" in year_lines(year)
    assert year_json(year)["约数"] == {"人次": 1}


def test_a_rough_number_of_a_visit_file_is_said_in_the_totals_too(tmp_path: Path) -> None:
    text = "标题: 来访\n编号: 2026-1\n统计类别: 厅局级\n日期: 2026-03-01\n来宾: {团组: 云州市代表团, 人数: 约30}\n"
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert "（其中1批人次为约数）" in year_lines(stats([tmp_path], 2026))


def test_unknown_columns_are_named_once_for_all_sheets(tmp_path: Path) -> None:
    head = (*HEAD, "公函号", "经办科室")
    sheets = {
        f"{number}月": [head, (number, date(2026, number, 1), "云州市", 8, "厅局级", "1号", "一科")]
        for number in (1, 2)
    }
    year = stats([book(tmp_path, **sheets)])
    assert texts(year) == "D224 “公函号”（1月!F1、2月!F1）、“经办科室”（1月!G1、2月!G1）没有用上，程序不读"


@pytest.mark.parametrize("total", ["合计", "总计：", "1月小计", "共2批", "本页合计", "累计"])
def test_totals_under_any_name_are_no_visits(total: str, tmp_path: Path) -> None:
    rows = [
        HEAD,
        (1, "2026-01-01", "云州市", 8, "厅局级"),
        (2, "2026-01-02", "南漪市", 5, "厅局级"),
        (total, None, None, 13),
    ]
    assert stats([book(tmp_path, 表=rows)]).totals.total.figures[:2] == (2, 13)


def test_a_sum_that_nobody_worked_out_is_not_compared_and_no_fault(tmp_path: Path) -> None:
    rows = [HEAD, (1, "2026-01-01", "云州市", 8, "厅局级"), ("合计", None, None, "=SUM(D2:D2)")]
    year = stats([book(tmp_path, 表=rows)])
    assert [(one.code, one.level) for one in year.notices] == [("D213", "note")]


VISIT = "标题: 来访{0}\n编号: {0}\n统计类别: 厅局级\n日期: {1}\n来宾: {{团组: 云州市代表团, 人数: 8}}\n"


def visits(folder: Path, *days: str) -> Path:
    folder.mkdir(exist_ok=True)
    for number, day in enumerate(days, 1):
        (folder / f"{number}.yaml").write_text(VISIT.format(f"{day[:4]}-{number}", day), "utf-8")
    return folder


def test_a_folder_of_several_years_is_filtered_and_that_is_one_line(tmp_path: Path) -> None:
    folder = visits(tmp_path / "来访", "2025-03-01", "2026-03-01", "2026-04-01", "2027-01-01")
    year = stats([folder], 2026)
    assert year.totals.total.figures.batches == 2
    (notice,) = year.notices
    assert (notice.code, notice.level, notice.text) == ("D201", "note", "另有2份属于别的年份，没有计入")
    assert notice.hint.startswith("2025年1份、2027年1份")


def test_a_folder_called_by_the_year_may_hold_no_other(tmp_path: Path) -> None:
    visits(tmp_path / "2026", "2026-03-01", "2025-03-01")
    with pytest.raises(DataError, match="不在2026年"):
        stats([tmp_path / "2026"])
    with pytest.raises(DataError, match="不在2026年"):
        stats([tmp_path], 2026)


def test_a_ledger_of_several_years_is_filtered_too(tmp_path: Path) -> None:
    rows = [HEAD, *((at, date(2024 + at // 2, 3, at), "云州市", 5, "厅局级") for at in range(1, 6))]
    year = stats([book(tmp_path, 台账=rows)], 2025)
    assert year.totals.total.figures.batches == 2
    assert [notice.text for notice in year.notices] == ["另有3行属于别的年份，没有计入"]


def test_a_lone_row_of_another_year_is_a_slip(tmp_path: Path) -> None:
    rows = [
        HEAD,
        *((at, date(2026, 3, at), "云州市", 5, "厅局级") for at in (1, 2)),
        (3, "2006-03-03", "南漪市", 5, "厅局级"),
    ]
    with pytest.raises(DataError, match="2006年3月3日"):
        stats([book(tmp_path, 台账=rows)], 2026)


def test_a_ledger_that_is_checked_or_audited_is_called_one(tmp_path: Path, run: Run) -> None:
    path = book(tmp_path, 台账=[HEAD, (1, "2026-03-01", "云州市", 8, "厅局级")])
    for command in ("check", "audit"):
        done = run(command, path)
        assert done.code != 0
        assert "台账" in done.err
        assert "docgen stats" in done.err
    done = run("audit", visits(tmp_path / "来访", "2026-03-01") / "1.yaml")
    assert "是文件，不是文件夹" in done.err
    assert "docgen check" in done.err
