"""Rosters: who stands in a text or a table, what belongs to him, and what is said of doubtful lines."""

from pathlib import Path

import openpyxl
import pytest

from docgen.errors import DataError
from docgen.load.roster import load_roster, read_roster
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
    ("张 三 副市长", [("张 三", "", "副市长")]),
    ("𠮷庆丰 科长", [("𠮷庆丰", "", "科长")]),
]


@pytest.mark.parametrize(("line", "wanted"), LINES, ids=[line for line, _ in LINES])
def test_a_line_is_a_person_and_what_is_said_of_him(line: str, wanted: list[tuple[str, str, str]]) -> None:
    found = read_roster(f"姓名\n{line}\n\n".encode()).holders
    assert [(one.person.name, one.person.unit, one.person.title) for one in found] == wanted


def test_a_foreign_name_in_brackets_is_kept_apart() -> None:
    (one,) = read_roster("托马斯·伯格（Thomas Berg） 副议长\n".encode()).holders
    assert (one.person.name, one.person.name_en, one.person.title) == ("托马斯·伯格", "Thomas Berg", "副议长")


def test_a_rank_is_not_a_post() -> None:
    (one,) = read_roster("周明远，正处级\n".encode()).holders
    assert (one.person.rank, one.person.title) == ("正处级", "")


def test_every_person_knows_the_place_where_he_stands() -> None:
    found = read_roster("\n  张三、李四\n\n王五 局长\n".encode()).holders
    assert [(one.mark.line, one.mark.column) for one in found] == [(2, 3), (2, 6), (4, 1)]


def test_two_names_in_a_line_are_told() -> None:
    found = read_roster("王芳 李明\n".encode())
    assert [one.person.name for one in found.holders] == ["王芳"]
    (said,) = found.problems
    assert (said.code, said.level) == ("D420", "should")
    assert "“李明”当作“王芳”的职务" in said.text


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
    with pytest.raises(DataError) as error:
        load_roster(written(tmp_path, "名单.csv", text))
    assert [one.code for one in error.value.problems] == ["D412"]


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
