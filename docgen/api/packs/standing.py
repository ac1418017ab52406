"""What of each paper may lie on the table: what it was since the last list that somebody called printed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from docgen.api.packs.cut_cards import cut_cards
from docgen.api.packs.described import copies_of, described_in
from docgen.api.packs.papers import PackedCard, VisitPack
from docgen.api.packs.record import (
    PackRecord,
    PaperState,
    RecordedFile,
    copies_json,
    earlier_states,
    entries_in,
    sha256,
    with_entries,
)
from docgen.word.package.printed_lines import printed_lines

#: There was no such paper.
ABSENT = PaperState()


class PageChanges(NamedTuple):
    """The fingerprints of the pages of two versions of a paper."""

    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def changed(self) -> tuple[int, ...]:
        """The pages of the new version that are not as in the old one, from 1."""
        old = self.old
        return tuple(number for number, page in enumerate(self.new, 1) if number > len(old) or old[number - 1] != page)

    @property
    def gone(self) -> tuple[int, ...]:
        """The pages that only the old version has."""
        return tuple(range(len(self.new) + 1, len(self.old) + 1))


class PaperStanding(NamedTuple):
    """A paper as it is ``now``, and every state ``before`` in which it may have been printed; the last comes last.

    ``is_part`` says that it is bound in another paper; ``beside`` is where one that is gone lay beside an edited one.
    """

    name: str
    kind: str
    now: PaperState
    before: tuple[PaperState, ...]
    is_part: bool = False
    beside: str = ""

    @property
    def differing(self) -> tuple[PaperState, ...]:
        """The states in which it was not as it is now, each once."""
        found = {state.sha256: state for state in self.before if state.sha256 != self.now.sha256}
        return tuple(found.values())

    @property
    def unlike(self) -> tuple[PaperState, ...]:
        """The same, and the states in which there were more copies of it, or fewer."""
        found = {(state.sha256, state.copies): state for state in self.before if not self.is_now(state)}
        return tuple(found.values())

    def is_now(self, state: PaperState) -> bool:
        """Whether it was so in a state: the same, for as many people as far as that is known."""
        counts = {state.copies, self.now.copies} - {0}
        return state.sha256 == self.now.sha256 and len(counts) < 2

    @property
    def was_listed(self) -> bool:
        """Whether all that is to be done about it stood on an earlier list."""
        return bool(self.before) and self.is_now(self.before[-1])

    def cards_of(self, state: PaperState) -> Sequence[PackedCard]:
        """The cards in one of its states, also of a paper that is cut up into them."""
        return cut_cards(state.lines) if described_in(self.kind, self.name).is_cut_up else state.cards


def standings(
    pack: VisitPack,
    earlier: PackRecord | None,
    unasked: Sequence[RecordedFile],
    contents: Mapping[str, bytes] = MappingProxyType({}),
    pages: Mapping[str, PageChanges] = MappingProxyType({}),
) -> list[PaperStanding]:
    """The standing of all papers of a pack and of the folder in which it was made, in the order of their names.

    ``contents`` are what docgen printed before, ``pages`` the pages of papers that are other now, by their names.
    """
    recorded = {file.name: file for file in (*earlier.files, *earlier.gone)} if earlier else {}
    found = []
    for now in (*_made(pack, recorded, pages), *map(_unasked, unasked), *_gone(pack, recorded.values(), unasked)):
        old = recorded.get(now.name)
        before = _before(old, contents.get(now.name), pages.get(now.name)) if old else (ABSENT,) if earlier else ()
        found.append(now._replace(before=before))
    return sorted(found, key=lambda one: one.name)


def with_earlier(record: bytes, papers: Sequence[PaperStanding]) -> bytes:
    """The record of a run with what nobody has called printed yet: earlier states of papers, and papers that are gone.

    A paper that is enclosed in another has its own entry there.
    """
    shape = entries_in(record)
    earlier = {paper.name: earlier_states(paper.unlike) for paper in papers if paper.unlike}
    copies = {paper.name: copies_json(paper.now) for paper in papers if paper.now.copies}
    entries = [entry for paper in shape["papers"] for entry in (paper, *paper.get("enclosed", ()))]
    for entry in entries:
        entry.pop("earlier", None)
        entry.update(copies.get(entry["file"], {}))
        if entry["file"] in earlier:
            entry["earlier"] = earlier[entry["file"]]
    gone = [
        {"kind": paper.kind, "file": paper.name, "sha256": "", "beside": paper.beside, "earlier": earlier[paper.name]}
        for paper in papers
        if not paper.now.sha256 and paper.name in earlier
    ]
    return with_entries(record, {"papers": shape["papers"]} | ({"gone": gone} if gone else {}))


def _made(
    pack: VisitPack, recorded: Mapping[str, RecordedFile], pages: Mapping[str, PageChanges]
) -> Iterator[PaperStanding]:
    for paper in pack.papers:
        for file in paper.paper.files:
            is_part, digest = file.name != paper.file.name, sha256(file.content)
            old = recorded.get(file.name)
            known = old.state.pages if old and old.state.sha256 == digest else ()
            of_paper = pages[file.name].new if file.name in pages else known
            copies = () if is_part else copies_of(described_in(paper.kind, file.name), pack)
            now = PaperState(digest) if is_part else PaperState(digest, paper.cards, paper.lines, of_paper, *copies)
            yield PaperStanding(file.name, paper.kind, now, (), is_part)


def _unasked(file: RecordedFile) -> PaperStanding:
    return PaperStanding(file.name, file.kind, file.state, (), bool(file.enclosed_in))


def _gone(
    pack: VisitPack, recorded: Iterable[RecordedFile], unasked: Sequence[RecordedFile]
) -> Iterator[PaperStanding]:
    """The papers that there are no more."""
    there = {file.name for file in pack.files} | {file.name for file in unasked}
    for file in recorded:
        if file.name not in there:
            yield PaperStanding(file.name, file.kind, ABSENT, (), bool(file.enclosed_in), file.beside)


def _before(recorded: RecordedFile, content: bytes | None, pages: PageChanges | None) -> tuple[PaperState, ...]:
    """The states of a recorded paper; a record of an earlier version does not know its lines, but the file may."""
    last = recorded.state
    if pages:
        last = last._replace(pages=pages.old)
    if content is not None and not last.lines and not recorded.enclosed_in:
        last = last._replace(lines=tuple(printed_lines(content)))
    return (*recorded.earlier, last)
