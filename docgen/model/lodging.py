"""Where guests sleep."""

from typing import Annotated

from docgen.model.catalogue import Hotel
from docgen.model.scalars import PerRoom, Text, Texts
from docgen.model.value import CatalogueEntry, People, Value, value, yaml_field


@value
class Room(Value):
    """One room and who sleeps in it."""

    number: Text = yaml_field("房号", "房间号，加引号", '"0301"', default="")
    type: Text = yaml_field("房型", "标准间、单间、普通套间", "标准间", default="")
    who: Annotated[Texts, People("来宾")] = yaml_field("入住", "谁住", "周明远", default=())
    price: PerRoom | None = yaml_field("单价", "元/间·天", "260", default=None)
    payer: Text = yaml_field("付费", "由谁付费", "来宾自付", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Lodging(Value):
    """Rooms in one hotel (住宿)."""

    hotel: Annotated[Hotel | None, CatalogueEntry(("宾馆",))] = yaml_field(
        "宾馆", "宾馆库中的名称，或直接写名称", "清江宾馆", default=None
    )
    rooms: tuple[Room, ...] = yaml_field("房间", "逐间列出", default=())
    note: Text = yaml_field("备注", "其他要说明的", default="")
