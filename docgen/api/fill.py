"""Fills any template with any data: one document, one for every row of a table, or all rows in one document."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from docgen.api.documents import require_as_written, require_checked
from docgen.api.files import EnclosedFile, File, PaperFiles, os_errors_as_usage_errors, require_file
from docgen.api.fill_names import ROW_NUMBER, file_names, names_of_pattern
from docgen.api.fill_odd_characters import notices_of_odd_characters
from docgen.api.fill_values import uncomputable_problems, unprintable_problems
from docgen.api.fill_watched import notices_of_watched
from docgen.api.other_engine import Fillable, open_for_other_engine
from docgen.errors import Cell, DataError, Mark, Problem, TemplateError, UsageError
from docgen.model.blank_value import BlankPrintedError, BlankValue
from docgen.model.suggestions import suggestion
from docgen.output.write import safe_name
from docgen.readers.files import leads_elsewhere
from docgen.readers.fill_data.data_file import ALL_ROWS, ENDINGS, read_fill_data
from docgen.readers.fill_data.records import FillData, FillRecord
from docgen.readers.fill_data.rich_values import RichValueError, samples
from docgen.word.engine.fill import open_template_bytes
from docgen.word.engine.lint import no_tags
from docgen.word.engine.printed_values import PrintedValues
from docgen.word.engine.template import Template
from docgen.word.engine.together import render_together
from docgen.word.engine.uncomputable import UncomputableError, with_stand_ins
from docgen.word.package.replaced_pictures import replace_pictures
from docgen.word.package.taken_out import UNSEEN
from docgen.word.package.zip import PackageError, canonical, read_package

_ROW = "行"
#: A name that is not there and would be whole paragraphs.
_PARAGRAPHS = re.compile(r"“\{\{p .*没有“([^”]+)”这个名字", re.S)
_MOST_BYTES = 50_000_000
#: 附件1：, at the beginning of a title that gets a number of ours.
_NUMBERED = re.compile(r"附件\s*[\d一二三四五六七八九十]*[\s：:、.．_-]*")
#: Values that are no number, as far as one document is searched for them.
_MOST_STAND_INS = 50
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
        require_checked(content, template_file.name)
        prepared = _prepared(content, template_file.name, options)
        used = _UsedNames.of((*prepared.names(), *names_of_pattern(options.name)))
        folders = (data_file.parent, template_file.parent)
        read = read_fill_data(data_file, used.top, lambda name: _read_beside(name, folders), options.sheet)
    without_tags = () if read.replaced or prepared.has_tags else (no_tags(template_file.name),)
    if without_tags and read.is_table:
        raise TemplateError(without_tags)
    if read.replaced:
        content = _with_other_pictures(content, template_file.name, read)
        prepared = _prepared(content, template_file.name, options)
    unseen = [notice for notice in prepared.notices if notice.code == UNSEEN]
    records = _records(read, used)
    if unprintable := list(unprintable_problems(read.records)):
        raise DataError(unprintable)
    contexts = _contexts(records, read, used, options)
    documents = _documents(prepared, contexts, records, read)
    # rows would all come out alike; one document may be wanted as it is, only rid of what does not travel
    as_it_is = (problem._replace(level="should") for problem in without_tags)
    notices = (*as_it_is, *read.notices, *notices_of_odd_characters(read), *notices_of_watched(read))
    if options.together and len(documents) > 1:
        if not isinstance(prepared, Template):
            text, hint = "docxtpl 合不成一份", "-o 后面写文件夹，每份一个文件"
            raise UsageError([Problem(None, "U103", "error", text, hint)])
        whole = b"".join(render_together(prepared, contexts))
        paper = _paper(safe_name(f"{template_file.stem}-{data_file.stem}"), whole, read)
        return FilledTemplate((paper,), (*notices, *_unused(read, used), *unseen), len(records))
    names = file_names(template_file.stem, data_file.stem, contexts, records, read, options.name)
    papers = tuple(_paper(name, document, read) for name, document in zip(names.safe, documents, strict=True))
    return FilledTemplate(papers, (*notices, *names.notices, *_unused(read, used), *unseen), len(read.records))


def value_forms() -> list[str]:
    """How rich text, pictures and the like are written in data."""
    return samples()


def _paper(name: str, document: bytes, read: FillData) -> PaperFiles:
    """A document with what lies beside it, numbered."""
    enclosed = (
        EnclosedFile(
            File(
                safe_name(f"{name}-附件{number}-{_NUMBERED.sub('', Path(one.title).stem) or one.title}") + one.ending,
                one.content,
            )
        )
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


def _read_beside(name: str, folders: Sequence[Path]) -> bytes:
    """The file beside the data or the template. Raises RichValueError."""
    for folder in folders:
        path = folder / name
        if leads_elsewhere(path, folder):
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
    of_row = ({*read.names, *read.aliases, _ROW, ROW_NUMBER} - {ALL_ROWS}) & used.top
    if read.is_table and lists and not of_row:
        return (FillRecord({}, read.place),)
    return read.records


def _contexts(
    records: Sequence[FillRecord], read: FillData, used: _UsedNames, options: FillOptions
) -> list[dict[str, Any]]:
    """What each document may print: the values of its record; and all rows, if the template goes through them."""
    lists = [name for name in (ALL_ROWS, read.title) if read.is_table and name in used.top - set(read.names)]
    rows = [{ROW_NUMBER: number, **one.row} for number, one in enumerate(read.records, 1)] if lists else []
    contexts = [{**dict.fromkeys(lists, rows), **record.values} for record in records]
    return [_without_blanks(context, None) for context in contexts] if options.blanks else contexts


def _without_blanks(value: Any, only: BlankValue | None) -> Any:
    """The values with empty texts for blanks, or for only one of them."""
    if isinstance(value, BlankValue):
        return "" if only is None or value is only else value
    if isinstance(value, dict):
        return {key: _without_blanks(inner, only) for key, inner in value.items()}
    return [_without_blanks(inner, only) for inner in value] if isinstance(value, list) else value


def _documents(
    prepared: Fillable, contexts: Sequence[Mapping[str, Any]], records: Sequence[FillRecord], read: FillData
) -> list[bytes]:
    """A document for every context, or one for all. Raises what is wrong in any of them, all at once."""
    problems: list[Problem] = []
    template_problems: list[Problem] = []
    documents: list[bytes] = []
    for context, record in zip(contexts, records, strict=True):
        try:
            documents.append(_document(prepared, context, problems, read, record))
        except UncomputableError:
            continue  # its problems are among the others
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


def _of_enclosed(problem: Problem, read: FillData) -> Problem:
    """What is said of {{p 附件 }}, where the data have files that go with the paper, and of other paragraphs."""
    if (match := _PARAGRAPHS.match(problem.text)) and not (read.attached and match[1] == "附件"):
        way = f"是子文档（new_subdoc）就删去这个标签，写 $附件: [文件.docx]；或写成 {match[1]}: {{$段落: […]}}"
        return problem._replace(hint="；".join(filter(None, (problem.hint, way))))
    if not read.attached or "没有“附件”这个名字" not in problem.text:
        return problem
    text = problem.text.replace("没有“附件”这个名字", "“$附件”随文书另附，印不进正文")
    hint = "删去这个标签；--pdf 时附件合在后面。要印在正文里，就把它的文字写成 {$段落: […]}"
    return problem._replace(text=text, hint=hint)


def _document(
    prepared: Fillable, context: Mapping[str, Any], problems: list[Problem], read: FillData, record: FillRecord
) -> bytes:
    """The document of a context; every value that is empty or no number becomes a problem, once.

    Raises UncomputableError where nothing can be said of what comes behind a value that is no number.
    """
    stood_in = 0
    while True:
        try:
            if unknown := prepared.check_names(context):
                raise TemplateError([_of_enclosed(problem, read) for problem in unknown])
            return _rendered(prepared, context)
        except BlankPrintedError as error:
            blank = error.value
            text = f"“{blank.name}”空着，模板里要印它"
            hint = "填上；可以空着就加 --blanks，或在模板里写 {% if %} 或 |default('无')"
            problems.append(Problem(blank.place, "D903", "error", text, hint))
            context = _without_blanks(dict(context), blank)
        except UncomputableError as error:
            problems += _not_yet_said(uncomputable_problems(error, record, read), problems)
            mended = with_stand_ins(error, context)
            stood_in += 1
            if mended is None or stood_in > _MOST_STAND_INS:
                raise
            context = mended


def _not_yet_said(new: Iterable[Problem], said: Sequence[Problem]) -> list[Problem]:
    """The problems without those of a cell that has one: a column has two names."""
    cells = {problem.place for problem in said if isinstance(problem.place, Cell)}
    return [problem for problem in new if problem.place not in cells]


def _rendered(prepared: Fillable, context: Mapping[str, Any]) -> bytes:
    """The document of a context, read back where our engine has made it."""
    if not isinstance(prepared, Template):
        return b"".join(prepared.render(context))
    printed = PrintedValues()
    document = tuple(prepared.render(context, printed))
    require_as_written(document, printed)
    return b"".join(document)


def _unused(read: FillData, used: _UsedNames) -> Iterator[Problem]:
    """One notice for all names of the data that no tag uses."""
    below = {name for start in (_ROW, ALL_ROWS, read.title) for name in used.below.get(start, ())}
    whole_rows = any(
        start in used.top and (not used.below[start] or used.below[start] - {*read.names, *read.aliases, ROW_NUMBER})
        for start in (_ROW, ALL_ROWS, read.title)
    )
    known = used.top | below | {read.aliases[name] for name in (used.top | below) if name in read.aliases}
    unused = [name for name in read.names if name not in known and not name.startswith("$")]
    if unused and not whole_rows:
        what = "列" if read.is_table and read.title else "内容"
        text = f"没有用到的{what}：{'、'.join(unused)}"
        yield Problem(read.place, "D906", "note", text, "不要印就不必改；要印就在模板里写上它的标签")
