"""Carries values that were changed by hand in finished papers back into a copy of the visit file.

A paper says what was changed, not where in the file it comes from. So every text of the file that could be the value is
changed for a try, and the paper is made anew: the right one is the one with which the paper comes out as it was edited.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.export import export
from docgen.api.packs.agreement import PackFolder, PaperComparison, open_pack, with_seen_places
from docgen.api.packs.disagreements import ADDED, ORDER, Disagreement, is_still_different, shown
from docgen.api.packs.joined_texts import remedy_of_joined
from docgen.api.packs.office_lines import office_lines
from docgen.api.packs.papers import PackedPaper, packed_again
from docgen.api.packs.people import without_spaces
from docgen.api.packs.record import file_content, sha256
from docgen.api.packs.retyped import as_yaml, retyped
from docgen.api.packs.row_remedies import row_remedy
from docgen.api.packs.seen_places import SeenPlaces
from docgen.api.packs.twins import twins_of
from docgen.api.visits import load_text
from docgen.errors import DocgenError, Mark, Problem, UsageError
from docgen.output.write import write_files
from docgen.readers.files import YAML, read_text, shown_path
from docgen.readers.office.office import find_office
from docgen.readers.visit_file.mending import LinePlaces, MendedText, TextEdit
from docgen.readers.visit_file.nodes import ScalarNode, Source, compose, scalars
from docgen.word.package.printed_lines import PaperLine, printed_lines

_DIGITS = re.compile(r"\d+")
_COUNTS = re.compile(r"(?<!\d)\d{1,2}(?=\||$|人)")
_BEGINNING = re.compile(r"\d{1,2}[:：]\d{2}")
_MOST_TRIES = 60
_MOST_LINES = 5
#: What papers count, or work out.
_WORKED_OUT = frozenset({"人数", "金额", "份数", "数字"})
_NAME = "姓名"


class TakenChange(NamedTuple):
    """A value that was changed by hand: where in the visit file it stands, and what becomes of it.

    ``edits`` are what has to be changed in the file, a name wherever it stands. There are none where no place of the
    file, or more than one, gives the paper as it was edited; ``why_not`` says so. ``others`` are further places of the
    paper that print the value and were left as they were: they follow. ``twins`` say of each further place of the file
    what is changed there, where an event stands in it twice.
    """

    disagreement: Disagreement
    place: Mark | None = None
    typed: str = ""
    new: str = ""
    edits: tuple[TextEdit, ...] = ()
    why_not: str = ""
    others: int = 0
    twins: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """It in a sentence."""
        one = self.disagreement
        if one.is_of_whole_paper:
            return one.sentence
        where = f"{one.paper} {one.place}"
        who = one.owner
        if one.row:
            return f"{where}：{one.row_words}；{self.why_not}"
        if self.why_not:
            return f"{where}：{who}{one.about}“{shown(one.expected)}”→“{shown(one.found)}”没有写进去：{self.why_not}"
        place = f"{self.place}：" if self.place else ""
        follow = f"；这份文书里还有{self.others}处没有改，会跟着变" if self.others else ""
        twins = "".join(f"；{twin}" for twin in self.twins)
        return f"{place}{who}{one.about}“{shown(self.typed)}”→“{shown(self.new)}”{twins}（{where}{follow}）"


class TakenChanges(NamedTuple):
    """What may be carried back into the visit file, its text as it is, and the file of its office, if it has one."""

    source: Source
    changes: tuple[TakenChange, ...]
    office: Path | None = None

    def office_elsewhere(self, copy: Path) -> str:
        """The path of the office file, if a copy of the visit would not find it from where it lies; else empty."""
        if self.office is None:
            return ""
        is_found = find_office(copy.resolve().parent) == self.office.resolve()
        return "" if is_found else shown_path(self.office)

    def text(self, taken: Sequence[TakenChange]) -> str:
        """The text of the file with some of the changes made; its comments and its layout are kept."""
        return MendedText(self.source.text, [edit for change in taken for edit in change.edits]).text


def changes_by_hand(folder: str | Path, visit: str | Path | None = None) -> TakenChanges:
    """The values that were changed by hand in the papers of a pack, each with its place in the visit file.

    Of a visit in a workbook they are those of the YAML that ``docgen export`` makes of it. Raises as ``agree`` does.
    """
    opened = open_pack(folder, visit)
    source = _yaml_source(opened)
    search = _Search(opened, source)
    office = Path(opened.office) if opened.office else find_office(opened.source.parent.resolve())
    return TakenChanges(source, tuple(_settled(list(search.changes()))), office)


def _settled(changes: Sequence[TakenChange]) -> Iterator[TakenChange]:
    """The changes; where papers have other values for one place of the file, that is for the user to settle."""
    by_start: dict[int, list[TakenChange]] = {}
    for change in changes:
        for edit in change.edits:
            by_start.setdefault(edit.start, []).append(change)
    for change in changes:
        others = [
            other.disagreement
            for edit in change.edits
            for other in by_start[edit.start]
            if edit not in other.edits and other is not change
        ]
        if others:
            said = "、".join(f"{one.paper} {one.place}改成的是“{one.found}”" for one in dict.fromkeys(others))
            yield TakenChange(change.disagreement, why_not=f"{said}，几处不一样，先在文书里改成一样，再来一次")
        else:
            yield change


def _yaml_source(opened: PackFolder) -> Source:
    """The visit as YAML: its file, or of a workbook what ``docgen export`` makes of it."""
    if opened.source.suffix.lower() in YAML:
        return read_text(opened.source)[0]
    name = f"{opened.source.stem}.yaml"
    return Source(name, export(opened.source, name, opened.office).content.decode())


def write_taken(changes: TakenChanges, taken: Sequence[TakenChange], target: str | Path, force: bool = False) -> Path:
    """Writes the copy of the visit file with these changes, as YAML. Raises UsageError, OutputError."""
    path = require_yaml_copy(target)
    return write_files([(path, changes.text(taken).encode())], force)[0]


def require_yaml_copy(target: str | Path) -> Path:
    """The path of the copy. Raises UsageError where it is no YAML file."""
    path = Path(target)
    if path.suffix.lower() not in YAML:
        yaml = path.with_suffix(".yaml")
        hint = f"写成 {yaml}，再用 docgen export {yaml} -o {path} 换成 Excel 表"
        raise UsageError([Problem(None, "U103", "error", f"副本写成 YAML，不能写成“{path.name}”", hint)])
    return path


class _Search:
    """Looks for the places in a visit file from which changed values come."""

    def __init__(self, opened: PackFolder, source: Source) -> None:
        self._opened = opened
        self._source = source
        # the YAML that is made of a workbook has no places that somebody could look up
        self._is_file = opened.source.suffix.lower() in YAML
        self._places = LinePlaces(source.text)
        self._comparison = PaperComparison(opened.pack.visit)
        self._seen_places = SeenPlaces(opened.seated)
        root = compose(source)
        self._texts = list(scalars(root)) if root else []
        self._twins: dict[tuple[int, int], list[tuple[int, int]]] | None = None
        self._names = {without_spaces(person.name) for person in opened.pack.visit.people.values()}

    def changes(self) -> Iterator[TakenChange]:
        """A change for every value that somebody has edited; what comes from one place of the file comes once."""
        seen: set[object] = set()
        for paper in self._opened.pack.papers:
            for name in self._opened.record.names_of(paper.file.name):
                for change in self._changes_of(paper, name):
                    one = change.disagreement
                    key = change.edits or one.row or (one.about, one.who, one.expected, one.found)
                    if key not in seen:
                        seen.add(key)
                        yield change

    def _changes_of(self, paper: PackedPaper, name: str) -> Iterator[TakenChange]:
        """The changes of one file of a paper. What the visit has otherwise since it was made is nobody's edit."""
        content = file_content(self._opened.folder / name)
        if content is None:
            return
        before = self._opened.record.printed_in(name, paper, sha256(content))
        if before is None:
            return
        by_hand = list(self._comparison.of_content(paper._replace(lines=before), name, content))
        differing = list(self._comparison.of_content(paper, name, content))
        edited = _EditedPaper(paper, content, frozenset(map(_what, differing)), before, by_hand)
        values = [one for one in by_hand if one.about not in ("", ORDER) and is_still_different(one, differing)]
        seen = with_seen_places(values, self._seen_places, paper, before, content)
        # the search needs the places as they are counted
        for one, as_seen in zip(values, seen, strict=True):
            yield self._change(edited, one)._replace(disagreement=as_seen)

    def _change(self, edited: "_EditedPaper", one: Disagreement) -> TakenChange:
        if one.row:
            return TakenChange(one, why_not=row_remedy(one, edited.paper, self._places.lines, self._texts))
        if one.about == ADDED:
            return TakenChange(one, why_not="是另写的话，来访文件里没有；要一直印，写进它的“注意”或那一项的备注")
        if not one.expected or not one.found:
            return TakenChange(one, why_not="增加和删去的，请自己改来访文件")
        if one.about == _NAME and _is_remark(one):
            return TakenChange(one, why_not="姓名没有改，是在旁边添了话，请自己看该写在来访文件的哪里")
        if one.about == _NAME and without_spaces(one.found) in self._names:
            return TakenChange(one, why_not=f"“{one.found}”另有其人，像是换了人或对调，请自己改来访文件")
        tries = self._tries(one)[:_MOST_TRIES]
        fitting = self._fitting(tries, edited, one)
        if one.about == _NAME and fitting:
            fitting = [max(fitting, key=lambda fit: len(fit.edits))]  # a name is changed wherever it stands, or nowhere
        if len(fitting) != 1:
            return TakenChange(one, why_not=self._why_not(one, tries, [fit.edits for fit in fitting]))
        edits, others = fitting[0].edits, fitting[0].others
        first = edits[0]
        typed = self._source.text[first.start : first.end]
        place = self._places.mark(first.start, self._source.name) if self._is_file else None
        twins = () if one.about == _NAME else tuple(map(self._said, edits[1:]))
        return TakenChange(one, place, typed, first.new, edits, others=others, twins=twins)

    def _said(self, edit: TextEdit) -> str:
        """What is changed at another place of the file, in words."""
        place = f"{self._places.mark(edit.start, self._source.name)}：" if self._is_file else "同一件事的另一处："
        return f"{place}“{self._source.text[edit.start : edit.end]}”→“{edit.new}”"

    def _fitting(
        self, tries: Sequence[tuple[TextEdit, ...]], edited: "_EditedPaper", one: Disagreement
    ) -> list["_Fit"]:
        """The tries with which the paper comes out as it was edited.

        What stands twice for one event is changed in both places, unless the paper then comes out otherwise.
        """
        known: dict[tuple[TextEdit, ...], _Fit | None] = {}
        for alone in tries:
            for edits in dict.fromkeys((self._with_twins(alone, one), alone)):
                if edits not in known:
                    known[edits] = self._fit(edits, edited, one)
                if known[edits]:
                    break
        fits = [fit for fit in known.values() if fit]
        # a row that then stands elsewhere may be another one that has come to say the same
        fits = [fit for fit in fits if fit.moved == min(fit.moved for fit in fits)]
        return [fit for fit in fits if fit.is_elsewhere == min(fit.is_elsewhere for fit in fits)]

    def _with_twins(self, edits: tuple[TextEdit, ...], one: Disagreement) -> tuple[TextEdit, ...]:
        """A change of a time or a place, with the same in the other entries of its event."""
        if len(edits) != 1 or one.about == _NAME:
            return edits
        if self._twins is None:
            visit = load_text(self._source, self._opened.source.parent, self._opened.office)
            self._twins = twins_of(visit)
        by_place = {(node.mark.line, node.mark.column): node for node in self._texts}
        at = self._places.mark(edits[0].start, "")
        places = [(at.line, column) for column in (at.column, at.column - 1)]  # before a quotation mark
        twins = [twin for place in places for twin in self._twins.get(place, ())]
        found = [edit for twin in twins if twin in by_place for edit in self._twin_edits(by_place[twin], one)]
        return tuple(sorted({*edits, *found}))

    def _twin_edits(self, node: ScalarNode, one: Disagreement) -> list[TextEdit]:
        """The change of a text that states the same of the event; of hours it may state only the beginning."""
        same = list(self._edits_of(node, one))
        begins = [_BEGINNING.match(text) for text in (one.expected, one.found)]
        if not same and begins[0] and begins[1] and begins[0][0] != begins[1][0]:
            same = list(self._edits_of(node, one._replace(expected=begins[0][0], found=begins[1][0])))
        return same if len(same) == 1 else []

    def _why_not(
        self, one: Disagreement, tries: Sequence[tuple[TextEdit, ...]], fitting: Sequence[tuple[TextEdit, ...]]
    ) -> str:
        file = self._opened.source.name if self._is_file else "来访文件"
        if fitting:
            return f"{file}{self._lines(fitting)}都可能是这一处，定不下来，请自己改"
        if places := office_lines(self._opened, one):
            also = f"不是{file}{self._lines(tries)}的，" if tries and self._is_file else ""
            return f"印的{'多半' if tries else ''}是{'、'.join(places)}的“{one.expected}”，{also}请在那里改"
        if tries:
            return (
                f"{file}{self._lines(tries)}有“{one.expected}”，照着改了，这份文书印的还不一样，请看是不是那里，自己改"
            )
        if self._is_file and (remedy := remedy_of_joined(one, self._texts, file)):
            return remedy
        return f"来访文件里没有写“{one.expected}”，是由别的内容算出来、连起来的，请自己改来访文件"

    def _lines(self, tries: Sequence[tuple[TextEdit, ...]]) -> str:
        """The numbers of the lines in which these changes stand, the first ones."""
        lines = sorted({self._places.line_of(edit.start) + 1 for edits in tries for edit in edits})
        return f"第{'、'.join(map(str, lines[:_MOST_LINES]))}{'等' if len(lines) > _MOST_LINES else ''}行"

    def _tries(self, one: Disagreement) -> list[tuple[TextEdit, ...]]:
        """Every change of the file that could be the one: of one text, those near the person concerned first.

        A name is tried everywhere at once: where it is listed, and where it is only mentioned.
        """
        edits = [edit for node in self._texts for edit in self._edits_of(node, one)]
        everywhere = [tuple(edits)] if one.about == _NAME and len(edits) > 1 else []
        about = without_spaces(one.who)

        def is_far(edit: TextEdit) -> bool:
            return not about or about not in without_spaces(self._places.lines[self._places.line_of(edit.start)])

        return [*everywhere, *((edit,) for edit in sorted(edits, key=is_far))]

    def _edits_of(self, node: ScalarNode, one: Disagreement) -> Iterator[TextEdit]:
        start = self._places.offset(node.mark.line - 1, node.mark.column - 1)
        begin = start + (not node.plain)
        if not self._source.text.startswith(node.text, begin):
            return  # written over several lines, or with marks of YAML in it
        mark = self._source.text[start] if not node.plain else ""
        for new in dict.fromkeys(retyped(node.text, one.expected, one.found)):
            yield TextEdit(begin, begin + len(node.text), as_yaml(new, mark))

    def _fit(self, edits: tuple[TextEdit, ...], edited: "_EditedPaper", one: Disagreement) -> "_Fit | None":
        """What the paper has otherwise when the file is changed so.

        None where it does not come out as it was edited, or anything else becomes different in it.
        """
        text = MendedText(self._source.text, edits).text
        try:
            visit = load_text(Source(self._source.name, text), self._opened.source.parent, self._opened.office)
            again = packed_again(visit, edited.paper, self._opened.pack.options)
        except DocgenError:
            return None
        if again is None:
            return None
        left = list(PaperComparison(visit).of_content(again, edited.paper.file.name, edited.content))
        new = [other for other in left if other.about and _what(other) not in edited.different]
        follows = [other for other in new if _follows(other, one)]
        is_home = _what(one) not in map(_what, left)
        moved = [other for other in new if other.about == ORDER]
        if is_home and all(other in follows or other in moved for other in new):
            return _Fit(edits, len(follows), len(moved))
        return self._fit_to_change(edits, again, edited, one) if edited.before != edited.paper.lines else None

    def _fit_to_change(
        self, edits: tuple[TextEdit, ...], again: PackedPaper, edited: "_EditedPaper", one: Disagreement
    ) -> "_Fit | None":
        """The same for a paper that prints something else now than what was edited: somebody was added to the visit.

        The right change does to the paper as it is now what was done by hand to the one that was printed.
        """
        found = self._comparison.of_content(edited.paper, edited.paper.file.name, again.file.content)
        changed = [other for other in found if other.about]
        same = [other for other in changed if _is_same_change(other, one)]
        moved = [other for other in changed if other.about == ORDER]
        others = [other for other in changed if other not in same and other not in moved]
        if not same or not all(
            _follows(other._replace(expected=other.found, found=other.expected), one) for other in others
        ):
            return None
        by_hand = sum(_is_same_change(other, one) for other in edited.by_hand)
        line = _line_at(printed_lines(edited.content), one.place)
        is_elsewhere = line not in {_line_at(again.lines, other.place) for other in same}
        return _Fit(edits, max(0, len(same) - by_hand), len(moved), is_elsewhere)


