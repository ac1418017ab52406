"""Builds menu.docx, the template of 菜单 as a card of A4 folded to A5: outside back and front, inside the dishes."""

from pathlib import Path

from docgen.model.menu_type import FOLDED, FOLDED_COVER, FOLDED_FOOT_MM, FOLDED_PANEL_MM
from docgen.word.stock.blocks import each, run, styled_paragraph, when
from docgen.word.stock.document import document
from docgen.word.stock.menus import (
    PanelCell,
    border,
    dish_lines,
    emblem,
    host,
    legend,
    menu_styles,
    panels,
    rule,
    sheet_section,
    slogan,
    small_lines,
    thrift,
    title,
)

PANEL_MM, FOLD_MM, HEIGHT_MM = 130.5, 20.0, FOLDED_PANEL_MM + FOLDED_FOOT_MM
_FOLD = PanelCell(FOLD_MM, "")


def build() -> bytes:
    """The template."""
    office = small_lines(("餐.单位", "MenuSmall"))
    outside = panels(
        (
            FOLDED_COVER.height_mm,
            [PanelCell(PANEL_MM, ""), _FOLD, PanelCell(PANEL_MM, _front(), borders=_frame("top"))],
        ),
        (
            HEIGHT_MM - FOLDED_COVER.height_mm,
            [PanelCell(PANEL_MM, _back(), "top"), _FOLD, PanelCell(PANEL_MM, office, borders=_frame("bottom"))],
        ),
    )
    left, right = (PanelCell(PANEL_MM, dish_lines(f"张.{side}"), borders=border("top")) for side in ("左", "右"))
    foot = PanelCell(PANEL_MM, legend(), "bottom", border("bottom"), edge_mm=3)
    inside = panels(
        (FOLDED_PANEL_MM, [left, _FOLD, right]),
        (FOLDED_FOOT_MM, [PanelCell(PANEL_MM, "", borders=border("bottom")), _FOLD, foot]),
    )
    return document(
        [
            each(
                "餐",
                "餐",
                when("not 餐.续", host("{{ 餐.线 }}")),
                when("餐.续", host("{{ 餐.线 }}", new_page=True)),
                outside,
                each("张", "餐.内页", host("{{ 餐.线 }}", new_page=True), inside),
            ),
            host(),
        ],
        section=sheet_section(),
        styles=menu_styles(FOLDED, FOLDED_COVER),
    )


def _front() -> str:
    menu = styled_paragraph("MenuSmallEnglish", run("MENU", '<w:spacing w:val="80"/>'))
    return "".join(
        [
            emblem(),
            title(16),
            when("餐.中英", menu),
            rule(44),
            small_lines(("餐.名", "MenuName"), ("餐.英名", "MenuSmallEnglish")),
            small_lines(("餐.日期", "MenuSmall"), ("餐.英日期", "MenuSmallEnglish")),
            small_lines(("餐.地点", "MenuSmall"), ("餐.英地点", "MenuSmallEnglish")),
        ]
    )


def _back() -> str:
    return f"{slogan()}{thrift()}"


def _frame(edge: str) -> str:
    """The frame of the front, of which a row has one edge and both sides."""
    return border("left", "right", edge, kind="double", eighths_of_pt=6)


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
