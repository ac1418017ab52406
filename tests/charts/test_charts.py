"""Charts: names set in their boxes, sheets that fit, pictures that show every name or say which they cannot."""

import io
import os
import random
import re
import struct
from pathlib import Path

import pytest
from PIL import Image

from docgen import assets
from docgen.charts.chart import A3, A4, SMALLEST_PT, chart_notes, draw_chart, draw_picture
from docgen.charts.hall import hall_pages
from docgen.charts.seat_index import seat_index
from docgen.draw.drawing import SEAT_FACE, Drawing
from docgen.draw.png import UndrawableError, draw_png
from docgen.draw.svg import draw_svg
from docgen.draw.svg_read_back import svg_fault
from docgen.order.names import CharacterOverrides
from docgen.seating.labels import advance, lying_labels, name_lines
from docgen.seating.plan import plans
from tests.conftest import visit
from tests.seating.rooms import people, plan


def boxes(drawing: Drawing) -> dict[str, list[str]]:
    return {shape.name: [line.text for line in shape.lines] for shape in drawing.shapes if shape.kind == "round"}


def test_long_names_stand_in_two_lines_and_two_hanzi_are_spread() -> None:
    names = ["丁一", "周明远", "阿依古丽·买买提", "约翰内斯·范德维尔德", "Johannes van der Velde"]
    found = draw_chart(plan("主席台", names))
    assert boxes(found)["阿依古丽·买买提"] == ["阿依古丽·", "买买提"]
    assert boxes(found)["约翰内斯·范德维尔德"] == ["约翰内斯·", "范德维尔德"]
    assert "".join(boxes(found)["Johannes van der Velde"]) == "Johannes van der Velde"
    spread = {shape.name for shape in found.shapes for line in shape.lines if line.spread}
    assert spread == {"丁一"}


@pytest.mark.parametrize("name", ["周", "周明远", "欧阳若兰", "一二三四五六七八九十", "A" * 40, "阿·" * 8 + "提"])
def test_every_line_fits_its_box(name: str) -> None:
    found = draw_chart(plan("主席台", [name, "周明"], 规则="{标注: 职务}"))
    for shape in found.shapes:
        if shape.kind == "round":
            for line in shape.lines:
                assert advance(line.text) * line.size_pt * 25.4 / 72 <= shape.width
            assert sum(line.size_pt for line in shape.lines) * 25.4 / 72 <= shape.height


def test_a_title_or_a_foreign_name_may_stand_below() -> None:
    text = """
        来宾:
          - {姓名: 安娜·林德, 英文名: Anna Lind, 职务: 市长}
          - {姓名: 周明远, 职务: 中共云州市委农村工作领导小组办公室副主任}
        座次:
          - {名称: 甲, 形式: 主席台, 人员: 全体, 规则: {标注: 职务}}
          - {名称: 乙, 形式: 主席台, 人员: 全体, 规则: {标注: 英文名}}
    """
    first, second = (boxes(draw_chart(one)) for one in plans(visit(text))[0])
    assert first["安娜·林德"] == ["安娜·林德", "市长"]
    assert "".join(first["周明远"][1:]) == "中共云州市委农村工作领导小组办公室副主任"
    assert (second["安娜·林德"], second["周明远"]) == (["安娜·林德", "Anna Lind"], ["周明远"])


def test_name_lines_lose_no_character() -> None:
    for name in ("周明远", "阿依古丽·买买提", "Anna Maria von der Heide", "一二三四五六七八", "A-B-C-D-E-F-G-H-I-J"):
        for most_lines in range(1, 5):
            lines = name_lines(name, most_lines)
            assert "".join(lines) == name
            assert len(lines) <= most_lines


def test_a_chart_says_by_which_rules_and_what_its_lines_mean() -> None:
    found = plan("圆桌", (), people("客", 3), people("主", 2), 规则="{每桌: 8}", 固定="{客3: 4}")
    said = chart_notes(found)
    for part in ("圆桌排法：", "第二位主人作副主陪", "白底为来宾，灰底为主方", "虚线框为空席", "粗线框为固定席位"):
        assert part in said
    written = "".join(line.text for shape in draw_chart(found).shapes if shape.name == "说明" for line in shape.lines)
    assert written == said


def test_what_does_not_fit_on_a4_with_eight_points_goes_to_a3() -> None:
    assert (draw_chart(plan("主席台", people("名", 9))).width, A4.width) == (297, 297)
    assert draw_chart(plan("会谈横桌", (), people("客", 26), people("主", 26))).width == A3.width


