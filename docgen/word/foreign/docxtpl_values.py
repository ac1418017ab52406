"""Our values as docxtpl's objects: rich text, paragraphs, pictures."""

import io
from html import escape
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichTextParagraph
from docxtpl import RichText as DocxtplRichText

from docgen.model.brand import Picture
from docgen.model.rich_text import RichParagraphs, RichText, TextRun
from docgen.word.engine.render_state import RenderState, StyleIds

#: What docxtpl prints as markup.
DOCXTPL_CLASSES = (DocxtplRichText, RichTextParagraph, InlineImage)


class PrintedText(DocxtplRichText):  # type: ignore[misc]  # docxtpl has no types
    """Runs; ``plain`` is their text if they have no format of their own: docxtpl's Listing, for any tag of text."""

    plain: str | None = None


class PrintedParagraphs(RichTextParagraph):  # type: ignore[misc]  # docxtpl has no types
    """Whole paragraphs."""


class PrintedPicture(InlineImage):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl writes no alternative text."""

    def __init__(self, document: DocxTemplate, picture: Picture) -> None:
        size = {"width": Mm(picture.width), "height": Mm(picture.height)}
        super().__init__(document, io.BytesIO(picture.data), **size, anchor=picture.link or None)
        self._alt = picture.alt

    def _insert_image(self) -> str:
        written: str = super()._insert_image()
        return written.replace("<wp:docPr ", f'<wp:docPr descr="{escape(self._alt)}" ', 1)


def docxtpl_value(value: Any, document: DocxTemplate, styles: StyleIds) -> Any:
    """The value for docxtpl, whatever lies in it. Raises RenderError for a style that the template does not have."""
    if isinstance(value, dict):
        return {key: docxtpl_value(inner, document, styles) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [docxtpl_value(inner, document, styles) for inner in value]
    if isinstance(value, RichText):
        return _rich_text(value, document, styles)
    if isinstance(value, RichParagraphs):
        paragraphs = PrintedParagraphs()
        for one in value.paragraphs:
            style = _style_id("paragraph", one.style, styles)
            paragraphs.add(_rich_text(one.text, document, styles), parastyle=style)
        return paragraphs
    return PrintedPicture(document, value) if isinstance(value, Picture) else value


def _style_id(kind: str, name: str, styles: StyleIds) -> str | None:
    return escape(RenderState(styles=styles).style_id(kind, name)) if name else None


def _rich_text(value: RichText, document: DocxTemplate, styles: StyleIds) -> PrintedText:
    rich = PrintedText()
    for run in value.runs:
        rich.add(run.text, **_properties(run, document, styles))
    if all(run == TextRun(run.text) for run in value.runs):
        rich.plain = value.plain
    return rich


def _properties(run: TextRun, document: DocxTemplate, styles: StyleIds) -> dict[str, Any]:
    return {
        "style": _style_id("character", run.style, styles),
        "color": run.colour or None,
        "highlight": run.shading or None,
        "size": round(run.size_pt * 2) or None,
        "bold": bool(run.bold),
        "italic": bool(run.italic),
        "strike": bool(run.strike),
        "underline": run.underline if run.underline != "none" else False,
        "superscript": run.raised == "superscript" or None,
        "subscript": run.raised == "subscript" or None,
        "font": f"eastAsia:{escape(run.face)}" if run.face else None,
        "lang": escape(run.language) or None,
        "url_id": document.build_url_id(run.link) if run.link else None,
    }
