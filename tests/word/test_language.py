"""docxtpl's tag language: what it prints with docxtpl it prints with us."""

import io

import pytest
from docx import Document
from docxtpl import DocxTemplate

from docgen.errors import TemplateError
from docgen.word import fill
from docgen.word.package.outline import outline, texts
from tests.word.templates import paragraph, table, template, with_part

GUESTS = {
    "名": "周明远",
    "有": 1,
    "无": "",
    "人": [{"姓名": "张三", "职": "局长", "项": ["甲", "乙"]}, {"姓名": "李四", "职": "科长", "项": ["丙"]}],
    "色": "F3EDE2",
    "宽": 2,
    "列": ["一", "二", "三"],
    "组": {"甲": "1", "乙": "2"},
}


def body(content: bytes) -> list[str]:
    """Paragraphs and cells of the body in order, as python-docx reads them."""
    document = Document(io.BytesIO(content))
    lines = []
    for block in document.element.body.iterchildren():
        if block.tag.endswith("}p"):
            lines.append("".join(node.text or "" for node in block.iter() if node.tag.endswith("}t")))
        elif block.tag.endswith("}tbl"):
            for row in block.iter("{*}tr"):
                lines += ["|".join("".join(t.text or "" for t in cell.iter("{*}t")) for cell in row.iter("{*}tc"))]
    return lines


def by_docxtpl(content: bytes) -> list[str]:
    docxtpl_template = DocxTemplate(io.BytesIO(content))
    docxtpl_template.render(dict(GUESTS), autoescape=True)
    out = io.BytesIO()
    docxtpl_template.save(out)
    return body(out.getvalue())


@pytest.mark.parametrize(
    "blocks",
    [
        ["你好，{{ 名 }}！"],
        ["{% if 有 %}有{% else %}没有{% endif %}"],
        ["{% if 无 %}有{% elif 有 %}也有{% else %}没有{% endif %}"],
        ["前", "{%p if 有 %}", "中", "{%p endif %}", "后"],
        ["前", "{%p if 无 %}", "中", "{%p else %}", "另", "{%p endif %}", "后"],
        ["{%p for 客 in 人 %}", "{{ 客.姓名 }}，{{ 客.职 }}", "{%p endfor %}"],
        ["{% for 客 in 人 %}{{ loop.index }}.{{ 客.姓名 }}{% if not loop.last %}；{% endif %}{% endfor %}"],
        [
            "{%p for 客 in 人 %}",
            "{{ 客.姓名 }}",
            "{%p for 项 in 客.项 %}",
            "－{{ 项 }}",
            "{%p endfor %}",
            "{%p endfor %}",
        ],
        ["{{ 人[0].姓名 }}{{ 人[1]['职'] }}"],
        ["{{ 名|length }}{{ 列|join('、') }}{{ 名 ~ '同志' }}{{ 宽 + 1 }}{{ 宽 * 3 }}"],
        ["{% for 键, 值 in 组.items() %}{{ 键 }}={{ 值 }} {% endfor %}"],
        ["{% set 甲 = 名 %}{{ 甲 }}{{ '有' if 有 else '无' }}{{ 无|default('空', true) }}"],
        ["前{# 说明 #}后"],
        ["前", "{#p 整段说明 #}", "后"],
        ["{{ “周” ~ ‘明’ }}"],
        ["甲{%- if 有 -%}", "乙", "{%- endif -%}丙"],
        [
            table(
                ["姓名", "职务"], ["{%tr for 客 in 人 %}", ""], ["{{ 客.姓名 }}", "{{ 客.职 }}"], ["{%tr endfor %}", ""]
            )
        ],
        [table(["{%tr if 无 %}", ""], ["甲", "乙"], ["{%tr endif %}", ""], ["丙", "丁"])],
        [table(["头", "{%tc for 项 in 列 %}", "{{ 项 }}", "{%tc endfor %}"])],
        [table(["{%tr for 客 in 人 %}", ""], ["{{ 名 }}{% vm %}", "{{ 客.姓名 }}"], ["{%tr endfor %}", ""])],
        [table(["{% colspan 宽 %}{{ 名 }}"], ["甲"])],
        [table(["{% cellbg 色 %}{{ 名 }}", "乙"])],
    ],
    ids=lambda blocks: blocks[0][:24] if not blocks[0].startswith("<") else blocks[0][-160:-60],
)
def test_the_text_is_the_same_as_with_docxtpl(blocks: list[str]) -> None:
    content = template(*blocks)
    assert body(fill(content, GUESTS)) == by_docxtpl(content)


