"""Further templates from elsewhere: tags in more places, more markup around them, fields that hide what they do.

What each of both engines makes of them is looked at from outside: no tag is left, nothing is unpaired or repeated.
"""

import re

import pytest

from docgen.errors import TemplateError
from docgen.word.foreign.by_docxtpl import open_for_docxtpl
from docgen.word.package.zip import canonical, read_package
from tests.word import test_templates_from_elsewhere as elsewhere
from tests.word.packages import NAMESPACES, W, faults_of, story, with_relation
from tests.word.templates import paragraph, table, template, with_part
from tests.word.test_templates_from_elsewhere import (
    CHART_TYPE,
    DATA,
    NOTE_MARK,
    Case,
    V,
    a_runs,
    box,
    cells,
    chart,
    code,
    drawing,
    field,
    fld,
    loop,
    p,
    run,
    with_lists,
    with_prefix,
)
from tests.word.test_templates_from_elsewhere import item as list_item

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
EMPTY_TABLE = (
    "<w:tbl><w:tblPr>{}</w:tblPr><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)


def chart_with(inner: str) -> bytes:
    part = f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{inner}</c:chartSpace>'
    return with_relation(template("{{ 名 }}"), "chart", "word/charts/chart1.xml", part, CHART_TYPE)


def diagram(kind: str, inner: str) -> bytes:
    part = f'<d:x xmlns:d="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{inner}</d:x>'
    return with_relation(template("{{ 名 }}"), kind, f"word/diagrams/{kind}1.xml", part, "application/xml")


def box_of_today(inner: str) -> str:
    """A text box as Word writes it today, without what old programs would show."""
    return p(
        f'<w:r {NAMESPACES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="框"/>'
        f'<a:graphic><a:graphicData uri="{WPS}"><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def header(inner: str) -> bytes:
    return story("header", inner)


def strict(content: bytes, name: str) -> bytes:
    parts = read_package(content)
    parts[name] = parts[name].replace(W.encode(), STRICT.encode())
    return canonical(parts)


def rows(*inside: str) -> str:
    """A table with a row for each of 人."""
    return table(
        ["{%tr for 客 in 人 %}", *[""] * (len(inside) - 1)], [*inside], ["{%tr endfor %}", *[""] * (len(inside) - 1)]
    )


def tag_in_core(name: str) -> bytes:
    return with_part(template("x"), "docProps/core.xml", "</cp:core", f"<cp:{name}>{{{{ 名 }}}}</cp:{name}></cp:core")


NOT_PRINTED = ("M108", "印不出来")
PLACES = [
    Case(
        "a caption of a table",
        template(EMPTY_TABLE.format('<w:tblCaption w:val="{{ 名 }}表"/>'), "x"),
        ('w:val="周明远表"',),
    ),
    Case(
        "a description of a table",
        template(EMPTY_TABLE.format('<w:tblDescription w:val="见{{ 名 }}"/>'), "x"),
        ('"见周明远"',),
    ),
    Case(
        "the title of a picture",
        template(p(drawing("").replace('descr="图"', 'title="{{ 名 }}像"'))),
        ('title="周明远像"',),
    ),
    Case(
        "the tip of a picture whose click does nothing",
        template(
            p(drawing("").replace('descr="图"/>', 'descr="图"><a:hlinkClick r:id="" tooltip="见{{ 名 }}"/></wp:docPr>'))
        ),
        ('tooltip="见周明远"',),
    ),
    Case(
        "a watermark",
        header(p(f'<w:r><w:pict {V}><v:shape id="w"><v:textpath string="{{{{ 名 }}}}用"/></v:shape></w:pict></w:r>')),
        ("周明远用",),
    ),
    Case(
        "the words of an old shape",
        template(p(f'<w:r><w:pict {V}><v:shape id="w" alt="{{{{ 名 }}}}像"/></w:pict></w:r>')),
        ('alt="周明远像"',),
    ),
    Case("a box without a second form", template(box_of_today(p(run("框{{ 名 }}")))), ("框周明远",)),
    Case("the name of a series", chart_with("<c:ser><c:v>{{ 名 }}</c:v></c:ser>"), refuses=("图表", *NOT_PRINTED)),
    Case(
        "the title of an axis, cut",
        chart_with(f"<c:valAx>{a_runs('{', '{ 名 }}')}</c:valAx>"),
        refuses=("图表", *NOT_PRINTED),
    ),
    Case(
        "the form of numbers of a chart",
        chart_with('<c:numFmt formatCode="{{ 名 }}"/>'),
        refuses=("图表", *NOT_PRINTED),
    ),
    Case("the drawing of SmartArt", diagram("diagramDrawing", a_runs("{{ 名 }}")), refuses=("SmartArt", *NOT_PRINTED)),
    Case(
        "the layout of SmartArt",
        diagram("diagramLayout", '<d:title val="{{ 名 }}"/>'),
        refuses=("SmartArt", *NOT_PRINTED),
    ),
    Case(
        "a shape in a chart",
        with_relation(
            chart(a_runs("题")),
            "chartUserShapes",
            "word/drawings/drawing1.xml",
            "<u><t>{{ 名 }}</t></u>",
            "application/xml",
            "word/charts/chart1.xml",
        ),
        refuses=NOT_PRINTED,
    ),
    Case(
        "a name of a font in the table of fonts",
        with_part(template("x"), "word/fontTable.xml", "</w:fonts>", '<w:font w:name="{{ 名 }}"/></w:fonts>'),
        refuses=NOT_PRINTED,
    ),
    Case("keywords", tag_in_core("keywords"), (">周明远</cp:keywords>",)),
    Case("a category", tag_in_core("category"), (">周明远</cp:category>",)),
    Case(
        "a place in a document",
        template(p(f'<w:hyperlink w:anchor="{{{{ 名 }}}}">{run("此")}</w:hyperlink>')),
        ('w:anchor="周明远"',),
    ),
    Case(
        "cut by a smart tag",
        template(p(f'<w:smartTag w:uri="u" w:element="e">{run("{")}</w:smartTag>' + run("{ 名 }}"))),
        ("周明远",),
    ),
    Case(
        "cut by marks of the spelling and a bookmark",
        template(
            p(
                run("{")
                + '<w:proofErr w:type="spellStart"/>'
                + run("{ 名")
                + '<w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>'
                + run(" }}")
            )
        ),
        ("周明远",),
    ),
    Case(
        "cut by an insertion",
        template(p(run("{{ ") + f'<w:ins w:id="1" w:author="a">{run("名 }")}</w:ins>' + run("}"))),
        ("周明远",),
    ),
    Case(
        "half of it hidden",
        template(p(run("{{ 名") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> }}</w:t></w:r>")),
        refuses=("M111", "隐藏"),
    ),
    Case(
        "strict notes",
        lambda: strict(story("footnotes", "注{{ 名 }}", body=p(run("x") + NOTE_MARK)), "word/footnotes.xml"),
        refuses=("M101", "Strict"),
    ),
    Case(
        "notes of an unknown kind",
        lambda: with_part(
            story("footnotes", "注", body=p(run("x{{ 名 }}") + NOTE_MARK)), "word/footnotes.xml", W, "urn:other"
        ),
        refuses=("M111", "认不出"),
    ),
]
CRASHES = [
    Case(
        "vm behind a box in its cell",
        template(rows("@", "{{ 客.姓名 }}").replace(paragraph("@"), box(p(run("框"))) + p(run("{% vm %}组")))),
        ("vMerge",),
    ),
    Case(
        "vm in a table in a loop of rows",
        template(
            rows("{% vm %}组", "@").replace(
                paragraph("@"), table(["{%tr for 项 in 客.项 %}"], ["{% vm %}{{ 项 }}"], ["{%tr endfor %}"]) + "<w:p/>"
            )
        ),
        ("continue", ">丙<"),
    ),
    Case(
        "a table in a cell of a loop",
        template(
            table(["{%tc for x in 列 %}", "@", "{%tc endfor %}"]).replace(paragraph("@"), table(["{{ x }}"]) + "<w:p/>")
        ),
        (">三<",),
    ),
    Case("a loop of rows in a box", template(box(rows("{% vm %}{{ 客.姓名 }}") + "<w:p/>")), ("张三",)),
    Case(
        "cellbg in another prefix",
        lambda: with_prefix(template(table(['{% cellbg "FF0000" %}甲'])), "word/document.xml", "ns0"),
        ("FF0000",),
    ),
    Case(
        "vm in the default namespace",
        lambda: with_prefix(template(rows("{% vm %}{{ 行 }}")), "word/document.xml", None),
        ("restart",),
    ),
    Case(
        "the only row is left out",
        template(table(["{%tr if 无 %}"], ["甲"], ["{%tr endif %}"])),
        lacks=("甲", "<w:tbl>"),
    ),
    Case("all cells are left out", template(table(["{%tc if 无 %}", "甲", "{%tc endif %}"])), lacks=("甲", "<w:tbl>")),
    Case(
        "the only paragraph of a cell is left out",
        template(table(["@"]).replace(paragraph("@"), "".join(map(paragraph, ("{%p if 无 %}", "甲", "{%p endif %}"))))),
        lacks=("甲",),
    ),
    Case(
        "the only paragraph of a note is left out",
        story("footnotes", "{%p if 无 %}", "甲", "{%p endif %}"),
        lacks=("甲",),
    ),
    Case(
        "vm beside a picture and nothing else",
        template(rows("@").replace(paragraph("@"), p(drawing("") + run("{% vm %}")))),
        ("restart",),
    ),
    Case(
        "vm in a control around a row, outside a loop",
        template(
            "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid><w:sdt><w:sdtContent><w:tr><w:tc>"
            + paragraph("{% vm %}甲")
            + "</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
        ),
        refuses=("M109", "不在循环里"),
    ),
    Case("vm twice in a cell", template(rows("{% vm %}{% vm %}{{ 客.姓名 }}")), ("restart",)),
    Case("no column", template(table(["{% colspan 0 %}头", "a"])), refuses=("M112", "1 到 63")),
    Case("a colour that is none", template(table(["{% cellbg 名 %}头", "a"])), refuses=("M112", "不是颜色")),
]
OUTPUTS = [
    Case(
        "a tab in a tag of a header",
        header(p("<w:r><w:t>{{ 名</w:t><w:tab/><w:t> }}后</w:t></w:r>")),
        lacks=("<w:tab/>",),
    ),
    Case("dashes in a cell", template(table(["甲  {%- if 有 -%}  乙  {%- endif -%}  丙"])), ("甲乙丙",)),
    Case(
        "a deleted mark of a paragraph in a note",
        story("footnotes", p(run("一"), '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'), "二{{ 名 }}"),
        ("一二周明远",),
    ),
    Case(
        "a text that was moved",
        template(
            p(f'<w:moveFrom w:id="2" w:author="a">{run("旧处")}</w:moveFrom>'),
            p(f'<w:moveTo w:id="4" w:author="a">{run("新处{{ 名 }}")}</w:moveTo>'),
        ),
        ("新处周明远",),
        ("旧处",),
    ),
    Case(
        "a tracked format",
        template(
            p(
                '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="a"><w:rPr/></w:rPrChange></w:rPr><w:t>{{ 名 }}</w:t></w:r>'
            )
        ),
        ("<w:b/>",),
        ("rPrChange",),
    ),
    Case(
        "a deletion in a tag",
        template(
            p(run("{{ 名") + '<w:del w:id="1" w:author="a"><w:r><w:delText>旧</w:delText></w:r></w:del>' + run(" }}"))
        ),
        ("周明远",),
        ("旧",),
    ),
    Case(
        "shapes in a loop of a header",
        header(
            "".join(
                (
                    paragraph("{%p for 客 in 人 %}"),
                    p(
                        f'<w:r><w:pict {V}><v:shape id="s1"><v:textbox><w:txbxContent>{paragraph("{{ 客.姓名 }}")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
                    ),
                    paragraph("{%p endfor %}"),
                )
            )
        ),
        ("张三", "李四"),
    ),
    Case(
        "a bookmark in a loop",
        template(
            *loop(
                "客",
                "人",
                p('<w:bookmarkStart w:id="5" w:name="b"/>' + run("{{ 客.姓名 }}") + '<w:bookmarkEnd w:id="5"/>'),
            )
        ),
        ("张三", "李四"),
    ),
    Case(
        "a note in a loop",
        story(
            "footnotes",
            "注{{ 名 }}",
            body="".join(
                (paragraph("{%p for 客 in 人 %}"), p(run("{{ 客.姓名 }}") + NOTE_MARK), paragraph("{%p endfor %}"))
            ),
        ),
        ("注周明远",),
    ),
    Case("pictures in a loop", template(*loop("客", "人", p(drawing("")))), ('docPr id="1"', 'docPr id="2"')),
    Case(
        "a permission in a loop goes",
        template(
            *loop(
                "客",
                "人",
                p('<w:permStart w:id="1" w:edGrp="everyone"/>' + run("{{ 客.姓名 }}") + '<w:permEnd w:id="1"/>'),
            )
        ),
        ("张三",),
    ),
    Case(
        "a list in two loops",
        with_lists(*loop("客", "人", list_item("{{ 客.姓名 }}"), *loop("项", "客.项", list_item("{{ 项 }}", 1)))),
        ("张三", ">丙<"),
    ),
    Case(
        "a loop over cells in a table in a cell",
        template(cells(table(["{% for x in 列 %}{{ x }}", "{% endfor %}"]) + "<w:p/>")),
        (">三<",),
    ),
]
REFUSALS = [
    Case(
        "a style of a chart",
        with_relation(
            chart(a_runs("题")),
            "chartStyle",
            "word/charts/style1.xml",
            '<cs:chartStyle xmlns:cs="http://schemas.microsoft.com/office/drawing/2012/chartStyle"/>',
            "application/vnd.ms-office.chartstyle+xml",
            "word/charts/chart1.xml",
        ),
        ("周明远",),
    ),
    Case(
        "styles of an old program",
        with_relation(
            template("{{ 名 }}"),
            "stylesWithEffects",
            "word/stylesWithEffects.xml",
            f"<w:styles {NAMESPACES}/>",
            "application/vnd.ms-word.stylesWithEffects+xml",
        ),
        ("周明远",),
    ),
    Case(
        "people who wrote comments",
        with_relation(
            template("{{ 名 }}"),
            "people",
            "word/people.xml",
            '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>',
            "application/xml",
        ),
        ("周明远",),
    ),
    Case(
        "many marks of sessions",
        with_part(
            template("{{ 名 }}"),
            "word/settings.xml",
            "</w:settings>",
            "<w:rsids>" + '<w:rsid w:val="00AA11BB"/>' * 20_000 + "</w:rsids></w:settings>",
        ),
        ("周明远",),
    ),
    Case(
        "a list of books",
        with_relation(
            template("{{ 名 }}"),
            "customXml",
            "customXml/item1.xml",
            '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"/>',
            "application/xml",
        ),
        ("周明远",),
    ),
    Case(
        "a part of a later version",
        with_relation(
            template("{{ 名 }}"), "futureThing", "word/future1.xml", '<f:x xmlns:f="urn:f"/>', "application/xml"
        ),
        ("周明远",),
    ),
    Case("words that name programs", template("OLEObject、宏、DDEAUTO、{{ 名 }}"), ("DDEAUTO、周明远",)),
    Case(
        "a link in a table of contents",
        template(
            p(
                fld("begin")
                + code(' TOC \\o "1-3" ')
                + fld("separate")
                + f'<w:hyperlink w:anchor="_Toc1">{run("题")}{field(" PAGEREF _Toc1 ")}</w:hyperlink>'
                + fld("end")
            ),
            "{{ 名 }}",
        ),
        ("PAGEREF",),
    ),
    Case(
        "a box to be ticked",
        template(
            p(
                f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>{code(" FORMCHECKBOX ")}{fld("end")}'
            ),
            "{{ 名 }}",
        ),
        ("FORMCHECKBOX",),
    ),
    Case("a large table", template(table(*[["字" * 20] * 5] * 2000), "{{ 名 }}"), ("周明远",)),
    *(
        Case(f"the field {name.strip()}", template("{{ 名 }}", p(field(name))), ("周明远",))
        for name in (
            ' DATE \\@ "yyyy年M月d日" ',
            ' STYLEREF "标题 1" ',
            " SEQ 图 ",
            ' IF 1 = 1 "DDEAUTO" "LINK" ',
            ' QUOTE "INCLUDETEXT 的说明" ',
            ' XE "LINK" ',
            " = SUM(ABOVE) ",
            ' DISPLAYBARCODE "x" QR ',
            " DOCVARIABLE a ",
        )
    ),
]
OUTSIDE = ("M111", "取内容")
GUARDED = [
    Case("cut in three", template(p(field(" INC", "LUDE", 'PICTURE "http://a.example/x" '))), refuses=OUTSIDE),
    Case("behind a space that does not break", template(p(field("\u00a0DDEAUTO a b "))), refuses=OUTSIDE),
    Case("behind a space of full width", template(p(field("\u3000INCLUDETEXT a "))), refuses=OUTSIDE),
    Case("behind a space that nobody sees", template(p(field(" \u200bDDEAUTO a b "))), refuses=OUTSIDE),
    Case("behind a mark of direction", template(p(field(" \u200fINCLUDETEXT a "))), refuses=OUTSIDE),
    Case("parted by what nobody sees", template(p(field(" INCLUDE\u200bTEXT a "))), refuses=OUTSIDE),
    Case(
        "put together of fields",
        template(p(fld("begin") + field(" QUOTE DDE ", result="DDE") + code("AUTO a b ") + fld("end"))),
        refuses=("M111", "拼出来"),
    ),
    Case(
        "in the argument of another",
        template(
            p(
                fld("begin")
                + code(' IF 1 = 1 "')
                + field(' INCLUDEPICTURE "http://a.example/x" ')
                + code('" ')
                + fld("separate")
                + run("x")
                + fld("end")
            )
        ),
        refuses=OUTSIDE,
    ),
    Case(
        "cut by a bookmark",
        template(
            p(
                fld("begin")
                + code(" INCLUDE")
                + '<w:bookmarkStart w:id="1" w:name="q"/><w:bookmarkEnd w:id="1"/>'
                + code("TEXT a.docx ")
                + fld("end")
            )
        ),
        refuses=OUTSIDE,
    ),
    Case(
        "cut by a control",
        template(
            p(
                fld("begin")
                + f"<w:sdt><w:sdtContent>{code(' INCLUDE')}</w:sdtContent></w:sdt>"
                + code("TEXT a ")
                + fld("end")
            )
        ),
        refuses=OUTSIDE,
    ),
    Case(
        "its name cut by a smart tag",
        template(
            p(
                fld("begin")
                + f'<w:smartTag w:uri="u" w:element="e">{code(" DDE")}</w:smartTag>'
                + code("AUTO a b ")
                + fld("end")
            )
        ),
        refuses=OUTSIDE,
    ),
    Case(
        "partly inserted",
        template(
            p(fld("begin") + code(" DDE") + f'<w:ins w:id="1" w:author="a">{code("AUTO a b ")}</w:ins>' + fld("end"))
        ),
        refuses=OUTSIDE,
    ),
    Case("in a box", template(box(p(field(" LI", "NK a ")))), refuses=OUTSIDE),
    Case("in a note in small letters", story("footnotes", p(field(" IncludeText a "))), refuses=OUTSIDE),
    Case(
        "in a simple field written as numbers",
        template(p('<w:fldSimple w:instr="&#32;&#68;DEAUTO a b"/>')),
        refuses=OUTSIDE,
    ),
    Case("without an end", template(p(fld("begin") + code(" DDEAUTO a b "))), refuses=OUTSIDE),
    Case("named by a tag", template(p(field(" {{ 名 }}AUTO a "))), refuses=("M111", "拼出来")),
    Case("named by an empty tag", template(p(field(" DDE{{ 无 }}AUTO a "))), refuses=("M111", "拼出来")),
    Case("named behind a test", template(p(field(" {% if 有 %}DDE{% endif %}AUTO a "))), refuses=("M111", "拼出来")),
    Case(
        "in the default namespace",
        lambda: with_prefix(template(p(field(" INC", "LUDETEXT a "))), "word/document.xml", None),
        refuses=OUTSIDE,
    ),
]
CASES = [*PLACES, *CRASHES, *OUTPUTS, *REFUSALS, *GUARDED]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_further_template(case: Case) -> None:
    elsewhere.test_a_template_from_elsewhere(case)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_docxtpl_makes_a_whole_document_of_it_or_a_sentence(case: Case) -> None:
    content = case.content if isinstance(case.content, bytes) else case.content()
    try:
        filled = b"".join(open_for_docxtpl(content, "模板.docx").render(DATA))
    except TemplateError as refused:
        assert case.refuses or all(re.search("[一-鿿]", problem.text) for problem in refused.problems)
        return
    assert not case.refuses
    assert list(faults_of(filled)) == []


def test_of_every_kind_there_are_ten() -> None:
    kinds: list[list[Case]] = [PLACES, CRASHES, OUTPUTS, REFUSALS, GUARDED]
    assert min(map(len, kinds)) >= 10
    assert len({case.name for case in CASES}) == len(CASES)
