"""Fills templates by docxtpl itself, between our checks: of the template before, of the document behind."""

import gc
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import count
from types import TracebackType
from typing import Any, NamedTuple

from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.exceptions import TemplateSyntaxError, UndefinedError
from lxml import etree
from markupsafe import Markup

from docgen.errors import DataError, Mark, Problem, TemplateError
from docgen.model.rich_text import RichParagraphs, RichText
from docgen.word.engine.faults.other_engine import needs_other_engine
from docgen.word.engine.fill import open_template_bytes, unprintable_values
from docgen.word.engine.missing_name import missing_name
from docgen.word.engine.names import unknown_names, used_names
from docgen.word.engine.prepare import part_label
from docgen.word.engine.printers.plain_text import plain_text
from docgen.word.engine.render_state import STATE, RenderError, RenderState
from docgen.word.engine.run_format import StyleSheet
from docgen.word.engine.template import Template
from docgen.word.engine.uncomputable import UncomputableError, hint_on, value_in_context
from docgen.word.engine.unfilled import unfilled_tags
from docgen.word.foreign.docxtpl_sandbox import DocxtplSandbox, ForbiddenTagError
from docgen.word.foreign.docxtpl_values import DOCXTPL_CLASSES, docxtpl_value
from docgen.word.foreign.output_faults import invalid_values, place_of_tag
from docgen.word.foreign.printing_places import MisplacedValueError, misplaced_element
from docgen.word.foreign.repeated_marks import drop_repeated_bookmarks, number_repeated_notes, number_repeated_shapes
from docgen.word.markup.elements import to_document
from docgen.word.markup.namespaces import CORE, ORDER, WP, w
from docgen.word.markup.prefixes import with_usual_prefixes
from docgen.word.markup.repair import PARAGRAPH_CONTAINERS, repair_part
from docgen.word.package.active_content import (
    ActiveContentError,
    refuse_active_elements,
    refuse_fetching_fields,
)
from docgen.word.package.clean_package import clean_package
from docgen.word.package.fields import field_codes
from docgen.word.package.notes import with_copied_notes
from docgen.word.package.properties import PROPERTIES, kept_properties
from docgen.word.package.sanitize import parse, sanitize_tree
from docgen.word.package.taken_out import notices_of
from docgen.word.package.usual_names import TEXT_PART, rels_of
from docgen.word.package.zip import PackageError, canonical, read_package

_NOT_FILLED = ("word/endnotes.xml", "docProps/custom.xml")
_TAG = re.compile(r"\{[{%#]")
#: Loop steps of one rendering: docxtpl holds all that it prints.
_MOST_STEPS = 500_000
#: docxtpl makes braces of them, also where they stand in a value.
_ESCAPE = re.compile(r"\{_\{|\}_\}|\{_%|%_\}")
#: Elements that hold elements only.
_HOLDERS = [w(name) for name in "body hdr ftr footnote p r tbl tr tc txbxContent hyperlink sdtContent".split()]
_RELATION = re.compile(rb'\br:(?:id|embed|link|pict)="([^"]*)"')
#: What docxtpl and python-docx raise for documents that they do not expect.
_DOCXTPL_ERRORS = (OpcError, AttributeError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError)


