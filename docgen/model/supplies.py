"""What is bought or taken out of store for a visit, and who was given it."""

from docgen.model.scalars import Day, Money, Pieces, Text
from docgen.model.value import Value, value, yaml_field


@value
class Issue(Value):
    """One handing out of an item (领用)."""

    to: Text = yaml_field("领用单位", "哪个部门领的", "接待科", default="")
    who: Text = yaml_field("领用人", "谁领的", "吴桐", default="")
    issued: Pieces | None = yaml_field("领用数量", "领了多少", "24瓶", default=None)
    date: Day | None = yaml_field("领用日期", "哪一天领的", "2026-07-04", default=None)
    returned: Pieces | None = yaml_field("归还", "还了多少", "6瓶", default=None)


@value
class Supply(Value):
    """An item that a visit needs (物品), prices in 元."""

    name: Text = yaml_field("品名", "什么东西", "饮用水")
    spec: Text = yaml_field("规格", "型号、大小", "350毫升", default="")
    number: Pieces | None = yaml_field("数量", "多少，可以带量词", "48瓶", default=None)
    price: Money | None = yaml_field("单价", "每件多少元", "1.50", default=None)
    amount: Money | None = yaml_field("金额", "合计多少元；不写就是单价乘数量", "72", default=None)
    use: Text = yaml_field("用途", "用在哪里", "座谈会", default="")
    source: Text = yaml_field("来源", "采购、库存、自制、租用", "采购", default="")
    requester: Text = yaml_field("申请", "哪个部门或谁提出要的", "接待科", default="", key="requested_by")
    issues: tuple[Issue, ...] = yaml_field("领用", "逐次登记谁领走了多少", default=(), key="issues")
    note: Text = yaml_field("备注", "其他要说明的", default="")
