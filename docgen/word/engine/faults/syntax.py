"""Code that Jinja cannot parse: every tag that is wrong by itself, and what is wrong with it in plain Chinese."""

from collections.abc import Iterator

from jinja2.exceptions import TemplateSyntaxError

from docgen.errors import Problem
from docgen.model.lazy_pattern import lazy_pattern
from docgen.word.engine.compiled_part import CodeFragment, CompiledPart
from docgen.word.engine.faults.forbidden import defined_names, forbidden_code
from docgen.word.engine.faults.meant_code import UNSEEN, meant_tag, smallest_template
from docgen.word.engine.sandbox import TemplateSandbox
from docgen.word.engine.tag_and_brace_scanner import PRINT, STATEMENT

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

_SPACED_NAME = lazy_pattern(r"[一-鿿](?:[\w.]|\s+(?=[一-鿿]))*")
_NUMBER_FIRST = lazy_pattern(r"\d+[^\W\d]\w*")


def syntax_problems(part: CompiledPart, error: TemplateSyntaxError) -> Iterator[Problem]:
    """A problem for every tag that does not parse by itself; if all do, one where the whole stopped parsing."""
    sandbox, any_problem = TemplateSandbox(), False
    for fragment in part.fragments:
        place = fragment.place
        if place is None or fragment.generated or (sentence := _syntax_fault(sandbox, fragment)) is None:
            continue
        any_problem = True
        yield part.problem(place, "M105", f"“{place.tag}”的写法不对：{sentence}", _hint_on(place.tag, fragment))
    if not any_problem:
        yield part.problem_at_line(error.lineno, "M105", f"写法不对：{_sentence_for(error)}")


def code_problems(part: CompiledPart) -> Iterator[Problem]:
    """What is wrong with each tag of a part by itself, where tags that do not fit together hide the whole."""
    sandbox = TemplateSandbox()
    trees = []
    told = {(problem.place.line, problem.place.column) for problem in part.problems if problem.place}
    for fragment in _outside_of_raw(part):
        source = smallest_template(fragment.opens, fragment.code)
        if fragment.place is None or fragment.generated or source is None:
            continue
        if (fragment.place.paragraph, fragment.place.column) in told:
            continue
        try:
            trees.append((fragment.place, sandbox.parse(source)))
        except TemplateSyntaxError:
            yield part.problem(
                fragment.place,
                "M105",
                f"“{fragment.place.tag}”的写法不对：{_syntax_fault(sandbox, fragment)}",
                _hint_on(fragment.place.tag, fragment),
            )
    defined = defined_names(tree for _, tree in trees)
    for place, tree in trees:
        for fault in dict.fromkeys(forbidden_code(tree, frozenset(), defined)):
            yield part.problem(place, "M109", f"“{place.tag}”：{fault.text}", fault.hint)


def _outside_of_raw(part: CompiledPart) -> Iterator[CodeFragment]:
    """The fragments that are code: what stands between raw and endraw is not."""
    in_raw = False
    for fragment in part.fragments:
        if fragment.opens == STATEMENT and fragment.code.strip() in ("raw", "endraw"):
            in_raw = fragment.code.strip() == "raw"
        elif not in_raw:
            yield fragment


def _syntax_fault(sandbox: TemplateSandbox, fragment: CodeFragment) -> str | None:
    """What is wrong with a fragment by itself."""
    source = smallest_template(fragment.opens, fragment.code)
    if source is None:
        return None
    try:
        sandbox.parse(source)
    except TemplateSyntaxError as error:
        if match := _NUMBER_FIRST.match(fragment.code):
            return f"名字不能以数字开头；表格里的列写 行['{match.group()}']"
        return _sentence_for(error)
    return None


def _hint_on(tag: str, fragment: CodeFragment) -> str:
    """How the tag is to be written, where that is known; a name may have spaces between its Chinese characters."""
    if fragment.opens == PRINT and _SPACED_NAME.fullmatch(fragment.code):
        return f"去掉名字里的空格：{tag.replace(fragment.code, ''.join(fragment.code.split()))}"
    unseen = UNSEEN.search(fragment.code)
    meant = meant_tag(fragment.opens, fragment.code, tag)
    which = f"里面有看不见的字符 U+{ord(unseen.group()):04X}，" if unseen else ""
    return f"{which}写成 {meant}" if meant else f"{which}删去它" if which else ""


def _sentence_for(error: TemplateSyntaxError) -> str:
    message = error.message or ""
    return next((sentence for part, sentence in _SENTENCES if part in message), "检查引号、括号和空格")
