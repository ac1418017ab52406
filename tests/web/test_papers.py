"""Papers through the server: listed, shown, given as files, the whole set."""

import io
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from docgen.output import converter
from tests.web.conftest import Page

FILE = "来访/2026-041.yaml"


@pytest.fixture
def without_converter(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without LibreOffice and Word."""
    monkeypatch.setattr(converter, "_libreoffice", lambda: None)
    monkeypatch.setattr(converter, "_word", lambda: None)


def change(page: Page, old: str, new: str) -> None:
    """Changes the visit file, as an editor does."""
    path = page.folder / FILE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def finished(page: Page, **options: Any) -> dict[str, Any]:
    """A set made of the visit, when it is done."""
    started = page.post("/api/pack", {"file": FILE, **options})
    assert started.status_code == 200, started.text
    for _ in range(900):
        answer: dict[str, Any] = page.get("/api/pack", job=started.json["job"]).json
        if answer["state"] != "进行":
            return {**answer, "folder": started.json["folder"]}
        assert 0 <= answer["share"] <= 1
        time.sleep(0.2)
    raise AssertionError("the set was not finished")


def test_all_papers_are_listed_with_why_one_cannot_be_made(page: Page) -> None:
    answer = page.get("/api/papers", file=FILE).json
    by_name = {paper["name"]: paper for paper in answer["papers"]}
    assert by_name["01-plan"]["possible"]
    assert by_name["01-plan"]["title"] == "接待方案"
    small = page.folder / "来访" / "新.yaml"
    small.write_text("标题: 来访\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n", "utf-8")
    why = {paper["name"]: paper["why"] for paper in page.get("/api/papers", file="来访/新.yaml").json["papers"]}
    assert why["11-seating"] == "来访文件里没有座次"


@pytest.mark.usefixtures("without_converter")
def test_without_a_converter_a_paper_is_shown_as_its_text_and_charts(page: Page) -> None:
    plan = page.get("/api/paper/pages", file=FILE, kind="01-plan").json
    lines = [line["cells"] for line in plan["outline"][0]["lines"]]
    assert any("周明远" in "".join(cells) for cells in lines)
    assert plan["svg"] == []
    charts = page.get("/api/paper/pages", file=FILE, kind="11-seating").json
    assert len(charts["svg"]) == 3
    assert "key" not in charts


@pytest.mark.usefixtures("without_converter")
def test_without_a_converter_a_pdf_is_refused_with_what_to_do(page: Page) -> None:
    answer = page.get("/api/paper", file=FILE, kind="01-plan", format="pdf")
    assert answer.status_code == 400
    assert "转不成 PDF" in answer.json["error"]


def test_a_paper_is_downloaded_as_the_command_line_writes_it(page: Page, run: Any, tmp_path: Path) -> None:
    run("pack", page.folder / FILE, "-o", tmp_path / "全套")
    for kind, name in (("01-plan", "01 接待方案.docx"), ("11-seating", "11 座次图.docx"), ("12-cards", "12 席卡.docx")):
        answer = page.get("/api/paper", file=FILE, kind=kind)
        assert answer.data == (tmp_path / "全套" / name).read_bytes()
        assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")


def test_a_paper_shows_what_is_typed_and_not_saved(page: Page) -> None:
    version = page.get("/api/papers", file=FILE).json["version"]
    body = {"file": FILE, "version": version, "seating": "座谈会", "person": "韩喆", "seat": "1"}
    moved = page.post("/api/seating/move", body).json
    versions = (version, moved["version"])
    versions = (version, moved["version"])
    saved, typed = (page.get("/api/paper", file=FILE, kind="11-seating", version=one).data for one in versions)
    assert saved != typed


def test_what_no_paper_and_no_page_is_called_is_refused(page: Page) -> None:
    assert page.get("/api/paper", file=FILE, kind="77-x").status_code == 400
    assert page.get("/api/paper/page", key="0" * 64, document="0", page="1", dots="96").status_code == 400
    assert page.get("/api/paper/page", key="0", document="-1", page="1", dots="96").status_code == 400
    assert page.get("/api/pack", job="0").status_code == 400


def test_a_set_is_byte_for_byte_that_of_the_command_line(page: Page, run: Any, tmp_path: Path) -> None:
    answer = finished(page)
    assert answer["state"] == "完成"
    run("pack", page.folder / FILE, "-o", tmp_path / "全套", "--zip")
    written = {path.name: path.read_bytes() for path in (tmp_path / "全套").iterdir() if path.name != "run.json"}
    ours = {
        path.name: path.read_bytes() for path in (page.folder / answer["folder"]).iterdir() if path.name != "run.json"
    }
    assert ours == written
    assert page.get("/api/pack/last", file=FILE).json == {"pdf": False}
    (page.folder / answer["folder"] / "全套文书.pdf").write_bytes(b"%PDF")
    assert page.get("/api/pack/last", file=FILE).json == {"pdf": True}
    zipped = page.get("/api/pack/file", folder=answer["folder"], name="全套文书.zip").data
    assert zipped == written["全套文书.zip"]
    assert sorted(zipfile.ZipFile(io.BytesIO(zipped)).namelist()) == sorted(
        name for name in written if name.endswith(".docx")
    )
    assert answer["left_out"] == [{"title": "桌签", "why": "座次里没有分成几桌的圆桌，做不了桌签"}]


def test_after_a_change_only_what_is_new_is_made_and_named(page: Page) -> None:
    finished(page)
    again = finished(page)
    assert (again["made"], again["reprint"]) == ([], [])
    change(page, "时间: 14:30, 地点: 区行政中心三楼会议室, 形式", "时间: 15:00, 地点: 区行政中心三楼会议室, 形式")
    changed = finished(page)
    assert "11 座次图.docx" in changed["made"]
    assert any(one["file"] == "11 座次图.docx" for one in changed["reprint"])
    assert len(changed["made"]) < changed["papers"]


def test_a_visit_that_breaks_a_rule_is_made_as_a_draft_in_a_folder_of_its_own(page: Page) -> None:
    change(page, "陪餐: [沈静, 罗文], 菜单", "陪餐: [沈静, 罗文, 秦远, 陈果, 林小満, 吴桐], 菜单")
    refused = finished(page)
    assert refused["state"] == "失败"
    assert refused["must"]
    assert not (page.folder / refused["folder"] / "run.json").exists()
    draft = finished(page, draft=True)
    assert draft["state"] == "完成"
    assert draft["folder"].endswith("（草稿）")
    assert "01 接待方案（草稿）.docx" in draft["made"]


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("文书/../来访", "2026-041.yaml"),
        ("来访", "2026-041.yaml"),
        ("文书", "../office.yaml"),
        ("文书/2026-041", "../../office.yaml"),
    ],
)
def test_only_files_of_a_set_are_given(page: Page, folder: str, name: str) -> None:
    assert page.get("/api/pack/file", folder=folder, name=name).status_code in (403, 404)


def test_a_visit_with_an_error_names_the_error_in_place_of_papers(page: Page) -> None:
    (page.folder / "来访" / "新.yaml").write_text("标题: 来访\n日期: 7月5号\n来宾: [{姓名: ''}]\n", "utf-8")
    answer = page.get("/api/papers", file="来访/新.yaml")
    assert answer.status_code == 200
    assert answer.json["papers"] == []
    assert any(problem["level"] == "error" for problem in answer.json["problems"])


def test_a_visit_that_still_says_please_check_is_printed_as_a_draft_until_somebody_has_looked(page: Page) -> None:
    change(page, "事由: 考察调研", "事由: 考察调研  # 请核对：由来函的标题猜的")

    def plan() -> str:
        answer = page.get("/api/papers", file=FILE).json
        is_draft = next(one["draft"] for one in answer["papers"] if one["name"] == "01-plan")
        name: str = page.get("/api/paper/pages", file=FILE, kind="01-plan").json["documents"][0]
        assert is_draft == ("草稿" in name)
        return name

    assert plan() == "01 接待方案（草稿）.docx"
    draft = finished(page)
    assert (draft["folder"], draft["draft"]) == ("文书/2026-041（草稿）", True)
    assert "01 接待方案（草稿）.docx" in draft["made"]
    visit = page.get("/api/visit", file=FILE).json
    (mark,) = [one for one in visit["findings"] if one["code"] == "D128"]
    checked = page.post("/api/visit/remedy", {"file": FILE, "version": visit["version"], "finding": mark}).json
    page.post("/api/visit/save", {"file": FILE, "version": checked["version"]})
    assert plan() == "01 接待方案.docx"
