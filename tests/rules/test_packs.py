"""Regional packs: data with a source, chosen by the office's region, the most local last."""

from pathlib import Path

import pytest

from docgen.model.pack import Pack
from docgen.readers.office.office import load_office
from docgen.readers.office.regional_packs import stock_pack_names, stock_packs
from docgen.rules.engine import judge
from docgen.rules.standards import pack_citation
from tests.rules.examples import whole


@pytest.mark.parametrize("pack", list(stock_packs()), ids=stock_pack_names())
def test_a_pack_of_ours_says_where_it_comes_from_and_is_cited_no_further(pack: Pack) -> None:
    assert pack.url and "来源" in pack.note
    assert pack_citation(pack) == f"地方规定：{pack.name}"


def packs(folder: Path, office: str, own: str = "") -> list[str]:
    (folder / "office.yaml").write_text(office, "utf-8")
    if own:
        (folder / "地方规定.yaml").write_text(own, "utf-8")
    found = load_office(folder / "office.yaml")
    assert not found.problems, found.problems
    return [pack.name for pack in found.office.packs]


def test_the_region_of_the_office_chooses_the_pack(tmp_path: Path) -> None:
    assert packs(tmp_path, "地区: 吉林省长春市") == ["吉林（2023年）"]
    assert packs(tmp_path, "地区: 清江区") == []


def test_a_region_is_found_under_each_of_its_names(tmp_path: Path) -> None:
    assert packs(tmp_path, "地区: 湖南省株洲市") == ["湖南（2025年）", "株洲（2014年）"]
    assert packs(tmp_path, "地区: 株洲市天元区") == ["株洲（2014年）"]


def test_the_offices_own_pack_stands_last_and_may_take_over_others(tmp_path: Path) -> None:
    own = "名称: 清江区（2026年）\n沿用: [某市领导调研]"
    assert packs(tmp_path, "地区: 吉林省", own) == ["吉林（2023年）", "某市领导调研", "清江区（2026年）"]


def test_a_pack_that_is_not_there_is_named_with_the_near_miss(tmp_path: Path) -> None:
    (tmp_path / "office.yaml").write_text("单位: 接待中心", "utf-8")
    (tmp_path / "地方规定.yaml").write_text("名称: 本地\n沿用: [吉木]", "utf-8")
    (problem,) = load_office(tmp_path / "office.yaml").problems
    assert (problem.code, problem.place and problem.place.line) == ("D113", 2)
    assert "吉林" in problem.hint


def found(folder: Path, pack: str, text: str, category: str = "国内公务") -> list[tuple[str, str]]:
    verdict = judge(whole(f"地方规定: {pack}\n{text}", category, folder))
    return [(rule.code, finding.source) for rule, finding in verdict.findings]


def test_the_lower_of_two_standards_holds_and_is_named(tmp_path: Path) -> None:
    text = "办公室: {标准: {工作餐: 50}}\n用餐: [{名称: 午餐, 形式: 工作餐, 标准: 45, 来宾: 全体}]"
    assert found(tmp_path, "{名称: 本地, 标准: {工作餐: 40}}", text) == [("G17", "地方规定：本地")]
    assert found(tmp_path, "{名称: 本地, 标准: {工作餐: 60}}", text) == []


def test_a_document_is_cited_once_it_is_named(tmp_path: Path) -> None:
    text = "布置: [{场所: 会议室, 物品: [果盘]}]"
    pack = "{名称: 本地, 依据: 清江区公务接待实施细则, 不得: {布置: [水果]}}"
    assert found(tmp_path, pack, text) == [("R02", "《清江区公务接待实施细则》")]


def test_a_pack_binds_from_its_day_on(tmp_path: Path) -> None:
    text = "布置: [{场所: 会议室, 物品: [水果]}]"
    assert found(tmp_path, "{名称: 本地, 起: 2026-07-07, 不得: {布置: [水果]}}", text) == [("T06d", "")]
    assert found(tmp_path, "{名称: 本地, 起: 2026-07-06, 不得: {布置: [水果]}}", text) == [("R02", "地方规定：本地")]


def test_where_visits_without_a_letter_pay_themselves_none_is_missed(tmp_path: Path) -> None:
    pack = "{名称: 本地, 无公函自付: 是}"
    self_paid = "公函:\n用餐: [{名称: 午餐, 形式: 自助餐, 来宾: 全体, 付费: 来宾自付}]"
    assert found(tmp_path, pack, self_paid) == []
    assert [code for code, _ in found(tmp_path, pack, self_paid.replace("来宾自付", "接待单位"))] == ["G03"]


def test_a_more_local_pack_may_say_no(tmp_path: Path) -> None:
    text = "类别: 商务\n用餐: [{名称: 晚餐, 形式: 宴请, 来宾: 全体}]\n审批: {审批人: 罗文}"
    assert [code for code, _ in found(tmp_path, "{名称: 本地, 商务参照公务: 是}", text)] == ["B02", "G12b"]
    assert found(tmp_path, "{名称: 本地, 沿用: [建邺], 商务参照公务: 否}", text) == []


