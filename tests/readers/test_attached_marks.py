"""What people leave in an attached document or PDF without seeing it: taken out and said, or refused."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

from docgen.errors import DataError
from docgen.readers.attached_file import AttachedFileError, attached_file
from tests.attachments import pdf
from tests.readers.test_attached_traces import MARK, holds_mark, parts_of
from tests.readers.test_attachments import attaching

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMMENTS = f'<w:comments xmlns:w="{_W}"><w:comment w:id="0" w:author="{MARK}"><w:p/></w:comment></w:comments>'
_PICTURE = '<w:r><w:drawing><wp:docPr id="9" name="x" descr="C:\\Users\\{0}\\平面图.png"/></w:drawing></w:r>'
_CONTROL = f'<w:sdt><w:sdtPr><w:alias w:val="{MARK}"/><w:tag w:val="{MARK}"/></w:sdtPr></w:sdt>'


def document(inner: str = "", settings: str = "", **parts: str) -> bytes:
    """A document with one line, this markup behind it, and further parts, whose relationships are there."""
    paper, plain, changed = Document(), io.BytesIO(), io.BytesIO()
    paper.add_paragraph("柳溪镇简介")
    paper.core_properties.author = ""
    paper.save(plain)
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            if name == "word/document.xml":
                text = text.replace("简介</w:t></w:r>".encode(), f"简介</w:t></w:r>{inner}".encode())
            if name == "word/settings.xml":
                text = text.replace(b"</w:settings>", f"{settings}</w:settings>".encode())
            if name == "word/_rels/document.xml.rels":
                more = "".join(f'<Relationship Id="x{at}" Type="t" Target="/{part}"/>' for at, part in enumerate(parts))
                text = text.replace(b"</Relationships>", f"{more}</Relationships>".encode())
            if name not in parts:
                after.writestr(name, text)
        for name, text in parts.items():
            after.writestr(name, text)
    return changed.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (document('<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
                  **{"word/comments.xml": _COMMENTS, "word/people.xml": f"<x>{MARK}</x>"}), "批注（1条）"),
        (document(settings=f'<w:docVars><w:docVar w:name="a" w:val="{MARK}"/></w:docVars>'), "文档变量"),
        (document(_PICTURE.format(MARK)), "图片名称里的路径"),
        (document(f'<w:bookmarkStart w:id="1" w:name="{MARK}的稿"/><w:bookmarkEnd w:id="1"/>'), "书签的名称"),
        (document(_CONTROL), "内容控件的标记"),
        (document(**{"customXml/item1.xml": f"<x>{MARK}</x>"}), "另存的数据"),
        (document(settings=f'<w:rsids><w:rsid w:val="00{MARK}"/></w:rsids>'), ""),
        (document(f"<!-- {MARK} -->"), ""),
        (document(**{"docProps/thumbnail.jpeg": MARK}), ""),
        (document(**{"word/printerSettings1.bin": MARK}), ""),
    ],
    ids="comment variables path bookmark control data sessions remark thumbnail printer".split(),
)  # fmt: skip
def test_marks_of_a_word_document_are_taken_out_and_said(content: bytes, said: str, tmp_path: Path) -> None:
    assert holds_mark(content)
    visit = attaching(tmp_path, "简介.docx", content)
    clean = visit.attached[0].content
    assert not holds_mark(clean)
    assert [one.text for one in Document(io.BytesIO(clean)).paragraphs if one.text] == ["柳溪镇简介"]
    gone = parts_of(content).keys() - parts_of(clean).keys()
    assert not any(name.encode() in part for name in gone for part in parts_of(clean).values())
    assert [said in one.text for one in visit.notices if one.code == "D127"] == ([True] if said else [])
    assert attached_file(clean, "简介").content == clean


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ('<w:del w:id="1" w:author="甲"><w:r><w:delText>副部</w:delText></w:r></w:del>', "删去的“副部”"),
        ('<w:ins w:id="1" w:author="甲"><w:r><w:t>厅</w:t></w:r></w:ins>', "还没有接受的修订"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>原定级别</w:t></w:r>", "隐藏的文字“原定级别”"),
    ],
)
def test_what_nobody_can_tell_is_meant_to_be_seen_is_refused(inner: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        attaching(tmp_path, "简介.docx", document(inner))
    (problem,) = refused.value.problems
    assert (problem.code, said in problem.text) == ("D125", True)


@pytest.mark.parametrize(
    "inner",
    [
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>不隐藏</w:t></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType=\"begin\"/></w:r>",
        '<w:bookmarkStart w:id="1" w:name="_Toc123"/><w:bookmarkEnd w:id="1"/>',
        '<w:bookmarkStart w:id="1" w:name="甲"/><w:bookmarkEnd w:id="1"/><w:hyperlink w:anchor="甲"/>',
        '<w:r><w:drawing><wp:docPr id="1" name="图片 1" descr="平面图"/></w:drawing></w:r>',
    ],
)  # fmt: skip
def test_what_a_document_shows_or_uses_stays_as_it_is(inner: str) -> None:
    content = document(inner)
    assert inner.encode() in parts_of(attached_file(content, "简介").content)["word/document.xml"]


def test_a_document_with_other_prefixes_is_refused_for_its_changes_cannot_be_seen() -> None:
    content, changed = document(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b"xmlns:w=", b"xmlns:ns0=").replace(b"<w:", b"<ns0:"))
    with pytest.raises(AttachedFileError, match="写法很少见"):
        attached_file(changed.getvalue(), "简介")


def _with_note(kind: str, **more: str) -> bytes:
    writer, content = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf()))), io.BytesIO()
    note = DictionaryObject({NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject(kind)})
    note.update({NameObject(f"/{key}"): TextStringObject(value) for key, value in more.items()})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    writer.metadata = {}
    writer.write(content)
    return content.getvalue()


def _with_inside(put: str) -> bytes:
    writer, content = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf()))), io.BytesIO()
    script = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(MARK)})
    if put == "file":
        writer.add_attachment("底稿.txt", MARK.encode())
    elif put == "script":
        names = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), script])})
        writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): names})
    else:
        writer.root_object[NameObject("/OpenAction")] = script
    writer.metadata = {}
    writer.write(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_with_note("/Text", Contents=MARK, T=MARK), "批注"),
        (_with_note("/Highlight", Contents=MARK, T=MARK), "批注"),
        (_with_note("/FreeText", Contents="盖章处", T=MARK), "批注"),
        (_with_note("/FileAttachment", Contents=MARK), "批注"),
        (_with_inside("file"), "夹带的文件"),
        (_with_inside("script"), "脚本"),
        (_with_inside("action"), "打开时做的动作"),
    ],
    ids=["text", "highlight", "free-text", "file-note", "file", "script", "action"],
)
def test_notes_files_and_scripts_of_a_pdf_are_taken_out_and_said(content: bytes, said: str, tmp_path: Path) -> None:
    assert holds_mark(content)
    visit = attaching(tmp_path, "来函.pdf", content)
    clean = visit.attached[0].content
    assert not holds_mark(clean)
    assert len(PdfReader(io.BytesIO(clean)).pages) == 2
    assert [said in one.text for one in visit.notices if one.code == "D127"] == [True]
    notes = [note.get_object() for note in PdfReader(io.BytesIO(clean)).pages[0].get("/Annots", ())]
    assert [note.get("/Contents") for note in notes if note["/Subtype"] == "/FreeText"] == ["盖章处"] * (
        b"FreeText" in content
    )
