"""The page of an official paper: the two profiles, all numbers in one place.

Lengths are twips (1/20 pt), sizes half-points, as the file format wants them. Sources: GB/T 9704-2012 (type area
156×225 mm, white 37 mm above and 28 mm left, 22 lines of 28 characters) and GB/T 33476.2-2016, which gives the margins
and the line that put the characters themselves there; the second profile takes the 37/35 mm of the first literally.
"""

from collections.abc import Mapping
from typing import NamedTuple

WIDTH, HEIGHT = 11906, 16838  # A4, 210×297 mm
LEFT, RIGHT = 1587, 1474  # 28 and 26 mm
TEXT_WIDTH = 8844  # 156 mm
HEADER = 850  # 15 mm

BODY_SIZE = 32  # 3号, 16 pt
TITLE_SIZE = 44  # 2号, 22 pt; its lines are those of the text, so that the page keeps one grid
TABLE_SIZE = 24  # 小四, 12 pt
PAGE_NUMBER_SIZE = 28  # 4号, 14 pt
TWIPS_PER_MM = 1440 / 25.4
#: 16 pt characters on 28 places of 156 mm: a quarter point less between them (28 × 15.75 pt = 441 pt).
SPACING = -5
#: Two characters of 15.75 pt: the indent of a paragraph.
INDENT = 630


class Profile(NamedTuple):
    """The numbers in which the profiles differ."""

    name: str
    top: int
    bottom: int
    line: int
    footer: int
    body: int = BODY_SIZE
    title: int = TITLE_SIZE
    spacing: int = SPACING
    indent: int = INDENT


PROFILES: Mapping[str, Profile] = {
    # 34.58 and 32.58 mm to the line box, 29.45 pt lines: GB/T 33476.2; dash 7 mm under the type area
    "国标": Profile("国标", top=1960, bottom=1847, line=589, footer=1429),
    # 37 and 35 mm; 28.95 pt is the largest line of which 22 fit
    "常规": Profile("常规", top=2098, bottom=1984, line=579, footer=1389),
    # to be read aloud from: 小二 (18 pt) on lines of 30 pt, title 24 pt; 24 characters a line
    "朗读": Profile("朗读", top=1960, bottom=1847, line=600, footer=1429, body=36, title=48, spacing=0, indent=720),
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

#: What a reader's computer may take instead, in this order, when it lacks a face.
ALTERNATIVES: Mapping[str, str] = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "黑体": "SimHei",
    "方正小标宋简体": "方正小标宋_GBK;华文中宋;宋体",
    "宋体": "SimSun",
}
