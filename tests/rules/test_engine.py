"""The rules together: whom they bind, from when, what a visit may let pass, how it is told."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.checks import check
from docgen.api.papers import build
from docgen.api.visits import load
from docgen.errors import UsageError
from docgen.rules.docstrings import why_it_matters
from docgen.rules.engine import judge, rules_by_code
from tests.conftest import OFFICE, ROOT, Run, visit
from tests.rules.examples import whole

FOUR_HOSTS = """
来宾: {团组: 云州市考察组, 人数: 4}
公函: {单位: 云州市政府, 文号: 云函〔2026〕1号, 内容: 考察, 行程: 一天, 人数: 4}
陪同: [{姓名: 甲}, {姓名: 乙}, {姓名: 丙}, {姓名: 丁}]
用餐:
  - {名称: 6日午餐, 形式: 工作餐, 来宾: 全体, 陪餐: [甲, 乙, 丙, 丁]}
"""


def codes(text: str, folder: Path, category: str = "国内公务") -> list[str]:
    return [rule.code for rule, _ in judge(whole(text, category, folder)).findings]


def test_the_examples_have_no_finding() -> None:
    for path in sorted((OFFICE / "来访").glob("*.yaml")):
        assert check(load(path)) == (), path


@pytest.mark.parametrize("guests", [(1, 3), (9, 3), (10, 3), (11, 3), (12, 4), (14, 4), (15, 5), (16, 5), (30, 10)])
def test_as_many_hosts_as_allowed_are_nothing_and_one_more_is_a_finding(
    guests: tuple[int, int], tmp_path: Path
) -> None:
    number, most = guests
    for hosts in (most, most + 1):
        names = [f"陪{one}" for one in range(hosts)]
        listed = "\n".join(f"  - {{姓名: {name}}}" for name in names)
        text = f"""来宾: {{团组: 考察组, 人数: {number}}}
公函: {{单位: 云州市政府, 文号: 云函〔2026〕1号, 内容: 考察, 行程: 一天, 人数: {number}}}
陪同:
{listed}
用餐:
  - {{名称: 午餐, 形式: 工作餐, 来宾: 全体, 陪餐: [{", ".join(names)}]}}
"""
        assert ("G13" in codes(text, tmp_path)) == (hosts > most)


@pytest.mark.parametrize("guests", [(5, 5), (7, 6)])
def test_foreign_guests_have_another_table(guests: tuple[int, int], tmp_path: Path) -> None:
    number, most = guests
    for hosts in (most, most + 1):
        names = [f"陪{one}" for one in range(hosts)]
        listed = "\n".join(f"  - {{姓名: {name}, 角色: 译员}}" for name in names)
        text = f"""来宾: {{团组: 代表团, 人数: {number}}}
陪同:
{listed}
用餐:
  - {{名称: 晚餐, 形式: 宴请, 来宾: 全体, 陪餐: [{", ".join(names)}]}}
"""
        assert codes(text, tmp_path, "外宾") == (["W04"] if hosts > most else [])


def test_domestic_rules_do_not_bind_foreign_guests(tmp_path: Path) -> None:
    text = """
陪同: [{姓名: 温言, 角色: 译员}]
公函:
用餐:
  - {名称: 晚餐, 形式: 宴请, 来宾: 全体, 付费: 接待单位, 酒水: [红酒]}
  - {名称: 午餐, 形式: 工作餐, 来宾: 全体, 付费: 接待单位}