class DocxtplTemplate(NamedTuple):
    """A template that docxtpl fills: its cleaned package; the same template in our engine, if that can fill it, too.

    If it cannot, ``trees`` are its parts as trees of Jinja, by their labels. ``notices`` say what its file held that
    does not travel.
    """

    content: bytes
    file_name: str
    environment: DocxtplSandbox
    trees: tuple[tuple[str, nodes.Template], ...]
    ours: Template | None
    has_tags: bool
    styles: Mapping[tuple[str, str], str]
    notices: tuple[Problem, ...]

    def names(self) -> tuple[str, ...]:
        """The dotted names that the template uses."""
        if self.ours is not None:
            return self.ours.names()
        return tuple(sorted({name for _, tree in self.trees for name in used_names(tree)}))

    def check_names(self, context: Mapping[str, Any]) -> tuple[Problem, ...]:
        """A problem for every name that the template uses and the data do not have, at its paragraph."""
        if self.ours is not None:
            return self.ours.check_names(context)
        return tuple(
            Problem(self._place(label, unknown.line), "M110", "error", f"没有“{unknown.path}”这个名字", unknown.hint)
            for label, tree in self.trees
            for unknown in unknown_names(tree, context)
        )

    def _place(self, label: str, line: int) -> Mark:
        # docxtpl begins a line of its source with every paragraph
        return Mark(f"{self.file_name}!{label}", max(1, line - 1), 1)

    def render(self, context: Mapping[str, Any]) -> Iterator[bytes]:
        """The document. Raises TemplateError, DataError, BlankPrintedError."""
        content = self._rendered(context)
        # the trees of a document refer to one another: a thousand of them would stay until Python looks for such
        gc.collect(0)
        yield content

    def _rendered(self, context: Mapping[str, Any]) -> bytes:
        if problems := [*unprintable_values(context), *_changed_values(context)]:
            raise DataError(problems)
        document = _StrictTemplate(io.BytesIO(self.content))
        try:
            document.init_docx()
            values = {name: docxtpl_value(value, document, self.styles) for name, value in context.items()}
            state = RenderState(most_steps=_MOST_STEPS)
            document.render({**values, STATE: state}, self.environment)
            written = io.BytesIO()
            document.save(written)
        except ForbiddenTagError as error:
            raise self._failed("M109", error.text, error.hint) from error
        except MisplacedValueError as error:
            place = self._place(document.label, error.line)
            raise TemplateError([Problem(place, "M118", "error", error.text, error.hint)]) from error
        except UndefinedError as error:
            self._say_as_ours(context)
            text, hint = missing_name(str(error), "", context) or ("用了没有的名字", "")
            place = self._place(document.label, _source_line(error.__traceback__))
            raise TemplateError([Problem(place, "M110", "error", text, hint)]) from error
        except TemplateSyntaxError as error:
            place = self._place(document.label, error.lineno)
            text, hint = "docxtpl 读不懂这里的标签", "一个单元格里 vm、hm、colspan、cellbg 各只写一个"
            raise TemplateError([Problem(place, "M105", "error", text, hint)]) from error
        except (JinjaError, RenderError) as error:
            self._say_as_ours(context)
            raise self._uncomputable(error, context) from error
        except etree.XMLSyntaxError as error:
            raise self._failed("M107", "标签排列得使文书不成形：有的开头和结尾不在同一层") from error
        except _DOCXTPL_ERRORS as error:
            self._say_as_ours(context)
            raise self._failed("M118", f"docxtpl 填不了这份模板（{type(error).__name__}）") from error
        return self._checked(written.getvalue(), document.texts, _holds_rich_text(context))

    def _say_as_ours(self, context: Mapping[str, Any]) -> None:
        """Raises what our engine says of the same fault: it knows the tag. Nothing where it has no such fault."""
        if self.ours is not None:
            for _ in self.ours.render(context):
                pass

    def _uncomputable(self, error: Exception, context: Mapping[str, Any]) -> TemplateError:
        values = value_in_context(error, context)
        hint = hint_on(values) or (error.hint.replace("…", "名字") if isinstance(error, RenderError) else "")
        failed = self._failed("M112", str(error), hint)
        return UncomputableError(failed.problems[0], values) if values else failed

    def _failed(self, code: str, text: str, hint: str = "") -> TemplateError:
        return TemplateError([Problem(Mark(self.file_name, 1, 1), code, "error", text, hint)])

    def _checked(self, content: bytes, texts: list[str], has_rich_text: bool) -> bytes:
        """The document in our form, if its text is what was printed and nothing that it names is missing."""
        try:
            parts = clean_package(read_package(content)).parts
            ids = count(1)
            printed: Counter[str] = Counter()
            note_copies: dict[str, list[tuple[str, str]]] = {}
            for name in filter(TEXT_PART.fullmatch, list(parts)):
                if missing := _used_relations(parts[name]) - _own_relations(parts, name):
                    raise self._failed("M118", f"docxtpl 写出的文书不完整：{name} 用到的 {min(missing)} 不在")
                root = parse(parts[name])
                if stray := _text_outside_of_runs(root):
                    hint = "{{r … }} 和 {{p … }} 在 docxtpl 里只印富文本，普通的值写成 {{ … }}"
                    raise self._failed("M118", f"“{stray[:20]}”印到了文字之外，Word 里看不见", hint)
                if misplaced := misplaced_element(root):
                    raise self._failed(
                        "M118", f"“{misplaced[:20]}”印成了 Word 打不开的样子", "换一种标签，或不用 --engine docxtpl"
                    )
                for fault in invalid_values(root):
                    place = place_of_tag(read_package(self.content)[name], fault.tag)
                    at = Mark(f"{self.file_name}!{part_label(name)}", *place) if place else Mark(self.file_name, 1, 1)
                    raise TemplateError([Problem(at, "M118", "error", fault.text, fault.hint)])
                printed[_text(root)] += 1
                note_copies |= number_repeated_notes(root)
                if has_rich_text:
                    _order_run_properties(root)
                parts[name] = _in_our_form(root, ids)
        except (PackageError, ActiveContentError) as error:
            raise self._failed("M111", str(error)) from error
        if lost := Counter(texts) - printed:
            raise self._failed("M118", f"docxtpl 丢了文字：{min(lost)[:40]}")
        parts |= {name: with_copied_notes(parts[name], copies) for name, copies in note_copies.items() if name in parts}
        parts[PROPERTIES] = to_document(kept_properties(parts.get(PROPERTIES)))
        return canonical(parts)


