"""Every file in tests/faulty says in its first comments what must be reported of it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.visits import load
from docgen.errors import DataError
from tests.conftest import Run

FAULTY = sorted((Path(__file__).parent.parent / "faulty").glob("*.yaml"))
EXPECTED = re.compile(r"^# 应报 (\d+):(\d+) ([A-Z]\d{3})$", re.M)


def expected(path: Path) -> list[tuple[int, int, str]]:
    return sorted((int(line), int(column), code) for line, column, code in EXPECTED.findall(path.read_text("utf-8")))


def test_there_are_at_least_sixty_faulty_files() -> None:
    assert len(FAULTY) >= 60
    assert all(expected(path) for path in FAULTY)


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_every_problem_is_reported_at_its_place_and_no_other(path: Path) -> None:
    with pytest.raises(DataError) as refused:
        load(path)
    problems = refused.value.problems
    assert sorted((p.place.line, p.place.column, p.code) for p in problems if p.place) == expected(path)
    lines = path.read_text("utf-8").split("\n")
    for problem in problems:
        assert problem.place is not None
        assert problem.excerpt == lines[problem.place.line - 1]
        assert 1 <= problem.place.column <= len(problem.excerpt) + 1


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_a_faulty_file_ends_with_code_1_and_nothing_written(
    path: Path, run: Callable[..., Run], tmp_path: Path
) -> None:
    left = run("plan", path, "-o", tmp_path / "out.docx")
    assert left.code == 1
    assert "Traceback" not in left.err
    assert list(tmp_path.iterdir()) == []
    for line, column, code in expected(path):
        alone = f"{path.name}:{line}:{column}: 错误 {code} "
        assert alone in left.err or with_others_of_its_cause(line, code, left.err)


def with_others_of_its_cause(line: int, code: str, printed: str) -> bool:
    """Whether a place is named in a line that says one thing of several places."""
    groups = re.findall(rf"错误 {code} .*（第([\d、—]+)行）$", printed, re.M)
    spans = [span.split("—") for group in groups for span in group.split("、")]
    return any(int(span[0]) <= line <= int(span[-1]) for span in spans)
