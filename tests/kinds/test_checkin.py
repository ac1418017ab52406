"""签到表: for the whole visit, a day, an event; guests and hosts apart, in the order of the lists, with seats."""

import pytest

from docgen.errors import UsageError
from docgen.kinds._kind import Page
from docgen.model.visit import Visit
from tests.conftest import visit
from tests.kinds.papers_of import page_of, pages_of

TEXT = """
    日期: 2026-07-05 至 2026-07-06
    来宾: {团组: 代表团, 人数: 4, 名单: [{姓名: 周明远}, {姓名: 韩喆}, {姓名: 何苗}]}
    陪同: [{姓名: 沈静}, {姓名: 罗文}]
    保障: [{姓名: 吴桐, 电话: "138"}]
    日程:
      - {日期: 2026-07-05, 时间: 14:30-16:00, 内容: 召开座谈会, 地点: 三楼会议室, 陪同: 罗文}
      - {日期: 2026-07-06, 时间: 09:00, 内容: 考察, 参加: [何苗], 陪同: 沈静}
    用餐: [{名称: 5日晚餐, 日期: 2026-07-05, 时间: 18:00, 地点: 食堂, 来宾: [韩喆, 周明远], 陪餐: 罗文}]
    座次: [{名称: 座谈会, 形式: 会谈横桌, 日期: 2026-07-05, 来宾: [韩喆, 周明远], 主方: [罗文, 沈静], 记录: 吴桐}]
    住宿: [{宾馆: 宾馆, 房间: [{房号: "0301", 入住: 周明远}]}]
    """


def signing(page: Page) -> tuple[list[str], list[str]]:
    return tuple([row["姓名"] for row in page.context[side]["行"]] for side in ("来宾", "接待方"))  # type: ignore[return-value]


def test_all_sign_in_for_the_visit_with_rooms_and_blank_rows_for_who_is_not_named() -> None:
    of = visit(TEXT)
    (page,) = pages_of("checkin", of)
    assert signing(page) == (["周明远", "韩喆", "何苗", ""], ["沈静", "罗文"])
    assert [row["位置"] for row in page.context["来宾"]["行"]] == ["0301", "", "", ""]
    assert page.context["人数"].startswith("应到6人")


def test_who_sits_at_an_event_signs_in_the_order_of_the_lists_with_his_seat() -> None:
    (page,) = pages_of("checkin", visit(TEXT), for_=("座谈会",))
    assert signing(page) == (["周明远", "韩喆"], ["沈静", "罗文", "吴桐"])
    assert all("号席" in row["位置"] for row in page.context["来宾"]["行"])
    assert page.context["时间"] == "2026年7月5日（星期日）14:30—16:00　三楼会议室"


def test_who_eats_at_a_meal_signs_for_it_and_nobody_has_a_seat_there() -> None:
    (page,) = pages_of("checkin", visit(TEXT), for_=("晚餐",))
    assert signing(page) == (["周明远", "韩喆"], ["罗文"])
    assert page.context["位置"] == ""


def test_who_takes_part_on_a_day_signs_for_it() -> None:
    (page,) = pages_of("checkin", visit(TEXT), day="7月6日")
    assert signing(page)[0] == ["何苗", ""]
    assert signing(page)[1] == ["沈静"]


@pytest.mark.parametrize(
    ("name", "title"), [("座谈会", "座谈会"), ("座谈", "座谈会"), ("晚餐", "5日晚餐"), ("考察", "考察")]
)
def test_an_event_is_found_by_its_name_or_part_of_it(name: str, title: str) -> None:
    (page,) = pages_of("checkin", visit(TEXT), for_=(name,))
    assert page.context["题"] == f"{title}签到表"


@pytest.mark.parametrize("options", [{"for_": ("作谈会",)}, {"day": "8日"}])
def test_an_event_or_a_day_that_is_not_there_is_refused(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        pages_of("checkin", visit(TEXT), **options)


@pytest.mark.parametrize("size", [1, 60, 200])
def test_a_visit_of_which_only_the_number_is_known_has_a_row_for_everybody(size: int) -> None:
    of: Visit = visit(f"来宾: {{团组: 考察团, 人数: {size}}}")
    rows = page_of("checkin", of)["来宾"]["行"]
    assert [row["序号"] for row in rows] == [str(number) for number in range(1, size + 1)]


def test_the_line_that_counts_who_came_is_never_alone_on_a_sheet() -> None:
    (page,) = pages_of("checkin", visit(TEXT))
    assert [row["末"] for row in page.context["来宾"]["行"]] == [True] * 4
    assert [row["末"] for row in page.context["接待方"]["行"]] == [False, False]
    (alone,) = pages_of("checkin", visit("来宾: [{姓名: 甲}, {姓名: 乙}, {姓名: 丙}]"))
    assert [row["末"] for row in alone.context["来宾"]["行"]] == [True, False, False]
