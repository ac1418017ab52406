"""Words of a visit that a template should not print for every visit, each with what it is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.api.visit_names import visit_values
from docgen.model.visit import Visit
from docgen.order.surnames import surname_length

#: What is the same at many visits, or too short to tell anything; days, times and sums are known by their form.
_COMMON = frozenset(
    "序号 性别 民族 角色 形式 环节 类别 统计类别 场合 房型 车型 座位 名称 用途 方式 "
    "年 月 日 月日 年月日 星期 周 开始 结束 人数 天数 标准 单价 车号 代号 规则 状态".split()
)
_SHORTEST_OF_TITLE = 5
_LONGEST_POST = 4


def known_words(visit: Visit) -> dict[str, str]:
    """Every text of the visit that tells it from others, the words of its title, and people as they are addressed."""
    known = dict.fromkeys(_pieces_of_title(visit.title), "标题")
    known |= dict(_texts(visit_values(visit)))
    for person in visit.people.values():
        known |= dict.fromkeys(_addresses(person.name, person.title), "称呼")
        known |= {person.name: "姓名", person.phone: "电话"}
    for vehicle in visit.vehicles:
        known |= {vehicle.plate: "车牌", vehicle.driver: "驾驶员", vehicle.phone: "电话"}
    known |= {stay.hotel.name: "宾馆" for stay in visit.lodging if stay.hotel}
    known |= {stop.place.name: "地点" for stop in visit.schedule if stop.place}
    return {word: what for word, what in known.items() if len(word) > 1 and word != visit.office.unit}


def _texts(values: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The texts below some values with their names; a list inside a text is taken apart."""
    if isinstance(values, Mapping):
        for inner, value in values.items():
            yield from _texts(value, inner)
    elif isinstance(values, Sequence) and not isinstance(values, str):
        for value in values:
            yield from _texts(value, name)
    elif isinstance(values, str) and name not in _COMMON:
        for part in values.replace("\n", "、").split("、"):
            if not (part.isdecimal() and len(part) < _SHORTEST_OF_TITLE - 1):
                yield part.strip(), name


def _pieces_of_title(title: str) -> Iterator[str]:
    """Every stretch of the title that is long enough: papers print parts of it in sentences."""
    for start in range(len(title)):
        for end in range(start + _SHORTEST_OF_TITLE, len(title) + 1):
            yield title[start:end]


def _addresses(name: str, post: str) -> Iterator[str]:
    """周书记, 周副书记, 阿依古丽: how a person is called without the whole name."""
    if "·" in name:
        yield name.partition("·")[0]
        return
    if not (surname := name[: surname_length(name)]):
        return
    for length in range(2, _LONGEST_POST + 1):
        if len(post) >= length:
            yield surname + post[-length:]
