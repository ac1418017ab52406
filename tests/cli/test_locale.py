"""click's own words in Chinese: the catalogue, and that nothing else notices it."""

import gettext
import os
import re
from pathlib import Path

import click
import polib
import pytest
from click.testing import CliRunner

from docgen.cli import chinese
from docgen.cli.app import app
from docgen.text.columns import cell_width
from tests.conftest import ROOT

CATALOGUE = ROOT / "docgen" / "cli" / "locale" / "zh_CN" / "LC_MESSAGES" / "click.po"
COMPILED = CATALOGUE.with_suffix(".mo")


def test_the_compiled_catalogue_is_that_of_the_source(request: pytest.FixtureRequest) -> None:
    compiled = polib.pofile(str(CATALOGUE)).to_binary()
    if request.config.getoption("--update-golden"):
        COMPILED.write_bytes(compiled)
    assert COMPILED.read_bytes() == compiled


def test_click_still_says_what_the_catalogue_translates() -> None:
    said = "\n".join(path.read_text("utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    joined = re.sub(r'"\s*\n\s*"', "", said)
    for entry in polib.pofile(str(CATALOGUE)):
        assert f'"{entry.msgid}"' in joined
        assert not entry.msgid_plural or f'"{entry.msgid_plural}"' in joined


def test_every_entry_is_translated_and_keeps_to_the_names_of_the_original() -> None:
    for entry in polib.pofile(str(CATALOGUE)):
        original = set(re.findall(r"{(\w+)", entry.msgid + entry.msgid_plural))
        for text in (entry.msgstr, *entry.msgstr_plural.values()):
            assert set(re.findall(r"{(\w+)", text)) <= original
        assert entry.translated()


@pytest.mark.parametrize("language", [None, "en_GB:en", "C"])
def test_the_language_of_the_user_is_put_back(language: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LANGUAGE", raising=False)
    if language is not None:
        monkeypatch.setenv("LANGUAGE", language)
    domain = gettext.textdomain()
    with pytest.raises(click.UsageError) as caught:
        app.main(["stats", "a", "--year", "x"], prog_name="docgen", standalone_mode=False)
    assert chinese.refusal(caught.value).startswith("--year 写四位数字的年份")
    assert (gettext.textdomain(), os.environ.get("LANGUAGE")) == (domain, language)


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (["plan", "a", "--force=1"], "选项 --force 后面不写内容；docgen --help 看全部用法"),
        (["plan", "a", "--set"], "选项 --set 后面少了内容；docgen --help 看全部用法"),
        (["kinds", "a", "b"], "多写了“a b”；docgen --help 看全部用法"),
    ],
)
def test_what_click_refuses_is_said_in_chinese(arguments: list[str], refusal: str) -> None:
    with pytest.raises(click.ClickException) as caught:
        app.main(arguments, prog_name="docgen", standalone_mode=False)
    assert chinese.refusal(caught.value) == refusal


@pytest.mark.parametrize("command", [[], ["plan"], ["cards"], ["template"], ["rules"]])
def test_the_columns_of_a_help_are_aligned_as_a_screen_shows_hanzi(command: list[str]) -> None:
    lines = CliRunner().invoke(app, [*command, "--help"], terminal_width=80).output.split("\n")
    table = [line for line in lines if re.match(r"  -.*\S {2,}\S", line)]
    assert table
    starts = {cell_width(match[1]) for line in table if (match := re.match(r"(  -.*?\S {2,})\S", line))}
    assert len(starts) == 1
    assert max(map(cell_width, lines)) <= 80


def test_arguments_stand_in_the_line_of_usage_alone() -> None:
    lines = CliRunner().invoke(app, ["plan", "--help"]).output.split("\n")
    assert [line for line in lines if "来访文件" in line and line.startswith("  来访文件")] == []
