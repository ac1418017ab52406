"""What is edited in tables is written in the way of the file; everything else stays letter for letter."""

import pytest

from docgen.errors import DataError
from tests.api.screen_tables.edits import changed, moved, new_row, put, rows_of, tables_of, without_row

VISIT = """\
# 第一行的说明
标题:   "云州市代表团来访"   # 待定
日期: 2026-07-05 至 2026-07-07

来宾:
  团组: 云州市代表团
  名单:
    # 以来函为准
    - {姓名: 周明远,   职务: '副书记', 电话: "13900000001"}   # 主宾
    # 这一位晚到
    - {姓名: 韩喆, 职务: 局长}

    - 姓名: 高䶮      # 䶮音龚
      职务: 副局长
陪同: [沈静, 罗文]
日程:
- 日期: 2026-07-06
  时间: 09:00-10:10
  内容: |
    第一行
    第二行
  参加: 全体
注意:
  - 早晚凉
  - 自带水杯
"""


def lines_changed(before: str, after: str) -> list[str]:
    """The lines that an edit took away (-) and put in (+)."""
    old, new = before.split("\n"), after.split("\n")
    return [f"-{line}" for line in old if line not in new] + [f"+{line}" for line in new if line not in old]


@pytest.mark.parametrize(
    ("section", "change", "expected"),
    [
        ("基本信息", put(0, "标题", "新标题"), ['-标题:   "云州市代表团来访"   # 待定', '+标题:   "新标题"   # 待定']),
        ("基本信息", put(0, "编号", "2026-041"), ["+编号: 2026-041"]),
        ("基本信息", put(0, "团组", ""), ["-  团组: 云州市代表团"]),
        (
            "来宾",
            put(0, "职务", "市长's"),
            [
                "-    - {姓名: 周明远,   职务: '副书记', 电话: \"13900000001\"}   # 主宾",
                "+    - {姓名: 周明远,   职务: '市长''s', 电话: \"13900000001\"}   # 主宾",
            ],
        ),
        (
            "来宾",
            put(1, "电话", "013900000002"),
            ["-    - {姓名: 韩喆, 职务: 局长}", '+    - {姓名: 韩喆, 职务: 局长, 电话: "013900000002"}'],
        ),
        ("来宾", put(2, "单位", "云州市自然资源局"), ["+      单位: 云州市自然资源局"]),
        ("来宾", new_row(3, 姓名="何苗", 职务="副主任"), ["+    - {姓名: 何苗, 职务: 副主任}"]),
        ("来宾", new_row(1, 姓名="何苗: 副"), ['+    - {姓名: "何苗: 副"}']),
        ("来宾", without_row(1), ["-    - {姓名: 韩喆, 职务: 局长}"]),
        (
            "陪同",
            new_row(1, 姓名="陈果", 职务="局长"),
            ["-陪同: [沈静, 罗文]", "+陪同: [沈静, {姓名: 陈果, 职务: 局长}, 罗文]"],
        ),
        ("陪同", without_row(0), ["-陪同: [沈静, 罗文]", "+陪同: [罗文]"]),
        ("日程", put(0, "内容", "改了\n两行"), ["-    第一行", "-    第二行", "+    改了", "+    两行"]),
        ("日程", put(0, "内容", "一行"), ["-    第一行", "-    第二行", "+    一行"]),
        ("日程", put(0, "参加", "周明远、韩喆"), ["-  参加: 全体", "+  参加: [周明远, 韩喆]"]),
        ("日程", put(0, "地点", "清江宾馆"), ["+  地点: 清江宾馆"]),
        ("用餐", new_row(0, 名称="6日午餐", 日期="2026-07-06"), ["+用餐:", "+  - {名称: 6日午餐, 日期: 2026-07-06}"]),
        ("注意", put(1, "内容", "自带水杯、雨具"), ["-  - 自带水杯", "+  - 自带水杯、雨具"]),
        ("公函", put(0, "文号", "云府办函〔2026〕41号"), ["+公函: {文号: 云府办函〔2026〕41号}"]),
    ],
)
def test_only_what_was_edited_is_written_anew(section: str, change: object, expected: list[str]) -> None:
    after = changed(VISIT, section, change)  # type: ignore[arg-type]
    assert lines_changed(VISIT, after) == expected


def test_a_row_that_moves_takes_the_comment_above_it_and_behind_it_along() -> None:
    after = changed(VISIT, "来宾", moved(1, 0))
    assert "# 以来函为准\n    # 这一位晚到\n    - {姓名: 韩喆, 职务: 局长}\n    - {姓名: 周明远" in after
    assert after.count("#") == VISIT.count("#")


def test_a_list_without_rows_keeps_its_comments() -> None:
    after = changed(VISIT, "来宾", lambda rows, _: rows.clear())
    assert "  名单:\n    # 以来函为准\n" in after and rows_of(tables_of(after), "来宾") == []
    again = changed(after, "来宾", new_row(0, 姓名="何苗"))
    assert rows_of(tables_of(again), "来宾")[0][0] == "何苗"


