"""What a ledger does not know is left out of every figure and text, and what it knows in part is said to be a part."""

from pathlib import Path

import pytest

from docgen.api.drafts.compose import compose_draft
from docgen.api.drafts.figures import check_figures
from docgen.api.statistics import YearTotals, draft_field_lines, stats, year_json, year_lines
from docgen.errors import DataError
from docgen.model.draft import Chart, Table

HEAD = "编号,标题,日期,统计类别,批次,人次,领导人数\n"


def of_rows(folder: Path, *rows: str, head: str = HEAD, **files: str) -> YearTotals:
    (folder / "2024.csv").write_text(head + "\n".join(rows) + "\n", "utf-8")
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return stats([folder], 2024)


def of_visits(folder: Path, *guests: str) -> YearTotals:
    for number, text in enumerate(guests, 1):
        (folder / f"{number}.yaml").write_text(
            f"标题: 来访{number}\n编号: 2024-{number}\n统计类别: 厅局级\n日期: 2024-03-0{number}\n来宾:{text}\n",
            "utf-8",
        )
    return stats([folder], 2024)


def line(text: str, year: YearTotals) -> str:
    (part,) = compose_draft(f"工作总结\n\n{text}\n".encode(), year).content.draft.parts
    return part.text


def table(name: str, year: YearTotals, title: str = "工作总结") -> Table:
    (part,) = compose_draft(f"{title}\n\n{{{{ 表.{name} }}}}\n".encode(), year).content.draft.parts
    assert isinstance(part.block, Table)
    return part.block


def refusal(text: str, year: YearTotals) -> str:
    with pytest.raises(DataError) as error:
        line(text, year)
    (problem,) = error.value.problems
    return problem.text


@pytest.mark.parametrize("unknown", ["", "—", "－", "/", "若干", "不详", " — ", "未统计"])
def test_a_cell_that_gives_no_number_of_leaders_counts_for_none(unknown: str, tmp_path: Path) -> None:
    year = of_rows(tmp_path, "1,甲,2024-03-01,厅局级,1,8,2", f"2,乙,2024-03-05,厅局级,2,6,{unknown}")
    assert year.totals.total.figures == (3, 14, 2, 2)
    assert [one.code for one in year.notices] == ["D219"]


@pytest.mark.parametrize("none", ["0", "无", "没有"])
def test_a_cell_that_says_none_is_known(none: str, tmp_path: Path) -> None:
    year = of_rows(tmp_path, "1,甲,2024-03-01,厅局级,1,8,2", f"2,乙,2024-03-05,厅局级,1,6,{none}")
    assert year.totals.total.figures == (2, 14, 2, 0)
    assert year.notices == ()


@pytest.mark.parametrize("wrong", ["二三", "2或3", "2桌", "几个"])
def test_a_cell_that_may_be_a_slip_is_a_fault(wrong: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="领导人数"):
        of_rows(tmp_path, f"1,甲,2024-03-01,厅局级,1,8,{wrong}")


@pytest.mark.parametrize("people", ["若干", "—", "30或31", ""])
def test_without_the_number_of_people_there_is_no_total(people: str, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="人次"):
        of_rows(tmp_path, f"1,甲,2024-03-01,厅局级,1,{people},1")


@pytest.mark.parametrize(
    ("written", "code"), [("三十", "D150"), ("约30", "D151"), ("30余人", "D151"), ("共30人", "D150")]
)
def test_a_number_that_is_spelt_otherwise_is_counted_and_said(written: str, code: str, tmp_path: Path) -> None:
    year = of_rows(tmp_path, f"1,甲,2024-03-01,厅局级,1,{written},1位")
    assert year.totals.total.figures[1] == 30
    assert [notice.code for notice in year.notices] == [code]


@pytest.mark.parametrize(
    ("guests", "figures"),
    [
        (" {团组: 云州市代表团, 人数: 8}", (1, 8, 0, 1)),
        ("\n  - {姓名: 王强, 职务: 董事长}", (1, 1, 0, 1)),
        ("\n  - {姓名: 周明远, 级别: 厅局级正职}\n  - {姓名: 李一}", (1, 2, 1, 0)),
        ("\n  - {姓名: 周明远, 级别: 乡科级正职}", (1, 1, 0, 0)),
        (" {人数: 8}\n领导人数: 0", (1, 8, 0, 0)),
    ],
)
def test_a_visit_knows_its_leaders_from_a_number_or_from_ranks(
    guests: str, figures: tuple[int, ...], tmp_path: Path
) -> None:
    assert of_visits(tmp_path, guests).totals.total.figures == figures


def test_a_ledger_without_leaders_prints_no_column_no_line_and_no_field_of_them(tmp_path: Path) -> None:
    head = "编号,标题,日期,统计类别,人次\n"
    year = of_rows(tmp_path, "1,甲,2024-03-01,厅局级,8", "2,乙,2024-04-01,客商接待,5", head=head)
    assert "领导" not in "".join(year_lines(year))
    assert "领导" not in "".join(draft_field_lines(year))
    assert table("类别", year) == Table(
        (("类别", "批次", "人次"), ("厅局级", "1", "8"), ("客商接待", "1", "5"), ("合计", "2", "13")),
        "2024年各类接待情况",
    )
    assert refusal("领导{{ 合计.领导人数 }}人。", year) == "台账里的领导人数没有记全，写不出“合计.领导人数”"
    assert year_json(year)["合计"] == {"批次": 2, "人次": 13, "领导人数": None, "领导人数未填": 2}