def _source_line(trace: TracebackType | None) -> int:
    """The line of the source in which an error arose, as Jinja has put it into the trace."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _text_outside_of_runs(root: etree._Element) -> str:
    """The first text that stands between the elements of the text: no program shows it."""
    for node in root.iter(*_HOLDERS):
        texts = [node.text, *(child.tail for child in node)]
        if stray := next((text.strip() for text in texts if text and text.strip()), ""):
            return stray
    return ""


def _in_our_form(root: etree._Element, ids: Iterator[int]) -> bytes:
    """A part of the cleaned template with what docxtpl has put into it: that is little, and only that is looked at.

    Raises ActiveContentError for fields that fetch from elsewhere.
    """
    refuse_fetching_fields(field_codes(root))
    refuse_active_elements(root)
    drop_repeated_bookmarks(root)
    number_repeated_shapes(root)
    order = ORDER[w("tcPr")]
    for properties in root.iter(w("tcPr")):
        if len(properties) > 1:
            properties[:] = sorted(properties, key=lambda child: order.get(child.tag, 99))
    for drawing in root.iter(f"{{{WP}}}docPr"):
        drawing.set("id", str(next(ids)))
    for inline in root.iter(f"{{{WP}}}inline"):
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, inline.get(side, "0"))
    written = to_document(root)
    return repair_part(written) if _may_need_repair(root) else written


def _order_run_properties(root: etree._Element) -> None:
    """Puts what docxtpl writes for rich text into the order of the schema, and completes its shading."""
    order = ORDER[w("rPr")]
    for properties in root.iter(w("rPr")):
        if len(properties) > 1:
            properties[:] = sorted(properties, key=lambda child: order.get(child.tag, 99))
        for shading in properties.findall(w("shd")):
            shading.set(w("val"), shading.get(w("val"), "clear"))


def _holds_rich_text(context: Mapping[str, Any]) -> bool:
    waiting: list[Any] = [*context.values()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, RichText | RichParagraphs):
            return True
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
    return False


def _may_need_repair(root: etree._Element) -> bool:
    """Whether tags have emptied a cell, a box, a row or a table."""
    ends = (w("p"), w("sdt"))
    if any(len(one) == 0 or one[-1].tag not in ends for one in root.iter(*PARAGRAPH_CONTAINERS)):
        return True
    holders = ((w("tbl"), w("tr")), (w("tr"), w("tc")))
    return any(one.find(held) is None for holder, held in holders for one in root.iter(holder))


class _StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl, which parses what it has rendered with a lenient parser: a strict one comes first."""

    def __init__(self, template_file: io.BytesIO) -> None:
        super().__init__(template_file)
        self.texts: list[str] = []
        #: The part that is being rendered, as problems show it.
        self.label = "文档属性"

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """What docxtpl renders, if it is whole XML; its text is kept. Raises XMLSyntaxError."""
        self.label = part_label(str(part.partname).lstrip("/"))
        written: str = super().render_xml_part(src_xml, part, context, jinja_env)
        self.texts.append(_text(parse(written.encode())))
        return written


