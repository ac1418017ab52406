"""Halves of the day apart from their hours, rough hours, who does not come, whom somebody brings."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.readers.letters.draft import draft_of_files
from docgen.readers.letters.files import read_incoming
from tests.readers.letters.files import word_file
from tests.readers.letters.test_usual_ways import IN_LETTER, drafted, guests, values

#: The headings and the rows of a programme, and the hours that it gives.
TABLES = (
    (
        "日期\t时段\t时间\t内容\n12月8日\t下午\t15:30\t抵达\n12月9日\t上午\t9:20—10:10\t考察水厂",
        ["15:30", "09:20-10:10"],
    ),
    ("日期\t时段\t时间\t内容\n12月8日\t下午\t3:00\t座谈会\n\t\t5:30\t参观展馆", ["15:00", "17:30"]),
    ("日期\t\t时间\t内容\n12月8日\t下午\t3:00\t座谈会\n12月9日\t上午\t9:00\t考察", ["15:00", "09:00"]),
    ("日期\t午别\t时间\t内容\n12月8日\t晚上\t6:30\t晚餐\n12月9日\t上午\t8:00\t考察", ["18:30", "08:00"]),
    ("时段\t时间\t活动内容\n12月8日\t10:00\t考察\n下午\t2:30\t座谈", ["10:00", "14:30"]),
    ("日期\t上/下午\t时间\t内容\n12月8日\t下午\t4点\t座谈会\n12月9日\t上午\t8点半\t考察", ["16:00", "08:30"]),
    ("日期\t时间\t时段\t内容\n12月8日\t1:30—3:00\t下午\t座谈会\n12月9日\t10:00\t上午\t考察", ["13:30-15:00", "10:00"]),
)


@pytest.mark.parametrize(("table", "times"), TABLES)
def test_the_half_of_the_day_in_a_column_belongs_to_the_hour(table: str, times: Sequence[str], tmp_path: Path) -> None:
    before, behind = IN_LETTER.split("{}\n")
    rows = [line.split("\t") for line in table.split("\n")]
    path = word_file(tmp_path / "来函.docx", *before.strip().split("\n"), rows, *behind.strip().split("\n"))
    draft = draft_of_files([read_incoming(path)])
    assert values(draft, "日程[", "].时间") == [*times]
    assert [text for text in values(draft, "日程[", "].内容") if "午" in text or "晚上" in text] == []


HALVES = (
    ("12月8日下午看园区，3点半座谈。", "15:30"),
    ("12月8日上午考察茶园，中午用餐，4点座谈。", "16:00"),
    ("12月8日下午先看展馆，再到企业，4:30座谈。", "16:30"),
    ("12月8日晚上夜游，8点座谈。", "20:00"),
    ("12月8日下午考察水厂，2点40分座谈，5点半返回。", "14:40"),
    ("12月8日下午考察企业；12月9日9点座谈。", "09:00"),
)


@pytest.mark.parametrize(("text", "time"), HALVES)
def test_an_hour_behind_the_afternoon_is_an_hour_of_the_afternoon(text: str, time: str) -> None:
    draft = drafted(IN_LETTER.format(f"行程安排：{text}"))
    assert time in values(draft, "日程[", "].时间")


UNSURE = (
    ("12月8日15:30左右考察茶园，16:30座谈。", "15:30", "不是准点"),
    ("12月8日约3点考察茶园，下午5:00座谈。", "03:00", "不是准点"),
    ("12月8日下午3点前后考察茶园，16:30座谈。", "15:00", "不是准点"),
    ("12月8日大约10:00考察茶园，16:30座谈。", "10:00", "不是准点"),
    ("12月8日预计下午2:30考察茶园，16:30座谈。", "14:30", "不是准点"),
    ("12月8日3点考察茶园，16:30座谈。", "03:00", "没有写上午还是下午"),
    ("12月8日上午考察茶园，3点半座谈。", "03:30", "没有写上午还是下午"),
)


@pytest.mark.parametrize(("text", "time", "doubt"), UNSURE)
def test_an_hour_that_is_not_sure_is_marked(text: str, time: str, doubt: str) -> None:
    draft = drafted(IN_LETTER.format(f"行程安排：{text}"))
    assert [field.doubt for field in draft.fields if field.path.endswith("].时间") and field.value == time] == [doubt]


@pytest.mark.parametrize(
    ("hour", "is_sure"), [("15:30左右", False), ("约3点", False), ("3:00", False), ("15:30", True)]
)
def test_an_hour_in_a_table_that_is_not_sure_is_marked(hour: str, is_sure: bool, tmp_path: Path) -> None:
    before, behind = IN_LETTER.split("{}\n")
    rows = [["日期", "时间", "内容"], ["12月8日", hour, "座谈"]]
    path = word_file(tmp_path / "来函.docx", *before.strip().split("\n"), rows, *behind.strip().split("\n"))
    draft = draft_of_files([read_incoming(path)])
    assert [field.is_sure for field in draft.fields if field.path == "日程[1].时间"] == [is_sure]


def test_an_hour_of_arrival_that_is_said_roughly_is_marked() -> None:
    draft = drafted(IN_LETTER.format("12月8日坐G7523次高铁，上午10点左右到清江东站。"))
    assert [field.doubt for field in draft.fields if field.path == "抵离[1].时间"] == ["不是准点"]


PLAIN_WORDS = (
    "下午2点看智能制造产业园",
    "晚上6点便餐",
    "晚上7点吃个便饭",
    "上午10点逛老街",
    "下午4点拜会商会",
    "下午5点听取情况介绍",
)


@pytest.mark.parametrize("said", PLAIN_WORDS)
def test_what_is_done_in_plain_words_is_in_the_programme(said: str) -> None:
    draft = drafted(IN_LETTER.format(f"行程安排：12月8日上午9点座谈，{said}。"))
    assert any(text in said for text in values(draft, "日程[", "].内容")[1:])


LIST = "来访名单\n1. 骆闻笛 北岸区商务局副局长\n{}\n3. 祝小鸥 北岸区商务局科长\n"
AWAY = (
    "2. 潘月琴 区招商中心主任 临时有会，来不了了🙏",
    "2. 潘月琴 区招商中心主任 （来不了）",
    "2. 潘月琴 区招商中心主任 请假",
    "2. 潘月琴 区招商中心主任 有事不参加",
    "2. 潘月琴（区招商中心主任，因公出差不能参加）",
    "2. 潘月琴 区招商中心主任去不了",
    "2. 潘月琴 区招商中心主任，家里有事，这次不来",
)


@pytest.mark.parametrize("line", AWAY)
def test_who_does_not_come_is_marked_with_the_words_that_say_so(line: str) -> None:
    draft = drafted(LIST.format(line))
    assert guests(draft) == ["骆闻笛", "潘月琴", "祝小鸥"]
    assert values(draft, "来宾.名单[2].职务") == ["主任"]
    (doubt,) = [field.doubt for field in draft.fields if field.path == "来宾.名单[2].姓名"]
    assert doubt.startswith("写着“") and doubt.endswith("”，核对来不来")


BROUGHT = (
    "2. 陈凯文 北岸智联科技有限公司总经理助理 +1（技术总监葛衡）🚄",
    "2. 陈凯文 北岸智联科技有限公司总经理助理＋1（葛衡 技术总监）",
    "2. 陈凯文 北岸智联科技有限公司总经理助理，带1人（葛衡，技术总监）",
    "2. 陈凯文 北岸智联科技有限公司总经理助理 +1人（技术总监葛衡）",
    "2. 陈凯文 北岸智联科技有限公司总经理助理 另带一人（技术总监葛衡）",
)


@pytest.mark.parametrize("line", BROUGHT)
def test_who_is_brought_is_a_guest_of_his_own_and_is_marked(line: str) -> None:
    draft = drafted(LIST.format(line))
    assert guests(draft) == ["骆闻笛", "陈凯文", "葛衡", "祝小鸥"]
    assert values(draft, "来宾.名单[2].单位") == ["北岸智联科技有限公司"]
    assert [field.is_sure for field in draft.fields if field.path == "来宾.名单[3].姓名"] == [False]


@pytest.mark.parametrize("more", ["+1", "＋2", "+1人", "带1人", "+1（驾驶员）"])
def test_a_line_that_brings_somebody_without_a_name_is_listed(more: str) -> None:
    line = f"2. 陈凯文 北岸智联科技有限公司总经理助理 {more}"
    draft = drafted(LIST.format(line))
    assert guests(draft) == ["骆闻笛", "陈凯文", "祝小鸥"]
    assert line in [source.text for source in draft.unread]


_OF_A_DAY = (
    "关于赴清江区考察的函\n清江区人民政府办公室：\n我局拟于2026年12月3日赴贵区考察，一行4人。\n{}\n"
    "云州市农业农村局\n2026年11月27日\n"
)
RETURNS = (
    ("4日上午返回，G7510次，11:26开车。", "2026-12-04"),
    ("坐G7523次高铁，上午10点到清江东站，4日上午乘G7510次返程。", "2026-12-04"),
    ("5号下午乘G7510次离开。", "2026-12-05"),
    ("6日乘G7510次高铁返程，15:20发车。", "2026-12-06"),
    ("4号乘坐G7510次回程。", "2026-12-04"),
)


@pytest.mark.parametrize(("text", "day"), RETURNS)
def test_a_visit_goes_on_until_the_guests_go_back(text: str, day: str) -> None:
    draft = drafted(_OF_A_DAY.format(text))
    assert values(draft, "日期") == [f"2026-12-03 至 {day}"]
    assert [field.is_sure for field in draft.fields if field.path == "日期"] == [False]
    ways = [field.path[:5] for field in draft.fields if field.path.endswith("].方向") and field.value == "离开"]
    assert [values(draft, f"{way}.日期") for way in ways] == [[day]]


def test_a_day_without_a_month_may_be_in_the_next_one() -> None:
    text = _OF_A_DAY.replace("12月3日", "12月31日").format("1日上午乘G7510次返回。")
    assert values(drafted(text), "日期") == ["2026-12-31 至 2027-01-01"]


@pytest.mark.parametrize("text", ["请于4日前返回回执。", "请4日前反馈。", "4日上午座谈。"])
def test_another_day_is_no_day_of_return(text: str) -> None:
    assert values(drafted(_OF_A_DAY.format(text)), "日期") == ["2026-12-03"]


FETCHED = (
    "司机田广胜 云C·7F309 （4日开车来接，3日不到）",
    "云C·7F309 4日开车接大家回去",
    "云C·7F309 到时候去接",
    "云C·7F309 3日不来",
    "车辆云C·7F309，4日下午来接",
)


@pytest.mark.parametrize("text", FETCHED)
def test_a_car_that_fetches_the_guests_is_no_arrival(text: str) -> None:
    assert values(drafted(_OF_A_DAY.format(text)), "抵离[", "].方向") == []
    own = drafted(_OF_A_DAY.format("我们自备车前往，车牌云C·7F309，请到路口来接。"))
    assert values(own, "抵离[", "].方向") == ["抵达"]
