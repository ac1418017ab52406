"""Sentences as offices write them, harmless and not: what must be found in a field, and what must stay quiet in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.clean_visit import line_of, problems_with

_FILE = Path(__file__).parent / "sentences.txt"


def groups() -> Iterator[tuple[str, str, list[str]]]:
    """The field, what is expected, and the sentences of each group of the file."""
    lines = [line for line in _FILE.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    group: list[str] = []
    for line in lines:
        if line.startswith("  - "):
            group.append(line.removeprefix("  - "))
        else:
            path, expected = line.rstrip(":").split(" ")
            group = []
            yield path, expected, group


GROUPS = list(groups())


@pytest.mark.parametrize(("path", "expected"), [(path, expected) for path, expected, _ in GROUPS])
def test_a_sentence_is_found_or_stays_quiet(path: str, expected: str, tmp_path: Path) -> None:
    sentences = next(sentences for one, kind, sentences in GROUPS if (one, kind) == (path, expected))
    assert sentences
    wrong = {sentence: codes for sentence in sentences if (codes := _wrong(path, expected, sentence, tmp_path))}
    assert not wrong


def _wrong(path: str, expected: str, sentence: str, folder: Path) -> list[str]:
    """The codes that should not be there, or all that are where what must be found is not."""
    problems = problems_with(path, sentence, folder)
    grave = [problem for problem in problems if problem.level in ("error", "must", "should")]
    if expected == "quiet":
        return [problem.code for problem in grave]
    heard = problems if expected == "note" else grave
    found = any(problem.place and problem.place.line == line_of(path) for problem in heard)
    return [] if found else [*(problem.code for problem in problems), "not found"]


def test_the_visit_that_sentences_are_put_into_is_clean(tmp_path: Path) -> None:
    assert [problem.code for problem in problems_with("分工.事项", "会场音响", tmp_path)] == []
