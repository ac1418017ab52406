"""An office of one's own in a folder, with the pack of one of its visits."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import docgen
from tests.conftest import OFFICE


class Evening(NamedTuple):
    """The file of a visit and the folder of its pack, which has all papers, or only some."""

    visit: Path
    folder: Path
    only: Sequence[str] = ()

    def write(self, **target: Any) -> docgen.PackReport:
        """Makes the pack and writes it, as ``docgen pack`` does."""
        made = docgen.pack(docgen.load_seated(self.visit), docgen.PackOptions(only=self.only))
        return docgen.write_pack(made, docgen.PackTarget(self.folder, self.visit)._replace(**target))

    def change(self, old: str, new: str) -> None:
        """Changes a text of the visit file that stands in it."""
        text = self.visit.read_text("utf-8")
        assert old in text
        self.visit.write_text(text.replace(old, new), "utf-8")

    def changed(self) -> docgen.PackReport:
        """What a run over the pack does after a change."""
        return self.write(changed_since=self.folder / "run.json")


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """The example visit in an office of its own; its pack is not made yet."""
    shutil.copytree(OFFICE, tmp_path / "办公室")
    return Evening(tmp_path / "办公室" / "来访" / "2026-041.yaml", tmp_path / "文书")


#: Papers of each kind that a change reaches in its own way: pages, rows, cards, one for each meal.
_FEW = ("接待方案", "住宿安排", "席卡", "菜单")


@pytest.fixture(scope="session")
def _few_packed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office with a few papers beside it, made once for all tests."""
    root = tmp_path_factory.mktemp("few")
    shutil.copytree(OFFICE, root / "办公室")
    Evening(root / "办公室" / "来访" / "2026-041.yaml", root / "文书", _FEW).write()
    return root


@pytest.fixture
def few_packed(_few_packed_once: Path, tmp_path: Path) -> Evening:
    """The example visit in an office of its own, and a few of its papers: a whole pack takes four times as long."""
    shutil.copytree(_few_packed_once, tmp_path, dirs_exist_ok=True)
    return Evening(tmp_path / "办公室" / "来访" / "2026-041.yaml", tmp_path / "文书", _FEW)


@pytest.fixture(scope="session")
def _packed_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office with the whole pack beside it, made once for all tests."""
    root = tmp_path_factory.mktemp("packed")
    shutil.copytree(OFFICE, root / "办公室")
    Evening(root / "办公室" / "来访" / "2026-041.yaml", root / "文书").write()
    return root


@pytest.fixture
def packed(_packed_once: Path, tmp_path: Path) -> Evening:
    """The example visit in an office of its own, and its whole pack."""
    shutil.copytree(_packed_once, tmp_path, dirs_exist_ok=True)
    return Evening(tmp_path / "办公室" / "来访" / "2026-041.yaml", tmp_path / "文书")


@pytest.fixture
def names_in() -> Callable[[Path], list[str]]:
    """The names of the files in a folder, in order."""
    return lambda folder: sorted(path.name for path in folder.iterdir())
