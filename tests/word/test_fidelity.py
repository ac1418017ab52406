"""Whatever stands in a value is printed letter for letter, or refused with its code point."""

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.errors import DataError
from docgen.model.scalars import UNPRINTABLE
from docgen.word import fill
from docgen.word.package.outline import outline, texts
from tests.word.templates import paragraph, table, template, with_part

BOX = (
    "<w:p><w:r><w:drawing><wp:inline><wp:extent cx='9' cy='9'/><wp:docPr id='1' name='n' descr='{{ 值 }}'/><a:graphic>"
    "<a:graphicData uri='u'><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>{{ 值 }}</w:t></w:r></w:p></w:txbxContent>"
    "</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
NARROW = '<w:p><w:r><w:rPr><w:rFonts w:eastAsia="仿宋_GB2312"/></w:rPr><w:t>{{ 值 }}</w:t></w:r></w:p>'
EVERYWHERE = with_part(
    template(paragraph("{{ 值 }}"), NARROW, table(["{{ 值 }}"]), BOX, title="{{ 值 }}"),
    "word/footer1.xml",
    "— ",
    "{{ 值 }}",
)
PLACES = 5  # body twice, cell, box, footer


def hostile() -> Iterator[str]:
    """Five hundred strings that have broken somebody's documents."""
    yield from [
        "&",
        "<",
        ">",
        "&amp;",
        "&#x41;",
        "&lt;b&gt;",
        "</w:t>",
        "</w:t></w:r></w:p>",
        "<w:p/>",
        "]]>",
        "<![CDATA[x]]>",
    ]
    yield from [
        "<张三>主任",
        "Smith & Wesson",
        "A&B <公司> 尾",
        '"双"',
        "'单'",
        "“弯”‘弯’",
        "a\"b'c",
        "`",
        "\\",
        "\\n",
        "%s",
        "%(a)s",
    ]
    yield from [
        "{{ 7*7 }}",
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "{_{",
        "}_}",
        "{",
        "}",
        "${x}",
        "{0}",
        "｛｛",
        "<%= x %>",
        "$(id)",
    ]
    yield from [
        "甲\n乙",
        "\n",
        "\n\n甲",
        "甲\n",
        "甲\t乙",
        "\t",
        "  甲",
        "甲  ",
        "甲  乙",
        "　甲　",
        " ",
        "\u00a0",
        "\u2003甲",
        "\u2028甲",
        "\u2029乙",
    ]
    yield from ["甲\r乙", "甲\r\n乙", "\r", "\x85", "\x7f", "\x80", "\x9f"]
    yield from [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"]
    yield from [
        "\ufffe",
        "\uffff",
        "\ufdd0",
        "\ufdef",
        "\U0001fffe",
        "\U0010ffff",
        "\ufffd",
        "\ud800",
        "\udfff",
        "甲\ud83d乙",
    ]
    yield from [
        "\u200b",
        "甲\u200b乙",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u202a甲\u202c",
        "\u202e甲乙",
        "\u2066甲\u2069",
        "\ufeff甲",
        "\u00ad",
    ]
    yield from [
        "𠮷",
        "䶮",
        "㛃㙍",
        "𬭎",
        "喆堃镕",
        "𪚥" * 20,
        "👨‍👩‍👧‍👦",
        "🇨🇳",
        "é",
        "e\u0301",
        "ﾊﾝｶｸ",
        "Ａ１",
        "豈",
        "⽅",
        "〇",
        "⿰亻尔",
        "ﷺ",
    ]
    yield from [
        "阿依古丽·买买提",
        "O’Neil",
        "Jörg",
        "Łódź",
        "Ελλάδα",
        "Привет",
        "שלום",
        "مرحبا",
        "हिन्दी",
        "ไทย",
        "한국어",
        "日本語",
    ]
    yield from [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM",
        "../../etc/passwd",
        "C:\\con",
        "NUL",
        "a" * 4_000,
        "字" * 4_000,
        "<" * 1_000,
    ]
    yield from [
        "null",
        "None",
        "True",
        "0301",
        "1e5",
        "-0",
        "NaN",
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "<!-- -->",
        "<?xml?>",
        "&nbsp;",
    ]
    pick = random.Random(20260705)
    alphabet = "甲乙<>&\"'{}%# \n\t··喆𠮷䶮\u200b\u202eAz09，。（）\u0301🎉"
    while True:
        yield "".join(pick.choice(alphabet) for _ in range(pick.randint(1, 40)))


STRINGS = [text for text, _ in zip(hostile(), range(500), strict=False)]


def printed(value: str) -> None:
    """Fills the value in everywhere and reads it back; raises where a letter is lost."""
    filled = fill(EVERYWHERE, {"值": value})
    read = texts(filled)
    footer = next(text for text in read if text.endswith("1 —"))
    assert footer == f"{value}1 —"
    assert read.count(value) == PLACES - 1 or not value
    alt = next(line for line in outline(filled) if "[图：" in line)
    assert alt.endswith(f"[图：{value}]")


@pytest.mark.parametrize("part", range(10))
def test_500_hostile_strings_are_printed_exactly_or_refused_with_their_code_point(part: int) -> None:
    for value in STRINGS[part::10]:
        if match := UNPRINTABLE.search(value):
            with pytest.raises(DataError) as refused:
                fill(EVERYWHERE, {"值": value})
            assert f"U+{ord(match.group()):04X}" in refused.value.problems[0].text
            assert "值" in refused.value.problems[0].text
        else:
            printed(value)


def test_there_are_500_of_them_and_few_are_refused() -> None:
    assert len(STRINGS) == 500
    assert sum(bool(UNPRINTABLE.search(value)) for value in STRINGS) < 50


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_is_printed_exactly_or_refused(value: str) -> None:
    try:
        printed(value)
    except DataError as error:
        assert UNPRINTABLE.search(value), error


def test_every_illegal_value_is_reported_at_once_with_its_path() -> None:
    with pytest.raises(DataError) as refused:
        fill(template("{{ 名 }}"), {"名": "甲", "人": [{"姓名": "好"}, {"姓名": "坏\x08"}], "注": "\x00"})
    assert sorted(problem.text for problem in refused.value.problems) == [
        "人[2].姓名：第2个字符 U+0008 印不出来",
        "注：第1个字符 U+0000 印不出来",
    ]


def test_one_template_in_many_threads_never_mixes_its_data() -> None:
    content = template("{%p for 甲 in 人 %}", "{{ 甲 }}", "{%p endfor %}")

    def own(number: int) -> bool:
        filled = texts(fill(content, {"人": [str(number)] * 50}))
        return set(filled) <= {str(number), "", "— 1 —"}

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(own, range(200)))
