"""``fill``: a template and plain values into a document, letter for letter or not at all."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.draw.drawing import CutMarks, Drawing, Grid
from docgen.errors import DataError, Mark, Problem, TemplateError
from docgen.model.brand import Brand, Picture, VectorDrawing
from docgen.model.draft import Chart, Table
from docgen.model.lazy_list import LISTS
from docgen.model.rich_text import RichParagraphs, RichText
from docgen.model.scalars import UNPRINTABLE
from docgen.word.engine.kept_template import as_bytes, of_bytes
from docgen.word.engine.printed_values import PrintedValues
from docgen.word.engine.template import Template
from docgen.word.engine.template_store import TemplateStore
from docgen.word.package.zip import Keep

_DRAWN = (Picture, VectorDrawing, Chart, Table, Drawing, Grid, CutMarks)
_PLAIN = (int, float, Decimal, *_DRAWN, type(None))
# what rich text may hold besides: it begins a new paragraph (\a) or a new page (\f)
_BREAKS = str.maketrans("", "", "\a\f")
# the classes of most values: one comparison tells that they are plain
_SIMPLE, _NESTED = frozenset((int, float, bool, type(None))), frozenset((dict, list, tuple))
_CONTAINERS = (Mapping, *LISTS)
_DEEPEST = 50


def fill(template: Path | str | bytes, context: Mapping[str, Any], brand: Brand | None = None) -> bytes:
    """The document that ``template`` (a path or the bytes of a .docx) makes of ``context``.

    The context holds plain values: mappings with names for keys, lists, texts, numbers, pictures. What the brand has is
    seen as ``口号`` and ``图``. Values are text: whatever they hold is printed as it is, a line break as a line break.

    Raises TemplateError with every fault of the template and every name that it uses and nobody gives; DataError with
    every value that no document can carry. Nothing is guessed and nothing is left out.
    """
    return b"".join(fill_in_chunks(template, context, brand))


def fill_in_chunks(
    template: Path | str | bytes,
    context: Mapping[str, Any],
    brand: Brand | None = None,
    names_known: bool = False,
    store: TemplateStore | None = None,
    printed: PrintedValues | None = None,
    keep: Keep = tuple,
) -> Sequence[bytes]:
    """The document that ``fill`` makes, in chunks: one of a hundred megabytes is not held twice, or only in ``keep``.

    ``names_known`` says that the context has the names of one that was filled in before: they are then not looked up
    beforehand, only where they are printed. What was prepared of a template of ours is kept in ``store``. What the
    tags print is noted in ``printed``.
    """
    prepared = open_template(template, store)
    if problems := unprintable_values(context):
        raise DataError(problems)
    whole_context = {**brand_values(brand), **context}
    if not names_known and (unknown := prepared.check_names(whole_context)):
        raise TemplateError(unknown)
    return keep(prepared.render(whole_context, printed, keep))


def open_template(template: Path | str | bytes, store: TemplateStore | None = None) -> Template:
    """The prepared template; the same bytes are prepared once. Raises TemplateError, OSError."""
    if isinstance(template, bytes):
        return _prepared_once(template, "模板.docx", store)
    path = Path(template)
    return _prepared_once(path.read_bytes(), path.name, store)


def open_template_bytes(content: bytes, file_name: str) -> Template:
    """The prepared template of these bytes; the same bytes are prepared once. Raises TemplateError."""
    return _prepared_once(content, file_name, None)


@lru_cache(maxsize=128)
def _prepared_once(content: bytes, file_name: str, store: TemplateStore | None) -> Template:
    source = file_name.encode() + content
    if store and (kept := store.load(source)):
        return of_bytes(kept)
    # most runs print only with templates that are kept
    from docgen.word.engine.prepare import prepare_stock_template, prepare_template

    if store is None:
        return prepare_template(content, file_name)
    prepared = prepare_stock_template(content, file_name)
    store.keep(source, as_bytes(prepared))
    return prepared


def brand_values(brand: Brand | None) -> dict[str, Any]:
    if brand is None:
        return {}
    values: dict[str, dict[str, Any]] = {"口号": dict(brand.slogans), "图": dict(brand.pictures)}
    for of_kind in values.values():
        of_kind.update({name: "" for name in brand.withheld if name in of_kind})
    return values


def unprintable_values(context: Mapping[str, Any]) -> list[Problem]:
    """A problem for every value of the context that is not plain, and every text that no document can carry."""
    found: list[Problem] = []
    _note_unprintable("", context, 0, found)
    return found


def _note_unprintable(path: str, values: Any, depth: int, found: list[Problem]) -> None:
    """Notes the problems of what lies at a path: the items of a list are looked at one after the other."""
    if depth > _DEEPEST:
        found.append(_problem(path, "层次太深"))
        return
    has_names = values.__class__ is dict or isinstance(values, Mapping)
    for key, value in values.items() if has_names else enumerate(values, 1):
        if has_names and not isinstance(key, str):
            found.append(_problem(path, f"名字“{key}”不是文字"))
        value_class = value.__class__
        if value_class in _SIMPLE or (value_class is str and value.isprintable()):
            continue
        if value_class in _NESTED or isinstance(value, _CONTAINERS):
            _note_unprintable(_path_of(path, key, has_names), value, depth + 1, found)
        elif fault := _value_fault(value):
            found.append(_problem(_path_of(path, key, has_names), *fault))


def _value_fault(value: object) -> tuple[str, str] | None:
    """Why a value that is no container cannot be printed, and the hint."""
    if isinstance(value, str):
        return _text_fault(value)
    if isinstance(value, RichText):
        return next(filter(None, (_text_fault(run.text.translate(_BREAKS)) for run in value.runs)), None)
    if isinstance(value, RichParagraphs):
        return next(filter(None, (_value_fault(one.text) for one in value.paragraphs)), None)
    return None if isinstance(value, _PLAIN) else (f"不是文字、数、列表或一组项目（{type(value).__name__}）", "")


def _text_fault(text: str) -> tuple[str, str] | None:
    match = UNPRINTABLE.search(text)
    if match is None:
        return None
    return f"第{match.start() + 1}个字符 U+{ord(match.group()):04X} 印不出来", "删去这个字符"


def _path_of(path: str, key: object, is_name: bool) -> str:
    if not is_name:
        return f"{path}[{key}]"
    return f"{path}.{key}" if path else str(key)


def _problem(path: str, text: str, hint: str = "") -> Problem:
    return Problem(Mark(path or "数据", 1, 1), "D901", "error", f"{path}：{text}", hint)
