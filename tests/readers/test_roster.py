"""Rosters: who stands in a text or a table, what belongs to him, and what is said of doubtful lines."""

from pathlib import Path

import openpyxl
import pytest

from docgen.readers.tables.roster import load_roster, read_roster
from tests.cards.stacks import written

LINES = [
    ("张三 副市长", [("张三", "", "副市长")]),
    ("1. 张三　副市长", [("张三", "", "副市长")]),
    ("（三）张三，区委副书记、区长", [("张三", "", "区委副书记、区长")]),
    ("李四\t文旅局\t局长", [("李四", "文旅局", "局长")]),
    ("张三、李四、王五", [("张三", "", ""), ("李四", "", ""), ("王五", "", "")]),
    ("甲乙，丙丁，戊己", [("甲乙", "", ""), ("丙丁", "", ""), ("戊己", "", "")]),
    ("阿卜杜·热合曼 自治区党委常委", [("阿卜杜·热合曼", "", "自治区党委常委")]),
    ("Anna Lind 驻华大使", [("Anna Lind", "", "驻华大使")]),
    ("Johannes van der Velde", [("Johannes van der Velde", "", "")]),
    ("张 三 副市长", [("张三", "", "副市长")]),
    ("王 小 明 局长", [("王小明", "", "局长")]),
    ("张三 副市长、李四 局长", [("张三", "", "副市长"), ("李四", "", "局长")]),
    ("1.张三 2.李四 局长 3.王五", [("张三", "", ""), ("李四", "", "局长"), ("王五", "", "")]),
    ("出席人员：张三、李四", [("张三", "", ""), ("李四", "", "")]),
    ("张三：副市长", [("张三", "", "副市长")]),
    ("张三，常委", [("张三", "", "常委")]),
    ("张三 四级调研员", [("张三", "", "四级调研员")]),
    ("张三（副市长）", [("张三", "", "副市长")]),
    ("张三（女） 局长", [("张三", "", "局长")]),
    ("张三\t男\t13900000001\t副市长", [("张三", "", "副市长")]),
    ("市政府 副市长 张三", [("张三", "市政府", "副市长")]),
    ("张三/李四", [("张三", "", ""), ("李四", "", "")]),
    ("★孙八。", [("孙八", "", "")]),
    ("⒈王五 主任", [("王五", "", "主任")]),
    ("07周九", [("周九", "", "")]),
    ("李任、刘师师", [("李任", "", ""), ("刘师师", "", "")]),
    ("Smith, John", [("Smith, John", "", "")]),
    ("A&B<公司>'乙'", [("A&B<公司>'乙'", "", "")]),
    ("𠮷庆丰 科长", [("𠮷庆丰", "", "科长")]),
]


@pytest.mark.parametrize(("line", "wanted"), LINES, ids=[line for line, _ in LINES])
def test_a_line_is_a_person_and_what_is_said_of_him(line: str, wanted: list[tuple[str, str, str]]) -> None:
    found = read_roster(f"姓名\n{line}\n\n".encode()).holders
    assert [(one.person.name, one.person.unit, one.person.title) for one in found] == wanted


@pytest.mark.parametrize("line", ["李四等5人", "张三李四王五赵六孙七（2人）：", "市公安局 局长", "李 明 副 市 长"])
def test_a_line_that_nobody_could_tell_is_refused_at_its_place(line: str) -> None:
    found = read_roster(f"王五\n{line}\n".encode())
    assert [(one.level, one.code, one.place and one.place.line) for one in found.problems] == [("error", "D438", 2)]
    assert [one.person.name for one in found.holders] == ["王五"]


@pytest.mark.parametrize(
    "line", ["姓名 职务", "一、来宾", "参会人员名单（共2人）：", "共2人", "2026年7月5日", "---", "备注", "13900000001"]
)
def test_lines_of_the_list_itself_are_nobody_and_are_told(line: str) -> None:
    found = read_roster(f"{line}\n王五\n".encode())
    assert [one.person.name for one in found.holders] == ["王五"]
    assert [line[:12] in one.text for one in found.problems] == [True]


@pytest.mark.parametrize("line", ["张三 李四 王五", "王芳 李明", "市公安局 李四", "刘市长", "张三（借调）"])
def test_what_is_only_likely_is_said(line: str) -> None:
    assert [one.level for one in read_roster(f"{line}\n".encode()).problems] == ["should"]


def test_a_foreign_name_in_brackets_is_kept_apart() -> None:
    (one,) = read_roster("托马斯·伯格（Thomas Berg） 副议长\n".encode()).holders
    assert (one.person.name, one.person.name_en, one.person.title) == ("托马斯·伯格", "Thomas Berg", "副议长")


