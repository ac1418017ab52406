"""Reads a finished SVG back: every word of the drawing stands in it, shape by shape."""

from xml.etree import ElementTree

from docgen.draw.drawing import Drawing

_SVG = "{http://www.w3.org/2000/svg}"
#: Of a text that is lost at most this many characters are shown.
_MOST_SHOWN = 30


def svg_fault(content: bytes, drawing: Drawing) -> str:
    """What is wrong with the bytes of a drawing, as a sentence; empty where they say what the drawing says."""
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return "图打不开"
    heads = [_words("".join(text.itertext())) for text in root.findall(f"{_SVG}text")]
    shapes = [
        _words("".join("".join(text.itertext()) for text in group.findall(f"{_SVG}text")))
        for group in root.findall(f"{_SVG}g")
    ]
    wanted_heads = [_words(text) for text in (drawing.title, drawing.occasion, drawing.view)]
    wanted = [_words("".join(line.text for line in shape.lines)) for shape in drawing.shapes]
    if len(shapes) != len(wanted):
        return f"应当有{len(wanted)}个图形，读回来是{len(shapes)}个"
    pairs = zip([*wanted_heads, *wanted], [*heads, *shapes], strict=True)
    different = next(((expected, found) for expected, found in pairs if expected != found), None)
    return f"应当是“{different[0][:_MOST_SHOWN]}”，读回来是“{different[1][:_MOST_SHOWN]}”" if different else ""


def _words(text: str) -> str:
    """A text without its spaces and breaks: they are drawn as distances."""
    return "".join(text.split())
