"""Lines of units and posts: ended between bodies and behind marks, words whole, no character lost or alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.cards.line_ends import break_into_lines


def lines(text: str, width: float) -> list[str]:
    return list(break_into_lines(text, [0.5 if character.isascii() else 1.0 for character in text], width))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("国家税务总局云州市税务局", 9, "国家税务总局|云州市税务局"),
        ("云州市国有资产监督管理委员会", 12, "云州市|国有资产监督管理委员会"),
        ("云州市住房和城乡建设局综合执法支队", 15, "云州市住房和城乡建设局|综合执法支队"),
        ("云州市文化广播电视和旅游局", 9, "云州市文化广播电视|和旅游局"),
        ("中国人民政治协商会议云州市委员会", 12, "中国人民政治协商会议|云州市委员会"),
        ("云州市人民代表大会常务委员会", 10, "云州市人民代表大会|常务委员会"),
        ("副区长、区公安分局局长", 9, "副区长、|区公安分局局长"),
        ("市委常委、宣传部部长、统战部部长", 10, "市委常委、|宣传部部长、|统战部部长"),
        ("人大常委会副主任、党组副书记", 8, "人大常委会|副主任、|党组副书记"),
        ("首席技术专家兼研究院院长", 10, "首席技术专家|兼研究院院长"),
        ("清江能源（集团）股份有限公司市场部", 10, "清江能源（集团）|股份有限公司市场部"),
        ("Chamber of Commerce and Industry", 9, "Chamber of |Commerce |and Industry"),
        ("清江区柳溪镇人民政府", 7, "清江区柳溪镇|人民政府"),
        ("Wolfeschlegelsteinhausen", 5, "Wolfeschlegelsteinhausen"),
    ],
)
def test_lines_end_where_a_reader_would_end_them(text: str, width: float, expected: str) -> None:
    assert lines(text, width) == expected.split("|")


@given(st.text("市委局、（）长和AB ", min_size=1, max_size=40), st.floats(2, 20))
def test_nothing_is_lost_and_no_line_begins_or_ends_with_the_wrong_mark(text: str, width: float) -> None:
    broken = lines(text, width)
    assert "".join(broken) == text
    for line in broken[1:]:
        assert line[0] not in "、） "
    for line in broken[:-1]:
        assert line[-1] != "（"
    if len(broken) > 1:
        assert min(len(broken[0]), len(broken[-1])) > 1
