"""Words that somebody types into a finished Word file, beside a value that stands in it: for tests of packs."""

import copy
from collections.abc import Iterator

from lxml import etree

from tests.api.packs.edited import Edit

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {"\n": "br", "\t": "tab"}


def typed_in(where: str, old: str, new: str, in_new_run: bool = False) -> Edit:
    """In the first paragraph that prints ``where`` (spaces and breaks left out), ``old`` becomes ``new``.

    What they have in common at both ends stays as it stands. What is new stands in the run before it, or, as Word
    writes what somebody types later, in a run of its own.
    """

    def edit(root: etree._Element) -> tuple[str, str] | None:
        for paragraph in root.iter(f"{_W}p"):
            characters = list(_characters(paragraph))
            bare = "".join((text.text or "")[at] for text, at in characters)
            if where not in bare or old not in where:
                continue
            start = bare.index(where) + where.index(old)
            first, last = _common_ends(old, new)
            _delete(characters[start + first : start + len(old) - last])
            written = new[first : len(new) - last]
            if written:
                _write(*characters[max(0, start + first - 1)], written, in_new_run, is_first=start + first == 0)
            return old, new
        return None

    return edit


def _characters(paragraph: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """The characters of a paragraph that are no spaces, each with the text in which it stands and where."""
    for text in paragraph.iter(f"{_W}t"):
        above = next(one for one in text.iterancestors() if one.tag == f"{_W}p")
        if above is paragraph and not any(str(one.tag).endswith("}Fallback") for one in text.iterancestors()):
            yield from ((text, at) for at, character in enumerate(text.text or "") if not character.isspace())


def _common_ends(old: str, new: str) -> tuple[int, int]:
    first = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    first = min(first, len(new))
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _delete(characters: list[tuple[etree._Element, int]]) -> None:
    for text, at in reversed(characters):
        whole = text.text or ""
        text.text = whole[:at] + whole[at + 1 :]


def _write(text: etree._Element, at: int, written: str, in_new_run: bool, *, is_first: bool) -> None:
    """Writes behind a character, or before it where it is the first one of its paragraph."""
    whole, cut = text.text or "", at if is_first else at + 1
    if not in_new_run and not any(one in written for one in _BREAKS):
        text.text = whole[:cut] + written + whole[cut:]
        return
    run = text.getparent()
    assert run is not None
    before, typed = copy.deepcopy(run), copy.deepcopy(run)
    position = list(run).index(text)
    for child in list(before)[position + 1 :]:
        before.remove(child)
    before[position].text = whole[:cut]
    for child in list(run)[:position]:
        if child.tag != f"{_W}rPr":
            run.remove(child)
    text.text = whole[cut:]
    for child in list(typed):
        if child.tag != f"{_W}rPr":
            typed.remove(child)
    for piece in _pieces(written):
        element = etree.SubElement(typed, f"{_W}{_BREAKS.get(piece, 't')}")
        if piece not in _BREAKS:
            element.text = piece
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addprevious(before)
    run.addprevious(typed)


def _pieces(written: str) -> Iterator[str]:
    piece = ""
    for character in written:
        if character in _BREAKS:
            yield from filter(None, (piece, character))
            piece = ""
        else:
            piece += character
    yield from filter(None, (piece,))
