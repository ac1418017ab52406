"""A template made ready: compiled once, rendered many times, its faults found all at once and beforehand."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from operator import is_
from pyexpat import ExpatError, ParserCreate
from types import TracebackType
from typing import Any, NamedTuple

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError
from lxml import etree

from docgen.errors import Mark, Problem, TemplateError
from docgen.word.engine.compile import compile_part, compile_texts
from docgen.word.engine.names import unknown_names, used_names
from docgen.word.engine.pieces import CompiledPart, Piece, Place
from docgen.word.engine.printers import STATE, FieldError, Relations, State
from docgen.word.engine.sandbox import MAX_PART, TemplateSandbox, guard, refusals
from docgen.word.engine.styles import Styles
from docgen.word.engine.tags import PRINT
from docgen.word.markup.chart import BOOK_TYPE, CHART_TYPE, RELATIONS, chart_part, chart_relations, workbook
from docgen.word.markup.namespaces import CORE, DC
from docgen.word.markup.repair import repair_part
from docgen.word.package.sanitize import ActiveError, parse, sanitize_package, sanitize_tree
from docgen.word.package.zip import Member, PackageError, deflater, member, pack, read

PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_LABELS = {"document": "正文", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
#: Pieces of a rendered part that are encoded, checked and deflated in one go; so many characters are a long batch.
_FEW, _BATCH, _LONG = 32, 512, 200_000


class Part(NamedTuple):
    """A part that holds code: its compiled template, its pieces by line, its tree for questions about names."""

    name: str
    woven: CompiledPart
    tree: nodes.Template
    template: JinjaTemplate
    names: tuple[str, ...]  # at the top of the context

    @property
    def lasting(self) -> bool:
        """Whether it may be the same in many documents: a header or footer."""
        return self.name.startswith(("word/header", "word/footer"))


@dataclass(frozen=True, slots=True)
class Template:
    """A whole template: the parts that never change, deflated, and those that do, compiled."""

    static: Mapping[str, Member]
    sources: Mapping[str, bytes]  # parts that pictures may add to: content types and relationships
    parts: tuple[Part, ...]  # headers and footers before the body: of many documents they are often the same
    rendered: dict[str, "_Rendered"] = field(default_factory=dict, repr=False, compare=False)

    def check(self, context: Mapping[str, Any]) -> tuple[Problem, ...]:
        """The names that the template uses and ``context`` (or the names of a kind) does not have."""
        found = []
        for part in self.parts:
            for unknown in unknown_names(part.tree, context):
                place = _place(part.woven, unknown.line)
                text = f"“{place.typed}”：没有“{unknown.path}”这个名字" if place else f"没有“{unknown.path}”这个名字"
                found.append(_problem(part.woven, place, "M110", text, unknown.hint))
        return tuple(found)

    def names(self) -> tuple[str, ...]:
        """The dotted names that the template uses."""
        return tuple(sorted({name for part in self.parts for name in used_names(part.tree)}))

    def render(self, context: Mapping[str, Any]) -> Iterator[bytes]:
        """The document, piece by piece: a large one is not held twice.

        Raises TemplateError for values that cannot be printed where their tags stand, before the first piece.
        """
        state = State()
        made: dict[str, Member] = {}
        shown: dict[str, Relations] = {}
        for part in self.parts:
            state.relations = Relations()
            made[part.name] = self._part(part, context, state)
            if state.relations.pictures or state.relations.charts:
                shown[part.name] = state.relations
        return pack(({**self.static, **made} | _with_pictures(shown, self.sources)).values())

    def _part(self, part: Part, context: Mapping[str, Any], state: State) -> Member:
        """The part, rendered; or as it was, when it prints the very same things as in the document before."""
        values = tuple(context.get(name) for name in part.names)
        before = self.rendered.get(part.name)
        if before and before.ids == state.ids and all(map(is_, before.values, values)):
            state.ids, state.steps = before.after, state.steps + before.steps
            return before.member
        ids, steps = state.ids, state.steps
        made = _rendered(part, {**context, STATE: state})
        if part.lasting and not (state.relations.pictures or state.relations.charts):
            self.rendered[part.name] = _Rendered(ids, values, made, state.ids, state.steps - steps)
        return made


class _Rendered(NamedTuple):
    """A part as it was rendered last: the id before it, what it printed, the id after it, the steps it took."""

    ids: int
    values: tuple[Any, ...]
    member: Member
    after: int
    steps: int


def ready(content: bytes, file: str) -> Template:
    """The template of these bytes. Raises TemplateError with every fault; ``file`` is the name shown in places."""
    try:
        return _ready(content, file)
    except PackageError as error:
        raise TemplateError([Problem(Mark(file, 1, 1), "M101", "error", str(error))]) from error
    except ActiveError as error:
        hint = "在 Word 里删去它，再另存为 .docx"
        raise TemplateError(
            [Problem(Mark(file, 1, 1), "M111", "error", text, hint) for text in error.sentences]
        ) from error
    except etree.XMLSyntaxError as error:
        raise TemplateError([Problem(Mark(file, 1, 1), "M101", "error", "文件内部损坏，读不出来")]) from error


def _ready(content: bytes, file: str) -> Template:
    parts = sanitize_package(read(content))
    styles = Styles(parts.get("word/styles.xml"))
    problems: list[Problem] = []
    compiled: list[Part] = []
    for name in [*filter(PART.fullmatch, parts), "docProps/core.xml"]:
        root = core_properties(parts.get(name)) if name == "docProps/core.xml" else parse(parts[name])
        woven = _woven(root, name, file, styles)
        problems += woven.problems
        if woven.problems:
            continue
        part, wrong = _compiled(name, woven)
        problems += wrong
        if part is None:
            parts[name] = woven.source.encode()
        elif not wrong:
            compiled.append(part)
    if problems:
        raise TemplateError(problems)
    dynamic = {part.name for part in compiled}
    return Template(
        static={name: member(name, part) for name, part in parts.items() if name not in dynamic},
        sources={name: part for name, part in parts.items() if name.endswith(".rels") or name == "[Content_Types].xml"},
        parts=tuple(sorted(compiled, key=lambda part: not part.lasting)),
    )


def _woven(root: etree._Element, name: str, file: str, styles: Styles) -> CompiledPart:
    if name == "docProps/core.xml":
        return compile_texts(root, f"{file}!属性")
    sanitize_tree(root)
    return compile_part(root, f"{file}!{_label(name)}", styles.run)


def _label(name: str) -> str:
    """正文, 页眉1 … as places show them."""
    found = re.fullmatch(r"word/([a-z]+)(\d*)\.xml", name)
    assert found is not None
    return _LABELS[found.group(1)] + found.group(2)


def core_properties(part: bytes | None) -> etree._Element:
    """Document properties with nothing personal: the title, and what else says of what the paper is."""
    old = parse(part) if part else None
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DC})
    for tag in (
        f"{{{DC}}}title",
        f"{{{DC}}}subject",
        f"{{{CORE}}}keywords",
        f"{{{DC}}}description",
        f"{{{CORE}}}category",
    ):
        text = old.findtext(tag, default="") if old is not None else ""
        if tag.endswith("title") and not re.search(r"[{｛]", text):
            text = "{{ 标题|default('') }}"  # a title typed once belongs to an older paper
        if text:
            etree.SubElement(root, tag).text = text
    return root


def _compiled(name: str, woven: CompiledPart) -> tuple[Part | None, list[Problem]]:
    """The part as code; None when it holds none."""
    if not woven.pieces:
        return None, []
    fence = TemplateSandbox()
    printers = {f"_p{number}": piece.printer for number, piece in enumerate(woven.pieces) if piece.printer}
    fence.filters.update({**woven.filters, **printers})
    try:
        tree = fence.parse(woven.source)
    except TemplateSyntaxError as error:
        return None, list(_syntax_problems(woven, error))
    internal = frozenset(line for line, piece in enumerate(woven.pieces, 2) if piece.ours)
    refused = [
        _problem(woven, _place(woven, one.line), "M109", f"{_typed(woven, one.line)}{one.text}", one.hint)
        for one in refusals(tree, internal)
    ]
    if refused:
        return None, list(dict.fromkeys(refused))
    guard(tree, lambda line: f"_p{line - 2}")
    code = fence.compile(tree, name, name)
    names = tuple({used.partition(".")[0].removesuffix("[]") for used in used_names(tree)})
    return Part(name, woven, tree, JinjaTemplate.from_code(fence, code, {}), names), []


def _syntax_problems(woven: CompiledPart, error: TemplateSyntaxError) -> Iterator[Problem]:
    """Every tag that does not parse on its own; else the place where the whole stopped parsing."""
    fence, found = TemplateSandbox(), False
    for piece in woven.pieces:
        if piece.place is None or piece.ours or (said := _syntax_of(fence, piece)) is None:
            continue
        found = True
        yield _problem(woven, piece.place, "M105", f"“{piece.place.typed}”的写法不对：{said}", "")
    if not found:
        place = _place(woven, error.lineno)
        yield _problem(woven, place, "M105", f"{_typed(woven, error.lineno)}写法不对：{_said(error)}", "")


def _syntax_of(fence: TemplateSandbox, piece: Piece) -> str | None:
    """What is wrong with a piece by itself, put into the smallest whole that Jinja takes."""
    from_words = {"if": "{}{{% endif %}}", "for": "{}{{% endfor %}}", "with": "{}{{% endwith %}}"}
    word = piece.code.split(None, 1)[0] if piece.code.split() else ""
    start, end = (fence.variable_start_string, fence.variable_end_string)
    if piece.opens != PRINT:
        start, end = fence.block_start_string, fence.block_end_string
        if word in ("else", "endif", "endfor", "endwith"):
            return None
    whole = f"{start} {piece.code} {end}"
    if word == "elif":
        whole = f"{start} if 1 {end}{whole}{start} endif {end}"
    elif piece.opens != PRINT and word in from_words:
        whole += f"{start} end{word} {end}"
    try:
        fence.parse(whole)
    except TemplateSyntaxError as error:
        return _said(error)
    return None


# Jinja's sentences as far as template authors meet them: (part of the message, what to tell them)
_SENTENCES = (
    ("Expected an expression, got 'end of print statement'", "花括号里是空的"),
    ("got 'end of", "话没有说完"),
    ("expected token 'in'", "循环要写成 for 名字 in 列表"),
    ("expected token 'end of print statement'", "多出了字，或少了运算符；名字里不能有空格"),
    ("expected token 'end of statement block'", "多出了字；名字里不能有空格"),
    ("unexpected char", "有不能用的字符"),
    ("unexpected '}'", "多了一个“}”"),
    ("unexpected ')'", "括号没有配对"),
    ("unexpected ']'", "方括号没有配对"),
    ("expected token ','", "各项之间少了逗号，或括号没有配对"),
    ("expected token ':'", "少了冒号，或多了一个花括号"),
    ("No filter named", "没有这种筛选"),
    ("No test named", "没有这种判断"),
    ("cannot assign", "这个名字不能用来取值"),
)


def _said(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    return next((text for part, text in _SENTENCES if part in message), "检查引号、括号和空格")


def _place(woven: CompiledPart, line: int) -> Place | None:
    """The place of the tag whose code stands on this line: the first line holds no code."""
    number = line - 2
    return woven.pieces[number].place if 0 <= number < len(woven.pieces) else None


def _typed(woven: CompiledPart, line: int) -> str:
    place = _place(woven, line)
    return f"“{place.typed}”：" if place else ""


def _problem(woven: CompiledPart, place: Place | None, code: str, text: str, hint: str) -> Problem:
    mark = Mark(woven.label, place.paragraph, place.column) if place else Mark(woven.label, 1, 1)
    return Problem(mark, code, "error", text, hint, place.text if place else "")


def _rendered(part: Part, context: dict[str, Any]) -> Member:
    """The part deflated, proven well-formed on the way; never a whole tree of it unless it needs mending."""
    if part.woven.mend:
        whole = "".join(_chunks(part, context)).encode()
        return member(part.name, repair_part(whole))
    squeezed = deflater()
    proof = ParserCreate()
    crc, size, deflated = 0, 0, list[bytes]()
    try:
        for chunk in _chunks(part, context):
            data = chunk.encode()
            proof.Parse(data, False)
            crc, size = zlib.crc32(data, crc), size + len(data)
            deflated.append(squeezed.compress(data))
            if size > MAX_PART:
                raise FieldError(f"文书超过 {MAX_PART // 1_000_000} MB")
        proof.Parse(b"", True)
    except ExpatError as error:
        text = "标签排列得使文书不成形：有的开头和结尾不在同一层"
        raise TemplateError([Problem(Mark(part.woven.label, 1, 1), "M107", "error", text)]) from error
    except FieldError as error:
        raise TemplateError([Problem(Mark(part.woven.label, 1, 1), "M113", "error", str(error))]) from error
    deflated.append(squeezed.flush())
    return Member(part.name, crc, size, deflated)


def _chunks(part: Part, context: dict[str, Any]) -> Iterator[str]:
    """The text of the part in batches. What goes wrong on the way is reported at the tag where it went wrong."""
    stream = part.template.root_render_func(part.template.new_context(context))
    try:
        many = _FEW
        while batch := list(islice(stream, many)):
            text = "".join(batch)
            yield text
            # pieces are words in a plan and whole faces in a stack of cards: batches become about as long
            many = min(2 * many, _BATCH) if len(text) < _LONG else max(many // 2, _FEW)
    except (TemplateRuntimeError, FieldError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        place = _place(part.woven, _line(part, error.__traceback__))
        typed = f"“{place.typed}”：" if place else ""
        raise TemplateError([_problem(part.woven, place, "M112", f"{typed}{_what(error)}", "")]) from error


def _line(part: Part, trace: TracebackType | None) -> int:
    """The line of the source in which the error arose: the last frame of the template's own code."""
    line = 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == part.name:
            line = part.template.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return line


