"""A paper counts visits in one unit and people in one unit."""

import pytest

from docgen.draft.slip import mend
from docgen.draft.unit_checks import check_units
from docgen.model.draft import Manuscript


def units(*lines: str) -> list[tuple[int, int]]:
    """Where mixed units begin: line and column."""
    places = [slip.problem.place for slip in check_units(Manuscript("稿.txt", lines))]
    return [(place.line, place.column) for place in places if place]


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (("接待70批次1153人次。", "其中厅局级7批63人次。"), [(2, 7)]),
        (("接待70批次1153人次。", "其中厅局级7批63人。"), [(2, 7), (2, 10)]),
        (("全年{{ 句.总数 }}。", "接待客商{{ 类别.客商.批次 }}批{{ 类别.客商.人次 }}人次。"), [(2, 19)]),
        (("{{ 表.类别 }}", "接待客商8批、56人。"), [(2, 6), (2, 10)]),
        (("接待来宾70批、1153人次，比上年增加5批次。",), [(1, 7)]),
        (("接待 70 批次、共 1,153 人次。", "接待外宾 1 批。"), [(2, 8)]),
    ],
)
def test_two_units_of_one_quantity_are_reported_where_the_short_one_stands(
    lines: tuple[str, ...], places: list[tuple[int, int]]
) -> None:
    assert units(*lines) == places


@pytest.mark.parametrize(
    "lines",
    [
        ("接待70批1153人。", "其中厅局级7批63人。"),
        ("接待70批次1153人次。", "会议有30人参加，分3批报到。"),
        ("接待70批次1153人次。", "引进一批项目，3批设备到货，批准20人。"),
        ("接待70批次1153人次。", "培养讲解员5名，其中外语讲解员2人。"),
        ("接待70批次1153人次。", "第2批10人员名单。"),
    ],
)
def test_other_words_with_these_characters_are_left_alone(lines: tuple[str, ...]) -> None:
    assert units(*lines) == []


def test_mixed_units_are_mended_all_at_once() -> None:
    manuscript = Manuscript("稿.txt", ("接待70批次1153人次。", "厅局级7批63人，外宾1批23人。"))
    mended, slips = mend(manuscript, check_units(manuscript))
    assert mended.lines[1] == "厅局级7批次63人次，外宾1批次23人次。"
    assert len(slips) == 2
