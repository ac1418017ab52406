"""席卡: the names that stand on the table, folded so that both sides read them."""

from docgen.kinds._card_pages import NAMES, REQUIRED_NAMES, pages
from docgen.kinds._kind import Kind, PackPaper

KIND = Kind(
    "席卡",
    pages,
    NAMES,
    source="名单",
    required_names=REQUIRED_NAMES,
    slogans="named",
    pack=(PackPaper(12, "席卡", guest_missing="没有做席卡", readers="摆在席位上", sides="卡纸"),),
)
