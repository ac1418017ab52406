"""附件 of a visit in its plan: numbered behind ours, pictures on pages of their own, files beside the plan."""

import re
from pathlib import Path
from typing import Any

import pytest

from docgen.api.offices import new_office
from docgen.api.papers import build, build_papers
from docgen.api.visits import load
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.model.visit import Visit
from docgen.seating.plan import plans
from docgen.word.package.outline import outline, texts
from tests.attachments import pdf, picture, word

HEAD = """\
标题: 云州市代表团来清江区考察
类别: 商务
日期: 2026-07-05
来宾: [{姓名: 周明远}]
陪同: [{姓名: 沈静}]
"""
SEATING = "座次: [{名称: 座谈会, 形式: 会谈横桌, 来宾: [周明远], 主方: [沈静]}]\n"
OWN = """\
附件:
  - {名称: 平面图, 文件: 图.jpg}
  - 附件9：简介.docx
  - {名称: 会议手册（另发）}
  - 来函.pdf
  - {名称: 示意图, 文件: 图.jpg}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files to attach."""
    (tmp_path / "图.jpg").write_bytes(picture())
    (tmp_path / "来函.pdf").write_bytes(pdf())
    (tmp_path / "附件9：简介.docx").write_bytes(word(tmp_path))
    return tmp_path


def loaded(folder: Path, text: str) -> Visit:
    path = folder / "来访.yaml"
    path.write_text(HEAD + text, "utf-8")
    return load(path)


def page(of: Visit) -> Any:
    (only,) = load_kind("plan").pages(PageInput(of, plans=plans(of)[0]))
    return only


def listed(of: Visit) -> list[str]:
    return [f"{row['号']}{row['名']}" for row in page(of).context["附件"]["多项"]]


def test_they_are_numbered_behind_ours_in_the_order_of_the_visit(folder: Path) -> None:
    of = loaded(folder, SEATING + OWN)
    assert listed(of) == ["1.座谈会座次图", "2.平面图", "3.简介", "4.会议手册（另发）", "5.来函", "6.示意图"]
    assert [(one["头"], one["题"]) for one in page(of).context["附图"]] == [("附件2", "平面图"), ("附件6", "示意图")]
    assert [(one.name, one.before) for one in page(of).enclosures] == [
        ("附件3 简介", "附件6示意图"),
        ("附件5 来函", "附件6示意图"),
    ]


def test_a_single_one_has_no_number(folder: Path) -> None:
    of = loaded(folder, "附件: [来函.pdf]")
    assert (page(of).context["附件"]["一项"], page(of).enclosures[0].name) == ("来函", "附件 来函")


def test_one_that_is_called_like_one_of_ours_keeps_its_own_number(folder: Path) -> None:
    of = loaded(folder, SEATING + "附件: [{名称: 座谈会座次图, 文件: 图.jpg}]")
    context = page(of).context
    assert ([sheet["附件"] for sheet in context["座次图"]], [one["头"] for one in context["附图"]]) == (
        ["附件1"],
        ["附件2"],
    )


def test_without_charts_the_numbers_close_up(folder: Path) -> None:
    (paper,) = build_papers(loaded(folder, SEATING + OWN), options={"without-charts": True})
    assert [one.file.name for one in paper.enclosed] == ["附件2 简介.docx", "附件4 来函.pdf"]


def test_files_lie_beside_the_plan_as_they_are(folder: Path) -> None:
    plan, brochure, letter = build(loaded(folder, SEATING + OWN))
    assert plan.name == "关于云州市代表团来清江区考察的接待方案.docx"
    assert (brochure.name, letter.name) == ("附件3 简介.docx", "附件5 来函.pdf")
    assert brochure.content == (folder / "附件9：简介.docx").read_bytes()
    assert letter.content == (folder / "来函.pdf").read_bytes()


@pytest.mark.parametrize(
    ("size", "across", "down"),
    [((1600, 1200), 156, 117), ((300, 240), 50.8, 40.6), ((1000, 4000), 42.8, 171.4), ((6000, 1000), 156, 26)],
)
def test_a_picture_fills_the_type_area_and_no_more_than_it_is_sharp(
    size: tuple[int, int], across: float, down: float, folder: Path
) -> None:
    (folder / "图.jpg").write_bytes(picture(size=size))
    fitted = page(loaded(folder, "附件: [{名称: 平面图, 文件: 图.jpg}]")).context["附图"][0]["图"]
    assert (fitted.width, fitted.height) == pytest.approx((across, down), abs=0.1)


def test_a_long_title_leaves_a_high_picture_less_room(folder: Path) -> None:
    (folder / "图.jpg").write_bytes(picture(size=(1000, 4000)))
    heights = []
    for name in ("图", "柳溪镇现代农业园高标准农田建设和灌溉渠系改造提升工程平面图", "X" * 80):
        of = loaded(folder, f"附件: [{{名称: {name}, 文件: 图.jpg}}]")
        heights.append(page(of).context["附图"][0]["图"].height)
    assert heights == sorted(heights, reverse=True)
    assert heights[0] - heights[1] == pytest.approx(10.4)


HOSTILE = [
    "<张三> & “李四” 'x'",
    "{{ 7*7 }} {% if 1 %}",
    "{{ 标题 }}",
    "{_{ 标题 }_}",
    "</w:t><w:t>&#65;",
    "\u202e倒着写\u202c",
    "零\u200b宽",
    'a/b\\c:d*e?f"g<h>i|j',
    "..",
    "../../外",
    "CON",
    "nul.txt",
    " 空 格 ",
    "结尾.",
    "$(rm -rf) `x` %PATH% %s %d",
    "=cmd|' /C calc'!A0",
    "𠮷𬱖㛃",
    "e\u0301 é",
    "长" * 80,
    "🎌旗",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_printed_letter_for_letter_and_makes_a_file_name_that_every_system_takes(
    name: str, folder: Path
) -> None:
    quoted = name.replace("'", "''")
    of = loaded(
        folder, f"附件:\n  - {{名称: '{quoted}', 文件: 来函.pdf}}\n  - {{名称: '图{quoted[1:]}', 文件: 图.jpg}}\n"
    )
    plan, letter = build(of, draft=True)
    printed = "\n".join(texts(plan.content))
    assert f"1.\t{of.attached[0].title}" in printed
    assert of.attached[0].title == name
    assert "49" not in printed
    assert letter.name.startswith("附件1")
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\u200b\u202a-\u202e]', letter.name)
    assert len(letter.name.encode()) <= 210
    assert not letter.name.removesuffix(".pdf").endswith((" ", "."))


def test_a_new_office_has_a_visit_whose_attachments_lie_beside_it(tmp_path: Path) -> None:
    new_office(tmp_path / "新")
    (paper,) = build_papers(load(tmp_path / "新" / "来访" / "2026-058.yaml"), ["plan"])
    assert [enclosed.file.name for enclosed in paper.enclosed] == ["附件3 项目合作意向书.docx"]
    lines = outline(paper.document.content)
    assert any("标准厂房平面示意图" in line for line in lines if line.startswith("Attachments"))
