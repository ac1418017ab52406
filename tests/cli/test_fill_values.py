"""How ``docgen fill`` prints days and numbers, and what it says of values with which a template cannot calculate."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from textwrap import dedent

import openpyxl
import pytest
from docx import Document
from PIL import Image

from docgen.word.package.outline import texts
from tests.cli.conftest import ENGINES
from tests.conftest import Run
from tests.word.templates import template

Runs = Callable[..., Run]


def line() -> str:
    """The first line of the document that was written."""
    path = Path("出") if Path("出").is_file() else next(Path("出").glob("*.docx"))
    return texts(path.read_bytes())[0]


def cells(name: str, *cells: tuple[object, str]) -> None:
    """A workbook of one row with the headings 甲, 乙 …; each value has its number format."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "人员"
    sheet.append(list("甲乙丙丁戊己")[: len(cells)])
    sheet.append([value for value, _ in cells])
    for at, (_, form) in enumerate(cells, 1):
        sheet.cell(2, at).number_format = form
    book.save(name)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("数据.yaml", "甲: 2026-09-03\n乙: 2026-9-3 09:30\n"),
        ("数据.yaml", "- {甲: 2026/09/03, 乙: 2026/9/3 09:30}\n"),
        ("数据.json", '{"甲": "2026-09-03", "乙": "2026-09-03T09:30:00"}'),
        ("数据.csv", "甲,乙\n2026-09-03,2026/9/3 09:30\n"),
        ("数据.xlsx", ""),
    ],
)
def test_a_day_prints_alike_from_every_file(fill: Callable[..., Run], name: str, data: str, engine: list[str]) -> None:
    cells("数据.xlsx", (date(2026, 9, 3), "yyyy/m/d"), (datetime(2026, 9, 3, 9, 30), "yyyy-mm-dd hh:mm"))
    tag = '{{ 甲 }}，{{ 乙 }}；{{ 甲 ~ "起" }}{{ 甲 + "起" }}{{ "%s"|format(甲) }}{{ [甲, 甲]|join("至") }}'
    result = fill(name, data, tag, *engine)
    day = "2026年9月3日"
    assert (result.code, line()) == (0, f"{day}，{day} 09:30；{day}起{day}起{day}{day}至{day}")
    assert ("D150" in result.err) == bool(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("数据.yaml", "甲: '2026-09-03'\n"),
        ("数据.yaml", "甲: {$多行: 2026-09-03}\n"),
        ("数据.json", '{"甲": {"$多行": "2026-09-03"}}'),
        ("数据.csv", "甲,乙\n'2026-09-03,1\n"),
        ("数据.xlsx", ""),
    ],
)
def test_a_day_prints_as_it_was_typed_where_that_is_wanted(fill: Callable[..., Run], name: str, data: str) -> None:
    cells("数据.xlsx", ("2026-09-03", "@"))
    assert (fill(name, data, "{{ 甲 }}").code, line()) == (0, "2026-09-03")


def test_whoever_takes_a_day_apart_has_what_was_typed(fill: Callable[..., Run]) -> None:
    tag = "{{ 甲[:4] }} {{ 甲.split('-')[1] }} {{ 甲 > '2026-09-01' }} {{ 甲 == '2026年9月3日' }}"
    tag = tag.replace("{{ 甲 > '2026-09-01' }}", "{% if 甲 > '2026-09-01' %}后{% endif %}")
    tag = tag.replace("{{ 甲 == '2026年9月3日' }}", "{% if 甲 == '2026年9月3日' %}同{% endif %}")
    assert (fill("数据.yaml", "甲: 2026-09-03\n", tag).code, line()) == (0, "2026 09 后 同")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("{{ 甲.strftime('%Y年%m月%d日') }}", "2026年09月03日"),
        ("{{ 甲.strftime('%-m月%-d日 %H:%M') }}", "9月3日 09:05"),
        ("{{ 甲.strftime('%y/%m/%d 100%%') }}", "26/09/03 100%"),
        ("{{ 甲.year }}年{{ 甲.month }}月{{ 甲.day }}日", "2026年9月3日"),
        ("{% for 项 in 列 %}{{ 项.日.day }}{% endfor %}", "4"),
        ("{{ 文.strftime('%m-%d') }}", "09-05"),
    ],
)
def test_a_day_is_printed_in_the_form_that_a_template_asks_for(
    fill: Callable[..., Run], tag: str, printed: str, engine: list[str]
) -> None:
    filled = fill("数据.yaml", "甲: 2026-09-03 9:05\n列: [{日: 2026-09-04}]\n文: 2026年9月5日\n", tag, *engine)
    assert (filled.code, line()) == (0, printed), filled.err


