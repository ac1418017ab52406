"""Characters: what is printed as it is, what is refused with its code point, what is taken from another face."""

import pytest

from docgen.cards.characters import substituted_characters, unprintable_characters
from docgen.fonts.font_stack import FontStack
from tests.cards.stacks import cards

PRINTED = [
    "王芳",
    "阿卜杜·热合曼",
    "Anna Lind",
    "欧阳若兰",
    "喆堃镕",
    "䶮㛃㙍",
    "𠮷𬭎",
    "José",
    "Jose\u0301",
    "Žofie Dvořáková",
    "A&B <公司> \"甲\" '乙'",
    "O’Brien",
    "让-皮埃尔",
    "张" * 30,
]
REFUSED = [
    ("张三\u200b", "U+200B"),
    ("\ufeff张三", "U+FEFF"),
    ("张\u202e三", "U+202E"),
    ("张\u00ad三", "U+00AD"),
    ("محمد", "U+0645"),
    ("דוד", "U+05D3"),
    ("张\u0307三", "U+0307"),
    ("张三\ufe00", "U+FE00"),
    ("\ue000三", "U+E000"),
    ("张\x07三", "U+0007"),
    ("𓀀三", "U+13000"),
    ("张🙂", "U+1F642"),
]


@pytest.mark.parametrize("name", PRINTED)
def test_these_names_are_printed_as_they_are(name: str, fonts: FontStack) -> None:
    assert list(unprintable_characters(cards(name), fonts)) == []
    assert "".join(text for _, text in fonts.pieces(name)) == name


@pytest.mark.parametrize(("name", "code"), REFUSED, ids=[code for _, code in REFUSED])
def test_these_are_refused_with_their_code_point(name: str, code: str, fonts: FontStack) -> None:
    problems = list(unprintable_characters(cards("王芳", name), fonts))
    assert problems
    assert all(one.place is not None and one.place.line == 2 for one in problems)
    assert any(code in one.text for one in problems)
    assert all(one.hint for one in problems)


def test_other_texts_of_a_card_are_looked_at_too(fonts: FontStack) -> None:
    (problems,) = unprintable_characters(cards("王芳", 职务="局\u200b长"), fonts)
    assert "职务" in problems.text


def test_a_name_that_is_none_is_refused(fonts: FontStack) -> None:
    (problems,) = unprintable_characters(cards("各位领导同志们" * 5), fonts)
    assert "不像一个名字" in problems.text


def test_characters_of_another_face_are_told_with_whose_they_are(fonts: FontStack) -> None:
    letter = next(
        (one for one in map(chr, range(0x3400, 0x3500)) if not fonts.first.has(one) and not fonts.missing(one)), ""
    )
    if not letter:
        pytest.skip("the only face of this computer")
    substituted = substituted_characters(cards("王芳", f"张{letter}", f"李{letter}"), fonts)
    assert {one: names for one, (_, names) in substituted.items()} == {letter: [f"张{letter}", f"李{letter}"]}
    assert substituted[letter][0] != fonts.first.name
