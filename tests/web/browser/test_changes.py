"""What belongs together changes together: names at all their places, two windows, a file saved by somebody else."""

from collections import Counter
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.web.browser.both_changed import COLUMNS, faults, made_up
from tests.web.browser.conftest import Server, overflow
from tests.web.browser.test_tables import FILE, WAIT_MS, cell, open_visit, saved, show_section


def put(page: Page, row: int, column: str, text: str) -> None:
    cell(page, row, column).click()
    page.keyboard.type(text)
    page.keyboard.press("Enter")
    expect(cell(page, row, column)).to_have_text(text)


def test_a_new_name_is_put_at_all_places_by_one_button_and_taken_back_by_one_key(window: Page, server: Server) -> None:
    page, before = open_visit(window), (server.folder / FILE).read_text("utf-8")
    put(page, 0, "姓名", "周明元")
    offer = page.locator(".rename-offers")
    expect(offer).to_contain_text("还有5处写着原来的名字")
    expect(offer.locator("button.link")).to_have_text(
        ["住宿 第1行 入住", "座次 第2行 人员", "座次 第3行 人员", "反馈 第1行 提出人", "跟踪 第1行 反馈"]
    )
    offer.get_by_role("button", name="全部改成“周明元”").click()
    expect(offer).to_be_empty()
    page.keyboard.press("Control+z")
    expect(offer).to_contain_text("还有5处写着原来的名字")
    page.keyboard.press("Control+y")
    expect(offer).to_be_empty()
    text = saved(page, server.folder)
    # the letter says what its senders wrote
    assert (before.count("周明远"), text.count("周明远"), text.count("周明元")) == (6, 1, 5)


def test_at_200_percent_rows_are_seen_and_what_is_said_is_read_whole(
    server: Server, open_browser: Callable[..., Page]
) -> None:
    page = open_visit(open_browser(server, zoom=2))
    expect(cell(page, 3, "姓名")).to_be_in_viewport(ratio=1)
    put(page, 0, "姓名", "周明元")
    offer = page.locator(".rename-offer")
    for place in offer.locator("li").all():
        expect(place).to_be_in_viewport(ratio=1)
    assert offer.evaluate("one => one.scrollHeight - one.clientHeight") == 0 and overflow(page) == 0


def test_the_name_of_another_guest_is_not_offered_for_all_places(window: Page) -> None:
    page = open_visit(window)
    put(page, 10, "姓名", "邹敏")
    expect(page.locator(".findings .level-error").first).to_be_visible(timeout=WAIT_MS)
    expect(page.locator(".rename-offers")).to_be_empty()


def test_who_leaves_the_list_is_taken_out_of_the_others_by_one_button(window: Page, server: Server) -> None:
    page = open_visit(window)
    cell(page, 8, "姓名").click()
    first = cell(page, 0, "姓名").bounding_box()
    page.get_by_role("button", name="删除行").click()
    expect(page.locator(".rename-offers")).to_contain_text("“宋时雨”从名单里去掉了，还有3处写着他")
    # nothing that is said pushes the rows away from under the mouse
    cell(page, 4, "姓名").click()
    assert cell(page, 0, "姓名").bounding_box() == first
    page.get_by_role("button", name="从这些地方去掉").click()
    expect(page.locator(".findings .level-error")).to_have_count(0, timeout=WAIT_MS)
    text = saved(page, server.folder)
    assert "入住: [邹敏]" in text and "何苗, 白鹤鸣, 丁一" in text


def test_no_other_persons_name_is_touched_where_one_name_begins_another(window: Page) -> None:
    page = open_visit(window)
    put(page, 12, "姓名", "周明")
    put(page, 12, "姓名", "周明月")
    expect(page.locator(".rename-offers")).to_be_empty()


