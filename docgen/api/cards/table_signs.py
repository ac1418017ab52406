"""The signs on the tables of a visit's meals as a Word document."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.api.cards.stock import font_stack
from docgen.api.documents import TemplateOptions, render_documents
from docgen.api.files import File, PaperFiles
from docgen.cards.characters import unprintable_characters
from docgen.cards.notices import overlong_text_errors, substituted_font_notices
from docgen.cards.table_signs import (
    TableSign,
    has_several_tables,
    names_of_tables,
    numbered_signs,
    sign_cards,
    signs_of,
    stack_of_signs,
)
from docgen.errors import DataError, OutputError, Problem, UsageError
from docgen.kinds import load_kind
from docgen.model.layouts import LAYOUTS
from docgen.model.seating import Seating
from docgen.model.suggestions import suggestion
from docgen.model.visit import Visit
from docgen.rules.rule import DOMESTIC
from docgen.rules.standards import binding_categories, pack_citation, pack_that_sets
from docgen.seating.plan import SeatedVisit, SeatingPlan
from docgen.text.whole_number import whole_number
from docgen.text.wording import listed

_MOST_TABLES = 500
_USUAL_SIZE = "A4对折"


def render_table_signs(
    seated_visit: SeatedVisit, name: str, template_options: TemplateOptions, options: Mapping[str, Any]
) -> PaperFiles:
    """The signs of all tables, or of the seatings that ``options`` names, in one document.

    Raises DataError for a visit without several tables and for texts that cannot be printed, UsageError for a seating
    that it does not have, OutputError for characters that no font has.
    """
    visit = seated_visit.visit
    chosen = _chosen(seated_visit, options.get("seating", ()))
    signs = [sign for seating, plan in chosen for sign in signs_of(visit, seating, plan)]
    if count := options.get("count"):
        signs = list(numbered_signs(visit, _table_count(count)))
    if not signs:
        raise DataError([_no_tables(visit)])
    file, notices = _document(visit, signs, name, template_options, options.get("size") or _USUAL_SIZE)
    own = _notices(visit, [] if count else chosen)
    return PaperFiles(file, notices=(*own, *notices))


def _document(
    visit: Visit, signs: Sequence[TableSign], name: str, template_options: TemplateOptions, size: str
) -> tuple[File, tuple[Problem, ...]]:
    fonts = font_stack("")
    cards = sign_cards(signs)
    if problems := list(unprintable_characters(cards, fonts)):
        error = OutputError if all(problem.code == "O404" for problem in problems) else DataError
        raise error(_with_lines(visit, problems))
    made = stack_of_signs(cards, f"{visit.title}桌签", size, fonts)
    if problems := list(overlong_text_errors(made.fitted)):
        raise DataError(_with_lines(visit, problems))
    (file,) = render_documents(name, load_kind(name).pages(made.stack), template_options)
    notices = tuple(substituted_font_notices(made.stack.cards, fonts))
    fonts.release()
    return file, notices


def _chosen(seated_visit: SeatedVisit, named: Sequence[str]) -> list[tuple[Seating, SeatingPlan]]:
    """The seatings that are named, else those with several tables, each with its plan."""
    seatings = {seating.name: seating for seating in seated_visit.visit.seating}
    plans = {plan.name: plan for plan in seated_visit.plans}
    if not named:
        return [(seatings[name], plan) for name, plan in plans.items() if has_several_tables(plan)]
    for name in named:
        if name not in plans:
            raise UsageError([_no_seating(name, [one for one in plans if _may_have_signs(plans[one])])])
        if not _may_have_signs(plans[name]):
            text = f"--seating：“{name}”是{plans[name].layout}，没有几桌几排，做不了桌签"
            raise UsageError([Problem(None, "U103", "error", text, "写圆桌或课桌式的一场")])
    return [(seatings[name], plans[name]) for name in named]


def _may_have_signs(plan: SeatingPlan) -> bool:
    """Whether the seats of a plan are told by the number of a table or of a row."""
    return plan.layout in ("圆桌", "课桌式")


def _no_seating(name: str, names: Sequence[str]) -> Problem:
    hint = suggestion(name, names) + (f"有：{listed(names)}" if names else "来访文件里没有圆桌、课桌式的座次")
    return Problem(None, "U103", "error", f"--seating：没有“{name}”这一场座次", hint)


def _table_count(text: str) -> int:
    """How many tables there are. Raises UsageError for what is no number of tables."""
    count = whole_number(text.strip().removesuffix("桌").strip(), 1, _MOST_TABLES)
    if count is None:
        raise UsageError(
            [Problem(None, "U103", "error", f"--count {text}：不是桌数", f"写 1 到 {_MOST_TABLES}，如 12")]
        )
    return count


def _no_tables(visit: Visit) -> Problem:
    mark = visit.at["seating"]
    text = "座次里没有分成几桌的圆桌，做不了桌签"
    hint = "座次里写一场“形式: 圆桌”；一桌的也要做，写 --seating 和它的名称；没有排座次，写 --count 和桌数"
    return Problem(mark, "D108", "error", text, hint, visit.line(mark))


def _notices(visit: Visit, chosen: Sequence[tuple[Seating, SeatingPlan]]) -> Iterator[Problem]:
    for seating, plan in chosen:
        rows = {seat.row for seat in plan.seats}
        for number in sorted(names_of_tables(seating).keys() - rows):
            mark = seating.at["table_names"]
            of_tables = f"写了{number}桌，座次只排到{max(rows)}桌" if number else "有看不懂的桌号"
            text = f"“{seating.name}”的桌名里{of_tables}"
            yield Problem(mark, "D702", "note", text, "写成“桌名: {2: 名称}”，前面是几号桌", visit.line(mark))
    is_meal = any(LAYOUTS[plan.layout].is_meal for _, plan in chosen)
    if is_meal and DOMESTIC in binding_categories(visit) and (pack := pack_that_sets(visit, "no_cards")):
        text = f"{pack_citation(pack)}：公务用餐不摆席卡、桌签"
        yield Problem(visit.at[""], "D434", "note", text, "确实要摆的，看好再用", visit.line(visit.at[""]))


def _with_lines(visit: Visit, problems: Sequence[Problem]) -> list[Problem]:
    return [problem._replace(excerpt=visit.line(problem.place)) for problem in problems]
