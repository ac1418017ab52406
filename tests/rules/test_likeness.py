"""What remarks read like: the weights are those that the sentences give, and say what the sentences say."""

import sys
from pathlib import Path

import pytest

from docgen.rules.engine import judge
from docgen.rules.likeness import breach_weight, likely_kind, worst_clause
from docgen.rules.subjects.likely_breaches import LIKELY
from tests.rules.clean_visit import problems_with
from tests.rules.examples import whole

_TRAINING = Path(__file__).parents[2] / "training"
sys.path.append(str(_TRAINING))

import learn  # noqa: E402  # the script stands beside its sentences, outside the package


def test_the_weights_that_docgen_reads_are_those_that_the_sentences_give() -> None:
    learned = learn.tables(learn.sentences())
    assert learned == {name: (learn.TABLES / name).read_text("utf-8") for name in learned}


def test_each_sentence_is_there_once_and_has_its_kind_and_sign() -> None:
    sentences = learn.sentences()
    assert len({sentence.text for sentence in sentences}) == len(sentences)
    kinds = {sentence.kind for sentence in sentences if sentence.kind}
    assert len(kinds) == 25


# none of these is among the sentences
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("中午那桌让石料厂那边处理一下", ""),
        ("最前面那台亮着红蓝灯慢慢带着", "警车"),
        ("老太太和小孙子跟着一起来，多摆两双筷子", "亲友"),
        ("临走往后备箱放两提刚炒的新茶", "礼品"),
        ("票子开成打印的，夹在月底那一沓里", "票据"),
    ],
)
def test_a_breach_that_no_word_names_reads_like_its_kind(text: str, kind: str) -> None:
    assert text not in {sentence.text for sentence in learn.sentences()}
    assert breach_weight(text) > LIKELY
    assert likely_kind(text) == kind or not kind


@pytest.mark.parametrize(
    "text", ["参观警车智能调度中心", "野味馆整治情况座谈", "雨天改走南门，慢行", "双号桌签放在靠窗一侧"]
)
def test_what_only_sounds_like_a_breach_reads_harmless(text: str) -> None:
    assert breach_weight(text) < 0


def test_the_clause_that_weighs_most_is_quoted_as_it_is_written() -> None:
    assert worst_clause("会场布置好，12日晚饭后 唱两嗓子；资料放桌上") == "12日晚饭后 唱两嗓子"


def test_a_word_in_a_remark_that_reads_harmless_is_a_hint_and_stops_nothing(tmp_path: Path) -> None:
    problems = problems_with("日程.备注", "参观警车智能调度中心", tmp_path)
    assert {(problem.code, problem.level) for problem in problems} == {("G15b", "note")}


def test_what_another_rule_names_is_not_supposed_besides(tmp_path: Path) -> None:
    problems = problems_with("分工.事项", "给客人备两瓶茅台，放在后备箱", tmp_path)
    codes = {problem.code for problem in problems}
    assert codes
    assert not codes & {"G21", "G21b"}


@pytest.mark.parametrize("key", ["姓名: 钱宴", "代号: 钱主任, 姓名: 钱宴"])
def test_what_a_person_is_called_says_nothing(key: str, tmp_path: Path) -> None:
    assert breach_weight("钱宴先走一步") > LIKELY > breach_weight("某先走一步")
    visit = whole(f"来宾: [{{{key}}}]\n分工: [{{事项: 钱宴先走一步, 责任单位: 区接待中心}}]\n", "国内公务", tmp_path)
    assert not {"G21", "G21b"} & {rule.code for rule, _ in judge(visit).findings}


@pytest.mark.parametrize(
    "text",
    [
        "我县拟由县委常委、副县长陈立群同志带队，一行6人于7月5日赴贵县考察",
        "由市农业农村局局长周明远率队，一行12人前来学习茶产业",
        "我局将由党组书记罗大为带队，到贵区考察社区治理",
        "拟由市委常委、宣传部部长何芳同志率团来访",
        "由副区长吴晓东同志率领有关部门负责人前来对接",
    ],
)
def test_who_leads_a_group_reads_like_no_breach(text: str, tmp_path: Path) -> None:
    codes = {problem.code for problem in problems_with("分工.事项", text, tmp_path)}
    assert not codes & {"G21", "G21b"}
