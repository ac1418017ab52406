"""What a user chooses while the page waits for an answer stays chosen when the answer comes."""

import re
from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Page, Route, expect

from tests.web.browser.conftest import Server, held, let_go
from tests.web.browser.test_changes import put
from tests.web.browser.test_seating import drag, holder, seat, seats_of
from tests.web.browser.test_tables import FILE, WAIT_MS, cell, open_visit

ADDRESS = f"#/visit/{quote(FILE)}"


def with_slow_findings(route: Route) -> None:
    """The list of parts, with findings that are fetched by themselves: a test can hold them back."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("./findings.js", "./findings.js?alone"))


def test_in_a_narrow_window_a_pane_that_is_chosen_before_the_findings_are_there_stays(
    open_browser: Callable[..., Page], server: Server
) -> None:
    page = open_browser(server, width=400)
    page.route("**/parts.js", with_slow_findings)
    waiting = held(page, "findings.js?alone")
    page.goto(server.address.partition("/enter")[0] + f"/{ADDRESS}")
    page.reload()
    expect(page.locator(".pane-button[aria-pressed=true]")).to_have_count(1, timeout=WAIT_MS)
    page.get_by_role("button", name="全套").click()
    let_go(page, waiting)
    expect(page.get_by_role("button", name="做全套")).to_be_visible()
    expect(page.get_by_role("button", name="表格")).to_have_attribute("aria-pressed", "false")


def choose_seating(page: Page, name: str) -> None:
    labels = page.locator(".seating-names option").all_inner_texts()
    page.locator(".seating-names").select_option(label=next(text for text in labels if text.startswith(name)))


def test_a_move_that_is_answered_late_stays_in_its_own_seating(window: Page, server: Server) -> None:
    seats_of(window, server)
    waiting = held(window, "/api/seating/move")
    drag(window, seat(window, "3"), seat(window, "1"))
    choose_seating(window, "合影")
    first = holder(window, "1")
    let_go(window, waiting)
    expect(window.locator("svg.chart")).to_have_attribute("aria-label", re.compile("^合影座次图"))
    assert holder(window, "1") == first
    choose_seating(window, "座谈会")
    assert holder(window, "1") == "韩喆"


def test_another_seating_is_chosen_while_the_charts_are_drawn_from_the_other_side(window: Page, server: Server) -> None:
    seats_of(window, server, "来访/2026-060.yaml", "开幕式主席台")
    waiting = held(window, "/api/seating?")
    window.get_by_role("button", name="台上看").click()
    choose_seating(window, "采购洽谈会")
    window.locator(".seating-names option").first.evaluate("(one) => { one.dataset.old = '1'; }")
    let_go(window, waiting)
    expect(window.locator(".seating-names option[data-old]")).to_have_count(0)
    expect(window.locator("svg.chart")).to_have_attribute("aria-label", re.compile("^采购洽谈会座次图"))


def test_who_goes_on_after_a_conflict_stays_at_his_cell(window: Page, server: Server) -> None:
    page, path = open_visit(window), server.folder / FILE
    put(page, 2, "职务", "总农艺师")
    path.write_bytes(path.read_bytes() + "# 别人加的\n".encode())
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="接着填").click(timeout=WAIT_MS)
    expect(page.locator(".notice")).to_contain_text("合在一起了", timeout=WAIT_MS)
    expect(page.locator(".section-title")).to_have_text("来宾")
    expect(cell(page, 3, "职务")).to_have_class("current")
    page.keyboard.type("总畜牧师")
    page.keyboard.press("Enter")
    expect(cell(page, 3, "职务")).to_have_text("总畜牧师")


def test_a_finding_about_a_seating_opens_that_one_though_no_chart_was_shown_before(
    window: Page, server: Server
) -> None:
    path = server.folder / FILE
    path.write_text(path.read_text("utf-8").replace("形式: 合影, ", "形式: 合影, 固定: {丁一: 1}, "), "utf-8")
    page = open_visit(window)
    page.locator(".findings").get_by_role("button", name="看座次图").first.click(timeout=WAIT_MS)
    expect(page.locator("svg.chart")).to_have_attribute("aria-label", re.compile("^合影座次图"))
