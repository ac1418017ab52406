"""Seats by hand in a browser: by mouse, by touch, by the keyboard alone, in a narrow window."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.browser.conftest import Server, overflow, unnamed_controls

FILE = "来访/2026-041.yaml"


def seats_of(page: Page, server: Server, file: str = FILE, name: str = "") -> None:
    """Opens the seats of a visit."""
    page.goto(server.address.partition("/enter")[0] + f"/#/visit/{file}")
    page.locator(".pane-button", has_text="座次").click()
    expect(page.locator("svg.chart")).to_be_visible(timeout=20_000)
    if name:
        labels = page.locator(".seating-names option").all_inner_texts()
        label = next(text for text in labels if text.startswith(f"{name}（"))
        page.locator(".seating-names").select_option(label=label)


def seat(page: Page, number: str) -> Locator:
    return page.locator(f'[data-seat="{number}"]')


def holder(page: Page, number: str) -> str:
    """Who sits on a seat, as a screen reader hears it."""
    return (seat(page, number).get_attribute("aria-label") or "").split("，")[1]


def drag(page: Page, source: Locator, target: Locator) -> None:
    """Drags by the mouse, in steps as a hand does."""
    start, end = source.bounding_box(), target.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + start["width"] / 2 + 8, start["y"] + start["height"] / 2 + 6, steps=2)
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=6)
    page.mouse.up()


def test_nobody_is_framed_in_the_red_of_errors_and_the_frames_are_explained(window: Page, server: Server) -> None:
    seats_of(window, server)
    expect(window.locator(".seating-sample")).to_have_text(["来宾", "主方", "选中的"])
    assert window.locator('svg.chart [stroke="#B22222"]').count() == 0
    assert "#B22222" in window.evaluate(
        "async () => (await (await fetch('/api/seating?file=来访/2026-041.yaml')).json()).seatings[0].svg"
    )


def test_who_is_dragged_onto_a_taken_seat_swaps_and_what_that_breaks_is_said(window: Page, server: Server) -> None:
    seats_of(window, server)
    drag(window, seat(window, "3"), seat(window, "1"))
    expect(seat(window, "1")).to_have_attribute("aria-label", "1号席（客方），韩喆，局长，已固定")
    assert holder(window, "3") == "周明远"
    broken = window.locator(".is-broken")
    expect(broken).to_contain_text("韩喆（来宾第3位）坐到了周明远（来宾第1位）、阿依古丽·买买提（来宾第2位）的上首")
    expect(window.locator(".seating-result")).to_contain_text("主宾席右手第1位")


def test_who_is_dragged_onto_a_free_seat_takes_it_and_the_others_stay(window: Page, server: Server) -> None:
    seats_of(window, server, name="1号车")
    numbers = [one.get_attribute("data-seat") or "" for one in window.locator("[data-seat]").all()]
    before = {number: holder(window, number) for number in numbers}
    free = next(number for number, name in before.items() if name == "空席")
    drag(window, seat(window, "4"), seat(window, free))
    expect(seat(window, free)).to_have_attribute("aria-label", f"{free}号席（第8排），罗文，副区长，已固定")
    after = {number: holder(window, number) for number in numbers}
    assert after == {**before, free: before["4"], "4": "空席"}


def test_undo_gives_back_the_chart_and_the_bytes_of_the_file(window: Page, server: Server) -> None:
    before = (server.folder / FILE).read_bytes()
    seats_of(window, server)
    undo = window.locator(".seating-tools").get_by_role("button", name="撤销")
    expect(undo).to_be_disabled()
    drag(window, seat(window, "3"), seat(window, "1"))
    expect(seat(window, "1")).to_have_attribute("aria-label", "1号席（客方），韩喆，局长，已固定")
    drag(window, seat(window, "5"), seat(window, "2"))
    moved = "2号席（客方），沙马木呷，县长，已固定"
    expect(seat(window, "2")).to_have_attribute("aria-label", moved)
    undo.click()
    expect(seat(window, "2")).not_to_have_attribute("aria-label", moved)
    undo.click()
    expect(undo).to_be_disabled()
    assert holder(window, "1") == "周明远"
    window.keyboard.press("Control+s")
    expect(window.locator(".state-saved")).to_be_visible()
    assert (server.folder / FILE).read_bytes() == before


def test_what_was_moved_is_saved_as_pins_and_the_table_shows_it(window: Page, server: Server) -> None:
    seats_of(window, server)
    drag(window, seat(window, "3"), seat(window, "1"))
    expect(window.locator(".is-broken")).to_be_visible()
    window.keyboard.press("Control+s")
    expect(window.locator(".state-saved")).to_be_visible()
    assert "固定: {韩喆: 1, 周明远: 3}" in (server.folder / FILE).read_text("utf-8")
    window.locator(".section-button", has_text="座次").click()
    expect(window.locator(".grid")).to_contain_text("韩喆: 1")


def test_somebody_without_a_seat_is_dragged_into_the_seating_and_out_again(window: Page, server: Server) -> None:
    seats_of(window, server, name="1号车")
    person = window.locator('[data-person="吴桐"]')
    free = window.locator(".seat-free")
    number = free.get_attribute("data-seat") or ""
    drag(window, person, free)
    expect(seat(window, number)).to_have_attribute("aria-label", f"{number}号席（第8排），吴桐，综合科科员")
    expect(person).to_have_count(0)
    drag(window, seat(window, number), window.locator(".seating-unseated"))
    expect(person).to_be_visible()
    assert holder(window, number) == "空席"


def test_who_has_no_seat_stays_before_the_explanations_and_no_drag_marks_a_text(window: Page, server: Server) -> None:
    seats_of(window, server, name="1号车")
    person = window.locator('[data-person="吴桐"]')
    drag(window, seat(window, "3"), seat(window, "1"))
    expect(window.locator(".is-broken")).to_be_visible()
    expect(person).to_be_in_viewport(ratio=0.9)
    drag(window, window.locator(".seating-unseated h3"), window.locator(".seating-panel"))
    drag(window, person, window.locator(".seat-free"))
    expect(person).to_have_count(0)
    assert window.evaluate("getSelection().toString()") == ""


def test_esc_lets_go_of_who_is_dragged_and_nothing_moves(window: Page, server: Server) -> None:
    seats_of(window, server)
    start, end = seat(window, "3").bounding_box(), seat(window, "1").bounding_box()
    assert start is not None
    assert end is not None
    window.mouse.move(start["x"] + 10, start["y"] + 10)
    window.mouse.down()
    window.mouse.move(end["x"] + 10, end["y"] + 10, steps=5)
    expect(window.locator(".drag-label")).to_have_text("韩喆")
    window.keyboard.press("Escape")
    window.mouse.up()
    expect(window.locator(".drag-label")).to_have_count(0)
    assert holder(window, "3") == "韩喆"
    expect(window.locator(".is-broken")).to_have_count(0)


def test_where_somebody_may_not_sit_is_seen_while_he_is_dragged_and_nothing_is_asked(
    window: Page, server: Server
) -> None:
    seats_of(window, server)
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url) if "/seating/move" in request.url else None)
    start, end = seat(window, "13").bounding_box(), seat(window, "1").bounding_box()
    assert start is not None
    assert end is not None
    window.mouse.move(start["x"] + 10, start["y"] + 10)
    window.mouse.down()
    window.mouse.move(end["x"] + 10, end["y"] + 10, steps=5)
    why = "沈静是主方一方的，这一席是来宾一方的"
    expect(seat(window, "1")).to_have_class("seat seat-taken seat-refused drag-refused")
    expect(window.locator(".drag-label")).to_have_text(why)
    expect(seat(window, "2")).to_have_attribute("aria-label", re.compile(f"不能坐：{why}$"))
    expect(window.locator(".seat-refused")).to_have_count(12)
    expect(seat(window, "14")).to_have_attribute("aria-disabled", "false")
    window.mouse.up()
    expect(window.locator(".notice-warning")).to_contain_text(f"{why}改法：放到主方一方的席位上")
    expect(window.locator(".seat-refused")).to_have_count(0)
    assert (holder(window, "1"), asked) == ("周明远", [])
    seat(window, "13").focus()
    window.keyboard.press("Enter")
    expect(window.locator(".is-carried")).to_contain_text("变淡的是另一方的，不能坐")
    seat(window, "1").focus()
    expect(window.locator(".seating .only-heard")).to_have_text(f"1号席（客方），不能坐：{why}")


def test_the_keyboard_alone_moves_somebody_and_every_step_is_announced(window: Page, server: Server) -> None:
    seats_of(window, server)
    said = window.locator(".seating .only-heard")
    seat(window, "1").focus()
    window.keyboard.press("ArrowLeft")
    assert window.evaluate("document.activeElement.dataset.seat") == "3"
    window.keyboard.press("Enter")
    expect(said).to_contain_text("韩喆")
    window.keyboard.press("ArrowRight")
    expect(said).to_have_text("1号席（客方），和周明远对调")
    window.keyboard.press("Enter")
    expect(seat(window, "1")).to_have_attribute("aria-label", "1号席（客方），韩喆，局长，已固定")
    expect(said).to_contain_text("韩喆：1号席（客方）")
    assert window.evaluate("document.activeElement.dataset.seat") == "1"


def test_the_keyboard_puts_back_takes_out_and_undoes(window: Page, server: Server) -> None:
    seats_of(window, server, name="1号车")
    said = window.locator(".seating .only-heard")
    seat(window, "4").focus()
    window.keyboard.press("Enter")
    window.keyboard.press("Escape")
    expect(said).to_have_text("罗文没有动")
    window.keyboard.press("Delete")
    expect(window.locator('[data-person="罗文"]')).to_be_visible()
    window.locator(".seating-tools").get_by_role("button", name="撤销").press("Enter")
    expect(window.locator('[data-person="罗文"]')).to_have_count(0)


def test_somebody_without_a_seat_is_seated_by_the_keyboard(window: Page, server: Server) -> None:
    seats_of(window, server, name="1号车")
    window.get_by_role("button", name="给吴桐选席").press("Enter")
    number = window.evaluate("document.activeElement.dataset.seat")
    assert holder(window, number) == "空席"
    window.keyboard.press("Enter")
    expect(seat(window, number)).to_have_attribute("aria-label", f"{number}号席（第8排），吴桐，综合科科员")


def test_a_person_is_pinned_and_let_go_again(window: Page, server: Server) -> None:
    seats_of(window, server)
    seat(window, "3").click()
    card = window.locator(".seating-card")
    expect(card).to_contain_text("主宾席右手第1位")
    card.get_by_role("button", name="固定").click()
    expect(seat(window, "3")).to_have_attribute("aria-label", "3号席（客方），韩喆，局长，已固定")
    card.get_by_role("button", name="放开").click()
    expect(seat(window, "3")).to_have_attribute("aria-label", "3号席（客方），韩喆，局长")


class Finger:
    """A finger on the screen, as Chromium's own tools send it."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)

    def send(self, kind: str, *points: tuple[float, float]) -> None:
        touches = [{"x": x, "y": y} for x, y in points]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def test_a_finger_that_rests_on_somebody_drags_him(open_browser: Callable[..., Page], server: Server) -> None:
    page = open_browser(server, touch=True)
    seats_of(page, server)
    start, end = seat(page, "3").bounding_box(), seat(page, "1").bounding_box()
    assert start is not None
    assert end is not None
    x, y = start["x"] + start["width"] / 2, start["y"] + start["height"] / 2
    finger = Finger(page)
    finger.send("touchStart", (x, y))
    expect(page.locator(".drag-label")).to_have_text("韩喆")
    for share in (0.3, 0.7, 1.0):
        finger.send("touchMove", (x + share * (end["x"] - start["x"]), y + share * (end["y"] - start["y"])))
    finger.send("touchEnd")
    expect(seat(page, "1")).to_have_attribute("aria-label", "1号席（客方），韩喆，局长，已固定")


