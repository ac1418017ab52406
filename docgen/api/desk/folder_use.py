"""One page a folder: two would write over each other."""

from contextlib import AbstractContextManager
from pathlib import Path

from docgen.output.folder_lock import page_lock


def only_page(folder: Path) -> AbstractContextManager[None]:
    """Holds a folder for one page. Raises OutputError when another has it, or when nothing can be written there."""
    return page_lock(folder)
