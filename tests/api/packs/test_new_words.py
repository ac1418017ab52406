"""Words that somebody writes into a finished paper where nothing stood: each is a difference, named at its place."""

import io
import zipfile
from collections.abc import Callable, Iterator

import pytest
from lxml import etree

import docgen
from docgen.api.packs.agreement import PaperComparison
from docgen.api.packs.disagreements import Disagreement, sentences_of
from docgen.api.packs.joined_texts import remedy_of_joined
from docgen.api.packs.papers import PackedPaper, VisitPack
from docgen.readers.visit_file.nodes import Source, compose, scalars
from tests.conftest import OFFICE

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTE = "请与主任再核"
#: What puts a paragraph into a part of a document; False where it has no such place.
Place = Callable[[etree._Element, etree._Element], bool]


@pytest.fixture(scope="module")
def made() -> VisitPack:
    """The pack of the example visit, not written."""
    return docgen.pack(docgen.load_seated(OFFICE / "来访" / "2026-041.yaml"), docgen.PackOptions(draft=True))


def in_empty_cell(root: etree._Element, note: etree._Element) -> bool:
    empty = [cell for cell in root.iter(f"{_W}tc") if not "".join(cell.itertext()).strip()]
    for cell in empty[-1:]:
        next(cell.iter(f"{_W}p")).extend(note)
    return bool(empty)


def below_in_cell(root: etree._Element, note: etree._Element) -> bool:
    filled = [cell for cell in root.iter(f"{_W}tc") if "".join(cell.itertext()).strip()]
    for cell in filled[-1:]:
        cell.append(note)
    return bool(filled)


def between_paragraphs(root: etree._Element, note: etree._Element) -> bool:
    root[0][0].addprevious(note)
    return True


def in_header(root: etree._Element, note: etree._Element) -> bool:
    root.append(note)
    return True


def edited_papers(paper: PackedPaper) -> Iterator[tuple[Place, bytes]]:
    """The paper with the note written into every kind of place that it has."""
    with zipfile.ZipFile(io.BytesIO(paper.file.content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edges = [(in_header, name) for name in parts if name.startswith(("word/header", "word/footer"))]
    body: list[tuple[Place, str]] = [
        (place, "word/document.xml") for place in (in_empty_cell, below_in_cell, between_paragraphs)
    ]
    for place, name in (*body, *edges[:1]):
        note = etree.fromstring(f'<w:p xmlns:w="{_W[1:-1]}"><w:r><w:t>{NOTE}</w:t></w:r></w:p>'.encode())
        root = etree.fromstring(parts[name])
        if place(root, note):
            buffer = io.BytesIO()
            with zipfile.ZipFile(buffer, "w") as archive:
                for other, part in parts.items():
                    archive.writestr(other, etree.tostring(root) if other == name else part)
            yield place, buffer.getvalue()


def test_words_where_nothing_stood_are_a_difference_at_their_place(made: VisitPack) -> None:
    comparison, seen, missed = PaperComparison(made.visit), set(), []
    for paper in made.papers:
        for place, content in edited_papers(paper):
            seen.add(place)
            found = [one for one in comparison.of_content(paper, paper.file.name, content) if one.about]
            if [NOTE in one.found for one in found] != [True]:
                missed.append((paper.file.name, place.__name__, found))
    assert (missed, seen) == ([], {in_empty_cell, below_in_cell, between_paragraphs, in_header})


def test_the_sentence_says_what_was_written_and_where(made: VisitPack) -> None:
    comparison, paper = PaperComparison(made.visit), made.papers[0]
    content = next(content for place, content in edited_papers(paper) if place is between_paragraphs)
    (said,) = sentences_of(list(comparison.of_content(paper, paper.file.name, content)))
    assert said.endswith(f"第1段：多了文字“{NOTE}”，来访文件里没有")


@pytest.mark.parametrize(
    ("people", "right"),
    [
        (["{姓名: 韩喆, 单位: 民政局, 职务: 局长}"], "a.yaml第2行的两项之间"),
        (["{姓名: 李娜, 单位: 民政局, 职务: 局长}", "{姓名: 韩喆, 单位: 民政局, 职务: 局长}"], "a.yaml第3行的两项之间"),
        (["{姓名: 韩喆, 单位: 民政局}", "{姓名: 李娜, 职务: 处长}"], ""),
    ],
)
def test_words_between_unit_and_post_are_left_to_the_user_with_both_ways_to_write_them(
    people: list[str], right: str
) -> None:
    source = Source("a.yaml", "来宾:\n" + "".join(f"  - {person}\n" for person in people))
    root = compose(source)
    assert root is not None
    one = Disagreement("名单.docx", "表1第2行", "单位及职务", "韩喆", "民政局局长", "民政局（老龄办）局长")
    remedy = remedy_of_joined(one, list(scalars(root)), "a.yaml")
    assert right in remedy
    assert bool(remedy) == ("“民政局”改成“民政局（老龄办）”，或“局长”改成“（老龄办）局长”" in remedy)
