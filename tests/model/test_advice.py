"""What a refusal advises to write can be read: of numbers, sums, days and times."""

import re
from datetime import date
from typing import get_args

import pytest

from docgen.model import scalars
from docgen.model.scalars import ConversionError, Reading, read_as_meant
from docgen.model.spellings.respelling import NOWHERE, Surroundings

_KINDS = (
    *("Day", "Days", "Time", "Count", "Headcount", "BatchCount", "RoomCount", "TableCount", "SeatCount"),
    *("Minutes", "Pieces", "Money", "SpentMoney", "PerPerson", "PerRoom", "PerUnit"),
)
_TYPED = """
23:00-次日01:00 次日8:00 18:00至翌日6:00 8点-次日8点 22:00-次日0:00 第二天9点 明早8点 23:59-次日1:00
9:30pm 21:30AM 0:30pm 9:00-11:00pm 下午13点 下午11点 下午9:30 上午3点 上午12点 晚上2点 凌晨8点 中午9点 晚12点
2:30 3点 2点至5点 9 930 2030 9:5 9.5 9-10 会后9:00 会后14:00-9:00 8:00（次日） 22:00-02:00 09:30-10:10-11:00
1.5 1.5人 2.5批 0.3 1.25小时 1.2.3 8+4 8.5+1 10-12 12人以上3人 1390000011a 99999999999 12345678901234 一百二
1.555 100-200 1.2亿 $50 50元/间 300元/晚 12.345元 10-15分钟 90.5分钟 2桌半 -1 三五人 约25.5人 1e5
2026-02-30 13月1日 2月30日 7月0日 7月5 7/5 7.5 5日 26-07-05 2026年7月 7日8:00 7月6日上午 2026-07-07至2026-07-05
7月5日-3日 12月31日至1月2日 07-05-2026 2026-07-05、07 20260705 7月中旬
"""
_QUOTED = re.compile("“([^”]*[0-9][^”]*)”(?!写在)")
_PLACES = (NOWHERE, Surroundings(date(2026, 7, 5), date(2026, 7, 7)))


def _advised(hint: str) -> list[str]:
    """The texts that a hint says to write; what is left open in them is filled in."""
    texts = [text.replace("20__", "2024").replace("_月", "7月") for text in _QUOTED.findall(hint)]
    return [text for text in texts if "某日" not in text]


@pytest.mark.parametrize("kind", _KINDS)
def test_what_is_advised_instead_of_a_refused_text_is_not_refused_itself(kind: str) -> None:
    reading = get_args(getattr(scalars, kind))[1]
    assert isinstance(reading, Reading)
    for text in _TYPED.split():
        for around in _PLACES:
            try:
                read_as_meant(reading, text, around)
            except ConversionError as refused:
                for advised in _advised(refused.hint):
                    read_as_meant(reading, advised, around)


@pytest.mark.parametrize(
    ("typed", "start"),
    [("9:30pm", "21:30"), ("12:30am", "00:30"), ("12:00 p.m.", "12:00"), ("3am", "03:00"), ("21:30pm", "21:30")],
)
def test_am_and_pm_are_those_of_a_clock_with_twelve_hours(typed: str, start: str) -> None:
    clock, _ = read_as_meant(get_args(scalars.Time)[1], typed)
    assert f"{clock.start:%H:%M}" == start


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("23:00-次日01:00", "这一天的写“23:00-23:59”，第二天的写“00:00-01:00”"),
        ("次日8:00", "“日期”写第二天，时间写“08:00”"),
    ],
)
def test_a_time_of_the_day_after_keeps_its_day_in_the_advice(typed: str, said: str) -> None:
    with pytest.raises(ConversionError) as refused:
        read_as_meant(get_args(scalars.Time)[1], typed)
    assert said in refused.value.hint
