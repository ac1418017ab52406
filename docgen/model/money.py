"""What is spent, and what guests pay themselves."""

from docgen.model.scalars import Day, Headcount, Money, PerUnit, Text
from docgen.model.value import Value, value, yaml_field


@value
class Expense(Value):
    """One expense of the reception (费用), sums in 元."""

    item: Text = yaml_field("项目", "工作餐、会议室等", "工作餐")
    date: Day | None = yaml_field("日期", "哪一天", "2026-07-06", default=None)
    standard: PerUnit | None = yaml_field("标准", "每人或每间多少元", "50", default=None)
    people: Headcount | None = yaml_field("人数", "多少人", "15", default=None)
    amount: Money | None = yaml_field("金额", "合计多少元", "750", default=None)
    capitals: Text = yaml_field("大写", "金额的大写", "柒佰伍拾元整", default="")
    payer: Text = yaml_field("承担", "由谁承担", "接待单位", default="")
    method: Text = yaml_field("支付", "公务卡或转账", "公务卡", default="")
    receipt: Text = yaml_field("票据", "票据号，加引号", '"00123456"', default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Payment(Value):
    """What guests pay for meals and cars (交费), sums in 元."""

    who: Text = yaml_field("交费人", "谁交", "云州市党政代表团", default="")
    item: Text = yaml_field("项目", "伙食费、交通费", "伙食费", default="")
    date: Day | None = yaml_field("日期", "哪一天", default=None)
    standard: PerUnit | None = yaml_field("标准", "每人多少元", default=None)
    people: Headcount | None = yaml_field("人数", "多少人", default=None)
    amount: Money | None = yaml_field("金额", "合计多少元", default=None)
    receipt: Text = yaml_field("凭证", "凭证号，加引号", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")
