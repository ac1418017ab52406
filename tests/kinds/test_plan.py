"""The wording of the plan: what it says of visits great and small, and what it leaves out."""

from typing import Any

import pytest

from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.kinds.plan_sections.name_grid import name_grid
from docgen.model.visit import Visit
from docgen.seating.plan import plans
from tests.conftest import OFFICE, visit


def page(of: Visit) -> dict[str, Any]:
    (one,) = load_kind("plan").pages(PageInput(of, plans=plans(of)[0]))
    return dict(one.context)


def headings(of: Visit) -> list[str]:
    return [part["题"] for part in page(of).values() if isinstance(part, dict) and part.get("题")]


def test_sections_without_data_disappear_and_the_numbers_close_up() -> None:
    of = visit("用餐: [{名称: 午餐}]\n分工: [{事项: 会务}]\n来宾: {团组: 调研组, 人数: 4}")
    assert headings(of) == ["一、来宾情况", "二、用餐安排", "三、责任分工"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("标题: 云州市代表团来清江区考察", "关于云州市代表团来我区考察的接待方案"),
        ("标题: 关于云州市代表团来清江区考察的接待方案", "关于云州市代表团来我区考察的接待方案"),
        ("标题: 云州市代表团来访接待方案", "关于云州市代表团来访的接待方案"),
    ],
)
def test_the_title_says_nothing_twice_and_our_region_is_ours(text: str, title: str) -> None:
    assert page(visit(text, OFFICE / "office.yaml"))["标题"] == title


def test_the_opening_names_the_letter_the_days_the_number_and_the_leader() -> None:
    of = visit(
        """
        公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号}
        日期: 2026-07-05 至 2026-07-07
        来宾: {团组: 代表团, 人数: 12, 名单: [{姓名: 周明远, 单位: 中共云州市委, 职务: 市委副书记}]}
        """
    )
    assert page(of)["引言"] == (
        "根据云州市人民政府办公室（云府办函〔2026〕41号）来函，2026年7月5日至7日，云州市代表团来清江区考察，"
        "一行12人，由中共云州市委副书记周明远带队。为做好接待服务保障工作，按照公务接待有关规定和要求，制定如下方案。"
    )


def test_one_guest_is_no_group_and_foreign_guests_come_under_no_rules_of_ours() -> None:
    of = visit("类别: 外宾\n来宾: [{姓名: 安娜·林德, 单位: 维兰堡市政府, 职务: 市长}]")
    assert page(of)["引言"] == "2026年7月5日，云州市代表团来清江区考察。为做好接待服务保障工作，制定如下方案。"


def test_guests_who_are_not_listed_yet_are_said_to_be_missing() -> None:
    assert page(visit("来宾: {人数: 3, 名单: [周明远]}"))["来宾"]["待定"] == "其余2人名单待来访单位报送。"
    assert page(visit("来宾: [周明远]"))["来宾"]["待定"] == ""


def test_the_schedule_is_a_table_a_day_by_the_hour() -> None:
    of = visit(
        """
        日期: 2026-07-05 至 2026-07-06
        日程:
          - {日期: 2026-07-06, 时间: 09:00-10:00, 内容: 考察}
          - {日期: 2026-07-05, 时间: 18:30, 内容: 晚餐}
          - {日期: 2026-07-05, 时间: 15:00, 内容: 抵达, 讲解: 柳溪镇, 路程: 35}
        """
    )
    days = page(of)["日程"]["日"]
    assert [(day["日期"], [stop["时间"] for stop in day["行"]]) for day in days] == [
        ("7月5日　星期日", ["15:00", "18:30"]),
        ("7月6日　星期一", ["09:00—10:00"]),
    ]
    assert days[0]["行"][0]["内容"] == "抵达\n（讲解：柳溪镇；车程约35分钟）"


