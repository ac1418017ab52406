"""A brand.yaml: slogans with their conditions, drawings in pixels and in outlines, what is refused at its place."""

from datetime import date
from pathlib import Path

import pytest

from docgen.model.brand import Brand, SloganApproval, VectorDrawing
from docgen.model.scalars import ConversionError
from docgen.model.validity import OpenPeriod, Season, read_open_period, read_season
from docgen.readers.office.brand import load_brand
from docgen.readers.office.outlines import read_outlines
from docgen.readers.office.picture import PictureError
from docgen.readers.office.svg_path import PathError, path_steps

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{}</svg>'


def brand(folder: Path, body: str, *, svg: str = "") -> Brand:
    (folder / "brand.yaml").write_text(f"名称: 例\n{body}", "utf-8")
    if svg:
        (folder / "口号.svg").write_text(svg, "utf-8")
    read, problems = load_brand(folder)
    assert read is not None, problems
    return read


def refusals(folder: Path, body: str) -> list[tuple[str, int]]:
    (folder / "brand.yaml").write_text(f"名称: 例\n{body}", "utf-8")
    read, problems = load_brand(folder)
    assert read is None
    return [(problem.code, problem.place.line if problem.place else 0) for problem in problems]


def test_a_slogan_with_all_that_can_be_said_of_it(tmp_path: Path) -> None:
    (slogan,) = brand(
        tmp_path,
        """
口号:
  - 名称: 主
    文字: 两地三区
    英文: Two Places, Three Districts
    用途: 菜单、手边单
    不得: [横幅, 会场]
    有效: 2026-01-01 至 2026-12-31
    批准: {审批人: 沈静, 日期: 2025-12-20, 文号: 清江委发〔2025〕31号}
    季节: [春, 11月至2月, 晚]
默认: 主
""",
    ).assets
    assert (slogan.uses, slogan.not_for, slogan.english) == (
        ("菜单", "手边单"),
        ("横幅", "会场"),
        "Two Places, Three Districts",
    )
    assert slogan.valid == OpenPeriod(date(2026, 1, 1), date(2026, 12, 31))
    assert slogan.approval == SloganApproval("沈静", date(2025, 12, 20), "清江委发〔2025〕31号")
    assert slogan.seasons == (Season((3, 4, 5)), Season((11, 12, 1, 2)), Season(part_of_day="晚"))
    assert (slogan.place.line if slogan.place else 0, slogan.excerpt.strip()) == (4, "- 名称: 主")


@pytest.mark.parametrize(
    ("approval", "refused"),
    [("{审批人: 沈静}", False), ("区委宣传部", False), ("待批", True), ("否", True), ("{审批人: }", True)],
)
def test_an_approval_that_is_not_there_yet_is_none(tmp_path: Path, approval: str, refused: bool) -> None:
    read = brand(tmp_path, f"口号: [{{名称: 主, 文字: 两地三区, 批准: {approval}}}]")
    assert read.assets[0].approval is not None
    assert read.assets[0].approval.refused is refused


@pytest.mark.parametrize(
    ("written", "defaults"),
    [("主", {"": "主"}), ("{菜单: 主}", {"菜单": "主"}), ("", {})],
)
def test_the_default_is_one_name_or_one_for_each_kind(tmp_path: Path, written: str, defaults: dict[str, str]) -> None:
    assert brand(tmp_path, f"口号: [{{名称: 主, 文字: 两地三区}}]\n默认: {written}").defaults == defaults


def test_a_brand_of_before_needs_nothing_new(tmp_path: Path) -> None:
    read = brand(tmp_path, "口号: [{名称: 主, 文字: 两地三区}]")
    assert (dict(read.slogans), read.assets[0].approval, read.assets[0].valid) == (
        {"主": "两地三区"},
        None,
        OpenPeriod(),
    )


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("口号: [{名称: 主, 文字: 两地三区}]\n默认: 文旅", "D605"),
        ("口号: [{名称: 主, 文字: 两地三区, 有效: 明年}]", "D111"),
        ("口号: [{名称: 主, 文字: 两地三区, 有效: 2026-12-31 至 2026-01-01}]", "D111"),
        ("口号: [{名称: 主, 文字: 两地三区, 季节: 雨季}]", "D113"),
        ("口号: [{名称: 主, 文字: 两地三区, 用处: 菜单}]", "D106"),
        ("口号: [{名称: 主, 文字: 两地三区, 图: 没有.svg}]", "D119"),
    ],
)
def test_what_cannot_be_read_is_reported_at_its_line(tmp_path: Path, body: str, code: str) -> None:
    ((found, line),) = refusals(tmp_path, body)
    assert (found, line) == (code, 1 + body[: body.rfind("\n") + 1].count("\n") + 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-01-01 至 2026-12-31", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026.1.1-2026.12.31", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026年1月1日至2026年12月31日", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-01-01至", date(2026, 1, 1), None),
        ("2026-01-01起", date(2026, 1, 1), None),
        ("自2026年1月1日起", date(2026, 1, 1), None),
        ("至 2026-12-31", None, date(2026, 12, 31)),
        ("2026-12-31止", None, date(2026, 12, 31)),
        ("2026年12月31日前", None, date(2026, 12, 31)),
        ("2026-07-06", date(2026, 7, 6), date(2026, 7, 6)),
        ("长期有效", None, None),
    ],
)
def test_a_validity_may_be_open_at_either_end(text: str, first: date | None, last: date | None) -> None:
    assert read_open_period(text) == OpenPeriod(first, last)


