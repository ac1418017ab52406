"""What a letter says, and sentences that letters of several types have in common."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.kinds.form_parts.activities import activities
from docgen.kinds.form_parts.stay import amounts_text, dated_name
from docgen.kinds.form_parts.subject import is_event, leader, subject, title_lines_about
from docgen.kinds.guest_parts.contacts import guests_contacts, own_contacts
from docgen.model.dining import Meal
from docgen.model.lodging import Lodging
from docgen.model.outgoing import OutgoingLetter
from docgen.model.visit import Visit
from docgen.rules.facts import is_paid_by_hosts
from docgen.text import wording as text
from docgen.text.titles import title_lines

#: What may be annexed to a letter.
SCHEDULE, GUEST_LIST, RETURN_SLIP = "日程安排", "来宾名单", "回执"
DAY_TO_BE_WRITTEN = "　　年　月　日"
_NUMBER_TO_BE_WRITTEN = "　　号"
_ASIDE = "合影"  # no matter for a letter
_MOST_ACTIVITIES = 8  # that a letter names


class Matter(NamedTuple):
    """A numbered matter of a letter: what it is about, and what is said of it."""

    title: str
    text: str


class LetterText(NamedTuple):
    """A letter: who writes to whom about what; ``title_lines`` is the title broken into even lines.

    ``note`` stands in brackets below the date, ``annexes`` are among SCHEDULE, GUEST_LIST and RETURN_SLIP.
    """

    sender: str
    number: str
    title_lines: tuple[str, ...]
    to: str
    opening: str
    points: tuple[Matter, ...]
    closing: tuple[str, ...]
    day: str
    note: str = ""
    annexes: tuple[str, ...] = ()


def number_of(visit: Visit, given: OutgoingLetter) -> str:
    """文号 of a letter of the office; where it has none yet, a place for it."""
    if given.number:
        return given.number
    year = (given.date or visit.issued or visit.dates.first).year
    return place_for_number(visit.office.letter_code, year)


def place_for_number(code: str, year: int) -> str:
    """A 文号 of which only the code and the year are known."""
    return f"{code}〔{year}〕{_NUMBER_TO_BE_WRITTEN}"


def is_number_to_be_written(number: str) -> bool:
    """Whether a 文号 is only a place for one."""
    return number.endswith(_NUMBER_TO_BE_WRITTEN)


def day_of(given: OutgoingLetter) -> str:
    """成文日期, or a place for it."""
    return text.full_date(given.date) if given.date else DAY_TO_BE_WRITTEN


def lines_of_title(visit: Visit, given: OutgoingLetter, ending: str, before: str = "关于") -> tuple[str, ...]:
    """The title that was given, else one about the visit."""
    return title_lines((given.title,)) if given.title else title_lines_about(visit, ending, before)


def addressed(given: OutgoingLetter, usual: str) -> str:
    """To whom a letter goes, with the colon."""
    name = text.listed(given.to) or usual
    return f"{name}：" if name else ""


def you(name: str) -> str:
    """How a unit is addressed in a letter.

    >>> you("青屿新材料有限公司"), you("云州市人民政府办公室"), you("云州农业大学茶学院")
    ('贵公司', '贵单位', '贵院')
    """
    endings = {"公司": "贵公司", "集团": "贵公司", "大学": "贵校", "学院": "贵院", "协会": "贵会", "商会": "贵会"}
    return next((word for ending, word in endings.items() if name.endswith(ending)), "贵单位")


def who_comes(visit: Visit) -> str:
    """Who comes when, how many, led by whom: a clause without a full stop."""
    size = visit.guests.size
    if is_event(visit):
        return f"{subject(visit)}于{text.period(visit.dates)}举办，参加人员共{size}人"
    group = f"，一行{size}人" if size > 1 else ""
    return f"{subject(visit)}，时间为{text.period(visit.dates)}{group}{leader(visit)}"


def matters(*points: tuple[str, str]) -> tuple[Matter, ...]:
    """The matters of which something is said, numbered."""
    said = [point for point in points if point[1]]
    numbers = map(text.chinese_number, range(1, len(said) + 1))
    return tuple(
        Matter(f"{number}、{title}。", content) for number, (title, content) in zip(numbers, said, strict=True)
    )


def schedule_text(visit: Visit) -> str:
    """What is planned, in the order of days; the schedule itself is annexed."""
    stops = (stop for stop in activities(visit) if _ASIDE not in stop.activity)
    names = list(dict.fromkeys(stop.activity.rstrip("。") for stop in stops))
    if not names:
        return ""
    others = "等活动" if len(names) > _MOST_ACTIVITIES else ""
    return f"拟安排{'；'.join(names[:_MOST_ACTIVITIES])}{others}。具体安排见附件。"


def stay_text(visit: Visit) -> str:
    """Where guests sleep and eat and who pays, as sentences."""
    hotels = [_hotel(stay) for stay in visit.lodging if stay.hotel]
    lodging = f"住宿安排在{'；'.join(hotels)}。" if hotels else ""
    return lodging + _meals(visit) + _fees(visit)


def _hotel(stay: Lodging) -> str:
    prices = amounts_text((room.price for room in stay.rooms if room.price is not None), "元/间·天")
    payers = dict.fromkeys(text.who_pays(room.payer) for room in stay.rooms if room.payer)
    name = stay.hotel.name if stay.hotel else ""
    return "，".join((f"{name}（{prices}）" if prices else name, *payers))


def _meals(visit: Visit) -> str:
    hosted = [meal for meal in visit.meals if is_paid_by_hosts(visit, meal)]
    own = [meal for meal in visit.meals if meal not in hosted]
    parts = [_hosted_meal(meal) for meal in hosted]
    if own:
        parts.append(_own_meals(own, "其余" if hosted else "用餐"))
    return f"{'；'.join(parts)}。" if parts else ""


def _hosted_meal(meal: Meal) -> str:
    place = f"在{meal.place.name}" if meal.place else ""
    return "，".join(filter(None, (f"{dated_name(meal)}{place}安排{meal.form or '用餐'}", _standard([meal]))))


def _own_meals(meals: Sequence[Meal], which: str) -> str:
    payers = dict.fromkeys(text.who_pays(meal.payer) for meal in meals if meal.payer)
    return "，".join(filter(None, (f"{which}{len(meals)}餐", _standard(meals), *payers)))


def _standard(meals: Sequence[Meal]) -> str:
    return amounts_text((meal.standard for meal in meals if meal.standard is not None), "元/人")


def _fees(visit: Visit) -> str:
    """What guests pay by the rules, where the visit says that they do."""
    items = dict.fromkeys(payment.item for payment in visit.payments if payment.item)
    return f"{text.listed(items)}按规定标准交纳。" if items else ""


_BELOW_FIRST_CONTACT = "　" * 7  # the indent of the paragraph and （联系人：


def contact_note(visit: Visit, of_guests: bool = False) -> str:
    """附注: whom to call, on our side or on that of the guests."""
    people = [person for person in (guests_contacts if of_guests else own_contacts)(visit) if person.phone]
    # a second one stands below the first, so that his number is not parted from him
    named = f"；\n{_BELOW_FIRST_CONTACT}".join(f"{person.name}，电话：{person.phone}" for person in people[:2])
    return f"（联系人：{named}）" if people else ""
