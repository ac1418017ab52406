"""Where guests sleep."""

from typing import Annotated

from docgen.model.catalogue import Hotel
from docgen.model.scalars import PerRoom, Text, Texts
from docgen.model.value import CatalogueEntry, People, Value, value, yaml_field


@value
class Room(Value):
    """One room and who sleeps in it."""

    number: Text = yaml_field(
        "房号", "房间号，加引号", '"0301"', default="", also="房间号 房间号码 客房号 房间编号 客房号码 房号码"
    )
    type: Text = yaml_field(
        "房型", "标准间、单间、普通套间", "标准间", default="", also="房间类型 客房类型 房间型号 房间种类 户型"
    )
    who: Annotated[Texts, People("来宾")] = yaml_field(
        "入住",
        "谁住",
        "周明远",
        default=(),
        also="入住人员 入住人 住宿人员 入住来宾 住客 入住客人 住宿人 入住姓名 入住人姓名 姓名 来宾 客人",
    )
    price: PerRoom | None = yaml_field(
        "单价",
        "元/间·天",
        "260",
        default=None,
        also="房价 价格 房间单价 房费 住宿标准 房费标准 房价标准 协议价 每晚单价",
    )
    payer: Text = yaml_field(
        "付费", "由谁付费", "来宾自付", default="", also="付费方 付款方 承担 费用承担 付费单位 付费人 费用承担方 付款人"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")


@value
class Lodging(Value):
    """Rooms in one hotel (住宿)."""

    hotel: Annotated[Hotel | None, CatalogueEntry(("宾馆",))] = yaml_field(
        "宾馆",
        "宾馆库中的名称，或直接写名称",
        "清江宾馆",
        default=None,
        also="酒店 宾馆名称 酒店名称 住宿地点 入住宾馆 入住酒店 下榻宾馆 下榻酒店 饭店 住宿宾馆 住宿酒店",
    )
    rooms: tuple[Room, ...] = yaml_field(
        "房间", "逐间列出", default=(), also="房间安排 客房 房间列表 客房安排 房间明细"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="")
