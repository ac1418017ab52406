"""The files of cards that are divided into volumes, and what an earlier run has left of them in the folder."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.cards.run import CardRun
from docgen.errors import OutputError, Problem
from docgen.output.withdrawn import WITHDRAWN_FOLDER, move_aside
from docgen.output.write import safe_name
from docgen.readers.files import shown_path

_MARK = re.compile(r"（第\d+册，共\d+册）(?=\.[a-z]+$)")
#: At most this many files are listed by name.
_MOST_LISTED = 3


def document_paths(run: CardRun, folder: Path, file: Path | None, ending: str) -> list[Path]:
    """Where the documents of a run go, in their order: into the folder, or under the name of a file."""
    if file is None:
        return [folder / f"{safe_name(document.name)}{ending}" for document in run.stack.documents]
    return [file.with_name(f"{file.stem}{document.volume}{ending}") for document in run.stack.documents]


def outdated_files(run: CardRun, written: Sequence[Path]) -> list[Path]:
    """What an earlier run has left of the same cards that was divided otherwise: somebody could print it, too.

    ``written`` are the paths of the documents of the run.
    """
    names = {path.name for path in written}
    # a mark that the user himself has written belongs to the name
    bare = {(path.with_name(_MARK.sub("", path.name)) if run.stack.is_divided else path) for path in written}
    return sorted(
        path
        for folder in {path.parent for path in written if path.parent.is_dir()}
        for path in folder.iterdir()
        if path.name not in names and path.with_name(_MARK.sub("", path.name)) in bare and path.is_file()
    )


def require_none_outdated(outdated: Sequence[Path], force: bool) -> None:
    """Raises OutputError for cards of an earlier run that only ``force`` moves out of the way."""
    if outdated and not force:
        text = f"{_listed(outdated)}是以前做的，册数不同，没有动"
        hint = f"要重做就加 --force，旧的会移到“{WITHDRAWN_FOLDER}”；或 -o 后面换一个名字"
        raise OutputError([Problem(None, "O401", "error", text, hint)])


def put_aside(outdated: Sequence[Path]) -> Iterator[str]:
    """Moves files of an earlier run out of the way. Gives a Chinese sentence that says so."""
    reasons = {path: move_aside(path) for path in outdated}
    moved = [path for path, reason in reasons.items() if not reason]
    if moved:
        yield f"以前做的{_listed(moved)}不用了，已移到“{WITHDRAWN_FOLDER}”"
    for path, reason in reasons.items():
        if reason:
            yield f"注意：以前做的“{shown_path(path)}”不用了，但移不走：{reason}，请自己拿开"


def _listed(paths: Sequence[Path]) -> str:
    names = "、".join(f"“{path.name}”" for path in paths[:_MOST_LISTED])
    return names + (f"等{len(paths)}个文件" if len(paths) > _MOST_LISTED else "")
