"""How a value is printed where its tag stands: in a run of text, in a run of its own, as paragraphs, in an attribute.

Every printer gives markup in which the value is escaped, and refuses what is no text: an office that sees ``None`` or
``['张三']`` on paper has been let down. No value reaches a paper but through a printer.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from jinja2 import pass_context
from jinja2.runtime import Context, Undefined
from markupsafe import escape

from docgen.draw.drawing import CutMarks, Drawing, Grid
from docgen.fonts.fitted_text import LEADING, FittedLine, FittedText
from docgen.model.brand import Picture
from docgen.model.draft import Chart, Table
from docgen.word.markup.chart import HEIGHT, WIDTH
from docgen.word.markup.font_fallback import WIDER, faced, is_hanzi
from docgen.word.markup.namespaces import ORDER, w
from docgen.word.markup.pictures import picture_data, picture_drawing, picture_frame
from docgen.word.markup.table import grid

EMU_PER_MM = 36_000

Printer = Callable[[Context, object], str]

#: The name under which a render's own state lies in the context.
STATE = "_state"

_MARKS = re.compile(r"[&<>\n\t]")
_WRITTEN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "\n": '</w:t><w:br/><w:t xml:space="preserve">',
    "\t": '</w:t><w:tab/><w:t xml:space="preserve">',
}
_IN_ATTRIBUTE = re.compile(r"[&<>\"\n\t]")
_WRITTEN_THERE = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6}|auto)")


class FieldError(Exception):
    """A value that cannot be printed where its tag stands; the sentence says why."""


class Spread(str):
    """A name to be spread to the width of three characters."""

    __slots__ = ()


@dataclass(slots=True)
class Relations:
    """The pictures and charts that one part shows, by relationship id."""

    pictures: dict[str, Picture] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)

    def id_of(self, picture: Picture) -> str:
        for known, other in self.pictures.items():
            if other is picture:
                return known
        name = f"rIdPicture{len(self.pictures) + 1}"
        self.pictures[name] = picture
        return name

    def id_of_chart(self, chart: Chart) -> str:
        name = f"rIdChart{len(self.charts) + 1}"
        self.charts[name] = chart
        return name


@dataclass(slots=True)
class State:
    """What one rendering counts: ids over all parts, steps of loops, the pictures of the part being rendered."""

    ids: int = 0
    steps: int = 0
    relations: Relations = field(default_factory=Relations)

    def next_id(self) -> int:
        self.ids += 1
        return self.ids


class Run(NamedTuple):
    """The run around a tag: its properties as XML, its East-Asian face, its size in half-points."""

    properties: str
    face: str
    size: int


def in_text(run: Run) -> Printer:
    """The printer of a tag inside ``w:t``."""
    narrow = run.face in WIDER

    @pass_context
    def print_text(context: Context, value: Any) -> str:
        # most values are texts in which nothing has to be written otherwise
        if value.__class__ is not str or not (value.isalnum() or not _MARKS.search(value)):
            return _print_other(context, value, run)
        if narrow and not value.isascii():
            try:
                value.encode("gb2312")
            except UnicodeEncodeError:
                return _runs(value, run)
        return value

    return print_text


def _print_other(context: Context, value: object, run: Run) -> str:
    if isinstance(value, Spread):
        return _spread(value, run)
    if isinstance(value, Picture):
        return f'</w:t>{_inline(value, context[STATE])}<w:t xml:space="preserve">'
    if isinstance(value, Chart):
        return f'</w:t>{_inline_chart(value, context[STATE])}<w:t xml:space="preserve">'
    if isinstance(value, Drawing):
        # few papers draw shapes
        from docgen.word.markup.shapes import anchored

        return f'</w:t>{anchored(value, context[STATE].next_id)}<w:t xml:space="preserve">'
    if isinstance(value, CutMarks):
        # few papers draw cutting lines
        from docgen.word.markup.shapes import marked

        return f'</w:t>{marked(value, context[STATE].next_id)}<w:t xml:space="preserve">'
    text = plain(value)
    return _runs(text, run) if run.face in WIDER else _escaped(text)


def in_own_run(run: Run) -> Printer:
    """The printer of ``{{r x }}``: the value stands in a run of its own."""
    inside = in_text(run)

    @pass_context
    def print_run(context: Context, value: object) -> str:
        return f'<w:r>{run.properties}<w:t xml:space="preserve">{inside(context, value)}</w:t></w:r>'

    return print_run


def as_paragraphs(properties: str, run: Run) -> Printer:
    """The printer of ``{{p x }}``: every line of the value is a paragraph in the format of the tag's; a table is a
    table whose cells have it.
    """
    inside = in_own_run(run)

    @pass_context
    def print_paragraphs(context: Context, value: object) -> str:
        if isinstance(value, FittedText):
            return "".join(_lettered(value, properties, run.properties))
        if isinstance(value, Table):
            return grid(value, properties, lambda text: inside(context, text))
        if isinstance(value, Grid):
            # few papers hold the table of a hall
            from docgen.word.markup.seat_table import hall_table

            return hall_table(value)
        lines = value.split("\n") if isinstance(value, str) else [value]
        return "".join(f"<w:p>{properties}{inside(context, line)}</w:p>" for line in lines)

    return print_paragraphs


def in_drawing_text(properties: str) -> Printer:
    """The printer of a tag inside ``a:t`` of a drawing; a new line is a break between two runs."""

    @pass_context
    def print_drawing_text(_context: Context, value: object) -> str:
        lines = [_in_attribute(line) for line in plain(value).split("\n")]
        return f"</a:t></a:r><a:br/><a:r>{properties}<a:t>".join(lines)

    return print_drawing_text


@pass_context
def in_attribute(_context: Context, value: object) -> str:
    """The printer of a tag inside an attribute or a document property."""
    return _in_attribute(plain(value))


@pass_context
def as_hundredths(_context: Context, value: object) -> str:
    """The printer of ``{% 右空 n %}``: characters as the file format counts them, in hundredths."""
    return str(round(_characters(value) * 100))


@pass_context
def as_characters(_context: Context, value: object) -> str:
    """The same in twips, for readers that do not count in characters: one of the text is 15.75 pt wide."""
    return str(round(_characters(value) * 315))


def _characters(value: object) -> float:
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 28:
        raise FieldError(f"右空的字数要在 0 到 28 之间，不是“{value}”")
    return float(value)


@pass_context
def as_span(_context: Context, value: object) -> str:
    """The printer of ``{% colspan n %}``: a number of columns."""
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 63:
        raise FieldError(f"列数要是 1 到 63 的整数，不是“{value}”")
    return str(value)


@pass_context
def as_colour(_context: Context, value: object) -> str:
    """The printer of ``{% cellbg colour %}``: six hexadecimal digits."""
    if not (found := _COLOUR.fullmatch(plain(value))):
        raise FieldError(f"“{value}”不是颜色，要写六位十六进制数，如 F3EDE2")
    return found.group(1)


@pass_context
def next_id(context: Context, _value: object) -> str:
    """The next id of a drawing, unique in the whole document."""
    state: State = context[STATE]
    return str(state.next_id())


def plain(value: object) -> str:
    """A value as text; only texts and numbers are texts."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Undefined):
        return str(value)  # raises, naming what is undefined
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return str(value)
    what = {type(None): "空值", bool: "是非值", list: "一个列表", tuple: "一个列表", dict: "一组项目", Picture: "图片"}
    what |= {Table: "一张表，要写成独占一段的 {{p … }}", Chart: "图表", Drawing: "座次图"}
    what |= {CutMarks: "裁切线"}
    what |= {Grid: "一张座位表，要写成独占一段的 {{p … }}"}
    raise FieldError(f"这里要印的是{what.get(type(value), '一个不是文字的值')}，不是文字")


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda found: _WRITTEN[found.group()], text)


