"""One writer a folder."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.output.folder_lock import LOCK_FILE, locked

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
        with locked(tmp_path / "文书"):
            assert (tmp_path / "文书" / LOCK_FILE).exists()
    assert list((tmp_path / "文书").iterdir()) == []


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
    before = time.monotonic()
    with locked(tmp_path, wait_seconds=5):
        assert time.monotonic() - before < 4


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", "utf-8")
    with pytest.raises(OutputError, match="是文件，不是文件夹"), locked(tmp_path / "文件"):
        pass
    with pytest.raises(OutputError, match="写不进"), locked(tmp_path / "文件" / "里面"):
        pass
