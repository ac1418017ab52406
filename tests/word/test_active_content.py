"""What a template would run, or fetch when it is opened, is refused at its place; what is only left over goes."""

import pytest

from docgen.errors import TemplateError
from docgen.word import fill
from docgen.word.package.zip import canonical, read_package
from tests.word.packages import OFFICE, RELATIONS, faults_of, parts_of, story, with_relation
from tests.word.templates import template
from tests.word.test_templates_from_elsewhere import PICT, chart, field, p, run

XML = "application/xml"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"
RELATION = (
    f'<Relationships xmlns="{RELATIONS}">'
    f'<Relationship Id="rId1" Type="{OFFICE}/{{}}" {{}} Target="{{}}"/></Relationships>'
)


def outside(kind: str, target: str, owner: str = "word/_rels/settings.xml.rels") -> bytes:
    parts = read_package(template("{{ 名 }}"))
    parts[owner] = RELATION.format(kind, 'TargetMode="External"', target).encode()
    return canonical(parts)


def within(kind: str, name: str, part: bytes = b"x") -> bytes:
    return with_relation(template("{{ 名 }}"), kind, name, part, XML)


def shown(filled: bytes) -> str:
    return "\n".join(f"{name}: {part}" for name, part in parts_of(filled).items())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (within("vbaProject", "word/vbaProject.bin"), "带有宏"),
        (within("vbaProject", "word/data.dat"), "带有宏"),
        (within("control", "word/activeX/activeX1.xml"), "ActiveX"),
        (within("aFChunk", "word/page.html"), "嵌着一份别的文件"),
        (within("oleObject", "word/embeddings/oleObject1.bin"), "嵌着别的程序的对象"),
        (within("package", "word/embeddings/表.xlsx", b"PK"), "Excel 表格"),
        (within("package", "word/embeddings/附.docx", b"PK"), "Word 文档"),
        (within("image", "word/media/程序.exe"), "对象"),
        (within("image", "word/media/a.svg", b"<svg><script>x</script></svg>"), "图片里"),
        (within("image", "word/media/b.svg", b'<svg><image href="http://a.example/x.png"/></svg>'), "图片里"),
        (outside("image", "http://a.example/x.png", "word/_rels/document.xml.rels"), "图片指向外部地址"),
        (outside("subDocument", "file:///C:/a.docx", "word/_rels/document.xml.rels"), "子文档指向外部地址"),
        (outside("video", "http://a.example/x.mp4", "word/_rels/document.xml.rels"), "视频指向外部地址"),
    ],
)
def test_a_part_that_runs_or_lies_elsewhere_is_called_by_what_one_sees(content: bytes, words: str) -> None:
    with pytest.raises(TemplateError) as refused:
        fill(content, {"名": "周明远"})
    assert [problem.code for problem in refused.value.problems] == ["M111"]
    assert words in refused.value.problems[0].text


@pytest.mark.parametrize(
    "code",
    [
        ' RD "a.docx" ',
        " PRINT 27 ",
        " EMBED Excel.Sheet.8 ",
        " CONTROL Forms.TextBox.1 ",
        " MACROBUTTON 群发 点这里 ",
        ' includetext "a.docx" ',
        " DATABASE \\d a.mdb ",
        ' IMPORT "a.png" ',
    ],
)
def test_a_field_that_fetches_or_runs_is_refused_at_its_paragraph(code: str) -> None:
    with pytest.raises(TemplateError) as refused:
        fill(template("首段", p(field(code)), "{{ 没有 }"), {})
    assert [(problem.code, problem.place.line) for problem in refused.value.problems if problem.place] == [("M111", 2)]


@pytest.mark.parametrize("code", [" MACROBUTTON NoMacro [点这里填写] ", " GOTOBUTTON 甲 去 ", " ASK 甲 问 "])
def test_a_field_that_runs_nothing_stays(code: str) -> None:
    assert code in parts_of(fill(template(p(field(code))), {}))["word/document.xml"]


@pytest.mark.parametrize(
    "markup",
    [
        PICT.replace('<v:textpath string="样稿"/>', '<v:imagedata src="http://a.example/x.png"/>'),
        PICT.replace('<v:textpath string="样稿"/>', '<v:fill type="frame" src="\\\\server\\x.png"/>'),
        PICT.replace(
            '<v:textpath string="样稿"/>',
            '<v:imagedata xmlns:o="urn:schemas-microsoft-com:office:office" o:href="https://a.example/x.png"/>',
        ),
        f'<w:r><w:drawing><q:webVideoPr xmlns:q="{WORD_2012}" embeddedHtml="&lt;iframe src=x&gt;"/></w:drawing></w:r>',
    ],
)
def test_a_picture_that_lies_elsewhere_is_refused_in_the_part_where_it_is(markup: str) -> None:
    with pytest.raises(TemplateError) as refused:
        fill(story("header", "一", p(markup + run("眉"))), {"名": "周明远"})
    (problem,) = refused.value.problems
    assert problem.code == "M111"
    assert problem.place
    assert ("页眉" in problem.place.file, problem.place.line) == (True, 2)


@pytest.mark.parametrize(
    ("content", "gone"),
    [
        (outside("mailMergeSource", "file:///C:/名单.xlsx"), "名单.xlsx"),
        (outside("attachedTemplate", "file:///C:/a.dotm"), "a.dotm"),
        (outside("transform", "file:///C:/a.xsl"), "a.xsl"),
        (within("webextensiontaskpanes", "word/webextensions/taskpanes.xml", b"<a/>"), "taskpanes"),
        (within("digital-signature/origin", "_xmlsignatures/origin.sigs"), "origin.sigs"),
        (within("classificationlabels", "docMetadata/LabelInfo.xml", b"<a/>"), "LabelInfo"),
        (within("keyMapCustomizations", "word/customizations.xml", b"<a/>"), "customizations"),
        (within("recipientData", "word/recipientData.xml", b"<a/>"), "recipientData"),
    ],
)
def test_what_is_left_over_from_other_work_does_not_travel(content: bytes, gone: str) -> None:
    filled = fill(content, {"名": "周明远"})
    assert gone not in shown(filled)
    assert list(faults_of(filled)) == []


def test_everything_that_is_refused_is_named_in_one_run_each_thing_once() -> None:
    content = with_relation(chart("<a:r><a:t>题</a:t></a:r>"), "oleObject", "word/embeddings/oleObject1.bin", b"x", XML)
    content = with_relation(content, "vbaProject", "word/vbaProject.bin", b"x", XML)
    with pytest.raises(TemplateError) as refused:
        fill(content, {"名": "周明远"})
    assert sorted(problem.text[:3] for problem in refused.value.problems) == ["嵌着别", "带有宏"]
