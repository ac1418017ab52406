"""Meals: who eats what, where, at what standard, at whose expense."""

from typing import Annotated

from docgen.model.catalogue import Dish, Site
from docgen.model.scalars import Day, MealForm, PerPerson, TableCount, Text, Texts, Time
from docgen.model.value import CatalogueEntry, People, Value, value, yaml_field


@value
class Meal(Value):
    """One meal (用餐). What guests must not eat is derived from the people."""

    name: Text = yaml_field("名称", "哪一餐", "6日午餐", default="")
    date: Day | None = yaml_field("日期", "哪一天", "2026-07-06", default=None)
    time: Time | None = yaml_field("时间", "开餐时间", "12:00", default=None)
    place: Annotated[Site | None, CatalogueEntry(("点位", "宾馆"))] = yaml_field(
        "地点", "在哪里用餐", "机关食堂", default=None
    )
    form: MealForm | None = yaml_field("形式", "工作餐、自助餐、宴请、自费", "工作餐", default=None)
    standard: PerPerson | None = yaml_field("标准", "每人多少元", "50", default=None)
    guests: Annotated[Texts, People("来宾")] = yaml_field("来宾", "哪些来宾，或写“全体”", "全体", default=())
    hosts: Annotated[Texts, People("陪同")] = yaml_field("陪餐", "由谁陪餐", "沈静", default=())
    menu: Annotated[tuple[Dish, ...], CatalogueEntry(("菜品",))] = yaml_field(
        "菜单", "菜品库中的菜名，或直接写菜名", "柳溪豆腐", default=()
    )
    slogan: Text = yaml_field(
        "菜单口号", "菜单上印哪个口号；不写就用品牌默认的，不印写“不印”", "文旅", default="", key="slogan"
    )
    tables: TableCount | None = yaml_field("桌数", "开几桌；不写就按座次", "3", default=None)
    drinks: Texts = yaml_field("酒水", "饮品", "菊花茶", default=())
    payer: Text = yaml_field("付费", "由谁付费", "来宾自付", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")
