"""What was made of stock templates, kept between runs: to prepare a plan's takes longer than to print it.

It holds no data of anybody. A file that is damaged, or was written by another version of docgen, of the libraries that
it prepares with or of Python, is never used. Where nothing can be written, nothing is kept.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path

_ROOT = Path(__file__).parents[1]
#: The layer that prepares templates, and those that it is built on.
_LAYERS = ("word", "model", "text", "draw", "fonts", "pictures")
_DIGEST_BYTES = 32
_ENDING = ".code"
_MOST_FILES = 200  # a full folder holds what older versions have made: it is emptied


class TemplateCache:
    """Keeps what was made of a template in the folder for what can be made again.

    ``makers`` are the versions of what makes it: what they make is of no use to others.
    """

    def __init__(self, makers: str) -> None:
        self._makers = makers

    def load(self, source: bytes) -> bytes | None:
        """What was kept for this source, if this very program kept it."""
        try:
            kept = self._file(source).read_bytes()
        except (OSError, RuntimeError):  # RuntimeError: a user without a home
            return None
        digest, content = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
        return content if hashlib.sha256(content).digest() == digest else None

    def keep(self, source: bytes, content: bytes) -> None:
        """Keeps it for the next run; a file is there whole or not at all."""
        with suppress(OSError, RuntimeError):
            path = self._file(source)
            path.parent.mkdir(parents=True, exist_ok=True)
            _empty_if_full(path.parent)
            handle, temporary = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(content).digest() + content)
            Path(temporary).replace(path)

    def _file(self, source: bytes) -> Path:
        key = hashlib.sha256(f"{self._makers}{_program()}".encode() + source)
        return _folder() / f"{key.hexdigest()}{_ENDING}"


def _folder() -> Path:
    """Where programs of this system keep what they can make again."""
    if folder := os.environ.get("DOCGEN_CACHE"):
        return Path(folder)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "docgen" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "docgen"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "docgen"


@cache
def _program() -> str:
    """What makes it: the version of Python, and the files of the program as they are now."""
    return repr((MAGIC_NUMBER, [state for layer in _LAYERS for state in _states(str(_ROOT / layer))]))


def _states(folder: str) -> Iterator[tuple[str, int, int]]:
    """The name, size and time of every module below a folder; os.scandir is four times as fast as Path.rglob."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir():
                yield from _states(entry.path)
            elif entry.name.endswith(".py"):
                yield entry.name, entry.stat().st_size, entry.stat().st_mtime_ns


def _empty_if_full(folder: Path) -> None:
    files = list(folder.glob(f"*{_ENDING}"))
    if len(files) >= _MOST_FILES:
        for file in files:
            file.unlink(missing_ok=True)
