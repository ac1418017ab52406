"""Files are moved into place all together: over a kill at any moment, a full disk, several writers at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.output.folder_lock import settle
from docgen.output.write import write_files

#: Writes three files and dies before the n-th file of its own is renamed, as a process does that is killed.
DYING = """
import os, sys
from pathlib import Path
from docgen.output.write import write_files
folder, left = Path(sys.argv[1]), int(sys.argv[2])
def counted(self, target):
    global left
    if left == 0:
        os._exit(9)
    left -= 1
    os.replace(self, target)
    return Path(target)
Path.replace = counted
write_files([(folder / name, f"new {name}".encode()) for name in ("a", "b", "run.json")], force=True)
"""

#: Adds its number to a record under the lock, as a run of cards does, and writes one file that all want to write.
WRITER = """
import json, sys
from pathlib import Path
from docgen.errors import OutputError
from docgen.output.folder_lock import locked
from docgen.output.write import write_files
folder, number = Path(sys.argv[1]), int(sys.argv[2])
sys.stdin.read(1)
record = folder / "run.json"
with locked(folder):
    runs = json.loads(record.read_text()) if record.exists() else []
    write_files([(folder / f"{number}", b"x" * 9999), (record, json.dumps([*runs, number]).encode())], renewed=[record])
try:
    write_files([(folder / "one", str(number).encode())])
    print("won")
except OutputError as error:
    print(error.problems[0].code)
"""


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


@pytest.mark.parametrize("is_there", [False, True])
def test_wherever_a_run_is_killed_the_folder_is_old_or_the_next_run_makes_it_new(
    is_there: bool, tmp_path: Path
) -> None:
    old = {name: f"old {name}" for name in ("a", "b", "run.json")} if is_there else {}
    new = {name: f"new {name}" for name in ("a", "b", "run.json")}
    seen = []
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, text in old.items():
            (folder / name).write_text(text, "utf-8")
        died = subprocess.run([sys.executable, "-c", DYING, str(folder), str(number)], check=False)
        settle(folder)
        assert contents(folder) in (old, new), number
        seen.append((died.returncode, contents(folder) == new))
    # the first rename is that of the list: from then on the run is finished by the next one
    assert seen == [(9, False), (9, True), (9, True), (9, True), (0, True)]


def test_what_somebody_has_changed_since_the_kill_stays(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", DYING, str(tmp_path), "2"], check=False)
    assert (tmp_path / "a").read_text("utf-8") == "new a"
    (tmp_path / "b").write_text("edited by hand", "utf-8")
    settle(tmp_path)
    assert contents(tmp_path) == {"a": "new a", "b": "edited by hand", "run.json": "new run.json"}


def test_the_same_run_again_after_a_kill_counts_what_was_finished_as_written(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", DYING, str(tmp_path), "2"], check=False)
    files = [(tmp_path / name, f"new {name}".encode()) for name in ("a", "b", "run.json")]
    write_files(files)
    assert contents(tmp_path) == {name: f"new {name}" for name in ("a", "b", "run.json")}
    with pytest.raises(OutputError, match="已经有了"):
        write_files(files)


@pytest.mark.parametrize("stops", [OSError(13, "Permission denied"), KeyboardInterrupt()], ids=["in use", "stopped"])
@pytest.mark.parametrize("has_links", [True, False])
def test_where_one_file_cannot_be_moved_all_are_as_before(
    has_links: bool, stops: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "c"):
        (tmp_path / name).write_text(f"old {name}", "utf-8")
    rename = Path.replace

    def fails_at_c(self: Path, target: Path) -> Path:
        if target == tmp_path / "c" and not self.name.endswith("-old"):
            raise stops
        return rename(self, target)

    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "replace", fails_at_c)
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write_files([(tmp_path / name, b"new") for name in ("a", "b", "c")], force=True)
    assert contents(tmp_path) == {"a": "old a", "c": "old c"}


def test_a_list_of_moves_that_is_odd_ends_nothing(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for number, text in enumerate(("", "{", "[1]", '[["0"]]', '[["0", "../../x", null]]', '{"a": 1}', "[[1, 2, 3]]")):
        folder = tmp_path / f".docgen-{gone.pid}-1a-{number}"
        folder.mkdir()
        (folder / "0").write_text("half", "utf-8")
        (folder / "moves.json").write_text(text, "utf-8")
    settle(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["x"]  # in the folder itself, never above it
    assert not (tmp_path.parent.parent / "x").exists()


def test_files_of_others_whose_names_begin_like_ours_are_left_alone(tmp_path: Path) -> None:
    for name in (".docgen-notes", ".docgen-1", ".docgen-99999999-x", ".docgen-cache"):
        (tmp_path / name).write_text("theirs", "utf-8")
    write_files([(tmp_path / "new", b"new")])
    assert len(list(tmp_path.iterdir())) == 5


def test_of_four_writers_none_loses_the_run_of_another_and_one_wins(tmp_path: Path) -> None:
    for number in range(3):
        folder = tmp_path / str(number)
        writers = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(folder), str(one)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            for one in range(4)
        ]
        said = [writer.communicate(b"x")[0].decode().strip() for writer in writers]
        assert sorted(said) == ["O401"] * 3 + ["won"]
        assert sorted(json.loads((folder / "run.json").read_text("utf-8"))) == [0, 1, 2, 3]
        assert sorted(path.name for path in folder.iterdir()) == ["0", "1", "2", "3", "one", "run.json"]
