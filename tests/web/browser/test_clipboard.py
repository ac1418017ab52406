"""What programs put on the clipboard comes out cell for cell: Excel, WPS, LibreOffice, Word, a web page."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser.conftest import started_server


class Fragment(NamedTuple):
    """Something on the clipboard: who puts it there, its HTML and its text, the cells that are meant."""

    name: str
    html: str
    text: str
    cells: list[list[str]]


_EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta name=ProgId content=Excel.Sheet><style><!--table {{mso-displayed-decimal-separator:"\\.";}}
.xl65 {{mso-number-format:"\\@";}}--></style></head><body link=blue>
<table border=0 cellpadding=0 style='border-collapse:collapse;width:216pt'><!--StartFragment-->
<col width=72 span=3 style='width:54pt'>{rows}<!--EndFragment--></table></body></html>"""


def excel(*rows: str) -> str:
    return _EXCEL.format(rows="".join(f"<tr height=19 style='height:14.4pt'>{row}</tr>" for row in rows))


FRAGMENTS = (
    Fragment(
        "Excel: plain cells as text", "", "周明远\t副书记\r\n韩喆\t局长\r\n", [["周明远", "副书记"], ["韩喆", "局长"]]
    ),
    Fragment("Excel: a cell of two lines as text", "", '周明远\t"副书记\n常委"\r\n', [["周明远", "副书记\n常委"]]),
    Fragment("Excel: quotes inside a cell of two lines", "", '"引""号""\n下一行"\t乙\r\n', [['引"号"\n下一行', "乙"]]),
    Fragment("Excel: a text that begins with a quote", "", '"引"号\t乙\r\n', [['"引"号', "乙"]]),
    Fragment("Excel: a text wholly in quotes", "", '"引号"\t乙\r\n', [['"引号"', "乙"]]),
    Fragment("Excel: blank cells at both ends", "", "\t乙\t\r\n甲\t\t丙\r\n", [["", "乙", ""], ["甲", "", "丙"]]),
    Fragment("Excel: a tab inside a quoted cell", "", '"甲\t乙"\t丙', [["甲\t乙", "丙"]]),
    Fragment("one text", "", "周明远", [["周明远"]]),
    Fragment("lines of an editor", "", "周明远\n韩喆\n", [["周明远"], ["韩喆"]]),
    Fragment(
        "Excel: HTML with room numbers kept as text",
        excel("<td class=xl65 style=\"mso-number-format:'\\@'\">0301</td><td>标准间</td>"),
        "0301\t标准间\r\n",
        [["0301", "标准间"]],
    ),
    Fragment(
        "Excel: a date as it is shown",
        excel('<td align=right style=\'mso-number-format:"Short Date"\' x:num="46208">2026/7/5</td><td>抵达</td>'),
        "2026/7/5\t抵达\r\n",
        [["2026/7/5", "抵达"]],
    ),
    Fragment(
        "Excel: a telephone number that the column shows shortened",
        excel('<td align=right x:num="13900000001">1.39E+10</td><td align=right x:num="13900000002">####</td>'),
        "1.39E+10\t####\r\n",
        [["13900000001", "13900000002"]],
    ),
    Fragment(
        "Excel: a cell over three rows",
        excel("<td rowspan=3>2026/7/6</td><td>考察</td>", "<td>座谈</td>", "<td>返程</td>"),
        "2026/7/6\t考察\r\n\t座谈\r\n\t返程\r\n",
        [["2026/7/6", "考察"], ["2026/7/6", "座谈"], ["2026/7/6", "返程"]],
    ),
    Fragment(
        "Excel: a title over two columns",
        excel("<td colspan=2>来宾名单</td><td>备注</td>", "<td>周明远</td><td>副书记</td><td></td>"),
        "来宾名单\t\t备注\r\n周明远\t副书记\t\r\n",
        [["来宾名单", "", "备注"], ["周明远", "副书记", ""]],
    ),
    Fragment(
        "Excel: a break inside a cell",
        excel("<td>副书记<br style='mso-data-placement:same-cell'>常委</td><td>&nbsp;</td><td>甲&nbsp;乙</td>"),
        '"副书记\n常委"\t\t甲 乙\r\n',
        [["副书记\n常委", "", "甲 乙"]],
    ),
    Fragment(
        "Excel: hidden columns and rows stay behind",
        excel("<td>甲</td><td style='display:none'>密</td><td>丙</td>")
        + "<table><tr style='display:none'><td>丁</td></tr></table>",
        "甲\t丙\r\n",
        [["甲", "丙"]],
    ),
    Fragment(
        "WPS: cells with fonts and breaks",
        '<html xmlns:et="urn:schemas-microsoft-com:office:et"><body><table width="144"><tr>'
        '<td class="et2" x:str="周明远"><font face="宋体">周明远</font></td><td x:num="50" align="right">50</td>'
        "<td>一<br/>二</td></tr></table></body></html>",
        '周明远\t50\t"一\n二"\r\n',
        [["周明远", "50", "一\n二"]],
    ),
    Fragment(
        "LibreOffice: values beside what is shown",
        '<!DOCTYPE html><html><body><table cellspacing="0"><colgroup width="85"></colgroup><tr>'
        '<td align="right" sdval="46208" sdnum="2052;0;YYYY-MM-DD">2026-07-05</td>'
        '<td align="left" sdnum="2052;0;@">0301</td><td sdval="13900000001" sdnum="2052;">1.39E+10</td></tr></table>'
        "</body></html>",
        "2026-07-05\t0301\t1.39E+10\n",
        [["2026-07-05", "0301", "13900000001"]],
    ),
    Fragment(
        "Word: paragraphs inside cells",
        "<html><body><div class=WordSection1><table class=MsoTableGrid><tr><td><p class=MsoNormal>周明远</p></td>"
        "<td><p class=MsoNormal><span lang=EN-US>副书记</span></p><p class=MsoNormal>常委</p></td></tr></table></div>"
        "</body></html>",
        "周明远\t副书记\n常委\n",
        [["周明远", "副书记\n常委"]],
    ),
    Fragment(
        "a web page: blanks of its source between the words",
        "<div><table><tbody>\n  <tr>\n    <th> 姓名 </th>\n    <th>职务</th>\n  </tr>\n  <tr><td>\n周明远\n</td>"
        "<td>副\n书记</td></tr></tbody></table></div>",
        "姓名 职务",
        [["姓名", "职务"], ["周明远", "副 书记"]],
    ),
    Fragment(
        "markup in cells stays text",
        "<table><tr><td>&lt;b&gt;粗&lt;/b&gt;</td><td><script>alert(1)</script><b>体</b></td><td>=1+1</td></tr></table>",
        "<b>粗</b>\t体\t=1+1",
        [["<b>粗</b>", "体", "=1+1"]],
    ),
    Fragment("HTML without a table: the text counts", "<p>周明远</p>", "周明远\t副书记", [["周明远", "副书记"]]),
    Fragment(
        "two tables of a page, one below the other",
        "<table><tr><td>甲</td></tr></table><p></p><table><tr><td>乙</td></tr></table>",
        "甲\n乙",
        [["甲"], ["乙"]],
    ),
)


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page of the server that has loaded the module of the clipboard."""
    folder: Path = tmp_path_factory.mktemp("clipboard")
    with started_server(folder) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(server.address)
        page.evaluate("async () => { window.clipboard = await import('/static/clipboard.js'); }")
        yield page
        context.close()


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda fragment: fragment.name)
def test_a_fragment_comes_out_cell_for_cell(page: Page, fragment: Fragment) -> None:
    read: dict[str, Any] = page.evaluate(
        "([html, text]) => clipboard.rowsOf(html, text)", [fragment.html, fragment.text]
    )
    assert read["rows"] == fragment.cells


def test_numbers_that_a_narrow_column_hid_are_asked_about(page: Page) -> None:
    read = page.evaluate("clipboard.rowsOf('', '1.39E+10\\t####')")
    assert len(read["warnings"]) == 2


def test_what_is_copied_comes_back_as_it_was(page: Page) -> None:
    cells = [["甲\t乙", "一\n二", '引"号'], ["0301", "", "<b>&amp;"]]
    as_text = page.evaluate("(rows) => clipboard.rowsOf('', clipboard.textOfRows(rows)).rows", cells)
    as_html = page.evaluate("(rows) => clipboard.rowsOf(clipboard.htmlOfRows(rows), '').rows", cells)
    assert as_text == cells
    assert as_html == cells


def test_rows_with_headings_go_below_them(page: Page) -> None:
    put: Callable[[list[list[str]]], Any] = lambda rows: page.evaluate(  # noqa: E731
        "(rows) => clipboard.placed(rows, [{name: '姓名'}, {name: '单位'}, {name: '职务'}], 1)", rows
    )
    by_heading = put([["职务", "姓 名", "籍贯"], ["局长", "韩喆", "云州"]])
    assert by_heading["targets"] == [2, 0, -1] and by_heading["rows"] == [["局长", "韩喆", "云州"]]
    assert by_heading["left"] == ["籍贯"]
    beside = put([["韩喆", "局长", "多"]])
    assert beside["targets"] == [1, 2, -1] and beside["left"] == ["第3列"]


_COLUMNS = [
    {"name": "姓名", "also": ["名字"]},
    {"name": "电话", "also": ["手机", "联系电话", "tel"]},
    {"name": "单位", "also": ["工作单位"]},
    {"name": "职务", "also": []},
    {"name": "金额", "also": []},
]


def test_headings_are_known_by_the_other_words_for_them(page: Page) -> None:
    def placed(rows: list[list[str]]) -> Any:
        return page.evaluate("([rows, columns]) => clipboard.placed(rows, columns, 0)", [rows, _COLUMNS])

    for headings, targets, left in (
        (["序号", "姓名", "手机"], [-1, 0, 1], []),
        (["名字", "TEL", "职务"], [0, 1, 3], []),
        (["姓名", "联系电话（手机）", "工作单位"], [0, 1, 2], []),
        (["姓名", "手机", "电话"], [0, -1, 1], ["手机"]),
        (["姓名", "职务", "单位（职务）"], [0, 3, -1], ["单位（职务）"]),
        (["姓名", "职务", "金额（万元）"], [0, 3, -1], ["金额（万元）"]),
    ):
        found = placed([headings, ["1", "2", "3"]])
        assert (found["targets"], found["left"]) == (targets, left), headings
    assert placed([["序号", "姓名", "手机"], ["甲", "韩喆", "1"]])["left"] == ["序号"]
