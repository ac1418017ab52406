"""Table signs as LibreOffice draws them: a sheet a table, the second face turned, nothing near an edge or a fold."""

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.cards.sheet import front_faces, slots
from docgen.cards.sign_sheets import SIGN_SHEETS
from tests.cards.conftest import fonts
from tests.conftest import OFFICE
from tests.rendering.conftest import PDF
from tests.rendering.test_cards import difference, ink, middle, picture

__all__ = ["fonts"]

pytestmark = [pytest.mark.rendering, pytest.mark.usefixtures("fonts")]
MM = 72 / 25.4


@pytest.mark.parametrize("size", SIGN_SHEETS)
def test_every_table_has_a_sheet_and_both_faces_say_the_same(size: str, drawn: PDF) -> None:
    (file,) = build(load(OFFICE / "来访" / "2026-060.yaml"), ["tables"], options={"size": size})
    pages = drawn(file.content).pages
    preset = SIGN_SHEETS[size]
    boxes = [box for slot in slots(preset, preset.usual_paper) for box in front_faces(preset, slot)]
    assert len(pages) == 5
    for page in pages:
        drawn_page = picture(page)
        faces = [ink(drawn_page, box) for box in boxes]
        for box, face in zip(boxes, faces, strict=True):
            across, _ = middle(face)
            assert abs(across) <= 1
            if box.turned:
                assert difference(face.rotate(180), faces[0]) < 0.6 * difference(face, faces[0])
        for char in page.chars:
            assert char["text"].isspace() or all(
                abs(char["top"] / MM - edge) > 3 and abs(char["bottom"] / MM - edge) > 3
                for edge in {0.0, page.height / MM, *(box.top for box in boxes)}
            ), char["text"]


def test_the_number_is_larger_than_what_is_read_from_five_metres(drawn: PDF) -> None:
    (file,) = build(load(OFFICE / "来访" / "2026-063.yaml"), ["tables"])
    for number, page in enumerate(drawn(file.content).pages, 1):
        assert min(char["size"] for char in page.chars if char["text"] == str(number)[0] and char["size"] > 60) > 82
