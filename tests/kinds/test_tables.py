"""桌签: a sign for every table, both sides alike, numbers of one size that are read from five metres."""

import re
from pathlib import Path

import pytest

from docgen.api.papers import build, build_papers
from docgen.api.visits import load
from docgen.cards.sign_sheets import SIGN_SHEETS
from docgen.cards.table_signs import TableSign, signs_of
from docgen.errors import DataError, DocgenError, UsageError
from docgen.fonts.font_stack import FontStack
from docgen.model.scalars import UNPRINTABLE
from docgen.model.visit import Visit
from docgen.seating.plan import plans
from docgen.word.package.outline import texts
from docgen.word.package.zip import read_package
from tests.cards.conftest import fonts
from tests.conftest import OFFICE, visit
from tests.kinds.test_forms_print_what_is_given import given, left_over, wording
from tests.test_generated import compare
from tests.word.test_fidelity import STRINGS

__all__ = ["fonts"]

pytestmark = pytest.mark.usefixtures("fonts")

GUESTS = (
    "[{姓名: 甲一, 单位: 云岭县}, {姓名: 甲二, 单位: 云岭县}, {姓名: 乙一, 单位: 云桥县}, {姓名: 乙二, 单位: 云桥县}]"
)


def banquet(more: str = "", name: str = "6日午餐") -> Visit:
    return visit(
        f"""
        日期: 2026-07-05 至 2026-07-06
        来宾: {{团组: 考察组, 名单: {GUESTS}}}
        陪同: [{{姓名: 主一}}, {{姓名: 主二}}]
        座次: [{{名称: {name}, 日期: 2026-07-06, 形式: 圆桌, 来宾: 全体, 主方: 全体, 规则: {{每桌: 3}}{more}}}]
        """
    )


def signs(of: Visit) -> list[TableSign]:
    return [
        sign for seating, plan in zip(of.seating, plans(of)[0], strict=True) for sign in signs_of(of, seating, plan)
    ]


def printed(of: Visit, **options: object) -> list[str]:
    (file,) = build(of, ["tables"], options=options)
    return [text for text in texts(file.content) if text]


def test_every_table_has_its_number_its_name_and_says_which_meal_of_which_group() -> None:
    assert [sign[:4] for sign in signs(banquet())] == [
        ("1桌", "主桌", "考察组", "7月6日　午餐"),
        ("2桌", "云桥县", "考察组", "7月6日　午餐"),
    ]


def test_a_table_whose_guests_come_from_two_units_has_no_name_of_its_own() -> None:
    guests = GUESTS.replace("乙二, 单位: 云桥县", "乙二, 单位: 云岭县")
    of = visit(
        f"""
        来宾: {guests}
        陪同: [{{姓名: 主一}}, {{姓名: 主二}}]
        座次: [{{名称: 晚餐, 形式: 圆桌, 来宾: 全体, 主方: 全体, 规则: {{每桌: 3}}}}]
        """
    )
    assert [sign.name for sign in signs(of)] == ["主桌", ""]


@pytest.mark.parametrize("key", ["2", "2桌", "2号桌", "第二桌", "二号"])
def test_the_name_that_the_seating_gives_a_table_stands_whatever_its_number_is_written_like(key: str) -> None:
    assert [sign.name for sign in signs(banquet(f", 桌名: {{{key}: 媒体桌}}"))] == ["主桌", "媒体桌"]


def test_a_name_for_a_table_that_there_is_not_is_told() -> None:
    (paper,) = build_papers(banquet(", 桌名: {7: 媒体桌, 靠窗: 记者}"), ["tables"])
    assert [notice.text for notice in paper.notices if notice.code == "D702"] == [
        "“6日午餐”的桌名里有看不懂的桌号",
        "“6日午餐”的桌名里写了7桌，座次只排到2桌",
    ]


def test_an_event_is_called_by_its_title_and_not_by_its_guests() -> None:
    of = load(OFFICE / "来访" / "2026-060.yaml")
    assert "清江区第六届茶文化节" in printed(of)
    assert "第六届茶文化节嘉宾" not in printed(of)


@pytest.mark.parametrize("size", SIGN_SHEETS)
def test_each_sign_is_printed_for_both_sides_where_a_sheet_has_two(size: str) -> None:
    faces = {"A4对折": 2, "200x100": 2, "A4": 1, "A5": 2}[size]
    assert printed(banquet(), size=size).count("2桌") == faces


