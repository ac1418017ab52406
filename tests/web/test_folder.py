"""The opened folder: what is listed, new offices and visits, files that are kept."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.readers.office.office import load_office
from tests.web.browser.conftest import started_server
from tests.web.conftest import Page


def head_of(page: Page, file: str) -> dict[str, Any]:
    """What the list of visits shows of a file."""
    shown = page.get("/api/folder").json
    assert shown is not None
    (head,) = [visit for visit in shown["visits"] if visit["file"] == file]
    assert isinstance(head, dict)
    return head


def test_the_visits_are_listed_the_latest_first_with_days_and_guests(page: Page) -> None:
    shown = page.get("/api/folder").json
    assert shown is not None
    visits = {visit["file"]: visit for visit in shown["visits"]}
    assert visits["来访/2026-041.yaml"] == {
        "file": "来访/2026-041.yaml",
        "title": "云州市党政代表团来清江区考察乡村振兴工作",
        "dates": ["2026-07-05", "2026-07-07"],
        "guests": 12,
        "fault": "",
        "unsaved": False,
        "outrun": False,
    }
    days = [visit["dates"][0] for visit in shown["visits"]]
    assert days == sorted(days, reverse=True)
    assert {"folder": "台账/2023", "year": 2023, "visits": 70} in shown["years"]
    assert shown["office"] is True


@pytest.mark.parametrize("file", ["来访/2026-041.yaml", "库/领导.yaml"])
def test_what_is_typed_and_not_saved_is_said_of_a_file_and_when_the_file_was_changed_meanwhile(
    page: Page, file: str
) -> None:
    def said() -> tuple[bool, bool]:
        shown = page.get("/api/folder").json
        assert shown is not None
        (one,) = [one for one in (*shown["visits"], *shown["catalogue"]) if one["file"] == file]
        return one["unsaved"], one["outrun"]

    opened = page.get("/api/visit", file=file).json
    assert opened is not None and said() == (False, False)
    section = next(one for one in opened["sections"] if one["shape"] == "table")
    page.post("/api/visit/edit", {**opened, "sections": {section["name"]: section["rows"][:-1]}})
    assert said() == (True, False)
    assert page.get("/api/visit", file=file).json["typed_at"] > 0  # type: ignore[index]
    path = page.folder / file
    path.write_text(path.read_text("utf-8") + "# 别处改的\n", "utf-8")
    assert said() == (True, True)


def test_a_visit_that_cannot_be_read_is_listed_with_the_reason(page: Page) -> None:
    (page.folder / "来访" / "坏的.yaml").write_text("标题: 考察\x01\n日期: 2026-07-05\n", "utf-8")
    shown = page.get("/api/folder").json
    assert shown is not None
    (broken,) = [visit for visit in shown["visits"] if visit["file"] == "来访/坏的.yaml"]
    assert broken["fault"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_links_pipes_and_names_that_are_no_text_do_not_break_the_list(page: Page, tmp_path: Path) -> None:
    (tmp_path / "别处.yaml").write_text("标题: 别处的来访\n日期: 2026-07-05\n", "utf-8")
    (page.folder / "来访" / "link.yaml").symlink_to(tmp_path / "别处.yaml")
    os.mkfifo(page.folder / "来访" / "pipe.yaml")
    Path(os.fsdecode(os.fsencode(page.folder) + b"/\xff.yaml")).write_text("标题: 考察\n日期: 2026-07-05\n", "utf-8")
    answer = page.get("/api/folder")
    assert answer.status_code == 200
    assert "别处的来访" not in answer.get_data(as_text=True)
    assert "改名以后再打开" in answer.get_data(as_text=True)


def test_an_empty_folder_becomes_an_office(tmp_path: Path, page_of: Callable[[Path], Page]) -> None:
    folder = tmp_path / "新"
    folder.mkdir()
    page = page_of(folder)
    assert page.get("/api/folder").json == {
        "name": "新", "unit": "", "office": False, "pages": page.get("/api/folder").json["pages"],  # type: ignore[index]
        "visits": [], "years": [], "lists": [], "brands": [], "catalogue": [],
        "regions": page.get("/api/folder").json["regions"],  # type: ignore[index]
    }  # fmt: skip
    value = {"kind": "office", "unit": "青山县接待服务中心", "short": "县接待中心", "region": "青山县"}
    assert page.post("/api/new", value).status_code == 200
    shown = page.get("/api/folder").json
    assert shown is not None
    assert (shown["office"], shown["unit"]) == (True, "青山县接待服务中心")
    table = {"name": "领导", "file": "库/领导.yaml", "is_sheet": False, "unsaved": False, "outrun": False}
    assert table in shown["catalogue"]
    # nobody's samples: neither visits nor people, and the empty form is no visit
    assert shown["visits"] == []
    assert (folder / "来访" / "来访空表.xlsx").is_file()
    office = load_office(folder / "office.yaml").office
    assert (office.region, office.short) == ("青山县", "县接待中心")
    for table in (folder / "库").glob("*.yaml"):
        assert all(line.startswith("#") for line in table.read_text("utf-8").splitlines()), table
    # an office is never written over
    assert page.post("/api/new", value).status_code == 409


@pytest.mark.parametrize("ending", [".yaml", ".xlsx"])
def test_a_new_visit_has_what_was_said_of_it_and_takes_no_name_that_is_taken(page: Page, ending: str) -> None:
    value = {
        "kind": "visit",
        "title": "云州市水利局来清江区考察",
        "dates": "2026-08-05 至 2026-08-07",
        "group": "考察组",
    }
    answer = page.post("/api/new", {**value, "ending": ending})
    assert answer.json == {"file": f"来访/云州市水利局来清江区考察{ending}"}
    head = head_of(page, answer.json["file"])
    assert (head["title"], head["dates"]) == (value["title"], ["2026-08-05", "2026-08-07"])
    again = page.post("/api/new", {**value, "ending": ending})
    assert again.json == {"file": f"来访/云州市水利局来清江区考察（2）{ending}"}


@pytest.mark.parametrize(
    "value",
    [
        {"kind": "visit", "title": "", "dates": "2026-08-05"},
        {"kind": "visit", "title": "考察", "dates": ""},
        {"kind": "visit", "title": "考察", "dates": "2026-08-05", "ending": ".exe"},
        {"kind": "visit", "title": ["考察"], "dates": "2026-08-05"},
        {"kind": 5},
        [],
        "考察",
    ],
)
def test_a_new_visit_without_what_it_needs_is_refused_in_a_sentence(page: Page, value: object) -> None:
    before = sorted(page.folder.rglob("*"))
    answer = page.post("/api/new", value)
    assert answer.status_code == 400
    assert answer.json is not None and answer.json["error"]
    assert sorted(page.folder.rglob("*")) == before


@pytest.mark.parametrize(
    "title", ["../../逃", "a/b", "..", ".hidden", "con", "a\\b", "C:x", "长" * 400, "<b>", 'q"uote']
)
def test_a_title_never_leads_out_of_the_folder(page: Page, title: str) -> None:
    answer = page.post("/api/new", {"kind": "visit", "title": title, "dates": "2026-08-05"})
    assert answer.json is not None
    written = page.folder / answer.json["file"]
    assert written.parent == page.folder / "来访"
    assert head_of(page, answer.json["file"])["title"] == title


def test_a_file_of_the_folder_is_kept_under_its_name(page: Page) -> None:
    answer = page.get("/api/file", file="来访/2026-041.yaml")
    assert answer.data == (page.folder / "来访" / "2026-041.yaml").read_bytes()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert page.get("/api/file", file="../secret").status_code == 403
    assert page.get("/api/file").status_code == 403


def test_a_folder_is_open_in_one_page_at_a_time(tmp_path: Path) -> None:
    with started_server(tmp_path), started_server(tmp_path) as second:
        assert second.process.wait(60) == 4
    with started_server(tmp_path) as third:
        assert third.address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("last", ["2026-08-04", "2025-08-06", "2026-07-31"])
def test_a_visit_whose_last_day_comes_before_its_first_is_not_begun(page: Page, last: str) -> None:
    before = sorted(page.folder.rglob("*"))
    value = {"kind": "visit", "title": "云州市水利局来清江区考察", "dates": f"2026-08-05 至 {last}"}
    answer = page.post("/api/new", value)
    assert answer.status_code == 400
    assert f"最后一天 {last} 比第一天 2026-08-05 还早" in answer.get_data(as_text=True)
    assert sorted(page.folder.rglob("*")) == before


@pytest.mark.parametrize("given", [{"unit": "清江区接待办公室"}, {"short": "县接待中心"}, {"region": "青山县"}])
def test_whoever_names_his_office_gets_no_samples(
    given: dict[str, str], tmp_path: Path, page_of: Callable[[Path], Page]
) -> None:
    page = page_of(tmp_path)
    assert page.post("/api/new", {"kind": "office", **given}).status_code == 200
    shown = page.get("/api/folder").json
    assert shown is not None and (shown["visits"], shown["years"], shown["office"]) == ([], [], True)
    visit = {"kind": "visit", "title": "云州市水利局来考察", "dates": "2026-08-05"}
    file = page.post("/api/new", visit).json
    assert file is not None and head_of(page, file["file"])["title"] == "云州市水利局来考察"
    offered = page.get("/api/visit/suggestions", file=file["file"]).get_data(as_text=True)
    assert "沈静" not in offered and "现代农业园" not in offered


def test_without_any_name_there_is_an_office_to_try(tmp_path: Path, page_of: Callable[[Path], Page]) -> None:
    page = page_of(tmp_path)
    assert page.post("/api/new", {"kind": "office", "unit": " "}).status_code == 200
    shown = page.get("/api/folder").json
    assert shown is not None and shown["visits"]
    assert all(visit["title"] for visit in shown["visits"])


def test_a_table_of_the_office_is_begun_once_and_only_below_the_folder(page: Page, tmp_path: Path) -> None:
    (page.folder / "库" / "车辆.yaml").unlink()
    assert page.post("/api/new", {"kind": "table", "table": "车辆"}).json == {"file": "库/车辆.yaml"}
    assert page.get("/api/visit", file="库/车辆.yaml").status_code == 200
    assert page.post("/api/new", {"kind": "table", "table": "车辆"}).status_code >= 400
    for table in ("../车辆", "库", "", "车辆.yaml"):
        assert page.post("/api/new", {"kind": "table", "table": table}).status_code == 400
    outside = tmp_path / "外面"
    outside.mkdir()
    office = page.folder / "office.yaml"
    office.write_text(office.read_text("utf-8").replace("库: 库/", "库: ../外面/"), "utf-8")
    assert page.post("/api/new", {"kind": "table", "table": "车辆"}).status_code == 400
    listed = page.get("/api/folder").json["catalogue"]  # type: ignore[index]
    assert list(outside.iterdir()) == [] and [one["name"] for one in listed] == ["本单位"]


def test_a_folder_that_was_renamed_or_deleted_while_it_is_open_is_not_made_anew(page: Page) -> None:
    name = "来访/2026-041.yaml"
    version = page.get("/api/visit", file=name).json["version"]
    page.folder.rename(page.folder.with_name("改了名字"))
    edit = {"file": name, "version": version, "sections": {}}
    visit = {"kind": "visit", "title": "来访", "dates": "2026-12-05", "group": "", "ending": ".yaml"}
    refused = [page.get("/api/folder"), page.post("/api/new", visit), page.post("/api/visit/edit", edit)]
    for answer in refused:
        assert answer.status_code == 410 and "“办公室”这个文件夹不在了" in answer.json["error"]
    assert not page.folder.exists()
    page.folder.with_name("改了名字").rename(page.folder)
    assert page.post("/api/visit/edit", edit).status_code == 200
