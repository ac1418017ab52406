"""Pipes, devices, sockets and links that lead elsewhere: they are said, never read, never waited for."""

import os
import shutil
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.screen_tables.autosaves import autosave_path, read_autosave
from docgen.readers.files import leads_elsewhere, open_regular
from docgen.readers.ledger.folders import content_of
from tests.conftest import OFFICE, Run
from tests.forked import run_forked
from tests.web.conftest import open_page

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and links of POSIX systems")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    # the address of a socket may be a hundred bytes long
    here = os.open(path.parent, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(f"/proc/self/fd/{here}/{path.name}")
    os.close(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def elsewhere(path: Path) -> None:
    path.symlink_to("/etc/hostname")


ODD: list[Callable[[Path], None]] = [pipe, bound_socket, device, circle, elsewhere]
NAMES = ["pipe", "socket", "device", "circle", "elsewhere"]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OFFICE, tmp_path / "office"))


def docgen(*arguments: object, folder: Path) -> Run:
    """In a process of its own: to open a pipe waits for ever."""
    return run_forked([*map(str, arguments)], folder, folder.parent)


@pytest.mark.parametrize("make", ODD, ids=NAMES)
def test_nothing_odd_is_opened(make: Callable[[Path], None], tmp_path: Path) -> None:
    (tmp_path / "年").mkdir()
    make(tmp_path / "年" / "甲.yaml")
    with pytest.raises(OSError, match=r"管道|指向别处|文件|Too many|No such"):
        content_of(str(tmp_path / "年" / "甲.yaml"))
    if make not in (elsewhere,):
        with pytest.raises(OSError, match=r"管道|指向别处|文件|Too many|No such"):
            open_regular(tmp_path / "年" / "甲.yaml").close()


def test_links_within_a_ledger_are_followed(tmp_path: Path) -> None:
    for year in ("2022", "2023"):
        (tmp_path / year).mkdir()
    (tmp_path / "2022" / "甲.yaml").write_text("标题: 甲\n", "utf-8")
    (tmp_path / "2023" / "乙.yaml").symlink_to("../2022/甲.yaml")
    assert content_of(str(tmp_path / "2023" / "乙.yaml")) == "标题: 甲\n".encode()
    assert not leads_elsewhere(tmp_path / "2023" / "乙.yaml", tmp_path)
    assert leads_elsewhere(tmp_path / "2023" / "乙.yaml", tmp_path / "2023")


@pytest.mark.parametrize("make", ODD, ids=NAMES)
def test_a_table_that_is_no_file_is_said(make: Callable[[Path], None], office: Path) -> None:
    make(office / "库" / "新的.yaml")
    done = docgen("check", "来访/2026-041.yaml", folder=office)
    assert "新的.yaml" in done.err
    assert done.code in (1, 2)
    assert "Traceback" not in done.err


def no_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


def too_large(path: Path) -> None:
    path.write_bytes(b"a: b\n" * 1_200_000)


def folder(path: Path) -> None:
    path.mkdir()


def lost(path: Path) -> None:
    path.symlink_to("没有.yaml")


@pytest.mark.parametrize(
    ("name", "make"),
    [
        *(("库/领导.yaml", make) for make in (no_text, pipe, lost)),
        *(("office.yaml", make) for make in (folder, lost)),
        *(("库", make) for make in (circle, pipe)),
        *(("地方规定.yaml", make) for make in (too_large, folder, circle)),
    ],
)
def test_a_year_and_its_page_name_the_file_of_the_office_that_cannot_be_read(
    name: str, make: Callable[[Path], None], tmp_path: Path
) -> None:
    (tmp_path / "库").mkdir()
    (tmp_path / "office.yaml").write_text("单位: 清江区接待中心\n", "utf-8")
    (tmp_path / "甲.yaml").write_text("标题: 来访\n编号: 1\n日期: 2026-07-05\n来宾: {人数: 3}\n", "utf-8")
    if name == "库":
        (tmp_path / name).rmdir()
    (tmp_path / name).unlink(missing_ok=True)
    make(tmp_path / name)
    for command in ("stats", "audit"):
        said = docgen(command, tmp_path, "--year", "2026", folder=tmp_path)
        assert (said.code, "Traceback" in said.err, Path(name).name in said.err) == (1, False, True), said.err
    page = open_page(tmp_path)
    assert page.get("/api/folder").status_code == 200
    assert page.get("/api/visit/suggestions", file="甲.yaml").status_code == 200
    year = page.get("/api/year", folder="", year="2026")
    assert (year.status_code, Path(name).name in year.get_data(as_text=True)) == (400, True)
    visit = page.get("/api/visit", file="甲.yaml")
    said_there = [one["code"] for one in (visit.json or {}).get("findings", ()) if one["level"] == "error"]
    assert (visit.status_code, said_there) == (200, ["D104" if make is too_large else "D101"])


