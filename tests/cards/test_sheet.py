"""Cards on sheets: every face where it belongs, on the paper, clear of the others; backs behind fronts."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.cards.cut_marks import cut_and_fold_marks
from docgen.cards.layout import lay_out_cards
from docgen.cards.printer_test_page import draw_printer_test_page
from docgen.cards.sheet import (
    TOLERANCE_MM,
    FaceBox,
    PrinterSettings,
    back_faces,
    front_faces,
    grid_that_fits,
    overhang_texts,
    slots,
)
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
    layout = lay_out_cards(count, one, one.usual_paper, PrinterSettings(duplex=duplex), start)
    per_card = sum(strip.print_direction != "空" for strip in one.strips) * (2 if duplex else 1)
    laid = [card for sheet in layout.pages for card, _ in sheet]
    assert sorted(laid) == sorted(list(range(count)) * per_card)
    assert len(layout.positions) == count
    for sheet in layout.pages:
        assert sheet, "a blank sheet"
        boxes = [box for _, box in sheet]
        assert all(apart(*pair) for pair in combinations(boxes, 2))
        for box in boxes:
            assert -0.01 <= box.left <= box.left + box.width <= one.usual_paper.width + 0.01
            assert -0.01 <= box.top <= box.top + box.height <= one.usual_paper.height + 0.01


def test_a_stack_begins_at_the_place_that_is_free() -> None:
    layout = lay_out_cards(9, PRESETS["90x54"], PRESETS["90x54"].usual_paper, PrinterSettings(), 4)
    assert [(position.page, position.slot) for position in layout.positions][:2] == [(1, 4), (1, 5)]
    assert (layout.positions[-1].page, layout.positions[-1].slot) == (2, 2)


def test_the_faces_of_a_tent_meet_at_the_fold() -> None:
    upright, turned = front_faces(PRESETS["200x100"], slots(PRESETS["200x100"], PRESETS["200x100"].usual_paper)[0])
    assert (upright.turned, turned.turned) == (False, True)
    assert turned.top + turned.height == pytest.approx(upright.top) == pytest.approx(148.5)


def test_flaps_are_not_printed() -> None:
    boxes = front_faces(PRESETS["120x200"], slots(PRESETS["120x200"], PRESETS["120x200"].usual_paper)[0])
    assert [(box.top, box.height) for box in boxes] == [(148.5, 60), (88.5, 60)]


@pytest.mark.parametrize("name", ["90x54", "A4竖条"])
@pytest.mark.parametrize("edge", ["长边", "短边"])
def test_turned_over_its_edge_a_sheet_has_every_back_behind_its_front(name: str, edge: str) -> None:
    one = PRESETS[name]
    sheet = one.usual_paper
    # the paper turns about an upright axis when that is the long edge of a standing sheet, or the short one of a lying
    upright = (edge == "长边") == (sheet.height >= sheet.width)
    for place in slots(one, sheet):
        (front,), (back,) = front_faces(one, place), back_faces(one, place, sheet, edge)
        if upright:
            assert sheet.width - back.left - back.width == pytest.approx(front.left)
            assert (back.top, back.turned) == (front.top, False)
        else:
            assert sheet.height - back.top - back.height == pytest.approx(front.top)
            assert (back.left, back.turned) == (front.left, True)


def test_a_sheet_that_does_not_fit_says_by_how_much() -> None:
    assert overhang_texts(PRESETS["200x100"], Paper(148, 210)) == ["宽 200 毫米，比纸（148 毫米）多出 52 毫米"]
    assert overhang_texts(preset(columns=2, left=40.0), Paper(210, 297)) == [
        "宽 180 毫米，加上边距 40 毫米，比纸（210 毫米）多出 10 毫米"
    ]
    assert all(overhang_texts(one, one.usual_paper) == [] for one in PRESETS.values())


def test_as_many_cards_as_fit_lie_on_a_sheet() -> None:
    assert grid_that_fits(210, 90, True, Paper(210, 297)) == (1, 1)
    assert grid_that_fits(90, 54, False, Paper(210, 297)) == (2, 5)
    assert grid_that_fits(300, 90, True, Paper(210, 297))[0] == 0


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_marks_stand_at_the_edges_and_folds_where_a_printer_prints(name: str) -> None:
    one = PRESETS[name]
    sheet = one.usual_paper
    drawn = cut_and_fold_marks(one, sheet, PrinterSettings())
    cards = [(place.left, place.top, one.width, one.card_height) for place in slots(one, sheet)]
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


def test_marks_stand_beside_the_cards_where_there_is_room() -> None:
    one = PRESETS["90x54"]
    cards = slots(one, one.usual_paper)
    left, right = min(card.left for card in cards), max(card.left for card in cards) + one.width
    across = [box for box in cut_and_fold_marks(one, one.usual_paper, PrinterSettings()).boxes if box[2] > box[3]]
    assert across
    assert all(start + wide < left or start > right for start, _, wide, _ in across)
    top, bottom = min(card.top for card in cards), max(card.top for card in cards) + one.card_height
    down = [box for box in cut_and_fold_marks(one, one.usual_paper, PrinterSettings()).boxes if box[2] < box[3]]
    assert {start + high < top for _, start, _, high in down} == {True, False}
    assert all(start + high < top or start > bottom for _, start, _, high in down)


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_marks_are_described_as_what_they_are(name: str) -> None:
    one = PRESETS[name]
    drawn = cut_and_fold_marks(one, one.usual_paper, PrinterSettings())
    assert drawn.description == ("裁切线和折线" if len(one.strips) > 1 else "裁切线")
    assert (drawn.width, drawn.height) == (one.usual_paper.width, one.usual_paper.height)


def test_what_the_printer_does_is_put_right() -> None:
    one = PRESETS["90x54"]
    box = lay_out_cards(1, one, one.usual_paper, PrinterSettings(offset_mm=(1.5, -0.5), scale=(1.01, 0.99))).pages[0][
        0
    ][1]
    assert box.left == pytest.approx(15 * 1.01 + 1.5)
    assert box.top == pytest.approx(13.5 * 0.99 - 0.5)
    assert (box.width, box.height) == (pytest.approx(90.9), pytest.approx(53.46))
    moved, still = (
        cut_and_fold_marks(one, one.usual_paper, PrinterSettings(offset_mm=(by, 0.0))).boxes[0] for by in (2.0, 0.0)
    )
    assert moved[0] - still[0] == pytest.approx(2)
    assert moved[2:] == still[2:]


def test_a_specimen_names_every_card_and_face() -> None:
    one = PRESETS["130x48"]
    drawn = draw_printer_test_page(one, one.usual_paper, PrinterSettings())
    words = [line.text for shape in drawn.shapes for line in shape.lines]
    assert len(words) == 9
    assert {f"第{number}格 正面 130×48" for number in range(1, 5)} <= set(words)


def test_the_test_page_draws_outlines_crosses_labels_and_scales_where_they_belong() -> None:
    one, paper = PRESETS["200x100"], Paper(210, 297)
    shapes = draw_printer_test_page(one, paper, PrinterSettings()).shapes
    slot = slots(one, paper)[0]
    outline = next(shape for shape in shapes if shape.group == "外框")
    assert (outline.left, outline.top, outline.width, outline.height) == (slot.left, slot.top, 200, one.card_height)
    faces = front_faces(one, slot)
    crosses = [shape for shape in shapes if shape.name == "面的正中"]
    labels = [shape for shape in shapes if shape.group == "字"]
    assert len(crosses) == 2 * len(faces)
    for face, label, across, down in zip(faces, labels, crosses[::2], crosses[1::2], strict=True):
        middle = (face.left + face.width / 2, face.top + face.height / 2)
        assert (across.x, across.y) == (down.x, down.y) == middle
        assert (across.width, down.height) == (12, 12)
        assert across.height == down.width < 1
        assert (label.x, label.width, label.stroke_pt) == (middle[0], face.width - 4, 0)
        assert face.top < label.top < label.top + label.height < middle[1]
    ticks = [shape for shape in shapes if shape.name == "横尺"]
    assert [round(tick.x) for tick in ticks] == list(range(10, 111, 5))
    assert {round(tick.height, 1) for tick in ticks[::2]} == {3.0}
    assert {round(tick.height, 1) for tick in ticks[1::2]} == {1.2}
    assert {round(tick.top, 2) for tick in ticks} == {4.5}
    assert [round(shape.y) for shape in shapes if shape.name == "竖尺"] == list(range(10, 111, 5))
    small = draw_printer_test_page(one, Paper(105, 80), PrinterSettings()).shapes
    assert max(round(shape.x) for shape in small if shape.name == "横尺") == 70
    advice = shapes[-1]
    assert (advice.x, advice.y, advice.width, advice.height) == (105, 290, 198, 6)
    assert "试样" in advice.lines[0].text


def test_cards_that_stand_out_by_no_more_than_the_tolerance_fit() -> None:
    usual = preset(columns=1)
    exact = Paper(usual.width, usual.card_height)
    assert overhang_texts(usual, exact) == []
    assert overhang_texts(usual, Paper(usual.width - TOLERANCE_MM / 2, usual.card_height)) == []
    assert len(overhang_texts(usual, Paper(usual.width - 1, usual.card_height - 1))) == 2


def test_the_test_page_outlines_every_card_of_every_preset() -> None:
    for one in (*PRESETS.values(), preset(columns=2, left=12.0, top=5.0)):
        shapes = draw_printer_test_page(one, one.usual_paper, PrinterSettings()).shapes
        outlines = [(round(shape.left, 2), round(shape.top, 2)) for shape in shapes if shape.group == "外框"]
        assert outlines == [(round(slot.left, 2), round(slot.top, 2)) for slot in slots(one, one.usual_paper)]
        heights = {shape.name: shape.height for shape in shapes if shape.group == "字"}
        assert all(height >= 5 for height in heights.values())
