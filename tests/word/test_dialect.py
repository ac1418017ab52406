"""The table of the README, "Moving from docxtpl", row by row: each is filled by both engines."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate, InlineImage, Listing, RichTextParagraph
from docxtpl import RichText as TheirRichText

from docgen.errors import TemplateError
from docgen.model.rich_text import RichParagraphs, RichText, StyledParagraph, TextRun
from docgen.readers.fill_data.rich_values import rich_value
from docgen.word import fill
from docgen.word.engine.lint import lint
from docgen.word.package.outline import texts
from docgen.word.package.zip import read_package
from tests.word.templates import paragraph, table, template

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PICTURE = next((ROOT / "brand_assets").rglob("*.png"))
#: The rows of the table: what is written, what docgen does.
ROWS = dict(
    re.findall(
        r"^\| (.+?) \| (.+?) \|$", README.partition("## Moving from docxtpl")[2].partition("## How it works")[0], re.M
    )[1:]
)

DATA: dict[str, Any] = {
    "名": "周明远",
    "英": "zhou ming-yuan",
    "价": 1234.5,
    "有": 1,
    "无": "",
    "人": [
        {"姓名": "张三", "单位": "县局", "岁": 30, "项": ["甲", "乙"]},
        {"姓名": "李四", "单位": "市局", "岁": 41, "项": ["丙"]},
        {"姓名": "王五", "单位": "县局", "岁": 52, "项": []},
    ],
    "列": ["一", "二", "三"],
    "组": {"甲": "1", "乙": "2"},
    "色": "F3EDE2",
    "宽": 2,
}
MACRO = "{% macro 称呼(人, 后='同志') %}{{ 人.姓名 }}{{ 后 }}，{% endmacro %}"
GROUPS = "{% for g in 人|groupby('单位') %}{{ g.grouper }}{{ g.list|map(attribute='姓名')|join('、') }}{% endfor %}"
COUNTER = "{% set n = namespace(和=0) %}{% for p in 人 %}{% set n.和 = n.和 + p.岁 %}{% endfor %}{{ n.和 }}"

#: Templates that print the same text with both engines, by the beginning of their row.
SAME: dict[str, list[list[str]]] = {
    "`{{ x }}`": [
        ["你好，{{ 名 }}！{% if 有 %}有{% elif 无 %}空{% else %}没有{% endif %}"],
        ["{% for p in 人 %}{{ loop.index }}.{{ p.姓名 }}{% if not loop.last %}；{% endif %}{% else %}无{% endfor %}"],
        [
            "{% set a = 名 %}{{ a }}{% with b = 价 * 3 %}{{ b }}{% endwith %}"
            "{{ 人[0].姓名 }}{{ 组['甲'] }}{{ 列[1:] | join }}"
        ],
        ["{% for p in 人 if p.岁 > 40 %}{{ p.姓名 }}{% endfor %}"],
        ["{{ '多' if 人|length > 2 else '少' }}{{ 名 ~ '同志' }}{{ 宽 + 1 }}{{ 7 // 2 }}{{ 7 % 4 }}"],
    ],
    "`{%p %}`": [
        ["前", "{%p for p in 人 %}", "{{ p.姓名 }}", "{%p endfor %}", "后"],
        ["前", "{%p if 无 %}", "中", "{%p else %}", "另", "{%p endif %}", "后"],
        [table(["{%tr for p in 人 %}", ""], ["{{ p.姓名 }}", "{{ p.岁 }}"], ["{%tr endfor %}", ""])],
        [table(["头", "{%tc for 项 in 列 %}", "{{ 项 }}", "{%tc endfor %}"])],
        [paragraph("甲", "{%r if 无 %}", "乙", "{%r endif %}", "丙")],
    ],
    "a name that a test asks for": [
        ["{% if 缺 is defined %}{{ 缺 }}{% else %}无{% endif %}{% if '缺' in 组 %}{{ 组.缺 }}{% endif %}"],
        ["{{ 组.缺 if 组.缺 is defined else '无' }}{% if 无 %}{{ 无.号 }}{% endif %}"],
    ],
    "`{%- -%}`": [["甲{%- if 有 -%}", "乙", "{%- endif -%}丙"], ["{_{ 名 }_} {_% if %_}"]],
    "`{# #}`": [
        ["前{# 说明 #}后"],
        ["前", "{#p 整段 #}", "后"],
        [table(["{#tr 整行 #}", "也去"], ["甲", "乙"])],
        [table(["甲", "{#tc 整格 #}", "乙"])],
    ],
    "`{% colspan": [
        [table(["{% colspan 宽 %}{{ 名 }}"], ["甲"])],
        [table(["{% cellbg 色 %}{{ 名 }}", "乙"])],
        [table(["{%tc for 项 in 列 %}", "{{ 名 }}{% hm %}", "{%tc endfor %}"], ["甲", "乙", "丙"])],
    ],
    "`{% macro %}`": [
        [
            MACRO
            + "{% for p in 人 %}{{ 称呼(p) }}{{ 称呼(p, 后='女士') }}{{ 称呼(p, '局长') }}{% endfor %}".replace(
                " & ", ""
            )
        ],
        ["{% set a %}甲{{ 名 }}乙{% endset %}{{ a }}，{{ a|length }}"],
        [
            "{%p macro 段(人) %}",
            "姓名：{{ 人.姓名 }}",
            "{%p endmacro %}",
            "{%p for p in 人 %}",
            "{{p 段(p) }}",
            "{%p endfor %}",
        ],
        ["{%p set b %}", "段落 {{ 名 }}", "{%p endset %}", "{{p b }}", "中", "{{p b }}"],
    ],
    "`namespace()`": [[COUNTER], ["{{ dict(甲=1).甲 }}{% for i in range(1, 9, 3) %}{{ i }}{% endfor %}"]],
    "text methods": [
        [
            "{{ 英.upper() }}{{ 英.title() }}{{ 英.split('-')|join('|') }}"
            "{{ 英.replace('zhou', 'Z') }}{{ ' a '.strip() }}"
        ],
        [
            "{{ 组.get('丙', '无') }}{{ '、'.join(列) }}{% for k, v in 组.items() %}{{ k }}{{ v }}{% endfor %}"
            "{{ 英.count('m') }}"
        ],
        [
            "{% if 名.startswith('周') %}周{% endif %}{{ '{}-{}'.format(名, 宽) }}"
            "{{ '7'.zfill(3) }}{{ 英.capitalize() }}"
        ],
    ],
    '`"%.2f"': [
        [
            "{{ '%.2f'|format(价) }} {{ '{:,.2f}'.format(价) }} {{ '%s元' % 价 }} {{ '%s%s' % (名, 宽) }} "
            "{{ '{a:>4}'.format(a=宽) }}"
        ]
    ],
    "filters:": [
        [
            "{{ 列|join('、') }}{{ 英|title }}{{ 英|upper }}{{ 英|capitalize }}"
            "{{ 列|first }}{{ 列|last }}{{ 列|reverse|join }}"
        ],
        [GROUPS],
        ["{{ 人|selectattr('岁', 'gt', 40)|map(attribute='姓名')|join('、') }}{{ 人|sum(attribute='岁') }}"],
        ["{{ 人|rejectattr('单位', 'equalto', '县局')|map(attribute='姓名')|map('upper')|join(',') }}"],
        [
            "{{ 人|sort(attribute='岁', reverse=true)|map(attribute='姓名')|join }}"
            "{{ 人|map(attribute='单位')|unique|join }}"
        ],
        [
            "{% for 行 in 列|batch(2, '空') %}{{ 行|join('+') }};{% endfor %}"
            "{{ 无|default('空', true) }}{{ 缺|default('缺') }}"
        ],
        [
            "{{ [3, 1, 2]|sort|join }}{{ [3, 1]|max }}{{ [1, 2, 3, 4]|select('odd')|list|length }}"
            "{{ 英|wordcount }}{{ 英|replace('g', 'G') }}"
        ],
        ["{{ 组|dictsort|length }}{{ 英|trim }}{{ '5'|int + 1 }}{{ -3|abs }}{{ 英|center(20) }}{{ 英|length }}"],
    ],
}


def _read(_name: str) -> bytes:
    return PICTURE.read_bytes()


def _ours_and_theirs(kind: str, tpl: DocxTemplate) -> tuple[Any, Any]:
    """The same value for docgen, from its plain form, and for docxtpl."""
    if kind == "rich":
        rich = TheirRichText("红", color="#FF0000", bold=True, size=32)
        rich.add("平\n行\a新段", italic=True, underline=True)
        rich.add("网", url_id=tpl.build_url_id("https://example.com/?a=1&b=2"))
        form = [
            {"文字": "红", "颜色": "#FF0000", "加粗": "是", "字号": 16},
            {"text": "平\n行\a新段", "italic": True, "underline": True},
            {"文字": "网", "链接": "https://example.com/?a=1&b=2"},
        ]
        return rich_value({"$富文本": form}, _read), rich
    if kind == "paragraphs":
        paragraphs = RichTextParagraph("一", parastyle="Normal")
        paragraphs.add(TheirRichText("二", bold=True))
        return rich_value(
            {"$段落": [{"文字": "一", "样式": "Normal"}, {"文字": "二", "加粗": "是"}]}, _read
        ), paragraphs
    if kind == "listing":
        return rich_value({"$多行": "一\n二\a三 <&>\f四\t五"}, _read), Listing("一\n二\a三 <&>\f四\t五")
    return rich_value({"$图片": "a.png", "宽": 40}, _read), InlineImage(tpl, str(PICTURE))


#: Templates with values of docxtpl's classes, by the beginning of their row.
VALUES = {
    "`RichText`": ("rich", ["前{{r x }}后"]),
    "`RichTextParagraph`": ("paragraphs", ["前", "{{p x }}", "后"]),
    "`Listing`": ("listing", ["前{{ x }}后"]),
    "`InlineImage`": ("picture", ["前{{ x }}后"]),
    "`build_url_id`": ("rich", ["前{{r x }}后"]),
}


def _refused(*blocks: str) -> Callable[[], None]:
    def check() -> None:
        content = template(*blocks)
        assert any(problem.level == "error" for problem in lint(content, DATA)) or _fill_fails(content)

    return check


def _fill_fails(content: bytes) -> bool:
    try:
        fill(content, DATA)
    except TemplateError:
        return True
    return False


def _prints(blocks: list[str], expected: str) -> Callable[[], None]:
    def check() -> None:
        assert texts(fill(template(*blocks), DATA))[0] == expected

    return check


def _hidden_cells_are_empty() -> None:
    rows = table(["{%tr for p in 人 %}", ""], ["{{ 名 }}{% vm %}", "{{ p.姓名 }}"], ["{%tr endfor %}", ""])
    assert "".join(texts(fill(template(rows), DATA))).count("周明远") == 1


def _nothing_is_markup() -> None:
    assert texts(fill(template("{{ x|safe }}{{ x|e }}"), {"x": "<w:p/>&"}))[0] == "<w:p/>&" * 2


#: What the rows promise that are not the same.
OTHER: dict[str, list[Callable[[], None]]] = {
    "`{% vm %}`": [_hidden_cells_are_empty],
    "`\\|round`": [_prints(["{{ 2.5|round }} {{ 价 * 2 }} {{ '周明远今天上午来我区'|truncate(3) }}"], "3 2469 周明…")],
    "`\\|e`": [_nothing_is_markup],
    "`\\|join": [_refused("{{ 名|join('、') }}"), _prints(["{{ 名|list|join('、') }}"], "周、明、远")],
    "any other name": [_refused("{{ 姓名 }}"), _refused("{{ 人[0].别名 }}")],
    "a list": [_refused("{{ 列 }}"), _refused("{{ 组 }}"), _refused("{{ 缺 }}"), _refused("{{ 有 == 1 }}")],
    "one brace": [_refused("甲 { 乙"), _refused("甲 {{ 名 }} }")],
    "custom filters": [_refused("{{ 名|大写 }}"), _refused("{{ 函数(名) }}"), _refused("{{ 名.__class__ }}")],
    "`{% call %}`": [
        _refused("{% call m() %}{% endcall %}"),
        _refused("{% filter upper %}a{% endfilter %}"),
        _refused("{% raw %}{{ a }}{% endraw %}"),
        _refused("{% set c = cycler('a') %}"),
        _refused("{% set c = joiner('a') %}"),
        _refused(table(["{{tr 名 }}"])),
    ],
}
#: Rows that other tests hold.
ELSEWHERE = {"`replace_pic`", "macros, embedded", "subdocuments"}


def _lines(content: bytes) -> list[str]:
    return [line.replace("\xa0", " ") for line in texts(content)]


def _by_docxtpl(tpl: DocxTemplate, data: dict[str, Any]) -> bytes:
    tpl.render(data, autoescape=True)
    out = io.BytesIO()
    tpl.save(out)
    return out.getvalue()


def test_every_row_of_the_table_is_tested() -> None:
    starts = {*SAME, *VALUES, *OTHER, *ELSEWHERE}
    assert {row for row in ROWS if not any(row.startswith(start) for start in starts)} == set()
    assert {start for start in starts if not any(row.startswith(start) for row in ROWS)} == set()


@pytest.mark.parametrize(("row", "blocks"), [(row, blocks) for row, many in SAME.items() for blocks in many])
def test_what_the_table_calls_the_same_prints_the_same(row: str, blocks: list[str]) -> None:
    assert next(what for start, what in ROWS.items() if start.startswith(row)).startswith("the same")
    content = template(*blocks)
    assert _lines(fill(content, DATA)) == _lines(_by_docxtpl(DocxTemplate(io.BytesIO(content)), dict(DATA)))


@pytest.mark.parametrize(("kind", "blocks"), VALUES.values(), ids=VALUES)
def test_values_written_plainly_print_what_docxtpls_objects_print(kind: str, blocks: list[str]) -> None:
    content = template(*blocks)
    tpl = DocxTemplate(io.BytesIO(content))
    ours, theirs = _ours_and_theirs(kind, tpl)
    filled = fill(content, {"x": ours})
    assert _lines(filled) == _lines(_by_docxtpl(tpl, {"x": theirs}))
    if kind == "rich":
        rels = read_package(filled)["word/_rels/document.xml.rels"].decode()
        assert 'Target="https://example.com/?a=1&amp;b=2" TargetMode="External"' in rels


@pytest.mark.parametrize("check", [check for checks in OTHER.values() for check in checks])
def test_what_the_table_says_of_the_others_is_true(check: Callable[[], None]) -> None:
    check()


def test_rich_text_is_formatted_as_its_tag_unless_it_says_otherwise() -> None:
    block = (
        '<w:p><w:r><w:rPr><w:rFonts w:eastAsia="楷体"/><w:b/><w:sz w:val="32"/></w:rPr><w:t>{{ x }}</w:t></w:r></w:p>'
    )
    rich = RichText((TextRun("甲"), TextRun("乙", bold=False, colour="FF0000"), TextRun("丙", face="黑体", size_pt=10)))
    document = read_package(fill(template(block), {"x": rich}))["word/document.xml"].decode()
    runs = re.findall(r"<w:r>(<w:rPr>.*?</w:rPr>)<w:t[^>]*>([甲乙丙])</w:t>", document)
    assert [text for _, text in runs] == ["甲", "乙", "丙"]
    assert 'eastAsia="楷体"' in runs[0][0] and "<w:b/>" in runs[0][0]
    assert '<w:b w:val="0"/>' in runs[1][0] and '<w:color w:val="FF0000"/>' in runs[1][0]
    assert 'eastAsia="黑体"' in runs[2][0] and '<w:sz w:val="20"/>' in runs[2][0]


@pytest.mark.parametrize(
    ("blocks", "value"),
    [
        (["{{ x|upper }}"], RichText((TextRun("甲"),))),
        (["{{ x ~ '乙' }}"], RichText((TextRun("甲"),))),
        (["{{ x }}"], RichParagraphs((StyledParagraph(RichText((TextRun("甲"),))),))),
        (["{{p x }}"], RichParagraphs((StyledParagraph(RichText((TextRun("甲"),)), "没有的样式"),))),
        (["{%p set b %}", "段", "{%p endset %}", "{{ b }}"], ""),
        (["{%p macro m() %}", "段", "{%p endmacro %}", "{{ m() }}"], ""),
        (["{%p macro m() %}", "段", "{%p endmacro %}", "{{p m()|upper }}"], ""),
    ],
)
def test_what_is_no_text_is_not_printed_as_one(blocks: list[str], value: object) -> None:
    with pytest.raises(TemplateError) as refused:
        fill(template(*blocks), {"x": value})
    assert refused.value.problems[0].code in ("M112", "M113")


def test_a_link_in_a_link_is_refused() -> None:
    block = '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink></w:p>'
    with pytest.raises(TemplateError):
        fill(template(block), {"x": RichText((TextRun("甲", link="https://a.b"),))})
    with pytest.raises(TemplateError):
        fill(template(block), {"x": RichText((TextRun("甲\a乙"),))})
    assert "甲" in texts(fill(template(block), {"x": RichText((TextRun("甲"),))}))[0]
