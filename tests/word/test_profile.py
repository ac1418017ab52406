"""A stock template in another profile and in a brand's faces: the numbers and names change, nothing else."""

from pathlib import Path

import pytest

from docgen.api.papers import build
from docgen.api.visits import load
from docgen.word.markup.page import PROFILES
from docgen.word.package.outline import outline, texts
from docgen.word.package.zip import read_package
from docgen.word.stock.profile import apply_profile
from tests.conftest import OFFICE, ROOT

PLAN = ROOT / "templates" / "docx" / "plan.docx"


def part(content: bytes, name: str) -> str:
    return read_package(content)[f"word/{name}.xml"].decode()


def test_the_stock_template_in_its_own_profile_is_itself() -> None:
    assert apply_profile(PLAN, PROFILES["国标"], {}) == PLAN.read_bytes()


def test_the_other_profile_changes_margins_lines_and_footer_and_nothing_else() -> None:
    changed = apply_profile(PLAN, PROFILES["常规"], {})
    assert 'w:top="2098"' in part(changed, "document")
    assert 'w:footer="1389"' in part(changed, "document")
    assert 'w:line="589"' not in part(changed, "styles")
    assert texts(changed) == texts(PLAN.read_bytes())


def test_faces_of_a_brand_take_the_place_of_the_standards() -> None:
    changed = apply_profile(PLAN, PROFILES["国标"], {"正文": "方正仿宋_GBK", "西文": "Times New Roman"})
    styles = part(changed, "styles")
    assert "仿宋_GB2312" not in styles
    assert 'w:ascii="Times New Roman" w:hAnsi="方正仿宋_GBK" w:eastAsia="方正仿宋_GBK"' in styles
    assert 'w:name="方正仿宋_GBK"' in part(changed, "fontTable")


@pytest.mark.parametrize("profile", ["国标", "常规"])
def test_the_office_decides_the_profile_and_the_command_may_decide_otherwise(profile: str, tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text(f"单位: 接待办\n版式: {profile}\n", "utf-8")
    visit = load("标题: 考察\n日期: 2026-07-05\n来宾: [周明远]\n".encode(), tmp_path / "office.yaml")
    (own,) = build(visit)
    assert f"top={PROFILES[profile].top}" in "".join(outline(own.content))
    (other,) = build(visit, profile="常规")
    assert f"top={PROFILES['常规'].top}" in "".join(outline(other.content))


def test_the_brand_of_the_example_leaves_the_standards_faces() -> None:
    (file,) = build(load(OFFICE / "来访" / "2026-041.yaml"))
    assert "仿宋_GB2312" in part(file.content, "styles")
