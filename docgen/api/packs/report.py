"""What a run of a pack has done, in words and as JSON."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.packs.changes import Reprint, Withdrawal, withdrawal_sentences
from docgen.api.packs.record import RecordedFile
from docgen.errors import Problem

#: How somebody says that he has done what the list says.
_HOW_TO_SAY_SO = "都印好、撤好了，下一次加 --printed，就不再列；没有加，会一直列着"


class KeptFile(NamedTuple):
    """A file that was not written because somebody had edited it; what was written beside it, and why it was kept."""

    file: str
    beside: str
    why: str


class FinishedPack(NamedTuple):
    """What was made of a pack after it was written: sentences that say so, and what there is to be said of it."""

    said: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def with_said(self, sentences: Iterable[str]) -> "FinishedPack":
        """The same and more sentences."""
        return self._replace(said=(*self.said, *sentences))


class PackReport(NamedTuple):
    """What a run has done: files made, papers to print again, what to withdraw, files kept as they were.

    ``old_pdfs`` are PDFs of papers that are not as they were: they have been moved aside. ``beside`` are the names of
    edited papers, each with that of the paper to be used in its place; ``renamed`` are such papers that have
    got the name of an edited one that was deleted. ``broken`` are papers that could not be read and have been made
    anew, ``unasked`` those that lie in the folder and were not asked for. ``known_notes`` are the notes of the run that
    the last one has given, too. ``open_elsewhere`` are papers that were made while another program showed the old ones.
    """

    folder: Path
    made: tuple[str, ...]
    reprint: tuple[Reprint, ...]
    withdraw: tuple[Withdrawal, ...]
    kept: tuple[KeptFile, ...]
    old_pdfs: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    renamed: tuple[KeptFile, ...] = ()
    broken: tuple[str, ...] = ()
    unasked: tuple[RecordedFile, ...] = ()
    known_notes: tuple[Problem, ...] = ()
    open_elsewhere: tuple[str, ...] = ()

    @property
    def change_lines(self) -> tuple[str, ...]:
        """What to print and to withdraw, in lines: what is new first, then what nobody has called printed yet."""
        again = [(one.was_listed, [one.sentence]) for one in self.reprint if not one.afterwards]
        return self._change_lines(again, withdrawal_sentences)

    def _change_lines(
        self, again: Sequence[tuple[bool, Sequence[str]]], gone: Callable[[Sequence[Withdrawal]], list[str]]
    ) -> tuple[str, ...]:
        """What to do in lines. ``again`` are the lines of each paper with whether it stood on an earlier list."""
        lines = [
            *_headed("要重印的：", [line for was_listed, of_paper in again if not was_listed for line in of_paper]),
            *_headed("要撤下的：", gone([one for one in self.withdraw if not one.was_listed])),
            *_headed("以前列过、还没有说印好的：", [line for listed, of_paper in again if listed for line in of_paper]),
            *_headed("以前列过、还没有说撤好的：", gone([one for one in self.withdraw if one.was_listed])),
        ]
        how_to_say_so = [_HOW_TO_SAY_SO] if lines else []
        later = [one.file for one in self.reprint if one.afterwards and not one.was_listed]
        if later:
            lines.append(f"来访结束以后再印，到时整份印（也重做了，现在不用印）：{'、'.join(later)}")
        return (*lines, *how_to_say_so)

    @property
    def kept_lines(self) -> tuple[str, ...]:
        """Which files were left as they are, made anew or have another name, and why, in lines."""
        lines: list[str] = []
        if self.broken:
            lines += ["打不开、重做了的（坏的移到了“作废”）：", *(f"  {name}" for name in self.broken)]
        if self.renamed:
            lines += ["改了名的：", *(f"  {one.file}：{one.why}" for one in self.renamed)]
        if self.open_elsewhere:
            names = "、".join(self.open_elsewhere)
            lines.append(f"重做时还在别的程序里打开着的，那里显示的是旧的，关掉、不要保存，重新打开再印：{names}")
        if self.kept:
            lines += ["没有动的：", *(f"  {one.file}：{one.why}" for one in self.kept)]
        return tuple(lines)

    @property
    def says_something_new(self) -> bool:
        """Whether there is anything to be done that no earlier list has said."""
        listed = [*(one.was_listed for one in self.reprint), *(one.was_listed for one in self.withdraw)]
        return bool(self.renamed) or not all(listed)

    @property
    def list_lines(self) -> tuple[str, ...]:
        """What the list of what is printed begins with: all cards and holders are named."""
        again = [(one.was_listed, one.lines) for one in self.reprint if not one.afterwards]
        return (*self._change_lines(again, _everybody_named), *self.kept_lines)

    def as_json(self) -> str:
        """The report as ``--json`` prints it."""
        shape = {
            "made": list(self.made),
            "reprint": [one.as_json() for one in self.reprint],
            "withdraw": [one.as_json() for one in self.withdraw],
            "kept": [{"file": one.file, "why": one.why, "beside": one.beside} for one in (*self.renamed, *self.kept)],
        }
        return json.dumps(shape, ensure_ascii=False, indent=1)


def _everybody_named(withdrawn: Sequence[Withdrawal]) -> list[str]:
    return withdrawal_sentences(withdrawn, most_people=len(withdrawn))


def _headed(heading: str, lines: Sequence[str]) -> list[str]:
    return [heading, *(f"  {line}" for line in lines)] if lines else []
