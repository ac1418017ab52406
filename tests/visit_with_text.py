"""A whole visit with a text in one of its fields, and what has to become of a hostile one."""

import copy
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from docgen.errors import DataError
from docgen.model.scalars import UNPRINTABLE
from tests.word.test_fidelity import STRINGS

FieldPath = tuple[Any, ...]
#: A text that stands nowhere else.
MARK = "界石七七"
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def visit_with_text(whole: dict[str, Any], path: FieldPath, text: str) -> bytes:
    """The visit with this text, as a person would type it."""
    return _visit_with_texts(whole, {path: text})


def _visit_with_texts(whole: dict[str, Any], texts: Mapping[FieldPath, str]) -> bytes:
    visit = copy.deepcopy(whole)
    for path, text in texts.items():
        here = visit
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = text
    return as_typed(visit)


def fields_printed(
    whole: dict[str, Any], paths: Iterable[FieldPath], print_visit: Callable[[bytes], str]
) -> tuple[FieldPath, ...]:
    """The fields of a visit that a paper prints: each holds a text that stands nowhere else."""
    marks = {path: f"{MARK}{number}号" for number, path in enumerate(paths)}
    printed = re.sub(r"\s", "", print_visit(_visit_with_texts(whole, marks)))
    return tuple(path for path, mark in marks.items() if mark in printed)


def as_typed(visit: dict[str, Any]) -> bytes:
    """A visit as YAML that a person would type, save what YAML takes only as an escape."""
    typed = json.dumps(visit, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", typed).encode()


def hostile_texts(number: int, step: int, longest: int) -> list[str]:
    """Every so many of the hostile strings, from another start for each field."""
    return [text for text in STRINGS[number % step :: step] if text.strip() and len(text) <= longest]


def same_without_space(text: str, printed: str) -> bool:
    """Lines are ended where they end best, so spaces do not count."""
    expected, without_space = (re.sub(r"\s", "", part) for part in (text, printed))
    return expected in without_space


def assert_printed_or_refused(
    print_field: Callable[[FieldPath, str], str],
    paths: Sequence[FieldPath],
    step: int,
    longest: int,
    is_printed: Callable[[str, str], bool] = same_without_space,
    first: int = 0,
) -> None:
    """What a paper prints of each field is the text, or the text is refused at its place.

    Another ``first`` begins with other strings.
    """
    for number, path in enumerate(paths, first):
        for text in hostile_texts(number, step, longest):
            try:
                printed = print_field(path, text)
            except DataError as error:
                (problem,) = error.problems
                assert problem.place is not None
                assert UNPRINTABLE.search(text), (path, text, problem)
                continue
            assert is_printed(text, printed), (path, text)
