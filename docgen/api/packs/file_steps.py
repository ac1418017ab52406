"""What happens to each file of a pack in its folder: it is written, left alone, or written beside an edited one."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from docgen.api.files import File
from docgen.api.packs.by_hand import disagreeing, edits_left_out
from docgen.api.packs.differences import says_the_same
from docgen.api.packs.papers import PackedPaper, VisitPack
from docgen.api.packs.record import PackRecord, RecordedFile, file_content, sha256
from docgen.output.withdrawn import free_name
from docgen.word.package.printed_lines import printed_lines


class FileStep(NamedTuple):
    """What happens to one file of a pack: under which name it is written, if it is; why the one there is kept.

    One that is ``broken`` cannot be read: it is put aside before the new one is written.
    """

    file: File
    target: str
    writes: bool
    why: str = ""
    in_the_way: bool = False
    broken: bool = False


def steps_of(
    pack: VisitPack,
    folder: Path,
    earlier: PackRecord | None,
    force: bool,
    is_other_folder: bool,
    left: Mapping[str, str],
) -> list[FileStep]:
    """The steps for all files of a pack.

    ``earlier`` is the record of what lies there, in another folder where ``is_other_folder``. With ``force`` a file
    that docgen wrote and nobody has edited is not in the way. ``left`` are the names under which papers still lie that
    will have got their own names.
    """
    recorded = {file.name: file for file in earlier.files} if earlier else {}
    pending = earlier.pending if earlier else {}
    papers = {paper.file.name: paper for paper in pack.papers}
    steps = []
    for file in pack.files:
        known = recorded.get(file.name)
        there = file_content(folder / left.get(file.name, file.name))
        if there is None:
            is_there = is_other_folder and known is not None and known.sha256 == sha256(file.content)
            steps.append(FileStep(file, file.name, writes=not is_there))
        elif sha256(there) in {known.sha256 if known else "", pending.get(file.name, ""), sha256(file.content)}:
            is_new = there != file.content
            steps.append(FileStep(file, file.name, writes=is_new, in_the_way=is_new and not force))
        elif known and not _can_be_read(there):
            steps.append(FileStep(file, file.name, writes=True, broken=True))
        else:
            steps.append(_step_beside(pack, file, folder, papers.get(file.name), known, there, left))
    return steps


def _can_be_read(document: bytes) -> bool:
    try:
        printed_lines(document)
    except ValueError:
        return False
    return True


def _step_beside(
    pack: VisitPack,
    file: File,
    folder: Path,
    paper: PackedPaper | None,
    recorded: RecordedFile | None,
    there: bytes,
    left: Mapping[str, str],
) -> FileStep:
    """What happens to a file that somebody has edited: it stays, and a new one lies beside it if it differs."""
    new = sha256(file.content)
    if paper and says_the_same(there, paper.lines, paper.any_order):
        return FileStep(file, file.name, writes=False)  # edited by hand to what the visit says now
    left_out = ""
    is_taken_home = bool(paper and recorded and _is_taken_home(there, recorded, paper))
    if paper and recorded and not is_taken_home and recorded.sha256 != new:
        left_out = edits_left_out(pack, paper, recorded.edited_from or recorded.lines, there)
    if recorded and recorded.beside:
        lies_there = sha256_of(folder / recorded.beside)
        if lies_there in {new, recorded.sha256}:
            why = _why_kept(recorded.beside, is_taken_home, left_out)
            return FileStep(file, recorded.beside, writes=lies_there != new, why=why)
    if recorded and recorded.sha256 == new:
        why = "改动过，照原样留着；数据没有变，不用重做"
        differs = disagreeing(pack, paper, there) if paper else ""
        return FileStep(file, file.name, writes=False, why=f"{why}；{differs}" if differs else why)
    beside = left.get(file.name) or free_name(folder, file.name)
    return FileStep(file, beside, writes=True, why=_why_kept(beside, is_taken_home, left_out))


def _why_kept(beside: str, is_taken_home: bool, left_out: str) -> str:
    if is_taken_home:
        return f"改动过，没有覆盖；手工改的都已在旁边新的一份里，可以删掉这一份，用 {beside}"
    values = f"：{left_out}" if left_out else ""
    return f"改动过，没有覆盖；要用的是旁边新的一份：{beside}，手工改的不在 {beside} 里{values}"


def _is_taken_home(edited: bytes, recorded: RecordedFile, paper: PackedPaper) -> bool:
    """Whether all lines that somebody has changed in a file stand so in the paper as the visit gives it now."""
    try:
        found = {line.cells for line in printed_lines(edited)}
    except ValueError:
        return False
    before = {line.cells for line in recorded.edited_from or recorded.lines}
    now = {line.cells for line in paper.lines}
    return bool(before) and found - before <= now and (before - found).isdisjoint(now)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, empty where there is none."""
    content = file_content(path)
    return sha256(content) if content is not None else ""
