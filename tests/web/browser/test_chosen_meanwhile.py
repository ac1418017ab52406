"""What a user chooses while the page waits for an answer stays chosen when the answer comes."""

from collections.abc import Callable
from urllib.parse import quote

from playwright.sync_api import Page, Route, expect

from tests.web.browser.conftest import Server, held, let_go
from tests.web.browser.test_tables import FILE, WAIT_MS

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
