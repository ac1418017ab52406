"""Code as it was meant: what other programs, Chinese keyboards and haste write, such as ``elseif``, ``end if``."""

import re

from jinja2.exceptions import TemplateSyntaxError

from docgen.word.engine.faults.braces import CLOSING
from docgen.word.engine.language import BLOCK_DIVIDERS, BLOCK_ENDS, STATEMENTS, opens_block
from docgen.word.engine.sandbox import BLOCK_DELIMITERS, VARIABLE_DELIMITERS, TemplateSandbox
from docgen.word.engine.tag_and_brace_scanner import PRINT, STATEMENT

#: Characters that nobody sees, as web pages and chats leave them in what is copied.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_STRINGS = re.compile(r"(\"[^\"]*\"|'[^']*')")
_TARGET = re.compile(r"(p|tr|tc|r)\s+(?=\S)")
_OPEN_BLOCKS = "for|if|with|macro|set"
#: How a statement begins, and what is meant by it.
_STATEMENT_WORDS = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (r"(?:else\s*if|elsif|elseif|elif\s*if|否则如果)(?=\W)", "elif"),
        (rf"end[\s_-]+({_OPEN_BLOCKS})\b.*", r"end\1"),
        (rf"(?:/|end|结束)\s*({_OPEN_BLOCKS})\b.*", r"end\1"),
        (r"(?:结束如果|如果结束|endfi|fi|endelse)\b.*", "endif"),
        (r"(?:结束循环|循环结束|endforeach|endloop|end\s+loop)\b.*", "endfor"),
        (r"(?:foreach|for\s+each|loop|循环)(?=\s)", "for"),
        (r"如果(?=\s)", "if"),
        (r"(?:否则|else\s*:|otherwise)\s*$", "else"),
    )
)
_BETWEEN_NAME_AND_LIST = re.compile(r"(for\s+\w+(?:\s*,\s*\w+)*)\s*(?:\bof\b|\bfrom\b|在|:|=|<-)\s*(?=\w)")
_SIGNS = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"\s*&&?\s*", " and "),
        (r"\s*\|\|\s*", " or "),
        (r"\s*(?:并且|而且)\s*", " and "),
        (r"\s*或者\s*", " or "),
        (r"!==?|<>|≠|不等于", "!="),
        (r"===", "=="),
        (r"≥|=>|大于等于", ">="),
        (r"≤|=<|小于等于", "<="),
        (r"[\u2010-\u2015\u2212\ufe63\uff0d]", "-"),
        (r"×", "*"),
        (r"÷", "/"),
        (r"!(?!=)\s*", "not "),
    )
)
_ONE_EQUALS_SIGN = re.compile(r"(?<![=!<>])=(?!=)")
_LAST_SIGN = re.compile(r"(?:\s+then|[\s:;,.]+)$")


def meant_tag(opens: str, code: str, tag: str) -> str:
    """The tag as it was meant; empty if nobody knows, and where there is nothing to mend."""
    meant = UNSEEN.sub("", code)
    target = re.match(r"-?(?:p|tr|tc|r)?(?=\s)", tag[2:])
    before = target.group() if target else ""
    if (spaced := _TARGET.match(meant)) and not before and _is_spaced_target(opens, meant[spaced.end() :]):
        before, meant = spaced[1], meant[spaced.end() :]
    meant = _mended_statement(meant) if opens == STATEMENT else _mended_expression(meant)
    if (meant, before) == (code, target.group() if target else "") or not _parses(opens, meant):
        return ""
    return f"{opens}{before} {meant} {CLOSING[opens]}"


def meant_code(tag: str) -> str:
    """The code of a tag that ``meant_tag`` has written."""
    return re.sub(r"^\{.-?(?:p|tr|tc|r)?\s", "", tag)[:-2].strip()


def _is_spaced_target(opens: str, rest: str) -> bool:
    """Whether a letter that stands alone is meant for the paragraph, row or cell: {% tr for …, {{ r 提示 }}."""
    word = re.match(r"\w+", rest)
    if word is None:
        return False
    return opens == PRINT or word.group() in (*STATEMENTS, *BLOCK_ENDS, *BLOCK_DIVIDERS)


def _mended_statement(code: str) -> str:
    word = code.split(None, 1)[0] if code.split() else ""
    if word.lower() in (*STATEMENTS, *BLOCK_ENDS, *BLOCK_DIVIDERS):
        code = word.lower() + code[len(word) :]
    for pattern, meant in _STATEMENT_WORDS:
        if pattern.match(code):
            code = pattern.sub(meant, code, count=1)
            break
    code = _BETWEEN_NAME_AND_LIST.sub(r"\1 in ", code)
    code = _outside_of_strings(_LAST_SIGN, "", code) if _LAST_SIGN.search(code) else code
    code = _mended_expression(code)
    if re.match(r"(?:if|elif)\b", code):
        return _outside_of_strings(_ONE_EQUALS_SIGN, "==", code)
    return re.sub(r"^(set\s+\w+\s*)==", r"\1=", code)


def _mended_expression(code: str) -> str:
    for pattern, sign in _SIGNS:
        code = _outside_of_strings(pattern, sign, code)
    return code.strip()


def _outside_of_strings(pattern: re.Pattern[str], meant: str, code: str) -> str:
    pieces = _STRINGS.split(code)
    return "".join(piece if number % 2 else pattern.sub(meant, piece) for number, piece in enumerate(pieces))


def smallest_template(opens: str, code: str) -> str | None:
    """The code in the smallest template that Jinja takes; None for one that holds no expression."""
    if opens == PRINT:
        start, end = VARIABLE_DELIMITERS
        return f"{start} {code} {end}"
    start, end = BLOCK_DELIMITERS
    words = code.split(None, 1)
    word = words[0] if words else ""
    statement = f"{start} {code} {end}"
    if opens_block(code):
        return f"{statement}{start} end{word} {end}"
    if word == "elif":
        return f"{start} if 1 {end}{statement}{start} endif {end}"
    return None if word in BLOCK_ENDS or word in BLOCK_DIVIDERS else statement


def _parses(opens: str, code: str) -> bool:
    if opens == STATEMENT and code in (*BLOCK_ENDS, *BLOCK_DIVIDERS) and code != "elif":
        return True
    source = smallest_template(opens, code)
    if source is None:
        return False
    try:
        TemplateSandbox().parse(source)
    except TemplateSyntaxError:
        return False
    return True
