"""The base of every value that is read from a file: frozen, and aware of where it was written."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, NamedTuple, NoReturn, TypeVar, dataclass_transform

from docgen.errors import Mark

EVERYBODY = "全体"

#: Other words for the telephone of who is responsible for something.
OWNER_PHONE_WORDS = "联系电话 手机 手机号 手机号码 联系方式 责任人电话 电话号码"
#: Words for the first and the last day of what lasts several days, and for when on a day something begins and ends.
DAY_SPAN_WORDS = (
    ("开始日期", "起始日期", "抵达日期", "到达日期", "起日", "开始时间", "来访开始日期", "起"),
    ("结束日期", "截止日期", "终止日期", "离开日期", "返程日期", "止日", "结束时间", "来访结束日期", "止"),
)
TIME_SPAN_WORDS = (
    ("开始时间", "起始时间", "开始", "起", "起时"),
    ("结束时间", "截止时间", "终止时间", "结束", "止", "止时"),
)

C = TypeVar("C")


def double_words(first: str, firsts: str, second: str, seconds: str) -> dict[str, tuple[str, str]]:
    """The words that hold two fields in one, of the words for each of them between spaces: 驾驶员及电话, 司机/电话."""
    return {
        f"{one}{between}{other}": (first, second)
        for one in firsts.split()
        for other in seconds.split()
        for between in ("及", "和", "与", "、", "/", "／", "")
    }


def yaml_field(
    chinese: str,
    meaning: str,
    *examples: str,
    default: Any = ...,
    key: str = "",
    also: str = "",
    likely: str = "",
) -> Any:
    """A field: its Chinese name, what it means, examples; ``key`` is its English name where Python's differs.

    ``also`` are the other words that certainly mean it. Those that only probably do are ``likely``: the user is asked.
    Both are words between spaces.
    Without a default a file must hold it.
    """
    metadata = {
        "chinese": chinese,
        "meaning": meaning,
        "examples": examples,
        "english": key,
        "also": tuple(also.split()),
        "likely": tuple(likely.split()),
    }
    if default is ...:
        return field(metadata=metadata)
    if isinstance(default, dict):
        return field(metadata=metadata, default_factory=dict)
    return field(metadata=metadata, default=default)


class FieldPlaces(dict[str, Mark]):
    """The places of the fields of a value; of one that has none, where the value begins."""

    __slots__ = ()

    def __missing__(self, name: str) -> Mark:
        if name and "" in self:
            return self[""]
        raise KeyError(name)


@dataclass_transform(eq_default=False, frozen_default=True, kw_only_default=True, field_specifiers=(yaml_field, field))
def value(model: type[C]) -> type[C]:
    """A frozen class whose fields are given by name; two values are the same only if they are one.

    Its methods are those of ``Value``: compiling them for each of fifty models would add 16 ms to every start.
    """
    return dataclass(init=False, repr=False, eq=False, match_args=False)(model)


@value
class Value:
    """A mapping of a file. ``at["title"]`` is where that field's value stands, ``at[""]`` where it all begins.

    A field whose content was taken from another place, as a remark out of a list, may have no place of its own: ``at``
    then gives where it all begins, while ``in`` and ``get`` say that it has none.
    """

    # the field that a bare text fills where a mapping is expected: 地点: 清江宾馆
    bare: ClassVar[str] = ""
    # what users write here and what belongs into one of the fields: 排数 into 规则
    elsewhere: ClassVar[Mapping[str, str]] = {}
    # what users write here for a field of a field: 来函单位 is 单位 of 公函
    inner_words: ClassVar[Mapping[str, tuple[str, str]]] = {}
    # what users write beside somebody and what belongs into a section of the visit: 房间号 is 房号 in 住宿
    beside_words: ClassVar[Mapping[str, tuple[str, str]]] = {}
    # two words that make one field between them: 开始日期 and 结束日期 make 日期
    span_words: ClassVar[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    # words that hold two fields in one, the last of which is read: 单位及职务
    joint_words: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    # words that hold two fields in one, which can be told apart by how they look: 驾驶员及电话
    double_words: ClassVar[Mapping[str, tuple[str, str]]] = {}
    # words that may mean several of the fields: nobody can tell which
    unclear_words: ClassVar[Mapping[str, tuple[str, ...]]] = {}

    at: Mapping[str, Mark] = field(default_factory=FieldPlaces, repr=False, compare=False)

    def __init__(self, **given: Any) -> None:
        """Raises TypeError for a field that the model does not have, and when one is missing that has no default."""
        names = _field_names(type(self))  # type: ignore[arg-type]  # a class is hashable
        if unknown := given.keys() - names.known:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(sorted(unknown))}")
        if missing := names.required - given.keys():
            raise TypeError(f"{type(self).__name__} needs {', '.join(sorted(missing))}")
        if type(given.get("at")) is dict:
            given["at"] = FieldPlaces(given["at"])
        # a field that is not given and has a plain default is read from the class, where dataclasses put it
        vars(self).update({name: make() for name, make in names.factories if name not in given}, **given)

    def __setattr__(self, name: str, _content: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __repr__(self) -> str:
        shown = (f"{item.name}={getattr(self, item.name)!r}" for item in fields(self) if item.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"


class HeldPlaces(Mapping[str, Mark]):
    """Places of fields that are held in less than a mapping: as ``FieldPlaces``, whatever holds them."""

    __slots__ = ()

    def get(self, name: str, default: Any = None) -> Any:
        """The place of a field; the default for one that has none of its own."""
        has_own = name in self
        return self[name] if has_own else default


class OnePlace(HeldPlaces):
    """The places of a value with one field that has a place, where it all begins: a name on its line.

    A list of ten thousand people holds a third of what mappings of its own would take for each.
    """

    __slots__ = ("_field", "_mark")

    def __init__(self, field_name: str, mark: Mark) -> None:
        self._field, self._mark = field_name, mark

    def __getitem__(self, _name: str) -> Mark:
        return self._mark

    def __contains__(self, name: object) -> bool:
        return name in ("", self._field)

    def __iter__(self) -> Iterator[str]:
        return iter(("", self._field))

    def __len__(self) -> int:
        return 2


class _FieldNames(NamedTuple):
    """The fields of a model: all, those that must be given, those whose default is made anew for each value."""

    known: AbstractSet[str]
    required: AbstractSet[str]
    factories: tuple[tuple[str, Callable[[], Any]], ...]


@cache
def _field_names(model: type[Value]) -> _FieldNames:
    return _FieldNames(
        frozenset(item.name for item in fields(model)),
        frozenset(item.name for item in fields(model) if item.default is MISSING and item.default_factory is MISSING),
        tuple((item.name, item.default_factory) for item in fields(model) if item.default_factory is not MISSING),
    )


class CatalogueEntry(NamedTuple):
    """Marks a field whose text may name an entry of one of these catalogues, tried in this order."""

    tables: tuple[str, ...]


class People(NamedTuple):
    """Marks a field that names people of the visit; 全体 stands for everybody on ``side`` (来宾 or 陪同)."""

    side: str
