"""What happens when: the items of the schedule."""

from typing import Annotated, ClassVar

from docgen.model.catalogue import Site
from docgen.model.scalars import Day, Element, Minutes, Text, Texts, Time
from docgen.model.value import CatalogueEntry, People, Value, value, yaml_field


@value
class AgendaItem(Value):
    """One item of a meeting's agenda (议程)."""

    bare: ClassVar[str] = "content"

    content: Text = yaml_field("内容", "议什么", "介绍乡村振兴工作情况")
    who: Text = yaml_field("人", "由谁讲", "秦远", default="")
    minutes: Minutes | None = yaml_field("时长", "多少分钟", "20", default=None)
    note: Text = yaml_field("备注", "其他要说明的", default="")


@value
class Stop(Value):
    """One item of the schedule (日程)."""

    date: Day | None = yaml_field("日期", "哪一天；只来一天的可以不写", "2026-07-06", default=None)
    time: Time | None = yaml_field("时间", "起止时间或开始时间", "09:00-10:10", "09:30", default=None)
    element: Element | None = yaml_field("环节", "吃、住、行、看、听、讲", "看", default=None)
    activity: Text = yaml_field("内容", "做什么", "考察高标准农田建设", key="activity")
    place: Annotated[Site | None, CatalogueEntry(("点位", "宾馆"))] = yaml_field(
        "地点", "点位库中的名称，或直接写地名", "柳溪镇现代农业园", default=None
    )
    who: Annotated[Texts, People("来宾")] = yaml_field("参加", "哪些人参加，或写“全体”", "全体", default=())
    escorts: Annotated[Texts, People("陪同")] = yaml_field("陪同", "由谁陪同", "沈静", default=())
    owner: Text = yaml_field("负责", "责任单位或责任人", "林小満", default="")
    guide: Text = yaml_field("讲解", "由谁讲解", "柳溪镇", default="")
    agenda: tuple[AgendaItem, ...] = yaml_field("议程", "会议逐项议什么", default=())
    travel: Minutes | None = yaml_field("路程", "从上一处过来的分钟数", "35", default=None)
    note: Text = yaml_field("备注", "其他要说明的", default="")
