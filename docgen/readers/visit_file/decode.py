"""Nodes into values: keys in either language, shapes, places, texts read as what they mean.

One walk turns a mapping into the value that its model describes, and notes for every field where it stands. Unknown
and repeated keys, lists in place of one value, texts that are no date: all problems of a file are reported in one run.
A value is made even when something is wrong with it: references to it can still be checked, and nothing is printed.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from docgen.errors import Cell, Mark, Problem
from docgen.model.duty import Volunteer
from docgen.model.lodging import Room
from docgen.model.people import Delegation, Person
from docgen.model.scalars import ConversionError, read_as_meant
from docgen.model.spellings.respelling import NOWHERE, Surroundings
from docgen.model.value import CatalogueEntry, Value
from docgen.readers.odd_characters import odd_characters
from docgen.readers.people.plain_names import names_nobody
from docgen.readers.visit_file.all_but import split_but
from docgen.readers.visit_file.changes import Change, ChangeNotices
from docgen.readers.visit_file.counted_guests import CountedGuests, counted_guests
from docgen.readers.visit_file.double_fields import split_text
from docgen.readers.visit_file.listed_people import ListedPeople, WrittenText
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source
from docgen.readers.visit_file.option_text import options_of_text, plain_option
from docgen.readers.visit_file.regrouped import regrouped
from docgen.readers.visit_file.right_forms import form_of_entry, form_of_list, limited_text, slip_of_colon
from docgen.readers.visit_file.rooms import place, single_rooms
from docgen.readers.visit_file.text_parts import ONE_A_LINE, TextPart, inside, is_of_several_lines, words_of_text
from docgen.readers.visit_file.vocabulary import (
    FieldDescription,
    fields,
    named_field,
    vocabulary,
    word_doubt,
    word_hint,
)
from docgen.readers.visit_file.volunteers import completed_volunteer, volunteers_of_text

V = TypeVar("V", bound=Value)
#: More entries than a list of a visit or of a catalogue can have: each is compared with the others.
_MOST_VALUES, _MOST_PEOPLE = 2_000, 10_000

_BARE_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_FULL_COLON = re.compile(r"([^：]+)：\s*(.*)", re.S)


class Reference(NamedTuple):
    """A name that must mean somebody of the visit."""

    name: str
    mark: Mark
    source: Source
    side: str


#: Completes a node with the catalogue entry that it names; also gives what is wrong with the reference.
Lookup = Callable[[Node, CatalogueEntry, type[Value]], tuple[Node, tuple[Problem, ...]]]


def look_up_nothing(node: Node, _entry: CatalogueEntry, _model: type[Value]) -> tuple[Node, tuple[Problem, ...]]:
    """The lookup for files that refer to no catalogue."""
    return node, ()


class Decoder:
    """Collects the problems and the references of one file while its nodes are decoded."""

    def __init__(self, lookup: Lookup = look_up_nothing) -> None:
        self.problems: list[Problem] = []
        self.references: list[Reference] = []
        self.sources: dict[str, Source] = {}
        self.surroundings: Callable[[], Surroundings] = lambda: NOWHERE  # of the visit that is read, if it is one
        self.held_places: Callable[[dict[str, Mark]], Mapping[str, Mark]] = dict  # what holds the places of a value
        self._lookup = lookup
        self.changes = ChangeNotices(self.problems)
        self.people = ListedPeople(self.problems, self.changes)
        self._places_of_texts: list[Mark] = []  # of the list of texts that was read last
        self._doubted: set[Mark] = set()  # the words that were asked about
        self._asides: list[tuple[str, Mark]] | None = None  # what the mapping that is read puts into its remarks

    def value_of_file(self, node: Node | None, model: type[V], source: Source) -> V | None:
        """The value of a whole file; None, with a problem, when the file is empty or no mapping."""
        if node is None or (isinstance(node, ScalarNode) and node.empty):
            start = Mark(source.name, 1, 1)
            self.problems.append(source.problem(start, "D107", "文件是空的", "照 docgen new 的样子填写"))
            return None
        return self.value(node, model)

    def value(self, node: Node, model: type[V]) -> V | None:
        """A mapping (or the short form of one) as a value; None when the node cannot be one."""
        self.sources[node.source.name] = node.source
        if isinstance(node, MappingNode):
            return self._value_of_mapping(node, model)
        if isinstance(node, ScalarNode) and model.bare:
            field = next(field for field in fields(model) if field.name == model.bare)
            return model(**{model.bare: self._text(node, field)}, at={"": node.mark, model.bare: node.mark})
        if model is Delegation and isinstance(node, ScalarNode) and (counted := counted_guests(node.text)):
            return self._counted(node, counted, model)
        if model is Delegation:
            people = self._values(node, vocabulary(Delegation)["名单"])
            arguments: dict[str, Any] = {"people": people or (), "at": {"": node.mark, "people": node.mark}}
            return model(**arguments)
        self._report_shape(node, "这里要写一组“项目: 内容”", fields(model), form_of_entry(node, model))
        return None

    def _counted(self, node: ScalarNode, counted: CountedGuests, model: type[V]) -> V:
        """The guests of a text that only counts them: nobody of them is named."""
        said = f"人数: {counted.headcount}"
        if counted.group:
            text = f"“{node.text}”当作团组“{counted.group}”，人数{counted.headcount}"
            self._report(node, "D151", text, f"就是这样就写“来宾: {{团组: {counted.group}, {said}}}”", "should")
        elif counted.doubt:
            self._report(node, "D151", f"来宾：{counted.doubt}", f"就是这样就写“来宾: {{{said}}}”", "should")
        else:
            self.changes.add("来宾写的是人数，不是人名", Change(node.text, said, node.mark))
        arguments: dict[str, Any] = {"headcount": counted.headcount, "name": counted.group}
        return model(**arguments, at={"": node.mark, "headcount": node.mark})

    def _value_of_mapping(self, node: MappingNode, model: type[V]) -> V:
        """The value of a mapping; a field that is missing or wrong is None, and reported."""
        outer_asides, self._asides = self._asides, [] if "note" in model.__dataclass_fields__ else None
        contents: dict[str, Any] = {}
        marks: dict[str, Mark] = {"": node.mark}
        for field, written in self._known_pairs(node, model):
            child = options_of_text(written, field, self.changes) or written
            problems_before = len(self.problems)
            content = self._content(field, child)
            marks[field.name] = child.mark
            if content is not None:
                contents[field.name] = content
            elif field.required and len(self.problems) > problems_before:
                contents[field.name] = None  # it is there and wrong: not missing as well
            self._mark_parts(field, child, content, marks)
        if self._asides:
            marks["note"] = marks["note"] if contents.get("note") else self._asides[0][1]
            contents["note"] = "；".join(filter(None, (contents.get("note"), *(text for text, _ in self._asides))))
        self._asides = outer_asides
        for field in fields(model):
            if field.required and field.name not in contents:
                mark = marks.get(field.name, node.mark)
                text, hint = f"缺少“{field.chinese}”", f"补上“{field.chinese}: …”"
                self.problems.append(node.source.problem(mark, "D108", text, hint))
                contents[field.name] = None
        if model is Delegation and not contents.get("people") and "headcount" in marks and "headcount" not in contents:
            self._ask_for_headcount(node, marks["headcount"])
        made: Any = model(**contents, at=self.held_places(marks))
        if model is Person:
            made = self.people.completed(made, node.source)
        elif model is Volunteer:
            made = completed_volunteer(made, self.people, node.source)
        return made  # type: ignore[no-any-return]  # it is a value of the model

    def _ask_for_headcount(self, node: MappingNode, mark: Mark) -> None:
        """Asks for the number of guests that a file names and leaves open: nobody would come."""
        if not any(problem.place == mark for problem in self.problems):
            text, hint = "“人数”没有填，也没有名单，按 0 人算", "写上人数，如“人数: 12”，或列出名单"
            self.problems.append(node.source.problem(mark, "D108", text, hint, "should"))

    def _mark_parts(self, field: FieldDescription, child: Node, content: Any, marks: dict[str, Mark]) -> None:
        """Notes where the parts of a field stand: the values of a mapping of texts, the texts of a list."""
        if isinstance(child, MappingNode) and field.model is None:
            marks |= {f"{field.name}.{key.text}": inner.mark for key, inner in child.pairs}
        if field.shape == "texts" and isinstance(content, tuple):
            marks |= {f"{field.name}.{number}": mark for number, mark in enumerate(self._places_of_texts)}

    def _known_pairs(self, node: MappingNode, model: type[Value]) -> Iterator[tuple[FieldDescription, Node]]:
        """The pairs of a mapping whose keys are fields of the model, each field once; other keys are reported."""
        words = vocabulary(model)
        keys: dict[str, ScalarNode] = {}
        self._say_split(node, model)
        for key, child in regrouped(node, model):
            field = words.get(key.text)
            if field is None or key.text not in (field.chinese, field.english):
                field, child = self._by_other_word(key, child, model)  # noqa: PLW2901
            if field is None and (slip := _FULL_COLON.match(key.text)) and slip[1] in words:
                # inside braces a full-width colon makes the whole pair a key
                self._report_full_colon(key, slip)
                field, child = words[slip[1]], ScalarNode(slip[2], key.start, key.source)  # noqa: PLW2901
            if field is None:
                self._report(key, "D106", f"没有“{key.text}”这一项", word_hint(key.text, model, len(self.problems)))
            elif (first := keys.get(field.name)) is not None:
                both = "" if first.text == key.text else f"（“{first.text}”与“{key.text}”是同一项）"
                self._report(key, "D105", f"“{key.text}”写了两次{both}，第一次在第{first.mark.line}行", "留下一个")
            else:
                keys[field.name] = key
                yield field, child

    def _say_split(self, node: MappingNode, model: type[Value]) -> None:
        """Says which keys hold two fields, where what stands there could be split, and which are options."""
        for key, child in node.pairs if model.double_words or model.elsewhere else ():
            if (where := model.elsewhere.get(key.text)) and key.text not in vocabulary(model):
                self.changes.add("选项归到它该写的一项", Change(key.text, f"{where}.{key.text}", key.mark))
            names = model.double_words.get(key.text)
            if names and isinstance(child, ScalarNode) and split_text(child.text, key.text, model):
                self.changes.add("项目名换成程序的叫法", Change(key.text, "、".join(names), key.mark))

    def _by_other_word(self, key: ScalarNode, child: Node, model: type[Value]) -> tuple[FieldDescription | None, Node]:
        """The field that a key means by another of its words, and what stands there, with the unit of a heading."""
        named = named_field(key.text, model)
        if named is None:
            return None, child
        if doubt := word_doubt(named, model):
            if key.mark not in self._doubted:
                self._doubted.add(key.mark)
                self._report(key, "D151", f"“{key.text}”当作“{named.field.chinese}”读", doubt, "should")
        elif named.word not in (named.field.chinese, named.field.english):
            self.changes.add("项目名换成程序的叫法", Change(key.text, named.field.chinese, key.mark))
        if named.unit and isinstance(child, ScalarNode) and _BARE_NUMBER.fullmatch(child.text):
            child = type(child)(child.text + named.unit, child.start, child.source)
        return named.field, child

    def _report_full_colon(self, key: ScalarNode, slip: re.Match[str]) -> None:
        mark = key.mark._replace(column=key.mark.column + len(slip[1]))
        hint = f"写成“{slip[1]}: {slip[2]}”，冒号用半角，后面空一格"
        self.problems.append(key.source.problem(mark, "D120", "这里的冒号是全角的", hint))

    def _content(self, field: FieldDescription, child: Node) -> Any:
        """The content of one field; None when nothing is written or it cannot be read."""
        if isinstance(child, ScalarNode) and child.empty:
            return None
        match field.shape:
            case "text":
                return self._text(child, field)
            case "texts":
                return self._texts(child, field)
            case "value":
                return self._value(child, field)
            case "values":
                return self._values(child, field)
            case "words":
                return self._words(child, field, self._text)
            case "lists":
                return self._words(child, field, self._texts)
        return self._words(child, field, lambda inner, of: self._words(inner, of, self._texts))

    def _text(self, node: Node, field: FieldDescription) -> Any:
        if not isinstance(node, ScalarNode):
            hint = "写成一句话；几项之间用“、”"
            self._report_shape(node, f"“{field.chinese}”只写一个值，不是列表或一组项目", hint=hint)
            return None
        self.problems += odd_characters(node.text, node.mark, node.source, field.chinese)
        return self._read(limited_text(node, field, self.problems), node.mark, node.source, field)

    def _read(self, text: str, mark: Mark, source: Source, field: FieldDescription) -> Any:
        """What a text means; None, with a problem, when it cannot be what its field holds."""
        if field.reading is None:
            return text
        try:
            return field.reading.read(text)
        except ConversionError:
            return self._read_otherwise(text, mark, source, field)

    def _read_otherwise(self, text: str, mark: Mark, source: Source, field: FieldDescription) -> Any:
        """What a text means that is not in the plain spelling; what was changed or only guessed is reported."""
        assert field.reading is not None
        around = self.surroundings()._replace(is_cell=isinstance(mark, Cell))
        try:
            content, respelt = read_as_meant(field.reading, text, around)
            if respelt and respelt.aside and self._asides is None:
                raise ConversionError("D112", f"“{text}”在这里没有地方写", "删去，写在别处")
        except ConversionError as error:
            self.problems.append(source.problem(mark, error.code, f"{field.chinese}：{error.text}", error.hint))
            return None
        assert respelt is not None  # the plain spelling was tried before
        if respelt.aside and self._asides is not None:
            self._asides.append((respelt.aside, mark))
        if respelt.doubt:
            hint = f"就是这样就写“{respelt.text}”" if respelt.text else ""
            self.problems.append(source.problem(mark, "D151", f"{field.chinese}：{respelt.doubt}", hint, "should"))
        elif respelt.change:
            self.changes.add(respelt.change, Change(text, respelt.text or f"备注：{respelt.aside}", mark))
        return content

    def _texts(self, node: Node, field: FieldDescription) -> tuple[str, ...]:
        texts: list[str] = []
        self._places_of_texts = []
        for text, mark, source in self._participants(node, field) if field.people else self._written_items(node, field):
            if self._read(text, mark, source, field) is None:
                continue
            self.problems += odd_characters(text, mark, source, field.chinese)
            texts.append(text)
            self._places_of_texts.append(mark)
            if field.people:
                self.references.append(Reference(text, mark, source, field.people.side))
        return tuple(texts)

    def _participants(self, node: Node, field: FieldDescription) -> Sequence[WrittenText]:
        """The names of a list of people with their places, whatever words they are named by."""
        assert field.people is not None
        named, aside = self.people.participants(self._written_items(node, field), field.people.side)
        if aside and self._asides is not None:
            self._asides.append((f"{field.chinese}：{aside}", node.mark))
        elif aside:
            self._report(node, "D115", f"“{aside}”里有人没有写名字", "写出各人的姓名，用“、”隔开")
        return named

    def _written_items(self, node: Node, field: FieldDescription) -> Iterator[tuple[str, Mark, Source]]:
        if isinstance(node, ScalarNode):
            if is_of_several_lines(node):
                self._report_shape(node, f"“{field.chinese}”的几行连成了一行", hint=ONE_A_LINE)
            is_whole = field.people is not None and (names_nobody(node.text) or split_but(node.text) is not None)
            parts = [(node.text, 0)] if is_whole else words_of_text(node, field.chinese, self.problems, self.changes)
            yield from ((text.strip(), inside(node, offset), node.source) for text, offset in parts)
            return
        if isinstance(node, MappingNode):
            self._report_shape(node, f"“{field.chinese}”写成列表", hint="写成 [ … ]，或一行写一个，前面加“- ”")
            return
        for item in node.items:
            if not isinstance(item, ScalarNode):
                self._report_shape(item, f"“{field.chinese}”的每一项只写一个值", hint="去掉多余的一层括号或“项目: ”")
            elif not item.empty:
                yield item.text, item.mark, item.source

    def _value(self, node: Node, field: FieldDescription) -> Value | None:
        assert field.model is not None
        if field.entry:
            node, problems = self._lookup(node, field.entry, field.model)
            self.problems += problems
        return self.value(node, field.model)

    def _values(self, node: Node, field: FieldDescription) -> tuple[Value, ...] | None:
        assert field.model is not None
        items = self._value_nodes(node, field)
        if items is None:
            hint = form_of_list(node, field)
            self._report_shape(node, f"“{field.chinese}”写成列表，每一项前面加“- ”", fields(field.model), hint)
            return None
        written = [item for item in items if not (isinstance(item, ScalarNode) and item.empty)]
        most = _MOST_PEOPLE if issubclass(field.model, Person) else _MOST_VALUES
        if len(written) > most:
            self._report(
                node, "D104", f"“{field.chinese}”有{len(written)}项，超过{most}项", "删去重复的，或分成几个文件"
            )
            return None
        if field.model in (Person, Volunteer):
            return tuple(person for item in written for person in self._persons(item, field))
        values = [value for item in written if (value := self._value(item, field)) is not None]
        if field.model is Room:
            values = [room for value in values if isinstance(value, Room) for room in self._single_rooms(value)]
        return tuple(values)

    def _value_nodes(self, node: Node, field: FieldDescription) -> Sequence[Node] | None:
        """The items of a list of values, or of a text that lists several; None for what is no list."""
        if isinstance(node, SequenceNode):
            return node.items
        if not isinstance(node, ScalarNode) or not (field.model and field.model.bare):
            return None
        is_joined = is_of_several_lines(node)
        if is_joined:
            self._report_shape(node, f"“{field.chinese}”的几行连成了一行", hint=ONE_A_LINE)
        if field.model in (Person, Volunteer):
            # of lines that were joined nobody can tell who stands in which
            return [] if is_joined else [node]
        # 请带身份证、雨具 is one sentence
        is_sentence = field.model.bare == "text"
        words = [] if is_sentence else words_of_text(node, field.chinese, self.problems, self.changes)
        return [node] if is_sentence else [TextPart(text, node, offset) for text, offset in words]

    def _persons(self, node: Node, field: FieldDescription) -> Iterator[Value]:
        """The person of an item, or everybody whom its text names."""

        def person_of(of_name: Node) -> Person | None:
            person = self._value(of_name, field)
            return person if isinstance(person, Person) else None

        if isinstance(node, ScalarNode) and field.model is Volunteer:
            yield from volunteers_of_text(node, self.people)
        elif isinstance(node, ScalarNode):
            yield from self.people.persons(node, lambda name, at: TextPart(name, node, at), person_of)
        elif person := self._value(node, field):
            yield person

    def _single_rooms(self, room: Room) -> Sequence[Room]:
        """The rooms that an entry stands for: 301-305."""
        rooms, finding = single_rooms(room)
        mark = place(room, finding[0] if finding else "number")
        if finding:
            _, code, text, hint, level = finding
            self.problems.append(self.sources[mark.file].problem(mark, code, text, hint, level))
        elif len(rooms) > 1:
            self.changes.add("房号逐间展开", Change(room.number, f"{len(rooms)}间", mark))
        return rooms

    def _words(
        self, node: Node, field: FieldDescription, content: Callable[[Node, FieldDescription], Any]
    ) -> dict[str, Any] | None:
        """A mapping whose keys are no fields: options, sums, people and their seats."""
        if not isinstance(node, MappingNode):
            example = f"如 {field.chinese}: {field.examples[0]}" if field.examples else ""
            self._report_shape(node, f"“{field.chinese}”写成一组“项目: 内容”", hint=example)
            return None
        contents: dict[str, Any] = {}
        for key, child in node.pairs:
            word = key.text
            if field.people:
                if slip := _FULL_COLON.match(key.text):
                    self._report_full_colon(key, slip)
                    continue
                (word,) = names if len(names := self.people.names(word, key.mark)) == 1 else (word,)
                self.references.append(Reference(word, key.mark, key.source, field.people.side))
            if word in contents:
                self._report(key, "D105", f"“{key.text}”写了两次", "留下一个")
            elif (inner := content(child, field)) is not None:
                contents[word] = (
                    plain_option(word, inner, child, self.changes) if field.name == "conventions" else inner
                )
        return contents

    def _report_shape(self, node: Node, text: str, known: Sequence[FieldDescription] = (), hint: str = "") -> None:
        """Reports a node of the wrong shape; a key without a proper colon is reported as such."""
        if (slip := slip_of_colon(node, known)) is not None:
            self.problems.append(slip)
        else:
            self._report(node, "D107", text, hint)

    def _report(self, node: Node, code: str, text: str, hint: str = "", level: str = "error") -> None:
        self.problems.append(node.source.problem(node.mark, code, text, hint, level))
