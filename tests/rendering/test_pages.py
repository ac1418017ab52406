"""The printed page: 22 lines of 28 characters where the standard puts them, no signature without text."""

from pathlib import Path

import pytest

from docgen.api.papers import build
from docgen.word import fill
from docgen.word.markup.page import PROFILES
from docgen.word.stock.blocks import blank_line, each, heading, paragraph
from docgen.word.stock.document import document
from docgen.word.stock.profile import apply_profile
from tests.conftest import visit
from tests.rendering.conftest import PDF
from tests.rendering.measure import lines

pytestmark = pytest.mark.rendering

SENTENCE = "清江两岸山水相依田畴广阔来访的同志沿着古道走进村庄听老乡讲从前的故事看今天的变化谈明天的打算"


@pytest.fixture
def specimen(tmp_path: Path) -> Path:
    """A long text of hanzi alone, under headings, built of the same blocks as every paper."""
    path = tmp_path / "specimen.docx"
    body = [
        paragraph("{{ 标题 }}", "PaperTitle"),
        blank_line(),
        each("段", "文", heading("{{ 段.题 }}", 1), heading("{{ 段.节 }}", 2), paragraph("{{ 段.文 }}")),
    ]
    path.write_bytes(document(body))
    return path


@pytest.mark.parametrize(("profile", "first"), [("国标", 37.93), ("常规", 40.22)])
def test_a_full_page_holds_22_lines_of_28_characters_in_place(
    profile: str, first: float, specimen: Path, drawn: PDF
) -> None:
    texts = [
        {"题": "一、总的情况", "节": "（一）基本情况", "文": SENTENCE * 30},
        {"题": "二、下步打算", "节": "（二）做法", "文": SENTENCE * 20},
    ]
    made = fill(apply_profile(specimen, PROFILES[profile], {}), {"标题": "关于版面的说明", "文": texts})
    pdf = drawn(made)
    page = pdf.pages[1]
    body = [line for line in lines(page) if abs(line.size - 16) < 0.5]
    assert len(body) == 22
    assert body[0].top == pytest.approx(first, abs=0.3)
    assert {len(line.text) for line in body} <= {27, 28, 29}
    assert sum(len(line.text) == 28 for line in body) >= 15
    assert min(line.left for line in body) == pytest.approx(28, abs=0.3)
    assert max(line.right for line in body) <= 184.6
    assert body[-1].bottom <= 262.5
    odd, even = (lines(pdf.pages[number])[-1] for number in (0, 1))
    assert (odd.text.replace(" ", ""), even.text.replace(" ", "")) == ("—1—", "—2—")
    assert odd.right == pytest.approx(184 - 4.94, abs=1)
    assert even.left == pytest.approx(28 + 4.94, abs=1)
    assert [title for _, title, *_ in pdf.doc.get_outlines()] == [one[word] for one in texts for word in ("题", "节")]


@pytest.mark.parametrize(
    ("end", "count"),
    [("车辆", 2), ("车辆", 4), ("用餐", 3), ("用餐", 5), ("饮食", 2), ("饮食", 5), ("保障", 7), ("保障", 9)],
)
def test_no_signature_of_a_plan_stands_on_a_page_without_text(end: str, count: int, drawn: PDF, tmp_path: Path) -> None:
    names = [f"周明{character}" for character in "甲乙丙丁戊己庚辛壬"[:count]]
    diet = "素食" if end == "饮食" else ""
    guests = [f"{{姓名: {name}, 性别: 男, 单位: 云州市水利局, 职务: 科员, 饮食: [{diet}]}}" for name in names]
    meals = "用餐: [{名称: 午餐, 日期: 2026-03-12, 形式: 自助餐}, {名称: 晚餐, 日期: 2026-03-12, 形式: 自助餐}]"
    last = {
        "车辆": f"车辆: [{', '.join(f'{{车号: {no}, 车型: 客车, 车牌: 云A1234{no}}}' for no in (1, 2, 3))}]",
        "用餐": meals,
        "饮食": meals,
        "保障": "保障: [{姓名: 赵一, 单位: 区接待中心}, {姓名: 赵二, 单位: 区接待中心}]",
    }
    text = [
        "标题: 云州市水利局来清江区考察",
        "日期: 2026-03-12 至 2026-03-13",
        "成文日期: 2026-03-10",
        f"来宾: [{', '.join(guests)}]",
        "陪同: [{姓名: 李正, 单位: 清江区水利局, 职务: 局长}]",
        last[end],
    ]
    office = tmp_path / "office.yaml"
    office.write_text("单位: 清江区接待服务中心\n", "utf-8")
    (file,) = build(visit("\n".join(text), office), draft=True)
    pages = [lines(page)[:-1] for page in drawn(file.content).pages]
    (signed,) = (page for page in pages if any(line.text == "清江区接待服务中心" for line in page))
    assert signed[0].text != "清江区接待服务中心"
    assert len(signed) > 2
