"""What is said of mistyped braces, which ``tag_and_brace_scanner`` finds.

There is a brace too few or too many, a full-width one, an end that does not fit its beginning.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.word.engine.faults.other_engine import OTHER_ENGINE
from docgen.word.engine.language import FUNCTIONS, item_form
from docgen.word.engine.methods import METHODS

CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPENING = {closing: opening for opening, closing in CLOSING.items()}
_FULL_WIDTH_BRACES = str.maketrans("｛｝％", "{}%")
#: 费用（元）, 人.费用（元）: a heading with its unit.
_BRACKETED_NAME = re.compile(r"(?:(\w+)\.)?(\w+（[^（）{}\"']*）\w*)")
_BEFORE_A_CALL = re.compile(r"(?:[|｜]|\bis|\bis\s+not)\s*$")
_STRING = re.compile(r"\"[^\"]*\"|'[^']*'")
_FULL_WIDTH_SIGN = re.compile("[，。、；：（）［］【】％｜＂＇＝＋－＊／＜＞！．]")
_HALF_WIDTH = dict(zip("，；：（）［］％｜＂＇＝＋－＊／＜＞！．", ",;:()[]%|\"'=+-*/<>!.", strict=True))
#: Full-width signs as they are typed in code.
HALF_WIDTH_SIGNS = str.maketrans(_HALF_WIDTH)
_SHOWN_CHARACTERS = 30


class BraceFault(NamedTuple):
    """A mistyped tag: the code of the problem, the character of the paragraph where it shows, what to do about it.

    ``stays_open`` says that the tag is not closed in this paragraph, ``closes_earlier`` that something is closed which
    was not opened in it: together they are a tag that runs over two paragraphs.
    """

    code: str
    column: int
    text: str
    hint: str
    stays_open: bool = False
    closes_earlier: bool = False


def is_full_width(delimiter: str) -> bool:
    """Whether a delimiter has a full-width brace or percent sign."""
    return half_width(delimiter) != delimiter


def half_width(delimiter: str) -> str:
    """A delimiter as it is typed in half-width characters."""
    return delimiter.translate(_FULL_WIDTH_BRACES)


def closing_of(opening: re.Match[str]) -> str:
    """The delimiter that ends the tag that begins here."""
    return CLOSING[half_width(opening.group())]


def full_width_brace(delimiter: re.Match[str], text: str) -> BraceFault:
    """A delimiter typed with full-width characters."""
    typed = delimiter.group()
    nearby = text[delimiter.start() : delimiter.start() + 20]
    hint = f"换成半角“{half_width(typed)}”"
    return BraceFault("M103", delimiter.start() + 1, f"“{nearby}”这里的“{typed}”是全角的", hint)


def full_width_signs(code: str, typed: str, column: int) -> Iterator[BraceFault]:
    """The first full-width sign in the code of a tag, strings left out; ``typed`` is the whole tag."""
    without_strings = _STRING.sub(lambda match: "_" * len(match.group()), code)
    if match := _FULL_WIDTH_SIGN.search(without_strings):
        sign = match.group()
        half_width = _HALF_WIDTH.get(sign, "")
        hint = f"换成半角“{half_width}”" if half_width else "删去它"
        if bracketed := _bracketed_name(without_strings, code):
            owner, name = bracketed.group(1) or "行", bracketed.group(2)
            hint = f"是带括号的名字，就写 {item_form(owner, name)}；不是就{hint}"
        yield BraceFault("M103", column, f"标签“{typed}”里有全角符号“{sign}”", hint)


def _bracketed_name(without_strings: str, code: str) -> re.Match[str] | None:
    """The first heading with its unit; calls of filters, tests, methods and functions have brackets, too."""
    for match in _BRACKETED_NAME.finditer(without_strings):
        holds_strings = code[match.start() : match.end()] != match.group()
        is_filter_or_test = _BEFORE_A_CALL.search(without_strings[: match.start()])
        is_function = match[2].partition("（")[0] in (*METHODS, *FUNCTIONS)
        if not (holds_strings or is_filter_or_test or is_function):
            return match
    return None


def spaced_delimiter(delimiter: re.Match[str], text: str) -> BraceFault:
    """Two braces, or a brace and a percent sign, with a space between them."""
    typed = delimiter.group()
    meant = half_width(typed[0] + typed[-1])
    nearby = text[max(0, delimiter.start() - 12) : delimiter.end() + 12]
    return BraceFault("M102", delimiter.start() + 1, f"“{nearby}”里的“{typed}”中间有空格", f"去掉空格，写成“{meant}”")


def unclosed_tag(opening: re.Match[str], typed: str, to_the_end: bool = False) -> BraceFault:
    """A tag without its end; ``to_the_end`` says that nothing else begins behind it in the paragraph."""
    closing = closing_of(opening)
    excerpt = typed if len(typed) <= _SHOWN_CHARACTERS else typed[:_SHOWN_CHARACTERS] + "…"
    if closing[1] in typed[2:] or closing[0] in typed[2:]:
        text = f"标签“{excerpt}”的“{closing}”少了半边"
    else:
        text = f"标签“{excerpt}”没有用“{closing}”收尾"
    return BraceFault("M102", opening.start() + 1, text, f"补上“{closing}”；标签不能跨段", stays_open=to_the_end)


def stray_delimiter(delimiter: re.Match[str], text: str, is_first: bool) -> BraceFault:
    """A delimiter that closes nothing, or a single brace; ``is_first`` says that no tag stands before it."""
    typed, column = delimiter.group(), delimiter.start() + 1
    nearby = text[max(0, delimiter.start() - 12) : delimiter.end() + 12]
    if len(typed) == 2:
        opening = _OPENING[typed]
        sentence = f"“{nearby}”里的“{typed}”前面没有“{opening}”"
        return BraceFault("M102", column, sentence, f"补上“{opening}”", closes_earlier=is_first)
    if any(brace in "{}｛｝" for brace in text[max(0, column - 2) : column - 1] + text[column : column + 1]):
        return BraceFault("M102", column, f"“{nearby}”里多了一个“{typed}”", f"删去多出的“{typed}”，标签用两个花括号")
    hint = '标签用两个花括号；确要印出花括号，写 {{ "' + typed + '" }}；' + OTHER_ENGINE
    return BraceFault("M102", column, f"“{nearby}”里多了或少了一个“{typed}”", hint)


def mismatched_delimiters(opening: re.Match[str], closing: re.Match[str], text: str) -> BraceFault:
    """A tag that begins with one kind of delimiter and ends with another."""
    typed, opened, closed = text[opening.start() : closing.end()], opening.group(), closing.group()
    sentence = f"标签“{typed}”以“{opened}”开头，却以“{closed}”收尾"
    return BraceFault("M102", opening.start() + 1, sentence, f"“{opened}”要用“{closing_of(opening)}”收尾")
