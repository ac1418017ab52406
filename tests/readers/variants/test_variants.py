"""Clean visits in the usual spellings and layouts are read as the same visits, or asked about: never otherwise.

Two dozen here; as many as one likes by hand: see ``judged``.
"""

from pathlib import Path

import pytest

from tests.readers.variants.judged import judged

#: Variants that were once read wrongly, or not at all, by what had happened.
ONCE_WRONG = {
    2: "a hotel in two tables was two hotels",
    8: "the unit above people was lost",
    18: "a title below the title of a section hid its table",
    20: "the sheet 基本信息表 was none of single values",
    118: "a day in a cell of its own was an entry",
    120: "the sheet 客房安排表 was no section",
    136: "23日 above a schedule was no day",
    190: "a day in wide digits above meals was lost",
    286: "two sections on one sheet",
}


@pytest.mark.parametrize("seed", [*ONCE_WRONG, *range(1001, 1016)])
def test_a_variant_is_the_same_visit(seed: int, tmp_path: Path) -> None:
    variant = judged(seed, tmp_path)
    assert variant.word != "wrong", variant
    assert seed not in ONCE_WRONG or variant.word == "read", variant
