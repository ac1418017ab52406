"""A document that is attached says nothing of its author; what cannot be taken off is said."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from docgen.pictures.metadata import without_metadata
from docgen.readers.attached_file import AttachedFileError, attached_file
from tests.attachments import pdf, word
from tests.photos import photo
from tests.readers.test_attachments import attaching
from tests.word.test_unseen_content import everything_in

MARK = "ZHANGSAN"
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{0}" pid="2" '
    f'name="经办"><vt:lpwstr>{MARK}</vt:lpwstr></property></Properties>'
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Company>{MARK}</Company><Application>WPS</Application></Properties>"
)
FIELD = "<w:fldSimple xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' w:instr=\" AUTHOR \"/>"


def by_author(**parts: str) -> bytes:
    """A document of an author, with these parts besides."""
    document, written = Document(), io.BytesIO()
    document.add_paragraph("柳溪镇简介")
    document.core_properties.title = "简介"
    document.core_properties.author = document.core_properties.last_modified_by = MARK
    document.add_picture(io.BytesIO(photo(6)))
    document.save(written)
    with zipfile.ZipFile(written, "a") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def pdf_by_author(is_signed: bool = False) -> bytes:
    writer, written = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf()))), io.BytesIO()
    writer.add_metadata({"/Author": MARK, "/Producer": MARK, "/Title": f"{MARK}的初稿"})
    for holder in (writer.root_object, writer.pages[0]):
        stream = StreamObject()
        stream.set_data(f"<x:xmpmeta>{MARK}</x:xmpmeta>".encode())
        holder[NameObject("/Metadata")] = writer._add_object(stream)
    if is_signed:
        form = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
        writer.root_object[NameObject("/AcroForm")] = writer._add_object(form)
    writer.write(written)
    return written.getvalue()


def holds_mark(content: bytes) -> bool:
    return any(MARK.encode() in part or MARK.encode("utf-16-be") in part for part in everything_in(content))


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_word_document_is_attached_without_author_company_and_camera() -> None:
    content = by_author(**{"docProps/custom.xml": CUSTOM, "docProps/more.xml": APP})
    clean = attached_file(content, "简介").content
    assert holds_mark(content)
    assert not holds_mark(clean)
    before, after = parts_of(content), parts_of(clean)
    without = {name for name in before if name.startswith("customXml/") or "thumbnail" in name}
    assert before.keys() - without == after.keys()
    assert re.sub(rb' w:rsid\w*="[^"]*"', b"", before["word/document.xml"]) == after["word/document.xml"]
    assert "简介".encode() in after["docProps/core.xml"]
    assert b"created" not in after["docProps/core.xml"]
    assert not any(without_metadata(part).had_metadata for name, part in after.items() if "/media/" in name)
    assert Document(io.BytesIO(clean)).core_properties.title == "简介"


def test_what_a_field_of_the_document_shows_stays() -> None:
    clean = attached_file(by_author(**{"word/header9.xml": FIELD}), "简介").content
    properties = Document(io.BytesIO(clean)).core_properties
    assert (properties.author, properties.last_modified_by) == (MARK, "")


def test_a_pdf_is_attached_without_author_program_and_hidden_data() -> None:
    content = pdf_by_author()
    clean = attached_file(content, "来函").content
    assert not holds_mark(clean)
    reader = PdfReader(io.BytesIO(clean))
    assert len(reader.pages) == 2
    assert b"re f" in reader.pages[1].get_contents().get_data()  # type: ignore[union-attr]
    assert not reader.metadata
    assert attached_file(clean, "来函").content == clean


@pytest.mark.parametrize(
    ("name", "content"),
    [("来函.pdf", pdf_by_author(is_signed=True)), ("来函.docx", by_author(**{"_xmlsignatures/sig1.xml": "<x/>"}))],
)
def test_a_signed_file_stays_as_it_is_and_that_is_said(name: str, content: bytes, tmp_path: Path) -> None:
    visit = attaching(tmp_path, name, content)
    assert visit.attached[0].content == content
    (notice,) = [one for one in visit.notices if one.code == "D127"]
    assert notice.level == "note"
    assert f"“{name}”有数字签名" in notice.text


def test_a_document_without_traces_stays_byte_for_byte(tmp_path: Path) -> None:
    content = word(tmp_path)
    assert attached_file(content, "简介").content == content


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"]
)
def test_a_document_in_which_the_xml_ends_in_the_middle_is_refused_as_damaged(part: str) -> None:
    cut, written = io.BytesIO(by_author()), io.BytesIO()
    with zipfile.ZipFile(cut) as source, zipfile.ZipFile(written, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, content[: len(content) // 2] if name == part else content)
    with pytest.raises(AttachedFileError, match="损坏了"):
        attached_file(written.getvalue(), "简介")
