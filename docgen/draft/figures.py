"""The figures of a finished text beside the ledger: what contradicts it, and what it knows nothing of."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.errors import Level, Mark, Problem
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, Known

_HAN_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_NUMERAL = re.compile(rf"[\d{''.join(_HAN_DIGITS)}十百]")
_COUNT = r"(?:\d{1,3}(?:[,，]\d{3})+|\d+(?:\.\d+)?)万?|[〇零一二两三四五六七八九十百千]{2,}万?|[一二两三四五六七八九十]"
#: Words that make a figure approximate: on which side of it the truth lies.
_ABOUT = r"(?P<about>近|约|大约|超过|超|逾|突破)?"
_FIGURE = re.compile(
    rf"{_ABOUT}\s*(?P<number>{_COUNT})\s*(?P<more>余|多)?\s*(?P<unit>批次|批|人次|人|位|名|次|场次|场|期)"
    r"(?![的]?(?:以上|以下|以内))"
)
_CLAUSE = re.compile(r"[，。；：、！？（）,;:()\s]")
_RATE = re.compile(r"(?P<way>增长|下降|增加|减少|上升|提高)\s*(?P<number>\d+(?:\.\d+)?)[%％]")
_SENTENCE = re.compile(r"[。；！？]")
_MONTH = re.compile(r"(?<!\d)(1[0-2]|[1-9])月份?(?:共|全月|共计|接待|完成)*$")
_ALL = re.compile(
    r"(?:共计|累计|总计|合计|总量|总数|圆满完成|(?:全年|一年来|共)(?:共|累计)?(?:圆满)?(?:接待|完成|服务|保障)?了?(?:各[类级])?(?:来宾)?)$"
)
_MOVED = re.compile(r"(?:增加|减少|增长|多了?|少了?|净增)$")
_TOTAL, _CHANGE, _YEAR_BEFORE = "合计", "比上年增减", "上年"
_REACH = 12  # characters between a name and the figure that is about it


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with the place of its first character."""

    mark: Mark
    text: str


_HALF_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}
_LEADERS = re.compile(r"领导(?:干部|同志)?$")
_BEFORE = re.compile(r"(?:上年|去年|上一年)(?:同期)?(?:共|累计)?(?:接待|完成|服务|保障)?了?(?:来宾)?$")
_OF_YEAR = re.compile(
    r"(\d{4})年(?:度|全年)?(?:共|累计|共计)?(?:圆满)?(?:接待|完成|服务|保障)?了?(?:各[类级])?(?:来宾)?$"
)
_COLUMNS = {"批次": "批次", "批": "批次", "人次": "人次", "人": "人次", "位": "领导人数", "名": "人次"}


def contradictions(lines: Iterable[Line], known: Known) -> Iterator[Problem]:
    """Every figure that contradicts the ledger, and as a note every one of 批 and 人次 that it has nowhere."""
    names = re.compile("|".join(re.escape(name) for name in sorted(known.named, key=len, reverse=True)) or r"(?!)")
    sources = [*known.named.values(), *known.elsewhere.values(), known.total, known.before]
    anywhere = {
        column: {figures[column] for figures in sources if column in figures}
        for column in ("批次", "人次", "领导人数", "次数")
    }
    for one in lines:
        line = Line(one.mark, one.text.translate(_HALF_WIDTH))
        if not _NUMERAL.search(line.text):
            continue
        yield from _figures(line, known, names, anywhere)
        yield from _rates(line, known)


def in_words(rows: Sequence[Sequence[tuple[Mark, str]]]) -> Iterator[Line]:
    """The figures of a table as sentences of their own: 厅局级20批次."""
    heads = [text.strip() for _, text in rows[0]] if rows else []
    for row in rows[1:]:
        name = row[0][1].strip() if row else ""
        name = "共计" if name in ("合计", "总计") else name
        for head, (mark, text) in zip(heads[1:], row[1:], strict=False):
            if head in _UNITS and text.strip().isdigit():
                # the place is that of the figure's cell
                yield Line(mark._replace(column=1 - len(name)), f"{name}{text.strip()}{_UNITS[head]}")


_UNITS = {BATCHES: "批次", PEOPLE: "人次", LEADERS: "位", "次数": "次"}


