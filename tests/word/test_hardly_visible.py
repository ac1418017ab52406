"""White text on white and text that is too small to be seen stay, and the look at a template says them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.word.engine.fill import open_template
from tests.conftest import Run
from tests.word.packages import NAMESPACES
from tests.word.planted import MARK
from tests.word.templates import template, with_part


def _run(properties: str, text: str = MARK) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def _cell(properties: str, inner: str, of_table: str = "") -> bytes:
    return template(
        f"<w:tbl><w:tblPr>{of_table}</w:tblPr><w:tblGrid><w:gridCol w:w='1'/></w:tblGrid><w:tr><w:tc>"
        f"<w:tcPr>{properties}</w:tcPr><w:p>{inner}</w:p></w:tc></w:tr></w:tbl>",
        "{{ 名 }}",
    )


def _paragraph(inner: str, properties: str = "") -> bytes:
    return template(f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>", "{{ 名 }}")


def _styled(style: str, content: bytes) -> bytes:
    return with_part(content, "word/styles.xml", "</w:styles>", f"{style}</w:styles>")


def _style(kind: str, properties: str) -> str:
    return f'<w:style w:type="{kind}" w:styleId="Z"><w:name w:val="Z"/>{properties}</w:style>'


def _box(fill: str, inner: str) -> bytes:
    return template(
        f"<w:p><w:r><w:drawing {NAMESPACES}><wps:wsp><wps:spPr>{fill}</wps:spPr><wps:txbx><w:txbxContent><w:p>{inner}"
        "</w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></w:r></w:p>",
        "{{ 名 }}",
    )


WHITE, TINY = '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'
RED = '<w:shd w:val="clear" w:fill="C00000"/>'
SOLID = '<a:solidFill><a:srgbClr val="C00000"/></a:solidFill>'
SAID: dict[str, bytes] = {
    "white": _paragraph(_run(WHITE)),
    "nearly white": _paragraph(_run('<w:color w:val="fefefe"/>')),
    "white by the theme": _paragraph(_run('<w:color w:val="FFFFFF" w:themeColor="background1"/>')),
    "white on white": _cell('<w:shd w:val="clear" w:fill="FFFFFF"/>', _run(WHITE)),
    "white in a table": _cell("", _run(WHITE)),
    "white by a style": _styled(
        _style("character", f"<w:rPr>{WHITE}</w:rPr>"), _paragraph(_run('<w:rStyle w:val="Z"/>'))
    ),
    "white in a box": _box("", _run(WHITE)),
    "tiny": _paragraph(_run(TINY)),
    "tiny by a style": _styled(
        _style("paragraph", f"<w:rPr>{TINY}</w:rPr>"), _paragraph(_run(""), '<w:pStyle w:val="Z"/>')
    ),
    "white and a tag": _paragraph(_run(WHITE, f"{MARK}{{{{ 名 }}}}")),
}
NOT_SAID: dict[str, bytes] = {
    "white on red words": _paragraph(_run(f"{WHITE}{RED}")),
    "white on marked words": _paragraph(_run(f'{WHITE}<w:highlight w:val="red"/>')),
    "white on a red paragraph": _paragraph(_run(WHITE), RED),
    "white on a red cell": _cell(RED, _run(WHITE)),
    "white on a pattern": _cell('<w:shd w:val="pct50" w:fill="auto"/>', _run(WHITE)),
    "white on a red table": _cell("", _run(WHITE), RED),
    "white in a table of a style with colours": _styled(
        _style("table", f"<w:tcPr>{RED}</w:tcPr>"), _cell("", _run(WHITE), '<w:tblStyle w:val="Z"/>')
    ),
    "white in a red box": _box(SOLID, _run(WHITE)),
    "white space": _paragraph(_run(f"{WHITE}{TINY}", "　 ")),
    "tags that print nothing": _paragraph(_run(WHITE, "{% set 甲 = 1 %}")),
    "black": _paragraph(_run('<w:color w:val="auto"/><w:sz w:val="9"/>')),
    "grey": _paragraph(_run('<w:color w:val="D9D9D9"/>')),
    "darkened white": _paragraph(_run('<w:color w:val="BFBFBF" w:themeColor="background1" w:themeShade="BF"/>')),
}


def _sentences(content: bytes) -> list[str]:
    return [
        notice.text for notice in open_template(content).notices if "看不见" in notice.text or "白色" in notice.text
    ]


@pytest.mark.parametrize("name", SAID)
def test_what_hardly_anybody_sees_is_said(name: str) -> None:
    (sentence,) = _sentences(SAID[name])
    assert MARK in sentence
    assert sentence.endswith("会随每份文书走")


@pytest.mark.parametrize("name", NOT_SAID)
def test_what_is_seen_is_not(name: str) -> None:
    assert _sentences(NOT_SAID[name]) == []


def test_the_look_at_a_template_says_it_with_its_place(run: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "模板.docx").write_bytes(SAID["white"])
    done = run("template", "check", tmp_path / "模板.docx")
    assert done.code == 0
    assert f"白色的文字“{MARK}”会随每份文书走" in done.err
    assert "正文:1:1" in done.err
