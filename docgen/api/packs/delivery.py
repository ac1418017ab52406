"""Writes a pack into its folder: whole, without losing what somebody has changed by hand."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.packs.aside import move_old_pdfs, moved_aside, put_broken_aside, with_notes, withdraw
from docgen.api.packs.beside import in_place, left_alone, printed_before, rename
from docgen.api.packs.changes import called, reprints, withdrawals
from docgen.api.packs.file_steps import FileStep, sha256_of, steps_of
from docgen.api.packs.in_use import is_open
from docgen.api.packs.notes import fingerprints, given_before
from docgen.api.packs.papers import VisitPack
from docgen.api.packs.print_list import PRINT_LIST_FILE, list_of
from docgen.api.packs.record import (
    RECORD_FILE,
    PackRecord,
    RecordedFile,
    RecordedSource,
    entries_in,
    read_record,
    record_json,
    sha256,
    with_entries,
)
from docgen.api.packs.report import KeptFile, PackReport
from docgen.api.packs.same_visit import require_same_visit
from docgen.api.packs.standing import PageChanges, PaperStanding, standings, with_earlier
from docgen.api.packs.unasked import entries_of_set, require_drafts_apart, unasked_files
from docgen.errors import OutputError, Problem
from docgen.output.folder_lock import locked
from docgen.output.write import write_files
from docgen.readers.files import shown_path
from docgen.readers.visit_file.settings import Settings
from docgen.word.package.printed_lines import PaperLine

_MOST_LISTED = 5

#: Old and new versions of papers by their names; gives the pages that have changed.
PageFinder = Callable[[Mapping[str, tuple[bytes, bytes]]], Mapping[str, PageChanges]]


class PackTarget(NamedTuple):
    """Where a pack goes, and what it is made of.

    ``source`` is the file of the visit, ``office`` and ``settings`` are what it was read with. ``changed_since`` is the
    record of an earlier pack: only what has changed since is written. ``force`` writes over papers that docgen wrote
    and nobody has edited; ``printed`` says that all that the last list names is done. ``find_pages`` is
    ``docgen.changed_pages`` where a change run is to say which pages have changed; without it papers are printed whole.
    """

    folder: Path
    source: Path
    changed_since: Path | None = None
    force: bool = False
    find_pages: PageFinder | None = None
    office: str | None = None
    settings: Settings = ()
    printed: bool = False


def write_pack(pack: VisitPack, target: PackTarget) -> PackReport:
    """Writes a pack and its record into a folder. Nobody else writes there meanwhile.

    A file that was edited since docgen wrote it is kept, and its new version is written beside it.
    Raises OutputError where files are in the way, UsageError for a record that is none.
    """
    with locked(target.folder):
        _require_files(pack, target)
        earlier = _earlier_record(target)
        if earlier:
            _require_fitting(pack, target, earlier)
            earlier = earlier.settled() if target.printed else earlier
        unasked = unasked_files(pack.options, earlier.files) if earlier else ()
        left = left_alone(target.folder, earlier, unasked) if earlier and not _is_other_folder(target) else {}
        earlier = in_place(earlier, left) if earlier else None
        old = _printed_before(pack, target, earlier, left)
        steps = steps_of(pack, target.folder, earlier, target.force, _is_other_folder(target), left)
        if not target.changed_since:
            _require_free(steps, target)
        papers = standings(pack, earlier, unasked, old)
        pages = _pages(pack, target, papers, old)
        papers = standings(pack, earlier, unasked, old, pages) if pages else papers
        report = _report(pack, target, steps, papers, earlier)
        report = report._replace(
            broken=tuple(put_broken_aside(steps, target.folder)),
            renamed=tuple(KeptFile(name, "", why) for name, why in rename(target.folder, left)),
            open_elsewhere=tuple(step.target for step in steps if step.writes and is_open(target.folder / step.target)),
        )
        _write(pack, target, steps, earlier, report, papers)
        old_pdfs = tuple(move_old_pdfs(target.folder, steps)) if earlier else ()
        return withdraw(target.folder, pack, report)._replace(old_pdfs=old_pdfs)


def _require_fitting(pack: VisitPack, target: PackTarget, earlier: PackRecord) -> None:
    """Raises OutputError where a draft would come among others, or the papers of one visit over those of another."""
    require_drafts_apart(shown_path(target.folder), pack.options, earlier)
    if not target.force:
        require_same_visit(earlier, pack.visit, _relative(target.source, target.folder))


def _printed_before(
    pack: VisitPack, target: PackTarget, earlier: PackRecord | None, left: Mapping[str, str]
) -> dict[str, bytes]:
    """What docgen printed the last time, by the names of the papers; a paper that is not kept so is not among them."""
    if not earlier or not target.changed_since:
        return {}
    folder = _folder_of(target.changed_since)
    in_any_order = {paper.file.name: paper.any_order for paper in pack.papers}
    new = {file.name: sha256(file.content) for file in pack.files}
    found = {
        file.name: printed_before(file, folder, left.get(file.name, ""), in_any_order.get(file.name, False))
        for file in earlier.files
        if new.get(file.name, file.sha256) != file.sha256
    }
    return {name: content for name, content in found.items() if content is not None}


def _report(
    pack: VisitPack,
    target: PackTarget,
    steps: Sequence[FileStep],
    papers: Sequence[PaperStanding],
    earlier: PackRecord | None,
) -> PackReport:
    """What the steps will have done, and what is to be printed and withdrawn."""
    recorded = (*earlier.files, *earlier.gone) if earlier else ()
    renamed = tuple((step.file.name, step.target) for step in steps if step.target != step.file.name)
    names = {file.name for file in pack.files}
    beside = dict(renamed) | {file.name: file.beside for file in recorded if file.beside and file.name not in names}
    return PackReport(
        target.folder,
        tuple(step.target for step in steps if step.writes),
        tuple(one._replace(file=beside.get(one.file, one.file)) for one in reprints(papers, pack)),
        tuple(with_notes(withdrawals(papers, called(pack)), target.folder, recorded)),
        tuple(KeptFile(step.file.name, step.target if step.writes else "", step.why) for step in steps if step.why),
        beside=renamed,
        unasked=unasked_files(pack.options, earlier.files) if earlier else (),
        known_notes=given_before(pack.problems, earlier.notes) if earlier else (),
    )


def _pages(
    pack: VisitPack, target: PackTarget, papers: Sequence[PaperStanding], old: Mapping[str, bytes]
) -> Mapping[str, PageChanges]:
    """The pages of the papers that are other now; cards are printed one by one."""
    new = {file.name: file.content for file in pack.files}
    of_cards = {paper.name for paper in papers if paper.cards_of(paper.now)}
    changed = {name: (old[name], new[name]) for name in new if name in old.keys() - of_cards}
    return target.find_pages(changed) if target.find_pages and changed else {}


def _earlier_record(target: PackTarget) -> PackRecord | None:
    """The record that the target names, else the one in its folder, if it has one."""
    if target.changed_since:
        return read_record(target.changed_since)
    return read_record(target.folder) if (target.folder / RECORD_FILE).exists() else None


def _folder_of(record: Path) -> Path:
    return record if record.is_dir() else record.parent


def _is_other_folder(target: PackTarget) -> bool:
    """Whether only changes are written, into another folder than that of the earlier pack."""
    earlier = target.changed_since
    return earlier is not None and _folder_of(earlier).resolve() != target.folder.resolve()


def _require_files(pack: VisitPack, target: PackTarget) -> None:
    """Raises OutputError where something that is no file has the name of a paper, or of the record."""
    names = (*(file.name for file in pack.files), RECORD_FILE)
    in_the_way = [name for name in names if (path := target.folder / name).exists() and not path.is_file()]
    if in_the_way:
        what = "是文件夹" if (target.folder / in_the_way[0]).is_dir() else "不是文件"
        text = f"“{shown_path(target.folder / in_the_way[0])}”{what}，写不进去"
        raise OutputError([Problem(None, "O401", "error", text, "把它改名，或挪到别处，再做一次")])


def _require_free(steps: Sequence[FileStep], target: PackTarget) -> None:
    """Raises OutputError where a whole pack would change files that are there, unless it is forced."""
    names = [step.file.name for step in steps if step.in_the_way or (step.why and not target.force)]
    if names and not target.force:
        shown = "、".join(names[:_MOST_LISTED]) + (f"等{len(names)}份" if len(names) > _MOST_LISTED else "")
        text = f"“{shown_path(target.folder)}”里已经有{shown}，和现在的内容不一样，没有覆盖"
        record = shown_path(target.folder / RECORD_FILE)
        hint = f"只做改了的：加 --changed-since {record}；全部重做：加 --force（手工改过的仍然不动）"
        raise OutputError([Problem(None, "O401", "error", text, hint)])


def _write(
    pack: VisitPack,
    target: PackTarget,
    steps: Sequence[FileStep],
    earlier: PackRecord | None,
    report: PackReport,
    papers: Sequence[PaperStanding],
) -> None:
    """Writes the files, the list of what is printed where anything has changed, then the record.

    Over an earlier pack a first record is written that names what is about to come: after a run that was killed in
    between, the next one knows which files are docgen's own.
    """
    source = _source(target, pack)
    written = [(target.folder / step.target, step.file.content) for step in steps if step.writes]
    record = target.folder / RECORD_FILE
    if earlier and written and record.exists():
        pending = {step.target: sha256(step.file.content) for step in steps if step.writes}
        write_files([(record, with_entries(record.read_bytes(), {"pending": pending}))], force=True)
    listed = target.folder / PRINT_LIST_FILE
    # who ticks off the list keeps his ticks while it says nothing new
    if written or report.says_something_new or target.printed or not listed.exists():
        written.append((listed, list_of(pack, report)))
    # a list that lies there without a pack is somebody else's
    paths = [path for path, _ in written if path != listed or earlier or target.force]
    pages = {paper.name: paper.now.pages for paper in papers}
    notes = _notes(pack, earlier, report)
    new_record = record_json(source, pack, dict(report.beside), _kept_lines(steps, earlier), pages, notes)
    if earlier and report.unasked:
        new_record = with_entries(new_record, entries_of_set(entries_in(new_record), pack.options, earlier))
    new_record = with_earlier(new_record, papers)
    write_files([*written, (record, new_record)], renewed=[*paths, record], earlier=moved_aside(paths))


def _notes(pack: VisitPack, earlier: PackRecord | None, report: PackReport) -> list[str]:
    """The fingerprints of the notes that were given; those of papers that were not asked for stay."""
    return sorted({*fingerprints(pack.problems), *(earlier.notes if earlier and report.unasked else ())})


def _kept_lines(steps: Sequence[FileStep], earlier: PackRecord | None) -> dict[str, tuple[PaperLine, ...]]:
    """What each edited file printed before somebody edited it, by its name."""
    recorded = {file.name: file for file in earlier.files} if earlier else {}
    return {step.file.name: _edited_from(recorded.get(step.file.name), step) for step in steps if step.why}


def _edited_from(recorded: RecordedFile | None, step: FileStep) -> tuple[PaperLine, ...]:
    """What an edited file printed before somebody edited it, where that is not what the paper prints now."""
    if recorded and (recorded.edited_from or recorded.sha256 != sha256(step.file.content)):
        return recorded.edited_from or recorded.lines
    return ()


def _source(target: PackTarget, pack: VisitPack) -> RecordedSource:
    office = _relative(Path(target.office), target.folder) if target.office else ""
    return RecordedSource(
        _relative(target.source, target.folder),
        sha256_of(target.source),
        office,
        tuple(target.settings),
        pack.visit.title,
    )


def _relative(source: Path, folder: Path) -> str:
    """The path of the source from the folder of the pack, so that both can be moved together."""
    try:
        return Path(os.path.relpath(source.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return source.name  # on another drive
