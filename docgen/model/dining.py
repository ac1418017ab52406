"""Meals: who eats what, where, at what standard, at whose expense."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from docgen.model.catalogue import Dish, Site
from docgen.model.choices import MealForm
from docgen.model.scalars import Day, PerPerson, TableCount, Text, Texts, Time
from docgen.model.value import TIME_SPAN_WORDS, CatalogueEntry, People, Value, double_words, value, yaml_field


@value
class Meal(Value):
    """One meal (用餐). What guests must not eat is derived from the people."""

    span_words: ClassVar[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {"时间": TIME_SPAN_WORDS}
    double_words: ClassVar[Mapping[str, tuple[str, str]]] = double_words(
        "形式", "形式 用餐形式 就餐形式", "标准", "标准 用餐标准 餐标"
    )

    name: Text = yaml_field(
        "名称", "哪一餐", "6日午餐", default="", also="餐次 餐别 用餐名称 用餐安排 就餐安排 餐次名称 餐名"
    )
    date: Day | None = yaml_field("日期", "哪一天", "2026-07-06", default=None, also="用餐日期 就餐日期")
    time: Time | None = yaml_field(
        "时间", "开餐时间", "12:00", default=None, also="用餐时间 就餐时间 开餐时间 开席时间"
    )
    place: Annotated[Site | None, CatalogueEntry(("点位", "宾馆"))] = yaml_field(
        "地点",
        "在哪里用餐",
        "机关食堂",
        default=None,
        also="用餐地点 就餐地点 餐厅 场所 用餐场所 就餐场所 餐厅名称 用餐餐厅",
    )
    form: MealForm | None = yaml_field(
        "形式",
        "工作餐、自助餐、宴请、自费",
        "工作餐",
        default=None,
        also="用餐形式 就餐形式 用餐方式 就餐方式 餐式 用餐类型 就餐类型",
    )
    standard: PerPerson | None = yaml_field(
        "标准",
        "每人多少元",
        "50",
        default=None,
        also="用餐标准 餐标 就餐标准 人均标准 每人标准 餐费标准 伙食标准 餐饮标准 接待标准",
        likely="价格 单价 餐费",
    )
    guests: Annotated[Texts, People("来宾")] = yaml_field(
        "来宾",
        "哪些来宾，或写“全体”",
        "全体",
        default=(),
        also="用餐人员 就餐人员 用餐来宾 就餐来宾 用餐人 就餐人 参加来宾 客人",
    )
    hosts: Annotated[Texts, People("陪同")] = yaml_field(
        "陪餐", "由谁陪餐", "沈静", default=(), also="陪餐人员 陪同人员 陪同 陪餐领导 陪餐人 主陪 陪同用餐人员"
    )
    menu: Annotated[tuple[Dish, ...], CatalogueEntry(("菜品",))] = yaml_field(
        "菜单", "菜品库中的菜名，或直接写菜名", "柳溪豆腐", default=(), also="菜品 菜谱 菜肴 菜名 餐单"
    )
    slogan: Text = yaml_field(
        "菜单口号",
        "菜单上印哪个口号；不写就用品牌默认的，不印写“不印”",
        "文旅",
        default="",
        key="slogan",
        also="口号 菜单标语",
    )
    tables: TableCount | None = yaml_field("桌数", "开几桌；不写就按座次", "3", default=None, also="席数 开桌数 餐桌数")
    drinks: Texts = yaml_field("酒水", "饮品", "菊花茶", default=(), also="饮品 酒水饮料 饮料 酒水安排")
    payer: Text = yaml_field(
        "付费",
        "由谁付费",
        "来宾自付",
        default="",
        also="付费方 付款方 承担 费用承担 付费单位 付费人 费用承担方 结算方式 付费方式 付款人 买单方",
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")
