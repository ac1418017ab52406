"""A visit as tables in a browser: the keyboard, Chinese composition, the clipboard, undo, findings, others' changes."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.web.browser.conftest import Server, started_server

FILE = "来访/2026-041.yaml"
#: Everything is slow on a machine that does other things, too.
WAIT_MS = 20_000


def open_visit(page: Page, file: str = FILE, section: str = "来宾") -> Page:
    """Opens the page of a visit and one of its sections."""
    expect(page.locator(".visit-title").first).to_be_visible(timeout=WAIT_MS)
    page.evaluate(f"location.hash = '#/visit/{quote(file)}'")
    show_section(page, section)
    return page


def show_section(page: Page, section: str) -> None:
    button = page.locator(".section-button", has_text=section).first
    expect(button).to_be_visible(timeout=WAIT_MS)
    for _ in range(8):  # a visit that is still being taken over is drawn anew, from its first section
        button.click()
        with suppress(AssertionError):
            expect(page.locator(".section-title")).to_have_text(section, timeout=4_000)
            return
    raise AssertionError(f"{section} is not shown")


def cell(page: Page, row: int, column: str) -> Locator:
    """The cell of a row, counted from 0, below a heading."""
    names = page.locator(".grid thead th").evaluate_all("all => all.map((one) => one.firstChild?.data ?? '')")
    return page.locator(".grid tbody tr").nth(row).locator("td").nth(names.index(column) - 1)


def saved(page: Page, folder: Path, file: str = FILE) -> str:
    """Saves with Ctrl+S; the text of the file then."""
    page.keyboard.press("Control+s")
    expect(page.locator(".state-saved")).to_be_visible(timeout=WAIT_MS)
    return (folder / file).read_text("utf-8")


def paste(page: Page, html: str, text: str) -> None:
    """Pastes into the current cell, as a browser does it when Ctrl+V is pressed."""
    page.evaluate(
        """([html, text]) => {
          const data = new DataTransfer();
          if (html) data.setData("text/html", html);
          data.setData("text/plain", text);
          const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
          document.activeElement.dispatchEvent(event);
        }""",
        [html, text],
    )


@pytest.fixture
def tables(window: Page) -> Page:
    return open_visit(window)


def test_cells_are_filled_and_saved_by_the_keyboard_alone(tables: Page, server: Server) -> None:
    cell(tables, 2, "职务").click()
    tables.keyboard.type("总农艺师")
    tables.keyboard.press("Tab")
    expect(cell(tables, 2, "级别")).to_have_class("current")
    tables.keyboard.press("Enter")
    expect(cell(tables, 3, "级别")).to_have_class("current")
    tables.keyboard.press("ArrowLeft")
    tables.keyboard.press("F2")
    tables.keyboard.type("（主持工作）")
    tables.keyboard.press("Enter")
    expect(cell(tables, 3, "职务")).to_have_text("局长（主持工作）")
    tables.keyboard.press("Delete")
    expect(cell(tables, 4, "职务")).to_have_text("")
    text = saved(tables, server.folder)
    assert "{姓名: 韩喆, 单位: 云州市农业农村局, 职务: 总农艺师, " in text
    assert "职务: 局长（主持工作）" in text and text.startswith("# 国内公务：云州市党政代表团，12人，三天\n")


def test_a_new_row_is_typed_below_the_last_one(tables: Page, server: Server) -> None:
    cell(tables, 12, "姓名").click()
    tables.keyboard.type("何小满")
    tables.keyboard.press("Tab")
    tables.keyboard.press("Tab")
    tables.keyboard.press("Tab")
    tables.keyboard.type("云州市人民政府")
    tables.keyboard.press("Enter")
    expect(tables.locator(".grid tbody tr")).to_have_count(14)
    assert "    - {姓名: 何小满, 单位: 云州市人民政府}\n" in saved(tables, server.folder)


def test_what_the_library_fills_in_is_grey_and_neither_saved_nor_copied_until_it_is_typed_over(
    tables: Page, server: Server
) -> None:
    tables.locator(".section-button", has_text="陪同").click()
    post, field = cell(tables, 0, "职务"), tables.locator(".grid-field")
    expect(post).to_have_class("from-library")
    expect(post).to_have_text("库里的：区委副书记")
    post.click()
    expect(field).to_have_attribute("aria-label", "第1行，职务，没有填，照库里的印“区委副书记”")
    tables.keyboard.press("F2")
    expect(field).to_have_value("")
    tables.keyboard.type("区委副书记、组长")
    tables.keyboard.press("Enter")
    expect(post).to_have_text("区委副书记、组长")
    expect(post).not_to_have_class(re.compile("from-library"))
    cell(tables, 2, "姓名").click()
    tables.keyboard.type("贺知")
    offered = tables.locator(".suggestions:not([hidden]) li").first
    expect(offered).to_have_text("贺知秋清江区人民代表大会常务委员会 副主任")
    offered.click()
    expect(cell(tables, 2, "单位")).to_have_text("库里的：清江区人民代表大会常务委员会")
    text = saved(tables, server.folder)
    assert "沈静" in text and "职务: 区委副书记、组长" in text
    assert "人民代表大会常务委员会" not in text


def test_undo_and_redo_go_through_every_step(tables: Page) -> None:
    cell(tables, 2, "职务").click()
    tables.keyboard.type("甲")
    tables.keyboard.press("Enter")
    tables.keyboard.type("乙")
    tables.keyboard.press("Enter")
    tables.keyboard.press("Control+z")
    expect(cell(tables, 3, "职务")).to_have_text("局长")
    expect(cell(tables, 2, "职务")).to_have_text("甲")
    tables.keyboard.press("Control+z")
    expect(cell(tables, 2, "职务")).to_have_text("局长")
    tables.keyboard.press("Control+y")
    tables.keyboard.press("Control+y")
    expect(cell(tables, 3, "职务")).to_have_text("乙")


def compose(session: CDPSession, *steps: str) -> None:
    """Types as an input method does: what is being composed changes, then it is put in."""
    for text in steps[:-1]:
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    session.send("Input.insertText", {"text": steps[-1]})


def test_the_first_syllable_of_a_chinese_word_goes_into_the_cell(tables: Page) -> None:
    session = tables.context.new_cdp_session(tables)
    cell(tables, 2, "职务").click()
    compose(session, "z", "zong", "总工程师")
    tables.keyboard.press("Enter")
    expect(cell(tables, 2, "职务")).to_have_text("总工程师")
    expect(cell(tables, 3, "职务")).to_have_class("current")


def test_the_single_values_of_a_visit_stand_below_what_they_are_for(tables: Page) -> None:
    show_section(tables, "基本信息")
    expect(tables.locator(".record-group h3")).to_have_text(["这次来访", "怎样接待", "统计和台账", "印在文书上"])
    assert tables.locator(".record-field").count() == 20
    tables.get_by_label("事由", exact=True).press("Enter")
    expect(tables.get_by_label("规格", exact=True)).to_be_focused()


def test_chinese_is_composed_in_every_field_of_a_form(tables: Page) -> None:
    session = tables.context.new_cdp_session(tables)
    show_section(tables, "公函")
    fields = tables.locator(".record-field input, .record-field textarea")
    for number in range(fields.count()):
        fields.nth(number).fill("")
        fields.nth(number).focus()
        compose(session, "zh", "zhong", "中文")
        expect(fields.nth(number)).to_have_value("中文")


def test_rows_are_put_in_taken_out_and_moved(tables: Page, server: Server) -> None:
    cell(tables, 2, "姓名").click()
    tables.keyboard.press("Alt+Shift+ArrowUp")
    expect(cell(tables, 1, "姓名")).to_have_text("韩喆")
    tables.get_by_role("button", name="插入行").click()
    expect(cell(tables, 1, "姓名")).to_have_text("")
    tables.keyboard.press("Control+z")
    cell(tables, 2, "姓名").click()
    tables.get_by_role("button", name="删除行").click()
    expect(cell(tables, 2, "姓名")).to_have_text("欧阳若兰")
    text = saved(tables, server.folder)
    assert text.index("姓名: 周明远") < text.index("姓名: 韩喆") < text.index("姓名: 欧阳若兰")
    assert "姓名: 阿依古丽" not in text


def test_a_range_is_copied_and_pasted_and_one_text_fills_it(tables: Page) -> None:
    cell(tables, 2, "职务").click()
    cell(tables, 4, "职务").click(modifiers=["Shift"])
    expect(tables.locator('.grid td[aria-selected="true"]')).to_have_count(3)
    copied = tables.evaluate(
        """() => {
          const data = new DataTransfer();
          const event = new ClipboardEvent("copy", {clipboardData: data, bubbles: true, cancelable: true});
          document.activeElement.dispatchEvent(event);
          return [data.getData("text/plain"), data.getData("text/html")];
        }"""
    )
    assert copied[0] == "局长\n局长\n县长" and "<td" in copied[1] and "@" in copied[1]
    paste(tables, "", "专员")
    expect(cell(tables, 3, "职务")).to_have_text("专员")
    expect(cell(tables, 5, "职务")).to_have_text("副局长")


def test_rows_from_excel_go_below_their_headings(tables: Page, server: Server) -> None:
    cell(tables, 12, "姓名").click()
    paste(tables, "", '职务\t姓名\t车牌\n主任\t田禾\t川Y1\n"处长\n兼主任"\t苏木\t川Y2\n')
    expect(cell(tables, 12, "姓名")).to_have_text("田禾")
    expect(cell(tables, 13, "职务")).to_have_text("处长\n兼主任")
    expect(tables.locator(".notice-warning")).to_contain_text("车牌")
    assert "    - 姓名: 苏木\n      职务: |-\n        处长\n        兼主任\n" in saved(tables, server.folder)


def test_a_finding_is_seen_at_its_cell_and_mended_by_its_button(tables: Page) -> None:
    show_section(tables, "日程")
    cell(tables, 1, "参加").click()
    tables.keyboard.type("周明元")
    tables.keyboard.press("Escape")
    tables.keyboard.press("F2")
    tables.keyboard.press("Control+a")
    tables.keyboard.type("周明元")
    tables.keyboard.press("Tab")
    marked = cell(tables, 1, "参加")
    expect(marked).to_have_attribute("aria-invalid", "true", timeout=WAIT_MS)
    expect(tables.locator(".section-button", has_text="日程").locator(".count")).to_have_text("1")
    tables.locator(".finding-place").first.click()
    expect(marked).to_have_class("fault fault-grave current")
    expect(tables.locator(".cell-fault")).to_contain_text("“周明元”不在来宾、陪同、保障之列")
    tables.locator(".cell-fault").get_by_role("button", name="是，改成“周明远”").click()
    expect(marked).to_have_text("周明远", timeout=WAIT_MS)
    expect(tables.locator(".finding")).to_have_count(0)
    tables.keyboard.press("Control+z")
    expect(marked).to_have_text("周明元")


def test_a_rule_is_read_and_a_visit_exempted_from_it(tables: Page, server: Server) -> None:
    show_section(tables, "用餐")
    cell(tables, 1, "酒水").click()
    tables.keyboard.type("白酒")
    tables.keyboard.press("Enter")
    finding = tables.locator(".finding", has_text="T01").or_(tables.locator(".finding", has_text="工作餐不上酒"))
    expect(finding).to_be_visible(timeout=WAIT_MS)
    finding.get_by_role("button", name="看规定").click()
    expect(tables.locator("dialog")).to_contain_text("依据")
    expect(tables.locator("dialog")).to_contain_text("这样不行")
    assert not re.search(r"[{}\[\]]|: ", tables.locator("dialog").inner_text())
    tables.keyboard.press("Escape")
    finding.get_by_role("button", name="豁免").click()
    tables.get_by_label("理由").fill("省里定的活动，有批复")
    tables.get_by_label("批准人").fill("沈静")
    tables.locator("dialog").get_by_role("button", name="豁免", exact=True).click()
    expect(finding).to_have_count(0, timeout=WAIT_MS)
    assert "豁免:\n" in saved(tables, server.folder) or "理由: 省里定的活动，有批复" in saved(tables, server.folder)


def test_names_are_offered_and_fill_in_what_is_known_of_them(tables: Page) -> None:
    show_section(tables, "陪同")
    cell(tables, 2, "姓名").click()
    tables.keyboard.type("陶")
    expect(tables.get_by_role("option").first).to_contain_text("陶思源")
    tables.keyboard.press("ArrowDown")
    tables.keyboard.press("Enter")
    expect(cell(tables, 2, "姓名")).to_have_text("陶思源")
    expect(cell(tables, 2, "职务")).not_to_have_text("")
    show_section(tables, "日程")
    cell(tables, 1, "环节").click()
    tables.keyboard.press("Alt+ArrowDown")
    expect(tables.get_by_role("option")).to_have_count(6)


def test_somebody_elses_change_is_said_and_nothing_is_overwritten(tables: Page, server: Server) -> None:
    path = server.folder / FILE
    cell(tables, 2, "职务").click()
    tables.keyboard.type("总农艺师")
    tables.keyboard.press("Enter")
    expect(tables.locator(".state-unsaved")).to_have_text("没有保存", timeout=WAIT_MS)
    theirs = path.read_bytes() + "# 别人加的\n".encode()
    path.write_bytes(theirs)
    tables.keyboard.press("Control+s")
    expect(tables.locator("dialog")).to_contain_text("在别处改过了", timeout=WAIT_MS)
    tables.get_by_role("button", name="先留在这里").click()
    expect(tables.locator(".state-conflict")).to_be_visible()
    assert path.read_bytes() == theirs


def test_what_was_typed_is_offered_again_after_the_program_was_killed(
    office: Path, open_browser: Callable[..., Page]
) -> None:
    with started_server(office) as first:
        page = open_visit(open_browser(first))
        cell(page, 2, "职务").click()
        page.keyboard.type("总农艺师")  # the cell is still open
        page.wait_for_timeout(2000)
        first.process.kill()
        first.process.wait()
    with started_server(office) as second:
        page = open_browser(second)
        expect(page.locator(".visit-title").first).to_be_visible(timeout=WAIT_MS)
        page.evaluate(f"location.hash = '#/visit/{quote(FILE)}'")
        page.get_by_role("button", name="接着填").click(timeout=WAIT_MS)
        show_section(page, "来宾")
        expect(cell(page, 2, "职务")).to_have_text("总农艺师")
        expect(page.locator(".state-unsaved")).to_be_visible()
        assert "总农艺师" in saved(page, office)


def test_a_screen_reader_is_told_of_rows_columns_and_the_current_cell(tables: Page) -> None:
    grid = tables.get_by_role("grid", name="来宾")
    expect(grid).to_have_attribute("aria-rowcount", "14")
    expect(tables.get_by_role("columnheader", name="职务")).to_be_visible()
    cell(tables, 2, "职务").click()
    expect(tables.locator(".grid-field")).to_have_attribute("aria-label", "第3行，职务，局长")
    assert tables.evaluate("document.activeElement.className") == "grid-field"


def test_to_move_among_two_hundred_guests_draws_a_cell_at_a_time(window: Page) -> None:
    open_visit(window, "来访/2026-060.yaml")
    cell(window, 0, "职务").click()
    drawn = window.evaluate(
        """() => {
          const grid = document.querySelector(".grid"), observer = new MutationObserver(() => {});
          observer.observe(grid, {childList: true, subtree: true, attributes: true, characterData: true});
          for (let row = 0; row < 60; row += 1) {
            const event = new KeyboardEvent("keydown", {key: "ArrowDown", bubbles: true, cancelable: true});
            document.activeElement.dispatchEvent(event);
          }
          return observer.takeRecords().reduce((sum, one) => sum + Math.max(1, one.addedNodes.length), 0);
        }"""
    )
    expect(window.locator(".grid-field")).to_have_attribute("aria-label", re.compile("第61行，职务"))
    assert window.locator(".grid tbody tr").count() == 201
    assert drawn <= 60 * 8


def test_esc_in_the_question_about_unsaved_work_keeps_the_work(tables: Page, server: Server) -> None:
    cell(tables, 2, "职务").click()
    tables.keyboard.type("总农艺师")
    tables.keyboard.press("Enter")
    expect(tables.locator(".state-unsaved")).to_contain_text("没有保存", timeout=WAIT_MS)
    tables.locator("a.home").click()
    expect(tables.locator(".notice")).to_contain_text("再打开可以接着填")
    open_again = "location.hash = '#/visit/" + quote(FILE) + "'"
    tables.evaluate(open_again)
    expect(tables.locator("dialog")).to_contain_text("没有保存")
    tables.keyboard.press("Escape")
    show_section(tables, "来宾")
    expect(cell(tables, 2, "职务")).to_have_text("总农艺师")
    tables.locator("a.home").click()
    tables.evaluate(open_again)
    expect(tables.locator("dialog li")).to_have_text(["来宾 第3行 职务：“局长”改成“总农艺师”"])
    expect(tables.locator("dialog")).to_contain_text(re.compile(r"[今昨]天\d\d:\d\d填了没有保存"))
    # thrown away only when it is asked for twice, with nothing beside it that was said of before
    tables.get_by_role("button", name="不要了…").click()
    expect(tables.locator("dialog")).to_contain_text("总农艺师")
    expect(tables.locator(".notice")).to_have_count(0)
    tables.get_by_role("button", name="再想想").click()
    tables.get_by_role("button", name="不要了…").click()
    tables.get_by_role("button", name="不要了", exact=True).click()
    show_section(tables, "来宾")
    expect(cell(tables, 2, "职务")).not_to_have_text("总农艺师")


def test_one_esc_ends_editing_even_while_names_are_offered(tables: Page) -> None:
    show_section(tables, "日程")
    cell(tables, 0, "参加").click()
    tables.keyboard.press("F2")
    expect(tables.locator(".suggestions:not([hidden])")).to_be_visible()
    tables.keyboard.press("Escape")
    expect(tables.locator(".grid-field.open")).to_have_count(0)
    expect(tables.locator(".suggestions:not([hidden])")).to_have_count(0)


def test_an_empty_table_says_that_rows_are_pasted_and_becomes_as_wide_as_they_are(tables: Page) -> None:
    show_section(tables, "联系人")
    while tables.locator(".grid tbody tr").count() > 1:
        cell(tables, 0, "姓名").click()
        tables.get_by_role("button", name="删除行").click()
    tip = tables.locator(".grid-tip")
    expect(tip).to_contain_text("Excel")
    cell(tables, 0, "姓名").click()
    before = tables.locator(".grid").evaluate("one => one.offsetWidth")
    paste(tables, "", "姓名\t单位\n何小满\t云州市农业农村局乡村产业发展处")
    expect(cell(tables, 0, "姓名")).to_have_text("何小满")
    expect(tip).to_be_hidden()
    assert tables.locator(".grid").evaluate("one => one.offsetWidth") > before + 80


def test_what_was_typed_into_a_dialog_is_not_lost_by_one_esc(tables: Page) -> None:
    tables.locator("a.home").click()
    tables.get_by_role("button", name="新建").first.click()
    field = tables.locator("dialog input").first
    field.fill("云州市来青山县考察")
    tables.keyboard.press("Escape")
    expect(tables.locator("dialog .complaint")).to_contain_text("再按一次 Esc")
    expect(field).to_have_value("云州市来青山县考察")
    tables.keyboard.press("Escape")
    expect(tables.locator("dialog")).to_have_count(0)
