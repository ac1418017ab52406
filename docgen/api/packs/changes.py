"""What has changed between two packs: what is to be printed again and for whom, and what must leave the table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from docgen.api.packs.differences import ChangedText, changed_span, changed_texts
from docgen.api.packs.papers import PackedCard, PackedPaper, VisitPack
from docgen.api.packs.people import NameFinder, without_spaces
from docgen.api.packs.record import RecordedFile, sha256
from docgen.word.package.printed_lines import PaperLine, printed_lines

#: So many people are named whom a change concerns.
_MOST_PEOPLE = 6


class Reprint(NamedTuple):
    """A paper that is to be printed again.

    ``cards`` are the numbers of the cards that are new or changed, of a paper of cards; ``pages`` those that are to be
    printed, empty for the whole paper. ``people`` are the keys of those whom the change concerns.
    """

    file: str
    pages: tuple[int, ...] = ()
    cards: tuple[int, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """It in words, with the first people whom it concerns."""
        pages = f"第{'、'.join(map(str, self.pages))}页" if self.pages else "整份"
        cards = f"，第{'、'.join(map(str, self.cards))}张" if self.cards else ""
        people = self.people[:_MOST_PEOPLE]
        more = f"等{len(self.people)}人" if len(self.people) > _MOST_PEOPLE else ""
        return f"{self.file}：{pages}{cards}" + (f"（{'、'.join(people)}{more}）" if people else "")

    def as_json(self) -> dict[str, Any]:
        return {"file": self.file, "pages": list(self.pages), "cards": list(self.cards), "people": list(self.people)}


class Withdrawal(NamedTuple):
    """What must not be used any more: a whole paper, or one card of it and whose it is.

    ``note`` says of a whole paper where its file is now, if it still lay in the folder.
    """

    file: str
    card: int = 0
    holder: str = ""
    note: str = ""

    @property
    def sentence(self) -> str:
        """It in words."""
        whole = f"整份（{self.note}）" if self.note else "整份"
        return f"{self.file}：" + (f"第{self.card}张，{self.holder}" if self.card else whole)

    def as_json(self) -> dict[str, Any]:
        return {"file": self.file, "card": self.card, "holder": self.holder} if self.card else {"file": self.file}


def reprints(pack: VisitPack, recorded: Sequence[RecordedFile], old_contents: Mapping[str, bytes]) -> list[Reprint]:
    """The papers that are not as recorded, in order; ``old_contents`` are what the recorded files hold now."""
    by_name = {file.name: file for file in recorded}
    finder = NameFinder((*pack.visit.guests.people, *pack.visit.hosts, *pack.visit.staff))
    found = []
    for paper in pack.papers:
        for file in paper.paper.files:
            old = by_name.get(file.name)
            if old and old.sha256 == sha256(file.content):
                continue
            is_document = file.name == paper.file.name
            found.append(
                _reprint(paper, old, old_contents.get(file.name), finder) if is_document else Reprint(file.name)
            )
    return found


def _reprint(paper: PackedPaper, old: RecordedFile | None, content: bytes | None, finder: NameFinder) -> Reprint:
    name = paper.file.name
    if paper.cards:
        known = {card.fingerprint for card in old.cards} if old else set()
        new = [card for card in paper.cards if card.fingerprint not in known]
        return Reprint(name, _pages(new), tuple(card.number for card in new), tuple(card.holder for card in new))
    before = printed_lines(content) if content is not None else []
    return Reprint(name, people=tuple(dict.fromkeys(_concerned(before, paper.lines, finder))))


def _pages(cards: Sequence[PackedCard]) -> tuple[int, ...]:
    return tuple(sorted({card.page for card in cards}))


def _concerned(before: Sequence[PaperLine], after: Sequence[PaperLine], finder: NameFinder) -> Iterator[str]:
    """The keys of those whom the changes of a paper concern.

    In a line of one person it is he; in a line of several those whose own words have changed: a value stands behind
    its name, on a card below it.
    """
    for change in changed_texts(before, after):
        whole_line = list(dict.fromkeys(finder.keys_in(change.line.text)))
        if len(whole_line) == 1:
            yield from whole_line
            continue
        nearby = [key for text, span in _changed_parts(change) for key in _keys_near(text, span, finder)]
        yield from nearby or list(finder.keys_in(change.cell))[:1]


def _keys_near(text: str, span: tuple[int, int], finder: NameFinder) -> list[str]:
    """The keys of the names in a part of a text; where there is none, of the last one before it."""
    start, end = span
    found = [(at, key) for at, key in finder.places_in(text) if at <= end]
    return [key for at, key in found if at + len(key) > start] or [key for _, key in found[-1:]]


def _changed_parts(change: ChangedText) -> Iterator[tuple[str, tuple[int, int]]]:
    """The old and the new text of a change without spaces, each with where in it the change is."""
    old, new = without_spaces(change.old), without_spaces(change.new)
    start, old_end, new_end = changed_span(old, new)
    yield old, (start, old_end)
    yield new, (start, new_end)


def withdrawals(pack: VisitPack, recorded: Sequence[RecordedFile]) -> list[Withdrawal]:
    """The recorded papers that there are no more, and the cards that nobody has any more or that have changed."""
    papers = {paper.file.name: paper for paper in pack.papers}
    names = {file.name for file in pack.files}
    found = [Withdrawal(name) for old in recorded if old.name not in names for name in old.names]
    for old in recorded:
        if old.name in papers and old.cards:
            kept = {card.fingerprint for card in papers[old.name].cards}
            found += [
                Withdrawal(old.name, card.number, card.holder) for card in old.cards if card.fingerprint not in kept
            ]
    return found
