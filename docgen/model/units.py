"""Units of length, and how one becomes another. No other module knows how long a twip or an EMU is.

Charts, cards and sheets are measured in millimetres and type in points. Word files count in twips (1/20 point), in EMU
(1/12700 point) and, for sizes of type, in half points.
"""

MM_PER_INCH = 25.4
MM_PER_PT = MM_PER_INCH / 72
TWIPS_PER_PT = 20
TWIPS_PER_MM = 1440 / MM_PER_INCH
EMU_PER_PT = 12_700
EMU_PER_MM = 36_000


def mm_to_pt(mm: float) -> float:
    return mm / MM_PER_PT


def pt_to_mm(pt: float) -> float:
    return pt * MM_PER_PT


def mm_to_twips(mm: float) -> int:
    """The nearest whole number of twips.

    >>> mm_to_twips(210), mm_to_twips(297)
    (11906, 16838)
    """
    return round(mm * TWIPS_PER_MM)


def pt_to_twips(pt: float) -> int:
    """The nearest whole number of twips."""
    return round(pt * TWIPS_PER_PT)


def twips_to_pt(twips: float) -> float:
    return twips / TWIPS_PER_PT


def mm_to_emu(mm: float) -> int:
    """The nearest whole number of EMU."""
    return round(mm * EMU_PER_MM)


def emu_to_mm(emu: float) -> float:
    return emu / EMU_PER_MM


def pt_to_emu(pt: float) -> int:
    """The nearest whole number of EMU."""
    return round(pt * EMU_PER_PT)


def pt_to_half_points(pt: float) -> int:
    """The nearest whole number of half points: how Word writes the size of type."""
    return round(pt * 2)


def half_points_to_pt(half_points: float) -> float:
    return half_points / 2


def floor_to_half_point(pt: float) -> float:
    """A size in points, rounded down to one that Word can write.

    >>> floor_to_half_point(10.9), floor_to_half_point(10.4)
    (10.5, 10.0)
    """
    return int(pt * 2) / 2
