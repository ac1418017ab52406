"""Three faults of different kinds in one file: each is named at its line, as when it is alone.

A slip of YAML may hide what stands inside its entry: then the entry is named.
"""

import random
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import pytest

from docgen.api.visits import load
from docgen.errors import DataError
from tests.readers.variants.clean import clean_visit
from tests.readers.variants.typed import yaml_of


class Fault(NamedTuple):
    """A fault: what it is called, the text that is replaced where it first stands, and what is put there."""

    name: str
    pattern: str
    replaced: str


FAULTS = (
    Fault("a category that is none", r'类别: "国内公务"', '类别: "国内公物"'),
    Fault("a title left empty", r'标题: "[^"]*"', "标题:"),
    Fault("a day that no calendar has", r'(公函.*日期: )"[^"]*"', r'\1"2027-02-30"'),
    Fault("a count that is none", r'^  人数: "\d+"', '  人数: "若干"'),
    Fault("a key twice", r'^(事由: .*)$', r'\1{line}事由: "考察"'),
    Fault("a key that nobody knows", r'^规格: ', "来访编码证: "),
    Fault("a sex that is none", r'性别: "[男女]"', '性别: "不详"'),
    Fault("a time that is none", r'时间: "12:00"', '时间: "25:00"'),
    Fault("a sum that is none", r'金额: "12000"', '金额: "很多"'),
    Fault("a guest who is nobody", r"乘员: \[全体\]", "乘员: [诸葛不在]"),
    Fault("a form that is none", r'形式: "工作餐"', '形式: "流水席"'),
    Fault("seats of something else", r'座位: "19"', '座位: "19辆"'),
    Fault("a colon of full width", r"^着装: ", "着装："),
    Fault("a quote that is never closed", r'^编号: "([^"]*)"$', r'编号: "\1'),
    Fault("a brace of full width", r"^公函: \{(.*)\}$", r"公函: ｛\1｝"),
    Fault("a bracket that is never closed", r"^联系人:\n(\s*- .*)\}$", r"联系人:\n\1"),
)  # fmt: skip


def text_of(seed: int, folder: Path) -> str:
    """A clean visit with every entry on one line."""
    path = folder / "清样.yaml"
    chance = random.Random(seed)
    chance.random = lambda: 0.1  # type: ignore[method-assign]  # entries in braces, lists in brackets
    yaml_of(clean_visit(seed), chance, path, often=0)
    return path.read_text("utf-8").replace("\n事由:", "\n\n事由:")


def with_faults(text: str, faults: Sequence[Fault]) -> tuple[str, list[int]]:
    """The text with faults, and the line of each. No line moves: a blank one stands ready for a doubled key."""
    lines = []
    for fault in faults:
        match = re.search(fault.pattern, text, re.M)
        assert match, fault.name
        new = match.expand(fault.replaced.replace("{line}", "\n"))
        if new.count("\n") > match.group().count("\n"):
            text = text[: match.start() - 1] + new + text[match.end() :]
        else:
            text = text[: match.start()] + new + text[match.end() :]
        lines.append(text.count("\n", 0, match.start()) + 1 + match.group().count("\n"))
    return text, lines


def said(text: str, folder: Path) -> set[tuple[int, str]]:
    """The lines and codes of what is said of a text."""
    path = folder / "坏.yaml"
    path.write_text(text, "utf-8")
    try:
        load(path)
    except DataError as refused:
        return {(one.place.line, one.code) for one in refused.problems if one.place and one.level == "error"}
    return set()


def chosen(count: int) -> list[tuple[Fault, ...]]:
    every = list(combinations(FAULTS, 3))
    return random.Random("three faults").sample(every, count)


@pytest.mark.parametrize("faults", chosen(60), ids=lambda faults: "; ".join(fault.name for fault in faults))
def test_each_of_three_faults_is_named_as_when_it_is_alone(faults: Sequence[Fault], tmp_path: Path) -> None:
    text = text_of(5, tmp_path)
    assert said(text, tmp_path) == set()
    alone = [said(with_faults(text, [fault])[0], tmp_path) for fault in faults]
    assert all(alone)
    together = said(with_faults(text, faults)[0], tmp_path)
    assert set().union(*alone) <= together
