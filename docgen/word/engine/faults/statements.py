"""Statements: each is known, and every ``if``, ``for`` and ``with`` ends, by its own end, between the same elements.

That is what keeps a rendered part well-formed: what a block leaves out or repeats is whole elements.
"""

import re
from typing import NamedTuple

from docgen.model.suggestions import closest_match
from docgen.word.engine.compiled_part import CodeFragment, CompiledPart, TagPlace
from docgen.word.engine.faults.meant_code import meant_code, meant_tag
from docgen.word.engine.faults.other_engine import OTHER_ENGINE
from docgen.word.engine.language import BLOCK_DIVIDERS, BLOCK_ENDS, STATEMENTS, opens_block
from docgen.word.engine.tag_and_brace_scanner import STATEMENT

_FIRST_WORD = re.compile(r"\w+")
_TARGET = re.compile(r"\{%-?(tr|tc|p|r)\s")
#: Statements of Jinja that are left to docxtpl.
_STATEMENTS_OF_DOCXTPL = {
    f"{end}{word}": name
    for word, name in {"call": "call 块", "filter": "filter 块", "raw": "raw", "autoescape": "autoescape"}.items()
    for end in ("", "end")
}
#: Statements of Jinja that a template may not use, as they are called in the problem.
_FORBIDDEN_STATEMENTS = {
    "import": "import",
    "from": "import",
    "include": "include",
    "extends": "extends",
    "block": "block",
    "do": "do",
    "trans": "trans",
    "debug": "debug",
    "break": "break",
    "continue": "continue",
}


class _OpenBlock(NamedTuple):
    """A block that has begun: its statement (if, for, with), the fragment and the place of its beginning."""

    statement: str
    fragment: CodeFragment
    place: TagPlace


def check_statements(part: CompiledPart) -> None:
    """Adds to the part a problem for every unknown or forbidden statement, and for every block without its end."""
    open_blocks: list[_OpenBlock] = []
    for typed in part.fragments:
        place = typed.place
        if typed.opens != STATEMENT or typed.generated or place is None:
            continue
        fragment = _as_meant(part, typed, place, open_blocks[-1].statement if open_blocks else "")
        word = _first_word(fragment.code)
        if word in BLOCK_ENDS or word in BLOCK_DIVIDERS:
            _check_end(part, open_blocks, word, fragment, place)
        elif opens_block(fragment.code):
            open_blocks.append(_OpenBlock(word, fragment, place))
        elif word not in STATEMENTS:
            meant = _add_unknown_statement(part, word, place)
            if opens_block(fragment.code.replace(word, meant, 1)):
                open_blocks.append(_OpenBlock(meant, fragment._replace(is_refused=True), place))
    for block in open_blocks:
        hint = f"在后面补上“{{%{_target_of(block.place.tag)} end{block.statement} %}}”"
        part.add_problem(block.place, "M106", f"“{block.place.tag}”没有结束", hint)


def _first_word(code: str) -> str:
    match = _FIRST_WORD.match(code)
    return match.group() if match else ""


def _as_meant(part: CompiledPart, fragment: CodeFragment, place: TagPlace, block: str) -> CodeFragment:
    """The fragment; with a problem the one that was meant: {% else if … %} and {% end for %} are no statements.

    ``block`` is the statement that is open.
    """
    word = _first_word(fragment.code)
    is_known = word in STATEMENTS or word in BLOCK_ENDS or word in BLOCK_DIVIDERS
    if word in _STATEMENTS_OF_DOCXTPL or word in _FORBIDDEN_STATEMENTS:
        return fragment
    if is_known and (word != "else" or fragment.code == "else") and not fragment.code.startswith("for each "):
        return fragment
    code = f"end {block}" if fragment.code.lower() in ("end", "结束") else fragment.code
    meant = meant_tag(STATEMENT, code, place.tag)
    if not meant:
        return fragment
    part.add_problem(place, "M105", f"“{place.tag}”的写法不对", f"写成 {meant}")
    return fragment._replace(code=meant_code(meant), is_refused=True)


def _target_of(tag: str) -> str:
    """What a tag stands for: ``tr`` of ``{%tr for …``."""
    match = _TARGET.match(tag)
    return match.group(1) if match else ""


def _add_unknown_statement(part: CompiledPart, word: str, place: TagPlace) -> str:
    """Adds the problem; returns the statement that was meant, if one is likely."""
    if word in _STATEMENTS_OF_DOCXTPL:
        text = f"“{place.tag}”：模板里不能用{_STATEMENTS_OF_DOCXTPL[word]}"
        part.add_problem(place, "M109", text, OTHER_ENGINE)
        return ""
    if word in _FORBIDDEN_STATEMENTS:
        text = f"“{place.tag}”：模板里不能用{_FORBIDDEN_STATEMENTS[word]}"
        part.add_problem(place, "M109", text, "模板只用取值、判断和循环")
        return ""
    suggestion = closest_match(word, STATEMENTS) or ""
    hint = f"是不是“{suggestion}”？" if suggestion else "可用：if、for、set、vm 等"
    part.add_problem(place, "M105", f"“{place.tag}”：没有“{word}”这种语句", hint)
    return suggestion


def _check_end(
    part: CompiledPart, open_blocks: list[_OpenBlock], word: str, fragment: CodeFragment, place: TagPlace
) -> None:
    """``endif``, ``else`` and the like belong to the block that was opened last; an end closes it."""
    statements = (BLOCK_ENDS[word],) if word in BLOCK_ENDS else BLOCK_DIVIDERS[word]
    if not open_blocks:
        part.add_problem(place, "M106", f"“{place.tag}”前面没有“{' 或 '.join(statements)}”", "删去它，或补上开头")
        return
    block = open_blocks[-1]
    if block.statement not in statements:
        text = f"“{place.tag}”与第{block.place.paragraph}段的“{block.place.tag}”交叉"
        part.add_problem(place, "M107", text, f"先写“end{block.statement}”结束里面的一层")
        if not any(outer.statement in statements for outer in open_blocks):
            return
        while open_blocks[-1].statement not in statements:
            open_blocks.pop()
    elif block.fragment.path != fragment.path and not (block.fragment.is_refused or fragment.is_refused):
        text = f"“{place.tag}”与第{block.place.paragraph}段的“{block.place.tag}”不在同一层"
        hint = "开头和结尾要用同一种标签（都用 {%p、{%tr 或 {%tc），并在同一个表格、单元格里"
        part.add_problem(place, "M107", text, hint)
    if word in BLOCK_ENDS:
        open_blocks.pop()
