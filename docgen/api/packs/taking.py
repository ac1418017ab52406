"""Carries values that were changed by hand in finished papers back into a copy of the visit file.

A paper says what was changed, not where in the file it comes from. So every text of the file that could be the value is
changed for a try, and the paper is made anew: the right one is the one with which the paper comes out as it was edited.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.export import export
from docgen.api.packs.agreement import ORDER, Disagreement, PackFolder, PaperComparison, open_pack
from docgen.api.packs.papers import PackedPaper, packed_again
from docgen.api.packs.people import without_spaces
from docgen.api.packs.record import sha256
from docgen.api.visits import load_text
from docgen.errors import DocgenError, Mark, Problem, UsageError
from docgen.output.write import write_files
from docgen.readers.files import YAML, read_text
from docgen.readers.visit_file.mending import LinePlaces, MendedText, TextEdit
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source, compose
from docgen.word.package.printed_lines import PaperLine, printed_lines

_DASH = "[-—–~～至]"
_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
_TYPED_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})月(\d{1,2})日")
_COUNTED = re.compile(r"(\d[\d.,]*)(\D{1,2})")
#: A text that means itself in YAML wherever it stands.
_PLAIN = re.compile(r"[^\s\W][^:#,\[\]{}&*!|>'\"%@`\n]*[^\s:#,\[\]{}&*!|>'\"%@`\n]|[^\W]")
_SPECIAL = re.compile(r"[^\w\u3400-\u9fff]")
_MOST_TRIES = 60
_NAME = "姓名"


class TakenChange(NamedTuple):
    """A value that was changed by hand: where in the visit file it stands, and what becomes of it.

    ``edits`` are what has to be changed in the file, a name wherever it stands. There are none where no place of the
    file, or more than one, gives the paper as it was edited; ``why_not`` says so.
    """

    disagreement: Disagreement
    place: Mark | None = None
    typed: str = ""
    new: str = ""
    edits: tuple[TextEdit, ...] = ()
    why_not: str = ""

    @property
    def sentence(self) -> str:
        """It in a sentence."""
        one = self.disagreement
        where = f"{one.paper} {one.place}"
        who = f"{one.who}的" if one.who and one.about != "姓名" else ""
        if self.why_not:
            return f"{where}：{who}{one.about}“{one.expected}”→“{one.found}”没有写进去：{self.why_not}"
        place = f"{self.place}：" if self.place else ""
        return f"{place}{who}{one.about}“{self.typed}”→“{self.new}”（{where}）"


class TakenChanges(NamedTuple):
    """What may be carried back into the visit file, and its text as it is."""

    source: Source
    changes: tuple[TakenChange, ...]

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
    return TakenChanges(source, tuple(search.changes()))


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
        root = compose(source)
        self._texts = list(_scalars(root)) if root else []

    def changes(self) -> Iterator[TakenChange]:
        """A change for every value that somebody has edited; what comes from one place of the file comes once."""
        seen: set[object] = set()
        for paper in self._opened.pack.papers:
            for name in self._opened.record.names_of(paper.file.name):
                for change in self._changes_of(paper, name):
                    one = change.disagreement
                    key = change.edits or (one.about, one.who, one.expected, one.found)
                    if key not in seen:
                        seen.add(key)
                        yield change

    def _changes_of(self, paper: PackedPaper, name: str) -> Iterator[TakenChange]:
        """The changes of one file of a paper. What the visit has otherwise since it was made is nobody's edit."""
        file = self._opened.folder / name
        if not file.is_file():
            return
        content = file.read_bytes()
        before = self._opened.record.printed_in(name, paper, sha256(content))
        if before is None:
            return
        found = self._comparison.of_content(paper._replace(lines=before), name, content)
        differences = [one for one in found if one.about not in ("", ORDER)]
        lines = {line.place: line for line in printed_lines(content)} if differences else {}
        edited = _EditedPaper(paper, lines, _unlike(paper, lines))
        yield from (self._change(edited, one) for one in differences)

    def _change(self, edited: "_EditedPaper", one: Disagreement) -> TakenChange:
        if not one.expected or not one.found or one.place not in edited.lines:
            return TakenChange(one, why_not="增加和删去的，请自己改来访文件")
        fitting = [edits for edits in self._tries(one)[:_MOST_TRIES] if self._gives(edits, edited, one)]
        if one.about == _NAME and fitting:
            fitting = [max(fitting, key=len)]  # a name is changed wherever it stands, or nowhere
        if len(fitting) != 1:
            why = "来访文件里找不到这个值，多半在办公室的资料库里" if not fitting else self._several(fitting)
            return TakenChange(one, why_not=why)
        (edits,) = fitting
        first = edits[0]
        typed = self._source.text[first.start : first.end]
        place = self._places.mark(first.start, self._source.name) if self._is_file else None
        return TakenChange(one, place, typed, first.new, edits)

    def _several(self, tries: Sequence[tuple[TextEdit, ...]]) -> str:
        lines = sorted({self._places.line_of(edit.start) + 1 for edits in tries for edit in edits})
        return f"来访文件里有几处可能，第{'、'.join(map(str, lines))}行，请自己改"

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
            yield TextEdit(begin, begin + len(node.text), _as_yaml(new, mark, node.text))

    def _gives(self, edits: Sequence[TextEdit], edited: "_EditedPaper", one: Disagreement) -> bool:
        """Whether the edited line stands in the paper when the file is changed so, and other lines fit no worse.

        Lines may stand elsewhere than before: some papers are sorted by what was changed.
        """
        text = MendedText(self._source.text, edits).text
        try:
            visit = load_text(Source(self._source.name, text), self._opened.source.parent, self._opened.office)
            again = packed_again(visit, edited.paper, self._opened.pack.options)
        except DocgenError:
            return False
        if again is None or edited.lines[one.place].cells not in {line.cells for line in again.lines}:
            return False
        return _unlike(again, edited.lines) < edited.unlike_now