@pytest.mark.parametrize(
    "parts",
    [
        ("甲", "|", "{%- if 有 -%}", "|", "乙", "|", "{%- endif -%}", "|", "丙"),
        ("甲", "|", "{%- if 有 -%}", "|", "\xa0乙\xa0", "|", "{%- endif -%}", "丙"),
        ("甲", "|", "{% if 有 %}", "|", "乙", "{% endif %}"),
    ],
)
def test_a_tag_that_joins_takes_the_line_breaks_on_its_side(parts: tuple[str, ...]) -> None:
    runs = "".join(
        "<w:r><w:br/></w:r>" if part == "|" else f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in parts
    )
    content = template(f"<w:p>{runs}</w:p>")
    filled, theirs = fill(content, GUESTS), io.BytesIO()
    docxtpl_template = DocxTemplate(io.BytesIO(content))
    docxtpl_template.render(dict(GUESTS), autoescape=True)
    docxtpl_template.save(theirs)
    assert texts(filled)[0] == texts(theirs.getvalue())[0]


@pytest.mark.parametrize("at", range(1, len("{{ 名 }}")))
def test_a_tag_cut_into_runs_anywhere_prints_the_same(at: int) -> None:
    tag = "{{ 名 }}"
    assert texts(fill(template(paragraph("你好，", tag[:at], tag[at:], "！")), GUESTS))[0] == "你好，周明远！"


def test_a_tag_cut_by_everything_word_puts_between_takes_the_format_of_its_beginning() -> None:
    block = (
        '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{</w:t></w:r><w:proofErr w:type="spellStart"/>'
        '<w:bookmarkStart w:id="7" w:name="b"/><w:r><w:t>{ 名</w:t></w:r><w:bookmarkEnd w:id="7"/>'
        '<w:ins w:id="1" w:author="x"><w:r><w:rPr><w:i/></w:rPr><w:t> }</w:t></w:r></w:ins>'
        "<w:r><w:t>}</w:t></w:r></w:p>"
    )
    filled = fill(template(block), GUESTS)
    (text,) = [run for run in Document(io.BytesIO(filled)).paragraphs[0].runs if run.text]
    assert (text.text, text.bold, text.italic) == ("周明远", True, None)


def test_vertical_merge_prints_once_and_merges_the_rest() -> None:
    rows = table(["{%tr for 客 in 人 %}", ""], ["{{ 名 }}{% vm %}", "{{ 客.姓名 }}"], ["{%tr endfor %}", ""])
    assert outline(fill(template(rows), GUESTS))[2:4] == ["  | 周明远 | 张三 |", "  | ↑ | 李四 |"]


def test_horizontal_merge_spans_the_loop() -> None:
    rows = table(["{%tc for 项 in 列 %}", "{{ 名 }}{% hm %}", "{%tc endfor %}"], ["甲", "乙", "丙"])
    lines = outline(fill(template(rows), GUESTS))
    assert lines[2:4] == ["  | 周明远 ×3 |", "  | 甲 | 乙 | 丙 |"]


def test_columns_made_by_a_loop_share_the_width_of_the_table() -> None:
    rows = table(["头", "{%tc for 项 in 列 %}", "{{ 项 }}", "{%tc endfor %}"])
    widths = outline(fill(template(rows), GUESTS))[1].split()[1:]
    assert len(widths) == 4
    assert sum(map(int, widths)) == 8000


def test_a_run_of_its_own_keeps_the_format_of_the_tag() -> None:
    block = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲{{r 名 }}乙</w:t></w:r></w:p>"
    document = Document(io.BytesIO(fill(template(block), GUESTS)))
    assert [(run.text, run.bold) for run in document.paragraphs[0].runs] == [
        ("甲", True),
        ("周明远", True),
        ("乙", True),
    ]


def test_statements_between_runs_take_whole_runs() -> None:
    block = paragraph("甲", "{%r if 无 %}", "乙", "{%r endif %}", "丙")
    assert texts(fill(template(block), GUESTS))[0] == "甲丙"


def test_a_value_of_several_lines_can_be_several_paragraphs() -> None:
    assert texts(fill(template("{{p 文 }}"), {"文": "第一段\n第二段"}))[:2] == ["第一段", "第二段"]