def test_holidays_of_the_pack_come_before_those_of_the_table(tmp_path: Path) -> None:
    days = "日期: 2026-10-02"
    assert [code for code, _ in found(tmp_path, "{名称: 本地}", days)] == ["L09"]
    assert found(tmp_path, "{名称: 本地, 调休上班: [{日期: 2026-10-01 至 2026-10-03}]}", days) == []
    own = "{名称: 本地, 节假日: [{名称: 市庆, 日期: 2026-07-06}]}"
    assert [code for code, _ in found(tmp_path, own, "日期: 2026-07-06")] == ["L09"]


def test_a_year_that_nobody_has_announced_is_said_to_be_so(tmp_path: Path) -> None:
    verdict = judge(whole("日期: 2031-02-03", "国内公务", tmp_path))
    assert ["未公布" in finding.text for _, finding in verdict.findings] == [True]
    assert judge(whole("日期: 2031-03-12", "国内公务", tmp_path)).findings == ()


def test_shenzhen_lets_two_hosts_eat_along_with_five_guests(tmp_path: Path) -> None:
    text = (
        "办公室: {地区: 广东省深圳市}\n来宾: {团组: 云州市考察组, 人数: 5}\n"
        "公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月6日一天, 人数: 5}\n"
        "陪同: [{姓名: 沈静}, {姓名: 罗文}, {姓名: 秦远}]\n"
        "用餐: [{名称: 午餐, 形式: 工作餐, 来宾: 全体, 陪餐: [沈静, 罗文, 秦远]}]"
    )
    findings = judge(whole(text, "国内公务", tmp_path)).findings
    assert [(rule.code, finding.source) for rule, finding in findings] == [("G13c", "地方规定：深圳（2013年）")]


def test_a_menu_can_be_one_of_the_papers_that_are_asked_for(tmp_path: Path) -> None:
    papers = (
        "陪同: [{姓名: 罗文}]\n保障: [{姓名: 林小満}]\n日程: [{时间: 09:00-10:00, 内容: 座谈, 地点: 三楼会议室}]\n"
        "费用: [{项目: 工作餐, 金额: 100, 承担: 接待单位, 支付: 公务卡, 票据: '00123456'}]\n"
    )
    meal = "用餐: [{{名称: 午餐, 形式: 工作餐, 来宾: 全体, 付费: 接待单位{}}}]"
    pack = "{名称: 本地, 凭证: [公函, 清单, 票据, 菜单]}"
    assert found(tmp_path, pack, papers + meal.format("")) == [("R01", "地方规定：本地")]
    assert found(tmp_path, pack, papers + meal.format(", 菜单: [清炒时蔬, 柳溪豆腐]")) == []


def test_guests_pay_shares_of_the_allowance_that_the_region_sets(tmp_path: Path) -> None:
    text = (
        "用餐: [{名称: 早餐, 形式: 自助餐, 来宾: 全体, 付费: 来宾自付}]\n"
        "交费: [{交费人: 考察组, 项目: 伙食费, 人数: 2, 金额: <收>},"
        " {交费人: 考察组, 项目: 交通费, 人数: 2, 金额: <车>}]"
    )
    pack = "{名称: 本地, 标准: {伙食补助: 100, 交通补助: 80}}"
    for food, cars, codes in ((40, 80, []), (38, 80, ["T03b"]), (40, 78, ["T03b"])):
        paid = text.replace("<收>", str(food)).replace("<车>", str(cars))
        assert [code for code, _ in found(tmp_path, pack, paid)] == codes, paid


def test_a_region_may_ban_wine_for_business_guests_too(tmp_path: Path) -> None:
    meal = "用餐: [{名称: 晚餐, 形式: 宴请, 来宾: 全体, 酒水: [菊花茶, 本地米酒]}]"
    business = [
        judge(whole(f"办公室: {{地区: {region}}}\n{meal}", "商务", tmp_path)).findings
        for region in ("江苏省", "贵州省")
    ]
    assert [[(rule.code, one.source) for rule, one in findings] for findings in business] == [
        [("R10", "地方规定：江苏")],
        [],
    ]


def test_wine_at_official_meals_was_banned_in_some_provinces_before_the_nation_did(tmp_path: Path) -> None:
    meal = "用餐: [{名称: 午餐, 形式: 工作餐, 来宾: 全体, 酒水: [本地米酒]}]"
    for day, region, codes in (
        ("2024-07-08", "贵州省", ["R10"]),
        ("2016-07-06", "贵州省", []),
        ("2016-07-06", "安徽省", ["R10"]),
        ("2024-07-08", "清江区", []),
        ("2026-07-06", "贵州省", ["T01"]),
    ):
        visit = whole(f"办公室: {{地区: {region}}}\n日期: {day}\n{meal}", "国内公务", tmp_path)
        assert [rule.code for rule, _ in judge(visit).findings if rule.code in ("R10", "T01")] == codes, (day, region)
