"""A template without a single tag makes no paper: nothing of the visit would stand in it."""

from pathlib import Path

from docgen.word.stock.blocks import paragraph
from docgen.word.stock.document import document
from tests.conftest import OFFICE, Run


def test_a_template_without_a_tag_is_refused_and_nothing_is_written(tmp_path: Path, run: Run) -> None:
    template, paper = tmp_path / "模板.docx", tmp_path / "a.docx"
    template.write_bytes(document([paragraph("接待方案")]))
    done = run("plan", OFFICE / "来访" / "2026-041.yaml", "--template", template, "-o", paper)
    assert done.code == 3
    assert "M116" in done.err
    assert not paper.exists()
    assert run("template", "check", template).code == 3
