"""函: which letter is written, what it cites and answers, what the office's own words replace."""

import re
from typing import Any

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.errors import DataError
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.model.choices import LETTER_KINDS
from docgen.model.visit import Visit
from docgen.word.package.outline import texts
from tests.conftest import OFFICE, visit

EXAMPLES = sorted((OFFICE / "来访").glob("*.yaml"))
LETTER = "公函: {单位: 云州市水利局, 文号: 云水函〔2026〕1号, 日期: 2026-07-01, 内容: 考察水利}\n"


def letters(of: Visit, kind: str = "") -> list[dict[str, Any]]:
    options = {"type": kind} if kind else {}
    return [dict(page.context) for page in load_kind("letter").pages(PageInput(of, options=options))]


def letter(of: Visit, kind: str = "") -> dict[str, Any]:
    (one,) = letters(of, kind)
    return one


BUREAU = "单位: 云州市水利局, 文号: 云水函〔2026〕1号"


@pytest.mark.parametrize(
    ("letter_of_guests", "opening"),
    [
        (f"{BUREAU}, 标题: 关于考察的函", "贵单位《关于考察的函》（云水函〔2026〕1号）收悉。"),
        (f"{BUREAU}, 标题: 《关于考察的函》", "贵单位《关于考察的函》（云水函〔2026〕1号）收悉。"),
        (f"{BUREAU}, 日期: 2026-07-01", "贵单位来函（云水函〔2026〕1号）收悉。"),
        ("单位: 青屿有限公司, 日期: 2026-07-01", "贵公司2026年7月1日来函收悉。"),
        ("单位: 云州农业大学", "贵校来函收悉。"),
    ],
)
def test_a_reply_cites_the_letter_as_exactly_as_it_is_known(letter_of_guests: str, opening: str) -> None:
    assert letter(visit(f"公函: {{{letter_of_guests}}}"))["开头"] == f"{opening}现函复如下："


def test_a_letter_is_answered_and_who_wrote_none_is_invited() -> None:
    assert "复函" in letter(visit(LETTER))["标题"]
    assert letter(visit(""))["标题"].startswith("关于邀请")


def test_a_reply_answers_matter_by_matter_and_numbers_close_up() -> None:
    of = visit(f"{LETTER}日程: [{{内容: 考察水库}}]\n住宿: [{{宾馆: 甲宾馆, 房间: [{{单价: 260, 付费: 来宾自付}}]}}]")
    points = [(point["题"], point["文"]) for point in letter(of)["事项"]]
    assert points[1:] == [
        ("二、日程安排。", "拟安排考察水库。具体安排见附件。"),
        ("三、食宿安排。", "住宿安排在甲宾馆（260元/间·天），来宾自付。"),
    ]
    assert [point["题"] for point in letter(visit(LETTER))["事项"]] == ["一、来访安排。"]


@pytest.mark.parametrize(
    ("title", "reply"),
    [
        ("云州市代表团来清江区考察", "关于云州市代表团来我区考察有关事宜的复函"),
        ("青屿公司来清江区洽谈投资事宜", "关于青屿公司来我区洽谈投资事宜的复函"),
    ],
)
def test_the_title_says_nothing_twice(title: str, reply: str) -> None:
    assert letter(visit(f"标题: {title}\n{LETTER}", OFFICE / "office.yaml"))["标题"] == reply


def test_a_number_that_is_not_given_yet_leaves_its_place_and_so_does_the_day(tmp_path: Any) -> None:
    office = tmp_path / "office.yaml"
    office.write_text("单位: 区接待中心\n函的代字: 清接函\n", "utf-8")
    made = letter(visit(LETTER, office))
    assert made["文号"] == "清接函〔2026〕　　号"
    assert made["落款"][-1]["文字"] == "　　年　月　日"
    given = letter(visit(f"{LETTER}发函: [{{文号: 清接函〔2026〕5号, 日期: 2026-07-02}}]", office))
    assert (given["文号"], given["落款"][-1]["文字"]) == ("清接函〔2026〕5号", "2026年7月2日")


def test_what_the_office_writes_itself_takes_the_place_of_the_matters() -> None:
    of = visit(
        f"{LETTER}发函: [{{类型: 复函, 标题: 关于考察的复函, 主送: [甲局, 乙局], 内容: [同意。, 请按时到达。]}}]"
    )
    made = letter(of)
    assert (made["标题"], made["主送"], made["事项"]) == ("关于考察的复函", "甲局、乙局：", [])
    assert [part["文"] for part in made["段"]] == ["同意。", "请按时到达。"]


