"""Annotated copies as LibreOffice draws them: the same pages as before."""

import io
from pathlib import Path

import pytest
from docx import Document

from docgen.api.annotations import check_word_draft
from tests.rendering.conftest import PDF
from tests.rendering.measure import lines
from tests.word.foreign.office_plans import PLANS

pytestmark = pytest.mark.rendering


@pytest.mark.parametrize("name", PLANS)
def test_a_copy_with_comments_has_the_pages_of_its_original(name: str, drawn: PDF, tmp_path: Path) -> None:
    path = tmp_path / "稿子.docx"
    document = Document(io.BytesIO(PLANS[name]()))
    document.add_paragraph("各位领导,同志们：热烈欢迎莅临指导。。")
    document.save(str(path))
    content = path.read_bytes()
    checked = check_word_draft(path, comments=True)
    assert len(checked.problems) > 3
    before, after = ([lines(page) for page in drawn(one).pages] for one in (content, checked.annotated))
    assert after == before
