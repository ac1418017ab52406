"""Reads the finished papers of a pack back, and says where they disagree with the visit."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from docgen.api.packs.changed_values import NAME, ChangedValue, PrintedKind, changed_values
from docgen.api.packs.differences import ROW_NUMBERS, ChangedText, changed_texts, comparable
from docgen.api.packs.disagreements import ADDED, ORDER, WHOLE_PAPER, Disagreement, is_value_of, sentences_of
from docgen.api.packs.items import ItemFinder
from docgen.api.packs.papers import PackedPaper, VisitPack, pack
from docgen.api.packs.people import NameFinder, without_spaces
from docgen.api.packs.record import PackRecord, file_content, read_record, sha256
from docgen.api.packs.same_visit import require_own_visit
from docgen.api.packs.seen_places import SeenPlaces, is_only_counted
from docgen.api.packs.values import ValueFinder
from docgen.api.seating.visits import load_seated
from docgen.errors import Problem, UsageError
from docgen.model.visit import Visit
from docgen.readers.files import shown_path
from docgen.seating.plan import SeatedVisit
from docgen.word.package.printed_lines import PaperLine, printed_lines

#: What belongs to an item of the programme rather than to somebody who stands beside it.
_OF_ITEMS, _ITEM = frozenset({"时间", "地点"}), "内容"
#: What a changed number is called where nothing stands above it; headings above numbers that only count rows.
_NUMBER = "数字"
_LONGEST_HEADING = 8
#: What a form leaves to be filled in by hand.
_FORM = re.compile(r"[□☐☑]|[：:]\s*$|年\s+月", re.M)
_BOX_NUMBER = re.compile(r"文本框(\d+)")
#: What is shown of the words that were written in a text of which values were changed, too.
_SHORTEST_SENTENCE = 4
#: So many changed sentences of a paper are shown.
_MOST_WORDS = 5


class Agreement(NamedTuple):
    """What a comparison has found.

    ``reworded`` are the papers in which only words were changed, no value; ``words`` all changed words that are no
    value, as they were and as they are. ``source_changed`` says that the visit was changed after the papers were made:
    what they disagree about may be out of date. ``other_visit`` is the title of the visit that they were made of,
    where they are held against another one.
    ``source`` is the path of the file of the visit. ``outdated`` are those disagreements that nobody has written by
    hand: the paper was not made again after the visit was changed. ``beside`` are edited papers that are not used any
    more, each with the new one beside it.
    """

    disagreements: tuple[Disagreement, ...]
    reworded: tuple[str, ...]
    papers: int
    source_changed: bool
    source: str
    words: tuple[Disagreement, ...] = ()
    other_visit: str = ""
    outdated: tuple[Disagreement, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def reworded_sentences(self) -> tuple[str, ...]:
        """What was changed in words that are no value, the first ones of each paper."""
        sentences: list[str] = []
        for paper, group in groupby(self.words, lambda one: one.paper):
            of_paper = list(group)
            sentences += [one.sentence_of_words for one in of_paper[:_MOST_WORDS]]
            if len(of_paper) > _MOST_WORDS:
                sentences.append(f"{paper}：另有{len(of_paper) - _MOST_WORDS}处文字改动")
        return tuple(sentences)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The disagreements in sentences, one for all that a line has lost or won; without those that are outdated."""
        return sentences_of(self.by_hand)

    @property
    def by_hand(self) -> tuple[Disagreement, ...]:
        """The disagreements that the papers do not only have because the visit was changed."""
        outdated = set(self.outdated)
        return tuple(one for one in self.disagreements if one not in outdated)

    @property
    def outdated_papers(self) -> tuple[str, ...]:
        """The papers that are to be made again, each with in how many places; and those that are not used any more."""
        counts = Counter(one.paper for one in self.outdated)
        beside = dict(self.beside)
        return tuple(
            f"{paper}（旧的，要用的是旁边的 {beside[paper]}）" if paper in beside else f"{paper}（{count}处）"
            for paper, count in counts.items()
        )

    def as_json(self) -> str:
        """The disagreements as ``--json`` prints them."""
        return json.dumps([one.as_json() for one in self.disagreements], ensure_ascii=False, indent=1)


class PackFolder(NamedTuple):
    """The folder of a pack, the file of its visit, the office, the visit and its pack as the file gives them now."""

    folder: Path
    source: Path
    office: str | None
    record: PackRecord
    seated: SeatedVisit
    pack: VisitPack


def open_pack(folder: str | Path, visit: str | Path | None = None) -> PackFolder:
    """The folder of a pack with what it should hold; ``visit`` is the file of the visit where it lies elsewhere now.

    Raises UsageError for a folder without a pack or a source that is gone, DataError for a visit that cannot be read,
    OutputError for the set of another visit.
    """
    where = Path(folder)
    record = read_record(where)
    source = Path(visit) if visit else Path(os.path.normpath(where / record.source.file))
    if not source.is_file():
        text = f"没有“{shown_path(source)}”：这套文书是从它做的"
        raise UsageError([Problem(None, "U102", "error", text, "来访文件挪了地方，加 --visit 和它的路径")])
    office = str(where / record.source.office) if record.source.office else None
    seated = load_seated(source, office, record.source.settings)
    if visit:
        require_own_visit(record, seated.visit, source.name)
    return PackFolder(where, source, office, record, seated, pack(seated, record.options))


