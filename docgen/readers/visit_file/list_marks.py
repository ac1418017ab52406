"""What stands at the start of an item of a list: “- ” as YAML wants it, and what people type instead."""

import re
from typing import NamedTuple

from docgen.errors import SlipCause
from docgen.readers.visit_file import slip_causes as causes
from docgen.readers.visit_file.key_patterns import ODD_SPACES

_SPACES = rf"[ \t{ODD_SPACES}]"
_DASH = re.compile(rf"-(?P<gap>{_SPACES}+|$)")
_BARE_DASH = re.compile(r"-(?![-\d.])")
_OTHER_DASH = re.compile(
    rf"(?:[—－–‐‑−﹣]+|--+(?!-*$)|[•●·▪◆■◇□○*＊·+＋](?={_SPACES}|[^*\s]*[\u3400-\u9fff])){_SPACES}*(?=\S)"
)
_NUMBER = re.compile(
    rf"(?:\d{{1,3}}(?:[.．](?!\d)|[、)）])|[（(]\d{{1,3}}[)）]|[①-⑳]|[一二三四五六七八九十]{{1,3}}、){_SPACES}*(?=\S)"
)


class ListMark(NamedTuple):
    """The mark before an item, with the spaces behind it: where it ends, and what is wrong with it."""

    end: int
    cause: SlipCause
    is_good: bool = False
    is_certain: bool = True


def list_mark(line: str, at: int) -> ListMark | None:
    """The mark at a place of a line, if one stands there.

    >>> list_mark("- 张三", 0).is_good, list_mark("-张三", 0).cause.sentence, list_mark("张三", 0)
    (True, '“-”后面少一个空格', None)
    """
    if match := _DASH.match(line, at):
        if set(match["gap"]) <= {" "}:
            return ListMark(match.end(), causes.DASH_SPACE, is_good=True)
        return ListMark(match.end(), causes.DASH_SPACE)
    if match := _BARE_DASH.match(line, at):
        return ListMark(match.end(), causes.DASH_SPACE)
    if match := _OTHER_DASH.match(line, at):
        return ListMark(match.end(), causes.DASH)
    if match := _NUMBER.match(line, at):
        return ListMark(match.end(), causes.NUMBERED)
    return None
