"""The view of the folder in a browser: visits, a new office, a new visit, letters that become a visit."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Server, compose, low_contrast, overflow, started_server, unnamed_controls

LETTER = """关于赴清江区考察乡村振兴工作的函
清江区人民政府办公室：
我市水利局韩喆一行2人拟于2026年8月5日至7日赴贵区考察，请予接洽。
云州市人民政府办公室
2026年7月28日
"""
VISIT = "云州市党政代表团来清江区考察乡村振兴工作"
_NOT_NAMES = set('/\\:*?"<>|\0')


def hostile_strings() -> list[str]:
    """500 texts that mean something to a browser, a shell, a template or a spreadsheet."""
    seeds = [
        "<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", '"><svg onload=window.hit=1>',
        "javascript:hit()",
        "</title><script>window.hit=1</script>", "<!--", "-->", "]]>", "&lt;b&gt;", "&#60;i&#62;", "{{7*7}}", "${7*7}",
        "#{7*7}", "<%= 7 %>", "'; window.hit=1; //", '"; window.hit=1; //', "`${window.hit=1}`", "\\u003cscript\\u003e",
        "=1+1", "@SUM(1)", "%00", "%3Cscript%3E", "../../etc/passwd", "$(touch x)", "`id`",
    ]  # fmt: skip
    wrappings = (
        "{}", "考察{}", "{}考察", "“{}”", "{}{}", "《{}》", "{} {}", "（{}）", "<b>{}</b>", "a&{}", "{}<", "{}>",
        "'{}'",
        '"{}"', "`{}`", "{}\u3000x", "é{}", "𠮷{}", "[{}]", "{}：1",
    )  # fmt: skip
    return [wrapping.replace("{}", seed) for seed in seeds for wrapping in wrappings]


def test_the_folder_lists_its_visits_the_latest_first(window: Page) -> None:
    titles = window.locator(".visit-title")
    expect(titles.first).to_be_visible()
    assert VISIT in titles.all_inner_texts()


def test_a_visit_opens_by_the_keyboard_alone(window: Page) -> None:
    expect(window.locator(".visit-title").first).to_be_visible()
    for _ in range(40):
        window.keyboard.press("Tab")
        if VISIT in window.evaluate("document.activeElement.textContent"):
            break
    window.keyboard.press("Enter")
    expect(window).to_have_url(window.url.split("#")[0] + "#/visit/%E6%9D%A5%E8%AE%BF/2026-041.yaml")


def test_words_narrow_the_list_as_they_are_chosen(office: Path, open_browser: Callable[..., Page]) -> None:
    for number in range(9):
        text = f"标题: 第{number}次考察\n日期: 2026-07-0{number + 1}\n来宾: [周明远]\n"
        (office / "来访" / f"{number}.yaml").write_text(text, "utf-8")
    with started_server(office) as server:
        page = open_browser(server)
        page.get_by_role("searchbox").focus()
        compose(page, "weilanbao", "维兰堡")
        expect(page.locator(".folder .visits").first.locator(".visit-title")).to_have_count(1)
        expect(page.locator(".visit-title").first).to_contain_text("维兰堡")


def test_an_empty_folder_becomes_an_office_with_a_visit_by_the_keyboard_alone(
    tmp_path: Path, open_browser: Callable[..., Page]
) -> None:
    folder = tmp_path / "新"
    folder.mkdir()
    with started_server(folder) as server:
        page = open_browser(server)
        expect(page.get_by_role("button", name="新建办公室")).to_be_visible()
        press_on(page, "新建办公室")
        page.keyboard.type("青山县接待服务中心")
        page.keyboard.press("Tab")
        page.keyboard.type("县接待中心")
        page.keyboard.press("Tab")
        page.keyboard.type("青山")
        expect(page.locator(".region-note")).to_contain_text("地区写到县、区")
        page.keyboard.type("县")
        expect(page.locator(".region-note")).to_contain_text("没有随带“青山县”的规定")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="青山县接待服务中心")).to_be_visible()
        assert (folder / "office.yaml").is_file()
        press_on(page, "新建来访")
        page.keyboard.type("云州市水利局来青山县考察")
        page.keyboard.press("Tab")
        page.keyboard.type("08052026")
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile("#/visit/."))
        expect(page.get_by_role("dialog")).to_have_count(0)
    written = (folder / "来访" / "云州市水利局来青山县考察.yaml").read_text("utf-8")
    assert "日期: 2026-08-05\n" in written


def press_on(page: Page, name: str) -> None:
    """Goes to a button with the Tab key and presses Enter on it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the Tab key does not lead to {name}")


