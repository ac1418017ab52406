"""Prepares a template: the bytes of a .docx are cleaned, their parts compiled, all faults found at once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from docgen.errors import Mark, Problem, TemplateError
from docgen.word.engine.compile import compile_part, compile_properties
from docgen.word.engine.compiled_part import CompiledPart, TagPlace
from docgen.word.engine.faults.forbidden import forbidden_code
from docgen.word.engine.faults.loops import lines_without_loop
from docgen.word.engine.faults.syntax import code_problems, syntax_problems
from docgen.word.engine.names import used_names
from docgen.word.engine.part_code import rewritten, sandbox_of
from docgen.word.engine.reserved_characters import take_out_reserved
from docgen.word.engine.run_format import StyleSheet
from docgen.word.engine.template import Template, TemplatePart
from docgen.word.engine.unfilled import check_literal_text, unfilled_tags
from docgen.word.markup.numbering import NUMBERING
from docgen.word.markup.prefixes import with_usual_prefixes
from docgen.word.package.active_content import ActiveContentError, RefusedContent
from docgen.word.package.clean_package import CleanPackage, clean_package
from docgen.word.package.linked_values import CUSTOM_PROPERTIES, custom_property_names
from docgen.word.package.properties import PROPERTIES, core_properties
from docgen.word.package.sanitize import parse, sanitize_tree
from docgen.word.package.taken_out import notices_of
from docgen.word.package.usual_names import TEXT_PART
from docgen.word.package.zip import PackageError, member, read_package

_ACTIVE_HINT = "在 Word 里删去它，再另存为 .docx"
_LABELS = {"document": "正文", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}


def prepare_template(content: bytes, file_name: str) -> Template:
    """The template of these bytes; ``file_name`` is shown in problems. Raises TemplateError with every fault."""
    return _prepared(content, file_name, clean_package)


def prepare_stock_template(content: bytes, file_name: str) -> Template:
    """The same of a template of ours: a test proves that they hold nothing to be taken out."""
    return _prepared(content, file_name, CleanPackage)


def _prepared(content: bytes, file_name: str, clean: Callable[[dict[str, bytes]], CleanPackage]) -> Template:
    file_start = Mark(file_name, 1, 1)
    try:
        package = clean(read_package(content))
        prepared = _prepare(package.parts, package.unused, file_name)
        return replace(prepared, notices=notices_of(package.taken, file_name, part_label))
    except PackageError as error:
        raise TemplateError([Problem(file_start, "M101", "error", str(error))]) from error
    except ActiveContentError as error:
        raise TemplateError([_refused(refusal, file_name) for refusal in error.refusals]) from error
    except etree.XMLSyntaxError as error:
        raise TemplateError([Problem(file_start, "M101", "error", "文件内部损坏，读不出来")]) from error


def _refused(refusal: RefusedContent, file_name: str) -> Problem:
    place = Mark(file_name, 1, 1)
    if refusal.part:
        place = Mark(f"{file_name}!{part_label(refusal.part)}", refusal.paragraph or 1, 1)
    return Problem(place, "M111", "error", refusal.sentence, refusal.hint or _ACTIVE_HINT)


def _prepare(parts: dict[str, bytes], unused: Mapping[str, bytes], file_name: str) -> Template:
    styles = StyleSheet(parts.get("word/styles.xml"))
    problems: list[Problem] = []
    template_parts: list[TemplatePart] = []
    text_parts = [*filter(TEXT_PART.fullmatch, parts), PROPERTIES]
    text_parts += [CUSTOM_PROPERTIES] if CUSTOM_PROPERTIES in parts else []
    properties = custom_property_names(parts)
    for name in text_parts:
        compiled = _compile(name, parts, file_name, styles, properties)
        check_literal_text(compiled)
        if compiled.problems:
            problems += dict.fromkeys((*compiled.problems, *code_problems(compiled)))
        elif not compiled.fragments:
            parts[name] = compiled.source.encode()
        else:
            ready, part_problems = template_part(name, compiled)
            problems += part_problems
            template_parts += [ready] if ready else []
    with_code = {part.name for part in template_parts}
    copied = {name: part for name, part in parts.items() if name not in with_code}
    unfilled = {name: part for name, part in copied.items() if name not in text_parts}
    unfilled |= {name: part for name, part in unused.items() if not TEXT_PART.fullmatch(name)}
    problems += unfilled_tags(unfilled, file_name)
    if problems:
        raise TemplateError(problems)
    has_new_lists = any("|_new_list" in part.compiled.source for part in template_parts)
    changing = ("[Content_Types].xml", *([NUMBERING] if has_new_lists else []))
    return Template(
        static=cache(lambda: {name: member(name, part) for name, part in copied.items()}),
        sources={name: part for name, part in parts.items() if name in changing or name.endswith(".rels")},
        parts=tuple(sorted(template_parts, key=lambda part: not part.is_header_or_footer)),
        styles=styles.ids(),
    )


def _compile(
    name: str, parts: Mapping[str, bytes], file_name: str, styles: StyleSheet, properties: frozenset[str]
) -> CompiledPart:
    is_text = name not in (PROPERTIES, CUSTOM_PROPERTIES)
    label = f"{file_name}!{part_label(name) if is_text else '属性'}"
    written = parts.get(name, b"")
    root = core_properties(written) if name == PROPERTIES else parse(written)
    unseen = take_out_reserved(root, written)
    part = _compile_text_part(root, written, label, styles, properties) if is_text else compile_properties(root, label)
    for place in unseen:
        shown = place.text[max(0, place.column - 6) : place.column + 5]
        part.add_problem(place, "M103", f"“{shown}”里有一个看不见、印不出来的字符", "删去这几个字，重新打一遍")
    return part


def _compile_text_part(
    root: etree._Element, written: bytes, label: str, styles: StyleSheet, properties: frozenset[str]
) -> CompiledPart:
    root = with_usual_prefixes(root, written)
    try:
        sanitize_tree(root, properties)
    except ActiveContentError as error:
        refused = CompiledPart(label)
        for refusal in error.refusals:
            place = TagPlace(refusal.paragraph or 1, "", 1)
            refused.add_problem(place, "M111", refusal.sentence, refusal.hint or _ACTIVE_HINT)
        return refused
    return compile_part(root, label, styles)


def part_label(name: str) -> str:
    """正文, 页眉1 … as problems show them."""
    match = re.fullmatch(r"word/([a-z]+)(\d*)\.xml", name)
    assert match is not None
    return _LABELS[match.group(1)] + match.group(2)


def template_part(name: str, part: CompiledPart) -> tuple[TemplatePart | None, list[Problem]]:
    """The part with its code, which Jinja compiles when it is needed, or the problems of that code."""
    sandbox = sandbox_of(part)
    try:
        tree = sandbox.parse(part.source)
    except TemplateSyntaxError as error:
        return None, list(syntax_problems(part, error))
    if problems := _forbidden_code_problems(part, tree):
        return None, problems
    rewritten(part, tree)
    names = tuple(sorted({used.partition(".")[0].removesuffix("[]") for used in used_names(tree)}))
    code = cache(lambda: sandbox.compile(tree, name, name))
    jinja = cache(lambda: JinjaTemplate.from_code(sandbox, code(), {}))
    return TemplatePart(name, part, lambda: tree, code, jinja, names), []


def _forbidden_code_problems(part: CompiledPart, tree: nodes.Template) -> list[Problem]:
    generated_lines = frozenset(line for line, fragment in enumerate(part.fragments, 2) if fragment.generated)
    problems = [
        part.problem_at_line(forbidden.line, "M109", forbidden.text, forbidden.hint)
        for forbidden in forbidden_code(tree, generated_lines)
    ]
    problems += [_loop_problem(part, line) for line in lines_without_loop(tree)]
    return list(dict.fromkeys(problems))


def _loop_problem(part: CompiledPart, line: int) -> Problem:
    code = part.code_at_line(line)
    if code in ("if loop.first", "vm", "hm") or code.endswith("* loop.length"):  # what vm and hm write
        hint = "放进 {%tr for … %} 或 {%tc for … %} 里；vm、hm 合并的是循环印出的各格"
        return part.problem_at_line(line, "M109", "不在循环里，没有可合并的", hint)
    return part.problem_at_line(line, "M109", "不在循环里，没有 loop", "放进 {% for … %} 里")