def test_meals_and_journeys_that_the_schedule_leaves_out_enter_it_at_their_time() -> None:
    of = visit(
        """
        日期: 2026-07-05
        日程:
          - {时间: 12:30, 环节: 吃, 内容: 午餐}
          - {时间: 14:30, 内容: 召开座谈会, 议程: [{内容: 介绍情况, 人: 秦远, 时长: 20}, 交流发言]}
        用餐:
          - {名称: 5日午餐, 日期: 2026-07-05, 时间: 12:00}
          - {名称: 5日晚餐, 日期: 2026-07-05, 时间: 18:00, 形式: 自助餐}
        抵离: [{方向: 抵达, 时间: 10:20, 方式: 高铁, 车次: G1234, 地点: 清江东站, 接送: 1号}]
        """
    )
    (day,) = page(of)["日程"]["日"]
    assert [(stop["时间"], stop["内容"]) for stop in day["行"]] == [
        ("10:20", "乘高铁G1234次抵达\n（1号车接）"),
        ("12:30", "午餐"),
        ("14:30", "召开座谈会\n1. 介绍情况（秦远，20分钟）\n2. 交流发言"),
        ("18:00", "5日晚餐（自助餐）"),
    ]


def test_what_was_typed_about_the_reception_is_printed_section_by_section() -> None:
    of = visit(
        """
        规格: 一级接待
        审批: {审批人: 沈静, 日期: 2026-07-01, 意见: 同意。}
        迎送: [{地点: 清江宾馆, 人员: [沈静], 形式: 引导入住}]
        陪同: [沈静]
        布置: [{场所: 三楼会议室, 物品: [桌签, 资料]}]
        礼品: [{名称: 竹编书签, 数量: 7, 单价: 30, 对象: 代表团成员}]
        天气: [{日期: 2026-07-05, 内容: 多云}]
        着装: 便装
        注意: [{内容: 请携带身份证。, 对象: 来宾}, 手机静音]
        """
    )
    printed = page(of)
    assert [row["说明"] for name in ("规格", "布置", "礼品", "注意") for row in printed[name]["行"]] == [
        "一级接待。",
        "迎送：清江宾馆，沈静，引导入住。",
        "审批意见：同意（沈静，2026年7月1日）。",
        "三楼会议室：桌签、资料。",
        "竹编书签：7件，单价30元，赠代表团成员。",
        "天气：7月5日多云。",
        "着装：便装。",
        "请来宾注意：请携带身份证。",
        "手机静音。",
    ]


def test_a_long_list_of_guests_goes_into_an_annex_and_the_body_counts_them_by_unit() -> None:
    people = ", ".join(
        f"{{姓名: 甲{number:02d}, 单位: {'财政局' if number % 3 else '水利局'}}}" for number in range(21)
    )
    printed = page(visit(f"来宾: [{people}]"))
    assert printed["来宾"]["国内"] == []
    assert printed["来宾"]["说明"].endswith("其中水利局7人、财政局14人。名单见附件。")
    assert (printed["名单"]["头"], len(printed["名单"]["行"])) == ("附件", 21)


def test_people_of_a_large_event_are_led_by_nobody() -> None:
    of = visit("统计类别: 大型活动\n来宾: {人数: 216, 名单: [{姓名: 周明远, 单位: 云桥县, 职务: 县长}]}")
    assert "带队" not in page(of)["引言"]
    assert "参加人员共216人" in page(of)["引言"]


def test_who_pays_is_said_in_full() -> None:
    meals = page(visit("用餐: [{名称: 午餐, 付费: 接待单位}, {名称: 晚餐, 付费: 来宾自付}]"))["用餐"]["行"]
    assert [meal["备注"] for meal in meals] == ["接待单位承担", "来宾自付"]


@pytest.mark.parametrize("typed", ["1", "1号", "1号车"])
def test_a_car_has_its_unit_once(typed: str) -> None:
    assert page(visit(f"车辆: [{{车号: {typed}, 车型: 中巴}}]"))["乘车"]["行"][0]["车号"] == "1号车"


def test_two_people_of_one_name_are_told_apart_wherever_they_are_named() -> None:
    of = visit(
        """
        来宾:
          - {姓名: 张伟, 代号: 甲, 单位: 财政局}
          - {姓名: 张伟, 代号: 乙, 单位: 水利局}
        住宿: [{宾馆: 清江宾馆, 房间: [{房号: "0301", 入住: [甲]}, {房号: "0302", 入住: [乙]}]}]
        """
    )
    rooms = page(of)["住宿"]["馆"][0]["行"]
    assert [room["入住"] for room in rooms] == ["张伟（财政局）", "张伟（水利局）"]


def test_what_nobody_may_eat_is_said_with_the_meals() -> None:
    of = visit("来宾: [{姓名: 周明远, 饮食: [清真]}, {姓名: 韩喆}]\n用餐: [{名称: 午餐, 标准: 50.50}]")
    assert [row["说明"] for row in page(of)["用餐"]["补充"]] == ["饮食注意：周明远（清真）。"]
    assert page(of)["用餐"]["行"][0]["形式"] == "50.50元/人"