def test_a_finger_that_moves_at_once_scrolls_the_chart_and_moves_nobody(
    open_browser: Callable[..., Page], server: Server
) -> None:
    page = open_browser(server, width=400, touch=True)
    seats_of(page, server)
    box = seat(page, "1").bounding_box()
    assert box is not None
    before = page.evaluate("document.querySelector('.seating-chart').scrollLeft")
    finger = Finger(page)
    finger.send("touchStart", (box["x"] + 10, box["y"] + 10))
    for step in range(1, 6):
        finger.send("touchMove", (box["x"] + 10 - 15 * step, box["y"] + 10))
    finger.send("touchEnd")
    assert page.evaluate("document.querySelector('.seating-chart').scrollLeft") > before + 20
    expect(page.locator(".is-broken")).to_have_count(0)


def test_in_a_narrow_window_somebody_is_moved_by_two_taps(open_browser: Callable[..., Page], server: Server) -> None:
    page = open_browser(server, width=400, touch=True)
    seats_of(page, server)
    seat(page, "3").tap()
    page.locator(".seating-card").get_by_role("button", name="换席").tap()
    expect(page.locator(".is-carried")).to_contain_text("正在给韩喆换席")
    seat(page, "1").tap()
    expect(seat(page, "1")).to_have_attribute("aria-label", "1号席（客方），韩喆，局长，已固定")
    assert overflow(page) == 0