def test_brand_colours_part_guests_from_hosts() -> None:
    found = draw_chart(plan("会谈横桌", (), ["客1"], ["主1"]), {"主色": "B22222", "辅色": "2F5D62"})
    assert {shape.name: shape.colour for shape in found.shapes if shape.kind == "round"} == {
        "客1": "B22222",
        "主1": "2F5D62",
    }


def test_svg_holds_every_name_and_is_drawn_in_millimetres() -> None:
    found = draw_svg(draw_chart(plan("圆桌", (), ["丁一", "A&B <甲>"], ["沈静"]))).decode()
    assert 'width="297mm" height="210mm"' in found
    shown = re.sub(r"<title>.*?</title>|<desc>.*?</desc>", "", found)
    plain = re.sub(r"<[^>]+>", "", shown).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    for name in ("丁一", "A&B <甲>", "沈静", "俯视图"):
        assert name in plain


@pytest.fixture
def faces() -> dict[str, list[Path]]:
    found = assets.fonts()
    if not found[SEAT_FACE]:
        if os.environ.get("DOCGEN_RENDERING") == "required":
            pytest.fail("no Chinese face on this computer")
        pytest.skip("no Chinese face on this computer")
    return found


def test_of_100_texts_altered_in_an_svg_every_one_is_noticed() -> None:
    drawing = draw_chart(plan("圆桌", (), ["丁一", "A&B <甲>", "欧阳若兰"], ["沈静", "罗大为"]))
    content = draw_svg(drawing).decode()
    assert svg_fault(content.encode(), drawing) == ""
    chance = random.Random(21)
    # the words that are drawn, not those that a screen shows when the pointer rests on them
    places = [at for text in re.finditer(r"<text[^>]*>([^<]+)", content) for at in range(*text.span(1))]
    places = [at for at in places if content[at] not in " &;amplgt"]
    for at in chance.choices(places, k=100):
        altered = content[:at] + "误" + content[at + 1 :]
        assert svg_fault(altered.encode(), drawing), altered[at - 20 : at + 20]
    assert svg_fault(content.replace("<g>", "<g><g/>", 1).encode()[:-9], drawing) == "图打不开"


def test_png_has_the_size_of_its_sheet_and_ink_where_the_names_are(faces: dict[str, list[Path]]) -> None:
    drawing = draw_chart(plan("主席台", ["周明远", "丁一"]))
    image = Image.open(io.BytesIO(draw_png(drawing, faces, 100))).convert("L")
    assert image.size == (round(297 / 25.4 * 100), round(210 / 25.4 * 100))
    for shape in drawing.shapes:
        if shape.kind == "round":
            scale = 100 / 25.4
            inside = image.crop(
                tuple(
                    round(one * scale)
                    for one in (
                        shape.left + 2,
                        shape.top + 1.5,
                        shape.left + shape.width - 2,
                        shape.top + shape.height - 1.5,
                    )
                )  # type: ignore[arg-type]
            )
            assert inside.getextrema()[0] < 100, f"{shape.name} is not drawn"  # type: ignore[operator]
    assert image.getpixel((5, 5)) == 255


def test_a_character_that_no_face_has_is_named_and_nothing_is_drawn(faces: dict[str, list[Path]]) -> None:
    with pytest.raises(UndrawableError) as refused:
        draw_png(draw_chart(plan("主席台", ["周\ue123远"])), faces)
    assert refused.value.characters == ("\ue123",)


def test_the_same_plan_gives_the_same_bytes(faces: dict[str, list[Path]]) -> None:
    found = plan("回字形", people("名", 12))
    assert draw_svg(draw_chart(found)) == draw_svg(draw_chart(found))
    assert draw_png(draw_chart(found), faces) == draw_png(draw_chart(found), faces)


def hall(count: int, rules: str, units: int = 1):  # type: ignore[no-untyped-def]
    listed = "\n".join(
        f"  - {{姓名: {'王李张周吴'[number % 5]}{number}, 单位: 第{number * units // count + 1}团}}"
        for number in range(count)
    )
    text = f"来宾:\n{listed}\n座次: [{{名称: 大会, 形式: 课桌式, 人员: 全体, 规则: {rules}}}]"
    return plans(visit(text))[0][0]