def test_what_was_typed_is_not_waited_for_where_a_pipe_lies_in_its_place(tmp_path: Path) -> None:
    pipe(autosave_path(tmp_path / "甲.yaml"))
    assert read_autosave(tmp_path / "甲.yaml") is None


@pytest.mark.parametrize("make", ODD, ids=NAMES)
def test_a_visit_template_or_year_that_is_no_file_is_said(make: Callable[[Path], None], office: Path) -> None:
    make(office / "怪.yaml")
    make(office / "怪.docx")
    make(office / "审计" / "2025" / "怪.yaml")
    for arguments in (
        ["check", "怪.yaml"],
        ["plan", "怪.yaml", "-o", "x.docx"],
        ["template", "check", "怪.docx"],
        ["plan", "来访/2026-041.yaml", "--draft", "--template", "怪.docx", "-o", "x.docx"],
        ["audit", "审计/2025", "-o", "x.xlsx"],
    ):
        done = docgen(*arguments, folder=office)
        assert "Traceback" not in done.err
        assert "怪" in done.err + done.out


@pytest.mark.parametrize("make", ODD, ids=NAMES)
def test_a_picture_of_a_brand_that_is_no_file_is_said(make: Callable[[Path], None], tmp_path: Path) -> None:
    brand = tmp_path / "brand_assets" / "甲"
    brand.mkdir(parents=True)
    (brand / "brand.yaml").write_text("标志: {文件: 标.png, 宽: 20}\n", "utf-8")
    make(brand / "标.png")
    done = docgen("brand", "check", brand, folder=tmp_path)
    assert "标.png" in done.err + done.out
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["office.yaml", "地方规定.yaml"])
def test_a_file_of_the_office_that_is_a_link_out_of_it_is_said_and_not_read(name: str, office: Path) -> None:
    outside = office.parent / "别处.yaml"
    (office / name).rename(outside)
    (office / name).symlink_to(outside)
    done = docgen("check", "来访/2026-041.yaml", folder=office)
    assert (done.code, f"{name}:1:1: 错误 D101 是指向别处的链接，没有读" in done.err) == (1, True)
    (office / name).unlink()
    (office / "库" / "另放.yaml").write_bytes(outside.read_bytes())
    (office / name).symlink_to("库/另放.yaml")
    assert "指向别处" not in docgen("check", "来访/2026-041.yaml", folder=office).err


@pytest.mark.parametrize("command", ["check", "order", "cards", "seating", "plan"])
def test_what_is_no_file_is_said_to_be_there_but_no_file(run: Callable[..., Run], tmp_path: Path, command: str) -> None:
    pipe(tmp_path / "单.yaml")
    said = run(command, tmp_path / "单.yaml")
    assert said.code in (1, 2) and "是管道、设备或套接字，不是文件" in said.err


@pytest.mark.skipif(sys.platform != "linux", reason="a file whose reading fails, on Linux")
def test_a_file_whose_reading_fails_is_said_to_have_failed(run: Callable[..., Run]) -> None:
    said = run("order", "/proc/self/mem")
    assert said.code == 2 and "读到一半出错：磁盘读写出错" in said.err and "None" not in said.err
