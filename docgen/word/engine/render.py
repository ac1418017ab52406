"""Renders one part of a document: straight into the deflated form that the zip holds, proven well-formed on the way."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from pyexpat import ExpatError, ParserCreate
from types import TracebackType
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2.exceptions import TemplateRuntimeError, UndefinedError

from docgen.errors import TemplateError
from docgen.word.engine.compiled_part import CompiledPart
from docgen.word.engine.limits import MAX_PART_BYTES
from docgen.word.engine.missing_name import missing_name
from docgen.word.engine.render_state import NotANumberError, RenderError
from docgen.word.engine.uncomputable import UncomputableError, hint_on, values_at_fault
from docgen.word.markup.repair import repair_part
from docgen.word.package.zip import Keep, Member, deflater, member

#: Strings of a rendered part that are encoded, checked and deflated together: at least, at most, and the number of
#: characters from which a batch is long.
_SMALLEST_BATCH, _LARGEST_BATCH, _LONG_BATCH = 32, 512, 200_000
#: A deflated part of so many bytes waits in memory.
_SHORT_PART_BYTES = 64_000
#: What the code of a template can raise when it meets values that do not suit it.
_ERRORS_OF_CODE = (
    TemplateRuntimeError,
    RenderError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    RecursionError,
    # Jinja writes ``'inf'|float`` into its code as a name; filters of Jinja ask values for what they do not have
    NameError,
    AttributeError,
    MemoryError,
)


def render_part(
    name: str, part: CompiledPart, template: JinjaTemplate, context: dict[str, Any], keep: Keep = tuple
) -> Member:
    """The part with the values of the context; never a whole tree of it unless it needs repair.

    Raises TemplateError for values that cannot be printed where their tags stand, and for tags that make of the part
    something that is no XML.
    """
    batches = _render_batches(name, part, template, context)
    if part.needs_repair:
        return member(name, repair_part("".join(batches).encode(), _names_in(context) if part.fits_columns else None))
    try:
        return _deflate(name, batches, keep)
    except ExpatError as error:
        text = "标签排列得使文书不成形：有的开头和结尾不在同一层"
        raise TemplateError([part.problem(None, "M107", text)]) from error
    except RenderError as error:
        raise TemplateError([part.problem(None, "M113", str(error))]) from error


def _names_in(value: Any) -> frozenset[str]:
    """The names of people in a context: what stands under 姓名, a long foreign name by its parts.

    The unit that tells two people of one name apart, 冉玉兰（云州市茶业协会）, is no part of the name.
    """
    names = (name.partition("（")[0] for name in _texts_of_names(value))
    return frozenset(part for name in names for part in re.split(r"[·\s]", name) if len(part) > 1)


def _texts_of_names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(name := value.get("姓名"), str):
            yield name
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _texts_of_names(inner)


def _deflate(name: str, batches: Iterator[str], keep: Keep) -> Member:
    """Raises ExpatError for what is no XML, RenderError for a part that is too large."""
    crc = size = 0

    def deflated() -> Iterator[bytes]:
        nonlocal crc, size
        compressor, parser = deflater(), ParserCreate()
        for batch in batches:
            data = batch.encode()
            parser.Parse(data, False)
            crc, size = zlib.crc32(data, crc), size + len(data)
            yield compressor.compress(data)
            if size > MAX_PART_BYTES:
                raise RenderError(f"文书超过 {MAX_PART_BYTES // 1_000_000} MB")
        parser.Parse(b"", True)
        yield compressor.flush()

    chunks = _kept(deflated(), keep)
    return Member(name, crc, size, chunks)


def _kept(chunks: Iterator[bytes], keep: Keep) -> Sequence[bytes]:
    """The chunks of a part in ``keep``; those of a short one, which is packed at once, as they are."""
    waiting: list[bytes] = []
    length = 0
    for chunk in chunks:
        waiting.append(chunk)
        length += len(chunk)
        if length > _SHORT_PART_BYTES:
            return keep(chain(waiting, chunks))
    return waiting


def _render_batches(name: str, part: CompiledPart, template: JinjaTemplate, context: dict[str, Any]) -> Iterator[str]:
    """The text of the part. An error of the template's code is reported at the tag where it arose."""
    strings = template.root_render_func(template.new_context(context))
    try:
        batch_size = _SMALLEST_BATCH
        while batch := list(islice(strings, batch_size)):
            text = "".join(batch)
            yield text
            # strings are words in a plan and whole faces in a stack of cards: batches become about as long
            if len(text) < _LONG_BATCH:
                batch_size = min(2 * batch_size, _LARGEST_BATCH)
            else:
                batch_size = max(batch_size // 2, _SMALLEST_BATCH)
    except _ERRORS_OF_CODE as error:
        raise _located(error, name, part, template, context) from error


def _located(
    error: Exception, name: str, part: CompiledPart, template: JinjaTemplate, context: Mapping[str, Any]
) -> TemplateError:
    """The error at the tag where it arose, with the values of the data that are at fault."""
    line = _source_line(error.__traceback__, name, template)
    calculates = isinstance(error, TypeError | ValueError | NotANumberError)
    values = values_at_fault(part.code_at_line(line), error, context, name) if calculates else []
    own = error.hint.replace("…", part.code_at_line(line)) if isinstance(error, RenderError) else ""
    hint = "；".join(filter(None, (hint_on(values), own)))
    if isinstance(error, UndefinedError) and (missing := missing_name(str(error), part.code_at_line(line), context)):
        sentence, hint = missing
    else:
        sentence = _sentence_for(error)
    problem = part.problem_at_line(line, "M112", sentence, hint)
    return UncomputableError(problem, values) if values else TemplateError([problem])


def _source_line(trace: TracebackType | None, name: str, template: JinjaTemplate) -> int:
    """The line of the source in which the error arose: that of the last frame of the template's own code."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _sentence_for(error: Exception) -> str:
    if isinstance(error, RenderError):
        return str(error)
    if isinstance(error, TemplateRuntimeError):
        return "用了没有的名字，或不能这样用"
    if isinstance(error, ZeroDivisionError):
        return "除数是零"
    return "这些值不能这样算或比较"