def test_numbers_have_one_size_and_are_read_from_five_metres() -> None:
    guests = ", ".join(f"{{姓名: 来宾{number}}}" for number in range(1, 37))
    of = visit(f"来宾: [{guests}]\n座次: [{{名称: 晚餐, 形式: 圆桌, 来宾: 全体, 规则: {{每桌: 3}}}}]")
    for size in SIGN_SHEETS:
        (file,) = build(of, ["tables"], options={"size": size})
        assert min(sizes_of(file.content, "12桌") | sizes_of(file.content, "1桌")) >= 82, size
        assert len(sizes_of(file.content, "12桌") | sizes_of(file.content, "1桌")) == 1, size


def sizes_of(content: bytes, text: str) -> set[float]:
    """The sizes in points in which a document sets a text."""
    document = read_package(content)["word/document.xml"].decode()
    runs = re.findall(r'<w:sz w:val="(\d+)"/>(?:(?!</w:r>).)*?<w:t[^>]*>([^<]*)</w:t>', document)
    return {int(half) / 2 for half, found in runs if found == text}


def test_rows_of_a_hall_and_its_delegations_have_signs_when_it_is_named() -> None:
    of = visit(
        f"""
        来宾: {GUESTS.replace("云桥县", "云州市非物质文化遗产保护协会")}
        座次: [{{名称: 会场, 形式: 课桌式, 人员: 全体, 规则: {{分团: 另起, 列数: 1}}}}]
        """
    )
    assert [sign[:2] for sign in signs(of)][4:] == [("云岭县", "1—2排"), ("3—4排", "云州市非物质文化遗产保护协会")]
    assert printed(of, seating=("会场",)).count("4排") == 2
    with pytest.raises(DataError, match="没有分成几桌的圆桌"):
        build(of, ["tables"])


def test_tables_are_numbered_where_nobody_is_seated() -> None:
    of = visit("来宾: {团组: 考察组, 人数: 30}")
    assert [text for text in printed(of, count="3桌") if "桌" in text] == ["1桌", "主桌"] * 2 + ["2桌"] * 2 + [
        "3桌"
    ] * 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"seating": ("6日午饭",)}, "是不是“6日午餐”"),
        ({"count": "0"}, "写 1 到 500"),
        ({"count": "多"}, "不是桌数"),
        ({"count": "501"}, "不是桌数"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_with_what_can(options: dict[str, object], said: str) -> None:
    with pytest.raises(UsageError) as refused:
        build(banquet(), ["tables"], options=options)
    (problem,) = refused.value.problems
    assert said in f"{problem.text}{problem.hint}"


def test_a_region_that_wants_no_cards_at_official_meals_is_named() -> None:
    (paper,) = build_papers(load(OFFICE / "来访" / "2026-063.yaml"), ["tables"])
    assert [notice.code for notice in paper.notices] == ["D434"]
    (paper,) = build_papers(load(OFFICE / "来访" / "2026-060.yaml"), ["tables"])
    assert paper.notices == ()


@pytest.mark.parametrize("name", ["2026-060", "2026-063"])
def test_the_signs_of_the_examples_read_as_they_did(name: str, request: pytest.FixtureRequest) -> None:
    (file,) = build(load(OFFICE / "来访" / f"{name}.yaml"), ["tables"])
    compare(file, Path(__file__).parent.parent / "golden" / f"tables-{name}.txt", request)


@pytest.mark.parametrize("field", ["团组", "桌名", "名称"])
def test_hostile_text_is_printed_letter_for_letter_or_refused_at_its_place(field: str, fonts: FontStack) -> None:
    tried = 0
    for text in STRINGS[::5]:
        if not text.strip() or len(text) > 24 or "{" in text or '"' in text or UNPRINTABLE.search(text):
            continue
        quoted = "'" + text.replace("'", "''") + "'"
        try:
            whole = "".join(printed(_with_text(field, quoted)))
        except DocgenError as error:
            assert all(problem.text for problem in error.problems)
            continue
        tried += 1
        assert "".join(text.split()) in "".join(whole.split()), text
    assert tried > 10


def _with_text(field: str, quoted: str) -> Visit:
    if field == "团组":
        seating = "座次: [{名称: 午餐, 形式: 圆桌, 来宾: 全体, 规则: {每桌: 2}}]"
        return visit(f"来宾: {{团组: {quoted}, 名单: {GUESTS}}}\n{seating}")
    return banquet(f", 桌名: {{2: {quoted}}}") if field == "桌名" else banquet(name=quoted)


@pytest.mark.parametrize("name", ["2026-060", "2026-063"])
def test_a_sign_says_nothing_but_what_was_given_and_its_number(name: str) -> None:
    path = OFFICE / "来访" / f"{name}.yaml"
    known = sorted({*given(path), *wording(), "桌", "号", "区"}, key=len, reverse=True)
    files = build(load(path), ["tables"])
    said = [text for file in files for text in texts(file.content)]
    assert [text for text in said if left_over(text.replace("\n", ""), known)] == []
    assert any("桌" in text for text in said)
