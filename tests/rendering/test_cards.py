"""Cards as LibreOffice draws them: names in the middle of their faces, the second turned, marks where edges are."""

import io

import pdfplumber
import pytest
from PIL import Image, ImageChops, ImageOps

from docgen.api.cards.documents import card_documents, printer_test_page
from docgen.api.cards.prepare import prepare_cards
from docgen.cards.options import CardOptions
from docgen.cards.sheet import FaceBox, PrinterSettings
from docgen.model.cards import CARD_KINDS
from docgen.output.pdf import draw_several_up, sheets_as_pdfs, split_pages
from tests.cards.conftest import fonts
from tests.cards.stacks import PRESETS
from tests.rendering.conftest import PDF

__all__ = ["fonts"]

pytestmark = [pytest.mark.rendering, pytest.mark.usefixtures("fonts")]

MM = 25.4 / 72
DPI = 200
NAMES = "周明远 区委书记\n韩喆 局长\n欧阳若兰 县长\n阿卜杜·热合曼 副市长\nAnna Lind 市长\n"


def stack(name: str, **options: object) -> tuple[bytes, list[list[FaceBox]], tuple[object, ...]]:
    """A document, the boxes of the faces on every sheet, its marks."""
    kind = ("cards", "badges")[CARD_KINDS.index(PRESETS[name].made_for)]
    run = prepare_cards(NAMES.encode(), CardOptions(kind=kind, preset=name, **{"lines": (), **options}))  # type: ignore[arg-type]
    ((_, pieces),) = card_documents(run)
    sheets = [[box for _, box in faces] for faces in run.stack.layout.pages]
    return b"".join(pieces), sheets, run.stack.marks.boxes


def picture(page: pdfplumber.page.Page) -> Image.Image:
    """A page in grey; to draw it takes longer than to look at all its faces."""
    return page.to_image(resolution=DPI, antialias=True).original.convert("L")


def ink(image: Image.Image, box: FaceBox) -> Image.Image:
    """What is drawn on a face of a page, dark on light, without its edges."""
    scale = DPI / 25.4
    edges = (box.left + 0.6, box.top + 0.6, box.left + box.width - 0.6, box.top + box.height - 0.6)
    # marks are grey, type is black
    return image.crop(tuple(round(edge * scale) for edge in edges)).point(lambda tone: 255 if tone > 90 else 0)


def middle(face: Image.Image) -> tuple[float, float]:
    """How far the middle of the ink lies to the right of that of the face, and below it, mm."""
    found = ImageOps.invert(face).getbbox()
    assert found is not None, "an empty face"
    left, top, right, bottom = (edge * 25.4 / DPI for edge in found)
    return (left + right - face.width * 25.4 / DPI) / 2, (top + bottom - face.height * 25.4 / DPI) / 2


def difference(one: Image.Image, other: Image.Image) -> float:
    """How much two faces differ, from 0 to 1, seen from far."""
    small = [face.resize((60, 30), Image.Resampling.BOX) for face in (one, other)]
    histogram = ImageChops.difference(*small).histogram()
    return sum(tone * count for tone, count in enumerate(histogram)) / 255 / 1800


@pytest.mark.parametrize("lines", [(), ("职务",)], ids=["name", "post"])
@pytest.mark.parametrize("name", sorted(PRESETS))
def test_names_stand_in_the_middle_of_both_faces_and_the_second_is_turned(
    name: str, lines: tuple[str, ...], drawn: PDF
) -> None:
    content, sheets, _ = stack(name, lines=lines)
    pages = drawn(content).pages
    assert len(pages) == len(sheets)
    for page, boxes in zip(pages, sheets, strict=True):
        drawn_page = picture(page)
        upright: Image.Image | None = None
        for box in boxes:
            face = ink(drawn_page, box)
            across, down = middle(face)
            assert abs(across) <= 0.5
            assert abs(down) <= 2.5
            if box.turned:
                assert upright is not None
                back = face.rotate(180)
                assert difference(back, upright) < 0.6 * difference(face, upright)
            upright = face


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_marks_stand_within_a_tenth_of_a_millimetre(name: str, drawn: PDF) -> None:
    content, _, marks = stack(name)
    page = drawn(content).pages[0]
    there = [(one["x0"] * MM, one["top"] * MM, one["width"] * MM, one["height"] * MM) for one in page.rects]
    for mark in marks:
        assert any(all(abs(a - b) <= 0.1 for a, b in zip(mark, one, strict=True)) for one in there), mark  # type: ignore[call-overload]


