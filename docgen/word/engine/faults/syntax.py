"""Code that Jinja cannot parse: every tag that is wrong by itself, and what is wrong with it in plain Chinese."""

import re
from collections.abc import Iterator

from jinja2.exceptions import TemplateSyntaxError

from docgen.errors import Problem
from docgen.word.engine.compiled_part import CodeFragment, CompiledPart
from docgen.word.engine.language import BLOCK_DIVIDERS, BLOCK_ENDS, opens_block
from docgen.word.engine.sandbox import BLOCK_DELIMITERS, VARIABLE_DELIMITERS, TemplateSandbox
from docgen.word.engine.tag_and_brace_scanner import PRINT

# Jinja's messages as far as template authors meet them: (part of the message, what to tell them)
_SENTENCES = (
    ("Expected an expression, got 'end of print statement'", "花括号里是空的"),
    ("got 'end of", "话没有说完"),
    ("expected token 'in'", "循环要写成 for 名字 in 列表"),
    ("expected token 'end of print statement'", "多出了字，或少了运算符；名字里不能有空格"),
    ("expected token 'end of statement block'", "多出了字；名字里不能有空格"),
    ("unexpected char", "有不能用的字符"),
    ("unexpected '}'", "多了一个“}”"),
    ("unexpected ')'", "括号没有配对"),
    ("unexpected ']'", "方括号没有配对"),
    ("expected token ','", "各项之间少了逗号，或括号没有配对"),
    ("expected token ':'", "少了冒号，或多了一个花括号"),
    ("No filter named", "没有这种筛选"),
    ("No test named", "没有这种判断"),
    ("cannot assign", "这个名字不能用来取值"),
)

_NUMBER_FIRST = re.compile(r"\d+[^\W\d]\w*")


def syntax_problems(part: CompiledPart, error: TemplateSyntaxError) -> Iterator[Problem]:
    """A problem for every tag that does not parse by itself; if all do, one where the whole stopped parsing."""
    sandbox, any_problem = TemplateSandbox(), False
    for fragment in part.fragments:
        place = fragment.place
        if place is None or fragment.generated or (sentence := _syntax_fault(sandbox, fragment)) is None:
            continue
        any_problem = True
        yield part.problem(place, "M105", f"“{place.tag}”的写法不对：{sentence}")
    if not any_problem:
        yield part.problem_at_line(error.lineno, "M105", f"写法不对：{_sentence_for(error)}")


def _syntax_fault(sandbox: TemplateSandbox, fragment: CodeFragment) -> str | None:
    """What is wrong with a fragment by itself."""
    source = _smallest_template(fragment)
    if source is None:
        return None
    try:
        sandbox.parse(source)
    except TemplateSyntaxError as error:
        if match := _NUMBER_FIRST.match(fragment.code):
            return f"名字不能以数字开头；表格里的列写 行['{match.group()}']"
        return _sentence_for(error)
    return None


def _smallest_template(fragment: CodeFragment) -> str | None:
    """The fragment in the smallest template that Jinja takes; None for one that holds no expression."""
    if fragment.opens == PRINT:
        start, end = VARIABLE_DELIMITERS
        return f"{start} {fragment.code} {end}"
    start, end = BLOCK_DELIMITERS
    words = fragment.code.split(None, 1)
    word = words[0] if words else ""
    statement = f"{start} {fragment.code} {end}"
    if opens_block(fragment.code):
        return f"{statement}{start} end{word} {end}"
    if word == "elif":
        return f"{start} if 1 {end}{statement}{start} endif {end}"
    return None if word in BLOCK_ENDS or word in BLOCK_DIVIDERS else statement


def _sentence_for(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    return next((sentence for part, sentence in _SENTENCES if part in message), "检查引号、括号和空格")
