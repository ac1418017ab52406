"""Portions by what one feeds, by heads and tables, and for one head fewer; dishes and portions beyond the need."""

import pytest

from docgen.model.catalogue import Dish
from docgen.model.scalars import Quantity
from docgen.rules.engine import findings_of
from docgen.rules.portions import Heads, feeds, most_dishes, portions_for, portions_for_one_fewer
from tests.conftest import visit


@pytest.mark.parametrize(
    ("each_feeds", "heads", "tables", "portions", "one_fewer"),
    [
        ("10", 1, 0, 1, 1),
        ("10", 9, 0, 1, 1),
        ("10", 10, 0, 1, 1),
        ("10", 11, 0, 2, 1),
        ("10", 14, 0, 2, 2),
        ("10", 20, 0, 2, 2),
        ("10", 21, 0, 3, 2),
        ("10", 120, 0, 12, 12),
        ("10", 96, 12, 12, 12),
        ("10", 22, 2, 4, 2),
        ("10", 47, 5, 5, 5),
        ("8-10", 10, 0, 1, 1),
        ("1", 14, 0, 14, 13),
        ("4人", 6, 0, 2, 2),
        ("4人", 5, 0, 2, 1),
        ("", 14, 0, 0, 0),
        ("大份", 14, 0, 0, 0),
        ("10", 0, 0, 0, 0),
    ],
)
def test_portions_suffice_for_all_and_for_one_fewer(
    each_feeds: str, heads: int, tables: int, portions: int, one_fewer: int
) -> None:
    dish, who = Dish(name="柳溪豆腐", portion=each_feeds), Heads(heads, 0, tables)
    assert (portions_for(dish, who), portions_for_one_fewer(dish, who)) == (portions, one_fewer)


@pytest.mark.parametrize(("text", "number"), [("10", 10), ("8—10人", 10), ("够2人", 2), ("小份", 0)])
def test_what_a_portion_feeds_is_read_out_of_what_people_write(text: str, number: int) -> None:
    assert feeds(Dish(name="", portion=text, portions=Quantity(1, "份"))) == number


@pytest.mark.parametrize(
    ("heads", "tables", "most"), [(2, 0, 3), (4, 0, 3), (5, 0, 4), (10, 0, 9), (14, 0, 6), (20, 0, 9), (120, 12, 9)]
)
def test_a_table_needs_one_dish_fewer_than_heads(heads: int, tables: int, most: int) -> None:
    assert most_dishes(Heads(heads, 0, tables)) == most


@pytest.mark.parametrize(
    ("guests", "meal", "found"),
    [
        (10, "菜单: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬]", ""),
        (10, "菜单: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸]", "10人，菜10道，按N－1，9道就够"),
        (10, "菜单: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 番茄蛋汤, 米饭, 馒头, 水果]", ""),
        (3, "菜单: [甲, 乙, 丙, 丁]", "3人，菜4道，按N－1，3道就够"),
        (20, "菜单: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸]", "20人（每桌10人），菜10道"),
        (20, "形式: 自助餐, 菜单: [甲, 乙, 丙, 丁, 戊, 己, 庚, 辛, 壬, 癸]", ""),
        (14, "菜单: [{名称: 甲, 人份: 10, 份数: 2}]", ""),
        (14, "菜单: [{名称: 甲, 人份: 10, 份数: 3份}]", "14人，甲写了3份，2份就够"),
        (14, "菜单: [{名称: 甲, 份数: 9}]", ""),
    ],
)
def test_dishes_and_portions_beyond_the_need_are_told_with_both_numbers(guests: int, meal: str, found: str) -> None:
    of = visit(f"类别: 外宾\n来宾: {{团组: 团, 人数: {guests}}}\n用餐:\n  - {{名称: 午餐, {meal}}}")
    texts = [problem.text for problem in findings_of(of, ["L12"])]
    assert len(texts) == bool(found)
    assert found in "".join(texts)
