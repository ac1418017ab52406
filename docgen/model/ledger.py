"""The ledger of a year: visits as they are counted, and the other work of the office."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

from docgen.errors import Cell, Mark, Problem
from docgen.model.office import Office
from docgen.model.scalars import BatchCount, Count, Day, Days, Headcount, Money, SpentMoney, Text, Texts
from docgen.model.value import DAY_SPAN_WORDS, Value, value, yaml_field

#: The columns of a ledger in the office's words.
CODE, TITLE, DATES, GROUP = "编号", "标题", "日期", "统计类别"
BATCHES, PEOPLE, LEADERS, COST = "批次", "人次", "领导人数", "费用"
#: What a sum makes for each batch and for each of the guests.
PER_BATCH, PER_HEAD = "批均", "人均"


class Figures(NamedTuple):
    """What is counted: 批次, 人次 (retinue included), 领导人数.

    ``unstated`` is how many of the batches do not say how many leaders came; ``leaders`` is the sum of the others.
    """

    batches: int = 0
    people: int = 0
    leaders: int = 0
    unstated: int = 0

    def plus(self, other: "Figures") -> "Figures":
        return Figures(
            self.batches + other.batches,
            self.people + other.people,
            self.leaders + other.leaders,
            self.unstated + other.unstated,
        )

    def named(self) -> dict[str, int]:
        """The figures that are known: 领导人数 only where every batch states it."""
        leaders = {} if self.unstated else {LEADERS: self.leaders}
        return {BATCHES: self.batches, PEOPLE: self.people, **leaders}

    @property
    def knows_leaders(self) -> bool:
        """Whether anything is known of the leaders; a sum of 0 that leaves batches out says nothing."""
        return bool(self.leaders) or not self.unstated


def counted_figures(batches: int, people: int, leaders: int | None) -> Figures:
    """The figures of so many batches; ``leaders`` is None where they do not say how many leaders came."""
    return Figures(batches, people, 0, batches) if leaders is None else Figures(batches, people, leaders)


class Record(NamedTuple):
    """A visit as the ledger counts it: in the month and the year of its first day.

    ``listed`` is how many people its list names; ``top`` the highest level on it (省部级, 厅局级 …). ``places`` holds
    line and column of what was written, by the name of the field; ``""`` is the record itself. ``about`` are the names
    of fields whose numbers were written as rough ones: 约30. ``cost`` is what the hosts bear, in 元, None where nobody
    says it. ``ranks`` are the 级别 on its list, ``feedback`` what guests said: the kind and the state of each. A
    ``numbered`` record has the running number of its table for a code; ``table_year`` is the year that its table names.
    """

    code: str
    title: str
    first: date
    last: date
    group: str
    figures: Figures
    purpose: str = ""
    origin: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    unit: str = ""
    head: str = ""
    cost: Decimal | None = None
    about: tuple[str, ...] = ()
    numbered: bool = False
    table_year: int | None = None
    listed: int = 0
    top: str = ""
    ranks: tuple[str, ...] = ()
    feedback: tuple[tuple[str, str], ...] = ()
    file: str = ""
    sheet: bool = False
    places: Mapping[str, tuple[Any, ...]] = MappingProxyType({})

    @property
    def is_correction(self) -> bool:
        """Whether it only adds to what visits cost, or takes away from it, and is none itself."""
        return self.cost is not None and not self.figures.batches and not self.figures.people

    def mark(self, name: str) -> Mark:
        """Where the field was written, else where the record begins."""
        *_, line, column = self.places.get(name) or self.places[""]
        return (Cell if self.sheet else Mark)(self.file, line, column)


@value
class Occasion(Value):
    """One day of an activity."""

    date: Day | None = yaml_field("日期", "哪一天", "2023-03-01", default=None)
    text: Text = yaml_field("内容", "做了什么", "学习党的二十大精神", default="")
    people: Count | None = yaml_field("人次", "多少人参加", "26", default=None)


@value
class Activity(Value):
    """Work of the office besides receiving guests: 学习, 党日, 培训 …"""

    name: Text = yaml_field("名称", "活动的叫法，总结里用它取数", "集中学习")
    times: Count | None = yaml_field("次数", "全年多少次；列了明细可以不写", "24", default=None)
    people: Count | None = yaml_field("人次", "全年多少人次", "310", default=None)
    occasions: tuple[Occasion, ...] = yaml_field("明细", "逐次的日期和内容", default=())
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Tally(Value):
    """Figures as they are typed: of the year before, or of one of its classes."""

    batches: Count = yaml_field("批次", "多少批次", "65")
    people: Count = yaml_field("人次", "多少人次", "1080")
    leaders: Count | None = yaml_field("领导人数", "多少位领导", "90", default=None)
    cost: Money | None = yaml_field(
        "费用", "公务接待费多少元", "186500.00", default=None, also="公务接待费 接待费 接待费用 支出"
    )

    @property
    def figures(self) -> Figures:
        return counted_figures(self.batches, self.people, self.leaders)


@value
class ClassTally(Tally):
    """A class of the year before."""

    name: Text = yaml_field("名称", "类别名称", "厅局级")


@value
class YearBefore(Tally):
    """The year before, when its own ledger is not at hand (上年)."""

    groups: tuple[ClassTally, ...] = yaml_field("类别", "上年各类，写了就要加得平", default=())


@value
class Work(Value):
    """工作.yaml: what belongs to a year besides its visits."""

    year: Count | None = yaml_field("年度", "哪一年", "2023", default=None)
    activities: tuple[Activity, ...] = yaml_field("活动", "学习、党日、培训等", default=())
    before: YearBefore | None = yaml_field("上年", "上一年的数字，用来同比", default=None)
    budget: Money | None = yaml_field(
        "预算",
        "全年公务接待费的预算，多少元",
        "200000",
        default=None,
        also="公务接待费预算 接待费预算 年度预算 全年预算 预算数 年初预算",
    )
    public_funds: Money | None = yaml_field(
        "三公经费",
        "全年“三公”经费一共支出多少元",
        "820000",
        default=None,
        key="public_funds",
        also="“三公”经费 三公经费合计 三公经费支出",
    )


class Months(NamedTuple):
    """Months of a year, the first and the last included."""

    first: int = 1
    last: int = 12


WHOLE_YEAR = Months()


@dataclass(frozen=True, slots=True)
class Ledger:
    """The visits of one year in the order of their days, those of the year before where they are known.

    ``months`` are those that it is about: the others are still to come, or belong to another paper.
    """

    year: int
    records: tuple[Record, ...]
    office: Office
    before: tuple[Record, ...] = ()
    work: Work = field(default_factory=Work)
    notices: tuple[Problem, ...] = ()
    months: Months = WHOLE_YEAR


@value
class LedgerRow(Value):
    """A row of a ledger: one visit, or several of one kind."""

    span_words: ClassVar[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {"日期": DAY_SPAN_WORDS}

    code: Text = yaml_field("编号", "台账中唯一的编号", "2023-041", default="", also="接待编号 台账编号 来访编号")
    title: Text = yaml_field(
        "标题",
        "来访的叫法",
        "云州市党政代表团来清江区考察",
        default="",
        also="来访名称 接待名称 活动名称 来访标题 接待事项",
    )
    dates: Days = yaml_field(
        "日期",
        "起止日期，或一天",
        "2023-07-05 至 2023-07-07",
        also="来访日期 起止日期 来访时间 时间 接待日期 接待时间 起止时间 活动日期",
    )
    month: Text = yaml_field(
        "月份", "哪个月；日期只写几日时用它补全", "1月", default="", also="月 月度 所属月份 接待月份"
    )
    group: Text = yaml_field(
        "统计类别",
        "归入台账哪一类",
        "厅局级",
        default="",
        also="统计分类 台账类别 统计类型 台账分类",
        likely="接待级别 来访级别 来宾级别 客人级别 级别 分类 接待分类 来宾类别 客人类别 接待对象类别",
    )
    batches: BatchCount = yaml_field("批次", "这一行是几批", "1", default=1, also="批数 批次数 接待批次")
    people: Headcount = yaml_field(
        "人次",
        "来宾多少人，含随行人员",
        "12",
        also=(
            "人数 来访人数 来宾人数 接待人数 总人数 接待人次 来宾人次 客人人数 来客人数 来访人次 实到人数 宾客人数 "
            "接待总人数 来访总人数"
        ),
    )
    leaders: Headcount | None = yaml_field(
        "领导人数",
        "其中多少位领导",
        "3",
        default=None,
        also="领导数 其中领导 其中领导人数 领导人次 来访领导人数 带队领导人数",
    )
    provincial: Headcount | None = yaml_field(
        "省部级",
        "其中多少位省部级领导",
        "1",
        default=None,
        also="省部级领导 省部级人数 省部级领导人数 省级领导 部级领导",
    )
    bureau: Headcount | None = yaml_field(
        "厅局级",
        "其中多少位厅局级领导",
        "2",
        default=None,
        also="厅局级领导 厅局级人数 厅局级领导人数 厅级 厅级领导 厅级人数 地厅级 市厅级 司局级",
    )
    county: Headcount | None = yaml_field(
        "县处级",
        "其中多少位县处级领导",
        "5",
        default=None,
        also="县处级领导 县处级人数 县处级领导人数 处级 处级领导 处级人数",
    )
    purpose: Text = yaml_field(
        "事由",
        "考察调研、出席会议、检查指导等",
        "考察调研",
        default="",
        also=(
            "来访事由 来访目的 接待事由 公务事由 来访内容 来访任务 考察事由 公务活动事由 接待内容 考察内容 目的 "
            "公务内容 来访原因 活动内容 主要事由"
        ),
    )
    origin: Text = yaml_field(
        "来源地",
        "来宾从哪里来",
        "云州市",
        default="",
        also="来自 客源地 来源地区 来访地区 来宾来源地 来自地区 来自何地",
    )
    unit: Text = yaml_field(
        "来源单位",
        "来访的单位或团组",
        "云州市人民政府",
        default="",
        also=(
            "来访单位 来宾单位 客人单位 来客单位 来访团组 来访团队 来访单位名称 来宾单位名称 来源单位名称 单位名称 "
            "单位 团组 团组名称 来访单位或团组 来访对象 接待对象 来宾单位及团组 公函单位 来函单位"
        ),
    )
    head: Text = yaml_field(
        "带队领导",
        "谁带队，什么职务",
        "周明远副市长",
        default="",
        also=(
            "带队领导及职务 带队领导姓名 带队领导姓名及职务 带队领导姓名职务 带队人 带队人员 带队人及职务 带队负责人 "
            "领队 领队及职务 主宾 主宾姓名 主宾及职务 主宾姓名及职务 主要来宾 主要领导 主要客人 带队 来访领导 "
            "主要来宾及职务 来宾姓名及职务 主要来宾姓名及职务 来访领导及职务"
        ),
    )
    cost: SpentMoney | None = yaml_field(
        "费用",
        "这次接待用了多少元；冲减的写负数，没有结的写“待结”",
        "750",
        default=None,
        also=(
            "接待费用 费用合计 费用总额 总费用 费用金额 金额 接待经费 经费 接待费 实际费用 实支金额 开支 开支金额 "
            "经费支出 费用支出 接待费用合计 合计金额 总金额 支出金额 报销金额 公务接待费 公务接待费用 公务接待支出 "
            "公务接待经费 招待费 业务招待费 招待费用 接待费支出 接待支出 接待开支 接待花费 接待费合计 接待费总额 支出 "
            "花费 实际支出 实际开支 实际金额 实付金额 支付金额 报账金额 结算金额 结账金额 支出合计 开支合计 费用小计 "
            "费用总计 接待费金额 接待金额 接待费用金额 开支费用 经费开支 使用经费 所用经费"
        ),
        likely="发票金额 票据金额",
    )
    payer: Text = yaml_field(
        "承担",
        "费用由谁承担；来宾自付的不计入",
        "接待单位",
        default="",
        also="承担方 承担单位 费用承担 费用承担方 付费 付费方 付费单位 付款单位 付款方 支付单位 费用来源 经费来源",
    )
    category: Text = yaml_field(
        "类别", "国内公务、外宾、商务", "国内公务", default="", also="接待类别 来访类别 接待类型 来访类型 公务类别"
    )
    tags: Texts = yaml_field("其中", "计入台账的哪些其中项", "港澳台侨", default=(), key="of_which", also="其中项")
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 附注 注 备注说明 其他说明 备考")


@dataclass(frozen=True, slots=True)
class KnownCosts:
    """What the ledger knows of costs, in 元: sums by subject and column (费用, 批均, 人均), rates in percent.

    ``least`` are sums that lack some batches. The rates are 同比 (negative for less), 执行率, 占三公经费.
    """

    year: int = 0
    sums: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    least: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    rates: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownFigures:
    """What the ledger knows: figures by name and column (批次, 人次, 领导人数, 次数).

    Against the year before: by how much each column has ``moved``, up or down, and its rate. ``at_least`` are figures
    that are known in part: the true one is no smaller.
    """

    named: Mapping[str, Mapping[str, int]]
    total: Mapping[str, int]
    moved: Mapping[str, int]
    rates: Mapping[str, str]
    year: int = 0
    before: Mapping[str, int] = field(default_factory=dict)
    elsewhere: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # right figures whose names say too little
    at_least: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    costs: KnownCosts = field(default_factory=KnownCosts)
