"""Builds menu-dl.docx, the template of 菜单 as slips of 99×210 mm (DL), three on a sheet of A4, to be cut apart."""

from collections.abc import Iterator
from pathlib import Path

from docgen.model.menu_type import SLIM, SLIM_COVER, SLIM_MM
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

SLIP_MM, CUT_MM = 83.0, 16.0
_KIND, _EIGHTHS = "double", 6


def build() -> bytes:
    """The template."""
    return document(
        [
            each(
                "餐",
                "餐",
                each(
                    "面",
                    "餐.面",
                    when("面.首 and not 餐.续", host("{{ 餐.线 }}")),
                    when("not 面.首 or 餐.续", host("{{ 餐.线 }}", new_page=True)),
                    *_faces(),
                ),
            ),
            host(),
        ],
        section=sheet_section(),
        styles=menu_styles(SLIM, SLIM_COVER),
    )


def _faces() -> Iterator[str]:
    """The sheets: a front that is the only face, a front with a back, a back, and what lies between the two."""
    head, foot, dishes = _head(), _foot(), dish_lines("面.行")
    head_row = ("餐.高.头", _slips(head, "center", "top"))
    foot_row = ("餐.高.脚", _slips(foot, "center", "bottom"))
    yield when("面.首 and 面.末", panels(head_row, ("餐.高.独", _slips(dishes, "center")), foot_row))
    yield when("面.首 and not 面.末", panels(head_row, ("餐.高.正", _slips(dishes, "center", "bottom"))))
    yield when("面.末 and not 面.首", panels(("餐.高.背", _slips(dishes, "center", "top")), foot_row))
    yield when("not 面.末 and not 面.首", panels((SLIM_MM, _slips(dishes, "center", "top", "bottom"))))


def _slips(content: str, align: str, *edges: str) -> list[PanelCell]:
    """Three cells that say the same, with the places where they are cut apart between them."""
    borders = border("left", "right", *edges, kind=_KIND, eighths_of_pt=_EIGHTHS)
    slip = PanelCell(
        SLIP_MM,
        content,
        align,
        borders,
        margin_mm=5.0,
        edge_mm=1.5 if len(edges) == 1 else 0.0,
    )
    cut = PanelCell(CUT_MM, "")
    return [slip, cut, slip, cut, slip]


def _head() -> str:
    menu = styled_paragraph("MenuSmallEnglish", run("MENU", '<w:spacing w:val="60"/>'))
    return "".join(
        [
            emblem(),
            title(8),
            when("餐.中英", menu),
            small_lines(("餐.名", "MenuName"), ("餐.英名", "MenuSmallEnglish")),
            small_lines(("餐.日期", "MenuSmall"), ("餐.英日期", "MenuSmallEnglish")),
            small_lines(("餐.地点", "MenuSmall"), ("餐.英地点", "MenuSmallEnglish")),
            rule(26),
        ]
    )


def _foot() -> str:
    return "".join([legend(), slogan(), thrift(), small_lines(("餐.单位", "MenuLegend"))])


if __name__ == "__main__":
    Path(__file__).with_suffix(".docx").write_bytes(build())
