"""核对单: its template is fresh and uses what the page gives; the page says where every card is."""

import pytest

from docgen.api.cards.prepare import prepare_cards
from docgen.cards.options import CardOptions
from docgen.cards.selection import CardSelection
from docgen.cards.sheet import PrinterSettings
from docgen.kinds._card_checklist import NAMES, pages
from docgen.word.engine.lint import lint
from docgen.word.package.zip import read_package
from tests.cards.conftest import fonts
from tests.conftest import same_shape
from tests.test_generated import TEMPLATES, builder

__all__ = ["fonts"]

pytestmark = pytest.mark.usefixtures("fonts")

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


def test_it_adds_up() -> None:
    words = context(selection=CardSelection(exclude=("王五",)))
    assert words["合计"] == "名单共4人次，制作2张，未制作1人，重复列出1人次。"
    assert words["不做"] == [
        {"姓名": "王五", "名单": "名单", "原因": "点名不做"},
        {"姓名": "张三", "名单": "名单", "原因": "重复，已有一张"},
    ]