@pytest.mark.parametrize(
    "typed", ["2026-09-03 25:00", "2026-13-03", "2026-09-31", "2026.9.3", "26-9-3", "2026-09", "2026/09-03", "12-3-4"]
)
def test_what_is_no_day_stays_as_it_is(fill: Callable[..., Run], typed: str) -> None:
    assert (fill("数据.yaml", f"甲: {typed}\n", "{{ 甲 }}").code, line()) == (0, typed)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1380.5, "#,##0.00", "1,380.50"),
        (1380.5, "General", "1380.5"),
        (1380.505, "0.00", "1380.51"),
        (1234567, "#,##0", "1,234,567"),
        (-1380.5, "#,##0.00;[Red](#,##0.00)", "(1,380.50)"),
        (-12, "0.0", "-12.0"),
        (12, "¥#,##0.00", "¥12.00"),
        (12, "[$¥-804]#,##0.00", "¥12.00"),
        (12, '_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥12.00"),
        (0, '#,##0;-#,##0;"—"', "—"),
        (0.155, "0.0%", "15.5%"),
        (0.15, "0%", "15%"),
        (0.5, "#.##", ".5"),
        (301, "0000", "0301"),
        (8, '"第"0"号"', "第8号"),
        (1380.5, '#,##0.00"元"', "1,380.50元"),
    ],
)
def test_a_number_prints_as_its_cell_shows_it(
    fill: Callable[..., Run], value: float, form: str, shown: str, engine: list[str]
) -> None:
    cells("数据.xlsx", (value, form))
    assert (fill("数据.xlsx", "", "{{ 甲 }}", *engine).code, line()) == (0, shown)


def test_a_number_that_prints_in_a_format_is_calculated_with(fill: Callable[..., Run]) -> None:
    cells("数据.xlsx", (1380.5, "#,##0.00"), (0.155, "0.0%"), (12, "¥#,##0.00"))
    tag = '{{ 甲 * 2 }} {{ "%.1f"|format(甲) }} {{ "{:,.3f}".format(甲) }} {{ 乙 * 1000 }} {{ 甲 + 丙 }} {{ 丙|int }}'
    assert (fill("数据.xlsx", "", tag).code, line()) == (0, "2761 1380.5 1,380.500 155 1392.5 12")


def test_a_csv_has_numbers_too(fill: Callable[..., Run]) -> None:
    data = "甲,乙,丙\n12.50,0301,true\n"
    assert (fill("数据.csv", data, "{{ 甲 * 2 }} {{ 乙 }} {{ 丙 }}").code, line()) == (0, "25 0301 true")


COSTS = "姓名,费用（元）,天数\n甲,100,3\n乙,,2\n丙,待定,2\n"


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "tag",
    [
        '{{ "%.2f"|format(费用) }}',
        "{{ '{:.2f}'.format(费用) }}",
        '{{ 行["费用（元）"] * 天数 }}',
        "{{ 天数 + 费用 }}",
        "{% if 费用 > 3 %}多{% endif %}",
        "{{ 费用|int }}",
        "{{ 费用|float }}",
        "{{ 费用|round(1) }}",
        "{{ 费用|abs }}",
        "{{ '%s：%.2f'|format(姓名, 费用) }}",
        "{% set 数 = 费用 * 2 %}{{ 数 }}",
    ],
)
def test_every_value_that_is_no_number_is_named_at_its_cell(
    fill: Callable[..., Run], tag: str, engine: list[str]
) -> None:
    result = fill("数据.csv", COSTS, tag, *engine)
    assert result.code == 1, result.err
    assert "数据.csv!B3: 错误 D908 第3行的“" in result.err and "空着" in result.err
    assert "数据.csv!B4: 错误 D908 第4行的“" in result.err and "”是“待定”，不是数" in result.err
    assert "姓名" not in result.err.partition("D906")[0].replace("format(姓名", "")


