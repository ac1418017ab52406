"""Every error says what to write: a message without a remedy leaves a clerk alone."""

from pathlib import Path

import pytest

from docgen.api.checks import check
from docgen.api.visits import load
from docgen.errors import DataError, Problem
from tests.readers.strange_inputs import GUESTS, HEAD

FAULTY = sorted(Path("tests/faulty").glob("*.yaml"))


def problems_of(path: Path) -> tuple[Problem, ...]:
    try:
        return check(load(path))
    except DataError as error:
        return tuple(error.problems)


@pytest.mark.parametrize("path", FAULTY, ids=lambda path: path.stem)
def test_every_error_of_a_faulty_file_has_a_remedy(path: Path) -> None:
    assert [problem.text for problem in problems_of(path) if problem.level == "error" and not problem.hint] == []


FORMS = [
    ("公函: 云府办函〔2027〕41号\n", "写成“{文号: 云府办函〔2027〕41号, …}”"),
    ("公函: 云州市人民政府\n", "写成“{单位: 云州市人民政府, …}”"),
    ("日程: 上午考察\n", "写成“- {内容: 上午考察, …}”，一项占一行"),
    ("日程: [考察]\n", "写成“{内容: 考察, …}”"),
    ("日程: {内容: 考察}\n", "在“内容”前面加“- ”"),
    ("费用: 工作餐\n", "写成“- {项目: 工作餐, …}”，一项占一行"),
    ("审批: 沈静\n", "写成“{审批人: 沈静, …}”"),
]


@pytest.mark.parametrize(("typed", "form"), FORMS)
def test_what_stands_in_the_wrong_shape_is_shown_in_the_right_one(typed: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text(HEAD + GUESTS + typed, encoding="utf-8")
    assert any(form in problem.hint for problem in problems_of(path) if problem.code == "D107")
