"""Papers that are not valid any more: they are moved out of the way, into a folder of their own."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from docgen.api.packs.changes import Withdrawal
from docgen.api.packs.file_steps import FileStep, sha256_of
from docgen.api.packs.in_use import edited_steps, is_older
from docgen.api.packs.papers import PackOptions, VisitPack
from docgen.api.packs.print_list import PRINT_LIST_FILE, list_of
from docgen.api.packs.record import RecordedFile
from docgen.api.packs.report import KeptFile, PackReport
from docgen.errors import OutputError, Problem
from docgen.output.withdrawn import WITHDRAWN_FOLDER, move_aside
from docgen.output.write import write_files

#: What else may lie in the folder of a pack: one PDF with all papers, or all papers packed up; and with some of them.
_WHOLE_SET, _PART_OF_SET = "全套文书", "部分文书"
#: What becomes of a paper that is not in the pack any more.
_MOVED = f"已移到“{WITHDRAWN_FOLDER}”"
_NOT_MOVED = "没有移走，请自己拿开"
_EDITED = f"手工改动过，{_NOT_MOVED}"


def name_of_set(options: PackOptions, ending: str) -> str:
    """The name of a file that holds all papers of a run: those of the whole set, or only those that were asked for."""
    return (_PART_OF_SET if options.only or options.without else _WHOLE_SET) + ending


def with_notes(found: Iterable[Withdrawal], folder: Path, recorded: Sequence[RecordedFile]) -> Iterator[Withdrawal]:
    """What must not be used any more, with what becomes of the files of whole papers."""
    of_name = {file.name: file for file in recorded}
    for one in found:
        if one.card or one.pages or one.copies:
            yield one
        else:
            file = of_name[one.file]
            yield from (one._replace(file=name, note=_note(folder, name, file.last_written)) for name in file.names)


def _note(folder: Path, name: str, written: str) -> str:
    if (folder / name).is_file():
        return _MOVED if sha256_of(folder / name) == written else _EDITED
    return _MOVED if (folder / WITHDRAWN_FOLDER / name).is_file() else ""


def withdraw(folder: Path, pack: VisitPack, report: PackReport) -> PackReport:
    """Moves papers that are not in the pack any more out of the way. An edited one stays and is named."""
    kept, withdraw = list(report.kept), list(report.withdraw)
    for number, one in enumerate(report.withdraw):
        if one.note == _EDITED:
            kept.append(KeptFile(one.file, "", "已经不用了，但手工改动过，没有移走"))
        elif (folder / one.file).is_file() and one.note and (reason := move_aside(folder / one.file)):
            why = f"已经不用了，但移不到“{WITHDRAWN_FOLDER}”：{reason}，请自己拿开"
            kept.append(KeptFile(one.file, "", why))
            withdraw[number] = one._replace(note=_NOT_MOVED)
    done = report._replace(kept=tuple(kept), withdraw=tuple(withdraw))
    if done != report:
        write_files([(folder / PRINT_LIST_FILE, list_of(pack, done))], force=True)
    return done


def put_broken_aside(steps: Sequence[FileStep], folder: Path) -> Iterator[str]:
    """Moves papers that cannot be read out of the way, and gives their names. Raises OutputError where that fails."""
    for step in steps:
        if step.broken:
            if reason := move_aside(folder / step.target):
                text = f"“{step.target}”打不开，也移不到“{WITHDRAWN_FOLDER}”：{reason}"
                raise OutputError([Problem(None, "O403", "error", text, "把它拿开或删掉，再做一次")])
            yield step.target


def move_old_pdfs(folder: Path, steps: Sequence[FileStep]) -> Iterator[str]:
    """Moves the PDFs of papers that were written anew or edited since, and of sets: nobody should print them any more.

    Gives the names of those that are not as they were, wherever they lie now.
    """
    for name in dict.fromkeys(_old_pdfs(folder, steps)):
        if (folder / name).is_file():
            reason = move_aside(folder / name)
            yield f"{name}（移不走：{reason}，请自己拿开）" if reason else name


def moved_aside(paths: Iterable[Path]) -> dict[Path, Path]:
    """Where the earlier version of a file lies that was moved out of the way: for those that were."""
    aside = {path: path.parent / WITHDRAWN_FOLDER / path.name for path in paths if not path.exists()}
    return {path: old for path, old in aside.items() if old.is_file()}


def _old_pdfs(folder: Path, steps: Sequence[FileStep]) -> Iterator[str]:
    """The names of these PDFs, and of sets with such papers, whether or not they are there."""
    written = [step for step in steps if step.writes]
    sets = [f"{stem}{ending}" for stem in (_WHOLE_SET, _PART_OF_SET) for ending in (".pdf", ".zip")]
    yield from (Path(name).with_suffix(".pdf").name for step in written for name in (step.file.name, step.target))
    yield from sets if written else ()
    for file in edited_steps(folder, steps):
        of_file = [Path(file.name).with_suffix(".pdf").name, *sets]
        yield from (name for name in of_file if is_older(folder / name, folder / file.name))
