"""Numbers in the formats that offices give them: each command prints what Excel shows, or names the cell."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.conftest import Run
from tests.readers.test_sheet_marks import Book

#: A number, its format, and what Excel shows; nothing where a command cannot tell.
SHOWN: list[tuple[float, str, str]] = [
    (301, "0000", "0301"),
    (301, '"第"0"室"', "第301室"),
    (301, 'G/通用格式"室"', "301室"),
    (13900000001, "000 0000 0000", "139 0000 0001"),
    (13900000001, "0.00E+00", "13900000001"),
    (1.1, "0.00", "1.10"),
    (3.14159, "0.00", "3.14"),
    (0.126, "0%", "13%"),
    (2.5, '0"人"', "3人"),
    (1234.567, '#,##0.00"元"', "1,234.57元"),
    (46208, "[$-804]aaaa", "星期日"),
    (1, '"是";;"否"', "是"),
    (301, "[DBNum1]General", ""),
    (301, "[DBNum2][$-804]General", ""),
    (301, '[>=100]0"室";000', ""),
    (12345, '0!.0,"万"', ""),
    (0.75, "?/4", ""),
    (46208, 'e"年"', ""),
    (0, "0;-0;", ""),
    (110101199001011234, "0", ""),
    (110101199001011234, "0.00E+00", ""),
]


def list_with(folder: Path, number: float, code: str) -> Path:
    """A list of two people; the unit of the second is a number."""
    book = openpyxl.Workbook()
    for row in (("姓名", "单位", "职务"), ("周明远", "云州市委", "副书记"), ("李娜", number, "局长")):
        book.active.append(row)
    book.active["B3"].number_format = code
    book.save(path := folder / "名单.xlsx")
    return path


def text_of(paper: Path) -> str:
    """The XML of the text of a document; nothing where there is none."""
    if not paper.exists():
        return ""
    with zipfile.ZipFile(paper) as parts:
        return parts.read("word/document.xml").decode()


@pytest.mark.parametrize(("number", "code", "shown"), SHOWN)
def test_a_text_of_a_visit_is_as_it_is_shown_or_an_error(tmp_path: Path, number: float, code: str, shown: str) -> None:
    book = Book(tmp_path)
    book.guests["B3"] = number
    book.guests["B3"].number_format = code
    if shown:
        assert book.visit().guests.people[1].unit == shown
    else:
        assert ("来宾!B3", "D112", "error") in book.said()


@pytest.mark.parametrize(("number", "code", "shown"), SHOWN)
def test_a_card_is_as_the_list_shows_it_or_an_error(
    run: Run, tmp_path: Path, number: float, code: str, shown: str
) -> None:
    done = run("cards", list_with(tmp_path, number, code), "--lines", "单位", "-o", tmp_path / "卡.docx")
    assert ("!B3" in done.err and "D112" in done.err) == (not shown)
    assert (f">{shown}<" in text_of(tmp_path / "卡.docx")) == bool(shown)


@pytest.mark.parametrize(("number", "code", "shown"), SHOWN)
def test_a_filled_paper_is_as_the_table_shows_it_or_an_error(
    run: Run, tmp_path: Path, number: float, code: str, shown: str
) -> None:
    paper = Document()
    paper.add_paragraph("【{{ 单位 }}】")
    paper.save(str(tmp_path / "通知.docx"))
    source = list_with(tmp_path, number, code)
    done = run("fill", tmp_path / "通知.docx", source, "-o", tmp_path / "出")
    assert ("!B3" in done.err and ("D112" in done.err or "D221" in done.err)) == (not shown)
    texts = [Document(str(file)).paragraphs[0].text for file in sorted((tmp_path / "出").glob("*.docx"))]
    assert (f"【{shown}】" in texts) == bool(shown)


@pytest.mark.parametrize(("number", "code", "shown"), SHOWN)
def test_a_text_of_a_ledger_is_as_it_is_shown_or_an_error(
    run: Run, tmp_path: Path, number: float, code: str, shown: str
) -> None:
    book = openpyxl.Workbook()
    for row in (("标题", "日期", "统计类别", "人次", "事由"), ("来访", "2026-07-05", "其他", 8, number)):
        book.active.append(row)
    book.active["E2"].number_format = code
    book.save(path := tmp_path / "台账.xlsx")
    done = run("stats", path, "--year", "2026", "--trace", "总数", "--json")
    assert ("!E2" in done.err and "D112" in done.err) == (not shown)


OTHERWISE = [(number, code) for number, code, shown in SHOWN if not shown]


@pytest.mark.parametrize(("number", "code"), OTHERWISE)
def test_a_list_without_headings_names_the_cell_that_is_shown_otherwise(
    run: Run, tmp_path: Path, number: float, code: str
) -> None:
    book = openpyxl.Workbook()
    for name in ("周明远", number):
        book.active.append((name,))
    book.active["A2"].number_format = code
    book.save(path := tmp_path / "名单.xlsx")
    for command in (("order", path), ("cards", path, "-o", tmp_path / "卡.docx")):
        done = run(*command)
        assert (done.code, "!A2" in done.err, "D112" in done.err) == (1, True, True)


@pytest.mark.parametrize(("number", "code"), OTHERWISE)
def test_a_draft_asks_about_a_number_that_is_shown_otherwise(
    run: Run, tmp_path: Path, number: float, code: str
) -> None:
    done = run("intake", list_with(tmp_path, number, code), "-o", tmp_path / "草稿.yaml")
    assert "!B3" in done.err
    assert "D112" in done.err


def hidden_list(folder: Path, headings: bool) -> Path:
    """A list of people, the last row and the first column hidden."""
    book = openpyxl.Workbook()
    rows = [("姓名", "单位"), ("周明远", "云州市委"), ("李娜", "清江区委")] if headings else [("周明远",), ("李娜",)]
    for row in rows:
        book.active.append(row)
    book.active.row_dimensions[len(rows)].hidden = True
    book.active.column_dimensions["A"].hidden = True
    book.save(path := folder / "名单.xlsx")
    return path


@pytest.mark.parametrize("command", [("order",), ("cards", "-o", "卡.docx"), ("intake", "-o", "草稿.yaml")])
@pytest.mark.parametrize("headings", [True, False], ids=["with headings", "without headings"])
def test_hidden_rows_and_columns_are_asked_about(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], headings: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(command[0], hidden_list(tmp_path, headings), *command[1:]).err
    assert "隐藏的行" in said
    assert "A 列）隐藏着" in said or (command[0] == "intake" and not headings)


def test_hidden_columns_of_a_table_that_fills_a_paper_are_asked_about(run: Run, tmp_path: Path) -> None:
    paper = Document()
    paper.add_paragraph("{{ 姓名 }}")
    paper.save(str(tmp_path / "通知.docx"))
    said = run("fill", tmp_path / "通知.docx", hidden_list(tmp_path, headings=True), "-o", tmp_path / "出").err
    assert "“姓名”（A 列）隐藏着，也读了" in said


def test_hidden_rows_and_columns_of_a_ledger_are_asked_about(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (("标题", "日期", "统计类别", "人次"), ("来访", "2026-07-05", "其他", 8)):
        book.active.append(row)
    book.active.column_dimensions["D"].hidden = True
    book.active.row_dimensions[2].hidden = True
    book.save(path := tmp_path / "台账.xlsx")
    said = run("stats", path, "--year", "2026").err
    assert "应改 D222 1行在隐藏的行或表里" in said
    assert "“人次”（D 列）隐藏着，也读了" in said
