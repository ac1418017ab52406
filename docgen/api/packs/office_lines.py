"""Where a value stands in the files of the office, from which papers take what the visit only names."""

from collections.abc import Iterator
from pathlib import Path

from docgen.api.packs.agreement import PackFolder
from docgen.api.packs.disagreements import Disagreement
from docgen.api.packs.retyped import retyped
from docgen.readers.files import YAML, read_text
from docgen.readers.office.office import find_office
from docgen.readers.visit_file.nodes import UnreadableError, compose, scalars

_MOST_PLACES = 3


def office_lines(opened: PackFolder, one: Disagreement) -> list[str]:
    """The first places in the office file and the tables beside it that state a value: 库/宾馆.yaml 第12行.

    Tables in workbooks are not looked through.
    """
    source = opened.source.parent.resolve()
    office = Path(opened.office) if opened.office else find_office(source)
    if office is None:
        return []
    tables = office.parent / opened.pack.visit.office.catalogues
    files = [office, *sorted(tables.iterdir())] if tables.is_dir() else [office]
    found = [
        f"{file.relative_to(office.parent).as_posix()} 第{line}行"
        for file in files
        if file.suffix.lower() in YAML
        for line in _lines_with(file, one)
    ]
    return found[:_MOST_PLACES]


def _lines_with(file: Path, one: Disagreement) -> Iterator[int]:
    """The lines of a file with a text that could be the value."""
    try:
        root = compose(read_text(file)[0])
    except (UnreadableError, OSError):
        return
    nodes = scalars(root) if root else ()
    yield from dict.fromkeys(node.mark.line for node in nodes if any(retyped(node.text, one.expected, one.found)))