def test_a_rostrum_is_seen_from_either_side_and_a_chart_is_enlarged(window: Page, server: Server) -> None:
    seats_of(window, server, "来访/2026-060.yaml", "开幕式主席台")
    about = window.locator(".seating > .hint")
    expect(about).to_contain_text("观众视角")
    window.get_by_role("button", name="台上看").click()
    expect(about).to_contain_text("主席台视角")
    width = window.evaluate("document.querySelector('svg.chart').clientWidth")
    window.get_by_role("button", name="放大").click()
    assert window.evaluate("document.querySelector('svg.chart').clientWidth") > 1.3 * width


def test_one_chart_is_printed_alone_on_its_sheet(window: Page, server: Server) -> None:
    seats_of(window, server)
    sheet = "document.querySelector('.print-sheet svg').outerHTML"
    window.evaluate(f"() => {{ window.print = () => {{ window.printed = {sheet}; }}; }}")
    window.get_by_role("button", name="打印这一张").click()
    assert "座谈会座次图" in window.evaluate("window.printed")


def test_a_chart_follows_what_is_typed_into_the_table(window: Page, server: Server) -> None:
    seats_of(window, server)
    window.get_by_role("button", name="只看座次").click()
    window.locator(".section-button", has_text="来宾").first.click()
    row = window.locator(".grid tr", has=window.locator("td", has_text="韩喆"))
    row.locator("td", has_text="局长").first.click()
    window.keyboard.type("局长、总畜牧师")
    window.keyboard.press("Enter")
    expect(seat(window, "3")).to_have_attribute("aria-label", "3号席（客方），韩喆，局长、总畜牧师", timeout=20_000)


