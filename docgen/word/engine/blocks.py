"""Blocks of a template: every ``if``, ``for`` and ``with`` ends, by its own end, between the same elements.

That is what keeps a rendered part well-formed: what a block leaves out or repeats is whole elements.
"""

import re

from docgen.model.suggestions import closest_match
from docgen.word.engine.pieces import CompiledPart, Piece
from docgen.word.engine.tags import STATEMENT

_WORD = re.compile(r"\w+")
_ENDS = {"endif": "if", "endfor": "for", "endwith": "with"}
_INNER = {"elif": ("if",), "else": ("if", "for")}
_STATEMENTS = (
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "with",
    "endwith",
    "set",
    "vm",
    "hm",
    "colspan",
    "cellbg",
    "右空",
)
_REFUSED = {
    "macro": "宏",
    "call": "call 块",
    "filter": "filter 块",
    "import": "import",
    "from": "import",
    "include": "include",
    "extends": "extends",
    "block": "block",
    "raw": "raw",
    "autoescape": "autoescape",
    "do": "do",
    "trans": "trans",
    "debug": "debug",
    "break": "break",
    "continue": "continue",
}


def check_blocks(woven: CompiledPart) -> None:
    """Every block is closed, by its own end, between the same elements."""
    stack: list[tuple[str, Piece]] = []
    for piece in woven.pieces:
        place = piece.place
        if piece.opens != STATEMENT or piece.ours or place is None:
            continue
        found = _WORD.match(piece.code)
        word = found.group() if found else ""
        if word in _ENDS or word in _INNER:
            _check_inner(woven, stack, word, piece)
        elif word in ("if", "for", "with"):
            stack.append((word, piece))
        elif word in _REFUSED:
            woven.fault(place, "M109", f"“{place.typed}”：模板里不能用{_REFUSED[word]}", "模板只用取值、判断和循环")
        elif word not in _STATEMENTS:
            hint = (
                f"是不是“{closest_match(word, _STATEMENTS)}”？"
                if closest_match(word, _STATEMENTS)
                else "可用：if、for、set、vm 等"
            )
            woven.fault(place, "M105", f"“{place.typed}”：没有“{word}”这种语句", hint)
    for word, piece in stack:
        assert piece.place is not None
        woven.fault(piece.place, "M106", f"“{piece.place.typed}”没有结束", f"在后面补上“{{% end{word} %}}”")


def _check_inner(woven: CompiledPart, stack: list[tuple[str, Piece]], word: str, piece: Piece) -> None:
    place = piece.place
    assert place is not None
    wanted = (_ENDS[word],) if word in _ENDS else _INNER[word]
    if not stack:
        woven.fault(place, "M106", f"“{place.typed}”前面没有“{' 或 '.join(wanted)}”", "删去它，或补上开头")
        return
    opened, opener = stack[-1]
    assert opener.place is not None
    if opened not in wanted:
        text = f"“{place.typed}”与第{opener.place.paragraph}段的“{opener.place.typed}”交叉"
        woven.fault(place, "M107", text, f"先写“end{opened}”结束里面的一层")
        if not any(name in wanted for name, _ in stack):
            return
        while stack[-1][0] not in wanted:
            stack.pop()
    elif opener.path != piece.path and not (opener.joins_before or opener.joins_after or piece.joins_before):
        text = f"“{place.typed}”与第{opener.place.paragraph}段的“{opener.place.typed}”不在同一层"
        woven.fault(place, "M107", text, "开头和结尾要用同一种标签（都用 {%p、{%tr 或 {%tc），并在同一个表格、单元格里")
    if word in _ENDS:
        stack.pop()
