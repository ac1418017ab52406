"""Papers of an earlier pack that a run was not asked for: they stay as they are, in the folder and in the record."""

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.api.packs.papers import PackOptions, wanted_papers
from docgen.api.packs.record import PackRecord, RecordedFile
from docgen.errors import OutputError, Problem

_DRAFTS = "（草稿）"


def unasked_kinds(options: PackOptions) -> frozenset[str]:
    """The kinds of papers that a pack with these options leaves alone."""
    return frozenset(_kinds(PackOptions()) - _kinds(options))


def unasked_files(options: PackOptions, recorded: Sequence[RecordedFile]) -> tuple[RecordedFile, ...]:
    """The recorded files that a run with these options says nothing of."""
    kinds = unasked_kinds(options)
    return tuple(file for file in recorded if file.kind in kinds)


def entries_of_set(shape: Mapping[str, Any], options: PackOptions, earlier: PackRecord) -> dict[str, Any]:
    """What the record of a run must say instead so that it is that of the whole folder; nothing where it is.

    ``shape`` is the record of the run. The visit counts as changed until all papers have followed.
    """
    kinds = unasked_kinds(options)
    others = [paper for paper in earlier.papers if paper["kind"] in kinds]
    left_out = {kind: reason for kind, reason in earlier.left_out.items() if kind in kinds}
    if not others and not left_out:
        return {}
    return {
        "source": shape["source"] | ({"sha256": earlier.source.sha256} if others else {}),
        "options": _options_of_set(options, earlier.options).as_json(),
        "papers": sorted((*shape["papers"], *others), key=lambda paper: str(paper["file"])),
        "left_out": shape["left_out"] | left_out,
    }


def _options_of_set(options: PackOptions, earlier: PackOptions) -> PackOptions:
    """What the folder holds after a run over an earlier pack: the papers of both."""
    kinds, every = _kinds(options) | _kinds(earlier), _kinds(PackOptions())
    if kinds == _kinds(options):
        return options
    return options._replace(only=() if kinds == every else tuple(sorted(kinds)), without=())


def require_drafts_apart(folder_name: str, options: PackOptions, earlier: PackRecord) -> None:
    """Raises OutputError where a draft would come into a set, or a part of a set among drafts."""
    if options.draft and not earlier.options.draft:
        text = f"“{folder_name}”里是一套正式的文书，草稿不写进去"
        hint = f"草稿另写一个文件夹：-o {folder_name}{_DRAFTS}，不加 --changed-since"
    elif earlier.options.draft and not options.draft and unasked_files(options, earlier.files):
        text = f"“{folder_name}”里是一套草稿，正式的文书不单独写进去"
        hint = "-o 换一个文件夹；或不写 --only、--except，整套做成正式的"
    else:
        return
    raise OutputError([Problem(None, "O401", "error", text, hint)])


def _kinds(options: PackOptions) -> frozenset[str]:
    return frozenset(kind for kind, _ in wanted_papers(options))