def _what(error: Exception) -> str:
    if isinstance(error, FieldError):
        return str(error)
    if isinstance(error, TemplateRuntimeError):
        return "用了没有的名字，或不能这样用"
    if isinstance(error, ZeroDivisionError):
        return "除数是零"
    return "这些值不能这样算或比较"


def _with_pictures(shown: Mapping[str, Relations], sources: Mapping[str, bytes]) -> dict[str, Member]:
    """Media, charts, relationships and content types of what parts show; the same picture is stored once."""
    if not shown:
        return {}
    media: dict[bytes, str] = {}
    changed: dict[str, bytes] = {}
    charts: dict[str, bytes] = {}
    for name, relations in shown.items():
        folder, _, file = name.rpartition("/")
        path = f"{folder}/_rels/{file}.rels"
        entries = []
        for number, picture in relations.pictures.items():
            ending = "png" if picture.data.startswith(b"\x89PNG") else "jpeg"
            target = media.setdefault(picture.data, f"media/docgen{len(media) + 1}.{ending}")
            entries.append(f'<Relationship Id="{number}" Target="{target}" Type="{RELATIONS}/image"/>')
        for number, chart in relations.charts.items():
            count = len(charts) + 1
            charts[f"word/charts/chart{count}.xml"] = chart_part(chart)
            book = f"embeddings/Microsoft_Excel_Sheet{count}.xlsx"
            changed[f"word/charts/_rels/chart{count}.xml.rels"] = chart_relations(f"../{book}")
            changed[f"word/{book}"] = workbook(chart)
            entries.append(f'<Relationship Id="{number}" Target="charts/chart{count}.xml" Type="{RELATIONS}/chart"/>')
        changed[path] = _inside(sources.get(path, _NO_RELATIONS), "Relationships", "".join(entries))
    kinds = {target.rpartition(".")[2] for target in media.values()}
    types = sources["[Content_Types].xml"]
    wanted = {kind: f"image/{kind}" for kind in sorted(kinds)} | ({"xlsx": BOOK_TYPE} if charts else {})
    defaults = [
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in wanted.items()
        if f'Extension="{ending}"'.encode() not in types
    ]
    types = re.sub(rb"(<Types\b[^>]*>)", rb"\1" + "".join(defaults).encode(), types, count=1)
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{CHART_TYPE}"/>' for name in charts)
    changed["[Content_Types].xml"] = types.replace(b"</Types>", f"{overrides}</Types>".encode())
    changed |= charts
    changed |= {f"word/{target}": data for data, target in media.items()}
    return {name: member(name, content) for name, content in changed.items()}


_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def _inside(part: bytes, name: str, added: str) -> bytes:
    """The part with elements added before its end, also when it was empty."""
    opened = re.sub(rf"<{name}\b([^>]*)/>".encode(), rf"<{name}\1></{name}>".encode(), part)
    return opened.replace(f"</{name}>".encode(), f"{added}</{name}>".encode())
