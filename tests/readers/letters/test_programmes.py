"""Programmes in letters, in paragraphs, lines and tables: they are the 行程 of the letter and rows of the 日程."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.readers.letters.draft import draft_of_files
from docgen.readers.letters.files import read_incoming
from docgen.readers.letters.passages import FieldSource
from docgen.readers.letters.programme import ProgrammeItem, programme_fields
from tests.readers.letters.files import word_file
from tests.readers.letters.test_usual_ways import IN_LETTER, drafted, values

PROGRAMMES = (
    "行程：12月8日15:00到达，16:00考察茶园；12月9日9:00座谈会，11:30返程。",
    "行程安排：12月8日上午9:30考察柳溪园，下午2:30座谈；12月9日上午返程。",
    "四、行程安排\n12月8日上午8:30从云州市出发，11:40到达，下午2:30考察茶园。12月9日上午9:00召开座谈会，11:30用餐后返程。",
    "日程安排：12月8日下午参观园区，12月9日上午座谈。",
    "具体行程如下：12月8日14:30-15:30参观展馆，16:00考察企业；12月9日9:00座谈交流。",
    "我们计划12月8日上午10:00到达，10:30参观展馆，下午3点座谈，12月9日上午8:30返程。",
    "（三）活动安排\n8日上午考察茶园，下午召开座谈会；9日上午返程。",
    "考察行程：\n12月8日 15:00 到达\n12月8日 16:00 考察茶园\n12月9日 9:00 座谈会",
    "拟安排如下：12月8日下午：考察茶园、茶厂。12月9日上午：座谈交流。",
    "时间安排：第一天（12月8日）下午2点参观茶园；第二天（12月9日）上午9点座谈。",
)


@pytest.mark.parametrize("text", PROGRAMMES)
def test_a_programme_in_a_paragraph_is_the_programme_of_the_letter(text: str) -> None:
    draft = drafted(IN_LETTER.format(text))
    said = "".join(values(draft, "公函.行程"))
    assert "座谈" in said
    assert [day for day in ("8日", "9日") if day not in said and day in text.split("\n", 1)[-1]] == []
    rows = values(draft, "日程[", "].内容")
    assert any("座谈" in row for row in rows)
    assert set(values(draft, "日程[", "].日期")) <= {"2026-12-08", "2026-12-09"}
    assert "日程" not in draft.missing


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("12月9日9:00召开座谈会；12月8日14:30考察茶园，16:00考察茶厂", ["考察茶园", "考察茶厂", "召开座谈会"]),
        ("12月9日上午座谈；12月8日下午考察茶园", ["考察茶园", "座谈"]),
    ],
)
def test_the_rows_of_a_programme_stand_in_the_order_of_their_days(text: str, contents: Sequence[str]) -> None:
    assert values(drafted(IN_LETTER.format(f"行程安排：{text}。")), "日程[", "].内容") == [*contents]


def test_an_item_without_a_day_stays_behind_the_one_before_it() -> None:
    source, said = FieldSource("函.txt", 1, ""), (("2026-12-09", "甲"), ("", "乙"), ("2026-12-08", "丙"))
    items = [ProgrammeItem(day, "", content, "", source) for day, content in said]
    assert [field.value for field in programme_fields(items) if field.path.endswith("内容")] == ["丙", "甲", "乙"]


TIMES = (
    ("12月8日下午2:30考察茶园，下午4:00座谈。", ["14:30", "16:00"]),
    ("12月8日上午9:30考察茶园，下午3点半座谈。", ["09:30", "15:30"]),
    ("12月8日14:30—15:30考察茶园，16:00—17:00座谈。", ["14:30-15:30", "16:00-17:00"]),
    ("12月8日下午2:30-3:30考察茶园，4:00座谈。", ["14:30-15:30", "16:00"]),
    ("12月8日9时考察茶园，14时30分座谈。", ["09:00", "14:30"]),
    ("12月8日晚上7点考察夜游，8点座谈。", ["19:00", "20:00"]),
)


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_the_hours_of_a_programme_are_those_of_the_day(text: str, times: Sequence[str]) -> None:
    draft = drafted(IN_LETTER.format(f"行程安排：{text}"))
    assert values(draft, "日程[", "].时间") == [*times]


#: Tables as they are pasted, and the rows that they give.
TABLES = (
    (
        "日期\t时间\t内容\t地点\n12月8日\t9:30\t考察茶园\t柳溪园\n12月9日\t下午2:00\t座谈\t三楼会议室",
        "2026-12-09 14:00 座谈 三楼会议室",
    ),
    (
        "日期\t时间\t活动内容\t活动地点\n12月8日（周二）\t09:30-10:30\t考察茶园\t柳溪园\n\t14:00\t座谈\t会议室",
        "2026-12-08 14:00 座谈 会议室",
    ),
    (
        "序号\t时间\t事项\t地点\n1\t12月8日上午9:00\t参观展馆\t展馆\n2\t12月9日上午9:00\t座谈\t会议室",
        "2026-12-09 09:00 座谈 会议室",
    ),
    ("日期\t时段\t活动安排\n12月8日\t上午\t考察茶园\n12月9日\t下午\t座谈", "2026-12-09  下午座谈 "),
    ("时间\t内容\n12月8日 9:30\t考察\n12月9日 10:00\t座谈", "2026-12-09 10:00 座谈 "),
)


@pytest.mark.parametrize(("table", "last"), TABLES)
def test_a_table_of_a_programme_gives_rows(table: str, last: str, tmp_path: Path) -> None:
    rows = [line.split("\t") for line in table.split("\n")]
    before, behind = IN_LETTER.split("{}\n")
    path = word_file(tmp_path / "来函.docx", *before.strip().split("\n"), rows, *behind.strip().split("\n"))
    draft = draft_of_files([read_incoming(path)])
    got = [values(draft, "日程[2]", f"].{name}") for name in ("日期", "时间", "内容", "地点")]
    assert " ".join(text for text, *_ in (one or [""] for one in got)) == last
    assert "座谈" in "".join(values(draft, "公函.行程"))
    assert [source.text for source in draft.unread if "内容" in source.text] == []


def test_a_train_in_a_table_is_a_journey(tmp_path: Path) -> None:
    rows = [
        ["日期", "时间", "内容"],
        ["12月8日", "10:05", "乘G1387次高铁抵达清江东站"],
        ["12月9日", "上午8:30", "离县，乘10:48 G1396次高铁返程"],
    ]
    before, behind = IN_LETTER.split("{}\n")
    path = word_file(tmp_path / "来函.docx", *before.strip().split("\n"), rows, *behind.strip().split("\n"))
    draft = draft_of_files([read_incoming(path)])
    assert values(draft, "抵离[", "].车次") == ["G1387", "G1396"]
    assert values(draft, "抵离[", "].日期") == ["2026-12-08", "2026-12-09"]
    assert values(draft, "抵离[", "].时间") == ["10:05", "10:48"]