@pytest.mark.parametrize(
    "tag",
    [
        "{% for 人 in 数据 %}{{ 人.费用 * 2 }}{% endfor %}",
        "{{ 数据|sum(attribute='费用') }}",
        "{% for 人 in 数据 if 人.天数 == 2 %}{{ 人['费用（元）'] - 1 }}{% endfor %}",
    ],
)
def test_a_value_in_a_loop_is_named_at_its_cell(fill: Callable[..., Run], tag: str) -> None:
    result = fill("数据.csv", COSTS.replace("乙,,2\n", ""), tag)
    assert (result.code, "数据.csv!B3: 错误 D908 第3行的" in result.err) == (1, True), result.err


@pytest.mark.parametrize(
    ("data", "tag", "said"),
    [
        ("款: {费: 无}\n", "{{ 款.费 * 2 }}", "数据.yaml:1:8: 错误 D908 “款.费”是“无”，不是数"),
        ("款:\n- {费: 1}\n- {费: 无}\n", "{% for 项 in 款 %}{{ 项.费 * 2 }}{% endfor %}", "数据.yaml:3:7: 错误 D908"),
        ("款:\n- {费: 1}\n- {费: 无}\n", "{{ 款[1].费 * 2 }}", "数据.yaml:3:7: 错误 D908"),
        ("- 费: 1\n- 费: '1,200'\n", "{{ 费 * 2 }}", "数据.yaml:2:6: 错误 D908 第2份的“费”的“1,200”是文字"),
        ("费:\n", "{{ 费 * 2 }}", "数据.yaml:1:3: 错误 D908 “费”空着"),
    ],
)
def test_a_value_of_yaml_is_named_at_its_place(fill: Callable[..., Run], data: str, tag: str, said: str) -> None:
    result = fill("数据.yaml", data, tag)
    assert (result.code, said in result.err) == (1, True), result.err


def test_a_number_that_excel_keeps_as_a_text_is_told_how_to_become_one(fill: Callable[..., Run]) -> None:
    cells("数据.xlsx", ("1380.50", "@"))
    result = fill("数据.xlsx", "", "{{ 甲 * 2 }}")
    assert "“甲”的“1380.50”是文字，不是数" in result.err and "数据→分列→完成" in result.err


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 甲|upper }}", "{{ 甲|trim }}", "{{ 甲.strip() }}", "{{ 甲[:4] }}", '{{ "注" + 甲 }}',
        '{{ "%s"|format(甲) }}',
        "{{ 甲|replace('a', 'b') }}", "{{ '、'.join([甲, 乙]) }}", "{{ [甲, 乙]|join('、') }}", "{{ 甲|truncate(3) }}",
        "{{ 甲|center(9) }}", "{{ 甲 ~ 乙 }}", "{{ '{}'.format(甲) }}", "{{ 甲.replace('a', 'b') }}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("engine", ENGINES)
def test_an_empty_value_is_printed_by_nothing_unsaid(fill: Callable[..., Run], tag: str, engine: list[str]) -> None:
    result = fill("数据.yaml", "甲:\n乙: 二\n", tag, *engine)
    assert (result.code, "数据.yaml:1:3: 错误 D903 “甲”空着" in result.err) == (1, True), result.err


def test_an_empty_value_may_still_be_asked_about(fill: Callable[..., Run]) -> None:
    tag = "{% if 甲.strip() %}有{% endif %}{% if not 甲|trim %}无{% endif %}{{ 甲|default('缺') }}"
    assert (fill("数据.yaml", "甲:\n", tag).code, line()) == (0, "无缺")


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("{{ 列 }}", "写成 {{ 列|join('、') }}"),
        ("{{ 人 }}", "写成 {{ 人|map(attribute='姓名')|join('、') }}"),
        ("{{ 对 }}", "写成 {{ '是' if 对 else '否' }}"),
        ("{{ 组 }}", "如 {{ 组.名 }}"),
        ("{{ 字 }}", "模板里有："),
        ("{{ '第' + 3 }}", "要接成一段话就用 ~"),
        ("{% for 项 in 对 %}{% endfor %}", "在数据里写成列表"),
    ],
)
def test_a_value_that_cannot_be_printed_has_its_remedy(fill: Callable[..., Run], tag: str, hint: str) -> None:
    data = "{列: [1, 2], 人: [{姓名: 甲}], 对: true, 组: {名: 甲}, 字: {$富文本: [{文字: 甲, 样式: 强掉}]}}\n"
    result = fill("数据.yaml", data, tag)
    assert (result.code, hint in result.err) == (3, True), result.err


