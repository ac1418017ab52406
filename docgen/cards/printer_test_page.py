"""The test page of a preset: outlines and scales to print on plain paper and hold against the card stock."""

from collections.abc import Iterator

from docgen.cards.cut_marks import HAIRLINE_MM
from docgen.cards.sheet import FaceBox, PrinterSettings, Slot, front_faces, slots
from docgen.draw.drawing import BLACK, GREY, Drawing, Shape, TextLine
from docgen.model.cards import Paper, Preset

#: The length of the lines of the cross in the middle of a face.
_CROSS_MM = 12
_LARGEST_LABEL_PT, _ADVICE_PT = 12.0, 8


def draw_printer_test_page(preset: Preset, paper: Paper, printer: PrinterSettings) -> Drawing:
    """Draws the outline of every card, the middle of each of its faces with a label, and two scales.

    The distance between the print and the card stock is the offset to give with ``--offset``.
    """
    shapes: list[Shape] = []
    for number, slot in enumerate(slots(preset, paper), 1):
        shapes += _card_shapes(number, slot, preset, printer)
    shapes += _scales(paper)
    advice = f"{preset.name} 试样：叠在卡纸上对光看，短线每格 5 毫米；卡纸的边在右边、下边记正数，写 --offset 右,下"
    lines = (TextLine(advice, _ADVICE_PT),)
    shapes.append(Shape("rect", paper.width / 2, paper.height - 7, paper.width - 12, 6, advice, "说明", lines, 0))
    return Drawing(
        paper.width, paper.height, "", "", "", tuple(shapes), description="试样：各张卡的外框、各面的正中和毫米尺"
    )


def _card_shapes(number: int, slot: Slot, preset: Preset, printer: PrinterSettings) -> Iterator[Shape]:
    """The outline of one card, and for each face a cross in its middle and a label."""
    yield _outline(printer.adjusted(slot.left, slot.top, preset.width, preset.card_height), f"第{number}格")
    for face in front_faces(preset, slot):
        box = printer.adjusted(*face)
        middle_x, middle_y = box.left + box.width / 2, box.top + box.height / 2
        yield _hairline(middle_x, middle_y, _CROSS_MM, HAIRLINE_MM, "面的正中")
        yield _hairline(middle_x, middle_y, HAIRLINE_MM, _CROSS_MM, "面的正中")
        side = "反面（倒置）" if face.turned else "正面"
        text = f"第{number}格 {side} {face.width:g}×{face.height:g}"
        label = TextLine(text, min(_LARGEST_LABEL_PT, box.height / 4))
        label_height = max(box.height / 2 - 7, 5.0)
        label_y = middle_y - box.height / 4 - 2
        yield Shape("rect", middle_x, label_y, box.width - 4, label_height, text, "字", (label,), 0)


def _hairline(middle_x: float, middle_y: float, width: float, height: float, name: str) -> Shape:
    """A thin line as a filled box: every program draws a box exactly where it should be."""
    return Shape("rect", middle_x, middle_y, width, height, name, name, (), 0, GREY, GREY)


def _outline(box: FaceBox, name: str) -> Shape:
    middle_x, middle_y = box.left + box.width / 2, box.top + box.height / 2
    return Shape("rect", middle_x, middle_y, box.width, box.height, name, "外框", (), 0.5, BLACK)


def _scales(paper: Paper) -> Iterator[Shape]:
    """Scales of up to 100 mm along the top and the left edge, with a tick every 5 mm, without any adjustment."""
    length_mm = int(min(100.0, paper.width - 20, paper.height - 20) // 10 * 10)
    start_mm, edge_mm = 10.0, 4.5
    for step_mm in range(0, length_mm + 1, 5):
        tick_mm = 3.0 if step_mm % 10 == 0 else 1.2
        yield _hairline(start_mm + step_mm, edge_mm + tick_mm / 2, HAIRLINE_MM, tick_mm, "横尺")
        yield _hairline(edge_mm + tick_mm / 2, start_mm + step_mm, tick_mm, HAIRLINE_MM, "竖尺")