def test_menu_drinks_and_a_long_note_of_a_meal_stand_below_the_table() -> None:
    note = "另设清真席1桌，给周明远单独备餐"
    of = visit(
        f"""
        来宾: [周明远]
        用餐:
          - {{名称: 午餐, 菜单: [豆腐, 时蔬], 酒水: [菊花茶], 备注: {note}, 付费: 来宾自付}}
          - {{名称: 晚餐, 备注: 送餐到房间}}
        """
    )
    meals = page(of)["用餐"]
    assert [row["说明"] for row in meals["补充"]] == [f"午餐菜单：豆腐、时蔬。酒水：菊花茶。备注：{note}。"]
    assert [row["备注"] for row in meals["行"]] == ["来宾自付", "送餐到房间"]


def test_few_phones_and_few_names_in_latin_take_no_column_of_the_list_of_guests() -> None:
    few = page(visit("来宾: [{姓名: 安娜, 英文名: Anna, 电话: '139'}, 乙乙, 丙丙]"))["来宾"]["国内"]
    assert few[0] == few[0] | {"姓名": "安娜\nAnna", "英文名": "", "备注": "139", "电话": ""}
    many = page(visit("来宾: [{姓名: 安娜, 英文名: Anna, 电话: '139'}, 乙乙]"))["来宾"]["外宾"]
    assert many[0] == many[0] | {"姓名": "安娜", "英文名": "Anna", "电话": "139", "备注": ""}


@pytest.mark.parametrize("count", [15, 16, 17])
def test_many_rooms_stand_two_in_a_row(count: int) -> None:
    rooms = ", ".join(f"{{房号: '{number}', 入住: [甲甲]}}" for number in range(count))
    (hotel,) = page(visit(f"来宾: [甲甲]\n住宿: [{{宾馆: 清江宾馆, 房间: [{rooms}]}}]"))["住宿"]["馆"]
    if count < 16:
        assert ([row["房号"] for row in hotel["行"]], hotel["并列"]) == ([str(number) for number in range(15)], [])
    else:
        read = [row[side]["房号"] for row in hotel["并列"] for side in ("左", "右")]
        assert ([number for number in read if number], hotel["行"]) == ([str(number) for number in range(count)], [])


def test_a_remark_on_a_room_keeps_the_rooms_of_a_hotel_one_below_the_other() -> None:
    rooms = ", ".join(f"{{房号: '{number}', 备注: 加床}}" for number in range(20))
    (hotel,) = page(visit(f"来宾: [甲甲]\n住宿: [{{宾馆: 清江宾馆, 房间: [{rooms}]}}]"))["住宿"]["馆"]
    assert (len(hotel["行"]), hotel["并列"]) == (20, [])


@pytest.mark.parametrize(
    ("unit", "lines"),
    [
        ("清江区接待服务中心", [("清江区接待服务中心", 2), ("2026年7月2日", 1.75)]),
        ("接待办", [("接待办", 8.25), ("2026年7月2日", 2)]),
    ],
)
def test_the_signature_stands_where_the_standard_puts_it(unit: str, lines: list[tuple[str, float]], tmp_path) -> None:  # type: ignore[no-untyped-def]
    office = tmp_path / "office.yaml"
    office.write_text(f"单位: {unit}\n", "utf-8")
    signature = page(visit("成文日期: 2026-07-02", office))["落款"]
    assert [(line["文字"], line["右空"]) for line in signature] == lines


def test_one_attachment_has_no_number_and_several_have() -> None:
    talks = "陪同: [沈静]\n座次:\n  - {名称: 座谈会, 形式: 会谈横桌, 来宾: 全体, 主方: 全体}"
    one, two = (
        visit(talks),
        visit(f"{talks}\n  - {{名称: 合影, 形式: 合影, 人员: 全体, 日期: 2026-07-05, 时间: 16:05}}"),
    )
    assert page(one)["附件"] == {"一项": "座谈会座次图", "多项": []}
    assert [(row["头"], row["号"], row["名"]) for row in page(two)["附件"]["多项"]] == [
        ("附件：", "1.", "座谈会座次图"),
        ("", "2.", "合影座次图"),
    ]
    assert page(two)["座次"]["行"][1]["说明"] == "7月5日16:05合影，座次图见附件2。"


