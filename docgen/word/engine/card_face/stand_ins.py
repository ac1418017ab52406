"""What stands in the tree for the drawings of a face while it is compiled, and how it goes when the tree is written."""

import re

from docgen.word.markup.namespaces import MC, PIC, VML, W15, WP, WPS, A, R

#: What stands in the tree for a drawing while the tags in its paragraphs are compiled.
STAND_IN = "docgenFace"
#: The prefixes that faces are written with; a template that lacks one gets it.
_PREFIXES = {"wp": WP, "a": A, "mc": MC, "wps": WPS, "pic": PIC, "r": R, "v": VML, "w15": W15}


def without_stand_ins(written: str) -> str:
    """The written part without the stand-ins of faces, with every prefix that faces are printed with."""
    if STAND_IN not in written:
        return written
    written = re.sub(rf"</?w:{STAND_IN}\b[^>]*>", "", written)
    head = re.search(r"<w:document\b[^>]*>", written)
    assert head is not None
    missing = "".join(
        f' xmlns:{prefix}="{uri}"' for prefix, uri in _PREFIXES.items() if f"xmlns:{prefix}=" not in head.group()
    )
    return written[: head.end() - 1] + missing + written[head.end() - 1 :]
