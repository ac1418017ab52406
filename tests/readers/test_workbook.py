"""A workbook read as a visit: the same vocabulary, places as cells, nothing changed on the way."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.errors import DataError
from docgen.word.package.outline import texts

Rows = Sequence[Sequence[object]]
HEAD: Rows = [("标题", "云州市代表团来清江区考察"), ("日期", "2026-07-05 至 2026-07-06"), ("类别", "国内公务")]
GUESTS: Rows = [
    ("序号", "姓名", "单位", "职务", "电话"),
    (1, "周明远", "云州市", "副书记", 13900000001),
    (2, "韩喆", "农业局", "局长", None),
]


@pytest.fixture
def book(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Writes a workbook of these sheets."""

    def write(**sheets: Rows) -> Path:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for name, rows in ({"基本信息": HEAD, "来宾": GUESTS} | sheets).items():
            sheet = workbook.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        path = tmp_path / "来访.xlsx"
        workbook.save(path)
        return path

    return write


@pytest.mark.parametrize(
    ("sheet", "rows", "said"),
    [
        ("来宾", [("姓名", "单位", "单位"), ("周明远", "云州市委", "云州市政府")], "“单位”有两列，另一列在 B 列"),
        ("日程", [("日期", "内容", "地点", "地点"), (date(2026, 7, 5), "考察", "柳溪镇", "东湖")], "“地点”有两列，另一列在 C 列"),
    ],
)  # fmt: skip
def test_a_heading_that_stands_over_two_columns_is_said_once_and_neither_is_read_over_the_other(
    book,
    sheet: str,
    rows: Rows,
    said: str,  # type: ignore[no-untyped-def]
) -> None:
    with pytest.raises(DataError) as refused:
        load(book(**{sheet: rows}))
    assert [(problem.code, problem.text) for problem in refused.value.problems] == [("D217", said)]


def test_a_title_at_the_top_of_a_sheet_does_not_make_another_section_of_it(book) -> None:  # type: ignore[no-untyped-def]
    visit = load(book(来宾=[("陪同名单",), ("姓名", "单位"), ("沈静", "清江区委")]))
    assert ([one.name for one in visit.guests.people], list(visit.hosts)) == (["沈静"], [])


def test_sheets_are_sections_and_headings_are_fields(book) -> None:  # type: ignore[no-untyped-def]
    path = book(
        基本信息=[*HEAD, ("团组", "云州市代表团"), ("人数", 12), ("公函.文号", "云府办函〔2026〕41号"), ("公函.日期", date(2026, 6, 28))],
        陪同=[("姓名", "单位"), ("沈静", "清江区委")],
        日程=[("日期", "时间", "内容", "地点", "参加", "路程"), (date(2026, 7, 5), "09:00-10:10", "考察", "柳溪镇", "全体", 35),
              (date(2026, 7, 6), time(9, 30), "座谈", "会议室", "周明远、沈静", None)],
        用餐=[("名称", "日期", "标准", "菜单"), ("午餐", "2026-07-05", 50, "清炒时蔬、番茄蛋汤")],
    )  # fmt: skip
    visit = load(path)
    assert (visit.guests.name, visit.guests.size) == ("云州市代表团", 12)
    assert [person.name for person in visit.guests.people] == ["周明远", "韩喆"]
    assert visit.guests.people[0].phone == "13900000001"
    assert visit.letter is not None
    assert (visit.letter.number, visit.letter.date) == ("云府办函〔2026〕41号", date(2026, 6, 28))
    assert [stop.activity for stop in visit.schedule] == ["考察", "座谈"]
    assert visit.schedule[1].time is not None
    assert visit.schedule[1].who == ("周明远", "沈静")
    assert [dish.name for dish in visit.meals[0].menu] == ["清炒时蔬", "番茄蛋汤"]
    assert visit.notices == ()


