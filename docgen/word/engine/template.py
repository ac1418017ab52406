"""A prepared template: checked for unknown names, then rendered, as often as there are data."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, MutableSequence
from dataclasses import dataclass, field
from operator import is_
from types import CodeType
from typing import Any, NamedTuple

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes

from docgen.errors import Problem
from docgen.word.engine.compiled_part import CompiledPart
from docgen.word.engine.media import media_members
from docgen.word.engine.names import unknown_names, used_names
from docgen.word.engine.printed_values import PrintedValues
from docgen.word.engine.render import render_part
from docgen.word.engine.render_state import STATE, PartRelations, RenderState, StyleIds
from docgen.word.markup.numbering import NUMBERING, highest_list_number, with_new_lists
from docgen.word.package.notes import with_copied_notes
from docgen.word.package.usual_names import rels_of
from docgen.word.package.zip import Keep, Member, inflated, member, pack


class TemplatePart(NamedTuple):
    """A part that holds code: its source with fragments, its syntax tree, what Jinja compiles of it when it is needed.

    ``names`` are the names that it uses at the top of the context.
    """

    name: str
    compiled: CompiledPart
    tree: Callable[[], nodes.Template]
    code: Callable[[], CodeType]
    jinja: Callable[[], JinjaTemplate]
    names: tuple[str, ...]

    @property
    def is_header_or_footer(self) -> bool:
        """Whether it may be the same in many documents."""
        return self.name.startswith(("word/header", "word/footer"))

    @property
    def merges_cells(self) -> bool:
        """Whether cells become one behind the tags that print in them."""
        return self.compiled.needs_repair and not self.compiled.fits_columns


class _RenderedPart(NamedTuple):
    """A part as it was rendered last, the values that it printed, and what that changed in the state."""

    values: tuple[Any, ...]
    member: Member
    id_before: int
    id_after: int
    loop_steps: int
    printed: MutableSequence[object]


#: The names of texts, each with whether the text is blank.
_NamesOfTexts = tuple[tuple[str, bool], ...]
_MOST_NAMES = 8


def _newest() -> deque[_NamesOfTexts]:
    return deque(maxlen=_MOST_NAMES)


@dataclass(frozen=True, slots=True)
class Template:
    """A whole template: the parts that never change, deflated, and those that do, compiled.

    ``sources`` are the parts that pictures and lists may add to: content types, relationships, the numbering where a
    loop begins a list anew. ``parts`` has headers and footers before the body: of many documents they are often the
    same, and ``last_rendered`` keeps them. ``known_names`` are those of contexts that had all names. ``notices`` say
    what the file held that does not travel.
    """

    static: Callable[[], Mapping[str, Member]]
    sources: Mapping[str, bytes]
    parts: tuple[TemplatePart, ...]
    styles: StyleIds = field(default_factory=dict, repr=False)
    notices: tuple[Problem, ...] = ()
    last_rendered: dict[str, _RenderedPart] = field(default_factory=dict, repr=False, compare=False)
    known_names: deque[_NamesOfTexts] = field(default_factory=_newest, repr=False, compare=False)

    @property
    def has_tags(self) -> bool:
        """Whether a tag stands in it; the document's own title is one that we set."""
        return any(not part.name.startswith("docProps/") for part in self.parts)

    def check_names(self, context: Mapping[str, Any]) -> tuple[Problem, ...]:
        """A problem for every name that the template uses and ``context`` (or the names of a kind) does not have."""
        # of texts alone only their names count, and whether one is blank: rows of a table are all alike
        names = tuple((name, value == "") for name, value in context.items() if value.__class__ is str)
        if len(names) == len(context) and names in self.known_names:
            return ()
        problems = tuple(
            part.compiled.problem_at_line(unknown.line, "M110", f"没有“{unknown.path}”这个名字", unknown.hint)
            for part in self.parts
            for unknown in unknown_names(part.tree(), context)
        )
        if len(names) == len(context) and not problems:
            self.known_names.append(names)
        return problems

    def names(self) -> tuple[str, ...]:
        """The dotted names that the template uses."""
        return tuple(sorted({name for part in self.parts for name in used_names(part.tree())}))

    def render(
        self, context: Mapping[str, Any], printed: PrintedValues | None = None, keep: Keep = tuple
    ) -> Iterator[bytes]:
        """The document in chunks: a large one is not held twice. What its tags print is noted in ``printed``.

        What is deflated waits in ``keep`` until all parts are.

        Raises TemplateError for values that cannot be printed where their tags stand, before the first chunk.
        """
        numbering = self.sources.get(NUMBERING)
        state = RenderState(styles=self.styles, last_list=highest_list_number(numbering))
        members: dict[str, Member] = {}
        relations: dict[str, PartRelations] = {}
        for part in self.parts:
            state.relations = PartRelations(self.sources.get(rels_of(part.name), b""))
            # a header may be printed again in a document of which it is asked
            state.printed = [] if printed is not None or part.is_header_or_footer else deque(maxlen=0)
            held_before = state.held_characters
            members[part.name] = self._render(part, context, state, keep)
            if printed is not None:
                printed.parts[part.name] = state.printed
                if part.merges_cells or state.held_characters != held_before:
                    printed.loose.add(part.name)
            if state.relations:
                relations[part.name] = state.relations
        for name, copies in state.note_copies.items():
            if notes := members.get(name) or self.static().get(name):
                members[name] = member(name, with_copied_notes(inflated(notes), copies))
        if numbering and state.new_lists:
            new_numbering = with_new_lists(numbering, state.new_lists, state.last_list + 1)
            members[NUMBERING] = member(NUMBERING, new_numbering)
        if printed is not None:
            printed.checksums = {name: one.crc for name, one in members.items()}
        return pack(({**self.static(), **members} | media_members(relations, self.sources)).values())

    def _render(self, part: TemplatePart, context: Mapping[str, Any], state: RenderState, keep: Keep) -> Member:
        """The part, rendered; or as it was, if it prints the very same values as in the document before."""
        values = tuple(context.get(name) for name in part.names)
        last = self.last_rendered.get(part.name)
        if last and last.id_before == state.last_id and all(map(is_, last.values, values)):
            state.last_id = last.id_after
            state.loop_steps += last.loop_steps
            state.printed = last.printed
            return last.member
        id_before, steps_before, lists_before = state.last_id, state.loop_steps, len(state.new_lists)
        # what may be printed again outlives this document
        kept = tuple if part.is_header_or_footer else keep
        rendered = render_part(part.name, part.compiled, part.jinja(), {**context, STATE: state}, kept)
        if part.is_header_or_footer and not state.relations and len(state.new_lists) == lists_before:
            steps = state.loop_steps - steps_before
            self.last_rendered[part.name] = _RenderedPart(
                values, rendered, id_before, state.last_id, steps, state.printed
            )
        return rendered
