"""What is wrong with the visits of a year, seen together: nothing that would make a total false gets past here."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from docgen.errors import Level, Mark, Problem
from docgen.ledger.totals import total_of
from docgen.model.ledger import (
    BATCHES,
    LEADERS,
    PEOPLE,
    Activity,
    Ledger,
    Record,
    Work,
    YearBefore,
)
from docgen.model.suggestions import suggestion


def ledger_problems(ledger: Ledger) -> tuple[Problem, ...]:
    """Everything wrong with the visits of ``ledger`` and with what 工作.yaml says, each at its place."""
    years = {record.first.year for record in ledger.records}
    if len(ledger.records) > 1 and len(years) == 1 and ledger.year not in years:
        text = f"{len(ledger.records)}次来访都在{years.pop()}年，没有一次在{ledger.year}年"
        return (Problem(None, "D201", "error", text, "核对 --year 和文件夹"),)
    return tuple(
        chain(
            _nothing(ledger),
            *(_of_a_visit(record, ledger, ledger.year) for record in ledger.records),
            *(_of_a_visit(record, ledger, ledger.year - 1) for record in ledger.before),
            _doubles((*ledger.records, *ledger.before)),
            _likenesses(ledger.records),
            _of_work(ledger.work, ledger.year),
        )
    )


def _nothing(ledger: Ledger) -> Iterator[Problem]:
    if not ledger.records and not any(problem.level == "error" for problem in ledger.notices):
        yield Problem(None, "D214", "error", "台账里没有来访", "核对文件夹；来访文件以 .yaml 结尾")


def _of_a_visit(record: Record, ledger: Ledger, year: int) -> Iterator[Problem]:
    figures = record.figures
    if record.first.year != year:
        yield _at(
            record,
            "dates",
            "D201",
            f"{_name(record)}从{record.first.year}年{record.first.month}月{record.first.day}日开始，不在{year}年",
            "核对日期；来访按第一天所在的年月统计，跨年的记在上一年",
        )
    yield from _class(record, [group.name for group in ledger.office.groups])
    if figures.people < record.listed:
        text = f"{_name(record)}记{figures.people}人，名单却有{record.listed}人"
        yield _at(record, "people", "D124", text, "改正人数，或核对名单")
    elif not figures.people:
        yield _at(record, "people", "D205", f"{_name(record)}的人次是 0", "写上实到人数；取消的来访从台账里拿掉")
    if figures.leaders > figures.people:
        text = f"{_name(record)}的领导人数{figures.leaders}多于人次{figures.people}"
        yield _at(record, "leaders", "D206", text, "人次含随行人员，不会少于领导人数")
    if not figures.batches:
        yield _at(record, "batches", "D207", f"{_name(record)}的批次是 0", "一行记一批；取消的从台账里拿掉")
    elif figures.batches > figures.people > 0:
        text = f"{_name(record)}的批次{figures.batches}多于人次{figures.people}"
        yield _at(record, "batches", "D207", text, "看看两列是不是填反了")
    if not record.code:
        text = f"{_name(record)}没有编号，查数时只能按文件名和行号找"
        yield _at(record, "", "D208", text, "写上编号", "should")
    known = [one.name for one in ledger.office.of_which]
    for tag in record.tags if known else ():
        if tag not in known:
            hint = suggestion(tag, known) or f"可以写：{'、'.join(known)}"
            yield _at(record, "tags", "D209", f"办公室文件的“其中”里没有“{tag}”", hint)


def _class(record: Record, classes: Sequence[str]) -> Iterator[Problem]:
    if not record.group:
        like = f"名单中级别最高的是{record.top}；" if record.top else ""
        hint = f"{like}可以写：{'、'.join(classes)}" if classes else f"{like}写上统计类别"
        yield _at(record, "group", "D202", f"{_name(record)}没有统计类别，归不进哪一类", hint)
    elif classes and record.group not in classes:
        hint = suggestion(record.group, classes) or f"可以写：{'、'.join(classes)}"
        yield _at(record, "group", "D203", f"办公室文件里没有“{record.group}”这一类", hint)


def _doubles(records: Iterable[Record]) -> Iterator[Problem]:
    seen: dict[str, Record] = {}
    for record in records:
        first = seen.setdefault(record.code, record) if record.code else record
        if first is not record:
            text = f"编号“{record.code}”用了两次，前一次在 {first.mark('code')}（{first.title}）"
            yield _at(record, "code", "D204", text, "同一次来访只记一次；确是两次就改正编号")


def _likenesses(records: Iterable[Record]) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], Record] = {}
    for record in records:
        first = seen.setdefault((record.title, record.first, record.last, record.figures.people), record)
        if first is not record and record.code != first.code:
            text = f"{_name(record)}与 {first.mark('')} 的标题、日期、人次都相同"
            yield _at(record, "", "D210", text, "若是同一次来访，删去一个", "should")


def _of_work(work: Work, year: int) -> Iterator[Problem]:
    if work.year is not None and work.year != year:
        yield _problem(work.at["year"], "D211", f"工作文件写的是{work.year}年，台账是{year}年", "核对年度")
    names: dict[str, Activity] = {}
    for activity in work.activities:
        if activity.name in names:
            yield _problem(activity.at["name"], "D211", f"活动“{activity.name}”写了两次", "合成一项")
        names.setdefault(activity.name, activity)
        yield from _of_activity(activity, year)
    if work.before:
        yield from _of_year_before(work.before)


def _of_activity(activity: Activity, year: int) -> Iterator[Problem]:
    listed = len(activity.occasions)
    if activity.times is None and not listed:
        yield _problem(activity.at[""], "D211", f"“{activity.name}”没有次数，也没有明细", "写上次数")
    if activity.times is not None and listed and activity.times != listed:
        text = f"“{activity.name}”写的是{activity.times}次，明细却有{listed}次"
        yield _problem(activity.at["times"], "D211", text, "改正次数，或补全明细")
    people = [one.people for one in activity.occasions if one.people is not None]
    if activity.people is not None and listed and len(people) == listed and sum(people) != activity.people:
        text = f"“{activity.name}”写的是{activity.people}人次，明细加起来是{sum(people)}人次"
        yield _problem(activity.at["people"], "D211", text, "改正人次，或核对明细")
    for one in activity.occasions:
        if one.date and one.date.year != year:
            yield _problem(one.at["date"], "D201", f"“{activity.name}”有一次不在{year}年", "核对日期")


def _of_year_before(before: YearBefore) -> Iterator[Problem]:
    if not before.groups:
        return
    parts = total_of(one.figures for one in before.groups)
    for column, word in (("batches", BATCHES), ("people", PEOPLE), ("leaders", LEADERS)):
        stated, found = getattr(before.figures, column), getattr(parts, column)
        if stated != found and getattr(before, column) is not None:
            text = f"上年的{word}是{stated}，各类加起来是{found}"
            yield _problem(before.at[column], "D212", text, "加不平的数字不用；核对各类")


def _name(record: Record) -> str:
    return f"“{record.title or record.code}”" if record.title or record.code else "这次来访"


def _at(record: Record, name: str, code: str, text: str, hint: str, level: Level = "error") -> Problem:
    return _problem(record.mark(name), code, text, hint, level)


def _problem(mark: Mark, code: str, text: str, hint: str, level: Level = "error") -> Problem:
    return Problem(mark, code, level, text, hint)
