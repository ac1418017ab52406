"""Problems of a workbook in the words of a workbook: sheets and cells, one line for each cause."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from docgen.errors import Cell, DataError, Problem
from docgen.model.visit import Visit
from docgen.readers.tables.cell_nodes import shown_cells
from docgen.readers.tables.sections import is_head
from docgen.text.cell_words import in_cell_words

_MISSING = re.compile("补上“(.+?): …”")
_LIST = re.compile("“(.+?)”写成列表")
_ELSEWHERE = re.compile(r"写在“(.+?)”里：.+?: \{(.+?): …\}")
_YAML = re.compile("“- ”|花括号|缩进|项目: 内容")
#: What only makes sense in YAML, and what is meant in a workbook.
_WORDS = (
    ("一行写一个，前面加“- ”；写在一行里就用“、”隔开", "几个写在一格里，用“、”隔开"),
    ("或不用花括号、直接写名称", "或改成库里有的名称"),
    ("“{”“}”", ""),
)


def visit_in_cells(read: Callable[[], Visit]) -> Visit:
    """The visit that ``read`` gives; its problems speak of sheets and cells. Raises DataError."""
    try:
        visit = read()
    except DataError as error:
        raise DataError(problems_in_cells(error.problems)) from error
    return replace(visit, notices=tuple(problems_in_cells(visit.notices)))


def problems_in_cells(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, those of cells in the words of a workbook, and those of one cause in one line with their cells."""
    causes: dict[object, list[Problem]] = {}
    for problem in problems:
        spoken = _in_cells(problem)
        place = spoken.place
        # the columns of a sheet are causes of their own: what is missing or wrong there is mended there
        cause = (place.file, place.column, spoken.code, spoken.text, spoken.hint) if isinstance(place, Cell) else spoken
        causes.setdefault(cause, []).append(spoken)
    return [_one_line(alike) for alike in causes.values()]


def _one_line(alike: list[Problem]) -> Problem:
    places = list(dict.fromkeys(problem.place for problem in alike if isinstance(problem.place, Cell)))
    first = alike[0]
    return first if len(places) < 2 else first._replace(text=f"{first.text}（{shown_cells(places)}）")


def _in_cells(problem: Problem) -> Problem:
    if not isinstance(problem.place, Cell):
        return problem
    text, hint = problem.text, problem.hint
    sheet = problem.place.file.rpartition("!")[2] if "!" in problem.place.file else ""
    if missing := _MISSING.search(hint):
        name = missing[1]
        is_single = not sheet or is_head(sheet)
        place = problem.place
        has_cell = is_single and (place.line, place.column) != (1, 1)
        hint = (
            f"填在 {str(place).rpartition('!')[2]} 这一格"
            if has_cell
            else (
                f"在“{sheet or '基本信息'}”表加一行：左边一格写“{name}”，右边一格写内容"
                if is_single
                else f"填上“{name}”这一列"
            )
        )
    elif listed := _LIST.search(text):
        text = f"“{listed[1]}”有几项，不能写在一格里"
        hint = f"另建一张“{listed[1]}”表：第一行写表头，一行写一项"
    elif elsewhere := _ELSEWHERE.search(hint):
        hint = f"写在“{elsewhere[1]}”一列：{elsewhere[2]}: …"
    elif "项目: 内容" in text:
        text, hint = "这里要分成几格写", "一项一格：另建一张表，第一行写表头；或写成“公函.文号”这样的项目名，一项占一行"
    for words, meant in _WORDS:
        hint = hint.replace(words, meant)
    hint = "；".join(part for part in hint.split("；") if not _YAML.search(part))
    return problem._replace(text=text, hint=in_cell_words(hint))
