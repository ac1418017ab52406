"""The office itself: its name, its defaults, its ledger classes, its tables."""

from collections.abc import Mapping

from docgen.model.catalogue import Dish, Hotel, Route, Script, Site
from docgen.model.people import Person
from docgen.model.scalars import ProfileName, Text, Texts
from docgen.model.transport import Vehicle
from docgen.model.value import Value, value, word

#: The stock tables of an office and what each row is; an office's own tables may carry other keys.
TABLES: Mapping[str, type[Value]] = {
    "来宾": Person,
    "领导": Person,
    "点位": Site,
    "线路": Route,
    "菜品": Dish,
    "宾馆": Hotel,
    "车辆": Vehicle,
    "讲解": Script,
}


@value
class Group(Value):
    """A class of the ledger."""

    name: Text = word("名称", "类别名称", "厅局级")
    rank: Text = word("级别", "归入这一类的级别", "厅局级", default="")
    note: Text = word("备注", "其他要说明的", default="")


@value
class Office(Value):
    """The office file (办公室)."""

    unit: Text = word("单位", "单位全称，用于落款", "清江区接待中心", default="")
    short: Text = word("简称", "单位规范化简称", "区接待中心", default="")
    region: Text = word("地区", "按哪里的规定检查", "清江区", default="")
    brand: Text = word("品牌", "brand_assets 中的文件夹名", "qingjiang", default="")
    groups: tuple[Group, ...] = word("统计类别", "台账分类，按顺序", default=())
    standards: dict[str, Text] = word("标准", "餐标、住宿标准等", default={})
    conventions: dict[str, dict[str, Texts]] = word("座次规则", "形式: {选项: 取值}", default={})
    profile: ProfileName = word("版式", "国标或常规", "国标", default="国标")
    catalogues: Text = word("库", "资料库所在文件夹", "库/", default="库/")
