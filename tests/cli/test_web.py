"""The command ``web``: what it says before any page is served."""

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

WITHOUT = """
import sys
sys.modules[{0!r}] = None
from docgen.__main__ import main
main(["web", sys.argv[1], "--no-browser"])
"""


@pytest.mark.parametrize("missing", ["flask", "waitress"])
def test_without_the_extra_one_sentence_says_what_to_install(missing: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT.format(missing), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert 'pip install "docgen[web]"' in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_other_command_loads_the_server() -> None:
    program = """
import sys
from docgen.__main__ import main
try:
    main(['web', '--help'])
finally:
    print('flask' in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "在浏览器里填来访" in done.stdout
    assert done.stdout.endswith("False\n")


@pytest.mark.parametrize(("folder", "said"), [("没有", "没有"), ("文件.txt", "是文件，不是文件夹")])
def test_what_is_no_folder_is_refused(run: Callable[..., Run], tmp_path: Path, folder: str, said: str) -> None:
    (tmp_path / "文件.txt").write_text("x", "utf-8")
    refused = run("web", tmp_path / folder, "--no-browser")
    assert refused.code == 2
    assert said in refused.err


def test_a_port_that_is_taken_is_named(
    run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = run("web", tmp_path, "--no-browser", "--port", port)
    assert refused.code == 2
    assert f"端口 {port} 用不了" in refused.err
