"""整改清单: the findings of an audit with what people have filled in since the last one.

Nothing that was filled in is lost: a finding is known again by its key, what is gone is marked and stays, rows and
columns that somebody added stay as they are.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from docgen.compliance.result import Audit, AuditedVisit, AuditLine
from docgen.model.corrections import (
    AMOUNT,
    BACK,
    CODE,
    DAY,
    DONE,
    EXEMPTED,
    FINDING,
    GONE,
    GRADE,
    KEY,
    NEW,
    NOT_CHECKED,
    NOT_NEEDED,
    NOTE,
    PLACE,
    REMEDY,
    REVIEW,
    RULE,
    RULE_NAME,
    STATE,
    STILL,
    TO_DO,
    VISIT,
    CorrectionValue,
    EarlierLine,
    EarlierList,
)

_FIGURE = re.compile(r"(?<![\d.—〔-])\d[\d,]*(?:\.\d+)?(?=元|人|次|天|公里|辆|间|桌|道|瓶|份|处|分钟|小时|平方米)")
_FORMER = "上次的问题："


class CorrectionRow(NamedTuple):
    """A row of the list: its cells by heading, and what the audit says of it today; empty for an added row."""

    cells: dict[str, CorrectionValue]
    review: str

    @property
    def is_open(self) -> bool:
        return self.review in {NEW, STILL, BACK, NOT_CHECKED}

    @property
    def is_contradicted(self) -> bool:
        """Whether it is said to be put right and was found again."""
        return self.review in {STILL, BACK} and str(self.cells.get(STATE, "")) in {DONE, NOT_NEEDED}


def correction_rows(audit: Audit, earlier: EarlierList, day: date | None = None) -> list[CorrectionRow]:
    """The rows: what is open by its day, then what is gone, then what somebody added.

    ``day`` is that of the audit; with it a row that is gone says since when.
    """
    findings = [(key, line) for key, line in keyed_lines(audit.lines) if line.must_be_corrected]
    matched = _match(findings, earlier.lines)
    known = {id(old) for _, _, old in matched if old is not None}
    rows = [_found_row(key, line, old) for key, line, old in matched]
    exempted = {key for key, line in keyed_lines(audit.lines) if line.reason}
    gone: list[CorrectionRow] = []
    added: list[CorrectionRow] = []
    seen = {key for key, _, _ in matched}
    for old in earlier.lines:
        if id(old) in known:
            continue
        if not old.is_finding or old.text(KEY) in seen:  # a row that was typed, or copied
            added.append(CorrectionRow({name: cell for name, cell in old.cells.items() if name != KEY}, ""))
            continue
        seen.add(old.text(KEY))
        (rows if _not_checked(old, audit) else gone).append(_missing_row(old, audit, exempted, day))
    return [*sorted(rows, key=_by_day), *sorted(gone, key=_by_day), *added]


def visit_key(visit: AuditedVisit) -> str:
    """What a visit is known by from one audit to the next: its code, else its file."""
    name = visit.code or visit.file.replace("\\", "/").rpartition("/")[2]
    return name.replace("·", "-")


def keyed_lines(lines: Sequence[AuditLine]) -> Iterator[tuple[str, AuditLine]]:
    """Every finding with a key that stays the same while its figures change: 2025-003·G13·1f2e3d."""
    count: Counter[str] = Counter()
    for line in lines:
        text = _FIGURE.sub("0", line.text.removeprefix(f"“{line.visit.title}”"))
        digest = hashlib.sha256(text.encode()).hexdigest()[:6]
        key = f"{visit_key(line.visit)}·{line.code}·{digest}"
        count[key] += 1
        yield (key if count[key] == 1 else f"{key}-{count[key]}"), line


def _match(
    findings: Sequence[tuple[str, AuditLine]], old: Sequence[EarlierLine]
) -> list[tuple[str, AuditLine, EarlierLine | None]]:
    """Every finding with the row that it had: that of its key or of its words, else the only other one of its rule."""
    by_key = {line.text(KEY): line for line in reversed(old) if line.is_finding}
    by_words = {_words(line): line for line in reversed(old) if not line.text(KEY)}
    matched = {key: by_key[key] for key, _ in findings if key in by_key}
    for key, line in findings:
        if key not in matched and (same := by_words.pop((line.visit.code, line.code, line.text), None)):
            matched[key] = same
    rest_old: dict[str, list[EarlierLine]] = {}
    for row in filter(_is_open_finding, old):
        if matched.get(row.text(KEY)) is not row:
            rest_old.setdefault(_group(row.text(KEY)), []).append(row)
    rest_new = [key for key, _ in findings if key not in matched]
    for group, keys in groupby(sorted(rest_new), key=_group):
        alike, others = list(keys), rest_old.get(group, [])
        if len(alike) == len(others) == 1:
            matched[alike[0]] = others[0]
    return [(key, line, matched.get(key)) for key, line in findings]


def _words(line: EarlierLine) -> tuple[str, str, str]:
    """What a finding is known by where its key was deleted."""
    return line.text(CODE), line.text(RULE), line.text(FINDING)


def _is_open_finding(line: EarlierLine) -> bool:
    return line.is_finding and not line.text(REVIEW).startswith((GONE, EXEMPTED))


def _group(key: str) -> str:
    return key.rpartition("·")[0]


def _found_row(key: str, line: AuditLine, old: EarlierLine | None) -> CorrectionRow:
    cells: dict[str, CorrectionValue] = dict(old.cells) if old else {STATE: TO_DO}
    if old is None:
        review = NEW
    else:
        review = BACK if old.text(REVIEW).startswith((GONE, EXEMPTED)) else STILL
        if old.text(FINDING) != line.text:
            note, former = old.text(NOTE), f"{_FORMER}{old.text(FINDING)}"
            cells[NOTE] = note if former in note else "；".join(filter(None, (note, former)))
    visit = line.visit
    cells |= {
        DAY: visit.first_day,
        CODE: visit.code,
        VISIT: visit.title,
        RULE: line.code,
        RULE_NAME: line.name,
        GRADE: line.grade,
        FINDING: line.text,
        REMEDY: line.hint,
        AMOUNT: "" if line.amount is None else line.amount,
        REVIEW: review,
        PLACE: line.shown_place,
        KEY: key,
    }
    return CorrectionRow(cells, review)


def _not_checked(old: EarlierLine, audit: Audit) -> bool:
    return old.visit not in audit.checked and not old.text(REVIEW).startswith((GONE, EXEMPTED))


def _missing_row(old: EarlierLine, audit: Audit, exempted: set[str], day: date | None) -> CorrectionRow:
    """A row whose finding was not found today; what was gone before stays as it was."""
    before = old.text(REVIEW)
    if _not_checked(old, audit):
        review = shown = NOT_CHECKED
    elif old.text(KEY) in exempted:
        review = shown = EXEMPTED
    elif before.startswith(GONE):
        review, shown = GONE, before
    else:
        review, shown = GONE, f"{GONE}（{day.isoformat()}）" if day else GONE
    return CorrectionRow({**old.cells, REVIEW: shown}, review)


def _by_day(row: CorrectionRow) -> tuple[str, str]:
    day = row.cells.get(DAY, "")
    return (day.isoformat() if isinstance(day, date) else str(day), str(row.cells.get(CODE, "")))
