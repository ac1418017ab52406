"""The title of a plan and its opening: who comes when, why, led by whom."""

from collections.abc import Sequence

from docgen.kinds.form_parts.subject import chief_guest, is_event, leader, subject, title_lines_about
from docgen.model.visit import Visit
from docgen.text import wording as text
from docgen.text.line_breaks import BODY_INDENT_EM, BODY_LINE_EM, line_ends


def plan_title(visit: Visit) -> str:
    """《关于…来我区…的接待方案》 without the marks; words that the visit's title already has are not repeated."""
    return f"关于{subject(visit)}的接待方案"


def plan_title_lines(visit: Visit) -> tuple[str, ...]:
    """The title broken around the group's name, before what the group comes to do, before the last word."""
    return title_lines_about(visit, "的接待方案")


def opening(visit: Visit) -> str:
    """The first paragraph. The letter comes first, because without it nobody is received.

    Its number stands before or behind 来函, wherever it leaves the smaller hole: it may not be broken over two lines.
    """
    return min((f"{letter}{_rest(visit)}" for letter in _letter(visit)), key=_hole)


def _hole(paragraph: str) -> float:
    """The em that lines lack because what follows may not be broken."""
    return sum(end.lacks for end in line_ends(paragraph, BODY_LINE_EM, BODY_INDENT_EM))


def _rest(visit: Visit) -> str:
    # the rules on 公务接待 bind neither the reception of foreign guests nor that of business people
    rules = "按照公务接待有关规定和要求，" if visit.category in (None, "国内公务") else ""
    return f"{_who_comes(visit)}为做好接待服务保障工作，{rules}制定如下方案。"


def _who_comes(visit: Visit) -> str:
    when, size = text.period(visit.dates), visit.guests.size
    if is_event(visit):
        chief = f"，主要来宾有{chief}等" if (chief := chief_guest(visit)) and size > 1 else ""
        return f"{when}，{_event(visit)}，参加人员共{size}人{chief}。"
    group = f"，一行{size}人" if size > 1 else ""
    return f"{when}，{subject(visit)}{group}{leader(visit)}。"


def _event(visit: Visit) -> str:
    """What takes place: a meeting is called, another event is held; a title that says so already stays as it is."""
    event = subject(visit)
    if any(word in event for word in ("举办", "召开", "举行", "来我", "来访", "赴")):
        return event
    return f"{'召开' if event.endswith('会') else '举办'}{event}"


def _letter(visit: Visit) -> Sequence[str]:
    """The ways to name the letter."""
    letter = visit.letter
    if not letter or not letter.sender:
        return [""]
    number = f"（{letter.number}）" if letter.number else ""
    return [f"根据{letter.sender}来函{number}，", f"根据{letter.sender}{number}来函，"]
