"""Writes a pack into its folder: whole, without losing what somebody has changed by hand."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.packs.changes import Reprint, Withdrawal, reprints, withdrawals
from docgen.api.packs.file_steps import FileStep, free_name, sha256_of, steps_of
from docgen.api.packs.papers import VisitPack
from docgen.api.packs.print_list import PRINT_LIST_FILE, print_list
from docgen.api.packs.record import (
    RECORD_FILE,
    PackRecord,
    RecordedFile,
    RecordedSource,
    file_content,
    read_record,
    record_json,
    sha256,
    with_entries,
)
from docgen.api.packs.unasked import entries_of_set, require_drafts_apart, unasked_files
from docgen.errors import OutputError, Problem
from docgen.output.folder_lock import locked
from docgen.output.write import write_files
from docgen.readers.files import shown_path
from docgen.readers.visit_file.settings import Settings
from docgen.text.system_errors import reason_of
from docgen.word.package.printed_lines import PaperLine

#: Papers of an earlier pack that are not valid any more are moved here.
WITHDRAWN_FOLDER = "作废"
#: What else may lie in the folder of a pack: the PDF with all papers, and all papers packed up.
BOUND_FILE, ZIP_FILE = "全套文书.pdf", "全套文书.zip"
_MOST_LISTED = 5
#: What becomes of a paper that is not in the pack any more.
_MOVED = f"已移到“{WITHDRAWN_FOLDER}”"
_NOT_MOVED = "没有移走，请自己拿开"
_EDITED = f"手工改动过，{_NOT_MOVED}"


#: Old and new versions of papers by their names; gives the numbers of the pages that have changed.
PageFinder = Callable[[Mapping[str, tuple[bytes, bytes]]], Mapping[str, tuple[int, ...]]]


class KeptFile(NamedTuple):
    """A file that was not written because somebody had edited it; what was written beside it, and why it was kept."""

    file: str
    beside: str
    why: str


class PackReport(NamedTuple):
    """What a run has done: files made, papers to print again, what to withdraw, files kept as they were.

    ``old_pdfs`` are PDFs of papers that are not as they were: they have been moved aside. ``broken`` are papers that
    could not be read and have been made anew, ``unasked`` those that lie in the folder and were not asked for.
    """

    folder: Path
    made: tuple[str, ...]
    reprint: tuple[Reprint, ...]
    withdraw: tuple[Withdrawal, ...]
    kept: tuple[KeptFile, ...]
    old_pdfs: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    unasked: tuple[RecordedFile, ...] = ()

    @property
    def change_lines(self) -> tuple[str, ...]:
        """What to print again and what to withdraw, in lines; none of a whole pack."""
        lines: list[str] = []
        if self.reprint:
            lines += ["要重印的：", *(f"  {one.sentence}" for one in self.reprint)]
        if self.withdraw:
            lines += ["要撤下的：", *(f"  {one.sentence}" for one in self.withdraw)]
        return tuple(lines)

    def as_json(self) -> str:
        """The report as ``--json`` prints it."""
        shape = {
            "made": list(self.made),
            "reprint": [one.as_json() for one in self.reprint],
            "withdraw": [one.as_json() for one in self.withdraw],
            "kept": [{"file": one.file, "why": one.why, "beside": one.beside} for one in self.kept],
        }
        return json.dumps(shape, ensure_ascii=False, indent=1)


class PackTarget(NamedTuple):
    """Where a pack goes, and what it is made of.

    ``source`` is the file of the visit, ``office`` and ``settings`` are what it was read with. ``changed_since`` is the
    record of an earlier pack: only what has changed since is written. ``force`` writes over papers that docgen wrote
    and nobody has edited. ``find_pages`` is ``docgen.changed_pages`` where a change run is to say which pages have
    changed; without it papers are printed whole.
    """

    folder: Path
    source: Path
    changed_since: Path | None = None
    force: bool = False
    find_pages: PageFinder | None = None
    office: str | None = None
    settings: Settings = ()


def write_pack(pack: VisitPack, target: PackTarget) -> PackReport:
    """Writes a pack and its record into a folder. Nobody else writes there meanwhile.

    A file that was edited since docgen wrote it is kept, and its new version is written beside it.
    Raises OutputError where files are in the way, UsageError for a record that is none.
    """
    with locked(target.folder):
        _require_files(pack, target)
        earlier = _earlier_record(target)
        if earlier:
            require_drafts_apart(shown_path(target.folder), pack.options, earlier)
        old_folder = _folder_of(target.changed_since) if target.changed_since else target.folder
        everything = earlier.files if earlier else ()
        unasked = unasked_files(pack.options, everything)
        recorded = [file for file in everything if file not in unasked]
        contents = {file.name: file_content(old_folder / file.name) for file in recorded}
        if earlier and not target.force:
            _require_same_visit(earlier, _source(target, pack))
        steps = steps_of(pack, target.folder, earlier, target.force, _is_other_folder(target))
        if not target.changed_since:
            _require_free(steps, target)
        beside = {step.file.name: step.target for step in steps}
        old = {name: content for name, content in contents.items() if content is not None}
        report = PackReport(
            target.folder,
            tuple(step.target for step in steps if step.writes),
            tuple(one._replace(file=beside.get(one.file, one.file)) for one in _reprints(pack, target, recorded, old)),
            tuple(_with_notes(withdrawals(pack, recorded), target.folder, recorded)),
            tuple(KeptFile(step.file.name, step.target if step.writes else "", step.why) for step in steps if step.why),
            broken=tuple(_put_broken_aside(steps, target.folder)),
            unasked=unasked,
        )
        _write(pack, target, steps, earlier, report)
        old_pdfs = tuple(_move_old_pdfs(target.folder, steps)) if earlier else ()
        return _withdraw(target.folder, pack, report)._replace(old_pdfs=old_pdfs)


def _reprints(
    pack: VisitPack, target: PackTarget, recorded: Sequence[RecordedFile], old: Mapping[str, bytes]
) -> tuple[Reprint, ...]:
    """What is to be printed again after a change run; a whole pack is all new."""
    if not target.changed_since:
        return ()
    found = reprints(pack, recorded, old)
    new = {file.name: file.content for file in pack.files}
    changed = {one.file: (old[one.file], new[one.file]) for one in found if one.file in old and not one.cards}
    pages = target.find_pages(changed) if target.find_pages and changed else {}
    return tuple(one._replace(pages=pages.get(one.file, one.pages)) for one in found)


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
) -> None:
    """Writes the files, the list of what is printed where anything has changed, then the record.

    Over an earlier pack a first record is written that names what is about to come: after a run that was killed in
    between, the next one knows which files are docgen's own.
    """
    source = _source(target, pack)
    beside = {step.file.name: step.target for step in steps if step.target != step.file.name}
    written = [(target.folder / step.target, step.file.content) for step in steps if step.writes]
    record = target.folder / RECORD_FILE
    if earlier and written and record.exists():
        pending = {step.target: sha256(step.file.content) for step in steps if step.writes}
        write_files([(record, with_entries(record.read_bytes(), {"pending": pending}))], force=True)
    listed = target.folder / PRINT_LIST_FILE
    if written or report.withdraw or not listed.exists():
        written.append((listed, print_list(pack, report.change_lines, others=report.unasked)))
    # a list that lies there without a pack is somebody else's
    paths = [path for path, _ in written if path != listed or earlier or target.force]
    new_record = record_json(source, pack, beside, _kept_lines(steps, earlier))
    if earlier and report.unasked:
        new_record = with_entries(new_record, entries_of_set(json.loads(new_record), pack.options, earlier))
    write_files([*written, (record, new_record)], renewed=[*paths, record])


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


def _require_same_visit(earlier: PackRecord, source: RecordedSource) -> None:
    """Raises OutputError where an earlier pack is that of another visit: of another file, with another title."""
    if earlier.source.title in ("", source.title) or earlier.source.file == source.file:
        return
    text = f"这套文书是另一次来访的：“{earlier.source.title}”（{Path(earlier.source.file).name}），没有动它"
    hint = "-o 换一个文件夹；确实是同一次来访，只是换了文件、改了标题，加 --force"
    raise OutputError([Problem(None, "O401", "error", text, hint)])


def _with_notes(found: Iterable[Withdrawal], folder: Path, recorded: Sequence[RecordedFile]) -> Iterator[Withdrawal]:
    """What must not be used any more, with what becomes of the files of whole papers."""
    written = {name: file.sha256 for file in recorded for name in file.names}
    for one in found:
        is_moved = not one.card and (folder / one.file).is_file()
        note = _MOVED if sha256_of(folder / one.file) == written[one.file] else _EDITED
        yield one._replace(note=note) if is_moved else one


def _withdraw(folder: Path, pack: VisitPack, report: PackReport) -> PackReport:
    """Moves papers that are not in the pack any more out of the way. An edited one stays and is named."""
    kept, withdraw = list(report.kept), list(report.withdraw)
    for number, one in enumerate(report.withdraw):
        if one.note == _EDITED:
            kept.append(KeptFile(one.file, "", "已经不用了，但手工改动过，没有移走"))
        elif one.note and (reason := _move_aside(folder / one.file)):
            why = f"已经不用了，但移不到“{WITHDRAWN_FOLDER}”：{reason}，请自己拿开"
            kept.append(KeptFile(one.file, "", why))
            withdraw[number] = one._replace(note=_NOT_MOVED)
    done = report._replace(kept=tuple(kept), withdraw=tuple(withdraw))
    if done.withdraw != report.withdraw:
        listed = folder / PRINT_LIST_FILE
        write_files([(listed, print_list(pack, done.change_lines, others=done.unasked))], force=True)
    return done


def _put_broken_aside(steps: Sequence[FileStep], folder: Path) -> Iterator[str]:
    """Moves papers that cannot be read out of the way, and gives their names. Raises OutputError where that fails."""
    for step in steps:
        if step.broken:
            if reason := _move_aside(folder / step.target):
                text = f"“{step.target}”打不开，也移不到“{WITHDRAWN_FOLDER}”：{reason}"
                raise OutputError([Problem(None, "O403", "error", text, "把它拿开或删掉，再做一次")])
            yield step.target


def _move_old_pdfs(folder: Path, steps: Sequence[FileStep]) -> Iterator[str]:
    """Moves the PDFs of papers that were written anew, and of the whole set: nobody should print them any more.

    Gives the names of those that are not as they were, wherever they lie now.
    """
    written = [step for step in steps if step.writes]
    names = [Path(name).with_suffix(".pdf").name for step in written for name in (step.file.name, step.target)]
    for name in dict.fromkeys([*names, *((BOUND_FILE, ZIP_FILE) if written else ())]):
        if (folder / name).is_file():
            reason = _move_aside(folder / name)
            yield f"{name}（移不走：{reason}，请自己拿开）" if reason else name


def _move_aside(path: Path) -> str:
    """Moves a file into the folder for what is not valid any more; why that cannot be, empty where it was done."""
    withdrawn = path.parent / WITHDRAWN_FOLDER
    try:
        withdrawn.mkdir(exist_ok=True)
        name = path.name if not (withdrawn / path.name).exists() else free_name(withdrawn, path.name)
        path.replace(withdrawn / name)
    except OSError as error:
        return reason_of(error)
    return ""


def _relative(source: Path, folder: Path) -> str:
    """The path of the source from the folder of the pack, so that both can be moved together."""
    try:
        return Path(os.path.relpath(source.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return source.name  # on another drive
