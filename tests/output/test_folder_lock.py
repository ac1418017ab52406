"""One writer a folder."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.output import folder_lock
from docgen.output.folder_lock import LOCK_FILE, locked, page_lock, settle
from docgen.output.write import write_files

HOLDER = """
import sys, time
from pathlib import Path
from docgen.output.folder_lock import locked
with locked(Path(sys.argv[1])):
    print("locked", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holder(folder: Path, seconds: float) -> "subprocess.Popen[bytes]":
    """Another process that holds the lock of a folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(folder), str(seconds)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"locked\n"
    return process


def test_a_folder_is_free_again_afterwards_and_nothing_is_left_in_it(tmp_path: Path) -> None:
    for _ in range(2):
        with locked(tmp_path):
            assert (tmp_path / LOCK_FILE).exists()
    assert list(tmp_path.iterdir()) == []


def test_a_new_folder_stays_if_something_was_written_into_it(tmp_path: Path) -> None:
    with locked(tmp_path / "空" / "里"):
        pass
    with locked(tmp_path / "文书" / "里"):
        (tmp_path / "文书" / "里" / "文件").write_text("", "utf-8")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["文书", "文件", "里"]


def test_who_holds_the_lock_may_take_it_again(tmp_path: Path) -> None:
    with locked(tmp_path), locked(tmp_path / ".", wait_seconds=0):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_locked_on_systems_that_cannot_refuse_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "O_NOFOLLOW")
    with locked(tmp_path):
        assert (tmp_path / LOCK_FILE).exists()
    assert list(tmp_path.iterdir()) == []


def test_another_thread_of_the_same_program_waits_too(tmp_path: Path) -> None:
    refused: list[OutputError] = []

    def second() -> None:
        try:
            with locked(tmp_path, wait_seconds=0.1):
                pass
        except OutputError as error:
            refused.append(error)

    with locked(tmp_path):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert len(refused) == 1


def test_a_drive_without_locks_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(_handle: int) -> bool:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("docgen.output.folder_lock._lock", no_locks)
    write_files([(tmp_path / "文书", b"new")])
    assert [path.name for path in tmp_path.iterdir()] == ["文书"]


def test_a_lock_that_breaks_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_handle: int) -> bool:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("docgen.output.folder_lock._lock", broken)
    with pytest.raises(OutputError, match="磁盘读写出错"), locked(tmp_path):
        pass


def test_a_lock_whose_file_was_just_removed_is_taken_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_lock = folder_lock._lock

    def removed_first(handle: int) -> bool:
        monkeypatch.setattr(folder_lock, "_lock", real_lock)
        (tmp_path / LOCK_FILE).unlink()
        return real_lock(handle)

    monkeypatch.setattr(folder_lock, "_lock", removed_first)
    with locked(tmp_path):
        assert (tmp_path / LOCK_FILE).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="users and permissions of POSIX")
def test_the_lock_file_of_somebody_else_need_only_be_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / LOCK_FILE).touch(0o444)
    monkeypatch.chdir(tmp_path)
    user = os.geteuid()
    if user == 0:  # who may do everything becomes somebody who may not
        os.chown(tmp_path, 65534, -1)
        os.seteuid(65534)
    try:
        with locked(Path(), wait_seconds=0):
            pass
        assert list(Path().iterdir()) == []
    finally:
        os.seteuid(user)


def test_a_page_holds_its_folder_and_papers_are_written_into_it_all_the_same(tmp_path: Path) -> None:
    with page_lock(tmp_path):
        with pytest.raises(OutputError, match="已经在另一个 docgen web 的网页里打开了"), page_lock(tmp_path):
            pass
        write_files([(tmp_path / "文书", b"new")])
    with page_lock(tmp_path):
        pass


def test_to_settle_a_folder_that_is_not_there_makes_none(tmp_path: Path) -> None:
    settle(tmp_path / "没有")
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).symlink_to(tmp_path / "别处")
    with pytest.raises(OutputError, match="写不进"), locked(tmp_path, wait_seconds=0):
        pass
    assert not (tmp_path / "别处").exists()


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    process = holder(tmp_path, 0.5)
    with locked(tmp_path):
        assert process.wait(5) == 0


def test_a_second_writer_refuses_after_a_while(tmp_path: Path) -> None:
    process = holder(tmp_path, 30)
    with pytest.raises(OutputError, match="另一个 docgen 正在写"), locked(tmp_path, wait_seconds=0.2):
        pass
    process.kill()
    process.wait()


def test_a_writer_that_is_killed_leaves_no_lock(tmp_path: Path) -> None:
    process = holder(tmp_path, 30)
    process.kill()
    process.wait()
    with locked(tmp_path, wait_seconds=0):
        pass


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", "utf-8")
    with pytest.raises(OutputError, match="是文件，不是文件夹"), locked(tmp_path / "文件"):
        pass
    with pytest.raises(OutputError, match="写不进"), locked(tmp_path / "文件" / "里面"):
        pass


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder in which no file can be made")
def test_a_folder_that_takes_no_files_is_not_said_to_be_written_by_another() -> None:
    with pytest.raises(OutputError) as refused, locked(Path("/proc")):
        pass
    (problem,) = refused.value.problems
    assert "写不进“/proc”" in problem.text
