"""Forms that fit their sheet, letters whose mark and rules stand where GB/T 9704 puts them, lists that go on."""

from pathlib import Path
from typing import Any

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.model.choices import LETTER_KINDS
from tests.conftest import OFFICE, visit
from tests.rendering.conftest import PDF
from tests.rendering.measure import MM, lines

pytestmark = pytest.mark.rendering

VISITS = sorted((OFFICE / "来访").glob("*.yaml"))


def page_text(page: Any) -> str:
    return "".join(line.text for line in lines(page))


def crowded(category: str, guests: int, days: int) -> str:
    """A visit with more of everything than one sheet holds."""
    posts = "职务: 党组成员、副主任兼综合处处长、一级调研员, 级别: 县处级正职"
    unit = "单位: 云州市人民政府对口支援和东西部协作办公室"
    names = ", ".join(f"{{姓名: 周明{chr(0x4E00 + at)}, {unit}, {posts}}}" for at in range(guests))
    stops = ", ".join(
        f"{{日期: 2026-07-{5 + at % days:02d}, 时间: {8 + at // days % 12:02d}:{at:02d}, 环节: 看, "
        f"内容: 考察高标准农田和稻渔综合种养示范基地第{at}片区, 地点: 柳溪镇现代农业园区核心区}}"
        for at in range(30)
    )
    meals = ", ".join(
        f"{{名称: 第{at}餐, 日期: 2026-07-05, 时间: 12:00, 地点: 清江宾馆多功能厅, 形式: 工作餐, 标准: 50, 陪餐: 全体}}"
        for at in range(12)
    )
    costs = ", ".join(f"{{项目: 第{at}项接待费用（会议室租用）, 金额: 1234567.89}}" for at in range(8))
    hosts = ", ".join(f"{{姓名: 沈静{chr(0x5200 + at)}, 单位: 中共清江区委, 职务: 区委副书记}}" for at in range(8))
    return "\n".join(
        [
            "标题: 云州市人民政府对口支援和东西部协作办公室代表团来清江区考察学习",
            f"编号: 2026-099\n类别: {category}\n事由: 考察调研\n招待方式: 部分招待\n对等协议: 友好交流与合作协议书",
            "公函: {单位: 云州市人民政府对口支援和东西部协作工作领导小组办公室, 文号: 云东西协作办函〔2026〕141号}",
            f"日期: 2026-07-05 至 2026-07-{4 + days:02d}",
            f"来宾: {{团组: 代表团, 人数: {guests}, 名单: [{names}]}}",
            f"陪同: [{hosts}]\n日程: [{stops}]\n用餐: [{meals}]\n费用: [{costs}]",
        ]
    )


@pytest.mark.parametrize("count", range(26, 32))
def test_no_empty_page_follows_a_list_that_fills_its_page(count: int, drawn: PDF) -> None:
    names = ", ".join(f"{{姓名: 周明{chr(0x4E00 + at)}, 单位: 云州市委, 职务: 副书记}}" for at in range(count))
    (file,) = build(visit(f"来宾: {{团组: 代表团, 人数: {count}, 名单: [{names}]}}"), ["approval"], draft=True)
    pages = drawn(file.content).pages
    assert len(pages) in (2, 3)
    assert "副书记" in page_text(pages[-1])


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_an_approval_form_fits_one_sheet_with_its_boxes(path: Path, drawn: PDF) -> None:
    (file,) = build(load(path), ["approval"])
    first, *others = drawn(file.content).pages
    assert "填表日期" in page_text(first)
    assert all("附" in page_text(page) or "序号" in page_text(page) or "日期" in page_text(page) for page in others)
    assert min(height for height in box_heights(first)) >= 25


def box_heights(page: Any) -> list[float]:
    """The heights of the boxes to sign, in mm: from the line above the first 签名 to the edge below it."""
    signing = [line for line in lines(page) if "签名" in line.text]
    edges = sorted({round(edge["top"] * MM, 1) for edge in page.edges if edge["orientation"] == "h"})
    above = max(edge for edge in edges if edge < signing[0].top)
    below = min(edge for edge in edges if edge > signing[0].bottom)
    return [below - above]


