"""Small print in lines: none too long, and no last line of a character or two."""

import pytest

from docgen.charts.small_print import NOTE_PT, break_small_print
from docgen.model.units import pt_to_mm

LEGEND = "图例：白底为来宾，灰底为主方，虚线框为空席。"


@pytest.mark.parametrize("across", [120.0, 180.0, 261.0, 384.0])
@pytest.mark.parametrize("length", range(1, 140))
def test_small_print_fits_its_sheet_and_ends_in_no_line_of_a_few_characters(length: int, across: float) -> None:
    text = ("会客厅排法：主人、主宾并坐，主宾在主人右手，1号以后依次排开；" * 6)[:length] + LEGEND
    lines = break_small_print(text, across)
    assert "".join(lines) == text
    assert all(len(line) * pt_to_mm(NOTE_PT) <= across for line in lines)
    assert len(lines) == 1 or len(lines[-1]) >= 8


def test_no_small_print_has_no_line() -> None:
    assert break_small_print("", 180.0) == []
