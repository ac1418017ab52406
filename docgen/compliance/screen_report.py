"""An audit as lines on a screen."""

from collections.abc import Iterator, Sequence

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
from docgen.text.columns import cell_width, pad, wrap

_RULE_HEADINGS = ("规则", "程度", "次数", "涉及来访", "其中豁免", "涉及金额(元)")
_MONTH_HEADINGS = ("月份", "来访", "有问题的来访", *GRADES, "豁免", "涉及金额(元)")
_HEAD_CELLS = 18  # before the text of a finding: its number, its grade, its rule
_LEAST_CELLS = 20  # for that text on the narrowest screen


def audit_report_lines(audit: Audit, width: int) -> list[str]:
    """The findings, the totals by rule and by month, the conclusion, for a screen that is ``width`` cells wide."""
    shown = list(_findings(audit.lines, width))
    if audit.lines:
        rules = [(f"{rule.code} {rule.name}", rule.grade, *_rule_totals(rule)) for rule in totals_by_rule(audit)]
        shown += ["", *_aligned([_RULE_HEADINGS, *rules, ("合计", "", *_rule_totals(totals_of_rules(audit.lines)))])]
    months = [(f"{month.month}月", *_month_totals(month)) for month in totals_by_month(audit) if month.visits]
    shown += ["", *_aligned([_MONTH_HEADINGS, *months, ("合计", *_month_totals(totals_of_year(audit)))])]
    return [*shown, "", *wrap(conclusion(audit), width)]


def _findings(lines: Sequence[AuditLine], width: int) -> Iterator[str]:
    """The findings below the visit in which they are; a long text goes on below its own beginning."""
    if lines:
        yield pad("序号", 6) + pad("程度", 6) + pad("规则", 6) + "问题"
    visit: AuditedVisit | None = None
    for number, line in enumerate(lines, 1):
        if line.visit != visit:
            visit = line.visit
            yield ""
            yield f"{visit.first_day.month}月{visit.first_day.day}日  {f'{visit.code} {visit.title}'.strip()}"
        head = pad(f"{number:4}", 6) + pad(line.grade, 6) + pad(line.code, 6)
        for text in _finding(line):
            for part in wrap(text, max(_LEAST_CELLS, width - _HEAD_CELLS)):
                yield head + part
                head = " " * _HEAD_CELLS


def _finding(line: AuditLine) -> Iterator[str]:
    """What is shown of a finding: the fault with its source, the sum and the exemption, the place."""
    source = f"（{line.source}）" if line.source else ""
    yield f"{line.name}：{line.text}{source}"
    amount = f"涉及{yuan(line.amount)}元" if line.amount else ""
    exemption = f"豁免：{line.exemption}" if line.reason else ""
    if amount or exemption:
        yield "　".join(filter(None, (amount, exemption)))
    yield str(line.place)


def _rule_totals(rule: RuleTotals) -> tuple[str, ...]:
    return str(rule.findings), str(rule.visits), str(rule.exempted), yuan(rule.amount)


def _month_totals(month: MonthTotals) -> tuple[str, ...]:
    numbers = (month.visits, month.visits_to_correct, *month.by_grade, month.exempted)
    return (*map(str, numbers), yuan(month.amount))


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A line for each row: the first column aligned to the left, the others to the right."""
    first_width, *widths = (max(map(cell_width, column)) + 2 for column in zip(*rows, strict=True))
    for first, *others in rows:
        numbers = (pad(text, width, right=True) for text, width in zip(others, widths, strict=True))
        yield (pad(first, first_width) + "".join(numbers)).rstrip()
