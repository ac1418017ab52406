"""The same finding of many visits is one row that names them; what differs between them is said beside each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from docgen.api.audit import audit_paper
from docgen.compliance.by_rule import findings_by_rule, numbers_of_visits
from docgen.compliance.result import Audit, AuditedVisit, AuditLine
from docgen.errors import Level, Mark
from docgen.kinds.audit import pages
from docgen.word.package.outline import texts


def visit(number: int, code: str | None = None) -> AuditedVisit:
    title = f"第{number}个考察组来清江区考察"
    return AuditedVisit(f"2025-{number:03}" if code is None else code, title, date(2025, 1, number), f"{number}.yaml")


def line(
    number: int, text: str, rule: str = "G13", level: Level = "must", amount: str = "", reason: str = ""
) -> AuditLine:
    return AuditLine(
        visit=visit(number),
        code=rule,
        name="规则名称",
        level=level,
        text=text,
        hint="",
        source="《规定》第十条",
        place=Mark(f"{number}.yaml", 1, 1),
        amount=Decimal(amount) if amount else None,
        approver="沈静" if reason else "",
        reason=reason,
    )


def year(lines: Sequence[AuditLine]) -> Audit:
    return Audit(2025, "清江区接待服务中心", {1: 28}, tuple(sorted(lines, key=lambda one: one.visit.first_day)))


def shared(*said: str) -> list[tuple[str, list[tuple[str, int]]]]:
    """For texts of as many visits: the rows they make, each with what is said of some visits and how many these are."""
    (rule,) = findings_by_rule(year([line(number, text) for number, text in enumerate(said, 1)]))
    return [(one.text, [(part.particulars, len(part.visits)) for part in one.parts]) for one in rule.findings]


@pytest.mark.parametrize(
    ("said", "rows"),
    [
        (["没有审批"] * 20, [("没有审批", [("", 20)])]),
        # each begins with the title of its own visit
        (
            [f"“第{number}个考察组来清江区考察”没有公函，一律不接待" for number in (1, 2, 3)],
            [("没有公函，一律不接待", [("", 3)])],
        ),
        # only figures differ
        (
            ["“午餐”来宾7人，陪餐4人，规定不超过3人", "“午餐”来宾8人，陪餐5人，规定不超过3人"] * 2,
            [
                (
                    "“午餐”来宾7—8人，陪餐4—5人，规定不超过3人",
                    [("“午餐”来宾7人，陪餐4人", 2), ("“午餐”来宾8人，陪餐5人", 2)],
                )
            ],
        ),
        # the subject differs, and the figure
        (
            ["“12日午餐”每人80元，标准是50元", "“20日晚餐”每人120元，标准是50元"],
            [("每人80—120元，标准是50元", [("“12日午餐”每人80元", 1), ("“20日晚餐”每人120元", 1)])],
        ),
        # only the subject differs
        (
            ["“午餐”的酒水有啤酒，工作餐不上酒", "“晚餐”的酒水有啤酒，工作餐不上酒"],
            [("酒水有啤酒，工作餐不上酒", [("“午餐”的酒水有啤酒", 1), ("“晚餐”的酒水有啤酒", 1)])],
        ),
        # sums with a comma between thousands
        (
            ["“工作餐”1,250元没有票据号，不能报", "“工作餐”950元没有票据号，不能报"],
            [
                (
                    "“工作餐”950—1,250元没有票据号，不能报",
                    [("“工作餐”1,250元没有票据号", 1), ("“工作餐”950元没有票据号", 1)],
                )
            ],
        ),
        # the subject is one of two
        (
            ["“午餐”和“晚餐”都不是来宾自付", "“早餐”和“晚餐”都不是来宾自付"],
            [("“午餐”和“晚餐”都不是来宾自付", [("", 1)]), ("“早餐”和“晚餐”都不是来宾自付", [("", 1)])],
        ),
        # other words, other days, other documents are other findings
        (["安排了欢迎横幅", "铺了迎宾地毯"], [("安排了欢迎横幅", [("", 1)]), ("铺了迎宾地毯", [("", 1)])]),
        (
            ["2月3日是春节假期", "5月1日是劳动节假期"],
            [("2月3日是春节假期", [("", 1)]), ("5月1日是劳动节假期", [("", 1)])],
        ),
        (
            ["公函〔2025〕7号已用于2025-008", "公函〔2025〕9号已用于2025-011"],
            [("公函〔2025〕7号已用于2025-008", [("", 1)]), ("公函〔2025〕9号已用于2025-011", [("", 1)])],
        ),
    ],
)
def test_what_visits_have_in_common_is_one_row(said: list[str], rows: list[tuple[str, list[tuple[str, int]]]]) -> None:
    assert shared(*said) == rows


def test_what_was_exempted_is_a_row_of_its_own() -> None:
    (rule,) = findings_by_rule(year([line(1, "没有审批"), line(2, "没有审批", reason="突发险情"), line(3, "没有审批")]))
    assert [(one.number, len(one.visits), one.exemption) for one in rule.findings] == [
        ("1.1", 2, ""),
        ("1.2", 1, "沈静。理由：突发险情"),
    ]


def test_rows_are_numbered_under_their_rules_and_sums_added_up() -> None:
    lines = [
        line(1, "一", "A01", "should"),
        line(2, "二", "T01", amount="50"),
        line(1, "二", "T01", amount="30.50"),
        line(3, "三", "T01"),
    ]
    rules = findings_by_rule(year(lines))
    assert [(rule.number, rule.totals.code) for rule in rules] == [(1, "T01"), (2, "A01")]
    assert [(one.number, one.amount) for one in rules[0].findings] == [("1.1", Decimal("80.50")), ("1.2", Decimal())]
    assert list(numbers_of_visits(rules).values()) == [["1.1", "2.1"], ["1.1"], ["1.2"]]


def test_few_visits_are_named_in_full_and_many_by_their_codes() -> None:
    few, many = ([line(number, "没有审批") for number in range(1, last)] for last in (4, 6))
    (page,) = pages(year(few))
    (row,) = page.context["问题"][0]["行"]
    assert row["来访"].split("\n")[:2] == ["1月1日　2025-001", "第1个考察组来清江区考察"]
    assert page.context["名单"] == []
    (page,) = pages(year(many))
    (row,) = page.context["问题"][0]["行"]
    assert row["来访"] == "2025-001、2025-002、2025-003、2025-004、2025-005（共5批）"
    assert [(one["编号"], one["问题"]) for one in page.context["名单"]] == [
        (f"2025-00{at}", "1.1") for at in range(1, 6)
    ]


def test_what_is_said_of_some_visits_stands_before_them() -> None:
    (page,) = pages(year([line(number, f"“午餐”陪餐{4 + number % 2}人，规定3人") for number in range(1, 5)]))
    (row,) = page.context["问题"][0]["行"]
    assert row["来访"].split("\n") == ["“午餐”陪餐5人：2025-001、2025-003", "“午餐”陪餐4人：2025-002、2025-004"]
    assert row["问题"] == "“午餐”陪餐4—5人，规定3人"


def test_a_visit_without_a_code_is_named_by_its_title() -> None:
    lines = [line(number, "没有审批") for number in range(1, 6)]
    lines[1] = replace(lines[1], visit=visit(2, ""))
    (page,) = pages(year(lines))
    assert "2025-001、第2个考察组来清江区考察、2025-003" in page.context["问题"][0]["行"][0]["来访"]


def test_the_conclusion_stands_first_and_a_low_row_is_whole() -> None:
    many = [line(number, "没有审批") for number in range(1, 29)]
    printed = [text for text in texts(audit_paper(year(many)).content) if text]
    assert printed[2].startswith("结论：2025年接待28批，28批有问题")
    (page,) = pages(year(many))
    assert page.context["问题"][0]["行"][0]["整"] == "off"
    (page,) = pages(year(many[:10]))
    assert page.context["问题"][0]["行"][0]["整"] == "on"
