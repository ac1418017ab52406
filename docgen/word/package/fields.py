"""The codes of fields in the tree of a part, put together from the runs that Word has cut them into."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from docgen.word.markup.elements import drop_from_run, unwrap
from docgen.word.markup.namespaces import w

#: Stands in a code for a field inside it.
INNER_FIELD = "\ufffc"
#: Characters that nobody sees are no part of a name.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ARGUMENT = re.compile(r'\s*\S+\s+(?:"([^"]*)"|(\S+))')


@dataclass(slots=True)
class FieldCode:
    """The code of one field: its nodes in order, and its text with INNER_FIELD for fields inside it.

    ``marks`` are its beginning, its end, and what parts the code from the result.
    """

    nodes: list[etree._Element] = field(default_factory=list)
    marks: list[etree._Element] = field(default_factory=list)
    text: str = ""
    has_ended: bool = False

    @property
    def name(self) -> str:
        """The first word of the code, in capitals: it says what the field does."""
        words = _UNSEEN.sub("", self.text).split(maxsplit=1)
        return words[0].upper() if words else ""

    @property
    def argument(self) -> str:
        """What the code says behind its name, without quotes: in DOCPROPERTY "密 级" it is 密 级."""
        match = _ARGUMENT.match(self.text)
        return (match.group(1) or match.group(2) or "") if match else ""

    def unlink(self) -> None:
        """Leaves only the result of the field."""
        for node in [*self.nodes, *self.marks]:
            if node.tag == w("fldSimple"):
                unwrap(node)
            else:
                drop_from_run(node)


def field_codes(root: etree._Element) -> Iterator[FieldCode]:
    """The code of every field, also of one that nobody has ended."""
    open_fields: list[FieldCode] = []
    for node in root.iter(w("fldChar"), w("instrText"), w("fldSimple"), w("t")):
        if node.tag == w("fldSimple"):
            yield FieldCode([node], text=node.get(w("instr"), ""), has_ended=True)
        elif node.tag == w("instrText"):
            open_fields = open_fields or [FieldCode()]
            _add_text(open_fields[-1], node)
        elif node.tag == w("t"):
            # Word takes text before the result for a part of the code
            if open_fields and not open_fields[-1].has_ended:
                _add_text(open_fields[-1], node)
        elif (kind := node.get(w("fldCharType"))) == "begin":
            if open_fields:
                open_fields[-1].text += "" if open_fields[-1].has_ended else INNER_FIELD
            open_fields.append(FieldCode(marks=[node]))
        elif open_fields:
            open_fields[-1].marks.append(node)
            open_fields[-1].has_ended = True
            if kind == "end":
                yield open_fields.pop()
    yield from open_fields


def _add_text(code: FieldCode, node: etree._Element) -> None:
    code.nodes.append(node)
    code.text += node.text or ""
