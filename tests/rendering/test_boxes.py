"""Characters that no font has: LibreOffice prints a box for them, or nothing beside Latin letters; both are told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docgen.output.converter import WordDocument
from docgen.output.pdf import page_texts, to_pdfs
from docgen.word.stock.blocks import paragraph
from docgen.word.stock.document import document
from tests.conftest import Run

pytestmark = pytest.mark.rendering

#: Characters of fonts that CI does not have: a picture, one of Extension G, and a script.
_RARE = "🎉𰚠𓀀"


@pytest.mark.usefixtures("office_profile")
def test_boxes_are_told_apart_from_all_that_is_printed_well() -> None:
    usual = "副市长·㐂䶮𠮷①Ⅷ㎡（一）é ﬁ —…《》“”①⑵☆　１２３ １８０ Zoë"
    contents = [document([paragraph(text)]) for text in (usual, f"{usual}{_RARE}", _RARE[1])]
    made = to_pdfs([WordDocument(f"{number}.docx", (content,)) for number, content in enumerate(contents)])
    assert [set(one.boxes) for one in made] == [set(), set(_RARE), {_RARE[1]}]


@pytest.mark.usefixtures("office_profile")
def test_a_paper_with_a_box_comes_with_a_sentence_and_its_document(run: Callable[..., Run], tmp_path: Path) -> None:
    visit = tmp_path / "来访.yaml"
    visit.write_text(
        "标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n来宾:\n  - {姓名: 周明远, 职务: 副市长🎉}\n", "utf-8"
    )
    done = run("roster", visit, "--pdf", "-o", f"{tmp_path / '出'}/")
    assert done.code == 0
    assert "来访.yaml:4:22: 应改 O404 “" in done.err
    assert "里“🎉”（U+1F389）印不出来" in done.err
    assert sorted(path.suffix for path in (tmp_path / "出").iterdir()) == [".docx", ".pdf"]


@pytest.mark.usefixtures("office_profile")
def test_three_conversions_at_once_do_not_get_in_each_others_way() -> None:
    documents = [WordDocument(f"{number}.docx", (document([paragraph(f"第{number}份")]),)) for number in range(3)]
    with ThreadPoolExecutor(3) as pool:
        made = list(pool.map(lambda one: to_pdfs([one]), documents))
    assert [page_texts(pdf.content)[0].startswith(f"第{number}份") for number, (pdf,) in enumerate(made)] == [True] * 3
