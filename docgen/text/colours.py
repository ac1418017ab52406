"""Colours on white paper: whether type in them can be read, and what they become when it could not."""

#: Contrast with white that type must have (WCAG 2.1, 1.4.3), and that which lines and large letters must have.
TYPE_CONTRAST, LINE_CONTRAST = 4.5, 3.0
_STEP = 0.94


def contrast_with_white(colour: str) -> float:
    """The contrast of a colour (RRGGBB) with white paper: 1 is none, 21 that of black.

    >>> [round(contrast_with_white(colour), 1) for colour in ("000000", "FFFFFF", "B22222")]
    [21.0, 1.0, 6.7]
    """
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def legible(colour: str, contrast: float = TYPE_CONTRAST) -> str:
    """The colour itself, or as much darker as type in it needs to be read.

    >>> legible("B22222"), legible("FFD700")
    ('B22222', '857000')
    """
    while contrast_with_white(colour) < contrast:
        colour = "".join(f"{int(int(colour[at : at + 2], 16) * _STEP):02X}" for at in (0, 2, 4))
    return colour


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
