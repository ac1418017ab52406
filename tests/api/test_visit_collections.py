"""Papers of several visits: which are read, what is said of those that cannot be, paper and workbook of one command."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import docgen
from docgen.errors import DataError, UsageError
from docgen.kinds import load_kind
from docgen.kinds._input import VisitsInput
from tests.conftest import OFFICE, Run

VISITS = OFFICE / "来访"


def written(folder: Path, name: str, text: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    body = f"标题: {name}\n日期: 2026-07-05\n来宾: [{{姓名: 周明远}}]\n{text}"
    (folder / f"{name}.yaml").write_text(body, "utf-8")


def test_only_visits_that_have_what_a_kind_needs_are_kept_by_their_days() -> None:
    collection = docgen.load_visits([VISITS], "feedback")
    assert [visit.code for visit in collection.visits] == ["2026-041", "2026-052", "2026-058", "2026-063"]
    assert collection.counted == 6
    assert collection.year is None


def test_a_file_stands_for_itself_and_several_sources_are_one_collection() -> None:
    both = docgen.load_visits([VISITS / "2026-058.yaml", VISITS / "2026-041.yaml"], "followup")
    assert [visit.code for visit in both.visits] == ["2026-041", "2026-058"]


def test_a_year_is_that_of_the_option_or_of_the_name_of_the_folder(tmp_path: Path) -> None:
    written(tmp_path / "2026", "甲", "反馈: [{内容: 好}]")
    (tmp_path / "2026" / "乙.yaml").write_text(
        "标题: 乙\n日期: 2025-07-05\n来宾: [{姓名: 韩喆}]\n反馈: [{内容: 好}]", "utf-8"
    )
    assert [visit.title for visit in docgen.load_visits([tmp_path / "2026"], "feedback").visits] == ["甲"]
    assert [visit.title for visit in docgen.load_visits([tmp_path], "feedback", 2026).visits] == ["甲"]
    assert len(docgen.load_visits([tmp_path], "feedback").visits) == 2


@pytest.mark.parametrize(
    ("text", "year", "said"),
    [("", None, "没有写“反馈”，做不了信息专报"), ("反馈: [{内容: 好}]", 2020, "里没有2020年的来访")],
)
def test_where_there_is_nothing_to_print_it_says_why(text: str, year: int | None, said: str, tmp_path: Path) -> None:
    written(tmp_path, "甲", text)
    with pytest.raises(DataError) as raised:
        docgen.load_visits([tmp_path], "feedback", year)
    assert said in raised.value.problems[-1].text


def test_a_kind_of_one_visit_is_not_made_of_several() -> None:
    with pytest.raises(UsageError):
        docgen.build_of_visits(docgen.load_visits([VISITS], "feedback"), "plan")


def test_a_file_that_cannot_be_read_stops_nothing_and_is_told(tmp_path: Path, run: Callable[..., Run]) -> None:
    written(tmp_path / "来访", "甲", "反馈: [{内容: 好}]")
    (tmp_path / "来访" / "坏.yaml").write_text("标题: [", "utf-8")
    done = run("followup", tmp_path / "来访", "-o", tmp_path / "台账.docx")
    assert done.code == 1
    assert "坏.yaml" in done.err
    assert "坏.yaml”读不出来，跟踪台账里没有这次来访" in done.err
    assert (tmp_path / "台账.docx").exists()


@pytest.mark.parametrize("kind", ["followup", "feedback"])
@pytest.mark.parametrize(
    "sources",
    [
        ("甲.yaml", "甲.yaml"),
        ("甲.yaml", "./甲.yaml"),
        (".", "甲.yaml"),
        ("甲.yaml", "副本.yaml"),
        ("无号.yaml", "乙/.."),
    ],
)
def test_a_visit_that_is_there_twice_is_refused_with_both_places(
    kind: str, sources: tuple[str, ...], tmp_path: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, "甲", "编号: 2026-001\n反馈: [{内容: 好}]")
    written(tmp_path, "无号", "反馈: [{内容: 好}]")
    if "副本.yaml" in sources:
        (tmp_path / "副本.yaml").write_bytes((tmp_path / "甲.yaml").read_bytes())
    (tmp_path / "乙").mkdir()
    done = run(kind, *sources, "-o", "出.docx")
    assert (done.code, (tmp_path / "出.docx").exists()) == (1, False)
    assert "D204" in done.err and "前一次在" in done.err


def test_running_numbers_of_two_years_and_visits_without_a_code_are_not_one_visit(tmp_path: Path) -> None:
    written(tmp_path, "甲", "编号: 7\n反馈: [{内容: 好}]")
    written(tmp_path, "乙", "反馈: [{内容: 好}]")
    written(tmp_path, "丙", "反馈: [{内容: 好}]")
    text = (tmp_path / "甲.yaml").read_text("utf-8").replace("2026-07-05", "2025-07-05")
    (tmp_path / "丁.yaml").write_text(text, "utf-8")
    assert len(docgen.load_visits([tmp_path], "followup").visits) == 4


def test_the_paper_and_its_workbook_go_into_a_folder_and_each_into_a_file_of_its_own(
    tmp_path: Path, run: Callable[..., Run]
) -> None:
    assert run("followup", VISITS, "--year", "2026", "-o", tmp_path).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "2026年来宾意见建议跟踪台账.docx",
        "2026年来宾意见建议跟踪台账.xlsx",
    ]
    assert run("followup", VISITS, "-o", tmp_path / "账.xlsx").code == 0
    assert run("followup", VISITS, "-o", tmp_path / "账.docx").code == 0
    assert {path.name for path in tmp_path.glob("账*")} == {"账.xlsx", "账.docx"}


def test_a_paper_without_a_workbook_is_none(tmp_path: Path, run: Callable[..., Run]) -> None:
    done = run("feedback", VISITS, "-o", tmp_path / "专报.xlsx")
    assert done.code == 4
    assert "不能写成 .xlsx" in done.err
    assert run("feedback", VISITS, "-o", tmp_path).code == 0
    assert [path.suffix for path in tmp_path.iterdir()] == [".docx"]


def test_the_workbook_has_days_as_days_and_states_on_their_colours() -> None:
    collection = docgen.load_visits([VISITS], "followup")
    file = docgen.workbook_of_visits(collection, "followup", {"as-of": date(2026, 11, 28)})
    assert file is not None
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    matters, units = book.worksheets
    headings = [cell.value for cell in matters[3]]
    first = dict(zip(headings, matters[4], strict=True))
    assert first["日期"].value.date() == date(2026, 7, 5)
    assert (first["状态"].value, first["状态"].fill.fgColor.rgb) == ("逾期", "FFF4B6B6")
    assert [cell.value for cell in units[units.max_row]][:2] == ["合计", 9]


@pytest.mark.parametrize("day", ["2026-13-01", "昨天", "11-28"])
def test_a_day_that_is_none_is_refused(day: str, run: Callable[..., Run]) -> None:
    done = run("followup", VISITS, "--as-of", day)
    assert done.code == 2


def test_without_a_day_nothing_depends_on_the_clock(tmp_path: Path) -> None:
    collection = docgen.load_visits([VISITS], "followup")
    (file,) = docgen.build_of_visits(collection, "followup")
    (again,) = docgen.build_of_visits(collection, "followup")
    assert file == again
    assert "逾期" not in {row["状态"] for row in _rows(collection)}


def _rows(collection: docgen.VisitCollection) -> list[dict[str, str]]:
    visits_input = VisitsInput(collection.visits, collection.office, collection.counted)
    (page,) = load_kind("followup").pages(visits_input)
    rows: list[dict[str, str]] = page.context["事项"]
    return rows


def test_one_visit_is_a_collection_too() -> None:
    visit = docgen.load(VISITS / "2026-041.yaml")
    (file,) = docgen.build(visit, ["feedback"], options={"issue": "3"})
    assert file.name.startswith("云州市党政代表团")
