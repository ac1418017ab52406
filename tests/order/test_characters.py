"""The tables of characters: inside each level of the national table strokes never fall, and its own order is kept."""

from itertools import pairwise

import pytest

from docgen.order.characters import UndecidedError, character, compare, readings
from docgen.order.names import order_by_surname_strokes
from docgen.order.surnames import COMPOUND, READINGS
from tests.conftest import ROOT

TABLE = [
    one for one in (ROOT / "docgen/order/tables/general_standard_characters.txt").read_text("utf-8").split("\n") if one
]
#: A hundred common surnames in the order of the national list of strokes, as lists of delegates print them.
SURNAMES = (
    "丁于万马王方尹孔邓石龙卢叶田史白冯吕朱任刘江汤许孙严苏杜李杨吴邱何余邹汪沈宋张陆陈邵武范林罗金周郑孟赵郝胡钟段侯姜姚"
    "贺秦袁莫贾夏顾钱徐高郭唐陶黄萧曹龚常崔康阎梁彭葛董蒋韩程傅曾谢赖雷蔡廖谭熊黎潘薛戴魏"
)


def test_there_are_8105_characters_and_6770_of_them_have_strokes() -> None:
    assert len(TABLE) == len(set(TABLE)) == 8105
    assert sum(bool(character(one).strokes) for one in TABLE) == 6770
    assert [character(one).number for one in TABLE] == list(range(1, 8106))


@pytest.mark.parametrize(("first", "last"), [(0, 3500), (3500, 6500), (6500, 8105)])
def test_inside_a_level_every_character_comes_before_the_next(first: int, last: int) -> None:
    level = [character(one) for one in TABLE[first:last]]
    assert all(compare(one, other) < 0 for one, other in pairwise(level))
    known = [one for one in level if one.strokes]
    assert all((len(a.strokes), a.strokes) <= (len(b.strokes), b.strokes) for a, b in pairwise(known))


def test_across_levels_strokes_decide() -> None:
    # 韦 and 邹 are of the second level, 闫 of the third
    assert compare(character("王"), character("韦")) < 0 < compare(character("张"), character("韦"))
    assert compare(character("邹"), character("张")) < 0
    assert compare(character("闫"), character("闻")) < 0


def test_what_the_tables_do_not_tell_is_not_decided() -> None:
    for one, other in (("𠮷", "王"), ("鬱", "王"), ("郤", "王"), ("王", "A")):
        with pytest.raises(UndecidedError):
            compare(character(one), character(other))
    # two characters of one level are in the order of the table, strokes known or not
    assert compare(character("郤"), character("郗")) != 0


def test_a_hundred_common_surnames_are_in_the_order_of_strokes() -> None:
    assert len(set(SURNAMES)) == len(SURNAMES) >= 95
    shuffled = sorted(SURNAMES)
    assert "".join(one.name[0] for one in order_by_surname_strokes([f"{one}某" for one in shuffled]).placed) == SURNAMES


def test_readings_of_surnames_are_syllables_and_never_the_usual_one_said_again() -> None:
    for surname, found in READINGS.items():
        assert len(surname) == len(found[0].split("-"))
        assert all(
            syllable[:-1].isalpha() and syllable[-1] in "12345" for read in found for syllable in read.split("-")
        )
        if len(surname) == 1 and len(found) == 1:
            assert readings(surname) != found, f"{surname} needs no entry"
    assert {surname for surname in READINGS if len(surname) == 2} <= COMPOUND
