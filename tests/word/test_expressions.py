"""What a tag may say beside a name: filters, tests, set, with, ranges; and the sentence where it cannot be printed."""

import pytest

from docgen.errors import TemplateError
from docgen.word import fill
from docgen.word.engine.lint import names_used
from docgen.word.package.outline import texts
from tests.word.templates import template

DATA = {
    "名": "周明远",
    "空": "",
    "数": 7,
    "列": ["乙", "甲", "乙"],
    "人": [{"姓名": "张三", "岁": 40}, {"姓名": "李四", "岁": 30}],
    "组": {"乙": "2", "甲": "1"},
    "题": "Anna Lind of the Wielandsburg Chamber",
}


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("{{ 列|unique|join('、') }}", "乙、甲"),
        ("{{ 列|first }}{{ 列|last }}{{ 列|length }}", "乙乙3"),
        ("{{ 人|map('姓名')|join('、') }}", "张三、李四"),
        ("{{ 人|join('、', '姓名') }}", "张三、李四"),
        ("{{ 名|replace('周', '赵')|trim }}", "赵明远"),
        (
            "{{ (数 / 2)|round(1) }} {{ (数 / 2)|round }} {{ 数 // 2 }} {{ 数 % 2 }} {{ -数|abs }} {{ 数 - 8 }}",
            "3.5 4 3 1 7 -1",
        ),
        ("{{ 名|e }}{{ 名|safe }}{{ 名|string }}", "周明远周明远周明远"),
        ("{{ 没有|default('无') }}{{ 空|d('空的', true) }}", "无空的"),
        ("{% for 项 in 组.keys() %}{{ 项 }}{% endfor %}{% for 项 in 组.values() %}{{ 项 }}{% endfor %}", "乙甲21"),
        ("{% for 号 in range(2, 4) %}{{ 号 }}{% endfor %}{% for 号 in range(2) %}{{ 号 }}{% endfor %}", "2301"),
        ("{% for 项 in 列 %}{{ loop.cycle('单', '双') }}{{ loop.revindex }}{% endfor %}", "单3双2单1"),
        ("{% for 项 in 列 if 项 != '甲' %}{{ 项 }}{% else %}无{% endfor %}", "乙乙"),
        ("{% with 甲 = 人[0].姓名 %}{{ 甲 }}{% endwith %}{% set 乙, 丙 = 1, 2 %}{{ 乙 + 丙 }}", "张三3"),
        ("{{ 名[0] }}{{ 名[1:] }}{{ 列[-1] }}", "周明远乙"),
        ("{{ '有' if '甲' in 列 and not 空 or 空 is none else '无' }}", "有"),
        ("{% if 甲乙 is defined %}有{% else %}没有{% endif %}{% if 数 > 3 and 数 <= 7 %}对{% endif %}", "没有对"),
        ("{{ [1, 2]|sum }}{{ 人|sort(attribute='岁')|map('姓名')|first }}{{ {'甲': 1}.甲 }}", "3李四1"),
        ("{{ 题|truncate(20) }} {{ 题|truncate(20, true) }}", "Anna Lind of the… Anna Lind of the Wi…"),
        ("{{ 题|truncate(32) }} {{ 题|truncate(31)|length }}", "Anna Lind of the Wielandsburg Chamber 30"),
        ("{{ 'a' ~ 数 ~ 名 }}{{ 列 | sort | join }}", "a7周明远乙乙甲"),
    ],
)
def test_an_expression_prints(typed: str, printed: str) -> None:
    assert texts(fill(template(typed), DATA))[0] == printed


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("{{ 空 is none }}", "是非值"),
        ("{{ 组 }}", "一组项目"),
        ("{{ 人[5].姓名 }}", "没有第6项"),
        ("{{ 数.位 }}", "没有“数.位”"),
        ("{% for 项 in 数 %}{% endfor %}", "循环要用列表"),
        ("{% for 项 in 名.items() %}{% endfor %}", "一组项目"),
        ("{{ 数 < 名 }}", "不能这样算或比较"),
        ("{{ 数 / 0 }}", "除数是零"),
        ("{{ 名 * 2 }}", "“周明远”不是数"),
        ("{{ 组 * 2 }}", "只用于数"),
        ("{% colspan 名 %}", "不在表格里"),
        ("{% 右空 名 %}甲", "右空的字数"),
        ("{% for 项 in 列 recursive %}{% endfor %}", "recursive"),
        ("{{ 名|nofilter }}", "没有“nofilter”这种筛选"),
        ("{% if 名 is nosuch %}{% endif %}", "没有"),
    ],
)
def test_an_expression_that_cannot_be_printed_says_why(typed: str, sentence: str) -> None:
    with pytest.raises(TemplateError) as refused:
        fill(template(typed), DATA)
    assert sentence in refused.value.problems[0].text


def test_names_are_followed_through_set_with_and_filters() -> None:
    typed = "{% set 甲 = 人|first %}{{ 甲.姓名 }}{% with 乙 = 组 %}{{ 乙.甲 }}{% endwith %}{{ 列|sort|last }}"
    assert {"人[].姓名", "组.甲", "列"} <= set(names_used(template(typed)))


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        ("<w:t>甲{% if 数 -%}</w:t><w:br/><w:t>{{ 名 }}{% endif %}乙</w:t>", "甲周明远乙"),
        ("<w:t>甲{% if 数 %}</w:t><w:br/><w:t>{{ 名 }}{% endif %}乙</w:t>", "甲\n周明远乙"),
        ("<w:t>甲</w:t><w:br/><w:t>{%- if 数 %}{{ 名 }}{% endif %}乙</w:t>", "甲周明远乙"),
        ("<w:t>甲{% if 数 %}{{ 名 }}{% endif -%}</w:t><w:br/><w:t>乙</w:t>", "甲周明远乙"),
    ],
)
def test_a_tag_with_a_dash_joins_the_line_on_that_side(runs: str, printed: str) -> None:
    assert texts(fill(template(f"<w:p><w:r>{runs}</w:r></w:p>"), DATA))[0] == printed
