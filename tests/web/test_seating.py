"""Seats by hand through the server: shown, moved, pinned, taken back; refused where something else came between."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import Page

FILE = "来访/2026-041.yaml"


def shown(page: Page, file: str = FILE, **query: str) -> dict[str, Any]:
    answer = page.get("/api/seating", file=file, **query)
    assert answer.status_code == 200, answer.text
    value: dict[str, Any] = answer.json
    return value


def moved(page: Page, version: str, person: str, seat: str, name: str = "座谈会", file: str = FILE) -> dict[str, Any]:
    body = {"file": file, "version": version, "seating": name, "person": person, "seat": seat}
    answer = page.post("/api/seating/move", body)
    assert answer.status_code == 200, answer.text
    value: dict[str, Any] = answer.json
    return value


def who(chart: dict[str, Any]) -> dict[str, str]:
    return {seat["id"]: seat["person"] for seat in chart["seats"] if seat["person"]}


def test_the_charts_of_a_visit_come_with_every_seat_and_who_has_none(page: Page) -> None:
    answer = shown(page)
    assert [one["name"] for one in answer["seatings"]] == ["座谈会", "合影", "1号车"]
    first = answer["seatings"][0]
    assert first["svg"].startswith("<svg")
    assert len(first["seats"]) == 16
    assert first["unseated"][0]["key"] == "林小満"
    assert answer["undo"] is False


def test_a_move_is_kept_beside_the_file_and_undone_byte_for_byte(page: Page) -> None:
    path = page.folder / FILE
    before = path.read_bytes()
    version = shown(page)["version"]
    first = moved(page, version, "韩喆", "1")
    assert who(first["chart"])["1"] == "韩喆"
    assert who(shown(page, version=first["version"])["seatings"][0])["1"] == "韩喆"
    second = moved(page, first["version"], "何苗", "2")
    assert path.read_bytes() == before
    back = page.post("/api/seating/undo", {"file": FILE, "version": second["version"]}).json
    assert back["undo"] is True
    assert who(shown(page, version=back["version"])["seatings"][0]) == who(first["chart"])
    again = page.post("/api/seating/undo", {"file": FILE, "version": back["version"]}).json
    assert (again["version"], again["seating"], again["undo"]) == (version, "座谈会", False)
    assert [section["name"] for section in again["sections"]] == ["座次"]
    restored = page.get("/api/visit", file=FILE, restored="1").json
    assert restored["version"] == version


def test_what_was_moved_is_saved_as_pins_and_the_command_line_seats_just_so(page: Page, run: Any) -> None:
    version = shown(page)["version"]
    answer = moved(page, version, "韩喆", "1")
    page.post("/api/visit/save", {"file": FILE, "version": answer["version"]})
    text = (page.folder / FILE).read_text("utf-8")
    assert "固定: {韩喆: 1, 周明远: 3}" in text
    (plan, *_) = json.loads(run("seat", page.folder / FILE, "--json").out)
    assert {str(seat["number"]): seat["person"] for seat in plan["seats"] if seat["person"]} == who(answer["chart"])


def test_in_a_workbook_a_move_is_a_changed_cell_and_undone_byte_for_byte(page: Page, run: Any) -> None:
    file = "来访/2026-041.xlsx"
    run("export", page.folder / FILE, "-o", page.folder / file)
    before = (page.folder / file).read_bytes()
    version = shown(page, file)["version"]
    answer = moved(page, version, "韩喆", "1", file=file)
    assert who(answer["chart"])["1"] == "韩喆"
    assert [section["name"] for section in answer["sections"]] == ["座次"]
    assert who(shown(page, file, version=answer["version"])["seatings"][0]) == who(answer["chart"])
    out = moved(page, answer["version"], "何苗", "", file=file)
    assert "何苗" not in who(out["chart"]).values()
    page.post("/api/visit/save", {"file": file, "version": out["version"]})
    (plan, *_) = json.loads(run("seat", page.folder / file, "--json").out)
    assert {str(seat["number"]): seat["person"] for seat in plan["seats"] if seat["person"]} == who(out["chart"])
    for one in (out["version"], answer["version"]):
        back = page.post("/api/seating/undo", {"file": file, "version": one}).json
    page.post("/api/visit/save", {"file": file, "version": back["version"]})
    assert (page.folder / file).read_bytes() == before


def test_an_older_version_moves_nobody(page: Page) -> None:
    version = shown(page)["version"]
    moved(page, version, "韩喆", "1")
    again = {"file": FILE, "version": version, "seating": "座谈会", "person": "何苗", "seat": "2"}
    assert page.post("/api/seating/move", again).status_code == 409  # another window has moved somebody
    path = page.folder / FILE
    path.write_text(path.read_text("utf-8") + "# 别人改了\n", "utf-8")
    body = {"file": FILE, "version": "0" * 24, "seating": "座谈会", "person": "韩喆", "seat": "2"}
    assert page.post("/api/seating/move", body).status_code == 409


def test_nothing_is_undone_that_somebody_typed_after_the_move(page: Page) -> None:
    answer = moved(page, shown(page)["version"], "韩喆", "1")
    sections = page.get("/api/visit", file=FILE, restored="1").json["sections"]
    section = next(one for one in sections if one["name"] == "基本信息")
    edit = {"基本信息": [["改了的标题", *section["rows"][0][1:]]]}
    typed = page.post("/api/visit/edit", {"file": FILE, "version": answer["version"], "sections": edit}).json
    refused = page.post("/api/seating/undo", {"file": FILE, "version": typed["version"]})
    assert refused.status_code == 400
    assert "没有可以撤销的换席" in refused.json["error"]
    assert shown(page, version=typed["version"])["undo"] is False


def test_pins_are_put_on_and_taken_off(page: Page) -> None:
    version = shown(page)["version"]
    body = {"file": FILE, "version": version, "seating": "合影", "person": "丁一"}
    pinned = page.post("/api/seating/pin", body).json
    assert [seat["person"] for seat in pinned["chart"]["seats"] if seat["pinned"]] == ["丁一"]
    assert pinned["moved"] == []
    assert pinned["changed"] is True
    freed = page.post("/api/seating/unpin", {**body, "version": pinned["version"], "person": ""}).json
    assert not any(seat["pinned"] for seat in freed["chart"]["seats"])
    assert freed["version"] == version


def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(page: Page) -> None:
    version = shown(page)["version"]
    for person, seat, part in (
        ("周明远", "13", "一方的"),
        ("周明远", "99", "没有“99”这一席"),
        ("没有这个人", "1", "这次来访里没有“没有这个人”"),
    ):
        body = {"file": FILE, "version": version, "seating": "座谈会", "person": person, "seat": seat}
        answer = page.post("/api/seating/move", body)
        assert answer.status_code == 400
        assert part in answer.json["error"]
        assert answer.json["problems"][0]["hint"]
    assert not list((page.folder / "来访").glob(".*autosave*"))


def test_a_visit_with_errors_says_which(page: Page) -> None:
    path = page.folder / FILE
    path.write_text(path.read_text("utf-8").replace("日期: 2026-07-06,", "日期: 七月,", 1), "utf-8")
    answer = page.get("/api/seating", file=FILE)
    assert answer.status_code == 400
    assert answer.json["problems"]


def test_a_visit_without_seatings_shows_none(page: Page) -> None:
    path = page.folder / "来访" / "新.yaml"
    path.write_text("标题: 来访\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n", "utf-8")
    assert shown(page, "来访/新.yaml")["seatings"] == []


def test_a_rostrum_is_shown_from_the_side_that_is_asked_for(page: Page) -> None:
    behind = shown(page, "来访/2026-060.yaml", view="主席台")["seatings"][0]
    assert behind["viewpoint"] == "主席台"


@pytest.mark.parametrize("name", ["../办公室.yaml", "/etc/passwd", "来访/不在.yaml", ""])
def test_seats_of_a_file_outside_the_folder_are_not_shown(page: Page, name: str) -> None:
    assert page.get("/api/seating", file=name).status_code in (403, 404)


def test_names_that_look_like_markup_stay_letters_in_the_drawing(page: Page) -> None:
    path = page.folder / "来访" / "坏.yaml"
    name = "<script>alert(1)</script>&\"'"
    text = f"标题: 来访\n日期: 2026-07-05\n来宾: [{{姓名: {json.dumps(name)}}}, {{姓名: 周明远}}]\n"
    path.write_text(text + "座次: [{名称: '<b>会</b>', 形式: 主席台, 人员: 全体}]\n", "utf-8")
    answer = shown(page, "来访/坏.yaml")
    assert "<script" not in answer["seatings"][0]["svg"]
    done = moved(page, answer["version"], "周明远", "1", "<b>会</b>", "来访/坏.yaml")
    assert who(done["chart"]) == {"1": "周明远", "2": name}
    assert Path(path).read_text("utf-8").count("<script>") == 1
