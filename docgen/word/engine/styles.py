"""What a run looks like: its face and size through run, styles and defaults."""

from collections.abc import Iterator

from lxml import etree

from docgen.word.engine.printers import Run
from docgen.word.markup.elements import fragment
from docgen.word.markup.namespaces import w
from docgen.word.package.sanitize import parse

_SIZE = 21  # half-points; what Word takes when nothing is said in a Chinese document (五号)


class Styles:
    """The styles of a document, asked for one run at a time."""

    def __init__(self, part: bytes | None) -> None:
        root = parse(part) if part else None
        self._styles = {style.get(w("styleId")): style for style in root.iter(w("style"))} if root is not None else {}
        self._defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if root is not None else None
        self._normal = next(
            (
                style
                for style in self._styles.values()
                if style.get(w("default")) and style.get(w("type")) == "paragraph"
            ),
            None,
        )
        self._known: dict[tuple[str, str], Run] = {}

    def run(self, paragraph: etree._Element, run: etree._Element) -> Run:
        """The properties of a run as they are written, with its effective East-Asian face and its size."""
        own = run.find(w("rPr"))
        written = "" if own is None else fragment(own)
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        key = (written, "" if style is None else style.get(w("val"), ""))
        if key not in self._known:
            sources = list(self._sources(own, key[1]))
            face = next((face for one in sources if (face := _face(one))), "")
            size = next((size for one in sources if (size := _size(one))), _SIZE)
            self._known[key] = Run(written, face, size)
        return self._known[key]

    def _sources(self, own: etree._Element | None, style: str) -> Iterator[etree._Element]:
        if own is not None:
            yield own
            named = own.find(w("rStyle"))
            if named is not None:
                yield from self._chain(self._styles.get(named.get(w("val"))))
        yield from self._chain(self._styles.get(style, self._normal))
        if self._defaults is not None:
            yield self._defaults

    def _chain(self, style: etree._Element | None) -> Iterator[etree._Element]:
        """The run properties of a style and of those that it is based on."""
        seen = 0
        while style is not None and seen < 20:
            properties = style.find(w("rPr"))
            if properties is not None:
                yield properties
            based = style.find(w("basedOn"))
            style = self._styles.get(based.get(w("val"))) if based is not None else None
            seen += 1


def _face(properties: etree._Element) -> str:
    fonts = properties.find(w("rFonts"))
    return fonts.get(w("eastAsia"), "") if fonts is not None else ""


def _size(properties: etree._Element) -> int:
    size = properties.find(w("sz"))
    text = size.get(w("val"), "") if size is not None else ""
    return int(text) if text.isdecimal() else 0
