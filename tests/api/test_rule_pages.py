"""Rules as the page shows them: every rule by its code, examples without a sign of the file format."""

import re

import pytest

from docgen.api.rule_pages import rule_json
from docgen.readers.visit_file.example_words import example_in_words
from docgen.rules.docstrings import examples
from docgen.rules.engine import whole_rule_list
from docgen.rules.rule import Rule

RULES = [rule for _, of_subject in whole_rule_list() for rule in of_subject]
SIGNS = re.compile(r"[{}\[\]#]|^\s*- |: ", re.M)


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_every_rule_is_shown_with_its_name_and_no_sign_of_the_file_format(rule: Rule) -> None:
    shown = rule_json(rule.code)
    assert shown["name"] == f"{rule.code} {rule.name}"
    assert shown["why"]
    for text in (shown["why"], shown["bad"], shown["good"]):
        assert not SIGNS.search(str(text)), text


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_every_marked_line_of_an_example_is_marked_in_words(rule: Rule) -> None:
    for example in examples(rule):
        assert example_in_words(example.text).count("←") == example.text.count("# ←"), example.text


def test_a_code_with_a_small_letter_is_found_as_it_is_written() -> None:
    assert rule_json("G19b") == rule_json("g19B")
    assert str(rule_json("G19b")["bad"]).startswith("日程第1行：时间 19:30-21:00，内容 观看民俗歌舞表演")


def test_rows_within_a_row_have_lines_of_their_own() -> None:
    text = '住宿:\n  - 宾馆: 清江宾馆\n    房间:\n      - {房号: "0301", 入住: [周明远, 何苗]}   # ←'
    assert example_in_words(text).split("\n") == [
        "住宿第1行：宾馆 清江宾馆",
        "住宿第1行的房间第1行：房号 0301，入住 周明远、何苗　← 查的是这里",
    ]
