"""Gives the namespaces of a part the prefixes that Word gives them: what the engine adds is written with these."""

from lxml import etree

from docgen.word.markup.namespaces import PIC, WP, A, R, W

_USUAL = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}


def with_usual_prefixes(root: etree._Element) -> etree._Element:
    """The part, its main namespaces declared at the root under their usual prefixes."""
    declared = root.nsmap
    if declared.get("w") == W and all(declared.get(prefix, uri) == uri for prefix, uri in _USUAL.items()):
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
    return renamed