def test_what_is_typed_here_goes_into_what_somebody_else_has_saved(window: Page, server: Server) -> None:
    page, path = open_visit(window), server.folder / FILE
    put(page, 0, "职务", "副书记（主持）")
    put(page, 4, "职务", "副县长")
    put(page, 4, "民族", "苗族")
    cell(page, 9, "姓名").click()
    gone = cell(page, 9, "姓名").inner_text()
    page.get_by_role("button", name="删除行").click()
    expect(page.locator(".state-unsaved")).to_be_visible(timeout=WAIT_MS)
    path.write_text(path.read_text("utf-8").replace("职务: 县长", "职务: 代县长", 1), "utf-8")
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="先留在这里").click(timeout=WAIT_MS)
    put(page, 1, "职务", "常务副市长")
    page.get_by_role("button", name="保存", exact=True).click()
    page.get_by_role("button", name="接着填").click(timeout=WAIT_MS)
    # both have changed one cell: theirs stays, ours is said; the rest is done
    expect(page.locator(".dispute")).to_have_count(1)
    expect(page.locator(".dispute")).to_contain_text("来宾 第5行 职务　别处的“代县长”，您填的“副县长”")
    expect(page.locator(".notice").last).to_contain_text(f"您删的“{gone}”去掉了")
    show_section(page, "来宾")
    expect(cell(page, 4, "职务")).to_have_text("代县长")
    text = saved(page, server.folder)
    wanted = ("职务: 副书记（主持）", "职务: 常务副市长", "职务: 代县长", "苗族")
    assert [part for part in wanted if part not in text] == [] and f"姓名: {gone}," not in text


def test_a_form_is_merged_by_its_fields_and_what_both_have_changed_is_chosen(window: Page, server: Server) -> None:
    page, path = open_visit(window, section="基本信息"), server.folder / FILE
    for label, text in (("团组", "云州市考察组"), ("标题", "来区考察")):
        page.get_by_role("combobox", name=label).first.fill(text)
    show_section(page, "公函")
    page.get_by_label("单位", exact=True).fill("云州市委办")
    expect(page.locator(".state-unsaved")).to_be_visible(timeout=WAIT_MS)
    text = path.read_text("utf-8")
    title = text.partition("标题: ")[2].partition("\n")[0]
    rows = text.replace("职务: 县长", "职务: 代县长", 1)
    path.write_text(rows.replace(f"标题: {title}", "标题: 别处改的标题", 1), "utf-8")
    page.keyboard.press("Control+s")
    page.get_by_role("button", name="接着填").click(timeout=WAIT_MS)
    show_section(page, "基本信息")
    expect(page.get_by_label("团组", exact=True)).to_have_value("云州市考察组")
    expect(page.get_by_role("combobox", name="标题")).to_have_value("别处改的标题")
    dispute = page.locator(".dispute")
    expect(dispute).to_have_count(1)
    expect(dispute).to_contain_text("基本信息 标题　别处的“别处改的标题”，您填的“来区考察”")
    # the last field is seen above the box
    page.get_by_label("品牌", exact=True).scroll_into_view_if_needed()
    page.locator(".visit-table").evaluate("one => one.scrollTo(0, one.scrollHeight)")
    last, box = page.get_by_label("品牌", exact=True).bounding_box(), page.locator(".disputes").bounding_box()
    assert last and box and last["y"] + last["height"] <= box["y"]
    dispute.get_by_role("button", name="用我填的").click()
    expect(page.locator(".disputes")).to_be_empty()
    expect(page.get_by_role("combobox", name="标题")).to_have_value("来区考察")
    text = saved(page, server.folder)
    wanted = ("标题: 来区考察", "团组: 云州市考察组", "云州市委办", "职务: 代县长")
    assert [part for part in wanted if part not in text] == []


def test_two_windows_on_one_visit_lose_nothing(window: Page, server: Server) -> None:
    first = open_visit(window)
    second = first.context.new_page()
    second.goto(first.url)
    show_section(second, "来宾")
    with second.expect_response(lambda answer: "/api/visit/edit" in answer.url):
        put(second, 3, "职务", "局长、党组书记")
    put(first, 2, "职务", "总农艺师")
    first.get_by_role("button", name="接着填").click(timeout=WAIT_MS)
    show_section(first, "来宾")
    expect(cell(first, 3, "职务")).to_have_text("局长、党组书记", timeout=WAIT_MS)
    expect(cell(first, 2, "职务")).to_have_text("总农艺师")
    text = saved(first, server.folder)
    assert "职务: 总农艺师" in text and "职务: 局长、党组书记" in text


def test_a_reload_in_the_midst_of_a_word_keeps_the_word(window: Page) -> None:
    page = open_visit(window)
    page.on("dialog", lambda dialog: dialog.accept())
    cell(page, 2, "职务").click()
    page.keyboard.type("总农")
    page.reload()
    page.get_by_role("button", name="接着填").click(timeout=WAIT_MS)
    show_section(page, "来宾")
    expect(cell(page, 2, "职务")).to_have_text("总农")


