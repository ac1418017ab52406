"""What happens in practice: the ways around a rule that offices know, and proper work that only sounds like them."""

from pathlib import Path

import pytest

from docgen.errors import DataError
from docgen.rules.engine import judge
from tests.rules.examples import whole
from tests.rules.test_false_alarms import FIELDS

HOST = "陪同: [{姓名: 罗文, 单位: 清江区人民政府, 职务: 副区长, 级别: 县处级副职}]\n"

PROPER = {
    "内容": """抽查旅游厕所 验收旅游集散中心项目 视察古城旅游开发项目 走访旅游企业 察看川剧传承情况
        检查城区KTV、足浴店消防
        调研足浴店、KTV消防安全 察看陈列馆闭馆改造 封路抢修现场 清场布置会议室 健身气功展示""",
    "菜": "白鹤镇豆腐干 天鹅湖鱼头 土豆和牛肉",
    "酒水": "啤酒花茶",
    "会议室": "绿植（会议室原有）",
    "费用": "食材采购（料酒、调料）",
    "承担": "区农业农村局",
    "花生过敏": "宫保鸡丁（不放花生）",
}

AROUND = {
    "T02 内容": "垂钓 草莓采摘体验",
    "G14b 菜": "澳龙",
    "G14 菜": "红烧竹鼠",
    "T01 菜": "农家土酒",
    "G07 大门": "无纺布红地毯 不干胶欢迎标语 不褪色横幅 未拆封横幅",
    "T06 会议室": "无公害鲜花 免费鲜花 不少于4盆鲜花",
    "T01 酒水": "免费白酒 不少于2瓶白酒 未开封的茅台2瓶 1573 江小白 酒水自备",
    "G07 费用": "横幅制作",
    "T06 费用": "花卉租摆",
    "G12b 费用": "宴请",
    "G11b 费用": "洗漱用品",
    "G19 礼品": "会务资料袋（内含茶叶） 笔记本电脑",
    "G11 房型": "行政套",
    "G07 会议室": "LED屏滚动播放热烈欢迎",
}

VISITS = {
    "G06": [
        HOST + "日程: [{时间: '09:00', 内容: 在高速路口等候, 地点: 清江收费站, 陪同: [罗文]}]",
        HOST + "日程: [{时间: '09:00', 内容: 罗文副区长到高铁站接站, 地点: 高铁站}]",
        HOST + "日程: [{时间: '09:00', 内容: 送考察组到高铁站, 地点: 高铁站, 陪同: [罗文]}]",
        HOST + "分工: [{事项: 高速出口迎接, 责任人: 罗文}]",
    ],
    "T05": ["来源地: 望屿市\n日程: [{时间: '09:00', 内容: 赴望屿市迎接考察组, 地点: 望屿市}]"],
    "T01": ["分工: [{事项: 采购白酒4瓶, 责任人: 甲}]"],
    "T02": [
        "分工: [{事项: 陪同游览青龙湖, 责任人: 甲}]",
        "来宾: [{姓名: 周明远, 单位: 云州市政府, 职务: 副市长}, {姓名: 韩喆, 单位: 云州市民政局, 职务: 家属}]",
    ],
    "G16": ["用餐: [{名称: 午餐, 形式: 工作餐, 来宾: 全体, 付费: 清江文旅集团有限公司}]"],
    "L23": ["住宿: [{宾馆: 清江宾馆, 房间: [{房号: '0301', 房型: 大床房, 入住: [周明远, 韩喆]}]}]"],
    "G03": [
        "公函: {单位: 云州市政府, 文号: 后补, 内容: 考察, 行程: 一天, 人数: 2}",
        "公函: {单位: 云州市政府, 文号: 电话通知, 内容: 考察, 行程: 一天, 人数: 2}",
    ],
}

TWO_TABLES = """公函: {{单位: 云州市政府, 文号: 云函〔2026〕1号, 内容: 考察, 行程: 一天, 人数: 4}}
来宾: [{{姓名: 甲}}, {{姓名: 乙}}, {{姓名: 丙}}, {{姓名: 丁}}]
陪同: [{{姓名: 子}}, {{姓名: 丑}}, {{姓名: 寅}}, {{姓名: 卯}}]
用餐:
  - {{名称: 一桌, 日期: 2026-07-06, 时间: '12:00', 形式: 工作餐, 来宾: [甲, 乙], 陪餐: [子, 丑]}}
  - {{名称: 二桌, 日期: 2026-07-06, 时间: '{}', 形式: 工作餐, 来宾: [丙, 丁], 陪餐: [{}]}}
"""


def codes(text: str, folder: Path) -> set[str]:
    return {rule.code for rule, _ in judge(whole(text, "国内公务", folder)).findings}


@pytest.mark.parametrize(("field", "text"), [(field, one) for field, texts in PROPER.items() for one in texts.split()])
def test_work_that_only_sounds_like_it_is_let_be(field: str, text: str, tmp_path: Path) -> None:
    assert codes(FIELDS[field].format(text), tmp_path) == set()


@pytest.mark.parametrize(("rule", "text"), [(rule, one) for rule, texts in AROUND.items() for one in texts.split()])
def test_a_way_around_a_rule_is_found(rule: str, text: str, tmp_path: Path) -> None:
    code, field = rule.split()
    assert codes(FIELDS[field].format(text), tmp_path) == {code}


@pytest.mark.parametrize(("code", "text"), [(code, one) for code, texts in VISITS.items() for one in texts])
def test_it_is_found_wherever_it_is_written(code: str, text: str, tmp_path: Path) -> None:
    assert codes(text, tmp_path) == {code}


