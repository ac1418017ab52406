"""What of a pack is printed: how, how many pages, for whom, and what is written on it by hand."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from docgen.api.packs.described import described, described_in, readers_of
from docgen.api.packs.papers import PackedCard, PackedPaper, VisitPack, wanted_papers
from docgen.api.packs.record import RecordedFile
from docgen.api.packs.report import PackReport
from docgen.kinds._kind import PackPaper
from docgen.text.columns import align_rows

#: The list, in the folder of a pack.
PRINT_LIST_FILE = "打印清单.txt"
_HEADINGS = ("文书", "页数", "怎么印", "给谁", "印好以后手写")


def list_of(pack: VisitPack, report: PackReport, pages: Mapping[str, int] | None = None) -> bytes:
    """The list of a run that has written its papers."""
    return print_list(pack, report.list_lines, pages, report.unasked, dict(report.beside))


def print_list(
    pack: VisitPack,
    changes: Sequence[str] = (),
    pages: Mapping[str, int] | None = None,
    others: Sequence[RecordedFile] = (),
    beside: Mapping[str, str] = MappingProxyType({}),
) -> bytes:
    """The list as a text that any program opens.

    ``changes`` are lines on what has changed since an earlier pack: they come first. ``pages`` are the numbers of
    pages of papers that were made into PDFs, by their names; of cards the sheets are known without. ``others`` are
    papers that lie in the folder and were not asked for. ``beside`` are the names of the papers that are to be used in
    place of edited ones, by the names of these.
    """
    pages = pages or {}
    known = [*(_listed(paper, beside) for paper in pack.papers), *_listed_files(others)]
    listed = sorted(known, key=lambda paper: paper.described.number)
    rows = [_HEADINGS, *(row for paper in listed for row in _rows(paper, pack, pages))]
    lines = [f"打印清单：{pack.visit.title}", "", *([*changes, "", "全套："] if changes else []), *align_rows(rows)]
    lines += [*_numbers_left_free(pack), *_without_cards(pack)]
    if len(pages) < len(pack.papers):
        lines += ["", "页数要转成 PDF 才数得出来：docgen pack 加 --pdf 或 --bind"]
    # a program that guesses how a text is written is told by the first character
    return ("\n".join(lines) + "\n").encode("utf-8-sig")


class _ListedPaper(NamedTuple):
    """What the list says of a paper: its name and kind, its pages if they are known, what is written on it by hand.

    ``used`` is the name of the paper to be used, which may lie beside an edited one. ``enclosed`` are the names of
    files that are bound in it.
    """

    name: str
    used: str
    described: PackPaper
    pages: int
    blanks: Sequence[str]
    enclosed: Sequence[str]


def _listed(paper: PackedPaper, beside: Mapping[str, str]) -> _ListedPaper:
    name, *enclosed = (file.name for file in paper.paper.files)
    used = [beside.get(one, one) for one in enclosed]
    return _ListedPaper(
        name, beside.get(name, name), described(paper), _last_page(paper.cards), paper.paper.blanks, used
    )


def _listed_files(files: Sequence[RecordedFile]) -> Iterator[_ListedPaper]:
    """The same for papers of which the record of the pack tells."""
    for file in files:
        if not file.enclosed_in:
            enclosed = [one.names[-1] for one in files if one.enclosed_in == file.name]
            printed = described_in(file.kind, file.name)
            yield _ListedPaper(file.name, file.names[-1], printed, _last_page(file.cards), file.blanks, enclosed)


def _last_page(cards: Sequence[PackedCard]) -> int:
    return max((card.page for card in cards), default=0)


def _rows(paper: _ListedPaper, pack: VisitPack, pages: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    printed = paper.described
    count = pages.get(paper.name) or paper.pages
    by_hand = "、".join((*paper.blanks, *printed.by_hand))
    yield paper.used, _pages(count, printed.sides), printed.sides, readers_of(printed, pack), by_hand
    for enclosed in paper.enclosed:
        yield enclosed, "", printed.sides, f"附在“{paper.used}”里", ""


def _numbers_left_free(pack: VisitPack) -> list[str]:
    """Which numbers no paper has: each kind keeps its own, so that no file is renamed when another comes or goes."""
    if pack.options.only or pack.options.without:
        return []
    used = {described(paper).number for paper in pack.papers}
    free = [paper for _, paper in wanted_papers(pack.options) if paper.number not in used]
    named = "、".join(f"{paper.number:02d} {paper.title}" for paper in free if paper.number < max(used, default=0))
    return ["", f"空着的编号（每种文书的编号是固定的，这次没有做的空着）：{named}"] if named else []


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


def is_duplex(paper: PackedPaper) -> bool:
    """Whether a paper is printed on both sides."""
    return described(paper).sides == "双面"
