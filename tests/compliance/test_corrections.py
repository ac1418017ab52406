"""整改清单: run again it carries on what people filled in; what is put right is marked, what is new is added."""

import io
import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from docgen.api.audit import audit
from docgen.api.corrections import Corrections, corrections, earlier_corrections
from docgen.errors import DataError, UsageError
from docgen.model.corrections import FILLED_IN, KEY, STATES
from tests.conftest import OFFICE, ROOT, Run

Cells = dict[str, Any]
HEADING_ROW = 3
FIRST, SECOND = date(2026, 1, 10), date(2026, 2, 10)


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """An office whose year 2025 may be changed."""
    shutil.copytree(OFFICE / "库", tmp_path / "库")
    shutil.copy(OFFICE / "office.yaml", tmp_path)
    shutil.copytree(OFFICE / "审计" / "2025", tmp_path / "2025")
    shutil.copytree(ROOT / "brand_assets", tmp_path / "brand_assets")
    return tmp_path / "2025"


def made(year: Path, target: Path, day: date = FIRST) -> Corrections:
    """The list of a year, written over the one that is there."""
    earlier = earlier_corrections(target)
    found = corrections(audit(year, watched=earlier.visits), earlier, day)
    target.write_bytes(found.file.content)
    return found


def rows(path: Path) -> list[Cells]:
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    headings = [cell.value for cell in sheet[HEADING_ROW]]
    return [
        dict(zip(headings, (cell.value for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=HEADING_ROW + 1)
    ]


def fill(path: Path, change: Callable[[Any, dict[str, int]], None]) -> None:
    """Edits the list as a person does in Excel; ``change`` has the sheet and the columns by heading."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert sheet is not None
    change(sheet, {cell.value: cell.column for cell in sheet[HEADING_ROW]})
    book.save(path)


def put(path: Path, row: int, **cells: Any) -> None:
    """Fills in cells of the row with this number from 1, by heading."""

    def change(sheet: Any, columns: dict[str, int]) -> None:
        for heading, value in cells.items():
            sheet.cell(HEADING_ROW + row, columns[heading]).value = value

    fill(path, change)


def amend(year: Path, code: str, old: str, new: str) -> None:
    path = year / f"{code}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def reviews(path: Path) -> list[str]:
    return [row["复查"] for row in rows(path)]


def test_the_first_list_has_what_must_be_corrected_still_to_do(year: Path, tmp_path: Path) -> None:
    first = made(year, tmp_path / "清单.xlsx")
    found = rows(tmp_path / "清单.xlsx")
    lines = [line for line in audit(year).lines if line.must_be_corrected]
    assert [(row["编号"], row["规则代号"], row["问题"]) for row in found] == [
        (line.visit.code, line.code, line.text) for line in lines
    ]
    assert {(row["整改状态"], row["复查"]) for row in found} == {("待整改", "新发现")}
    assert len({row[KEY] for row in found}) == len(found)
    assert first.summary == f"截至2026年1月10日，共{len(found)}条：新发现{len(found)}条。"


def test_what_was_filled_in_stays_and_what_is_put_right_is_marked(year: Path, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    made(year, path)
    before = rows(path)
    for number in range(1, len(before) + 1):
        put(path, number, 责任单位=f"第{number}科", 责任人="林小満", 备注=f"说明{number}")
        put(path, number, 整改时限=date(2026, 3, number))
    put(path, 1, 整改状态="已整改", 完成日期=date(2026, 2, 1))
    put(path, 2, 整改状态="整改中")
    solved = before[2]
    (year / f"{solved['编号']}.yaml").write_text(
        (year / f"{solved['编号']}.yaml").read_text("utf-8").replace("横幅", "指示牌").replace("标语", "指示"), "utf-8"
    )
    second = made(year, path, SECOND)
    after = {row[KEY]: row for row in rows(path)}
    for number, row in enumerate(before, 1):
        kept = after[row[KEY]]
        assert (kept["责任单位"], kept["责任人"], kept["备注"]) == (f"第{number}科", "林小満", f"说明{number}")
        assert kept["整改时限"].date() == date(2026, 3, number)
    assert after[before[0][KEY]]["整改状态"] == "已整改"
    assert after[before[0][KEY]]["复查"] == "仍存在"
    assert "其中1条填了已整改或不需整改，复查仍能查出" in second.summary
    still = {line.code for line in audit(year).lines if line.visit.code == solved["编号"]}
    for row in before:
        if row["编号"] == solved["编号"] and row["规则代号"] not in still:
            assert after[row[KEY]]["复查"] == "已消除（2026-02-10）"


def test_a_visit_that_is_gone_right_and_wrong_again(year: Path, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    made(year, path)
    found = next(row for row in rows(path) if row["规则代号"] == "G13")
    code = found["编号"]
    original = (year / f"{code}.yaml").read_text("utf-8")
    put(path, rows(path).index(found) + 1, 责任人="秦远", 整改措施="减少陪餐")
    mended = re.sub(r"(陪餐|陪同): \[[^\]]*\]", r"\1: [罗文]", original)
    (year / f"{code}.yaml").write_text(mended, "utf-8")
    made(year, path, SECOND)
    gone = next(row for row in rows(path) if row[KEY] == found[KEY])
    assert (gone["复查"], gone["责任人"]) == ("已消除（2026-02-10）", "秦远")
    made(year, path, date(2026, 3, 1))
    assert next(row for row in rows(path) if row[KEY] == found[KEY])["复查"] == "已消除（2026-02-10）"
    (year / f"{code}.yaml").write_text(original, "utf-8")
    made(year, path, date(2026, 4, 1))
    back = next(row for row in rows(path) if row[KEY] == found[KEY])
    assert (back["复查"], back["责任人"], back["整改措施"]) == ("再次出现", "秦远", "减少陪餐")


def test_a_finding_whose_figures_change_stays_the_same_line(year: Path, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    made(year, path)
    found = next(row for row in rows(path) if row["规则代号"] == "G13")
    put(path, rows(path).index(found) + 1, 责任人="秦远")
    source = year / f"{found['编号']}.yaml"
    text = source.read_text("utf-8")
    source.write_text(text.replace("陪餐: [", "陪餐: [吴桐, ", 1) if "吴桐" not in text else text, "utf-8")
    made(year, path)
    again = [row for row in rows(path) if row["规则代号"] == "G13" and row["编号"] == found["编号"]]
    assert len(again) == 1
    assert (again[0][KEY], again[0]["责任人"]) == (found[KEY], "秦远")
    if again[0]["问题"] != found["问题"]:
        assert again[0]["备注"] == f"上次的问题：{found['问题']}"


def test_a_visit_that_cannot_be_read_is_not_said_to_be_put_right(year: Path, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    made(year, path)
    code = rows(path)[0]["编号"]
    (year / f"{code}.yaml").write_text("标题: [", "utf-8")
    made(year, path)
    assert {row["复查"] for row in rows(path) if row["编号"] == code} == {"未检查"}


def test_an_exemption_is_no_correction(year: Path, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    made(year, path)
    found = next(row for row in rows(path) if row["规则代号"] == "G13")
    source = year / f"{found['编号']}.yaml"
    source.write_text(
        source.read_text("utf-8") + "豁免: [{规则: G13, 理由: 抢险留下用餐, 批准人: 沈静, 批准日期: 2025-01-01}]\n",
        "utf-8",
    )
    made(year, path)
    assert next(row for row in rows(path) if row[KEY] == found[KEY])["复查"] == "已豁免"


def test_columns_rows_and_an_order_of_ones_own_are_kept(year: Path, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    made(year, path)
    keys = [row[KEY] for row in rows(path)]

    def change(sheet: Any, columns: dict[str, int]) -> None:
        last = sheet.max_column
        sheet.cell(HEADING_ROW, last + 1).value = "领导批示"
        sheet.cell(HEADING_ROW + 1, last + 1).value = "限期办结"
        sheet.cell(HEADING_ROW + 2, last + 2).value = "没有表头的话"
        lines = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING_ROW + 1)]
        for number, line in enumerate(
            [*reversed(lines), ["自己加的", None, None, "会风问题", *[None] * (last - 4), "另册", None]]
        ):
            for column, value in enumerate(line, 1):
                sheet.cell(HEADING_ROW + 1 + number, column).value = value

    fill(path, change)
    second = made(year, path)
    after = rows(path)
    assert [row[KEY] for row in after[:-1]] == keys
    assert (after[0]["领导批示"], after[1]["第22列"]) == ("限期办结", "没有表头的话")
    assert (after[-1]["序号"], after[-1]["来访"], after[-1]["领导批示"], after[-1]["复查"]) == (
        "自己加的", "会风问题", "另册", None
    )  # fmt: skip
    assert "另有自己加的1行" in second.summary


def test_a_deleted_key_and_a_copied_row_lose_nothing(year: Path, tmp_path: Path) -> None:
    path = tmp_path / "清单.xlsx"
    made(year, path)
    put(path, 1, 标识=None, 责任人="甲")
    put(path, 2, 责任人="乙")

    def copy(sheet: Any, columns: dict[str, int]) -> None:
        end = sheet.max_row + 1
        for column in range(1, sheet.max_column + 1):
            sheet.cell(end, column).value = sheet.cell(HEADING_ROW + 2, column).value
        sheet.cell(end, columns["责任人"]).value = "丙"

    fill(path, copy)
    count = len(rows(path)) - 1
    made(year, path)
    after = rows(path)
    assert [row["责任人"] for row in after[:2]] == ["甲", "乙"]
    assert (len(after), after[-1]["责任人"], after[-1][KEY]) == (count + 1, "丙", None)
    assert {row["复查"] for row in after[:count]} == {"仍存在"}


def test_what_a_new_list_would_lose_stops_it_unless_it_has_a_name_of_its_own(
    year: Path, tmp_path: Path, run: Callable[..., Run]
) -> None:
    path = tmp_path / "清单.xlsx"
    made(year, path)
    book = openpyxl.load_workbook(path)
    book.create_sheet("会议记录").append(["1月12日研究整改"])
    book.save(path)
    with pytest.raises(DataError, match="另有一张表"):
        earlier_corrections(path)
    assert run("audit", year, "--corrections", tmp_path / "新.xlsx", "--carry", path).code == 1
    assert set(reviews(tmp_path / "新.xlsx")) == {"仍存在"}
    book = openpyxl.load_workbook(path)
    del book["会议记录"]
    book.worksheets[0]["C5"].comment = Comment("请办公室核实", "沈静")
    book.save(path)
    with pytest.raises(DataError, match="批注"):
        earlier_corrections(path)


def test_another_workbook_is_not_taken_for_the_list(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    book.save(path)
    with pytest.raises(DataError, match="不是整改清单"):
        earlier_corrections(path)
    with pytest.raises(UsageError, match="xlsx"):
        earlier_corrections(tmp_path / "清单.docx")


def test_the_state_has_a_list_box(year: Path, tmp_path: Path) -> None:
    content = corrections(audit(year)).file.content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    (box,) = sheet.data_validations.dataValidation
    assert box.formula1 == f'"{",".join(STATES)}"'


def test_the_same_audit_gives_the_same_bytes(year: Path) -> None:
    assert corrections(audit(year)).file.content == corrections(audit(year)).file.content


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_typed_is_never_lost(seed: int, year: Path, tmp_path: Path) -> None:
    chance, path = random.Random(seed), tmp_path / "清单.xlsx"
    made(year, path)
    typed: list[str] = []
    for turn in range(3):
        for number in range(1, len(rows(path)) + 1):
            for heading in FILLED_IN:
                if heading not in {"整改时限", "完成日期"} and chance.random() < 0.3:
                    before = rows(path)[number - 1][heading]
                    typed = [text for text in typed if text != before]
                    typed.append(f"第{turn}次{number}{heading}{chance.random():.3f}")
                    put(path, number, **{heading: typed[-1]})
        for file in sorted(year.glob("*.yaml")):
            if chance.random() < 0.3:
                text = file.read_text("utf-8")
                file.write_text(
                    text.replace("现金", "公务卡") if chance.random() < 0.5 else text[: len(text) // 2], "utf-8"
                )
        made(year, path, SECOND)
        shown = "\n".join(str(cell) for row in rows(path) for cell in row.values())
        assert [text for text in typed if text not in shown] == []
