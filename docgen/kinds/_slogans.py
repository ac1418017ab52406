"""Which slogan and which emblem of the brand a paper may print, on this day, for this visit; and why not another."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import inf
from typing import Any, NamedTuple

from docgen.errors import Mark, Problem
from docgen.kinds._kind import Kind
from docgen.model.brand import Artwork, Brand, Slogan
from docgen.model.suggestions import suggestion
from docgen.model.validity import EVENING, MORNING
from docgen.model.visit import Visit
from docgen.rules.rule import DOMESTIC
from docgen.rules.slogan_facts import outdated_text, unapproved_text
from docgen.rules.standards import binding_categories
from docgen.rules.words import words
from docgen.text.wording import full_date, listed

#: What a visit writes where no slogan shall be printed.
NO_SLOGAN = ("不印", "无", "否", "没有", "不要")
#: Signs of the state and of the party: no paper for guests carries them.
_STATE_EMBLEM = words("国徽|党徽|军徽|guohui|danghui|national emblem|party emblem")
#: The widest emblem in parts of its height.
_WIDEST_EMBLEM = 3.0
_MORNING_ENDS, _EVENING_BEGINS = 11, 17  # hours


class PrintOccasion(NamedTuple):
    """When a paper is used: the day, the part of the day (早, 晚), and whether it belongs to a domestic visit.

    ``day`` is None where nobody says it. ``domestic_slogans`` says whether the office prints slogans then.
    """

    day: date | None = None
    part_of_day: str = ""
    is_domestic: bool = False
    domestic_slogans: bool = True


class SloganChoice(NamedTuple):
    """The slogan that a paper prints, or none; and what is to be said of those that it does not print."""

    slogan: Slogan | None = None
    problems: tuple[Problem, ...] = ()


def occasion_of(visit: Visit, day: date | None = None, hour: int | None = None) -> PrintOccasion:
    """When a paper of a visit is used: on its first day unless another is given; ``hour`` tells early from late."""
    part = "" if hour is None else MORNING if hour < _MORNING_ENDS else EVENING if hour >= _EVENING_BEGINS else ""
    is_domestic = DOMESTIC in binding_categories(visit)
    return PrintOccasion(day or visit.dates.first, part, is_domestic, visit.office.domestic_slogans == "是")


def choose_slogan(
    kind: Kind, visit: Visit, occasion: PrintOccasion, named: str = "", mark: Mark | None = None
) -> SloganChoice:
    """The slogan that a paper of ``kind`` prints.

    ``named`` is the name (or the text) that the visit asks for at ``mark``. Where it asks for none, a kind that prints
    slogans unasked takes the default of the brand, or what suits the season.
    """
    if named.strip() in NO_SLOGAN:
        return SloganChoice()
    if named:
        return _named_slogan(kind, visit, occasion, named.strip(), mark)
    if kind.slogans != "default" or visit.brand is None or _is_switched_off(kind, occasion):
        return SloganChoice()
    return _default_slogan(kind, visit.brand, occasion)


def _named_slogan(kind: Kind, visit: Visit, occasion: PrintOccasion, named: str, mark: Mark | None) -> SloganChoice:
    def refuse(code: str, text: str, hint: str) -> SloganChoice:
        return SloganChoice(None, (Problem(mark, code, "should", text, hint, visit.line(mark)),))

    if visit.brand is None:
        return refuse("D605", f"点了口号“{named}”，这次来访却没有品牌", "在来访文件或 office.yaml 里写上“品牌”")
    slogans = visit.brand.managed_slogans
    slogan = next((slogan for slogan in slogans if named in (slogan.name, slogan.text)), None)
    if slogan is None:
        names = [slogan.name for slogan in slogans]
        hint = suggestion(named, names) + (f"现有：{listed(names)}" if names else "这个品牌没有口号")
        return refuse("D605", f"品牌“{visit.brand.name}”没有“{named}”这个口号", hint)
    refusal = why_not(slogan, kind, visit.brand, occasion)
    if refusal is None:
        return _checked(slogan)
    return refuse(refusal.code, refusal.text, refusal.hint)


def _default_slogan(kind: Kind, brand: Brand, occasion: PrintOccasion) -> SloganChoice:
    """The first of the brand's slogans that may be printed, and those before it that are out of date or unapproved."""
    problems: list[Problem] = []
    for slogan in _by_preference(kind, brand):
        refusal = why_not(slogan, kind, brand, occasion)
        if refusal is None:
            choice = _checked(slogan)
            return choice._replace(problems=(*problems, *choice.problems))
        if refusal.code in _TO_BE_MENDED:
            problems.append(Problem(slogan.place, *refusal[:1], "note", *refusal[1:], slogan.excerpt))
    return SloganChoice(None, tuple(problems))


