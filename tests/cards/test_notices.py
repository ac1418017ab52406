"""What is said of the texts and sizes of a run: what is missing, what became smaller, what does not fit."""

import pytest

from docgen.cards.fit import FittedCards, OverlongText
from docgen.cards.notices import missing_line_notices, overlong_text_errors, size_notices, size_words
from docgen.model.cards import Card
from tests.cards.stacks import holder


def missing(cards: list[Card], *lines: str, kind: str = "席卡") -> list[tuple[str, str]]:
    found = list(missing_line_notices(cards, lines, kind))
    assert {(problem.code, problem.level, problem.place) for problem in found} <= {("D435", "note", None)}
    return [(problem.text, problem.hint) for problem in found]


def test_a_line_that_everybody_has_is_not_spoken_of() -> None:
    full = [Card(1, holder("周明远"), {"标题": "座谈会", "单位": "云州市委", "职务": "书记"})]
    assert missing(full, "标题", "单位", "职务", "标志", "口号") == []


def test_a_line_that_some_or_all_lack_is_named_with_its_column() -> None:
    cards = [
        Card(1, holder("周明远"), {"单位": "云州市委"}),
        Card(2, holder("韩喆"), {}),
        Card(3, holder("邹敏", unit="云州市委"), {}),  # the roster has it, the card leaves it out
    ]
    column = "在名单里补上“{}”，或用 --lines 去掉这一行"
    assert missing(cards, "单位", "职务", "身份") == [
        ("韩喆没有“单位”，席卡上不印这一行", column.format("单位")),
        ("名单里的人都没有“职务”，席卡上不印这一行", column.format("职务")),
        ("名单里的人都没有“身份”，席卡上不印这一行", column.format("角色")),
    ]
    assert missing(cards, "标题") == [("没有活动名称，席卡上不印这一行", "用 --event 写上活动名称")]
    ((text, hint),) = missing(cards, "身份", kind="证件")
    assert text == "名单里的人都没有“身份”，证件上不印这一行"
    assert hint == "在名单里加上“角色”一列，或用 --identity 写明（如 --identity 来宾）"


@pytest.mark.parametrize(("lacking", "shown"), [(8, "客1、客2、客3、客4、客5、客6、客7、客8没有"), (9, "客8等9人没有")])
def test_of_many_names_eight_are_written_out(lacking: int, shown: str) -> None:
    cards = [Card(number, holder(f"客{number}"), {}) for number in range(1, lacking + 1)]
    ((text, _),) = missing([*cards, Card(99, holder("邹敏"), {"职务": "科长"})], "职务")
    assert text.endswith(f"{shown}“职务”，席卡上不印这一行")


def test_a_size_that_is_another_than_before_is_asked_about() -> None:
    (problem,) = size_notices({"汉字": 120.0}, {"汉字": 125.0, "外文和长名": 60.0})
    assert (problem.code, problem.level) == ("D436", "should")
    assert problem.text == "汉字的字号由125磅变为120磅，新旧两批卡不一样大"
    assert list(size_notices({"汉字": 125.0}, {"汉字": 125.0})) == []
    assert list(size_notices({"汉字": 125.0}, {})) == []


def test_several_sizes_of_names_are_told() -> None:
    (problem,) = size_notices({"汉字": 125.0, "外文和长名": 90.0}, {})
    assert (problem.code, problem.level) == ("D436", "note")
    assert problem.text == "姓名按长短分字号，长名不影响其余姓名：汉字125磅，外文和长名90磅"
    assert size_words({"外文和长名": 62.5, "外文和长名二": 90.0}) == "外文和长名62.5—90磅"


def test_what_does_not_fit_is_an_error_at_its_row() -> None:
    card = Card(1, holder("周明远", 7), {"单位": "很长的单位"})
    long = [OverlongText(card, "姓名", "周明远"), OverlongText(card, "单位", "很长的单位")]
    problems = list(overlong_text_errors(FittedCards(overlong=long)))
    assert [(problem.place, problem.code, problem.level) for problem in problems] == [
        (card.holder.mark, "D433", "error")
    ] * 2
    assert [problem.text for problem in problems] == [
        "“周明远”太长，缩到最小也放不下",
        "周明远的单位“很长的单位”太长，缩到最小也放不下",
    ]
