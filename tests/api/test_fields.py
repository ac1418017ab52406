"""``docgen fields``: the headings that a clerk may write, printed in the words of the model."""

from collections.abc import Callable

import pytest

from docgen import heading_lines, headings_json, load
from docgen.model.layouts import LAYOUTS
from docgen.model.office import TABLES
from tests.conftest import Run


def test_without_a_section_the_headings_of_a_visit_are_listed_with_what_must_be_there(run: Callable[..., Run]) -> None:
    lines = run("fields").out.splitlines()
    assert any(line.split()[:3] == ["标题", "title", "必填"] for line in lines)
    assert any(line.split()[:3] == ["日程", "schedule", "表"] for line in lines)


def test_a_section_shows_its_columns_and_those_of_its_inner_list(run: Callable[..., Run]) -> None:
    shown = run("fields", "住宿").out
    assert "“房间”里每一项的各列" in shown
    assert "标准间、单间、普通套间" in shown
    assert "总台电话" not in shown  # the columns of the catalogue of hotels


def test_every_option_of_every_layout_is_shown_with_the_section_of_seatings() -> None:
    shown = "\n".join(heading_lines("座次"))
    assert all(f"{option}：" in shown for layout in LAYOUTS.values() for option in layout.options)
    assert all(layout in shown for layout in LAYOUTS)


@pytest.mark.parametrize("section", ["", "办公室", "地方规定", "工作", "稿子", "卡纸", "品牌", *TABLES])
def test_what_files_and_tables_hold_is_shown_too(section: str) -> None:
    assert all(row["name"] and row["meaning"] for row in headings_json(section))


def test_a_visit_with_every_example_as_its_value_can_be_read() -> None:
    rows = [row for row in headings_json() if row["examples"] and not row["section"]]
    text = "来宾: [{姓名: 周明远}]\n" + "".join(f"{row['name']}: {row['examples'][0]}\n" for row in rows)
    assert load(text.encode()).title == "云州市党政代表团来清江区考察乡村振兴工作"


def test_a_section_that_does_not_exist_is_refused_with_the_closest_one(run: Callable[..., Run]) -> None:
    done = run("fields", "用餐安排")
    assert done.code == 2
    assert "是不是“用餐”？" in done.err
