"""Who eats what: what nothing says to be halal or without meat is not served as such."""

import pytest

from docgen.model.catalogue import Dish
from docgen.rules.diets import is_eaten


@pytest.mark.parametrize(
    ("diet", "dish", "eaten"),
    [
        ("素食", Dish(name="土豆烧鸡"), False),
        ("素食", Dish(name="番茄炖牛肉", halal="是"), False),
        ("吃素", Dish(name="茶香清蒸鱼", ingredients=("草鱼",)), False),
        ("素食", Dish(name="什锦", ingredients=("木耳", "虾仁")), False),
        ("素食", Dish(name="素鸡"), True),
        ("素食", Dish(name="番茄蛋汤", ingredients=("番茄", "鸡蛋")), True),
        ("素食", Dish(name="鱼香茄子", vegetarian="是"), True),
        ("素食", Dish(name="什锦豆腐", vegetarian="否"), False),
        ("纯素", Dish(name="番茄蛋汤", ingredients=("番茄", "鸡蛋"), vegetarian="是"), False),
        ("蛋奶素", Dish(name="番茄蛋汤", ingredients=("番茄", "鸡蛋")), True),
        ("清真", Dish(name="土豆烧鸡"), False),
        ("清真", Dish(name="番茄炖牛肉", halal="是"), True),
        ("清真", Dish(name="番茄炖牛肉", halal="有"), True),
        ("回族饮食", Dish(name="清蒸鲈鱼"), True),
        ("清真", Dish(name="鱼头泡饼", ingredients=("鱼头", "五花肉")), False),
        ("清真", Dish(name="清炒时蔬"), True),
        ("清真", Dish(name="腊肉炒笋"), False),
        ("花生过敏", Dish(name="土豆烧鸡"), True),
        ("花生过敏", Dish(name="宫保鸡丁"), False),
        ("少盐", Dish(name="土豆烧鸡"), True),
    ],
)
def test_a_dish_is_eaten_by_whom_it_suits(diet: str, dish: Dish, eaten: bool) -> None:
    assert is_eaten(dish, diet) is eaten
