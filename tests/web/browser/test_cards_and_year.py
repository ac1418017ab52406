"""Cards and the year in a browser."""

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import OFFICE
from tests.web.browser.conftest import Server, compose, held, let_go, overflow, started_server, unnamed_controls


@pytest.fixture(scope="module")
def office_with_a_year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("year") / "办公室"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns("来访", "待改", "台账"))
    with started_server(folder) as server:
        yield server


@pytest.fixture
def year(office_with_a_year: Server, open_browser: Callable[..., Page]) -> Page:
    """The page of an office with a year, at that year."""
    page = open_browser(office_with_a_year)
    page.get_by_role("link", name="2025年").click()
    return page


def test_a_pasted_list_is_seen_as_cards_and_made(window: Page, server: Server) -> None:
    window.get_by_role("link", name="席卡和证件").click()
    window.get_by_label("一行一个人").fill("周明远 副书记\n韩喆\n<b>何苗</b>\n")
    expect(window.locator(".sheet svg")).to_have_count(3)
    expect(window.locator(".sheet").nth(2)).to_contain_text("<b>何苗</b>")
    assert window.locator(".sheet b").count() == 0
    window.get_by_label("名称").fill("座谈会")
    with window.expect_download() as download:
        window.get_by_role("button", name="做成 Word 文件").click()
    assert download.value.suggested_filename == "座谈会席卡.docx"
    expect(window.locator(".sheet svg")).to_have_count(3)
    expect(window.get_by_role("button", name="做成 Word 文件")).to_be_enabled()
    with window.expect_download() as again:
        window.get_by_role("button", name="下载 座谈会席卡.docx").click()
    assert again.value.suggested_filename == "座谈会席卡.docx"
    expect(window.get_by_label("只做新的和改了的")).not_to_be_checked()
    window.get_by_label("只做新的和改了的").check()
    expect(window.locator(".cards-result")).to_contain_text("其余3张不用重印")
    window.get_by_label("名称").fill("另一场")
    expect(window.get_by_label("只做新的和改了的")).to_be_hidden()
    expect(window.locator(".sheet svg")).to_have_count(3)
    assert (server.folder / "席卡" / "座谈会席卡" / "run.json").is_file()


def test_names_that_are_spelled_are_read_when_they_are_chosen(window: Page) -> None:
    window.get_by_role("link", name="席卡和证件").click()
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.post_data or "") if request.method == "POST" else None)
    window.get_by_label("一行一个人").focus()
    compose(window, "zhoumingyuan", "周明远")
    expect(window.locator(".sheet svg")).to_have_count(1)
    assert not any("zhou" in body for body in asked)


def test_a_list_with_a_fault_says_where(window: Page) -> None:
    window.get_by_role("link", name="席卡和证件").click()
    window.get_by_label("一行一个人").fill("周明远\n\x07\n\U000f0000\n")
    expect(window.get_by_role("alert").filter(has_text="要改的地方")).to_be_visible()
    expect(window.get_by_role("button", name="做成 Word 文件")).to_be_disabled()
    window.get_by_label("一行一个人").fill("周明远 副书记\n县水利局等3人\n韩喆 局长\n")
    expect(window.get_by_role("alert").filter(has_text="1处要改，改好才能做")).to_contain_text("第2行：“县水利局”")
    expect(window.locator(".sheet")).to_have_count(2)
    expect(window.get_by_role("button", name="做成 Word 文件")).to_be_disabled()


def test_the_tab_that_was_chosen_last_stays(year: Page) -> None:
    expect(year.locator(".year-part").first).to_be_visible()
    waiting = held(year, "/api/year/audit")
    year.get_by_role("button", name="检查", exact=True).click()
    year.get_by_role("button", name="统计", exact=True).click()
    expect(year.locator(".year-part").first).to_be_visible()
    let_go(year, waiting)
    expect(year.locator(".year-part").first).to_be_visible()


def test_a_figure_leads_to_its_visits(year: Page) -> None:
    year.locator("tr", has_text="厅局级").first.get_by_role("button", name="看是哪几次来访").first.dblclick()
    dialog = year.get_by_role("dialog")
    expect(dialog).to_contain_text("次来访")
    expect(dialog).to_have_count(1)
    assert dialog.get_by_role("link").count() >= 1
    year.keyboard.press("Escape")
    assert unnamed_controls(year) == []
    assert overflow(year) == 0


def test_the_audit_is_shown_and_kept(year: Page) -> None:
    year.get_by_role("button", name="检查", exact=True).click()
    expect(year.get_by_text("检查了10次来访")).to_be_visible()
    row = year.get_by_role("row").filter(has_text="陪餐4人")
    row.get_by_role("button", name="陪餐人数超过规定").click()
    expect(year.get_by_role("dialog")).to_contain_text("依据")
    year.keyboard.press("Escape")
    with year.expect_download() as download:
        year.get_by_role("button", name="下载检查表（Word）").click()
    assert download.value.suggested_filename.endswith(".docx")


def test_a_year_fits_a_narrow_window(year: Page) -> None:
    year.set_viewport_size({"width": 400, "height": 800})
    for name in ("统计", "检查"):
        year.get_by_role("button", name=name, exact=True).click()
        year.wait_for_timeout(800)
        assert overflow(year) == 0


def test_what_is_refused_is_said_and_opens_no_page(year: Page) -> None:
    year.route(
        "**/api/year/paper*", lambda route: route.fulfill(status=400, json={"error": "这一年做不了", "problems": []})
    )
    address = year.url
    year.get_by_role("button", name="下载公开表").click()
    expect(year.locator(".notice")).to_contain_text("这一年做不了")
    assert year.url == address


def test_a_list_is_chosen_as_a_file_and_made_into_cards(window: Page, server: Server) -> None:
    expect(window.locator(".visit-title").first).to_be_visible()
    window.evaluate("location.hash = '#/cards'")
    chooser = window.get_by_label("选名单文件", exact=True)
    chooser.set_input_files(
        {"name": "与会人员.csv", "mimeType": "text/csv", "buffer": "姓名,职务\n何苗,副主任\n".encode()}
    )
    expect(window.locator(".sheet")).to_have_count(1)
    assert window.get_by_label("名单", exact=True).evaluate("one => one.selectedOptions[0].text") == "与会人员.csv"
    with window.expect_download() as kept:
        window.get_by_role("button", name="做成 Word 文件").click()
    assert kept.value.suggested_filename == "与会人员席卡.docx"
    assert (server.folder / "席卡" / "与会人员席卡" / "与会人员席卡.docx").is_file()
