"""What was made of our templates is kept between runs, never used when it is not ours, and changes no document."""

from pathlib import Path

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.errors import Problem, TemplateError
from docgen.output.template_cache import TemplateCache
from docgen.word.engine import fill, prepare
from tests.conftest import OFFICE, ROOT

VISIT = OFFICE / "来访" / "2026-066.yaml"
PLAN = ROOT / "templates" / "docx" / "plan.docx"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which templates are kept; those that were prepared before are forgotten."""
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "kept"))
    fill._prepared_once.cache_clear()
    return tmp_path / "kept"


def test_what_was_kept_is_given_back_for_the_same_source_only(folder: Path) -> None:
    cache = TemplateCache("Jinja 3")
    cache.keep(b"plan.docx", b"prepared")
    assert TemplateCache("Jinja 3").load(b"plan.docx") == b"prepared"
    assert cache.load(b"plan.docx ") is None
    assert TemplateCache("Jinja 4").load(b"plan.docx") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 32, b"0" * 5000])
def test_a_damaged_file_is_not_used(damage: bytes, folder: Path) -> None:
    cache = TemplateCache("Jinja 3")
    cache.keep(b"plan.docx", b"prepared")
    (file,) = folder.iterdir()
    file.write_bytes(damage + file.read_bytes() if damage else b"")
    assert cache.load(b"plan.docx") is None
    file.write_bytes(damage)
    assert cache.load(b"plan.docx") is None


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path) -> None:
    folder.write_text("a file where the folder would be", "utf-8")
    TemplateCache("Jinja 3").keep(b"plan.docx", b"prepared")
    assert TemplateCache("Jinja 3").load(b"plan.docx") is None
    assert build(load(VISIT))[0].name == "关于云州市水利局总工程师来我区检查指导冬春农田水利建设工作的接待方案.docx"


def test_a_full_folder_is_emptied_of_what_older_versions_made(folder: Path) -> None:
    folder.mkdir()
    for number in range(200):
        (folder / f"{number}.code").write_bytes(b"old")
    (folder / "readme.txt").write_text("not ours", "utf-8")
    TemplateCache("Jinja 3").keep(b"plan.docx", b"prepared")
    assert sorted(file.suffix for file in folder.iterdir()) == [".code", ".txt"]


@pytest.mark.parametrize("kind", ["plan", "cards", "motorcade", "rooms", "seating", "checklist"])
def test_a_document_made_of_a_kept_template_is_the_same(
    kind: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = load(OFFICE / "来访" / "2026-041.yaml")
    first = build(visit, [kind])
    assert list(folder.glob("*.code"))
    fill._prepared_once.cache_clear()
    monkeypatch.delattr(prepare, "prepare_stock_template")
    assert build(visit, [kind]) == first


@pytest.mark.parametrize("names_known", [True, False])
def test_a_fault_has_the_same_place_in_a_kept_template(
    names_known: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def problems() -> tuple[Problem, ...]:
        fill._prepared_once.cache_clear()
        with pytest.raises(TemplateError) as error:
            fill.fill_in_chunks(PLAN, {"标题": "接待方案"}, names_known=names_known, store=TemplateCache("Jinja 3"))
        return error.value.problems

    first = problems()
    monkeypatch.delattr(prepare, "prepare_stock_template")
    assert problems() == first
    assert "plan.docx!正文" in str(first[0].place)


def test_templates_of_users_are_not_kept(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(PLAN.read_bytes())
    build(load(VISIT), template=own)
    assert not folder.exists()
