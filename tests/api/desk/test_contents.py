"""What lies in the folder of an office."""

import time
from pathlib import Path

import pytest

from docgen.api.desk.contents import FolderReader
from tests.conftest import OFFICE, ROOT


def test_a_visit_is_listed_alike_whether_it_is_written_plainly_or_not(tmp_path: Path) -> None:
    files = sorted((ROOT / "examples").rglob("2*.yaml"))
    for number, file in enumerate(files):
        text = file.read_text("utf-8")
        (tmp_path / f"{number}a.yaml").write_text(text, "utf-8")
        # a text in quotes over two lines is never plain
        (tmp_path / f"{number}b.yaml").write_text(f'{text}注意:\n  - "带好\n    证件"\n', "utf-8")
    heads = {head.file: head for head in FolderReader(tmp_path).contents().visits}
    assert len(heads) == 2 * len(files)
    for number in range(len(files)):
        plain, other = heads[f"{number}a.yaml"], heads[f"{number}b.yaml"]
        assert plain._replace(file="") == other._replace(file="")


def test_files_that_are_as_they_were_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text("标题: 考察\n日期: 2026-07-05\n来宾: [周明远]\n", "utf-8")
    reader = FolderReader(tmp_path)
    reader.contents()
    with monkeypatch.context() as patch:
        patch.setattr("docgen.api.desk.contents.content_of", lambda _: pytest.fail("it is read again"))
        assert reader.contents().visits[0].title == "考察"
    path.write_text("标题: 另一次考察\n日期: 2026-07-05\n来宾: [周明远]\n", "utf-8")
    assert reader.contents().visits[0].title == "另一次考察"


def test_a_thousand_visits_are_listed_soon(tmp_path: Path) -> None:
    text = (OFFICE / "来访" / "2026-041.yaml").read_text("utf-8")
    for number in range(1000):
        (tmp_path / f"{number}.yaml").write_text(text, "utf-8")
    started = time.process_time()
    assert len(FolderReader(tmp_path).contents().visits) == 1000
    assert time.process_time() - started < 3
