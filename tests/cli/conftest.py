"""What several tests of the command line share."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.word.templates import template

#: The options of ``docgen fill`` for our engine and for docxtpl's.
ENGINES: Sequence[Sequence[str]] = ((), ("--engine", "docxtpl"))


@pytest.fixture
def fill(tmp_path: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """Fills a template of one paragraph with a data file of this name and content."""
    monkeypatch.chdir(tmp_path)

    def fill(name: str, data: str, tag: str, *options: str) -> Run:
        Path("通知.docx").write_bytes(template(tag))
        if data:
            Path(name).write_text(data, "utf-8")
        return run("fill", "通知.docx", name, "-o", "出", "--force", *options)

    return fill
