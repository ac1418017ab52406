"""What guests ride in."""

from typing import Annotated, ClassVar

from docgen.model.scalars import Count, Text, Texts
from docgen.model.value import People, Value, value, yaml_field


@value
class Vehicle(Value):
    """One vehicle (车辆), in a visit or in the office's table."""

    bare: ClassVar[str] = "plate"

    no: Text = yaml_field("车号", "车队中的编号", "1", default="")
    id: Text = yaml_field("代号", "短名", default="")
    name: Text = yaml_field("名称", "车辆的叫法", default="")
    model: Text = yaml_field("车型", "轿车、商务车、越野车、中巴等", "中巴", default="")
    seats: Count | None = yaml_field("座位", "核定载客数", "19", default=None)
    plate: Text = yaml_field("车牌", "号牌", "川Y·A0001", default="")
    driver: Text = yaml_field("驾驶员", "驾驶员", "王师傅", default="")
    phone: Text = yaml_field("电话", "驾驶员电话，加引号", '"13900000011"', default="")
    who: Annotated[Texts, People("来宾")] = yaml_field("乘员", "谁坐，或写“全体”", "全体", default=())
    use: Text = yaml_field("用途", "工作车、行李车等", default="")
    source: Text = yaml_field("来源", "公务用车、租赁等", "公务用车", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")
