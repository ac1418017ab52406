"""Builds motorcade-labels.docx, the template of the labels behind windscreens (车头号牌): A4 that lies, one a car."""

from pathlib import Path

from docgen.word.stock.blocks import each, latin_run, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size

_CENTRED = '<w:jc w:val="center"/>'
_LINE = f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{_CENTRED}'
STYLES = (
    ParagraphStyle("LabelGroup", "车牌团组", _LINE, f"{face('黑体')}{size(80)}"),
    ParagraphStyle("LabelNumber", "车牌车号", f"{exact_line(6900)}{_CENTRED}", f"{face('黑体')}<w:b/>{size(600)}"),
    ParagraphStyle("LabelNote", "车牌说明", _LINE, f"{face('黑体')}{size(64)}"),
)


def build() -> bytes:
    """The template."""
    number = run("{{ 牌.号 }}", _sized("牌.号大")) + run("{{ 牌.字 }}", _sized("牌.字大"))
    rule = '<w:pageBreakBefore/><w:pBdr><w:bottom w:val="single" w:sz="48" w:space="8" w:color="{{ 牌.色 }}"/></w:pBdr>'
    return document(
        [
            each(
                "牌",
                "牌",
                styled_paragraph("LabelGroup", run("{{ 牌.团组 }}", _sized("牌.团大")), rule),
                styled_paragraph("LabelNumber", number),
                when("牌.英", styled_paragraph("LabelNote", latin_run("{{ 牌.英 }}"))),
                when("牌.用途", styled_paragraph("LabelNote", run("{{ 牌.用途 }}"))),
            )
        ],
        section=_section(),
        styles="".join(style.to_xml() for style in STYLES),
    )


def _sized(half_points: str) -> str:
    """The size of a run as the program reckons it."""
    return f'<w:sz w:val="{{{{ {half_points} }}}}"/><w:szCs w:val="{{{{ {half_points} }}}}"/>'


def _section() -> str:
    return (
        '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="794" w:right="907" w:bottom="510" w:left="907" w:header="284" w:footer="284" w:gutter="0"/>'
        '<w:cols w:space="425"/><w:vAlign w:val="center"/></w:sectPr>'
    )


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
