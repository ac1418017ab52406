"""What a region asks beyond the national rules (地方规定): sums, numbers, forbidden things, switches."""

from docgen.model.choices import YesNo
from docgen.model.scalars import Count, Day, Days, Money, Text, Texts
from docgen.model.value import Value, value, yaml_field


@value
class TableCap(Value):
    """How many hosts may eat along, up to so many guests."""

    upto: Count = yaml_field("来宾至", "来宾不超过几人时", "5")
    hosts: Count = yaml_field("陪餐", "陪餐不超过几人", "2")


@value
class EscortCap(Value):
    """How many hosts may come along, by what the guests are."""

    rank: Text = yaml_field("来宾级别", "来宾中最高的级别；不写就是各级", "厅局级", default="")
    most: Count = yaml_field("人数", "陪同不超过几人", "3")


@value
class DaysOff(Value):
    """Days on which the country rests, or works instead."""

    name: Text = yaml_field("名称", "哪个节", "春节", default="")
    days: Days = yaml_field("日期", "起止日期，或一天", "2027-02-06 至 2027-02-12")


@value
class Pack(Value):
    """One pack of regional rules (规则包); every sum in 元."""

    name: Text = yaml_field("名称", "哪里、哪一年的规定", "吉林（2023年）")
    document: Text = yaml_field("依据", "文件名，确知时才写", default="")
    url: Text = yaml_field("来源", "从哪里知道的", default="")
    since: Day | None = yaml_field("起", "从哪一天起", default=None)
    base: Texts = yaml_field("沿用", "先用自带的哪些规则包", "吉林", default=())
    standards: dict[str, Money] = yaml_field(
        "标准",
        "每人每餐、每间每天、每件礼品不超过多少元；伙食补助、交通补助每人每天多少元",
        "{工作餐: 120, 伙食补助: 100}",
        default={},
    )
    table: tuple[TableCap, ...] = yaml_field("陪餐", "比全国规定更严的陪餐人数", default=())
    escorts: tuple[EscortCap, ...] = yaml_field("陪同", "陪同人数", default=())
    forbidden: dict[str, Texts] = yaml_field("不得", "布置、菜、酒水、房间里不得有的", "{布置: [水果]}", default={})
    papers: Texts = yaml_field("凭证", "报销要齐的几样", "公函、审批单、清单、票据", default=())
    no_cards: YesNo | None = yaml_field("用餐不摆席卡", "是或否", "是", default=None)
    self_paid_without_letter: YesNo | None = yaml_field("无公函自付", "没有公函也可以来，一律自付", "是", default=None)
    business_as_official: YesNo | None = yaml_field("商务参照公务", "商务接待按国内公务的标准", "是", default=None)
    no_meals_within_city: YesNo | None = yaml_field("同城不用餐", "来宾来自本地时不安排用餐", "是", default=None)
    tables_upto: Count | None = yaml_field("桌餐至", "来宾超过几人就用自助餐", "30", default=None)
    dishes_upto: Count | None = yaml_field("自助菜数", "自助餐、份饭不超过几个菜", "4", default=None)
    escort_cars: Count | None = yaml_field("陪同车", "陪同车不超过几辆", "2", default=None)
    no_police_cars: YesNo | None = yaml_field("不带警车", "是或否", "是", default=None)
    no_wine: Texts = yaml_field("禁酒", "哪些类别的来访用餐不上酒", "国内公务、商务", default=())
    portions: YesNo | None = yaml_field("标菜量", "菜单要标明菜量", "是", default=None)
    short_names: dict[str, Text] = yaml_field("简称", "不规范的简称: 规范的写法", "{卫健局: 卫生健康局}", default={})
    holidays: tuple[DaysOff, ...] = yaml_field("节假日", "表里没有、或与表不同的放假", default=())
    workdays: tuple[DaysOff, ...] = yaml_field("调休上班", "调休上班的日子", default=())
    note: Text = yaml_field("备注", "其他要说明的", default="")
