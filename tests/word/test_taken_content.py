"""A tag that takes away its paragraph, row or cell takes nothing away but text; ``-`` swallows nothing but space."""

import pytest

from docgen.errors import TemplateError
from docgen.word import fill
from docgen.word.package.outline import texts
from docgen.word.package.zip import read_package
from tests.word.templates import paragraph, table, template

DATA = {"名": "周明远", "有": 1, "无": "", "人": [{"姓名": "张三"}, {"姓名": "李四"}], "列": ["一", "二", "三"]}


def body(*blocks: str) -> str:
    return read_package(fill(template(*blocks), DATA))["word/document.xml"].decode()


def refusals(*blocks: str) -> list[tuple[int, str, str]]:
    with pytest.raises(TemplateError) as refused:
        fill(template(*blocks), DATA)
    return [(one.place.line, one.code, one.text) for one in refused.value.problems if one.place]


def with_run(tag: str, more: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{tag}</w:t></w:r>{more}</w:p>"


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
NOT_TEXT = [
    ('<w:r><w:br w:type="page"/></w:r>', "分页符"),
    ('<w:r><w:br w:type="column"/></w:r>', "分栏符"),
    (f"<m:oMath {MATH}><m:r><m:t>x=1</m:t></m:r></m:oMath>", "公式"),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "符号"),
    ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t> </w:t></w:r></w:sdtContent></w:sdt>", "内容控件"),
    ('<w:r><w:footnoteReference w:id="2"/></w:r>', "脚注"),
    ('<w:r><w:endnoteReference w:id="2"/></w:r>', "尾注"),
    ('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "域"),
    ('<w:fldSimple w:instr=" PAGE "/>', "域"),
    ("<w:r><w:ruby><w:rt/><w:rubyBase/></w:ruby></w:r>", "拼音"),
    ("<w:r><w:noBreakHyphen/></w:r>", "连字符"),
    ("<w:r><w:annotationRef/></w:r>", "不是文字的内容"),
]


@pytest.mark.parametrize(("more", "name"), NOT_TEXT, ids=lambda value: value[:20])
def test_what_is_no_text_is_named_beside_the_tag_that_would_take_it_away(more: str, name: str) -> None:
    problems = refusals("首段", with_run("{%p if 有 %}", more), "中", "{%p endif %}")
    assert (2, "M108") in [problem[:2] for problem in problems]
    assert name in problems[0][2]


@pytest.mark.parametrize(("more", "name"), NOT_TEXT[:6], ids=lambda value: value[:20])
def test_the_same_in_a_row_and_in_a_cell(more: str, name: str) -> None:
    for target in ("tr", "tc"):
        marked = with_run(f"{{%{target} if 有 %}}", more)
        cell = table(["甲"]).replace(paragraph("甲"), marked)
        problems = refusals(cell)
        assert [name in problem[2] for problem in problems if problem[1] == "M108"] == [True]


@pytest.mark.parametrize(
    "properties",
    [
        "<w:pPr><w:sectPr><w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/></w:sectPr></w:pPr>",
        "<w:pPr><w:pageBreakBefore/></w:pPr>",
    ],
)
def test_a_section_or_page_that_begins_with_the_paragraph_is_not_lost(properties: str) -> None:
    assert (3, "M108") in [one[:2] for one in refusals("{%p if 有 %}", "中", with_run("{%p endif %}", "", properties))]


def test_white_space_and_settings_that_are_off_go_with_the_tag() -> None:
    harmless = "<w:r><w:tab/><w:br/><w:t> </w:t></w:r>"
    tag = with_run("{%p if 有 %}", harmless, '<w:pPr><w:pageBreakBefore w:val="0"/></w:pPr>')
    assert "中" in body(tag, "中", "{%p endif %}")


START, END = '<w:bookmarkStart w:id="3" w:name="正文"/>', '<w:bookmarkEnd w:id="3"/>'


@pytest.mark.parametrize(
    ("blocks", "halves"),
    [
        ([f"<w:p>{START}<w:r><w:t>{{%p if 有 %}}</w:t></w:r></w:p>", f"<w:p>{END}</w:p>", "{%p endif %}"], 2),
        ([f"<w:p>{START}<w:r><w:t>{{%p if 无 %}}</w:t></w:r></w:p>", f"<w:p>{END}</w:p>", "{%p endif %}"], 0),
        ([with_run("{%p if 无 %}", START), "中", "{%p endif %}", with_run("尾", END)], 0),
        (["{%p if 无 %}", with_run("中", START), "{%p endif %}", with_run("尾", END)], 0),
        (["{%p if 无 %}", "中", with_run("{%p endif %}", START), with_run("尾", END)], 2),
        ([with_run("首", START), with_run("{%p if 无 %}", END), "中", "{%p endif %}"], 2),
        ([with_run("{%p for 甲 in 人 %}", START), "中", with_run("{%p endfor %}", END)], 0),
        ([with_run("{#p 说明 #}", START), with_run("尾", END)], 2),
        ([with_run("{%p set 甲 = 1 %}", START + END), "尾"], 2),
        ([with_run("{%p for 甲 in 人 %}", START + END), "中", "{%p endfor %}"], 2),
        (["{%p for 甲 in 人 %}", "中", with_run("{%p endfor %}", START + END)], 2),
        (["{%p if 有 %}", "中", with_run("{%p else %}", START + END), "下", "{%p endif %}"], 2),
        (["{%p if 无 %}", "中", with_run("{%p endif %}", START + END)], 2),
        ([with_run("{#p 说明 #}", START + END), "尾"], 2),
        (["{%p for 甲 in 人 %}", with_run("{%p set 乙 = 1 %}", START + END), "{%p endfor %}"], 0),
    ],
)
def test_of_a_bookmark_both_halves_stay_or_none(blocks: list[str], halves: int) -> None:
    assert body(*blocks).count("<w:bookmark") == halves


@pytest.mark.parametrize("target", ["tr", "tc"])
def test_a_bookmark_of_a_row_or_cell_that_a_tag_takes_away_stays_beside_it(target: str) -> None:
    rows = table([f"{{%{target} if 有 %}}", "中", f"{{%{target} endif %}}"])
    if target == "tr":
        rows = table(["{%tr if 有 %}"], ["中"], ["{%tr endif %}"])
    printed = body(rows.replace("</w:p>", START + END + "</w:p>", 1))
    assert printed.index(START) < printed.index(END) < printed.index("中")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (["甲 {%- if 有 %} 乙 {% endif -%} 丙"], ["甲 乙 丙"]),
        (["甲 {{- 名 -}} 乙"], ["甲周明远乙"]),
        (["甲 {{- 名 }} 乙"], ["甲周明远 乙"]),
        (["{% for 甲 in 列 -%} {{ 甲 }} {%- endfor %}"], ["一二三"]),
        (["甲{% if 有 -%}", "乙", "{%- endif %}丙"], ["甲乙丙"]),
        (["甲{% if 有 -%} 乙", "丙 {%- endif %}丁"], ["甲乙", "丙丁"]),
        (["首 {%- if 有 %}乙{% endif %}", "尾"], ["首乙", "尾"]),
        (["{{ 1 -}}", "尾"], ["1", "尾"]),
        (["{{ 3 - 2 }}"], ["1"]),
        (["{{ {'a': {'b': '深'}}['a']['b'] }}"], ["深"]),
    ],
)
def test_a_dash_takes_away_the_white_space_on_its_side_and_joins_at_the_edge_of_a_paragraph(
    typed: list[str], printed: list[str]
) -> None:
    assert list(texts(fill(template(*typed), DATA)))[:-2] == printed


