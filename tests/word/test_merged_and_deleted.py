"""Merged cells and tracked deletions of templates from anywhere; ids of shapes that loops repeat."""

import pytest

from docgen.word import fill
from docgen.word.package.outline import texts
from docgen.word.package.zip import read_package
from tests.word.templates import paragraph, table, template

DATA = {"名": "周明远", "人": [{"姓名": "张三"}, {"姓名": "李四"}]}
BOX = (
    '<w:p><w:r><w:pict><v:shape id="s1" style="width:9pt;height:9pt"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def body(*blocks: str) -> str:
    return read_package(fill(template(*blocks), DATA))["word/document.xml"].decode()


def printed(*blocks: str) -> list[str]:
    """The texts of the body, without those of the footers."""
    return list(texts(fill(template(*blocks), DATA)))[:-2]


@pytest.mark.parametrize(
    "before",
    [
        table(["内", "表"]),
        table(["内", "表"]) + paragraph("中"),
        table([table(["深"]), "表"]).replace("<w:p><w:r><w:t>&lt;", "<w:p><w:r><w:t>"),
        paragraph("中"),
        BOX.format("框"),
        "<w:p/>",
        "",
    ],
)
def test_a_cell_is_merged_whatever_stands_before_the_tag(before: str) -> None:
    rows = table(["{%tr for 客 in 人 %}", ""], ["{% vm %}组", "{{ 客.姓名 }}"], ["{%tr endfor %}", ""])
    written = body(rows.replace(paragraph("{% vm %}组"), before + paragraph("{% vm %}组")))
    assert written.count('<w:vMerge w:val="restart"/>') == written.count('<w:vMerge w:val="continue"/>') == 1
    assert written.count("组</w:t>") == 1  # the hidden cell is empty
    assert written.count("<w:txbxContent>") == ("<v:shape" in before)


DELETED = '<w:del w:id="9" w:author="x" w:date="2024-01-01T00:00:00Z"/>'


def unmarked(text: str, mark: str = DELETED) -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_paragraph_whose_mark_is_deleted_joins_the_next() -> None:
    assert printed(unmarked("前半"), "后半") == ["前半后半"]
    assert printed(unmarked("一"), unmarked("二"), "三") == ["一二三"]
    assert printed(unmarked("前半", DELETED.replace("w:del", "w:moveFrom")), "后半") == ["前半后半"]
    assert printed(unmarked("{{ 名"), " }}") == ["周明远"]
    assert printed(unmarked("前"), table(["甲"])) == ["前", "甲"]
    gone = unmarked("").replace("<w:r><w:t></w:t></w:r>", "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>")
    assert printed("首", gone, "尾") == ["首", "尾"]


def test_deleted_rows_and_cells_are_gone() -> None:
    two = table(["头", "x"], ["旧", "行"], ["甲", "乙"])
    first, second, third = two.split("<w:tr>")[1:]
    assert printed(two.replace(second, f"<w:trPr>{DELETED}</w:trPr>{second}")) == ["头", "x", "甲", "乙"]
    marked = second.replace("</w:tcPr>", f"{DELETED.replace('w:del', 'w:cellDel')}</w:tcPr>", 1)
    assert printed(two.replace(second, marked)) == ["头", "x", "行", "甲", "乙"]
    alone = table(["旧"]).replace("<w:tr>", f"<w:tr><w:trPr>{DELETED}</w:trPr>")
    assert printed("首", alone, "尾") == ["首", "尾"]
    assert "<w:tbl>" not in body("首", alone, "尾")
    assert first
    assert third


def test_shapes_of_the_old_kind_have_ids_of_their_own_in_a_loop() -> None:
    written = body("{%p for 客 in 人 %}", BOX.format("{{ 客.姓名 }}"), "{%p endfor %}", BOX.format("外"))
    ids = [piece.partition('"')[0] for piece in written.split('<v:shape id="')[1:]]
    assert len(ids) == len(set(ids)) == 3
    assert '<v:shape id="s1"' in body(BOX.format("外"))
