"""What is wrong with a template, which names it uses, and which of its kind it leaves out."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from docgen.errors import Mark, Problem, TemplateError
from docgen.word.engine.fill import open_template
from docgen.word.engine.name_hints import BRAND_NAMES
from docgen.word.engine.template import Template


def lint(
    template: Path | str | bytes,
    names: Mapping[str, Any] | None = None,
    further: Mapping[str, Any] = MappingProxyType({}),
) -> tuple[Problem, ...]:
    """Every fault of a template; with the ``names`` of a kind also every name that the kind does not give.

    One note lists the names of the kind that the template leaves out, others what its file holds that does not travel.
    ``further`` are names that it may use besides.
    """
    try:
        prepared = open_template(template)
    except TemplateError as error:
        return error.problems
    if without_tags := _without_tags(prepared, template):
        return without_tags
    if names is None:
        return prepared.notices
    problems = prepared.check_names({**further, **names, **dict.fromkeys(BRAND_NAMES)})
    unused = _unused_names(prepared, names)
    if not unused:
        return (*problems, *prepared.notices)
    text = f"没有用到：{'、'.join(unused)}"
    note = Problem(Mark(_file_name(template), 1, 1), "M120", "note", text, "不要这些内容就不必改")
    return (*problems, note, *prepared.notices)


def lint_tags(template: Path) -> tuple[Problem, ...]:
    """A problem for a template without a single tag: nothing of a visit would be printed. Raises TemplateError."""
    return _without_tags(open_template(template), template)


def _without_tags(prepared: Template, template: Path | str | bytes) -> tuple[Problem, ...]:
    return () if prepared.has_tags else (no_tags(_file_name(template)),)


def no_tags(file_name: str) -> Problem:
    """What is said of a template without a single tag."""
    text = "模板里没有一个标签，来访或数据里的内容一样也印不上去"
    hint = (
        "在要印的地方写标签，如 {{ 标题 }}，邮件合并的域 «姓名» 也写成 {{ 姓名 }}；"
        "docgen template names 列出可用的名字，template copy 给出一份自带的模板"
    )
    return Problem(Mark(file_name, 1, 1), "M116", "error", text, hint)


def _file_name(template: Path | str | bytes) -> str:
    return "模板.docx" if isinstance(template, bytes) else Path(template).name


def names_used(template: Path | str | bytes) -> tuple[str, ...]:
    """The dotted names that a template uses; ``[]`` marks what comes from a list. Raises TemplateError."""
    return open_template(template).names()


def _unused_names(template: Template, names: Mapping[str, Any]) -> list[str]:
    used = {path.split(".")[0].split("[")[0] for path in template.names()}
    return [name for name in names if name not in used]
