"""人员名单: two sides apart, in the order of the file, columns that few fill folded into others."""

from tests.conftest import visit
from tests.kinds.papers_of import page_of


def test_guests_and_hosts_stand_apart_in_the_order_in_which_they_are_listed() -> None:
    of = visit("来宾: [{姓名: 乙}, {姓名: 甲}]\n陪同: [{姓名: 丁}, {姓名: 丙}]\n保障: [{姓名: 戊}]")
    paper = page_of("roster", of)
    assert [row["姓名"] for row in paper["来宾"]["行"]] == ["乙", "甲"]
    groups = [(group["类别"], [row["姓名"] for row in group["行"]]) for group in paper["我方"]["组"]]
    assert groups == [("陪同人员（2人）", ["丁", "丙"]), ("工作保障人员（1人）", ["戊"])]
    assert [row["序号"] for group in paper["我方"]["组"] for row in group["行"]] == ["1", "2", "3"]


def test_men_and_women_are_counted_only_where_the_list_is_complete() -> None:
    people = "[{姓名: 甲, 性别: 男}, {姓名: 乙, 性别: 女}]"
    whole = page_of("roster", visit(f"来宾: {{团组: 考察组, 名单: {people}}}"))
    part = page_of("roster", visit(f"来宾: {{团组: 考察组, 人数: 5, 名单: {people}}}"))
    assert whole["来宾"]["题"] == "来宾　考察组（2人，其中男1人、女1人）"
    assert (part["来宾"]["题"], part["来宾"]["待定"]) == ("来宾　考察组（5人）", "其余3人名单待来访单位报送。")


def test_what_people_may_not_eat_is_not_printed() -> None:
    of = visit("来宾: [{姓名: 甲, 饮食: [花生过敏], 角色: 秘书, 备注: 团长助理}]")
    assert page_of("roster", of)["来宾"]["行"][0]["备注"] == "秘书、团长助理"


def test_phones_can_be_left_out() -> None:
    of = visit('来宾: [{姓名: 甲, 电话: "13900000001"}]')
    assert page_of("roster", of)["来宾"]["行"][0]["电话"] == "13900000001"
    assert page_of("roster", of, without_phones=True)["来宾"]["行"][0]["电话"] == ""


def test_few_latin_names_and_few_phones_take_no_column_of_their_own() -> None:
    people = ", ".join(f"{{姓名: 周{name}}}" for name in "甲乙丙丁")
    of = visit(f'来宾: [{people}, {{姓名: 安娜·林德, 英文名: Anna Lind, 电话: "139"}}]')
    last = page_of("roster", of)["来宾"]["行"][-1]
    assert (last["姓名"], last["英文名"], last["电话"], last["备注"]) == ("安娜·林德\nAnna Lind", "", "", "139")