def test_a_meal_at_two_tables_is_one_meal(tmp_path: Path) -> None:
    assert codes(TWO_TABLES.format("12:00", "寅, 卯"), tmp_path) == {"G13"}
    assert codes(TWO_TABLES.format("12:00", "寅"), tmp_path) == set()
    assert codes(TWO_TABLES.format("18:00", "寅"), tmp_path) == {"G12"}


def test_an_exemption_without_a_reason_lets_nothing_pass(tmp_path: Path) -> None:
    text = "公函:\n豁免: [{规则: G03, 理由: 无}]"
    verdict = judge(whole(text, "国内公务", tmp_path))
    assert [rule.code for rule, _ in verdict.findings] == ["G03"]
    assert verdict.exempted == ()
    assert [one.rule for one in verdict.unused] == ["G03"]


def test_a_rule_exempted_twice_is_exempted_by_the_first(tmp_path: Path) -> None:
    text = "公函:\n豁免: [{规则: G03, 理由: 补函已寄出, 批准人: 沈静}, {规则: G03, 理由: 另有安排}]"
    verdict = judge(whole(text, "国内公务", tmp_path))
    assert [one.exemption.by for one in verdict.exempted] == ["沈静"]
    assert verdict.unused == ()


def test_what_the_law_of_2025_says_is_cited_by_the_regulation_for_visits_before_it(tmp_path: Path) -> None:
    for day, source in (("2024-07-08", "《党政机关国内公务接待管理规定》第十二条"), ("2026-07-06", "")):
        text = f"日期: {day}\n费用: [{{项目: 培训费（接待用餐）, 金额: 700, 承担: 接待单位}}]"
        found = judge(whole(text, "国内公务", tmp_path)).findings
        assert [finding.source for rule, finding in found if rule.code == "T07"] == [source]


def test_a_key_of_a_pack_that_no_rule_asks_for_is_an_error(tmp_path: Path) -> None:
    for pack in ("{名称: 本地, 标准: {工作歺: 10}}", "{名称: 本地, 不得: {菜单: [牛肉]}}"):
        with pytest.raises(DataError, match="没有哪条规则用到"):
            whole(f"地方规定: {pack}", "国内公务", tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "住宿: [{宾馆: 清江宾馆, 房间: [{房号: '0301', 房型: 大床房, 入住: [周明远, 韩喆], 备注: 夫妻}]}]",
        "来宾: [{姓名: 周明远, 单位: 云州市政府, 职务: 副市长},"
        " {姓名: 韩喆, 单位: 云州市民政局, 职务: 科长, 备注: 爱人在清江工作}]",
        "来宾: [{姓名: 周明远, 单位: 云州市政府, 职务: 副市长, 饮食: [清真]},"
        " {姓名: 韩喆, 单位: 云州市政府, 职务: 科长}]\n"
        "用餐: [{名称: 午餐, 形式: 工作餐, 来宾: 全体, 菜单: [鱼香肉丝], 备注: 给周明远另备清真餐}]",
        "公函: {单位: 云州市政府, 文号: 云府函〔2026〕4号, 内容: 考察, 行程: 一天, 人数: 3}\n"
        "来宾: [{姓名: 甲}, {姓名: 乙}, {姓名: 丙}]\n车辆: [{车号: 1, 乘员: [甲, 乙], 备注: 丙坐本单位公务车}]\n"
        "住宿: [{宾馆: 清江宾馆, 备注: 丙不住宿, 房间: [{房号: '0301', 入住: [甲, 乙]}]}]",
    ],
)
def test_what_a_note_explains_is_no_fault(text: str, tmp_path: Path) -> None:
    assert codes(text, tmp_path) == set()


def test_who_is_listed_as_staff_shows_the_way_and_who_is_a_leader_does_not(tmp_path: Path) -> None:
    text = "保障: [{{姓名: 甲, 单位: {}, 职务: 副主任{}}}]\n"
    text += "迎送: [{{地点: 清江高铁站, 日期: 2026-07-06, 人员: [甲]}}]"
    assert codes(text.format("区接待中心", ""), tmp_path) == {"G06b"}
    assert codes(text.format("清江区农业农村局", ", 级别: 乡科级副职"), tmp_path) == {"G06b"}
    assert codes(text.format("区接待中心", ", 级别: 县处级副职"), tmp_path) == {"G06"}
    assert codes(text.format("区政府办公室", ""), tmp_path) == {"G06"}


@pytest.mark.parametrize(
    "more",
    [
        "日程: [{日期: 2026-07-06, 时间: '12:00', 环节: 吃, 内容: 午餐, 地点: 食堂, 陪同: [甲, 乙, 丙, 丁]}]",
        "座次: [{名称: 午餐, 形式: 圆桌, 来宾: 全体, 主方: [甲, 乙, 丙, 丁]}]",
    ],
)
def test_hosts_at_table_are_counted_wherever_they_are_written(more: str, tmp_path: Path) -> None:
    text = "陪同: [{姓名: 甲}, {姓名: 乙}, {姓名: 丙}, {姓名: 丁}]\n"
    text += "用餐: [{名称: 午餐, 日期: 2026-07-06, 时间: '12:00', 形式: 工作餐, 来宾: 全体, 陪餐: [甲], 地点: 食堂}]\n"
    assert "G13" in codes(text + more, tmp_path)
    assert "G13" not in codes(text + more.replace(", 丁]", "]"), tmp_path)


def test_midnight_as_the_hour_of_an_item_is_read_as_the_end_of_its_day_and_asked_about(tmp_path: Path) -> None:
    visit = whole("日程: [{时间: '24:00', 内容: 检查防汛值守, 地点: 青龙水库}]", "国内公务", tmp_path)
    (stop,) = visit.schedule
    assert stop.time is not None
    assert f"{stop.time.start:%H:%M}" == "23:59"
    assert [notice.code for notice in visit.notices] == ["D151"]
