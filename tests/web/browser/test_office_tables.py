"""The tables of an office (领导, 宾馆, …) in a browser: filled in, pasted into, saved; visits use them at once."""

from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Server, low_contrast, overflow, unnamed_controls
from tests.web.browser.test_tables import WAIT_MS, cell, open_visit, paste, saved, show_section

FILE = "库/领导.yaml"


def test_a_leader_is_pasted_into_his_table_and_offered_in_the_next_visit(window: Page, server: Server) -> None:
    window.get_by_role("link", name="领导").click(timeout=WAIT_MS)
    expect(window.locator(".section-title")).to_have_text("领导", timeout=WAIT_MS)
    expect(window.get_by_role("heading", level=1)).to_have_text("领导")
    cell(window, 9, "姓名").click()
    paste(window, "", "姓名\t单位\t职务\n何小满\t清江区水利局\t局长")
    expect(cell(window, 9, "职务")).to_have_text("局长")
    cell(window, 1, "职务").click()
    window.keyboard.type("常务副区长")
    window.keyboard.press("Enter")
    window.keyboard.press("Control+z")
    expect(cell(window, 1, "职务")).to_have_text("副区长")
    assert unnamed_controls(window) == [] and overflow(window) == 0 and low_contrast(window) == []
    text = saved(window, server.folder, FILE)
    assert text.startswith("# 本地领导和常用工作人员") and "- {姓名: 何小满, 单位: 清江区水利局, 职务: 局长}\n" in text
    window.get_by_role("link", name="宾馆").click()
    show_section(window, "宾馆房型")
    expect(cell(window, 0, "单价")).to_have_text("260")
    window.locator("a.home").click()
    open_visit(window, section="陪同")
    cell(window, window.locator(".grid tbody tr").count() - 1, "姓名").click()
    window.keyboard.type("何小")
    expect(window.locator(".suggestions:not([hidden])")).to_contain_text("何小满")
