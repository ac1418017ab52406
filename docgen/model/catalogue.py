"""The office's own tables: sites, routes, dishes, hotels, vehicles, scripts."""

from typing import ClassVar

from docgen.model.scalars import Count, Course, Headcount, Minutes, Pieces, Text, Texts
from docgen.model.value import Value, value, yaml_field


@value
class Site(Value):
    """A place to visit or to meet in (点位)."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field("名称", "点位名称，来访文件里就写它", "柳溪镇现代农业园")
    id: Text = yaml_field("代号", "短名", default="")
    address: Text = yaml_field("地址", "详细地址", default="")
    size: Text = yaml_field("规模", "面积、产量等基本情况", default="")
    name_en: Text = yaml_field("英文名", "外宾的菜单、手边单、卡包上印的英文", default="")
    capacity: Headcount | None = yaml_field("容纳", "同时能容纳多少人", "40", default=None)
    intro: Text = yaml_field("简介", "是什么地方，几句话", default="")
    highlights: Texts = yaml_field("看点", "看什么，一条一句", "田块由小变大", default=())
    script: Text = yaml_field("讲解词", "在这里讲什么", default="")
    agreed: Texts = yaml_field("口径", "各处都要一致的数字和说法，写明截至哪一天", default=(), key="agreed")
    guide: Text = yaml_field("讲解人", "由谁讲解", default="")
    minutes: Minutes | None = yaml_field("时长", "看一遍、讲一遍要多少分钟", "60", default=None)
    walk: Text = yaml_field("参观路线", "进去以后怎么走", "入口展板—观景台—机耕道", default="")
    parking: Text = yaml_field("停车", "车停在哪里，能停几辆", "村委会前，中巴3辆", default="")
    toilets: Text = yaml_field("洗手间", "在哪里", "观景台北侧", default="")
    opening: Text = yaml_field("开放", "开放时间和闭馆日", "09:00-17:00，周一闭馆", default="")
    contact: Text = yaml_field("联系人", "现场联系人", default="")
    phone: Text = yaml_field("电话", "联系电话，加引号", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Leg(Value):
    """One stop of a route and the minutes from the stop before."""

    bare: ClassVar[str] = "site"

    site: Text = yaml_field("点位", "点位名称", "柳溪镇现代农业园")
    travel: Minutes | None = yaml_field("路程", "从上一处过来的分钟数", "35", default=None)


@value
class Route(Value):
    """Sites in driving order with the minutes between them (线路)."""

    name: Text = yaml_field("名称", "线路名称", "乡村振兴线")
    id: Text = yaml_field("代号", "短名", default="")
    stops: tuple[Leg, ...] = yaml_field("点位", "依次经过的点位和到达所需分钟", default=())
    travel: Minutes | None = yaml_field("路程", "全程分钟数", default=None)
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Dish(Value):
    """A dish with what must be known of it (菜品)."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field("名称", "菜名", "柳溪豆腐")
    id: Text = yaml_field("代号", "短名", default="")
    course: Course | None = yaml_field("类别", "凉菜、热菜、汤、主食、点心、水果", "热菜", default=None)
    ingredients: Texts = yaml_field("食材", "主要食材", default=())
    allergens: Texts = yaml_field("过敏原", "花生、海鲜、乳制品等", default=())
    portion: Text = yaml_field("人份", "一份够几人", "10", default="")
    halal: Text = yaml_field("清真", "是或否", "是", default="")
    vegetarian: Text = yaml_field("素食", "是或否", "是", default="")
    spicy: Text = yaml_field("辣", "是、否，或微辣、中辣", "微辣", default="")
    name_en: Text = yaml_field("英文名", "外宾的菜单上印的英文", "Tomato and Egg Soup", default="")
    portions: Pieces | None = yaml_field("份数", "这一餐上几份；不写就按人数和人份算", "2份", default=None)
    region: Text = yaml_field("产地", "原产地或地方特色", default="")
    intro: Text = yaml_field("介绍", "名菜、特产说明", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class RoomType(Value):
    """A kind of room in a hotel."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field("名称", "标准间、单间、普通套间", "标准间")
    rooms: Count | None = yaml_field("数量", "有多少间", default=None)
    price: Text = yaml_field("单价", "协议价，元/间·天", "260", default="")


@value
class Hotel(Value):
    """A hotel that the office uses (宾馆)."""

    bare: ClassVar[str] = "name"

    name: Text = yaml_field("名称", "宾馆名称", "清江宾馆")
    id: Text = yaml_field("代号", "短名", default="")
    name_en: Text = yaml_field("英文名", "外宾的手边单、卡包上印的英文", default="")
    address: Text = yaml_field("地址", "详细地址", default="")
    contact: Text = yaml_field("联系人", "前台或经理", default="")
    phone: Text = yaml_field("电话", "总台电话，加引号", default="")
    room_types: tuple[RoomType, ...] = yaml_field("房型", "有哪些房型", default=())
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Script(Value):
    """The text that a guide speaks at a site (讲解)."""

    name: Text = yaml_field("名称", "讲解词的名称", "高标准农田讲解词")
    id: Text = yaml_field("代号", "短名", default="")
    site: Text = yaml_field("点位", "用在哪个点位", default="")
    script: Text = yaml_field("讲解词", "正文", default="")
    guide: Text = yaml_field("讲解人", "由谁讲解", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")