def test_the_passengers_of_a_bus_stand_in_a_grid_below_and_those_of_a_car_in_its_row() -> None:
    names = [f"周{first}{second}" for first in "甲乙丙" for second in "子丑寅"] + ["阿依古丽·买买提"]
    people = ", ".join(f"{{姓名: {name}}}" for name in names)
    of = visit(
        f"来宾: [{people}]\n车辆: [{{车号: 1号车, 乘员: [{', '.join(names)}]}}, {{车号: 2, 乘员: [{names[0]}]}},"
        " {车号: 3, 乘员: 全体}]"
    )
    section = page(of)["乘车"]
    assert [row["乘员"] for row in section["行"]] == ["周甲子等10人（名单见下表）", "周甲子", "全体来宾（10人）"]
    (bus,) = section["名单"]
    assert bus["题"] == "1号车乘车人员（10人）"
    assert bus["列"] == 6, "the longest name stands over two columns"
    assert [cell["姓名"] for row in bus["行"] for cell in row["人"]] == [*names, ""]
    assert [cell["跨"] for cell in bus["行"][1]["人"]] == [1, 1, 1, 2, 1]


GROUP = [f"周{first}{second}" for first in "甲乙丙丁" for second in "子丑寅卯辰"]


TALKS = "陪同: [沈静]\n座次: [{名称: 座谈会, 形式: 会谈横桌, 来宾: 全体, 主方: 全体}]\n"


def _group(count: int, body: str) -> dict[str, Any]:
    """The plan of twenty guests, of whom the first so many do what ``body`` says; it carries one chart."""
    people = ", ".join(f"{{姓名: {name}}}" for name in GROUP)
    return page(visit(f"来宾: [{people}]\n{TALKS}" + body.replace("…", "、".join(GROUP[:count]))))


@pytest.mark.parametrize(
    ("count", "printed"),
    [
        (2, "周甲子、周甲丑"),
        (12, "、".join(GROUP[:12])),
        (13, "周甲子等13人（名单见附件1）"),
        (14, "除周丙辰、周丁子、周丁丑、周丁寅、周丁卯、周丁辰外的全体来宾（14人）"),
        (19, "除周丁辰外的全体来宾（19人）"),
    ],
)
def test_guests_of_a_group_are_named_excepted_or_listed_in_an_annex(count: int, printed: str) -> None:
    plan = _group(count, "抵离: [{方向: 抵达, 方式: 高铁, 车次: G1, 人员: …}]")
    assert plan["抵离"]["行"][0]["人员"] == printed
    listed = [cell["姓名"] for grid in plan["分组"]["单"] for row in grid["行"] for cell in row["人"] if cell["姓名"]]
    assert listed == (GROUP[:13] if count == 13 else [])


def test_a_group_of_long_names_is_listed_in_an_annex_sooner() -> None:
    long = [
        "埃里克·霍姆",
        "安-索菲·林德奎斯特",
        "约翰内斯·范德维尔德",
        "克里斯托弗·冯·魏岑贝格",
        "玛格丽特·奥康奈尔-史密斯",
    ]
    long += ["亚历山大·谢尔盖耶维奇·科罗文", "叶卡捷琳娜·沃洛金娜"]
    rest = "".join(f"{{姓名: {name}}}, " for name in GROUP)
    of = visit(
        f"来宾: [{rest}{', '.join(f'{{姓名: {name}}}' for name in long)}]\n"
        f"抵离: [{{方向: 抵达, 人员: [{', '.join(long)}]}}, {{方向: 离开, 人员: [{', '.join(long[:4])}]}}]"
    )
    first, second = (row["人员"] for row in page(of)["抵离"]["行"])
    assert first == "埃里克·霍姆等7人（名单见附件2）"
    assert second == "、".join(long[:4])


@pytest.mark.parametrize("count", range(1, 20))
@pytest.mark.parametrize("every", [1, 2, 3, 5])
@pytest.mark.parametrize(
    "long",
    [
        "阿依古丽·买买提",
        "克里斯托弗·冯·魏岑贝格",
        "冉玉兰（云州市茶业协会）",
        "哈",
        "亚历山大·谢尔盖耶维奇·科罗文·冯·卡斯特尔",
    ],
)
def test_a_grid_holds_every_name_once_in_order_and_fills_every_row(count: int, every: int, long: str) -> None:
    names = [long if number % every == 0 else "周明远" for number in range(count)]
    grid = name_grid("人员", names)
    assert [cell["姓名"] for row in grid["行"] for cell in row["人"] if cell["姓名"]] == names
    assert {sum(cell["跨"] for cell in row["人"]) for row in grid["行"]} == {grid["列"]}
    assert len(grid["行"]) <= count


