"""What guests ride in."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from docgen.model.choices import JourneyWay
from docgen.model.scalars import Day, Phone, SeatCount, Text, Texts, Time, VehicleNo
from docgen.model.value import People, Value, double_words, value, yaml_field


@value
class Journey(Value):
    """How guests arrive or leave (抵离)."""

    way: JourneyWay = yaml_field("方向", "抵达或离开", "抵达", also="抵离 抵/离 到离 往返 接送方向 抵达/离开 来回")
    date: Day | None = yaml_field(
        "日期", "哪一天；不写就是来访的第一天或最后一天", "2026-07-05", default=None, also="抵离日期 行程日期"
    )
    time: Time | None = yaml_field(
        "时间", "到站或发车、起飞的时间", "15:10", default=None, also="抵离时间 到发时间 到站时间 发车时间"
    )
    means: Text = yaml_field(
        "方式", "航班、高铁、自驾等", "高铁", default="", also="交通方式 交通工具 出行方式 乘坐方式 抵离方式"
    )
    number: Text = yaml_field(
        "车次",
        "车次或航班号",
        "G1234",
        default="",
        also=("航班 航班号 车次号 班次 航班车次 航班/车次 车次/航班 航班（车次） 车次（航班） 航班号/车次 车次航班"),
    )
    place: Text = yaml_field(
        "地点",
        "哪个车站、机场",
        "清江东站",
        default="",
        also="站点 车站 机场 到站 车站机场 抵离地点 接送站地点 车站/机场 航班车次及地点",
    )
    who: Annotated[Texts, People("来宾")] = yaml_field(
        "人员", "哪些来宾；不写就是全体", "全体", default=(), also="来宾 乘坐人员 抵离人员 客人 姓名 来宾姓名"
    )
    pickup: VehicleNo = yaml_field(
        "接送", "几号车接送", "1", default="", also="接送车辆 接送车 接站车辆 送站车辆 接机车辆 送机车辆 车号"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")


@value
class Vehicle(Value):
    """One vehicle (车辆), in a visit or in the office's table."""

    bare: ClassVar[str] = "plate"
    double_words: ClassVar[Mapping[str, tuple[str, str]]] = {
        **double_words("驾驶员", "驾驶员 司机 驾驶人", "电话", "电话 联系电话 手机 手机号 联系方式"),
        **double_words("车型", "车型 车辆 车辆类型", "车牌", "号牌 车牌 车牌号 号牌号码"),
    }

    no: VehicleNo = yaml_field(
        "车号", "车队中的编号", "1", default="", also="车辆编号 车序 车辆序号 编号 几号车 车辆号"
    )
    id: Text = yaml_field("代号", "短名", default="", also="短名")
    name: Text = yaml_field("名称", "车辆的叫法", default="", also="车辆名称 车名")
    model: Text = yaml_field(
        "车型", "轿车、商务车、越野车、中巴等", "中巴", default="", also="车辆类型 车辆型号 车种 型号 车辆车型"
    )
    seats: SeatCount | None = yaml_field(
        "座位", "核定载客数", "19", default=None, also="座位数 座数 核载 核定载客 核载人数 座位数量 载客数 核定座位"
    )
    plate: Text = yaml_field(
        "车牌", "号牌", "川Y·A0001", default="", also="车牌号 车牌号码 号牌 号牌号码 牌照 牌照号 牌号 车辆牌照 车辆号牌"
    )
    driver: Text = yaml_field(
        "驾驶员", "驾驶员", "王师傅", default="", also="司机 司机姓名 驾驶员姓名 驾驶人 司乘 师傅"
    )
    phone: Phone = yaml_field(
        "电话",
        "驾驶员电话，加引号",
        '"13900000011"',
        default="",
        also=(
            "司机电话 驾驶员电话 联系电话 手机 手机号 手机号码 联系方式 驾驶员手机 司机手机 司机手机号 "
            "驾驶员联系电话 司机联系电话 司机联系方式 电话号码"
        ),
    )
    who: Annotated[Texts, People("来宾")] = yaml_field(
        "乘员",
        "谁坐，或写“全体”",
        "全体",
        default=(),
        also=(
            "乘坐人员 乘车人员 乘坐人员（座位） 乘车人员（座位） 乘坐人 乘车人 乘坐来宾 乘车来宾 坐车人员 "
            "车上人员 来宾 乘员名单"
        ),
    )
    liaisons: Annotated[Texts, People("陪同")] = yaml_field(
        "联络员",
        "随车联络员，车上由谁清点人数",
        "林小満",
        default=(),
        key="liaison",
        also="随车联络员 随车人员 随车干部 车长 随车工作人员",
    )
    use: Text = yaml_field("用途", "工作车、行李车等", default="", also="车辆用途 用车用途 用车事由")
    source: Text = yaml_field("来源", "公务用车、租赁等", "公务用车", default="", also="车辆来源 车辆性质 车辆归属")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")
