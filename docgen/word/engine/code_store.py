"""Where the compiled code of templates is kept between runs: the engine asks, somebody else has files."""

from types import CodeType
from typing import Protocol

import jinja2

#: What compiles: code of another version is of no use.
COMPILER = f"Jinja {jinja2.__version__}"


class CodeStore(Protocol):
    """Keeps what Jinja compiled of a source, and the names that the source uses at the top of the context."""

    def load(self, source: str) -> tuple[tuple[str, ...], CodeType] | None:
        """What was kept for this source; None if nothing was."""

    def keep(self, source: str, names: tuple[str, ...], code: CodeType) -> None:
        """Keeps it for the next run."""

    def __hash__(self) -> int:
        """Templates are prepared once for each store."""
