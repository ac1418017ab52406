"""How far a matter has got: 待办, 在办, 临近, 逾期, 办结, 中止, each a word and a colour."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from docgen.model.visit import Feedback

OPEN, UNDER_WAY, DUE_SOON, OVERDUE, DONE, STOPPED = STATES = ("待办", "在办", "临近", "逾期", "办结", "中止")
#: Grounds on which black type is easily read: blue near due, red overdue; the word stands in the cell as well.
COLOURS: Mapping[str, str] = {
    OPEN: "FFFFFF",
    UNDER_WAY: "FFF2CC",
    DUE_SOON: "BDD7EE",
    OVERDUE: "F4B6B6",
    DONE: "D5E8D4",
    STOPPED: "D9D9D9",
}
_DAYS_BEFORE = timedelta(days=7)
#: As long as 正在推进: a longer text is no mere state.
_LONGEST_STATE = 4
#: Words of typed states, in the order in which they are looked for: 未办结 is not 办结.
_WORDS = (
    (UNDER_WAY, ("待销号", "待验收", "待审", "待核", "待评", "未逾期", "未到期")),
    (OPEN, ("未办", "未启动", "尚未", "待办", "待", "未交办", "未完成", "未办结")),
    (STOPPED, ("中止", "终止", "停办", "撤销", "不再", "暂停", "暂缓")),
    (OVERDUE, ("逾期", "超期")),
    (UNDER_WAY, ("在办", "办理中", "推进", "跟进", "进行", "对接", "落实中", "正在", "研究")),
    (DONE, ("办结", "完成", "销号", "已办", "已答复", "已复", "已落实", "办毕", "已解决")),
    (DUE_SOON, ("临近", "将到期")),
)


def typed_state(text: str) -> str:
    """The state that a typed text means; 在办 where it is none of them, empty where nothing was typed.

    >>> typed_state("已办结"), typed_state("未办结"), typed_state("正在推进"), typed_state("转市里"), typed_state("")
    ('办结', '待办', '在办', '在办', '')
    """
    other = UNDER_WAY if text else ""
    return next((state for state, words in _WORDS if any(word in text for word in words)), other)


def says_more_than_a_state(text: str) -> bool:
    """Whether a typed state says something that its word would lose: 转市里研究, 已完成，待验收."""
    return len(text) > _LONGEST_STATE or (bool(text) and not any(word in text for _, words in _WORDS for word in words))


def as_known_on(feedback: Feedback, day: date | None) -> Feedback:
    """A matter as it was known on a day: what was done later is left out, and with it the state that came of it."""
    if day is None:
        return feedback
    log = tuple(step for step in feedback.log if step.date is None or step.date <= day)
    if feedback.closed and feedback.closed > day:
        return replace(feedback, log=log, state="", closed=None, proof="")
    return replace(feedback, log=log)


def state_of(feedback: Feedback, due: date | None, as_of: date | None) -> str:
    """How far a matter has got on a day; without a day what was typed, else what its log and its end say.

    What is done or stopped stays so; anything else is overdue behind its last day, and near it in the week before.
    """
    state = typed_state(feedback.state)
    if feedback.closed and state not in (STOPPED, DONE):
        state = DONE
    if state in (DONE, STOPPED):
        return state
    if as_of is not None and due is not None:
        if due < as_of:
            return OVERDUE
        if due - as_of <= _DAYS_BEFORE:
            return DUE_SOON
        if state in (OVERDUE, DUE_SOON):
            state = ""  # it was typed on another day
    return state or (UNDER_WAY if feedback.log else OPEN)