def _by_preference(kind: Kind, brand: Brand) -> list[Slogan]:
    """The slogans in the order in which they are tried: the kind's default, those of a season, the general default."""
    slogans = brand.managed_slogans
    own = brand.defaults.get(kind.title, "")
    general = brand.defaults.get("") or ("主" if not own else "")
    return sorted(
        slogans,
        key=lambda slogan: (slogan.name != own, not slogan.seasons, slogan.name != general),
    )


class Refusal(NamedTuple):
    """Why a slogan is not printed: the code of the problem, the sentence, what to do."""

    code: str
    text: str
    hint: str = ""


#: Refusals of which the brand is told even where nobody asked for the slogan.
_TO_BE_MENDED = ("D601", "D602")


def why_not(slogan: Slogan, kind: Kind, brand: Brand, occasion: PrintOccasion) -> Refusal | None:
    """Why a slogan may not stand on a paper of ``kind`` on this occasion; None where it may."""
    return next(_refusals(slogan, kind, brand, occasion), None)


def _refusals(slogan: Slogan, kind: Kind, brand: Brand, occasion: PrintOccasion) -> Iterator[Refusal]:
    what = f"{kind.title}没有印口号“{slogan.name}”"
    if kind.slogans == "never":
        yield Refusal("D603", f"{what}：{kind.title}不印口号", "口号印在菜单、手边单上")
    if _is_switched_off(kind, occasion):
        hint = "办公室要印，就在 office.yaml 里写“国内公务口号: 是”"
        yield Refusal("D606", f"{what}：国内公务的材料默认不印口号", hint)
    places = {kind.title, *kind.slogan_places}
    if forbidden := places.intersection(slogan.not_for):
        yield Refusal("D603", f"{what}：品牌写着不得用于{listed(sorted(forbidden))}", "换一个口号，或改“不得”")
    if slogan.uses and places.isdisjoint(slogan.uses):
        yield Refusal("D603", f"{what}：品牌写着只用于{listed(slogan.uses)}", "换一个口号，或在“用途”里加上")
    yield from _refusals_by_day(slogan, brand, occasion, what)


def _refusals_by_day(slogan: Slogan, brand: Brand, occasion: PrintOccasion, what: str) -> Iterator[Refusal]:
    if occasion.day and (limit := outdated_text(slogan, occasion.day)):
        text = f"{what}：它的{limit}，用在{full_date(occasion.day)}"
        yield Refusal("D601", text, "换一个口号；续用的，改 brand.yaml 的“有效”")
    if reason := unapproved_text(slogan, brand.managed_slogans, occasion.day):
        yield Refusal("D602", f"{what}：{reason}", "批准以后在 brand.yaml 的“批准”里写审批人、日期、文号")
    if not _is_in_season(slogan, occasion):
        yield Refusal("D604", f"{what}：它不在这个季节或时段用", "换一个口号，或改 brand.yaml 的“季节”")


def _is_in_season(slogan: Slogan, occasion: PrintOccasion) -> bool:
    """Whether one of the months and one of the parts of the day of a slogan fit, as far as they are known."""
    months = {month for season in slogan.seasons for month in season.months}
    parts = {season.part_of_day for season in slogan.seasons if season.part_of_day}
    in_month = not months or occasion.day is None or occasion.day.month in months
    return in_month and (not parts or occasion.part_of_day in parts)