布置: [{场所: 会见厅, 物品: [鲜花]}]
礼品: [{名称: 竹编书签, 数量: 2, 单价: 30}]
"""
    assert codes(text, tmp_path, "外宾") == []


def test_a_visit_without_a_category_is_told_so_and_held_against_the_strictest_without_being_stopped(
    tmp_path: Path,
) -> None:
    verdict = judge(whole("类别:\n" + FOUR_HOSTS, "国内公务", tmp_path))
    assert {(rule.code, rule.level) for rule, _ in verdict.findings} == {("L01", "should"), ("G13", "should")}


def test_beer_is_wine_only_since_the_rules_of_may_2025(tmp_path: Path) -> None:
    beer = "用餐: [{名称: 午餐, 形式: 工作餐, 来宾: 全体, 酒水: [啤酒]}]\n审批: {审批人: 沈静}\n"
    assert codes(f"日期: 2025-05-01\n{beer}", tmp_path) == ["L09"]
    assert codes(f"日期: 2025-05-07\n{beer}", tmp_path) == ["T01"]


def test_an_exemption_with_a_reason_lets_its_findings_pass_and_keeps_them(tmp_path: Path) -> None:
    verdict = judge(whole(f"{FOUR_HOSTS}\n豁免: [{{规则: G13, 理由: 区委主要领导批准}}]", "国内公务", tmp_path))
    assert verdict.findings == ()
    assert [(one.rule.code, one.exemption.reason) for one in verdict.exempted] == [("G13", "区委主要领导批准")]
    assert verdict.unused == ()


def test_a_rule_may_be_exempted_by_its_name_and_in_small_letters(tmp_path: Path) -> None:
    for name in ("陪餐人数超过规定", "g13"):
        assert codes(f"{FOUR_HOSTS}\n豁免: [{{规则: {name}, 理由: 批准}}]", tmp_path) == []


def test_an_exemption_that_lets_nothing_pass_is_reported_itself() -> None:
    found = check(visit("类别: 商务\n公函: {单位: 某公司}\n豁免: [{规则: G13, 理由: 批准}, {规则: G99, 理由: 批准}]"))
    assert [(one.code, one.level, one.place and one.place.column) for one in found] == [
        ("D501", "should", 11),
        ("D502", "should", 30),
    ]
    assert "陪餐人数超过规定" in found[0].text


def test_an_exemption_of_one_rule_does_not_touch_another(tmp_path: Path) -> None:
    text = FOUR_HOSTS.replace("工作餐", "宴请") + "\n豁免: [{规则: G13, 理由: 批准}]"
    assert codes(text, tmp_path) == ["G12b"]


def test_a_finding_cites_its_document_as_far_as_it_is_verified(tmp_path: Path) -> None:
    problems = check(whole(FOUR_HOSTS, "国内公务", tmp_path))
    assert [one.text for one in problems] == [
        "“6日午餐”来宾4人，陪餐4人，规定不超过3人（《党政机关国内公务接待管理规定》第十条）"
    ]


def test_the_visit_to_be_mended_is_told_what_its_comments_say(run: Callable[..., Run]) -> None:
    found = run("check", OFFICE / "待改" / "2026-066.yaml")
    lines = (OFFICE / "待改" / "2026-066.yaml").read_text("utf-8").split("\n")
    marked = {number for number, line in enumerate(lines, 1) if "# →" in line}
    placed = {int(line.split(":")[1]) for line in found.err.split("\n") if "2026-066.yaml:" in line}
    assert placed == marked
    assert "已豁免 G11" in found.err and "理由：宾馆单间已满" in found.err
    assert found.code == 1


def test_every_rule_can_be_explained(run: Callable[..., Run]) -> None:
    for code, rule in rules_by_code().items():
        told = run("rule", code).out
        assert rule.name in told and why_it_matters(rule) in told and "反例" in told and "正例" in told
        assert run("check", "--explain", code).out == told


def test_the_catalogue_lists_every_rule_with_what_it_binds_and_where_it_stands(run: Callable[..., Run]) -> None:
    told = run("rules").out
    for code, rule in rules_by_code().items():
        line = next(line for line in told.split("\n") if line.split()[:1] == [code])
        assert rule.name in line and line.endswith(rule.source or "]")


def test_a_misspelt_rule_is_named(run: Callable[..., Run]) -> None:
    found = run("rule", "陪餐人数超过")
    assert found.code == 2
    assert "陪餐人数超过规定" in found.err


def test_every_rule_of_the_domain_is_there() -> None:
    wanted = {*(f"G{one:02}" for one in range(1, 21)), *(f"T{one:02}" for one in range(1, 9))}
    wanted |= {*(f"W{one:02}" for one in range(1, 7)), *(f"B{one:02}" for one in range(1, 5)), "G13b", "G13c"}
    assert wanted <= set(rules_by_code())


def test_the_rules_are_not_loaded_for_what_needs_none() -> None:
    for arguments in (["--help"], ["kinds"]):
        script = f"import sys; sys.argv = ['docgen', *{arguments}]\nfrom docgen.cli.app import main\ntry:\n    main()\n"
        script += "except SystemExit:\n    pass\nassert 'docgen.rules.engine' not in sys.modules"
        assert (
            subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False).returncode == 0
        )


def test_the_rules_over_a_year_are_in_the_catalogue_too(run: Callable[..., Run]) -> None:
    told = run("rule", "a01").out
    assert "一份公函用于两次来访" in told and "---" in told
    assert "A05" in run("rules").out


@pytest.mark.parametrize("name", ["speech", "summary", "audit"])
def test_papers_that_are_made_of_something_else_are_refused_by_name(name: str) -> None:
    with pytest.raises(UsageError, match="不是从来访文件做的"):
        build(visit("类别: 商务"), [name])