def test_leaders_that_are_known_in_part_are_a_least_number_and_the_table_says_what_is_left_out(tmp_path: Path) -> None:
    rows = ("1,甲,2024-03-01,厅局级,1,8,2", "2,乙,2024-03-05,厅局级,1,6,", "3,丙,2024-05-02,客商接待,1,5,")
    year = of_rows(tmp_path, *rows)
    assert line("其中领导{{ 合计.领导人数 }}人。", year) == "其中领导不少于2人。"
    assert refusal("客商中领导{{ 类别.客商接待.领导人数 }}人。", year).startswith("台账里的领导人数没有记全")
    assert refusal("占{{ 占比.厅局级.领导人数 }}。", year).startswith("台账里的领导人数没有记全")
    shown = table("类别", year)
    assert [row[-1] for row in shown.rows] == ["领导人数", "2", "—", "2"]
    assert shown.note == "领导人数按有记录的1批次统计，厅局级1批次、客商接待1批次没有记录。"
    assert year_lines(year)[0] == "2024年接待3批次、19人次，领导不少于2人"


def test_a_year_before_without_leaders_is_not_compared_in_them(tmp_path: Path) -> None:
    year = of_rows(tmp_path, "1,甲,2024-03-01,厅局级,1,8,3", 工作="上年: {批次: 3, 人次: 20}\n")
    assert set(year_json(year)["同比"]) == {"批次", "人次"}
    assert refusal("{{ 增减.领导人数 }}。", year).startswith("台账里的领导人数没有记全")
    (before,) = (row for row in year_lines(year) if row.startswith("2023年"))
    assert before.split() == ["2023年", "3", "20", "—"]


def test_the_classes_of_the_year_before_may_leave_their_leaders_out(tmp_path: Path) -> None:
    groups = "类别: [{名称: 厅局级, 批次: 1, 人次: 8}, {名称: 客商接待, 批次: 2, 人次: 12}]"
    work = f"上年: {{批次: 3, 人次: 20, 领导人数: 4, {groups}}}\n"
    assert of_rows(tmp_path, "1,甲,2024-03-01,厅局级,1,8,3", 工作=work).totals.before == (3, 20, 4, 0)


def test_a_class_of_the_year_before_that_had_no_visit_since_stands_in_the_comparison(tmp_path: Path) -> None:
    groups = "类别: [{名称: 厅局级, 批次: 1, 人次: 8}, {名称: 客商接待, 批次: 2, 人次: 12}]"
    year = of_rows(
        tmp_path,
        "1,甲,2024-03-01,厅局级,1,8,3",
        "2,乙,2024-03-02,外宾接待,1,9,1",
        工作=f"上年: {{批次: 3, 人次: 20, {groups}}}\n",
    )
    rows = {row[0]: row[1:3] for row in table("同比", year).rows[1:]}
    assert rows == {"厅局级": ("1", "1"), "外宾接待": ("0", "1"), "客商接待": ("2", "0"), "合计": ("3", "2")}


def test_a_sum_that_is_larger_than_the_rows_that_state_their_leaders_is_no_fault(tmp_path: Path) -> None:
    rows = ("1,甲,2024-03-01,厅局级,1,8,—", "2,乙,2024-03-05,厅局级,1,6,2")
    assert of_rows(tmp_path, *rows, "合计,,,,2,14,5").totals.total.figures == (2, 14, 2, 1)
    with pytest.raises(DataError, match="各行加起来是2"):
        of_rows(tmp_path, *rows, "合计,,,,2,14,1")


def test_a_row_gives_the_leaders_that_its_visit_file_does_not_state(tmp_path: Path) -> None:
    of_visits(tmp_path, " {人数: 8}")
    year = of_rows(tmp_path, "2024-1,来访1,2024-03-01,厅局级,1,8,3")
    assert year.totals.total.figures == (1, 8, 3, 0)


def test_items_of_which_nothing_is_recorded_are_left_out(tmp_path: Path) -> None:
    office = "其中: [{名称: 港澳台侨}, {名称: 省部级以上, 级别: 省部级}, {名称: 外宾, 类别: 外宾}]\n"
    year = of_rows(tmp_path, "1,甲,2024-03-01,厅局级,1,8,3", office=office)
    assert year_json(year)["其中"] == {}
    assert "句.其中" not in "".join(draft_field_lines(year))
    assert refusal("{{ 其中.港澳台侨.批次 }}。", year) == "台账里没有“其中.港澳台侨.批次”"


