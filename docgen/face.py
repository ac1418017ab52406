"""The face: files in, papers out; it alone joins the files to the middle."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen import assets, kinds
from docgen.codes import CODES
from docgen.errors import DataError, DocgenError, OutputError, Problem, TemplateError, UsageError
from docgen.kind import Desk, kind
from docgen.load.files import shown_path
from docgen.load.schema import office_schema, table_schema, visit_schema
from docgen.load.visit import load_visit, read_visit
from docgen.model.office import TABLES
from docgen.model.scalars import near
from docgen.model.visit import Visit
from docgen.output.write import safe_name
from docgen.output.write import write as write_files
from docgen.word.contract import leaves
from docgen.word.dress import dress
from docgen.word.fill import fill
from docgen.word.lint import adopt as adopted
from docgen.word.lint import lint, names_used
from docgen.word.page import PROFILES

__all__ = [
    "DataError",
    "DocgenError",
    "File",
    "OutputError",
    "Problem",
    "TemplateError",
    "UsageError",
    "Visit",
    "adopt",
    "build",
    "check",
    "explain",
    "load",
    "new",
    "schema",
    "template_faults",
    "template_names",
    "write",
]


@dataclass(frozen=True, slots=True)
class File:
    """A document: its name, and its bytes."""

    name: str
    content: bytes


def load(
    source: str | Path | bytes, office: str | Path | None = None, settings: Sequence[tuple[str, str]] = ()
) -> Visit:
    """The visit of a file (or of the bytes of one), with its office, tables and brand.

    ``settings`` are values set over those of the file: ``[("公函.文号", "…")]``.
    Raises DataError with every problem of all files read; UsageError when a file is not there.
    """
    office_file = _existing(office) if office is not None else None
    if isinstance(source, bytes):
        return read_visit(source, Path.cwd(), office_file, assets.brands(), settings)
    return load_visit(_existing(source), office_file, assets.brands(), settings)


def check(visit: Visit) -> tuple[Problem, ...]:
    """What is to be said of a visit that could be read: notices, and what the rules find. Nothing is raised."""
    return visit.notices


def build(
    visit: Visit,
    kinds: Sequence[str] = ("plan",),
    template: str | Path | None = None,
    templates: Sequence[Path] = (),
    profile: str = "",
) -> tuple[File, ...]:
    """The papers of these kinds.

    ``template`` is a .docx of the user's own for all of them; ``templates`` are folders looked through before ours.
    Stock templates are put into ``profile`` (国标 or 常规, else the office's 版式) and the brand's faces; a user's own
    stays as it is. Raises UsageError for an unknown kind, TemplateError and DataError as ``word.fill`` does.
    """
    return tuple(file for name in kinds for file in _papers(visit, name, template, templates, profile))


def write(files: Iterable[File], folder: str | Path, force: bool = False) -> tuple[Path, ...]:
    """Writes the papers into a folder: all of them, each whole, or none. Raises OutputError."""
    return write_files([(Path(folder) / file.name, file.content) for file in files], force)


def new(folder: str | Path) -> tuple[Path, ...]:
    """Writes a new office: its file, its tables, visits to start from, and the schemas that editors read.

    Nothing that is there is overwritten. Raises OutputError.
    """
    target, example = Path(folder), assets.stock("examples") / "office"
    sources = sorted(path for path in example.rglob("*.yaml") if path.is_file())
    files = [
        (target / path.relative_to(example), _with_schema(path, path.relative_to(example)).encode()) for path in sources
    ]
    schemas = {"来访": visit_schema(), "办公室": office_schema(), **{name: table_schema(name) for name in TABLES}}
    files += [(target / ".schema" / f"{name}.json", _json(one).encode()) for name, one in schemas.items()]
    return write_files(files)


def schema(name: str = "来访") -> str:
    """The JSON Schema of a visit (来访), the office file (办公室) or a stock table. Raises UsageError."""
    if name == "来访":
        return _json(visit_schema())
    if name == "办公室":
        return _json(office_schema())
    if name in TABLES:
        return _json(table_schema(name))
    known = ("来访", "办公室", *TABLES)
    found = near(name, known)
    hint = f"是不是“{found}”？" if found else f"可用：{'、'.join(known)}"
    raise UsageError([Problem(None, "U103", "error", f"没有“{name}”的格式说明", hint)])


def template_faults(template: str | Path, name: str = "") -> tuple[Problem, ...]:
    """Everything wrong with a template; with the name of a kind also the names that the kind does not give."""
    return lint(_existing(template), kind(_known_kind(name)).names if name else None)


def template_names(name: str = "", template: str | Path | None = None) -> tuple[tuple[str, str], ...]:
    """The names that a kind gives, with what they are; or those that a template uses.

    Raises UsageError, TemplateError.
    """
    if template is not None:
        return tuple((used, "") for used in names_used(_existing(template)))
    return tuple(leaves(kind(_known_kind(name)).names))


def adopt(template: str | Path) -> bytes:
    """A user's template made canonical and clean. Raises TemplateError."""
    return adopted(_existing(template))


def explain(code: str) -> str:
    """What a code of a problem means. Raises UsageError."""
    if code.upper() in CODES:
        return f"{code.upper()}：{CODES[code.upper()]}"
    hint = "代号由一个字母和三位数字组成，如 D115"
    raise UsageError([Problem(None, "U103", "error", f"没有“{code}”这个代号", hint)])


def _papers(
    visit: Visit, name: str, template: str | Path | None, templates: Sequence[Path], profile: str
) -> Iterable[File]:
    paper = kind(_known_kind(name))
    content: Path | bytes = _existing(template) if template else assets.template(name, templates)
    if isinstance(content, Path) and content.is_relative_to(assets.stock("templates")):
        faces: Mapping[str, str] = visit.look.faces if visit.look else {}
        content = dress(content, PROFILES[profile or visit.office.profile], faces)
    for page in paper.pages(Desk(visit)):
        yield File(f"{safe_name(page.name)}.docx", fill(content, page.context, visit.look))


def _known_kind(name: str) -> str:
    """The name, if it is that of a kind. Raises UsageError with the near miss."""
    names = kinds.titles()
    if name in names:
        return name
    found = near(name, names)
    hint = f"是不是“{found}”？" if found else f"可用：{'、'.join(names)}"
    raise UsageError([Problem(None, "U101", "error", f"没有“{name}”这种文书", hint)])


def _existing(path: str | Path) -> Path:
    """The path, if a file is there. Raises UsageError."""
    found = Path(path)
    if found.is_file():
        return found
    if found.is_dir():
        raise UsageError([Problem(None, "U102", "error", f"“{shown_path(found)}”是文件夹，不是文件", "写出文件名")])
    raise UsageError([Problem(None, "U102", "error", f"没有“{path}”这个文件", _similar(found))])


def _similar(path: Path) -> str:
    if not path.parent.is_dir():
        return f"也没有“{path.parent}”这个文件夹"
    found = near(path.name, [one.name for one in path.parent.iterdir()])
    return f"是不是“{found}”？" if found else "核对文件名和所在文件夹"


def _with_schema(path: Path, inside: Path) -> str:
    """An example with the line that tells an editor which schema to help with."""
    name = {"office": "办公室"}.get(path.stem, path.stem if path.stem in TABLES else "来访")
    up = "../" * (len(inside.parts) - 1)
    return f"# yaml-language-server: $schema={up}.schema/{name}.json\n{path.read_text('utf-8')}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
