"""How rich text is printed: runs in the format of the tag, with what each piece of the text changes of it."""

import re
from collections.abc import Iterable, Iterator

from docgen.model.rich_text import RichText, TextRun
from docgen.word.engine.printers.fallback_runs import run_start, text_in_faces
from docgen.word.engine.printers.plain_text import escape_attribute
from docgen.word.engine.printers.surroundings import TagSurroundings
from docgen.word.engine.render_state import RenderError, RenderState
from docgen.word.engine.run_format import RunFormat
from docgen.word.markup.namespaces import ORDER, R, w

#: What begins a new paragraph, and a new page, in a value.
_PARAGRAPH_BREAKS = re.compile("([\a\f])")
_PROPERTY = re.compile(r"<(\w+:\w+)\b[^>]*?(?:/>|>.*?</\1>)", re.S)
_ORDER = ORDER[w("rPr")]
_PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def rich_runs(value: RichText, run: RunFormat, surroundings: TagSurroundings, state: RenderState) -> str:
    """The runs of a rich text as content of a paragraph; where it begins new paragraphs, these too."""
    pieces: list[str] = []
    for text_run in value.runs:
        run_format = _format_of(text_run, run, state)
        for piece in _PARAGRAPH_BREAKS.split(text_run.text):
            if piece in ("\a", "\f"):
                pieces.append(_paragraph_break(piece, surroundings))
            elif piece:
                written = f"{run_start(run_format.properties)}{text_in_faces(piece, run_format)}</w:t></w:r>"
                pieces.append(_linked(written, text_run.link, surroundings, state))
    return "".join(pieces)


def _paragraph_break(mark: str, surroundings: TagSurroundings) -> str:
    """The end of the paragraph and the beginning of another like it; between them a page break for ``\\f``."""
    if surroundings.paragraph is None:
        raise RenderError("这里不能另起一段")
    page_break = _PAGE_BREAK if mark == "\f" else ""
    return f"</w:p>{page_break}<w:p>{surroundings.paragraph}"


def _linked(written: str, address: str, surroundings: TagSurroundings, state: RenderState) -> str:
    if not address:
        return written
    if surroundings.in_link:
        raise RenderError("标签已经在一个超链接里，不能再带链接")
    relation = state.relations.id_of_link(address)
    return f'<w:hyperlink xmlns:r="{R}" r:id="{relation}" w:tgtFrame="_blank">{written}</w:hyperlink>'


def _format_of(text_run: TextRun, run: RunFormat, state: RenderState) -> RunFormat:
    """The format of the tag with what a piece of text changes of it."""
    changed = dict(_changes(text_run, state))
    if not changed:
        return run
    inner = re.fullmatch(r"<w:rPr(?:/>|[^>]*>(.*)</w:rPr>)", run.properties, re.S)
    properties = {match.group(1): match.group() for match in _PROPERTY.finditer((inner and inner.group(1)) or "")}
    ordered = sorted((properties | changed).items(), key=lambda one: _ORDER.get(w(one[0].removeprefix("w:")), 99))
    written = "".join(xml for _, xml in ordered)
    size = round(text_run.size_pt * 2) or run.half_points
    return RunFormat(f"<w:rPr>{written}</w:rPr>", text_run.face or run.face, size)


def _changes(text_run: TextRun, state: RenderState) -> Iterator[tuple[str, str]]:
    """The properties that a piece of text sets, by their names."""
    if text_run.style:
        yield "w:rStyle", f'<w:rStyle w:val="{escape_attribute(state.style_id("character", text_run.style))}"/>'
    if text_run.face:
        face = escape_attribute(text_run.face)
        slots = " ".join(f'w:{slot}="{face}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
        yield "w:rFonts", f"<w:rFonts {slots}/>"
    for name, is_on in (("b", text_run.bold), ("i", text_run.italic)):
        if is_on is not None:
            yield from _switch((name, f"{name}Cs"), is_on)
    if text_run.strike is not None:
        yield from _switch(("strike",), text_run.strike)
    if text_run.colour:
        yield "w:color", f'<w:color w:val="{text_run.colour}"/>'
    if text_run.size_pt:
        for name in ("sz", "szCs"):
            yield f"w:{name}", f'<w:{name} w:val="{round(text_run.size_pt * 2)}"/>'
    if text_run.underline:
        yield "w:u", f'<w:u w:val="{text_run.underline}"/>'
    if text_run.shading:
        yield "w:shd", f'<w:shd w:val="clear" w:color="auto" w:fill="{text_run.shading}"/>'
    if text_run.raised:
        yield "w:vertAlign", f'<w:vertAlign w:val="{text_run.raised}"/>'
    if text_run.language:
        yield "w:lang", f'<w:lang w:val="{escape_attribute(text_run.language)}"/>'


def _switch(names: Iterable[str], is_on: bool) -> Iterator[tuple[str, str]]:
    for name in names:
        yield f"w:{name}", f"<w:{name}/>" if is_on else f'<w:{name} w:val="0"/>'
