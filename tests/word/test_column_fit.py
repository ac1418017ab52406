"""Tables that ask for it get columns by their content; others stay as they are."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from docgen.text.column_widths import share_out
from docgen.text.line_breaks import line_width
from docgen.word import fill
from docgen.word.markup.column_fit import fit_tables
from docgen.word.markup.namespaces import w
from docgen.word.stock.document import document
from docgen.word.stock.tables import FITTED, FITTED_ALIKE, TableColumn, row, rows_of, table

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def body(*tables: str) -> etree._Element:
    return etree.fromstring(f"<w:body {W}>{'<w:p/>'.join(tables)}</w:body>")


def of(rows: Sequence[Sequence[str]], properties: str = FITTED, banner: str = "") -> str:
    """A table whose first row are headings; every column as wide as the others."""
    headings, *others = rows
    width = 8844 // len(headings)
    columns = [TableColumn(heading, width, "") for heading in headings]
    lines = (row([TableColumn("", width, text) for text in texts]) for texts in others)
    xml = table(columns, "".join(lines), properties=properties)
    over_all = f'<w:tcPr><w:tcW w:w="8844" w:type="dxa"/><w:gridSpan w:val="{len(headings)}"/></w:tcPr>'
    above = f"<w:tr><w:tc>{over_all}<w:p><w:r><w:t>{banner}</w:t></w:r></w:p></w:tc></w:tr>" if banner else ""
    return xml.replace("</w:tblGrid>", f"</w:tblGrid>{above}")


def widths(root: etree._Element, number: int = 0) -> list[int]:
    grid = root.findall(w("tbl"))[number].find(w("tblGrid"))
    assert grid is not None
    return [int(column.get(w("w"), "")) for column in grid]


def texts(root: etree._Element, number: int = 0) -> list[list[str]]:
    return [
        [
            "".join("⏎" if node.tag == w("br") else node.text or "" for node in cell.iter(w("t"), w("br")))
            for cell in cells
        ]
        for cells in (line.findall(w("tc")) for line in root.findall(w("tbl"))[number].findall(w("tr")))
    ]


GUESTS = (
    ("序号", "姓名", "单位及职务", "电话", "备注"),
    ("1", "周明远", "中共云州市委副书记", "13900000001", ""),
    ("2", "尉迟清河", "中共云州市委农村工作领导小组办公室副主任", "", ""),
    ("3", "韩喆", "云州市文化和旅游局局长", "13900000003", ""),
)


def test_a_column_that_is_empty_in_every_row_is_left_out_and_the_table_stays_as_wide() -> None:
    root = body(of(GUESTS))
    fit_tables(root)
    assert texts(root)[0] == ["序号", "姓名", "单位及职务", "电话"]
    assert sum(widths(root)) == 5 * (8844 // 5)


def test_long_texts_get_wide_columns_and_short_ones_narrow_columns() -> None:
    root = body(of(GUESTS))
    fit_tables(root)
    number, name, post, phone = widths(root)
    assert number < name < phone < post


def test_the_widest_column_is_the_one_that_is_full_not_the_one_with_a_rare_long_text() -> None:
    posts = ("云州市供销合作社联合社业务科科长", "云州市文化和旅游局产业发展科科长", "云州市农业农村局副局长")
    rows = [(str(number), "周明远", "汉族", posts[number % 3], "") for number in range(1, 60)]
    rare = ("60", "玛格丽特·奥康奈尔-史密斯\nMargaret O’Connell-Smith", "维吾尔族", "维兰堡商会秘书", "海鲜过敏")
    columns = [list(column) for column in zip(("序号", "姓名", "民族", "单位及职务", "备注"), *rows, rare, strict=True)]
    names = ["周明远", "玛格丽特", "奥康奈尔-史密斯"]
    _, name, people, post, note = share_out([[cell.split("\n") for cell in column] for column in columns], 32, names)
    assert post > 16
    assert line_width("O’Connell-") <= name < line_width("O’Connell-Smith")
    assert people >= line_width("维吾尔族") and note < line_width("海鲜过敏")


def test_nothing_that_is_one_is_torn() -> None:
    root = body(of(GUESTS))
    fit_tables(root, ["尉迟清河"])
    cells = [cell for line in texts(root) for cell in line]
    assert all(whole in cells for whole in ("尉迟清河", "13900000001", "周明远"))
    assert "云州市文化和旅游局局长" in {cell.replace("⏎", "") for cell in cells}
    assert not any("局⏎长" in cell.replace("局⏎局长", "") for cell in cells)


def test_every_line_fits_its_column() -> None:
    root = body(of(GUESTS))
    fit_tables(root)
    for cells in texts(root):
        for cell, width in zip(cells, widths(root), strict=True):
            assert all(line_width(line) <= (width - 114) / 240 + 0.01 for line in cell.split("⏎"))


def test_tables_with_the_same_headings_are_fitted_alike() -> None:
    first = (("时间", "内容"), ("09:00", "考察高标准农田建设和村集体经济发展情况"))
    second = (("时间", "内容"), ("15:30—16:10", "返程"))
    root = body(of(first, FITTED_ALIKE, "7月5日"), of(second, FITTED_ALIKE, "7月6日"))
    fit_tables(root)
    assert widths(root, 0) == widths(root, 1)
    assert texts(root, 1)[0] == ["7月6日"]


def test_a_table_that_does_not_ask_stays_as_it_is() -> None:
    root = body(of(GUESTS, properties=""))
    before = etree.tostring(root)
    fit_tables(root)
    assert etree.tostring(root) == before


def test_a_table_without_a_row_of_data_stays_as_it_is() -> None:
    root = body(of(GUESTS[:1]))
    fit_tables(root)
    assert texts(root) == [list(GUESTS[0])]


def test_columns_that_ask_for_more_than_there_is_share_what_there_is() -> None:
    columns = [[["甲"], [f"1390000000{number}" * 3]] for number in range(4)]
    assert round(sum(share_out(columns, 30)), 6) == 30


def test_a_table_of_a_users_template_asks_by_its_title() -> None:
    columns = [TableColumn("姓名", 3000, "{{ 人.姓名 }}"), TableColumn("电话", 3000, "{{ 人.电话 }}")]
    rows = rows_of(columns, "人", "名单")
    people = [{"姓名": "周明远", "电话": ""}, {"姓名": "尉迟清河", "电话": ""}]
    filled = fill(document([table(columns, rows, properties=FITTED)]), {"标题": "名单", "名单": people})
    with ZipFile(BytesIO(filled)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    (body,) = root
    assert texts(body) == [["姓名"], ["周明远"], ["尉迟清河"]]
    assert widths(body) == [6000]


def test_a_name_of_two_hanzi_that_is_set_to_three_gets_the_width_of_three() -> None:
    columns = [TableColumn("姓名", 3000, "{{ 人.姓名|对齐 }}"), TableColumn("单位", 5000, "{{ 人.单位 }}")]
    people = [{"姓名": "李伟", "单位": "云州市农业农村局产业发展科" * 5}, {"姓名": "卫静", "单位": ""}]
    template = document([table(columns, rows_of(columns, "人", "名单"), properties=FITTED)])
    filled = fill(template, {"标题": "名单", "名单": people})
    with ZipFile(BytesIO(filled)) as package:
        (body,) = etree.fromstring(package.read("word/document.xml"))
    assert widths(body)[0] >= 3 * 240 + 114