def test_everything_has_a_name_for_a_screen_reader(window: Page, server: Server) -> None:
    seats_of(window, server)
    seat(window, "1").click()
    assert unnamed_controls(window) == []
    assert (
        window.locator("svg.chart").get_attribute("aria-label") == "座谈会座次图，俯视图，门在下方；客方面门，主方背门"
    )
    assert window.locator('[data-seat][tabindex="0"]').count() == 1


@pytest.mark.parametrize("file", ["来访/2026-041.yaml", "来访/2026-060.yaml"])
def test_a_drop_is_drawn_from_the_first_answer(
    window: Page, server: Server, file: str, record_property: Callable[[str, object], None]
) -> None:
    seats_of(window, server, file)
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    window.evaluate(
        """() => {
          window.drawn = 0;
          addEventListener("pointerup", () => { window.dropped = performance.now(); }, {capture: true});
          const chart = document.querySelector(".seating-chart");
          new MutationObserver(() => {
            window.drawn += 1;
            window.taken = performance.now() - window.dropped;
          }).observe(chart, {childList: true});
        }"""
    )
    for number in ("3", "4"):
        before, already = window.evaluate("window.drawn"), len(asked)
        drag(window, seat(window, number), seat(window, "1"))
        window.wait_for_function("before => window.drawn > before", arg=before)
        assert sum("/api/seating/move" in url for url in asked[already:]) == 1
    record_property("measures", f"{file}: a drop is drawn within {window.evaluate('window.taken'):.0f} ms")


