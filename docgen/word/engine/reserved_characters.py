"""Characters that mark code while a part is compiled: no text has them, and a template that does is told so."""

import re

from lxml import etree

from docgen.word.engine.compiled_part import TagPlace
from docgen.word.markup.namespaces import A, w

_RESERVED = re.compile("[\ufdd0-\ufdd7]")
#: What may be one of them in a part that nobody has read yet: in UTF-8, by its number, in UTF-16.
_IN_BYTES = re.compile(rb"\xef\xb7[\x90-\x97]|&#|\A\xff\xfe|\A\xfe\xff")


def take_out_reserved(root: etree._Element, written: bytes) -> list[TagPlace]:
    """Takes the reserved characters out of a part; returns where they stood. ``written`` is what it was read of."""
    if not _IN_BYTES.search(written):
        return []
    paragraphs = {element: number for number, element in enumerate(root.iter(w("p"), f"{{{A}}}p"), 1)}
    places = []
    for node in root.iter(etree.Element):
        number = next((paragraphs[one] for one in (node, *node.iterancestors()) if one in paragraphs), 1)
        for name, text in [("", node.text or ""), *((str(name), str(value)) for name, value in node.attrib.items())]:
            if not (match := _RESERVED.search(text)):
                continue
            cleaned = _RESERVED.sub("", text)
            places.append(TagPlace(number, cleaned, min(match.start(), len(cleaned)) + 1))
            if name:
                node.set(name, cleaned)
            else:
                node.text = cleaned
    return places
