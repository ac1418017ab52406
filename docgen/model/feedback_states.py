"""The states of what guests said: 待办, 在办, 临近, 逾期, 办结, 中止, and the words that people type for them."""

from docgen.model.comments import Feedback

OPEN, UNDER_WAY, DUE_SOON, OVERDUE, DONE, STOPPED = STATES = ("待办", "在办", "临近", "逾期", "办结", "中止")
#: Words of typed states, in the order in which they are looked for: 未办结 is not 办结.
STATE_WORDS = (
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
    return next((state for state, words in STATE_WORDS if any(word in text for word in words)), other)


def stated_state(feedback: Feedback) -> str:
    """How far a matter has got, as far as its own lines say: it has ended, or as typed, or as its log shows."""
    return state_by_lines(feedback.state, feedback.closed is not None, bool(feedback.log))


def state_by_lines(typed: str, is_closed: bool, has_log: bool) -> str:
    """How far a matter has got by the state that was typed, and by whether the day of its end and a log are there."""
    state = typed_state(typed)
    if is_closed and state not in (STOPPED, DONE):
        return DONE
    return state or (UNDER_WAY if has_log else OPEN)
