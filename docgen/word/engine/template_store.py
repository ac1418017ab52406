"""Where prepared templates are kept between runs: the engine asks, somebody else has files."""

import zlib
from typing import Protocol

import jinja2
from lxml import etree

#: What prepares: what another version of them has made is of no use.
MAKERS = f"Jinja {jinja2.__version__}, lxml {etree.__version__}, zlib {zlib.ZLIB_RUNTIME_VERSION}"


class TemplateStore(Protocol):
    """Keeps what was made of the bytes of a template."""

    def load(self, source: bytes) -> bytes | None:
        """What was kept for this source; None if nothing was."""

    def keep(self, source: bytes, content: bytes) -> None:
        """Keeps it for the next run."""

    def __hash__(self) -> int:
        """Templates are prepared once for each store."""
