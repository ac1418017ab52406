"""Sentences as the page says them: without options of the command line, paths of the file format, nameless sources.

Files are named as they lie in the folder that the page has opened, which is the working directory.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docgen.api.checks import problem_shapes
from docgen.errors import Problem
from docgen.text.cell_words import in_cell_words

#: What a remedy says of the command line alone: it is left out of the sentence, the other ways stay.
_COMMAND = r"(?:(?<![\w-])--[a-z]|(?<![\w-])-o |docgen (?:[a-z]|信息专报))"
_COMMAND_IN_BRACKETS = re.compile(rf"（[^（）]*{_COMMAND}[^（）]*）")
_CLAUSE = re.compile(r"[^，；。]*[，；。]?")
_HAS_COMMAND = re.compile(_COMMAND)
_OR = re.compile(r"[，；](?:或|或者)?$")
#: What the page has a field or a button of its own for.
_OWN_FIELDS = {
    "用 --event 写上活动名称": "在“名称”里写上活动名称",
    "再把“请核对”这段注释删去": "再点“核对过了”",
    "再删去这一格的批注": "再点“核对过了”",
}
#: Where the name of a field ends: at the end, before a sign, before what is said of it.
_END = r"(?=[^\u3400-\u9fff]|里|的|没|缺|看|$)"
_FIELD = rf"([\u3400-\u9fff]{{1,6}}?){_END}"
_PATH = re.compile(rf"来宾\.名单\[(\d+)\]\.{_FIELD}|([\u3400-\u9fff]{{2,4}})\[(\d+)\]\.{_FIELD}")
_PASTED_CELL = re.compile(r" ?标准输入![A-Z]{1,3}(\d+) ?")
_PASTED_LINE = re.compile(r" ?标准输入:(\d+)(?::\d+)? ?")
_PAIR = re.compile(r"“([\u3400-\u9fff]{1,10}): ([^“”]+)”")
_FLOW = re.compile(r"[{}\[\]]")


def page_text(text: str) -> str:
    """What is wrong, with the places as the page names them.

    >>> page_text("“周明远”与 标准输入:1:1 那一条完全相同，只做一张"), page_text("缺来宾.名单[2].姓名")
    ('“周明远”与名单第1行那一条完全相同，只做一张', '缺来宾名单第2行“姓名”')
    """
    text = _PASTED_LINE.sub(r"名单第\1行", _PASTED_CELL.sub(r"名单第\1行", _from_here(text)))
    return _PAIR.sub(r"“\1”一格的“\2”", _PATH.sub(_place, text))


def page_hint(hint: str) -> str:
    """A remedy without what only the command line can do; empty where nothing is left.

    >>> page_hint("确是两个人，就写上单位来区分，或加 --doubles 各做一张"), page_hint("docgen export a.xlsx -o a.yaml")
    ('确是两个人，就写上单位来区分', '')
    >>> page_hint("写“成文日期: 2026-12-05”这样的日期；不写，就在方案上手填")
    '在“成文日期”一格填“2026-12-05”这样的日期；不写，就在方案上手填'
    """
    hint = _from_here(hint)
    for typed, here in _OWN_FIELDS.items():
        hint = hint.replace(typed, here)
    hint = _COMMAND_IN_BRACKETS.sub("", hint)
    if _HAS_COMMAND.search(hint):
        kept = "".join(clause for clause in _CLAUSE.findall(hint) if not _HAS_COMMAND.search(clause))
        hint = _OR.sub("", kept)
    return _PATH.sub(_place, in_cell_words(hint))


def page_problem(problem: Problem) -> Problem:
    """A problem in the words of the page."""
    text = page_text(problem.text)
    if problem.code == "D150":
        text = _FLOW.sub("", text)
    return problem._replace(text=text, hint=page_hint(problem.hint))


def page_problems(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as ``check --json`` has them, in the words of the page."""
    return problem_shapes(map(page_problem, problems))


def _from_here(text: str) -> str:
    """A sentence whose full paths begin at the folder that is opened."""
    try:
        here = Path.cwd()
    except FileNotFoundError:  # somebody has deleted the folder
        return text
    return text.replace(f"{here}{os.sep}", "").replace(f"“{here}”", f"“{here.name}”")


def _place(match: re.Match[str]) -> str:
    if match[1]:
        return f"来宾名单第{match[1]}行“{match[2]}”"
    return f"{match[3]}第{match[4]}行“{match[5]}”"
