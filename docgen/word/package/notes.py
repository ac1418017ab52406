"""Footnotes and endnotes that a loop prints more than once: every mark has a note of its own."""

import copy
from collections.abc import Sequence

from lxml import etree

from docgen.word.markup.elements import to_document
from docgen.word.markup.namespaces import w

#: The parts of notes, by the element that marks one in the text.
NOTE_PARTS = {w("footnoteReference"): "word/footnotes.xml", w("endnoteReference"): "word/endnotes.xml"}


def with_copied_notes(part: bytes, copies: Sequence[tuple[str, str]]) -> bytes:
    """The part of notes with a copy of a note for each pair: the number of the note, and that of its copy."""
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    notes = {note.get(w("id")): note for note in root}
    for old, new in copies:
        if old in notes:
            note = copy.deepcopy(notes[old])
            note.set(w("id"), new)
            root.append(note)
    return to_document(root)
