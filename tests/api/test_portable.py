"""The folder for Windows: Python from its ZIP, the packages of wheels, our own files, and how it starts."""

import io
import os
import re
import shutil
import struct
import subprocess
import sys
from importlib.metadata import requires
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement

from docgen.api.portable import WINDOWS_ONLY, lay_out_portable, needed_packages
from docgen.errors import OutputError, UsageError
from tests.conftest import OFFICE

VISIT = OFFICE / "来访" / "2026-066.yaml"


def program(machine: int) -> bytes:
    """The head of a Windows program for a processor."""
    return b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40) + struct.pack("<4sH", b"PE\0\0", machine)


def archive(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    return buffer.getvalue()


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """A ZIP as python.org offers it, without its contents."""
    path = tmp_path / "python-3.13.1-embed-amd64.zip"
    path.write_bytes(
        archive({"python.exe": program(0x8664), "python3.dll": b"", "python313.dll": b"", "LICENSE.txt": b""})
    )
    return path


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """A folder with an empty wheel of every package that docgen needs."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for line in (*needed_packages(), *WINDOWS_ONLY):
        name = Requirement(line).name
        plain, version = re.sub(r"[-_.]+", "_", name).lower(), "99.0"
        info = f"{plain}-{version}.dist-info"
        files = {
            f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
            f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{info}/RECORD": b"",
            f"{plain}-{version}.data/purelib/only_{plain}.py": b"",
            f"{plain}-{version}.data/scripts/{plain}": b"",
        }
        (folder / f"{plain}-{version}-py3-none-any.whl").write_bytes(archive(files))
    return folder


def test_it_holds_python_the_packages_the_program_and_what_is_dropped_onto(
    tmp_path: Path, python: Path, wheels: Path
) -> None:
    lay_out_portable(tmp_path / "U盘", python, wheels)
    root = tmp_path / "U盘"
    assert (root / "python" / "python.exe").read_bytes() == program(0x8664)
    assert {path.name for path in root.glob("*.bat")} >= {"docgen.bat", "检查.bat", "出方案.bat"}
    assert (root / "lib" / "only_lxml.py").is_file() and (root / "lib" / "only_colorama.py").is_file()
    assert not list((root / "lib").glob("*.data"))
    assert (root / "lib" / "docgen" / "_stock" / "templates" / "docx" / "plan.docx").is_file()
    assert not list(root.rglob("__pycache__"))
    for batch in root.glob("*.bat"):
        content = batch.read_bytes()
        assert content.isascii() and content.count(b"\n") == content.count(b"\r\n")
    assert "Python 3.13" in (root / "使用说明.txt").read_text("utf-8-sig")


def test_it_starts_with_the_python_that_it_was_made_for_and_says_so_to_any_other(tmp_path: Path, wheels: Path) -> None:
    lay_out_portable(tmp_path / "p", wheels=wheels)
    lib = tmp_path / "p" / "lib"
    running = f"{sys.version_info[0]}.{sys.version_info[1]}"
    (lib / "python-version.txt").write_text("3.0")
    refused = subprocess.run([sys.executable, lib / "start.py"], capture_output=True, text=True, check=False)
    assert refused.returncode == 1 and refused.stderr.strip() == f"python 文件夹里要放 Python 3.0，现在是 {running}。"
    (lib / "python-version.txt").write_text(running)
    shutil.copytree(OFFICE, tmp_path / "office")
    # -I as Windows' embeddable Python: no folder of the user is looked into
    command = [sys.executable, "-I", lib / "start.py", "plan", tmp_path / "office" / "来访" / VISIT.name]
    done = subprocess.run([*command, "-o", tmp_path / "方案.docx"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "方案.docx").is_file()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK", "不是 ZIP 文件"),
        (archive({"python.exe": b"#!/bin/sh", "python313.dll": b""}), "没有 Windows 的 python.exe"),
        (archive({"python.exe": program(0x1234), "python313.dll": b""}), "没有 Windows 的 python.exe"),
        (archive({"setup.py": b""}), "没有 Windows 的 python.exe"),
    ],
)
def test_another_archive_is_refused_and_nothing_is_written(
    tmp_path: Path, wheels: Path, content: bytes, said: str
) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(UsageError, match=said):
        lay_out_portable(tmp_path / "p", tmp_path / "x.zip", wheels)
    assert not (tmp_path / "p").exists()


def test_a_package_that_is_not_there_is_named(tmp_path: Path, wheels: Path) -> None:
    next(wheels.glob("lxml*")).unlink()
    with pytest.raises(OutputError, match=r"程序包不全：.*lxml"):
        lay_out_portable(tmp_path / "p", wheels=wheels)
    assert not (tmp_path / "p").exists()


@pytest.mark.skipif(os.environ.get("DOCGEN_INDEX") != "required", reason="needs a package index: DOCGEN_INDEX=required")
def test_every_package_can_be_had_for_windows(tmp_path: Path) -> None:
    lay_out_portable(tmp_path / "p")
    assert list((tmp_path / "p" / "lib" / "lxml").glob("*win_amd64.pyd"))


def test_windows_needs_no_package_that_is_not_asked_for() -> None:
    windows = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "extra": ""}

    def closure(environment: dict[str, str]) -> set[str]:
        needed: set[str] = set()
        waiting = [Requirement(line).name for line in needed_packages()]
        while waiting:
            name = waiting.pop().lower().replace("_", "-")
            if name not in needed:
                needed.add(name)
                lines = [Requirement(line) for line in (requires(name) if name not in WINDOWS_ONLY else ()) or ()]
                waiting += [line.name for line in lines if line.marker is None or line.marker.evaluate(environment)]
        return needed

    assert closure(windows) - closure({"extra": ""}) <= set(WINDOWS_ONLY)


def test_it_runs_without_a_console(tmp_path: Path) -> None:
    program = (
        "import sys; sys.stdin = sys.stdout = sys.stderr = None; from docgen.__main__ import main;"
        f" main(['slip', {str(VISIT)!r}, '-o', {str(tmp_path / 's.docx')!r}])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, check=False).returncode == 0
    assert (tmp_path / "s.docx").is_file()