def test_what_is_missing_is_said_in_the_dialog_which_stays(window: Page) -> None:
    window.get_by_role("button", name="新建来访").click()
    window.keyboard.press("Enter")
    expect(window.locator(".field", has_text="标题").first.get_by_role("alert")).to_contain_text("没有写标题")
    expect(window.get_by_label("标题", exact=True)).to_be_focused()
    window.keyboard.type("考察")
    window.keyboard.press("Enter")
    expect(window.locator(".field", has_text="第一天").get_by_role("alert")).to_contain_text("没有写日期")
    window.get_by_label("标题", exact=True).fill("")
    window.keyboard.press("Escape")
    expect(window.get_by_role("dialog")).to_have_count(0)


def test_enter_that_ends_a_spelling_does_not_close_a_dialog(window: Page) -> None:
    window.get_by_role("button", name="新建来访").click()
    session = window.context.new_cdp_session(window)
    session.send("Input.imeSetComposition", {"text": "kao", "selectionStart": 3, "selectionEnd": 3})
    window.keyboard.press("Enter")
    expect(window.locator(".complaint")).to_be_empty()
    session.send("Input.insertText", {"text": "考察"})
    expect(window.get_by_label("标题", exact=True)).to_have_value("考察")


def test_a_pasted_letter_becomes_a_visit_and_its_sources_are_shown(window: Page, server: Server) -> None:
    window.get_by_role("button", name="放入来函、名单").click()
    window.get_by_label("或把文字粘贴到这里").fill(LETTER)
    window.get_by_role("button", name="读成草稿").click()
    dialog = window.get_by_role("dialog")
    expect(dialog).to_contain_text("没有写、要补的")
    expect(dialog).to_contain_text("粘贴的文字 · 第")
    dialog.get_by_role("button", name="打开来访").click()
    expect(window).to_have_url(re.compile("#/visit/."))
    assert len(list((server.folder / "来访").glob("*云州市*.yaml"))) == 1


def test_a_file_that_is_dropped_becomes_a_visit(window: Page, server: Server, tmp_path: Path) -> None:
    letter = tmp_path / "来函.txt"
    letter.write_text(LETTER, "utf-8")
    expect(window.locator(".folder")).to_be_visible()
    data = window.evaluate_handle(
        "text => { const data = new DataTransfer(); data.items.add(new File([text], '来函.txt')); return data; }",
        LETTER,
    )
    window.dispatch_event(".folder", "drop", {"dataTransfer": data})
    expect(window.get_by_role("dialog")).to_contain_text("来函.txt · 第")


def test_what_cannot_be_read_says_why(window: Page) -> None:
    window.get_by_role("button", name="放入来函、名单").click()
    window.get_by_label("选文件").set_input_files({"name": "照片.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8"})
    window.get_by_role("button", name="读成草稿").click()
    expect(window.get_by_role("alert")).to_contain_text("图片里的字读不出来")


def test_500_hostile_titles_stand_there_letter_for_letter(office: Path, open_browser: Callable[..., Page]) -> None:
    texts = hostile_strings()
    assert len(set(texts)) == 500
    for number, text in enumerate(texts):
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        name = "".join(character for character in text if character not in _NOT_NAMES)[:40].strip(" .")
        path = office / "来访" / f"{number}{name}.yaml"
        path.write_text(f'标题: "{quoted}"\n日期: 2030-01-01\n', "utf-8")
    with started_server(office) as server:
        page = open_browser(server)
        expect(page.locator(".visit-title").first).to_be_visible()
        shown = set(page.evaluate("[...document.querySelectorAll('.visit-title')].map(one => one.textContent)"))
        assert set(texts) <= shown
        assert page.evaluate("window.hit") is None
        assert page.evaluate("document.querySelectorAll('main script, main img, main b').length") == 0


