"""会场布置, 礼品, 宣传报道, 应急保障, 注意事项: what else is prepared."""

from collections.abc import Iterator

from docgen.kinds.plan_sections.section import MAY_BREAK, MAY_BREAK_MEANING, Section, paragraphs
from docgen.model.arrangements import Gift
from docgen.model.visit import Visit
from docgen.text import wording as text


def settings(visit: Visit) -> Section:
    """布置: what is put up in every room."""
    return paragraphs(_sentence(setting.place, text.listed(setting.items), setting.note) for setting in visit.setting)


def gifts(visit: Visit) -> Section:
    """礼品: each with its number, price in 元 and whom it is for."""
    return paragraphs(_gift(gift) for gift in visit.gifts)


def press(visit: Visit) -> Section:
    """宣传: a row a report."""
    return {
        "行": [
            {
                "内容": report.content,
                "单位": report.unit,
                "责任人": report.owner,
                "电话": report.phone,
                "时限": report.due,
                MAY_BREAK: True,
            }
            for report in visit.press
        ]
    }


def contingencies(visit: Visit) -> Section:
    """应急: a row a case."""
    return {
        "行": [
            {
                "事项": case.item,
                "措施": case.measure,
                "责任单位": case.unit,
                "责任人": case.owner,
                "电话": case.phone,
                MAY_BREAK: True,
            }
            for case in visit.contingencies
        ]
    }


def reminders(visit: Visit) -> Section:
    """注意: the weather, what to wear, what guests and staff are asked to mind."""
    return paragraphs(_reminders(visit))


def _reminders(visit: Visit) -> Iterator[str]:
    if visit.weather:
        days = [(text.month_and_day(weather.date) if weather.date else "") + weather.text for weather in visit.weather]
        yield f"天气：{_ended('；'.join(days))}"
    if visit.dress:
        yield f"着装：{_ended(visit.dress)}"
    for audience, heading in (("来宾", "请来宾注意："), ("工作人员", "请工作人员注意："), (None, "")):
        mine = [reminder.text.rstrip("。；") for reminder in visit.reminders if reminder.audience == audience]
        if mine:
            yield f"{heading}{_ended('；'.join(mine))}"


def _sentence(*parts: str) -> str:
    subject, *others = filter(None, parts)
    return _ended(subject + (f"：{'，'.join(others)}" if others else ""))


def _gift(gift: Gift) -> str:
    number = str(gift.number) if gift.number else ""
    price = f"单价{gift.price:f}元" if gift.price is not None else ""
    to = f"赠{gift.to}" if gift.to else ""
    return _sentence(gift.name or "礼品", number, price, to, gift.note)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("。", "！", "？")) else f"{sentence}。"


PRESS_NAMES = {
    "题": "本节标题",
    "行": [
        {
            "内容": "报道什么",
            "单位": "哪个单位",
            "责任人": "谁",
            "电话": "电话",
            "时限": "何时之前",
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ],
}
CONTINGENCIES_NAMES = {
    "题": "本节标题",
    "行": [
        {
            "事项": "什么情况",
            "措施": "怎么办",
            "责任单位": "哪个单位",
            "责任人": "谁",
            "电话": "电话",
            MAY_BREAK: MAY_BREAK_MEANING,
        }
    ],
}