def test_what_the_printer_does_is_put_right(drawn: PDF) -> None:
    moved, boxes, _ = stack("200x100", printer_settings=PrinterSettings(offset_mm=(2.0, -3.0)))
    still, others, _ = stack("200x100")
    faces = [ink(picture(drawn(content).pages[0]), there[0][0]) for content, there in ((moved, boxes), (still, others))]
    assert boxes[0][0].left - others[0][0].left == pytest.approx(2)
    assert difference(*faces) < 0.01


def test_the_back_of_a_duplex_sheet_shows_the_same_names_behind(drawn: PDF) -> None:
    content, sheets, _ = stack("90x54", printer_settings=PrinterSettings(duplex="短边"))
    front, back = map(picture, drawn(content).pages)
    for one, other in zip(*sheets, strict=True):
        assert other.turned
        assert difference(ink(front, one), ink(back, other).rotate(180)) < 0.06


def test_a_test_page_is_one_page(drawn: PDF) -> None:
    (page,) = drawn(printer_test_page(CardOptions(preset="130x48")).content).pages
    assert page.extract_text().count("130×48") == 8


def test_the_pdf_of_a_stack_has_its_pages_and_several_on_one(office_profile: object) -> None:
    content, sheets, _ = stack("200x100")
    (whole,) = sheets_as_pdfs((content,), [len(sheets)])
    first = pdfplumber.open(io.BytesIO(whole)).pages[0]
    assert (float(first.width) * MM, float(first.height) * MM) == pytest.approx((210, 297), abs=0.3)
    assert len(split_pages(whole, [1] * 5)) == 5
    together = pdfplumber.open(io.BytesIO(draw_several_up(whole, 2, 2)))
    assert len(together.pages) == 2
    assert "欧阳若兰" in together.pages[0].extract_text()


def dark_share(image: Image.Image, box: FaceBox, part: tuple[float, float]) -> float:
    """How much of a stripe of a face (from, to, in parts of its height) is dark on a black and white printer."""
    scale = DPI / 25.4
    top, bottom = (box.top + share * box.height for share in part)
    stripe = image.crop(tuple(round(edge * scale) for edge in (box.left + 6, top, box.left + box.width - 6, bottom)))
    tones = stripe.histogram()
    return sum(tones[:128]) / sum(tones)


def test_guests_and_workers_are_told_apart_in_black_and_white(drawn: PDF) -> None:
    roster = "姓名,单位,职务,角色\n周明远,中共云州市委,副书记,来宾\n林小满,区接待中心,科长,工作人员\n"
    run = prepare_cards(roster.encode(), CardOptions(kind="badges"))
    ((_, pieces),) = card_documents(run)
    page = drawn(b"".join(pieces)).pages[0]
    image = page.to_image(resolution=DPI).original.convert("L")
    guest, worker = (box for _, box in run.stack.layout.pages[0])
    assert dark_share(image, guest, (0.77, 0.92)) > 0.8
    assert dark_share(image, worker, (0.77, 0.92)) < 0.25
    for box in (guest, worker):
        # nothing between the text and the bar, nothing in the margin of the cut
        assert dark_share(image, box, (0.73, 0.748)) == 0
        assert dark_share(image, box, (0.945, 0.99)) == 0
    words = page.extract_words()
    assert {word["text"] for word in words} >= {"来宾", "工作人员", "周明远", "中共云州市委"}


def test_a_name_in_two_columns_reads_from_right_to_left(drawn: PDF) -> None:
    run = prepare_cards("阿卜杜热依木·买买提尼牙孜\n".encode(), CardOptions(preset="A4竖条"))
    ((_, pieces),) = card_documents(run)
    page = drawn(b"".join(pieces)).pages[0]
    (box,) = (box for _, box in run.stack.layout.pages[0])
    letters = sorted(page.chars, key=lambda letter: letter["top"])
    middle_x = (box.left + box.width / 2) / MM
    right, left = (
        [letter for letter in letters if (letter["x0"] + letter["x1"] > 2 * middle_x) == is_right]
        for is_right in (True, False)
    )
    assert "".join(letter["text"] for letter in right) == "阿卜杜热依木·"
    assert "".join(letter["text"] for letter in left) == "买买提尼牙孜"
    assert right[0]["top"] == pytest.approx(left[0]["top"], abs=0.5)
    across, down = middle(ink(picture(page), box))
    assert (abs(across) <= 0.5, abs(down) <= 2.5) == (True, True)
