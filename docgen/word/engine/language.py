"""The words of the template language: statements, tests, what a loop knows of itself, functions."""

import re

#: Statements that open a block, and those that end one or divide one, with the blocks that they belong to.
BLOCK_STATEMENTS = ("if", "for", "with", "macro", "set")
BLOCK_ENDS = {"endif": "if", "endfor": "for", "endwith": "with", "endmacro": "macro", "endset": "set"}
BLOCK_DIVIDERS = {"elif": ("if",), "else": ("if", "for")}

#: All statements, those of docxtpl that format cells and our 右空 included.
STATEMENTS = (
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "with",
    "endwith",
    "set",
    "endset",
    "macro",
    "endmacro",
    "vm",
    "hm",
    "colspan",
    "cellbg",
    "右空",
)

#: What can be written behind ``is``.
TESTS = frozenset(
    "defined undefined none string number integer float boolean mapping sequence iterable true false even odd "
    "divisibleby eq equalto ne lt lessthan le gt greaterthan ge in sameas lower upper == != < <= > >=".split()
)

#: The attributes of ``loop``.
LOOP_ATTRIBUTES = frozenset(
    "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed".split()
)

#: Functions that a template may call, besides its own macros.
FUNCTIONS = frozenset(("range", "dict", "namespace"))

_FIRST_WORD = re.compile(r"\w+")
_SET_BLOCK = re.compile(r"set\s+\w+\s*(?:\|.*)?", re.S)


def opens_block(code: str) -> str:
    """The statement that this code is, if it opens a block: for, if … A ``set`` with ``=`` opens none."""
    match = _FIRST_WORD.match(code)
    word = match.group() if match else ""
    if word not in BLOCK_STATEMENTS or (word == "set" and not _SET_BLOCK.fullmatch(code)):
        return ""
    return word


def item_form(owner: str, name: str) -> str:
    """How a template takes a value whose name is no word of the language: 行["费用（元）"].

    >>> item_form("行", "费用（元）")
    '行["费用（元）"]'
    """
    return f'{owner}["{name}"]'


def may_repeat(code: str) -> bool:
    """Whether what stands in this block can be printed more than once."""
    return opens_block(code) in ("for", "macro", "set")