def test_an_item_that_the_visits_tell_of_may_be_none(tmp_path: Path) -> None:
    head = "编号,标题,日期,统计类别,人次,类别\n"
    office = "其中: [{名称: 外宾, 类别: 外宾}]\n"
    year = of_rows(tmp_path, "1,甲,2024-03-01,厅局级,8,国内公务", head=head, office=office)
    assert year_json(year)["其中"]["外宾"]["批次"] == 0
    assert "句.其中" not in "".join(draft_field_lines(year))  # an enumeration of nothing


def test_what_visits_do_not_state_is_said_in_words(tmp_path: Path) -> None:
    head = "编号,标题,日期,统计类别,人次,事由\n"
    year = of_rows(tmp_path, "1,甲,2024-03-01,厅局级,8,考察调研", "2,乙,2024-03-05,厅局级,6,", head=head)
    assert line("{{ 句.事由 }}。", year) == "考察调研1批次8人次，未注明1批次6人次。"
    assert refusal("{{ 表.来源地 }}", year) == "台账里没有“表.来源地”"
    assert "未填" in year_json(year)["事由"]


def test_a_single_class_is_not_enumerated(tmp_path: Path) -> None:
    year = of_rows(tmp_path, "1,甲,2024-03-01,国内公务,1,8,2")
    assert line("全年{{ 句.总数 }}。", year) == "全年圆满完成1批次8人次的接待任务。"


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ((1, 8), "批次、人次均与上年持平"),
        ((1, 6), "批次与上年持平，人次比上年增加2人次、增长33.3%"),
        ((2, 6), "批次比上年减少1批次、下降50%，人次比上年增加2人次、增长33.3%"),
        ((2, 16), "比上年减少1批次8人次，分别下降50%、50%"),
    ],
)
def test_the_comparison_reads_as_papers_write_it(before: tuple[int, int], sentence: str, tmp_path: Path) -> None:
    work = f"上年: {{批次: {before[0]}, 人次: {before[1]}}}\n"
    assert line("{{ 句.同比 }}。", of_rows(tmp_path, "1,甲,2024-03-01,厅局级,1,8,", 工作=work)) == f"{sentence}。"


# a part of a year


def half_year(folder: Path) -> YearTotals:
    """A visit in every month up to June but April; the year before one in every month."""
    before = [f"b{month},甲,2023-{month:02}-05,厅局级,1,10,1" for month in range(1, 13)]
    (folder / "2023.csv").write_text(HEAD + "\n".join(before) + "\n", "utf-8")
    now = [f"{month},甲,2024-0{month}-05,厅局级,1,12,1" for month in (1, 2, 3, 5, 6)]
    (folder / "2024.csv").write_text(HEAD + "\n".join(now) + "\n", "utf-8")
    return stats([folder], 2024)


@pytest.mark.parametrize(
    ("title", "ending", "months", "said"),
    [
        ("2024年上半年工作总结", "", 6, "比上年同期"),
        ("2024年一季度接待工作情况", "", 3, "上年同期"),
        ("2024年1—5月工作小结", "", 5, "比上年同期"),
        ("2024年工作情况（截至5月）", "", 5, "比上年同期"),
        ("工作总结", "\n区接待中心\n2024年7月3日", 6, "上年同期"),
        ("工作总结", "\n区接待中心\n2025年1月3日", 12, "比上年减少"),
        ("工作总结", "", 12, "比上年减少"),
    ],
)
def test_months_to_come_are_not_printed_as_none_and_are_not_compared(
    title: str, ending: str, months: int, said: str, tmp_path: Path
) -> None:
    text = f"{title}\n\n{{{{ 句.同比 }}}}。\n\n{{{{ 表.月份 }}}}\n\n{{{{ 图.月份 }}}}\n{ending}\n"
    sentence, shown, chart = compose_draft(text.encode(), half_year(tmp_path)).content.draft.parts[:3]
    assert said in sentence.text
    assert isinstance(shown.block, Table)
    assert isinstance(chart.block, Chart)
    assert [row[0] for row in shown.block.rows[1:-1]] == [f"{month}月" for month in range(1, months + 1)]
    assert len(chart.block.names) == months


def test_a_paper_on_a_part_of_the_year_counts_that_part_alone(tmp_path: Path) -> None:
    year = half_year(tmp_path)
    (part,) = compose_draft(
        "2024年一季度工作总结\n\n{{ 合计.批次 }}、{{ 上年.批次 }}。\n".encode(), year
    ).content.draft.parts
    assert part.text == "3、3。"
    assert table("月份", year, "2024年一季度工作总结").title == "2024年一季度各月接待情况"


def test_a_part_of_the_year_without_a_visit_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="台账里没有2024年下半年的来访"):
        compose_draft("2024年下半年工作总结\n\n{{ 合计.批次 }}。\n".encode(), half_year(tmp_path))


def test_typed_figures_are_compared_with_those_of_the_part(tmp_path: Path) -> None:
    year = half_year(tmp_path)
    draft = tmp_path / "稿.txt"
    draft.write_text("2024年一季度工作总结\n\n一季度共接待3批次36人次，共接待5批次。\n", "utf-8")
    found = [(one.text, one.level) for one in check_figures(draft, year)]
    assert found == [("合计的批次写的是“5批次”，台账是3", "error")]
