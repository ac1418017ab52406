"""Rows that stay together: no row of a table stands alone at the foot or the head of a page."""

import pytest
from lxml import etree

from docgen.word.markup.namespaces import w
from docgen.word.markup.page_breaks import (
    drop_lines_before_new_pages,
    flatten_last_line,
    keep_end_with_signature,
    keep_rows_together,
)
from docgen.word.stock.tables import TableColumn, row, table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def rows_of_table(*texts: str) -> list[etree._Element]:
    """The rows of data of a table with one column, ten characters wide."""
    column = TableColumn("事项", 2400, "")
    xml = table([column], "".join(row([column._replace(content=text)]) for text in texts))
    root = etree.fromstring(f"<w:body {W}>{xml}</w:body>")
    keep_rows_together(root)
    return root.findall(f"{w('tbl')}/{w('tr')}")[1:]


def kept(*texts: str) -> list[bool]:
    return [row.find(f".//{w('keepNext')}") is not None for row in rows_of_table(*texts)]


@pytest.mark.parametrize(
    ("count", "together"),
    [
        (1, [False]),
        (2, [True, False]),
        (3, [True, True, False]),
        (4, [True, False, True, False]),
        (6, [True, False, False, False, True, False]),
    ],
)
def test_the_first_two_and_the_last_two_rows_stay_together(count: int, together: list[bool]) -> None:
    assert kept(*["考察"] * count) == together


def test_high_rows_do_not_stay_together() -> None:
    high = "考察高标准农田建设情况" * 10
    assert kept(high, high) == [False, False]


def test_only_a_row_of_many_lines_may_go_on_on_the_next_page() -> None:
    rows = rows_of_table("考察", "考察高标准农田建设情况" * 20, "返程")
    assert [row.find(f"{w('trPr')}/{w('cantSplit')}") is None for row in rows] == [False, True, False]


def test_a_table_of_another_style_is_left_alone() -> None:
    column = TableColumn("事项", 2400, "考察")
    xml = table([column], row([column]) * 2).replace("PaperTable", "TableGrid")
    root = etree.fromstring(f"<w:body {W}>{xml}</w:body>")
    before = etree.tostring(root)
    keep_rows_together(root)
    assert etree.tostring(root) == before


@pytest.mark.parametrize(("count", "free"), [(1, []), (4, []), (7, []), (8, [1, 2, 3, 4]), (15, list(range(1, 12)))])
def test_a_long_list_of_attachments_may_go_on_on_the_next_page_but_for_its_ends(count: int, free: list[int]) -> None:
    item = '<w:p><w:pPr><w:pStyle w:val="Attachments"/></w:pPr></w:p>'
    root = etree.fromstring(f"<w:body {W}>{item * count}</w:body>")
    keep_end_with_signature(root)
    kept = [paragraph.find(f"{w('pPr')}/{w('keepNext')}") for paragraph in root]
    assert [number for number, property in enumerate(kept) if property is not None] == free
    assert all(property.get(w("val")) == "0" for property in kept if property is not None)


def test_the_gap_behind_the_last_table_stays_with_the_signature_and_no_other_does() -> None:
    gap, blank, heading = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>' for style in ("Gap", "Blank", "Heading1")
    )
    root = etree.fromstring(f"<w:body {W}>{gap}{heading}{gap}{blank}</w:body>")
    keep_end_with_signature(root)
    assert [paragraph.find(f".//{w('keepNext')}") is not None for paragraph in root] == [False, False, True, False]


def test_the_last_row_of_a_table_goes_with_the_total_below_it() -> None:
    column = TableColumn("姓名", 2400, "周明远")
    gap, total, other = (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr></w:p>'
        for style, kept in (("Gap", ""), ("Body", "<w:keepNext/>"), ("Body", ""))
    )
    own_table = table([column], row([column]) * 3)
    root = etree.fromstring(f"<w:body {W}>{own_table}{gap}{other}{own_table}{gap}{total}{other}</w:body>")
    keep_end_with_signature(root)
    kept = [node.find(f".//{w('keepNext')}") is not None for node in (root[0][-1], *root[1:3], root[3][-1], *root[4:])]
    assert kept == [False, False, False, True, True, True, False]


@pytest.mark.parametrize(
    ("properties", "is_kept"), [("<w:pageBreakBefore/>", False), ("<w:sectPr/>", True)], ids=["page", "section"]
)
def test_no_low_line_behind_a_table_makes_an_empty_page(properties: str, is_kept: bool) -> None:
    column = TableColumn("姓名", 2400, "周明远")
    low = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>' for style in ("Gap", "SectionEnd"))
    page = f"<w:p><w:pPr>{properties}</w:pPr></w:p>"
    root = etree.fromstring(f"<w:body {W}>{table([column], row([column]))}{low}{page}{low}</w:body>")
    drop_lines_before_new_pages(root)
    assert [node.tag for node in root] == [w("tbl"), w("p"), w("p"), w("p")]
    assert (root[0][-1].find(f".//{w('keepNext')}") is not None) == is_kept


def test_the_low_line_behind_the_last_table_takes_no_space_and_the_others_keep_theirs() -> None:
    column = TableColumn("姓名", 2400, "周明远")
    gap = '<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>'
    own_table = table([column], row([column]))
    root = etree.fromstring(f"<w:body {W}>{own_table}{gap}{own_table}{gap}<w:sectPr/></w:body>")
    flatten_last_line(root)
    before = [node.find(f"{w('pPr')}/{w('spacing')}") for node in root if node.tag == w("p")]
    assert before[0] is None
    assert before[1] is not None
    assert before[1].get(w("before")) == "0"
