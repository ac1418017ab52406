"""A visit as templates of one's own may print it: every section by the headings of the visit file, under ``来访文件``.

The kinds of papers give words that are made for them. Who has a paper of his own wants the parts: 单位 and 职务 each by
itself, the plate without the model. Everything is text here; lists are lists of rows.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial
from itertools import groupby
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from docgen.kinds.plan_sections.people import names
from docgen.model.catalogue import Dish, Hotel, Site
from docgen.model.dining import Meal
from docgen.model.lodging import Room
from docgen.model.people import Person
from docgen.model.scalars import Clock, Period
from docgen.model.schedule import Stop
from docgen.model.transport import Journey, Vehicle
from docgen.model.value import Value
from docgen.model.visit import Task, Visit
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, named_field
from docgen.text import wording as text
from docgen.word.foreign.old_papers.known_section import KnownSection

#: The name under which a template finds the visit.
VISIT = "来访文件"
_Values = dict[str, Any]
#: The lists of a visit that papers have in tables, what a loop calls their rows, the words of such tables' titles.
_SECTIONS: tuple[tuple[str, str, type[Value], str], ...] = (
    ("陪同", "人", Person, "陪同"),
    ("保障", "人", Person, "工作人员 保障 服务人员 工作组"),
    ("联系人", "人", Person, "联系 联络"),
    ("来宾.名单", "人", Person, "来宾 客人 嘉宾 考察团 代表团 调研组 成员 来访 名单"),
    ("日程", "项", Stop, "日程 行程 活动 安排"),
    ("用餐", "餐", Meal, "用餐 就餐 餐饮"),
    ("房间", "房", Room, "住宿 房间 入住 分房 住房"),
    ("车辆", "车", Vehicle, "车"),
    ("抵离", "程", Journey, "抵离 接站 送站 接送 航班 车次"),
    ("分工", "事", Task, "分工 任务 责任"),
)
#: What stands for itself by its name.
_NAMED = (Site, Hotel, Dish)
_DAY: Mapping[str, str] = {
    "年月日": "如 2026年7月6日",
    "月日": "如 7月6日",
    "星期": "如 星期一",
    "周": "如 周一",
    "年": "年份",
    "月": "月份",
    "日": "几号",
}
_CLOCK: Mapping[str, str] = {"时间": "起止时间", "开始": "开始的时间", "结束": "结束的时间"}
_LEFT_OUT = frozenset(("品牌", "附件", "豁免"))


def visit_values(visit: Visit) -> _Values:
    """What a template finds under 来访文件."""
    values = _values(visit, visit, Visit)
    values["来宾"]["人数"] = str(visit.guests.size)
    guests = values["来宾"]["名单"]
    for number, person in enumerate(visit.guests.people):
        guests[number] |= _allotted(visit, person.id or person.name)
    hotels = [stay.hotel.name for stay in visit.lodging if stay.hotel]
    return {
        **values,
        "首位来宾": guests[0] if guests else _empty(visit_names()["首位来宾"]),
        "按日": list(_by_day(visit, values["日程"])),
        "宾馆": text.listed(dict.fromkeys(hotels)),
        "房间": [room | {"宾馆": stay["宾馆"]} for stay in values["住宿"] for room in stay["房间"]],
    }


def _by_day(visit: Visit, rows: list[_Values]) -> Iterator[_Values]:
    """The rows of the schedule, those of a day together."""
    stops = sorted(zip(visit.schedule, rows, strict=True), key=lambda pair: pair[0].date or date.min)
    for day, of_day in groupby(stops, key=lambda pair: pair[0].date):
        yield {"日期": _day(day), "日程": [row for _, row in of_day]}


@cache
def visit_names() -> Mapping[str, Any]:
    """The names under 来访文件 with their meanings, in the shape of the values."""
    model = _names(Visit)
    guest = model["来宾"]["名单"][0] | {"房号": "住哪一间", "宾馆": "住哪家宾馆", "车号": "乘几号车"}
    return {
        **model,
        "来宾": {**model["来宾"], "名单": [guest]},
        "首位来宾": guest,
        "按日": [{"日期": _DAY, "日程": model["日程"]}],
        "宾馆": "住的宾馆，几家用顿号隔开",
        "房间": [{**model["住宿"][0]["房间"][0], "宾馆": "哪家宾馆"}],
    }


def known_sections() -> tuple[KnownSection, ...]:
    """The lists that tables of an old paper may be, by the words of their titles and of their headings."""
    return tuple(
        KnownSection(f"{VISIT}.{path}", variable, words.split(), partial(_field_below, model=model))
        for path, variable, model, words in _SECTIONS
    )


def _field_below(heading: str, model: type[Value]) -> str:
    """What stands below the heading of a column, by the name of a text of the row; empty for anything else."""
    if heading in ("序号", "编号", "序", "NO", "No", "No."):
        return "序号"
    if model is Person and "单位" in heading and "职" in heading:
        return "单位职务"
    named = named_field(heading, model)
    if named is None:
        return ""
    if named.field.chinese not in _names(model):
        return "时间" if _base(named.field.type) is Clock else ""
    return named.field.chinese


def _names(model: type[Value]) -> _Values:
    found: _Values = {}
    for field in _printed_fields(model):
        found |= _names_of(field)
    return found | ({"单位职务": "单位和职务连写"} if model is Person else {})


def _names_of(field: FieldDescription) -> _Values:
    kind = _base(field.type)
    if field.model and field.model not in _NAMED:
        inner = _names(field.model)
        return {field.chinese: [{"序号": "从1起", **inner}] if field.shape == "values" else inner}
    if kind is date:
        return {field.chinese: _DAY}
    if kind is Period:
        return {
            field.chinese: {
                "起止": "如 2026年7月5日至7日",
                "起止月日": "如 7月5日至7日",
                "首日": _DAY,
                "末日": _DAY,
                "天数": "共几天",
            }
        }
    return dict(_CLOCK) if kind is Clock else {field.chinese: field.meaning}


def _printed_fields(model: type[Value]) -> Iterator[FieldDescription]:
    return (field for field in fields(model) if field.chinese not in _LEFT_OUT)


def _base(annotation: Any) -> Any:
    """A type without its marks and without None."""
    if get_origin(annotation) is Annotated:
        return _base(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _base(next(one for one in get_args(annotation) if one is not type(None)))
    return annotation


def _values(visit: Visit, part: Value, model: type[Value]) -> _Values:
    found: _Values = {}
    for field in _printed_fields(model):
        found |= _values_of(visit, getattr(part, field.name), field)
    if isinstance(part, Person):
        found["单位职务"] = text.post(part)
    return found


def _values_of(visit: Visit, content: Any, field: FieldDescription) -> _Values:
    if field.model and field.model not in _NAMED:
        return {field.chinese: _parts(visit, content, field)}
    if _base(field.type) is date:
        return {field.chinese: _day(content)}
    if isinstance(content, Period):
        days = {"首日": _day(content.first), "末日": _day(content.last)}
        return {
            field.chinese: {
                "起止": text.period(content),
                "起止月日": text.days_of_period(content),
                **days,
                "天数": str((content.last - content.first).days + 1),
            }
        }
    if _base(field.type) is Clock:
        return _clock(content)
    return {field.chinese: _text(visit, content, field)}


def _parts(visit: Visit, content: Any, field: FieldDescription) -> Any:
    """The values of another model, or of a list of them, numbered."""
    assert field.model is not None  # the caller asks for such fields only
    if field.shape == "values":
        return [
            {"序号": str(number), **_values(visit, one, field.model)} for number, one in enumerate(content or (), 1)
        ]
    if content is None:
        return _empty(_names(field.model))
    return _values(visit, content, field.model)


def _empty(names: Any) -> Any:
    """Values of the shape of these names without a word."""
    if isinstance(names, Mapping):
        return {name: _empty(inner) for name, inner in names.items()}
    return [] if isinstance(names, list) else ""


def _text(visit: Visit, content: Any, field: FieldDescription) -> str:
    if content is None:
        return ""
    if isinstance(content, _NAMED):
        return content.name
    if isinstance(content, tuple):
        if field.people:
            return names(visit, content)
        return text.listed(one.name if isinstance(one, _NAMED) else str(one) for one in content)
    return f"{content:f}" if hasattr(content, "as_tuple") else str(content)


def _day(day: date | None) -> dict[str, str]:
    if day is None:
        return dict.fromkeys(_DAY, "")
    weekday = text.weekday(day)
    numbers = {"年": str(day.year), "月": str(day.month), "日": str(day.day)}
    return {
        "年月日": text.full_date(day),
        "月日": text.month_and_day(day),
        "星期": weekday,
        "周": weekday.replace("星期", "周"),
        **numbers,
    }


def _clock(span: Clock | None) -> dict[str, str]:
    if span is None:
        return dict.fromkeys(_CLOCK, "")
    end = f"{span.end:%H:%M}" if span.end else ""
    return {"时间": text.clock(span), "开始": f"{span.start:%H:%M}", "结束": end}


def _allotted(visit: Visit, key: str) -> dict[str, str]:
    """The room, the hotel and the car of a guest."""
    stays = [(stay.hotel, room.number) for stay in visit.lodging for room in stay.rooms if key in room.who]
    cars = [vehicle.no or str(number) for number, vehicle in enumerate(visit.vehicles, 1) if key in vehicle.who]
    hotel, room = stays[0] if stays else (None, "")
    return {"房号": room, "宾馆": hotel.name if hotel else "", "车号": text.listed(cars)}
