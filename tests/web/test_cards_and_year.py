"""Cards of a list, and the view of a year."""

import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from docgen.api.cards.prepare import prepare_cards
from docgen.api.cards.stock import usual_presets
from docgen.api.statistics import stats, year_json
from docgen.cards.options import CardOptions
from docgen.cards.sheet_picture import sheet_svg
from tests.conftest import OFFICE
from tests.web.conftest import Page

LIST = "周明远 副书记\n韩喆 局长\n阿依古丽·买买提\n"


def texts_of(svg: str) -> str:
    return "".join(ET.fromstring(svg).itertext())


def test_the_cards_of_a_pasted_list_are_shown_before_anything_is_written(page: Page) -> None:
    before = sorted(page.folder.rglob("*"))
    cards = page.post("/api/cards", {"text": LIST}).json
    assert cards is not None
    assert (cards["count"], cards["sheets"], cards["made_before"]) == (3, 3, False)
    assert "周明远" in texts_of(cards["pages"][0])
    assert sorted(page.folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("", "周明远 副书记\n县水利局等3人\n韩喆 局长\n电话13900000001\n", [2, 4]),
        ("", "姓名\t职务\n周明远\t副书记\n王芳、李明\t科长\n韩喆\t局长\n", [3]),
        ("名单.csv", "姓名,职务\n周明远,副书记\n韩喆,局长\n市公安局等5人,\n", [4]),
        ("名单.txt", "市公安局 局长\n周明远 副书记\n韩喆 局长\n", [1]),
    ],
)
def test_of_a_list_with_wrong_lines_the_other_cards_are_shown_and_nothing_is_made(
    page: Page, name: str, text: str, wrong: list[int]
) -> None:
    order = {"list": _given(page, name, text.encode()).json["list"]} if name else {"text": text}
    cards = page.post("/api/cards", order).json
    assert cards is not None
    assert [one["line"] for one in cards["faults"]] == wrong
    assert cards["count"] == 2
    assert [person in texts_of(one) for person, one in zip(("周明远", "韩喆"), cards["pages"], strict=True)] == [
        True,
        True,
    ]
    refused = page.post("/api/cards/make", order)
    assert refused.status_code == 400
    assert refused.json is not None
    assert [one["line"] for one in refused.json["problems"] if one["level"] == "error"] == wrong


def test_only_what_has_changed_is_made_the_next_time(page: Page) -> None:
    first = page.post("/api/cards/make", {"text": LIST, "title": "座谈会"}).json
    assert first == {"file": "席卡/座谈会席卡/座谈会席卡.docx"}
    order = {"text": LIST.replace("韩喆 局长\n", "") + "何苗\n", "title": "座谈会", "changed": True}
    seen = page.post("/api/cards", order).json
    assert seen is not None
    assert (seen["made_before"], seen["count"], seen["unchanged"]) == (True, 1, 2)
    assert [card["name"] for card in seen["withdrawn"]] == ["韩喆"]
    second = page.post("/api/cards/make", order).json
    assert second is not None and second["file"] != first["file"]
    document = Document(io.BytesIO(page.get("/api/file", file=second["file"]).data))
    xml = document.element.xml
    assert "何苗" in xml and "周明远" not in xml
    record = json.loads((page.folder / "席卡" / "座谈会席卡" / "run.json").read_text("utf-8"))
    assert record


def test_two_pasted_lists_without_a_title_have_two_names(page: Page) -> None:
    first = page.post("/api/cards/make", {"text": LIST}).json
    assert first == {"file": "席卡/周明远等3人席卡/周明远等3人席卡.docx"}
    other = {"text": "贺知秋 处长\n江雨 科长\n"}
    seen = page.post("/api/cards", other).json
    assert seen is not None and seen["made_before"] is False
    second = page.post("/api/cards/make", other).json
    assert second == {"file": "席卡/贺知秋等2人席卡/贺知秋等2人席卡.docx"}
    alone = page.post("/api/cards/make", {"text": "何苗\n", "kind": "badges"}).json
    assert alone == {"file": "席卡/何苗证件/何苗证件.docx"}


def test_a_visit_gives_the_cards_that_the_command_makes(page: Page) -> None:
    cards = page.post("/api/cards", {"file": "来访/2026-041.yaml", "kind": "badges"}).json
    run = prepare_cards(OFFICE / "来访" / "2026-041.yaml", CardOptions("badges"))
    assert cards is not None and (cards["count"], cards["balance"]) == (len(run.stack.cards), run.selection.balance)


@pytest.mark.parametrize("kind", ["cards", "badges"])
def test_every_sheet_is_drawn_with_every_name_inside_it(kind: str) -> None:
    text = "周明远 副书记\n韩喆\n阿依古丽·买买提·吐尔逊 主任\nAlexander Hamilton\n<b>&\"'\n".encode()
    for preset in usual_presets(kind):
        stack = prepare_cards(text, CardOptions(kind, preset=preset.name)).stack
        drawn = "".join(texts_of(sheet_svg(stack, page)) for page in range(len(stack.layout.pages)))
        for name in ("周明远", "韩喆", "阿依古丽", "Alexander", "<b>&\"'"):
            assert name in drawn, preset.name


@pytest.mark.parametrize(
    "order",
    [{}, {"text": " \n"}, {"file": "../x.txt"}, {"text": "x", "preset": "../../a.yaml"}, {"text": "x", "kind": "plan"}],
)
def test_an_order_that_cannot_be_made_is_refused(page: Page, order: dict[str, str]) -> None:
    for path in ("/api/cards", "/api/cards/make"):
        assert page.post(path, order).status_code in (400, 403)


