"""The page of an official paper: its profiles and faces, all numbers in one place.

Sources: GB/T 9704-2012 (type area 156×225 mm, white 37 mm above and 28 mm left, 22 lines of 28 characters) and
GB/T 33476.2-2016, which gives the margins and the line that put the characters themselves there. The profile 国标
follows the second; 常规 takes the 37 and 35 mm of the first literally.
"""

from collections.abc import Mapping
from typing import NamedTuple

PAGE_WIDTH_TWIPS, PAGE_HEIGHT_TWIPS = 11906, 16838  # A4, 210×297 mm
LEFT_MARGIN_TWIPS, RIGHT_MARGIN_TWIPS = 1587, 1474  # 28 and 26 mm
TEXT_WIDTH_TWIPS = 8844  # 156 mm
HEADER_TWIPS = 850  # 15 mm

#: Where on the first sheet of a letter the line ends from which its number is placed, whatever the upper margin is.
LETTER_TOP_TWIPS = 2698

BODY_HALF_POINTS = 32  # 3号, 16 pt
TITLE_HALF_POINTS = 44  # 2号, 22 pt; its lines are as high as those of the text, so that the page keeps one grid
TABLE_HALF_POINTS = 24  # 小四, 12 pt
#: The lists of forms, in 五号: the style of their cells, and its size.
FORM_LIST_STYLE, FORM_LIST_HALF_POINTS = "FormList", 21
#: The style of sentences beside the tables of lists, in 小四 as these.
LIST_NOTE_STYLE = "ListText"
PAGE_NUMBER_HALF_POINTS = 28  # 4号, 14 pt
#: 28 characters of 16 pt on 156 mm: they stand a quarter point closer (28 × 15.75 pt = 441 pt).
CHARACTER_SPACING_TWIPS = -5
#: A character with that spacing, 15.75 pt; two of them are the indent of a paragraph.
CHARACTER_WIDTH_TWIPS = 315
INDENT_TWIPS = 2 * CHARACTER_WIDTH_TWIPS


class PageProfile(NamedTuple):
    """The numbers in which the profiles differ: lengths in twips, sizes of body and title in half-points."""

    name: str
    top: int
    bottom: int
    line: int
    footer: int
    body: int = BODY_HALF_POINTS
    title: int = TITLE_HALF_POINTS
    spacing: int = CHARACTER_SPACING_TWIPS
    indent: int = INDENT_TWIPS


PROFILES: Mapping[str, PageProfile] = {
    # 34.58 and 32.58 mm to the line box, 29.45 pt lines: GB/T 33476.2; dash 7 mm under the type area
    "国标": PageProfile("国标", top=1960, bottom=1847, line=589, footer=1429),
    # 37 and 35 mm; 28.95 pt is the largest line of which 22 fit
    "常规": PageProfile("常规", top=2098, bottom=1984, line=579, footer=1389),
    # to be read aloud from: 小二 (18 pt) on lines of 30 pt, title 24 pt; 24 characters a line
    "朗读": PageProfile("朗读", top=1960, bottom=1847, line=600, footer=1429, body=36, title=48, spacing=0, indent=720),
}
GONGWEN = PROFILES["国标"]

#: Faces by role. The standard names one face for a text, digits included; an office that sets Latin letters and digits
#: in a face of their own says so in its brand (西文).
FACES: Mapping[str, str] = {
    "正文": "仿宋_GB2312",
    "楷体": "楷体_GB2312",
    "黑体": "黑体",
    "标题": "方正小标宋简体",
    "页码": "宋体",
}
LATIN = "西文"

#: The colours of our templates by role; those of a brand take their place.
BRAND_COLOURS: Mapping[str, str] = {"主色": "9C2A2D", "辅色": "2D5A60"}

#: What a computer that lacks a face may take instead, in this order.
ALTERNATIVES: Mapping[str, str] = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "方正小标宋简体": "方正小标宋_GBK;华文中宋;宋体",
    "宋体": "SimSun",
}
