"""The wording of papers: what a doctest of the module would make too long."""

from datetime import date, time

import pytest

from docgen.model.people import Person
from docgen.model.scalars import Clock, Period
from docgen.text import wording as text


@pytest.mark.parametrize(
    ("phrases", "lines"),
    [
        (["关于短标题的接待方案"], ("关于短标题的接待方案",)),
        (
            ["关于", "青屿新材料有限公司", "来我区", "洽谈投资事宜", "的接待方案"],
            ("关于青屿新材料有限公司来我区", "洽谈投资事宜的接待方案"),
        ),
        (["甲" * 45], ("甲" * 15, "甲" * 15, "甲" * 15)),
        (
            ["关于", "甲" * 19, "来我区", "乙" * 19, "的接待方案"],
            ("关于" + "甲" * 0, "甲" * 19, "来我区", "乙" * 19, "的接待方案"),
        ),
    ],
)
def test_titles_break_between_words_into_even_lines(phrases: list[str], lines: tuple[str, ...]) -> None:
    found = text.balanced_lines(phrases, 20)
    assert "".join(found) == "".join(phrases)
    assert max(map(len, found)) <= 20
    if len(lines) <= 3:
        assert found == lines


def test_a_title_of_sixty_words_is_broken_evenly_and_at_once_and_an_empty_one_too() -> None:
    lines = text.balanced_lines(["关于", *["考察"] * 60, "的接待方案"], 20)
    assert list(map(len, lines)) == [18, 18, 18, 18, 18, 18, 19]
    assert text.balanced_lines([], 20) == ("",)


def test_periods_over_months_and_clocks_without_an_end() -> None:
    assert text.period(Period(date(2026, 7, 30), date(2026, 8, 2))) == "2026年7月30日至8月2日"
    assert text.period(Period(date(2026, 7, 30), date(2026, 7, 30))) == "2026年7月30日"
    assert text.clock(Clock(time(9, 30), None)) == "09:30"
    assert [text.half_day(time(hour)) for hour in (9, 12, 15, 18)] == ["上午", "中午", "下午", "晚上"]


def test_a_post_says_nothing_twice_and_nothing_less() -> None:
    assert text.post(Person(name="罗文", unit="清江区人民政府", title="副区长")) == "清江区人民政府副区长"
    assert text.post(Person(name="罗文", unit="", title="副区长")) == "副区长"
    assert text.post(Person(name="罗文", unit="柳溪镇", title="镇长")) == "柳溪镇镇长"
