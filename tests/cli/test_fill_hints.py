"""What ``docgen fill`` says where a template or its data are wrong: each hint is a form that works."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.word.package.outline import texts
from tests.cli.test_fill import workbook
from tests.conftest import Run
from tests.word.templates import table, template

Runs = Callable[..., Run]


@pytest.fixture
def filled(tmp_path: Path, run: Runs, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Fills a template of these blocks with this data file."""
    monkeypatch.chdir(tmp_path)

    def fill(data: str, *blocks: str) -> Run:
        Path("通知.docx").write_bytes(template(*blocks))
        Path("数据.yaml").write_text(data, "utf-8")
        return run("fill", "通知.docx", "数据.yaml", "-o", "出.docx")

    return fill


BRACKETED = "费用（元）: 12\n面积（平方米）: 30\n人: [{住宿费（天）: 8}]\n"


@pytest.mark.parametrize(
    ("tag", "form"),
    [
        ("{{ 费用（元） }}", '行["费用（元）"]'),
        ("{{ 面积（平方米）|round }}", '行["面积（平方米）"]'),
        ("{{ 费用(元) }}", '行["费用（元）"]'),
        ("{{ 费用_元_ }}", '行["费用（元）"]'),
        ("{% for 客 in 人 %}{{ 客.住宿费（天） }}{% endfor %}", '客["住宿费（天）"]'),
        ("{% for 客 in 人 %}{{ 客.住宿费(天) }}{% endfor %}", '客["住宿费（天）"]'),
        ("{% for 客 in 人 %}{{ 客.住宿费_天_ }}{% endfor %}", '客["住宿费（天）"]'),
    ],
)
def test_a_name_with_brackets_is_shown_in_the_form_that_works(filled: Callable[..., Run], tag: str, form: str) -> None:
    refused = filled(BRACKETED, tag)
    assert (refused.code, form in refused.err) == (3, True), refused.err


@pytest.mark.parametrize(
    ("tag", "printed"),
    [('{{ 行["费用（元）"] }}', "12"), ('{% for 客 in 人 %}{{ 客["住宿费（天）"] }}{% endfor %}', "8")],
)
def test_a_name_with_brackets_prints(filled: Callable[..., Run], tag: str, printed: str) -> None:
    assert filled(BRACKETED, tag).code == 0
    assert texts(Path("出.docx").read_bytes())[0] == printed


@pytest.mark.parametrize(
    ("blocks", "hint"),
    [
        ((table(["{%tr for 客 in 人 %}", ""], ["甲", "乙"]),), "“{%tr endfor %}”"),
        (("{%p if 人 %}", "乙"), "“{%p endif %}”"),
        (("{% for 客 in 人 %}乙",), "“{% endfor %}”"),
        (("{{ 日期.isoformat() }}",), "在数据里直接写成要印的样子"),
        (("{{ 日期.strftime('%A') }}",), "用 %Y %m %d"),
        (("{{ 费用.strftime('%Y') }}",), "“.strftime()”只用于日期"),
        (("{{ 日期|strftime('%Y') }}",), "在数据里直接写成要印的样子"),
        (("{{ 人|tojson }}",), "在数据里直接写成要印的样子"),
        (("{{ 日期|大写 }}",), "在数据里直接写成要印的样子"),
        (("{{ 日期|千分位 }}",), "在数据里直接写成要印的样子"),
        (("{{ 日期|uper }}",), "是不是“upper”"),
        (("{{ 日期|斜体 }}",), "把它的字设成斜体"),
        (("{{ 日期|粗体 }}",), "把它的字设成粗体"),
        (("{{ 费\u2011用 }}",), "写成 {{ 费-用 }}"),
        (("{{ 费\u2212用 }}",), "写成 {{ 费-用 }}"),
    ],
)
def test_the_hint_names_what_to_do(filled: Callable[..., Run], blocks: tuple[str, ...], hint: str) -> None:
    refused = filled("人: [{名: 甲}]\n日期: 2026-09-03\n费用: 待定\n", *blocks)
    assert (refused.code, hint in refused.err) == (3, True), refused.err


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("{$子文档: 附.docx}", "$附件: [简介.docx]"),
        ("{$subdoc: 附.docx}", "$附件: [简介.docx]"),
    ],
)
def test_words_of_other_programs_lead_to_ours(filled: Callable[..., Run], value: str, hint: str) -> None:
    refused = filled(f"甲: {value}\n", "{{ 甲 }}")
    assert (refused.code != 0, hint in refused.err) == (True, True), refused.err


@pytest.mark.parametrize(
    ("other", "ours"),
    [
        ("{文字: 甲, 斜体: 是}", "{文字: 甲, 倾斜: 是}"),
        ("{文字: 甲, 粗体: 是}", "{文字: 甲, 加粗: 是}"),
        ("{内容: 甲, 大小: 14}", "{文字: 甲, 字号: 14}"),
        ("{文本: 甲, 字色: FF0000}", "{文字: 甲, 颜色: FF0000}"),
        ("{文字: 甲, 网址: 'https://www.example.com'}", "{文字: 甲, 链接: 'https://www.example.com'}"),
    ],
)
def test_words_of_other_programs_that_mean_one_thing_are_taken(
    filled: Callable[..., Run], other: str, ours: str
) -> None:
    papers = []
    for value in (other, ours):
        assert filled(f"甲: {{$富文本: [{value}]}}\n", "{{ 甲 }}").code == 0
        papers.append(Path("出.docx").read_bytes())
        Path("出.docx").unlink()
    assert papers[0] == papers[1]


def test_rows_are_counted_at_the_end(tmp_path: Path, run: Runs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("通知.docx").write_bytes(template("{{ 姓名 }}"))
    workbook(tmp_path / "人员.xlsx", [["姓名", "房"], ["周明远", "1"], ["罗大为", "2"], ["陈果", "3"]])
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").out.splitlines()[-1] == "共3份"
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "合.docx").out.splitlines()[-1] == "共3份，合成一份"
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "又", "-q").out == ""


@pytest.mark.parametrize("engine", [[], ["--engine", "docxtpl"]])
def test_a_tag_for_a_file_that_goes_with_the_paper_is_told_why_it_prints_nothing(
    tmp_path: Path, run: Runs, monkeypatch: pytest.MonkeyPatch, engine: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("通知.docx").write_bytes(template("{{p 附件 }}"))
    Path("附.docx").write_bytes(template("文"))
    Path("数据.yaml").write_text("甲: 一\n$附件: [附.docx]\n", "utf-8")
    refused = run("fill", "通知.docx", "数据.yaml", "-o", "出.docx", *engine)
    assert (refused.code, "“$附件”随文书另附，印不进正文" in refused.err) == (3, True), refused.err
