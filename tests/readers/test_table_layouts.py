"""Clean tables, each laid out in many ways as people lay them out: they give the same people, or are asked about.

Twenty lists of guests are made from a seed, each is written in eleven layouts. A layout that loses, moves or invents a
value without a word fails the test, whatever is said of it.
"""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from docgen.api.visits import load
from docgen.errors import DataError

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨欧", "明远建国海燕志强丽华晓东小萌文斌秀英德胜春梅"
UNITS = ("中共江北区委", "江北区民政局", "河东街道", "柳林镇人民政府", "新桥乡", "江北区农业农村局")
TITLES = ("书记", "局长", "副局长", "党建办主任", "组织委员", "四级调研员", "科长")
FIELDS = ("姓名", "性别", "单位", "职务", "电话")


class Guest(NamedTuple):
    """A guest as a clean list has him."""

    name: str
    sex: str
    unit: str
    title: str
    phone: str


def guests(seed: int) -> list[Guest]:
    """Three to twelve guests; those of one unit stand together."""
    chance = random.Random(seed)
    people = {}
    for unit in chance.sample(UNITS, chance.randint(1, 4)):
        for _ in range(chance.randint(2, 3)):
            name = chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.randint(1, 2)))
            phone = f"139{chance.randint(0, 99_999_999):08}"
            people[name] = Guest(name, chance.choice("男女"), unit, chance.choice(TITLES), phone)
    return list(people.values())


def merge_units(sheet: Worksheet, people: Sequence[Guest], first: int, column: int) -> None:
    """Merges the cells of one unit, all but the first emptied, as Excel does."""
    at = 0
    while at < len(people):
        end = at
        while end + 1 < len(people) and people[end + 1].unit == people[at].unit:
            end += 1
        if end > at:
            sheet.merge_cells(start_row=first + at, end_row=first + end, start_column=column, end_column=column)
        at = end + 1


def plain(sheet: Worksheet, people: Sequence[Guest]) -> None:
    sheet.append(FIELDS)
    for guest in people:
        sheet.append(guest)


def titled(sheet: Worksheet, people: Sequence[Guest]) -> None:
    """A title merged over the table, who filled it in, a blank row, spaced headings, running numbers."""
    sheet.append(["江北区党政考察团名单"])
    sheet.merge_cells("A1:F1")
    sheet.append(["填表单位：江北区委办公室", None, None, "填表人：刘芳"])
    sheet.append([])
    sheet.append(["序号", "姓  名", "性 别", "单　位", "职务*", "电话（手机）"])
    for number, guest in enumerate(people, 1):
        sheet.append([number, *guest[:4], int(guest.phone)])


def with_merged_units(sheet: Worksheet, people: Sequence[Guest]) -> None:
    sheet.append(["单位", "姓名", "性别", "职务", "电话"])
    for guest in people:
        sheet.append([guest.unit, guest.name, guest.sex, guest.title, guest.phone])
    merge_units(sheet, people, 2, 1)


def under_groups(sheet: Worksheet, people: Sequence[Guest]) -> None:
    """Two lines of headings: 单位 and 职务 below 任职情况, the others merged over both lines."""
    sheet.append(["姓名", "性别", "任职情况", None, "电话"])
    sheet.append([None, None, "单位", "职务", None])
    sheet.merge_cells("C1:D1")
    for column in "ABE":
        sheet.merge_cells(f"{column}1:{column}2")
    for guest in people:
        sheet.append(guest)


def under_one_group(sheet: Worksheet, people: Sequence[Guest]) -> None:
    """A group over the whole of a part, nothing merged."""
    sheet.append(["序号", "来宾信息", None, None, None, "联系方式"])
    sheet.append([None, "姓名", "性别", "单位", "职务", "手机"])
    for number, guest in enumerate(people, 1):
        sheet.append([number, *guest])


def backwards(sheet: Worksheet, people: Sequence[Guest]) -> None:
    sheet.append([*reversed(FIELDS), "序号"])
    for number, guest in enumerate(people, 1):
        sheet.append([*reversed(guest), number])


def in_english(sheet: Worksheet, people: Sequence[Guest]) -> None:
    sheet.append(["No.", "Name", "Sex", "Unit", "Title", "Phone"])
    for number, guest in enumerate(people, 1):
        sheet.append([number, *guest])


def with_sums(sheet: Worksheet, people: Sequence[Guest]) -> None:
    """Sums and remarks below, in several columns."""
    sheet.append(["序号", *FIELDS])
    for number, guest in enumerate(people, 1):
        sheet.append([number, *guest])
    sheet.append([None, "合 计", len(people)])
    sheet.append([None, None, None, f"共计{len(people)}人"])
    sheet.append(["备注：以上名单以实际到会为准"])
    sheet.append([None, "联系人：孙小萌 13800001234"])
    sheet.append([None, None, None, None, "制表日期：2026年7月1日"])


def with_example_and_blanks(sheet: Worksheet, people: Sequence[Guest]) -> None:
    """An example first, blank rows between, hundreds of numbered rows left empty, headings repeated on each page."""
    sheet.append(["序号", *FIELDS])
    sheet.append(["例：", "周明远", "男", "云州市委", "副书记", "13900000000"])
    for number, guest in enumerate(people, 1):
        sheet.append([number, *guest])
        if number == 2:
            sheet.append([])
            sheet.append(["序号", *FIELDS])
    for number in range(len(people) + 1, 400):
        sheet.append([number])