class _EditedPaper(NamedTuple):
    """A paper as docgen made it, its lines by their places as they were edited, and how many of those it lacks."""

    paper: PackedPaper
    lines: Mapping[str, PaperLine]
    unlike_now: int


def _unlike(paper: PackedPaper, lines: Mapping[str, PaperLine]) -> int:
    """How many of the edited lines a version of the paper does not have."""
    wanted = Counter(line.cells for line in lines.values())
    return (wanted - Counter(line.cells for line in paper.lines)).total()


def _as_yaml(text: str, mark: str, before: str) -> str:
    """A text as it is typed between these quotation marks, or with none where it needs none.

    What stood there without marks needs none for the characters that it had, a colon in a time.
    """
    if mark:
        return text.replace("'", "''") if mark == "'" else text.replace("\\", "\\\\").replace('"', '\\"')
    is_plain = _PLAIN.fullmatch(text) or set(_SPECIAL.findall(text)) <= set(_SPECIAL.findall(before))
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _scalars(node: Node) -> Iterator[ScalarNode]:
    """The values of a tree, its keys left out."""
    match node:
        case ScalarNode():
            yield node
        case MappingNode():
            for _, content in node.pairs:
                yield from _scalars(content)
        case SequenceNode():
            for item in node.items:
                yield from _scalars(item)


def retyped(typed: str, expected: str, found: str) -> Iterator[str]:
    """What a typed text may become when papers print ``found`` instead of ``expected``.

    >>> list(retyped("2026-07-06", "7月6日", "7月8日")), list(retyped("15:30-16:10", "15:30—16:10", "15:40—16:10"))
    (['2026-07-08'], ['15:40-16:10'])
    >>> list(retyped("12", "12人", "13人")), list(retyped("区委 书记", "书记", "副书记"))
    (['13'], ['区委 副书记'])
    """
    pattern = re.sub(_DASH, _DASH, re.escape(expected).replace(r"\-", "-"))
    for match in re.finditer(pattern, typed):
        dash = re.search(_DASH, match[0])
        new = re.sub(_DASH, dash[0], found) if dash else found
        yield typed[: match.start()] + new + typed[match.end() :]
    yield from _retyped_days(typed, expected, found)
    was, now = _COUNTED.fullmatch(expected), _COUNTED.fullmatch(found)
    if was and now and was[2] == now[2] and typed == was[1]:
        yield now[1]


def _retyped_days(typed: str, expected: str, found: str) -> Iterator[str]:
    was, now = _DAY.fullmatch(expected), _DAY.fullmatch(found)
    if not was or not now:
        return
    for day in _TYPED_DAY.finditer(typed):
        month_and_day = (day[3], day[4]) if day[1] else (day[5], day[6])
        if tuple(map(int, month_and_day)) == (int(was[2]), int(was[3])) and day[1]:
            new = f"{now[1] or day[1]}{day[2]}{int(now[2]):02d}{day[2]}{int(now[3]):02d}"
            yield typed[: day.start()] + new + typed[day.end() :]