@pytest.mark.parametrize(
    "obstacle",
    [
        table(["表中", "x"]),
        with_run("中", "").replace("<w:r>", '<w:r><w:br w:type="page"/></w:r><w:r>', 1),
        with_run("中", "", "<w:pPr><w:sectPr/></w:pPr>").replace("<w:t>中</w:t>", "<w:tab/>") + paragraph("尾"),
        with_run("中", "").replace("<w:r>", f"<m:oMath {MATH}/><w:r>", 1),
    ],
)
def test_a_dash_that_would_swallow_more_than_the_end_of_a_paragraph_is_refused_at_its_place(obstacle: str) -> None:
    assert refusals("首", "甲{% if 有 -%}", obstacle, "{% endif %}")[0][:2] == (2, "M108")


@pytest.mark.parametrize("inside", ["<w:br/>", "<w:tab/>", "<w:cr/>"])
def test_breaks_and_tabs_inside_a_tag_go_with_it(inside: str) -> None:
    cut = f"<w:p><w:r><w:t>首{{{{ 列|</w:t>{inside}<w:t>join('、') }}}}尾</w:t></w:r><w:r>{inside}</w:r></w:p>"
    written = body(cut)
    assert written.count(inside) == 1  # the one behind the tag stays
    assert "一、二、三" in written


def test_a_comment_on_a_row_takes_the_row_with_its_text_but_no_picture() -> None:
    assert list(texts(fill(template(table(["{#tr 不要 #}", "旧字"], ["甲", "乙"])), DATA)))[:-2] == ["甲", "乙"]
    pictured = table(["{#tr 不要 #}", "旧"]).replace("<w:t>旧</w:t>", "<w:drawing/>")
    assert refusals(pictured)[0][:2] == (1, "M108")
