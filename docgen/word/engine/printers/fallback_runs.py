"""Text of a run, with the characters that its face lacks in runs of a face that has them."""

import re
from itertools import groupby

from docgen.word.engine.printers.plain_text import escape_text
from docgen.word.engine.run_format import RunFormat
from docgen.word.markup.font_fallback import GBK_FACES, face_for


def text_in_faces(text: str, run: RunFormat) -> str:
    """The content of ``w:t``; for a character outside the run's face the run is closed, and opened again behind it."""
    if run.face not in GBK_FACES:
        return escape_text(text)
    parts = []
    for face, characters in groupby(text, lambda character: face_for(character, run.face)):
        written = escape_text("".join(characters))
        if face == run.face:
            parts.append(written)
        else:
            other_run = run_start(_with_face(run.properties, face))
            parts.append(f"</w:t></w:r>{other_run}{written}</w:t></w:r>{run_start(run.properties)}")
    return "".join(parts)


def run_start(properties: str) -> str:
    """The start of a run up to its text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">'


def _with_face(properties: str, face: str) -> str:
    """Run properties with this face in place of their own."""
    fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:hint="eastAsia"/>'
    bare = re.sub(r"<w:rFonts\b[^>]*/>", "", properties) or "<w:rPr></w:rPr>"
    bare = re.sub(r"^<w:rPr\s*/>$", "<w:rPr></w:rPr>", bare)
    start = r"(<w:rPr\b[^>]*>(?:<w:rStyle\b[^>]*/>)?)"
    return re.sub(start, lambda match: match.group(1) + fonts, bare, count=1)
