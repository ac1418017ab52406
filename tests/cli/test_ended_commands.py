"""A command that is ended while a converter works for it: nothing runs on, nothing lies about."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import OFFICE, ROOT

#: docgen where signals count again that whoever started the tests ignores, as nohup and a shell in the background do.
_HEEDING_SIGNALS = """
import runpy, signal
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("docgen", run_name="__main__")
"""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the converter is a script of a POSIX shell")


@pytest.mark.parametrize(
    # times that nobody else on this computer sleeps
    ("name", "seconds"),
    [("SIGINT", 47.0625), ("SIGTERM", 47.125), ("SIGHUP", 47.1875)],
)
def test_a_command_that_is_ended_ends_its_converter_and_puts_everything_away(
    name: str, seconds: float, tmp_path: Path
) -> None:
    temporary, out, begun = tmp_path / "临时", tmp_path / "出", tmp_path / "begun"
    temporary.mkdir()
    os.mkfifo(begun)
    program = tmp_path / "soffice"
    apart = "setsid" if shutil.which("setsid") and sys.platform == "linux" else ""
    program.write_text(f"#!/bin/sh\n{apart} sleep {seconds} &\necho > '{begun}'\nexec sleep {seconds}\n", "utf-8")
    program.chmod(0o755)
    command = [
        sys.executable,
        "-c",
        _HEEDING_SIGNALS,
        "roster",
        str(OFFICE / "来访" / "2026-041.yaml"),
        "--pdf",
        "-o",
        str(out),
    ]
    variables = {
        **os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary), "DOCGEN_LIBREOFFICE": str(program),
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
    }  # fmt: skip
    running = subprocess.Popen(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    begun.read_text()  # waits until the converter is there
    running.send_signal(getattr(signal, name))
    said, complained = running.communicate(timeout=60)
    assert (running.returncode, said.strip(), complained.strip()) == (130, b"", b"")
    assert list(temporary.iterdir()) == []
    assert not out.exists()
    listed = subprocess.run(["ps", "-eo", "args="], capture_output=True, text=True, check=True).stdout
    assert f"sleep {seconds}" not in listed