@pytest.mark.parametrize(
    ("text", "section", "change", "expected"),
    [
        ("来函单位: 甲\n标题: 乙\n", "公函", put(0, "单位", "丙"), "来函单位: 丙\n标题: 乙\n"),
        ("来函单位: 甲\n标题: 乙\n", "公函", put(0, "文号", "1号"), "来函单位: 甲\n标题: 乙\n公函: {文号: 1号}\n"),
        (
            "标题: 乙\n来函单位: 甲\n公函:\n  日期: 2026-07-01\n",
            "公函",
            put(0, "文号", "1号"),
            "  日期: 2026-07-01\n  文号: 1号\n",
        ),
        ("标题: 乙\n来函单位: 甲\n", "公函", put(0, "单位", ""), "标题: 乙\n"),
        (
            "标题: 乙\n开始日期: 2026-07-05\n结束日期: 2026-07-07\n",
            "基本信息",
            put(0, "日期", "2026-07-08"),
            "标题: 乙\n日期: 2026-07-08\n",
        ),
        (
            "标题: 乙\n车辆:\n  - {车号: 1, 驾驶员及电话: 王师傅 13900000121}\n",
            "车辆",
            put(0, "驾驶员", "李师傅"),
            '驾驶员: 李师傅, 电话: "13900000121"',
        ),
        ("标题: 乙\n费用:\n  - {项目: 餐, 金额（万元）: 2}\n", "费用", put(0, "金额", "3"), "{项目: 餐, 金额: 3}"),
        ("标题: 乙\n来宾: 周明远、韩喆\n", "来宾", new_row(2, 姓名="何苗"), "来宾: 周明远、韩喆、何苗\n"),
        (
            "标题: 乙\n来宾:\n- 周明远\n- 韩喆\n",
            "基本信息",
            put(0, "团组", "代表团"),
            "来宾:\n  团组: 代表团\n  名单:\n  - 周明远\n  - 韩喆\n",
        ),
        (
            "title: 乙\nguests: {names: [{name: 周明远}]}\n",
            "来宾",
            put(0, "职务", "书记"),
            "{name: 周明远, title: 书记}",
        ),
        (
            "标题: 乙\n住宿:\n  - {宾馆: 甲, 房间: [{房号: 1}]}\n",
            "住宿",
            put(0, "入住", "周明远"),
            "房间: [{房号: 1, 入住: 周明远}]",
        ),
        ("标题: 乙\n陪童: [甲]\n", "基本信息", put(0, "编号", "1"), "标题: 乙\n编号: 1\n陪童: [甲]\n"),
        (
            "标题: 乙\n陪同:\n  - {姓名: 甲, 职努: 局长}\n",
            "陪同",
            put(0, "职努", "处长"),
            "  - {姓名: 甲, 职努: 处长}\n",
        ),
        ("{标题: 乙, 来宾: [甲]}\n", "来宾", put(0, "职务", "书记"), "{标题: 乙, 来宾: [{姓名: 甲, 职务: 书记}]}\n"),
    ],
)
def test_other_ways_of_writing_are_kept(text: str, section: str, change: object, expected: str) -> None:
    assert expected in changed(text, section, change)  # type: ignore[arg-type]


def test_a_room_goes_to_another_hotel_and_a_hotel_that_is_called_otherwise_keeps_its_rooms() -> None:
    text = (
        "标题: 乙\n住宿:\n  - 宾馆: 甲\n    房间:\n      - {房号: 1, 入住: 周}   # 朝南\n      - {房号: 2, 入住: 韩}\n"
    )
    one_moved = changed(text, "住宿", put(1, "宾馆", "丙"))
    assert rows_of(tables_of(one_moved), "住宿")[1][:2] == ["丙", "2"] and "# 朝南" in one_moved

    def rename(rows: list[list[str]], _names: list[str]) -> None:
        for row in rows:
            row[0] = "丁"

    assert changed(text, "住宿", rename) == text.replace("甲", "丁")


def test_dishes_keep_their_places_when_one_gets_details() -> None:
    text = "标题: 乙\n用餐:\n  - {名称: 午餐, 菜单: [甲, 乙, 丙]}\n"
    row = {"用餐": "午餐", "名称": "乙", "类别": "热菜"}
    after = changed(text, "菜单", lambda rows, names: rows.append([row.get(name, "") for name in names]))
    assert "[甲, {名称: 乙, 类别: 热菜}, 丙]" in after


def test_what_cannot_be_written_is_refused_and_nothing_is_changed() -> None:
    with pytest.raises(DataError, match="公函"):
        changed("标题: 乙\n公函: 云府办函41号\n", "公函", put(0, "单位", "甲"))
    with pytest.raises(DataError):
        changed(VISIT, "来宾", put(0, "备注", "铃\x07声"))
