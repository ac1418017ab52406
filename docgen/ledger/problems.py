"""What is wrong with the visits of a year: no total is made of a ledger that has an error."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from docgen.errors import Level, Mark, Problem, SlipCause, has_errors
from docgen.ledger.totals import total_of
from docgen.model.ledger import BATCHES, LEADERS, PEOPLE, Activity, Ledger, Record, Work, YearBefore
from docgen.model.suggestions import suggestion

_NO_CODE = SlipCause("D208", "来访没有编号，查数时只能按文件名和行号找", "写上编号", "should")


def ledger_problems(ledger: Ledger) -> tuple[Problem, ...]:
    """Everything wrong with the visits of ``ledger`` and with what 工作.yaml says, each at its place."""
    years = {record.first.year for record in ledger.records}
    if len(ledger.records) > 1 and len(years) == 1 and ledger.year not in years:
        text = f"{len(ledger.records)}次来访都在{years.pop()}年，没有一次在{ledger.year}年"
        return (Problem(None, "D201", "error", text, "核对 --year 和文件夹"),)
    classes = [group.name for group in ledger.office.groups]
    items = [item.name for item in ledger.office.of_which]
    return tuple(
        chain(
            _empty_year_problems(ledger),
            *(_record_problems(record, ledger.year, classes, items) for record in ledger.records),
            *(_record_problems(record, ledger.year - 1, classes, items) for record in ledger.before),
            _same_codes((*ledger.records, *ledger.before)),
            _same_visits(ledger.records),
            _work_problems(ledger.work, ledger.year),
        )
    )


def _empty_year_problems(ledger: Ledger) -> Iterator[Problem]:
    if not ledger.records and not has_errors(ledger.notices):
        yield Problem(None, "D214", "error", "台账里没有来访", "核对文件夹；来访文件以 .yaml 结尾")


# A single visit


def _record_problems(record: Record, year: int, classes: Sequence[str], items: Sequence[str]) -> Iterator[Problem]:
    yield from _wrong_year(record, year)
    yield from _wrong_class(record, classes)
    if not record.is_correction:
        yield from _wrong_people(record)
        yield from _wrong_batches(record)
    if not record.code:
        text = f"{_title(record)}没有编号，查数时只能按文件名和行号找"
        yield _record_problem(record, "", "D208", text, "写上编号", "should")._replace(cause=_NO_CODE)
    yield from _unknown_tags(record, items)


def _wrong_year(record: Record, year: int) -> Iterator[Problem]:
    first = record.first
    if first.year != year:
        text = f"{_title(record)}从{first.year}年{first.month}月{first.day}日开始，不在{year}年"
        hint = "核对日期；来访按第一天所在的年月统计，跨年的记在上一年"
        yield _record_problem(record, "dates", "D201", text, hint)


def _wrong_class(record: Record, classes: Sequence[str]) -> Iterator[Problem]:
    if not record.group:
        highest = f"名单中级别最高的是{record.top}；" if record.top else ""
        hint = f"{highest}可以写：{'、'.join(classes)}" if classes else f"{highest}写上统计类别"
        yield _record_problem(record, "group", "D202", f"{_title(record)}没有统计类别，归不进哪一类", hint)
    elif classes and record.group not in classes:
        hint = suggestion(record.group, classes) or f"可以写：{'、'.join(classes)}"
        yield _record_problem(record, "group", "D203", f"办公室文件里没有“{record.group}”这一类", hint)


def _wrong_people(record: Record) -> Iterator[Problem]:
    people, leaders = record.figures.people, record.figures.leaders
    if people < record.listed:
        text = f"{_title(record)}记{people}人，名单却有{record.listed}人"
        yield _record_problem(record, "people", "D124", text, "改正人数，或核对名单")
    elif not people:
        text = f"{_title(record)}的人次是 0"
        yield _record_problem(record, "people", "D205", text, "写上实到人数；取消的来访从台账里拿掉")
    if leaders > people:
        text = f"{_title(record)}的领导人数{leaders}多于人次{people}"
        yield _record_problem(record, "leaders", "D206", text, "人次含随行人员，不会少于领导人数")


def _wrong_batches(record: Record) -> Iterator[Problem]:
    batches, people = record.figures.batches, record.figures.people
    if not batches:
        text = f"{_title(record)}的批次是 0"
        yield _record_problem(record, "batches", "D207", text, "一行记一批；取消的从台账里拿掉")
    elif batches > people > 0:
        text = f"{_title(record)}的批次{batches}多于人次{people}"
        yield _record_problem(record, "batches", "D207", text, "看看两列是不是填反了")


def _unknown_tags(record: Record, known: Sequence[str]) -> Iterator[Problem]:
    """An office that lists no items of 其中 takes any."""
    for tag in record.tags if known else ():
        if tag not in known:
            hint = suggestion(tag, known) or f"可以写：{'、'.join(known)}"
            yield _record_problem(record, "tags", "D209", f"办公室文件的“其中”里没有“{tag}”", hint)


# Visits beside each other


def _same_codes(records: Iterable[Record]) -> Iterator[Problem]:
    by_code: dict[str, Record] = {}
    for record in records:
        # running numbers begin with 1 every year
        is_running = record.numbered or record.code.isdecimal()
        key = f"{record.first.year} {record.code}" if is_running else record.code
        # what corrects the costs of a visit may have its code
        first = by_code.setdefault(key, record) if record.code and not record.is_correction else record
        if first is not record:
            text = f"编号“{record.code}”用了两次，前一次在 {first.mark('code')}（{first.title}）"
            yield _record_problem(record, "code", "D204", text, "同一次来访只记一次；确是两次就改正编号")


def _same_visits(records: Iterable[Record]) -> Iterator[Problem]:
    """Two records with one title, one date and as many people, and two codes."""
    by_contents: dict[tuple[object, ...], Record] = {}
    for record in records:
        contents = (record.title, record.first, record.last, record.figures.people)
        first = by_contents.setdefault(contents, record)
        if first is not record and record.code != first.code:
            text = f"{_title(record)}与 {first.mark('')} 的标题、日期、人次都相同"
            yield _record_problem(record, "", "D210", text, "若是同一次来访，删去一个", "should")


# 工作.yaml


def _work_problems(work: Work, year: int) -> Iterator[Problem]:
    if work.year is not None and work.year != year:
        yield _error(work.at["year"], "D211", f"工作文件写的是{work.year}年，台账是{year}年", "核对年度")
    names: set[str] = set()
    for activity in work.activities:
        if activity.name in names:
            yield _error(activity.at["name"], "D211", f"活动“{activity.name}”写了两次", "合成一项")
        names.add(activity.name)
        yield from _activity_problems(activity, year)
    if work.before:
        yield from _wrong_sums(work.before)


def _activity_problems(activity: Activity, year: int) -> Iterator[Problem]:
    yield from _wrong_times(activity)
    yield from _wrong_attendance(activity)
    for occasion in activity.occasions:
        if occasion.date and occasion.date.year != year:
            yield _error(occasion.at["date"], "D201", f"“{activity.name}”有一次不在{year}年", "核对日期")


def _wrong_times(activity: Activity) -> Iterator[Problem]:
    listed = len(activity.occasions)
    if activity.times is None and not listed:
        yield _error(activity.at[""], "D211", f"“{activity.name}”没有次数，也没有明细", "写上次数")
    elif activity.times is not None and listed and activity.times != listed:
        text = f"“{activity.name}”写的是{activity.times}次，明细却有{listed}次"
        yield _error(activity.at["times"], "D211", text, "改正次数，或补全明细")


def _wrong_attendance(activity: Activity) -> Iterator[Problem]:
    """A stated number of people that is not the sum of those of every time."""
    people = [occasion.people for occasion in activity.occasions if occasion.people is not None]
    is_complete = bool(people) and len(people) == len(activity.occasions)
    if activity.people is not None and is_complete and sum(people) != activity.people:
        text = f"“{activity.name}”写的是{activity.people}人次，明细加起来是{sum(people)}人次"
        yield _error(activity.at["people"], "D211", text, "改正人次，或核对明细")


def _wrong_sums(before: YearBefore) -> Iterator[Problem]:
    """Columns of the year before that are not the sum of its classes."""
    if not before.groups:
        return
    sums = total_of(group.figures for group in before.groups)
    for column, name in (("batches", BATCHES), ("people", PEOPLE), ("leaders", LEADERS)):
        stated, summed = getattr(before, column), getattr(sums, column)
        is_known = stated is not None and not (column == "leaders" and sums.unstated)
        if is_known and stated != summed:
            text = f"上年的{name}是{stated}，各类加起来是{summed}"
            yield _error(before.at[column], "D212", text, "加不平的数字不用；核对各类")


def _title(record: Record) -> str:
    return f"“{record.title or record.code}”" if record.title or record.code else "这次来访"


def _record_problem(record: Record, field: str, code: str, text: str, hint: str, level: Level = "error") -> Problem:
    """A problem at a field of a record; at its beginning where the field was not written."""
    return Problem(record.mark(field), code, level, text, hint)


def _error(mark: Mark, code: str, text: str, hint: str) -> Problem:
    return Problem(mark, code, "error", text, hint)
