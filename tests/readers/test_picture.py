"""Pictures of a brand: whole ones pass without what nobody should see, others are refused with the reason."""

import io

import pytest
from PIL import Image

from docgen.readers.office import picture
from docgen.readers.office.picture import PictureError, drawn


def png(mode: str = "RGBA", size: tuple[int, int] = (13, 9), **options: object) -> bytes:
    content = io.BytesIO()
    Image.new(mode, size, 1 if mode in "1P" else None).save(content, "PNG", **options)
    return content.getvalue()


def jpeg(**options: object) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (20, 10), (200, 30, 30)).save(content, "JPEG", **options)
    return content.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_passes_with_its_size(mode: str) -> None:
    data, across, down = drawn(png(mode))
    assert (across, down) == (13, 9)
    assert Image.open(io.BytesIO(data)).size == (13, 9)


def test_texts_and_places_do_not_travel_with_a_picture() -> None:
    exif = Image.Exif()
    exif[0x010E] = "秘密地点"
    for content in (png(exif=exif), jpeg(exif=exif, comment=b"private"), jpeg(progressive=True)):
        data, _, _ = drawn(content)
        assert "秘密".encode() not in data
        assert b"private" not in data
        Image.open(io.BytesIO(data)).load()


def test_an_interlaced_png_is_measured_pass_by_pass() -> None:
    # Pillow writes none, so the size that the format asks for is computed by hand: seven passes of a 13×9 picture
    rows = [(2, 2), (2, 2), (4, 1), (3, 3), (7, 2), (6, 5), (13, 4)]
    assert picture._inflated_size(13, 9, 8, True) == sum(down * (1 + across) for across, down in rows)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a", "不是 PNG 或 JPEG"),
        (png()[:-20], "不完整"),
        (png()[:40], "不完整"),
        (png().replace(b"IHDR", b"IHDX"), "损坏"),
        (jpeg()[:200], "不完整"),
        (jpeg()[:2] + b"\xff\xd9", "不完整"),
    ],
    ids=["gif", "png cut", "png head", "png changed", "jpeg cut", "jpeg empty"],
)
def test_what_is_not_whole_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(PictureError, match=said):
        drawn(content)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MAX_PIXELS", 13 * 9)
    assert drawn(png())
    monkeypatch.setattr(picture, "MAX_PIXELS", 13 * 9 - 1)
    with pytest.raises(PictureError, match="万像素"):
        drawn(png())
