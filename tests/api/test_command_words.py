"""A command in somebody's own words names the one that is meant."""

import pytest

from docgen.api.command_words import commands_meant
from docgen.api.kinds import paper_titles

MEANT = {
    "方案": "plan（接待方案）",
    "值班安排": "duty（值班和志愿者安排）",
    "台账": "followup（跟踪台账）",
    "名单": "roster（人员名单）",
    "手边": "slip（手边单）",
    "房间安排表": "rooms（住宿安排）",
    "菜谱": "menu（菜单）",
    "桌牌": "tables（桌签）",
    "复函": "letter（函）",
    "接待函": "letter（函）",
    "出方案": "plan（接待方案）",
    "志愿者名单": "duty（值班和志愿者安排）",
    "座签": "cards（席卡）",
    "人员名册": "roster（人员名单）",
    "全套": "pack",
    "检查": "check",
    "统计": "stats",
}


@pytest.mark.parametrize("word", MEANT)
def test_a_word_names_the_command_that_is_meant(word: str) -> None:
    assert commands_meant(word, paper_titles())[0] == MEANT[word]


@pytest.mark.parametrize("word", ["你好", "费用", "打印", "会议手册"])
def test_a_word_that_means_no_command_suggests_none(word: str) -> None:
    assert commands_meant(word, paper_titles()) == []
