"""What guests ride in."""

from typing import Annotated, ClassVar

from docgen.model.scalars import Day, JourneyWay, SeatCount, Text, Texts, Time
from docgen.model.value import People, Value, value, yaml_field


@value
class Journey(Value):
    """How guests arrive or leave (抵离)."""

    way: JourneyWay = yaml_field("方向", "抵达或离开", "抵达")
    date: Day | None = yaml_field("日期", "哪一天；不写就是来访的第一天或最后一天", "2026-07-05", default=None)
    time: Time | None = yaml_field("时间", "到站或发车、起飞的时间", "15:10", default=None)
    means: Text = yaml_field("方式", "航班、高铁、自驾等", "高铁", default="")
    number: Text = yaml_field("车次", "车次或航班号", "G1234", default="")
    place: Text = yaml_field("地点", "哪个车站、机场", "清江东站", default="")
    who: Annotated[Texts, People("来宾")] = yaml_field("人员", "哪些来宾；不写就是全体", "全体", default=())
    pickup: Text = yaml_field("接送", "几号车接送", "1", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Vehicle(Value):
    """One vehicle (车辆), in a visit or in the office's table."""

    bare: ClassVar[str] = "plate"

    no: Text = yaml_field("车号", "车队中的编号", "1", default="")
    id: Text = yaml_field("代号", "短名", default="")
    name: Text = yaml_field("名称", "车辆的叫法", default="")
    model: Text = yaml_field("车型", "轿车、商务车、越野车、中巴等", "中巴", default="")
    seats: SeatCount | None = yaml_field("座位", "核定载客数", "19", default=None)
    plate: Text = yaml_field("车牌", "号牌", "川Y·A0001", default="")
    driver: Text = yaml_field("驾驶员", "驾驶员", "王师傅", default="")
    phone: Text = yaml_field("电话", "驾驶员电话，加引号", '"13900000011"', default="")
    who: Annotated[Texts, People("来宾")] = yaml_field("乘员", "谁坐，或写“全体”", "全体", default=())
    liaisons: Annotated[Texts, People("陪同")] = yaml_field(
        "联络员", "随车联络员，车上由谁清点人数", "林小満", default=(), key="liaison"
    )
    use: Text = yaml_field("用途", "工作车、行李车等", default="")
    source: Text = yaml_field("来源", "公务用车、租赁等", "公务用车", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")
