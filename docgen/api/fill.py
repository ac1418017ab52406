"""Fills any template with any data: one document, one for every row of a table, or all rows in one document."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from docgen.api.files import EnclosedFile, File, PaperFiles, os_errors_as_usage_errors, require_file
from docgen.api.other_engine import Fillable, open_for_other_engine
from docgen.errors import DataError, Mark, Problem, TemplateError, UsageError
from docgen.model.blank_value import BlankPrintedError, BlankValue
from docgen.model.suggestions import suggestion
from docgen.output.write import safe_name
from docgen.readers.fill_data.data_file import ALL_ROWS, ENDINGS, read_fill_data
from docgen.readers.fill_data.records import FillData, FillRecord
from docgen.readers.fill_data.rich_values import RichValueError, samples
from docgen.word.engine.fill import open_template_bytes, unprintable_values
from docgen.word.engine.lint import no_tags
from docgen.word.engine.template import Template
from docgen.word.engine.text_line import prepare_line
from docgen.word.engine.together import render_together
from docgen.word.foreign.open_doubts import problem_of_open_doubts
from docgen.word.package.replaced_pictures import replace_pictures
from docgen.word.package.zip import PackageError, canonical, read_package

_ROW, _NUMBER = "行", "序号"
_LONGEST_PART_OF_NAME = 40
_MOST_BYTES = 50_000_000
_TEMPLATES = (".docx", ".dotx", ".docm", ".dotm", ".doc", ".wps")


class FillOptions(NamedTuple):
    """How data are filled in.

    ``name`` is the pattern of the names of files, ``sheet`` the sheet of a workbook. ``together`` puts all rows into
    one document. With ``blanks`` an empty cell is printed as nothing. ``engine`` is docxtpl, or empty for our own.
    """

    name: str = ""
    sheet: str = ""
    together: bool = False
    blanks: bool = False
    engine: str = ""


_USUAL = FillOptions()


class FilledTemplate(NamedTuple):
    """The documents that were made, and what is to be said of the data. ``rows`` are the rows that they come from.

    What lies beside a document (``$附件``) is bound behind it in a PDF.
    """

    papers: tuple[PaperFiles, ...]
    notices: tuple[Problem, ...]
    rows: int


def fill_template(template: str | Path, data: str | Path, options: FillOptions = _USUAL) -> FilledTemplate:
    """Fills a template with the data of a YAML, JSON, Excel or CSV file.

    A mapping makes one document; rows of a table and items of a list make one each, unless the template itself goes
    through all of them (``数据``).

    Raises TemplateError, DataError with everything that is wrong, UsageError.
    """
    template_file, data_file = require_file(template), require_file(data)
    if template_file.suffix.lower() in ENDINGS and data_file.suffix.lower() in _TEMPLATES:
        text = "先写模板，再写数据"
        raise UsageError([Problem(None, "U103", "error", text, f"docgen fill {data} {template}")])
    with os_errors_as_usage_errors():
        content = template_file.read_bytes()
        _require_checked(content, template_file.name)
        prepared = _prepared(content, template_file.name, options)
        used = _UsedNames.of((*prepared.names(), *_names_of_pattern(options.name)))
        folders = (data_file.parent, template_file.parent)
        read = read_fill_data(data_file, used.top, lambda name: _read_beside(name, folders), options.sheet)
    if not read.replaced and not prepared.has_tags:
        raise TemplateError([no_tags(template_file.name)])
    if read.replaced:
        content = _with_other_pictures(content, template_file.name, read)
        prepared = _prepared(content, template_file.name, options)
    records = _records(read, used)
    if unprintable := list(unprintable_values({record.label or "数据": record.values for record in read.records})):
        raise DataError(unprintable)
    contexts = _contexts(records, read, used, options)
    documents = _documents(prepared, contexts, records)
    if options.together and len(documents) > 1:
        if not isinstance(prepared, Template):
            text, hint = "docxtpl 合不成一份", "-o 后面写文件夹，每份一个文件"
            raise UsageError([Problem(None, "U103", "error", text, hint)])
        whole = b"".join(render_together(prepared, contexts))
        paper = _paper(safe_name(f"{template_file.stem}-{data_file.stem}"), whole, read)
        return FilledTemplate((paper,), (*read.notices, *_unused(read, used)), len(records))
    names = _file_names(template_file, data_file, contexts, records, read, options)
    papers = tuple(_paper(name, document, read) for name, document in zip(names, documents, strict=True))
    return FilledTemplate(papers, (*read.notices, *_unused(read, used)), len(read.records))


def value_forms() -> list[str]:
    """How rich text, pictures and the like are written in data."""
    return samples()


def _paper(name: str, document: bytes, read: FillData) -> PaperFiles:
    """A document with what lies beside it, numbered."""
    enclosed = (
        EnclosedFile(File(safe_name(f"{name}-附件{number}-{Path(one.title).stem}") + one.ending, one.content))
        for number, one in enumerate(read.attached, 1)
    )
    return PaperFiles(File(f"{name}.docx", document), tuple(enclosed))


class _UsedNames(NamedTuple):
    """The names that a template uses: those at the top, and those below rows (``行.姓名``, ``数据[].姓名``)."""

    top: frozenset[str]
    below: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, dotted: Sequence[str]) -> "_UsedNames":
        below: dict[str, set[str]] = {}
        for path in dotted:
            steps = [step for step in re.split(r"\[\]|\.", path) if step]
            below.setdefault(steps[0], set()).update(steps[1:2])
        return cls(frozenset(below), {name: frozenset(names) for name, names in below.items()})


def _names_of_pattern(pattern: str) -> tuple[str, ...]:
    return prepare_line(pattern, "--name").names if pattern else ()


def _read_beside(name: str, folders: Sequence[Path]) -> bytes:
    """The file beside the data or the template. Raises RichValueError."""
    for folder in folders:
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise RichValueError(f"“{name}”不在数据或模板的文件夹里", "把文件复制到数据文件旁边")
        if path.is_file():
            if path.stat().st_size > _MOST_BYTES:
                raise RichValueError(f"“{name}”超过 {_MOST_BYTES // 1_000_000} MB", "换一个小的")
            return path.read_bytes()
    beside = [path.name for path in folders[0].iterdir()] if folders[0].is_dir() else []
    raise RichValueError(f"没有“{name}”这个文件", suggestion(name, beside) or "放在数据文件或模板旁边")


def _prepared(content: bytes, file_name: str, options: FillOptions) -> Fillable:
    """The template, for the engine that is wanted. Raises TemplateError with every fault."""
    if options.engine:
        return open_for_other_engine(content, file_name)
    return open_template_bytes(content, file_name)


def _require_checked(content: bytes, file_name: str) -> None:
    """Raises TemplateError for a template in which remarks of ``template from`` still stand."""
    try:
        problem = problem_of_open_doubts(content, file_name)
    except PackageError as error:
        raise TemplateError([Problem(Mark(file_name, 1, 1), "M101", "error", str(error))]) from error
    if problem:
        raise TemplateError([problem])


def _with_other_pictures(content: bytes, file_name: str, read: FillData) -> bytes:
    try:
        parts = read_package(content)
    except PackageError as error:
        raise TemplateError([Problem(Mark(file_name, 1, 1), "M101", "error", str(error))]) from error
    contents = {name: other.content for name, other in read.replaced.items()}
    originals = {name: other.original for name, other in read.replaced.items()}
    changed, missing = replace_pictures(parts, contents, originals)
    if missing:
        text, hint = f"模板里没有叫“{missing[0]}”的图", "写图的名称、标题或替代文字，或者原图的文件名"
        raise DataError([Problem(read.place, "D907", "error", text, hint)])
    return canonical(changed)


def _records(read: FillData, used: _UsedNames) -> tuple[FillRecord, ...]:
    """The records of which each makes a document: all, or one if the template goes through the rows by itself."""
    lists = {ALL_ROWS, read.title} & used.top - set(read.names)
    of_row = ({*read.names, *read.aliases, _ROW, _NUMBER} - {ALL_ROWS}) & used.top
    if read.is_table and lists and not of_row:
        return (FillRecord({}, read.place),)
    return read.records


def _contexts(
    records: Sequence[FillRecord], read: FillData, used: _UsedNames, options: FillOptions
) -> list[dict[str, Any]]:
    """What each document may print: the values of its record; and all rows, if the template goes through them."""
    lists = [name for name in (ALL_ROWS, read.title) if read.is_table and name in used.top - set(read.names)]
    rows = [{_NUMBER: number, **one.row} for number, one in enumerate(read.records, 1)] if lists else []
    contexts = [{**dict.fromkeys(lists, rows), **record.values} for record in records]
    return [_without_blanks(context, None) for context in contexts] if options.blanks else contexts


def _without_blanks(value: Any, only: BlankValue | None) -> Any:
    """The values with empty texts for blanks, or for only one of them."""
    if isinstance(value, BlankValue):
        return "" if only is None or value is only else value
    if isinstance(value, dict):
        return {key: _without_blanks(inner, only) for key, inner in value.items()}
    return [_without_blanks(inner, only) for inner in value] if isinstance(value, list) else value


def _documents(prepared: Fillable, contexts: Sequence[Mapping[str, Any]], records: Sequence[FillRecord]) -> list[bytes]:
    """A document for every context, or one for all. Raises what is wrong in any of them, all at once."""
    problems: list[Problem] = []
    template_problems: list[Problem] = []
    documents: list[bytes] = []
    for context, record in zip(contexts, records, strict=True):
        try:
            documents.append(_document(prepared, context, problems))
        except TemplateError as error:
            template_problems += [_of_record(problem, record, len(records)) for problem in error.problems]
            if any(problem.code == "M110" for problem in error.problems):
                break  # every row lacks the name
    if problems:
        raise DataError(list(dict.fromkeys(problems)))
    if template_problems:
        raise TemplateError(template_problems)
    return documents


def _of_record(problem: Problem, record: FillRecord, count: int) -> Problem:
    of_one = count > 1 and record.label and problem.code != "M110"
    return problem._replace(text=f"{record.label}：{problem.text}") if of_one else problem


def _document(prepared: Fillable, context: Mapping[str, Any], problems: list[Problem]) -> bytes:
    """The document of a context; a value that was left empty and is printed becomes a problem, once."""
    while True:
        try:
            if unknown := prepared.check_names(context):
                raise TemplateError(unknown)
            return b"".join(prepared.render(context))
        except BlankPrintedError as error:
            blank = error.value
            text = f"“{blank.name}”空着，模板里要印它"
            hint = "填上；可以空着就加 --blanks，或在模板里写 {% if %} 或 |default('无')"
            problems.append(Problem(blank.place, "D903", "error", text, hint))
            context = _without_blanks(dict(context), blank)


def _file_names(
    template: Path,
    data: Path,
    contexts: Sequence[Mapping[str, Any]],
    records: Sequence[FillRecord],
    read: FillData,
    options: FillOptions,
) -> list[str]:
    """The names of the documents without their endings. Raises DataError for two of the same name."""
    if options.name:
        names = list(_named_by_pattern(options.name, contexts, records))
    elif len(records) == 1:
        names = [safe_name(f"{template.stem}-{data.stem}")]
    else:
        names = [safe_name(name) for name in _numbered_names(template.stem, records, read)]
    first: dict[str, FillRecord] = {}
    problems = []
    for name, record in zip(names, records, strict=True):
        if (other := first.setdefault(name.casefold(), record)) is not record:
            text = f"和{other.label}的文件名一样：“{name}.docx”"
            problems.append(Problem(record.place, "D902", "error", text, "--name 里加一列，或加 {{ 序号 }}"))
    if problems:
        raise DataError(problems)
    return names


def _named_by_pattern(
    pattern: str, contexts: Sequence[Mapping[str, Any]], records: Sequence[FillRecord]
) -> Iterator[str]:
    line = prepare_line(pattern, "--name")
    problems = []
    for context, record in zip(contexts, records, strict=True):
        try:
            name = line.fill(context).strip()
        except BlankPrintedError as error:
            text = f"“{error.value.name}”空着，文件名里要用它"
            problems.append(Problem(error.value.place, "D903", "error", text, "填上，或换一列"))
            continue
        if not name:
            problems.append(Problem(record.place, "D902", "error", "文件名是空的", "--name 里换一列"))
        yield safe_name(name.removesuffix(".docx"))
    if problems:
        raise DataError(problems)


def _numbered_names(stem: str, records: Sequence[FillRecord], read: FillData) -> Iterator[str]:
    """Numbers as wide as the last, with what stands in the first column."""
    width = len(str(len(records)))
    for number, record in enumerate(records, 1):
        value = record.values.get(read.names[0])
        text = str(value).strip() if isinstance(value, str | int) else ""
        named = f"-{text[:_LONGEST_PART_OF_NAME]}" if text and text != str(number) else ""
        yield f"{stem}-{number:0{width}}{named}"


def _unused(read: FillData, used: _UsedNames) -> Iterator[Problem]:
    """One notice for all names of the data that no tag uses."""
    below = {name for start in (_ROW, ALL_ROWS, read.title) for name in used.below.get(start, ())}
    whole_rows = any(
        start in used.top and (not used.below[start] or used.below[start] - {*read.names, *read.aliases, _NUMBER})
        for start in (_ROW, ALL_ROWS, read.title)
    )
    known = used.top | below | {read.aliases[name] for name in (used.top | below) if name in read.aliases}
    unused = [name for name in read.names if name not in known and not name.startswith("$")]
    if unused and not whole_rows:
        what = "列" if read.is_table and read.title else "内容"
        text = f"没有用到的{what}：{'、'.join(unused)}"
        yield Problem(read.place, "D906", "note", text, "不要印就不必改；要印就在模板里写上它的标签")
