"""A plain value in another of its usual spellings, chosen by chance, for a file or for a cell."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from docgen.model.value import Value
from docgen.readers.visit_file.vocabulary import vocabulary
from tests.readers.variants.clean import KINDS, CleanVisit

CellContent = str | int | float | date | datetime | time | None
_BETWEEN_NAMES = ("、", "、", "、", "，", ", ", "；", " ", "、 ")
_SPREAD = 0.4
_DIGITS = "零一二三四五六七八九"
_WIDE = {ord(plain): chr(ord(plain) + 0xFEE0) for plain in "0123456789:."}


class Speller(NamedTuple):
    """Spells the values of one visit; ``in_cell`` also as Excel keeps them."""

    visit: CleanVisit
    chance: random.Random
    in_cell: bool
    often: float = 0.6

    def value(self, field: str, plain: str | tuple[str, ...], model: type[Value]) -> CellContent:
        """A value of a field in any of its spellings, plain for some of them."""
        kind = "days" if field == "日期" and model.__name__ == "Visit" else KINDS.get(field, "")
        if isinstance(plain, tuple):
            between = self.chance.choice((*_BETWEEN_NAMES, "\n") if self.in_cell else _BETWEEN_NAMES)
            return between.join(self._spaced(name) for name in plain)
        if self.chance.random() > self.often:
            return plain
        if field == "姓名":
            return self._text(self._spaced(plain))
        spell = getattr(self, f"_{kind}", None)
        return self.chance.choice(spell(plain)) if spell else self._text(plain)

    def word(self, field: str, model: type[Value]) -> str:
        """A field's name, or another word for it."""
        described = vocabulary(model)[field]
        if self.chance.random() > self.often:
            return field
        also = [word for word in described.also if vocabulary(model)[word] is described]
        return self.chance.choice((field, *also))

    def _spaced(self, name: str) -> str:
        """A name of two hanzi as it is spread in lists, now and then."""
        if len(name) != 2 or name == "全体" or self.chance.random() > _SPREAD:
            return name
        return self.chance.choice((f"{name[0]} {name[1]}", f"{name[0]}　{name[1]}", f"{name[0]}  {name[1]}"))

    def _text(self, plain: str) -> str:
        return self.chance.choice((plain, f" {plain}", f"{plain} ")) if self.in_cell else plain

    def _day(self, plain: str) -> Sequence[CellContent]:
        day = date.fromisoformat(plain)
        year, month, number = day.year, day.month, day.day
        with_year = (
            f"{year}年{month}月{number}日",
            f"{year}年{month:02}月{number:02}日",
            f"{year}.{month}.{number}",
            f"{year}/{month}/{number}",
            f"{year}-{month}-{number}",
            f"{year}{month:02}{number:02}",
            f"{year}年{month}月{number}号",
            f"{year}年{month}月{number}日（{'周一 周二 周三 周四 周五 周六 周日'.split()[day.weekday()]}）",
            f"{year}年{month}月{number}日".translate(_WIDE),
        )
        short = (
            f"{month}月{number}日",
            f"{month}月{number}号",
            f"{month}月{number}日（{'周一 周二 周三 周四 周五 周六 周日'.split()[day.weekday()]}）",
            f"{month}月{number}日 星期{'一二三四五六日'[day.weekday()]}",
            f"{_chinese(month)}月{_chinese(number)}日",
            f"{month}/{number}",
        )
        inside = (f"{number}日", f"{number}号") if self.visit.first <= day <= self.visit.last else ()
        return (*with_year, *short, *inside, *((day, datetime(year, month, number)) if self.in_cell else ()))

    def _days(self, plain: str) -> Sequence[CellContent]:
        first, last = self.visit.first, self.visit.last
        if first == last:
            return self._day(plain)[:9]
        start = f"{first.year}年{first.month}月{first.day}日"
        further = (
            f"{start}至{last.month}月{last.day}日",
            f"{start}-{last.month}月{last.day}日",
            f"{start}——{last.year}年{last.month}月{last.day}日",
            f"{first.year}.{first.month}.{first.day}-{last.month}.{last.day}",
            f"{first.year}/{first.month}/{first.day}-{last.year}/{last.month}/{last.day}",
            f"{first}~{last}",
            f"{start}至{last.month}月{last.day}日，共{(last - first).days + 1}天",
        )
        if first.month != last.month:
            return further
        same = (
            f"{start}至{last.day}日",
            f"{start}到{last.day}号",
            f"{first.year}.{first.month}.{first.day}-{last.day}",
        )
        return (*further, *same)

    def _time(self, plain: str) -> Sequence[CellContent]:
        start, dash, end = plain.partition("-")
        if not dash:
            return self._hour(start) + ((time.fromisoformat(start),) if self.in_cell else ())
        first, last = self._hour(start), self._hour(end)
        pairs = [
            f"{one}{between}{other}"
            for one, other in zip(first, last, strict=True)
            for between in ("-", "—", "至", "－", "~", " - ", "到")
        ]
        half = "上午" if start < "12" else "下午"
        same_half = (start < "12") == (end < "12")
        return (*pairs, *((f"{half}{_half_day(start)}-{_half_day(end)}",) if same_half else ()))

    def _hour(self, plain: str) -> tuple[CellContent, ...]:
        hour, minute = int(plain[:2]), int(plain[3:])
        half = "上午" if hour < 12 else "中午" if hour == 12 else "下午"
        twelve = hour if hour <= 12 else hour - 12
        behind = "" if minute == 0 else "半" if minute == 30 else f"{minute}分"
        early = f"0{hour}" if hour < 6 else str(hour)
        return (
            f"{early}:{minute:02}",
            f"{hour}：{minute:02}",
            f"{half}{twelve}:{minute:02}",
            f"{half}{twelve}点{behind}",
            f"{hour}时{f'{minute:02}分' if minute else ''}",
            f"{hour}点{f'{minute:02}分' if minute else '整'}",
            f"{half}{_chinese(twelve)}点{behind and (behind if behind == '半' else _chinese(minute) + '分')}",
            plain.translate(_WIDE),
        )

    def _count(self, plain: str) -> Sequence[CellContent]:
        words = (
            f"{plain}人",
            f"{_chinese(int(plain))}人",
            f"共{plain}人",
            plain.translate(_WIDE),
            f"{plain} 人",
            f"{plain}名",
        )
        return (*words, *((int(plain), float(plain)) if self.in_cell else ()))

    def _minutes(self, plain: str) -> Sequence[CellContent]:
        hours = {"60": ("1小时", "一小时", "1个小时"), "90": ("1.5小时", "一个半小时", "1小时30分钟")}.get(plain, ())
        words = (
            f"{plain}分钟",
            f"{_chinese(int(plain))}分钟",
            f"车程{plain}分钟",
            f"约{plain}分钟",
            f"{plain}分",
            *hours,
        )
        return (*words, *((int(plain),) if self.in_cell else ()))

    def _standard(self, plain: str) -> Sequence[CellContent]:
        words = (
            f"{plain}元/人",
            f"{plain}元",
            f"每人{plain}元",
            f"{plain}元每人",
            f"￥{plain}",
            f"{plain}.00",
            f"人均{plain}元",
        )
        return (*words, *((int(plain), float(plain)) if self.in_cell else ()))

    def _price(self, plain: str) -> Sequence[CellContent]:
        words = (f"{plain}元/间", f"{plain}元", f"{plain}元/间·天", f"{plain}元/间/天", f"￥{plain}", f"{plain}元/晚")
        return (*words, *((int(plain), float(plain)) if self.in_cell else ()))

    def _money(self, plain: str) -> Sequence[CellContent]:
        sums = ("1.2万元", "12,000元", "1.2万", "壹万贰仟元整", "12，000元") if plain == "12000" else ()
        words = (f"{plain}元", f"{plain}元整", f"￥{plain}", f"¥{plain}.00", f"{plain}.00元", f"人民币{plain}元", *sums)
        return (*words, *((int(plain), float(plain)) if self.in_cell else ()))

    def _seats(self, plain: str) -> Sequence[CellContent]:
        return (f"{plain}座", f"{plain}个座位", f"{plain}人座", *((int(plain),) if self.in_cell else ()))

    def _car(self, plain: str) -> Sequence[CellContent]:
        words = (f"{plain}号", f"{plain}号车", f"{_chinese(int(plain))}号车", "①②③"[int(plain) - 1], f"第{plain}号车")
        return (*words, *((int(plain),) if self.in_cell else ()))

    def _sex(self, plain: str) -> Sequence[CellContent]:
        return (f"{plain}性", {"男": "先生", "女": "女士"}[plain], {"男": "M", "女": "F"}[plain])

    def _nation(self, plain: str) -> Sequence[CellContent]:
        return (plain, plain.removesuffix("族"))

    def _rank(self, plain: str) -> Sequence[CellContent]:
        level, half = plain[:3], plain[3]
        return (f"{half}{level}", f"{half}{level[0]}级", f"{half}{level[0]}", plain)

    def _element(self, plain: str) -> Sequence[CellContent]:
        return {
            "行": ("交通", "乘车"),
            "看": ("参观", "考察", "观摩", "实地考察"),
            "听": ("听取汇报", "座谈会", "会议"),
        }[plain]

    def _form(self, plain: str) -> Sequence[CellContent]:
        return {"工作餐": ("公务餐", "工作用餐", "简餐"), "自助餐": ("自助", "自助式")}[plain]

    def _way(self, plain: str) -> Sequence[CellContent]:
        return {"抵达": ("到达", "抵", "接站"), "离开": ("返程", "离", "送站", "返回")}[plain]

    def _category(self, _plain: str) -> Sequence[CellContent]:
        return ("公务", "国内公务接待", "公务接待", "内宾")


def _half_day(plain: str) -> str:
    hour, minute = int(plain[:2]), plain[3:]
    return f"{hour if hour <= 12 else hour - 12}:{minute}"


def _chinese(number: int) -> str:
    """
    >>> [_chinese(number) for number in (5, 10, 19, 20, 35)]
    ['五', '十', '十九', '二十', '三十五']
    """
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return before + (_DIGITS[ones] if ones or not tens else "")