@lru_cache(maxsize=16)
def open_for_docxtpl(content: bytes, file_name: str) -> DocxtplTemplate:
    """The template, checked; the same bytes once. Raises TemplateError with every fault that docxtpl has, too."""
    ours = None
    try:
        ours = open_template_bytes(content, file_name)
    except TemplateError as error:
        if refused := [problem for problem in error.problems if not needs_other_engine(problem)]:
            raise TemplateError(refused) from error
    package = clean_package(read_package(content))
    parts = package.parts
    for name in filter(TEXT_PART.fullmatch, list(parts)):
        root = with_usual_prefixes(parse(parts[name]), parts[name])
        sanitize_tree(root)
        parts[name] = to_document(root)
    left = {name: parts[name] for name in _NOT_FILLED if name in parts} | {PROPERTIES: _properties_left_out(parts)}
    if unfilled := list(unfilled_tags(left, file_name)):
        raise TemplateError(unfilled)
    environment = DocxtplSandbox()
    trees = () if ours else tuple(_trees(parts, file_name, environment))
    environment.finalize = _printable
    return DocxtplTemplate(
        canonical(parts),
        file_name,
        environment,
        trees,
        ours,
        any(_TAG.search(_text(parse(parts[name]))) for name in filter(TEXT_PART.fullmatch, parts)),
        StyleSheet(parts.get("word/styles.xml")).ids(),
        notices_of(package.taken, file_name, part_label),
    )


def _properties_left_out(parts: Mapping[str, bytes]) -> bytes:
    """The properties of the document in which docxtpl fills no tags."""
    root = parse(parts[PROPERTIES]) if PROPERTIES in parts else etree.Element("none")
    for child in list(root):
        if child.tag not in (f"{{{CORE}}}keywords", f"{{{CORE}}}category"):
            root.remove(child)
    return to_document(root)


def _trees(
    parts: Mapping[str, bytes], file_name: str, environment: DocxtplSandbox
) -> Iterator[tuple[str, nodes.Template]]:
    """The parts that docxtpl renders as trees of Jinja: a line of their source is a paragraph."""
    patch = DocxTemplate(io.BytesIO()).patch_xml
    problems: list[Problem] = []
    for name in filter(TEXT_PART.fullmatch, parts):
        source = patch(etree.tostring(parse(parts[name]), encoding="unicode")).replace("<w:p>", "\n<w:p>")
        try:
            yield part_label(name), environment.parse(source.replace("<w:p ", "\n<w:p "))
        except TemplateSyntaxError as error:
            place = Mark(f"{file_name}!{part_label(name)}", max(1, error.lineno - 1), 1)
            problems.append(Problem(place, "M105", "error", f"标签的写法不对：{error.message}", "检查引号、括号和空格"))
        except ForbiddenTagError as error:
            place = Mark(f"{file_name}!{part_label(name)}", max(1, error.line - 1), 1)
            problems.append(Problem(place, "M109", "error", error.text, error.hint))
    if problems:
        raise TemplateError(problems)


def _printable(value: Any) -> Any:
    """A value as Jinja may print it: text, a number, an object of docxtpl. Raises RenderError for everything else."""
    return value if isinstance(value, (Markup, *DOCXTPL_CLASSES)) else plain_text(value)


def _changed_values(context: Mapping[str, Any]) -> Iterator[Problem]:
    """A problem for every text that docxtpl would change."""
    waiting: list[tuple[str, Any]] = list(context.items())
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            if "_" in value and (mark := _ESCAPE.search(value)):
                text = f"{path}：docxtpl 会把“{mark.group()}”改成别的字"
                yield Problem(Mark(path, 1, 1), "D901", "error", text, "不用 --engine docxtpl，或改写这几个字")
        elif isinstance(value, dict):
            waiting += [(f"{path}.{key}", inner) for key, inner in value.items()]
        elif isinstance(value, list | tuple):
            waiting += [(f"{path}[{number}]", inner) for number, inner in enumerate(value, 1)]


def _text(root: etree._Element) -> str:
    """What a part prints, and the codes of its fields."""
    return "".join(node.text or "" for node in root.iter("{*}t", "{*}instrText"))


def _used_relations(part: bytes) -> set[str]:
    # a picture whose click does nothing names an empty one
    return {relation.decode() for relation in _RELATION.findall(part)} - {""}


def _own_relations(parts: Mapping[str, bytes], name: str) -> set[str]:
    relations = parts.get(rels_of(name))
    return {one.get("Id", "") for one in parse(relations)} if relations else set()
