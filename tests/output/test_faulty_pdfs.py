"""Converters that lie, and damaged PDFs: a sentence, never a traceback, and the document is there all the same."""

import io
import os
import random
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from docgen.errors import NoPdfError
from docgen.output.converter import Converter, WordDocument, convert_with
from docgen.output.pdf import (
    BoundPdf,
    bind,
    booklet,
    draw_several_up,
    page_count,
    page_texts,
    sheets_as_pdfs,
    split_pages,
    to_pdfs,
    without_traces,
)
from docgen.readers.attached_file import AttachedFileError, attached_file
from tests.attachments import pdf
from tests.conftest import OFFICE, Run
from tests.output.test_converter import GOOD, stand_in
from tests.word.templates import template

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stand-ins are scripts of a POSIX shell")
DOCUMENT = WordDocument("方案.docx", (template("周明远"),))


def white(pages: int) -> bytes:
    writer, content = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    writer.write(content)
    return content.getvalue()


@pytest.fixture
def converted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Makes a converter that always gives this."""

    def gives(content: bytes) -> None:
        stand_in(tmp_path / "bin", GOOD)
        (tmp_path / "bin" / "page.pdf").write_bytes(content)
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))
        monkeypatch.delenv("DOCGEN_LIBREOFFICE", raising=False)

    return gives


@pytest.mark.parametrize("pages", [1, 3])
def test_white_pages_of_the_right_number_are_seen(converted: Callable[[bytes], None], pages: int) -> None:
    converted(white(pages))
    with pytest.raises(NoPdfError, match=f"是{pages}页白纸"):
        to_pdfs([DOCUMENT])
    with pytest.raises(NoPdfError, match="白纸"):
        sheets_as_pdfs(DOCUMENT.content, [pages])


def test_a_pdf_holds_no_mark_of_the_run_that_made_it() -> None:
    made = []
    for _ in range(2):
        writer, content = PdfWriter(clone_from=io.BytesIO(pdf(2))), io.BytesIO()
        writer.generate_file_identifiers()
        writer.write(content)
        made.append(content.getvalue())
    first, second = map(without_traces, made)
    assert made[0] != made[1] and first == second
    assert b"/ID" not in first


def test_a_document_without_text_may_be_white(converted: Callable[[bytes], None]) -> None:
    converted(white(1))
    assert to_pdfs([WordDocument("空.docx", (template("<w:p/>"),))])


@pytest.mark.parametrize(
    "content",
    [b"<html>error</html>", b"%PDF-1.7\n%%EOF", pdf(1)[:-40], pdf(1)[:200], pdf(1).replace(b"/Kids", b"/Kidz")],
)
def test_what_is_no_whole_pdf_is_a_sentence(converted: Callable[[bytes], None], content: bytes) -> None:
    converted(content)
    try:
        assert all(page_count(made) == 1 for made in to_pdfs([DOCUMENT]))  # what can be mended is
    except NoPdfError as error:
        assert [problem.code for problem in error.problems] == ["O407"]


@pytest.mark.parametrize("script", ["kill -11 $$", "kill -9 $$", "/bin/sleep 33.25 & exit 0", "exec /bin/sleep 33.25"])
def test_nothing_runs_and_nothing_lies_about_afterwards(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    program = stand_in(tmp_path / "bin", script)
    with pytest.raises(NoPdfError):
        convert_with(Converter("LibreOffice", program), [DOCUMENT], 2)
    assert list(temporary.iterdir()) == []
    listed = subprocess.run(["ps", "-eo", "args="], capture_output=True, text=True, check=True).stdout
    assert "sleep 33.25" not in listed


@pytest.mark.parametrize("target", ["方案.pdf", "方案.docx", "夹/"])
def test_the_document_is_there_though_its_pdf_fails(
    converted: Callable[[bytes], None], run: Callable[..., Run], tmp_path: Path, target: str
) -> None:
    converted(b"no pdf")
    done = run("plan", OFFICE / "来访" / "2026-041.yaml", "--draft", "--pdf", "-o", f"{tmp_path}/{target}")
    assert done.code == 4
    assert "PDF 没有做成" in done.err
    names = [path.suffix for path in tmp_path.rglob("*") if path.is_file() and "bin" not in path.parts]
    assert ".docx" in names
    assert ".pdf" not in names


def damaged(content: bytes, random_numbers: random.Random) -> bytes:
    """The PDF with some bytes changed, cut, doubled or swapped for words of the format."""
    data = bytearray(content)
    for _ in range(random_numbers.randint(1, 6)):
        at = random_numbers.randrange(len(data))
        match random_numbers.randrange(5):
            case 0:
                data[at] = random_numbers.randrange(256)
            case 1:
                del data[at : at + random_numbers.randrange(1, 60)]
            case 2:
                data[at:at] = data[at : at + random_numbers.randrange(1, 200)]
            case 3:
                word = random_numbers.choice([b"/Kids", b"1 0 R", b"9999999999", b"<<", b">>", b"[", b"stream", b"-1"])
                data[at : at + len(word)] = word
            case _:
                del data[at:]
        if not data:
            break
    return bytes(data)


def use_everywhere(content: bytes) -> None:
    """Whatever may read such a PDF: it is used or refused. What was refused as an attachment goes no further."""
    page_count(content)
    try:
        attached_file(content, "附件")
    except AttachedFileError:
        return
    bind(pdf(2), [BoundPdf(content)])


def test_damaged_pdfs_are_used_or_refused(capfd: pytest.CaptureFixture[str]) -> None:
    random_numbers = random.Random(21)
    originals = [pdf(1), pdf(3), booklet(pdf(4)), draw_several_up(pdf(4), 2, 2), *split_pages(pdf(3), [1, 2])]
    for _ in range(40):
        use_everywhere(damaged(random_numbers.choice(originals), random_numbers))
    assert page_texts(pdf(1)) == [""]
    assert "Traceback" not in capfd.readouterr().err
