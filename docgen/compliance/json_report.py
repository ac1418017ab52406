"""An audit as data: the shape that ``docgen audit --json`` prints."""

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


def as_json(audit: Audit) -> dict[str, Any]:
    """The findings, the totals by rule and by month, the conclusion; sums are numbers of 元."""
    year = totals_of_year(audit)
    return {
        "年度": audit.year,
        "来访": audit.visits,
        "有问题": year.visits_to_correct,
        "问题": [_line(number, line) for number, line in enumerate(audit.lines, 1)],
        "规则": {
            rule.code: {"名称": rule.name, "程度": rule.grade, **_rule_totals(rule)} for rule in totals_by_rule(audit)
        },
        "月份": {str(month.month): _month_totals(month) for month in totals_by_month(audit)},
        "合计": {**_rule_totals(totals_of_rules(audit.lines)), **_month_totals(year)},
        "未检查": list(audit.unread),
        "结论": conclusion(audit),
    }


def _line(number: int, line: AuditLine) -> dict[str, Any]:
    return {
        "序号": number,
        "日期": line.visit.first_day.isoformat(),
        "编号": line.visit.code,
        "标题": line.visit.title,
        "规则": line.code,
        "名称": line.name,
        "程度": line.grade,
        "问题": line.text,
        "改法": line.hint,
        "金额": None if line.amount is None else float(line.amount),
        "豁免": {"批准人": line.approver, "理由": line.reason} if line.reason else None,
        "依据": line.source,
        "file": line.place.file,
        "line": line.place.line,
        "column": line.place.column,
    }


def _rule_totals(rule: RuleTotals) -> dict[str, Any]:
    return {
        "次数": rule.findings,
        "涉及来访": rule.visits,
        "其中豁免": rule.exempted,
        "金额": float(rule.amount),
    }


def _month_totals(month: MonthTotals) -> dict[str, Any]:
    return {
        "来访": month.visits,
        "有问题": month.visits_to_correct,
        **dict(zip(GRADES, month.by_grade, strict=True)),
        "豁免": month.exempted,
        "金额": float(month.amount),
    }
