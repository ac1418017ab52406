"""``docgen template from``: a row of an old paper that another list knows by one word is no loop over that list."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from docgen.word.package.printed_lines import printed_lines
from tests.conftest import OFFICE, Run
from tests.word.foreign.office_plans import saved, table_of
from tests.word.foreign.same import comments_of

VISIT = OFFICE / "来访" / "2026-041.yaml"
#: Five of fourteen stops, day and time in one cell.
STOPS = (
    ("7月5日 15:30-16:10", "抵达清江宾馆，办理入住", "清江宾馆", "林小満"),
    ("18:00", "晚餐（自助餐）", "清江宾馆", "林小満"),
    ("7月6日 09:00-10:10", "考察高标准农田建设", "柳溪镇现代农业园", "柳溪镇"),
    ("14:30-16:00", "召开座谈会，听取乡村振兴工作情况介绍", "区行政中心三楼会议室", "区农业农村局"),
    ("7月7日 08:30", "返程", "清江宾馆", "林小満"),
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An old plan with a short programme."""
    document = Document()
    document.add_heading("云州市党政代表团来清江区考察乡村振兴工作接待方案", 0)
    document.add_paragraph("日程安排")
    table_of(document, ("时间", "内容", "地点", "负责"), STOPS)
    path = tmp_path / "旧.docx"
    path.write_bytes(saved(document))
    return path


@pytest.fixture
def derived(old: Path, run: Callable[..., Run]) -> Run:
    target = str(old.with_name("模板.docx"))
    return run("template", "from", str(old), "--visit", str(VISIT), "-o", target)


def test_a_row_of_which_one_cell_is_of_another_list_is_no_loop(old: Path, derived: Run) -> None:
    assert derived.code == 0, derived.err
    lines = [line.text for line in printed_lines(old.with_name("模板.docx").read_bytes())]
    assert not [line for line in lines if "{%tr for" in line]
    assert any("召开座谈会" in line and "区行政中心三楼会议室" in line for line in lines)


def test_what_stays_of_the_row_is_said(old: Path, derived: Run) -> None:
    said = "\n".join(comments_of(old.with_name("模板.docx").read_bytes()))
    for words in ("14:30", "召开座谈会，听取乡村振兴工作情况介绍", "区行政中心三楼会议室", "区农业农村局"):
        assert f"“{words}”" in said


def test_the_command_that_shows_the_template_works_while_remarks_stand(
    old: Path, derived: Run, run: Callable[..., Run]
) -> None:
    shown = derived.err.rpartition("看样子：docgen ")[2].split()
    assert shown[-1] == "--draft"
    typed = [str(VISIT) if word == "来访.yaml" else word for word in shown]
    result = run(*typed, "-o", str(old.with_name("样.docx")))
    assert (result.code, old.with_name("样.docx").is_file()) == (0, True), result.err
