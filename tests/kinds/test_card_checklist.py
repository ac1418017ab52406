"""核对单: its template is fresh and uses what the page gives; the page says where every card is."""

from dataclasses import replace

import pytest

from docgen.api.cards.documents import checklists
from docgen.api.cards.prepare import prepare_cards
from docgen.api.visits import load
from docgen.cards.options import CardOptions
from docgen.cards.selection import CardSelection
from docgen.cards.sheet import PrinterSettings
from docgen.kinds._card_checklist import NAMES, pages
from docgen.text.wording import post
from docgen.word.engine.lint import lint
from docgen.word.package.outline import texts
from docgen.word.package.zip import read_package
from tests.cards.conftest import fonts
from tests.conftest import same_shape
from tests.test_generated import TEMPLATES, builder

__all__ = ["fonts"]

pytestmark = pytest.mark.usefixtures("fonts")

HEADINGS = ("序号", "姓名", "单位职务", "身份", "名单", "位置", "核对", "原因")
ROSTER = "张三 局长\n李四 科长\n张三 局长\n王五\n".encode()


def context(**options: object) -> dict[str, object]:
    (page,) = pages(prepare_cards(ROSTER, CardOptions(**options)))  # type: ignore[arg-type]
    return dict(page.context)


def test_its_template_is_what_its_builder_builds() -> None:
    assert read_package((TEMPLATES / "tally.docx").read_bytes()) == read_package(builder("tally").build())


def test_its_template_uses_only_what_the_page_gives() -> None:
    assert lint(TEMPLATES / "tally.docx", NAMES) == ()
    assert same_shape(context(), NAMES, (str,))


@pytest.mark.parametrize(
    ("options", "positions"),
    [
        ({}, ["第1张", "第2张", "第3张"]),
        ({"preset": "130x48"}, ["第1张第1格", "第1张第2格", "第1张第3格"]),
        (
            {"preset": "130x48", "first_slot": 4, "printer_settings": PrinterSettings(duplex="长边")},
            ["第1张第4格", "第2张第1格", "第2张第2格"],
        ),
        ({"separate_documents": True}, ["001-张三", "002-李四", "003-王五"]),
    ],
)
def test_it_says_where_every_card_is(options: dict[str, object], positions: list[str]) -> None:
    rows = context(**options)["行"]
    assert [row["位置"] for row in rows] == positions  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "江澜市党政代表团来清江区对接东西部协作工作",
            ["江澜市党政代表团", "来清江区对接东西部协作工作", "席卡核对单"],
        ),
        ("云州市党政代表团来清江区考察乡村振兴工作", ["云州市党政代表团来清江区考察乡村振兴工作", "席卡核对单"]),
        (
            "云州市水利局总工程师来清江区检查指导冬春农田水利建设工作",
            ["云州市水利局总工程师来清江区", "检查指导冬春农田水利建设工作", "席卡核对单"],
        ),
        ("清江区第六届茶文化节", ["清江区第六届茶文化节席卡核对单"]),
    ],
)
def test_its_title_breaks_between_the_event_and_the_paper_and_never_inside_a_word(title: str, lines: list[str]) -> None:
    run = prepare_cards(ROSTER)
    (page,) = pages(replace(run, stack=replace(run.stack, title=f"{title}席卡")))
    assert page.context["标题分行"] == "\n".join(lines)


def test_it_adds_up() -> None:
    words = context(selection=CardSelection(exclude=("王五",)))
    assert words["合计"] == "名单共4人次，制作2张，未制作1人，重复列出1人次。"
    assert words["不做"] == [
        {"姓名": "王五", "单位职务": "", "名单": "", "原因": "按要求不制作"},
        {"姓名": "张三", "单位职务": "局长", "名单": "", "原因": "与前列重复，已制作一张"},
    ]
    assert words["不做标题"] == "未制作、重复列出的人员："


VISIT = """
标题: 云州市党政代表团来清江区考察
日期: 2026-07-05
来宾:
  - {姓名: 周明远, 单位: 中共云州市委, 职务: 副书记}
  - {姓名: 安娜·林德, 单位: 维兰堡市, 职务: 市长, 英文名: Anna Lind}
陪同: [{姓名: 沈静, 单位: 中共清江区委, 职务: 区委副书记}]
保障:
  - {姓名: 林小满, 单位: 区接待中心, 职务: 接待科科长}
  - {姓名: 孙宁, 单位: 区人民医院, 职务: 主治医师, 角色: 医护}
""".encode()


def badge_rows(**options: object) -> list[dict[str, str]]:
    (page,) = pages(prepare_cards(VISIT, CardOptions("badges", **options)))  # type: ignore[arg-type]
    rows = page.context["行"]
    assert isinstance(rows, list)
    return rows


def test_unit_and_post_are_written_as_in_the_plan() -> None:
    people = load(VISIT)
    written = [post(person) for person in (*people.guests.people, *people.hosts, *people.staff)]
    assert [row["单位职务"] for row in badge_rows()] == written
    assert written[2] == "中共清江区委副书记"


def test_it_says_what_a_badge_says() -> None:
    rows = badge_rows()
    assert [row["身份"] for row in rows] == ["来宾", "来宾", "陪同", "工作人员", "工作人员　医护"]
    assert [row["姓名"] for row in rows][:2] == ["周明远", "安娜·林德\nAnna Lind"]
    # the bar tells the list already
    assert {row["名单"] for row in rows} == {""}
    assert {row["名单"] for row in badge_rows(lines=("单位", "职务"))} == {"来宾", "陪同", "保障"}


def test_a_column_in_which_nothing_stands_is_left_out() -> None:
    for source, headings in (
        (ROSTER, ["序号", "姓名", "单位职务", "位置", "核对", "姓名", "单位职务", "原因"]),
        ("王五\n赵六\n".encode(), ["序号", "姓名", "位置", "核对"]),
        (VISIT, ["序号", "姓名", "单位职务", "身份", "位置", "核对"]),
    ):
        ((_, file),) = checklists(prepare_cards(source, CardOptions("badges")))
        words = texts(file.content)
        assert [word for word in words if word in {*HEADINGS}] == headings


def test_its_words_are_those_of_a_paper() -> None:
    run = prepare_cards(ROSTER, CardOptions(selection=CardSelection(exclude=("王五",))))
    ((_, file),) = checklists(run)
    words = "".join(texts(file.content))
    for spoken in ("没有做", "不做", "不用", "这一次", "点名"):
        assert spoken not in words
