"""A picture as DrawingML, standing upright however its bytes are stored.

A picture that has to be turned lies in a group of the size in which it is printed: text and readers leave exactly this
room. Word leaves a turned picture without a group the room of its stored size, and LibreOffice stretches it to that.
"""

from docgen.model.brand import Picture
from docgen.word.markup.namespaces import MC, PIC, WPG

_QUARTER_TURN = 5_400_000  # 60,000ths of a degree


def picture_frame(picture: Picture, width_emu: int, height_emu: int, half_turn: bool = False) -> str:
    """The ``a:xfrm`` of a picture that is printed in this size, with ``half_turn`` upside down."""
    turns = (picture.quarter_turns + 2 * half_turn) % 4
    attributes = (f' rot="{turns * _QUARTER_TURN}"' if turns else "") + (' flipH="1"' if picture.mirrored else "")
    stored_width, stored_height = width_emu, height_emu
    if picture.quarter_turns % 2:
        stored_width, stored_height = height_emu, width_emu
    left, top = (width_emu - stored_width) // 2, (height_emu - stored_height) // 2
    return (
        f'<a:xfrm{attributes}><a:off x="{left}" y="{top}"/><a:ext cx="{stored_width}" cy="{stored_height}"/></a:xfrm>'
    )


def picture_data(picture: Picture, pic: str, width_emu: int, height_emu: int) -> str:
    """The ``a:graphicData`` around the ``pic:pic`` of a picture, with a group between where it has to be turned."""
    if _stands_upright(picture):
        return f'<a:graphicData uri="{PIC}">{pic}</a:graphicData>'
    size = f'cx="{width_emu}" cy="{height_emu}"'
    return (
        f'<a:graphicData uri="{WPG}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/><a:chOff x="0" y="0"/><a:chExt {size}/></a:xfrm></wpg:grpSpPr>{pic}</wpg:wgp></a:graphicData>'
    )


def picture_drawing(picture: Picture, drawing: str) -> str:
    """The ``w:drawing`` of a picture as the content of a run: groups are for readers that know them."""
    if _stands_upright(picture):
        return drawing
    return (
        f'<mc:AlternateContent xmlns:mc="{MC}" xmlns:wpg="{WPG}"><mc:Choice Requires="wpg">{drawing}</mc:Choice>'
        "</mc:AlternateContent>"
    )


def _stands_upright(picture: Picture) -> bool:
    return not picture.quarter_turns and not picture.mirrored
