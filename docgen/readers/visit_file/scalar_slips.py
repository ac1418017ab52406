"""Slips in one value: a mark that it may not begin with, quotes without a partner, a colon that ends it too early."""

import re

from docgen.errors import SlipCause
from docgen.readers.visit_file import slip_causes as causes
from docgen.readers.visit_file.key_patterns import ODD_SPACES, Expected
from docgen.readers.visit_file.mending import TextEdit, YamlSlip

#: What a plain value may not begin with; what is in brackets may if no space follows.
_FIRST = re.compile(r"[@`%&*!|>]|[?:-](?=\s|$)")
_TEXT_COLON = re.compile(r":(?=\s|$)")
_COMMENT = re.compile(r"(?:^|\s)#")
_FLOW_MARK = re.compile(r"[{}\[\]]")
_QUOTES = {
    "“": "”“",
    "‘": "’‘",
    "「": "」",
    "『": "』",
    "＂": "＂",
    "＇": "＇",
    '"': "”“＂",
    "'": "’‘＇",
    "”": "“”",
    "’": "‘’",
}
_STRAIGHT = "\"'"
_YEAR = re.compile(r"[\[［【(（﹝{｛<《](\d{4})[\]］】)）﹞}｝>》]")
_BETWEEN_NAMES = re.compile(r"\s*[，,;；]\s*")
_NAMES = re.compile(
    r"[\u3400-\u9fff·]{2,8}(?:\s*[，,;；、]\s*[\u3400-\u9fff·]{2,8})*\s*[，,;；]\s*[\u3400-\u9fff·]{2,8}"
)
#: Fields whose text may stand in quotes on purpose.
_PROSE = frozenset(
    "标题 内容 事由 文字 名称 意见 说明 介绍 讲解词 备注 措施 理由 事项 称呼 物品 注意 天气 用途 形式 议程".split()
)


def scalar_slips(text: str, start: int, expected: Expected, in_flow: bool) -> list[YamlSlip]:
    """The slips of a value that stands at ``start``; ``in_flow`` between braces or brackets.

    >>> from docgen.readers.visit_file.mending import MendedText
    >>> typed = "@2026"
    >>> MendedText(typed, scalar_slips(typed, 0, Expected(), False)[0].edits).text
    '"@2026"'
    """
    if not text:
        return []
    if text[0] in _QUOTES:
        quoted = _quote_slips(text, start, expected)
        if quoted is not None:
            return quoted
    if expected.names_people and (slips := _slips_between_names(text, start, expected)):
        return slips
    if text[0] not in _STRAIGHT and (slips := _year_slips(text, start, expected)):
        return slips
    cause = _why_quoted(text, expected, in_flow)
    return (
        [YamlSlip(start + cause[1], cause[0], (TextEdit(start, start + len(text), quoted_text(text)),))]
        if cause
        else []
    )


def quoted_text(text: str) -> str:
    """A text in quotes that keep every character of it.

    >>> print(quoted_text("抵达, 入住"), quoted_text('“a" b'))
    "抵达, 入住" '“a" b'
    """
    if "\n" in text:
        text = re.sub(r"[ \t]*\n[ \t]*", " ", text)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def closing_quote(text: str, start: int = 0, end: int | None = None) -> int:
    """Where the straight quote at ``start`` is closed; -1 when it is not.

    >>> closing_quote('"张三", x'), closing_quote("'a''b'"), closing_quote('"张三')
    (3, 5, -1)
    """
    quote, at = text[start], start + 1
    end = len(text) if end is None else end
    while at < end:
        if quote == '"' and text[at] == "\\":
            at += 1
        elif text[at] == quote:
            if quote != "'" or text[at + 1 : at + 2] != "'":
                return at
            at += 1
        at += 1
    return -1