def agree(folder: str | Path, visit: str | Path | None = None) -> Agreement:
    """Holds the papers of a pack against the visit, read anew, and so against each other.

    Raises UsageError and DataError as ``open_pack`` does, OutputError for a paper that another program keeps open.
    """
    opened = open_pack(folder, visit)
    comparison, places = PaperComparison(opened.pack.visit), SeenPlaces(opened.seated)
    found: list[Disagreement] = []
    reworded: list[str] = []
    words: list[Disagreement] = []
    outdated: list[Disagreement] = []
    beside: dict[str, str] = {}
    for paper in opened.pack.papers:
        names = opened.record.names_of(paper.file.name)
        # of a paper and the new one beside an edited one, either may have been put away
        there = [name for name in names if (opened.folder / name).is_file()]
        for name in there or names[:1]:
            differences = list(comparison.of_file(paper, opened.folder / name))
            values = [one for one in differences if one.about]
            content = file_content(opened.folder / name) if differences else None
            seen = with_seen_places(values, places, paper, paper.lines, content)
            found += seen
            if content is None:
                continue
            was = paper._replace(lines=_printed_in(opened.record, paper, name, content))
            by_hand = values if was == paper else list(comparison.of_content(was, name, content))
            outdated += [
                one
                for one, value in zip(seen, values, strict=True)
                if not any(is_value_of(value, other) for other in by_hand)
            ]
            changed_words = list(comparison.words_of(was, name, content))
            words += changed_words
            reworded += [name] if changed_words and not values else []
        beside |= {names[0]: names[-1]} if len(there) > 1 else {}
    changed = opened.record.source.sha256 != sha256(opened.source.read_bytes())
    title, papers = opened.record.source.title, tuple(dict.fromkeys(reworded))
    other = title if visit and title not in ("", opened.pack.visit.title) else ""
    source = shown_path(opened.source)
    of_papers = tuple(outdated), tuple(beside.items())
    return Agreement(tuple(found), papers, len(opened.pack.papers), changed, source, tuple(words), other, *of_papers)


def _printed_in(record: PackRecord, paper: PackedPaper, name: str, content: bytes) -> tuple[PaperLine, ...]:
    """What a file printed before anybody edited it; all that it prints where nobody has."""
    if paper.file.name not in {file.name for file in record.files}:
        return paper.lines
    before = record.printed_in(name, paper, sha256(content))
    return before if before is not None else tuple(printed_lines(content))


def with_seen_places(
    found: Sequence[Disagreement],
    places: SeenPlaces,
    paper: PackedPaper,
    before: Sequence[PaperLine],
    content: bytes | None,
) -> list[Disagreement]:
    """Disagreements of a file that holds this with the lines ``before``, with their places as a user sees them."""
    if content is None or not any(is_only_counted(one.place) for one in found):
        return list(found)
    after = printed_lines(content)
    # the place of what is gone is that in the lines before
    return [
        one._replace(
            place=places.words(one.place, paper, (after, before) if one.found else (before, after), _whose(one))
        )
        for one in found
    ]


def _whose(one: Disagreement) -> str:
    """The person whom the visit has where a disagreement is; empty where only somebody who was written in is known."""
    if one.about == NAME and one.expected:
        return one.expected
    if one.about in _OF_ITEMS:
        return ""  # it is an item of the programme
    is_written_in = without_spaces(one.who) in without_spaces(one.found)
    return "" if is_written_in else one.who


