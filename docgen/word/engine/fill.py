"""``fill``: a template and plain values into a document, letter for letter or not at all."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.draw.drawing import CutMarks, Drawing, Grid
from docgen.errors import DataError, Mark, Problem, TemplateError
from docgen.model.brand import Brand, Picture
from docgen.model.draft import Chart, Table
from docgen.model.scalars import UNPRINTABLE
from docgen.word.engine.template import Template, ready

_PLAIN = (int, float, Decimal, Picture, Chart, Table, Drawing, Grid, CutMarks, type(None))
# the classes that most values have, told without a look at what they are derived from
_EXACT, _NESTED = frozenset((int, float, bool, type(None))), frozenset((dict, list, tuple))
_DEPTH = 50


def fill(template: Path | str | bytes, context: Mapping[str, Any], brand: Brand | None = None) -> bytes:
    """The document that ``template`` (a path or the bytes of a .docx) makes of ``context``.

    The context holds plain values: mappings with names for keys, lists, texts, numbers, pictures. What the brand has is
    seen as ``口号`` and ``图``. Values are text: whatever they hold is printed as it is, a line break as a line break.

    Raises TemplateError with every fault of the template and every name that it uses and nobody gives; DataError with
    every value that no document can carry. Nothing is guessed and nothing is left out.
    """
    return b"".join(pieces(template, context, brand))


def pieces(
    template: Path | str | bytes, context: Mapping[str, Any], brand: Brand | None = None, names_known: bool = False
) -> tuple[bytes, ...]:
    """The document that ``fill`` makes, in pieces: one of a hundred megabytes is not held twice.

    ``names_known`` says that the names of the context are those of one before: all of them are then not looked up
    beforehand, only where they are printed.
    """
    made = opened(template)
    if wrong := list(_illegal(context)):
        raise DataError(wrong)
    whole = {**_of_brand(brand), **context}
    if not names_known and (unknown := made.check(whole)):
        raise TemplateError(unknown)
    return tuple(made.render(whole))


def opened(template: Path | str | bytes) -> Template:
    """The template made ready; the work is done once for the same bytes. Raises TemplateError, OSError."""
    if isinstance(template, bytes):
        return _ready(template, "模板.docx")
    path = Path(template)
    return _ready(path.read_bytes(), path.name)


@lru_cache(maxsize=32)
def _ready(content: bytes, file: str) -> Template:
    return ready(content, file)


def _of_brand(brand: Brand | None) -> dict[str, Any]:
    if brand is None:
        return {}
    return {"口号": dict(brand.slogans), "图": dict(brand.pictures)}


def _illegal(context: Mapping[str, Any]) -> Iterator[Problem]:
    """Every value of the context that is not plain, and every text that no document can carry."""
    waiting: list[tuple[str, Any, int]] = [("", context, 0)]
    while waiting:
        path, value, depth = waiting.pop()
        if depth > _DEPTH:
            yield _refused(path, "层次太深")
            continue
        keyed = isinstance(value, Mapping)
        for key, one in value.items() if keyed else enumerate(value, 1):
            if keyed and not isinstance(key, str):
                yield _refused(path, f"名字“{key}”不是文字")
            exact = one.__class__
            if exact in _EXACT or (exact is str and one.isprintable()):
                continue
            if exact in _NESTED:
                waiting.append((_below(path, key, keyed), one, depth + 1))
            elif isinstance(one, str):
                if found := UNPRINTABLE.search(one):
                    text = f"第{found.start() + 1}个字符 U+{ord(found.group()):04X} 印不出来"
                    yield _refused(_below(path, key, keyed), text, "删去这个字符")
            elif isinstance(one, (Mapping, list, tuple)):
                waiting.append((_below(path, key, keyed), one, depth + 1))
            elif not isinstance(one, _PLAIN):
                text = f"不是文字、数、列表或一组项目（{type(one).__name__}）"
                yield _refused(_below(path, key, keyed), text)


def _below(path: str, key: object, keyed: bool) -> str:
    return f"{path}[{key}]" if not keyed else f"{path}.{key}" if path else str(key)


def _refused(path: str, text: str, hint: str = "") -> Problem:
    return Problem(Mark(path or "数据", 1, 1), "D901", "error", f"{path}：{text}", hint)
