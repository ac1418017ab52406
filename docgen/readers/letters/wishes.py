"""How the guests arrive and leave, and what they ask for: trains, flights, rooms, cars, food."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.readers.letters.days import day_spans
from docgen.readers.letters.head import LetterHead
from docgen.readers.letters.passages import DraftField, FieldSource

_TRAIN = re.compile(r"(?<![A-Za-z0-9〔])[GDCKTZ]\d{1,4}(?!\d)")
_FLIGHT = re.compile(r"(?<![A-Za-z0-9])(?:[A-Z]{2}|[A-Z]\d|\d[A-Z])\d{3,4}(?!\d)")
_CLOCK = re.compile(r"([01]?\d|2[0-3])\s*(?:[:：时点])\s*([0-5]\d)(?:分)?(?!\d)")
_HALF_PAST = re.compile("(下午|晚上)?\\s*(\\d{1,2})点(半)?")
_PLACE = re.compile(
    "(?:抵达|到达|抵|到|至|从|由|在)(?:了)?([\u4e00-\u9fff]{2,8}?(?:火车站|高铁站|[东西南北]站|站|国际机场|机场))"
)
_ARRIVES = re.compile("抵达|到达|抵|来程|去程|前往|到[\u4e00-\u9fff]{2,6}[站场]|接站|接机|赴")
_LEAVES = re.compile("返程|返回|离开|离|回程|起飞|送站|送机")
_DRIVES = re.compile("自驾|自行驾车|驾车前来|自备车辆|自带车辆|乘自备车|乘车前往|自驾车")
_LODGING = re.compile("住宿|入住|房间|标准?间|单间|单人间|双人间|套房|套间|订房|住一晚|住[一二三两\\d]晚|食宿")
_CAR = re.compile("用车|接站|接机|送站|送机|安排[^，。；]{0,8}(?:车|巴)|中巴|大巴|商务车|考斯特|租车")
_DECLINED = re.compile("不需要|不用|无需|不必|不再")
_MODELS = ("中巴", "大巴", "商务车", "考斯特", "越野车", "轿车")
_HOTEL = re.compile("(?:入住|拟住|住在|下榻)([\u4e00-\u9fff]{2,12}?(?:宾馆|酒店|饭店|招待所))")
_DIET = re.compile(
    "清真|素食|吃素|[\u4e00-\u9fff]{1,4}过敏|不吃[\u4e00-\u9fff]{1,4}|忌[辛辣生冷海鲜牛羊猪肉口]{1,4}|低糖饮食|糖尿病饮食"
)


def journeys(sentences: Sequence[FieldSource], head: LetterHead) -> Iterator[DraftField]:
    """The trains and flights, in the order in which the letter names them; cars of their own."""
    number = 0
    for source in sentences:
        for clause in _journey_clauses(source.text):
            match = next(_carriers(clause), None)
            if match is None and not _DRIVES.search(clause):
                continue
            number += 1
            way, doubt = _way(clause)
            yield from _journey(number, clause, match, (way, doubt), source, head)


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
    clocks = [f"{int(clock[1]):02}:{clock[2]}" for clock in _CLOCK.finditer(clause)]
    if clocks:
        yield DraftField(f"{path}.时间", clocks[0], source, "有几个时间" if len(clocks) > 1 else doubt)


def _means(match: re.Match[str] | None) -> str:
    if match is None:
        return "自驾"
    if not _TRAIN.fullmatch(match.group()):
        return "航班"
    return "高铁" if match.group()[0] in "GDC" else "火车"


def wishes(sentences: Sequence[FieldSource]) -> Iterator[DraftField]:
    """What is asked for rooms and cars, in the words of the letter: the office decides."""
    rooms = [source for source in sentences if _LODGING.search(source.text) and not _DECLINED.search(source.text)]
    if rooms:
        hotels = {match[1] for source in rooms for match in _HOTEL.finditer(source.text)}
        if len(hotels) == 1:
            yield DraftField("住宿[1].宾馆", hotels.pop(), rooms[0], "来函写的，看能不能住")
        yield DraftField("住宿[1].备注", _clauses(rooms, _LODGING), rooms[0])
    cars = [
        source
        for source in sentences
        if _CAR.search(source.text) and not _DRIVES.search(source.text) and not _DECLINED.search(source.text)
    ]
    if cars:
        models = [model for model in _MODELS if any(model in source.text for source in cars)]
        if len(models) == 1:
            yield DraftField("车辆[1].车型", models[0], cars[0], "来函要的，看安排什么车")
        yield DraftField("车辆[1].备注", _clauses(cars, _CAR), cars[0])


def _clauses(sources: Sequence[FieldSource], pattern: re.Pattern[str]) -> str:
    """The parts of sentences that speak of something."""
    parts = [part for source in sources for part in re.split("[，。；]", source.text) if pattern.search(part)]
    return "；".join(part.strip() for part in parts) or sources[0].text


def diets(sentences: Sequence[FieldSource], members: Mapping[str, int]) -> Iterator[DraftField]:
    """What guests may not eat: for those who are named; what names nobody becomes a notice for the staff."""
    number = 0
    given: dict[int, DraftField] = {}
    for source in sentences:
        kinds = list(dict.fromkeys(_DIET.findall(source.text)))
        if not kinds:
            continue
        unclear = False
        for clause in re.split("[；;。]", source.text):
            names = [name for name in members if name in clause]
            clause_kinds = tuple(dict.fromkeys(re.sub("^(?:对|有)", "", kind) for kind in _DIET.findall(clause)))
            for name in names if clause_kinds else ():
                doubt = "一句里有几个人和几种饮食" if len(names) > 1 and len(clause_kinds) > 1 else ""
                given.setdefault(
                    members[name], DraftField(f"来宾.名单[{members[name]}].饮食", clause_kinds, source, doubt)
                )
            unclear = unclear or (
                bool(clause_kinds) and (not names or bool(re.search(r"等|其他|\d+\s*[人名位]", clause)))
            )
        if unclear:
            number += 1
            yield DraftField(
                f"注意[{number}].内容", source.text.strip("。；"), source, "没有写清是谁，问清后写到来宾的“饮食”里"
            )
            yield DraftField(f"注意[{number}].对象", "工作人员", source, "")
    yield from (given[at] for at in sorted(given))
