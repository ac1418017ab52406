"""Texts on a screen: rows under each other."""

import re
from itertools import pairwise

import pytest

from docgen.text import columns
from docgen.text.columns import cell_width, wrap


def test_columns_stand_under_each_other_whatever_they_are_written_in() -> None:
    rows = [("席位", "姓名", "职务"), ("1", "艾力·买买提", "局长"), ("12", "Smith", "")]
    assert columns.align_rows(rows) == [
        "席位  姓名         职务",
        "1     艾力·买买提  局长",
        "12    Smith",
    ]


@pytest.mark.parametrize("width", range(24, 60))
@pytest.mark.parametrize(
    "text", ["做成PDF（要有LibreOffice；Windows上有Word也行）。", "改一个值，如 公函.文号=…；写 --pdf 或 -o 方案.pdf。"]
)
def test_no_word_of_latin_letters_is_torn(text: str, width: int) -> None:
    lines = list(wrap(text, width))
    assert "".join(lines) == text
    assert all(cell_width(line) <= width for line in lines)
    for before, behind in pairwise(lines):
        assert not (re.search(r"[!-~]$", before) and re.match(r"[!-~]", behind))
