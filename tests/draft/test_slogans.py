"""Slogans typed with a slip are found wherever they stand; texts that mean something else stay quiet."""

import pytest

from docgen.draft.slogans import near_misses

SLOGANS = ("两地三区", "千年米仓道·早晚X河")


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("沿千年米仓古·早晚X河考察", "千年米仓古·早晚X河"),
        ("千年米苍道·早晚X河", "千年米苍道·早晚X河"),
        ("千年米仓道早晚X河", "千年米仓道早晚X河"),
        ("千年米仓道・早晚X河", "千年米仓道・早晚X河"),
        ("千年米仓道.早晚X河", "千年米仓道.早晚X河"),
        ("千年米仓道-早晚X河", "千年米仓道-早晚X河"),
        ("千年米仓道，早晚X河", "千年米仓道，早晚X河"),
        ("千年米仓道 · 早晚X河", "千年米仓道 · 早晚X河"),
        ("千年米仓道·早晚x河", "千年米仓道·早晚x河"),
        ("千年米仓道·早晚Ｘ河", "千年米仓道·早晚Ｘ河"),
        ("千年米仓道·早晚×河", "千年米仓道·早晚×河"),
        ("千年米仓道·早晚清河", "千年米仓道·早晚清河"),
        ("打响千年米仓道·早晚河品牌", "千年米仓道·早晚河"),
        ("千年米仓道·早晚XX河", "千年米仓道·早晚XX河"),
        ("千年米仓道·晚早X河", "千年米仓道·晚早X河"),
        ("千年的米仓道·早晚X河", "千年的米仓道·早晚X河"),
        ("仟年米仓道·早晚X河", "仟年米仓道·早晚X河"),
        ("沿着千年米仓道·早晚X", "千年米仓道·早晚X"),
        ("屏幕显示“千年米仓古道·早X河”", "千年米仓古道·早X河"),
        ("建设两地 三区", "两地 三区"),
        ("建设两地·三区", "两地·三区"),
        ("两地3区", "两地3区"),
        ("二地三区建设", "二地三区"),
        ("建设两地四区。", "两地四区"),
        ("加快建设两地三曲", "两地三曲"),
        ("两地三三区建设", "两地三三区"),
        ("以“两地三县”为题", "两地三县"),
        ("口号：两地三圈", "两地三圈"),
        ("三地两区", "三地两区"),
        ("两地三", "两地三"),
        ("展示 千年米仓道 · 早晚X河", "千年米仓道 · 早晚X河"),
        ("口径为千年米仓道早晚X河", "千年米仓道早晚X河"),
        ("挂“为千年米仓古道·早晚X河”横幅", "千年米仓古道·早晚X河"),
        ("标语：“赴千年米仓道·早晚×河”", "千年米仓道·早晚×河"),
        ("口号为两地 三区", "两地 三区"),
        ("千年米仓道早晚X河馆", "千年米仓道早晚X河"),
    ],
)
def test_a_slip_in_a_slogan_is_found_where_it_stands(text: str, typed: str) -> None:
    (miss,) = near_misses(text, SLOGANS)
    assert miss.typed == typed
    assert text[miss.start : miss.start + len(typed)] == typed
    mended = text[: miss.start] + miss.slogan + text[miss.start + len(typed) :]
    assert near_misses(mended, SLOGANS) == []


@pytest.mark.parametrize(
    "text",
    [
        "两地三区",
        "“两地三区”建设提速，两地三区的干部",
        "千年米仓道·早晚X河",
        "用“千年米仓道·早晚X河”作总口号，突出两地三区",
        "两地园区合作",
        "推进两地校区、两地三县、两市三区共建",
        "三区三州对口支援",
        "涉及两地、三区的同志",
        "千年米仓道的历史",
        "米仓道",
        "千年米仓道，早晚温差大",
        "早晚X河",
        "千年古道",
        "东西两地",
        "",
    ],
)
def test_a_text_that_is_right_or_means_something_else_is_quiet(text: str) -> None:
    assert near_misses(text, SLOGANS) == []


def test_of_two_slogans_that_are_alike_neither_is_a_slip_for_the_other() -> None:
    assert near_misses("两地三区和两地四区", ("两地三区", "两地四区")) == []


def test_anything_is_like_a_very_short_slogan() -> None:
    assert near_misses("米仓山、来仓道", ("米仓道",)) == []
