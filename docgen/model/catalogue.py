"""The office's own tables: sites, routes, dishes, hotels, vehicles, scripts."""

from typing import ClassVar

from docgen.model.choices import Course
from docgen.model.scalars import Headcount, Minutes, Phone, Pieces, RoomCount, Text, Texts, YesNoText
from docgen.model.value import Value, value, yaml_field


@value
class Site(Value):
    """A place to visit or to meet in (点位)."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field(
        "名称",
        "点位名称，来访文件里就写它",
        "柳溪镇现代农业园",
        also="点位名称 地点名称 考察点 考察点名称 点位 单位名称 地点",
    )
    id: Text = yaml_field("代号", "短名", default="", also="短名")
    address: Text = yaml_field("地址", "详细地址", default="", also="详细地址 点位地址 所在地 位置")
    size: Text = yaml_field("规模", "面积、产量等基本情况", default="", also="基本情况 点位规模 概况")
    name_en: Text = yaml_field("英文名", "外宾的菜单、手边单、卡包上印的英文", default="", also="英文名称 外文名")
    capacity: Headcount | None = yaml_field(
        "容纳", "同时能容纳多少人", "40", default=None, also="容纳人数 可容纳人数 最大容量 接待容量"
    )
    intro: Text = yaml_field("简介", "是什么地方，几句话", default="")
    highlights: Texts = yaml_field("看点", "看什么，一条一句", "田块由小变大", default=())
    script: Text = yaml_field("讲解词", "在这里讲什么", default="", also="解说词 讲解内容 讲解稿")
    agreed: Texts = yaml_field(
        "口径",
        "各处都要一致的数字和说法，写明截至哪一天",
        default=(),
        key="agreed",
        also="统一口径 对外口径 宣传口径 数据口径",
    )
    guide: Text = yaml_field("讲解人", "由谁讲解", default="", also="讲解员 解说员")
    minutes: Minutes | None = yaml_field("时长", "看一遍、讲一遍要多少分钟", "60", default=None)
    walk: Text = yaml_field("参观路线", "进去以后怎么走", "入口展板—观景台—机耕道", default="")
    parking: Text = yaml_field("停车", "车停在哪里，能停几辆", "村委会前，中巴3辆", default="")
    toilets: Text = yaml_field("洗手间", "在哪里", "观景台北侧", default="")
    opening: Text = yaml_field("开放", "开放时间和闭馆日", "09:00-17:00，周一闭馆", default="")
    contact: Text = yaml_field("联系人", "现场联系人", default="", also="负责人 现场联系人 对接人")
    phone: Phone = yaml_field(
        "电话", "联系电话，加引号", default="", also="联系电话 手机 手机号 手机号码 联系方式 联系人电话 电话号码"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注")


@value
class Leg(Value):
    """One stop of a route and the minutes from the stop before."""

    bare: ClassVar[str] = "site"

    site: Text = yaml_field("点位", "点位名称", "柳溪镇现代农业园", also="名称 点位名称 地点 考察点")
    travel: Minutes | None = yaml_field(
        "路程", "从上一处过来的分钟数", "35", default=None, also="车程 行车时间 路上时间 分钟 分钟数"
    )


@value
class Route(Value):
    """Sites in driving order with the minutes between them (线路)."""

    name: Text = yaml_field("名称", "线路名称", "乡村振兴线", also="线路名称 线路 路线 路线名称")
    id: Text = yaml_field("代号", "短名", default="", also="短名")
    stops: tuple[Leg, ...] = yaml_field(
        "点位", "依次经过的点位和到达所需分钟", default=(), also="途经点位 考察点位 沿途点位"
    )
    travel: Minutes | None = yaml_field("路程", "全程分钟数", default=None, also="车程 全程时间 行车时间 总车程")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注")


@value
class Dish(Value):
    """A dish with what must be known of it (菜品)."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field("名称", "菜名", "柳溪豆腐", also="菜名 菜品名称 菜品 菜肴")
    id: Text = yaml_field("代号", "短名", default="", also="短名")
    course: Course | None = yaml_field(
        "类别", "凉菜、热菜、汤、主食、点心、水果", "热菜", default=None, also="菜品类别 分类 种类 类型 菜类"
    )
    ingredients: Texts = yaml_field("食材", "主要食材", default=(), also="主料 原料 配料 主要食材 用料 原材料")
    allergens: Texts = yaml_field("过敏原", "花生、海鲜、乳制品等", default=(), also="致敏原 过敏源 过敏")
    portion: Text = yaml_field("人份", "一份够几人", "10", default="", also="一份够 份量 够几人")
    halal: YesNoText = yaml_field("清真", "是或否", "是", default="", also="是否清真")
    vegetarian: YesNoText = yaml_field("素食", "是或否", "是", default="", also="是否素食 素菜")
    spicy: YesNoText = yaml_field("辣", "是、否，或微辣、中辣", "微辣", default="", also="辣度 是否辣 辣味")
    name_en: Text = yaml_field(
        "英文名", "外宾的菜单上印的英文", "Tomato and Egg Soup", default="", also="英文名称 外文名 英文菜名"
    )
    portions: Pieces | None = yaml_field(
        "份数", "这一餐上几份；不写就按人数和人份算", "2份", default=None, also="上菜份数 数量"
    )
    region: Text = yaml_field("产地", "原产地或地方特色", default="", also="原产地 来源地")
    intro: Text = yaml_field("介绍", "名菜、特产说明", default="", also="说明 简介 菜品介绍 特色")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="附注 注")


@value
class RoomType(Value):
    """A kind of room in a hotel."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field("名称", "标准间、单间、普通套间", "标准间", also="房型 房间类型 房型名称")
    rooms: RoomCount | None = yaml_field("数量", "有多少间", default=None, also="房间数 间数 房间数量")
    price: Text = yaml_field("单价", "协议价，元/间·天", "260", default="", also="房价 价格 协议价")


@value
class Hotel(Value):
    """A hotel that the office uses (宾馆)."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field("名称", "宾馆名称", "清江宾馆", also="宾馆名称 酒店名称 宾馆 酒店 饭店")
    id: Text = yaml_field("代号", "短名", default="", also="短名")
    name_en: Text = yaml_field("英文名", "外宾的手边单、卡包上印的英文", default="", also="英文名称 外文名")
    address: Text = yaml_field("地址", "详细地址", default="", also="详细地址 宾馆地址 位置")
    contact: Text = yaml_field("联系人", "前台或经理", default="", also="负责人 前台 经理 对接人")
    phone: Phone = yaml_field(
        "电话", "总台电话，加引号", default="", also="总台电话 联系电话 前台电话 手机 联系方式 电话号码"
    )
    room_types: tuple[RoomType, ...] = yaml_field("房型", "有哪些房型", default=(), also="房间类型 房型情况 客房类型")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注")


@value
class Script(Value):
    """The text that a guide speaks at a site (讲解)."""

    name: Text = yaml_field("名称", "讲解词的名称", "高标准农田讲解词", also="讲解词名称 标题")
    id: Text = yaml_field("代号", "短名", default="", also="短名")
    site: Text = yaml_field("点位", "用在哪个点位", default="", also="点位名称 地点 考察点")
    script: Text = yaml_field("讲解词", "正文", default="", also="正文 解说词 内容 讲解内容")
    guide: Text = yaml_field("讲解人", "由谁讲解", default="", also="讲解员 解说员")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注")
