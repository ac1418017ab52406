"""The quick way of reading a visit file and the full one say the same, or the quick one says nothing."""

import random
from pathlib import Path

import pytest

from docgen.model.ledger import Record
from docgen.readers.ledger.record import RecordOffice, parse_record, skim_record
from docgen.readers.office.catalogue import Catalogue
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import Source, UnreadableError, compose
from tests.conftest import OFFICE

FILES = [*sorted((OFFICE / "台账" / "2023").glob("*.yaml"))[:12], *sorted((OFFICE / "来访").glob("*.yaml"))]
AUDITED = sorted((OFFICE / "审计" / "2025").glob("*.yaml"))
IN_OFFICE = RecordOffice(Catalogue(), frozenset({"沈静"}), "县处级", frozenset({"清江区商务局"}))
#: Full visits, and what is written in a way of its own: a person by name alone, English keys, a name nobody can tell.
FULL = [*(OFFICE / "来访").glob("*.yaml"), *AUDITED]
OF_THEIR_OWN = {"2026-058", "2026-060", "2025-007"}
COUNTED = {"标题", "编号", "类别", "统计类别", "事由", "来源地", "领导人数", "其中", "日期", "来宾"}
NAMES = ("title", "code", "category", "group", "purpose", "origin", "leaders", "tags", "dates", "people", "")


def fully(text: str) -> Record | None:
    """What the full reader says. None when the file is no YAML in a place that a ledger does not count.

    Fails when it finds fault with what is counted: that the quick way must not have passed over.
    """
    source = Source("来访.yaml", text)
    decoder = Decoder()
    try:
        record = parse_record(compose(source), source, IN_OFFICE, decoder)
    except UnreadableError as error:
        (problem, *_) = error.problems
        assert problem.place is not None
        key = next(
            line for line in reversed(text.split("\n")[: problem.place.line]) if line[:1] not in ("", " ", "-", "#")
        )
        assert key.split(":")[0] not in COUNTED, problem
        return None
    assert decoder.problems == []
    assert record is not None
    return record


def alike(quick: Record, full: Record) -> bool:
    fields = [name for name in Record._fields if name not in ("places", "file")]
    same = all(getattr(quick, name) == getattr(full, name) for name in fields)
    return same and all(quick.mark(name)[1:] == full.mark(name)[1:] for name in NAMES if name in quick.places)


@pytest.mark.parametrize("path", [*FILES, *AUDITED], ids=lambda path: path.stem)
def test_both_ways_say_the_same_of_the_examples(path: Path) -> None:
    text = path.read_text("utf-8")
    quick, full = skim_record(text.encode(), "来访.yaml", IN_OFFICE), fully(text)
    assert full is not None
    assert quick is None or alike(quick, full)


def test_the_examples_of_the_year_are_read_the_quick_way() -> None:
    assert all(
        skim_record(path.read_bytes(), path.name, IN_OFFICE) for path in (OFFICE / "台账" / "2023").glob("*.yaml")
    )


@pytest.mark.parametrize("path", [path for path in FULL if path.stem not in OF_THEIR_OWN], ids=lambda path: path.stem)
def test_full_visits_are_read_the_quick_way_with_what_they_cost_and_what_guests_said(path: Path) -> None:
    text = path.read_text("utf-8")
    quick, full = skim_record(text.encode(), path.name, IN_OFFICE), fully(text)
    assert quick is not None
    assert full is not None
    assert (quick.cost, quick.feedback) == (full.cost, full.feedback)


