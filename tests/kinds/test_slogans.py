"""Which slogan a paper prints: on which day, in which kind, for whom; and what is said when it prints none."""

from dataclasses import replace
from datetime import date

import pytest

from docgen.kinds import load_kind, titles
from docgen.kinds._kind import Kind
from docgen.kinds._slogans import (
    PrintOccasion,
    SloganChoice,
    brand_for_paper,
    choose_slogan,
    emblem_for_guests,
    occasion_of,
    slogan_values,
)
from docgen.model.brand import Brand, Picture, Slogan, SloganApproval
from docgen.model.validity import OpenPeriod, Season
from docgen.model.visit import Visit
from tests.conftest import visit

MAIN = Slogan("主", "两地三区")
TRAVEL = Slogan("文旅", "千年米仓道·早晚X河")
JULY = PrintOccasion(date(2026, 7, 6))
MENU = Kind("菜单", lambda _: iter(()), {}, slogans="default")
CARDS = Kind("席卡", lambda _: iter(()), {}, slogans="named")
FORM = Kind("审批单", lambda _: iter(()), {})


def guests(*slogans: Slogan, **brand: object) -> Visit:
    """A visit of foreign guests in an office with these slogans."""
    texts = {slogan.name: slogan.text for slogan in slogans}
    return replace(visit("类别: 外宾\n"), brand=Brand("例", texts, assets=slogans, **brand))  # type: ignore[arg-type]


def choose(of: Visit, named: str = "", kind: Kind = MENU, occasion: PrintOccasion = JULY) -> SloganChoice:
    return choose_slogan(kind, of, occasion, named, of.at["title"])


def name_of(choice: SloganChoice) -> str:
    return choice.slogan.name if choice.slogan else ""


def codes(choice: SloganChoice) -> list[str]:
    return [problem.code for problem in choice.problems]


@pytest.mark.parametrize("named", ["文旅", "千年米仓道·早晚X河"])
def test_what_the_visit_names_is_printed_by_its_name_or_its_text(named: str) -> None:
    choice = choose(guests(MAIN, TRAVEL), named)
    assert (name_of(choice), codes(choice)) == ("文旅", [])


@pytest.mark.parametrize(
    ("slogan", "code", "said"),
    [
        (replace(TRAVEL, valid=OpenPeriod(last=date(2025, 12, 31))), "D601", "到2025年12月31日止"),
        (replace(TRAVEL, valid=OpenPeriod(first=date(2026, 8, 1))), "D601", "从2026年8月1日起"),
        (replace(TRAVEL, approval=SloganApproval(refused=True)), "D602", "还没有批准"),
        (replace(TRAVEL, approval=SloganApproval("沈静", date(2026, 7, 7))), "D602", "2026年7月7日才批准"),
        (replace(TRAVEL, uses=("手边单", "工作总结")), "D603", "只用于手边单、工作总结"),
        (replace(TRAVEL, not_for=("横幅", "菜单")), "D603", "不得用于菜单"),
        (replace(TRAVEL, seasons=(Season((12, 1, 2)),)), "D604", "季节"),
        (replace(TRAVEL, seasons=(Season(part_of_day="晚"),)), "D604", "时段"),
    ],
)
def test_a_slogan_that_may_not_be_printed_is_left_out_and_the_reason_is_said(
    slogan: Slogan, code: str, said: str
) -> None:
    of = guests(slogan)
    choice = choose(of, "文旅")
    assert choice.slogan is None
    (problem,) = choice.problems
    assert (problem.code, problem.place) == (code, of.at["title"])
    assert said in problem.text
    assert "文旅" in problem.text


@pytest.mark.parametrize(
    "slogan",
    [
        replace(TRAVEL, valid=OpenPeriod(date(2026, 7, 6), date(2026, 7, 6))),
        replace(TRAVEL, valid=OpenPeriod(first=date(2026, 1, 1))),
        replace(TRAVEL, approval=SloganApproval("沈静", date(2026, 7, 6), "清江委发〔2026〕1号")),
        replace(TRAVEL, uses=("菜单",), not_for=("横幅",)),
        replace(TRAVEL, seasons=(Season((6, 7, 8)), Season((1,)))),
    ],
)
def test_a_slogan_whose_conditions_hold_is_printed(slogan: Slogan) -> None:
    choice = choose(guests(slogan), "文旅")
    assert (name_of(choice), codes(choice)) == ("文旅", [])


def test_a_slogan_without_approval_beside_approved_ones_is_not_approved() -> None:
    approved = replace(MAIN, approval=SloganApproval("沈静"))
    assert codes(choose(guests(approved, TRAVEL), "文旅")) == ["D602"]
    assert name_of(choose(guests(MAIN, TRAVEL), "文旅")) == "文旅"


def test_a_name_that_the_brand_does_not_have_is_asked_back() -> None:
    (problem,) = choose(guests(MAIN, TRAVEL), "文绿").problems
    assert problem.code == "D605"
    assert "文旅" in problem.hint
    assert codes(choose(visit("类别: 外宾"), "文旅")) == ["D605"]


def test_kinds_that_never_print_a_slogan_say_so_when_they_are_asked() -> None:
    assert codes(choose(guests(MAIN), "主", FORM)) == ["D603"]
    assert choose(guests(MAIN), "", FORM) == SloganChoice()
    assert choose(guests(MAIN), "", CARDS) == SloganChoice()
    assert name_of(choose(guests(MAIN), "主", CARDS)) == "主"


