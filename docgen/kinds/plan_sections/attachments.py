"""附件 that the visit lists: pictures are printed, Word documents and PDFs lie beside the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from docgen.kinds._kind import Enclosure
from docgen.kinds.plan_sections.annexes import Annexes
from docgen.model.attachments import AttachedFile
from docgen.model.brand import Picture
from docgen.text.titles import TITLE_WIDTH, title_lines
from docgen.text.wording import em_width

#: The type area of an official paper and a line of it, and what stays free around a picture, mm.
_TYPE_AREA_MM, _LINE_MM, _AROUND_PICTURE_MM = (156.0, 225.0), 10.4, 12.0


def pictures(attached: Sequence[AttachedFile], numbered: Annexes) -> list[dict[str, Any]]:
    """The pictures among a visit's own annexes, a page each."""
    pages = []
    for number, file in enumerate(attached):
        if file.picture:
            lines = title_lines([file.title])
            fitted = _fitted(file.picture, lines)
            pages.append({"头": numbered.own_mark(number), "题": "\n".join(lines), "图": fitted})
    return pages


def _fitted(picture: Picture, title: Sequence[str]) -> Picture:
    """The picture no larger than the room below a title of these lines, and than it is sharp."""
    # a line is longer than the page where it has no place to break
    lines = sum(ceil(em_width(line) / TITLE_WIDTH) for line in title)
    height_mm = _TYPE_AREA_MM[1] - (lines + 3) * _LINE_MM - _AROUND_PICTURE_MM
    scale = min(1.0, _TYPE_AREA_MM[0] / picture.width, height_mm / picture.height)
    return replace(picture, width=picture.width * scale, height=picture.height * scale)


def enclosures(attached: Sequence[AttachedFile], numbered: Annexes) -> Iterator[Enclosure]:
    """The Word documents and PDFs among a visit's own annexes, named by their number and title."""
    marks = [numbered.own_mark(number) for number in range(len(attached))]
    for number, file in enumerate(attached):
        if file.ending:
            later = (at for at in range(number + 1, len(attached)) if attached[at].picture)
            before = next((f"{marks[at]}{attached[at].title}" for at in later), "")
            yield Enclosure(f"{marks[number]} {file.title}", number, before)


PICTURES_NAMES = [{"头": "“附件”和它的序号", "题": "附件的标题，断成匀称的几行", "图": "图片"}]
