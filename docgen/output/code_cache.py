"""The compiled code of stock templates, kept between runs: to compile a plan's takes longer than to print it.

It holds no data of anybody. A file that is damaged, or was written by another version of docgen, of Jinja or of Python,
is never used. Where nothing can be written, nothing is kept.
"""

import hashlib
import marshal
import os
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType

_ENGINE = Path(__file__).parents[1] / "word" / "engine"
_DIGEST_BYTES = 32
_ENDING = ".code"
_MOST_FILES = 200  # a full folder holds code of older versions: it is emptied


class CodeCache:
    """Keeps the code of a source, and the names that the code uses, in the folder for what can be made again.

    ``compiler`` is the version of what compiles: its code is of no use to another.
    """

    def __init__(self, compiler: str) -> None:
        self._compiler = compiler

    def load(self, source: str) -> tuple[tuple[str, ...], CodeType] | None:
        """The names and the code that were kept for this source, if this very program kept them."""
        try:
            content = self._file(source).read_bytes()
        except (OSError, RuntimeError):  # RuntimeError: a user without a home
            return None
        digest, payload = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
        if hashlib.sha256(payload).digest() != digest:
            return None
        names, code = marshal.loads(payload)
        return names, code

    def keep(self, source: str, names: tuple[str, ...], code: CodeType) -> None:
        """Keeps them for the next run; a file is there whole or not at all."""
        payload = marshal.dumps((names, code))
        with suppress(OSError, RuntimeError):
            path = self._file(source)
            path.parent.mkdir(parents=True, exist_ok=True)
            _empty_if_full(path.parent)
            handle, temporary = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).digest() + payload)
            Path(temporary).replace(path)

    def _file(self, source: str) -> Path:
        key = hashlib.sha256(f"{self._compiler}{_program()}{source}".encode())
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
    """What makes the code: the version of Python, and the files of the engine as they are now."""
    states = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in sorted(_ENGINE.rglob("*.py"))]
    return repr((MAGIC_NUMBER, states))


def _empty_if_full(folder: Path) -> None:
    files = list(folder.glob(f"*{_ENDING}"))
    if len(files) >= _MOST_FILES:
        for file in files:
            file.unlink(missing_ok=True)
