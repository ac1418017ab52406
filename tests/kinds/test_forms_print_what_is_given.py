"""Nothing is printed that stands neither in the visit, the office, its tables, nor in the wording of the paper."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.model.choices import LETTER_KINDS
from docgen.word.package.outline import texts
from tests.conftest import OFFICE, ROOT

EXAMPLES = sorted((OFFICE / "来访").glob("*.yaml"))
KINDS = ["approval", "checklist", *(f"letter {kind}" for kind in LETTER_KINDS), "feedback", "followup"]
#: Where the wording of these papers stands.
WORDING = (
    "docgen/kinds",
    "docgen/text",
    "docgen/model/scalars.py",
    "docgen/seating",
    "docgen/charts",
    "docgen/word/stock",
    "templates/docx",
)
#: What the papers reckon or shorten themselves: capitals, 来我区, 贵单位, parts of names of meals.
DERIVED = ("零壹贰叁肆伍陆柒捌玖拾佰仟万亿元角分整人民币", "来我区", "一二三四五六七八九十")


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif value is not None:
        yield str(value)


@cache
def wording() -> frozenset[str]:
    """The texts that stand in the source of the papers, docstrings left out."""
    found = set[str]()
    for place in WORDING:
        path = ROOT / place
        for file in [path] if path.is_file() else path.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 80:
                    found |= set(re.findall("[\u4e00-\u9fff]+", node.value))
    return frozenset(found)


@cache
def leaves_of(file: Path) -> tuple[str, ...]:
    """All that stands in a file of the office, value by value."""
    return tuple(leaves(yaml.safe_load(file.read_text("utf-8"))))


@cache
def given(path: Path) -> frozenset[str]:
    """The hanzi runs of the visit, of its office and its tables."""
    files = [path, OFFICE / "office.yaml", *(OFFICE / "库").glob("*.yaml")]
    runs = [
        run
        for file in files
        for text in leaves_of(file)
        for run in re.findall("[\u3400-\u9fff\U00020000-\U0003ffff]+", text)
    ]
    # 来清江区 is said as 来我区, the mayor of a 市政府 as 市长
    parts = (part for run in runs for part in (run, *run.split("来清江区"), run.removesuffix("政府")))
    return frozenset(filter(None, parts))


def left_over(text: str, known: list[str]) -> str:
    """The hanzi of a text that are part of nothing that is known."""
    for word in known:
        text = text.replace(word, "\0")
    singles = "".join(DERIVED)
    return "".join(char for char in re.findall("[\u3400-\u9fff\U00020000-\U0003ffff]", text) if char not in singles)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_word_stands_in_what_was_given_or_in_the_wording(path: Path, kind: str) -> None:
    name, _, of_letter = kind.partition(" ")
    visit = load(path)
    if name in ("feedback", "followup") and not visit.feedback:
        return
    files = build(visit, [name], options={"type": of_letter} if of_letter else {})
    known = sorted({*given(path), *wording(), *DERIVED}, key=len, reverse=True)
    for text in (text for file in files for text in texts(file.content)):
        assert left_over(text.replace("\n", ""), known) == "", text
