"""What a loop of docxtpl repeats although it may stand only once: bookmarks, ids of old shapes, marks of notes."""

from collections.abc import Iterator

from lxml import etree

from docgen.word.markup.namespaces import VML_SHAPES, w
from docgen.word.package.notes import NOTE_PARTS

_START, _END = w("bookmarkStart"), w("bookmarkEnd")


def drop_repeated_bookmarks(root: etree._Element) -> None:
    """Leaves of each bookmark its first beginning and the end of that; halves that nothing pairs go."""
    names: set[str] = set()
    open_ids: set[str] = set()
    kept: set[str] = set()
    for mark in list(root.iter(_START, _END)):
        identity, name = mark.get(w("id"), ""), mark.get(w("name"), "")
        if mark.tag == _START and name not in names and identity not in open_ids | kept:
            names.add(name)
            open_ids.add(identity)
        elif mark.tag == _END and identity in open_ids:
            open_ids.remove(identity)
            kept.add(identity)
        else:
            _drop(mark)
    for mark in list(root.iter(_START)):
        if mark.get(w("id"), "") in open_ids:
            _drop(mark)


def _drop(mark: etree._Element) -> None:
    parent = mark.getparent()
    if parent is not None:
        parent.remove(mark)


def number_repeated_shapes(root: etree._Element) -> None:
    """Gives every shape of the old kind an id of its own."""
    taken: set[str] = set()
    for shape in root.iter(*VML_SHAPES):
        identity = shape.get("id", "")
        if identity in taken:
            number = next(one for one in range(2, len(taken) + 3) if f"{identity}_{one}" not in taken)
            identity = f"{identity}_{number}"
            shape.set("id", identity)
        if identity:
            taken.add(identity)


def number_repeated_notes(root: etree._Element) -> dict[str, list[tuple[str, str]]]:
    """Gives every mark of a note a number of its own: the old and the new ones, by the part that holds the notes."""
    return {name: copies for tag, name in NOTE_PARTS.items() if (copies := list(_copies(root, tag)))}


def _copies(root: etree._Element, tag: str) -> Iterator[tuple[str, str]]:
    """The number of each note that is marked again, and the new one that its mark gets."""
    marks = list(root.iter(tag))
    numbers = [int(mark.get(w("id"), "0")) for mark in marks]
    last = max(numbers, default=0)
    seen: set[int] = set()
    for mark, number in zip(marks, numbers, strict=True):
        if number in seen:
            last += 1
            mark.set(w("id"), str(last))
            yield str(number), str(last)
        seen.add(number)
