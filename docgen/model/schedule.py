"""What happens when: the items of the schedule."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from docgen.model.catalogue import Site
from docgen.model.choices import Element
from docgen.model.scalars import Day, Minutes, Text, Texts, Time
from docgen.model.value import TIME_SPAN_WORDS, CatalogueEntry, People, Value, value, yaml_field


@value
class AgendaItem(Value):
    """One item of a meeting's agenda (议程)."""

    bare: ClassVar[str] = "content"

    content: Text = yaml_field("内容", "议什么", "介绍乡村振兴工作情况", also="议题 议程 议程内容 事项 会议内容")
    who: Text = yaml_field(
        "人", "由谁讲", "秦远", default="", also="汇报人 发言人 发言单位 主讲人 主讲 报告人 讲话人 由谁讲 人员"
    )
    minutes: Minutes | None = yaml_field(
        "时长", "多少分钟", "20", default=None, also="用时 时间长度 所需时间 分钟 分钟数"
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 附注 注")


@value
class Stop(Value):
    """One item of the schedule (日程)."""

    span_words: ClassVar[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {"时间": TIME_SPAN_WORDS}

    date: Day | None = yaml_field(
        "日期", "哪一天；只来一天的可以不写", "2026-07-06", default=None, also="活动日期 日程日期 考察日期"
    )
    time: Time | None = yaml_field(
        "时间",
        "起止时间或开始时间",
        "09:00-10:10",
        "09:30",
        default=None,
        also="起止时间 活动时间 时间安排 时段 时间段 具体时间",
    )
    element: Element | None = yaml_field(
        "环节", "吃、住、行、看、听、讲", "看", default=None, also="六要素 活动环节 要素"
    )
    activity: Text = yaml_field(
        "内容",
        "做什么",
        "考察高标准农田建设",
        key="activity",
        also=(
            "活动内容 活动安排 活动 事项 日程内容 公务活动 活动事项 活动项目 活动名称 工作内容 安排内容 "
            "具体安排 考察内容 项目"
        ),
    )
    place: Annotated[Site | None, CatalogueEntry(("点位", "宾馆"))] = yaml_field(
        "地点",
        "点位库中的名称，或直接写地名",
        "柳溪镇现代农业园",
        default=None,
        also="活动地点 场所 地址 活动场所 考察地点 考察点位 点位 考察点 所在地点 参观地点 目的地",
    )
    who: Annotated[Texts, People("来宾")] = yaml_field(
        "参加",
        "哪些人参加，或写“全体”",
        "全体",
        default=(),
        also="参加人员 参加人 出席人员 参会人员 与会人员 参加领导 出席领导 参与人员 来宾 参加来宾",
    )
    escorts: Annotated[Texts, People("陪同")] = yaml_field(
        "陪同", "由谁陪同", "沈静", default=(), also="陪同人员 陪同领导 陪同人 主要陪同人员 我方陪同 陪同名单"
    )
    owner: Text = yaml_field(
        "负责",
        "责任单位或责任人",
        "林小満",
        default="",
        also=(
            "责任单位 责任人 负责人 责任人员 牵头单位 责任部门 负责单位 承办单位 落实单位 责任单位责任人 "
            "责任单位及责任人 责任单位/责任人 责任单位、责任人 牵头部门"
        ),
    )
    guide: Text = yaml_field("讲解", "由谁讲解", "柳溪镇", default="", also="讲解人 讲解员 解说 解说员 讲解单位 介绍人")
    agenda: tuple[AgendaItem, ...] = yaml_field("议程", "会议逐项议什么", default=(), also="会议议程 议程安排")
    travel: Minutes | None = yaml_field(
        "路程",
        "从上一处过来的分钟数",
        "35",
        default=None,
        also="车程 行车时间 路上时间 路途时间 行驶时间 乘车时间 车程时间",
    )
    note: Text = yaml_field("备注", "其他要说明的", default="", also="说明 备注说明 附注 注 其他说明")
