"""A visit through the server: opened, edited, saved, refused; what was typed when the server is killed."""

import os
import re
import signal
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from json import dumps, loads
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.web.conftest import Page

FILE = "来访/2026-041.yaml"


def section(answer: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in answer["sections"] if one["name"] == name)


def typed_rows(answer: dict[str, Any], row: int, column: int, text: str) -> list[list[str]]:
    rows: list[list[str]] = section(answer, "来宾")["rows"]
    rows[row][column] = text
    return rows


def test_a_visit_is_opened_edited_and_saved(page: Page) -> None:
    opened = page.get("/api/visit", file=FILE).json
    assert opened["saved"] and not opened["newer_autosave"] and opened["findings"] == []
    guests = section(opened, "来宾")
    assert guests["shape"] == "table" and guests["rows"][0][0] == "周明远" and guests["columns"][0]["required"]
    assert section(opened, "公函")["shape"] == "record"
    edit = {"file": FILE, "version": opened["version"], "sections": {"来宾": typed_rows(opened, 2, 4, "总农艺师")}}
    edited = page.post("/api/visit/edit", edit).json
    assert not edited["saved"] and edited["sections"] == []
    saved = page.post("/api/visit/save", {"file": FILE, "version": edited["version"]})
    assert saved.json == {"version": edited["version"]}
    assert "职务: 总农艺师" in (page.folder / FILE).read_text("utf-8")


def test_a_newer_file_is_answered_with_409_and_a_sentence(page: Page) -> None:
    opened = page.get("/api/visit", file=FILE).json
    edit = {"file": FILE, "version": opened["version"], "sections": {"来宾": typed_rows(opened, 2, 4, "总农艺师")}}
    version = page.post("/api/visit/edit", edit).json["version"]
    path = page.folder / FILE
    path.write_bytes(path.read_bytes() + b"# x\n")
    refused = page.post("/api/visit/save", {"file": FILE, "version": version})
    assert refused.status_code == 409 and "在别处改过了" in refused.json["error"]


@pytest.mark.parametrize(
    "sections", [None, [], "来宾", {"来宾": "甲"}, {"来宾": [["甲", 1]]}, {"来宾": [{}]}, {"来宾": None}]
)
def test_what_are_no_rows_is_refused(page: Page, sections: object) -> None:
    version = page.get("/api/visit", file=FILE).json["version"]
    refused = page.post("/api/visit/edit", {"file": FILE, "version": version, "sections": sections})
    assert refused.status_code == 400 and refused.json["error"]


@pytest.mark.parametrize("name", ["../office.yaml", "/etc/passwd", "来访/没有.yaml", "", ".hidden.yaml"])
def test_only_files_of_the_folder_are_opened(page: Page, name: str) -> None:
    for path in ("/api/visit/edit", "/api/visit/save", "/api/visit/discard"):
        assert page.post(path, {"file": name, "version": "x", "sections": {}}).status_code in (403, 404)
    assert page.get("/api/visit", file=name).status_code in (403, 404)


def test_sections_that_do_not_exist_change_nothing(page: Page) -> None:
    version = page.get("/api/visit", file=FILE).json["version"]
    answer = page.post("/api/visit/edit", {"file": FILE, "version": version, "sections": {"没有": [["甲"]]}}).json
    assert answer["version"] == version and answer["saved"]


def test_a_rule_is_told_with_its_source(page: Page) -> None:
    rule = page.get("/api/rule", code="G13").json
    assert rule["name"] == "G13 陪餐人数超过规定" and "第十条" in rule["source"] and rule["bad"] and rule["good"]
    assert page.get("/api/rule", code="D115").json["why"]
    assert page.get("/api/rule", code="X99").status_code == 400


def test_names_of_the_office_are_offered_with_what_they_fill_in(page: Page) -> None:
    offered = page.get("/api/visit/suggestions", file=FILE).json
    leader = next(one for one in offered["库/领导"] if one["name"] == "沈静")
    assert leader["fills"]["职务"] and "名称" not in leader["fills"]
    assert {"库/点位", "库/宾馆", "库/菜品", "库/车辆"} <= offered.keys()


class _Client:
    """Our own page, as a program: it enters with the token and asks a running server."""

    def __init__(self, address: str) -> None:
        port, token = re.search(r":(\d+)/enter\?token=(\S+)", address).groups()  # type: ignore[union-attr]
        self.host = f"127.0.0.1:{port}"
        entered, _ = self._ask("GET", f"/enter?token={token}", {})
        self.headers = {"Cookie": str(entered.getheader("Set-Cookie")).partition(";")[0]}
        _, page = self._ask("GET", "/", self.headers)
        word = re.search(r'name="page-word" content="([^"]+)"', page.decode())
        assert word
        self.headers |= {"X-Docgen": word[1], "Origin": f"http://{self.host}", "Content-Type": "application/json"}

    def _ask(self, method: str, path: str, headers: dict[str, str], body: str | None = None) -> tuple[Any, bytes]:
        connection = HTTPConnection(self.host, timeout=30)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer, answer.read()

    def get(self, path: str) -> Any:
        return loads(self._ask("GET", path, self.headers)[1])

    def post(self, path: str, value: object) -> Any:
        return loads(self._ask("POST", path, self.headers, dumps(value))[1])


def _started(folder: Path) -> tuple["subprocess.Popen[str]", _Client]:
    command = [sys.executable, "-m", "docgen", "web", str(folder), "--no-browser"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    assert run.stdout is not None
    first = run.stdout.readline()
    return run, _Client("http" + first.partition("http")[2].strip())


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a signal of Unix")
def test_a_server_that_is_killed_loses_no_edit_that_it_answered_and_leaves_no_broken_file(office: Path) -> None:
    """Edits follow each other while the server is killed; the last that was answered is offered again, whole."""
    before = (office / FILE).read_bytes()
    name = "/api/visit?file=%E6%9D%A5%E8%AE%BF/2026-041.yaml"
    run, client = _started(office)
    try:
        for moment_ms in (0, 3, 11, 40):
            answered = _edited_until_killed(run, client, name, moment_ms)
            assert (office / FILE).read_bytes() == before
            run, client = _started(office)
            assert client.get(name)["newer_autosave"]
            restored = client.get(f"{name}&restored=1")
            assert section(restored, "来宾")["rows"][2][4] in (f"第{answered}稿", f"第{answered + 1}稿")
            client.post("/api/visit/discard", {"file": FILE})
    finally:
        run.kill()
        run.wait()


def _edited_until_killed(run: "subprocess.Popen[str]", client: "_Client", name: str, moment_ms: int) -> int:
    """Edits a visit until its server is killed, this long after the fifth edit; the last edit that was answered."""
    opened = client.get(name)
    version, answered, stop = opened["version"], -1, time.monotonic() + 60
    for number in range(60):
        edit = {"file": FILE, "version": version, "sections": {"来宾": typed_rows(opened, 2, 4, f"第{number}稿")}}
        if number == 5:
            killer = subprocess.Popen(["sh", "-c", f"sleep {moment_ms / 1000}; kill -9 {run.pid}"])
        try:
            version, answered = client.post("/api/visit/edit", edit)["version"], number
        except (OSError, HTTPException):
            break
        assert time.monotonic() < stop
    killer.wait()
    run.wait()
    assert answered >= 4
    return answered
