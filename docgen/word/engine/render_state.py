"""What one rendering counts and collects: ids of drawings, steps of loops, the pictures and charts of a part."""

from dataclasses import dataclass, field
from itertools import count

from docgen.model.brand import Picture
from docgen.model.draft import Chart

#: The name under which the state of a rendering lies in the context.
STATE = "_state"


class RenderError(Exception):
    """A value cannot be printed where its tag stands, or a limit is reached; the sentence says why."""


@dataclass(slots=True)
class PartRelations:
    """The pictures and charts that one part shows, by relationship id; ``own`` are the relationships that it has."""

    own: bytes = b""
    pictures: dict[str, Picture] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pictures or self.charts)

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
            one for one in ids if one not in self.pictures and one not in self.charts and one.encode() not in self.own
        )

    def id_of_chart(self, chart: Chart) -> str:
        """A new relationship for a chart."""
        new_id = self._free_id("rIdChart", len(self.charts) + 1)
        self.charts[new_id] = chart
        return new_id


@dataclass(slots=True)
class RenderState:
    """What one rendering counts: ids over all parts, steps of loops, the relations of the part being rendered."""

    last_id: int = 0
    loop_steps: int = 0
    relations: PartRelations = field(default_factory=PartRelations)

    def next_id(self) -> int:
        """The next id of a drawing, unique in the whole document."""
        self.last_id += 1
        return self.last_id