def test_the_figures_of_a_year_are_those_of_the_command(page: Page) -> None:
    year = page.get("/api/year", folder="台账/2023").json
    assert year is not None
    totals = year_json(stats([OFFICE / "台账" / "2023"]))
    (classes,) = [table for table in year["tables"] if table["name"] == "类别"]
    shown = {row["cells"][0]: row["cells"][1:3] for row in classes["rows"]}
    for name, figures in totals["类别"].items():
        assert shown[name] == [str(figures["批次"]), str(figures["人次"])]


def test_every_figure_leads_to_its_visits(page: Page) -> None:
    year = page.get("/api/year", folder="台账/2023").json
    assert year is not None
    followed = 0
    for table in year["tables"]:
        for row in table["rows"]:
            if row["trace"]:
                visits = page.get("/api/year/trace", folder="台账/2023", figure=row["trace"]).json
                assert len(visits) == int(row["cells"][1])
                followed += 1
        if followed > 20:
            break
    assert followed > 20


def test_the_audit_names_its_visits_by_files_of_the_folder(page: Page) -> None:
    audit = page.get("/api/year/audit", folder="审计/2025", year="2025").json
    assert audit is not None
    assert audit["counts"].startswith("检查了10次来访")
    assert {finding["file"] for finding in audit["问题"]} >= {"审计/2025/2025-005.yaml"}
    for kind in ("audit", "audit-workbook", "disclosure"):
        paper = page.get("/api/year/paper", folder="审计/2025", year="2025", kind=kind)
        assert paper.data.startswith(b"PK")


def test_a_ledger_in_a_workbook_is_a_year_too(page_of: Callable[[Path], Page], tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    rows = "编号,标题,日期,统计类别,批次,人次\n2023-901,云州市考察团来清江区考察,2023-03-16,厅局级,1,12\n"
    (folder / "2023.csv").write_text(rows, "utf-8")
    page = page_of(folder)
    shown = page.get("/api/folder").json
    assert shown is not None and shown["years"] == [{"folder": "2023.csv", "year": 2023, "visits": 0}]
    year = page.get("/api/year", folder="2023.csv").json
    assert year is not None and year["tables"][0]["rows"][-1]["cells"][:3] == ["合计", "1", "12"]


@pytest.mark.parametrize(
    "query", [{"folder": "../.."}, {"folder": "没有"}, {"folder": "台账/2023", "year": "二〇二三"}]
)
def test_a_year_that_is_not_there_is_refused(page: Page, query: dict[str, str]) -> None:
    for path in ("/api/year", "/api/year/trace", "/api/year/audit", "/api/year/paper"):
        assert page.get(path, **query).status_code in (400, 403, 404)


def _given(page: Page, name: str, content: bytes) -> Any:
    return page.post("/api/cards/list", data={"files": (io.BytesIO(content), name)})


def test_a_list_that_is_dropped_becomes_cards_and_no_file_of_the_office(page: Page) -> None:
    before = sorted(page.folder.rglob("*"))
    taken = _given(page, "与会人员.csv", "姓名,职务\n陈立新,副局长\n陈立新,副局长\n何苗,\n".encode("gb18030")).json
    assert taken["name"] == "与会人员.csv" and taken["list"] and not taken["text"]
    seen = page.post("/api/cards", {"list": taken["list"]}).json
    assert (seen["title"], seen["count"], seen["duplicates"]) == ("与会人员席卡", 2, ["陈立新"])
    assert not any("/docgen-" in problem["text"] + problem["file"] for problem in seen["problems"])
    assert sorted(page.folder.rglob("*")) == before
    made = page.post("/api/cards/make", {"list": taken["list"]}).json
    assert made["file"] == "席卡/与会人员席卡/与会人员席卡.docx"
    again = _given(page, "与会人员.csv", "姓名,职务\n陈立新,副局长\n何苗,\n韩喆,\n".encode()).json["list"]
    later = page.post("/api/cards", {"list": again, "changed": True}).json
    assert (later["made_before"], later["count"], later["unchanged"]) == (True, 1, 2)


def test_the_people_of_a_word_file_come_back_to_be_looked_at(page: Page) -> None:
    document = Document()
    document.add_paragraph("参会人员名单")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["姓名", "职务", "周明远", "副\n书记"], strict=True):
        cell.text = text
    written = io.BytesIO()
    document.save(written)
    taken = _given(page, "名单.docx", written.getvalue()).json
    assert (taken["list"], taken["text"]) == ("", "姓名\t职务\n周明远\t副 书记")


@pytest.mark.parametrize("name", ["坏.docx", "../../坏.docx", "坏.pdf"])
def test_a_list_that_cannot_be_read_is_a_sentence(page: Page, name: str) -> None:
    refused = _given(page, name, b"nothing")
    assert refused.status_code == 400
    assert refused.json["error"] and "/docgen-" not in refused.get_data(as_text=True)


def test_a_list_that_is_not_there_any_more_is_asked_for_again(page: Page) -> None:
    for number in range(9):
        last = _given(page, f"{number}.txt", "周明远".encode()).json["list"]
    assert page.post("/api/cards", {"list": "0" * 32}).status_code == 400
    assert page.post("/api/cards", {"list": last}).json["count"] == 1


def test_the_notes_of_a_year_are_plain(page: Page) -> None:
    year = page.get("/api/year", folder="台账/2023", year="2023").json
    notes = {table["note"] for table in year["tables"]} - {""}
    assert "领导人数只统计写了的61批次；外宾接待1批次、客商接待8批次没有写，不算在内。" in notes
    assert not any("有记录" in note for note in notes)
