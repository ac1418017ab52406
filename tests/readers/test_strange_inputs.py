"""What clerks type in words of their own is read as they mean it, asked about, or refused with their own value."""

from pathlib import Path

import pytest

from docgen.api.statistics import stats, year_json
from docgen.api.visits import load
from docgen.errors import DataError
from tests.readers.strange_inputs import HEAD, HOTEL, KINDS, Typed, whole

CASES = [(kind, number, typed) for kind, inputs in KINDS.items() for number, typed in enumerate(inputs, 1)]


def outcome(typed: Typed, folder: Path) -> str:
    """What is wrong with how an input is read; nothing where it is right."""
    path = folder / "来访.yaml"
    path.write_text(whole(typed.lines), encoding="utf-8")
    try:
        visit = load(path)
    except DataError as error:
        texts = [problem.text for problem in error.problems if problem.level == "error"]
        wanted = typed.expected[1:] if isinstance(typed.expected, str) and typed.expected[0] == "!" else None
        return "" if wanted and any(wanted in text for text in texts) else f"refused: {texts}"
    read = typed.look(visit)
    asked = [problem.text for problem in visit.notices if problem.code == "D151"]
    if read != typed.expected:
        return f"read as {read}; asked: {asked}"
    return "" if bool(asked) == typed.is_asked else f"asked: {asked}"


@pytest.mark.parametrize(("kind", "number", "typed"), CASES, ids=[f"{kind} {number}" for kind, number, _ in CASES])
def test_a_strange_input_is_read_as_it_is_meant(kind: str, number: int, typed: Typed, tmp_path: Path) -> None:
    assert outcome(typed, tmp_path) == "", f"{kind} {number}: {typed.lines}"


def test_there_are_many_inputs() -> None:
    assert len(CASES) >= 120


def test_a_year_counts_a_visit_with_room_numbers_beside_its_guests(tmp_path: Path) -> None:
    (tmp_path / "2027").mkdir()
    guests = "来宾:\n  - {姓名: 郑国梁, 房间号: 8301}\n  - {姓名: 李娜, 房间号: 8302}\n"
    (tmp_path / "2027" / "来访.yaml").write_text(f"{HEAD}统计类别: 县处级\n{guests}{HOTEL}", encoding="utf-8")
    assert year_json(stats([tmp_path / "2027"], 2027))["合计"]["人次"] == 2
