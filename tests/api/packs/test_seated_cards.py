"""Everybody whom a chart of a table seats has a card in the pack, or is named with the reason why not."""

from pathlib import Path

import pytest

import docgen
from docgen.api.seating.visits import load_seated
from docgen.model.layouts import LAYOUTS
from docgen.seating.plan import SeatedVisit
from tests.api.packs.visits import generated_visit
from tests.conftest import OFFICE

_CARDS = docgen.PackOptions(only=["席卡", "证件"], draft=True)


def _lost(seated: SeatedVisit, made: docgen.VisitPack) -> list[tuple[str, str, str]]:
    """Those of a chart with cards who have none of a paper and are not named either."""
    keys = [
        (plan.name, seat.key)
        for plan in seated.plans
        if LAYOUTS[plan.layout].has_place_cards
        for seat in plan.seats
        if seat.person
    ]
    return [
        (paper.file.name, event, key)
        for paper in made.papers
        for event, key in keys
        if key not in {card.holder for card in paper.cards} and key not in paper.left_out
    ]


@pytest.mark.parametrize("visit", sorted((OFFICE / "来访").glob("*.yaml")), ids=lambda path: path.stem)
def test_nobody_on_a_chart_of_our_visits_is_without_a_card_unnamed(visit: Path) -> None:
    seated = load_seated(visit)
    assert _lost(seated, docgen.pack(seated, _CARDS)) == []


@pytest.mark.parametrize("seed", (3, 4, 11, 19))
def test_nobody_on_a_chart_of_another_visit_is_without_a_card_unnamed(seed: int, tmp_path: Path) -> None:
    seated = load_seated(generated_visit(seed).write(tmp_path / "来访.yaml"))
    assert _lost(seated, docgen.pack(seated, _CARDS)) == []


_VISIT = """\
标题: 云州市考察组来清江区考察
类别: 国内公务
日期: 2027-03-04
来宾: {团组: 云州市考察组, 名单: [{姓名: 周明远, 单位: 云州市人民政府, 职务: 局长}]}
陪同: [{姓名: 沈静, 单位: 清江区人民政府, 职务: 副区长}]
保障: [{姓名: 吴桐, 单位: 清江区接待中心}, {姓名: 林小満, 单位: 清江区接待中心}, {姓名: 陈果, 单位: 清江区接待中心}]
日程: [{时间: 14:30, 内容: 座谈会}]
座次:
  - {名称: 座谈会, 形式: 会谈横桌, 来宾: 全体, 主方: [沈静], 记录: 吴桐, 译员: 陈果, 方位: {门: 下}}
  - {名称: 欢迎晚餐, 形式: 圆桌, 人员: [周明远, 沈静, 林小満]}
"""


def test_who_takes_notes_or_interprets_has_a_card_and_who_only_eats_is_named(tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text(_VISIT, "utf-8")
    made = docgen.pack(load_seated(path), docgen.PackOptions(only=["席卡"], draft=True))
    (paper,) = made.papers
    assert [card.holder for card in paper.cards[:2]] == ["周明远", "沈静"]
    assert {card.holder for card in paper.cards[2:]} == {"吴桐", "陈果"}
    said = "\n".join(problem.text for problem in made.problems)
    assert "“座谈会”座次图上的" in said
    assert "也做了席卡" in said
    assert "“欢迎晚餐”座次图上的林小満" in said
    docgen.write_pack(made, docgen.PackTarget(tmp_path / "文书", path))
    listed = (tmp_path / "文书" / "打印清单.txt").read_text("utf-8-sig")
    assert "12 席卡：共4张，没有的人：林小満（" in listed


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "陪同: [",
            "陪同: [{姓名: 高远航, 单位: 清江区人民政府, 职务: 副区长}, ",
            "高远航有席卡，“座谈会”座次图上没有",
        ),
        ("来宾: 全体, 主方: [沈静]", "来宾: 全体", "沈静有席卡，“座谈会”座次图上没有"),
        ("来宾: 全体, 主方", "来宾: [周明远], 主方", ""),
        ("  - {名称: 座谈会", "  - {名称: 参观, 形式: 中巴, 人员: [周明远]}\n  - {名称: 座谈会", ""),
    ],
)
def test_who_has_a_card_and_sits_nowhere_is_named(old: str, new: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    visit = _VISIT.replace("  - {名称: 欢迎晚餐, 形式: 圆桌, 人员: [周明远, 沈静, 林小満]}\n", "")
    path.write_text(visit.replace(old, new, 1), "utf-8")
    made = docgen.pack(load_seated(path), docgen.PackOptions(only=["席卡"], draft=True))
    named = [problem.text for problem in made.problems if problem.text.endswith("座次图上没有")]
    assert named == ([said] if said else [])


def test_a_character_that_no_font_has_costs_a_pack_its_cards_alone(tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text(_VISIT.replace("周明远", "周明\U000306a0"), "utf-8")
    made = docgen.pack(load_seated(path), docgen.PackOptions(draft=True))
    reasons = {paper.title: paper.reason for paper in made.left_out}
    titles = {paper.paper.document.name[3:-5].removesuffix("（草稿）") for paper in made.papers}
    assert {"接待方案", "人员名单", "座次图"} <= titles
    # a computer with a face of rare characters prints the cards, too
    said = "姓名“周明\U000306a0”里的“\U000306a0”（U+306A0），这台电脑的字体里都没有；装上有这个字的字体，再做一次"
    assert reasons.get("席卡") == (None if "席卡" in titles else said)
