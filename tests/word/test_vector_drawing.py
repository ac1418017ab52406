"""Outlines in a line of text: one shape by itself, several colours as a group, all with ids of their own."""

from itertools import count

from lxml import etree

from docgen.model.brand import OutlinePath, VectorDrawing
from docgen.word.markup.namespaces import MC, WP, WPG, WPS, A, w
from docgen.word.markup.vector_drawing import inline_vector_drawing

SQUARE = (("M", (0.0, 0.0)), ("L", (0.5, 0.0)), ("C", (0.5, 0.25, 0.25, 0.5, 0.0, 0.5)), ("Z", ()))
NAMESPACE = w("x")[1:-2]


def drawn(*colours: str) -> etree._Element:
    numbers = count(7)
    drawing = VectorDrawing(tuple(OutlinePath(colour, SQUARE) for colour in colours), 20.0, 10.0, "标志 & 字")
    return etree.fromstring(f'<w:r xmlns:w="{NAMESPACE}">{inline_vector_drawing(drawing, lambda: next(numbers))}</w:r>')


def required(root: etree._Element) -> list[str | None]:
    return [one.get("Requires") for one in root.iter(f"{{{MC}}}Choice")]


def test_one_colour_is_a_shape_by_itself() -> None:
    root = drawn("FF0000", "FF0000")
    assert required(root) == ["wps"]
    (shape,) = root.iter(f"{{{WPS}}}wsp")
    assert len(list(shape.iter(f"{{{A}}}close"))) == 2
    assert [one.get("uri") for one in root.iter(f"{{{A}}}graphicData")] == [WPS]
    assert not list(root.iter(f"{{{WPG}}}wgp"))


def test_several_colours_are_a_group_whose_members_have_ids_of_their_own() -> None:
    root = drawn("FF0000", "000000", "FF0000")
    assert required(root) == ["wpg"]
    assert [one.get("uri") for one in root.iter(f"{{{A}}}graphicData")] == [WPG]
    members = list(root.iter(f"{{{WPS}}}wsp"))
    assert [one.get("val") for member in members for one in member.iter(f"{{{A}}}srgbClr")] == [
        "FF0000",
        "000000",
        "FF0000",
    ]
    numbers = [one.get("id") for one in (*root.iter(f"{{{WP}}}docPr"), *root.iter(f"{{{WPS}}}cNvPr"))]
    assert numbers == ["7", "8", "9", "10"]


def test_points_lie_at_their_part_of_the_size() -> None:
    root = drawn("FF0000")
    (extent,) = root.iter(f"{{{WP}}}extent")
    assert (extent.get("cx"), extent.get("cy")) == ("720000", "360000")
    points = [(one.get("x"), one.get("y")) for one in root.iter(f"{{{A}}}pt")]
    assert points[:2] == [("0", "0"), ("360000", "0")]
    assert points[2:] == [("360000", "90000"), ("180000", "180000"), ("0", "180000")]
    assert [etree.QName(one).localname for one in next(root.iter(f"{{{A}}}path"))] == [
        "moveTo",
        "lnTo",
        "cubicBezTo",
        "close",
    ]
    assert [one.get("descr") for one in root.iter(f"{{{WP}}}docPr")] == ["标志 & 字"]
