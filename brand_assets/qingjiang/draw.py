"""Draws the pictures of this brand; run it with the path of LXGW WenKai Bold, which is read and never stored.

The pictures are ours: an emblem of hills, river and sun, and the two slogans written in a face under the SIL Open
Font License (LICENCE.md). All are drawn four times too large and reduced, on transparent ground.
"""

import math
import sys
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

HERE = Path(__file__).parent
RED, GREEN = (178, 34, 34, 255), (47, 93, 98, 255)
DPI, LARGER = 400, 4


def pixels(mm: float) -> int:
    return round(mm / 25.4 * DPI)


def emblem(mm: float = 18) -> Image.Image:
    """Two hills over a river within a ring, the sun between them."""
    side = pixels(mm) * LARGER
    middle, radius, ring = side / 2, side * 0.48, side * 0.035
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse(_around(middle, middle, radius), fill=GREEN)
    draw.ellipse(_around(middle, middle, radius - ring), fill=(255, 255, 255, 255))
    scene = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(scene)
    pen.ellipse(_around(side * 0.575, side * 0.30, side * 0.085), fill=RED)
    for peak, height, width in ((0.34, 0.36, 0.36), (0.72, 0.24, 0.34)):
        slope = [
            (peak + width * (t / 20 - 1), 0.60 - height * math.cos(math.pi / 2 * (t / 20 - 1)) ** 2) for t in range(41)
        ]
        pen.polygon([(side * x, side * y) for x, y in slope], fill=GREEN)
    for number in range(3):
        wave = [0.675 + number * 0.085 + math.sin(x / 100 * 4 * math.pi + number * 2) * 0.013 for x in range(101)]
        upper = [(side * x / 100, side * (y - 0.017)) for x, y in enumerate(wave)]
        lower = [(side * x / 100, side * (y + 0.017)) for x, y in enumerate(wave)]
        pen.polygon([*upper, *reversed(lower)], fill=GREEN)
    inside = Image.new("L", image.size, 0)
    ImageDraw.Draw(inside).ellipse(_around(middle, middle, radius - ring * 1.6), fill=255)
    scene.putalpha(ImageChops.multiply(scene.getchannel("A"), inside))
    image.alpha_composite(scene)
    return image.resize((side // LARGER, side // LARGER), Image.Resampling.LANCZOS)


def _around(x: float, y: float, radius: float) -> tuple[float, float, float, float]:
    return x - radius, y - radius, x + radius, y + radius


def slogan(text: str, mm: float, font: Path, colour: tuple[int, int, int, int]) -> Image.Image:
    """One line of brush-like writing, as wide as ``mm``, trimmed to its ink."""
    wide = pixels(mm) * LARGER
    size = round(wide / len(text))
    face = ImageFont.truetype(str(font), size)
    while face.getlength(text) < wide * 0.98:
        size = round(size * 1.02) + 1
        face = ImageFont.truetype(str(font), size)
    image = Image.new("RGBA", (round(face.getlength(text)) + size, size * 2), (*colour[:3], 0))
    ImageDraw.Draw(image).text((size // 2, size // 3), text, font=face, fill=colour)
    ink = image.crop(image.getchannel("A").getbbox())
    return ink.resize((pixels(mm), round(ink.height * pixels(mm) / ink.width)), Image.Resampling.LANCZOS)


def save(image: Image.Image, name: str) -> None:
    image.quantize(64, method=Image.Quantize.FASTOCTREE).save(HERE / name, optimize=True)


if __name__ == "__main__":
    font = Path(sys.argv[1])
    save(emblem(), "logo.png")
    save(slogan("两地三区", 60, font, RED), "slogan-main.png")
    save(slogan("千年米仓道·早晚X河", 100, font, GREEN), "slogan-travel.png")
