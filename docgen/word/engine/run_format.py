"""What a run looks like: its face and size, from the run itself, the styles and the document's defaults."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from lxml import etree

from docgen.word.markup.elements import to_xml
from docgen.word.markup.namespaces import w
from docgen.word.package.sanitize import parse

#: What Word takes when nothing gives a size in a Chinese document: 五号.
_DEFAULT_HALF_POINTS = 21
_LONGEST_STYLE_CHAIN = 20


class RunFormat(NamedTuple):
    """The format of a run: its own properties as XML, its East Asian face, its size in half-points."""

    properties: str
    face: str
    half_points: int


#: The format of a run (second) of a paragraph (first).
RunFormatOf = Callable[[etree._Element, etree._Element], RunFormat]


class StyleSheet:
    """The styles of a document, asked for the format of one run at a time."""

    def __init__(self, part: bytes | None) -> None:
        root = parse(part) if part else None
        self._styles = {style.get(w("styleId")): style for style in root.iter(w("style"))} if root is not None else {}
        self._defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if root is not None else None
        self._default_style = next(
            (
                style
                for style in self._styles.values()
                if style.get(w("default")) and style.get(w("type")) == "paragraph"
            ),
            None,
        )
        self._formats: dict[tuple[str, str], RunFormat] = {}

    def ids(self) -> dict[tuple[str, str], str]:
        """The ids of all styles by their kind and their name or id, in small letters."""
        ids: dict[tuple[str, str], str] = {}
        for style_id, style in self._styles.items():
            name = style.find(w("name"))
            for known_as in (style_id, "" if name is None else name.get(w("val"), "")):
                if style_id and known_as:
                    ids.setdefault((style.get(w("type"), ""), known_as.casefold()), style_id)
        return ids

    def format_of(self, paragraph: etree._Element, run: etree._Element) -> RunFormat:
        """The format of a run of the paragraph; face and size are those that apply, wherever they are set."""
        own_properties = run.find(w("rPr"))
        written = "" if own_properties is None else to_xml(own_properties)
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        key = (written, "" if style is None else style.get(w("val"), ""))
        if key not in self._formats:
            sources = list(self._property_sources(own_properties, key[1]))
            face = next((face for source in sources if (face := _east_asian_face(source))), "")
            half_points = next((size for source in sources if (size := _half_points(source))), _DEFAULT_HALF_POINTS)
            self._formats[key] = RunFormat(written, face, half_points)
        return self._formats[key]

    def list_of(self, style_id: str) -> etree._Element | None:
        """The numbering (``w:numPr``) that a paragraph has from its style."""
        for style in self._chain(self._styles.get(style_id)):
            numbering = style.find(f"{w('pPr')}/{w('numPr')}")
            if numbering is not None:
                return numbering
        return None

    def indent_of(self, style_id: str) -> etree._Element | None:
        """The indent that a paragraph has from its style."""
        indents = (style.find(f"{w('pPr')}/{w('ind')}") for style in self._chain(self._styles.get(style_id)))
        return next((indent for indent in indents if indent is not None), None)

    def _property_sources(self, own_properties: etree._Element | None, style_id: str) -> Iterator[etree._Element]:
        """Run properties that apply, the strongest first."""
        if own_properties is not None:
            yield own_properties
            run_style = own_properties.find(w("rStyle"))
            if run_style is not None:
                yield from self._style_chain(self._styles.get(run_style.get(w("val"))))
        yield from self._style_chain(self._styles.get(style_id, self._default_style))
        if self._defaults is not None:
            yield self._defaults

    def _style_chain(self, style: etree._Element | None) -> Iterator[etree._Element]:
        """The run properties of a style and of those that it is based on."""
        for one in self._chain(style):
            properties = one.find(w("rPr"))
            if properties is not None:
                yield properties

    def _chain(self, style: etree._Element | None) -> Iterator[etree._Element]:
        """A style and those that it is based on."""
        for _ in range(_LONGEST_STYLE_CHAIN):
            if style is None:
                return
            yield style
            based_on = style.find(w("basedOn"))
            style = self._styles.get(based_on.get(w("val"))) if based_on is not None else None


def _east_asian_face(properties: etree._Element) -> str:
    fonts = properties.find(w("rFonts"))
    return fonts.get(w("eastAsia"), "") if fonts is not None else ""


def _half_points(properties: etree._Element) -> int:
    """The size; 0 where none is set."""
    size = properties.find(w("sz"))
    text = size.get(w("val"), "") if size is not None else ""
    return int(text) if text.isdecimal() else 0
