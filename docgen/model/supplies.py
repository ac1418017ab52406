"""What is bought or taken out of store for a visit, and who was given it."""

from docgen.model.scalars import Day, Money, Pieces, Text
from docgen.model.value import Value, value, yaml_field


@value
class Issue(Value):
    """One handing out of an item (领用)."""

    to: Text = yaml_field("领用单位", "哪个部门领的", "接待科", default="", also="领取单位 领用部门")
    who: Text = yaml_field("领用人", "谁领的", "吴桐", default="", also="领取人 经领人")
    issued: Pieces | None = yaml_field("领用数量", "领了多少", "24瓶", default=None, also="领取数量")
    date: Day | None = yaml_field("领用日期", "哪一天领的", "2026-07-04", default=None, also="领取日期 领用时间")
    returned: Pieces | None = yaml_field("归还", "还了多少", "6瓶", default=None)


@value
class Supply(Value):
    """An item that a visit needs (物品), prices in 元."""

    name: Text = yaml_field("品名", "什么东西", "饮用水", also="名称 物品 物品名称 物资 物资名称 用品名称")
    spec: Text = yaml_field("规格", "型号、大小", "350毫升", default="", also="型号 规格型号 尺寸")
    number: Pieces | None = yaml_field(
        "数量", "多少，可以带量词", "48瓶", default=None, also="所需数量 需要数量 采购数量"
    )
    price: Money | None = yaml_field("单价", "每件多少元", "1.50", default=None, also="价格 采购单价")
    amount: Money | None = yaml_field(
        "金额", "合计多少元；不写就是单价乘数量", "72", default=None, also="总价 合计金额 小计金额 总金额"
    )
    use: Text = yaml_field("用途", "用在哪里", "座谈会", default="", also="使用场合 用于 用处")
    source: Text = yaml_field("来源", "采购、库存、自制、租用", "采购", default="", also="物品来源 来源方式 落实方式")
    requester: Text = yaml_field(
        "申请",
        "哪个部门或谁提出要的",
        "接待科",
        default="",
        key="requested_by",
        also="申请部门 申请人 申请单位 提出部门",
    )
    issues: tuple[Issue, ...] = yaml_field("领用", "逐次登记谁领走了多少", default=(), key="issues")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注")
