"""What one rendering counts and collects: ids of drawings, steps of loops, the pictures and charts of a part."""

from collections.abc import Mapping, MutableSequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from docgen.model.brand import Picture
from docgen.model.draft import Chart
from docgen.model.suggestions import suggestion

#: The ids of styles by their kind (paragraph, character) and their name or id, in small letters.
StyleIds = Mapping[tuple[str, str], str]

#: The number of the first copy of a note: no document has so many of its own.
_FIRST_COPY = 1_000_000
#: Characters of a value that a sentence shows.
_SHOWN = 20
_MOST_STYLES = 12
#: The name under which the state of a rendering lies in the context.
STATE = "_state"


class RenderError(Exception):
    """A value cannot be printed where its tag stands, or a limit is reached; the sentence says why.

    ``hint`` says what to do; in it ``…`` stands for the code of the tag.
    """

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.hint = hint


class NotANumberError(RenderError):
    """A template calculates with a value that is no number."""

    def __init__(self, value: Any, hint: str = "") -> None:
        super().__init__(
            f"“{str(value)[:_SHOWN]}”不是数" if not isinstance(value, str) or value else "空着的不能算", hint
        )
        self.value = value


@dataclass(slots=True)
class PartRelations:
    """The pictures, charts and links of one part, by relationship id; ``own`` are the relationships that it has.

    ``shape_kinds`` are the kinds of old shapes that the part has defined so far.
    """

    own: bytes = b""
    pictures: dict[str, Picture] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    shape_kinds: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.pictures or self.charts or self.links)

    def id_of_link(self, address: str) -> str:
        """The relationship of an address outside the document; the same address has one relationship."""
        for known_id, known_address in self.links.items():
            if known_address == address:
                return known_id
        new_id = self._free_id("rIdLink", len(self.links) + 1)
        self.links[new_id] = address
        return new_id

    def id_of_picture(self, picture: Picture) -> str:
        """The relationship of a picture; the same picture has one relationship."""
        for known_id, known_picture in self.pictures.items():
            if known_picture is picture:
                return known_id
        new_id = self._free_id("rIdPicture", len(self.pictures) + 1)
        self.pictures[new_id] = picture
        return new_id

    def _free_id(self, start: str, first: int) -> str:
        """The first numbered id that is not in use: a template may be a paper that we have written."""
        ids = (f"{start}{number}" for number in count(first))
        return next(
            one
            for one in ids
            if one not in self.pictures
            and one not in self.charts
            and one not in self.links
            and f'"{one}"'.encode() not in self.own
        )

    def id_of_chart(self, chart: Chart) -> str:
        """A new relationship for a chart."""
        new_id = self._free_id("rIdChart", len(self.charts) + 1)
        self.charts[new_id] = chart
        return new_id


@dataclass(slots=True)
class RenderState:
    """What one rendering counts: ids over all parts, steps of loops, the relations of the part being rendered.

    ``printed`` are the values that the part has printed so far, ``held_characters`` those that macros and ``set``
    blocks have printed. ``last_list`` is the highest number of the template's lists; ``new_lists`` are begun anew, each
    by the number of the list that it is like. ``note_copies`` are the notes that loops mark again, by part: their
    numbers and the new ones.
    """

    last_id: int = 0
    last_list: int = 0
    new_lists: list[str] = field(default_factory=list)
    marked_notes: set[tuple[str, str]] = field(default_factory=set)
    note_copies: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    loop_steps: int = 0
    most_steps: int = 5_000_000
    held_characters: int = 0
    relations: PartRelations = field(default_factory=PartRelations)
    styles: StyleIds = field(default_factory=dict)
    printed: MutableSequence[object] = field(default_factory=list)

    def style_id(self, kind: str, name: str) -> str:
        """The id of a style that is called so, or has this id. Raises RenderError if the template has none."""
        found = self.styles.get((kind, name.casefold()))
        if found is None:
            kinds = "字符" if kind == "character" else "段落"
            by_id = {style_id: known for (of_kind, known), style_id in self.styles.items() if of_kind == kind}
            names = [known for known in by_id.values() if not known.endswith((" char", " 字符"))]
            hint = suggestion(name, names) or f"模板里有：{'、'.join(names[:_MOST_STYLES])}"
            raise RenderError(f"模板里没有叫“{name}”的{kinds}样式", hint)
        return found

    def note_number(self, part: str, number: str) -> str:
        """The number of a note for one more mark of it: its own for the first, that of a further copy for others."""
        if (part, number) not in self.marked_notes:
            self.marked_notes.add((part, number))
            return number
        copies = self.note_copies.setdefault(part, [])
        copies.append((number, str(_FIRST_COPY + len(copies))))
        return copies[-1][1]

    def next_id(self) -> int:
        """The next id of a drawing, unique in the whole document."""
        self.last_id += 1
        return self.last_id
