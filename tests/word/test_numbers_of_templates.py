"""Numbers that templates calculate: as docxtpl prints them, but rounded half up and without a needless .0."""

import io
from decimal import Decimal

import pytest
from docxtpl import DocxTemplate

from docgen.word import fill
from docgen.word.package.outline import texts
from tests.word.templates import template

NUMBERS = {"价": "1380.5", "小": "100.5", "房": "88.5", "半": "480.5", "率": "0.055", "负": "-7.5", "数": "7"}
OURS = {name: Decimal(text) if "." in text else int(text) for name, text in NUMBERS.items()}
THEIRS = {name: float(text) if "." in text else int(text) for name, text in NUMBERS.items()}


def printed(code: str) -> str:
    return texts(fill(template(f"{{{{ {code} }}}}"), OURS))[0]


def printed_by_docxtpl(code: str) -> str:
    document = DocxTemplate(io.BytesIO(template(f"{{{{ {code} }}}}")))
    document.render(THEIRS)
    content = io.BytesIO()
    document.save(content)
    return texts(content.getvalue())[0]


@pytest.mark.parametrize(
    "code",
    [
        '"{:.2f}".format(价*0.13)',
        "(价*0.13)|round(2)",
        '"%.2f"|format(小*0.13)',
        '"{:.2f}".format(房*0.13)',
        "半|round(2)",
        "数/2",
        "10/3",
        "价/3",
        "率*100",
        "负 % 4",
        "数 // 2",
        '"%8.1f|"|format(半)',
        '"%-8.1f|"|format(半)',
        '"%08.2f"|format(负)',
        '"%+.1f"|format(半)',
        '"%d"|format(半)',
        '"%e"|format(半)',
        '"{:%}".format(率)',
        '"{:f}".format(半)',
        '"{:g}".format(半)',
        '"{:>10}|".format(半)',
        '"{0}{1}{0}".format(数, 半)',
        '"{x:.1f}".format(x=半)',
        '"%(x).1f"|format(x=半)',
        '"%s%%"|format(数)',
        "1.05*2",
        "'12.50'|float",
        "'同' if 率 == 0.055 else '异'",
        "'多' if 小 > 100.4 else '少'",
        "'是' if 价 is float else '否'",
        "'一二三四五六七八九十一二三四五六'|truncate(12)",
        "'一二三四五六七八九十一二三四五六七八'|truncate(12, true, '')",
        "半|round(1, 'floor')",
        "半|round(0, 'ceil')|int",
        "1380|round(-2)",
    ],
)
def test_a_number_prints_as_docxtpl_prints_it(code: str) -> None:
    assert printed(code) == printed_by_docxtpl(code)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2.675|round(2)", "2.68"),
        ("179.465|round(2)", "179.47"),
        ("0.125|round(2)", "0.13"),
        ("2.5|round", "3"),
        ("(0 - 2.5)|round", "-3"),
        ("(1.005 * 数)|round(2)", "7.04"),
        ('"%.0f"|format(2.5)', "3"),
        ('"%.2f"|format(1.005)', "1.01"),
        ('"{:.2f}".format(2.675)', "2.68"),
        ('"{:,.1f}".format(12345.25)', "12,345.3"),
        ('"{:.1%}".format(0.1225)', "12.3%"),
        ("[0.145, 0.145]|map('round', 2)|sum", "0.3"),
    ],
)
def test_a_tie_is_rounded_half_up(code: str, expected: str) -> None:
    assert printed(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("价 * 2", "2761"),
        ("数 * 1.0", "7"),
        ("10 / 5", "2"),
        ("0.1 + 0.2", "0.3"),
        ("[0.1, 0.2]|sum", "0.3"),
        ("[价, 小]|sum", "1481"),
        ("数|float", "7"),
        ("负 // 2", "-4"),
        ("10 / 3 * 3", "10"),
        ("[半 * 2, 数 / 2]|join('、')", "961、3.5"),
        ("'共' ~ 半 * 2 ~ '元'", "共961元"),
        ('"%s"|format(半 * 2)', "961"),
    ],
)
def test_a_calculated_number_has_no_needless_zeros(code: str, expected: str) -> None:
    assert printed(code) == expected
