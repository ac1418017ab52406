"""Sizes: the longest name decides for all of its script, lines break where names part, the name stays the largest."""

import pytest

from docgen.cards.face_space import FaceSpace
from docgen.cards.fit import HAN, OTHER, fit_cards
from docgen.fonts.fitted_text import LEADING
from docgen.fonts.font_stack import FontStack
from docgen.model.units import MM_PER_PT
from tests.cards.stacks import cards

TENT = FaceSpace(200, 100)
LONG = ["阿卜杜热依木·买买提明", "Johannes Maximilian van der Velde", "约翰内斯·范德维尔德", "Bo Li", "让-皮埃尔·杜邦"]


def test_all_names_of_a_script_are_as_large_as_its_longest_allows(fonts: FontStack) -> None:
    fitted = fit_cards(cards("王芳", "欧阳若兰", "周明远", *LONG), TENT, fonts)
    sizes = [text["姓名"].lines[0].size_pt for text in fitted.texts]
    assert len(set(sizes[:3])) == 1
    assert len(set(sizes[3:])) == 1
    assert fitted.sizes_pt == {HAN: sizes[0], OTHER: sizes[3]}
    alone = fit_cards(cards("欧阳若兰"), TENT, fonts)
    assert sizes[0] == alone.texts[0]["姓名"].lines[0].size_pt


def test_each_name_may_be_as_large_as_it_can(fonts: FontStack) -> None:
    fitted = fit_cards(cards("王芳", "欧阳若兰"), TENT, fonts, same_size=False)
    short, long = (text["姓名"].lines[0].size_pt for text in fitted.texts)
    assert short > long


@pytest.mark.parametrize("name", ["王芳", "周明远", "欧阳若兰", "努尔古丽", *LONG, "A" * 30, "张" * 30])
@pytest.mark.parametrize(
    "room", [TENT, FaceSpace(90, 54), FaceSpace(59.4, 210, True), FaceSpace(130, 48), FaceSpace(210, 148.5)]
)
def test_a_name_stays_inside_its_face_and_is_whole(name: str, room: FaceSpace, fonts: FontStack) -> None:
    (fitted,) = fit_cards(cards(name), room, fonts).texts
    lines = fitted["姓名"].lines
    assert "".join(line.text for line in lines) == name
    for line in lines:
        em = line.size_pt * MM_PER_PT
        if line.stacked:
            assert len(name) * em * LEADING <= room.height
            assert em <= room.width
        else:
            assert (fonts.advance(fonts.pieces(line.text.rstrip())) + line.spread) * em <= room.width + 0.02
    assert sum(line.size_pt * MM_PER_PT for line in lines) <= room.height


def test_a_long_name_breaks_at_its_dot_or_space_and_nowhere_else(fonts: FontStack) -> None:
    for name in LONG:
        (fitted,) = fit_cards(cards(name), TENT, fonts).texts
        lines = fitted["姓名"].lines
        assert all(line.text[-1] in "· " for line in lines[:-1])


def test_two_hanzi_are_spread_and_three_are_not(fonts: FontStack) -> None:
    two, three = (text["姓名"].lines[0] for text in fit_cards(cards("王芳", "周明远"), TENT, fonts).texts)
    assert (two.spread, three.spread) == (True, False)
    assert (two.text, three.text) == ("王芳", "周明远")


def test_the_name_stays_the_largest_however_much_stands_beside_it(fonts: FontStack) -> None:
    texts = {"标题": "某某工作会议", "单位": "云州市农业农村局", "职务": "局长", "身份": "来宾", "口号": "山水清江"}
    for room in (TENT, FaceSpace(90, 54), FaceSpace(130, 48)):
        (fitted,) = fit_cards(cards("周明远", **texts), room, fonts).texts
        others = [line.size_pt for what, text in fitted.items() if what != "姓名" for line in text.lines]
        assert fitted["姓名"].lines[0].size_pt > 1.4 * max(others)
        high = sum(line.size_pt * LEADING * MM_PER_PT for text in fitted.values() for line in text.lines)
        assert high <= 0.9 * room.height


def test_a_long_unit_takes_two_lines_before_it_becomes_too_small(fonts: FontStack) -> None:
    unit = "中共云州市委农村工作领导小组办公室乡村振兴综合协调督查考核科"
    (fitted,) = fit_cards(cards("何苗", 单位=unit), FaceSpace(90, 54), fonts).texts
    assert "".join(line.text for line in fitted["单位"].lines) == unit
    assert len(fitted["单位"].lines) == 2


def test_sizes_of_an_earlier_run_are_kept_where_they_fit(fonts: FontStack) -> None:
    free = fit_cards(cards("周明远"), TENT, fonts).sizes_pt[HAN]
    assert fit_cards(cards("周明远"), TENT, fonts, earlier_sizes_pt={HAN: free - 20}).sizes_pt[HAN] == free - 20
    assert fit_cards(cards("周明远"), TENT, fonts, earlier_sizes_pt={HAN: free + 20}).sizes_pt[HAN] == free


def test_what_cannot_be_read_any_more_is_told(fonts: FontStack) -> None:
    fitted = fit_cards(cards("Wolfeschlegelsteinhausenbergerd"), FaceSpace(30, 20), fonts)
    assert [one.line_name for one in fitted.overlong] == ["姓名"]
