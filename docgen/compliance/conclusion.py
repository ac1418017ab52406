"""The conclusion of an audit: the year in one sentence, as a director says it."""

from collections import Counter
from collections.abc import Sequence

from docgen.compliance.result import (
    GRADES,
    Audit,
    AuditLine,
    MonthTotals,
    gravest_first,
    total_amount,
    totals_of_year,
    yuan,
)
from docgen.text.wording import listed


def conclusion(audit: Audit) -> str:
    """The year in one sentence; further ones name what was not fully checked or could not be read."""
    year = totals_of_year(audit)
    to_correct = [line for line in audit.lines if line.must_be_corrected]
    clauses = [
        _verdict(audit, year),
        f"写明理由、予以豁免{year.exempted}处" if year.exempted else "",
        _amounts(audit, year),
        _task(to_correct) if to_correct else "",
    ]
    return f"{'；'.join(filter(None, clauses))}。{_not_checked_sentence(audit)}"


def _verdict(audit: Audit, year: MonthTotals) -> str:
    """How many visits there were, how many have something to correct, what it is by grade."""
    *grave, hints = zip(GRADES, year.by_grade, strict=True)
    counts = "、".join(f"{grade}{number}处" for grade, number in grave if number)
    hint = f"，另有{hints[0]}{hints[1]}处" if hints[1] else ""
    head = f"{audit.year}年接待{audit.visits}批"
    if not year.visits_to_correct:
        return f"{head}，逐批对照规定检查，没有发现违反规定的问题{hint}"
    good = audit.visits - year.visits_to_correct
    return f"{head}，{f'{good}批符合规定，' if good else ''}{year.visits_to_correct}批有问题：{counts}{hint}"


def _amounts(audit: Audit, year: MonthTotals) -> str:
    exempted = total_amount([line for line in audit.lines if line.reason])
    return (
        f"涉及金额{yuan(year.amount)}元" + (f"（含豁免的{yuan(exempted)}元）" if exempted else "")
        if year.amount
        else ""
    )


def _task(to_correct: Sequence[AuditLine]) -> str:
    """What is to be done, and which fault is the most frequent, if one occurs twice at least."""
    counts = Counter(line.name for line in sorted(to_correct, key=gravest_first))  # of equals the gravest
    name, most = counts.most_common(1)[0]
    return f"其中“{name}”最多（{most}处），应对照清单逐项整改" if most > 1 else "应对照清单逐项整改"


def _not_checked_sentence(audit: Audit) -> str:
    without = audit.without_details
    details = f"其中{without}批没有日程、用餐和费用，只查了公函、名单和日期。" if without else ""
    if not audit.unread:
        return details
    return f"{details}另有{len(audit.unread)}份来访文件读不出来，没有检查：{listed(audit.unread)}。"