VISIT = """\
标题: 云州市考察团来清江区考察
日期: 2026-07-05
公函: {单位: 云州市商务局, 内容: 考察, 人数: 2}
来宾:
  团组: 云州市考察团
  人数: 2
  名单:
    - {姓名: 周明远, 单位: 云州市粮食局, 职务: 局长}
"""
#: Lists of a visit file, and whether they are read the quick way.
LISTS = {
    "费用:\n  - {项目: 工作餐, 金额: 700, 承担: 接待单位}\n": True,
    "费用:\n  - {项目: 工作餐, 日期: 2026-07-05, 标准: 50, 人数: 14, 金额: 700.50}\n": True,
    '费用:\n  - {项目: 工作餐, 金额: 700, 承担: 来宾自付, 票据: "001"}\n': True,
    "费用:\n- {项目: 工作餐, 金额: 700}\n- {项目: 场租, 金额: 30}\n": True,
    "expenses:\n  - {项目: 工作餐, 金额: 700}\n": False,
    "费用:\n  - {item: 工作餐, amount: 700}\n": True,
    "费用:\n  - {项目: 工作餐, 金额: 700, 承担: 云州市商务局}\n": False,
    "费用:\n  - {项目: 工作餐, 金额: 700, 承担: 云州市粮食局}\n": False,
    "费用:\n  - {项目: 工作餐, 金额: 700, 承担: 云州市考察团}\n": False,
    "费用:\n  - {项目: 工作餐, 金额: 700, 承担: 清江区商务局}\n": False,
    "费用:\n  - {项目: 工作餐, 日期: 2026-02-30, 金额: 700}\n": False,
    "费用:\n  - {项目: 工作餐, 日期: 7月5日, 金额: 700}\n": False,
    "费用:\n  - {项目: 工作餐, 标准: 五十, 金额: 700}\n": False,
    "费用:\n  - {项目: 工作餐, 人数: 约十人, 金额: 700}\n": False,
    "费用:\n  - {项目: 工作餐, 金额: 700元}\n": False,
    "费用:\n  - {项目: 工作餐, 标准: 50, 人数: 14}\n": False,
    "费用:\n  - {项目: 工作餐, 金额: 700}\n  - {项目: 合计, 金额: 700}\n": False,
    "费用:\n  - {金额: 700}\n": False,
    "费用:\n  - 工作餐\n": False,
    "费用: []\n": False,
    "费用:\n": False,
    "反馈:\n  - {类型: 意见建议, 提出人: 周明远, 内容: 管护经费没有来源，建议从收益中提取, 状态: 在办}\n": True,
    "反馈:\n  - {内容: 建议增加图示}\n  - {类型: 投资意向, 内容: 拟建厂, 状态: 已办结}\n": True,
    "反馈:\n  - {内容: 建议, 交办日期: 2026-07-10, 时限: 8月31日前, 跟踪: [{日期: 2026-07-22, 内容: 已调研}]}\n": True,
    "反馈:\n  - {内容: 建议, 跟踪: [{日期: 2026-07-22, 内容: 已调研}, {内容: 成文}], 销号日期: 2026-08-01}\n": True,
    "反馈:\n  - {内容: 建议, 跟踪: [已调研], 状态: 待办}\n": False,
    "反馈:\n  - {内容: 建议, 跟踪: 已调研}\n": False,
    "反馈:\n  - {内容: 建议, 跟踪: 有}\n": False,
    "反馈:\n  - {内容: 建议, 跟踪: []}\n": False,
    "反馈:\n  - {内容: 建议, 跟踪: [{日期: 2026-02-30, 内容: 已调研}]}\n": False,
    "反馈:\n  - {内容: 建议, 跟踪: [{日期: 2026-07-22, 经过: 已调研}]}\n": False,
    "反馈:\n  - {类型: 意见, 内容: 建议增加图示}\n": False,
    '反馈:\n  - {内容: 建议增加图示, 状态: "在办"}\n': False,
    '反馈:\n  - {内容: ""}\n': False,
    "反馈:\n  - {内容: 建议, 销号日期: 8月}\n": False,
    "反馈:\n  - {提出人: 周明远}\n": False,
    "反馈:\n  - 建议增加图示\n": False,
    "反馈:\n  - {内容: 建议}   # 已转办\n": False,
}


@pytest.mark.parametrize("typed", LISTS)
def test_a_list_of_a_visit_is_read_the_quick_way_only_where_nothing_in_it_is_to_be_asked(typed: str) -> None:
    text = VISIT + typed
    source, decoder = Source("来访.yaml", text), Decoder()
    quick, full = (
        skim_record(text.encode(), "来访.yaml", IN_OFFICE),
        parse_record(compose(source), source, IN_OFFICE, decoder),
    )
    assert (quick is not None) == LISTS[typed]
    assert full is not None
    if quick is not None:
        assert decoder.problems == []
        assert alike(quick, full)


PIECES = (
    "\n",
    " ",
    "  ",
    "'",
    '"',
    ":",
    ": ",
    "：",
    "#",
    " # 注",
    "- ",
    "-",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "!t ",
    "|",
    ">",
    "\t",
    "人数: 3",
    "\n人数: 3",
    "级别: 厅局级",
    "\n日期: 2023-01-01\n",
    "来宾:\n",
    "guests: {人数: 2}\n",
    "标题: 甲",
    "---\n",
    "\\",
    "0",
    "备注: x\n",
    "\n  人数: 9\n",
    "其中: [甲, 乙]\n",
    "领导人数: 2\n",
    "\r\n",
    "\u3000",
    "姓名: 沈静",
    "\n# 注释\n",
    "名单:\n",
    "~",
    "null",
    "承担: 接待单位",
    "承担: 来宾自付",
    "金额: 30",
    "状态: 办结",
    "\n费用:\n  - {项目: 场租, 金额: 30}\n",
    "\n反馈:\n  - {内容: 建议增加图示}\n",
)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_typed_into_a_file_the_quick_way_never_says_otherwise(seed: int) -> None:
    chance = random.Random(seed)
    texts = [path.read_text("utf-8") for path in FILES]
    quickly = 0
    for _ in range(400):
        text = chance.choice(texts)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            cut = at + chance.choice((0, 0, 1, 3, 12))
            text = text[:at] + chance.choice(PIECES) + text[cut:]
        quick = skim_record(text.encode(), "来访.yaml", IN_OFFICE)
        if quick is None:
            continue
        quickly += 1
        full = fully(text)
        assert full is None or alike(quick, full), text
    assert quickly > 10
