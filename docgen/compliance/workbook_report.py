"""An audit as the sheets of a workbook, to be filtered and counted on.

What writes workbooks is not known here: a column is given as the arguments of its constructor.
"""

from collections.abc import Callable, Iterator
from typing import Any

from docgen.compliance.conclusion import conclusion
from docgen.compliance.result import (
    GRADES,
    Audit,
    AuditLine,
    MonthTotals,
    RuleTotals,
    totals_by_month,
    totals_by_rule,
    totals_of_rules,
    totals_of_year,
)

_COUNTED = "有问题的来访指有违规或应改、没有豁免的；次数和金额含豁免的；一笔费用涉及几条规则的，各条分别计入。"
# heading, width in half-width characters, kind of cells
_FINDING_COLUMNS = (
    ("序号", 6, "count"),
    ("月份", 6, "count"),
    ("日期", 11, "date"),
    ("编号", 10, "short"),
    ("标题", 22),
    ("规则代号", 7, "short"),
    ("规则名称", 15),
    ("程度", 6, "short"),
    ("问题", 36),
    ("涉及金额（元）", 12, "money"),
    ("豁免", 18),
    ("依据", 18),
    ("位置", 44, "aside"),
)
_RULE_COLUMNS = (
    ("序号", 7, "count"),
    ("规则代号", 12, "short"),
    ("规则名称", 40),
    ("程度", 10, "short"),
    ("次数", 12, "count"),
    ("涉及来访", 12, "count"),
    ("其中豁免", 12, "count"),
    ("涉及金额（元）", 18, "money"),
)
_MONTH_COLUMNS = (
    ("月份", 10, "count"),
    ("来访", 12, "count"),
    ("有问题的来访", 16, "count"),
    *((grade, 12, "count") for grade in GRADES),
    ("豁免", 12, "count"),
    ("涉及金额（元）", 18, "money"),
)


def workbook_sheets(audit: Audit, column: Callable[..., Any]) -> Iterator[tuple[Any, ...]]:
    """The three sheets: name, title, sentence above the table, columns, rows, and where there are any the totals.

    ``column`` makes a column of its heading, width and kind.
    """
    yield (
        "问题清单",
        audit.title,
        conclusion(audit),
        tuple(column(*described) for described in _FINDING_COLUMNS),
        [_finding_row(number, line) for number, line in enumerate(audit.lines, 1)],
    )
    yield (
        "按规则",
        f"{audit.title}（按规则汇总）",
        _COUNTED,
        tuple(column(*described) for described in _RULE_COLUMNS),
        [
            (number, rule.code, rule.name, rule.grade, *_rule_totals(rule))
            for number, rule in enumerate(totals_by_rule(audit), 1)
        ],
        ("", "", "合计", "", *_rule_totals(totals_of_rules(audit.lines))),
    )
    yield (
        "按月",
        f"{audit.title}（按月汇总）",
        _COUNTED,
        tuple(column(*described) for described in _MONTH_COLUMNS),
        [(month.month, *_month_totals(month)) for month in totals_by_month(audit)],
        ("合计", *_month_totals(totals_of_year(audit))),
    )


def _finding_row(number: int, line: AuditLine) -> tuple[Any, ...]:
    visit, amount = line.visit, "" if line.amount is None else line.amount
    which = (number, visit.first_day.month, visit.first_day, visit.code, visit.title, line.code, line.name, line.grade)
    return (*which, line.text, amount, line.exemption, line.source, line.shown_place)


def _rule_totals(rule: RuleTotals) -> tuple[Any, ...]:
    return rule.findings, rule.visits, rule.exempted, rule.amount


def _month_totals(month: MonthTotals) -> tuple[Any, ...]:
    return month.visits, month.visits_to_correct, *month.by_grade, month.exempted, month.amount
