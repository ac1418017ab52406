"""A chart of a summary: columns where the names fit below them, bars one below the other where they do not."""

import re

import pytest

from docgen.model.draft import Chart
from docgen.word.markup.chart import chart_height_mm, chart_part

MONTHS = tuple(f"{month}月" for month in range(1, 13))


def chart(*names: str, title: str = "2024年各类接待人次") -> Chart:
    return Chart(title, names, tuple(range(1, len(names) + 1)), "人次", "说明")


def one(pattern: str, drawn: Chart) -> str:
    found = re.findall(pattern, chart_part(drawn).decode())
    assert len(found) == 1
    return str(found[0])


@pytest.mark.parametrize(
    ("names", "direction"),
    [
        (MONTHS, "col"),
        (("省部级及以上", "厅局级", "大型活动", "外宾接待", "客商接待", "指导接待"), "col"),
        (("国内公务",), "col"),
        (
            ("大型会议和节庆活动", "外宾和港澳台侨", "客商和企业家", "厅局级领导", "对下指导接待", "省部级及以上领导"),
            "bar",
        ),
        (tuple(f"第{number}市" for number in range(1, 21)), "bar"),
    ],
)
def test_names_that_do_not_fit_below_their_columns_stand_beside_bars(names: tuple[str, ...], direction: str) -> None:
    assert one('<c:barDir val="(.*?)"', chart(*names)) == direction


def test_bars_have_the_first_name_on_top_and_the_height_that_they_need() -> None:
    long = chart(*(f"第{number}个友好代表团所在地区" for number in range(1, 11)))
    assert 'orientation val="maxMin"' in chart_part(long).decode()
    assert chart_height_mm(long) == 82
    assert chart_height_mm(chart(*long.names * 5)) == 215  # no higher than a page has room
    assert chart_height_mm(chart(*MONTHS)) == 75


@pytest.mark.parametrize(("count", "gap"), [(1, 500), (2, 436), (6, 80), (12, 80)])
def test_few_columns_are_no_thicker_than_many(count: int, gap: int) -> None:
    assert int(one('<c:gapWidth val="(.*?)"', chart(*MONTHS[:count]))) == pytest.approx(gap, abs=1)


def test_a_chart_without_a_title_has_no_room_for_one() -> None:
    drawn = chart_part(chart(*MONTHS, title="")).decode()
    assert '<c:autoTitleDeleted val="1"/>' in drawn
    assert "<c:title>" not in drawn
    assert one('<c:autoTitleDeleted val="(.*?)"', chart(*MONTHS)) == "0"
