"""What is spent, and what guests pay themselves."""

import re
from decimal import Decimal

from docgen.model.scalars import Day, Headcount, Money, PerUnit, Text
from docgen.model.value import Value, value, yaml_field


@value
class Expense(Value):
    """One expense of the reception (费用), sums in 元."""

    item: Text = yaml_field(
        "项目",
        "工作餐、会议室等",
        "工作餐",
        also="费用项目 开支项目 支出项目 科目 费用名称 项目名称 开支内容 费用类别 事项",
    )
    date: Day | None = yaml_field("日期", "哪一天", "2026-07-06", default=None, also="开支日期 发生日期 费用日期")
    standard: PerUnit | None = yaml_field(
        "标准", "每人或每间多少元", "50", default=None, also="单价 开支标准 费用标准 价格 人均标准"
    )
    people: Headcount | None = yaml_field("人数", "多少人", "15", default=None, also="数量 人次 用餐人数")
    amount: Money | None = yaml_field(
        "金额",
        "合计多少元",
        "750",
        default=None,
        also="总价 小计金额 合计金额 费用金额 开支金额 总金额 金额合计 支出金额",
    )
    capitals: Text = yaml_field("大写", "金额的大写", "柒佰伍拾元整", default="", also="金额大写 大写金额")
    payer: Text = yaml_field(
        "承担",
        "由谁承担",
        "接待单位",
        default="",
        also="承担单位 承担方 费用承担 付费 付费单位 付费方 付款单位 费用来源",
    )
    method: Text = yaml_field("支付", "公务卡或转账", "公务卡", default="", also="支付方式 付款方式 结算方式 支付方法")
    receipt: Text = yaml_field(
        "票据", "票据号，加引号", '"00123456"', default="", also="票据号 发票号 发票号码 票号 发票 凭证号 票据号码"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")


@value
class Payment(Value):
    """What guests pay for meals and cars (交费), sums in 元."""

    who: Text = yaml_field(
        "交费人", "谁交", "云州市党政代表团", default="", also="缴费人 交款人 交费单位 缴费单位 付款人 交费来宾 姓名"
    )
    item: Text = yaml_field("项目", "伙食费、交通费", "伙食费", default="", also="交费项目 缴费项目 费用项目 收费项目")
    date: Day | None = yaml_field("日期", "哪一天", default=None, also="交费日期 缴费日期 交款日期")
    standard: PerUnit | None = yaml_field("标准", "每人多少元", default=None, also="交费标准 收费标准 单价 缴费标准")
    people: Headcount | None = yaml_field("人数", "多少人", default=None, also="交费人数 缴费人数")
    amount: Money | None = yaml_field(
        "金额", "合计多少元", default=None, also="交费金额 缴费金额 收费金额 合计金额 总金额"
    )
    receipt: Text = yaml_field(
        "凭证", "凭证号，加引号", default="", also="凭证号 票据 票据号 收据 收据号 收据号码 票据号码"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")


#: Who pays himself, in the words that people use.
_PAID_BY_GUESTS = re.compile(
    "自付|自理|自费|来宾|客人|个人|回(本|原)?单位|来访单位|派出单位|^AA|对方|各自|自行|(考察|调研|审计|督查|检查)组"
)
_SUM = re.compile("^.{0,4}(?:合计|总计|小计|共计|总额|总费用)$")


def names_guests(payer: str) -> bool:
    """Whether the words for a payer mean the guests: 来宾自付, 回本单位报销.

    >>> [names_guests(payer) for payer in ("来宾自付", "回原单位报销", "接待单位", "")]
    [True, True, False, False]
    """
    return bool(_PAID_BY_GUESTS.search(payer))


def is_sum(item: str) -> bool:
    """Whether an item of a list of expenses is the row in which somebody has added them up."""
    return bool(_SUM.match(item))


def stated_amount(expense: Expense) -> Decimal | None:
    """What an expense came to: as written, else its standard by heads; None where neither is known."""
    if expense.amount is not None or expense.standard is None or expense.people is None:
        return expense.amount
    return expense.standard * expense.people
