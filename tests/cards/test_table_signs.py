"""Signs of tables: what a number takes on its strip, with the room that stands behind figures."""

import pytest

from docgen.cards.fit import NAME
from docgen.cards.sign_sheets import SIGN_SHEETS
from docgen.cards.table_signs import TableSign, sign_cards, stack_of_signs
from docgen.errors import Mark
from docgen.fonts.font_stack import FontStack
from docgen.model.units import MM_PER_PT

MARK = Mark("来访.yaml", 3, 1)


def signs(*numbers: str) -> list[TableSign]:
    return [TableSign(number, "", "座谈会", "", MARK) for number in numbers]


@pytest.mark.parametrize("size", SIGN_SHEETS)
@pytest.mark.parametrize("numbers", [("1桌", "12桌"), ("1排", "1234567890排"), ("7桌",)])
def test_numbers_have_one_size_and_room_behind_them(numbers: tuple[str, ...], size: str, fonts: FontStack) -> None:
    stack = stack_of_signs(sign_cards(signs(*numbers)), "桌签", size, fonts).stack
    lines = [texts[NAME].lines for texts in stack.fitted.texts]
    assert {len(one) for one in lines} == {1}
    assert len({one[0].size_pt for one in lines}) == 1
    for (line,) in lines:
        width_mm = (fonts.advance(line.pieces) + 0.3) * line.size_pt * MM_PER_PT
        assert width_mm <= 0.88 * SIGN_SHEETS[size].width + 0.01