@pytest.mark.parametrize("text", ["", "至", "2026", "2026-13-01 至", "2026-01-01 2026-12-31", "今年内"])
def test_what_is_no_validity_is_refused(text: str) -> None:
    with pytest.raises(ConversionError):
        read_open_period(text)


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("冬", Season((12, 1, 2))),
        ("春季", Season((3, 4, 5))),
        ("10月", Season((10,))),
        ("3月至5月", Season((3, 4, 5))),
        ("3-5月", Season((3, 4, 5))),
        ("11月到1月", Season((11, 12, 1))),
        ("早上", Season(part_of_day="早")),
        ("晚餐", Season(part_of_day="晚")),
    ],
)
def test_seasons_are_months_or_a_part_of_the_day(text: str, season: Season) -> None:
    assert read_season(text) == season


def test_outlines_are_read_in_parts_of_the_drawing(tmp_path: Path) -> None:
    svg = SVG.format('<g transform="translate(10 0)" fill="#b22"><path d="M0 0h10v10z"/></g>')
    read = brand(tmp_path, "口号: [{名称: 主, 文字: 两地三区, 图: 口号.svg, 宽: 60}]", svg=svg)
    drawing = read.pictures["主"]
    assert isinstance(drawing, VectorDrawing)
    assert (drawing.width, drawing.height, drawing.alt) == (60, 30, "两地三区")
    (path,) = drawing.paths
    assert path.colour == "BB2222"
    assert path.commands == (("M", (0.5, 0.0)), ("L", (1.0, 0.0)), ("L", (1.0, 1.0)), ("Z", ()))


@pytest.mark.parametrize(
    ("inside", "shapes"),
    [
        ('<rect x="1" y="1" width="4" height="3"/>', 1),
        ('<circle cx="5" cy="5" r="2" style="fill:rgb(10, 20, 30);stroke:none"/>', 1),
        ('<ellipse cx="5" cy="5" rx="2" ry="1"/><polygon points="0,0 1,0 1,1"/>', 2),
        ('<style>.a{fill:#102030}</style><path class="a" d="M0 0L1 1L0 1z"/>', 1),
        ('<title>名</title><metadata>x</metadata><defs><path d="M0 0L1 1L0 1z"/></defs><path d="M0 0L1 1L0 1z"/>', 1),
        ('<path fill="none" d="M0 0L1 1"/><path d="M0 0L1 1L0 1z"/>', 1),
        ('<g display="none"><text>x</text></g><path d="M0 0L1 1L0 1z"/>', 1),
        ('<x:view xmlns:x="urn:x"/><path d="M0 0L1 1L0 1z"/>', 1),
    ],
)
def test_plain_shapes_of_drawing_programs_are_read(inside: str, shapes: int) -> None:
    assert len(read_outlines(SVG.format(inside).encode(), 20, "").paths) == shapes


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (SVG.format("<text>两地三区</text>"), "文字"),
        (SVG.format('<image href="http://example.com/x.png"/>'), "图片"),
        (SVG.format('<use href="#a"/>'), "引用"),
        (SVG.format('<path fill="url(#g)" d="M0 0L1 1L0 1z"/>'), "渐变"),
        (SVG.format('<path stroke="#000" d="M0 0L1 1L0 1z"/>'), "描边"),
        (SVG.format('<g opacity="0.5"><path d="M0 0L1 1L0 1z"/></g>'), "半透明"),
        (SVG.format('<path filter="url(#f)" d="M0 0L1 1L0 1z"/>'), "滤镜"),
        (SVG.format('<path d="M0 0 L 1"/>'), "路径"),
        (SVG.format('<path d="L 1 1"/>'), "路径"),
        (SVG.format(""), "没有形状"),
        ("<html/>", "不是 SVG"),
        ("<svg", "不完整"),
        ("", "不完整"),
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + SVG.format("&a;"), "实体"),
        (SVG.replace('viewBox="0 0 20 10"', "").format('<path d="M0 0z"/>'), "没有大小"),
        (SVG.format(f'<path d="M0 0{"L1 1" * 30000}"/>'), "超过"),
    ],
)
def test_what_word_would_draw_otherwise_is_refused(content: str, said: str) -> None:
    with pytest.raises(PictureError, match=said):
        read_outlines(content.encode(), 20, "")


@pytest.mark.parametrize(
    ("data", "ends"),
    [
        ("M0,0L10-5", [(0, 0), (10, -5)]),
        ("m1 1 2 2 3 3", [(1, 1), (3, 3), (6, 6)]),
        ("M0 0H5V5h-5v-5Z", [(0, 0), (5, 0), (5, 5), (0, 5), (0, 0)]),
        ("M0 0C1 1 2 2 3 3S5 5 6 6", [(0, 0), (3, 3), (6, 6)]),
        ("M0 0Q1 1 2 0T4 0", [(0, 0), (2, 0), (4, 0)]),
        ("M.5.5L1e1 2E0", [(0.5, 0.5), (10, 2)]),
        ("M0 0A5 5 0 0 1 10 0", [(0, 0), (5, -5), (10, 0)]),
    ],
)
def test_path_data_is_read_as_svg_writes_it(data: str, ends: list[tuple[float, float]]) -> None:
    points = [step[1][-2:] for step in path_steps(data) if step[0] != "Z"]
    assert points == [pytest.approx(end) for end in ends]


@pytest.mark.parametrize("data", ["M1", "M1 2 X", "1 2", "M0 0ZZ1"])
def test_path_data_that_is_none_is_refused(data: str) -> None:
    with pytest.raises(PathError):
        path_steps(data)
