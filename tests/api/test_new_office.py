"""A new office: its own names in it, nobody else's region, a form to fill in, and nothing is written twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

import docgen
from tests.conftest import Run

OWN = ("--unit", "青山县接待服务中心", "--short", "县接待中心", "--region", "青山县")


def all_texts(folder: Path) -> dict[str, str]:
    """What every file of a folder says, names of files included; of a workbook what its cells and notes say."""
    texts = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".xlsx":
            cells = [cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row]
            notes = [cell.comment.text for cell in cells if cell.comment]
            texts[str(path)] = "\n".join([*(str(cell.value) for cell in cells if cell.value), *notes])
        elif path.is_file():
            texts[str(path)] = f"{path.name}\n{path.read_text('utf-8')}"
    return texts


@pytest.mark.parametrize(
    ("folder", "given"),
    [
        ("办公室", OWN),
        ("青山县", ()),
        ("青山县接待服务中心", ()),
        ("甲", ("--region", "青山县")),
        ("乙", ("--short", "县接待办")),
    ],
)
def test_an_office_elsewhere_holds_nothing_of_the_example_office(
    folder: str, given: tuple[str, ...], run: Callable[..., Run], tmp_path: Path
) -> None:
    assert run("new", tmp_path / folder, *given).code == 0
    texts = all_texts(tmp_path / folder)
    assert len(texts) > 20
    assert {name for name, text in texts.items() if "清江" in text or "qingjiang" in text} == set()
    visits = sorted((tmp_path / folder / "来访").glob("*.yaml"))
    assert visits
    for path in visits:
        assert run("check", path, "--strict").err.endswith("没有查出问题\n")
        assert run("plan", path, "-o", tmp_path / f"{path.stem}.docx").code == 0
    tables = [*(tmp_path / folder / "库").glob("*.yaml"), *(tmp_path / folder).glob("*.yaml")]
    assert run("check", *tables, "--strict").code == 0


def test_an_office_has_the_names_that_were_given(run: Callable[..., Run], tmp_path: Path) -> None:
    run("new", tmp_path / "甲", *OWN)
    office = docgen.load(tmp_path / "甲" / "来访" / "2026-041.yaml").office
    assert (office.unit, office.short, office.region) == ("青山县接待服务中心", "县接待中心", "青山县")


def test_the_folder_names_the_region_or_the_unit_and_that_is_said(run: Callable[..., Run], tmp_path: Path) -> None:
    assert "按文件夹名“青山县”" in run("new", tmp_path / "青山县").out
    assert docgen.load(tmp_path / "青山县" / "来访" / "2026-041.yaml").office.region == "青山县"
    run("new", tmp_path / "云州市接待办公室")
    assert docgen.load(tmp_path / "云州市接待办公室" / "来访" / "2026-041.yaml").office.unit == "云州市接待办公室"


@pytest.mark.parametrize("folder", ["我的办公室", "办公室", "office", "清江区", "2026"])
def test_without_any_name_it_is_the_example_office_and_that_is_said(
    folder: str, run: Callable[..., Run], tmp_path: Path
) -> None:
    assert "这是示例办公室，在虚构的清江区" in run("new", tmp_path / folder).out
    assert len(list((tmp_path / folder / "来访").glob("*.yaml"))) == 6


def test_a_second_new_says_that_the_office_is_there_and_what_to_do(run: Callable[..., Run], tmp_path: Path) -> None:
    run("new", tmp_path / "青山县")
    before = all_texts(tmp_path / "青山县")
    left = run("new", tmp_path / "青山县", *OWN)
    assert left.code == 4
    assert "已经有一个办公室" in left.err
    assert "接着用它" in left.err
    assert left.err.count("O401") == 1
    assert all_texts(tmp_path / "青山县") == before


def test_every_new_office_has_a_form_that_offers_what_its_tables_list(run: Callable[..., Run], tmp_path: Path) -> None:
    run("new", tmp_path / "甲", *OWN)
    book = load_workbook(tmp_path / "甲" / "来访" / "来访空表.xlsx")
    offered = {cell.value for row in book["下拉选项"].iter_rows() for cell in row}
    assert {"沈静", "现代农业园", "迎宾馆", "家常豆腐"} <= offered


def test_the_empty_form_beside_the_visits_is_passed_over_and_one_that_was_begun_is_not(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    visits, form = tmp_path / "来访", tmp_path / "来访" / "来访空表.xlsx"
    visits.mkdir()
    (visits / "甲.yaml").write_text(
        "标题: 云州市代表团来访\n编号: 2026-1\n类别: 商务\n统计类别: 商务接待\n日期: 2026-07-05\n来宾: {人数: 3}\n",
        "utf-8",
    )
    assert run("new", "--xlsx", form).code == 0
    commands = (["stats", visits, "--year", "2026"], ["audit", visits, "--year", "2026"])
    for command in commands:
        said = run(*command)
        assert (said.code, "空表" in said.err + said.out) == (0, False), said
    book = load_workbook(form)
    book["基本信息"]["B2"] = "云州市代表团来访"
    book.save(form)
    for command in commands:
        said = run(*command)
        assert "来访空表.xlsx!基本信息!B3: 错误 D108 缺少“日期”" in said.err, said