def test_every_letter_that_is_listed_is_written_and_one_type_only_if_asked() -> None:
    of = visit(f"{LETTER}事由: 考察\n发函: [{{类型: 复函}}, {{类型: 接待函}}]")
    assert len(letters(of)) == 2
    assert letter(of, "接待函")["标题"].startswith("关于做好")
    assert letter(of, "来访公函")["标志"] == "云州市水利局"


@pytest.mark.parametrize(("text", "kind"), [("", "复函"), ("", "来访公函")])
def test_a_letter_about_nothing_is_refused(text: str, kind: str) -> None:
    with pytest.raises(DataError) as raised:
        letters(visit(text), kind)
    assert "做不了" in raised.value.problems[0].text


def test_an_invitation_says_when_where_what_who_pays_and_asks_for_an_answer() -> None:
    of = visit(
        """
        标题: 青屿公司来清江区洽谈投资事宜
        类别: 商务
        日期: 2026-10-21 至 2026-10-22
        来宾: [{姓名: 段书宁, 单位: 青屿有限公司, 职务: 董事长}]
        日程: [{日期: 2026-10-21, 内容: 考察产业园, 地点: 清江产业园}]
        用餐: [{名称: 21日晚餐, 日期: 2026-10-21, 形式: 宴请, 标准: 80}]
        """,
        OFFICE / "office.yaml",
    )
    made = letter(of)
    assert made["主送"] == "青屿有限公司："
    assert made["开头"] == "诚邀贵公司于2026年10月21日至22日来我区洽谈投资事宜。现将有关事项函告如下："
    assert [point["题"][2:-1] for point in made["事项"]] == ["时间", "地点", "日程安排", "参加人员", "食宿和费用"]
    assert [row["名"] for row in made["附件"]["多项"]] == ["日程安排", "回执"]
    assert made["结尾"][-1]["文"] == "盼复。"


def test_a_request_names_the_units_and_what_each_does() -> None:
    tasks = "分工: [{事项: 讲解, 责任单位: 柳溪镇, 责任人: 陈果, 时限: 7月4日前}, {事项: 车辆, 责任单位: 区接待中心}]"
    made = letter(visit(tasks, OFFICE / "office.yaml"), "接待函")
    assert made["主送"] == "柳溪镇："
    assert made["事项"][-1]["文"] == "柳溪镇负责讲解（责任人陈果，7月4日前）；区接待中心负责车辆。"


def test_the_announcement_of_the_guests_is_theirs() -> None:
    made = letter(load(OFFICE / "来访" / "2026-041.yaml"), "来访公函")
    assert (made["标志"], made["文号"], made["主送"]) == (
        "云州市人民政府办公室",
        "云府办函〔2026〕41号",
        "清江区接待服务中心：",
    )
    assert made["附注"] == "（联系人：邹敏，电话：13900000002）"
    assert [point["题"][2:-1] for point in made["事项"]] == ["公务内容", "行程", "人员", "请协助事项"]


def test_secrecy_and_urgency_stand_one_below_the_other() -> None:
    assert letter(visit(f"密级: 秘密★1年\n紧急程度: 特急\n{LETTER}"))["左上"] == {
        "第一行": "秘密★1年",
        "第二行": "特急",
    }
    assert letter(visit(f"紧急程度: 特急\n{LETTER}"))["左上"] == {"第一行": "特急", "第二行": ""}


@pytest.mark.parametrize(("length", "size"), [(1, 1), (11, 1), (12, 2), (14, 2), (17, 3), (20, 4), (21, 5), (60, 5)])
def test_the_mark_is_as_large_as_its_characters_allow(length: int, size: int, tmp_path: Any) -> None:
    office = tmp_path / "office.yaml"
    office.write_text(f"单位: {'区' * length}\n", "utf-8")
    assert letter(visit(LETTER, office))["标志号"] == size


@pytest.mark.parametrize("kind", LETTER_KINDS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_letters_of_the_examples_are_well_formed(kind: str, path: Any) -> None:
    (file,) = build(load(path), ["letter"], options={"type": kind})
    printed = [text for text in texts(file.content) if text.strip()]
    whole = "".join(printed)
    assert not re.search(r"。。|：：|，。|；。|〔〕|\(|\)|None", whole), whole
    assert not re.search(r"\d{4}年0\d月", whole)
