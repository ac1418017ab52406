"""Tags in the text of one paragraph: ``{{ }}``, ``{% %}``, ``{# #}``, and every way to mistype them.

The language is that of docxtpl: ``{%p``, ``{%tr``, ``{%tc`` and ``{%r`` stand for the paragraph, row, cell or run
around the tag; ``{%-`` and ``-%}`` join it to the text before and after; ``{_{`` prints ``{{``.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(r"\{_\{|\}_\}|\{_%|%_\}|\{\{|\{%|\{#|\}\}|%\}|#\}|\{％|％\}|[{}]|｛+|｝+")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_ESCAPES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_FULL_WIDTH = str.maketrans("｛｝％", "{}%")
_QUOTES = str.maketrans("“”„‘’", '"""\'\'')
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_WIDE = re.compile("[，。、；：（）［］【】％｜＂＇＝＋－＊／＜＞！．]")
_HALF = dict(zip("，；：（）［］％｜＂＇＝＋－＊／＜＞！．", ",;:()[]%|\"'=+-*/<>!.", strict=True))
#: Something that looks like a part of a tag.
TAGGED = re.compile(r"\{[{%#]|[}%#]\}")
_HEAD = re.compile(r"(-?)(p|tr|tc|r)(?=\s)|(-?)")

PRINT, STATEMENT, COMMENT = "{{", "{%", "{#"


class Tag(NamedTuple):
    """One tag: what it is, what it stands for (``""``, p, tr, tc, r), its code, where in the paragraph it stands."""

    opens: str
    target: str
    code: str
    typed: str
    start: int
    end: int
    joins_before: bool = False
    joins_after: bool = False

    @property
    def column(self) -> int:
        return self.start + 1


class Escape(NamedTuple):
    """``{_{`` and its like: a delimiter that is to be printed."""

    text: str
    start: int
    end: int


class Slip(NamedTuple):
    """A mistyped tag: its code, the character of the paragraph where it shows, and what to do."""

    code: str
    column: int
    text: str
    hint: str
    open_end: bool = False  # the tag is not closed in this paragraph
    closes_first: bool = False  # something is closed that was not opened in this paragraph


def scan(text: str) -> tuple[list[Tag | Escape], list[Slip]]:
    """The tags of a paragraph in order, and its slips."""
    if not any(mark in text for mark in "{}｛｝"):
        return [], []
    found: list[Tag | Escape] = []
    slips: list[Slip] = []
    opened: re.Match[str] | None = None
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark.translate(_FULL_WIDTH) != mark:
            slips.append(_full_width(token, text))
            opened = None
        elif mark in _CLOSES:
            if opened:
                slips.append(_unclosed(opened, text[opened.start() : token.start()]))
            opened = token
        elif opened is None and mark in _ESCAPES:
            found.append(Escape(_ESCAPES[mark], token.start(), token.end()))
        elif opened is None:
            slips.append(_stray(token, text, first=not found and not slips))
        elif mark == _CLOSES[opened.group()]:
            tag = _tag(opened, token, text)
            slips += _wide_inside(tag)
            found.append(tag)
            opened = None
        elif len(mark) == 2:
            slips.append(_mismatch(opened, token, text))
            opened = None
    if opened:
        slips.append(_unclosed(opened, text[opened.start() :], to_the_end=True))
    return found, slips


def _tag(opened: re.Match[str], closed: re.Match[str], text: str) -> Tag:
    inner = text[opened.end() : closed.start()].translate(_QUOTES)
    head = _HEAD.match(inner)
    assert head is not None
    joins_after = inner.endswith("-") and opened.group() == STATEMENT
    body = inner[head.end() :]
    return Tag(
        opens=opened.group(),
        target=head.group(2) or "",
        code=body.removesuffix("-").strip() if joins_after else body.strip(),
        typed=text[opened.start() : closed.end()],
        start=opened.start(),
        end=closed.end(),
        joins_before=opened.group() == STATEMENT and inner.startswith("-"),
        joins_after=joins_after,
    )


def _wide_inside(tag: Tag) -> Iterator[Slip]:
    if tag.opens == COMMENT:
        return
    bare = _STRING.sub(lambda found: "_" * len(found.group()), tag.code)
    if found := _WIDE.search(bare):
        wide = found.group()
        half = _HALF.get(wide, "")
        fix = f"换成半角“{half}”" if half else "删去它"
        yield Slip("M103", tag.column, f"标签“{tag.typed}”里有全角符号“{wide}”", fix)


def _full_width(token: re.Match[str], text: str) -> Slip:
    mark = token.group()
    near = text[token.start() : token.start() + 20]
    return Slip(
        "M103", token.start() + 1, f"“{near}”这里的“{mark}”是全角的", f"换成半角“{mark.translate(_FULL_WIDTH)}”"
    )


def _unclosed(opened: re.Match[str], typed: str, to_the_end: bool = False) -> Slip:
    closing = _CLOSES[opened.group()]
    shown = typed if len(typed) <= 30 else typed[:30] + "…"
    if closing[1] in typed[2:] or closing[0] in typed[2:]:
        text = f"标签“{shown}”的“{closing}”少了半边"
    else:
        text = f"标签“{shown}”没有用“{closing}”收尾"
    return Slip("M102", opened.start() + 1, text, f"补上“{closing}”；标签不能跨段", open_end=to_the_end)


def _stray(token: re.Match[str], text: str, first: bool) -> Slip:
    mark = token.group()
    near = text[max(0, token.start() - 12) : token.end() + 12]
    if len(mark) == 2:
        opening = next(opening for opening, closing in _CLOSES.items() if closing == mark)
        return Slip(
            "M102",
            token.start() + 1,
            f"“{near}”里的“{mark}”前面没有“{opening}”",
            f"补上“{opening}”",
            closes_first=first,
        )
    hint = '标签用两个花括号；确要印出花括号，写 {{ "' + mark + '" }}'
    return Slip("M102", token.start() + 1, f"“{near}”里多了或少了一个“{mark}”", hint)


def _mismatch(opened: re.Match[str], closed: re.Match[str], text: str) -> Slip:
    typed = text[opened.start() : closed.end()]
    wanted = _CLOSES[opened.group()]
    return Slip(
        "M102",
        opened.start() + 1,
        f"标签“{typed}”以“{opened.group()}”开头，却以“{closed.group()}”收尾",
        f"“{opened.group()}”要用“{wanted}”收尾",
    )
