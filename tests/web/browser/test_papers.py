"""Papers beside the table and the whole set, in a browser. A small program stands for LibreOffice: it is quick."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.stand_in_converter import stand_in_converter
from tests.web.browser.conftest import Server, SharedOffice, overflow, shared_office, unnamed_controls

FILE = "来访/2026-041.yaml"
WAIT_MS = 40_000


@pytest.fixture(scope="module")
def converting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedOffice]:
    """The example office on a computer with a quick converter."""
    folder = tmp_path_factory.mktemp("converting")
    program = stand_in_converter(folder, pages=2, seconds=0.4)
    with shared_office(folder / "办公室", {"DOCGEN_LIBREOFFICE": str(program)}) as office:
        yield office


@pytest.fixture
def server(converting: SharedOffice) -> Server:
    return converting.ready()


def pane(page: Page, server: Server, name: str) -> None:
    """Opens a pane of the example visit."""
    page.goto(server.address.partition("/enter")[0] + f"/#/visit/{FILE}")
    page.locator(".pane-button", has_text=name).click()
    expect(page.locator(".section-button").first).to_be_visible(timeout=WAIT_MS)


def shown_pages(page: Page) -> list[str]:
    """The addresses of the pictures of pages that are loaded."""
    addresses: list[str] = page.locator(".papers-page img").evaluate_all(
        "all => all.filter((one) => one.complete && one.naturalWidth > 0).map((one) => one.src)"
    )
    return addresses


def first_of(addresses: list[str]) -> str:
    """The first address as it stands in the page, without the server."""
    return "/api/" + addresses[0].partition("/api/")[2]


def swap_seats(page: Page) -> None:
    """Moves somebody in the first seating, by two clicks."""
    page.locator(".pane-button", has_text="座次").click()
    page.locator('[data-seat="3"]').click(timeout=WAIT_MS)
    page.locator(".seating-card").get_by_role("button", name="换席").click()
    page.locator('[data-seat="1"]').click()
    expect(page.locator(".seating-result")).to_contain_text("原来为什么坐那里", timeout=WAIT_MS)


def test_a_paper_is_shown_page_by_page_and_another_one_is_chosen(window: Page, server: Server) -> None:
    pane(window, server, "文书")
    expect(window.locator(".papers-state")).to_have_text("共2页", timeout=WAIT_MS)
    plan = shown_pages(window)
    assert len(plan) == 2
    assert window.locator(".papers-page img").first.get_attribute("alt") == "01 接待方案，第1页（共2页）"
    # a page is enlarged until it can be read
    small = window.get_by_role("button", name="放大：01 接待方案，第1页（共2页）")
    small.press("Enter")
    large = window.get_by_role("dialog", name="01 接待方案，第1页（共2页）").locator("img")
    expect(large).to_be_visible()
    assert large.evaluate("one => one.clientWidth") > 2 * small.evaluate("one => one.clientWidth")
    window.keyboard.press("PageDown")
    expect(window.get_by_role("dialog", name="01 接待方案，第2页（共2页）")).to_be_visible()
    assert unnamed_controls(window) == []
    window.keyboard.press("Escape")
    expect(window.get_by_role("dialog")).to_have_count(0)
    expect(small).to_be_focused()
    window.get_by_label("哪一种文书").select_option(label="座次图")
    expect(window.locator(".papers-page img").first).to_have_attribute(
        "alt", "11 座次图，第1页（共2页）", timeout=WAIT_MS
    )
    assert unnamed_controls(window) == []


def test_after_a_change_the_old_pages_stay_until_the_new_ones_are_there(window: Page, server: Server) -> None:
    pane(window, server, "文书")
    window.get_by_label("哪一种文书").select_option(label="座次图")
    expect(window.locator(".papers-page img").first).to_have_attribute(
        "alt", "11 座次图，第1页（共2页）", timeout=WAIT_MS
    )
    before = shown_pages(window)
    window.evaluate(
        """() => {
          const pages = document.querySelector(".papers-pages");
          window.least = 99;
          new MutationObserver(() => {
            window.least = Math.min(window.least, pages.querySelectorAll("img").length);
          }).observe(pages, {childList: true});
        }"""
    )
    swap_seats(window)
    window.locator(".pane-button", has_text="文书").click()
    first = window.locator(".papers-page img").first
    expect(first).not_to_have_attribute("src", first_of(before), timeout=WAIT_MS)
    assert window.evaluate("window.least") == 2


def test_one_paper_is_kept_as_word_and_as_pdf(window: Page, server: Server) -> None:
    pane(window, server, "文书")
    for label, name in (("下载 Word", "01 接待方案.docx"), ("下载 PDF", "01 接待方案.pdf")):
        with window.expect_download(timeout=WAIT_MS) as download:
            window.get_by_role("link", name=label).click(timeout=WAIT_MS)
        assert download.value.suggested_filename == name
        assert Path(download.value.path()).read_bytes()


def test_papers_without_data_are_named_with_what_they_need(window: Page, server: Server) -> None:
    small = server.folder / "来访" / "新.yaml"
    small.write_text("标题: 来访\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n", "utf-8")
    window.goto(server.address.partition("/enter")[0] + "/#/visit/来访/新.yaml")
    window.locator(".pane-button", has_text="文书").click()
    expect(window.locator(".papers-left")).to_contain_text("座次图：来访文件里没有座次", timeout=WAIT_MS)


def test_the_whole_set_then_a_change_then_what_to_print_again(window: Page, server: Server) -> None:
    pane(window, server, "全套")
    window.get_by_role("button", name="做全套").click()
    expect(window.locator(".pack-done")).to_contain_text("做好了21份", timeout=WAIT_MS)
    assert (server.folder / "文书" / "2026-041" / "01 接待方案.docx").is_file()
    swap_seats(window)
    window.locator(".pane-button", has_text="全套").click()
    expect(window.locator(".pack-stale")).to_have_text("做好以后又改过了，再做一次。")
    window.get_by_role("button", name="保存并做全套").click()
    result = window.locator(".pack-result")
    expect(result).to_contain_text("要重印的", timeout=WAIT_MS)
    expect(result).to_contain_text("11 座次图.docx")
    assert "固定: {韩喆: 1, 周明远: 3}" in (server.folder / FILE).read_text("utf-8")


def test_one_pdf_of_all_papers_is_made_where_it_is_asked_for(window: Page, server: Server) -> None:
    pane(window, server, "全套")
    window.get_by_label("再合成一个 PDF").check()
    window.get_by_role("button", name="做全套").press("Enter")
    expect(window.get_by_role("link", name="下载 全套文书（PDF）")).to_be_visible(timeout=WAIT_MS)


def test_a_visit_that_breaks_a_rule_is_made_as_a_draft_on_demand(window: Page, server: Server) -> None:
    path = server.folder / FILE
    more = "陪餐: [沈静, 罗文, 秦远, 陈果, 林小満, 吴桐], 菜单"
    path.write_text(path.read_text("utf-8").replace("陪餐: [沈静, 罗文], 菜单", more), "utf-8")
    pane(window, server, "全套")
    window.get_by_role("button", name="做全套").click()
    expect(window.locator(".pack-failed")).to_contain_text("违反规定，没有做", timeout=WAIT_MS)
    window.get_by_role("button", name="先做一套草稿").click()
    expect(window.locator(".pack-done")).to_contain_text("（草稿）", timeout=WAIT_MS)
    window.locator(".pane-button", has_text="文书").click()
    expect(window.locator(".papers-draft")).to_contain_text("接待方案只能先看草稿", timeout=WAIT_MS)


def test_what_nobody_has_checked_is_said_above_the_papers_until_it_is(window: Page, server: Server) -> None:
    path = server.folder / FILE
    text = path.read_text("utf-8").replace("事由: 考察调研", "事由: 考察调研  # 请核对：由标题猜的")
    path.write_text(text.replace("  人数: 12\n", "  人数: 12  # 请核对：函里没有写\n", 1), "utf-8")
    pane(window, server, "检查")
    expect(window.locator(".findings h3").first).to_have_text("请核对（2）", timeout=WAIT_MS)
    window.locator(".pane-button", has_text="文书").click()
    strip = window.get_by_label("文书", exact=True).locator(".unchecked")
    expect(strip).to_contain_text("还有2处标着“请核对”", timeout=WAIT_MS)
    window.locator(".pane-button", has_text="全套").click()
    strip = window.get_by_label("全套", exact=True).locator(".unchecked")
    strip.get_by_role("button", name="去看第一处").click()
    expect(window.get_by_label("事由", exact=True)).to_be_focused()
    strip.get_by_role("button", name="都核对过了").click()
    dialog = window.get_by_role("dialog")
    expect(dialog.locator(".finding")).to_have_count(2)
    dialog.get_by_role("button", name="都核对过了").click()
    expect(strip).to_be_hidden()
    window.keyboard.press("Control+s")
    expect(window.locator(".state-saved")).to_be_visible(timeout=WAIT_MS)
    assert "请核对" not in path.read_text("utf-8")


@pytest.mark.parametrize("name", ["文书", "全套"])
def test_nothing_is_wider_than_a_narrow_window(open_browser: Callable[..., Page], server: Server, name: str) -> None:
    page = open_browser(server, width=400)
    page.goto(server.address.partition("/enter")[0] + f"/#/visit/{FILE}")
    page.locator(".pane-button", has_text=name).click(timeout=WAIT_MS)
    if name == "文书":
        expect(page.locator(".papers-state")).to_have_text("共2页", timeout=WAIT_MS)
    else:
        expect(page.get_by_role("button", name="做全套")).to_be_visible(timeout=WAIT_MS)
    assert overflow(page) == 0
