"""手边单: one for all or one for each, a day on A5 or several on folded A4, what a guest has and where he sits."""

from typing import Any

import pytest

from docgen import load
from docgen.errors import UsageError
from docgen.kinds._kind import Page
from docgen.model.visit import Visit
from docgen.text.line_breaks import line_width
from tests.conftest import OFFICE, visit
from tests.kinds.papers_of import page_of, pages_of

VISIT = """
    日期: 2026-07-05 至 2026-07-06
    来宾: [{姓名: 周明远}, {姓名: 韩喆}]
    陪同: [沈静]
    日程:
      - {日期: 2026-07-05, 时间: 09:00-10:00, 内容: 考察, 地点: 农业园, 陪同: [沈静]}
      - {日期: 2026-07-06, 时间: 09:00-10:00, 内容: 教育组座谈, 地点: 中学, 参加: [韩喆]}
      - {日期: 2026-07-06, 时间: 14:30-16:00, 内容: 召开座谈会, 地点: 会议室}
    座次: [{名称: 座谈会, 日期: 2026-07-06, 时间: 14:30, 形式: 会谈横桌, 来宾: 全体, 主方: [沈静]}]
    住宿: [{宾馆: 清江宾馆, 房间: [{房号: "0301", 入住: [周明远]}, {房号: "0302", 入住: [韩喆]}]}]
    车辆: [{车号: 1, 车牌: 川Y·A0001, 驾驶员: 王师傅, 电话: "139", 乘员: 全体}, {车号: 2, 乘员: [沈静], 用途: 工作车}]
"""


def lines(sheet: dict[str, Any]) -> list[tuple[str, str, str]]:
    """The programme of a sheet: day, activity, seat."""
    return [(day["日"], line["事"], line["座"]) for side in ("左", "右") for day in sheet[side] for line in day["行"]]