DRAWINGS = (
    '<svg xmlns="http://www.w3.org/2000/svg"><script>window.hit=1</script><text>周</text></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="javascript:hit()"><text>周</text></a></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><b>x</b></foreignObject><text>周</text></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
    '<image x:href="http://evil.example/x.png"/><text>周</text></svg>',
)


@pytest.mark.parametrize("svg", DRAWINGS)
def test_nothing_in_a_drawing_runs_or_loads(window: Page, svg: str) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    left = window.evaluate(
        "async svg => { const {drawing} = await import('/static/dom.js'); const one = drawing(svg);"
        " document.body.append(one); return one.outerHTML; }",
        svg,
    )
    assert "周" in left
    assert not any(word in left for word in ("script", "foreignObject", "href"))
    assert window.evaluate("window.hit") is None
    assert not any("evil" in url for url in asked)


def test_the_first_press_of_tab_leads_past_the_bar_on_top(window: Page) -> None:
    expect(window.locator(".visit-title").first).to_be_visible()
    window.keyboard.press("Tab")
    window.keyboard.press("Enter")
    assert window.evaluate("document.activeElement.id") == "main"
    expect(window.locator(".visit-title").first).to_be_visible()


VIEWS = ("#/", "#/cards", "#/visit/来访/2026-041.yaml")


@pytest.mark.parametrize("width", [1280, 400])
def test_every_control_has_a_name_and_nothing_runs_out_of_the_window(
    server: Server, open_browser: Callable[..., Page], width: int
) -> None:
    page = open_browser(server, width=width)
    for view in VIEWS:
        page.evaluate("view => location.hash = view", view)
        page.wait_for_timeout(600)
        assert unnamed_controls(page) == []
        assert overflow(page) == 0
        assert low_contrast(page) == []
    page.evaluate("location.hash = '#/'")
    for name in ("新建来访", "放入来函、名单…"):
        page.get_by_role("button", name=name).click()
        assert unnamed_controls(page) == []
        page.keyboard.press("Escape")


def test_at_200_percent_everything_is_still_reached(server: Server, open_browser: Callable[..., Page]) -> None:
    page = open_browser(server, zoom=2)
    expect(page.locator(".visit-title").first).to_be_visible()
    assert overflow(page) == 0
    page.get_by_role("button", name="新建来访").click()
    button = page.get_by_role("dialog").get_by_role("button", name="新建")
    button.scroll_into_view_if_needed()
    expect(button).to_be_in_viewport()


def test_the_button_ends_the_server(window: Page, server: Server) -> None:
    window.get_by_role("button", name="退出").click()
    expect(window.get_by_role("dialog")).to_contain_text("填的都在文件里")
    window.get_by_role("button", name="结束", exact=True).click()
    expect(window.get_by_text("docgen 已经结束")).to_be_visible()
    assert server.process.wait(60) == 0


def test_no_file_sign_is_on_the_page_of_the_folder(window: Page) -> None:
    expect(window.locator(".visits li").first).to_be_visible()
    assert ".yaml" not in window.locator("body").inner_text()
    window.get_by_role("button", name="新建来访").click()
    assert not re.search(r"\.(yaml|xlsx)", window.locator("dialog").inner_text())


@pytest.mark.parametrize("file", ["来访/没有.yaml", "来访/坏的.yaml"])
def test_a_visit_that_cannot_be_opened_is_not_called_right(file: str, server: Server, window: Page) -> None:
    (server.folder / "来访" / "坏的.yaml").write_bytes(b"\xff\xfe\x00\x01" * 9)
    window.goto(server.address.partition("/enter")[0] + f"/#/visit/{file}")
    expect(window.get_by_role("heading", name="这次来访打不开")).to_be_visible()
    expect(window.get_by_role("alert")).not_to_have_text("")
    assert "没有查到要改的" not in window.locator("body").inner_text()
    expect(window.get_by_role("button", name="保存")).to_have_count(0)
    window.get_by_role("main").get_by_role("link", name="全部来访").click()
    expect(window.locator(".visits li").first).to_be_visible()
