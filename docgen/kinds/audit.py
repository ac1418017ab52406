"""检查表: the visits of a year against the rules: the findings, the exemptions, totals by rule and by month."""

from collections.abc import Iterator, Sequence
from itertools import groupby
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
    yuan,
)
from docgen.kinds._kind import Kind, Page
from docgen.text.titles import title_lines

_ROWS_TOGETHER = 3  # so many rows of one visit stay on one page


def pages(audit: Audit) -> Iterator[Page]:
    """One table with its sums."""
    yield Page(
        audit.title,
        {
            "标题": audit.title,
            "标题分行": "\n".join(title_lines((audit.title,))),
            "单位": audit.unit,
            "范围": _range(audit),
            "来访": list(_visits(audit.lines)),
            "规则": list(_rule_rows(totals_by_rule(audit))),
            "规则合计": _rule_totals(totals_of_rules(audit)),
            "月份": [_month_row(month) for month in totals_by_month(audit)],
            "月份合计": _month_totals(totals_of_year(audit)),
            "结论": conclusion(audit),
        },
    )


def _range(audit: Audit) -> str:
    unread = f"，另有{len(audit.unread)}份文件读不出来" if audit.unread else ""
    return f"{audit.year}年来访{audit.visits}批{unread}"


def _visits(lines: Sequence[AuditLine]) -> Iterator[dict[str, Any]]:
    """The findings by visit; of a visit with many some at a time, because a merged cell is not broken between pages."""
    number = 0
    for visit, of_visit in groupby(lines, key=lambda line: line.visit):
        rows = list(of_visit)
        for start in range(0, len(rows), _ROWS_TOGETHER):
            part = rows[start : start + _ROWS_TOGETHER]
            yield {
                "日期": f"{visit.first_day.month}月{visit.first_day.day}日",
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


def _month_row(month: MonthTotals) -> dict[str, Any]:
    return {"月": f"{month.month}月", **_without_zeros(_month_totals(month)), "末": False}


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
