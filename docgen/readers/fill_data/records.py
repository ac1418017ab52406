"""What data give to a template: one set of values, or one for every row."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from docgen.errors import Cell, Mark, Problem
from docgen.model.attachments import AttachedFile
from docgen.readers.visit_file.nodes import MappingNode, Node, SequenceNode

_WHOLE_ROW = "行"


class FillRecord(NamedTuple):
    """The values of one document: where they begin, how messages name them (第3行), those of the row alone.

    ``columns`` are the columns of a table by their names, counted from 1; ``node`` is what was typed in YAML.
    """

    values: Mapping[str, Any]
    place: Mark
    label: str = ""
    row: Mapping[str, Any] = {}  # never changed
    columns: Mapping[str, int] = {}
    node: Node | None = None

    def place_of(self, steps: Sequence[str | int]) -> Mark:
        """Where a value stands to which these names and numbers of items lead; the record's place if nobody knows."""
        own = steps[1:] if steps[:1] == (_WHOLE_ROW,) else steps
        if own and own[0] in self.columns:
            return Cell(self.place.file, self.place.line, self.columns[str(own[0])])
        node = self.node
        for step in own:
            node = _below(node, step)
        return node.mark if node is not None and own else self.place


def _below(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.pairs if key.text.strip() == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


class OtherPicture(NamedTuple):
    """A picture that takes the place of one of the template, and the file of that one, if it lies beside the data."""

    content: bytes
    original: bytes = b""


class FillData(NamedTuple):
    """Data as they were read.

    ``rows`` says that they are rows of a table, or items of a list: ``names`` are its columns then, else the keys at
    the top. ``aliases`` are further names of columns: 电话 for 电话（手机）. ``title`` is that of the sheet.
    ``replaced`` are pictures of the template by their names, with what takes their place.
    ``attached`` are Word documents and PDFs that go with every document.
    """

    records: tuple[FillRecord, ...]
    is_table: bool
    names: tuple[str, ...]
    place: Mark
    title: str = ""
    aliases: Mapping[str, str] = {}  # never changed
    notices: tuple[Problem, ...] = ()
    replaced: Mapping[str, OtherPicture] = {}  # never changed
    attached: tuple[AttachedFile, ...] = ()
