"""Templates from elsewhere: what is printed, kept or refused in places and markup that our own templates never use.

Every document that comes out is looked at from outside: no tag is left, nothing is unpaired, nothing leads nowhere.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

import pytest

from docgen.errors import TemplateError
from docgen.word import fill
from docgen.word.package.zip import canonical, read_package
from tests.word.packages import NAMESPACES, OFFICE, faults_of, parts_of, story, with_relation, with_story
from tests.word.templates import paragraph, table, template, with_part

DATA = {
    "名": "周明远",
    "有": 1,
    "无": "",
    "人": [{"姓名": "张三", "项": ["甲", "乙"]}, {"姓名": "李四", "项": ["丙"]}],
    "列": ["一", "二", "三"],
    "行": "上行\n下行",
    "网址": "https://a.example/x",
    "文号": "清接〔2026〕7号",
}


class Case(NamedTuple):
    """A template and what is to become of it: texts of the document, what it lacks, or words of the refusal."""

    name: str
    content: bytes | Callable[[], bytes]
    prints: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()


def run(text: str, more: str = "") -> str:
    return f"<w:r><w:t>{text}</w:t>{more}</w:r>"


def p(inner: str, properties: str = "") -> str:
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{inner}</w:p>"


def fld(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(*texts: str) -> str:
    return "".join(f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>' for text in texts)


def field(*codes: str, result: str = "旧") -> str:
    return fld("begin") + code(*codes) + fld("separate") + run(result) + fld("end")


M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
CHECKBOX = (
    '<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t> </w:t></w:r></w:sdtContent></w:sdt>"
)
PICT = f'<w:r><w:pict {V}><v:shape id="水印" style="width:9pt"><v:textpath string="样稿"/></v:shape></w:pict></w:r>'
NOTE_MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def box(inner: str) -> str:
    return p(
        f'<w:r><w:pict {V}><v:shape id="框"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'
    )


def loop(word: str, names: str, *blocks: str) -> list[str]:
    return [f"{{%p for {word} in {names} %}}", *blocks, "{%p endfor %}"]


def cells(*contents: str, grid: int = 0) -> str:
    """A table of one row whose cells hold this markup."""
    columns = "<w:gridCol w:w='2000'/>" * (grid or len(contents))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid><w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in contents)}</w:tr></w:tbl>"


TAKEN = [
    Case(
        "a checkbox in the row of a loop",
        template(
            table(["{%tr for 客 in 人 %}", "@"], ["{{ 客.姓名 }}", "1"], ["{%tr endfor %}", ""]).replace(
                paragraph("@"), p(CHECKBOX)
            )
        ),
        refuses=("M108", "内容控件"),
    ),
    Case(
        "a nested table without text in the cell of a tag",
        template(cells(p(run("{%tc if 有 %}")), table([""]) + p(run("{%tc endif %}")), p(run("尾")))),
        refuses=("M108", "表格"),
    ),
    Case(
        "the number of a footnote beside a tag",
        story("footnotes", p("<w:r><w:footnoteRef/></w:r>" + run("{%p if 有 %}")), "注文", "{%p endif %}"),
        refuses=("M108", "脚注"),
    ),
    Case(
        "a watermark in the paragraph of a tag in a header",
        story("header", p(run("{%p if 有 %}") + PICT), "眉", "{%p endif %}"),
        refuses=("M108", "图", "页眉"),
    ),
    Case(
        "a comment beside a tag goes with all comments",
        template(
            p(
                '<w:commentRangeStart w:id="1"/>'
                + run("{%p if 有 %}")
                + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
            ),
            "中",
            "{%p endif %}",
        ),
        prints=("中",),
        lacks=("comment",),
    ),
    Case(
        "an inserted picture beside a tag",
        template(p(run("{%p if 有 %}") + f'<w:ins w:id="5" w:author="x">{PICT}</w:ins>'), "中", "{%p endif %}"),
        refuses=("M108", "图"),
    ),
    Case(
        "the end of a field beside a tag",
        template(
            p(fld("begin") + code(" PAGE ") + fld("separate") + run("1")),
            p(fld("end") + run("{%p if 有 %}")),
            "中",
            "{%p endif %}",
        ),
        refuses=("M108", "域"),
    ),
    Case(
        "a symbol in another cell of the row of a tag",
        template(
            table(["{%tr if 有 %}", "@"], ["甲", "乙"], ["{%tr endif %}", ""]).replace(
                paragraph("@"), p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>')
            )
        ),
        refuses=("M108", "符号"),
    ),
    Case(
        "a page break beside a comment that takes its paragraph",
        template(p(run("{#p 备注 #}") + '<w:r><w:br w:type="page"/></w:r>'), "尾"),
        refuses=("M108", "分页符"),
    ),
    Case(
        "an equation beside a value that becomes paragraphs",
        template(p(run("{{p 行 }}") + f"<m:oMath {M}><m:r><m:t>x</m:t></m:r></m:oMath>")),
        refuses=("M108", "公式"),
    ),
    Case(
        "a box in a cell whose tag stands for the row",
        template(table(["@", "乙"], ["甲", "丁"]).replace(paragraph("@"), box(p(run("{%tr if 有 %}"))))),
        refuses=("M108",),
    ),
    Case(
        "a dash that would reach over a footnote",
        with_story(template("甲{% if 有 -%}", p(NOTE_MARK + run("乙{% endif %}"))), "footnotes", p(run("注"))),
        refuses=("M108", "-"),
    ),
    Case(
        "a dash that would reach back over a page break",
        template(p(run("甲") + '<w:r><w:br w:type="page"/></w:r>'), "{%- if 有 %}乙{% endif %}"),
        refuses=("M108", "-"),
    ),
    Case(
        "a dash that would join a section to the next",
        template(p(run("甲{% if 有 -%}"), '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'), "乙{% endif %}"),
        refuses=("M108", "-"),
    ),
    Case(
        "a bookmark that ends behind the table of a tag",
        template(
            table(["{%tr for 客 in 人 %}"], ["{{ 客.姓名 }}"], ["{%tr endfor %}"]).replace(
                "<w:r><w:t>{%tr for", '<w:bookmarkStart w:id="3" w:name="表"/><w:r><w:t>{%tr for'
            ),
            p('<w:bookmarkEnd w:id="3"/>' + run("尾")),
        ),
        prints=("张三", "李四", "尾"),
    ),
    Case(
        "a merge that begins in the row of a tag",
        template(
            table(["{%tr if 有 %}", "@1"], ["甲", "@2"], ["{%tr endif %}", ""], ["乙", "丙"])
            .replace(f"</w:tcPr>{paragraph('@1')}", "<w:vMerge w:val='restart'/></w:tcPr><w:p/>")
            .replace(f"</w:tcPr>{paragraph('@2')}", "<w:vMerge/></w:tcPr><w:p/>")
        ),
        refuses=("M108", "合并"),
    ),
    Case(
        "the beginning only is named when its tag is refused",
        template(p(run("{%p if 有 %}") + NOTE_MARK), "中", "{%p endif %}"),
        refuses=("M108", "脚注"),
        lacks=("M106",),
    ),
    Case(
        "a tag that is alone in a content control of paragraphs",
        template(
            "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>{%p set 甲 = 名 %}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "{{ 甲 }}",
        ),
        prints=("周明远",),
    ),
    Case(
        "a horizontal line drawn beside a tag",
        template(
            p(
                run("{%p if 有 %}")
                + f'<w:r><w:pict {V}><v:rect o:hr="t" xmlns:o="urn:schemas-microsoft-com:office:office"/></w:pict></w:r>'
            ),
            "中",
            "{%p endif %}",
        ),
        refuses=("M108", "图"),
    ),
]

DIAGRAM = '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:t>{}</a:t></dgm:dataModel>'
CHART = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p>{}</a:p></c:chartSpace>'
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
XML_TYPE = "application/xml"


def chart(inner: str, encoding: str = "utf-8", name: str = "word/charts/chart1.xml") -> bytes:
    part = CHART.format(inner)
    if encoding != "utf-8":
        part = f'<?xml version="1.0" encoding="{encoding}"?>{part}'
    return with_relation(template("{{ 名 }}"), "chart", name, part.encode(encoding), CHART_TYPE)


def a_runs(*texts: str) -> str:
    return "".join(f"<a:r><a:t>{text}</a:t></a:r>" for text in texts)


def drawing(inner: str, descr: str = "图") -> str:
    return (
        f'<w:r><w:drawing {NAMESPACES}><wp:inline><wp:extent cx="9000" cy="9000"/><wp:docPr id="1" name="图" descr="{descr}"/>'
        f'<a:graphic><a:graphicData uri="x">{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def workbook_with(text: str) -> bytes:
    book = canonical(
        {"[Content_Types].xml": b"<Types/>", "xl/sharedStrings.xml": f"<sst><si><t>{text}</t></si></sst>".encode()}
    )
    content = chart(a_runs("题"))
    return with_relation(content, "package", "word/embeddings/b.xlsx", book, XML_TYPE, "word/charts/chart1.xml")


PLACES = [
    Case(
        "a header of another name",
        with_story(template("{{ 名 }}"), "header", p(run("眉{{ 文号 }}")), "word/pageHeader1.xml"),
        prints=("眉清接〔2026〕7号",),
    ),
    Case(
        "footnotes of another name",
        with_story(template("{{ 名 }}"), "footnotes", p(run("注{{ 名 }}")), "word/footnotes2.xml"),
        prints=("注周明远",),
    ),
    Case("endnotes", story("endnotes", "尾注{{ 名 }}"), prints=("尾注周明远",)),
    Case("comments are left out with their tags", story("comments", "{{ 名 }}"), lacks=("comments",)),
    Case(
        "building blocks are left out with their tags",
        with_relation(
            template("{{ 名 }}"),
            "glossaryDocument",
            "word/glossary/document.xml",
            f"<w:glossaryDocument {NAMESPACES}>{{{{ 名 }}}}</w:glossaryDocument>",
            f"application/{XML_TYPE}",
        ),
        lacks=("glossary",),
    ),
    Case("alt text in a header", story("header", p(drawing("", "{{ 名 }}的像"))), prints=('descr="周明远的像"',)),
    Case(
        "the tip of a link",
        template(p(f'<w:hyperlink w:anchor="甲" w:tooltip="见{{{{ 名 }}}}">{run("此")}</w:hyperlink>')),
        prints=('w:tooltip="见周明远"',),
    ),
    Case(
        "names and choices of a content control",
        template(
            '<w:sdt><w:sdtPr><w:alias w:val="{{ 名 }}"/><w:dropDownList><w:listItem w:displayText="选{{ 名 }}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
            "x",
        ),
        prints=('w:val="周明远"', "选周明远"),
    ),
    Case(
        "the default of a form field",
        template(
            p(
                f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput><w:default w:val="{{{{ 名 }}}}"/></w:textInput></w:ffData></w:fldChar></w:r>{code(" FORMTEXT ")}{fld("end")}'
            )
        ),
        prints=('w:val="周明远"',),
    ),
    Case("word art of the old kind", story("header", p(PICT.replace("样稿", "{{ 名 }}"))), prints=('string="周明远"',)),
    Case(
        "SmartArt",
        with_relation(
            template("{{ 名 }}"), "diagramData", "word/diagrams/data1.xml", DIAGRAM.format("{{ 名 }}"), XML_TYPE
        ),
        refuses=("M108", "SmartArt"),
    ),
    Case("a chart's title in three runs", chart(a_runs("{", "{ 名 }", "}")), refuses=("M108", "图表")),
    Case(
        "a chart's title with braces written as numbers", chart(a_runs("&#123;&#x7B; 名 }}")), refuses=("M108", "图表")
    ),
    Case("a chart in UTF-16", chart(a_runs("{{ 名 }}"), "utf-16"), refuses=("M108", "图表")),
    Case(
        "a chart of the new kind", chart(a_runs("{{ 名 }}"), name="word/charts/chartEx1.xml"), refuses=("M108", "图表")
    ),
    Case(
        "a chart in a folder of its own", chart(a_runs("{{ 名 }}"), name="word/drawings/figure1.xml"), refuses=("M108",)
    ),
    Case("the workbook of a chart", workbook_with("{{ 名 }}"), refuses=("M108", "数据表")),
    Case(
        "an equation whose tag is cut",
        template(p(f"<m:oMath {M}><m:r><m:t>{{</m:t></m:r><m:r><m:t>{{ 名 }}}}</m:t></m:r></m:oMath>")),
        prints=("周明远",),
    ),
    Case(
        "a list's label",
        with_relation(
            template("{{ 名 }}"),
            "numbering",
            "word/numbering.xml",
            f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="{{{{ 名 }}}}"/></w:lvl></w:abstractNum></w:numbering>',
        ),
        refuses=("M108", "编号"),
    ),
    Case(
        "a variable of the document",
        with_part(
            template("甲{{ 名 }}"),
            "word/settings.xml",
            "</w:settings>",
            '<w:docVars><w:docVar w:name="a" w:val="{{ 名 }}"/></w:docVars></w:settings>',
        ),
        refuses=("M108", "设置"),
    ),
    Case(
        "a link's target in a header",
        lambda: linked("header", "https://a.example/{{ 名 }}"),
        refuses=("M108", "链接的地址"),
    ),
    Case(
        "a link's target written with percents",
        lambda: linked("footer", "https://a.example/%7b%7b%20名%20%7d%7d"),
        refuses=("M108", "链接的地址"),
    ),
    Case(
        "the code of a field in a footer, cut",
        story("footer", p(field(" HYPER", 'LINK "{', "{ 网", "址 }", '}" '))),
        prints=(' HYPERLINK "https://a.example/x" ',),
    ),
    Case(
        "the code of a field with a loop in it",
        template(p(field(' QUOTE "{% for 甲 in 列 %}', '{{ 甲 }}{% endfor %}" '))),
        prints=("一二三",),
    ),
    Case(
        "text of a drawing inside a group",
        template(p(drawing(f"<a:p>{a_runs('框{{', ' 名 }}')}</a:p>"))),
        prints=("框周明远",),
    ),
    Case(
        "both halves of an alternative",
        template(
            p(
                f'<w:r><mc:AlternateContent {NAMESPACES}><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="4" name="a"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>{p(run("甲{{ 名 }}"))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="s"><v:textbox><w:txbxContent>{p(run("乙{{ 名 }}"))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
            )
        ),
        prints=("甲周明远", "乙周明远"),
    ),
    Case(
        "a header that no section uses",
        with_relation(
            template("{{ 名 }}"), "x", "word/header8.xml", f"<w:hdr {NAMESPACES}>{p(run('{{ 名 }}'))}</w:hdr>"
        ),
        lacks=("w:hdr",),
    ),
    Case(
        "text marked as character data",
        with_part(template("@"), "word/document.xml", "@", "<![CDATA[{{ 名 }}]]>"),
        prints=("周明远",),
    ),
    Case("a body in UTF-16", lambda: in_utf_16("{{ 行 }}"), prints=("上行", "下行")),
    Case(
        "all properties that a paper keeps",
        with_part(
            template("{{ 名 }}"),
            "docProps/core.xml",
            "</cp:coreProperties>",
            "<dc:subject>{{ 名 }}办</dc:subject><cp:keywords>{{ 列|join('、') }}</cp:keywords></cp:coreProperties>",
        ),
        prints=("周明远办", "一、二、三"),
    ),
    Case(
        "ruby",
        template(
            p(
                "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>音{{ 名 }}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            )
        ),
        prints=("音周明远",),
    ),
    Case(
        "a tag in text that is deleted",
        template(
            p('<w:del w:id="1" w:author="x"><w:r><w:delText>{{ 无此名 }}</w:delText></w:r></w:del>' + run("{{ 名 }}"))
        ),
        prints=("周明远",),
        lacks=("无此名",),
    ),
    Case(
        "a name of a style",
        with_part(
            template("{{ 名 }}"),
            "word/styles.xml",
            "</w:styles>",
            '<w:style w:type="character" w:styleId="q"><w:name w:val="{{ 名 }}"/></w:style></w:styles>',
        ),
        refuses=("M108", "样式"),
    ),
    Case(
        "a strict body beside ordinary relationships",
        with_part(
            template("{{ 名 }}"),
            "word/document.xml",
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        refuses=("M101", "Strict"),
    ),
    Case("a tag in a footnote that nobody refers to", story("footnotes", "{{ 名 }}", body="无"), prints=("周明远",)),
]


def linked(kind: str, target: str) -> bytes:
    content = story(kind, p(f'<w:hyperlink xmlns:r="{OFFICE}" r:id="rId1">{run("此")}</w:hyperlink>'))
    parts = read_package(content)
    parts[f"word/_rels/{kind}9.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/hyperlink" TargetMode="External" Target="{target}"/></Relationships>'
    ).encode()
    return canonical(parts)


def in_utf_16(text: str) -> bytes:
    parts = read_package(template(text))
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace("UTF-8", "UTF-16").encode("utf-16")
    return canonical(parts)


def with_prefix(content: bytes, name: str, prefix: str | None, old: str = "w") -> bytes:
    """The template, one part of which has another prefix for a namespace; None for the default namespace."""
    parts = read_package(content)
    written = parts[name].decode()
    start = f"{prefix}:" if prefix else ""
    written = written.replace(f"<{old}:", f"<{start}").replace(f"</{old}:", f"</{start}")
    declared = f"xmlns:{prefix}=" if prefix else "xmlns="
    written = written.replace(f"xmlns:{old}=", declared)
    if prefix is None:
        written = written.replace(
            "xmlns=", 'xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns=', 1
        )
    parts[name] = written.replace(f" {old}:", f" {prefix or 'q'}:").encode()
    return canonical(parts)


def merged(before: str, tag: str = "{% vm %}组") -> bytes:
    rows = table(["{%tr for 客 in 人 %}", ""], [tag, "{{ 客.姓名 }}"], ["{%tr endfor %}", ""])
    return template(rows.replace(paragraph(tag), before + paragraph(tag)))


CELL_IN_CONTROL = (
    "<w:sdt><w:sdtPr/><w:sdtContent><w:tc><w:p><w:r><w:t>{% vm %}组</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>"
)
CRASHES = [
    Case("vm behind a table in a table", merged(cells(table(["深"]) + p(run("x"))))),
    Case("vm behind a box and a table", merged(box(p(run("框"))) + table(["内"])), prints=("框", "内")),
    Case(
        "hm behind a table",
        template(
            cells(p(run("{%tc for 甲 in 列 %}")), table(["内"]) + p(run("{% hm %}通栏")), p(run("{%tc endfor %}")))
        ),
        prints=("通栏",),
    ),
    Case(
        "colspan in a cell with a table of its own",
        template(cells(table(["内", "表"]) + p(run("{% colspan 2 %}宽")), p(run("x")))),
        prints=("宽", "内"),
    ),
    Case(
        "cellbg in a table in a cell",
        template(cells(table(["{% cellbg 'F3EDE2' %}色"]) + "<w:p/>", p(run("x")))),
        prints=("F3EDE2",),
    ),
    Case("vm outside of a loop", template(table(["{% vm %}组"])), refuses=("M109", "不在循环里")),
    Case(
        "vm in a cell that is a content control",
        template(
            table(["{%tr for 客 in 人 %}", ""], ["@", "{{ 客.姓名 }}"], ["{%tr endfor %}", ""]).replace(
                f"<w:tc><w:tcPr><w:tcW w:w='2000' w:type='dxa'/></w:tcPr>{paragraph('@')}</w:tc>", CELL_IN_CONTROL
            )
        ),
        prints=("restart", "continue"),
    ),
    Case(
        "several lines in notes with another prefix",
        with_prefix(story("footnotes", "{{ 行 }}"), "word/footnotes.xml", "ns0"),
        prints=("上行", "下行"),
    ),
    Case(
        "several lines in a header in the default namespace",
        with_prefix(story("header", "{{ 行 }}"), "word/header9.xml", None),
        prints=("上行", "下行"),
    ),
    Case(
        "the prefix w for something else",
        with_prefix(
            with_part(template("{{ 行 }}"), "word/document.xml", "xmlns:w14=", 'xmlns:z="urn:z" xmlns:w14='),
            "word/document.xml",
            "k",
        ).replace(b"@", b"@"),
        prints=("上行", "下行"),
    ),
    Case(
        "another prefix for drawings and a value of several lines",
        lambda: with_prefix(template(p(drawing(f"<a:p>{a_runs('{{ 行 }}')}</a:p>"))), "word/document.xml", "d", "a"),
        prints=("上行", "下行"),
    ),
    Case(
        "a namespace declared at every element",
        template(
            re.sub(
                "<w:p>",
                '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
                paragraph("{{ 行 }}"),
            ).replace("</w:p>", "</x:p>")
        ),
        prints=("上行", "下行"),
    ),
    Case(
        "a value of several lines inside a name of its own prefix",
        template("{{p 行 }}", "{%p for 甲 in 列 %}", "{{r 甲 }}", "{%p endfor %}"),
        prints=("上行", "三"),
    ),
    Case(
        "vm in a row with a deleted cell",
        merged('<w:p><w:pPr><w:rPr><w:del w:id="4" w:author="x"/></w:rPr></w:pPr></w:p>'),
    ),
]

CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>'
)


def property_(name: str, value: str, number: int = 2) -> str:
    return f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'


def with_custom(content: bytes, *properties: str) -> bytes:
    parts = read_package(content)
    parts["docProps/custom.xml"] = CUSTOM.format("".join(properties)).encode()
    entry = f'<Relationship Id="rId77" Type="{OFFICE}/custom-properties" Target="docProps/custom.xml"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", entry.encode())
    override = '<Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    return canonical(parts)


def bound(xpath: str, store: str, text: str = "旧值") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="xmlns:n=\'urn:n\'" w:xpath="{xpath}" w:storeItemID="{store}"/></w:sdtPr>'
        f"<w:sdtContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )


CORE_STORE, APP_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}"
NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%{level + 1}."/></w:lvl>'
    for level in range(2)
)


def with_lists(*blocks: str) -> bytes:
    numbering = f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    return with_relation(
        template(*blocks),
        "numbering",
        "word/numbering.xml",
        numbering,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    )


def item(text: str, level: int = 0, number: int = 1) -> str:
    return f"<w:p>{NUMBERED.format(level, number)}<w:r><w:t>{text}</w:t></w:r></w:p>"


def columns(content: bytes) -> list[int]:
    """The number of columns of every grid of the body."""
    return [grid.count("<w:gridCol") for grid in parts_of(content)["word/document.xml"].split("<w:tblGrid>")[1:]]


OUTPUTS = [
    Case(
        "a property that a field names is kept",
        with_custom(
            template(p(field(" DOCPROPERTY 文号 \\* MERGEFORMAT ")), "{{ 名 }}"),
            property_("文号", "2024-1"),
            property_("内部", "密", 3),
        ),
        prints=("2024-1", "DOCPROPERTY 文号", 'name="文号"'),
        lacks=("内部",),
    ),
    Case(
        "a property named in quotes by a field in a header",
        with_custom(story("header", p(field(" DOCPROP", 'ERTY  "密 级" '))), property_("密 级", "内部")),
        prints=('name="密 级"', "内部"),
    ),
    Case(
        "a property that a simple field names, in small letters",
        with_custom(
            template(p('<w:fldSimple w:instr=" docproperty Bereich "><w:r><w:t>旧</w:t></w:r></w:fldSimple>')),
            property_("bereich", "三处"),
        ),
        prints=('name="bereich"',),
    ),
    Case(
        "a property whose value is a tag",
        with_custom(template(p(field(" DOCPROPERTY 文号 ", result="{{ 文号 }}"))), property_("文号", "{{ 文号 }}")),
        prints=("<vt:lpwstr>清接〔2026〕7号",),
    ),
    Case(
        "a property that nobody names goes",
        with_custom(template("{{ 名 }}"), property_("作者电话", "138")),
        lacks=("作者电话", "docProps/custom.xml"),
    ),
    Case(
        "a field of a property that is not there is unlinked",
        template(p(field(" DOCPROPERTY 处室 ", result="综合处")), "{{ 名 }}"),
        prints=("综合处",),
        lacks=("DOCPROPERTY",),
    ),
    Case(
        "a field of a property that does not travel is unlinked",
        template(p(field(" DOCPROPERTY Company ", result="某办")), p(field(" AUTHOR ", result="某人"))),
        prints=("某办", "某人"),
        lacks=("DOCPROPERTY", "AUTHOR"),
    ),
    Case(
        "a field of the title stays",
        template(p(field(" DOCPROPERTY Title ")), p(field(" TITLE ")), p(field(" INFO Title "))),
        prints=("DOCPROPERTY Title", "> TITLE ", "INFO Title"),
    ),
    Case(
        "a control bound to data that do not travel is unlinked",
        with_relation(
            template(bound("/n:a", "{11111111-2222-3333-4444-555555555555}", "{{ 名 }}"), "x"),
            "customXml",
            "customXml/item1.xml",
            "<a xmlns='urn:n'>旧值</a>",
        ),
        prints=("周明远",),
        lacks=("dataBinding", "customXml/"),
    ),
    Case(
        "a control bound to the author is unlinked",
        template(
            bound("/ns1:coreProperties[1]/ns0:creator[1]", CORE_STORE),
            bound("/ns0:Properties[1]/ns0:Company[1]", APP_STORE),
            "x",
        ),
        lacks=("dataBinding",),
    ),
    Case(
        "a control bound to the title stays",
        template(bound("/ns1:coreProperties[1]/ns0:title[1]", CORE_STORE, "题"), "x"),
        prints=("dataBinding",),
    ),
    Case(
        "numbers in an inner loop begin anew",
        with_lists(*loop("客", "人", "{{ 客.姓名 }}", *loop("项", "客.项", item("{{ 项 }}")))),
        prints=("startOverride",),
    ),
    Case(
        "numbers of one loop go on",
        with_lists(item("首"), *loop("甲", "列", item("{{ 甲 }}")), item("尾")),
        lacks=("startOverride",),
    ),
    Case(
        "a lower level begins anew by itself",
        with_lists(*loop("客", "人", item("{{ 客.姓名 }}"), *loop("项", "客.项", item("{{ 项 }}", 1)))),
        lacks=("startOverride",),
    ),
    Case(
        "numbers in a table of an outer loop begin anew",
        with_lists(
            "{%p for 客 in 人 %}",
            table(["{%tr for 项 in 客.项 %}"], ["@"], ["{%tr endfor %}"]).replace(paragraph("@"), item("{{ 项 }}")),
            "{%p endfor %}",
        ),
        prints=("startOverride",),
    ),
    Case(
        "a plain loop from cell to cell",
        template(cells(p(run("{% for 甲 in 列 %}{{ 甲 }}")), p(run("{% endfor %}尾")))),
        prints=("一", "尾"),
    ),
    Case(
        "a loop over cells with room before and after",
        template(
            table(["{%tc for 甲 in 列 %}", "{{ 甲 }}", "{%tc endfor %}"], ["乙", "丙", "丁"]).replace(
                "<w:tr>", '<w:tr><w:trPr><w:gridAfter w:val="1"/></w:trPr>', 1
            )
        ),
    ),
    Case(
        "a tracked row in a table in a box",
        template(
            box(
                table(["旧"], ["新{{ 名 }}"]).replace(
                    "<w:tr>", '<w:tr><w:trPr><w:del w:id="3" w:author="x"/></w:trPr>', 1
                )
                + "<w:p/>"
            )
        ),
        prints=("新周明远",),
        lacks=("旧",),
    ),
    Case(
        "the last mark of a cell is deleted",
        template(table(["甲"]).replace(paragraph("甲"), p(run("甲"), '<w:rPr><w:del w:id="3" w:author="x"/></w:rPr>'))),
        prints=("甲",),
    ),
    Case(
        "a break inside a tag for paragraphs",
        template("<w:p><w:r><w:t>{%p for 甲</w:t><w:br/><w:t>in 列 %}</w:t></w:r></w:p>", "{{ 甲 }}", "{%p endfor %}"),
        prints=("一", "三"),
        lacks=("<w:br/>",),
    ),
    Case(
        "a page break inside a tag",
        template('<w:p><w:r><w:t>{{ 名</w:t><w:br w:type="page"/><w:t>}}尾</w:t></w:r></w:p>'),
        prints=("周明远", 'w:type="page"'),
    ),
    Case("a dash in a header", story("header", "眉 {{- 名 -}} 尾"), prints=("眉周明远尾",)),
    Case(
        "a shape's kind in a loop",
        template(
            *loop(
                "客",
                "人",
                p(
                    f'<w:r><w:pict {V}><v:shapetype id="_x0000_t202"/><v:shape id="s1" type="#_x0000_t202"/></w:pict></w:r>'
                ),
            )
        ),
        prints=("#_x0000_t202",),
    ),
    Case(
        "a template with the type of macros and none inside",
        with_part(
            template("{{ 名 }}"),
            "[Content_Types].xml",
            "wordprocessingml.document.main+xml",
            "wordprocessingml.template.macroEnabledTemplate.main+xml",
        ),
        prints=("wordprocessingml.document.main+xml",),
        refuses=("M111", "启用宏"),
    ),
    Case(
        "several cells merged down twice",
        template(table(["{%tr for 客 in 人 %}", ""], ["{% vm %}{{ 名 }}", "{% vm %}组"], ["{%tr endfor %}", ""])),
        prints=("restart", "continue"),
    ),
    Case(
        "a string with braces in a tag",
        template("{{ {'a': '}}'}['a'] }}{{ {'b': {'c': '}'}}['b']['c'] }}甲"),
        prints=("}}}甲",),
    ),
]

REFUSALS = [
    Case(
        "a printer of a header",
        lambda: with_relation(
            story("header", "眉{{ 名 }}"),
            "printerSettings",
            "word/printerSettings4.bin",
            b"x",
            XML_TYPE,
            "word/header9.xml",
        ),
        prints=("眉周明远",),
        lacks=("printerSettings",),
    ),
    Case(
        "a part that deflates very well",
        with_relation(template("{{ 名 }}"), "x", "word/media/a.xml", b"<a>" + b" " * 3_000_000 + b"</a>"),
        prints=("周明远",),
    ),
    Case(
        "a workbook with a link of its own",
        lambda: with_relation(
            chart(a_runs("题")),
            "package",
            "word/embeddings/b.xlsx",
            canonical({"xl/externalLinks/externalLink1.xml": b"<a/>"}),
            XML_TYPE,
            "word/charts/chart1.xml",
        ),
        refuses=("M111",),
    ),
    Case(
        "a field that asks for LINK in its argument",
        template(p(field(" SEQ LINK \\* ARABIC ")), p(field(" REF DATABASE \\h "))),
        prints=("SEQ LINK", "REF DATABASE"),
    ),
    Case("a sum", template(p(field(" =SUM(ABOVE) "))), prints=("=SUM(ABOVE)",)),
    Case(
        "a field in small letters",
        template(p(field(' includepicture "http://a.example/x.png" \\d '))),
        refuses=("M111", "includepicture"),
    ),
    Case(
        "a field whose code is cut by a deletion",
        template(
            p(
                fld("begin")
                + code(" INCLUDE")
                + '<w:del w:id="1" w:author="x"><w:r><w:delInstrText>XX</w:delInstrText></w:r></w:del>'
                + code("TEXT a.docx ")
                + fld("end")
            )
        ),
        refuses=("M111",),
    ),
    Case(
        "a field whose code is inserted",
        template(
            p(fld("begin") + f'<w:ins w:id="1" w:author="x">{code(" DDE")}</w:ins>' + code("AUTO cmd ") + fld("end"))
        ),
        refuses=("M111",),
    ),
    Case(
        "a field over two paragraphs",
        template(p(fld("begin") + code(" INCLUDE")), p(code('TEXT "a.docx" ') + fld("end"))),
        refuses=("M111",),
    ),
    Case(
        "a field in a note that fetches", story("footnotes", p(field(" LINK Excel.Sheet.8 a.xlsx "))), refuses=("M111",)
    ),
    Case(
        "a simple field inside a field",
        template(
            p(
                fld("begin")
                + code(' IF 1 = 1 "')
                + '<w:fldSimple w:instr=" INCLUDEPICTURE a.png "/>'
                + code('" ')
                + fld("end")
            )
        ),
        refuses=("M111",),
    ),
    Case("a field's name that a tag gives", template(p(field("{{ 名 }} a.docx"))), refuses=("M111",)),
    Case("a field's name that a tag completes", template(p(field(" INCLUDE{{ 名 }} a.docx"))), refuses=("M111",)),
    Case(
        "a field in the alternative for old programs",
        template(
            p(
                f'<w:r><mc:AlternateContent {NAMESPACES}><mc:Fallback><w:pict><v:shape id="s"><v:textbox><w:txbxContent>{p(field(" DDE", " a b "))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
            )
        ),
        refuses=("M111",),
    ),
    Case(
        "characters that no tag of ours may hold are shown by their sentence",
        template("甲\ufdd0乙{{ 名 }}"),
        refuses=("M103",),
    ),
    Case(
        "a dash before a table is found by check",
        template("甲{% if 有 -%}", table(["乙"]), "{% endif %}"),
        refuses=("M108", "-"),
    ),
    Case(
        "tags that a table's cells part",
        template(cells(p(run("{% if 有 %}甲")), p(run("乙"))), "{% endif %}"),
        refuses=("M107", "不在同一层"),
    ),
    Case(
        "a comment on a row with text",
        template(table(["{#tr 说明 #}", "旧"], ["甲", "{{ 名 }}"])),
        prints=("甲", "周明远"),
        lacks=("旧",),
    ),
    Case("an external workbook of a chart", lambda: external(chart(a_runs("题"))), refuses=("M111", "外部")),
]


def external(content: bytes) -> bytes:
    parts = read_package(content)
    parts["word/charts/_rels/chart1.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/oleObject" TargetMode="External" Target="file:///C:/a.xlsx"/></Relationships>'
    ).encode()
    return canonical(parts)


CASES = [*TAKEN, *PLACES, *CRASHES, *OUTPUTS, *REFUSALS]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_template_from_elsewhere(case: Case) -> None:
    content = case.content if isinstance(case.content, bytes) else case.content()
    if case.refuses:
        with pytest.raises(TemplateError) as refused:
            fill(content, DATA)
        sentences = " ".join(f"{one.place} {one.code} {one.text} {one.hint}" for one in refused.value.problems)
        assert [word for word in case.refuses if word not in sentences] == [], sentences
        assert [word for word in case.lacks if word in sentences] == [], sentences
        return
    filled = fill(content, DATA)
    assert list(faults_of(filled)) == []
    written = [f"{name}: {part}" for name, part in parts_of(filled).items()]
    everything = "\n".join([*written, *(re.sub("<[^>]*>", "", part) for part in written)])
    assert [text for text in case.prints if text not in everything] == []
    assert [text for text in case.lacks if text in everything] == []
