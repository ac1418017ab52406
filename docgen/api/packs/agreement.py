"""Reads the finished papers of a pack back, and says where they disagree with the visit."""

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from docgen.api.packs.differences import ChangedText, changed_texts
from docgen.api.packs.papers import PackedPaper, pack
from docgen.api.packs.people import NameFinder
from docgen.api.packs.record import read_record, sha256
from docgen.api.packs.values import Token, ValueFinder
from docgen.api.seating.visits import load_seated
from docgen.errors import Problem, UsageError
from docgen.model.visit import Visit
from docgen.readers.files import shown_path
from docgen.word.package.printed_lines import PaperLine, printed_lines

#: Parts of a page that print the number of the page, or what stands on other pages too.
_EDGES = ("页眉", "页脚")


class Disagreement(NamedTuple):
    """A value that a finished paper has otherwise than the visit.

    ``about`` is what it is (房号, 时间 …), ``who`` the name of him whom it concerns, if it is one. ``expected`` is what
    the visit says, ``found`` what the paper says; either may be empty.
    """

    paper: str
    place: str
    about: str
    who: str
    expected: str
    found: str

    @property
    def sentence(self) -> str:
        """It in a sentence."""
        who = f"{self.who}的" if self.who and self.about != "姓名" else ""
        if not self.found:
            return f"{self.paper} {self.place}：少了{who}{self.about}“{self.expected}”"
        if not self.expected:
            return f"{self.paper} {self.place}：多了{who}{self.about}“{self.found}”，来访文件里没有"
        return f"{self.paper} {self.place}：{who}{self.about}是“{self.found}”，来访文件是“{self.expected}”"


class Agreement(NamedTuple):
    """What a comparison has found.

    ``reworded`` are the papers in which only words were changed, no value. ``source_changed`` says that the visit was
    changed after the papers were made: what they disagree about may be out of date.
    """

    disagreements: tuple[Disagreement, ...]
    reworded: tuple[str, ...]
    papers: int
    source_changed: bool

    def as_json(self) -> str:
        """The disagreements as ``--json`` prints them."""
        return json.dumps([one._asdict() for one in self.disagreements], ensure_ascii=False, indent=1)


def agree(folder: str | Path, visit: str | Path | None = None) -> Agreement:
    """Holds the papers of a pack against the visit, read anew; ``visit`` is its file where it lies elsewhere now.

    Raises UsageError for a folder without a pack or a source that is gone, DataError for a visit that cannot be read.
    """
    where = Path(folder)
    record = read_record(where)
    source = Path(visit) if visit else where / record.source.file
    if not source.is_file():
        text = f"没有“{shown_path(source)}”：这套文书是从它做的"
        raise UsageError([Problem(None, "U102", "error", text, "来访文件挪了地方，加 --visit 和它的路径")])
    office = str(where / record.source.office) if record.source.office else None
    expected = pack(load_seated(source, office, record.source.settings), record.options)
    comparison = _Comparison(expected.visit)
    found: list[Disagreement] = []
    reworded: list[str] = []
    for paper in expected.papers:
        names = record.names_of(paper.file.name)
        for name in names:
            differences = list(comparison.of_file(paper, where / name))
            found += [one for one in differences if one.about]
            reworded += [name] if any(not one.about for one in differences) else []
    changed = record.source.sha256 != sha256(source.read_bytes())
    return Agreement(tuple(found), tuple(dict.fromkeys(reworded)), len(expected.papers), changed)


class _Comparison:
    """Compares papers with what a visit gives."""

    def __init__(self, visit: Visit) -> None:
        self._values = ValueFinder(visit)
        self._people = NameFinder((*visit.guests.people, *visit.hosts, *visit.staff))

    def of_file(self, paper: PackedPaper, file: Path) -> Iterator[Disagreement]:
        """What a file has otherwise than the paper should; changed words that are no value have no ``about``."""
        if not file.is_file():
            yield Disagreement(file.name, "整份", "文书", "", paper.file.name, "")
            return
        content = file.read_bytes()
        if content == paper.file.content:
            return
        try:
            lines = printed_lines(content)
        except ValueError:
            yield Disagreement(file.name, "整份", "文书", "", paper.file.name, "打不开的文件")
            return
        for change in changed_texts(_comparable(paper.lines), _comparable(lines)):
            yield from self._of_change(file.name, change)

    def _of_change(self, paper: str, change: ChangedText) -> Iterator[Disagreement]:
        old, new = self._values.tokens(change.old), self._values.tokens(change.new)
        texts = [token.text for token in old], [token.text for token in new]
        for tag, start, end, new_start, new_end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
            if tag != "equal":
                expected, found = old[start:end], new[new_start:new_end]
                about = _about(expected, found)
                before = "".join(texts[0][:end])
                yield Disagreement(
                    paper, change.line.place, about, self._who(change, before), _text(expected), _text(found)
                )

    def _who(self, change: ChangedText, before: str) -> str:
        """Whom a change concerns: the only person of its line, else the last one named before it."""
        in_line = list(dict.fromkeys(self._people.keys_in(change.line.text)))
        if len(in_line) == 1:
            return in_line[0]
        named = [key for _, key in self._people.places_in(before)] or list(self._people.keys_in(change.cell))[:1]
        return named[-1] if named else ""


def _comparable(lines: Sequence[PaperLine]) -> list[PaperLine]:
    """The lines of a paper that say something of the visit, a text that stands on both faces of a card once."""
    kept: list[PaperLine] = []
    for line in lines:
        is_other_face = kept and "文本框" in line.place and kept[-1].cells == line.cells
        if not line.place.startswith(_EDGES) and not is_other_face:
            kept.append(line)
    return kept


def _about(expected: Sequence[Token], found: Sequence[Token]) -> str:
    """What a change is about: the first value that it takes away or brings; nothing for mere words."""
    return next((token.about for token in (*expected, *found) if token.about), "")


def _text(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)
