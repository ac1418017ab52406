"""Cards on sheets: every face where it belongs, on the paper, clear of the others; backs behind fronts."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.cards.layout import lay
from docgen.cards.sheet import FaceBox, Printing, backs, faces, fitted, marks, overhang, places, specimen
from docgen.model.cards import Paper
from tests.cards.stacks import PRESETS, preset


def apart(one: FaceBox, other: FaceBox) -> bool:
    across = one.left + one.width <= other.left + 0.01 or other.left + other.width <= one.left + 0.01
    return across or one.top + one.height <= other.top + 0.01 or other.top + other.height <= one.top + 0.01


@given(st.sampled_from(sorted(PRESETS)), st.integers(0, 45), st.sampled_from(["", "长边", "短边"]), st.data())
def test_every_card_has_all_its_faces_once_on_the_paper_and_clear_of_others(
    name: str, count: int, duplex: str, data: st.DataObject
) -> None:
    one = PRESETS[name]
    start = data.draw(st.integers(1, one.columns * one.rows))
    found = lay(count, one, one.sheet, Printing(duplex=duplex), start)
    per_card = sum(strip.what != "空" for strip in one.strips) * (2 if duplex else 1)
    laid = [card for sheet in found.sheets for card, _ in sheet]
    assert sorted(laid) == sorted(list(range(count)) * per_card)
    assert len(found.spots) == count
    for sheet in found.sheets:
        assert sheet, "a blank sheet"
        boxes = [box for _, box in sheet]
        assert all(apart(*pair) for pair in combinations(boxes, 2))
        for box in boxes:
            assert -0.01 <= box.left <= box.left + box.width <= one.sheet.width + 0.01
            assert -0.01 <= box.top <= box.top + box.height <= one.sheet.height + 0.01


def test_a_stack_begins_at_the_place_that_is_free() -> None:
    found = lay(9, PRESETS["90x54"], PRESETS["90x54"].sheet, Printing(), 4)
    assert [(spot.page, spot.place) for spot in found.spots][:2] == [(1, 4), (1, 5)]
    assert (found.spots[-1].page, found.spots[-1].place) == (2, 2)


def test_the_faces_of_a_tent_meet_at_the_fold() -> None:
    upright, turned = faces(PRESETS["200x100"], places(PRESETS["200x100"], PRESETS["200x100"].sheet)[0])
    assert (upright.turned, turned.turned) == (False, True)
    assert turned.top + turned.height == pytest.approx(upright.top) == pytest.approx(148.5)


def test_flaps_are_not_printed() -> None:
    boxes = faces(PRESETS["120x200"], places(PRESETS["120x200"], PRESETS["120x200"].sheet)[0])
    assert [(box.top, box.height) for box in boxes] == [(148.5, 60), (88.5, 60)]


@pytest.mark.parametrize("name", ["90x54", "A4竖条"])
@pytest.mark.parametrize("edge", ["长边", "短边"])
def test_turned_over_its_edge_a_sheet_has_every_back_behind_its_front(name: str, edge: str) -> None:
    one = PRESETS[name]
    sheet = one.sheet
    # the paper turns about an upright axis when that is the long edge of a standing sheet, or the short one of a lying
    upright = (edge == "长边") == (sheet.height >= sheet.width)
    for place in places(one, sheet):
        (front,), (back,) = faces(one, place), backs(one, place, sheet, edge)
        if upright:
            assert sheet.width - back.left - back.width == pytest.approx(front.left)
            assert (back.top, back.turned) == (front.top, False)
        else:
            assert sheet.height - back.top - back.height == pytest.approx(front.top)
            assert (back.left, back.turned) == (front.left, True)


def test_a_sheet_that_does_not_fit_says_by_how_much() -> None:
    assert overhang(PRESETS["200x100"], Paper(148, 210)) == ["宽 200 毫米，比纸（148 毫米）多出 52 毫米"]
    assert overhang(preset(columns=2, left=40.0), Paper(210, 297)) == [
        "宽 180 毫米，加上边距 40 毫米，比纸（210 毫米）多出 10 毫米"
    ]
    assert all(overhang(one, one.sheet) == [] for one in PRESETS.values())


def test_as_many_cards_as_fit_lie_on_a_sheet() -> None:
    assert fitted(210, 90, True, Paper(210, 297)) == (1, 1)
    assert fitted(90, 54, False, Paper(210, 297)) == (2, 5)
    assert fitted(300, 90, True, Paper(210, 297))[0] == 0


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_marks_stand_at_the_edges_and_folds_where_a_printer_prints(name: str) -> None:
    one = PRESETS[name]
    sheet = one.sheet
    drawn = marks(one, sheet, Printing())
    cards = [(place.left, place.top, one.width, one.card_height) for place in places(one, sheet)]
    whole = {edge for left, top, wide, high in cards for edge in (left, left + wide, top, top + high)}
    folds = {top + sum(s.height for s in one.strips[:n]) for _, top, _, _ in cards for n in range(1, len(one.strips))}
    seen: dict[tuple[bool, float, bool], float] = {}
    for left, top, wide, high in drawn.boxes:
        upright = high > wide
        middle = left + wide / 2 if upright else top + high / 2
        assert min(abs(middle - edge) for edge in whole | folds) < 0.05
        # a printer leaves some four millimetres at the edges white
        start, end, limit = (top, top + high, sheet.height) if upright else (left, left + wide, sheet.width)
        first = (start + end) / 2 < limit / 2
        mark = (upright, round(middle, 1), first)
        seen[mark] = seen.get(mark, 0.0) + max(min(end, limit - 4.2) - max(start, 4.2), 0.0)
    assert all(length > 1.0 for length in seen.values()), seen
    assert drawn.boxes or one.columns * one.rows == 1


def test_what_the_printer_does_is_put_right() -> None:
    one = PRESETS["90x54"]
    told = lay(1, one, one.sheet, Printing(offset=(1.5, -0.5), scale=(1.01, 0.99))).sheets[0][0][1]
    assert told.left == pytest.approx(15 * 1.01 + 1.5)
    assert told.top == pytest.approx(13.5 * 0.99 - 0.5)
    assert (told.width, told.height) == (pytest.approx(90.9), pytest.approx(53.46))
    moved, still = (marks(one, one.sheet, Printing(offset=(by, 0.0))).boxes[0] for by in (2.0, 0.0))
    assert moved[0] - still[0] == pytest.approx(2)
    assert moved[2:] == still[2:]


def test_a_specimen_names_every_card_and_face() -> None:
    one = PRESETS["130x48"]
    drawn = specimen(one, one.sheet, Printing())
    words = [line.text for shape in drawn.shapes for line in shape.lines]
    assert len(words) == 9
    assert {f"第{number}格 正面 130×48" for number in range(1, 5)} <= set(words)
