"""The figures of a finished text compared with the ledger: which contradict it, and which it does not have."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.draft.cost_figures import BEFORE, BUDGET, LEFT_OF_BUDGET, MOVED, PUBLIC_FUNDS, TOTAL, cost_faults
from docgen.errors import Level, Mark, Problem
from docgen.model.ledger import BATCHES, COST, LEADERS, PEOPLE, KnownFigures

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
_HALF_WIDTH = {ord("０") + digit: str(digit) for digit in range(10)}
_LEADERS = re.compile(r"领导(?:干部|同志)?$")
_LAST_YEAR = re.compile(r"(?:上年|去年|上一年)(?:同期)?(?:共|累计)?(?:接待|完成|服务|保障)?了?(?:来宾)?$")
_OF_YEAR = re.compile(
    r"(\d{4})年(?:度|全年)?(?:共|累计|共计)?(?:圆满)?(?:接待|完成|服务|保障)?了?(?:各[类级])?(?:来宾)?$"
)
_TIMES = "次数"
_OF_COSTS = re.compile("接待费|接待经费|接待支出|接待开支|招待费|费用|支出|经费|预算|“三公”")
_COLUMNS = {"批次": BATCHES, "批": BATCHES, "人次": PEOPLE, "人": PEOPLE, "位": LEADERS, "名": PEOPLE}
_UNITS = {BATCHES: "批次", PEOPLE: "人次", LEADERS: "位", _TIMES: "次"}
#: Columns of money in a table, and the sums in their cells.
_COST_HEADING = re.compile(
    r"(?P<mean>人均|批均)?(?:公务)?(?:接待)?(?:费用|费|经费|支出|金额)?(?:[（(](?P<unit>万元|元)[）)])?(?<=[费用支出额元）)])"
)
_COST_CELL = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_WAYS = {"增加": "增长", "上升": "增长", "提高": "增长", "减少": "下降"}


class PlacedParagraph(NamedTuple):
    """A paragraph with the place of its first character."""

    mark: Mark
    text: str

    def problem(self, at: int, code: str, text: str, hint: str, level: Level) -> Problem:
        """A problem at the character ``at`` of the paragraph, counted from 0."""
        return Problem(self.mark._replace(column=self.mark.column + at), code, level, text, hint, self.text)


class _LedgerFigures(NamedTuple):
    """The figures of the ledger, ready to be looked for in a text."""

    known: KnownFigures
    names: re.Pattern[str]  # of classes, months, activities …
    anywhere: Mapping[str, set[int]]  # every figure by its column
    cost_names: re.Pattern[str]  # of what has a sum


def figure_contradictions(texts: Iterable[PlacedParagraph], known: KnownFigures) -> Iterator[Problem]:
    """Every figure that contradicts the ledger, and as a note every one of 批 and 人次 that it has nowhere."""
    ledger = _prepare(known)
    for text in texts:
        line = PlacedParagraph(text.mark, text.text.translate(_HALF_WIDTH))
        if _NUMERAL.search(line.text):
            yield from _wrong_figures(line, ledger)
            yield from _wrong_rates(line, known)
            yield from _wrong_costs(line, ledger)


def _wrong_costs(line: PlacedParagraph, ledger: _LedgerFigures) -> Iterator[Problem]:
    for fault in cost_faults(line.text, ledger.cost_names, ledger.known.costs):
        if fault.is_note:
            yield line.problem(fault.at, "D318", fault.text, fault.hint, "note")
        else:
            yield line.problem(fault.at, "D317", fault.text, fault.hint, "error")


def _prepare(known: KnownFigures) -> _LedgerFigures:
    names = "|".join(re.escape(name) for name in sorted(known.named, key=len, reverse=True))
    sources = [*known.named.values(), *known.elsewhere.values(), known.total, known.before]
    anywhere = {
        column: {figures[column] for figures in sources if column in figures}
        for column in (BATCHES, PEOPLE, LEADERS, _TIMES)
    }
    subjects = {*known.costs.sums, *known.costs.least} - {TOTAL, BEFORE, BUDGET, LEFT_OF_BUDGET, MOVED, PUBLIC_FUNDS}
    cost_names = "|".join(re.escape(name) for name in sorted(subjects, key=len, reverse=True))
    return _LedgerFigures(known, re.compile(names or r"(?!)"), anywhere, re.compile(cost_names or r"(?!)"))


def table_sentences(rows: Sequence[Sequence[tuple[Mark, str]]]) -> Iterator[PlacedParagraph]:
    """The figures of a table, each as a sentence of its own: 厅局级20批次."""
    headings = [text.strip() for _, text in rows[0]] if rows else []
    for row in rows[1:]:
        name = row[0][1].strip() if row else ""
        name = "共计" if name in ("合计", "总计") else name
        for heading, (mark, text) in zip(headings[1:], row[1:], strict=False):
            if (cost := _COST_HEADING.fullmatch(heading)) and _COST_CELL.fullmatch(text.strip()):
                about = f"{name}{cost['mean'] or ''}接待费"
                unit = cost["unit"] or "元"
                yield PlacedParagraph(mark._replace(column=1 - len(about)), f"{about}{text.strip()}{unit}")
            if heading in _UNITS and text.strip().isdigit():
                # the place is that of the figure's cell
                yield PlacedParagraph(mark._replace(column=1 - len(name)), f"{name}{text.strip()}{_UNITS[heading]}")


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


class _StatedFigure(NamedTuple):
    """A figure as a text states it: 近1200人次 is 1200, about 近, in the column 人次."""

    text: str
    start: int
    number: float
    column: str
    subject: str  # what it is about, "" where the text does not tell
    unit: str
    about: str
    more: bool

    @property
    def is_exact(self) -> bool:
        return not self.about and not self.more


def _wrong_figures(line: PlacedParagraph, ledger: _LedgerFigures) -> Iterator[Problem]:
    for stated in _stated_figures(line.text, ledger):
        right = _right_figure(stated, ledger.known)
        if right is not None:
            if not _agrees(stated, right):
                text = f"{stated.subject}的{stated.column}写的是“{stated.text}”，台账是{right}"
                yield line.problem(stated.start, "D317", text, f"改成{right}", "error")
        elif stated.is_exact and stated.number < (least := _least_figure(stated, ledger.known)):
            text = f"{stated.subject}的{stated.column}写的是“{stated.text}”，台账有记录的就有{least}"
            yield line.problem(stated.start, "D317", text, "核对台账和稿子", "error")
        elif _is_nowhere(stated, ledger):
            text = f"“{stated.text}”在台账里对不上任何数字"
            yield line.problem(stated.start, "D318", text, "核对它说的是什么", "note")


def _stated_figures(text: str, ledger: _LedgerFigures) -> Iterator[_StatedFigure]:
    subject, end = "", 0
    for match in _FIGURE.finditer(text):
        between = text[end : match.start()]
        end = match.end()
        subject = _subject(between, subject, ledger)
        column = _COLUMNS.get(match["unit"], _TIMES)
        if column == PEOPLE and _LEADERS.search(between):
            column, subject = LEADERS, subject or _TOTAL
        yield _StatedFigure(
            match.group().strip(),
            match.start(),
            number(match["number"]),
            column,
            subject,
            match["unit"],
            match["about"] or "",
            bool(match["more"]),
        )


def _right_figure(stated: _StatedFigure, known: KnownFigures) -> int | None:
    """The figure of the ledger that a stated one is about, if there is one."""
    whole = {_TOTAL: known.total, _CHANGE: known.moved, _YEAR_BEFORE: known.before}
    figures = whole.get(stated.subject) or known.named.get(stated.subject, {})
    return figures.get(stated.column)


def _least_figure(stated: _StatedFigure, known: KnownFigures) -> int:
    """What the true figure is no smaller than, where it is known in part."""
    return known.at_least.get(stated.subject, {}).get(stated.column, 0)


def _is_nowhere(stated: _StatedFigure, ledger: _LedgerFigures) -> bool:
    """Whether an exact figure of 批 or 人次 stands nowhere in the ledger."""
    is_looked_for = stated.is_exact and stated.subject != _CHANGE and stated.unit in ("批次", "批", "人次")
    return is_looked_for and stated.number not in ledger.anywhere[stated.column]


def _subject(between: str, before: str, ledger: _LedgerFigures) -> str:
    """What a figure is about: the name just before it, the whole year, or what the figure before it was about.

    ``between`` is the text between the two figures, ``before`` the subject of the one before.
    """
    if _MOVED.search(between):
        return _CHANGE
    sentence = _SENTENCE.split(between)[-1]
    named = list(ledger.names.finditer(sentence))
    if named and len(sentence) - named[-1].end() <= _REACH:
        return named[-1].group()
    clause = _CLAUSE.split(sentence)[-1]
    if month := _MONTH.search(clause):
        return f"{month.group(1)}月"
    if year := _OF_YEAR.search(clause):
        this_year = ledger.known.year
        return {this_year: _TOTAL, this_year - 1: _YEAR_BEFORE}.get(int(year.group(1)), "")
    if _LAST_YEAR.search(clause):
        return _YEAR_BEFORE
    if _ALL.search(clause):
        return _TOTAL
    return before if not between.strip(" 、共计和，,") else ""


def _agrees(stated: _StatedFigure, right: int) -> bool:
    """Whether a stated figure, exact or about, fits the right one."""
    number = stated.number
    if stated.more:
        digits = str(int(number))
        scale = float(f"1e{max(1, len(digits) - len(digits.rstrip('0')))}")
        return number <= right < number + scale
    if stated.about == "近":
        return number * 0.9 <= right <= number
    if stated.about in ("约", "大约"):
        return abs(number - right) <= right * 0.1
    return right >= number if stated.about else number == right


def _wrong_rates(line: PlacedParagraph, known: KnownFigures) -> Iterator[Problem]:
    """Rates against the year before that contradict the ledger, and as a note those that it does not have."""
    if not known.rates or not re.search(f"同比|上年|去年|{known.year - 1}年", line.text):
        return
    end = 0
    for match in _RATE.finditer(line.text):
        column = _rate_column(line.text[end : match.start()])
        end = match.end()
        stated = f"{_WAYS.get(match['way'], match['way'])}{match['number'].removesuffix('.0')}%"
        if column and stated != known.rates.get(column, stated):
            text = f"{column}同比写的是“{match.group()}”，台账是{known.rates[column]}"
            yield line.problem(match.start(), "D317", text, f"改成{known.rates[column]}", "error")
        elif not column and stated not in known.rates.values():
            rates = "、".join(f"{name}{rate}" for name, rate in known.rates.items())
            text = f"“{match.group()}”在台账里对不上任何同比"
            yield line.problem(match.start(), "D318", text, f"台账是：{rates}", "note")


def _rate_column(between: str) -> str:
    """The column that a rate is about, "" where the text does not tell.

    In 批次、人次分别增长 only a reader can tell which rate belongs to which.
    """
    if _OF_COSTS.search(between):
        return COST
    named = [column for column in (BATCHES, PEOPLE) if column in between]
    return named[0] if len(named) == 1 and "分别" not in between else ""
