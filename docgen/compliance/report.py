"""What an audit found, shown: as data, as lines on a screen, as the sheets of a workbook."""

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.compliance.result import GRADES, Audit, Line, OfMonth, OfRule, by_month, by_rule, conclusion, in_all
from docgen.compliance.result import money as in_yuan
from docgen.text.columns import cell_width, pad, wrap


def as_json(found: Audit) -> dict[str, Any]:
    """The shape that ``docgen audit --json`` prints."""
    rule, month = in_all(found)
    return {
        "年度": found.year,
        "来访": found.visits,
        "有问题": month.wrong,
        "问题": [_line_json(number, line) for number, line in enumerate(found.lines, 1)],
        "规则": {one.code: {"名称": one.name, "程度": one.grade, **_rule_json(one)} for one in by_rule(found)},
        "月份": {str(one.month): _month_json(one) for one in by_month(found)},
        "合计": {**_rule_json(rule), **_month_json(month)},
        "未检查": list(found.unread),
        "结论": conclusion(found),
    }


def lines(found: Audit, width: int) -> list[str]:
    """The table, its sums and the conclusion for a screen that is ``width`` cells wide."""
    rule, month = in_all(found)
    shown = list(_findings(found, width))
    if found.lines:
        sums = [(f"{one.code} {one.name}", one.grade, *_of_rule(one)) for one in by_rule(found)]
        shown += ["", *_columns(_RULE_HEAD, [*sums, ("合计", "", *_of_rule(rule))])]
    months = [(f"{one.month}月", *_of_month(one)) for one in by_month(found) if one.visits]
    shown += ["", *_columns(_MONTH_HEAD, [*months, ("合计", *_of_month(month))])]
    return [*shown, "", *wrap(conclusion(found), width)]


def sheets(found: Audit, column: Any) -> Iterator[tuple[Any, ...]]:
    """Name, title, sentence, columns, rows and sums of the three sheets."""
    rule, month = in_all(found)
    yield (
        "问题清单",
        found.title,
        conclusion(found),
        tuple(column(*one) for one in _LIST_COLUMNS),
        [_list_row(number, line) for number, line in enumerate(found.lines, 1)],
    )
    yield (
        "按规则",
        f"{found.title}（按规则汇总）",
        _COUNTED,
        tuple(column(*one) for one in _RULE_COLUMNS),
        [(number, one.code, one.name, one.grade, *_numbers(one)) for number, one in enumerate(by_rule(found), 1)],
        ("", "", "合计", "", *_numbers(rule)),
    )
    yield (
        "按月",
        f"{found.title}（按月汇总）",
        _COUNTED,
        tuple(column(*one) for one in _MONTH_COLUMNS),
        [(one.month, *_month_numbers(one)) for one in by_month(found)],
        ("合计", *_month_numbers(month)),
    )


def _line_json(number: int, line: Line) -> dict[str, Any]:
    return {
        "序号": number,
        "日期": line.visit.first.isoformat(),
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


def _rule_json(one: OfRule) -> dict[str, Any]:
    return {"次数": one.times, "涉及来访": one.visits, "其中豁免": one.exempted, "金额": float(one.amount)}


def _month_json(one: OfMonth) -> dict[str, Any]:
    grades = dict(zip(GRADES, one.grades, strict=True))
    return {"来访": one.visits, "有问题": one.wrong, **grades, "豁免": one.exempted, "金额": float(one.amount)}


_RULE_HEAD = ("规则", "程度", "次数", "涉及来访", "其中豁免", "涉及金额(元)")
_MONTH_HEAD = ("月份", "来访", "有问题的来访", *GRADES, "豁免", "涉及金额(元)")
_HEAD = 18  # cells before the text of a finding: its number, its grade, its rule


_COUNTED = "有问题的来访指有违规或应改、没有豁免的；次数和金额含豁免的；一笔费用涉及几条规则的，各条分别计入。"
_LIST_COLUMNS = (
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


def _list_row(number: int, line: Line) -> tuple[Any, ...]:
    visit = line.visit
    amount = "" if line.amount is None else line.amount
    which = (number, visit.first.month, visit.first, visit.code, visit.title, line.code, line.name, line.grade)
    return (*which, line.text, amount, line.exemption, line.source, str(line.place))


def _numbers(one: OfRule) -> tuple[Any, ...]:
    return one.times, one.visits, one.exempted, one.amount


def _month_numbers(one: OfMonth) -> tuple[Any, ...]:
    return one.visits, one.wrong, *one.grades, one.exempted, one.amount


def _of_rule(one: OfRule) -> tuple[str, ...]:
    return str(one.times), str(one.visits), str(one.exempted), in_yuan(one.amount)


def _of_month(one: OfMonth) -> tuple[str, ...]:
    return (*map(str, (one.visits, one.wrong, *one.grades, one.exempted)), in_yuan(one.amount))


def _findings(found: Audit, width: int) -> Iterator[str]:
    """The findings below the visit in which they are; what is long goes on under its own beginning."""
    if found.lines:
        yield pad("序号", 6) + pad("程度", 6) + pad("规则", 6) + "问题"
    visit = None
    for number, line in enumerate(found.lines, 1):
        if line.visit != visit:
            visit = line.visit
            yield ""
            yield f"{visit.first.month}月{visit.first.day}日  {f'{visit.code} {visit.title}'.strip()}"
        head = pad(f"{number:4}", 6) + pad(line.grade, 6) + pad(line.code, 6)
        for text in _told(line):
            for part in wrap(text, max(20, width - _HEAD)):
                yield head + part
                head = " " * _HEAD


def _told(line: Line) -> Iterator[str]:
    """What is said of a finding, a line each."""
    source = f"（{line.source}）" if line.source else ""
    yield f"{line.name}：{line.text}{source}"
    money = f"涉及{in_yuan(line.amount)}元" if line.amount else ""
    allowed = f"豁免：{line.exemption}" if line.reason else ""
    if money or allowed:
        yield "　".join(filter(None, (money, allowed)))
    yield str(line.place)


def _columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Texts under each other: the first column to the left, numbers to the right."""
    widths = [max(map(cell_width, column)) + 2 for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        first, *others = row
        numbers = (pad(text, width, right=True) for text, width in zip(others, widths[1:], strict=True))
        yield (pad(first, widths[0]) + "".join(numbers)).rstrip()