class _Fit(NamedTuple):
    """Edits of the file with which a paper comes out as it was edited.

    ``others`` are how many of its places print the value unedited, ``moved`` how many of its rows stand elsewhere.
    ``is_elsewhere`` says that the line that changes is not the one that was edited.
    """

    edits: tuple[TextEdit, ...]
    others: int
    moved: int
    is_elsewhere: bool = False


class _EditedPaper(NamedTuple):
    """A paper as docgen makes it now, what its file holds, and what that has otherwise.

    ``before`` are the lines that it printed when somebody edited it, ``by_hand`` what he has changed in them.
    """

    paper: PackedPaper
    content: bytes
    different: frozenset[tuple[str, ...]]
    before: tuple[PaperLine, ...]
    by_hand: Sequence[Disagreement]


def _what(one: Disagreement) -> tuple[str, ...]:
    """What is different, and where; rows may stand elsewhere in a paper that is sorted by what was changed."""
    return one.place, one.about, one.expected, one.found


def _is_same_change(other: Disagreement, one: Disagreement) -> bool:
    """Whether two changes are the same but for their places."""
    return other[2:] == one[2:]


def _line_at(lines: Sequence[PaperLine], place: str) -> str:
    """What a line says, without numbers that count rows or people: of two versions of a paper these may differ."""
    return next((_COUNTS.sub("", "|".join(line.cells)) for line in lines if line.place == place), "")


def _follows(other: Disagreement, one: Disagreement) -> bool:
    """Whether a disagreement only follows from a change: it is the same value, or a number that is worked out of it."""
    texts = [without_spaces(text) for text in (one.expected, one.found, other.expected, other.found)]
    if texts[1] in texts[2] and texts[0] in texts[3]:
        return True
    if other.about in _WORKED_OUT:
        return True  # a sum, its capitals, a heading that counts: 4层　1间　2人
    was, now = (_DIGITS.sub("", text) for text in (other.found, other.expected))
    return was == now and other.found != was


def _is_remark(one: Disagreement) -> bool:
    """Whether words were written beside a name, which itself is as it was: 周明远（组长）."""
    was, now = without_spaces(one.expected), without_spaces(one.found)
    added = now.replace(was, "", 1)
    return was in now and (len(added) > 1 or not added.isalnum())
