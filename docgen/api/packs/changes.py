"""What has changed between two packs: what is to be printed again and for whom, and what must leave the table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen.api.packs.copies import copies_left, more_copies
from docgen.api.packs.described import described_in, readers_of
from docgen.api.packs.papers import PackedCard, VisitPack
from docgen.api.packs.record import PaperState
from docgen.api.packs.said_changes import ChangeReader
from docgen.api.packs.sheet_words import card_lines, listed, page_words, whole_leaves
from docgen.api.packs.standing import PageChanges, PaperStanding

#: So many people are named whom a change concerns, so many numbers of cards, and other things that have changed.
_MOST_PEOPLE = 6
_MOST_CARDS = 12
_MOST_THINGS = 3
#: The printed list names more of them, but no crowd; the holders of cards it names all.
_MOST_PEOPLE_IN_LIST, _MOST_THINGS_IN_LIST = 16, 10
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Reprint(NamedTuple):
    """A paper that is to be printed again.

    ``cards`` are the numbers of the cards that are new or changed, of a paper of cards; ``pages`` those that are to be
    printed, with ``is_duplex`` whole leaves; empty for the whole paper. ``people`` are the keys of those whose own data
    have changed, ``things`` what else has; ``readers`` are for whom the paper is; a card is for whom it names.
    ``details`` say which cards those are where that takes several lines. ``names`` are those of people who have a key
    besides. ``was_listed`` says that all of it stood on an earlier list, ``afterwards`` that it is printed when the
    visit is over. ``copies`` are how many more are needed of the whole paper, for the ``holders`` if they are known:
    besides the ``pages`` of those that are there, or as they are.
    """

    file: str
    pages: tuple[int, ...] = ()
    cards: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    readers: str = ""
    was_listed: bool = False
    things: tuple[str, ...] = ()
    is_duplex: bool = False
    details: tuple[str, ...] = ()
    names: Mapping[str, str] = _NO_NAMES
    afterwards: bool = False
    copies: int = 0
    holders: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """It in words, with the first people whom it concerns."""
        pointer = "；哪几张，打印清单里逐页列着" if self.details else ""
        return self._sentence(_MOST_PEOPLE, _MOST_THINGS, pointer)

    @property
    def lines(self) -> tuple[str, ...]:
        """It in words and in full: below it, which cards are cut out of which page."""
        if self.details:
            return (self._sentence(_MOST_PEOPLE, _MOST_THINGS, "："), *(f"  {line}" for line in self.details))
        most_people = len(self.people) if self.cards else _MOST_PEOPLE_IN_LIST
        return (self._sentence(most_people, _MOST_THINGS_IN_LIST, ""),)

    def _sentence(self, most_people: int, most_things: int, pointer: str) -> str:
        pages = page_words(self.pages, self.is_duplex) if self.pages else "整份"
        if self.copies:
            more = f"再印{self.copies}份{self._for_holders}"
            pages = f"{pages}；另外整份{more}" if self.pages else more
        if self.cards:
            many = self.details or len(self.cards) > _MOST_CARDS
            pages += f"，共{len(self.cards)}张" if many else f"，第{listed(self.cards)}张"
        people = _first_people([self.names.get(key, key) for key in self.people], most_people)
        if not self.cards:
            more = "等" if len(self.things) > most_things else ""
            changed = "、".join(filter(None, (people, *self.things[:most_things])))
            people = f"改了：{changed}{more}" if changed else ""
        remarks = "；".join(filter(None, (self.readers, people)))
        return f"{self.file}：{pages}" + (f"（{remarks}）" if remarks else "") + pointer

    @property
    def _for_holders(self) -> str:
        people = _first_people([self.names.get(key, key) for key in self.holders])
        return f"给{people}" if people else ""

    def as_json(self) -> dict[str, Any]:
        shape = {"file": self.file, "pages": list(self.pages), "cards": list(self.cards), "people": list(self.people)}
        return shape | ({"copies": self.copies} if self.copies else {})


def _first_people(people: Sequence[str], most: int = _MOST_PEOPLE) -> str:
    more = f"等{len(people)}人" if len(people) > most else ""
    return "、".join(people[:most]) + more


class Withdrawal(NamedTuple):
    """What must not be used any more: a whole paper, pages that it has no more, or one card of it and whose it is.

    ``note`` says of a whole paper where its file is now, if it still lay in the folder. ``name`` is what a card is of
    which everybody has several; of such cards ``is_last`` says that the holder has none any more. Where pages
    ``are_sheets`` of such cards, those on them that are not withdrawn stay in use; with ``is_duplex`` they are sides of
    leaves. ``was_listed`` says that it stood on an earlier list. ``called`` is the name of a holder who has a key
    besides. ``copies`` are how many are left over of a paper of which everybody has one, and of whom if that is known.
    """

    file: str
    card: int = 0
    holder: str = ""
    note: str = ""
    name: str = ""
    is_last: bool = False
    pages: tuple[int, ...] = ()
    are_sheets: bool = False
    was_listed: bool = False
    is_duplex: bool = False
    called: str = ""
    copies: int = 0

    @property
    def sentence(self) -> str:
        """It in words."""
        if self.pages:
            return f"{self.file}：{self._page_words}"
        if self.copies:
            return f"{self.file}：多出{self.copies}份" + (f"（{self.holder}）" if self.holder else "")
        whole = f"整份（{self.note}）" if self.note else "整份"
        return f"{self.file}：" + (f"第{self.card}张，{self.called or self.holder}" if self.card else whole)

    @property
    def _page_words(self) -> str:
        first = self.pages[0]
        if self.is_duplex and first % 2 == 0:
            # its front is printed anew; what is taken away is the leaf
            leaves = page_words((first - 1, *self.pages), is_duplex=True)
            return f"{leaves}，现在没有第{listed(self.pages)}页了"
        in_use = "；上面没列的卡照用" if self.are_sheets else ""
        return f"{page_words(self.pages, self.is_duplex)}，现在没有了{in_use}"

    def as_json(self) -> dict[str, Any]:
        if self.pages:
            return {"file": self.file, "pages": list(self.pages)}
        if self.copies:
            return {"file": self.file, "copies": self.copies}
        return {"file": self.file, "card": self.card, "holder": self.holder} if self.card else {"file": self.file}


def withdrawal_sentences(withdrawn: Sequence[Withdrawal], most_people: int = _MOST_PEOPLE) -> list[str]:
    """All of them in words, each once; the cards of which everybody has several are put together by their holders.

    Of the holders of the same cards so many are named.
    """
    sentences: list[str] = []
    for file in dict.fromkeys(one.file for one in withdrawn):
        of_file = [one for one in withdrawn if one.file == file]
        sentences += _sentences_of_holders([one for one in of_file if one.name], most_people)
        cards = [one for one in of_file if one.card and not one.name and not one.pages]
        sentences += [_sentence_of_cards(cards, most_people)] if len(cards) > 1 else []
        put_together = cards if len(cards) > 1 else []
        sentences += [one.sentence for one in of_file if not one.name and one not in put_together]
    return list(dict.fromkeys(sentences))


def _sentence_of_cards(cards: Sequence[Withdrawal], most_people: int) -> str:
    """Several cards of a paper in one sentence, their numbers in spans: 第57—59、61张，周明远、沈静等4人."""
    spans: list[list[int]] = []
    for number in sorted({one.card for one in cards}):
        if spans and number <= spans[-1][-1] + 1:
            spans[-1][1:] = [number]
        else:
            spans.append([number])
    numbers = "、".join("—".join(map(str, span)) for span in spans)
    holders = list(dict.fromkeys(one.called or one.holder for one in cards))
    return f"{cards[0].file}：第{numbers}张，{_first_people(holders, most_people)}"


def _sentences_of_holders(withdrawn: Sequence[Withdrawal], most_people: int) -> Iterator[str]:
    """A sentence for all holders who give back the same cards of a paper."""
    of_holders: dict[str, list[Withdrawal]] = {}
    for one in withdrawn:
        of_holders.setdefault(one.holder, []).append(one)
    holders_of: dict[str, list[str]] = {}
    for holder, cards in of_holders.items():
        names = "、".join(dict.fromkeys(f"“{one.name}”" for one in cards))
        holders_of.setdefault("的卡全部撤下" if cards[0].is_last else f"的{names}", []).append(holder)
    for cards_of_them, holders in holders_of.items():
        yield f"{withdrawn[0].file}：{_first_people(holders, most_people)}{cards_of_them}"


def reprints(papers: Sequence[PaperStanding], pack: VisitPack) -> list[Reprint]:
    """What is to be printed whatever of the earlier states of the papers lies on the table, in order."""
    due = [paper for paper in papers if paper.unlike and paper.now.sha256]
    if not due:
        return []
    reader, names = ChangeReader(pack.visit), called(pack)
    found = []
    for paper in due:
        again = _reprint(paper, pack, reader, names) if paper.differing else None
        again = _with_more_copies(again, paper, pack)
        if again:
            found.append(again._replace(was_listed=paper.was_listed, names=names))
    return found


def called(pack: VisitPack) -> Mapping[str, str]:
    """What people are called who have a key besides their names, by that; namesakes keep it."""
    people = pack.visit.people.items()
    count = Counter(person.name for _, person in people)
    return {key: f"{one.name}（{key}）" if count[one.name] > 1 else one.name for key, one in people if key != one.name}


def _reprint(paper: PaperStanding, pack: VisitPack, reader: ChangeReader, names: Mapping[str, str]) -> Reprint | None:
    """What of a paper is to be printed; None where nothing is, because it only has fewer pages or cards."""
    printed = described_in(paper.kind, paper.name)
    if printed.afterwards:
        return Reprint(paper.name, readers=readers_of(printed, pack), afterwards=True)
    if paper.is_part:
        return Reprint(paper.name)
    if paper.cards_of(paper.now):
        return _reprinted_cards(paper, names)
    is_duplex = printed.sides == "双面"
    pages = _changed_pages(paper, is_duplex)
    if pages is None:
        return None
    said = [reader.said(old.lines, paper.now.lines) for old in paper.differing if old.lines]
    people, things = ([word for one in said for word in one[place]] for place in (0, 1))
    return Reprint(
        paper.name,
        pages,
        people=tuple(dict.fromkeys(people)),
        things=tuple(dict.fromkeys(things)),
        readers=readers_of(printed, pack),
        is_duplex=is_duplex,
    )


def _with_more_copies(again: Reprint | None, paper: PaperStanding, pack: VisitPack) -> Reprint | None:
    """What is to be printed of a paper, with the copies that are missing; the whole of it is printed for everybody."""
    more = more_copies(paper)
    if not more.number or (again and not again.pages):
        return again
    described = described_in(paper.kind, paper.name)
    alone = Reprint(paper.name, readers=readers_of(described, pack), is_duplex=described.sides == "双面")
    return (again or alone)._replace(copies=more.number, holders=more.holders)


def _left_over(paper: PaperStanding) -> list[Withdrawal]:
    """The copies of a paper that nobody gets any more."""
    left = copies_left(paper)
    holders = _first_people(list(left.holders))
    return (
        [Withdrawal(paper.name, holder=holders, copies=left.number, was_listed=paper.was_listed)] if left.number else []
    )


def _changed_pages(paper: PaperStanding, is_duplex: bool) -> tuple[int, ...] | None:
    """The pages to be printed, none for the whole paper; None where there are only too many.

    Of a paper that is printed on both sides they are those of whole leaves.
    """
    count = len(paper.now.pages)
    if not all(old.pages and count for old in paper.differing):
        return ()
    versions = [PageChanges(old.pages, paper.now.pages) for old in paper.differing]
    changed = {page for both in versions for page in both.changed}
    gone = {page for both in versions for page in both.gone}
    if is_duplex:
        changed = {page for page in whole_leaves((*changed, *gone)) if page <= count}
    if not changed and gone:
        return None
    return tuple(sorted(changed)) if len(changed) < count else ()


def _reprinted_cards(paper: PaperStanding, names: Mapping[str, str]) -> Reprint | None:
    """The cards that may be missing. Where they are all as they were, it is the paper around them that has changed."""
    cards = paper.cards_of(paper.now)
    earlier = [paper.cards_of(old) for old in paper.before]
    new = [card for number, card in enumerate(cards) if any(number in _places_of_new(cards, old) for old in earlier)]
    if new:
        pages = tuple(sorted({card.page for card in new}))
        people = tuple(dict.fromkeys(card.holder for card in new))
        has_lines = len(pages) > 1 or len(new) > _MOST_CARDS or (len(people) > 1 and new[0].name != "")
        counts = Counter(card.holder for card in cards)
        details = tuple(card_lines(new, names, counts)) if has_lines else ()
        return Reprint(paper.name, pages, tuple(card.number for card in new), people, details=details)
    if any(list(paper.cards_of(old)) == list(cards) for old in paper.differing):
        return Reprint(paper.name)
    return None


def _places_of_new(cards: Sequence[PackedCard], others: Sequence[PackedCard]) -> set[int]:
    """Where those cards stand that the others do not hold; of some that are the same, those that are too many."""
    left = Counter(card.fingerprint for card in others)
    places = set()
    for place, card in enumerate(cards):
        if left[card.fingerprint]:
            left[card.fingerprint] -= 1
        else:
            places.add(place)
    return places


def withdrawals(papers: Sequence[PaperStanding], names: Mapping[str, str] = _NO_NAMES) -> list[Withdrawal]:
    """What may lie on the table and is not valid any more: papers, pages, and cards that nobody has now or in time.

    ``names`` are those of people who have a key besides. What is printed when the visit is over lies nowhere yet.
    """
    found: list[Withdrawal] = []
    for paper in papers:
        printed = described_in(paper.kind, paper.name)
        found += _left_over(paper)
        if not paper.now.sha256:
            if any(old.sha256 for old in paper.before):
                found.append(Withdrawal(paper.name, was_listed=paper.was_listed))
        elif any(map(paper.cards_of, paper.differing)):
            found += [one._replace(called=names.get(one.holder, "")) for one in _withdrawn_cards(paper)]
        elif printed.afterwards:
            continue
        elif gone := sorted({page for old in paper.differing for page in _pages_gone(old, paper.now)}):
            is_duplex = printed.sides == "双面"
            found.append(Withdrawal(paper.name, pages=tuple(gone), was_listed=paper.was_listed, is_duplex=is_duplex))
    return found


def _pages_gone(old: PaperState, now: PaperState) -> tuple[int, ...]:
    return PageChanges(old.pages, now.pages).gone if now.pages else ()


def _withdrawn_cards(paper: PaperStanding) -> Iterator[Withdrawal]:
    """The cards of a paper that are not valid any more, and the sheets of cards that it lacks now."""
    now = paper.cards_of(paper.now)
    holders, sheets = {card.holder for card in now}, {card.page for card in now}
    last = {card.fingerprint for card in paper.cards_of(paper.before[-1])}
    named: set[tuple[str, int]] = set()
    for old in reversed(paper.differing):
        cards = paper.cards_of(old)
        copies: Counter[str] = Counter()
        for place in sorted(_places_of_new(cards, now)):
            card = cards[place]
            copies[card.fingerprint] += 1
            if (card.fingerprint, copies[card.fingerprint]) not in named:
                named.add((card.fingerprint, copies[card.fingerprint]))
                yield Withdrawal(
                    paper.name,
                    card.number,
                    card.holder,
                    name=card.name,
                    is_last=card.name != "" and card.holder not in holders,
                    was_listed=paper.was_listed or card.fingerprint not in last,
                )
        if len({card.page for card in cards}) < len(cards):
            gone = tuple(sorted({card.page for card in cards} - sheets))
            sheets.update(gone)
            if gone:
                yield Withdrawal(paper.name, pages=gone, are_sheets=True, was_listed=paper.was_listed)