def test_rooms_stand_below_their_hotel(book) -> None:  # type: ignore[no-untyped-def]
    path = book(
        住宿=[
            ("宾馆", "房号", "房型", "入住"),
            ("清江宾馆", "0301", "单间", "周明远"),
            (None, "0302", "标准间", "韩喆"),
            ("米仓宾馆", "8", "", ""),
        ]
    )
    first, second = load(path).lodging
    assert [(room.number, room.who) for room in first.rooms] == [("0301", ("周明远",)), ("0302", ("韩喆",))]
    assert [room.number for room in second.rooms] == ["8"]


def test_options_of_a_seating_stand_in_one_cell(book) -> None:  # type: ignore[no-untyped-def]
    path = book(
        座次=[
            ("名称", "形式", "人员", "规则", "固定"),
            ("会", "主席台", "全体", "排数: 3、4；双数：一号居左", "韩喆=1"),
        ]
    )
    (seating,) = load(path).seating
    assert seating.conventions == {"排数": ("3", "4"), "双数": ("一号居左",)}
    assert seating.pins == {"韩喆": "1"}


FAULTS: Mapping[str, tuple[dict[str, Rows], str, str]] = {
    "unknown heading": ({"来宾": [("姓名", "职务", "电活"), ("周明远", "副书记", "1")]}, "来访.xlsx!来宾!C1", "D106"),
    "no such person": ({"日程": [("日期", "内容", "参加"), ("2026-07-05", "座谈", "周明远、周明元")]}, "来访.xlsx!日程!C2", "D115"),
    "wrong date": ({"日程": [("日期", "内容"), ("7月32日", "座谈")]}, "来访.xlsx!日程!A2", "D109"),
    "overfull": ({"座次": [("名称", "形式", "人员", "规则"), ("会", "主席台", "全体", "排数: 1")]}, "来访.xlsx!座次!D2", "D406"),
    "pin to no seat": ({"座次": [("名称", "形式", "人员", "固定"), ("会", "主席台", "全体", "韩喆: 7")]}, "来访.xlsx!座次!D2", "D402"),
    "option without colon": ({"座次": [("名称", "形式", "人员", "规则"), ("会", "主席台", "全体", "一号居左")]}, "来访.xlsx!座次!D2", "D107"),
    "layout near miss": ({"座次": [("名称", "形式", "人员"), ("会", "主席抬", "全体")]}, "来访.xlsx!座次!B2", "D113"),
    "a number that lost its end": ({"来宾": [("姓名", "备注"), ("周明远", 510123199001011234)]}, "来访.xlsx!来宾!B2", "D112"),
    "no headings": ({"日程": [("七月五日", "上午"), ("考察", "座谈")]}, "来访.xlsx!日程!A1", "D217"),
    "doubled key": ({"基本信息": [*HEAD, ("标题", "另一个")]}, "来访.xlsx!基本信息!A4", "D105"),
    "name missing": ({"来宾": [("姓名", "职务"), ("周明远", "副书记"), (None, "局长")]}, "来访.xlsx!来宾!A3", "D108"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_is_reported_at_its_cell(book, name: str, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    sheets, place, code = FAULTS[name]
    path = book(**sheets)
    monkeypatch.chdir(path.parent)
    with pytest.raises(DataError) as refused:
        load(path.name)
    assert (place, code) in [(str(problem.place), problem.code) for problem in refused.value.problems]


def test_a_sheet_that_is_no_section_is_left_alone_and_named(book) -> None:  # type: ignore[no-untyped-def]
    (said,) = load(book(草稿=[("随便写的",)])).notices
    assert (said.code, said.level) == ("D216", "note")
    assert "草稿" in said.text


def test_the_plan_of_a_workbook_prints_its_names(book) -> None:  # type: ignore[no-untyped-def]
    (file,) = build(load(book(基本信息=[*HEAD, ("公函.文号", "云府办函〔2026〕41号")])), ["plan"])
    whole = "".join(texts(file.content))
    assert "周明远" in whole
    assert "13900000001" in whole
