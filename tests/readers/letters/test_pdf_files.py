"""Letters in PDF that are damaged, or that ask for more work than a letter does: a sentence, and soon."""

import random
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.readers.letters import pdf_limits
from docgen.readers.letters.files import read_incoming
from docgen.readers.letters.passages import Passage
from docgen.readers.visit_file.nodes import UnreadableError
from tests.attachments import pdf
from tests.output.test_faulty_pdfs import use_everywhere

_FONT = b"/Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
_TEXT = b"BT /F1 12 Tf 0 0 Td (Zhou Mingyuan) Tj ET"


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(content))
    return content + head + table + trailer


def stream(drawing: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(drawing)
    return b"<</Filter/FlateDecode/Length %d%b>>stream\n%b\nendstream" % (len(packed), entries, packed)


def form(drawing: bytes, drawn: bytes = b"") -> bytes:
    return stream(drawing, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<%b%b>>" % (_FONT, drawn))


def letter(drawing: bytes, *forms: bytes, pages: int = 1) -> bytes:
    """A PDF whose pages all draw the same. Its forms are the objects from 4."""
    drawn = b"/XObject<</X0 4 0 R>>" if forms else b""
    kids = [b"%d 0 R" % (4 + len(forms) + number) for number in range(pages)]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<<%b%b>>>>" % (_FONT, drawn)
    tree = b"<</Type/Pages/Kids[%b]/Count %d>>" % (b" ".join(kids), pages)
    return pdf_of([b"<</Type/Catalog/Pages 2 0 R>>", tree, stream(drawing), *forms, *[page] * pages])


def refusal(content: bytes, folder: Path) -> str:
    (folder / "函.pdf").write_bytes(content)
    with pytest.raises(UnreadableError) as refused:
        read_incoming(folder / "函.pdf")
    (problem,) = refused.value.problems
    return f"{problem.code} {problem.text}"


@pytest.mark.parametrize("forms", [(), (form(_TEXT),), (form(b"/X0 Do", b"/XObject<</X0 5 0 R>>"), form(_TEXT))])
def test_the_text_of_every_page_is_read(forms: Sequence[bytes], tmp_path: Path) -> None:
    (tmp_path / "函.pdf").write_bytes(letter(b"/X0 Do" if forms else _TEXT, *forms, pages=60))
    passages = [block for block in read_incoming(tmp_path / "函.pdf").blocks if isinstance(block, Passage)]
    assert "\n".join(passage.text for passage in passages).count("Zhou Mingyuan") == 60


def test_pages_beyond_the_limit_are_not_left_out_unsaid(tmp_path: Path) -> None:
    assert refusal(letter(_TEXT, pages=61), tmp_path) == "D104 这份 PDF 有 61 页，超过 60 页"


@pytest.mark.parametrize(
    "content",
    [
        letter(b"BT /F1 9 Tf " + b"(a) Tj " * 20_000 + b"ET", pages=60),
        letter(b"1 " * 4_000_000),
        letter(b"\0" * 50_000_000),
        letter(b"/X0 Do " * 5_000, form(b"1 " * 1_000_000)),
        letter(b"/X0 Do " * 500, form(b"BT /F1 9 Tf " + b"(a) Tj " * 2_000 + b"ET")),
        letter(b"/X0 Do", form(b"/X0 Do " * 500, b"/XObject<</X0 5 0 R>>"), form(b"q Q " * 50_000)),
        letter(_TEXT, form(b"1 " * 4_000_000)),
    ],
    ids=["much text", "numbers", "zeros", "long form", "form of text", "form in a form", "form not drawn"],
)
def test_a_small_file_that_draws_much_is_refused(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_limits, "MOST_STEPS", 20_000)  # with the limit itself this takes seconds
    assert len(content) < 100_000
    assert refusal(content, tmp_path) == "D104 这份 PDF 画的东西太多，读不完"


@pytest.mark.parametrize("form_of_itself", [b"/X0 Do", b"/X0 Do /X0 Do /X1 Do"])
def test_a_form_that_draws_itself_ends(form_of_itself: bytes, tmp_path: Path) -> None:
    content = letter(b"/X0 Do", form(form_of_itself, b"/XObject<</X0 4 0 R>>"))
    assert refusal(content, tmp_path) == "D101 这是扫描的 PDF，里面没有文字"


@pytest.mark.parametrize("place", [b"9" * 20, b"9" * 400, b"-1", b"18446744073709551616", b"1e9", b""])
@pytest.mark.parametrize("content", [letter(_TEXT), pdf(2)])
def test_a_table_that_is_far_behind_the_end_is_looked_for_or_refused(
    content: bytes, place: bytes, tmp_path: Path
) -> None:
    head, _, tail = content.rpartition(b"startxref\n")
    damaged = head + b"startxref\n" + place + tail[tail.index(b"\n") :]
    (tmp_path / "函.pdf").write_bytes(damaged)
    try:
        read_incoming(tmp_path / "函.pdf")
    except UnreadableError as refused:
        assert refused.problems[0].code == "D101"


@pytest.mark.parametrize(
    "filter", [b"/Fl", b"/AHx", b"/A85", b"/LZW", b"/RL", b"/CCF", b"/DCT", b"/JBIG2Decode", b"/Crypt", b"/X"]
)
def test_a_page_packed_as_only_pictures_in_a_page_are_is_refused(filter: bytes, tmp_path: Path) -> None:
    content = letter(_TEXT).replace(b"/Filter/FlateDecode", b"/Filter" + filter)
    assert refusal(content, tmp_path).startswith("D101 ")
    use_everywhere(content)


def test_a_pdf_that_is_locked_with_a_newer_cipher_is_refused(tmp_path: Path) -> None:
    lock = b"<</Filter/Standard/V 5/R 6/Length 256/P -1/O<%b>/U<%b>/OE<%b>/UE<%b>/Perms<%b>"
    lock += b"/CF<</StdCF<</CFM/AESV3>>>>/StmF/StdCF>>"
    sizes = (48, 48, 32, 32, 16)
    content = letter(_TEXT).replace(
        b"/Root 1 0 R", b"/Root 1 0 R/ID[<00><00>]/Encrypt " + lock % tuple(b"00" * n for n in sizes)
    )
    assert refusal(content, tmp_path).startswith("D101 不是完好的 PDF，或有密码")
    use_everywhere(content)


def test_damaged_letters_are_read_or_refused(tmp_path: Path) -> None:
    chance = random.Random(21)
    whole = letter(b"/X0 Do " + _TEXT, form(_TEXT), pages=3)
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(damaged))
            piece = chance.choice(
                (b"9" * 20, b"/Kids", b"<<", b"[", b"-1", b"1 0 R", b"0", b"", b"/LZWDecode", b"(", b">>")
            )
            damaged[at : at + chance.randrange(12)] = piece
        (tmp_path / "函.pdf").write_bytes(damaged)
        try:
            read_incoming(tmp_path / "函.pdf")
        except UnreadableError as refused:
            assert refused.problems[0].code in {"D101", "D104"}


def test_what_the_library_of_pdfs_says_in_english_is_not_printed(tmp_path: Path) -> None:
    whole = letter(_TEXT)
    for name, content in (("断.pdf", whole[:-40]), ("错.pdf", whole.replace(b"startxref", b"startyref"))):
        (tmp_path / name).write_bytes(content)
        command = [sys.executable, "-m", "docgen", "intake", name, "-o", "来访.yaml"]
        said = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False).stderr
        assert name in said
        assert "EOF" not in said and "startxref" not in said, said
