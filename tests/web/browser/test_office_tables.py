"""The tables of an office (领导, 宾馆, …) in a browser: filled in, pasted into, saved; visits use them at once."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from docgen.api.offices import own_office
from tests.web.browser.conftest import Server, low_contrast, overflow, started_server, unnamed_controls
from tests.web.browser.test_tables import WAIT_MS, cell, open_visit, paste, saved, show_section

FILE = "库/领导.yaml"


def test_a_leader_is_pasted_into_his_table_and_offered_in_the_next_visit(window: Page, server: Server) -> None:
    window.get_by_role("link", name="领导").click(timeout=WAIT_MS)
    expect(window.locator(".section-title")).to_have_text("领导", timeout=WAIT_MS)
    expect(window.get_by_role("heading", level=1)).to_have_text("领导")
    # one table alone has no list of tables beside it
    expect(window.get_by_label("各表")).to_be_hidden()
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


def test_an_office_that_was_made_without_its_name_is_given_one_on_the_page(
    tmp_path: Path, open_browser: Callable[..., Page]
) -> None:
    own_office(tmp_path / "办公室", "")
    with started_server(tmp_path / "办公室") as server:
        page = open_browser(server, width=400)
        page.get_by_role("link", name="写上单位、地区").click(timeout=WAIT_MS)
        unit, region = page.get_by_label("单位", exact=True), page.get_by_label("地区", exact=True)
        unit.fill("青山县接待服务中心")
        region.click()
        region.fill("湖")
        page.get_by_role("option", name="湖南").click()
        expect(region).to_have_value("湖南")
        region.fill("青山县")
        expect(page.locator(".field-faults")).to_have_text(
            [re.compile("^提示没有随带“青山县”的规定" if at == 4 else "^$") for at in range(13)], timeout=WAIT_MS
        )
        # a note is no fault
        expect(region).to_have_attribute("aria-invalid", "false")
        expect(region).to_have_class("noted")
        page.get_by_role("button", name="标准").click()
        page.get_by_label("工作餐").fill("45元")
        page.get_by_role("button", name="改成“45”").click(timeout=WAIT_MS)
        expect(page.get_by_label("工作餐")).to_have_value("45")
        assert unnamed_controls(page) == [] and overflow(page) == 0 and low_contrast(page) == []
        text = saved(page, server.folder, "office.yaml")
        assert '单位: "青山县接待服务中心"\n' in text and '  工作餐: "45"\n' in text
        assert '地区: "青山县"   # 按哪里的规定检查，如 某省某市某县\n' in text
        page.locator("a.home").click()
        expect(page.get_by_role("heading", name="青山县接待服务中心")).to_be_visible()
        expect(page.get_by_role("link", name="本单位")).to_be_visible()


def test_the_lines_of_a_long_text_of_the_office_stay_lines(window: Page, server: Server) -> None:
    before = (server.folder / "office.yaml").read_text("utf-8")
    window.get_by_role("link", name="本单位").click(timeout=WAIT_MS)
    about = window.get_by_label("地区简介")
    about.click(timeout=WAIT_MS)
    window.keyboard.press("Control+End")
    window.keyboard.type("全区有A级景区6处。")
    text = saved(window, server.folder, "office.yaml")
    assert text == before.replace("粮食总产量24.6万吨。\n", "粮食总产量24.6万吨。全区有A级景区6处。\n")