def _in_attribute(text: str) -> str:
    return _IN_ATTRIBUTE.sub(lambda found: _WRITTEN_THERE[found.group()], text)


def _runs(text: str, run: Run) -> str:
    """The text with the characters that the run's face lacks in runs of a face that has them."""
    parts = []
    for face, characters in groupby(text, lambda character: faced(character, run.face)):
        written = _escaped("".join(characters))
        if face == run.face:
            parts.append(written)
        else:
            other = _run_start(_with_fonts(run.properties, face))
            parts.append(f"</w:t></w:r>{other}{written}</w:t></w:r>{_run_start(run.properties)}")
    return "".join(parts)


def _run_start(properties: str) -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">'


def _with_fonts(properties: str, face: str) -> str:
    fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:hint="eastAsia"/>'
    bare = re.sub(r"<w:rFonts\b[^>]*/>", "", properties) or "<w:rPr></w:rPr>"
    bare = re.sub(r"^<w:rPr\s*/>$", "<w:rPr></w:rPr>", bare)
    after = r"(<w:rPr\b[^>]*>(?:<w:rStyle\b[^>]*/>)?)"
    return re.sub(after, lambda found: found.group(1) + fonts, bare, count=1)


_EXACT = re.compile(r'w:before="\d+" w:after="\d+" w:line="\d+" w:lineRule="exact"')
_CHILD = re.compile(r"<w:(\w+)\b[^>]*?/>")
_LAST_SPACE = 2  # half-points: a space at the end of a line takes no place that the eye would see


@lru_cache(maxsize=64)
def _look(properties: str, face: str, half_points: int, wide: int) -> str:
    """Run properties with another face, size and spacing, each where the schema wants it."""
    parts: dict[int, list[str]] = {0: [], 1: [], 2: [], 3: []}
    order = ORDER[w("rPr")]
    for found in _CHILD.finditer(properties):
        name = found.group(1)
        if name in ("rFonts", "spacing", "sz", "szCs", "kern"):
            continue
        place = order.get(w(name), 99)
        part = sum(place > order[w(other)] for other in ("rFonts", "spacing", "sz"))
        parts[part].append(found.group())
    style, before, between, behind = ("".join(parts[part]) for part in range(4))
    fonts = f'<w:rFonts w:hint="eastAsia" w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
    return (
        f'<w:rPr>{style}{fonts}{before}<w:spacing w:val="{wide}"/>{between}<w:sz w:val="{half_points}"/>'
        f'<w:szCs w:val="{half_points}"/>{behind}</w:rPr>'
    )