@pytest.mark.parametrize("named", ["不印", "无"])
def test_a_visit_can_ask_for_none(named: str) -> None:
    assert choose(guests(MAIN), named) == SloganChoice()


def test_domestic_visits_print_none_unless_the_office_says_so() -> None:
    of = replace(visit("类别: 国内公务"), brand=Brand("例", assets=(MAIN,)))
    asked = choose_slogan(MENU, of, occasion_of(of), "主", of.at["title"])
    assert (asked.slogan, codes(asked)) == (None, ["D606"])
    assert choose_slogan(MENU, of, occasion_of(of)) == SloganChoice()
    allowed = replace(of, office=replace(of.office, domestic_slogans="是"))
    assert name_of(choose_slogan(MENU, allowed, occasion_of(allowed))) == "主"


@pytest.mark.parametrize(
    ("slogans", "defaults", "printed"),
    [
        ((TRAVEL, MAIN), {}, "主"),
        ((TRAVEL,), {}, "文旅"),
        ((MAIN, TRAVEL), {"": "文旅"}, "文旅"),
        ((MAIN, TRAVEL), {"": "主", "菜单": "文旅"}, "文旅"),
        ((MAIN, replace(TRAVEL, seasons=(Season((7,)),))), {"": "主"}, "文旅"),
        ((MAIN, replace(TRAVEL, seasons=(Season((1,)),))), {"": "文旅"}, "主"),
        ((replace(MAIN, uses=("工作总结",)), TRAVEL), {"": "主"}, "文旅"),
        ((replace(MAIN, uses=("工作总结",)),), {}, ""),
    ],
)
def test_unasked_the_kinds_default_comes_before_the_season_and_that_before_the_general_one(
    slogans: tuple[Slogan, ...], defaults: dict[str, str], printed: str
) -> None:
    choice = choose(guests(*slogans, defaults=defaults))
    assert (name_of(choice), codes(choice)) == (printed, [])


def test_an_outdated_default_is_told_of_and_the_next_one_is_printed() -> None:
    outdated = replace(MAIN, valid=OpenPeriod(last=date(2025, 12, 31)))
    choice = choose(guests(outdated, TRAVEL))
    assert (name_of(choice), codes(choice)) == ("文旅", ["D601"])


def test_morning_and_evening_have_their_own() -> None:
    of = guests(
        Slogan("晨", "早安清江好", seasons=(Season(part_of_day="早"),)),
        Slogan("夜", "夜游清江好", seasons=(Season(part_of_day="晚"),)),
    )
    by_hour = [name_of(choose(of, occasion=occasion_of(of, hour=hour))) for hour in (7, 12, 18)]
    assert by_hour == ["晨", "", "夜"]


def test_a_picture_that_may_say_something_else_is_not_printed() -> None:
    picture = Picture(b"", 60, 10, "口号：两地三曲")
    choice = choose(guests(replace(MAIN, artwork=picture)))
    assert choice.slogan is not None
    assert choice.slogan.artwork is None
    assert codes(choice) == ["D608"]


def test_a_drawing_keeps_its_shape_when_it_is_made_smaller() -> None:
    wide = replace(MAIN, artwork=Picture(b"", 100, 20, "两地三区"), english="Two and Three")
    values = slogan_values(SloganChoice(wide), 50)
    assert (values["图"].width, values["图"].height, values["文"], values["英文"]) == (50, 10, "两地三区", "")
    assert slogan_values(SloganChoice(wide), 200, bilingual=True)["图"].width == 100
    assert slogan_values(SloganChoice(), 50) == {"文": "", "英文": "", "图": ""}


@pytest.mark.parametrize("alt", ["国徽", "中国共产党党徽", "National Emblem"])
def test_signs_of_state_and_party_are_refused(alt: str) -> None:
    emblem, problems = emblem_for_guests(Brand("例", {}, {"标志": Picture(b"", 18, 18, alt)}), MENU)
    assert (emblem, [problem.code for problem in problems]) == ("", ["D607"])


def test_the_emblem_of_an_office_is_printed_as_high_as_there_is_room() -> None:
    emblem, problems = emblem_for_guests(Brand("例", {}, {"标志": Picture(b"", 60, 30, "清江区接待标志")}), MENU, 15)
    assert isinstance(emblem, Picture)
    assert ((emblem.width, emblem.height), problems) == ((30, 15), ())


def test_a_template_that_names_what_may_not_be_printed_finds_nothing_there() -> None:
    outdated = replace(MAIN, valid=OpenPeriod(last=date(2025, 12, 31)))
    brand = Brand(
        "例", {"主": "两地三区", "文旅": TRAVEL.text}, {"标志": Picture(b"", 18, 18, "党徽")}, assets=(outdated, TRAVEL)
    )
    withheld = brand_for_paper(brand, CARDS, JULY)
    assert withheld.brand is not None
    assert withheld.brand.withheld == {"主", "标志"}
    assert {name: problem.code for name, problem in withheld.reasons.items()} == {"主": "D601", "标志": "D607"}


def test_every_kind_says_whether_a_slogan_may_stand_on_it() -> None:
    may = {name: load_kind(name).slogans for name in titles()}
    assert set(may.values()) <= {"never", "named", "default"}
    assert (may["audit"], may["plan"], may["cards"]) == ("never", "named", "named")
