"""Compiled code of our templates is kept between runs, never used when it is not ours, and changes no document."""

from pathlib import Path

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.output.code_cache import CodeCache
from docgen.word.engine import fill
from tests.conftest import OFFICE

VISIT = OFFICE / "来访" / "2026-066.yaml"
NAMES = ("标题", "来宾")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which code is kept; templates that were prepared before are forgotten."""
    monkeypatch.setenv("DOCGEN_CACHE", str(tmp_path / "kept"))
    fill._prepared_once.cache_clear()
    return tmp_path / "kept"


def code(source: str = "1 + 1"):  # type: ignore[no-untyped-def]
    return compile(source, "plan", "eval")


def test_what_was_kept_is_given_back_for_the_same_source_only(folder: Path) -> None:
    cache = CodeCache("Jinja 3")
    cache.keep("{{ 标题 }}", NAMES, code())
    names, kept = CodeCache("Jinja 3").load("{{ 标题 }}") or ((), None)
    assert (names, eval(kept)) == (NAMES, 2)
    assert cache.load("{{ 标题 }} ") is None
    assert CodeCache("Jinja 4").load("{{ 标题 }}") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 32, b"0" * 5000])
def test_a_damaged_file_is_not_used(damage: bytes, folder: Path) -> None:
    cache = CodeCache("Jinja 3")
    cache.keep("{{ 标题 }}", NAMES, code())
    (file,) = folder.iterdir()
    file.write_bytes(damage)
    assert cache.load("{{ 标题 }}") is None
    file.write_bytes(damage + file.read_bytes())
    assert cache.load("{{ 标题 }}") is None


def test_where_nothing_can_be_written_nothing_is_kept(folder: Path) -> None:
    folder.write_text("a file where the folder would be", "utf-8")
    CodeCache("Jinja 3").keep("{{ 标题 }}", NAMES, code())
    assert CodeCache("Jinja 3").load("{{ 标题 }}") is None
    assert build(load(VISIT))[0].name == "关于云州市水利局总工程师来我区检查指导冬春农田水利建设工作的接待方案.docx"


def test_a_full_folder_is_emptied_of_old_code(folder: Path) -> None:
    folder.mkdir()
    for number in range(200):
        (folder / f"{number}.code").write_bytes(b"old")
    (folder / "readme.txt").write_text("not ours", "utf-8")
    CodeCache("Jinja 3").keep("{{ 标题 }}", NAMES, code())
    assert sorted(file.suffix for file in folder.iterdir()) == [".code", ".txt"]


def test_a_document_made_of_kept_code_is_the_same(folder: Path) -> None:
    first = build(load(VISIT))
    assert list(folder.glob("*.code"))
    fill._prepared_once.cache_clear()
    kept = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    assert build(load(VISIT)) == first
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == kept, "it was compiled again"


def test_templates_of_users_are_not_kept(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes((OFFICE.parent.parent / "templates" / "docx" / "plan.docx").read_bytes())
    build(load(VISIT), template=own)
    assert not folder.exists()
