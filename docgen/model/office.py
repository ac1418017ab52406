"""The office itself: its name, its defaults, its ledger classes, its tables."""

from collections.abc import Mapping
from dataclasses import field

from docgen.model.catalogue import Dish, Hotel, Route, Script, Site
from docgen.model.choices import Nature, ProfileName, YesNo
from docgen.model.pack import Pack
from docgen.model.people import Person
from docgen.model.scalars import Text, Texts
from docgen.model.transport import Vehicle
from docgen.model.value import Value, value, yaml_field

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

    name: Text = yaml_field("名称", "类别名称", "厅局级", also="类别 类别名称 统计类别")
    rank: Text = yaml_field("级别", "归入这一类的级别", "厅局级", default="", also="对应级别")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 附注 注")


@value
class OfWhich(Value):
    """A count inside the total (其中): the visits that say so themselves, or all that these features fit."""

    name: Text = yaml_field("名称", "其中项的叫法", "外宾")
    category: Text = yaml_field("类别", "国内公务、外宾、商务中的一种", "外宾", default="")
    purpose: Text = yaml_field("事由", "事由是它的来访", "考察调研", default="")
    rank: Text = yaml_field("级别", "名单中有这一级及以上的来访", "省部级", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Bulletin(Value):
    """The bulletin in which the office reports what guests said (专报)."""

    name: Text = yaml_field("名称", "专报的名称，红字", "来宾意见建议专报", default="来宾意见建议专报")
    up: Texts = yaml_field("报", "报给谁", "区委、区政府领导", default=())
    level: Texts = yaml_field("送", "送给谁", "区委办公室", default=())
    down: Texts = yaml_field("发", "发给谁", "各镇、街道", default=())
    copies: Text = yaml_field("份数", "印多少份", "20", default="")


@value
class Office(Value):
    """The office file (办公室)."""

    unit: Text = yaml_field("单位", "单位全称，用于落款", "清江区接待中心", default="", also="单位名称 单位全称 全称")
    short: Text = yaml_field("简称", "单位规范化简称", "区接待中心", default="", also="单位简称 规范化简称")
    nature: Nature | None = yaml_field(
        "性质", "机关、参公事业单位、事业单位、国有企业、金融企业", "机关", default=None, also="单位性质"
    )
    region: Text = yaml_field("地区", "按哪里的规定检查", "清江区", default="", also="所在地区 行政区 区划 所在地")
    region_intro: Text = yaml_field("地区简介", "区情、县情几段话，印在点位简介里", default="", key="region_intro")
    agreed: Texts = yaml_field(
        "口径",
        "全区统一的数字和说法，写明截至哪一天",
        default=(),
        key="agreed",
        also="统一口径 对外口径 宣传口径 数据口径",
    )
    brand_name: Text = yaml_field(
        "品牌", "brand_assets 中的文件夹名", "qingjiang", default="", key="brand", also="品牌名称"
    )
    domestic_slogans: YesNo = yaml_field(
        "国内公务口号", "国内公务的菜单、手边单印不印口号", "否", default="否", key="domestic_slogans"
    )
    groups: tuple[Group, ...] = yaml_field(
        "统计类别", "台账分类，按顺序", default=(), also="台账类别 统计分类 台账分类"
    )
    of_which: tuple[OfWhich, ...] = yaml_field(
        "其中", "台账的其中项，可以互相重叠", default=(), key="of_which", also="其中项"
    )
    leader_rank: Text = yaml_field(
        "领导级别", "名单中这一级及以上的计入领导人数", "县处级", default="县处级", also="领导统计级别"
    )
    standards: dict[str, Text] = yaml_field(
        "标准", "餐标、住宿标准等；写了伙食补助、交通补助，就查交费够不够", default={}, also="接待标准 费用标准"
    )
    conventions: dict[str, dict[str, Texts]] = yaml_field(
        "座次规则", "形式: {选项: 取值}", "{主席台: {双数: 一号居左}}", default={}
    )
    strokes: dict[str, Text] = yaml_field("笔顺", "字表以外的字: 笔顺，横1竖2撇3点4折5", '{𠮷: "121251"}', default={})
    readings: dict[str, Text] = yaml_field("读音", "字或姓: 拼音加声调数字", "{覃: tan2}", default={})
    bulletin: Bulletin | None = yaml_field("专报", "信息专报的名称、报送发和份数", default=None)
    letter_code: Text = yaml_field("函的代字", "发文字号里年份前面的字", "清接函", default="", also="发文代字 代字")
    approval_steps: Texts = yaml_field(
        "审批环节",
        "审批单上由谁签，按先后",
        "承办部门",
        "办公室审核",
        "分管领导",
        "主要领导",
        default=(),
        also="审批流程 审批步骤",
    )
    profile: ProfileName = yaml_field("版式", "国标或常规", "国标", default="国标", also="格式")
    catalogues: Text = yaml_field("库", "资料库所在文件夹", "库/", default="库/", also="资料库 数据库")

    packs: tuple[Pack, ...] = field(default=(), repr=False)  # what its region asks, the most local last
