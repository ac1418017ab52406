"""The charts of a visit's seatings as pictures."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from docgen import assets
from docgen.api.files import File
from docgen.api.seating.seats import chosen_plans
from docgen.api.seating.visits import seated
from docgen.charts.chart import draw_picture
from docgen.draw.drawing import Drawing
from docgen.draw.svg import draw_svg
from docgen.draw.svg_read_back import svg_fault
from docgen.errors import OutputError, Problem
from docgen.model.visit import Visit
from docgen.output.write import safe_name
from docgen.seating.plan import SeatedVisit, SeatingPlan


def seating_pictures(visit: Visit | SeatedVisit, ending: str, name: str = "") -> tuple[File, ...]:
    """Every chart as a picture of its own, ``.png`` or ``.svg``. Raises OutputError if no font has a character."""
    seated_visit = seated(visit)
    brand = seated_visit.visit.brand
    colours = brand.colours if brand else {}
    font_files = assets.fonts() if ending == ".png" else {}
    return tuple(
        File(f"{safe_name(plan.name)}{ending}", _content(plan, ending, colours, font_files))
        for plan in chosen_plans(seated_visit, name)
    )


def _content(
    plan: SeatingPlan, ending: str, colours: Mapping[str, str], font_files: Mapping[str, Sequence[Path]]
) -> bytes:
    drawing = draw_picture(plan, colours)
    if ending == ".svg":
        return _checked(draw_svg(drawing), drawing, plan.name)
    if not any(font_files.values()):
        text = "这台电脑上没有找到能画图的中文字体"
        raise OutputError(
            [Problem(None, "O404", "error", text, "装一种中文字体（如黑体、思源黑体），或改用 .svg、.docx")]
        )
    # Pillow is brought in only for pictures of dots
    from docgen.draw.png import UndrawableError, draw_png

    try:
        return draw_png(drawing, font_files)
    except UndrawableError as error:
        missing = "、".join(f"“{character}”（U+{ord(character):04X}）" for character in error.characters)
        hint = "装一种有这些字的字体（如思源黑体、宋体-ExtB），或改用 .docx"
        raise OutputError(
            [Problem(None, "O404", "error", f"这台电脑的字体里没有{missing}，画不出“{plan.name}”", hint)]
        ) from error


def _checked(content: bytes, drawing: Drawing, name: str) -> bytes:
    """The bytes of a picture after they were read back. Raises OutputError where they say something else."""
    if fault := svg_fault(content, drawing):
        text = f"“{name}”画好后读回来，{fault}，没有交出去"
        raise OutputError([Problem(None, "O404", "error", text, "改用 .docx，并把这份来访文件交给写程序的人看")])
    return content
