"""What a remedy says of a file in the words of a workbook: a cell in a column, not a key and a colon."""

import re

_PAIR = re.compile(r"(?P<verb>就写|写成|写上|补上|写|如)?“(?P<name>[^“”:：{}\[\]]{1,10}): (?P<value>[^“”]*)”")
_LIST = re.compile(r"[\[\]{}]")
#: One row of a table, as a file writes it: [{规则: G13, 理由: 外宾}].
_ROW = re.compile(r"\[?\{([^\[\]{}]+)\}\]?")


def in_cell_words(text: str) -> str:
    """A remedy that shows a key with its value, as it is meant in a workbook; other texts stay.

    >>> in_cell_words("改为来宾自付，写“付费: 来宾自付”")
    '改为来宾自付，在“付费”一格填“来宾自付”'
    >>> in_cell_words("排数写每排几席，如“排数: [7, 8]”"), in_cell_words("核对日期")
    ('排数写每排几席，如在“排数”一格填“7、8”', '核对日期')
    >>> in_cell_words("写上“豁免: [{规则: G13, 理由: 外宾}]”")
    '在“豁免”里填规则“G13”、理由“外宾”'
    """
    return _PAIR.sub(_cell, text)


def _cell(match: re.Match[str]) -> str:
    before = "如" if match["verb"] == "如" else ""
    if row := _ROW.fullmatch(match["value"]):
        cells = (part.partition(": ") for part in row[1].split(", "))
        return f"{before}在“{match['name']}”里填{'、'.join(f'{key}“{text}”' for key, _, text in cells)}"
    value = _LIST.sub("", match["value"]).replace(", ", "、").strip()
    if value in ("…", ""):
        return f"{before}填上“{match['name']}”一格"
    return f"{before}在“{match['name']}”一格填“{value}”"
