"""The sources of a draft by their names alone: folders tell whose computer it was."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath

from docgen.readers.letters.draft import VisitDraft


def with_short_names(draft: VisitDraft) -> VisitDraft:
    """The draft with short names of its files, wherever it names them: sources, sheets, doubts and remarks."""
    return _renamed(draft, short_names(draft.files))


def with_names_as_typed(draft: VisitDraft) -> VisitDraft:
    """The draft with the names of its files as they were typed; those that begin at a disk are shortened."""
    return _renamed(draft, {path: name for path, name in short_names(draft.files).items() if _is_absolute(path)})


def _is_absolute(path: str) -> bool:
    return PurePosixPath(path).is_absolute() or PureWindowsPath(path).is_absolute()


def _renamed(draft: VisitDraft, new_names: Mapping[str, str]) -> VisitDraft:
    names = sorted(new_names.items(), key=lambda pair: -len(pair[0]))

    def short(text: str) -> str:
        for path, name in names:
            text = text.replace(path, name)
        return text

    return draft._replace(
        files=[short(file) for file in draft.files],
        fields=[
            field._replace(source=field.source._replace(file=short(field.source.file)), doubt=short(field.doubt))
            for field in draft.fields
        ],
        unread=[source._replace(file=short(source.file)) for source in draft.unread],
        remarks=[short(remark) for remark in draft.remarks],
        notices=[
            problem._replace(
                place=problem.place and problem.place._replace(file=short(problem.place.file)),
                text=short(problem.text),
            )
            for problem in draft.notices
        ],
    )


def short_names(paths: Sequence[str]) -> dict[str, str]:
    """The name of each file, with as many of its folders as tell it from the others.

    >>> short_names(["/home/a/来函.docx", "/home/a/名单.xlsx"])
    {'/home/a/来函.docx': '来函.docx', '/home/a/名单.xlsx': '名单.xlsx'}
    >>> short_names(["/home/甲/来函.docx", "乙/来函.docx"])
    {'/home/甲/来函.docx': '甲/来函.docx', '乙/来函.docx': '乙/来函.docx'}
    """
    parts = {path: PurePosixPath(path).parts for path in paths}
    names: dict[str, str] = {}
    for path, own in parts.items():
        others = [other for name, other in parts.items() if name != path]
        lengths = range(1, len(own) + 1)
        length = next((n for n in lengths if all(other[-n:] != own[-n:] for other in others)), len(own))
        names[path] = str(PurePosixPath(*own[-length:]))
    return names
