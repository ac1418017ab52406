"""The face: files in, papers out; it alone joins the files to the middle."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import Field, dataclass, fields
from importlib import import_module
from pathlib import Path

from docgen import assets, kinds
from docgen.errors import DataError, DocgenError, Mark, OutputError, Problem, TemplateError, UsageError
from docgen.kind import Desk, Kind, Page, kind
from docgen.load.files import WORKBOOKS, shown_path
from docgen.load.visit import load_visit, read_visit
from docgen.model.brand import Brand
from docgen.model.scalars import near
from docgen.model.visit import Visit
from docgen.order.listed import contradictions
from docgen.output.write import safe_name
from docgen.output.write import write as write_files
from docgen.rules.rule import Allowed, Verdict
from docgen.word.dress import dress
from docgen.word.fill import pieces
from docgen.word.page import PROFILES
from docgen.word.watermark import watermarked

__all__ = [
    "DataError",
    "DocgenError",
    "File",
    "OutputError",
    "Problem",
    "TemplateError",
    "UsageError",
    "Visit",
    "build",
    "check",
    "exempted",
    "load",
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
    """The visit of a file, YAML or workbook (or of the bytes of a YAML file), with its office, tables and brand.

    ``settings`` are values set over those of the file: ``[("公函.文号", "…")]``.
    Raises DataError with every problem of all files read; UsageError when a file is not there.
    """
    office_file = existing(office) if office is not None else None
    with readable():
        if isinstance(source, bytes):
            return read_visit(source, Path.cwd(), office_file, assets.brands(), settings, _of_people)
        path = existing(source)
        if path.suffix.lower() in WORKBOOKS:
            # the spreadsheet reader is brought in only for workbooks
            read_workbook = import_module("docgen.load.workbook").load_workbook
            made: Visit = read_workbook(path, office_file, assets.brands(), settings, _of_people)
            return made
        return load_visit(path, office_file, assets.brands(), settings, _of_people)


def _of_people(visit: Visit) -> Iterator[Problem]:
    """What is to be said of the order of a visit's lists and of its seatings; a seating that cannot be is an error."""
    yield from contradictions(visit)
    if visit.seating:
        # chairs and conventions are brought in only for visits that seat somebody
        yield from import_module("docgen.seating.plan").plans(visit)[1]


def check(visit: Visit) -> tuple[Problem, ...]:
    """What is to be said of a visit that could be read, by place: notices, and what the rules find. Nothing is raised.

    What the visit lets pass (豁免) is left out.
    """
    return tuple(sorted((*visit.notices, *_judged(visit)[1]), key=lambda one: one.place or Mark("", 0, 0)))


def _judged(visit: Visit) -> tuple[Verdict, tuple[Problem, ...]]:
    """What the rules find in a visit, and the same as problems."""
    # rules are brought in only when they are asked
    engine = import_module("docgen.rules.engine")
    verdict: Verdict = engine.judge(visit)
    return verdict, tuple(engine.problems(visit, verdict))


def exempted(visit: Visit) -> tuple[str, ...]:
    """What a visit lets pass: a line each, with its place and the reason given."""
    return tuple(
        f"{one.finding.place}: 已豁免 {one.rule.code} {one.finding.text}；理由：{one.exemption.because}"
        for one in _judged(visit)[0].allowed
    )


def build(
    visit: Visit,
    kinds: Sequence[str] = ("plan",),
    template: str | Path | None = None,
    templates: Sequence[Path] = (),
    profile: str = "",
    draft: bool = False,
) -> tuple[File, ...]:
    """The papers of these kinds.

    ``template`` is a .docx of the user's own for all of them; ``templates`` are folders looked through before ours.
    Stock templates are put into ``profile`` (国标 or 常规, else the office's 版式) and the brand's faces; a user's own
    stays as it is. A ``draft`` of a paper that is signed is made whatever the rules find, with 草稿 across every page
    and at the end of its name; otherwise such a paper is not made while a rule that must be kept is broken.

    Raises UsageError for an unknown kind, TemplateError and DataError as ``word.fill`` does, DataError with every
    problem of level must.
    """
    return tuple(file for name in kinds for file in _papers(visit, name, template, templates, profile, draft))