def test_what_was_not_saved_becomes_a_file_of_its_own_when_the_visit_has_changed_since(
    window: Page, server: Server
) -> None:
    page, path = open_visit(window), server.folder / FILE
    put(page, 2, "职务", "总农艺师")
    expect(page.locator(".state-unsaved")).to_be_visible(timeout=WAIT_MS)
    page.locator("a.home").click()
    expect(page.locator(".notice", has_text="再打开可以接着填")).to_be_visible(timeout=WAIT_MS)
    path.write_bytes(path.read_bytes() + "# 别人加的\n".encode())
    page.locator(".visits a", has_text="2026-041").first.click()
    expect(page.locator("dialog")).to_contain_text("这以后文件又在别处改过")
    page.keyboard.press("Escape")
    expect(page.locator(".notice").last).to_contain_text("“来访/2026-041（没有保存的）”")
    beside = path.with_name("2026-041（没有保存的）.yaml").read_text("utf-8")
    assert "职务: 总农艺师" in beside and "总农艺师" not in path.read_text("utf-8")


_MERGE = """
async ([names, cases]) => {
  const {merged} = await import("/static/merge.js");
  const {VisitModel} = await import("/static/visit-model.js");
  const {Disputes} = await import("/static/disputes.js");
  const columns = names.map((name) => ({name}));
  return cases.map(({base, mine, theirs}) => {
    const model = new VisitModel({sections: [{name: "来宾", columns, locked: [], rows: theirs}]});
    const section = model.section("来宾");
    const {rows, cells, disputes, gone} = merged(section, base, mine, theirs);
    model.setMerged("来宾", rows, cells);
    const answer = {rows: section.rows, disputes, gone};
    const box = new Disputes(model, () => {});
    box.add(disputes.map((one) => ({...one, section: "来宾", label: "", before: answer.rows})));
    box.open.forEach((one) => box.take(one));
    return {...answer, taken: section.rows};
  });
}
"""


def test_what_two_have_changed_in_a_table_is_merged_and_nobody_is_lost_or_doubled(window: Page) -> None:
    cases = [made_up(seed) for seed in range(500)]
    answers = window.evaluate(_MERGE, [COLUMNS, [case.as_json() for case in cases]])
    found = [(seed, list(faults(case, answer))) for seed, (case, answer) in enumerate(zip(cases, answers, strict=True))]
    assert [(seed, wrong, cases[seed].as_json()) for seed, wrong in found if wrong][:3] == []
    kinds = Counter(_kind(dispute) for answer in answers for dispute in answer["disputes"])
    assert min(kinds[kind] for kind in ("cell", "row", "order")) >= 10
    # who has another name now may be somebody else: his row is in dispute as a whole
    row, renamed, other = (("丙", "林业局", "科长"), ("丙一", "林业局", "科长"), ("丙", "林业局", "副局长"))
    for mine, theirs in ((renamed, other), (other, renamed)):
        sides = {"base": [row], "mine": [mine], "theirs": [theirs]}
        [answer] = window.evaluate(_MERGE, [COLUMNS, [sides]])
        assert answer["rows"] == [list(theirs)] and answer["taken"] == [list(mine)] and len(answer["disputes"]) == 1


def test_what_is_more_than_a_text_goes_with_its_row(window: Page) -> None:
    moved = """async () => {
      const {VisitModel} = await import("/static/visit-model.js");
      const rows = [["甲", "一"], ["乙", "二"], ["丙", "三"]];
      const section = {name: "来宾", columns: [{name: "姓名"}, {name: "职务"}], locked: [[1, 1]], rows};
      const locked = (change) => {
        const model = new VisitModel({sections: [section]});
        change(model);
        return [...model.section("来宾").locked];
      };
      const orders = [[1, 0, 2], [1, 2], [2, 0, 1]].map((numbers) => numbers.map((number) => rows[number]));
      return [
        ...orders.map((order) => locked((model) => model.setRows("来宾", order))),
        locked((model) => model.setCells("来宾", [[1, 0, "乙乙"]])),
      ];
    }"""
    assert window.evaluate(moved) == [["0,1"], ["0,1"], ["2,1"], ["1,1"]]


def _kind(dispute: dict[str, object]) -> str:
    return "order" if "order" in dispute else "row" if dispute["column"] == -1 else "cell"
