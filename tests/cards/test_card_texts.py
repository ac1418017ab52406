"""What stands on a card: no word twice, whatever the roster repeats."""

import pytest

from docgen.cards.card_texts import CardWords, write_card
from docgen.cards.options import CardOptions
from docgen.errors import Mark
from docgen.model.cards import Card, Holder
from docgen.model.people import Person

EVENT = "云州市党政代表团来清江区考察"
MARK = Mark("来访.yaml", 2, 1)


def badge(visit_list: str = "保障", event: str = EVENT, lines: tuple[str, ...] = (), **words: str) -> Card:
    person = Person(**{"name": "林小满", "at": {"": MARK}} | words)  # type: ignore[arg-type]
    lines = lines or CardOptions("badges").printed_lines
    common = CardWords(lines, event, None, has_bar=True)
    return write_card(1, Holder(person, visit_list, MARK, visit_list=visit_list), common)


@pytest.mark.parametrize(
    ("unit", "title", "printed"),
    [
        ("中共清江区委", "区委副书记", "副书记"),
        ("清江区委", "区委副书记", "副书记"),
        ("云州市人民政府", "云州市人民政府副市长", "副市长"),
        ("区接待中心", "接待中心主任", "主任"),
        ("中共清江区委组织部", "区委组织部部长", "部长"),
        ("清江区人民政府", "副区长", "副区长"),
        ("清江区人民政府办公室", "区政府办公室副主任", "副主任"),
        ("清江区人民政府", "区政府副区长", "副区长"),
        ("云州市人民政府", "市政府秘书长", "秘书长"),
        ("清江区人民代表大会常务委员会", "区人大常委会主任", "主任"),
        ("云州市公安局交通警察支队", "市公安支队长", "市公安支队长"),
        ("清江区人民政府办公室", "区政府副区长", "区政府副区长"),
        ("云州市教育局", "市教育工委书记", "市教育工委书记"),
        ("中共清江区委组织部", "区委常委、组织部部长", "区委常委、组织部部长"),
    ],
)
def test_a_post_does_not_repeat_its_unit(unit: str, title: str, printed: str) -> None:
    assert badge("陪同", unit=unit, title=title).texts["职务"] == printed
    # without the unit the post is whole
    assert badge("陪同", unit=unit, title=title, lines=("职务",)).texts["职务"] == title


@pytest.mark.parametrize(
    ("visit_list", "title", "role", "post", "bar"),
    [
        ("保障", "译员", "译员", "译员", "工作人员"),
        ("保障", "翻译", "译员", "翻译", "工作人员"),
        ("保障", "", "译员", "译员", "工作人员"),
        ("保障", "驾驶员", "司机", "驾驶员", "工作人员"),
        ("保障", "工作人员", "", None, "工作人员"),
        ("保障", "工作人员", "工作人员", None, "工作人员"),
        ("保障", "接待科科长", "联络员", "接待科科长", "工作人员　联络员"),
        ("保障", "主治医师", "医护", "主治医师", "工作人员　医护"),
        ("保障", "记者", "记者", "记者", "媒体"),
        ("保障", "媒体", "媒体", None, "媒体"),
        ("来宾", "秘书", "秘书", "秘书", "来宾"),
        ("来宾", "", "随员", "随员", "来宾"),
        ("来宾", "嘉宾", "", None, "来宾"),
        ("来宾", "秘书长", "秘书", "秘书长", "来宾"),
        ("陪同", "陪同人员", "", None, "陪同"),
        ("陪同", "副区长", "", "副区长", "陪同"),
    ],
)
def test_role_post_and_bar_say_nothing_twice(
    visit_list: str, title: str, role: str, post: str | None, bar: str
) -> None:
    card = badge(visit_list, unit="区接待中心", title=title, role=role)
    assert (card.texts.get("职务"), card.texts["身份"]) == (post, bar)


def test_the_event_the_unit_and_the_name_are_said_once() -> None:
    assert "单位" not in badge(unit=EVENT, title="联络员").texts
    assert badge(unit=EVENT, title="联络员", event="").texts["单位"] == EVENT
    assert "英文名" not in badge(name="Anna Lind", name_en="ANNA LIND").texts
    assert badge(name="安娜·林德", name_en="Anna Lind").texts["英文名"] == "Anna Lind"


def test_a_card_without_a_bar_says_the_role_once() -> None:
    def card(title: str, role: str) -> Card:
        person = Person(name="林小满", title=title, role=role, at={"": MARK})
        lines = ("职务", "身份")
        return write_card(1, Holder(person, "保障", MARK, visit_list="保障"), CardWords(lines, "", None))

    assert card("译员", "译员").texts == {"职务": "译员"}
    assert card("科长", "译员").texts == {"职务": "科长", "身份": "译员"}
    assert card("科长", "").texts == {"职务": "科长", "身份": "工作人员"}
    assert card("科长", "").bar == ""


def test_without_the_line_there_is_no_bar() -> None:
    assert badge(lines=("单位", "职务"), unit="区接待中心", title="工作人员").bar == ""
    assert badge(lines=("单位", "职务"), unit="区接待中心", title="工作人员").texts["职务"] == "工作人员"
