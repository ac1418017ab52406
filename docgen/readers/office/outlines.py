"""An SVG file of filled shapes as outlines: what can be drawn in Word without the file, and nothing else.

Read are paths and simple shapes in one colour each, moved and scaled. Text, pictures, colour runs, lines with a width
and what refers to other files are refused, with what to do about it: a drawing program turns them into outlines.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from math import cos, inf, pi, sin, tan
from typing import NamedTuple
from xml.etree import ElementTree

from docgen.model.brand import OutlinePath, VectorDrawing
from docgen.readers.office.picture import PictureError
from docgen.readers.office.svg_path import PathError, Step, path_steps

_MAX_BYTES = 2_000_000
_MAX_STEPS = 20_000
#: So many times its size a shape may stand outside of the drawing, and it may be so many times higher than wide, or
#: wider than high.
_MOST_SIZES = 1_000
_ODD_NUMBERS = "SVG 里的数字太大或太小，画不出来"
_SVG = "{http://www.w3.org/2000/svg}"
_CONVERT = "在绘图软件里全选，转成轮廓（路径）再另存"
_NOT_DRAWN = {"title", "desc", "metadata", "defs", "style", "clipPath", "symbol"}
_GROUPS = {"svg", "g", "a"}
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
_CLASS = re.compile(r"\.([\w-]+(?:\s*,\s*\.[\w-]+)*)\s*\{([^}]*)\}")
_HEX = re.compile("#([0-9A-Fa-f]{6})|#([0-9A-Fa-f])([0-9A-Fa-f])([0-9A-Fa-f])")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_NAMED = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "currentcolor": "000000", "": "000000"}
#: Half a quarter circle as a curve: how far the control points stand out.
_CIRCLE = 0.5522847498

_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _SvgShape(NamedTuple):
    """A shape in the units of the file."""

    colour: str
    steps: tuple[Step, ...]


class _Look(NamedTuple):
    """What a shape inherits: how it is moved, its style, the classes of the file."""

    matrix: _Matrix
    style: Mapping[str, str]
    classes: Mapping[str, str]


def read_outlines(content: bytes, width_mm: float, alt: str) -> VectorDrawing:
    """The shapes of an SVG file, printed this wide. Raises PictureError for what cannot be drawn in Word."""
    root = _root(content)
    style_sheets = "".join(element.text or "" for element in root.iter(f"{_SVG}style"))
    classes = {name.strip(" ."): style for names, style in _CLASS.findall(style_sheets) for name in names.split(",")}
    try:
        shapes = _few_shapes(_shapes(root, _Look(_IDENTITY, {}, classes)))
        left, top, width, height = _frame(root, shapes)
        paths = tuple(
            OutlinePath(shape.colour, tuple(_in_parts(step, left, top, width, height) for step in shape.steps))
            for shape in shapes
        )
    except (ArithmeticError, ValueError) as error:
        raise PictureError(_ODD_NUMBERS) from error
    except RecursionError as error:
        raise PictureError("SVG 的组套得太深") from error
    numbers = (number for path in paths for _, points in path.commands for number in points)
    is_drawn = all(abs(number) <= _MOST_SIZES for number in numbers)  # what is no number is not
    if not is_drawn or not 1 / _MOST_SIZES <= height / width <= _MOST_SIZES:
        raise PictureError(_ODD_NUMBERS)
    return VectorDrawing(paths, width_mm, width_mm * height / width, alt)


def _few_shapes(shapes: Iterable[_SvgShape]) -> list[_SvgShape]:
    """The shapes, if there are some, and not too many."""
    read, count = [], 0
    for shape in shapes:
        read.append(shape)
        count += len(shape.steps)
        if count > _MAX_STEPS:
            raise PictureError(f"SVG 的轮廓超过 {_MAX_STEPS} 段，先简化路径")
    if not read:
        raise PictureError("SVG 里没有形状")
    return read


def _root(content: bytes) -> ElementTree.Element:
    if len(content) > _MAX_BYTES:
        raise PictureError(f"SVG 超过 {_MAX_BYTES // 1_000_000} MB")
    if b"<!ENTITY" in content:
        raise PictureError("SVG 里有实体声明，另存为普通 SVG")
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise PictureError("SVG 写得不完整") from error
    if root.tag != f"{_SVG}svg":
        raise PictureError("不是 SVG 图形")
    return root


def _shapes(element: ElementTree.Element, look: _Look) -> Iterator[_SvgShape]:
    """The filled shapes of an element and of all in it, in the order of drawing."""
    if not isinstance(element.tag, str) or not element.tag.startswith(_SVG):
        return  # notes of drawing programs
    name = element.tag.removeprefix(_SVG)
    if name in _NOT_DRAWN:
        return
    style = _style(element, look)
    if style.get("display") == "none" or style.get("visibility") == "hidden":
        return
    matrix = _times(look.matrix, _matrix(element.get("transform", "")))
    if name in _GROUPS:
        for child in element:
            yield from _shapes(child, _Look(matrix, style, look.classes))
        return
    steps = _steps(name, element)
    if steps and style.get("fill", "") != "none":
        _require_plain(style)
        yield _SvgShape(_colour(style.get("fill", "")), tuple(_moved(step, matrix) for step in steps))
    elif steps:
        _require_plain(style)


def _style(element: ElementTree.Element, look: _Look) -> dict[str, str]:
    """How an element is drawn: what it inherits, its attributes, its classes, its own style."""
    # opacity belongs to the element alone, and a group passes it on to what it holds
    names = ("fill", "stroke", "stroke-width", "opacity", "fill-opacity", "display", "visibility", "filter", "mask")
    style = dict(look.style) | {name: value for name in names if (value := element.get(name)) is not None}
    for class_name in element.get("class", "").split():
        style |= _declarations(look.classes.get(class_name, ""))
    return style | _declarations(element.get("style", ""))


def _declarations(style: str) -> dict[str, str]:
    pairs = (declaration.partition(":") for declaration in style.split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def _require_plain(style: Mapping[str, str]) -> None:
    """Raises PictureError for what a shape of Word would draw in another way."""
    has_line = style.get("stroke", "none") not in ("none", "transparent")
    if has_line and re.match(_NUMBER, style.get("stroke-width", "1")) and float(_first(style, "stroke-width")) > 0:
        raise PictureError(f"SVG 里有描边，{_CONVERT}")
    if any(style.get(name, "1") not in ("1", "1.0", "100%") for name in ("opacity", "fill-opacity")):
        raise PictureError("SVG 里有半透明的形状，改成实色再另存")
    if any(style.get(name, "none") != "none" for name in ("filter", "mask")):
        raise PictureError("SVG 里有滤镜或蒙版，拼合以后再另存")


def _first(style: Mapping[str, str], name: str) -> str:
    match = re.match(_NUMBER, style.get(name, "1"))
    return match.group() if match else "1"


def _colour(fill: str) -> str:
    """A colour as RRGGBB. Raises PictureError."""
    if match := _HEX.fullmatch(fill.strip()):
        return (match[1] or "".join(digit * 2 for digit in match.groups()[1:])).upper()
    if match := _RGB.fullmatch(fill.strip()):
        return "".join(f"{min(255, int(part)):02X}" for part in match.groups())
    if fill.strip().lower() in _NAMED:
        return _NAMED[fill.strip().lower()]
    what = "渐变或图案" if fill.startswith("url") else f"颜色“{fill}”"
    raise PictureError(f"SVG 里有{what}，改成 #B22222 这样的实色再另存")


def _steps(name: str, element: ElementTree.Element) -> tuple[Step, ...]:
    """The outline of a shape. Raises PictureError for what is none."""
    if name == "path":
        try:
            return path_steps(element.get("d", ""))
        except PathError as error:
            raise PictureError("SVG 的路径写得不完整") from error
    if name in ("polygon", "polyline"):
        numbers = [float(number) for number in re.findall(_NUMBER, element.get("points", ""))]
        points = list(zip(numbers[::2], numbers[1::2], strict=False))
        return _closed(*(("L" if at else "M", point) for at, point in enumerate(points))) if points else ()
    if name == "rect":
        x, y, width, height = (_length(element, key) for key in ("x", "y", "width", "height"))
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        return _closed(*(("L" if at else "M", corner) for at, corner in enumerate(corners)))
    if name in ("circle", "ellipse"):
        keys = ("r", "r") if name == "circle" else ("rx", "ry")
        return _ellipse(*(_length(element, key) for key in ("cx", "cy", *keys)))
    words = {"text": "文字", "image": "图片", "use": "引用（use）", "line": "线条"}
    raise PictureError(f"SVG 里有{words.get(name, f'“{name}”')}，{_CONVERT}")


def _closed(*steps: Step) -> tuple[Step, ...]:
    return (*steps, ("Z", ()))


def _ellipse(x: float, y: float, rx: float, ry: float) -> tuple[Step, ...]:
    kx, ky = rx * _CIRCLE, ry * _CIRCLE
    return _closed(
        ("M", (x + rx, y)),
        ("C", (x + rx, y + ky, x + kx, y + ry, x, y + ry)),
        ("C", (x - kx, y + ry, x - rx, y + ky, x - rx, y)),
        ("C", (x - rx, y - ky, x - kx, y - ry, x, y - ry)),
        ("C", (x + kx, y - ry, x + rx, y - ky, x + rx, y)),
    )


def _length(element: ElementTree.Element, key: str) -> float:
    match = re.match(_NUMBER, element.get(key, "0"))
    return float(match.group()) if match else 0.0


def _matrix(transform: str) -> _Matrix:
    """What a transform attribute does, from the last to the first."""
    matrix = _IDENTITY
    for name, arguments in _TRANSFORM.findall(transform):
        matrix = _times(matrix, _one_matrix(name, [float(number) for number in re.findall(_NUMBER, arguments)]))
    return matrix


def _one_matrix(name: str, numbers: list[float]) -> _Matrix:
    first, second, *others = [*numbers, 0.0, 0.0]
    if name == "matrix" and len(numbers) == 6:
        return (first, second, *others[:4])  # type: ignore[return-value]  # six numbers
    if name == "translate":
        return (1.0, 0.0, 0.0, 1.0, first, second)
    if name == "scale":
        return (first, 0.0, 0.0, second if len(numbers) > 1 else first, 0.0, 0.0)
    if name == "rotate":
        angle = first * pi / 180
        turn: _Matrix = (cos(angle), sin(angle), -sin(angle), cos(angle), 0.0, 0.0)
        x, y = (second, others[0]) if len(numbers) == 3 else (0.0, 0.0)
        return _times(_times((1.0, 0.0, 0.0, 1.0, x, y), turn), (1.0, 0.0, 0.0, 1.0, -x, -y))
    slope = tan(first * pi / 180)
    return (1.0, slope, 0.0, 1.0, 0.0, 0.0) if name == "skewY" else (1.0, 0.0, slope, 1.0, 0.0, 0.0)


def _times(outer: _Matrix, inner: _Matrix) -> _Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def _moved(step: Step, matrix: _Matrix) -> Step:
    a, b, c, d, e, f = matrix
    name, numbers = step
    points = zip(numbers[::2], numbers[1::2], strict=True)
    return name, tuple(value for x, y in points for value in (a * x + c * y + e, b * x + d * y + f))


def _frame(root: ElementTree.Element, shapes: list[_SvgShape]) -> tuple[float, float, float, float]:
    """Left, top, width and height of the drawing: as the file says, else around the shapes."""
    box = [float(number) for number in re.findall(_NUMBER, root.get("viewBox", ""))]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[0], box[1], box[2], box[3]
    width, height = _length(root, "width"), _length(root, "height")
    if width > 0 and height > 0 and "%" not in root.get("width", ""):
        return 0.0, 0.0, width, height
    xs = [x for shape in shapes for _, numbers in shape.steps for x in numbers[::2]]
    ys = [y for shape in shapes for _, numbers in shape.steps for y in numbers[1::2]]
    left, top = min(xs, default=inf), min(ys, default=inf)
    if not xs or max(xs) <= left or max(ys) <= top:
        raise PictureError("SVG 没有大小")
    return left, top, max(xs) - left, max(ys) - top


def _in_parts(step: Step, left: float, top: float, width: float, height: float) -> Step:
    """A step in parts of the drawing's width and height."""
    name, numbers = step
    points = zip(numbers[::2], numbers[1::2], strict=True)
    return name, tuple(value for x, y in points for value in ((x - left) / width, (y - top) / height))
