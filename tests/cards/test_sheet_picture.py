"""Sheets as pictures: every face in its place with its texts in its middle, a turned one upside down."""

from xml.etree import ElementTree

import pytest

from docgen.api.cards.prepare import prepare_cards
from docgen.cards.options import CardOptions
from docgen.cards.sheet_picture import sheet_svg
from docgen.cards.stack import CardStack
from docgen.fonts.font_stack import FontStack

SVG = "{http://www.w3.org/2000/svg}"


def stack_of(text: str, **options: object) -> CardStack:
    return prepare_cards(text.encode(), CardOptions(**options)).stack  # type: ignore[arg-type]


def faces_of(stack: CardStack, page: int = 0) -> list[ElementTree.Element]:
    return ElementTree.fromstring(sheet_svg(stack, page)).findall(f"{SVG}g")


def test_every_face_is_drawn_with_its_texts_in_its_middle(fonts: FontStack) -> None:
    stack = stack_of("周明远\n王芳\n")
    faces = [face for page in (0, 1) for face in faces_of(stack, page)]
    boxes = [box for page in stack.layout.pages for _, box in page]
    assert len(faces) == len(boxes) == 4
    for face, box in zip(faces, boxes, strict=True):
        edge = face.find(f"{SVG}rect")
        assert edge is not None
        place = [float(edge.get(name, "")) for name in ("x", "y", "width", "height")]
        assert place == pytest.approx([box.left, box.top, box.width, box.height], abs=0.01)
        (name,) = face.findall(f"{SVG}text")
        middle_x, middle_y = box.left + box.width / 2, box.top + box.height / 2
        assert float(name.get("x", "")) == pytest.approx(middle_x, abs=0.01)
        size = float(name.get("font-size", ""))
        assert middle_y < float(name.get("y", "")) < middle_y + size / 2
        turned = f"rotate(180 {middle_x:g} {middle_y:g})" if box.turned else None
        assert face.get("transform") == turned
    assert ["".join(face.itertext()) for face in faces] == ["周明远"] * 2 + ["王芳"] * 2
    assert [face.find(f"{SVG}text").get("letter-spacing") is not None for face in faces] == [  # type: ignore[union-attr]
        False, False, True, True,
    ]  # fmt: skip


def test_the_picture_is_called_by_its_stack_and_its_page(fonts: FontStack) -> None:
    stack = stack_of("周明远\n" * 1 + "A < B\n")
    root = ElementTree.fromstring(sheet_svg(stack, 0))
    assert root.get("aria-label") == root.findtext(f"{SVG}title") == f"{stack.title}，第1页"
    assert root.get("viewBox") == f"0 0 {stack.paper.width:g} {stack.paper.height:g}"
