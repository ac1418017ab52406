"""Plain text and Markdown as people make them, with the structure that is expected of each beside it."""

import re
from pathlib import Path

import pytest

from docgen.api.drafts.compose import build_draft, compose_draft, draft_json
from docgen.word.package.outline import texts
from tests.draft.structure import structure

TEXTS = sorted(path for path in (Path(__file__).parent / "texts").iterdir() if path.suffix in (".txt", ".md"))

_RESPELT = re.compile(r"“([^”]*)”改作“([^”]*)”")
_DROPPED = re.compile(r"去掉“([^”]*)”")
_MARKS = re.compile(r"[#*`>|\-•]")


def test_there_are_many_and_of_varied_make() -> None:
    assert len(TEXTS) >= 40


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_draft_has_the_structure_that_stands_beside_it(path: Path, request: pytest.FixtureRequest) -> None:
    expected = path.with_name(f"{path.name}.outline")
    found = structure(path).replace(f"{path.parent}/", "")
    if request.config.getoption("--update-golden"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_document_holds_the_draft_letter_for_letter_save_what_notices_name(path: Path) -> None:
    manuscript = compose_draft(path)
    (file,) = build_draft(manuscript, "speech")
    printed = squeezed("".join(texts(file.content)).removesuffix("— 1 —— 1 —"))
    assert squeezed(expected_text(path, manuscript.notices)) == printed


def expected_text(path: Path, notices: tuple[object, ...]) -> str:
    """The draft as it was typed, with exactly those changes that notices name."""
    lines = path.read_text("utf-8").split("\n")
    if lines[0] == "---":  # the head is printed in its place: what it says is compared by another test
        end = lines.index("---", 1)
        head = dict(line.split(": ", 1) for line in lines[1:end])
        lines = [head["标题"], "（2024年1月15日）", head["讲话人"], *lines[end + 1 :]]
    given: list[str] = []
    for notice in notices:
        place, text = notice.place, notice.text  # type: ignore[attr-defined]
        if notice.code == "D301":  # type: ignore[attr-defined]
            for typed, shown in _RESPELT.findall(text):
                at = place.line - 1
                lines[at:] = [line.replace(typed, shown, 1) for line in lines[at:]]
            for typed in _DROPPED.findall(text):
                lines[place.line - 1] = lines[place.line - 1].replace(typed, "", 1)
        if notice.code == "D322":  # type: ignore[attr-defined]
            given = text.split("：")[1].split()
    for at, line in enumerate(lines):
        marked = re.match(r"#{2,} |- ", line)
        if marked and given:
            lines[at] = given.pop(0) + line[marked.end() :]
    return "\n".join(line for line in lines if not re.fullmatch(r"[|:\- ]*|```|---|\*\*\*", line))


def squeezed(text: str) -> str:
    """Without layout and marks: blanks, and what Markdown uses; the dash of a subtitle is given."""
    return _MARKS.sub("", "".join(text.split()).replace("——", ""))


def test_json_has_the_agreed_shape(tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("讲话\n同志们：\n（一）抓学习。一是学原文。\n1.抓服务\n建设XX中心。\n谢谢大家！\n", "utf-8")
    shape = draft_json(compose_draft(path).content.draft)
    assert (shape["title"], shape["salutation"], shape["closing"]) == ("讲话", "同志们：", "谢谢大家！")
    assert shape["parts"][0] == {
        "level": 2,
        "number": "（一）",
        "text": "（一）抓学习。",
        "run_in": "一是学原文。",
        "line": 3,
    }
    assert [part["level"] for part in shape["parts"]] == [2, 3, 0]
    assert shape["placeholders"] == [{"line": 5, "text": "XX"}]
