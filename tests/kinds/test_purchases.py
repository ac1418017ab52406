"""物品采购和领用清单: what is needed and what it costs, in figures and capitals; what was handed out, what is left."""

from typing import Any

import pytest

from docgen.kinds.supply_parts.written_items import written_item
from docgen.model.visit import Visit
from tests.conftest import visit
from tests.kinds.papers_of import page_of


def items(of: Visit) -> dict[str, tuple[str, str, str]]:
    """数量, 金额 and 来源 of every item by its name."""
    rows = [row for group in page_of("purchases", of)["组"] for row in group["行"]]
    return {row["品名"]: (row["数量"] + row["计量"], row["金额"], row["来源"]) for row in rows if row["品名"]}


def total(of: Visit) -> dict[str, Any]:
    return dict(page_of("purchases", of)["组"][0]["合计"])


def test_the_sum_is_that_of_what_is_bought_not_of_what_is_in_store() -> None:
    of = visit("""
        物品:
          - {品名: 水, 数量: 48瓶, 单价: 1.50}
          - {品名: 资料袋, 数量: 20个, 单价: 2.5, 金额: 45}
          - {品名: 雨伞, 数量: 15把, 单价: 20, 来源: 库存}
          - {品名: 展板}
        """)
    assert items(of)["水"] == ("48瓶", "72.00", "")
    assert items(of)["资料袋"] == ("20个", "45.00", "")
    assert total(of) == {"大写": "人民币壹佰壹拾柒元整", "小写": "￥117.00", "缺": "另有1项没有写金额"}


def test_gifts_what_is_put_up_and_what_is_printed_are_needed_too() -> None:
    of = visit("""
        礼品: [{名称: 书签, 数量: 7, 单价: 30, 对象: 成员}]
        布置: [{场所: 会议室, 物品: [会标1条, 桌签, 茶水]}]
        宣传: [{内容: 宣传折页200份}, {内容: 消息一条}]
        日程: [{时间: 09:00, 内容: 座谈}]
        陪同: [{姓名: 沈静}]
        座次: [{名称: 座谈会, 地点: 会议室, 形式: 会谈横桌, 来宾: 全体, 主方: 全体}]
        """)
    assert items(of) == {
        "书签": ("7件", "210.00", ""),
        "会标": ("1条", "", ""),
        "茶水": ("", "", ""),
        "宣传折页": ("200份", "", ""),
        "桌签": ("3个", "", "自制"),
        "手边单": ("3份", "", "自制"),
    }


@pytest.mark.parametrize(
    ("issues", "left"),
    [
        ("[{领用单位: 会务组, 领用数量: 30瓶}]", "18瓶"),
        ("[{领用数量: 30瓶, 归还: 6瓶}, {领用数量: 24瓶}]", "0瓶"),
        ("[{领用数量: 60瓶}]", "超领12瓶"),
        ("[{领用数量: 2箱}]", ""),
        ("[{领用人: 吴桐}]", ""),
        ("[]", ""),
    ],
)
def test_what_is_left_is_reckoned_where_all_is_known(issues: str, left: str) -> None:
    of = visit(f"物品: [{{品名: 水, 数量: 48瓶, 领用: {issues}}}]")
    rows = [row for row in page_of("purchases", of)["领用"] if row["余"]]
    assert [row["余"] for row in rows] == ([left] if left else [])


@pytest.mark.parametrize(
    ("written", "name", "number"),
    [
        ("会标1条", "会标", "1条"),
        ("矿泉水 48瓶", "矿泉水", "48瓶"),
        ("矿泉水×48", "矿泉水", "48"),
        ("矿泉水*48瓶", "矿泉水", "48瓶"),
        ("20把椅子", "椅子", "20把"),
        ("5个展架", "展架", "5个"),
        ("茶水", "茶水", ""),
        ("背景屏", "背景屏", ""),
        ("A4纸2包", "A4纸", "2包"),
        ("3号会议室钥匙", "3号会议室钥匙", ""),
    ],
)
def test_an_item_is_told_from_its_quantity_as_people_write_them(written: str, name: str, number: str) -> None:
    item = written_item(written)
    assert (item.name, str(item.number) if item.number else "") == (name, number)


def test_a_visit_without_supplies_has_a_form_to_be_filled_in_by_hand() -> None:
    context = page_of("purchases", visit("事由: 考察"))
    assert [row["品名"] for row in context["组"][0]["行"]] == [""] * 5
    assert context["组"][0]["合计"]["大写"] == ""
