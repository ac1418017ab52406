"""Nodes into values: keys in either language, shapes, places; the model then reads the texts.

One walk turns a node into the plain tree that the model validates and notes beside every field where its value stands,
so that whatever the model refuses is reported at that place. Unknown and doubled keys, lists where one value belongs
and the like are found on the way; everything is reported in one run.
"""

import re
from collections.abc import Callable, Iterator
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from docgen.errors import Mark, Problem
from docgen.load.nodes import Mapping, Node, Scalar, Sequence, Source
from docgen.model.people import Delegation
from docgen.model.scalars import INVISIBLE, meant
from docgen.model.value import Entry, People, Value

V = TypeVar("V", bound=Value)

# 张三、李四: the one mark that cannot be part of a name
_SEPARATOR = re.compile("、")
_COLON = re.compile(r"[:：]")


@dataclass(frozen=True, slots=True)
class Field:
    """What the decoder must know of a model's field."""

    name: str
    chinese: str
    english: str
    shape: str  # text · texts · value · values · words (a mapping of texts) · lists (of lists) · tables (of mappings)
    model: type[Value] | None
    entry: Entry | None
    people: People | None
    required: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that must mean somebody of the visit."""

    name: str
    mark: Mark
    source: Source
    side: str


#: Puts the catalogue entry that a node names behind what the node says itself; with what is wrong about the reference.
Lookup = Callable[[Node, Entry, type[Value]], tuple[Node, tuple[Problem, ...]]]


def no_catalogue(node: Node, _entry: Entry, _model: type[Value]) -> tuple[Node, tuple[Problem, ...]]:
    """The lookup of files that refer to nothing."""
    return node, ()


class Decoder:
    """Collects the problems and the references of one file while its nodes are decoded."""

    def __init__(self, lookup: Lookup = no_catalogue) -> None:
        self.problems: list[Problem] = []
        self.references: list[Reference] = []
        self.sources: dict[str, Source] = {}
        self._lookup = lookup

    def value(self, node: Node | None, model: type[V], source: Source) -> V | None:
        """The value that a whole file means, or None: then ``problems`` say why."""
        if node is None or (isinstance(node, Scalar) and node.empty):
            self.problems.append(
                source.problem(Mark(source.name, 1, 1), "D107", "文件是空的", "照 docgen new 的样子填写")
            )
            return None
        tree = self.tree(node, model)
        return None if tree is None else self.validated(tree, model)

    def validated(self, tree: dict[str, Any], model: type[V]) -> V | None:
        """The tree as a value; what the model refuses is reported where it stands."""
        try:
            return model.model_validate(tree)
        except ValidationError as error:
            misshapen = {problem.place for problem in self.problems if problem.code == "D107"}
            found = _refusals(error, tree, model, self.sources)
            # what is there in the wrong shape is not missing as well
            self.problems += [one for one in found if one.code != "D108" or one.place not in misshapen]
            return None

    def tree(self, node: Node, model: type[Value]) -> dict[str, Any] | None:
        """A mapping as field names and texts, with ``at``; None when the node cannot be this value."""
        self.sources[node.source.name] = node.source
        if isinstance(node, Scalar) and model.bare:
            return {model.bare: node.text, "at": {"": node.mark, model.bare: node.mark}}
        if model is Delegation and not isinstance(node, Mapping):
            people = self._listed(node, vocabulary(Delegation)["名单"])
            return {"people": people, "at": {"": node.mark, "people": node.mark}}
        if not isinstance(node, Mapping):
            self._wrong_shape(node, "这里要写一组“项目: 内容”", fields(model))
            return None
        found: dict[str, Any] = {}
        at: dict[str, Mark] = {"": node.mark}
        for field, child in self._known(node, model):
            at[field.name] = child.mark
            content = self._content(field, child)
            if content is not None:
                found[field.name] = content
            if isinstance(child, Mapping) and field.model is None:
                at |= {f"{field.name}.{key.text}": inner.mark for key, inner in child.pairs}
        return {**found, "at": at}

    def _known(self, node: Mapping, model: type[Value]) -> Iterator[tuple[Field, Node]]:
        words = vocabulary(model)
        seen: dict[str, Scalar] = {}
        for key, child in node.pairs:
            field = words.get(key.text)
            if field is None:
                self._report(key, "D106", f"没有“{key.text}”这一项", _hint(key.text, model))
            elif (first := seen.get(field.name)) is not None:
                both = "" if first.text == key.text else f"（“{first.text}”与“{key.text}”是同一项）"
                self._report(key, "D105", f"“{key.text}”写了两次{both}，第一次在第{first.mark.line}行", "留下一个")
            else:
                seen[field.name] = key
                yield field, child

    def _content(self, field: Field, child: Node) -> Any:
        """What the model gets for one field; None for nothing."""
        if isinstance(child, Scalar) and child.empty and field.shape != "value":
            return None
        match field.shape:
            case "text":
                return self._text(child, field)
            case "texts":
                return self._texts(child, field)
            case "value":
                if isinstance(child, Scalar) and child.empty:
                    return None
                return self._value(child, field)
            case "values":
                return self._listed(child, field)
            case "words":
                return self._words(child, field, self._text)
            case "lists":
                return self._words(child, field, self._texts)
        return self._words(child, field, lambda inner, f: self._words(inner, f, self._texts))

    def _text(self, node: Node, field: Field) -> str | None:
        if not isinstance(node, Scalar):
            self._wrong_shape(node, f"“{field.chinese}”只写一个值，不是列表或一组项目")
            return None
        if field.name == "name" and field.model is None and (mark := INVISIBLE.search(node.text)):
            self._report(
                node,
                "D123",
                f"“{field.chinese}”里有看不见的字符 U+{ord(mark.group()):04X}",
                "多半是粘贴时带进来的，删去重写",
                "should",
            )
        return node.text

    def _texts(self, node: Node, field: Field) -> list[str]:
        found: list[str] = []
        for text, mark, source in self._items(node, field):
            found.append(text)
            if field.people:
                self.references.append(Reference(text, mark, source, field.people.side))
        return found

    def _items(self, node: Node, field: Field) -> Iterator[tuple[str, Mark, Source]]:
        if isinstance(node, Scalar):
            column = node.mark.column + (0 if node.plain else 1)
            for part in _SEPARATOR.split(node.text):
                yield part.strip(), node.mark._replace(column=column), node.source
                column += len(part) + 1
            return
        if isinstance(node, Mapping):
            self._wrong_shape(node, f"“{field.chinese}”写成列表")
            return
        for item in node.items:
            if not isinstance(item, Scalar):
                self._wrong_shape(item, f"“{field.chinese}”的每一项只写一个值")
            elif not item.empty:
                yield item.text, item.mark, item.source

    def _value(self, node: Node, field: Field) -> dict[str, Any] | None:
        assert field.model is not None
        if field.entry:
            node, wrong = self._lookup(node, field.entry, field.model)
            self.problems += wrong
        return self.tree(node, field.model)

    def _listed(self, node: Node, field: Field) -> list[dict[str, Any]] | None:
        assert field.model is not None
        if isinstance(node, Scalar) and field.model.bare:
            items: SequenceOf[Node] = [_part(node, text, offset) for text, offset in _parts(node)]
        elif isinstance(node, Sequence):
            items = node.items
        else:
            self._wrong_shape(node, f"“{field.chinese}”写成列表，每一项前面加“- ”", fields(field.model))
            return None
        found = [self._value(item, field) for item in items if not (isinstance(item, Scalar) and item.empty)]
        return [tree for tree in found if tree is not None]

    def _words(self, node: Node, field: Field, content: Callable[[Node, Field], Any]) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            self._wrong_shape(node, f"“{field.chinese}”写成一组“项目: 内容”")
            return None
        found: dict[str, Any] = {}
        for key, child in node.pairs:
            if key.text in found:
                self._report(key, "D105", f"“{key.text}”写了两次", "留下一个")
            elif (inner := content(child, field)) is not None:
                found[key.text] = inner
        return found

    def _wrong_shape(self, node: Node, text: str, known: SequenceOf[Field] = ()) -> None:
        hint = ""
        if isinstance(node, Scalar) and (colon := _COLON.search(node.text)):
            word = node.text[: colon.start()].strip()
            if any(word in (field.chinese, field.english) for field in known):
                mark = node.mark._replace(column=node.mark.column + colon.start())
                problem = "这里的冒号是全角的" if colon.group() == "：" else "冒号后面少一个空格"
                hint = (
                    f"写成“{word}: {node.text[colon.end() :].split()[0] if node.text[colon.end() :].strip() else ''}”"
                )
                self.problems.append(node.source.problem(mark, "D120", problem, hint))
                return
        self._report(node, "D107", text, hint)

    def _report(self, node: Node, code: str, text: str, hint: str = "", level: str = "error") -> None:
        self.problems.append(node.source.problem(node.mark, code, text, hint, level))


def fields(model: type[Value]) -> tuple[Field, ...]:
    """The fields of a model that a file may hold, in order."""
    return tuple(dict.fromkeys(vocabulary(model).values()))


@cache
def vocabulary(model: type[Value]) -> MappingOf[str, Field]:
    """Both names of every field of a model that a file may hold."""
    found: dict[str, Field] = {}
    for name, info in model.model_fields.items():
        if info.exclude:
            continue
        field = _field(name, info)
        found[field.chinese] = found[field.english] = field
    return found


def _field(name: str, info: FieldInfo) -> Field:
    shape, model = _shape(info.annotation)
    marks = list(info.metadata)
    return Field(
        name=name,
        chinese=info.title or name,
        english=info.alias or name,
        shape=shape,
        model=model,
        entry=next((mark for mark in marks if isinstance(mark, Entry)), None),
        people=next((mark for mark in marks if isinstance(mark, People)), None),
        required=info.is_required(),
    )


def _shape(annotation: Any) -> tuple[str, type[Value] | None]:
    """How a field of this type is written."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0])
    if origin in (Union, UnionType):
        return _shape(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        inner, model = _shape(arguments[0])
        return ("values", model) if inner == "value" else ("texts", None)
    if origin is dict:
        inner, _ = _shape(arguments[1])
        return {"text": "words", "texts": "lists", "lists": "tables"}[inner], None
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return "value", annotation
    return "text", None


def _hint(key: str, model: type[Value]) -> str:
    words = [name for field in fields(model) for name in (field.chinese, field.english)]
    if near := meant(key, words):
        return near
    chinese = [field.chinese for field in fields(model)]
    return "这里可以写：" + "、".join(chinese[:12]) + ("等" if len(chinese) > 12 else "")


def _parts(node: Scalar) -> Iterator[tuple[str, int]]:
    offset = 0
    for part in _SEPARATOR.split(node.text):
        yield part, offset
        offset += len(part) + 1


def _part(node: Scalar, text: str, offset: int) -> Node:
    return _Part(text, node, offset + (0 if node.plain else 1))


class _Part(Scalar):
    """One of the names that a single text lists, with its own column."""

    __slots__ = ("offset",)

    def __init__(self, text: str, whole: Scalar, offset: int) -> None:
        super().__init__(text.strip(), whole.start, whole.source)
        self.offset = offset

    @property
    def mark(self) -> Mark:
        whole = super().mark
        return whole._replace(column=whole.column + self.offset)


def _refusals(
    error: ValidationError, tree: dict[str, Any], model: type[Value], sources: MappingOf[str, Source]
) -> Iterator[Problem]:
    for one in error.errors(include_url=False, include_input=False):
        mark, chinese = _place(one["loc"], tree, model)
        source = sources.get(mark.file)
        excerpt = source.line(mark.line) if source else ""
        if one["type"] == "missing":
            yield Problem(mark, "D108", "error", f"缺少“{chinese}”", f"补上“{chinese}: …”", excerpt)
            continue
        context = one.get("ctx", {})
        text = context.get("text", one["msg"])
        yield Problem(mark, one["type"], "error", f"{chinese}：{text}", context.get("hint", ""), excerpt)


def _place(loc: tuple[int | str, ...], tree: dict[str, Any], model: type[Value]) -> tuple[Mark, str]:
    """The mark of the value at ``loc`` and the Chinese name of its field; of the mapping when there is no value."""
    here: Any = tree
    mark: Mark = tree["at"][""]
    chinese = ""
    inside: type[Value] | None = model
    for step in loc:
        if isinstance(here, dict) and "at" in here and inside is not None:
            field = next((f for f in fields(inside) if step in (f.name, f.english)), None)
            if field is None:
                break
            chinese, inside = field.chinese, field.model
            mark = here["at"].get(field.name, here["at"][""])
            here = here.get(field.name)
        elif isinstance(here, list) and isinstance(step, int):
            here = here[step]
            if isinstance(here, dict):
                mark = here["at"][""]
        elif isinstance(here, dict):
            chinese = str(step) if step in here else chinese
            here = here.get(step)
    return mark, chinese
