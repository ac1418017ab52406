"""Texts on a screen: rows under each other."""

from docgen.text import columns


def test_columns_stand_under_each_other_whatever_they_are_written_in() -> None:
    rows = [("席位", "姓名", "职务"), ("1", "艾力·买买提", "局长"), ("12", "Smith", "")]
    assert columns.align_rows(rows) == [
        "席位  姓名         职务",
        "1     艾力·买买提  局长",
        "12    Smith",
    ]