def test_a_rank_is_not_a_post() -> None:
    (one,) = read_roster("周明远，正处级\n".encode()).holders
    assert (one.person.rank, one.person.title) == ("正处级", "")
    (one,) = read_roster("周明远 一级科员\n".encode()).holders
    assert (one.person.rank, one.person.title) == ("一级科员", "一级科员")


def test_every_person_knows_the_place_where_he_stands() -> None:
    found = read_roster("\n  张三、李四\n\n王五 局长\n".encode()).holders
    assert [(one.mark.line, one.mark.column) for one in found] == [(2, 3), (2, 6), (4, 1)]


def test_two_names_in_a_line_are_two_people_and_asked_about() -> None:
    found = read_roster("王芳 李明\n".encode())
    assert [one.person.name for one in found.holders] == ["王芳", "李明"]
    (said,) = found.problems
    assert (said.code, said.level) == ("D420", "should")
    assert "“王芳、李明”当作2个人" in said.text


def test_a_table_needs_no_more_than_a_heading_of_names(tmp_path: Path) -> None:
    path = written(tmp_path, "名单.csv", "序号,姓　名,工作单位,职位\n1,张三,市文旅局,局长\n2,李四,,\n")
    found = load_roster(path).holders
    assert [(one.person.name, one.person.unit, one.person.title) for one in found] == [
        ("张三", "市文旅局", "局长"),
        ("李四", "", ""),
    ]
    assert str(found[1].mark).endswith("B3")


def test_a_table_without_headings_gives_its_first_column(tmp_path: Path) -> None:
    found = load_roster(written(tmp_path, "名单.csv", "张三,市文旅局\n李四,市教育局\n"))
    assert [one.person.name for one in found.holders] == ["张三", "李四"]
    assert [one.code for one in found.problems] == ["D420"]


@pytest.mark.parametrize("text", ["序号,单位\n1,市委\n", "1,张三\n2,李四\n", "市长,张三\n", "单位,电话\n市委,1390\n"])
def test_a_table_whose_first_column_cannot_be_names_is_refused(text: str, tmp_path: Path) -> None:
    assert [one.code for one in load_roster(written(tmp_path, "名单.csv", text)).problems] == ["D412"]


@pytest.mark.parametrize("cell", ["张三、李四", "王五 局长", "12345", "张三等2人"])
def test_a_cell_that_is_not_one_name_is_refused(cell: str, tmp_path: Path) -> None:
    found = load_roster(written(tmp_path, "名单.csv", f"姓名,职务\n{cell},副市长\n"))
    assert [one.code for one in found.problems] == ["D438"]


def test_a_column_of_names_passes_over_sections_and_spreads_nothing_by_hand(tmp_path: Path) -> None:
    text = "姓名,职务\n一、来宾,\n王　五,局长\n李四（副市长）,\n合计,2人\n"
    found = load_roster(written(tmp_path, "名单.csv", text))
    assert [(one.person.name, one.person.title) for one in found.holders] == [("王五", "局长"), ("李四", "副市长")]
    assert len(found.problems) == 2


def test_people_in_hidden_rows_and_sheets_are_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["姓名"], ["张三"], ["李四"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    book.create_sheet("藏").append(["姓名"])
    book["藏"].append(["王五"])
    book["藏"].sheet_state = "hidden"
    book.save(tmp_path / "名单.xlsx")
    found = load_roster(tmp_path / "名单.xlsx")
    assert len(found.holders) == 3
    (said,) = found.problems
    assert (said.level, said.text[:5]) == ("should", "李四、王五")


def test_sheets_of_a_workbook_are_lists_of_their_own(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "来宾"
    for row in (["代表团名单"], ["姓名", "职务"], ["张三", "市长"], ["李四", "局长"]):
        book.active.append(row)
    book.create_sheet("主方").append(["姓名"])
    book["主方"].append(["王五"])
    book.create_sheet("备注").append(["周二下午"])
    book.save(tmp_path / "名单.xlsx")
    found = load_roster(tmp_path / "名单.xlsx")
    assert [(one.group, one.person.name) for one in found.holders] == [
        ("来宾", "张三"),
        ("来宾", "李四"),
        ("主方", "王五"),
    ]
    assert ["备注" in one.text for one in found.problems] == [True]


def test_text_in_another_encoding_is_read_and_said() -> None:
    found = read_roster("张三 副市长\r\n李四\r\n".encode("gb18030"))
    assert [one.person.name for one in found.holders] == ["张三", "李四"]
    assert [one.code for one in found.problems] == ["D121"]


@pytest.mark.parametrize("line", ["张　三　副市长", "张  三 副市长", "张\u3000 三  副市长"])
def test_a_name_spread_by_any_spaces_is_read(line: str) -> None:
    (holder,) = read_roster(line.encode()).holders
    assert (holder.person.name, holder.person.title) == ("张三", "副市长")
