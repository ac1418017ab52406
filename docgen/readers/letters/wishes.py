"""What the guests ask for: rooms, cars, food."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.model.diet_words import diets_in
from docgen.readers.letters.journeys import drives
from docgen.readers.letters.passages import DraftField, FieldSource
from docgen.readers.letters.plates import plates

_ROOMS = "单人?间|双人?间|标准?间|大床房?|双床房?|套房|套间|房间|客房|订房"
#: A wish for rooms says how many, which, or for how long; 午餐、入住酒店 alone asks for nothing.
_LODGING = re.compile(
    rf"(?:{_ROOMS})|住\s*[一二三两\d]\s*[晚夜]|(?:安排|预订|预定|代订|协助|解决|需要?|请)[^，。；]{{0,10}}(?:住宿|入住|食宿)|(?:住宿|食宿)[^，。；]{{0,12}}(?:自理|自行|安排|预订|协助|费用|标准)|入住[\u4e00-\u9fff]{{2,12}}(?:宾馆|酒店|饭店|招待所)|住宿[：:]"
)
_NO_WISH = re.compile("从简|需求表|登记表|名单$|安排表")
_CAR = re.compile("用车|接站|接机|送站|送机|安排[^，。；]{0,8}(?:车|巴)|中巴|大巴|商务车|考斯特|租车")
_DECLINED = re.compile("不需要|不用|无需|不必|不再")
_MODELS = ("中巴", "大巴", "商务车", "考斯特", "越野车", "轿车")
_HOTEL = re.compile("(?:入住|拟住|住在|下榻)([\u4e00-\u9fff]{2,12}?(?:宾馆|酒店|饭店|招待所))")


def wishes(sentences: Sequence[FieldSource], room_lists: Sequence[FieldSource] = ()) -> Iterator[DraftField]:
    """What is asked for rooms and cars, in the words of the letter: the office decides."""
    rooms = [source for source in sentences if any(_wishes_of_rooms(source.text))]
    if rooms:
        hotels = {match[1] for source in rooms for match in _HOTEL.finditer(source.text)}
        if len(hotels) == 1:
            yield DraftField("住宿[1].宾馆", hotels.pop(), rooms[0], "来函写的，看能不能住")
    said = [source.text for source in room_lists]
    said += [part for source in rooms for part in _wishes_of_rooms(source.text)]
    if said:
        yield DraftField("住宿[1].备注", "；".join(dict.fromkeys(said)), (*rooms, *room_lists)[0])
    cars = [
        source
        for source in sentences
        if _CAR.search(source.text) and not drives(source.text) and not _DECLINED.search(source.text)
    ]
    number = 0
    if cars:
        number = 1
        models = [model for model in _MODELS if any(model in source.text for source in cars)]
        if len(models) == 1:
            yield DraftField("车辆[1].车型", models[0], cars[0], "来函要的，看安排什么车")
        yield DraftField("车辆[1].备注", _clauses(cars, _CAR), cars[0])
    yield from _own_cars(sentences, number)


def _own_cars(sentences: Sequence[FieldSource], number: int) -> Iterator[DraftField]:
    """The cars that guests bring, by their plates; ``number`` others stand before them."""
    seen: set[str] = set()
    for source in sentences:
        models = [model for model in _MODELS if model in source.text]
        for plate in plates(source.text):
            if plate.group() in seen:
                continue
            seen.add(plate.group())
            number += 1
            if len(models) == 1:
                yield DraftField(f"车辆[{number}].车型", models[0], source)
            yield DraftField(f"车辆[{number}].车牌", plate.group(), source)
            yield DraftField(f"车辆[{number}].来源", "来宾自带", source)


def _wishes_of_rooms(text: str) -> Iterator[str]:
    """The clauses of a sentence that ask for rooms."""
    if _DECLINED.search(text):
        return
    for part in re.split("[，。；]", text):
        if _LODGING.search(part) and not _NO_WISH.search(part):
            yield re.sub("^\\s*住宿\\s*[：:]", "", part).strip()


def _clauses(sources: Sequence[FieldSource], pattern: re.Pattern[str]) -> str:
    """The parts of sentences that speak of something."""
    parts = [part for source in sources for part in re.split("[，。；]", source.text) if pattern.search(part)]
    return "；".join(part.strip() for part in parts) or sources[0].text


def diets(sentences: Sequence[FieldSource], members: Mapping[str, int]) -> Iterator[DraftField]:
    """What guests may not eat: for those who are named; what names nobody becomes a notice for the staff."""
    number = 0
    given: dict[int, DraftField] = {}
    for source in sentences:
        if not any(diets_in(source.text)):
            continue
        unclear = False
        for clause in re.split("[；;。]", source.text):
            names = [name for name in members if name in clause]
            kinds = tuple(dict.fromkeys(diet.text for diet in diets_in(clause)))
            for name in names if kinds else ():
                doubt = "一句里有几个人和几种饮食" if len(names) > 1 and len(kinds) > 1 else ""
                given.setdefault(members[name], DraftField(f"来宾.名单[{members[name]}].饮食", kinds, source, doubt))
            unclear = unclear or (bool(kinds) and (not names or bool(re.search(r"等|其他|\d+\s*[人名位]", clause))))
        if unclear:
            number += 1
            yield DraftField(
                f"注意[{number}].内容", source.text.strip("。；"), source, "没有写清是谁，问清后写到来宾的“饮食”里"
            )
            yield DraftField(f"注意[{number}].对象", "工作人员", source, "")
    yield from (given[at] for at in sorted(given))
