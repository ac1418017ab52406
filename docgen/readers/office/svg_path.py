"""The path data of SVG as moves, lines and curves with absolute points."""

import re
from collections.abc import Iterator
from math import atan2, ceil, cos, pi, sin, sqrt, tan
from typing import NamedTuple

_TOKEN = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([\s,]+)|(.)", re.S)
#: How many numbers each command takes.
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

#: A step: M, L, C or Z, and its points one after the other.
Step = tuple[str, tuple[float, ...]]
PathPoint = tuple[float, float]


class PathError(ValueError):
    """Path data that is none."""


class _Pen(NamedTuple):
    """Where the pen is, where the shape began, and the control point that a smooth curve mirrors."""

    at: PathPoint = (0.0, 0.0)
    start: PathPoint = (0.0, 0.0)
    control: PathPoint = (0.0, 0.0)
    last: str = ""


def path_steps(data: str) -> tuple[Step, ...]:
    """The steps of path data. Raises PathError.

    >>> path_steps("m1 1h2v2z")
    (('M', (1.0, 1.0)), ('L', (3.0, 1.0)), ('L', (3.0, 3.0)), ('Z', ()))
    """
    steps: list[Step] = []
    pen = _Pen()
    for letter, numbers in _commands(data):
        if not steps and letter.upper() != "M":
            raise PathError("path data begins without a move")
        drawn, pen = _draw(letter, numbers, pen)
        steps += drawn
    return tuple(steps)


def _commands(data: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Every command with its numbers; numbers without a letter repeat the command before."""
    letter, numbers = "", list[float]()
    for found, number, blank, other in _TOKEN.findall(data):
        if blank:
            continue
        if other or (found and found.upper() not in _NUMBERS) or (number and letter.upper() in ("", "Z")):
            raise PathError(f"path data with {other or found or number}")
        if found:
            if numbers:
                raise PathError("a number is missing")
            letter = found
            if letter.upper() == "Z":
                yield letter, ()
            continue
        numbers.append(float(number))
        if len(numbers) == _NUMBERS[letter.upper()]:
            yield letter, tuple(numbers)
            numbers = []
            letter = {"M": "L", "m": "l"}.get(letter, letter)
    if numbers:
        raise PathError("a number is missing")


def _draw(letter: str, numbers: tuple[float, ...], pen: _Pen) -> tuple[list[Step], _Pen]:
    """The steps of one command, and where the pen is afterwards."""
    command = letter.upper()
    if command == "Z":
        return [("Z", ())], _Pen(pen.start, pen.start, pen.start, "Z")
    if command == "A":
        end = _absolute(letter, numbers[5:], pen.at)[0]
        return list(_arc(pen.at, numbers, end)), _Pen(end, pen.start, end, "A")
    if command in "HV":
        return _line_along(letter, numbers[0], pen)
    points = _absolute(letter, numbers, pen.at)
    if command in "ML":
        end = points[0]
        return [(command, end)], _Pen(end, end if command == "M" else pen.start, end, command)
    first, second, end = _controls(command, points, pen)
    control = second if command in "CS" else points[0] if command == "Q" else _mirrored(pen, "QT")
    return [("C", (*first, *second, *end))], _Pen(end, pen.start, control, command)


def _line_along(letter: str, number: float, pen: _Pen) -> tuple[list[Step], _Pen]:
    x, y = pen.at
    base = (x if letter == "h" else y) if letter.islower() else 0.0
    end = (base + number, y) if letter.upper() == "H" else (x, base + number)
    return [("L", end)], _Pen(end, pen.start, end, "L")


def _absolute(letter: str, numbers: tuple[float, ...], at: PathPoint) -> list[PathPoint]:
    """Numbers as points; those of a small letter count from the pen."""
    left, top = at if letter.islower() else (0.0, 0.0)
    return [(left + x, top + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _controls(command: str, points: list[PathPoint], pen: _Pen) -> tuple[PathPoint, PathPoint, PathPoint]:
    """The two control points and the end of a curve as a cubic one."""
    if command == "C":
        return points[0], points[1], points[2]
    if command == "S":
        return _mirrored(pen, "CS"), points[0], points[1]
    middle = points[0] if command == "Q" else _mirrored(pen, "QT")
    end = points[-1]
    return _towards(pen.at, middle), _towards(end, middle), end


def _mirrored(pen: _Pen, after: str) -> PathPoint:
    """The control point of the curve before, on the other side of the pen; the pen itself where there is none."""
    if pen.last not in after or not pen.last:
        return pen.at
    return 2 * pen.at[0] - pen.control[0], 2 * pen.at[1] - pen.control[1]


def _towards(point: PathPoint, middle: PathPoint) -> PathPoint:
    return point[0] + (middle[0] - point[0]) * 2 / 3, point[1] + (middle[1] - point[1]) * 2 / 3


def _arc(start: PathPoint, numbers: tuple[float, ...], end: PathPoint) -> Iterator[Step]:
    """An elliptical arc as cubic curves (SVG 1.1, F.6)."""
    radius_x, radius_y, turn_degrees, is_large, is_sweep = numbers[:5]
    rx, ry, turn = abs(radius_x), abs(radius_y), turn_degrees * pi / 180
    if not rx or not ry or start == end:
        yield "L", end
        return
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos(turn) * half_x + sin(turn) * half_y, -sin(turn) * half_x + cos(turn) * half_y
    too_small = (x / rx) ** 2 + (y / ry) ** 2
    if too_small > 1:
        rx, ry = rx * sqrt(too_small), ry * sqrt(too_small)
    share = (rx * ry) ** 2 / ((rx * y) ** 2 + (ry * x) ** 2) - 1
    side = (-1 if is_large == is_sweep else 1) * sqrt(max(0.0, share))
    centre_x, centre_y = side * rx * y / ry, -side * ry * x / rx
    first = atan2((y - centre_y) / ry, (x - centre_x) / rx)
    sweep = atan2((-y - centre_y) / ry, (-x - centre_x) / rx) - first
    sweep += (2 * pi if sweep < 0 else 0) if is_sweep else (-2 * pi if sweep > 0 else 0)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    for unit_points in _unit_arc(first, sweep):
        points = []
        for unit_x, unit_y in unit_points:
            px, py = centre_x + rx * unit_x, centre_y + ry * unit_y
            points += [middle[0] + cos(turn) * px - sin(turn) * py, middle[1] + sin(turn) * px + cos(turn) * py]
        yield "C", tuple(points)


def _unit_arc(first: float, sweep: float) -> Iterator[tuple[PathPoint, PathPoint, PathPoint]]:
    """An arc of the unit circle in pieces of at most a quarter, each as two control points and an end."""
    pieces = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
    step = sweep / pieces
    handle = 4 / 3 * tan(step / 4)
    for piece in range(pieces):
        begin, end = first + piece * step, first + (piece + 1) * step
        yield (
            (cos(begin) - handle * sin(begin), sin(begin) + handle * cos(begin)),
            (cos(end) + handle * sin(end), sin(end) - handle * cos(end)),
            (cos(end), sin(end)),
        )
