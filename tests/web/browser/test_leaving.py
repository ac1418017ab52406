"""Views that are left in a browser before they are ready: only the view that is shown asks and says anything."""

import re
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Server, held, let_go
from tests.web.browser.test_tables import FILE, WAIT_MS, cell, open_visit, show_section

ADDRESS = f"#/visit/{quote(FILE)}"


def with_unsaved_words(window: Page) -> Page:
    open_visit(window)
    cell(window, 2, "职务").click()
    window.keyboard.type("总农艺师")
    window.keyboard.press("Enter")
    return window


def test_an_address_that_is_left_at_once_opens_nothing(window: Page) -> None:
    page = with_unsaved_words(window)
    page.evaluate(f"() => {{ location.hash = '#/'; location.hash = {ADDRESS!r}; }}")
    expect(page.locator("dialog")).to_contain_text("没有保存")
    expect(page.locator("dialog")).to_have_count(1)
    page.get_by_role("button", name="接着填").click()
    show_section(page, "来宾")
    expect(cell(page, 2, "职务")).to_have_text("总农艺师")
    expect(page.locator("dialog")).to_have_count(0)
    page.evaluate(f"() => {{ location.hash = {ADDRESS!r} + '#'; location.hash = '#/cards'; location.hash = '#/'; }}")
    expect(page.locator(".visit-title").first).to_be_visible()
    expect(page.locator(".cards, dialog")).to_have_count(0)


def test_who_ends_the_program_is_told_what_is_not_saved_and_may_save_all_of_it(window: Page, server: Server) -> None:
    with_unsaved_words(window)
    window.locator("a.home").click()
    window.get_by_role("link", name="领导").click()
    expect(window.locator(".grid")).to_be_visible(timeout=WAIT_MS)
    cell(window, 1, "职务").click()
    window.keyboard.type("常务副区长")
    window.get_by_role("button", name="退出").click()
    dialog = window.get_by_role("dialog")
    expect(dialog).to_contain_text("不保存也留着，下次打开可以接着填", timeout=WAIT_MS)
    expect(dialog.locator("li")).to_have_text(
        ["云州市党政代表团来清江区考察乡村振兴工作（来访/2026-041）", "领导（库/领导）"]
    )
    dialog.get_by_role("button", name="取消").click()
    expect(cell(window, 1, "职务")).to_have_text("常务副区长")
    window.get_by_role("button", name="退出").click()
    dialog.get_by_role("button", name="保存并结束").click()
    expect(window.get_by_text("docgen 已经结束")).to_be_visible(timeout=WAIT_MS)
    expect(window.locator(".notice")).to_have_count(0)
    assert server.process.wait(60) == 0
    assert "总农艺师" in (server.folder / FILE).read_text("utf-8")
    assert "常务副区长" in (server.folder / "库" / "领导.yaml").read_text("utf-8")


def test_who_ends_the_program_is_told_what_was_changed_elsewhere_and_would_be_lost(
    window: Page, server: Server
) -> None:
    open_visit(window)
    path = server.folder / FILE
    path.write_text(path.read_text("utf-8").replace("职务: 县长", "职务: 代县长", 1), "utf-8")
    cell(window, 2, "职务").click()
    window.keyboard.type("总农艺师")
    window.keyboard.press("Enter")
    window.get_by_role("button", name="先留在这里").click(timeout=WAIT_MS)
    window.get_by_role("button", name="退出").click()
    dialog = window.get_by_role("dialog")
    expect(dialog.locator(".to-lose")).to_contain_text("“来访/2026-041”最后填的没有存下：在别处改过了")
    dialog.get_by_role("button", name="取消").click()
    window.keyboard.press("Control+s")
    window.get_by_role("button", name="接着填").click()
    expect(window.locator(".state-unsaved")).to_be_visible(timeout=WAIT_MS)
    window.get_by_role("button", name="退出").click()
    expect(dialog).to_contain_text("不保存也留着", timeout=WAIT_MS)
    expect(dialog.locator(".to-lose")).to_have_count(0)


def test_what_is_typed_last_is_kept_before_the_visit_is_opened_again(window: Page) -> None:
    page = with_unsaved_words(window)
    waiting = held(page, "/api/visit/edit")
    cell(page, 3, "职务").click()
    page.keyboard.type("总畜牧师")
    page.evaluate(f"() => {{ location.hash = '#/'; location.hash = {ADDRESS!r}; }}")
    page.wait_for_timeout(400)
    let_go(page, waiting)
    page.get_by_role("button", name="接着填").click(timeout=WAIT_MS)
    show_section(page, "来宾")
    expect(cell(page, 3, "职务")).to_have_text("总畜牧师")
    expect(page.locator(".state-conflict")).to_have_count(0)


def test_a_visit_that_is_left_while_it_is_read_asks_nothing(window: Page) -> None:
    page = with_unsaved_words(window)
    page.locator("a.home").click()
    expect(page.locator(".notice")).to_contain_text("再打开可以接着填")
    expect(page.locator(".visits li", has_text="2026-041").locator(".mark")).to_have_text("没有保存")
    page.get_by_role("button", name="关闭这条消息").click()
    title = page.title()
    waiting = held(page, "/api/visit?")
    page.evaluate(f"location.hash = {ADDRESS!r}")
    expect(page.locator(".visit")).to_be_visible()
    page.evaluate("location.hash = '#/'")
    expect(page.locator(".visit-title").first).to_be_visible()
    let_go(page, waiting)
    expect(page.locator("dialog, .notice, .visit")).to_have_count(0)
    assert page.title() == title


def test_what_is_read_of_a_letter_does_not_lead_away_from_where_the_user_has_gone(window: Page) -> None:
    expect(window.locator(".folder")).to_be_visible()
    waiting = held(window, "/api/intake")
    window.evaluate(
        """() => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["我局韩喆一行2人拟于2026年8月5日赴贵区考察。"], "来函.txt"));
          document.querySelector(".folder").dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true}));
        }"""
    )
    window.evaluate("location.hash = '#/cards'")
    expect(window.locator(".cards")).to_be_visible()
    let_go(window, waiting)
    expect(window.locator("dialog, .notice")).to_have_count(0)
    expect(window).to_have_url(re.compile("#/cards$"))
