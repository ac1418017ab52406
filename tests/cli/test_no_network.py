"""Commands open no socket, whatever they write.

``python -m tests.cli.no_network`` looks at all of them with strace, and at LibreOffice.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import OFFICE, ROOT

#: Python reads this before anything else: whoever opens a socket that leads out of the computer is ended.
GUARD = """
import os, sys
def guard(event, arguments):
    if event in ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo"):
        if event != "socket.__new__" or int(arguments[1]) != 1:
            sys.stderr.write(f"{event} {arguments[1:]}")
            os._exit(99)
sys.addaudithook(guard)
"""
COMMANDS = [
    ["pack", str(OFFICE / "来访" / "2026-052.yaml"), "-o", "套", "--zip"],
    ["seating", str(OFFICE / "来访" / "2026-041.yaml"), "-o", "图.png"],
    ["doctor", str(OFFICE)],
    ["audit", str(OFFICE / "审计" / "2025"), "-o", "检查.xlsx"],
]


def _guarded(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    (folder / "sitecustomize.py").write_text(GUARD, "utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *command], env=environment, cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("arguments", COMMANDS, ids=[arguments[0] for arguments in COMMANDS])
def test_a_command_opens_no_socket(arguments: list[str], tmp_path: Path) -> None:
    done = _guarded(tmp_path, "-m", "docgen", *arguments)
    assert done.returncode in (0, 1), done.stderr


def test_the_guard_ends_who_opens_one(tmp_path: Path) -> None:
    for code in ("import socket; socket.socket()", "import urllib.request as r; r.urlopen('http://127.0.0.1:9/')"):
        assert _guarded(tmp_path, "-c", code).returncode == 99
