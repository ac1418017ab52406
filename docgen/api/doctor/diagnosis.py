"""One thing that was looked at, and what was seen."""

from typing import Literal, NamedTuple

#: It works; it is not there; it works in part, or something is to be known of it.
State = Literal["可用", "缺", "提示"]


class Diagnosis(NamedTuple):
    """What was looked at, its state, a sentence on it, and the remedy where one is needed."""

    item: str
    state: State
    text: str
    remedy: str = ""
