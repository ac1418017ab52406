"""A visit: everything that any of its papers prints."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property, lru_cache
from typing import Annotated, ClassVar

from docgen.errors import Mark, Problem
from docgen.model.arrangements import Contingency, Gift, Press, Reminder, Setting, Weather, Welcome
from docgen.model.attachments import AttachedFile, Attachment
from docgen.model.brand import Brand
from docgen.model.catalogue import Script
from docgen.model.choices import Category
from docgen.model.comments import Feedback
from docgen.model.dining import Meal
from docgen.model.duty import Shift, VolunteerPost
from docgen.model.lodging import Lodging
from docgen.model.money import Expense, Payment
from docgen.model.office import Office
from docgen.model.outgoing import OutgoingLetter
from docgen.model.people import Delegation, Person
from docgen.model.scalars import Day, Days, Headcount, Phone, Text, Texts
from docgen.model.schedule import Stop
from docgen.model.seating import Seating
from docgen.model.supplies import Supply
from docgen.model.transport import Journey, Vehicle
from docgen.model.value import (
    DAY_SPAN_WORDS,
    EVERYBODY,
    OWNER_PHONE_WORDS,
    CatalogueEntry,
    Value,
    double_words,
    value,
    yaml_field,
)


@value
class Letter(Value):
    """The letter that announces the visit (公函)."""

    sender: Text = yaml_field(
        "单位",
        "来函单位全称",
        "云州市人民政府办公室",
        default="",
        key="from",
        also="来函单位 发函单位 来文单位 发文单位 来访单位 公函单位",
    )
    number: Text = yaml_field(
        "文号",
        "发文字号",
        "云府办函〔2026〕41号",
        default="",
        also="来函文号 发文字号 函号 公函号 公函文号 文件号 来文字号 来函字号",
    )
    title: Text = yaml_field(
        "标题",
        "来函的标题，复函引用它",
        "关于赴清江区考察乡村振兴工作的函",
        default="",
        also="来函标题 函件标题 公函标题 题目",
    )
    date: Day | None = yaml_field(
        "日期", "来函日期", "2026-06-28", default=None, also="来函日期 发函日期 公函日期 成文日期 来文日期 落款日期"
    )
    content: Text = yaml_field("内容", "来函写明的公务内容", default="", also="公务内容 来函内容 公函内容 主要内容")
    itinerary: Text = yaml_field("行程", "来函写明的行程", default="", also="来函行程 公函行程 日程 行程安排")
    people: Headcount | None = yaml_field(
        "人数", "来函写明的人数", "12", default=None, also="来函人数 公函人数 来访人数 来宾人数"
    )
    names: Texts = yaml_field("名单", "来函所附的人员名单", default=(), also="来函名单 人员名单 来宾名单")


@value
class Task(Value):
    """Who is responsible for what (分工)."""

    item: Text = yaml_field(
        "事项",
        "什么事",
        "点位讲解与现场秩序",
        also="任务 工作任务 工作事项 工作内容 任务事项 分工事项 内容 工作 项目 任务内容 具体事项 职责",
    )
    unit: Text = yaml_field(
        "责任单位", "哪个单位", "柳溪镇", default="", also="单位 负责单位 牵头单位 责任部门 承办单位 部门 落实单位"
    )
    owner: Text = yaml_field("责任人", "谁", "陈果", default="", also="负责人 责任人员 负责 具体负责人 责任领导 承办人")
    phone: Phone = yaml_field(
        "电话",
        "联系电话，加引号",
        '"13900000012"',
        default="",
        also=OWNER_PHONE_WORDS,
    )
    due: Text = yaml_field(
        "时限",
        "何时之前办好",
        "7月4日前",
        default="",
        also="完成时限 完成时间 办理时限 截止时间 时间要求 完成期限 时间节点",
    )
    partners: Text = yaml_field(
        "协办",
        "哪些单位或谁配合",
        "区文化和旅游局",
        default="",
        key="with",
        also="协办单位 配合单位 协助单位 配合 协同单位 参与单位 协办部门 配合部门",
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")


@value
class Approval(Value):
    """Who approved the reception (审批)."""

    by: Text = yaml_field("审批人", "谁批准", "沈静", default="", also="批准人 审签人 签批人 批示人 审批领导")
    date: Day | None = yaml_field(
        "日期", "哪一天", "2026-07-01", default=None, also="审批日期 批准日期 签批日期 审批时间 批示日期"
    )
    opinion: Text = yaml_field(
        "意见", "批示意见", "同意。", default="", also="审批意见 批示 批示意见 领导批示 批准意见"
    )


@value
class Exemption(Value):
    """A rule that does not apply to this visit, with the reason (豁免)."""

    double_words: ClassVar[Mapping[str, tuple[str, str]]] = double_words(
        "批准人", "批准人 审批人", "批准日期", "日期 批准日期 时间"
    )

    rule: Text = yaml_field("规则", "规则代号", "G12", also="规则代号 规则编号 规定代号 代号 涉及规定")
    reason: Text = yaml_field(
        "理由", "为什么", "突发滑坡，留下查勘，推迟返程", key="because", also="原因 豁免理由 情况说明 说明"
    )
    by: Text = yaml_field("批准人", "谁批准这件事", "沈静", default="", also="审批人 批准领导")
    date: Day | None = yaml_field("批准日期", "哪一天批准的", "2026-07-03", default=None, also="批准时间 审批日期 日期")


@value
class Visit(Value):
    """One visit (一次来访、一个批次)."""

    inner_words: ClassVar[Mapping[str, tuple[str, str]]] = {
        **dict.fromkeys(("来函单位", "来访单位", "发函单位", "来文单位", "公函单位"), ("公函", "单位")),
        **dict.fromkeys(("来函日期", "公函日期", "来文日期", "发函日期"), ("公函", "日期")),
        **dict.fromkeys(
            ("来函文号", "公函文号", "公函号", "函号", "来文字号", "来函字号", "文号", "发文字号", "文件号"),
            ("公函", "文号"),
        ),
        **dict.fromkeys(("来函标题", "公函标题"), ("公函", "标题")),
        **dict.fromkeys(("来函内容", "公函内容", "公务内容"), ("公函", "内容")),
        **dict.fromkeys(("来函行程", "公函行程"), ("公函", "行程")),
        **dict.fromkeys(("来函人数", "公函人数"), ("公函", "人数")),
        **dict.fromkeys(("团组", "团组名称", "代表团", "代表团名称", "来访团组", "考察团名称"), ("来宾", "团组")),
        **dict.fromkeys(("人数", "来宾人数", "来访人数", "总人数", "接待人数", "来宾总数"), ("来宾", "人数")),
        "名单": ("来宾", "名单"),
        **dict.fromkeys(("审批人", "批准人", "审批领导"), ("审批", "审批人")),
        **dict.fromkeys(("审批日期", "批准日期", "审批时间"), ("审批", "日期")),
        **dict.fromkeys(("审批意见", "领导批示", "批示意见", "批示"), ("审批", "意见")),
    }
    span_words: ClassVar[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {"日期": DAY_SPAN_WORDS}

    title: Text = yaml_field(
        "标题",
        "来访的叫法，各种文书都用它",
        "云州市党政代表团来清江区考察乡村振兴工作",
        also="来访名称 活动名称 接待名称 名称 来访标题 接待标题 活动主题 来访主题",
    )
    code: Text = yaml_field(
        "编号", "台账中唯一的编号", "2026-041", default="", also="接待编号 来访编号 台账编号 批次编号"
    )
    category: Category | None = yaml_field(
        "类别",
        "国内公务、外宾、商务：决定适用哪些规定",
        "国内公务",
        default=None,
        also="接待类别 来访类别 接待类型 来访类型 公务类别",
    )
    group: Text = yaml_field(
        "统计类别", "归入台账哪一类", "厅局级", default="", also="台账类别 统计分类 统计类型 台账分类"
    )
    purpose: Text = yaml_field(
        "事由",
        "考察调研、出席会议、检查指导等",
        "考察调研",
        default="",
        also="来访事由 来访目的 接待事由 公务事由 来访内容 来访任务 考察事由 公务活动事由",
    )
    origin: Text = yaml_field(
        "来源地",
        "来宾从哪里来，台账按它分",
        "云州市",
        default="",
        also="来自 客源地 来源地区 来自地区 来宾来源地 来访地区",
    )
    leaders: Headcount | None = yaml_field(
        "领导人数", "台账中的领导人数；不写就按名单的级别数", "3", default=None, also="领导数 其中领导 其中领导人数"
    )
    tags: Texts = yaml_field("其中", "计入台账的哪些其中项", "港澳台侨", default=(), key="of_which", also="其中项")
    secrecy: Text = yaml_field(
        "密级", "密级和保密期限", "秘密★1年", default="", also="保密级别 密级期限 密级和保密期限"
    )
    urgency: Text = yaml_field("紧急程度", "特急或加急", "加急", default="", also="缓急程度 缓急 紧急")
    submit_to: Text = yaml_field(
        "报送", "方案报给谁", "区委办公室", default="", key="submit_to", also="报送单位 呈报 呈报单位 报"
    )
    issued: Day | None = yaml_field(
        "成文日期", "方案落款的日期", "2026-07-02", default=None, also="落款日期 制定日期 方案日期 印发日期 成文时间"
    )
    letter: Letter | None = yaml_field(
        "公函", "来函的单位、文号、日期和写明的内容", default=None, also="来函 来函情况 公函信息 来函信息 公函（来函）"
    )
    outgoing: tuple[OutgoingLetter, ...] = yaml_field(
        "发函", "本单位发出的函的文号、日期和改写的内容", default=(), key="outgoing", also="发出函件 复函 去函 回函"
    )
    dates: Days = yaml_field(
        "日期",
        "起止日期，或一天",
        "2026-07-05 至 2026-07-07",
        also=(
            "来访日期 来访时间 接待日期 接待时间 起止日期 起止时间 活动日期 来访起止日期 时间 活动时间 "
            "来访日程日期 来访期间"
        ),
    )
    guests: Delegation = yaml_field(
        "来宾",
        "名单，或团组、人数和名单",
        also=(
            "来宾名单 来宾信息 主要来宾 客人 客人名单 嘉宾 嘉宾名单 来访人员 参访人员 宾客 来访人员名单 "
            "考察团名单 代表团名单 来访客人 来宾情况 来宾人员 来宾一览"
        ),
    )
    hosts: Annotated[tuple[Person, ...], CatalogueEntry(("领导",))] = yaml_field(
        "陪同",
        "陪同的领导和同志，按次序",
        default=(),
        also="陪同人员 陪同领导 陪同名单 陪同人员名单 我方陪同 陪同人员安排 接待领导 陪同领导名单 主陪人员",
    )
    staff: Annotated[tuple[Person, ...], CatalogueEntry(("领导",))] = yaml_field(
        "保障",
        "工作保障人员",
        default=(),
        also=("保障人员 工作保障人员 工作人员 服务保障 工作人员名单 保障人员名单 服务保障人员 工作保障 会务人员"),
    )
    schedule: tuple[Stop, ...] = yaml_field(
        "日程",
        "逐项安排",
        default=(),
        also=(
            "日程安排 行程 行程安排 活动安排 活动日程 接待日程 考察日程 行程表 日程表 公务活动 来访日程 "
            "活动日程安排 工作日程"
        ),
    )
    meals: tuple[Meal, ...] = yaml_field(
        "用餐", "逐餐安排", default=(), also="用餐安排 就餐安排 餐饮安排 就餐 餐饮 用餐情况 餐饮用餐"
    )
    seating: tuple[Seating, ...] = yaml_field(
        "座次", "逐场安排", default=(), also="座次安排 座位安排 席位安排 会场座次 座位 座次表 席位 座次图"
    )
    lodging: tuple[Lodging, ...] = yaml_field(
        "住宿",
        "逐个宾馆安排",
        default=(),
        also="住宿安排 房间安排 宾馆安排 入住安排 住房安排 住宿情况 客房安排 住宿表 房间分配 住房分配",
    )
    vehicles: Annotated[tuple[Vehicle, ...], CatalogueEntry(("车辆",))] = yaml_field(
        "车辆", "逐车安排", default=(), also="车辆安排 用车安排 乘车安排 用车 车辆保障 车辆表 车辆信息 乘车分配"
    )
    tasks: tuple[Task, ...] = yaml_field(
        "分工",
        "责任分工",
        default=(),
        also="任务分工 责任分工 工作分工 职责分工 分工安排 工作任务 工作任务分工 分工表 工作安排",
    )
    contacts: Annotated[tuple[Person, ...], CatalogueEntry(("领导",))] = yaml_field(
        "联系人", "联系人和电话", default=(), also="联络人 联络员 联系人员 工作联系人 联系人及电话 对接人 联系人名单"
    )
    expenses: tuple[Expense, ...] = yaml_field(
        "费用",
        "接待费用",
        default=(),
        also="接待费用 经费 费用预算 经费预算 费用明细 接待经费 开支 费用支出 费用清单 接待费",
    )
    payments: tuple[Payment, ...] = yaml_field(
        "交费", "来宾交纳的伙食费、交通费", default=(), also="缴费 交费情况 来宾交费 缴费情况 收费 交费明细"
    )
    approval: Approval | None = yaml_field(
        "审批", "审批人、日期和意见", default=None, also="审批情况 审批信息 领导审批"
    )
    welcome: tuple[Welcome, ...] = yaml_field("迎送", "迎送安排", default=(), also="迎送安排 迎接 迎送情况")
    setting: tuple[Setting, ...] = yaml_field(
        "布置", "场所布置", default=(), also="会场布置 场地布置 场所布置 布置安排"
    )
    gifts: tuple[Gift, ...] = yaml_field("礼品", "礼品", default=(), also="纪念品 伴手礼 礼品安排 赠礼")
    feedback: tuple[Feedback, ...] = yaml_field(
        "反馈", "来访后的反馈", default=(), also="意见反馈 反馈意见 来宾反馈 反馈情况"
    )
    grade: Text = yaml_field(
        "规格", "接待规格，用本单位的说法", "一级接待", default="", also="接待规格 接待等级 接待档次"
    )
    journeys: tuple[Journey, ...] = yaml_field(
        "抵离",
        "怎么来、怎么走",
        default=(),
        key="arrivals",
        also="抵离安排 抵离信息 往返交通 到离 抵离情况 接送安排 接送站",
    )
    weather: tuple[Weather, ...] = yaml_field("天气", "一句话，或逐日写", default=(), also="天气预报 天气情况 气象")
    dress: Text = yaml_field("着装", "穿什么", "便装，适宜步行", default="", also="着装要求 着装建议 着装提示")
    reminders: tuple[Reminder, ...] = yaml_field(
        "注意",
        "请来宾或工作人员注意的事",
        default=(),
        key="notices",
        also="注意事项 温馨提示 有关要求 注意事项提示 提示 提醒事项",
    )
    contingencies: tuple[Contingency, ...] = yaml_field(
        "应急", "应急保障", default=(), key="contingency", also="应急预案 应急保障 应急措施 应急处置 应急安排"
    )
    press: tuple[Press, ...] = yaml_field("宣传", "宣传报道", default=(), also="宣传报道 新闻报道 新闻宣传 宣传安排")
    shifts: tuple[Shift, ...] = yaml_field(
        "值班", "逐班写谁在哪里值班", default=(), also="值班安排 值班表 值守 值班值守 值守安排"
    )
    volunteers: tuple[VolunteerPost, ...] = yaml_field(
        "志愿者", "逐个岗位写志愿者", default=(), also="志愿者安排 志愿服务 志愿者名单 志愿者表"
    )
    supplies: tuple[Supply, ...] = yaml_field(
        "物品",
        "要买、要领的物品",
        default=(),
        also="物品清单 物资 物资清单 采购清单 物品采购 所需物品 物品准备 物资准备",
    )
    attachments: tuple[Attachment, ...] = yaml_field(
        "附件", "方案后面要附的文件：图片、.docx、.pdf", default=(), also="附件清单 附件材料 随附材料"
    )
    terms: Text = yaml_field("招待方式", "外宾：全部招待、部分招待、自理", "部分招待", default="", also="接待方式")
    agreement: Text = yaml_field("对等协议", "外宾：有对等招待协议时写协议的名称", "", default="", also="对等招待协议")
    brand_name: Text = yaml_field(
        "品牌", "brand_assets 中的文件夹名", "qingjiang", default="", key="brand", also="品牌名称"
    )
    exemptions: tuple[Exemption, ...] = yaml_field(
        "豁免", "例外和理由", default=(), key="allow", also="例外 豁免事项 豁免情况"
    )

    office: Office = field(default_factory=Office, repr=False)
    brand: Brand | None = field(default=None, repr=False)
    attached: tuple[AttachedFile, ...] = field(default=(), repr=False)  # what ``attachments`` name, in their order
    others: tuple[Person, ...] = field(default=(), repr=False)
    scripts: tuple[Script, ...] = field(default=(), repr=False)  # what the tables tell at the places of the schedule
    notices: tuple[Problem, ...] = field(default=(), repr=False)
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)  # what was read, by file: messages show lines

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody whom the visit lists or names, by 代号, or by 姓名 where there is none."""
        listed = (*self.guests.people, *self.hosts, *self.staff, *self.contacts, *self.others)
        people: dict[str, Person] = {}
        for person in listed:
            people.setdefault(person.id or person.name, person)
        return people

    def person(self, key: str) -> Person:
        """The person whom ``key`` (姓名, or 代号) means; after loading every key that a field holds means somebody."""
        if key in self.people:
            return self.people[key]
        return next(person for person in self.people.values() if person.name == key)

    def named(self, keys: Iterable[str], side: tuple[Person, ...]) -> tuple[Person, ...]:
        """The people whom ``keys`` mean, in their order; 全体 is everybody on ``side``."""
        groups = [side if key == EVERYBODY else (self.person(key),) for key in keys]
        return tuple(person for group in groups for person in group)

    def line(self, mark: Mark | None) -> str:
        """The line of a file at a place, for messages; empty when it was not read as text."""
        lines = _lines(self.texts.get(mark.file, "")) if mark else ()
        return lines[mark.line - 1] if mark and mark.line <= len(lines) else ""


@lru_cache(maxsize=2)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a text, cut once for all the messages about it."""
    return tuple(text.split("\n"))
