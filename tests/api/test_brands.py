"""Brands as an office keeps them: what is wrong with one, a sheet of all its assets, that of a new office."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from docgen.api.brands.checks import check_brand
from docgen.api.brands.folders import brand_folder
from docgen.api.brands.sheet import brand_sheet
from docgen.api.offices import new_office
from docgen.api.papers import build
from docgen.api.visits import load
from docgen.errors import DataError, UsageError
from docgen.kinds import _brand_sheet
from docgen.word.engine.lint import lint
from docgen.word.package.outline import outline, texts
from docgen.word.package.zip import read_package
from tests.conftest import OFFICE, ROOT, Run
from tests.test_generated import TEMPLATES, builder

STOCK = ROOT / "brand_assets" / "qingjiang"
TODAY = date(2026, 7, 6)


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    """A copy of the stock brand in an office of its own."""
    shutil.copytree(STOCK, tmp_path / "brand_assets" / "qingjiang")
    (tmp_path / "office.yaml").write_text("单位: 清江区接待中心\n品牌: qingjiang\n", "utf-8")
    return tmp_path / "brand_assets" / "qingjiang"


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "brand.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def found(folder: Path) -> list[tuple[str, str, int]]:
    return [
        (problem.code, problem.level, problem.place.line if problem.place else 0)
        for problem in check_brand(folder, TODAY)
    ]


def test_the_stock_brand_has_no_fault() -> None:
    assert check_brand(STOCK, TODAY) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "level"),
    [
        ("宽: 60", "宽: 130", "D609", "should"),
        ("宽: 60", "宽: 90", "D609", "note"),
        ("宽: 60", "宽: 15", "D609", "note"),
        ("说明: 清江区接待标志：山、水与朝阳", "说明: ", "D609", "should"),
        ("说明: 清江区接待标志：山、水与朝阳", "说明: 国徽", "D607", "should"),
        ("说明: 口号：两地三区", "说明: 口号一", "D608", "should"),
        ("文字: 两地三区", "文字: 两地三区。", "D608", "should"),
        ("用途: [菜单", "用途: [菜但", "D611", "note"),
        ("用途: [菜单", "用途: [审批单, 菜单", "D611", "note"),
        ("默认: {菜单: 文旅", "默认: {菜但: 文旅", "D611", "should"),
        ('主色: "B22222"', '主色: "FFEEAA"', "D611", "note"),
        ("    宽: 60\n", "    宽: 60\n    有效: 至 2026-07-05\n", "D601", "should"),
        ("    宽: 60\n", "    宽: 60\n    有效: 至 2026-08-05\n", "D601", "note"),
        ("批准: {审批人: 沈静", "批准: {审批人: 待批", "D602", "should"),
        ("名称: 清江\n", "名称: 清江\n备注: 主打千年米仓古·早晚X河\n", "D610", "should"),
    ],
)
def test_a_fault_of_an_asset_is_told_at_its_place(brand: Path, old: str, new: str, code: str, level: str) -> None:
    change(brand, old, new)
    problems = found(brand)
    assert (code, level) in [(one, at_level) for one, at_level, _ in problems]
    changed = (brand / "brand.yaml").read_text("utf-8")
    line = changed[: changed.index(new.strip().split("\n")[0])].count("\n") + 1
    assert min(abs(at - line) for one, _, at in problems if one == code) <= 3


def test_pictures_that_nobody_names_and_files_that_are_nearly_a_slogan_are_told(brand: Path) -> None:
    shutil.copy(brand / "logo.png", brand / "旧标志.png")
    shutil.copy(brand / "logo.png", brand / "千年米仓古·早晚X河.png")
    assert sorted(code for code, _, _ in found(brand)) == ["D610", "D611", "D611"]


def test_a_picture_in_the_colours_of_a_press_is_told(brand: Path) -> None:
    Image.new("CMYK", (400, 300)).save(brand / "logo.jpg")
    change(brand, "文件: logo.png", "文件: logo.jpg")
    texts_of = [problem.text for problem in check_brand(brand, TODAY) if problem.code == "D609"]
    assert any("CMYK" in text for text in texts_of)


def test_what_cannot_be_read_is_an_error(brand: Path, run: Callable[..., Run]) -> None:
    (brand / "logo.png").unlink()
    left = run("brand", "check", brand)
    assert left.code == 1
    assert "D119" in left.err
    with pytest.raises(DataError):
        brand_sheet(brand)


def test_a_brand_is_found_by_its_folder_its_name_and_its_office(brand: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = brand.parent.parent
    assert brand_folder(brand) == brand
    assert brand_folder(office).resolve() == brand.resolve()
    assert brand_folder("qingjiang") == STOCK
    monkeypatch.chdir(office)
    assert brand_folder() == brand.resolve()
    monkeypatch.chdir(ROOT)
    with pytest.raises(UsageError, match="没有“qingjang”这个品牌"):
        brand_folder("qingjang")
    with pytest.raises(UsageError, match=r"brand\.yaml"):
        brand_folder(ROOT / "tests")


def test_the_sheet_shows_every_asset_with_what_may_be_done_with_it(brand: Path) -> None:
    change(brand, "    宽: 60\n", "    宽: 60\n    有效: 至 2026-07-05\n    季节: [春, 晚]\n")
    sheet = brand_sheet(brand, TODAY)
    said = "\n".join(texts(sheet.content))
    named = ("两地三区", "千年米仓道·早晚X河", "沈静，2023年1月10日", "2026年7月5日止", "3月、4月、5月、晚", "#B22222")
    assert [text for text in named if text not in said] == []
    assert "应改：口号“主”的有效期到2026年7月5日止" in said
    assert "标志：清江区接待标志" not in said  # the heading says what it is
    drawn = [line for line in outline(sheet.content) if "[图：" in line]
    assert len(drawn) + sum("色样" in line for line in outline(sheet.content)) >= 3


def test_the_command_draws_the_sheet(brand: Path, run: Callable[..., Run], tmp_path: Path) -> None:
    left = run("brand", "show", brand, "-o", tmp_path / "一览.docx")
    assert (left.code, (tmp_path / "一览.docx").read_bytes()[:2]) == (0, b"PK")
    assert run("brand", "show", brand, "-o", tmp_path / "一览.docx").code == 4


def test_the_template_of_the_sheet_is_what_its_builder_builds_and_uses_what_there_is() -> None:
    assert read_package((TEMPLATES / "brand.docx").read_bytes()) == read_package(builder("brand").build())
    assert lint(TEMPLATES / "brand.docx", _brand_sheet.NAMES) == ()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, "我的办公室"),
        ({"unit": "云州市接待办公室"}, "云州市接待办公室"),
        ({"unit": "云州市“接待”办公室: 甲", "short": "市接待办"}, "市接待办"),
    ],
)
def test_a_new_office_has_a_neutral_brand_of_its_own_name(tmp_path: Path, given: dict[str, str], name: str) -> None:
    folder = tmp_path / "我的办公室"
    new_office(folder, **given)
    of = load(folder / "来访" / "2026-052.yaml")
    assert of.brand is not None
    assert (of.brand.name, dict(of.brand.slogans), of.brand.emblem) == (name, {}, None)
    if "unit" in given:
        assert of.office.unit == given["unit"]
    assert check_brand(folder, TODAY) == ()
    (menu,) = build(of, ["menu"])
    assert "X河" not in "".join(texts(menu.content))


def test_the_brand_of_the_example_is_still_its_own() -> None:
    of = load(OFFICE / "来访" / "2026-041.yaml")
    assert of.brand is not None
    assert of.brand.name == "清江"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("两地三区", "两地\u200b三区", "D123"),
        ("名称: 清江", "名称: \u202e清江", "D123"),
        ("清江委发", "清江委發⽅", "D129"),
    ],
)
def test_a_remark_on_a_character_takes_no_brand_away(
    brand: Path, run: Callable[..., Run], old: str, new: str, code: str
) -> None:
    change(brand, old, new)
    assert code in run("brand", "check", brand).err
    assert run("brand", "show", brand, "-o", brand.parent / "资产.docx").code == 0
    visit = brand.parents[1] / "来访.yaml"
    visit.write_text(
        "标题: 甲\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n日程: [{日期: 2026-07-05, 内容: 座谈}]\n", "utf-8"
    )
    assert load(visit).brand is not None