def test_a_bus_with_one_long_name_takes_no_more_rows_than_one_without() -> None:
    names = [f"{name}{number}" for number in range(4) for name in ("周甲", "周乙", "周丙", "周丁", "周戊", "周己")]
    usual, with_long = name_grid("人员", names), name_grid("人员", [*names[:-3], "冉玉兰（清江区茶叶行业协会）"])
    assert len(usual["行"]) == len(with_long["行"]) == 4


def test_a_group_that_comes_eats_and_leaves_together_is_listed_once() -> None:
    body = "抵离: [{方向: 抵达, 人员: …}, {方向: 离开, 人员: …}]\n用餐: [{名称: 午餐, 来宾: …}]"
    (grid,) = _group(13, body)["分组"]["单"]
    assert grid["题"] == "7月5日抵达、7月5日离开、午餐人员（13人）"


def _opening(text: str) -> str:
    return str(page(visit(text))["引言"])


def test_an_event_is_held_and_names_its_chief_guest() -> None:
    guests = "统计类别: 大型活动\n来宾: [{姓名: 顾惟贤, 单位: 云州市人民政府, 职务: 副市长}, {姓名: 韩喆}]"
    assert "举办茶文化节，参加人员共2人，主要来宾有云州市人民政府副市长顾惟贤等。" in _opening(
        f"标题: 茶文化节\n{guests}"
    )
    assert "召开全省现场推进会，参加人员共2人" in _opening(f"标题: 全省现场推进会\n{guests}")
    assert "，代表团来访，参加人员共2人" in _opening(f"标题: 代表团来访\n{guests}")


def test_a_single_guest_is_named_and_not_counted() -> None:
    plan = page(
        visit(
            "来宾: [{姓名: 苏映川, 单位: 云州市水利局, 职务: 总工程师}]\n车辆: [{车号: 1, 乘员: 全体}]\n"
            "用餐: [{名称: 午餐, 来宾: 全体}]\n抵离: [{方向: 抵达, 方式: 自驾, 时间: '09:00'}]"
        )
    )
    assert plan["来宾"]["说明"] == "来宾为云州市水利局总工程师苏映川，7月5日（星期日）到访。"
    assert plan["乘车"]["行"][0]["乘员"] == plan["抵离"]["行"][0]["人员"] == "苏映川"
    assert plan["用餐"]["行"][0]["人员"] == "来宾：苏映川"
    assert plan["日程"]["日"][0]["行"][0]["内容"] == "自驾抵达"


@pytest.mark.parametrize(
    ("body", "heading"),
    [
        ("规格: 一级接待\n审批: {审批人: 沈静}", "二、接待规格"),
        ("迎送: [{地点: 宾馆}]\n审批: {审批人: 沈静}", "二、迎送安排"),
        ("审批: {审批人: 沈静, 意见: 同意}", "二、审批意见"),
    ],
)
def test_an_approval_alone_is_no_grade_of_the_reception(body: str, heading: str) -> None:
    assert page(visit(body))["规格"]["题"] == heading


def test_journeys_and_seatings_stand_in_the_order_of_time() -> None:
    plan = page(
        visit(
            "日期: 2026-07-05 至 2026-07-06\n陪同: [沈静]\n"
            "抵离: [{方向: 抵达, 时间: '14:28'}, {方向: 抵达, 时间: '13:36'}]\n"
            "座次: [{名称: 会谈, 日期: 2026-07-06, 形式: 会谈横桌, 来宾: 全体, 主方: 全体},"
            " {名称: 合影, 日期: 2026-07-05, 形式: 合影, 人员: 全体}]"
        )
    )
    assert [row["时间"] for row in plan["抵离"]["行"]] == ["7月5日\n13:36", "7月5日\n14:28"]
    assert [row["说明"] for row in plan["座次"]["行"]] == ["7月5日合影，座次图见附件1。", "7月6日会谈，座次图见附件2。"]
    assert [sheet["附件"] for sheet in plan["座次图"]] == ["附件1", "附件2"]
    assert [sheet["标题"] for sheet in plan["座次图"]] == ["合影座次图", "会谈座次图"]
