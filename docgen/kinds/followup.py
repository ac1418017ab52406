"""跟踪台账: every matter that guests raised, who deals with it until when, how far it has got; paper and workbook."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from docgen.kinds._input import VisitsInput
from docgen.kinds._kind import Kind, KindOption, PackPaper, Page
from docgen.kinds.guest_feedback.followed import (
    FollowedMatter,
    counts_by_owner,
    counts_by_state,
    followed_matters,
)
from docgen.kinds.guest_feedback.states import COLOURS
from docgen.model.feedback_states import STATES
from docgen.model.sheets import ListColumn, ListSheet, ShadedText
from docgen.text import wording as text

_WHITE = "FFFFFF"


def pages(visits_input: VisitsInput) -> Iterator[Page]:
    """One table, a matter a row, and below it how many each unit has."""
    as_of = visits_input.options.get("as-of")
    matters = followed_matters(visits_input.visits, as_of)
    title = _title(visits_input)
    yield Page(
        title,
        {
            "标题": title,
            "单位": visits_input.office.unit,
            "截至": _as_of_text(as_of),
            "概况": _summary(matters),
            "事项": [_row(number, matter) for number, matter in enumerate(matters, 1)],
            "单位汇总": [_owner_row(owner, counts) for owner, counts in counts_by_owner(matters).items()],
        },
    )


def sheets(visits_input: VisitsInput) -> Iterator[ListSheet]:
    """The same as two sheets: the matters, and the units with how many they have in each state."""
    as_of = visits_input.options.get("as-of")
    matters = followed_matters(visits_input.visits, as_of)
    title, note = _title(visits_input), "。".join(filter(None, (_as_of_text(as_of), _summary(matters))))
    yield ListSheet("跟踪台账", title, note, _COLUMNS, [_sheet_row(at, one) for at, one in enumerate(matters, 1)])
    totals = counts_by_state(matters)
    yield ListSheet(
        "按责任单位",
        f"{title}（按责任单位）",
        _summary(matters),
        _OWNER_COLUMNS,
        [(owner, sum(counts.values()), *_numbers(counts)) for owner, counts in counts_by_owner(matters).items()],
        ("合计", len(matters), *_numbers(totals)),
    )


def _numbers(counts: Mapping[str, int]) -> list[int]:
    return [counts.get(state, 0) for state in STATES]


def _title(visits_input: VisitsInput) -> str:
    year = f"{visits_input.year}年" if visits_input.year else ""
    return f"{year}来宾意见建议跟踪台账"


def _as_of_text(as_of: date | None) -> str:
    """On which day the states are reckoned; without a day they are those that were typed."""
    return f"截至{text.full_date(as_of)}" if as_of else ""


def _summary(matters: Sequence[FollowedMatter]) -> str:
    counts = text.listed(f"{state}{number}件" for state, number in counts_by_state(matters).items())
    return f"共{len(matters)}件：{counts}。" if matters else "没有要跟踪的事项。"


def _row(number: int, matter: FollowedMatter) -> dict[str, str]:
    return {
        "序号": str(number),
        "日期": matter.day.isoformat(),
        "来访单位": matter.group,
        "提出人": matter.speaker,
        "类别": matter.kind,
        "事项": matter.content,
        "责任单位": matter.owner,
        "责任人": matter.person,
        "交办": text.month_and_day(matter.assigned) if matter.assigned else "",
        "时限": matter.due,
        "进展": matter.progress,
        "状态": matter.state,
        "色": COLOURS.get(matter.state, _WHITE),
        "销号": text.month_and_day(matter.closed) if matter.closed else "",
        "依据": matter.proof,
    }


def _owner_row(owner: str, counts: Mapping[str, int]) -> dict[str, str]:
    numbers = {state: str(counts[state]) if counts.get(state) else "" for state in STATES}
    return {"单位": owner, "合计": str(sum(counts.values())), **numbers}


_OWNER_COLUMNS = (
    ListColumn("责任单位", 36),
    ListColumn("合计", 10, "count"),
    *(ListColumn(state, 10, "count") for state in STATES),
)
_COLUMNS = (
    ListColumn("序号", 6, "count"),
    ListColumn("日期", 11, "date"),
    ListColumn("来访单位", 20),
    ListColumn("提出人", 12, "short"),
    ListColumn("类别", 10, "short"),
    ListColumn("事项", 36),
    ListColumn("责任单位", 18),
    ListColumn("责任人", 9, "short"),
    ListColumn("交办日", 11, "date"),
    ListColumn("时限", 14, "short"),
    ListColumn("进展", 28),
    ListColumn("状态", 8, "short"),
    ListColumn("销号日", 11, "date"),
    ListColumn("依据", 18),
)


def _sheet_row(number: int, matter: FollowedMatter) -> tuple[Any, ...]:
    return (
        number,
        matter.day,
        matter.group,
        matter.speaker,
        matter.kind,
        matter.content,
        matter.owner,
        matter.person,
        matter.assigned or "",
        matter.due,
        matter.progress,
        ShadedText(matter.state, COLOURS.get(matter.state, _WHITE)),
        matter.closed or "",
        matter.proof,
    )


NAMES = {
    "标题": "台账的名称",
    "单位": "办公室的单位名称",
    "截至": "状态按哪一天算；没有给日期时为空，状态是填写的",
    "概况": "一共几件，各种状态几件",
    "事项": [
        {
            "序号": "从1起",
            "日期": "来访第一天",
            "来访单位": "来访单位或团组",
            "提出人": "谁提出",
            "类别": "意见建议、先进经验、投资意向",
            "事项": "说了什么",
            "责任单位": "由谁承办",
            "责任人": "谁具体办",
            "交办": "哪一天交办",
            "时限": "何时之前",
            "进展": "逐次的日期和一句话，每次一行",
            "状态": "待办、在办、临近、逾期、办结、中止",
            "色": "状态一格的底色，六位十六进制数",
            "销号": "哪一天销号",
            "依据": "凭什么销号",
        }
    ],
    "单位汇总": [{"单位": "责任单位", "合计": "几件", **{state: f"{state}几件" for state in STATES}}],
}
_AS_OF_MEANS = "台账算到哪一天：分出临近（七天内到期）和逾期，这一天以后的不算；不写就用填写的状态。"
_AS_OF = KindOption("as-of", _AS_OF_MEANS, "日期", is_day=True)
KIND = Kind(
    "跟踪台账",
    pages,
    NAMES,
    needs=("反馈",),
    source="多次来访",
    options=(_AS_OF,),
    sheets=sheets,
    pack=(PackPaper(22, "跟踪台账", readers="承办单位，存档", afterwards=True),),
)
