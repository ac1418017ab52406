"""Builds rooms-door.docx, the template of the sheets at doors (门牌): A4 that lies, two doors on each."""

from pathlib import Path

from docgen.word.stock.blocks import each, latin_run, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.panels import panel_section, panel_styles, two_panels
from docgen.word.stock.styles import ParagraphStyle, face, size

_CENTRED = (
    '<w:snapToGrid w:val="0"/><w:spacing w:before="{}" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:jc w:val="center"/>'
)
STYLES = (
    ParagraphStyle("DoorHotel", "门牌宾馆", _CENTRED.format(0), f"{face('黑体')}{size(32)}"),
    ParagraphStyle("DoorNumber", "门牌房号", _CENTRED.format(400), f"{face('黑体')}<w:b/>{size(192)}"),
    ParagraphStyle("DoorName", "门牌称呼", _CENTRED.format(360), f"{face('黑体')}{size(80)}"),
    ParagraphStyle("DoorLatin", "门牌外文", _CENTRED.format(60), f"{face('黑体')}{size(56)}"),
)


def build() -> bytes:
    """The template."""
    sheet = two_panels(_door("张.左"), _door("张.右"), ("center", "center"))
    return document(
        [each("张", "门", sheet)],
        section=panel_section(),
        styles=panel_styles() + "".join(style.to_xml() for style in STYLES),
        header=styled_paragraph("PanelHost", run("{{ 裁切 }}")),
    )


def _door(door: str) -> str:
    occupant = (
        styled_paragraph("DoorName", run("{{ 人.称呼 }}", _sized("人.大"))),
        when("人.外文", styled_paragraph("DoorLatin", latin_run("{{ 人.外文 }}"))),
    )
    return when(
        f"{door}.房号",
        styled_paragraph("DoorHotel", run(f"{{{{ {door}.宾馆 }}}}")),
        styled_paragraph("DoorNumber", run(f"{{{{ {door}.房号 }}}}", _sized(f"{door}.号大"))),
        each("人", f"{door}.人", *occupant),
    )


def _sized(half_points: str) -> str:
    """The size of a run as the program reckons it."""
    return f'<w:sz w:val="{{{{ {half_points} }}}}"/><w:szCs w:val="{{{{ {half_points} }}}}"/>'


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
