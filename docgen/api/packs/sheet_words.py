"""Pages, leaves and cards in words: what is taken out of the printer, and what is cut out of it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from docgen.api.packs.papers import PackedCard


def whole_leaves(pages: Sequence[int]) -> tuple[int, ...]:
    """The pages with those on the other sides of their leaves.

    >>> whole_leaves((2, 5))
    (1, 2, 5, 6)
    """
    return tuple(sorted({side for page in pages for side in (page - 1 + page % 2, page + page % 2)}))


def page_words(pages: Sequence[int], is_duplex: bool) -> str:
    """Pages in words; those of a paper that is printed on both sides leaf by leaf.

    >>> page_words((2, 4), False), page_words((1, 2), True), page_words((1, 2, 5), True)
    ('第2、4页', '第1–2页（同一张纸的正反面）', '第1–2、5页（相连的两页是同一张纸的正反面）')
    """
    if not is_duplex:
        return f"第{listed(pages)}页"
    leaves = [
        f"{page}–{page + 1}" if page + 1 in pages else str(page) for page in pages if page % 2 or page - 1 not in pages
    ]
    if len(leaves) == len(pages):
        return f"第{'、'.join(leaves)}页"
    return f"第{'、'.join(leaves)}页（{'同一张纸的正反面' if len(leaves) == 1 else '相连的两页是同一张纸的正反面'}）"


def card_lines(cards: Sequence[PackedCard], called: Mapping[str, str], counts: Mapping[str, int]) -> Iterator[str]:
    """The cards that are cut out, page by page and holder by holder.

    ``called`` are the names of holders by their keys, ``counts`` how many cards each has in all, where he has several.
    """
    wanted = {holder: sum(card.holder == holder for card in cards) for holder in counts}
    for page, of_page in groupby(sorted(cards, key=lambda card: (card.page, card.number)), lambda card: card.page):
        holders: dict[str, list[PackedCard]] = {}
        for card in of_page:
            holders.setdefault(card.holder, []).append(card)
        words = [
            f"第{listed([card.number for card in own])}张（{called.get(holder, holder)}"
            + (f"：{_which(own, wanted[holder] == counts[holder])}）" if own[0].name else "）")
            for holder, own in holders.items()
        ]
        yield f"第{page}页：{'，'.join(words)}"


def _which(cards: Sequence[PackedCard], are_all: bool) -> str:
    """What cards of one holder are; that they are all he has is said, too."""
    names = "、".join(card.name for card in cards)
    return f"{names}；他的卡全部要" if are_all else names


def listed(numbers: Sequence[int]) -> str:
    """Numbers in a row: 1、3、4."""
    return "、".join(map(str, numbers))
