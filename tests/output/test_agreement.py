"""A PDF is held against its document: whatever a converter hands over that is not the document is refused."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OFFICE, Run
from tests.stand_in_converter import stand_in_converter

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is started by its first line")

Runner = Callable[..., Run]
VISIT = OFFICE / "来访" / "2026-041.yaml"
TEXT = "text_of(document)"


@pytest.fixture
def roster(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """The list of the people of the example visit, in a folder of its own, made by a converter that prints this."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("DOCGEN_LIBREOFFICE", raising=False)

    def made(text: str, *more: object, pages: int = 1, boxes: str = "", source: Path = VISIT) -> Run:
        stand_in_converter(folder, pages, text=text, boxes=boxes)
        return run("roster", source, "--pdf", "-o", f"{tmp_path / '出'}/", *more)

    return made


def written(folder: Path) -> list[str]:
    return sorted(path.suffix for path in (folder / "出").glob("*"))


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("'关于江南市代表团的接待方案'", "少了"),
        (f"{TEXT}.replace('周明远', '周明达')", "少了“远”"),
        (f"{TEXT}.replace('自然资源局副局长', '自然资源局局长')", "少了“副”"),
        (f"{TEXT}.replace('厅', '')[:-60]", "少了"),
        (f"{TEXT}[len({TEXT}) // 2:]", "少了"),
        (f"{TEXT}.replace('韩喆', '')", "少了“"),
        (f"{TEXT} + '鄢陵县招商引资考察'", "多了“"),
        (f"{TEXT} * 99", "多了"),
        (f"{TEXT} * 2", "多了"),
        ("'X'", "少了"),
        ("''", "少了"),
    ],
    ids=[
        "another visit", "an old name", "an old post", "without its end", "without its first half",
        "without one guest", "and another visit", "ninety-nine times", "twice", "a letter", "a drawing",
    ],
)  # fmt: skip
def test_another_pdf_than_that_of_the_document_is_refused(
    printed: str, said: str, roster: Callable[..., Run], tmp_path: Path
) -> None:
    done = roster(printed)
    assert done.code == 4
    assert "转出的 PDF 和这份文书对不上" in done.err
    assert said in done.err
    assert written(tmp_path) == [".docx"]


@pytest.mark.parametrize(
    "printed",
    [
        TEXT,
        f"{TEXT}[::-1]",
        f"''.join(sorted({TEXT}))",
        f"{TEXT} + '第1页共2页第2页共2页'",
        f"{TEXT}.translate({{0x3000: ' ', ord('0'): '０', ord('（'): '('}})",
        f"{TEXT} + '一、二、（三）甲乙'",
        f"{TEXT}.replace('喆', '韩')",
    ],
    ids=[
        "as it is",
        "from right to left",
        "in any order",
        "pages with numbers",
        "other forms",
        "numbers of a list",
        "twins",
    ],
)
def test_what_a_converter_may_do_to_a_text_is_no_difference(
    printed: str, roster: Callable[..., Run], tmp_path: Path
) -> None:
    done = roster(printed, pages=3)
    assert done.code == 0, done.err
    assert written(tmp_path) == [".pdf"]


@pytest.fixture
def rare(tmp_path: Path) -> Path:
    """The example visit with a post that has two characters which few fonts have."""
    path = tmp_path / "来访.yaml"
    path.write_text(VISIT.read_text("utf-8").replace("职务: 副市长", '职务: "副市长🎉𰚠"'), "utf-8")
    return path


def test_a_character_that_no_font_has_is_named_with_its_place(
    roster: Callable[..., Run], rare: Path, tmp_path: Path
) -> None:
    done = roster(TEXT, "--office", OFFICE / "office.yaml", source=rare, boxes="🎉𰚠")
    assert done.code == 0
    line = 1 + rare.read_text("utf-8").split("🎉")[0].count("\n")
    for character, code in (("🎉", "U+1F389"), ("𰚠", "U+306A0")):
        assert f"“{character}”（{code}）印不出来（空框，或空着）：这台电脑的字体里没有它；.docx 是对的" in done.err
    assert f"来访.yaml:{line}:" in done.err
    assert "（表1第3行“云州市人民政府副市长🎉𰚠”）" in done.err
    assert "装一种有这个字的字体" in done.err
    assert written(tmp_path) == [".docx", ".pdf"]


def test_with_strict_a_box_counts_as_a_failure_and_the_document_is_there(
    roster: Callable[..., Run], rare: Path, tmp_path: Path
) -> None:
    rare.write_text("标题: 甲来访\n日期: 2026-07-05\n来宾: [{姓名: 周明远, 职务: 副市长𰚠}]\n", "utf-8")
    done = roster(TEXT, "--strict", source=rare, boxes="𰚠")
    assert (done.code, written(tmp_path)) == (1, [".docx"]), done.err
    assert "（PDF 没有做成）" in done.err


def test_a_box_for_one_character_hides_no_other_that_is_lacking(
    roster: Callable[..., Run], rare: Path, tmp_path: Path
) -> None:
    done = roster(f"{TEXT}.replace('周明远', '')", "--office", OFFICE / "office.yaml", source=rare, boxes="🎉𰚠")
    assert (done.code, written(tmp_path)) == (4, [".docx"])