def _why_quoted(text: str, expected: Expected, in_flow: bool) -> tuple[SlipCause, int] | None:
    """Why a value must stand in quotes, and the place in it that is to blame; None when it need not."""
    if _FIRST.match(text):
        return causes.FIRST_MARK, 0
    if text[0] in "[{}]" and (expected.is_text or in_flow):
        return causes.TEXT_MARK, 0
    if colon := _TEXT_COLON.search(text):
        return causes.TEXT_COLON, colon.start()
    if in_flow and "," in text:
        return causes.TEXT_COMMA, text.index(",")
    if in_flow and (mark := _FLOW_MARK.search(text)):
        return causes.TEXT_MARK, mark.start()
    if in_flow and (comment := _COMMENT.search(text)):
        return causes.COMMENT, comment.end() - 1
    return None


def _quote_slips(text: str, start: int, expected: Expected) -> list[YamlSlip] | None:
    """The slips of a value that begins with a quote of any kind; None when it is to be read as if it had none."""
    last = len(text) - 1
    if text[0] in _STRAIGHT and (end := closing_quote(text)) >= 0:
        if end == last:
            return _escape_slips(text, start)
        if not text[end + 1 :].strip(f" \t{ODD_SPACES}"):
            return []
        edit = TextEdit(start, start + len(text), quoted_text(text))
        return [YamlSlip(start + end + 1, causes.QUOTE_INSIDE, (edit,), certain=text[end + 1] not in "”’＂")]
    inner = text[1:]
    closes = last > 0 and (text[-1] in _QUOTES[text[0]] or (text[-1] in _STRAIGHT and text[0] not in _STRAIGHT))
    if closes and not any(mark in text[1:-1] for mark in text[0] + text[-1]):
        if text[0] not in _STRAIGHT and text[-1] not in _STRAIGHT and is_prose(expected):
            return None
        edits = (TextEdit(start, start + len(text), quoted_text(text[1:-1])),)
        return [YamlSlip(start, causes.CHINESE_QUOTE, edits)]
    if text[0] in _STRAIGHT:
        edits = (TextEdit(start, start + len(text), quoted_text(inner)),)
        # a quote further on may be the partner, or one of a pair inside
        return [YamlSlip(start, causes.QUOTE_OPEN, edits, certain=not re.search("[\"'“”‘’]", inner))]
    if not is_prose(expected) and not re.search("[”’」』]", text):
        edits = (TextEdit(start, start + 1, ""),)
        return [YamlSlip(start, causes.QUOTE_OPEN, edits, certain=False)]
    return None


def _escape_slips(text: str, start: int) -> list[YamlSlip]:
    """A backslash that means nothing between double quotes, as in a path of Windows."""
    if text[0] != '"' or not re.search(r'\\(?![0abtnvfre "/\\N_LPxuU\n])', text):
        return []
    edit = TextEdit(start, start + len(text), "'" + text[1:-1].replace("'", "''") + "'")
    return [YamlSlip(start, SlipCause("D102", "双引号里有“\\”", "改用单引号"), (edit,))]


def is_prose(expected: Expected) -> bool:
    """Whether sentences stand here, which may have any marks."""
    return expected.field is None or expected.field.chinese in _PROSE


def _slips_between_names(text: str, start: int, expected: Expected) -> list[YamlSlip]:
    """Other marks than 、 between the names of people of the visit: 何志远，周敏."""
    if not (expected.field and expected.field.people) or not _NAMES.fullmatch(text):
        return []
    edits = tuple(TextEdit(start + mark.start(), start + mark.end(), "、") for mark in _BETWEEN_NAMES.finditer(text))
    return [YamlSlip(edits[0].start, causes.NAMES_MARK, edits)]


def _year_slips(text: str, start: int, expected: Expected) -> list[YamlSlip]:
    """The year of a document's number in any brackets but its own: 江北组函[2027]8号."""
    if expected.field is None or expected.field.chinese != "文号":
        return []
    match = _YEAR.search(text)
    if match is None:
        return []
    edit = TextEdit(start + match.start(), start + match.end(), f"〔{match[1]}〕")
    return [YamlSlip(edit.start, causes.YEAR_BRACKET, (edit,))]
