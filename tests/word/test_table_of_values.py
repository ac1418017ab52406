"""A table of values: its heading in the style of headings, else bold, and which rows stay on one page."""

import pytest
from lxml import etree

from docgen.model.draft import Table
from docgen.word.markup.namespaces import w
from docgen.word.markup.page import TEXT_WIDTH_TWIPS
from docgen.word.markup.table import table_of_values

NAMESPACE = w("x")[1:-2]
OURS, THEIRS = (
    '<w:pPr><w:pStyle w:val="TableText"/><w:jc w:val="left"/></w:pPr>',
    '<w:pPr><w:pStyle w:val="我的"/></w:pPr>',
)
ROWS = (("类别", "批次"), ("厅局级", "12"), ("客商", "3"))


def plain_run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def red_run(text: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:ascii="黑体"/><w:color w:val="FF0000"/></w:rPr><w:t>{text}</w:t></w:r>'


def table(properties: str = OURS, run=plain_run, rows=ROWS, note: str = "") -> etree._Element:  # type: ignore[no-untyped-def]
    written = table_of_values(Table(rows, "", note), properties, run)
    return etree.fromstring(written.replace("<w:tbl>", f'<w:tbl xmlns:w="{NAMESPACE}">', 1))


def bold_texts(root: etree._Element) -> list[str]:
    return ["".join(run.itertext()) for run in root.iter(w("r")) if run.find(f"{w('rPr')}/{w('b')}") is not None]


def test_a_heading_in_our_style_has_that_of_headings_and_no_bold_of_its_own() -> None:
    found = table(OURS)
    assert [one.get(w("val")) for one in found.iter(w("pStyle"))] == ["TableHead"] * 2 + ["TableText"] * 4
    assert bold_texts(found) == []


@pytest.mark.parametrize("run", [plain_run, red_run])
def test_a_heading_in_another_style_is_bold(run) -> None:  # type: ignore[no-untyped-def]
    found = table(THEIRS, run)
    assert [one.get(w("val")) for one in found.iter(w("pStyle"))] == ["我的"] * 6
    assert bold_texts(found) == ["类别", "批次"]


def test_a_table_is_as_wide_as_the_text_and_its_heading_repeats() -> None:
    found = table()
    assert sum(int(one.get(w("w"), "0")) for one in found.iter(w("gridCol"))) == TEXT_WIDTH_TWIPS
    rows = list(found.iter(w("tr")))
    assert [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)


@pytest.mark.parametrize(
    ("count", "note", "kept"),
    [
        (3, "", [0, 1]),
        (3, "按人次", [0, 1, 2]),
        (8, "", [0, 1, 2, 3, 4, 5, 6]),
        (9, "", [0, 1, 7]),
        (9, "按人次", [0, 1, 7, 8]),
    ],
)
def test_a_low_table_stays_together_and_of_a_high_one_its_ends(count: int, note: str, kept: list[int]) -> None:
    rows = tuple((f"第{number}行", "1") for number in range(count))
    found = table(rows=rows, note=note)
    assert [
        number for number, row in enumerate(found.iter(w("tr"))) if next(row.iter(w("keepNext")), None) is not None
    ] == kept
