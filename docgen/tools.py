"""The tools beside the papers: a new office, schemas, templates, the meaning of codes."""

import json
import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.codes import CODES
from docgen.errors import Mark, Problem, UsageError
from docgen.face import existing, known_kind
from docgen.kind import kind
from docgen.load.schema import office_schema, pack_schema, table_schema, visit_schema, work_schema
from docgen.model.office import TABLES
from docgen.model.scalars import near
from docgen.output.write import write
from docgen.word.contract import leaves
from docgen.word.lint import adopt as adopted
from docgen.word.lint import lint, names_used

_EXAMPLES = ("台账", "稿子", "审计", "待改")


def new(folder: str | Path) -> tuple[Path, ...]:
    """Writes a new office: its file, its tables, visits to start from, and the schemas that editors read.

    Nothing that is there is overwritten. Raises OutputError.
    """
    target, example = Path(folder), assets.stock("examples") / "office"
    # a year of visits and the drafts about it are examples to read, not files to start from
    sources = sorted(path for path in example.rglob("*.yaml") if path.relative_to(example).parts[0] not in _EXAMPLES)
    files = [
        (target / path.relative_to(example), _with_schema(path, path.relative_to(example)).encode()) for path in sources
    ]
    schemas = {
        "来访": visit_schema(),
        "办公室": office_schema(),
        "地方规定": pack_schema(),
        **{name: table_schema(name) for name in TABLES},
    }
    files += [(target / ".schema" / f"{name}.json", _json(one).encode()) for name, one in schemas.items()]
    return write(files)


def schema(name: str = "来访") -> str:
    """The JSON Schema of a visit (来访), office.yaml (办公室), 地方规定.yaml, 工作.yaml (工作) or a stock table.

    Raises UsageError.
    """
    if name == "来访":
        return _json(visit_schema())
    if name == "办公室":
        return _json(office_schema())
    if name == "地方规定":
        return _json(pack_schema())
    if name == "工作":
        return _json(work_schema())
    if name in TABLES:
        return _json(table_schema(name))
    known = ("来访", "办公室", "地方规定", "工作", *TABLES)
    found = near(name, known)
    hint = f"是不是“{found}”？" if found else f"可用：{'、'.join(known)}"
    raise UsageError([Problem(None, "U103", "error", f"没有“{name}”的格式说明", hint)])


def template_faults(template: str | Path, name: str = "") -> tuple[Problem, ...]:
    """Everything wrong with a template; with the name of a kind also the names that the kind does not give."""
    if not name:
        return lint(existing(template))
    wanted = kind(known_kind(name))
    found = lint(existing(template), wanted.names)
    if wanted.prints and not any(problem.level == "error" for problem in found):
        used = names_used(existing(template))
        found += tuple(
            Problem(Mark(Path(template).name, 1, 1), "M115", "error", text, hint)
            for what, text, hint in wanted.prints
            if what not in used
        )
    return found


def template_names(name: str = "", template: str | Path | None = None) -> tuple[tuple[str, str], ...]:
    """The names that a kind gives, with what they are; or those that a template uses.

    Raises UsageError, TemplateError.
    """
    if template is not None:
        return tuple((used, "") for used in names_used(existing(template)))
    return tuple(leaves(kind(known_kind(name)).names))


def stock_template(name: str) -> bytes:
    """Our own template of a kind, to be changed in Word. Raises UsageError."""
    return assets.template(known_kind(name)).read_bytes()


def adopt(template: str | Path) -> bytes:
    """A user's template made canonical and clean. Raises TemplateError."""
    return adopted(existing(template))


def rules_lines() -> list[str]:
    """The catalogue of the rules: one line a rule, by subject."""
    return list(_told().lines())


def rules_json() -> list[dict[str, Any]]:
    """The catalogue of the rules as data."""
    found: list[dict[str, Any]] = _told().as_json()
    return found


def rule_lines(code: str) -> list[str]:
    """One rule, by its code or its name: its reason, source and examples. Raises UsageError."""
    known = {rule.code: rule for _, rules in import_module("docgen.rules.engine").every() for rule in rules}
    typed = code.strip()
    folded = {one.lower(): one for one in known}
    found = folded.get(typed.lower()) or next((one.code for one in known.values() if one.name == typed), None)
    if found:
        return list(_told().one(known[found]))
    if typed.upper() in CODES:
        return [explain(typed)]
    names = {rule.name: rule.code for rule in known.values()}
    within = [f"{code} {name}" for name, code in names.items() if typed and typed in name]
    like = near(typed, [*known, *names], 0.6)
    hint = f"是不是“{like}”？" if like else "docgen rules 列出全部规则"
    hint = f"名称里有“{typed}”的：{'、'.join(within)}" if within else hint
    raise UsageError([Problem(None, "U103", "error", f"没有“{code}”这条规则", hint)])


def _told() -> Any:
    # the rules are brought in only by who asks for them
    return import_module("docgen.rules._told")


def explain(code: str) -> str:
    """What a code of a problem or a rule means. Raises UsageError."""
    if code.upper() in CODES:
        return f"{code.upper()}：{CODES[code.upper()]}"
    if re.fullmatch(r"[AGTWBRLY]\d\d[A-Z]?|[^A-Z]+", code.strip().upper()):
        return "\n".join(rule_lines(code))
    hint = "问题的代号如 D115，规则的代号如 G13；docgen rules 列出全部规则"
    raise UsageError([Problem(None, "U103", "error", f"没有“{code}”这个代号", hint)])


def as_json(problems: Iterable[Problem]) -> str:
    """Problems as ``--json`` prints them."""
    return json.dumps([problem.as_json() for problem in problems], ensure_ascii=False, indent=1)


def _with_schema(path: Path, inside: Path) -> str:
    """An example with the line that tells an editor which schema to help with."""
    name = {"office": "办公室", "地方规定": "地方规定"}.get(path.stem, path.stem if path.stem in TABLES else "来访")
    up = "../" * (len(inside.parts) - 1)
    return f"# yaml-language-server: $schema={up}.schema/{name}.json\n{path.read_text('utf-8')}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