def back(sheet: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """The sections of the back by their labels."""
    return {section["行"][0]["签"]: [(row["左"], row["右"]) for row in section["行"]] for section in sheet["背"]["栏"]}


def only_sheet(of: Visit, **options: Any) -> dict[str, Any]:
    (sheet,) = page_of("slip", of, **options)["张"]
    found: dict[str, Any] = sheet
    return found


def test_the_slip_for_all_leaves_what_is_ones_own_to_be_filled_in() -> None:
    sheet = only_sheet(visit(VISIT))
    assert [(fact["名"], fact["值"]) for fact in sheet["我的"]] == [("房", ""), ("车", ""), ("会场", "")]
    assert sheet["姓名"] == ""
    assert ("7月6日", "教育组座谈", "") in lines(sheet)


def test_each_slip_has_its_own_facts_and_only_what_its_owner_takes_part_in() -> None:
    first, second = pages_of("slip", visit(VISIT), each=True)
    assert [first.name, second.name] == ["周明远手边单", "韩喆手边单"]
    (sheet,) = first.context["张"]
    facts = [(fact["名"], fact["值"], fact["注"]) for fact in sheet["我的"]]
    assert facts == [("房", "0301", "清江宾馆"), ("车", "1号车", "川Y·A0001"), ("会场", "客方1号席", "座谈会")]
    assert lines(sheet) == [("7月5日", "考察", ""), ("7月6日", "召开座谈会", "客方1号席")]


def test_all_slips_can_stand_in_one_document() -> None:
    (page,) = pages_of("slip", visit(VISIT), each=True, together=True)
    assert [sheet["姓名"] for sheet in page.context["张"]] == ["周明远", "韩喆"]


def test_some_guests_can_be_named() -> None:
    assert [page.name for page in pages_of("slip", visit(VISIT), for_=["韩喆"])] == ["韩喆手边单"]


def test_the_only_guest_of_a_visit_has_his_own() -> None:
    assert only_sheet(visit("来宾: [{姓名: 苏映川}]\n车辆: [{车号: 1, 乘员: 全体}]"))["姓名"] == "苏映川"


@pytest.mark.parametrize("written", ["2026-07-06", "7月6日", "6日", "07-06", "6"])
def test_a_day_is_printed_on_a5(written: str) -> None:
    (page,) = pages_of("slip", visit(VISIT), day=written)
    assert page.template == "slip-day"
    (sheet,) = page.context["张"]
    assert {day for day, _, _ in lines(sheet)} == {"7月6日"}


@pytest.mark.parametrize("written", ["7月9日", "明天", "16"])
def test_a_day_outside_the_visit_is_refused_with_the_days_there_are(written: str) -> None:
    with pytest.raises(UsageError) as refused:
        pages_of("slip", visit(VISIT), day=written)
    assert refused.value.problems[0].hint == "可写：7月5日、7月6日"


def _long_day(count: int) -> Page:
    stops = ", ".join(f"{{时间: '{6 + n // 2:02d}:{30 * (n % 2):02d}', 内容: 考察, 地点: 园区}}" for n in range(count))
    (page,) = pages_of("slip", visit(f"日程: [{stops}]"))
    return page


def test_a_day_that_is_too_long_for_a5_is_folded_a4() -> None:
    assert [_long_day(count).template for count in (5, 12, 30)] == ["slip-day", "slip-day", ""]


def test_the_back_has_drivers_of_guests_cars_the_hotel_and_breakfast() -> None:
    of = visit(VISIT + "\n    用餐: [{名称: 早餐, 日期: 2026-07-06, 时间: 07:30, 地点: 清江宾馆}]")
    sections = back(only_sheet(of))
    assert sections["驾驶员"] == [("1号车　川Y·A0001　王师傅", "139")]
    assert sections["住宿"] == [("清江宾馆", "")]
    assert sections["早餐"] == [("7月6日　07:30　清江宾馆", "")]


def test_reminders_for_the_staff_and_notes_are_not_for_guests() -> None:
    of = visit(
        "天气: 多云\n着装: 便装\n注意: [{内容: 带伞, 对象: 来宾}, {内容: 备药, 对象: 工作人员}, 准时]\n"
        "日程: [{时间: 09:00, 内容: 考察, 备注: 提前清场}]"
    )
    sheet = only_sheet(of)
    sections = back(sheet)
    assert [text for text, _ in sections["温馨提示"]] == ["1. 带伞", "2. 准时"]
    assert (sections["天气"], sections["着装"]) == ([("多云", "")], [("便装", "")])
    assert "清场" not in str(sheet)


def test_what_does_not_fit_on_the_back_stands_on_a_further_sheet() -> None:
    sentence = "山区早晚温差大、道路弯多坡陡，请全程系好安全带，随身携带外套、雨具和常用药品，听从联络员安排。" * 3
    notices = ", ".join([f"{{内容: {sentence}, 对象: 来宾}}"] * 8)
    sheets = page_of("slip", visit(f"{VISIT}\n    注意: [{notices}]"))["张"]
    assert len(sheets) > 1
    assert [bool(sheet["左"] or sheet["右"]) for sheet in sheets] == [True, *[False] * (len(sheets) - 1)]
    printed = "".join(row["左"] for sheet in sheets for section in sheet["背"]["栏"] for row in section["行"])
    assert printed.count("听从联络员安排") == 24


def test_a_foreign_guest_finds_english_words_and_the_address_for_a_driver() -> None:
    of = visit(
        """
        类别: 外宾
        来宾: [{姓名: 安娜·林德, 英文名: Anna Lind}]
        日程: [{时间: 12:00, 环节: 吃, 内容: 午餐, 地点: 清江宾馆}, {时间: 14:00, 环节: 看, 内容: 参观, 地点: 陈列馆}]
        住宿: [{宾馆: 清江宾馆, 房间: [{房号: "0501", 入住: [安娜·林德]}]}]
        """,
        OFFICE / "office.yaml",
    )
    sheet = only_sheet(of)
    assert (sheet["英日期"], sheet["英名"], sheet["我的"][0]["英"]) == ("Sun 5 Jul 2026", "Anna Lind", "Room")
    assert [line["处"] for line in sheet["左"][0]["行"]] == ["Lunch, Qingjiang Hotel　清江宾馆", "Visit　陈列馆"]
    assert back(sheet)["请送我到"] == [
        ("Please take me to:", ""),
        ("清江宾馆", "0000-6200000"),
        ("Qingjiang Hotel", ""),
        ("清江区滨河路16号", ""),
    ]


def test_a_domestic_slip_praises_nobody_and_carries_no_slogan() -> None:
    of = visit(f"类别: 国内公务\n{VISIT.strip()}".replace("\n    ", "\n"), OFFICE / "office.yaml")
    context = page_of("slip", of)
    assert context["口号"] == {"文": "", "英文": "", "图": ""}
    assert "欢迎" not in str(context)


def test_a_sheet_of_later_days_has_the_seats_and_the_car_of_these_days() -> None:
    (page,) = pages_of("slip", load(OFFICE / "来访" / "2026-063.yaml"), for_=("汪予安",))
    first, second = page.context["张"]
    of_first, of_second = (
        {fact["名"]: (fact["值"], fact["注"]) for fact in sheet["我的"]} for sheet in (first, second)
    )
    assert of_first["会场"][1] == "会见" and of_second["会场"][1] == "专题培训主席台"
    assert "桌" not in of_first and of_second["桌"] == ("1桌12号席", "18日午餐")
    assert "4号车" in of_first["车"][1] and "4号车" not in of_second["车"][1]
    assert [line for line, _ in back(second)["驾驶员"]] == ["1号车　川Y·A0001　王师傅"]
    assert back(second)["早餐"] == [("11月18日至20日　07:20　清江宾馆", "")]


def test_who_comes_a_day_before_the_visit_reads_that_day_on_the_front() -> None:
    of = load(OFFICE / "来访" / "2026-060.yaml")
    (page,) = pages_of("slip", of, for_=("亚历山大·谢尔盖耶维奇·科罗文",))
    sheet = page.context["张"][0]
    assert sheet["日期"] == "11月11日（星期三）—11月13日（星期五）"
    # a long name stands on one line
    assert line_width(sheet["姓名"]) * sheet["名大"] / 2 <= 350


def test_a_short_day_takes_one_page_unless_somebody_needs_the_other_side() -> None:
    short, long = "{时间: 08:00, 内容: 座谈, 参加: [周明远]}", "{时间: %02d:00, 内容: 座谈, 地点: 会议室, 参加: [韩喆]}"
    longer = ", ".join(long % hour for hour in range(9, 20))
    of = visit(f"日程: [{short}, {longer}]\n联系人: [{{姓名: 林小満, 电话: '139'}}]")
    pages = {
        names: [page.context["张"][0]["背"]["新页"] for page in pages_of("slip", of, day="5日", for_=names)]
        for names in (("周明远",), ("韩喆",), ("周明远", "韩喆"))
    }
    assert pages == {("周明远",): [False], ("韩喆",): [True], ("周明远", "韩喆"): [True, True]}


@pytest.mark.parametrize(("tables", "words"), [("", ("席", "At table")), (", 规则: {每桌: 2}", ("桌", "Table"))])
def test_the_number_of_a_chair_at_the_only_table_is_not_taken_for_that_of_a_table(
    tables: str, words: tuple[str, str]
) -> None:
    of = visit(
        f"""
        来宾: [{{姓名: 安娜·林德, 英文名: Anna Lind}}, {{姓名: 韩喆}}]
        陪同: [沈静, 罗文]
        座次: [{{名称: 晚餐, 形式: 圆桌, 来宾: 全体, 主方: 全体{tables}}}]
        """
    )
    sheet = only_sheet(of, for_=["安娜·林德"])
    assert [(fact["名"], fact["英"]) for fact in sheet["我的"]] == [words]
    blank = only_sheet(of)["我的"]
    assert [fact["名"] for fact in blank] == [words[0]]


def test_a_guest_whose_slip_has_no_room_or_car_is_named() -> None:
    of = visit(
        """
        来宾: [{姓名: 周明远}, {姓名: 韩喆}]
        用餐: [{名称: 午餐, 来宾: 全体}]
        住宿: [{宾馆: 清江宾馆, 房间: [{房号: "0301", 入住: [周明远]}]}]
        车辆: [{车号: 1, 乘员: [周明远]}]
        """
    )
    assert [page.left_out for page in pages_of("slip", of, each=True)] == [{}, {"韩喆": "没有房间、车"}]
    assert pages_of("slip", of, each=True, together=True)[0].left_out == {"韩喆": "没有房间、车"}
    assert pages_of("slip", of)[0].left_out == {}
