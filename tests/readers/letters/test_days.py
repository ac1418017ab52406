"""Days in letters: two that follow each other are a span, two others are not."""

import pytest

from docgen.readers.letters.days import day_spans


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("7月5日、6日来访", (7, 5), (7, 6)),
        ("7月5日和6日来访", (7, 5), (7, 6)),
        ("7月5日、7日来访", (7, 5), (7, 5)),
        ("7月5日和8日来访", (7, 5), (7, 5)),
        ("7月5日至8日来访", (7, 5), (7, 8)),
        ("2026年9月3日、4日", (9, 3), (9, 4)),
        ("2026年9月3日、9月5日", (9, 3), (9, 3)),
    ],
)
def test_two_days_are_a_span_when_they_follow_each_other(
    text: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    span = next(iter(day_spans(text)))
    assert (span.first[1:], span.last[1:]) == (first, last)
    assert span.end == (text.index("、") if first == last and "、" in text else span.end)


def test_a_span_over_new_year_ends_in_the_next_year() -> None:
    (span,) = day_spans("2026年12月30日至1月2日")
    assert span.last == (2027, 1, 2)
