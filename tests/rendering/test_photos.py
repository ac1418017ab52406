"""Photos that a camera stored sideways, as LibreOffice draws them."""

from pathlib import Path

import pytest
from PIL import ImageChops, ImageStat

from docgen.readers.office.brand import load_brand
from docgen.word.engine.fill import fill
from tests.photos import photo, upright
from tests.rendering.conftest import PDF
from tests.word.templates import template

MM = 25.4 / 72
DPI = 254

pytestmark = pytest.mark.rendering

_BRAND = "名称: 清江\n图: [{名称: 照片, 文件: photo.jpg, 宽: 20, 说明: 合影}]\n"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_in_the_room_that_it_needs(orientation: int, tmp_path: Path, drawn: PDF) -> None:
    (tmp_path / "brand.yaml").write_text(_BRAND, "utf-8")
    (tmp_path / "photo.jpg").write_bytes(photo(orientation))
    brand, problems = load_brand(tmp_path)
    assert not problems
    assert brand is not None
    assert (brand.pictures["照片"].width, brand.pictures["照片"].height) == (20, 40)
    (page,) = drawn(fill(template("{{ 图.照片 }}"), {}, brand)).pages
    (image,) = page.images
    assert (image["x1"] - image["x0"], image["bottom"] - image["top"]) == (
        pytest.approx(20 / MM, abs=0.3),
        pytest.approx(40 / MM, abs=0.3),
    )
    box = [round(image[edge] * DPI / 72) for edge in ("x0", "top", "x1", "bottom")]
    shown = page.to_image(resolution=DPI, antialias=True).original.convert("RGB").crop(box).resize((20, 40))
    difference = ImageStat.Stat(ImageChops.difference(shown, upright().resize((20, 40))))
    assert max(difference.mean) < 6


def test_what_stands_below_a_turned_photo_begins_where_it_ends(tmp_path: Path, drawn: PDF) -> None:
    (tmp_path / "brand.yaml").write_text(_BRAND, "utf-8")
    tops = []
    for orientation in (1, 6):
        (tmp_path / "photo.jpg").write_bytes(photo(orientation))
        brand, _ = load_brand(tmp_path)
        page = drawn(fill(template("{{ 图.照片 }}", "下文"), {}, brand)).pages[0]
        tops.append(next(word["top"] for word in page.extract_words() if "下" in word["text"]))
    assert tops[1] == pytest.approx(tops[0], abs=0.5)
