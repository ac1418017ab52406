"""A line as its words alone: what stands around and between them is blanked, so that every word keeps its place."""

import re
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.readers.people.names import HANZI, is_name
from docgen.readers.people.passed_over import LEFTOVERS, is_left_out
from docgen.readers.people.remarks import PHONE, field_of, is_said_of_post

_OTHER_SPACES = lazy_pattern(r"[^\S\t]")
_LEFTOVERS = lazy_pattern(LEFTOVERS)
_QUOTED = lazy_pattern(r"[“\"「『‘]\s*([^“”\"「」『』‘’]{2,15}?)\s*[”\"」』’]")
_OPENING = "（(【[〔［"
_GROUP = lazy_pattern(r"[（(【\[〔［]([^（(【\[〔［）)】\]〕］]*)[）)】\]〕］]")
_UNCLOSED = lazy_pattern(r"[（(【\[〔［]([^（(【\[〔［）)】\]〕］]+)$")
_HONORIFIC = lazy_pattern(
    rf"(?:(?<=[{HANZI}][{HANZI}])|(?<=[A-Za-z][A-Za-z]))[ ]*(女士|先生|小姐|同志|老师)"
    r"(?=$|[\s、，,;；。\-—（(])(?!\s*[:：])"
)
_COUNT = lazy_pattern(
    r"[\s、，,;；]*[（(]?(?:等|共|一行|共计|合计|总共|计)\s*([\d一二三四五六七八九十]+)余?\s*(?:个|名|位)?(?:人|名|位|同志|领导)+(?:参加|出席)?[）)]?[。.]?\s*$"
)
_FURTHER = lazy_pattern(
    r"[\s、，,;；]*(?:及|和|以及|带|另带|外加)(?:其)?(?:随员|随行|随行人员|工作人员|司机|家属|秘书|翻译|助手|其他人员)(?:\s*[\d一二三四五六七八九十]+\s*[人名位])?[。.]?\s*$"
)
_DASHES = lazy_pattern(r"\s*(?:[-—－–_﹣]{1,2}|[|｜/／])\s*")
_OF_NAMES = ("", "name", "name_en")  # what ``field_of`` says of a name
_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", 1)}


class TakenOut(NamedTuple):
    """What was blanked: the text, where it begins, and whether it stood in brackets."""

    text: str
    at: int
    kind: str  # bracket, phone, honorific, left_out, count, further


class PlainLine(NamedTuple):
    """A line of its words, as long as the line that was typed, and what was taken out of it."""

    text: str
    pieces: list[TakenOut]

    @property
    def left_out(self) -> tuple[str, ...]:
        return tuple(piece.text for piece in self.pieces if piece.kind == "left_out")


def cleaned(line: str) -> str:
    """A line of the same length with one kind of spaces, and without quotes around its words."""
    text = _OTHER_SPACES.sub(" ", line)
    return _QUOTED.sub(lambda match: f" {match.group()[1:-1]} ", text) if re.search('[“"「『‘]', text) else text


def plain_line(text: str) -> PlainLine:
    """A cleaned line without brackets, telephones, forms of address, counts and stickers."""
    pieces: list[TakenOut] = []
    if text.isalnum() and not re.search(r"\d|女士|先生|小姐|同志|老师|等|一行", text):
        return PlainLine(text, pieces)
    text = _without(_LEFTOVERS, text, pieces, "left_out")
    text = _without(_COUNT, text, pieces, "count")
    text = _without(_FURTHER, text, pieces, "further")
    text = _without_brackets(text, pieces)
    text = _without(PHONE, text, pieces, "phone")
    text = _without(_HONORIFIC, text, pieces, "honorific")
    return PlainLine(_with_dashes_apart(text), pieces)


def stated_count(piece: TakenOut) -> int:
    """The number of people that 等12人 states."""
    digits = re.search(r"\d+", piece.text)
    if digits:
        return int(digits.group())
    match = re.search("([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)(?=余?\\s*[个名位人同领])", piece.text)
    assert match is not None  # the piece was found by it
    tens = _DIGITS.get(match[1], 1) * 10 if match[2] else 0
    return tens + _DIGITS.get(match[3] or (match[1] if not match[2] else ""), 0)


def _without(pattern: re.Pattern[str], text: str, pieces: list[TakenOut], kind: str) -> str:
    def blank(match: re.Match[str]) -> str:
        pieces.append(TakenOut(match.group().strip(" 、，,;；"), match.start(), kind))
        return " " * len(match.group())

    return pattern.sub(blank, text)


def _without_brackets(text: str, pieces: list[TakenOut]) -> str:
    """The text with what is in brackets taken out; between two people with a bracket each a 、 is put."""
    if not any(mark in text for mark in _OPENING):
        return text
    for _ in range(3):  # brackets inside brackets
        groups = list(_GROUP.finditer(text))
        if not groups:
            break
        for group in groups:
            pieces.append(TakenOut(group[1].strip(), group.start(), "bracket"))
            text = f"{text[: group.start()]}{_gap(group, text)}{text[group.end() :]}"
    if unclosed := _UNCLOSED.search(text):
        pieces.append(TakenOut(unclosed[1].strip(), unclosed.start(), "unclosed"))
        text = text[: unclosed.start()] + " " * len(unclosed.group())
    return text


def _gap(group: re.Match[str], text: str) -> str:
    """What is put where a bracket stood: blanks, and a mark before the name of somebody else."""
    blanks = " " * (len(group.group()) - 1)
    behind = re.match(rf"(\s*)([{HANZI}]{{2,4}})\s*(?:[（(【\[]|$)", text[group.end() :])
    is_between = behind is not None and _is_whole_name(behind[2]) and bool(text[: group.start()].strip())
    return blanks + ("、" if is_between else " ")


def _is_whole_name(word: str) -> bool:
    return is_name(word) and not field_of(word) and not is_left_out(word)


def _with_dashes_apart(text: str) -> str:
    """罗大为-县民政局-局长 with spaces for the dashes, where the pieces are one name and what is said of him."""
    if not _DASHES.search(text.strip()) or not re.search(f"[{HANZI}]", text):
        return text
    body = text.strip()
    pieces = [piece.strip() for piece in _DASHES.split(body)]
    if len(pieces) < 2 or re.search("[，,;；]", body) or not all(pieces):
        return text
    fields = ["title" if is_said_of_post(piece) else field_of(piece) for piece in pieces]
    names = [piece for piece, field in zip(pieces, fields, strict=True) if field in _OF_NAMES and is_name(piece)]
    if len(names) != 1 or sum(field in _OF_NAMES for field in fields) != 1:
        return text
    return _DASHES.sub(lambda match: "\t" + " " * (len(match.group()) - 1), text)