def by_units(sheet: Worksheet, people: Sequence[Guest]) -> None:
    """A line merged over the table stands above the people of each unit."""
    sheet.append(FIELDS)
    unit, row = "", 1
    for guest in people:
        if guest.unit != unit:
            unit = guest.unit
            sheet.append([unit])
            row += 1
            sheet.merge_cells(f"A{row}:E{row}")
        sheet.append(guest)
        row += 1


def further_columns(sheet: Worksheet, people: Sequence[Guest]) -> None:
    """Columns that nobody reads, trailing spaces, apostrophes, line breaks around values."""
    sheet.append(["序号", "政治面貌", *FIELDS, "身份证号", "签到"])
    for number, guest in enumerate(people, 1):
        row = [f"{guest.name} ", guest.sex, f"{guest.unit}\n", f" {guest.title}", f"'{guest.phone}"]
        sheet.append([f"{number}.", "中共党员", *row, "510000199001010000", None])


LAYOUTS: tuple[Callable[[Worksheet, Sequence[Guest]], None], ...] = (
    plain,
    titled,
    with_merged_units,
    under_groups,
    under_one_group,
    backwards,
    in_english,
    with_sums,
    with_example_and_blanks,
    by_units,
    further_columns,
)
NAMES = ("来宾", "来宾名单", "人员", "来宾名单表", "一、来宾名单")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_of_guests_is_read_the_same_however_it_is_laid_out(
    layout: Callable[[Worksheet, Sequence[Guest]], None], tmp_path: Path
) -> None:
    for seed in range(20):
        people = guests(seed)
        book = openpyxl.Workbook()
        book.active.title = "基本信息"
        for row in (("标题", "江北区考察团来访"), ("日期", "2026-07-05")):
            book.active.append(row)
        layout(book.create_sheet(NAMES[seed % len(NAMES)]), people)
        path = tmp_path / f"{seed}.xlsx"
        book.save(path)
        visit = load(path)
        read = [Guest(one.name, one.sex or "", one.unit, one.title, one.phone) for one in visit.guests.people]
        assert read == people


PAIRS = (("标题", "江北区考察团来访"), ("日期", "2026-07-05"), ("编号", "2026-001"), ("规格", "一级接待"))
HEADS: tuple[Sequence[Sequence[object]], ...] = (
    PAIRS,
    ((*PAIRS[0], *PAIRS[2]), (*PAIRS[1], *PAIRS[3])),
    (("江北区考察团接待信息",), (), ("标题：", PAIRS[0][1]), ("日 期", PAIRS[1][1]), *PAIRS[2:]),
    (("标题：江北区考察团来访",), ("日期：2026-07-05", "编号：2026-001"), ("规格：一级接待",)),
    tuple((name, None, value) for name, value in PAIRS),
    ((*PAIRS[0], *PAIRS[2], *PAIRS[3]), (*PAIRS[1], "事由", None)),
    (("项目", "内容"), *PAIRS),
    (("序号", "项目", "内容"), *((number, *pair) for number, pair in enumerate(PAIRS, 1))),
    (("项目", "内容", "说明"), *((*pair, "必填") for pair in PAIRS)),
)


@pytest.mark.parametrize("rows", HEADS)
def test_single_values_are_read_in_two_columns_or_four(rows: Sequence[Sequence[object]], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "基本信息"
    for row in rows:
        book.active.append(list(row))
    plain(book.create_sheet("来宾"), guests(1))
    book.save(tmp_path / "来访.xlsx")
    visit = load(tmp_path / "来访.xlsx")
    assert (visit.title, str(visit.dates.first), visit.code, visit.grade) == (
        "江北区考察团来访", "2026-07-05", "2026-001", "一级接待",
    )  # fmt: skip
    assert not [notice for notice in visit.notices if notice.level == "error"]


def test_several_tables_stand_on_one_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "基本信息"
    for row in (("标题", "江北区考察团来访"), ("日期", "2026-07-05"), (), ("一、来宾名单",)):
        sheet.append(row)
    plain(sheet, guests(2))
    for row in (
        (),
        ("二、陪同人员",),
        ("姓名", "单位"),
        ("何志远", "清江区委"),
        ("三、日程安排",),
        ("时间", "内容"),
        ("09:00", "座谈"),
    ):
        sheet.append(row)
    book.save(tmp_path / "来访.xlsx")
    visit = load(tmp_path / "来访.xlsx")
    assert [one.name for one in visit.guests.people] == [guest.name for guest in guests(2)]
    assert [one.name for one in visit.hosts] == ["何志远"]
    assert [stop.activity for stop in visit.schedule] == ["座谈"]


def test_a_table_that_nobody_can_tell_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "基本信息"
    for row in (("标题", "江北区考察团来访"), ("日期", "2026-07-05")):
        book.active.append(row)
    sheet = book.create_sheet("来宾")
    for guest in guests(3):
        sheet.append(guest)
    book.save(tmp_path / "来访.xlsx")
    with pytest.raises(DataError) as refused:
        load(tmp_path / "来访.xlsx")
    assert "D217" in [problem.code for problem in refused.value.problems]
