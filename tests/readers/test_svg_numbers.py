"""SVG files whose numbers no drawing program writes: drawn, or refused with a sentence."""

from itertools import chain

import pytest

from docgen.readers.office.outlines import read_outlines
from docgen.readers.office.picture import PictureError
from docgen.readers.office.svg_path import PathError, path_steps

_NUMBERS = ("1e400", "-1e400", "1e308", "1e200", "1e-200", "1e-400", "0", "9" * 400)
_RECTANGLE = '<rect width="1" height="3"/>'
#: Where a number may stand.
_SHAPES = (
    '<path d="M0 0 a{} 1 30 0 1 2 2z"/>',
    '<path d="M0 0 a1 1 {} 0 1 2 2z"/>',
    '<path d="M0 0 a{0} {0} 0 1 0 {0} {0}z"/>',
    '<path d="M{} 0 h1v1z"/>',
    '<path d="M0 0 c1 1 2 {} 3 0z"/>',
    '<path d="M0 0 q{} 1 2 2 t1 1z"/>',
    '<rect x="1" y="2" width="{}" height="3" rx="1"/>',
    '<circle cx="1" cy="{}" r="2"/>',
    '<polygon points="1,1 2,{} 3,1"/>',
    '<rect width="1" height="3" stroke="red" stroke-width="{}"/>',
    '<rect width="1" height="3" opacity="{}"/>',
    *(f'<g transform="{name}({{}})">{_RECTANGLE}</g>' for name in ("scale", "rotate", "skewX", "translate")),
)


def svg(inside: str, box: str = "0 0 20 10") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inside}</svg>'.encode()


def said_of(content: bytes) -> str:
    """What is said of a file that is refused; nothing of one that is drawn in bounds."""
    try:
        drawing = read_outlines(content, 40, "标志")
    except PictureError as error:
        return str(error)
    numbers = [*chain.from_iterable(points for path in drawing.paths for _, points in path.commands)]
    assert all(abs(number) <= 1_000 for number in numbers)
    assert drawing.height <= 40_000
    return ""


@pytest.mark.parametrize("number", _NUMBERS)
@pytest.mark.parametrize("shape", _SHAPES)
def test_an_odd_number_is_drawn_in_bounds_or_refused(shape: str, number: str) -> None:
    assert said_of(svg(shape.format(number))) in ("", "SVG 里的数字太大或太小，画不出来", "SVG 里没有形状") or (
        "stroke" in shape or "opacity" in shape
    )


@pytest.mark.parametrize("box", ["0 0 1e400 10", "0 0 20 1e308", "0 0 1e-300 10", "1e300 0 20 10", "0 0 1 1001"])
def test_an_odd_frame_is_refused(box: str) -> None:
    assert said_of(svg(_RECTANGLE, box)) == "SVG 里的数字太大或太小，画不出来"


@pytest.mark.parametrize("box", ["0 0 1 1000", "0 0 20 10", "-5 -5 1e6 1e6"])
def test_a_large_frame_is_drawn(box: str) -> None:
    assert said_of(svg(_RECTANGLE, box)) == ""


def test_groups_without_end_are_refused() -> None:
    assert said_of(svg("<g>" * 5_000 + _RECTANGLE + "</g>" * 5_000)) == "SVG 的组套得太深"


def test_shapes_are_counted_while_they_are_read() -> None:
    assert said_of(svg(_RECTANGLE * 20_000)) == "SVG 的轮廓超过 20000 段，先简化路径"


@pytest.mark.parametrize("data", ["M0 0 L1", "M0 0 L1 L2 2", "M0 0 L1 L2 2 3", "M0 0 C1 2 3 4 5", "M0 0 Q1 2 3z"])
def test_a_path_that_lacks_a_number_is_refused(data: str) -> None:
    with pytest.raises(PathError, match="a number is missing"):
        path_steps(data)


def test_a_curve_has_its_two_control_points_and_its_end() -> None:
    assert path_steps("M0 0 C1 2 3 4 5 6")[1] == ("C", (1.0, 2.0, 3.0, 4.0, 5.0, 6.0))
    assert path_steps("M0 0 C1 2 3 4 5 6 S9 8 7 6")[2] == ("C", (7.0, 8.0, 9.0, 8.0, 7.0, 6.0))


@pytest.mark.parametrize("radii", ["1 1", "0.5 0.5", "2 2"])
def test_an_arc_that_is_too_small_for_its_ends_is_as_large_as_it_must_be(radii: str) -> None:
    drawn = [number for _, points in path_steps(f"M0 0 A{radii} 0 0 1 4 0") for number in points]
    half = [number for _, points in path_steps("M0 0 A2 2 0 0 1 4 0") for number in points]
    assert drawn == pytest.approx(half)
    assert max(drawn[1::2], key=abs) == pytest.approx(-2.0)  # the top of a half circle


def test_an_ellipse_that_is_too_small_grows_in_its_own_shape() -> None:
    drawn = [number for _, points in path_steps("M0 0 A2 1 0 0 1 8 0") for number in points]
    assert max(drawn[1::2], key=abs) == pytest.approx(-2.0)