@pytest.mark.parametrize(("category", "guests", "days"), [("国内公务", 200, 5), ("外宾", 60, 5), ("商务", 5, 1)])
def test_a_crowded_visit_still_fits_one_sheet(category: str, guests: int, days: int, drawn: PDF) -> None:
    (file,) = build(visit(crowded(category, guests, days), OFFICE / "office.yaml"), ["approval"], draft=True)
    first = drawn(file.content).pages[0]
    assert "填表日期" in page_text(first)
    assert max(line.bottom for line in lines(first)) <= 297 - 14


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_a_checklist_has_its_total_and_signatures_on_the_last_sheet_and_its_number_on_all(
    path: Path, drawn: PDF
) -> None:
    of = load(path)
    (file,) = build(of, ["checklist"])
    pages = [page_text(page) for page in drawn(file.content).pages]
    assert all(f"编号：{of.code}" in page.replace(" ", "") for page in pages)
    assert all("（续表）" in page for page in pages[1:])
    assert "经办人" in pages[-1]
    assert "接待费用" in pages[-1]
    assert "合计" in pages[-1]
    assert not any("经办人" in page for page in pages[:-1])
    for person in (*of.guests.people, *of.hosts, *of.staff):
        assert set(person.name) <= set("".join(pages)), person.name


@pytest.mark.parametrize("profile", ["国标", "常规"])
def test_the_mark_and_the_rules_of_a_letter_stand_where_the_standard_puts_them(profile: str, drawn: PDF) -> None:
    (file,) = build(load(OFFICE / "来访" / "2026-041.yaml"), ["letter"], profile=profile)
    first, second, *_ = drawn(file.content).pages
    mark = next(line for line in lines(first) if line.text.startswith("清江区接待服务中心"))
    # the square of a hanzi begins half a millimetre above its ink
    assert mark.top == pytest.approx(30 - 0.63, abs=0.5)
    rules = sorted(rule_lines(first))
    assert [round(right - left) for _, _, left, right in rules] == [170] * 4
    assert [round(left) for _, _, left, _ in rules] == [20] * 4
    upper_thick, upper_thin, lower_thin, lower_thick = [bottom - top for top, bottom, *_ in rules]
    assert upper_thick > 2 * upper_thin
    assert lower_thick > 2 * lower_thin
    assert rules[0][0] - (mark.bottom - 0.63) == pytest.approx(4, abs=0.6)
    assert rules[2][0] == pytest.approx(277, abs=0.3)
    number = next(line for line in lines(first) if "〔2026〕" in line.text and line.top > mark.bottom)
    assert number.top - rules[1][1] == pytest.approx(4.84, abs=0.4)
    assert number.right == pytest.approx(184, abs=0.8)
    assert not any(line.text.replace(" ", "") == "—1—" for line in lines(first))
    assert any(line.text.replace(" ", "") == "—2—" for line in lines(second))


def rule_lines(page: Any) -> list[tuple[float, float, float, float]]:
    """The red rules of a page: top, bottom, left, right in mm."""
    return [
        (rect["top"] * MM, rect["bottom"] * MM, rect["x0"] * MM, rect["x1"] * MM)
        for rect in (*page.rects, *page.curves)
        if rect["width"] * MM > 150
    ]


@pytest.mark.parametrize("kind", LETTER_KINDS)
@pytest.mark.parametrize("path", VISITS[:3], ids=lambda path: path.stem)
def test_no_date_of_a_letter_stands_on_a_page_without_text(kind: str, path: Path, drawn: PDF) -> None:
    of = load(path)
    (file,) = build(of, ["letter"], options={"type": kind})
    sender = of.letter.sender if of.letter and kind == "来访公函" else of.office.unit
    pages = [lines(page) for page in drawn(file.content).pages]
    signed = next(page for page in pages if any(line.text == sender and line.size < 20 for line in page))
    text = "".join(line.text for line in signed)
    assert any(closing in text for closing in ("特此函复。", "盼复。", "专此函达。"))


def test_a_long_mark_takes_two_lines_and_the_rules_move_down(drawn: PDF, tmp_path: Path) -> None:
    office = tmp_path / "office.yaml"
    office.write_text("单位: 清江区机关事务管理和接待服务保障中心管理委员会办公室\n", "utf-8")
    (file,) = build(visit("公函: {单位: 云州市水利局}", office), ["letter"])
    (first,) = drawn(file.content).pages
    rules = sorted(rule_lines(first))
    assert rules[0][0] > 50
    number = next(line for line in lines(first) if "〔2026〕" in line.text)
    assert number.top - rules[1][1] == pytest.approx(4.84, abs=0.4)