def _is_switched_off(kind: Kind, occasion: PrintOccasion) -> bool:
    """Whether the office prints no slogans now: on papers that carry one unasked; others carry what was put there."""
    return kind.slogans == "default" and occasion.is_domestic and not occasion.domestic_slogans


def _checked(slogan: Slogan) -> SloganChoice:
    """The slogan, without a drawing that may say something else: the text beside a picture holds the slogan."""
    if slogan.artwork is None or slogan.text in slogan.artwork.alt:
        return SloganChoice(slogan)
    text = f"口号“{slogan.name}”的图说明是“{slogan.artwork.alt}”，没有“{slogan.text}”，印了文字，没有印图"
    problem = Problem(slogan.place, "D608", "should", text, "核对图上的字，再改“说明”", slogan.excerpt)
    return SloganChoice(replace(slogan, artwork=None), (problem,))


def slogan_values(
    choice: SloganChoice, most_mm: float, bilingual: bool = False, most_high_mm: float = inf
) -> dict[str, Any]:
    """A slogan for a template: its text, its English, its drawing at most this wide and high; empty where none is."""
    slogan = choice.slogan
    if slogan is None:
        return {"文": "", "英文": "", "图": ""}
    artwork = at_most(slogan.artwork, most_mm, most_high_mm) if slogan.artwork else ""
    return {"文": slogan.text, "英文": slogan.english if bilingual else "", "图": artwork}


SLOGAN_NAMES = {"文": "口号的文字，不印时为空", "英文": "译文", "图": "写成的图，没有图时为空"}


def at_most(artwork: Artwork, wide_mm: float, high_mm: float) -> Artwork:
    """A drawing in its own size, or smaller in its own shape."""
    share = min(1.0, wide_mm / artwork.width, high_mm / artwork.height)
    return replace(artwork, width=artwork.width * share, height=artwork.height * share)


def emblem_for_guests(
    brand: Brand | None, kind: Kind, most_mm: float = 25.0
) -> tuple[Artwork | str, tuple[Problem, ...]]:
    """The emblem of a brand as a paper for guests prints it; empty where there is none, or one of the state."""
    if brand is None or brand.emblem is None:
        return "", ()
    if sign := state_emblem_in(brand.emblem.alt):
        text = f"{kind.title}没有印标志：说明里写着{sign}，国徽、党徽不印在菜单、卡片、手边单上"
        return "", (Problem(None, "D607", "should", text, "在 brand.yaml 里换成本单位或本地的标志"),)
    return at_most(brand.emblem, _WIDEST_EMBLEM * most_mm, most_mm), ()


def state_emblem_in(text: str) -> str:
    """The sign of the state or the party that a text names; empty where it names none."""
    return _STATE_EMBLEM.find(text.lower())


class WithheldAssets(NamedTuple):
    """A brand as the template of a paper sees it, and for each name that prints nothing the problem that says why."""

    brand: Brand | None
    reasons: dict[str, Problem]


def brand_for_paper(brand: Brand | None, kind: Kind, occasion: PrintOccasion) -> WithheldAssets:
    """The brand without what a paper of ``kind`` may not print on this occasion.

    A template that names such a slogan or picture prints nothing in its place.
    """
    if brand is None:
        return WithheldAssets(None, {})
    reasons: dict[str, Problem] = {}
    for slogan in brand.managed_slogans:
        if refusal := why_not(slogan, kind, brand, occasion):
            code, text, hint = refusal
            reasons[slogan.name] = Problem(slogan.place, code, "should", text, hint, slogan.excerpt)
    for name, picture in brand.pictures.items():
        if name not in reasons and (sign := state_emblem_in(picture.alt)):
            text = f"{kind.title}没有印“{name}”：说明里写着{sign}"
            reasons[name] = Problem(None, "D607", "should", text, "换成本单位或本地的标志")
    return (
        WithheldAssets(replace(brand, withheld=frozenset(reasons)), reasons) if reasons else WithheldAssets(brand, {})
    )
