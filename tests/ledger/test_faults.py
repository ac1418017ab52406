"""Faults of a ledger, planted one by one: each is reported with its code at its place, and no total is printed."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from docgen.api.statistics import stats
from docgen.errors import DataError, Problem
from tests.conftest import Run

OFFICE = "统计类别: [{名称: 厅局级, 级别: 厅局级}, {名称: 客商接待}]\n其中: [{名称: 港澳台侨}]\n"
GOOD = (
    "标题: 云州市代表团来访\n编号: 2023-001\n统计类别: 厅局级\n日期: 2023-03-01\n来宾: {团组: 云州市代表团, 人数: 8}\n"
)
HEAD = "编号,标题,日期,统计类别,批次,人次,领导人数\n"


def found(folder: Path, year: int | None = 2023) -> list[tuple[str, str]]:
    """Place and code of everything that is wrong, the folder left out."""
    with pytest.raises(DataError) as error:
        stats([folder], year)
    return [(shown(one, folder), one.code) for one in error.value.problems if one.level == "error"]


def shown(problem: Problem, folder: Path) -> str:
    return str(problem.place).replace(f"{folder.as_posix()}/", "") if problem.place else ""


def ledger(folder: Path, **files: str) -> Path:
    (folder / "office.yaml").write_text(OFFICE, "utf-8")
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "place", "code"),
    [
        ("统计类别: 厅局级\n", "", "a.yaml:1:1", "D202"),
        ("统计类别: 厅局级\n", "统计类别:\n", "a.yaml:1:1", "D202"),
        ("厅局级", "厅级局", "a.yaml:3:7", "D203"),
        ("2023-03-01", "2022-12-31 至 2023-01-02", "a.yaml:4:5", "D201"),
        ("2023-03-01", "2024-01-01", "a.yaml:4:5", "D201"),
        ("2023-03-01", "2023-02-30", "a.yaml:4:5", "D109"),
        ("2023-03-01", "2023-03-05 至 2023-03-01", "a.yaml:4:5", "D111"),
        ("2023-03-01", "三月初", "a.yaml:4:5", "D111"),
        ("日期: 2023-03-01\n", "", "a.yaml:1:1", "D108"),
        ("{团组: 云州市代表团, 人数: 8}", "{团组: 云州市代表团}", "a.yaml:5:5", "D108"),
        ("人数: 8", "人数: 八九人", "a.yaml:5:22", "D112"),
        ("人数: 8", "人数: 0", "a.yaml:5:22", "D205"),
        ("人数: 8}", "人数: 1, 名单: [周明, 韩喆]}", "a.yaml:5:22", "D124"),
        ("来宾:", "领导人数: 9\n来宾:", "a.yaml:5:7", "D206"),
        ("来宾:", "其中: [港澳台桥]\n来宾:", "a.yaml:5:5", "D209"),
        ("来宾:", "来源: 云州市\n来宾:", "a.yaml:5:1", "D106"),
        ("来宾:", "日期: 2023-03-02\n来宾:", "a.yaml:5:1", "D105"),
        ("统计类别: 厅局级", "统计类别：厅局级", "a.yaml:3:5", "D120"),
        ("标题: 云州市代表团来访\n", "标题: '云州市\n", "a.yaml:1:5", "D102"),
    ],
)
def test_a_fault_of_a_visit_file(old: str, new: str, place: str, code: str, tmp_path: Path) -> None:
    assert old in GOOD
    assert (place, code) in found(ledger(tmp_path, a_yaml=GOOD.replace(old, new)))


@pytest.mark.parametrize(
    ("row", "place", "code"),
    [
        ("2023-002,来访二,2023-03-02,,1,5,", "t.csv!A3", "D202"),
        ("2023-002,来访二,2023-03-02,客商,1,5,", "t.csv!D3", "D203"),
        ("2023-001,来访二,2023-03-02,厅局级,1,5,", "t.csv!A3", "D204"),
        ("2023-002,来访二,2023-03-02,厅局级,1,,", "t.csv!F3", "D108"),
        ("2023-002,来访二,2023-03-02,厅局级,1,5桌,", "t.csv!F3", "D112"),
        ("2023-002,来访二,,厅局级,1,5,", "t.csv!C3", "D108"),
        ("2023-002,来访二,三月初,厅局级,1,5,", "t.csv!C3", "D111"),
        ("2023-002,来访二,2021-03-02,厅局级,1,5,", "t.csv!C3", "D201"),
        ("2023-002,来访二,2023-03-02,厅局级,0,5,", "t.csv!E3", "D207"),
        ("2023-002,来访二,2023-03-02,厅局级,9,5,", "t.csv!E3", "D207"),
        ("2023-002,来访二,2023-03-02,厅局级,1,5,7", "t.csv!G3", "D206"),
        ("合计,,,,1,9,", "t.csv!F3", "D212"),
        ("合计,,,,2,8,", "t.csv!E3", "D212"),
        ("小计,,,,1,7,", "t.csv!F3", "D212"),
    ],
)
def test_a_fault_of_a_row(row: str, place: str, code: str, tmp_path: Path) -> None:
    first = "2023-001,来访一,2023-03-01,厅局级,1,8,\n"
    assert found(ledger(tmp_path, t_csv=f"{HEAD}{first}{row}\n")) == [(place, code)]


@pytest.mark.parametrize(
    ("head", "place", "code"),
    [
        ("编号,标题,日期,分类统计,人次", "t.csv!A1", "D217"),
        ("编号,标题,日期,统计类别,人次,人次", "t.csv!F1", "D217"),
        ("序号,内容,备注", "t.csv:1:1", "D216"),
    ],
)
def test_a_fault_of_a_heading(head: str, place: str, code: str, tmp_path: Path) -> None:
    assert (place, code) in found(ledger(tmp_path, t_csv=f"{head}\n2023-001,来访一,2023-03-01,厅局级,8,8\n"))


@pytest.mark.parametrize(
    ("work", "place", "code"),
    [
        ("年度: 2022\n", "工作.yaml:1:5", "D211"),
        ("活动: [{名称: 党日, 次数: 2, 明细: [{内容: 一}]}]\n", "工作.yaml:1:19", "D211"),
        ("活动: [{名称: 党日}]\n", "工作.yaml:1:6", "D211"),
        ("活动: [{名称: 党日, 次数: 1}, {名称: 党日, 次数: 1}]\n", "工作.yaml:1:28", "D211"),
        ("活动: [{名称: 党日, 明细: [{日期: 2022-01-01}]}]\n", "工作.yaml:1:25", "D201"),
        ("活动: [{名称: 党日, 人次: 9, 明细: [{人次: 8}]}]\n", "工作.yaml:1:19", "D211"),
        ("上年: {批次: 3, 人次: 9, 类别: [{名称: 厅局级, 批次: 2, 人次: 9}]}\n", "工作.yaml:1:10", "D212"),
        ("上年: {批次: 3}\n", "工作.yaml:1:5", "D108"),
        ("活动: [{名子: 党日}]\n", "工作.yaml:1:7", "D106"),
    ],
)
def test_a_fault_of_the_other_work(work: str, place: str, code: str, tmp_path: Path) -> None:
    ledger(tmp_path, a_yaml=GOOD)
    (tmp_path / "工作.yaml").write_text(work, "utf-8")
    assert (place, code) in found(tmp_path)


def test_all_faults_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    bad = GOOD.replace("统计类别: 厅局级\n", "").replace("2023-03-01", "2022-03-01")
    (tmp_path / "2023").mkdir()
    row = "1,来访,x,厅局级,1,8,\n"
    codes = [code for _, code in found(ledger(tmp_path / "2023", a_yaml=GOOD, b_yaml=bad, t_csv=f"{HEAD}{row}"))]
    assert sorted(codes) == ["D111", "D201", "D202", "D204"]


def test_a_double_code_names_both_places(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"前一次在 .*a\.yaml:2:5") as error:
        stats([ledger(tmp_path, a_yaml=GOOD, b_yaml=GOOD.replace("03-01", "03-02"))], 2023)
    assert shown(error.value.problems[-1], tmp_path) == "b.yaml:2:5"
    assert error.value.problems[-1].excerpt == "编号: 2023-001"


def test_a_visit_in_both_ledgers_counts_once_if_they_agree_and_is_a_fault_if_not(tmp_path: Path) -> None:
    row = "2023-001,云州市代表团来访,2023-03-01,厅局级,1,{},\n"
    ledger(tmp_path, a_yaml=GOOD, t_csv=HEAD + row.format(8) + "2023-002,来访二,2023-03-02,厅局级,1,5,\n")
    year = stats([tmp_path], 2023)
    assert year.totals.total.figures[:2] == (2, 13)
    assert [one.code for one in year.notices] == ["D219", "D215"]
    ledger(tmp_path, t_csv=HEAD + row.format(9))
    assert found(tmp_path) == [("t.csv!F2", "D215")]


@pytest.mark.parametrize(
    ("in_file", "in_row", "said"),
    [
        ("费用: [{项目: 工作餐, 金额: 600}, {项目: 茶水, 金额: 30}]\n", "630", []),
        ("费用: [{项目: 工作餐, 金额: 600}, {项目: 茶水, 金额: 30}]\n", "", []),
        ("", "630", []),
        (
            "费用: [{项目: 工作餐, 金额: 600}, {项目: 茶水, 金额: 30}]\n",
            "631.5",
            [("t.csv!G2", "should", "2023-001的费用，这里是631.5，a.yaml 里各项加起来是630，按来访文件算")],
        ),
    ],
)
def test_another_sum_in_a_ledger_than_in_the_visit_file_is_asked_about(
    tmp_path: Path, in_file: str, in_row: str, said: list[tuple[str, str, str]]
) -> None:
    row = f"2023-001,云州市代表团来访,2023-03-01,厅局级,1,8,{in_row}\n"
    head = HEAD.replace("领导人数", "费用")
    year = stats([ledger(tmp_path, a_yaml=GOOD + in_file, t_csv=head + row)], 2023)
    asked = [one for one in year.notices if one.code == "D215" and one.level != "note"]
    assert [(shown(one, tmp_path), one.level, one.text.replace(f"{tmp_path.as_posix()}/", "")) for one in asked] == said
    assert year.totals.total.cost == (630 if in_file or in_row else None)


def test_expenses_with_a_fault_are_left_out_and_said_with_it(tmp_path: Path) -> None:
    expenses = "费用: [{项目: 工作餐, 标准: 五十元, 人数: 10}, {项目: 茶水, 金额: 一些}]\n"
    year = stats([ledger(tmp_path, a_yaml=GOOD + expenses)], 2023)
    (said,) = [one for one in year.notices if "没有计入" in one.text]
    assert (shown(said, tmp_path).partition(":")[0], said.level) == ("a.yaml", "should")
    assert "“一些”" in said.text
    assert year.totals.total.cost is None


def test_a_likely_double_is_said_and_counted(tmp_path: Path) -> None:
    year = stats([ledger(tmp_path, a_yaml=GOOD, b_yaml=GOOD.replace("2023-001", "2023-002"))], 2023)
    assert [(one.code, one.level) for one in year.notices] == [("D210", "should")]
    assert year.totals.total.figures.batches == 2


def test_a_visit_without_a_code_is_said_and_counted(tmp_path: Path, run: Callable[..., Run]) -> None:
    ledger(tmp_path, a_yaml=GOOD.replace("编号: 2023-001\n", ""))
    left = run("stats", tmp_path, "--year", "2023")
    assert left.code == 0
    assert "D208" in left.err
    assert run("stats", tmp_path, "--year", "2023", "--strict").code == 1


def test_with_faults_nothing_is_printed(tmp_path: Path, run: Callable[..., Run]) -> None:
    ledger(tmp_path, a_yaml=GOOD.replace("厅局级", "无此类"))
    for more in ([], ["--json"], ["--trace", "合计"]):
        left = run("stats", tmp_path, "--year", "2023", *more)
        assert (left.code, left.out) == (1, "")
        assert "D203" in left.err


def test_an_empty_folder_is_one_error(tmp_path: Path, run: Callable[..., Run]) -> None:
    left = run("stats", tmp_path, "--year", "2023")
    assert left.code == 1
    assert "台账里没有来访" in left.err


# Workbooks


def workbook(path: Path, rows: list[list[object]], title: str = "2023年") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_with_a_title_row_dates_numbers_and_sums_is_read(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2023年接待台账"],
        ["序号", "编号", "标题", "日期", "统计类别", "人次", "领导人数", "备注"],
        [1, "2023-001", "来访一", date(2023, 3, 1), "厅局级", 8, 2, "晴"],
        [2, "2023-002", "来访二", "2023/4/2 至 2023/4/3", "客商接待", "5", None, None],
        [],
        ["合计", None, None, None, None, 13, 2, None],
    ]
    workbook(ledger(tmp_path) / "台账.xlsx", rows)
    year = stats([tmp_path / "台账.xlsx"])
    assert year.totals.total.figures == (2, 13, 2, 1)
    assert [one.last.day for one in year.totals.total.records] == [1, 3]


def test_a_fault_in_a_workbook_names_sheet_and_cell(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["编号", "日期", "统计类别", "人次"],
        ["1", "2023-13-01", "厅局级", 8],
        ["2", "2023-01-01", "厅局级", 2.5],
    ]
    workbook(ledger(tmp_path) / "台账.xlsx", rows)
    assert found(tmp_path) == [("台账.xlsx!2023年!B2", "D109"), ("台账.xlsx!2023年!D3", "D112")]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0" + b"x" * 600, b"no workbook at all"])
def test_a_damaged_workbook_is_one_clear_error(content: bytes, tmp_path: Path) -> None:
    (ledger(tmp_path) / "台账.xlsx").write_bytes(content)
    assert found(tmp_path) == [("台账.xlsx:1:1", "D213")]


def test_a_workbook_that_would_unpack_too_large_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(ledger(tmp_path) / "台账.xlsx", "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(120):
            part.write(b" " * 1_000_000)
    assert found(tmp_path) == [("台账.xlsx:1:1", "D104")]


def test_csv_of_excel_in_gb18030_with_semicolons_or_tabs_is_read(tmp_path: Path) -> None:
    text = "编号\t标题\t日期\t统计类别\t人次\n1\t来访一\t2023-03-01\t厅局级\t8\n"
    (ledger(tmp_path) / "a.csv").write_bytes(text.encode("gb18030"))
    year = stats([tmp_path], 2023)
    assert year.totals.total.figures.people == 8
    assert [one.code for one in year.notices] == ["D121"]


def test_a_list_of_rows_in_yaml_is_a_ledger_too(tmp_path: Path) -> None:
    rows = "- {编号: 1, 标题: 来访一, 日期: 2023-03-01, 统计类别: 厅局级, 人次: 8}\n"
    rows += "- {编号: 2, 日期: 2023-03-02, 统计类别: 客商接待, 批次: 2, 人次: 5}\n"
    year = stats([ledger(tmp_path, 台账_yaml=rows)], 2023)
    assert year.totals.total.figures == (3, 13, 0, 3)
    ledger(tmp_path, 台账_yaml=rows.replace("人次: 5", "人次: 五六人"))
    assert found(tmp_path) == [("台账.yaml:2:50", "D112")]


def test_sums_in_any_column_remarks_and_rows_that_cannot_be_read(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["序号", "编号", "来访时间", "统计类别", "人次（人）"],
        [1, "2023-001", "2023-03-01", "厅局级", 8],
        [None, "合计：", None, None, 8],
        ["注：本表由办公室填写"],
        ["填表人：小王", None, "2024-01-03"],
    ]
    workbook(ledger(tmp_path) / "台账.xlsx", rows)
    year = stats([tmp_path], 2023)
    assert year.totals.total.figures[:2] == (1, 8)
    assert [one.code for one in year.notices] == ["D218"]
    rows[2:2] = [[2, "2023-002", "三月", "厅局级", 5]]
    rows[3][4] = 13
    workbook(tmp_path / "台账.xlsx", rows)
    # the sum is right: what is wrong is the row, and only that is said
    assert found(tmp_path) == [("台账.xlsx!2023年!C3", "D111")]


def test_a_year_without_a_single_visit_is_one_error(tmp_path: Path) -> None:
    ledger(tmp_path, a_yaml=GOOD, b_yaml=GOOD.replace("001", "002").replace("03-01", "03-02"))
    assert found(tmp_path, 2022) == [("", "D201")]
