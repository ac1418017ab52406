"""证件: what people wear, with their unit and post."""

from docgen.kinds._card_pages import NAMES, REQUIRED_NAMES, pages
from docgen.kinds._kind import Kind, PackPaper

KIND = Kind(
    "证件",
    pages,
    NAMES,
    source="名单",
    required_names=REQUIRED_NAMES,
    slogans="named",
    pack=(PackPaper(14, "证件", guest_missing="没有做证件", readers="本人佩戴", sides="卡纸"),),
)
