"""The expenses of a visit and what its guests said, skimmed where each is written plainly: one on a line, in braces."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache

from docgen.model.choices import FEEDBACK_KINDS
from docgen.model.comments import Feedback, LogEntry
from docgen.model.feedback_states import state_by_lines
from docgen.model.money import Expense, is_sum, names_guests
from docgen.readers.visit_file.vocabulary import fields

_ITEM = re.compile(r"( *- )\{([^#]+)\} *")
_PLAIN = re.compile(r"(?![\s&*!|>%@`?,\-]|\0\0$)[^\[\]{}#:,]*[^\[\]{}#:, ]")
_SUM, _COUNT, _DAY = re.compile(r"\d{1,12}(?:\.\d{1,2})?"), re.compile(r"\d{1,9}"), re.compile(r"20\d\d-\d\d-\d\d")
_EXPENSE, _FEEDBACK, _LOG = (
    {word: field.name for field in fields(model) for word in (field.chinese, field.english)}
    for model in (Expense, Feedback, LogEntry)
)
_LOG_LIST = re.compile(r"(?<=: )\[((?:\{[^\[\]{}]+\}(?:, (?=\{)|(?=\])))+)\](?=, |$)")
_LOGGED = "有"  # stands for the list while the rest is read


def skimmed_cost(below: str, guests: str, units: frozenset[str]) -> Decimal | None:
    """What the hosts bear by a list of expenses; None when it must be read in full.

    ``below`` are its lines with their quoted parts hidden. ``guests`` is what the file says of its guests, and who sent
    them; ``units`` are those that the office's tables name: a payer who stands there may be one of the guests.
    """
    cost = Decimal(0)
    for item in _items(below):
        texts = _texts(item, _EXPENSE)
        borne = _borne(texts, guests, units) if texts else None
        if borne is None:
            return None
        cost += borne
    return cost if below.strip() else None


def skimmed_feedback(below: str) -> tuple[tuple[str, str], ...] | None:
    """The kind and the state of each matter that guests brought up; None when it must be read in full."""
    matters = []
    for item in _items(below):
        texts = _texts(_LOG_LIST.sub(_LOGGED, item), _FEEDBACK)
        matter = _matter(texts, _LOG_LIST.findall(item)) if texts else None
        if matter is None:
            return None
        matters.append(matter)
    return tuple(matters) if matters else None


def _items(below: str) -> Iterator[str]:
    """What stands in the braces of each line; an empty text, which nobody can read, for a line of another kind."""
    lead = ""
    for line in below.strip("\n").split("\n"):
        match = _ITEM.fullmatch(line)
        lead = lead or (match[1] if match else "")
        yield match[2] if match and match[1] == lead else ""


def _texts(item: str, known: Mapping[str, str]) -> dict[str, str] | None:
    """The plain values of an item by the names of their fields; None where anything else stands in it."""
    texts: dict[str, str] = {}
    for part in item.split(", "):
        key, _, content = part.partition(": ")
        name = known.get(key)
        if name is None or name in texts or not _PLAIN.fullmatch(content):
            return None
        texts[name] = content
    return texts


def _borne(texts: Mapping[str, str], guests: str, units: frozenset[str]) -> Decimal | None:
    """What one expense adds to what the hosts bear."""
    payer, amount = texts.get("payer", ""), texts.get("amount", "")
    if "item" not in texts or _is_sum(texts["item"]) or not _SUM.fullmatch(amount) or "\0" in payer:
        return None
    if not (_are_days(texts, "date") and _SUM.fullmatch(texts.get("standard", "0"))):
        return None
    if not _COUNT.fullmatch(texts.get("people", "0")):
        return None
    if _names_guests(payer):
        return Decimal(0)
    return None if payer and (payer in guests or payer in units) else Decimal(amount)


def _matter(texts: Mapping[str, str], logs: list[str]) -> tuple[str, str] | None:
    """The kind and the state of one matter. Each log must be plain, too."""
    kind, state = texts.get("kind", ""), texts.get("state", "")
    if (kind and kind not in FEEDBACK_KINDS) or "\0" in state or "text" not in texts:
        return None
    if texts.get("log", "") != (_LOGGED if logs else "") or not _are_days(texts, "assigned", "closed"):
        return None
    for entry in (entry for log in logs for entry in log[1:-1].split("}, {")):
        said = _texts(entry, _LOG)
        if said is None or not _are_days(said, "date"):
            return None
    return kind, state_by_lines(state, "closed" in texts, bool(logs))


def _are_days(texts: Mapping[str, str], *names: str) -> bool:
    return all(_is_day(texts[name]) for name in names if name in texts)


@lru_cache(maxsize=1024)
def _is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as 2026-07-05."""
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


# a year holds the same few payers and items again and again
_names_guests, _is_sum = lru_cache(maxsize=512)(names_guests), lru_cache(maxsize=512)(is_sum)
