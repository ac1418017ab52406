"""Where a line of Chinese text on paper may end: what belongs together stays on one line.

Word and LibreOffice end a line behind any hanzi and between a figure and its unit. In a narrow cell that tears 局/长, a
name, 10/月21日, 〔2026〕41/号. So the lines are worked out here, and the paper holds them as lines.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from docgen.model.posts import is_post, is_unit
from docgen.text.common_words import GOES_ON, is_inside_word, sure_unit_ends, word_at
from docgen.text.wording import em_width, latin_count

#: A line of an official paper and the indent of its paragraphs, in em (GB/T 9704).
BODY_LINE_EM, BODY_INDENT_EM = 28.0, 2.0
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
#: The characters that a plate begins with: 航班QJ8653 is none.
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
#: What figures count, in two characters and more: 48小时.
#: 前 and 起 stay with their date; 7月6日 / 前往 are words of their own.
_UNTIL = "(?:底?前(?![往来去后期夕线面任排])|起(?![床草点身])|止)?"
_LONG_UNITS = "分钟|小时|公里|千米|平方米|立方米|公顷|公斤|毫升|周年|人次|批次|场次|席次|工作日|个月"
#: What no line end may stand in: a 文号, a date, a span of time, a plate, a figure with its unit, a foreign word.
_WHOLE = rf"""
    [{_HAN}]{{1,6}}〔\d{{4}}〕\d+号?                               # 云府办函〔2026〕41号
    | (?:座次图见)?附件\d*
    | 第\d+张第\d+格
    | (?:国家|省部|厅局|县处|乡科)级(?:正职|副职)?
    | (?:\d{{4}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|\d{{1,2}}月(?:\d{{1,2}}日)?){_UNTIL}
    | （星期.）
    | \d{{1,2}}[:：]\d{{2}}(?:[—–-]{{1,2}}\d{{1,2}}[:：]\d{{2}})?     # 15:30—16:10
    | \d{{1,2}}[时点](?:\d{{1,2}}分|半|整)?                          # 15时30分
    | [{_PROVINCES}][A-Z]·?[A-Z0-9]{{5,6}}                        # 川Y·A0001
    | (?:\d{{1,3}}、){{0,2}}\d{{1,3}}号车[接送]?                   # 1、2、3号车接
    | -?\d[\d.]*[—–～~-]-?\d[\d.]*(?:℃|[{_HAN}])                # 9—17℃
    | [A-Z]{{1,2}}\d{{1,5}}次?                                  # G8605次
    | 第?\d[\d.,%-]*(?:元/人|元/间(?:·[天晚])?|[万亿]?(?:{_LONG_UNITS})|[万亿][元吨亩人]|[{_HAN}])?  # 12人
    | [A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9.'’@_-]*
"""
#: Marks that begin no line, and marks that end none.
_CLOSING, _OPENING = "，。；：、！？）》】〕”’…—·%", "（《【〔“‘"
#: A line ends best behind these.
_PARTING = "，。；：、）"
#: Hanzi that end the name of a place or body: a line ends well behind them and badly before.
_ENDS_A_NAME = frozenset("省市州县区旗镇乡村局委厅部办处科室院所站府会园馆厂")
_TOWNS = "省市州县区旗镇乡"
_UNIT_SIGNS = frozenset("局厅处科室院所站会园馆厂办系部队组社团")  # with the word before them they name a unit
_PLACE = f"(?:(?![局委部厅司办])[{_HAN}]){{2,3}}?[{_TOWNS}](?![长委直级])"
#: Behind these no line ends well: they lead to what follows.
_LEADING = frozenset("及和与或并")
_UNIT_ENDS = _ENDS_A_NAME | frozenset("社司学心团组行")
_INSIDE_UNIT = 4  # what a line end inside a unit costs beyond what it costs elsewhere
_INSIDE_NAME = 120  # more than a further line costs
_NAME_JOINTS = "·-"  # a long foreign name may be parted behind them
_LONGEST_WHOLE_NAME = 13  # em: in running text a longer one may be parted at its dots
_SHORTEST_NAME_PART = 3  # characters beside a hyphen at which a name may be parted
_NO_UNIT_ENDS = frozenset(
    "农村 乡村 举办 承办 主办 协办 合办 开办 创办 筹办 督办 经办 参会 与会 到会 开会 社会".split()
)
_SHORT_PHRASE = 4  # em between two marks that stay together: a name, a dish, a post, 5日晚餐
#: What Word and LibreOffice put between a hanzi and a Latin letter or figure, and what faces differ by.
_BETWEEN_SCRIPTS, _ALLOWANCE, _WIDER_LATIN = 0.25, 1.02, 0.06
_WIDE = f"{_HAN}—～℃"
_SEAM = rf"(?<=[{_WIDE}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[{_WIDE}])"
_YEAR, _LARGE_HOLE = 5, 4.0  # characters of 2026年; em that a line may lack
_SAFE = 0.3  # em by which a face may be wider than reckoned over a line
_LONGEST_POST = 16  # hanzi
_POST_END = 5  # hanzi in which a post says that it is one: 干部人才专题培训 is none
_WHOLLY_UNIT = 1000  # hanzi: a unit without a post never ends
_RUN = f"[^{re.escape(_CLOSING + _OPENING)}\\s]+"
_LEAST_LAST_LINE = 1.5  # em: no line of a single hanzi
_ROUNDING = 0.05  # em by which the pieces of a line may together be wider than the line
_SHORTEST_BROKEN_HEADING = 4  # characters
_EVEN_LINES = 3  # so many lines are made of like length; more are filled


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """A pattern, compiled when it is first asked: few papers hold a table whose lines are ended here."""
    return re.compile(source, re.X)


def printed_width(text: str) -> float:
    """How wide a text is on paper, in em: Word sets a quarter of an em between hanzi and Latin letters or digits.

    >>> printed_width("2026年7月5日")
    7.25
    """
    has_both = 0 < latin_count(text) < len(text)
    return em_width(text) + (_BETWEEN_SCRIPTS * len(_pattern(_SEAM).findall(text)) if has_both else 0.0)


@lru_cache(maxsize=8192)
def line_width(text: str) -> float:
    """How wide a line is on paper, in em, a little more than it is in any face.

    >>> line_width("会议室"), line_width("12人")
    (3.06, 2.417)
    """
    return round((printed_width(text) + _WIDER_LATIN * latin_count(text)) * _ALLOWANCE, 3)


class _Piece(NamedTuple):
    """What stays together; ``cost`` is how little a line end behind it is wanted: 0 is good."""

    text: str
    width: float
    cost: int


def least_width(text: str, names: Collection[str] = ()) -> float:
    """The narrowest column, in em, in which nothing is torn."""
    return max((piece.width for line in text.split("\n") for piece in _pieces(line, frozenset(names))), default=0.0)


def least_width_of_words(text: str, names: Collection[str] = ()) -> float:
    """The narrowest column, in em, in which no name and no word is torn; a short phrase is parted between its words.

    >>> least_width("海鲜过敏"), least_width_of_words("海鲜过敏"), least_width_of_words("维吾尔族")
    (4.08, 2.04, 4.08)
    """
    kept = frozenset(names)
    return max((part.width for line in text.split("\n") for part in _parted(_pieces(line, kept), 1, kept)), default=0.0)


def _parted(pieces: Sequence[_Piece], width: float, names: frozenset[str]) -> Sequence[_Piece]:
    """Pieces that are wider than the column, as halves if they consist of words."""
    if all(piece.width <= width for piece in pieces):
        return pieces
    return [part for piece in pieces for part in (_halves(piece, names) if piece.width > width else (piece,))]


def _halves(piece: _Piece, names: frozenset[str]) -> tuple[_Piece, ...]:
    text = piece.text
    first = word_at(text, 0)
    if text in names or len(first) < 2 or len(text) - len(first) < 2 or not _pattern(f"[{_HAN}]+").fullmatch(text):
        return (piece,)
    rest = text[len(first) :]
    return _Piece(first, line_width(first), 3), _Piece(rest, line_width(rest), piece.cost)


def break_lines(text: str, width: float, names: Collection[str] = ()) -> list[str]:
    """The lines of a text in a column of ``width`` em: as few as can be, ended where they end best, of like length.

    ``names`` are never torn. What is wider than the column stands on a line of its own.

    >>> break_lines("云州市文化和旅游局局长", 10)
    ['云州市文化和旅游局', '局长']
    >>> break_lines("来宾：全体（12人）、沈静、罗文", 8)
    ['来宾：全体', '（12人）、', '沈静、罗文']
    """
    kept = frozenset(names)
    return [line for part in text.split("\n") for line in _lines(_parted(_pieces(part, kept), width, kept), width)]


def heading_lines(text: str, width: float) -> list[str]:
    """The lines of a short heading in a column of ``width`` em: one, or two of like length.

    >>> heading_lines("陪同人员", 4.1), heading_lines("陪同人员", 3.5), heading_lines("单位及职务", 4)
    (['陪同人员'], ['陪同', '人员'], ['单位', '及职务'])
    """
    if len(text) < _SHORTEST_BROKEN_HEADING or line_width(text) <= width + _ROUNDING:
        return [text]
    inside = {at + more for at in range(len(text)) for more in range(1, len(word_at(text, at)))}
    places = range(1, len(text))
    best = min(places, key=lambda at: (at in inside or text[at - 1] in _LEADING, abs(2 * at - len(text)), at))
    return [text[:best], text[best:]]


def lines_taken(text: str, width: float, names: Collection[str] = ()) -> int:
    """How many lines a text fills in a column of ``width`` em when nothing is torn.

    >>> lines_taken("云州市文化和旅游局局长", 10), lines_taken("", 10)
    (2, 1)
    """
    if line_width(text) <= width:
        return 1
    lines, room = 1, width
    for piece in _pieces(text, frozenset(names)):
        if piece.width > room + _ROUNDING and room < width:
            lines, room = lines + 1, width
        room -= piece.width
    return lines


def is_torn(text: str, width: float, names: Collection[str] = ()) -> bool:
    """Whether a line in a column of ``width`` em, filled as Word fills it, ends inside what is one, or is one hanzi.

    >>> is_torn("云州市水利局副局长", 8), is_torn("看今天的变化谈明天", 5.2)
    (True, False)
    """
    if line_width(text) <= width:
        return False
    room = width
    for piece in _pieces(text, frozenset(names)):
        if piece.width > room and len(piece.text.rstrip(_CLOSING)) > 1:
            return True
        room = (room if piece.width <= room else width) - piece.width
    return room != width and width - room < _LEAST_LAST_LINE


class LineEnd(NamedTuple):
    """Before which character of a running text a line must end, and how many em that line then lacks."""

    place: int
    lacks: float


def _year_that_fits(text: str, room: float) -> str:
    """2026年 of a date, where a line would lack much without it; empty where the date stays whole."""
    year = text[:_YEAR]
    is_date = year[:-1].isdecimal() and year[-1:] == "年" and len(text) > _YEAR
    return year if is_date and room > _LARGE_HOLE and printed_width(year) <= room - _SAFE else ""


def line_ends(
    text: str, width: float, indent: float, names: Collection[str] = (), keeps_phrases: bool = False
) -> list[LineEnd]:
    """Where a paragraph must end its lines so that nothing is torn; elsewhere the text flows.

    Lines are ``width`` em, the first ``indent`` less; the last mark of a line may hang over the edge. Where names are
    listed it ``keeps_phrases``: what is short and stands between two marks is not torn either.
    """
    if indent + len(text) * (1 + _BETWEEN_SCRIPTS) < width - _SAFE:
        return []  # most cells hold a word or two
    ends, at, room = list[LineEnd](), 0, width - indent
    for piece in _joined_names(_pieces(text, frozenset(names), keeps_phrases)):
        seam = _BETWEEN_SCRIPTS if at and _pattern(_SEAM).match(text, at) else 0.0
        hanging = 1.0 if piece[-1] in _CLOSING else 0.0
        if seam + printed_width(piece) - hanging > room - _SAFE:
            is_whole = len(piece.rstrip(_CLOSING).lstrip(_OPENING)) > 1
            year = _year_that_fits(piece, room - seam)
            if room >= 0 and at and is_whole and printed_width(piece) <= width:  # behind a hanging mark it ends anyway
                ends.append(LineEnd(at + len(year), room - printed_width(year)))
            room, seam = width + printed_width(year), 0.0
        room -= seam + printed_width(piece) % width
        at += len(piece)
    return ends


def _joined_names(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Pieces of running text; the parts of a foreign name that is not too long are one piece."""
    held = list[str]()
    for piece in pieces:
        held.append(piece.text)
        if (
            piece.text[-1] not in _NAME_JOINTS or len(piece.text) <= 2
        ):  # of a name that is not listed one hanzi is known
            whole = "".join(held)
            yield from [whole] if em_width(whole.rstrip(_CLOSING)) <= _LONGEST_WHOLE_NAME else held
            held = []
    yield from held


@lru_cache(maxsize=4096)
def _pieces(text: str, names: frozenset[str], keeps_phrases: bool = True) -> tuple[_Piece, ...]:
    """A text in what stays together; in a narrow column also a short phrase does, in running text it may end a line."""
    tokens = list(_tokens(text, names, keeps_phrases))
    if not keeps_phrases:
        return tuple(_with_marks(tokens, (), frozenset()))
    return tuple(_with_marks(tokens, _unit_lengths(text), sure_unit_ends(text)))


def _tokens(text: str, names: frozenset[str], keeps_phrases: bool) -> Iterator[str]:
    """Names, whole expressions, short phrases, common words; otherwise single characters.

    In running text 星期四 may be torn: a line that lacked the bracket would have a hole at its end.
    """
    at, by_initial = 0, _by_initial(names)
    while at < len(text):
        name = next((name for name in by_initial.get(text[at], ()) if text.startswith(name, at)), "")
        match = _pattern(_WHOLE).match(text, at)
        phrase = max(_phrase(text, at), word_at(text, at), _place(text, at), key=len) if keeps_phrases else text[at]
        whole = match[0] if match and (keeps_phrases or text[at] != "（") else ""
        token = name or max(phrase, whole, key=len)
        if keeps_phrases and at == 0 and len(token) == 1 and token in _TOWNS:
            token += word_at(text, 1)  # 区行政中心, 市财政局
        if keeps_phrases and not name:
            token += _end_of_unit(text, at + len(token), token)
        if keeps_phrases:
            behind = text[at + len(token) :]
            token += behind[: len(behind) - len(behind.lstrip(" "))]  # no line begins with a space
        yield from _name_parts(token) if keeps_phrases else (token,)
        at += len(token)


def _end_of_unit(text: str, at: int, token: str) -> str:
    """局 behind 水利, 室 behind 会议: what makes a unit of a word is not parted from it."""
    ends = text[at : at + 1] in _UNIT_SIGNS and len(token) > 1 and token == word_at(text, at - len(token))
    return text[at] if ends and text[at : at + 1] and not word_at(text, at) and text[at + 1 : at + 2] != "长" else ""


def _name_parts(token: str) -> tuple[str, ...]:
    """奥康奈尔-|史密斯, O’Connell-|Smith: a long name is parted behind its hyphen where a column is narrow."""
    before, hyphen, behind = token.partition("-")
    is_name = hyphen and min(len(before), len(behind)) >= _SHORTEST_NAME_PART
    parts = _pattern(f"[A-Za-zÀ-ɏ’'{_HAN}]+")
    return (before + hyphen, behind) if is_name and parts.fullmatch(before) and parts.fullmatch(behind) else (token,)


@lru_cache(maxsize=16)
def _by_initial(names: frozenset[str]) -> dict[str, list[str]]:
    """Names by their first character, long ones first."""
    lists: dict[str, list[str]] = {}
    for name in sorted(filter(None, names), key=lambda name: (-len(name), name)):
        lists.setdefault(name[0], []).append(name)
    return lists


def _place(text: str, at: int) -> str:
    """云州市, 柳溪镇 where a text or a phrase of it begins with a place, or a place follows its town."""
    before = at == 0 or text[at - 1] in _CLOSING + _OPENING + _TOWNS
    place = _pattern(_PLACE).match(text, at) if before else None
    return place[0] if place and not is_inside_word(text, at + len(place[0])) else ""


def _phrase(text: str, at: int) -> str:
    """What stands between two marks, if it is short; else one character."""
    before = at == 0 or text[at - 1] in _CLOSING + _OPENING
    run = _pattern(_RUN).match(text, at) if before else None
    return run[0] if run and em_width(run[0]) <= _SHORT_PHRASE else text[at]


def _unit_lengths(text: str) -> tuple[int, ...]:
    """Where the unit may end in a unit with a post behind it, the longest first: 中心接待科|科长, 中心|接待科科长."""
    if not _pattern(f"[{_HAN}、]{{4,40}}").fullmatch(text):
        return ()
    lengths = range(len(text) - 2, max(1, len(text) - _LONGEST_POST), -1)
    ends = (
        at
        for at in lengths
        if _ends_unit(text[at - 2 : at])
        and _begins_post(text[at : at + 2])
        and not is_inside_word(text, at)
        and not text.startswith(GOES_ON, at)
    )
    return tuple(
        at for at in ends if _place(text, 0) != text[:at] and is_unit(text[:at]) and is_post(text[at:][-_POST_END:])
    )


def _ends_unit(two: str) -> bool:
    """Whether a unit may end with these characters: 石桥村 may, 农村 and 举办 may not."""
    return two[1] in _UNIT_ENDS and two not in _NO_UNIT_ENDS


def _begins_post(two: str) -> bool:
    """Whether a post may begin with these characters: 局长 may, 局局 and 长、 may not."""
    return two[0] != "长" and (two[0] not in _ENDS_A_NAME or two[1] == "长" or two == "乡村")


def _with_marks(tokens: Sequence[str], unit_lengths: Sequence[int], sure_ends: Collection[int]) -> Iterator[_Piece]:
    """Tokens with the marks that may not be parted from them; the post behind the longest unit stays whole."""
    held, taken, before = "", 0, ""
    longest_unit = unit_lengths[0] if unit_lengths else _WHOLLY_UNIT
    last_end = max((*unit_lengths, *sure_ends), default=0)
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else ""
        held, taken = held + token, taken + len(token)
        if longest_unit < taken and following and token not in _PARTING:
            continue
        if token in _OPENING or (following and following[0] in _CLOSING):
            continue
        cost = _cost(held, following, taken in unit_lengths)
        cost += _INSIDE_UNIT if cost and taken < last_end else 0
        yield _Piece(held, _width_behind(before, held), min(cost, 1) if taken in sure_ends else cost)
        held, before = "", held[-1]
    if held:
        yield _Piece(held, _width_behind(before, held), 0)


def _width_behind(before: str, text: str) -> float:
    """How wide a piece is with the space that is set between it and the character before it."""
    return round(line_width(before + text) - line_width(before), 3)


def _cost(text: str, following: str, ends_unit: bool) -> int:
    """How little a line end is wanted between two texts."""
    if ends_unit or text[-1] in _PARTING or following[:1] in _OPENING:
        return 0
    if text[-1] in _NAME_JOINTS and len(text) > 1:
        return _INSIDE_NAME
    if following in _ENDS_A_NAME or text[-1] in _LEADING:
        return 12
    if text[-1] in _TOWNS and len(text) > 1:
        return 2
    if following in _LEADING or (len(text) > 1 and len(following) > 1):
        return 3
    if text[-1] in _ENDS_A_NAME:
        return 4
    return 5 if len(text) > 1 or len(following) > 1 else 7


def _lines(pieces: Sequence[_Piece], width: float) -> list[str]:
    """The best lines by looking back from every piece: fewest, then least cost, then most even if they are few."""
    total = sum(piece.width for piece in pieces)
    if total <= width + _ROUNDING:
        return ["".join(piece.text for piece in pieces)]
    evenness = 10 if total <= _EVEN_LINES * width else 2
    best: list[tuple[float, int]] = [(0.0, 0)]  # the cost of the lines so far, and the negative start of the last
    for end in range(1, len(pieces) + 1):
        choices = []
        taken = 0.0
        for start in range(end - 1, -1, -1):
            taken += pieces[start].width
            if taken > width and start < end - 1:
                break
            slack = max(0.0, width - taken) / width
            short = 50 if end == len(pieces) and taken < _LEAST_LAST_LINE and start else 0
            cost = 100 + evenness * slack * slack + (pieces[end - 1].cost if end < len(pieces) else 0) + short
            choices.append((best[start][0] + cost, -start))
        best.append(min(choices))
    cuts = [len(pieces)]
    while cuts[-1]:
        cuts.append(-best[cuts[-1]][1])
    cuts.reverse()
    return ["".join(piece.text for piece in pieces[a:b]) for a, b in pairwise(cuts)]
