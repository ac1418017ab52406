"""A folder that runs docgen on Windows without an installation: Python, packages, files to drop a visit onto."""

import io
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import requires
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from docgen import assets
from docgen.api.files import os_errors_as_usage_errors, require_file, require_path
from docgen.errors import OutputError, Problem, UsageError
from docgen.output.write import write_files

#: What click asks for on Windows only; pip asks for what this computer needs.
WINDOWS_ONLY = ("colorama",)
_MANUAL = "使用说明"
_STOCK = ("templates", "brand_assets", "examples")


class WindowsPython(NamedTuple):
    """A Python for Windows: its version (3, 13), and the name that wheels have for its processor."""

    version: tuple[int, int]
    platform: str

    @property
    def name(self) -> str:
        return f"{self.version[0]}.{self.version[1]}"


#: What is taken where the user has not downloaded a Python yet.
USUAL_PYTHON = WindowsPython((3, 13), "win_amd64")
#: Processors by the number in the head of a Windows program.
_PLATFORMS = {0x8664: "win_amd64", 0x014C: "win32", 0xAA64: "win_arm64"}
_PIP_SECONDS = 600


def lay_out_portable(
    folder: str | Path, python: str | Path | None = None, wheels: str | Path | None = None
) -> tuple[Path, ...]:
    """Writes the folder and returns its files.

    ``python`` is the ZIP “Windows embeddable package” of python.org; without it the folder says where it belongs.
    ``wheels`` is a folder of packages that were downloaded before; without it pip downloads them. Nothing that is there
    is overwritten. Raises UsageError for a file that is no such Python, OutputError where packages cannot be had.
    """
    with os_errors_as_usage_errors():
        parts = _python_files(require_file(python)) if python else {}
        target = _windows_python(parts, python) if python else USUAL_PYTHON
        packages = _packages(target, require_path(wheels) if wheels else None)
        own = dict(_own_files())
    files = {f"python/{name}": content for name, content in parts.items()}
    files |= {f"lib/{name}": content for name, content in (packages | own).items()}
    files |= _start_files(target)
    root = Path(folder)
    return write_files([(root / name, content) for name, content in files.items()])


def _python_files(path: Path) -> dict[str, bytes]:
    """The members of the ZIP of an embeddable Python. Raises UsageError."""
    try:
        return dict(_members(path.read_bytes()))
    except BadZipFile as error:
        raise UsageError([_no_python(path, "不是 ZIP 文件，或没有下载完整")]) from error


def _windows_python(parts: dict[str, bytes], path: str | Path) -> WindowsPython:
    """Which Python the ZIP holds. Raises UsageError for another archive."""
    libraries = (re.fullmatch(r"python(3)(\d+)\.dll", name) for name in parts)
    version = next((match for match in libraries if match), None)
    platform = _platform(parts.get("python.exe", b""))
    if not version or not platform:
        raise UsageError([_no_python(path, "里面没有 Windows 的 python.exe")])
    return WindowsPython((int(version[1]), int(version[2])), platform)


def _platform(program: bytes) -> str:
    """The processor of a Windows program, as wheels call it; empty for what is no such program."""
    if len(program) < 64 or program[:2] != b"MZ":
        return ""
    (head,) = struct.unpack_from("<I", program, 0x3C)
    signature, machine = struct.unpack_from("<4sH", program.ljust(head + 6, b"\0"), head)
    return _PLATFORMS.get(machine, "") if signature == b"PE\0\0" else ""


def _no_python(path: str | Path, reason: str) -> Problem:
    hint = "从 python.org 下载 Windows embeddable package (64-bit)，文件名像 python-3.13.1-embed-amd64.zip"
    return Problem(None, "U110", "error", f"“{path}”不是免安装的 Python：{reason}", hint)


def _members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, by name; names that leave it are not among them."""
    with ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            inside = not PurePosixPath(member.filename).is_absolute() and ".." not in member.filename.split("/")
            if not member.is_dir() and inside:
                yield member.filename, archive.read(member)


def _packages(python: WindowsPython, wheels: Path | None) -> dict[str, bytes]:
    """The files of every package that docgen needs on Windows, as they lie on the path. Raises OutputError."""
    with TemporaryDirectory() as folder:
        _download(python, wheels, Path(folder))
        files: dict[str, bytes] = {}
        for wheel in sorted(Path(folder).glob("*.whl")):
            files |= dict(_wheel_files(wheel))
    return files


def _download(python: WindowsPython, wheels: Path | None, folder: Path) -> None:
    names = [*needed_packages(), *WINDOWS_ONLY]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--only-binary=:all:", "--implementation", "cp", "--platform", python.platform]
    command += ["--python-version", python.name, "--dest", str(folder)]
    if wheels:
        command += ["--no-index", "--find-links", str(wheels)]
    try:
        done = subprocess.run([*command, *names], capture_output=True, text=True, timeout=_PIP_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise OutputError([_no_packages(wheels, "下载了十分钟还没有完")]) from error
    if done.returncode:
        last = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["pip 没有说原因"]
        raise OutputError([_no_packages(wheels, last[-1].removeprefix("ERROR: "))])


def needed_packages() -> tuple[str, ...]:
    """What docgen itself asks for, without its extras."""
    return tuple(line for line in requires("docgen") or () if "extra ==" not in line)


def _no_packages(wheels: Path | None, reason: str) -> Problem:
    if wheels:
        text = f"“{wheels}”里的程序包不全：{reason}"
        return Problem(None, "O409", "error", text, "在能上网的电脑上运行 docgen portable，把做好的文件夹拷过来")
    hint = "连上网再试；或先把程序包下载到一个文件夹，用 --wheels 指出来"
    return Problem(None, "O409", "error", f"拿不到程序包：{reason}", hint)


def _wheel_files(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a wheel where Python looks for them; its programs and headers are left out."""
    for name, content in _members(wheel.read_bytes()):
        inside = re.fullmatch(r"[^/]+\.data/(?:purelib|platlib)/(.+)", name)
        if inside or not name.split("/")[0].endswith(".data"):
            yield inside[1] if inside else name, content


def _own_files() -> Iterator[tuple[str, bytes]]:
    """The program itself, and what travels with it."""
    package = Path(assets.__file__).parent
    yield from _tree(package, package, "docgen")
    for name in _STOCK:
        if not (package / "_stock" / name).is_dir():
            yield from _tree(assets.stock(name), assets.stock(name), f"docgen/_stock/{name}")


def _tree(folder: Path, root: Path, prefix: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        if path.name == "__pycache__":
            continue
        if path.is_dir():
            yield from _tree(path, root, prefix)
        else:
            yield f"{prefix}/{path.relative_to(root).as_posix()}", path.read_bytes()


def _start_files(python: WindowsPython) -> dict[str, bytes]:
    """The batch files, the program that they start, and what to read first."""
    values = {
        "{version}": python.name,
        "{bits}": "32-bit" if python.platform == "win32" else "64-bit",
    }
    files = {}
    for path in sorted((assets.stock("templates") / "portable").iterdir()):
        text = path.read_text("utf-8")
        for name, written in values.items():
            text = text.replace(name, written)
        is_manual = path.stem == _MANUAL
        lines = text if path.suffix == ".py" else text.replace("\n", "\r\n")  # as cmd and Notepad want them
        place = path.name if path.suffix == ".bat" or is_manual else f"lib/{path.name}"
        # the mark tells Notepad that the text is UTF-8; cmd would print it
        files[place] = lines.encode("utf-8-sig" if is_manual else "utf-8")
    return files
