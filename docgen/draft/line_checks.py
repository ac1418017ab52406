"""Slips that show in a single line: marks, blanks, dates, quotes, brackets, placeholders, slogans."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from docgen.draft.lines import BLANKS, cover_addresses
from docgen.draft.numbering import leading_number
from docgen.draft.placeholders import placeholders_in
from docgen.draft.signs import HANZI
from docgen.draft.slip import Edit, Slip
from docgen.draft.slogans import near_misses
from docgen.model.draft import Manuscript
from docgen.model.look_alikes import look_alikes, sentences
from docgen.model.scalars import INVISIBLE

# a hanzi or a full-width mark: whatever is not of Latin-1 and no blank
_CHINESE = r"[^\x00-\xff\u3000]"
_FIELD = re.compile(r"\{\{.*?\}\}")
_HALF_WIDTH = re.compile(
    rf"(?<=[%％])[.](?={HANZI}|$)|(?<={_CHINESE})[,;:?!]|[,;:?!](?={HANZI})|(?<={_CHINESE})\.(?={HANZI}|$)"
    # beside a quote: 基层安则天下安."上面千条线，下面一根针".2026年
    rf"|(?<={HANZI})\.(?=[\"'“”‘’])|(?<={HANZI}[\"'”’])\.(?=\d|{HANZI}|$)"
)
_HALF_WIDTH_BRACKETS = re.compile(rf"\(([^()]*{HANZI}[^()]*)\)|(?<={HANZI})\(([^()]*)\)")
_MIXED_BRACKETS = re.compile(r"（[^（()）]*\)|\([^（()）]*）")
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_PADDED_DATE = re.compile(r"(\d{4}\s*年\s*|(?<=月))0(\d)(?=\s*[月日])|(?<=月)\s*0(\d)(?=\s*日)")
_DOUBLED = re.compile(r"([，。；：、？！,;])\1+")
_DOTS = re.compile(r"\.{3,}|。{3,}")
_CLASHING = re.compile(r"[，；、：](?=[，。；！？、：])|[。！？；](?=[，、；：])")
_BLANK = re.compile(rf"(?<={_CHINESE})[ \t]+(?={_CHINESE})")
_BLANK_FROM = 20  # characters: shorter lines are laid out with blanks
_STRAIGHT = re.compile(rf"[\"'](?={_CHINESE})|(?<={_CHINESE})[\"']")
_QUOTES = (('"', "“", "”"), ("'", "‘", "’"))
_PAIRS = {"）": "（", "》": "《", "〉": "〈", "】": "【", "〕": "〔", "”": "“", "’": "‘", "』": "『", "」": "「"}
_CLOSING_OF = {opening: closing for closing, opening in _PAIRS.items()}
_MOST = 200  # slips of one kind in one line: beyond that it is no text


class LineSlip(NamedTuple):
    """A slip in a line: where it begins (from 0), its code, text and hint, and how to mend it if that is certain."""

    start: int
    code: str
    text: str
    hint: str
    edits: tuple[Edit, ...] = ()


#: Finds the slips of one kind; it is given the number of a line and its text.
_Check = Callable[[int, str], Iterator[LineSlip]]


def check_lines(manuscript: Manuscript, slogans: Sequence[str], has_fields: bool) -> Iterator[Slip]:
    """Slips line by line; with ``has_fields`` what stands in ``{{ }}`` is filled from a ledger, and no placeholder."""
    checks = [*_CHECKS, _slogan_check(slogans)] if slogans else _CHECKS
    for number, raw in enumerate(manuscript.lines, manuscript.first):
        if not raw or raw.isspace():
            continue
        text = _mask(raw)
        slips = [slip for check in checks for slip in islice(check(number, text), _MOST)]
        slips += islice(_placeholders(text if has_fields else raw), _MOST)
        for slip in slips:
            yield Slip(manuscript.problem(number, slip.start + 1, slip.code, slip.text, slip.hint), slip.edits)


def _mask(line: str) -> str:
    """The line with its fields and its addresses of the net covered: they are no running text."""
    if "{{" in line:
        line = _FIELD.sub(lambda match: "一" * len(match.group()), line)
    return cover_addresses(line)


def _invisible_characters(number: int, line: str) -> Iterator[LineSlip]:
    if line.isprintable():
        return
    matches = list(INVISIBLE.finditer(line))
    if matches:
        codes = " ".join(dict.fromkeys(f"U+{ord(match.group()):04X}" for match in matches))
        edits = tuple(Edit(number, match.start(), match.start() + 1, "") for match in matches)
        text, hint = f"有看不见的字符 {codes}", "多半是粘贴时带进来的，删去"
        yield LineSlip(matches[0].start(), "D319", text, hint, edits)


def _other_characters(number: int, line: str) -> Iterator[LineSlip]:
    """Characters that look like others, and those that are unseen besides the usual ones: each kind of them once."""
    found = [one for one in look_alikes(line, is_name=False) if not INVISIBLE.match(one.character)]
    for one in {one.character: one for one in reversed(found)}.values():
        others = [other for other in found if other.character == one.character]
        code, _, said, _ = next(sentences("这一行", line, others))
        hint = f"改成“{one.instead}”" if one.instead else "换成这个字平常的写法"
        edits = tuple(Edit(number, other.at, other.at + 1, other.instead) for other in others if other.instead)
        yield LineSlip(one.at, code, said, hint, edits)


def _blanks_between_characters(_number: int, line: str) -> Iterator[LineSlip]:
    if len(line.strip(BLANKS)) >= _BLANK_FROM and "|" not in line and (match := _BLANK.search(line.rstrip())):
        yield LineSlip(match.start(), "D326", "字中间有空格", "多半是粘贴时带进来的，删去")


def _half_width_marks(number: int, line: str) -> Iterator[LineSlip]:
    typed = leading_number(line.strip(BLANKS))
    start = len(line) - len(line.lstrip(BLANKS)) + (len(typed.typed) if typed else 0)
    marks = sorted(_full_width_forms(line, start))
    if not marks or line.lstrip().startswith("|"):
        return
    shown = " ".join(dict.fromkeys(line[at] for at, _ in marks))
    edits = tuple(Edit(number, at, at + 1, full_width) for at, full_width in marks)
    count = f"有{len(marks)}处半角标点" if len(marks) > 1 else "有半角标点"
    yield LineSlip(marks[0][0], "D302", f"中文里{count}：{shown}", "改成全角", edits)


def _full_width_forms(line: str, start: int) -> Iterator[tuple[int, str]]:
    """The half-width marks of a line from ``start`` on: where each stands, and its full-width form."""
    for mark in _HALF_WIDTH.finditer(line, start):
        yield mark.start(), _FULL_WIDTH[mark.group()]
    for brackets in _HALF_WIDTH_BRACKETS.finditer(line, start):
        yield brackets.start(), "（"
        yield brackets.end() - 1, "）"
    for brackets in _MIXED_BRACKETS.finditer(line, start):
        if brackets.group()[0] == "(":
            yield brackets.start(), "（"
        else:
            yield brackets.end() - 1, "）"


def _padded_dates(number: int, line: str) -> Iterator[LineSlip]:
    if "0" not in line:
        return
    for match in _PADDED_DATE.finditer(line):
        zero = line.index("0", match.start() + (5 if match.group(1) else 0))
        text = f"“{line[zero : zero + 3]}”前面多了 0"
        hint = f"年月日不补零，写成“{line[zero + 1 : zero + 3]}”"
        yield LineSlip(zero, "D305", text, hint, (Edit(number, zero, zero + 1, ""),))


def _doubled_marks(number: int, line: str) -> Iterator[LineSlip]:
    for match in _DOTS.finditer(line):
        edits = (Edit(number, match.start(), match.end(), "……"),) if match.group()[0] == "." else ()
        yield LineSlip(match.start(), "D307", f"“{match.group()}”不是省略号", "省略号是“……”", edits)
    for match in _DOUBLED.finditer(line):
        if len(match.group()) > 2 and match.group(1) == "。":
            continue  # meant for an ellipsis
        edit = Edit(number, match.start(), match.end(), match.group(1))
        yield LineSlip(match.start(), "D307", f"标点重复：“{match.group()}”", "留下一个", (edit,))
    for match in _CLASHING.finditer(line):
        both = line[match.start() : match.start() + 2]
        if both[0] != both[1]:
            yield LineSlip(match.start(), "D307", f"两个标点连在一起：“{both}”", "看看该留哪一个")


def _straight_quotes(number: int, line: str) -> Iterator[LineSlip]:
    straight = {match.group() for match in _STRAIGHT.finditer(line)}
    for mark, opening, closing in _QUOTES:
        if mark not in straight:
            continue
        places = [at for at, character in enumerate(line) if character == mark]
        edits = tuple(Edit(number, at, at + 1, closing if count % 2 else opening) for count, at in enumerate(places))
        is_even = len(places) % 2 == 0
        hint = f"改成弯引号 {opening} {closing}" if is_even else "少了一个，补上后改成弯引号"
        yield LineSlip(places[0], "D308", f"直引号 {mark} ", hint, edits if is_even else ())


def _unbalanced_brackets(_number: int, line: str) -> Iterator[LineSlip]:
    waiting: list[tuple[str, int]] = []
    for at, character in enumerate(line.replace("(", "（").replace(")", "）")):
        if character in _CLOSING_OF:
            waiting.append((character, at))
        elif character in _PAIRS:
            if waiting and waiting[-1][0] == _PAIRS[character]:
                waiting.pop()
            elif not _is_item_number(line, at):
                yield LineSlip(at, "D310", f"{line[at]} 前面没有配对的 {_PAIRS[character]}", "补上另一半，或删去")
    for character, at in waiting:
        yield LineSlip(at, "D310", f"{line[at]} 后面没有配对的 {_CLOSING_OF[character]}", "补上另一半，或删去")


def _is_item_number(line: str, at: int) -> bool:
    """1） at the beginning of a line."""
    return line[at] in ")）" and re.fullmatch(rf"[{BLANKS}]*\d{{1,2}}", line[:at]) is not None


def _placeholders(line: str) -> Iterator[LineSlip]:
    for found in placeholders_in(line):
        yield LineSlip(found.start, "D312", f"还有没填的地方：“{found.text}”", "填上内容再印；没有填的印成黄底")


def _slogan_check(slogans: Sequence[str]) -> _Check:
    def misspelt(number: int, line: str) -> Iterator[LineSlip]:
        for start, typed, slogan in near_misses(line, slogans):
            edit = Edit(number, start, start + len(typed), slogan)
            yield LineSlip(start, "D309", f"口号写错了：“{typed}”", f"应为“{slogan}”", (edit,))

    return misspelt


_CHECKS: tuple[_Check, ...] = (
    _invisible_characters,
    _other_characters,
    _blanks_between_characters,
    _half_width_marks,
    _padded_dates,
    _doubled_marks,
    _straight_quotes,
    _unbalanced_brackets,
)
