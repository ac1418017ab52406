"""A visit: everything that any of its papers prints."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import cached_property
from typing import Annotated, ClassVar

from docgen.errors import Mark, Problem
from docgen.model.attachments import AttachedFile, Attachment
from docgen.model.brand import Brand
from docgen.model.catalogue import Script
from docgen.model.dining import Meal
from docgen.model.duty import Shift, VolunteerPost
from docgen.model.lodging import Lodging
from docgen.model.money import Expense, Payment
from docgen.model.office import Office
from docgen.model.outgoing import OutgoingLetter
from docgen.model.people import Delegation, Person
from docgen.model.scalars import (
    Audience,
    Category,
    Day,
    Days,
    FeedbackKind,
    Headcount,
    Money,
    Pieces,
    Text,
    Texts,
    Time,
)
from docgen.model.schedule import Stop
from docgen.model.seating import Seating
from docgen.model.supplies import Supply
from docgen.model.transport import Journey, Vehicle
from docgen.model.value import EVERYBODY, CatalogueEntry, People, Value, value, yaml_field


@value
class Letter(Value):
    """The letter that announces the visit (公函)."""

    sender: Text = yaml_field("单位", "来函单位全称", "云州市人民政府办公室", default="", key="from")
    number: Text = yaml_field("文号", "发文字号", "云府办函〔2026〕41号", default="")
    title: Text = yaml_field("标题", "来函的标题，复函引用它", "关于赴清江区考察乡村振兴工作的函", default="")
    date: Day | None = yaml_field("日期", "来函日期", "2026-06-28", default=None)
    content: Text = yaml_field("内容", "来函写明的公务内容", default="")
    itinerary: Text = yaml_field("行程", "来函写明的行程", default="")
    people: Headcount | None = yaml_field("人数", "来函写明的人数", "12", default=None)
    names: Texts = yaml_field("名单", "来函所附的人员名单", default=())


@value
class Task(Value):
    """Who is responsible for what (分工)."""

    item: Text = yaml_field("事项", "什么事", "点位讲解与现场秩序")
    unit: Text = yaml_field("责任单位", "哪个单位", "柳溪镇", default="")
    owner: Text = yaml_field("责任人", "谁", "陈果", default="")
    phone: Text = yaml_field("电话", "联系电话，加引号", '"13900000012"', default="")
    due: Text = yaml_field("时限", "何时之前办好", "7月4日前", default="")
    partners: Text = yaml_field("协办", "哪些单位或谁配合", "区文化和旅游局", default="", key="with")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Approval(Value):
    """Who approved the reception (审批)."""

    by: Text = yaml_field("审批人", "谁批准", "沈静", default="")
    date: Day | None = yaml_field("日期", "哪一天", "2026-07-01", default=None)
    opinion: Text = yaml_field("意见", "批示意见", "同意。", default="")


@value
class Welcome(Value):
    """Meeting and seeing off (迎送)."""

    place: Text = yaml_field("地点", "在哪里", "清江宾馆", default="")
    date: Day | None = yaml_field("日期", "哪一天", default=None)
    time: Time | None = yaml_field("时间", "什么时候", default=None)
    who: Annotated[Texts, People("陪同")] = yaml_field("人员", "谁参加", default=())
    form: Text = yaml_field("形式", "引导、介绍行程等", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Setting(Value):
    """What is put up in a room (布置)."""

    place: Text = yaml_field("场所", "哪间会议室", default="")
    items: Texts = yaml_field("物品", "会标、桌签、资料等", default=())
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Gift(Value):
    """A gift (礼品), price in 元."""

    name: Text = yaml_field("名称", "什么东西", "竹编书签", default="")
    number: Pieces | None = yaml_field("数量", "多少，可以带量词", "4套", default=None)
    price: Money | None = yaml_field("单价", "每件多少元", default=None)
    to: Text = yaml_field("对象", "送给谁", default="")
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Weather(Value):
    """The weather that is forecast (天气)."""

    bare: ClassVar[str] = "text"

    date: Day | None = yaml_field("日期", "哪一天", "2026-07-06", default=None)
    text: Text = yaml_field("内容", "天气和气温", "多云，22—30℃")


@value
class Reminder(Value):
    """What guests or staff are asked to mind (注意)."""

    bare: ClassVar[str] = "text"

    text: Text = yaml_field("内容", "要注意什么", "请携带身份证")
    audience: Audience | None = yaml_field("对象", "来宾或工作人员；不写就是大家", "来宾", default=None)


@value
class Contingency(Value):
    """What is prepared for the case that something goes wrong (应急)."""

    item: Text = yaml_field("事项", "什么情况", "突发疾病")
    measure: Text = yaml_field("措施", "怎么办", "区人民医院派医护随行", default="")
    unit: Text = yaml_field("责任单位", "哪个单位", "区卫生健康局", default="")
    owner: Text = yaml_field("责任人", "谁", "陈果", default="")
    phone: Text = yaml_field("电话", "联系电话，加引号", '"13900000012"', default="")


@value
class Press(Value):
    """What is reported about the visit (宣传)."""

    content: Text = yaml_field("内容", "报道什么", "座谈会消息一条")
    unit: Text = yaml_field("单位", "哪个单位", "区融媒体中心", default="")
    owner: Text = yaml_field("责任人", "谁", "温言", default="")
    phone: Text = yaml_field("电话", "联系电话，加引号", '"13900000012"', default="")
    due: Text = yaml_field("时限", "何时之前", "7月6日当天", default="")


@value
class LogEntry(Value):
    """One step in following up a piece of feedback."""

    date: Day | None = yaml_field("日期", "哪一天", default=None)
    text: Text = yaml_field("内容", "做了什么", default="")


@value
class Feedback(Value):
    """What guests said, and what becomes of it (反馈)."""

    kind: FeedbackKind | None = yaml_field("类型", "意见建议、先进经验、投资意向", "意见建议", default=None)
    who: Text = yaml_field("提出人", "谁提出", default="")
    text: Text = yaml_field("内容", "说了什么")
    owner: Text = yaml_field("建议承办", "由谁承办", default="")
    person: Text = yaml_field("责任人", "谁具体办", "秦远", default="")
    assigned: Day | None = yaml_field("交办日期", "哪一天交办", "2026-07-10", default=None)
    due: Text = yaml_field("时限", "何时之前", "8月31日前", default="")
    state: Text = yaml_field("状态", "办到哪一步", default="")
    log: tuple[LogEntry, ...] = yaml_field("跟踪", "逐次记录", default=())
    closed: Day | None = yaml_field("销号日期", "哪一天办结销号", "2026-08-20", default=None)
    proof: Text = yaml_field("依据", "凭什么销号：复函、会议纪要、照片", "清农函〔2026〕12号", default="")


@value
class Exemption(Value):
    """A rule that does not apply to this visit, with the reason (豁免)."""

    rule: Text = yaml_field("规则", "规则代号", "G12")
    reason: Text = yaml_field("理由", "为什么", "突发滑坡，留下查勘，推迟返程", key="because")
    by: Text = yaml_field("批准人", "谁批准这件事", "沈静", default="")
    date: Day | None = yaml_field("批准日期", "哪一天批准的", "2026-07-03", default=None)


@value
class Visit(Value):
    """One visit (一次来访、一个批次)."""

    title: Text = yaml_field("标题", "来访的叫法，各种文书都用它", "云州市党政代表团来清江区考察乡村振兴工作")
    code: Text = yaml_field("编号", "台账中唯一的编号", "2026-041", default="")
    category: Category | None = yaml_field("类别", "国内公务、外宾、商务：决定适用哪些规定", "国内公务", default=None)
    group: Text = yaml_field("统计类别", "归入台账哪一类", "厅局级", default="")
    purpose: Text = yaml_field("事由", "考察调研、出席会议、检查指导等", "考察调研", default="")
    origin: Text = yaml_field("来源地", "来宾从哪里来，台账按它分", "云州市", default="")
    leaders: Headcount | None = yaml_field("领导人数", "台账中的领导人数；不写就按名单的级别数", "3", default=None)
    tags: Texts = yaml_field("其中", "计入台账的哪些其中项", "港澳台侨", default=(), key="of_which")
    secrecy: Text = yaml_field("密级", "密级和保密期限", "秘密★1年", default="")
    urgency: Text = yaml_field("紧急程度", "特急或加急", "加急", default="")
    submit_to: Text = yaml_field("报送", "方案报给谁", "区委办公室", default="", key="submit_to")
    issued: Day | None = yaml_field("成文日期", "方案落款的日期", "2026-07-02", default=None)
    letter: Letter | None = yaml_field("公函", "来函的单位、文号、日期和写明的内容", default=None)
    outgoing: tuple[OutgoingLetter, ...] = yaml_field(
        "发函", "本单位发出的函的文号、日期和改写的内容", default=(), key="outgoing"
    )
    dates: Days = yaml_field("日期", "起止日期，或一天", "2026-07-05 至 2026-07-07")
    guests: Delegation = yaml_field("来宾", "名单，或团组、人数和名单")
    hosts: Annotated[tuple[Person, ...], CatalogueEntry(("领导",))] = yaml_field(
        "陪同", "陪同的领导和同志，按次序", default=()
    )
    staff: Annotated[tuple[Person, ...], CatalogueEntry(("领导",))] = yaml_field("保障", "工作保障人员", default=())
    schedule: tuple[Stop, ...] = yaml_field("日程", "逐项安排", default=())
    meals: tuple[Meal, ...] = yaml_field("用餐", "逐餐安排", default=())
    seating: tuple[Seating, ...] = yaml_field("座次", "逐场安排", default=())
    lodging: tuple[Lodging, ...] = yaml_field("住宿", "逐个宾馆安排", default=())
    vehicles: Annotated[tuple[Vehicle, ...], CatalogueEntry(("车辆",))] = yaml_field("车辆", "逐车安排", default=())
    tasks: tuple[Task, ...] = yaml_field("分工", "责任分工", default=())
    contacts: Annotated[tuple[Person, ...], CatalogueEntry(("领导",))] = yaml_field(
        "联系人", "联系人和电话", default=()
    )
    expenses: tuple[Expense, ...] = yaml_field("费用", "接待费用", default=())
    payments: tuple[Payment, ...] = yaml_field("交费", "来宾交纳的伙食费、交通费", default=())
    approval: Approval | None = yaml_field("审批", "审批人、日期和意见", default=None)
    welcome: tuple[Welcome, ...] = yaml_field("迎送", "迎送安排", default=())
    setting: tuple[Setting, ...] = yaml_field("布置", "场所布置", default=())
    gifts: tuple[Gift, ...] = yaml_field("礼品", "礼品", default=())
    feedback: tuple[Feedback, ...] = yaml_field("反馈", "来访后的反馈", default=())
    grade: Text = yaml_field("规格", "接待规格，用本单位的说法", "一级接待", default="")
    journeys: tuple[Journey, ...] = yaml_field("抵离", "怎么来、怎么走", default=(), key="arrivals")
    weather: tuple[Weather, ...] = yaml_field("天气", "一句话，或逐日写", default=())
    dress: Text = yaml_field("着装", "穿什么", "便装，适宜步行", default="")
    reminders: tuple[Reminder, ...] = yaml_field("注意", "请来宾或工作人员注意的事", default=(), key="notices")
    contingencies: tuple[Contingency, ...] = yaml_field("应急", "应急保障", default=(), key="contingency")
    press: tuple[Press, ...] = yaml_field("宣传", "宣传报道", default=())
    shifts: tuple[Shift, ...] = yaml_field("值班", "逐班写谁在哪里值班", default=())
    volunteers: tuple[VolunteerPost, ...] = yaml_field("志愿者", "逐个岗位写志愿者", default=())
    supplies: tuple[Supply, ...] = yaml_field("物品", "要买、要领的物品", default=())
    attachments: tuple[Attachment, ...] = yaml_field("附件", "方案后面要附的文件：图片、.docx、.pdf", default=())
    terms: Text = yaml_field("招待方式", "外宾：全部招待、部分招待、自理", "部分招待", default="")
    agreement: Text = yaml_field("对等协议", "外宾：有对等招待协议时写协议的名称", "", default="")
    brand_name: Text = yaml_field("品牌", "brand_assets 中的文件夹名", "qingjiang", default="", key="brand")
    exemptions: tuple[Exemption, ...] = yaml_field("豁免", "例外和理由", default=(), key="allow")

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
        lines = self.texts.get(mark.file, "").split("\n") if mark else []
        return lines[mark.line - 1] if mark and mark.line <= len(lines) else ""
