"""Menus as they are drawn: no character lost, no line cut, every panel on its page, legible at arm's length."""

import re
from collections import Counter
from typing import Any

import pytest

from docgen.api.papers import build
from docgen.model.visit import Visit
from docgen.word.package.outline import texts
from tests.conftest import OFFICE, visit
from tests.rendering.conftest import PDF

pytestmark = pytest.mark.rendering

MM = 72 / 25.4
CLASSES = ["凉菜"] * 5 + ["热菜"] * 8 + ["汤"] * 2 + ["主食"] * 3 + ["点心", "水果"]
LONG = "清江区柳溪镇非物质文化遗产传承人亲手点制的井水石磨豆腐配时令山珍与高山冷水鱼"
LONG_ENGLISH = "A Very Long English Name of a Dish with Many Ingredients, Sides and Sauces and a Story Behind It"


def of_meal(dishes: list[str], category: str, more: str = "") -> Visit:
    listed = "\n".join(f"      - {dish}" for dish in dishes)
    body = f"""
类别: {category}
来宾:
  人数: 18
  名单:
    - {{姓名: 周明远, 饮食: [清真, 花生过敏, 不吃辣]}}
    - {{姓名: 安娜, 英文名: Anna Lind, 饮食: [素食, 海鲜过敏, 乳糖不耐受]}}
用餐:
  - 名称: 5日晚餐
    时间: 18:00
    地点: 清江宾馆
    来宾: {"全体" if category == "外宾" else "[周明远]"}
    {more}
    菜单:
{listed}
"""
    return visit(body, OFFICE / "office.yaml")


def dish(number: int, of_class: str, told: str = "") -> str:
    english = f"Dish Number {number} with Seasonal Vegetables"
    return f"{{名称: 第{number}道家常菜, 类别: {of_class}, 英文名: {english}, 清真: 是, 素食: 是, 人份: 10{told}}}"


TWENTY = [
    dish(number, of_class, ", 介绍: 本地名菜一句话的说明" if number % 4 == 0 else "")
    for number, of_class in enumerate(CLASSES, 1)
]
CASES = {
    "two dishes": (["清炒时蔬", "柳溪豆腐"], "国内公务", (2, 1, 1)),
    "one dish": (["面条"], "国内公务", (2, 1, 1)),
    "twenty dishes": (TWENTY, "国内公务", (2, 2, 1)),
    "twenty dishes in two languages": (TWENTY, "外宾", (2, 3, 1)),
    "long names": ([f"{{名称: {LONG}{n}, 英文名: '{LONG_ENGLISH}'}}" for n in range(6)], "外宾", (2, 2, 1)),
    "twelve tables": ([dish(1, "热菜"), dish(2, "汤"), "桂花糕"], "商务", (2, 1, 1)),
}


@pytest.mark.parametrize("name", CASES)
def test_every_menu_fits_and_nothing_is_lost(name: str, drawn: PDF) -> None:
    dishes, category, pages = CASES[name]
    of = of_meal(dishes, category, "桌数: 12" if name == "twelve tables" else "")
    all_options: tuple[dict[str, str], ...] = ({}, {"size": "DL"}, {"for": "厨房"})
    for options, count in zip(all_options, pages, strict=True):
        (file,) = build(of, ["menu"], options=options)
        pdf = drawn(file.content)
        assert len(pdf.pages) == count, options
        said = Counter(re.sub(r"\s", "", "".join(texts(file.content))))
        shown = Counter(char["text"] for page in pdf.pages for char in page.chars)
        assert {
            char: number for char, number in said.items() if "\u4e00" <= char <= "\u9fff" and shown[char] < number
        } == {}
        for page in pdf.pages:
            assert (page.width > page.height) is ("for" not in options)
            inside = [char for char in page.chars if char["text"].strip()]
            assert min(char["x0"] for char in inside) >= 8 * MM
            assert max(char["x1"] for char in inside) <= page.width - 8 * MM
            assert max(char["bottom"] for char in inside) <= page.height - 8 * MM


@pytest.mark.parametrize("size", ["A5", "DL"])
def test_dishes_are_legible_at_arms_length_and_small_print_can_be_read(size: str, drawn: PDF) -> None:
    for dishes, least in ((TWENTY, 10.5), (["清炒时蔬", "柳溪豆腐"], 16)):
        (file,) = build(of_meal(dishes, "外宾"), ["menu"], options={"size": size})
        chars = [char for page in drawn(file.content).pages for char in page.chars if char["text"].strip()]
        assert min(char["size"] for char in chars) >= 8.9
        assert max(char["size"] for char in chars if char["text"] == ("道" if len(dishes) > 2 else "炒")) >= least


def test_the_slips_of_a_sheet_say_the_same_and_keep_clear_of_the_cut(drawn: PDF) -> None:
    (file,) = build(of_meal(TWENTY[:6], "国内公务"), ["menu"], options={"size": "DL"})
    (page,) = drawn(file.content).pages
    slips: list[list[Any]] = [[], [], []]
    for char in page.chars:
        slips[int(char["x0"] // (99 * MM))].append(char)
    assert (
        len({"".join(char["text"] for char in sorted(slip, key=lambda c: (c["top"], c["x0"]))) for slip in slips}) == 1
    )
    for number, slip in enumerate(slips):
        visible = [char for char in slip if char["text"].strip()]
        assert min(char["x0"] for char in visible) >= (99 * number + 8) * MM
        assert max(char["x1"] for char in visible) <= (99 * (number + 1) - 8) * MM