def test_a_large_hall_is_parted_into_pages_and_nobody_is_lost_between_them() -> None:
    found = hall(1000, "{列数: 40, 走道: 10、30}")
    pages = hall_pages(found)
    assert len(pages) > 1
    assert {page.sheet.width for page in pages} == {297}
    shown = [cell.text for page in pages for _, cells in page.grid.rows for cell in cells if cell.kind == "seat"]
    assert sorted(shown) == sorted(seat.key for seat in found.seats)
    assert all(page.grid.size_pt >= SMALLEST_PT for page in pages)
    for page in pages:
        assert sum(page.grid.widths_mm) <= page.sheet.across + 0.01
        assert all(sum(cell.span for cell in cells) == len(page.grid.widths_mm) for _, cells in page.grid.rows)
        heights = sum(height for height, _ in page.grid.rows)
        assert heights <= page.sheet.height - page.sheet.top - page.sheet.foot


def test_a_hall_that_fits_stays_on_one_sheet() -> None:
    (page,) = hall_pages(hall(80, "{列数: 10}"))
    assert page.sheet is A4
    assert page.grid.size_pt >= 12


def test_delegations_are_told_apart_and_said() -> None:
    found = hall(90, "{列数: 9, 分团: 另起}", units=3)
    (page,) = hall_pages(found)
    assert "第1团1—4排1—9座；第2团5—8排1—9座" in page.note
    shades = {cell.shade for _, cells in page.grid.rows for cell in cells if cell.kind == "seat"}
    assert shades == {True, False}


def test_rows_that_stand_half_a_seat_aside_share_half_columns() -> None:
    found = plan("主席台", people("名", 65), 规则="{排数: [21, 22, 22]}")
    (page,) = hall_pages(found)
    assert {cell.span for _, cells in page.grid.rows for cell in cells if cell.kind == "seat"} == {2}
    assert all(sum(cell.span for cell in cells) == len(page.grid.widths_mm) for _, cells in page.grid.rows)


def test_the_index_holds_everybody_by_strokes_and_those_nobody_can_place_last() -> None:
    text = """
        来宾:
          - 周明
          - 王军
          - 𠮷庆
          - {姓名: 张伟, 代号: 甲, 单位: 甲局}
          - {姓名: 张伟, 代号: 乙, 单位: 乙局}
          - Bo Holm
          - Anna Lind
        座次: [{名称: 大会, 形式: 课桌式, 人员: 全体, 规则: {列数: 3}}]
    """
    ((found,), _) = plans(visit(text))
    index = seat_index(found)
    assert index.order.startswith("按姓氏笔画为序，外文姓名按字母列后，字表未收的字列最后")
    (grid,) = index.pages
    columns = list(zip(*(cells for _, cells in grid.rows[1:]), strict=True))
    names = [cell.text for column in columns[0::2] for cell in column if cell.text]
    seats = [cell.text for column in columns[1::2] for cell in column if cell.text]
    assert names == ["王军", "张伟（甲局）", "张伟（乙局）", "周明", "Anna Lind", "Bo Holm", "𠮷庆"]
    assert [f"第{number.replace('-', '排第')}座" for number in "1-2 2-1 2-2 1-1 3-1 2-3 1-3".split()] == seats
    known = seat_index(found, CharacterOverrides({"𠮷": "121251"}))
    assert "字表未收" not in known.order


def test_a_picture_of_a_hall_grows_until_names_can_be_read(faces: dict[str, list[Path]]) -> None:
    drawing = draw_picture(hall(900, "{列数: 45}"))
    assert drawing.width > A3.width
    content = draw_png(drawing, faces)
    width, height = struct.unpack(">II", content[16:24])
    assert width * height <= 61_000_000


def test_labels_of_nobody_still_have_a_box() -> None:
    ((labels, box),) = lying_labels([], "姓名")
    assert labels == []
    assert box.width > box.height > 0


@pytest.mark.parametrize("name", ["一" * 60, "A" * 100, "阿·" * 40 + "提", "Anna " * 19 + "L"])
def test_a_name_beyond_measure_is_printed_whole_in_a_hall(name: str) -> None:
    found = plan("课桌式", [name.strip(), *people("名", 70)])
    shown = [
        cell.text.replace("\n", "")
        for page in hall_pages(found)
        for _, cells in page.grid.rows
        for cell in cells
        if cell.kind == "seat"
    ]
    assert sorted(shown) == sorted(seat.key for seat in found.seats if seat.person)
    assert seat_index(found).pages