class PaperComparison:
    """Compares papers with what a visit gives."""

    def __init__(self, visit: Visit) -> None:
        self._values = ValueFinder(visit)
        self._items = ItemFinder(visit)
        self._people = NameFinder((*visit.guests.people, *visit.hosts, *visit.staff))

    def of_file(self, paper: PackedPaper, file: Path) -> Iterator[Disagreement]:
        """What a file has otherwise than the paper should; changed words that are no value have no ``about``."""
        content = file_content(file)
        if content is None:
            yield Disagreement(file.name, "整份", WHOLE_PAPER, "", paper.file.name, "")
        else:
            yield from self.of_content(paper, file.name, content)

    def of_content(self, paper: PackedPaper, name: str, content: bytes) -> Iterator[Disagreement]:
        """The same for what a file of this name holds."""
        if content == paper.file.content:
            return
        try:
            lines = printed_lines(content)
        except ValueError:
            yield Disagreement(name, "整份", WHOLE_PAPER, "", paper.file.name, "打不开的文件")
            return
        last: Disagreement | None = None
        for change in changed_texts(*comparable(paper.lines, lines), paper.any_order):
            for one in self._of_change(name, change):
                if not last or not _is_said(last, one, bool(paper.cards)):
                    yield one
                last = one

    def words_of(self, paper: PackedPaper, name: str, content: bytes) -> Iterator[Disagreement]:
        """The texts of a file in which words were changed that are no value, whole, as before and after.

        Where values of a text were changed, too, only what was written in it besides.
        """
        if content == paper.file.content:
            return
        try:
            lines = printed_lines(content)
        except ValueError:
            return
        for change in changed_texts(*comparable(paper.lines, lines), paper.any_order):
            found = list(self._of_change(name, change))
            if not any(one.about for one in found):
                old, new = (" ".join(text.split()) for text in (change.old, change.new))
                yield Disagreement(name, change.line.place, "", "", old, new)
            elif change.old_cell and change.new_cell:
                sentences = [one for one in found if not one.about and len(one.found) >= _SHORTEST_SENTENCE]
                yield from (one._replace(who="") for one in sentences)

    def _of_change(self, paper: str, change: ChangedText) -> Iterator[Disagreement]:
        if change.moved:
            who = next(self._people.keys_in(change.line.text), "")
            yield Disagreement(paper, change.line.place, ORDER, who, change.old, change.new)
            return
        # a row of one cell is no row below the headings
        heading = change.heading if sum(map(bool, change.line.cells)) > 1 else ""
        for one in self._changed_values(change):
            who = self._items.of(change) if one.about in _OF_ITEMS else ""
            if not who and one.about != _ITEM:
                who = self._who(change, one.before)
            about = one.about or _about_number(one, heading) or _about_added(change, one)
            yield Disagreement(paper, change.line.place, about, who, one.expected, one.found, change.row)

    def _changed_values(self, change: ChangedText) -> list[ChangedValue]:
        """What a changed line of a cell has otherwise; a value that is broken over lines is none in either of them."""
        kind = None if change.row else self._kind_of(change)
        line, cell = (change.old, change.new), (change.old_cell, change.new_cell)
        texts = [line] if "\n" not in change.old_cell else [line, cell]
        for was, now in texts:
            found = changed_values(self._values, was, now, None)
            if any(one.about for one in found):
                return changed_values(self._values, was, now, kind)
        # what stands in no line of the cell as it was stands behind one of them
        return changed_values(self._values, *(line if change.old else texts[-1]), kind)

    def _kind_of(self, change: ChangedText) -> PrintedKind:
        """What a changed text is: a cell of a list has what stands above it, if that is a heading and no value."""
        line = change.line
        is_listed = sum(map(bool, line.cells)) > 1 and line.cells != line.headings
        heading = without_spaces(change.heading)
        is_heading = 0 < len(heading) <= _LONGEST_HEADING and heading not in ROW_NUMBERS
        has_values = any(token.about for text in line.headings for token in self._values.tokens(text))
        named = is_listed and is_heading and not has_values and not _FORM.search(change.old_cell)
        return PrintedKind(is_only_counted(line.place), heading if named else "")

    def _who(self, change: ChangedText, before: str) -> str:
        """Whom a change concerns: the only person of its line, else the last one named before it."""
        in_line = list(dict.fromkeys(self._people.keys_in(change.line.text)))
        if len(in_line) == 1:
            return in_line[0]
        if change.old and "\n" in change.old_cell:
            before = without_spaces(change.old_cell[: change.old_cell.find(change.old)]) + before
        named = [key for _, key in self._people.places_in(before)] or list(self._people.keys_in(change.cell))[:1]
        return named[-1] if named else ""


def _is_said(last: Disagreement, one: Disagreement, are_cards: bool) -> bool:
    """Whether a disagreement was just named: in another line of its cell, on the other face of a card.

    The faces of what is no list of cards lie side by side; the seats that somebody has in two charts do not.
    """
    if last[2:] != one[2:]:
        return False
    numbers = [_BOX_NUMBER.search(place) for place in (last.place, one.place)]
    first, second = (int(number[1]) if number else 0 for number in numbers)
    return last.place == one.place or bool(second and (are_cards or second == first + 1))


def _about_added(change: ChangedText, one: ChangedValue) -> str:
    """What words are about that stand where nothing stood, as a line of a cell; nothing for other words and marks."""
    old, new = ({without_spaces(line) for line in text.split("\n")} for text in (change.old, change.new))
    is_new = old == {""} or without_spaces(one.found) in new - old
    return ADDED if is_new and not one.expected and any(map(str.isalnum, one.found)) else ""


def _about_number(one: ChangedValue, heading: str) -> str:
    """What a changed number is about that is no value by its form: what stands above it. Those of rows say nothing."""
    if not any(map(str.isdigit, one.expected + one.found)):
        return ""
    heading = without_spaces(heading)
    return "" if heading in ROW_NUMBERS else heading if 0 < len(heading) <= _LONGEST_HEADING else _NUMBER