def number(text: str) -> float:
    """What a numeral means.

    >>> [number(text) for text in ("1,153", "1.2万", "七十", "一百二十三", "二〇二三", "两")]
    [1153.0, 12000.0, 70.0, 123.0, 2023.0, 2.0]
    """
    text = text.replace(",", "").replace("，", "")
    if text[0].isascii():
        return float(text.removesuffix("万")) * (10000 if text.endswith("万") else 1)
    if not any(character in _HAN_UNITS for character in text):
        return float("".join(str(_HAN_DIGITS[character]) for character in text))
    whole, part, digit = 0, 0, 0
    for character in text:
        if character == "万":
            whole, part, digit = (whole + part + digit) * 10000, 0, 0
        elif character in _HAN_UNITS:
            part += (digit or 1) * _HAN_UNITS[character]
            digit = 0
        else:
            digit = _HAN_DIGITS[character]
    return float(whole + part + digit)


def _figures(line: Line, known: Known, names: re.Pattern[str], anywhere: Mapping[str, set[int]]) -> Iterator[Problem]:
    subject, at = "", 0
    for found in _FIGURE.finditer(line.text):
        between = line.text[at : found.start()]
        subject = _subject(between, subject, names, known)
        at = found.end()
        column = _COLUMNS.get(found["unit"], "次数")
        if column == "人次" and _LEADERS.search(between):
            column, subject = "领导人数", subject or _TOTAL
        whole = {_TOTAL: known.total, _CHANGE: known.moved, _YEAR_BEFORE: known.before}
        figures = whole.get(subject) or known.named.get(subject, {})
        shown = found.group().strip()
        exact = not found["about"] and not found["more"]
        typed = number(found["number"])
        if column in figures:
            if not _agrees(typed, figures[column], found["about"] or "", bool(found["more"])):
                text = f"{subject}的{column}写的是“{shown}”，台账是{figures[column]}"
                yield _problem(line, found.start(), "D317", text, f"改成{figures[column]}", "error")
        elif subject != _CHANGE and found["unit"] in ("批次", "批", "人次") and exact and typed not in anywhere[column]:
            text = f"“{shown}”在台账里对不上任何数字"
            yield _problem(line, found.start(), "D318", text, "核对它说的是什么", "note")


def _subject(between: str, before: str, names: re.Pattern[str], known: Known) -> str:
    """What a figure is about: the name just before it, the whole year, or what the figure before it was about."""
    if _MOVED.search(between):
        return _CHANGE
    near = _SENTENCE.split(between)[-1]
    named = list(names.finditer(near))
    if named and len(near) - named[-1].end() <= _REACH:
        return named[-1].group()
    clause = _CLAUSE.split(near)[-1]
    if month := _MONTH.search(clause):
        return f"{month.group(1)}月"
    if year := _OF_YEAR.search(clause):
        return {known.year: _TOTAL, known.year - 1: _YEAR_BEFORE}.get(int(year.group(1)), "")
    if _BEFORE.search(clause):
        return _YEAR_BEFORE
    if _ALL.search(clause):
        return _TOTAL
    return before if not between.strip(" 、共计和，,") else ""


def _agrees(typed: float, right: int, about: str, more: bool) -> bool:
    """Whether a stated figure, exact or about, fits the right one."""
    if more:
        digits = str(int(typed))
        scale = float(f"1e{max(1, len(digits) - len(digits.rstrip('0')))}")
        return typed <= right < typed + scale
    if about == "近":
        return typed * 0.9 <= right <= typed
    if about in ("约", "大约"):
        return abs(typed - right) <= right * 0.1
    return right >= typed if about else typed == right


def _rates(line: Line, known: Known) -> Iterator[Problem]:
    if not known.rates or not re.search(f"同比|上年|去年|{known.year - 1}年", line.text):
        return
    last_end = 0
    for found in _RATE.finditer(line.text):
        between = line.text[last_end : found.start()]
        last_end = found.end()
        named = [word for word in ("批次", "人次") if word in between]
        # 批次、人次分别增长: which is whose only a reader can tell
        column = named[-1] if len(named) == 1 and "分别" not in between else ""
        ways = {"增加": "增长", "上升": "增长", "提高": "增长", "减少": "下降"}
        stated = f"{ways.get(found['way'], found['way'])}{found['number'].removesuffix('.0')}%"
        if column and stated != known.rates.get(column, stated):
            text = f"{column}同比写的是“{found.group()}”，台账是{known.rates[column]}"
            yield _problem(line, found.start(), "D317", text, f"改成{known.rates[column]}", "error")
        elif not column and stated not in known.rates.values():
            text = f"“{found.group()}”在台账里对不上任何同比"
            yield _problem(
                line,
                found.start(),
                "D318",
                text,
                f"台账是：{'、'.join(f'{k}{v}' for k, v in known.rates.items())}",
                "note",
            )


def _problem(line: Line, at: int, code: str, text: str, hint: str, level: Level) -> Problem:
    return Problem(line.mark._replace(column=line.mark.column + at), code, level, text, hint, line.text)
