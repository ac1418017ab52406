"""What guests say of a visit, and what becomes of it."""

from collections.abc import Mapping
from typing import ClassVar

from docgen.model.choices import FeedbackKind
from docgen.model.scalars import Day, Text
from docgen.model.value import Value, double_words, value, yaml_field


@value
class LogEntry(Value):
    """One step in following up a piece of feedback."""

    bare: ClassVar[str] = "text"

    date: Day | None = yaml_field("日期", "哪一天", default=None, also="跟踪日期 办理日期 时间")
    text: Text = yaml_field("内容", "做了什么", default="", also="跟踪内容 办理情况 进展 进展情况")


@value
class Feedback(Value):
    """What guests said, and what becomes of it (反馈)."""

    double_words: ClassVar[Mapping[str, tuple[str, str]]] = {
        **double_words("建议承办", "责任单位 承办单位 建议承办", "责任人", "责任人 承办人 负责人"),
        **double_words("交办日期", "交办日期 交办日", "时限", "时限 办理时限"),
        **double_words("销号日期", "销号日期 销号日", "依据", "依据 销号依据"),
    }

    kind: FeedbackKind | None = yaml_field(
        "类型", "意见建议、先进经验、投资意向", "意见建议", default=None, also="反馈类型 类别 类别名称 种类 意见类型"
    )
    who: Text = yaml_field("提出人", "谁提出", default="", also="提出单位 反馈人 反馈单位 来宾 提出者 来访单位提出人")
    text: Text = yaml_field("内容", "说了什么", also="反馈内容 意见内容 意见建议 具体内容 事项")
    owner: Text = yaml_field(
        "建议承办", "由谁承办", default="", also="承办单位 责任单位 建议承办单位 办理单位 交办单位"
    )
    person: Text = yaml_field("责任人", "谁具体办", "秦远", default="", also="承办人 负责人 经办人")
    assigned: Day | None = yaml_field("交办日期", "哪一天交办", "2026-07-10", default=None, also="交办日 交办时间")
    due: Text = yaml_field("时限", "何时之前", "8月31日前", default="", also="办理时限 完成时限 办结时限 完成时间")
    state: Text = yaml_field("状态", "办到哪一步", default="", also="办理状态 办理情况 进度")
    log: tuple[LogEntry, ...] = yaml_field("跟踪", "逐次记录", default=(), also="跟踪记录 跟踪情况 进展")
    closed: Day | None = yaml_field(
        "销号日期", "哪一天办结销号", "2026-08-20", default=None, also="销号日 办结日期 销号时间 办结时间"
    )
    proof: Text = yaml_field(
        "依据", "凭什么销号：复函、会议纪要、照片", "清农函〔2026〕12号", default="", also="销号依据 办结依据"
    )
