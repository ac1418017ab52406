"""Remarks as comments in a copy of any Word file: beside their words, and nothing else changes."""

import io

import pytest
from docx import Document

from docgen.word.engine.lint import lint
from docgen.word.foreign.annotate import annotate
from docgen.word.foreign.comment_text import CommentText
from docgen.word.foreign.template_places import remarks_on_template
from docgen.word.foreign.text_lines import text_lines
from docgen.word.package.zip import PackageError, canonical, read_package
from tests.word.foreign.same import comments_of, differences, words_beside
from tests.word.templates import paragraph, table, template, with_part


def annotated(content: bytes, *words: str) -> bytes:
    """A copy with a remark on the first place of each of these words."""
    remarks = []
    for word in words:
        line = next(line for line in text_lines(content) if word in line.text)
        at = line.text.index(word)
        remarks.append(CommentText(f"看“{word}”", line.place_of(at, at + len(word)), line.spot))
    return annotate(content, remarks)


PLAIN = template("关于云州市代表团的方案", paragraph("来宾共", "十二", "人，乘二号车。"), table(["时间", "内容"]))


@pytest.mark.parametrize(
    "word", ["关", "云州市", "方案", "十二", "共十二人", "二人", "来宾共十二人，乘二号车。", "内容"]
)
def test_a_comment_stands_beside_the_very_words_and_nothing_else_changes(word: str) -> None:
    copy = annotated(PLAIN, word)
    assert words_beside(copy) == [word]
    assert comments_of(copy) == [f"看“{word}”"]
    assert differences(PLAIN, copy) == []
    assert [line.text for line in text_lines(copy)] == [line.text for line in text_lines(PLAIN)]


def test_several_comments_may_share_their_words() -> None:
    words = ["十二", "共十二人", "二人", "乘", "二号车", "来宾共十二人，乘二号车。", "号"]
    copy = annotated(PLAIN, *words)
    assert words_beside(copy) == words
    assert differences(PLAIN, copy) == []


def test_the_same_remarks_give_the_same_bytes_without_a_date() -> None:
    assert annotated(PLAIN, "十二", "内容") == annotated(PLAIN, "十二", "内容")
    comments = read_package(annotated(PLAIN, "十二"))["word/comments.xml"]
    assert b"w:date" not in comments
    assert b'w:author="docgen"' in comments


def test_a_fault_of_a_template_stands_beside_its_tag_in_whatever_paragraph_and_run() -> None:
    content = template("标题 {{ 名 }}", paragraph("来宾：", "{{ 名", " }"), table(["甲", "乙 {{ 名，}} 丙"]))
    problems = lint(content)
    assert [problem.code for problem in problems] == ["M102", "M103"]
    copy = annotate(content, remarks_on_template(content, problems, [problem.text for problem in problems]))
    assert words_beside(copy) == ["{{ 名 }", "{{ 名，}}"]


def test_a_remark_without_a_place_stands_beside_the_first_paragraph() -> None:
    assert words_beside(annotate(PLAIN, [CommentText("全文")])) == ["关于云州市代表团的方案"]


def word_file() -> bytes:
    """A document with a header, a footer of a second section, and a comment of its reader."""
    document = Document()
    document.add_paragraph("第一节")
    document.sections[0].header.paragraphs[0].text = "清江区接待办"
    run = document.add_paragraph().add_run("已有批注的字")
    document.add_comment(run, "请核对", "周明远", "周")
    second = document.add_section()
    second.footer.is_linked_to_previous = False
    second.footer.paragraphs[0].text = "第二节的页脚"
    document.add_paragraph("第二节")
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_words_in_a_header_are_told_beside_the_first_paragraph_of_its_section() -> None:
    content = word_file()
    copy = annotated(content, "接待办", "页脚")
    assert comments_of(copy) == [
        "请核对",
        "说的是页眉第1段“清江区接待办”\n看“接待办”",
        "说的是页脚第1段“第二节的页脚”\n看“页脚”",
    ]
    assert words_beside(copy) == ["已有批注的字", "第一节", "第二节"]
    assert differences(content, copy) == []


def test_comments_that_are_there_stay_as_they_are() -> None:
    content = word_file()
    copy = annotated(content, "批注")
    assert words_beside(copy) == ["已有批注的字", "批注"]
    before, after = (read_package(one)["word/comments.xml"] for one in (content, copy))
    assert before.split(b"</w:comment>")[0].split(b"<w:comment ")[1] in after
    assert read_package(copy)["word/_rels/document.xml.rels"] == read_package(content)["word/_rels/document.xml.rels"]


BOX = (
    "<w:p><w:r><w:t>框外</w:t></w:r><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml' id='a'><v:textbox>"
    "<w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def test_words_in_a_text_box_are_told_beside_the_paragraph_that_holds_the_box() -> None:
    content = template("题", BOX)
    copy = annotated(content, "里的")
    assert comments_of(copy) == ["说的是文本框第3段“框里的字”\n看“里的”"]
    assert words_beside(copy) == ["框外框里的字"]
    assert differences(content, copy) == []


def test_words_in_a_footnote_are_told_beside_the_paragraph_that_refers_to_it() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    reference = '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r></w:p>'
    parts = read_package(template("题", reference, "后文"))
    note = f'<w:footnotes {space}><w:footnote w:id="7">{paragraph("注里的字")}</w:footnote></w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rels = "word/_rels/document.xml.rels"
    added = f'<Relationship Id="rId77" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", added.encode())
    content = canonical({**parts, "word/footnotes.xml": note.encode()})
    copy = annotated(content, "里的")
    assert words_beside(copy) == ["正文"]
    assert comments_of(copy) == ["说的是脚注第1段“注里的字”\n看“里的”"]


LINK = '<w:p><w:ins w:id="9" w:author="某"><w:r><w:t>新加的话</w:t></w:r></w:ins><w:r><w:t>旧话</w:t></w:r></w:p>'
RUBY = (
    "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>zhou</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>周明</w:t></w:r>"
    "</w:rubyBase></w:ruby></w:r><w:r><w:t>远</w:t></w:r></w:p>"
)
BREAK = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t><w:br/><w:t>丁</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("block", "word", "beside"),
    [
        (LINK, "加的", "加的"),
        (LINK, "话旧", "话旧"),
        (RUBY, "明", "zhou周明"),  # runs in a run are not cut
        (BREAK, "\t乙", "乙"),
        (BREAK, "丁", "丁"),
    ],
)
def test_words_in_tracked_text_in_ruby_and_behind_breaks_have_their_comment(block: str, word: str, beside: str) -> None:
    content = template("题", block)
    copy = annotated(content, word)
    assert words_beside(copy) == [beside]
    assert differences(content, copy) == []


def test_a_file_with_macros_or_without_a_paragraph_is_refused() -> None:
    parts = read_package(PLAIN)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.ms-word.document.macroEnabled.main+xml",
    )
    with pytest.raises(PackageError, match="带宏"):
        annotate(canonical(parts), [CommentText("看")])
    empty = read_package(template("题"))
    empty["word/document.xml"] = (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
    )
    with pytest.raises(PackageError, match="一个段落也没有"):
        annotate(canonical(empty), [CommentText("看")])


def test_a_template_of_word_becomes_a_document() -> None:
    dotx = with_part(PLAIN, "[Content_Types].xml", "document.main+xml", "template.main+xml")
    copy = annotate(dotx, [CommentText("看")])
    assert b"template.main" not in read_package(copy)["[Content_Types].xml"]
