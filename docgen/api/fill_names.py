"""How the documents that a template makes of many rows are called."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from docgen.errors import DataError, Problem
from docgen.model.blank_value import BlankPrintedError
from docgen.model.look_alikes import is_hidden
from docgen.model.shown_value import FormattedNumber
from docgen.output.write import safe_name
from docgen.readers.fill_data.records import FillData, FillRecord
from docgen.word.engine.text_line import prepare_line

#: The name under which a template finds the number of its row.
ROW_NUMBER = "序号"
_LONGEST_PART_OF_NAME = 40


class FileNames(NamedTuple):
    """The names of documents without their endings, as files may be called; what is to be said of them."""

    safe: Sequence[str]
    notices: tuple[Problem, ...]


def names_of_pattern(pattern: str) -> tuple[str, ...]:
    """The names that a pattern of names uses. Raises TemplateError."""
    return prepare_line(pattern, "--name").names if pattern else ()


def file_names(
    template: str,
    data: str,
    contexts: Sequence[Mapping[str, Any]],
    records: Sequence[FillRecord],
    read: FillData,
    pattern: str,
) -> FileNames:
    """The names of the documents by a pattern, or else by the names of the template and the data.

    Raises DataError for two of the same name.
    """
    if pattern:
        wanted = list(_named_by_pattern(pattern, contexts, records))
    elif len(records) == 1:
        wanted = [f"{template}-{data}"]
    else:
        wanted = list(_numbered_names(template, records, read))
    names = [safe_name(name) for name in wanted]
    _require_different(names, records)
    return FileNames(names, tuple(_changed(wanted, names, records)))


def _require_different(names: Sequence[str], records: Sequence[FillRecord]) -> None:
    first: dict[str, FillRecord] = {}
    problems = []
    for name, record in zip(names, records, strict=True):
        if (other := first.setdefault(name.casefold(), record)) is not record:
            text = f"和{other.label}的文件名一样：“{name}.docx”"
            problems.append(Problem(record.place, "D902", "error", text, "--name 里加一列，或加 {{ 序号 }}"))
    if problems:
        raise DataError(problems)


def _changed(wanted: Sequence[str], names: Sequence[str], records: Sequence[FillRecord]) -> Iterator[Problem]:
    """One notice for all names in which a character stands for one that no name of a file can have."""
    changed = [number for number, name in enumerate(names) if name != wanted[number]]
    if changed:
        first = changed[0]
        signs = "、".join(_shown(sign) for sign in dict.fromkeys(wanted[first]) if sign not in names[first])
        more = f"等{len(changed)}份" if len(changed) > 1 else ""
        text = (
            f"文件名里不能有{signs}，写成了“{names[first]}.docx”{more}"
            if signs
            else f"文件名改成了“{names[first]}”{more}"
        )
        hint = "要分文件夹，就一个文件夹填一次，-o 后面写它" if "/" in wanted[first] else ""
        yield Problem(records[first].place, "D906", "note", text, hint)


def _named_by_pattern(
    pattern: str, contexts: Sequence[Mapping[str, Any]], records: Sequence[FillRecord]
) -> Iterator[str]:
    """What a pattern makes of each record; the numbers of rows are as wide as the last."""
    line = prepare_line(pattern, "--name")
    width = len(str(len(records)))
    problems = []
    for context, record in zip(contexts, records, strict=True):
        try:
            name = line.fill(_with_wide_number(context, record, width)).strip()
        except BlankPrintedError as error:
            text = f"“{error.value.name}”空着，文件名里要用它"
            problems.append(Problem(error.value.place, "D903", "error", text, "填上，或换一列"))
            continue
        if not name:
            problems.append(Problem(record.place, "D902", "error", "文件名是空的", "--name 里换一列"))
        yield name.removesuffix(".docx")
    if problems:
        raise DataError(problems)


def _with_wide_number(context: Mapping[str, Any], record: FillRecord, width: int) -> Mapping[str, Any]:
    number = context.get(ROW_NUMBER)
    if not isinstance(number, int) or ROW_NUMBER in record.row:
        return context
    return {**context, ROW_NUMBER: FormattedNumber.of(Decimal(number), f"{number:0{width}}")}


def _numbered_names(stem: str, records: Sequence[FillRecord], read: FillData) -> Iterator[str]:
    """Numbers as wide as the last, with what stands in the first column."""
    width = len(str(len(records)))
    for number, record in enumerate(records, 1):
        value = record.values.get(read.names[0])
        text = str(value).strip() if isinstance(value, str | int) else ""
        named = f"-{text[:_LONGEST_PART_OF_NAME]}" if text and text != str(number) else ""
        yield f"{stem}-{number:0{width}}{named}"


def _shown(sign: str) -> str:
    return f"U+{ord(sign):04X}" if is_hidden(sign) or not sign.isprintable() else f"“{sign}”"
