"""From an empty folder to a zip with all papers, by mouse and keyboard alone; the papers are those of docgen pack."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.web.browser.conftest import started_server

WAIT_MS = 60_000
GUESTS = "周明远\t云州市人民政府\t副市长\n韩喆\t云州市农业农村局\t局长\n何苗\t云州市水利局\t副局长\n"
DAYS = "2026-08-05\t15:00-16:30\t召开座谈会\t县行政中心\n2026-08-06\t09:00-10:00\t考察高标准农田\t柳溪镇\n"


def test_a_clerk_makes_the_whole_set_without_the_command_line(
    tmp_path: Path, open_browser: Callable[..., Page]
) -> None:
    folder = tmp_path / "新"
    folder.mkdir()
    with started_server(folder) as server:
        page = open_browser(server)
        new_office(page)
        new_visit(page)
        table(page, "来宾", "姓名", "单位", "职务", text=GUESTS)
        table(page, "日程", "日期", "时间", "内容", "地点", text=DAYS)
        content = packed(page)
    visit = folder / "来访" / "云州市水利局来青山县考察.yaml"
    assert "何苗" in visit.read_text("utf-8")
    made = word_papers(papers_of(content))
    assert any("接待方案" in name for name in made) and len(made) > 4
    assert made == word_papers(pack_of_the_command(visit))


def new_office(page: Page) -> None:
    page.get_by_role("button", name="新建办公室").click()
    page.keyboard.type("青山县接待服务中心")
    page.keyboard.press("Tab")
    page.keyboard.type("县接待中心")
    page.keyboard.press("Tab")
    page.keyboard.type("青山县")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="青山县接待服务中心")).to_be_visible(timeout=WAIT_MS)


def new_visit(page: Page) -> None:
    page.get_by_role("button", name="新建来访").click()
    page.keyboard.type("云州市水利局来青山县考察")
    page.get_by_label("第一天").fill("2026-08-05")
    page.get_by_label("最后一天").fill("2026-08-06")
    page.keyboard.press("Enter")
    expect(page.locator(".section-button").first).to_be_visible(timeout=WAIT_MS)


def table(page: Page, section: str, *columns: str, text: str) -> None:
    """Types the rows of a text into the columns of a section."""
    page.locator(".section-button", has_text=section).first.click()
    expect(page.locator(".section-title")).to_have_text(section)
    names = page.locator(".grid thead th").evaluate_all("all => all.map((one) => one.firstChild?.data ?? '')")
    for row, line in enumerate(text.splitlines()):
        for column, words in zip(columns, line.split("\t"), strict=True):
            page.locator(".grid tbody tr").nth(row).locator("td").nth(names.index(column) - 1).click()
            page.keyboard.type(words)
            page.keyboard.press("Enter")


def packed(page: Page) -> bytes:
    """The zip of the whole set."""
    page.get_by_role("button", name="全套", exact=True).click()
    page.get_by_role("button", name="做全套").click()
    link = page.get_by_role("link", name="下载 全套文书（压缩包）")
    expect(link).to_be_visible(timeout=WAIT_MS)
    with page.expect_download() as download:
        link.click()
    return Path(download.value.path()).read_bytes()


def papers_of(content: bytes) -> dict[str, bytes]:
    """The files of a zip by their names without folders."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {Path(name).name: package.read(name) for name in package.namelist()}


def word_papers(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.endswith(".docx")}


def pack_of_the_command(visit: Path) -> dict[str, bytes]:
    """The files that ``docgen pack`` makes of the same visit."""
    target = visit.parent.parent / "命令做的"
    command = [sys.executable, "-m", "docgen", "pack", str(visit), "-o", str(target)]
    subprocess.run(command, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in target.iterdir() if path.is_file()}
