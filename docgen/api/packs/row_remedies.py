"""Where in the visit file a user types a row that he has added to a paper by hand, or takes out one that he deleted."""

import re
from collections.abc import Mapping, Sequence

from docgen.api.packs.described import described
from docgen.api.packs.disagreements import Disagreement
from docgen.api.packs.papers import PackedPaper
from docgen.api.packs.people import without_spaces
from docgen.kinds import load_kind
from docgen.readers.visit_file.nodes import ScalarNode

#: The section from which the rows of a paper come that can be made without it.
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "plan": ("日程",),
    "slip": ("日程",),
    "tasks": ("分工",),
    "checklist": ("费用",),
    **dict.fromkeys(("roster", "checkin", "cards", "badges", "wallet"), ("来宾", "陪同")),
}
#: So many lines are named in which a deleted row stands.
_MOST_LINES = 5
_FEWEST_CHARACTERS = 2


def row_remedy(one: Disagreement, paper: PackedPaper, lines: Sequence[str], texts: Sequence[ScalarNode]) -> str:
    """What is to be done about a whole row. ``lines`` are those of the visit file, ``texts`` its values."""
    if one.found:
        return f"一行不能自动写进去，请自己在来访文件的{_section_words(paper, lines)}里添上"
    return f"一行不能自动删去，要删请自己改来访文件{_lines_of_row(one, texts)}"


def _section_words(paper: PackedPaper, lines: Sequence[str]) -> str:
    """The sections that the rows of a paper come from, each with its line where the file has it."""
    names = described(paper).needs or load_kind(paper.kind).needs or _SECTIONS.get(paper.kind, ())
    found = [f"“{name}”{_line_of_section(name, lines)}" for name in names]
    return "或".join(found) or "相应的一节"


def _line_of_section(name: str, lines: Sequence[str]) -> str:
    heading = re.compile(rf"{name}\s*[:：]")
    number = next((number for number, line in enumerate(lines, 1) if heading.match(line)), 0)
    return f"（第{number}行起）" if number else ""


def _lines_of_row(one: Disagreement, texts: Sequence[ScalarNode]) -> str:
    """The lines of the file that state what stood first in a row that is gone: a name, an hour."""
    words = [without_spaces(word) for word in one.row.split("　")]
    stated: dict[str, list[int]] = {}
    for node in texts:
        stated.setdefault(without_spaces(node.text), []).append(node.mark.line)
    first = next((word for word in words if len(word) >= _FEWEST_CHARACTERS and word in stated), "")
    if not first:
        return ""
    found = sorted(set(stated[first]))
    more = "等" if len(found) > _MOST_LINES else ""
    return f"（“{first}”写在第{'、'.join(map(str, found[:_MOST_LINES]))}{more}行）"
