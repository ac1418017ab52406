"""Whether a set of papers is that of a visit: one of another visit is neither written over nor held against it."""

from pathlib import Path

from docgen.api.packs.record import PackRecord
from docgen.errors import OutputError, Problem
from docgen.model.visit import Visit


def require_same_visit(record: PackRecord, visit: Visit, source: str) -> None:
    """Raises OutputError where a set is that of another visit: of another file, with another title.

    ``source`` is the path of the file from the folder of the set. One in which most of the people are those of the set
    may be a copy whose title was changed.
    """
    if not is_of_other_visit(record, visit) or record.source.file == source:
        return
    text = f"这套文书是另一次来访的：“{record.source.title}”（{Path(record.source.file).name}），没有动它"
    hint = "-o 换一个文件夹"
    if has_its_people(record, visit):
        hint += "；确实是同一次来访，只是换了文件、改了标题，加 --force"
    raise OutputError([Problem(None, "O401", "error", text, hint)])


def require_own_visit(record: PackRecord, visit: Visit, source: str) -> None:
    """Raises OutputError where a set is to be held against another visit: other people under another title."""
    if is_of_other_visit(record, visit) and not has_its_people(record, visit):
        file = Path(record.source.file).name
        text = f"这套文书是另一次来访的：“{record.source.title}”（{file}），“{source}”是“{visit.title}”，没有核对"
        raise OutputError([Problem(None, "O401", "error", text, "--visit 写这套文书自己的来访文件，或换一个文件夹")])


def is_of_other_visit(record: PackRecord, visit: Visit) -> bool:
    """Whether a set was made under another title."""
    return record.source.title not in ("", visit.title)


def has_its_people(record: PackRecord, visit: Visit) -> bool:
    """Whether at least half of the guests of a visit stand on the papers of a set."""
    keys = [person.id or person.name for person in visit.guests.people]
    printed = {key for paper in record.papers for key in paper.get("people", ())}
    return 2 * sum(key in printed for key in keys) >= len(keys) > 0
