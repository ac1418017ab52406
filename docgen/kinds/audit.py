"""检查表: the visits of a year against the rules: the findings, the exemptions, totals by rule and by month."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from docgen.compliance.by_rule import RuleFindings, SharedFinding, VisitsOfText, findings_by_rule, numbers_of_visits
from docgen.compliance.conclusion import conclusion
from docgen.compliance.result import (
    GRADES,
    Audit,
    AuditedVisit,
    AuditLine,
    MonthTotals,
    RuleTotals,
    totals_by_month,
    totals_by_rule,
    totals_of_rules,
    totals_of_year,
    yuan,
)
from docgen.kinds._kind import Kind, Page
from docgen.text.titles import title_lines

_ROWS_TOGETHER = 3  # so many rows of one visit stay on one page
_MOST_IN_FULL = 3  # so many visits of one finding are named in full, more by their codes
_MOST_IN_LOW_ROW = 15  # a row with more visits may go on on the next page: kept whole it would leave it half white
_MONTHS_TOGETHER = 2  # so many months stay with the totals of the year


def pages(audit: Audit) -> Iterator[Page]:
    """The conclusion, the totals by rule, the findings under their rules, the visits that have any, the months."""
    rules = findings_by_rule(audit)
    yield Page(
        audit.title,
        {
            "标题": audit.title,
            "标题分行": "\n".join(title_lines((audit.title,))),
            "单位": audit.unit,
            "范围": _range(audit),
            "问题": [_rule(rule) for rule in rules],
            "名单": list(_visit_rows(audit, rules)),
            "来访": list(_visits(audit.lines)),
            "规则": list(_rule_rows(totals_by_rule(audit))),
            "规则合计": _rule_totals(totals_of_rules(audit.lines)),
            "月份": [_month_row(month, month.month <= 12 - _MONTHS_TOGETHER) for month in totals_by_month(audit)],
            "月份合计": _month_totals(totals_of_year(audit)),
            "结论": conclusion(audit),
        },
    )


def _range(audit: Audit) -> str:
    unread = f"，另有{len(audit.unread)}份文件读不出来" if audit.unread else ""
    return f"{audit.year}年来访{audit.visits}批{unread}"


def _rule(rule: RuleFindings) -> dict[str, Any]:
    """The findings against a rule under one banner."""
    totals = rule.totals
    counts = [f"{totals.findings}处", f"{totals.visits}批"]
    counts += [f"{yuan(totals.amount)}元"] if totals.amount else []
    source = f"　依据：{rule.source}" if rule.source else ""
    name = f"{rule.number}　{totals.code} {totals.name}　{totals.grade}　{'，'.join(counts)}{source}"
    return {"题": name, "行": [_shared_row(finding) for finding in rule.findings]}


def _shared_row(finding: SharedFinding) -> dict[str, Any]:
    exemption = f"\n已豁免：{finding.exemption}" if finding.exemption else ""
    is_low = len(finding.parts) <= _MOST_IN_FULL and len(finding.visits) <= _MOST_IN_LOW_ROW
    return {
        "序号": finding.number,
        "问题": f"{finding.text}{exemption}",
        "来访": "\n".join(map(_named, finding.parts)),
        "金额": yuan(finding.amount),
        "整": "on" if is_low else "off",
        "末": True,
    }


def _named(part: VisitsOfText) -> str:
    """Few visits each with its day and its title; many, and those of which something is said, by their codes."""
    visits = part.visits
    if not part.particulars and len(visits) <= _MOST_IN_FULL:
        return "\n".join(f"{_day(visit)}　{visit.code}\n{visit.title}" for visit in visits)
    head = f"{part.particulars}：" if part.particulars else ""
    count = f"（共{len(visits)}批）" if len(visits) > _MOST_IN_FULL else ""
    return f"{head}{'、'.join(visit.code or visit.title for visit in visits)}{count}"


def _day(visit: AuditedVisit) -> str:
    return f"{visit.first_day.month}月{visit.first_day.day}日"


def _visit_rows(audit: Audit, rules: Sequence[RuleFindings]) -> Iterator[dict[str, Any]]:
    """The visits in which something was found, where the table of findings does not name each in full."""
    findings = [finding for rule in rules for finding in rule.findings]
    if all(len(finding.parts) == 1 and len(finding.visits) <= _MOST_IN_FULL for finding in findings):
        return
    numbers = numbers_of_visits(rules)
    for visit, of_visit in groupby(audit.lines, key=lambda line: line.visit):
        lines = list(of_visit)
        grades = [line.grade for line in lines if not line.reason]
        yield {
            "日期": _day(visit),
            "编号": visit.code,
            "来访": visit.title,
            **{grade: str(grades.count(grade) or "") for grade in GRADES},
            "豁免": str(len(lines) - len(grades) or ""),
            "问题": "、".join(numbers[visit]),
            "末": True,
        }


def _visits(lines: Sequence[AuditLine]) -> Iterator[dict[str, Any]]:
    """The findings by visit; of a visit with many some at a time, because a merged cell is not broken between pages."""
    number = 0
    for visit, of_visit in groupby(lines, key=lambda line: line.visit):
        rows = list(of_visit)
        for start in range(0, len(rows), _ROWS_TOGETHER):
            part = rows[start : start + _ROWS_TOGETHER]
            yield {
                "日期": _day(visit),
                "名称": f"{visit.code} {visit.title}".strip(),
                "行": [_finding_row(number + at, line, at == len(part)) for at, line in enumerate(part, 1)],
            }
            number += len(part)


def _finding_row(number: int, line: AuditLine, last: bool) -> dict[str, Any]:
    return {
        "序号": str(number),
        "规则": f"{line.code} {line.name}",
        "程度": line.grade,
        "问题": line.text,
        "金额": yuan(line.amount),
        "豁免": line.exemption,
        "依据": line.source,
        "末": last,
    }


def _rule_rows(rules: Sequence[RuleTotals]) -> Iterator[dict[str, Any]]:
    """The last row stays with the totals: these never stand alone on a page."""
    for number, rule in enumerate(rules, 1):
        name = f"{rule.code} {rule.name}"
        totals = _without_zeros(_rule_totals(rule))
        yield {"序号": str(number), "规则": name, "程度": rule.grade, **totals, "末": number < len(rules)}


def _rule_totals(rule: RuleTotals) -> dict[str, str]:
    return {
        "次数": str(rule.findings),
        "来访": str(rule.visits),
        "豁免": str(rule.exempted),
        "金额": yuan(rule.amount),
    }


def _month_row(month: MonthTotals, may_end: bool) -> dict[str, Any]:
    return {"月": f"{month.month}月", **_without_zeros(_month_totals(month)), "末": may_end}


def _month_totals(month: MonthTotals) -> dict[str, str]:
    return {
        "来访": str(month.visits),
        "有问题": str(month.visits_to_correct),
        **{grade: str(number) for grade, number in zip(GRADES, month.by_grade, strict=True)},
        "豁免": str(month.exempted),
        "金额": yuan(month.amount),
    }


def _without_zeros(row: dict[str, str]) -> dict[str, str]:
    """A row whose zeros are left blank, so that the other numbers stand out."""
    return {name: "" if text == "0" and name != "来访" else text for name, text in row.items()}


_SUMS = {"次数": "发现几次", "来访": "涉及几次来访", "豁免": "其中豁免几次", "金额": "涉及金额，元"}
_MONTH = {
    "来访": "来访批次",
    "有问题": "有违规或应改而没有豁免的来访",
    "违规": "违规几处",
    "应改": "应改几处",
    "提示": "提示几处",
    "豁免": "豁免几处",
    "金额": "涉及金额，元",
}
_LAST = "这一行之后可不可以换页"
NAMES = {
    "标题": "检查表的名称",
    "标题分行": "检查表的名称，断成匀称的几行",
    "单位": "办公室的单位名称",
    "范围": "哪一年，检查了多少批，有没有读不出来的",
    "问题": [
        {
            "题": "规则的序号、代号、名称、程度，几处、几批、多少元，依据",
            "行": [
                {
                    "序号": "第几条规则的第几个问题，如 2.3",
                    "问题": "问题是什么；豁免的写明批准人和理由",
                    "来访": "哪几次来访有这个问题",
                    "金额": "涉及金额，元",
                    "整": "off 是这一行可以断在两页，on 是不可以",
                    "末": _LAST,
                }
            ],
        }
    ],
    "名单": [
        {
            "日期": "来访第一天",
            "编号": "来访的编号",
            "来访": "来访的标题",
            "违规": "违规几处",
            "应改": "应改几处",
            "提示": "提示几处",
            "豁免": "豁免几处",
            "问题": "各个问题的序号",
            "末": _LAST,
        }
    ],
    "来访": [
        {
            "日期": "来访第一天",
            "名称": "编号和标题",
            "行": [
                {
                    "序号": "第几个问题",
                    "规则": "规则的代号和名称",
                    "程度": "违规、应改或提示",
                    "问题": "问题是什么",
                    "金额": "涉及金额，元",
                    "豁免": "批准人和理由；没有豁免为空",
                    "依据": "规则的出处，核实过的才有",
                    "末": _LAST,
                }
            ],
        }
    ],
    "规则": [{"序号": "顺序", "规则": "规则的代号和名称", "程度": "违规、应改或提示", **_SUMS, "末": _LAST}],
    "规则合计": _SUMS,
    "月份": [{"月": "几月", **_MONTH, "末": _LAST}],
    "月份合计": _MONTH,
    "结论": "一句话的结论；读不出来的文件写在后面",
}
KIND = Kind("检查表", pages, NAMES, source="审计")
