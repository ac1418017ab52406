"""Characters in the words of a ledger that are not what they look like are said, once a column."""

from collections.abc import Callable
from pathlib import Path

from tests.conftest import Run

HEAD = "编号,标题,日期,来源地,人次,统计类别"


def test_a_place_with_an_unseen_character_is_said_where_it_stands_first(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    rows = [
        "1,考察,2025-03-01,云\u200b州,5,其他",
        "2,调研,2025-03-02,云州,6,其他",
        "3,访问,2025-03-03,云\u200b州,7,其他",
    ]
    (tmp_path / "台账.csv").write_text("\n".join([HEAD, *rows, "4,慰问\u202e,2025-03-04,山⻓县,8,其他"]), "utf-8")
    said = run("stats", tmp_path / "台账.csv").err
    assert "台账.csv!D2: 应改 D123 “来源地”里有看不见的字符 U+200B（零宽空格），在“云”后面，还有1处" in said
    assert "台账.csv!B5: 应改 D123 “标题”里有看不见的字符 U+202E" in said
    assert "台账.csv!D5: 应改 D129 “来源地”里的“⻓”（U+2ED3）" in said


def test_visit_files_of_a_year_are_looked_at_too(run: Callable[..., Run], tmp_path: Path) -> None:
    text = "标题: 考\u200b察\n日期: 2025-03-01\n统计类别: 其他\n来源地: 云州\n来宾:\n  人数: 3\n"
    (tmp_path / "一.yaml").write_text(text, "utf-8")
    said = run("stats", tmp_path).err
    assert said.count("D123") == 1
    assert "一.yaml:1:" in said