def test_numbers_in_names_are_as_wide_as_the_last(fill: Callable[..., Run]) -> None:
    rows = "姓名\n" + "".join(f"人{number}\n" for number in range(1, 12))
    result = fill("数据.csv", rows, "{{ 姓名 }}", "--name", "{{ 序号 }}-{{ 姓名 }}")
    assert sorted(path.name for path in Path("出").iterdir())[0] == "01-人1.docx"
    assert result.out.splitlines() == ["共11份，写在：出（01-人1.docx 到 11-人11.docx）"]


@pytest.mark.parametrize("pattern", ["{{ 日 }}/{{ 姓名 }}", "{{ 姓名 }}?", ""])
def test_a_sign_that_no_name_may_have_is_said(fill: Callable[..., Run], pattern: str) -> None:
    data = "单位,姓名,日\n甲/乙,周明远,9月\n丙,罗大为,9月\n"
    result = fill("数据.csv", data, "{{ 姓名 }}", *(["--name", pattern] if pattern else []))
    assert (result.code, "D906 文件名里不能有“" in result.err) == (0, True), result.err


def test_the_data_that_the_readme_shows_fill_a_template(
    tmp_path: Path, run: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    readme = (Path(__file__).parent.parent.parent / "README.md").read_text("utf-8")
    data = readme.partition("## Moving from docxtpl")[2].partition("```yaml")[2].partition("```")[0]
    Path("数据.yaml").write_text(dedent(data), "utf-8")
    colours = {"样章.png": "red", "真章.png": "blue", "公章.png": "green"}
    for name, colour in colours.items():
        Image.new("RGB", (20, 10), colour).save(name)
    Path("简介.docx").write_bytes(template("简介"))
    document = Document()
    document.add_picture("样章.png")
    loop = "{% for 行 in 明细 %}{{ 行.名 }}{{ 行.数 }}{% endfor %}"
    for text in (
        "{{ 姓名 }}",
        "{{ 日期 }}",
        '{{ "{:,.2f}".format(金额) }}',
        loop,
        "{{ 说明 }}",
        "{{ 备注 }}",
        "{{ 公章 }}",
    ):
        document.add_paragraph(text)
    document.save("模板.docx")
    filled = run("fill", "模板.docx", "数据.yaml", "-o", "通知.docx")
    assert filled.code == 0, filled.err
    printed = "".join(texts(Path("通知.docx").read_bytes()))
    for text in ("周明远", "2026年9月3日", "1,380.50", "甲3乙4", "请于9月3日报到", "第一行", "第二行"):
        assert text in printed
    assert [path.name for path in Path().glob("*附件1-简介.docx")] != []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("typed", "printed"),
    [("1e2", "100"), ("1.5E1", "15"), ("2.50", "2.50"), ("1E-3", "0.001"), ("0.0", "0.0"), ("-1e0", "-1")],
)
def test_a_number_of_json_prints_without_an_exponent(
    fill: Callable[..., Run], typed: str, printed: str, engine: list[str]
) -> None:
    filled = fill("数据.json", f'{{"甲": {typed}}}', "{{ 甲 }}", *engine)
    assert filled.code == 0, filled.err
    assert line() == printed


@pytest.mark.parametrize("typed", ["NaN", "Infinity", "-Infinity", "1e999", "-1E400", "1e-9"])
def test_a_number_that_nobody_prints_is_refused_at_its_place(fill: Callable[..., Run], typed: str) -> None:
    refused = fill("数据.json", f'{{\n  "姓名": "周明远",\n  "甲": {typed}\n}}', "{{ 姓名 }}{{ 甲 }}")
    assert refused.code == 1 and f"数据.json:3:8: 错误 D102 “{typed}”不是能印的数" in refused.err
    assert not Path("出").exists()
