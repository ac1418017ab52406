"""整改清单: what an audit found, who puts it right until when, how far it has got; as it is written and read again."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

#: What a cell of the list may hold.
CorrectionValue = str | int | Decimal | date

#: The columns that the audit writes, then those that people fill in, the review, and where and what a finding is.
NUMBER, DAY, CODE, VISIT, RULE, RULE_NAME, GRADE, FINDING, REMEDY, AMOUNT = (
    "序号",
    "来访日期",
    "编号",
    "来访",
    "规则代号",
    "规则名称",
    "程度",
    "问题",
    "改法",
    "涉及金额（元）",
)
UNIT, OWNER, MEASURES, DUE, STATE, DONE_ON, NOTE = (
    "责任单位",
    "责任人",
    "整改措施",
    "整改时限",
    "整改状态",
    "完成日期",
    "备注",
)
REVIEW, PLACE, KEY = "复查", "位置", "标识"
FILLED_IN = (UNIT, OWNER, MEASURES, DUE, STATE, DONE_ON, NOTE)
HEADINGS = (
    *(NUMBER, DAY, CODE, VISIT, RULE, RULE_NAME, GRADE, FINDING, REMEDY, AMOUNT),
    *FILLED_IN,
    *(REVIEW, PLACE, KEY),
)
TO_DO, DOING, DONE, NOT_NEEDED = STATES = ("待整改", "整改中", "已整改", "不需整改")
#: What the audit of today says of a line: found for the first time, still, gone, back, exempted, not looked at.
NEW, STILL, GONE, BACK, EXEMPTED, NOT_CHECKED = ("新发现", "仍存在", "已消除", "再次出现", "已豁免", "未检查")


class EarlierLine(NamedTuple):
    """A row of the list as it was written before and filled in since: its cells by heading, and where it stands."""

    cells: Mapping[str, CorrectionValue]
    row: int

    def text(self, heading: str) -> str:
        return str(self.cells.get(heading, ""))

    @property
    def visit(self) -> str:
        """What the visit is known by: the part of the key before the first mark."""
        return self.text(KEY).partition("·")[0]

    @property
    def is_finding(self) -> bool:
        """Whether the audit wrote it; others are rows that somebody added."""
        return self.text(KEY).count("·") >= 2


class EarlierList(NamedTuple):
    """A list that was filled in: its rows, and the headings that somebody added.

    ``replaced`` is the SHA-256 of its file where the new list is to stand in its place.
    """

    lines: tuple[EarlierLine, ...] = ()
    further: tuple[str, ...] = ()
    replaced: str = ""

    @property
    def visits(self) -> frozenset[str]:
        """The visits that it is about."""
        return frozenset(line.visit for line in self.lines if line.is_finding)
