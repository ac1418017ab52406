"""Gives the namespaces of a part the prefixes that Word gives them: what the engine adds is written with these."""

import re

from lxml import etree

from docgen.word.markup.namespaces import PIC, WP, A, R, W

_USUAL = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}
_DECLARATION = re.compile(rb"xmlns(?::([\w.-]+))?\s*=\s*[\"']([^\"']*)[\"']")
_USUAL_OF_URI = {uri.encode(): prefix.encode() for prefix, uri in _USUAL.items()}


def with_usual_prefixes(root: etree._Element, written: bytes) -> etree._Element:
    """The part, its main namespaces declared at the root under their usual prefixes.

    ``written`` is what it was read of: programs declare them elsewhere, too, at a drawing, at every paragraph.
    """
    declared = root.nsmap
    at_root = declared.get("w") == W and all(declared.get(prefix, uri) == uri for prefix, uri in _USUAL.items())
    declarations = _DECLARATION.findall(written)
    if at_root and declarations and all(_USUAL_OF_URI.get(uri, prefix) == prefix for prefix, uri in declarations):
        return root
    others = {
        prefix: uri
        for prefix, uri in declared.items()
        if prefix is not None and prefix not in _USUAL and uri not in _USUAL.values()
    }
    renamed = etree.Element(
        root.tag, {str(name): str(value) for name, value in root.attrib.items()}, nsmap={**others, **_USUAL}
    )
    renamed.text = root.text
    renamed.extend(list(root))
    # prefixes that attributes name (mc:Ignorable, Requires) stay declared
    kept = [prefix for node in renamed.iter(etree.Element) for prefix in node.nsmap if prefix]
    etree.cleanup_namespaces(renamed, top_nsmap=_USUAL, keep_ns_prefixes=list(dict.fromkeys(kept)))
    return renamed