def _lettered(value: FittedText, properties: str, look: str) -> Iterator[str]:
    """A text as it was set: one paragraph, its lines parted by breaks; without lines nothing."""
    if not value.lines:
        return
    pitch = round(value.lines[0].size_pt * 20 * LEADING)
    # the line of a face leaves more room below its ink than above: a large one would cling to the line before it
    usual = value.fonts.first
    before = max(0, round(pitch * (1 - 2 * usual.metrics.share + 2 * usual.middle / LEADING)))
    exact = f'w:before="{before}" w:after="0" w:line="{pitch}" w:lineRule="exact"'
    yield f"<w:p>{_EXACT.sub(exact, properties)}"
    for number, line in enumerate(value.lines):
        broken = "<w:br/>" if number else ""
        last = number == len(value.lines) - 1
        for face, text, wide, tiny in _stretches(line, last):
            half_points = _LAST_SPACE if tiny else round(line.size_pt * 2)
            yield f"<w:r>{_look(look, str(escape(face)), half_points, wide)}{broken}{_written_out(text, line)}</w:r>"
            broken = ""
    yield "</w:p>"


def _stretches(line: FittedLine, last: bool) -> Iterator[tuple[str, str, int, bool]]:
    """Face, text and spacing (1/20 pt) of every run of a line; whether it is a space before a break."""
    if line.spread and not line.stacked:
        (face, first), (other, second) = _two(line)
        yield face, first, round(line.size_pt * 20), False
        yield other, second, 0, False
        return
    for face, text in line.pieces:
        bare = text if last else text.rstrip(" ")
        if bare:
            yield face, bare, 0, False
        if bare != text:
            yield face, text[len(bare) :], 0, True


def _two(line: FittedLine) -> tuple[tuple[str, str], tuple[str, str]]:
    faces = [(face, one) for face, text in line.pieces for one in text]
    return faces[0], faces[1]


def _written_out(text: str, line: FittedLine) -> str:
    if not line.stacked:
        return f'<w:t xml:space="preserve">{_escaped(text)}</w:t>'
    gap = "<w:br/><w:br/>" if line.spread else "<w:br/>"
    return gap.join(f'<w:t xml:space="preserve">{_escaped(one)}</w:t>' for one in text)


def _spread(name: str, run: Run) -> str:
    """A name of two characters as wide as one of three: a character's width is put behind the first."""
    text = str(name)
    if len(text) != 2 or not all(map(is_hanzi, text)):
        return _runs(text, run) if run.face in WIDER else _escaped(text)
    first, second = (_runs(character, run) if run.face in WIDER else _escaped(character) for character in text)
    bare = re.sub(r"<w:spacing\b[^>]*/>", "", run.properties)
    wide = _with_property(bare, f'<w:spacing w:val="{run.size * 10}"/>')
    # the runs that _runs may open keep the properties of this one
    if run.face in WIDER:
        first = _runs(text[0], Run(wide, run.face, run.size))
    return f"</w:t></w:r>{_run_start(wide)}{first}</w:t></w:r>{_run_start(run.properties)}{second}"


def _with_property(properties: str, one: str) -> str:
    """Run properties with ``w:spacing`` where the schema wants it: before w, kern, position, sz and what follows."""
    if not properties or (properties.endswith("/>") and properties.count("<") == 1):
        return f"<w:rPr>{one}</w:rPr>"
    later = r"<w:(?:w|kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang)\b"
    found = re.search(later, properties)
    at = found.start() if found else properties.rindex("</w:rPr>")
    return properties[:at] + one + properties[at:]


def _inline(picture: Picture, state: State) -> str:
    relation = state.relations.id_of(picture)
    number = state.next_id()
    across, down = round(picture.width * EMU_PER_MM), round(picture.height * EMU_PER_MM)
    alt = f'"{escape(picture.alt)}"'
    pic = (
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="图片{number}" descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
        '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f"<pic:spPr>{picture_frame(picture, across, down)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )
    drawing = (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="图片{number}" descr={alt}/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"{picture_data(picture, pic, across, down)}</a:graphic></wp:inline></w:drawing>"
    )
    return picture_drawing(picture, drawing)


def _inline_chart(chart: Chart, state: State) -> str:
    relation = state.relations.id_of_chart(chart)
    number = state.next_id()
    across, down = WIDTH * EMU_PER_MM, HEIGHT * EMU_PER_MM
    return (
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        f'distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="图表{number}" descr="{escape(chart.alt)}"/>'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
