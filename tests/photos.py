"""A photo as a camera stores it: turned or mirrored, with a note on how it stands upright."""

import io

from PIL import Image, ImageDraw

RED, BLUE, PAPER = (204, 34, 34), (34, 34, 204), (255, 238, 204)

#: By the EXIF field Orientation: what a camera does to the upright picture before it stores it.
STORED_AS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def upright() -> Image.Image:
    """A picture twice as high as wide: a red band on top, a blue box in the lower left corner."""
    image = Image.new("RGB", (200, 400), PAPER)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 199, 99), fill=RED)
    pen.rectangle((0, 300, 79, 399), fill=BLUE)
    return image


def photo(orientation: int) -> bytes:
    """The JPEG file of that picture, stored with this orientation."""
    transposed = STORED_AS[orientation]
    image = upright() if transposed is None else upright().transpose(transposed)
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = io.BytesIO()
    image.save(content, "JPEG", quality=95, exif=exif)
    return content.getvalue()
