"""The summary of a year: which of the given files are its ledger, which its draft."""

from collections.abc import Sequence
from pathlib import Path

from docgen.api.drafts.compose import ComposedDraft, compose_draft_file, read_draft_file
from docgen.api.files import os_errors_as_usage_errors, require_path
from docgen.api.statistics import YearTotals, stats
from docgen.errors import Problem, UsageError
from docgen.readers.draft import ENDINGS
from docgen.readers.visit_file.settings import Settings


def compose_summary(
    sources: Sequence[str | Path],
    draft: str | Path | None = None,
    year: int | None = None,
    fix: bool = False,
    office: str | Path | None = None,
    settings: Settings = (),
) -> tuple[YearTotals, ComposedDraft]:
    """A year and the draft of its summary.

    ``sources`` are the ledger's files and folders; a draft among them names its ledger in its head, unless others are
    given. Without a draft the one that lies in the ledger's folder is taken, else the stock draft. Raises UsageError
    for several drafts and for no ledger, DataError as ``stats`` and ``compose_draft`` do.
    """
    ledgers, drafts = _split(sources, draft)
    draft_path = next(iter(drafts), None) or _draft_beside([require_path(ledger) for ledger in ledgers])
    with os_errors_as_usage_errors():
        file = read_draft_file(draft_path, settings)
    if draft_path is not None:
        ledgers = ledgers or [file.folder / path for path in file.head.ledger]
        year = year or file.head.year
    if not ledgers:
        hint = "写在命令里：docgen summary 稿子 台账文件夹；或在稿子开头写“台账: 文件夹”"
        raise UsageError([Problem(None, "U103", "error", "不知道台账在哪里", hint)])
    totals = stats(ledgers, year, office)
    summary = compose_draft_file(file, totals, fix, office)
    return totals, summary if draft_path is not None else _with_stock_note(summary)


def _split(
    sources: Sequence[str | Path], draft: str | Path | None
) -> tuple[Sequence[str | Path], Sequence[str | Path]]:
    """The ledgers and the drafts. Raises UsageError for more than one draft."""
    drafts = [source for source in sources if Path(source).suffix.lower() in ENDINGS]
    ledgers = [source for source in sources if source not in drafts]
    if draft:
        drafts = [draft, *drafts]
    if len(drafts) > 1:
        raise UsageError([Problem(None, "U103", "error", f"给了{len(drafts)}份稿子", "台账可以有几个，稿子只能一份")])
    return ledgers, drafts


def _draft_beside(ledgers: Sequence[Path]) -> Path | None:
    """The draft that lies in a ledger's folder. Raises UsageError when there are several."""
    folders = [path for path in ledgers if path.is_dir()]
    drafts = [path for folder in folders for path in sorted(folder.iterdir()) if _is_draft(path)]
    if len(drafts) > 1:
        names = "、".join(path.name for path in drafts)
        raise UsageError([Problem(None, "U103", "error", f"台账旁边有几份稿子：{names}", "用 --draft 指定一份")])
    return drafts[0] if drafts else None


def _is_draft(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and "readme" not in path.name.lower()


def _with_stock_note(summary: ComposedDraft) -> ComposedDraft:
    """A note on the placeholders of the stock draft, in place of all that is said of its text."""
    count = len(summary.content.draft.placeholders)
    text = f"没有给稿子，用了自带的提纲：有{count}处标着【请写】"
    hint = "写成自己的稿子，用 --draft 给出；提纲可以从做好的文书里复制"
    return summary._replace(notices=(), findings=(Problem(None, "D323", "should", text, hint),))