def write(files: Iterable[File], folder: str | Path, force: bool = False) -> tuple[Path, ...]:
    """Writes the papers into a folder: all of them, each whole, or none. Raises OutputError."""
    return write_files([(Path(folder) / file.name, file.content) for file in files], force)


def _papers(
    visit: Visit, name: str, template: str | Path | None, templates: Sequence[Path], profile: str, draft: bool
) -> Iterable[File]:
    wanted = kind(known_kind(name))
    if wanted.source == "名单":
        # faces of type are brought in only for cards
        yield from import_module("docgen.deck").papers(visit, name, template, templates)
        return
    if wanted.source != "来访":
        hint = f"它是从{wanted.source}做的：docgen {name} --help"
        raise UsageError([Problem(None, "U103", "error", f"{wanted.title}不是从来访文件做的", hint)])
    lacking = [
        one.metadata["chinese"] for one in fields(Visit) if _needed(one, wanted) and not getattr(visit, one.name)
    ]
    if lacking:
        mark = visit.at[""]
        text, hint = f"来访文件里没有{'、'.join(lacking)}，做不了{wanted.title}", f"写上“{lacking[0]}”"
        raise DataError([Problem(mark, "D108", "error", text, hint, visit.line(mark))])
    desk = Desk(visit, _allowed(visit, draft)) if wanted.signed else Desk(visit)
    files = made(name, wanted.pages(desk), visit.look, template, templates, profile or visit.office.profile)
    yield from map(_as_draft, files) if draft and wanted.signed else files


def _needed(field: Field[object], wanted: Kind) -> bool:
    return field.metadata.get("chinese") in wanted.needs


def _allowed(visit: Visit, draft: bool) -> tuple[Allowed, ...]:
    """What the visit lets pass. Raises DataError with what must not be, unless it is for a draft."""
    verdict, problems = _judged(visit)
    if (broken := [one for one in problems if one.level == "must"]) and not draft:
        raise DataError(broken)
    return verdict.allowed


def _as_draft(file: File) -> File:
    return File(f"{file.name.removesuffix('.docx')}（草稿）.docx", watermarked(file.content, "草稿"))


def made(
    name: str,
    pages: Iterable[Page],
    look: Brand | None,
    template: str | Path | None,
    templates: Sequence[Path],
    profile: str,
) -> Iterator[File]:
    """The documents of a kind's pages, on the user's template or on ours in this profile and the brand's faces."""
    for name_of, parts in in_pieces(name, pages, look, template, templates, profile):
        yield File(name_of, b"".join(parts))


def in_pieces(
    name: str,
    pages: Iterable[Page],
    look: Brand | None,
    template: str | Path | None,
    templates: Sequence[Path],
    profile: str,
) -> Iterator[tuple[str, tuple[bytes, ...]]]:
    """The same, each with its file name, in pieces: a stack of ten thousand cards is not held twice."""
    content: Path | bytes = existing(template) if template else assets.template(name, templates)
    if isinstance(content, Path) and content.is_relative_to(assets.stock("templates")):
        content = dress(content, PROFILES[profile], look.faces if look else {})
    for number, page in enumerate(pages):
        with readable():
            # the pages of a kind have the same names
            filled = pieces(content, page.context, look, names_known=number > 0)
        yield f"{safe_name(page.name)}.docx", filled


@contextmanager
def readable() -> Iterator[None]:
    """A file that is there and cannot be read is something that the user can mend."""
    try:
        yield
    except OSError as error:
        text = f"打不开“{error.filename}”：{error.strerror}"
        raise UsageError(
            [Problem(None, "U102", "error", text, "看看有没有读它的权限，或是否正被别的程序占用")]
        ) from error


def known_kind(name: str) -> str:
    """The name, if it is that of a kind. Raises UsageError with the near miss."""
    names = kinds.titles()
    if name in names:
        return name
    found = near(name, names)
    hint = f"是不是“{found}”？" if found else f"可用：{'、'.join(names)}"
    raise UsageError([Problem(None, "U101", "error", f"没有“{name}”这种文书", hint)])


def existing(path: str | Path) -> Path:
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
