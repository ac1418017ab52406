"""What of a pack is printed: how, how many pages, for whom, and what is written on it by hand."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.api.packs.papers import PackedCard, PackedPaper, VisitPack
from docgen.api.packs.record import RecordedFile
from docgen.kinds import load_kind
from docgen.kinds._kind import PackPaper
from docgen.text.columns import align_rows

#: The list, in the folder of a pack.
PRINT_LIST_FILE = "打印清单.txt"
_HEADINGS = ("文书", "页数", "怎么印", "给谁", "印好以后手写")


def print_list(
    pack: VisitPack,
    changes: Sequence[str] = (),
    pages: Mapping[str, int] | None = None,
    others: Sequence[RecordedFile] = (),
) -> bytes:
    """The list as a text that any program opens.

    ``changes`` are lines on what has changed since an earlier pack: they come first. ``pages`` are the numbers of
    pages of papers that were made into PDFs, by their names; of cards the sheets are known without. ``others`` are
    papers that lie in the folder and were not asked for.
    """
    pages = pages or {}
    listed = sorted((*map(_listed, pack.papers), *_listed_files(others)), key=lambda paper: paper.described.number)
    rows = [_HEADINGS, *(row for paper in listed for row in _rows(paper, pack, pages))]
    lines = [f"打印清单：{pack.visit.title}", "", *([*changes, "", "全套："] if changes else []), *align_rows(rows)]
    lines += _without_cards(pack)
    if len(pages) < len(pack.papers):
        lines += ["", "页数要转成 PDF 才数得出来：docgen pack 加 --pdf 或 --bind"]
    # a program that guesses how a text is written is told by the first character
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


class _ListedPaper(NamedTuple):
    """What the list says of a paper: its name and kind, its pages if they are known, what is written on it by hand.

    ``enclosed`` are the names of files that are bound in it.
    """

    name: str
    described: PackPaper
    pages: int
    blanks: Sequence[str]
    enclosed: Sequence[str]


def _listed(paper: PackedPaper) -> _ListedPaper:
    enclosed = [one.file.name for one in paper.paper.enclosed]
    return _ListedPaper(paper.file.name, _described(paper), _last_page(paper.cards), paper.paper.blanks, enclosed)


def _listed_files(files: Sequence[RecordedFile]) -> Iterator[_ListedPaper]:
    """The same for papers of which the record of the pack tells."""
    for file in files:
        if not file.enclosed_in:
            enclosed = [one.name for one in files if one.enclosed_in == file.name]
            described = _described_in(file.kind, file.name)
            yield _ListedPaper(file.name, described, _last_page(file.cards), file.blanks, enclosed)


def _last_page(cards: Sequence[PackedCard]) -> int:
    return max((card.page for card in cards), default=0)


def _rows(paper: _ListedPaper, pack: VisitPack, pages: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    printed = paper.described
    count = pages.get(paper.name) or paper.pages
    readers = printed.readers
    if printed.for_each_guest and pack.visit.guests.size:
        readers += f"，每人一份，共{pack.visit.guests.size}份"
    by_hand = "、".join((*paper.blanks, *printed.by_hand))
    yield paper.name, _pages(count, printed.sides), printed.sides, readers, by_hand
    for enclosed in paper.enclosed:
        yield enclosed, "", printed.sides, f"附在“{paper.name}”里", ""


def _without_cards(pack: VisitPack) -> list[str]:
    """Who of the visit has no card, of each paper of cards, with the reasons."""
    lines = []
    for paper in pack.papers:
        by_reason: dict[str, list[str]] = {}
        for key, reason in paper.left_out.items() if paper.cards else ():
            by_reason.setdefault(reason, []).append(pack.visit.person(key).name)
        left_out = "；".join(f"{'、'.join(names)}（{reason}）" for reason, names in by_reason.items())
        if left_out:
            lines.append(f"{paper.file.name.removesuffix('.docx')}：共{len(paper.cards)}张，没有的人：{left_out}")
    return ["", *lines] if lines else []


def _pages(count: int, sides: str) -> str:
    """How many pages a paper has, and how many sheets that takes where it is printed on both sides."""
    sheets = f"（{-(-count // 2)}张纸）" if sides == "双面" and count > 1 else ""
    return f"{count}页{sheets}" if count else ""


def _described(paper: PackedPaper) -> PackPaper:
    """What the kind of a paper says of it."""
    return _described_in(paper.kind, paper.file.name)


def _described_in(kind: str, name: str) -> PackPaper:
    return next(one for one in load_kind(kind).pack if name.startswith(f"{one.number:02d} "))


def is_duplex(paper: PackedPaper) -> bool:
    """Whether a paper is printed on both sides."""
    return _described(paper).sides == "双面"
