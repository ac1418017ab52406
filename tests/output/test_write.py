"""Writing: whole or not at all, nothing overwritten unasked, nothing left behind, the permissions as they should be."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.output.write import safe_name, write_files

posix = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX systems")


class Broken(list[bytes]):
    """Pieces of a file that cannot be written to their end."""

    def __init__(self, error: BaseException) -> None:
        super().__init__([b"first", b"second"])
        self.error = error

    def __iter__(self) -> Iterator[bytes]:
        yield self[0]
        raise self.error


def permissions(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def strict_umask() -> Iterator[None]:
    earlier = os.umask(0o027)
    yield
    os.umask(earlier)


@posix
@pytest.mark.usefixtures("strict_umask")
def test_a_new_file_has_the_permissions_that_open_gives(tmp_path: Path) -> None:
    (tmp_path / "by open").write_bytes(b"")
    write_files([(tmp_path / "new", b"new")])
    assert permissions(tmp_path / "new") == permissions(tmp_path / "by open") == 0o640


@posix
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o604)
    write_files([(path, b"new")], force=True)
    assert (path.read_bytes(), permissions(path)) == (b"new", 0o604)


@pytest.mark.parametrize("count", [1, 40])
@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "stopped"]
)
def test_a_file_that_fails_leaves_everything_as_it_was(error: BaseException, count: int, tmp_path: Path) -> None:
    old = tmp_path / "0"
    old.write_bytes(b"old")
    files = [(tmp_path / str(number), b"new") for number in range(count)]
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write_files([*files, (tmp_path / "broken", Broken(error))], force=True)
    assert list(tmp_path.iterdir()) == [old]
    assert old.read_bytes() == b"old"


def test_nothing_is_written_if_one_file_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"old")
    with pytest.raises(OutputError):
        write_files([(tmp_path / "a", b"new"), (tmp_path / "b", b"new")])
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    assert (tmp_path / "b").read_bytes() == b"old"


def test_what_a_killed_process_left_behind_is_removed(tmp_path: Path) -> None:
    killed = subprocess.Popen([sys.executable, "-c", ""])
    killed.wait()
    abandoned = tmp_path / f".docgen-{killed.pid}-1a-x"
    in_use = tmp_path / f".docgen-{os.getppid()}-1a-x"
    for folder in (abandoned, in_use):
        folder.mkdir()
        (folder / "0").write_bytes(b"half")
    write_files([(tmp_path / "new", b"new")])
    assert in_use.exists()
    assert not abandoned.exists()


def test_files_of_several_folders_are_written_together(tmp_path: Path) -> None:
    paths = write_files([(tmp_path / "a" / "file", b"1"), (tmp_path / "b" / "c" / "file", (b"2", b"3"))])
    assert [path.read_bytes() for path in paths] == [b"1", b"23"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", "c", "file", "file"]


@pytest.mark.parametrize("name", ["甲\x1b乙.docx", "甲\n乙/丙.docx", "甲\x85.docx", "\x7f.docx"])
def test_a_control_character_is_no_part_of_a_name_of_a_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError) as refused:
        write_files([(tmp_path / name, b"x")])
    assert "有控制字符 U+" in refused.value.problems[0].text and "□" in refused.value.problems[0].text
    assert list(tmp_path.rglob("*.docx")) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("", "_"),
        (" . ", "_"),
        ("con", "_con"),
        ("NUL.docx", "_NUL.docx"),
        ("Com1", "_Com1"),
        ("lpt9.会议", "_lpt9.会议"),
        ("console", "console"),
        ("方案\u200b（一）\n", "方案_（一）_"),
        ("../../etc", "／..／etc"),
        ("汉" * 100, "汉" * 66),
        ("a" * 199 + "汉", "a" * 199),
        ("a" * 199 + " " + "b" * 9, "a" * 199),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert safe_name(title) == name


def faults(*files: tuple[Path, bytes]) -> list[tuple[str, str]]:
    with pytest.raises(OutputError) as refused:
        write_files(files)
    return [(problem.code, problem.text) for problem in refused.value.problems]


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "方案.docx").mkdir()
    assert faults((tmp_path / "方案.docx", b"new")) == [("O401", f"“{tmp_path / '方案.docx'}”是文件夹")]


def test_a_file_in_place_of_the_folder_is_said_and_kept(tmp_path: Path) -> None:
    (tmp_path / "出").write_bytes(b"mine")
    ((code, text),) = faults((tmp_path / "出" / "方案.docx", b"new"))
    assert code == "O403" and text.startswith(f"写不进“{tmp_path / '出'}”：")
    assert (tmp_path / "出").read_bytes() == b"mine"


def test_a_name_that_is_too_long_is_said_in_a_sentence(tmp_path: Path) -> None:
    ((code, text),) = faults((tmp_path / ("长" * 300 + ".docx"), b"new"))
    assert code == "O403" and "写不进" in text
    assert list(tmp_path.iterdir()) == []


def test_two_names_that_differ_only_in_capitals_are_one_file_on_windows(tmp_path: Path) -> None:
    files = [(tmp_path / "Anna.docx", b"1"), (tmp_path / "anna.docx", b"2")]
    assert faults(*files) == [("O402", "有两份文件都叫“anna.docx”")]
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_is_run_again_finishes_what_is_missing_and_refuses_what_differs(tmp_path: Path) -> None:
    whole, missing, longer, other = (tmp_path / name for name in ("whole", "missing", "longer", "other"))
    whole.write_bytes(b"12")
    written = whole.stat()
    assert write_files([(whole, (b"1", b"2")), (missing, b"3")], resumed=True) == (whole, missing)
    assert (missing.read_bytes(), whole.stat().st_mtime_ns) == (b"3", written.st_mtime_ns)
    longer.write_bytes(b"123")
    other.write_bytes(b"21")
    with pytest.raises(OutputError) as refused:
        write_files([(longer, b"12"), (other, (b"1", b"2"))], resumed=True)
    assert [problem.text for problem in refused.value.problems] == [
        f"“{longer}”已经有了，没有覆盖",
        f"“{other}”已经有了，没有覆盖",
    ]


@posix
def test_a_file_has_the_permissions_of_one_that_was_moved_away(tmp_path: Path) -> None:
    old = tmp_path / "撤下" / "方案.docx"
    old.parent.mkdir()
    old.write_bytes(b"old")
    old.chmod(0o600)
    new = tmp_path / "方案.docx"
    write_files([(new, b"new")], earlier={new: old})
    assert permissions(new) == 0o600