def test_the_files_of_a_visit_are_not_touched_by_looking(window: Page, server: Server) -> None:
    before = sorted(Path(server.folder / "来访").iterdir())
    seats_of(window, server)
    seat(window, "1").click()
    assert sorted(Path(server.folder / "来访").iterdir()) == before


def test_a_chart_that_is_wider_than_its_place_is_made_to_fit(window: Page, server: Server) -> None:
    seats_of(window, server)
    for _ in range(4):
        window.get_by_role("button", name="放大").click()
    wider = "(e) => e.scrollWidth - e.clientWidth"
    assert window.locator(".seating-chart").evaluate(wider) > 50
    window.get_by_role("button", name="适合窗口").click()
    assert window.locator(".seating-chart").evaluate(wider) <= 1


def test_what_keeps_a_chart_from_being_drawn_is_named_with_its_cell_and_a_click_goes_there(
    window: Page, server: Server
) -> None:
    path = server.folder / FILE
    people = "来宾: 全体, 主方: [沈静, 罗文, 秦远], 记录: 吴桐, "
    path.write_text(path.read_text("utf-8").replace(people, "", 1), "utf-8")
    seats_of(window, server)
    missing = window.locator(".seating-missing button")
    expect(missing).to_have_text("座次 第1行 来宾“座谈会”没有写谁参加，不排座次")
    missing.click()
    expect(window.locator(".grid-field")).to_have_attribute("aria-label", re.compile("^第1行，来宾，"))
    window.keyboard.type("没有此人")
    window.keyboard.press("Enter")
    stale = window.locator(".seating-stale button").first
    expect(stale).to_have_text(re.compile("座次 第1行 来宾.*没有此人"))
    window.keyboard.press("Enter")
    stale.click()
    expect(window.locator(".grid-field")).to_have_attribute("aria-label", re.compile("^第1行，来宾，"))


def test_the_seats_of_which_a_move_or_the_check_says_something_are_marked(window: Page, server: Server) -> None:
    path = server.folder / FILE
    path.write_text(path.read_text("utf-8").replace("方位: {门: 下}", "方位: {门: 下}, 固定: {高䶮: 2}", 1), "utf-8")
    seats_of(window, server)
    expect(seat(window, "2")).to_have_class(re.compile("seat-broken"))
    expect(seat(window, "2")).to_have_attribute("aria-description", re.compile("高䶮（来宾第6位）坐到了"))
    expect(window.locator(".seating-sample", has_text="不合惯例")).to_be_visible()
    seat(window, "2").click()
    window.locator(".seating-card").get_by_role("button", name="放开").click()
    expect(window.locator(".seat-broken")).to_have_count(0)
    drag(window, seat(window, "3"), seat(window, "1"))
    expect(seat(window, "1")).to_have_attribute("aria-description", re.compile("韩喆（来宾第3位）坐到了"))
