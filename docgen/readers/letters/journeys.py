"""How the guests arrive and leave: trains, flights, cars of their own."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from docgen.readers.letters.clocks import ClockInText, clocks
from docgen.readers.letters.days import bare_days, day_spans
from docgen.readers.letters.head import LetterHead
from docgen.readers.letters.passages import DraftField, FieldSource
from docgen.readers.letters.plates import plates, without_plates

_TRAIN = re.compile(r"(?<![A-Za-z0-9〔])[GDCKTZ]\d{1,4}(?!\d)")
_FLIGHT = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\d{3,4}(?!\d)")
_PLACE = re.compile(
    "(?:抵达|到达|抵|到|至|从|由|在)(?:了)?([\u4e00-\u9fff]{2,8}?(?:火车站|高铁站|[东西南北]站|站|国际机场|机场))"
)
#: What may stand between an hour and its train: 10:48的G1396, G1396次（10:48发车）.
_BEFORE_CARRIER = re.compile("\\s*(?:的|乘|乘坐)?\\s*")
_CARRIER_HOUR = re.compile("(?:次)?(?:高铁|动车|列车|航班|火车)?\\s*[（(，,]?\\s*(?=[上下]午|[\\d])")
_PART = re.compile("[^，,；;。]+")
_STARTS = re.compile("(?:发车|开车?|起飞)")
_ARRIVES = re.compile("抵达|到达|抵|来程|去程|前往|到[\u4e00-\u9fff]{2,6}[站场]|接站|接机|赴")
_LEAVES = re.compile("返程|返回|离开|离|回程|起飞|送站|送机")
_DRIVES = re.compile(
    "自驾|自行(?:驾车|乘车|开车)|驾车前[来往]|自[备带](?:的)?[^，。；]{0,8}?(?:车|巴|考斯特)|乘车前往|开车(?:前|过)来"
)
#: A car that comes for the guests, or does not come on a day, is no arrival of theirs.
_FETCHES = re.compile(
    r"^(?!.*(?:自驾|前往|前来|自备|自带|自行)).*(?:来接|来迎|去接|开车接|接(?:我们|大家)|\d[日号]不[到来])"
)


def drives(text: str) -> bool:
    """Whether guests come in a car of their own: a sentence says so, or names its plate."""
    return _DRIVES.search(text) is not None or next(plates(text), None) is not None


def journeys(sentences: Sequence[FieldSource], head: LetterHead, first_day: date | None = None) -> Iterator[DraftField]:
    """The trains and flights, in the order in which the letter names them; cars of their own.

    ``first_day`` is that of the visit: 4日上午返回 is a day of the same month, or of the next.
    """
    number, has_driven = 0, False
    for source in sentences:
        for clause in _journey_clauses(source.text):
            match = next(_carriers(clause), None)
            if match is None and _FETCHES.search(clause):
                continue
            if match is None and (not drives(clause) or (has_driven and not any(day_spans(clause)))):
                continue
            has_driven = has_driven or match is None
            number += 1
            way, doubt = _way(clause)
            direction, *others = _journey(number, clause, match, (way, doubt if match else ""), source, head)
            yield direction
            if first_day and not any(day_spans(clause)) and (days := _bare_days(clause, match, first_day)):
                day_doubt = "有几个日期" if len(set(days)) > 1 else doubt
                yield DraftField(f"抵离[{number}].日期", str(days[0]), source, day_doubt)
            yield from others


def _bare_days(clause: str, match: re.Match[str] | None, first_day: date) -> list[date]:
    """The days without a month that a journey may be on: those between the same commas as its train, else all."""
    part = next((one for one in _PART.finditer(clause) if match and one.start() <= match.start() < one.end()), None)
    beside = list(bare_days(part.group(), first_day)) if part else []
    return beside or list(bare_days(clause, first_day))


def _journey_clauses(text: str) -> list[str]:
    """The parts of a sentence with a train or flight each; what names none belongs to the part before it."""
    if len(list(_carriers(text))) < 2:
        return [text]
    parts: list[str] = []
    for part in re.split("(?<=[；;。])|(?<=[，,])(?=\\s*(?:\\d|返|回|乘))|(?<=[)）])(?=返|\\d)", text):
        if parts and not any(_carriers(part)):
            parts[-1] += part
        else:
            parts.append(part)
    return parts


def _carriers(text: str) -> Iterator[re.Match[str]]:
    """The trains and flights of a text, in their order."""
    text = without_plates(text)
    trains = list(_TRAIN.finditer(text))
    flights = [match for match in _FLIGHT.finditer(text) if not _TRAIN.fullmatch(match.group())]
    if not re.search("航班|飞机|机场|起飞", text):
        flights = [match for match in flights if match.group()[:2].isalpha()]  # Y00002 may be the plate of a car
    yield from sorted((*trains, *flights), key=lambda match: match.start())


def _way(clause: str) -> tuple[str, str]:
    arrives, leaves = _ARRIVES.search(clause), _LEAVES.search(clause)
    if leaves and not re.search("抵达|到达", clause):
        return "离开", ""
    if arrives and not leaves:
        return "抵达", ""
    return "抵达", "是抵达还是离开"


def _journey(
    number: int, clause: str, match: re.Match[str] | None, way: tuple[str, str], source: FieldSource, head: LetterHead
) -> Iterator[DraftField]:
    path, several = f"抵离[{number}]", len(list(_carriers(clause))) > 1
    doubt = "一句里有几个车次" if several else way[1]
    yield DraftField(f"{path}.方向", way[0], source, doubt)
    if not several:
        yield from _moment(path, clause, source, head, doubt)
    yield DraftField(f"{path}.方式", _means(match), source, doubt if match else "")
    if match is None and (own := [plate.group() for plate in plates(clause)]):
        yield DraftField(f"{path}.备注", f"来宾自带车，车牌{'、'.join(own)}", source)
    if match:
        yield DraftField(f"{path}.车次", match.group(), source, doubt)
    if (place := _PLACE.search(clause)) and not several:
        yield DraftField(f"{path}.地点", place[1], source, doubt)


def _moment(path: str, clause: str, source: FieldSource, head: LetterHead, doubt: str) -> Iterator[DraftField]:
    """The day and the hour of a journey; a day whose year nobody tells is noted as it stands."""
    spans = list(day_spans(clause))
    days = next((days for span in spans if (days := span.days(head.year))), None)
    if days:
        is_dated = head.year_is_sure or any(span.has_year for span in spans)
        day_doubt = "没有写年份" if not is_dated else "有几个日期" if len(spans) > 1 else doubt
        yield DraftField(f"{path}.日期", str(days[0]), source, day_doubt)
    elif spans:
        yield DraftField(f"{path}.备注", clause.strip("。；"), source, "日期没有写年份，补上")
    moments = list(clocks(clause))
    if moments:
        moment, is_sure = _moment_of_carrier(clause, moments)
        yield DraftField(f"{path}.时间", moment.first, source, doubt or moment.doubt if is_sure else "有几个时间")


def _moment_of_carrier(clause: str, moments: Sequence[ClockInText]) -> tuple[ClockInText, bool]:
    """The hour that stands beside the train or flight, or is said to be that of its leaving; else the first."""
    carrier = next(_carriers(clause), None)
    if carrier is None or len(moments) == 1:
        return moments[0], len(moments) == 1
    behind = _CARRIER_HOUR.match(clause, carrier.end())
    for moment in moments:
        is_before = _BEFORE_CARRIER.fullmatch(clause, moment.end, carrier.start()) is not None
        is_behind = behind is not None and moment.start <= behind.end() <= moment.end
        if is_before or is_behind or _STARTS.match(clause, moment.end):
            return moment, True
    return moments[0], False


def _means(match: re.Match[str] | None) -> str:
    if match is None:
        return "自驾"
    if not _TRAIN.fullmatch(match.group()):
        return "航班"
    return "高铁" if match.group()[0] in "GDC" else "火车"
