"""Pictures of a brand: whole ones pass without what nobody should see, others are refused with the reason."""

import io

import pytest
from PIL import Image

from docgen.readers.office import picture
from docgen.readers.office.picture import Orientation, PictureError, checked_picture, orientation
from tests.photos import photo


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
    data, across, down = checked_picture(png(mode))
    assert (across, down) == (13, 9)
    assert Image.open(io.BytesIO(data)).size == (13, 9)


def test_texts_and_places_do_not_travel_with_a_picture() -> None:
    exif = Image.Exif()
    exif[0x010E] = "秘密地点"
    for content in (png(exif=exif), jpeg(exif=exif, comment=b"private"), jpeg(progressive=True)):
        data, _, _ = checked_picture(content)
        assert "秘密".encode() not in data
        assert b"private" not in data
        Image.open(io.BytesIO(data)).load()


def test_an_interlaced_png_is_measured_pass_by_pass() -> None:
    # Pillow writes none, so the size that the format asks for is computed by hand: seven passes of a 13×9 picture
    rows = [(2, 2), (2, 2), (4, 1), (3, 3), (7, 2), (6, 5), (13, 4)]
    assert picture._inflated_size(13, 9, 8, True) == sum(down * (1 + across) for across, down in rows)
    # one bit a pixel: a row of nine or of seventeen takes a byte more than one of eight or sixteen
    rows_of_bits = [(1, 2), (1, 2), (1, 1), (1, 3), (2, 2), (1, 5), (3, 4)]
    assert picture._inflated_size(17, 9, 1, True) == sum(down * (1 + across) for across, down in rows_of_bits)


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
        checked_picture(content)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MAX_PIXELS", 13 * 9)
    assert checked_picture(png())
    monkeypatch.setattr(picture, "MAX_PIXELS", 13 * 9 - 1)
    with pytest.raises(PictureError, match="万像素"):
        checked_picture(png())


@pytest.mark.parametrize(
    ("value", "turns", "mirrored"),
    [
        (1, 0, False),
        (2, 0, True),
        (3, 2, False),
        (4, 2, True),
        (5, 3, True),
        (6, 1, False),
        (7, 1, True),
        (8, 3, False),
    ],
)
def test_a_photo_says_how_it_stands_upright(value: int, turns: int, mirrored: bool) -> None:
    assert orientation(photo(value)) == (turns, mirrored)
    data, across, down = checked_picture(photo(value))
    assert Image.open(io.BytesIO(data)).size == (across, down)
    assert orientation(data) == Orientation()


def test_an_orientation_in_either_order_of_bytes_is_read() -> None:
    little = b"II*\0\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00"
    big = b"MM\0*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00"
    for tiff in (little, big):
        assert orientation(with_exif(tiff)) == (1, False)


@pytest.mark.parametrize(
    "tiff",
    [
        b"",
        b"II*\0",
        b"XX*\0\x08\x00\x00\x00",
        b"II*\0\xff\xff\xff\xff",
        b"II*\0\x08\x00\x00\x00\xff\xff\x12\x01",
        b"II*\0\x08\x00\x00\x00\x01\x00\x12\x01\x04\x00\x01\x00\x00\x00\x06\x00\x00\x00",
        b"II*\0\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x09\x00\x00\x00",
    ],
    ids=["empty", "no directory", "no order", "far away", "cut", "a long number", "nine"],
)
def test_an_orientation_that_is_not_whole_turns_nothing(tiff: bytes) -> None:
    assert orientation(with_exif(tiff)) == Orientation()


def with_exif(tiff: bytes) -> bytes:
    """A JPEG file with this EXIF data."""
    body = b"Exif\0\0" + tiff
    content = jpeg()
    return content[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + content[2:]
