"""Papers as a page shows them: converted by LibreOffice, drawn page by page."""

import struct
import time
import zlib

import pytest

import docgen
from docgen.api.paper_previews.helper_process import HelperProcess
from docgen.api.paper_previews.pages import ShownPage, page_picture, pages_on_screen, paper_on_screen
from docgen.api.paper_previews.possible import PaperChoice
from docgen.api.paper_previews.previews import Previews
from docgen.errors import UsageError
from tests.conftest import OFFICE

pytestmark = pytest.mark.rendering


def test_charts_are_drawn_page_by_page_as_large_as_their_sheets() -> None:
    helper = HelperProcess()
    previews = Previews(helper.converted)
    choice = PaperChoice.of(docgen.load_seated(OFFICE / "来访" / "2026-041.yaml"))
    key = paper_on_screen(choice, "11-seating", previews)["key"]
    while (shown := pages_on_screen(previews, key))["state"] == "等待":
        time.sleep(0.2)
    assert shown["state"] == "完成"
    assert [(page["file"], page["page"], page["width"], page["height"]) for page in shown["pages"]] == [
        ("11 座次图.pdf", number, 297.0, 210.0) for number in (1, 2, 3)
    ]
    width, height, dots = decoded(page_picture(previews, ShownPage(key, 0, 1), 96, helper.drawn))
    assert abs(width - 297 / 25.4 * 96) <= 1.5
    assert abs(height - 210 / 25.4 * 96) <= 1.5
    ink = sum(1 for at in range(0, len(dots), 3) if dots[at] < 100)
    assert 0.001 < ink / (width * height) < 0.2
    with pytest.raises(UsageError, match="没有这一页"):
        page_picture(previews, ShownPage(key, 0, 4), 96, helper.drawn)


def decoded(png: bytes) -> tuple[int, int, bytes]:
    """Width, height and dots (red, green, blue) of a PNG without filters."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    length = struct.unpack(">I", png[33:37])[0]
    rows = zlib.decompress(png[41 : 41 + length])
    line = 3 * width + 1
    return width, height, b"".join(rows[at * line + 1 : (at + 1) * line] for at in range(height))