def test_a_key_named_like_a_method_is_the_key() -> None:
    assert texts(fill(template("{{ 天.items }}{{ 天.get }}"), {"天": {"items": "甲", "get": "乙"}}))[0] == "甲乙"


def test_escaped_delimiters_of_the_template_are_printed() -> None:
    assert texts(fill(template("{_{ 名 }_} {_% if %_}"), {}))[0] == "{{ 名 }} {% if %}"


def test_tags_work_in_footers_attributes_text_boxes_and_drawings() -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wp:extent cx='9' cy='9'/>"
        "<wp:docPr id='1' name='n' descr='{{ 名 }}的框'/><a:graphic><a:graphicData uri='u'><wps:wsp><wps:txbx>"
        "<w:txbxContent><w:p><w:r><w:t>框中{{ 名 }}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        "<w:txbxContent><w:p><w:r><w:t>框中{{ 名 }}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    content = with_part(template(box), "word/footer1.xml", "— ", "{{ 名 }}")
    filled = fill(content, GUESTS)
    assert texts(filled).count("框中周明远") == 2
    assert "[图：周明远的框]" in "".join(outline(filled))
    assert any(line.startswith("周明远") for line in texts(filled))


def test_drawings_repeated_in_a_loop_have_ids_of_their_own() -> None:
    picture = (
        "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/>"
        "<wp:docPr id='5' name='n'/></wp:inline></w:drawing></w:r></w:p>"
    )
    filled = fill(template(picture, "{%p for 客 in 人 %}", picture, "{%p endfor %}"), GUESTS)
    ids = [node.get("id") for node in Document(io.BytesIO(filled)).element.body.iter("{*}docPr")]
    assert len(ids) == len(set(ids)) == 3


def test_a_bookmark_in_a_loop_is_not_repeated() -> None:
    marked = (
        '<w:p><w:bookmarkStart w:id="3" w:name="m"/><w:r><w:t>{{ 客.姓名 }}</w:t></w:r><w:bookmarkEnd w:id="3"/></w:p>'
    )
    filled = fill(template("{%p for 客 in 人 %}", marked, "{%p endfor %}"), GUESTS)
    assert b"bookmark" not in filled
    assert texts(filled)[:2] == ["张三", "李四"]


def test_a_cell_that_loses_its_paragraph_keeps_an_empty_one_and_an_empty_table_goes() -> None:
    cell = f"<w:tc><w:tcPr/>{paragraph('{%p if 无 %}')}{paragraph('甲')}{paragraph('{%p endif %}')}</w:tc>"
    with_row = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    without_row = table(["{%tr for 客 in 空 %}"], ["{{ 客 }}"], ["{%tr endfor %}"])
    lines = outline(fill(template(with_row, without_row, "尾"), {**GUESTS, "空": []}))
    assert lines[1:4] == ["table 9", "  |  |", ": 尾"]


def test_a_value_used_in_a_branch_not_taken_must_still_exist() -> None:
    with pytest.raises(TemplateError) as refused:
        fill(template("{% if 无 %}{{ 姓名 }}{% endif %}"), GUESTS)
    assert refused.value.problems[0].code == "M110"


def test_two_characters_are_spread_to_three_and_the_text_stays() -> None:
    filled = fill(
        template("{{ 甲|对齐 }}", "{{ 乙|对齐 }}", "{{ 丙|对齐 }}"), {"甲": "张三", "乙": "欧阳若兰", "丙": "Li"}
    )
    assert texts(filled)[:3] == ["张三", "欧阳若兰", "Li"]
    first = Document(io.BytesIO(filled)).paragraphs[0]
    spacing = [run.text for run in first.runs if run.text and run._r.find(".//{*}spacing") is not None]
    assert spacing == ["张"]


def test_rare_characters_get_a_face_that_has_them_and_the_text_stays() -> None:
    name = "韩喆高䶮𠮷庆丰"
    block = '<w:p><w:r><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr><w:t>{{ 甲 }}</w:t></w:r></w:p>'
    filled = fill(template(block), {"甲": name})
    assert texts(filled)[0] == name
    faces = {
        run.text: run._r.find(".//{*}rFonts").get(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia"
        )
        for run in Document(io.BytesIO(filled)).paragraphs[0].runs
        if run.text
    }
    assert faces == {
        "韩": "仿宋_GB2312",
        "喆": "仿宋",
        "高": "仿宋_GB2312",
        "䶮": "宋体",
        "𠮷": "宋体-ExtB",
        "庆丰": "仿宋_GB2312",
    }
