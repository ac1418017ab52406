"""The fields of a visit file that a ledger counts, read without parsing the rest of the file.

A year is many files, and parsing one takes three times as long as finding these fields. ``skim`` reads the plain way in
which nearly all files are written: top-level keys at the left edge, brackets and quotes closed on their line. For any
other file it gives None, and the file is parsed in full. A test makes sure that both ways give the same.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from docgen.model.people import Person
from docgen.model.spellings.choices import respell_rank
from docgen.model.spellings.respelling import NOWHERE
from docgen.model.visit import Visit
from docgen.readers.ledger.skimmed_items import skimmed_cost, skimmed_feedback
from docgen.readers.people.plain_names import is_plain_name
from docgen.readers.visit_file.vocabulary import fields

#: The fields of a visit that a ledger counts.
WANTED = ("title", "code", "category", "group", "purpose", "origin", "leaders", "tags", "dates", "guests")
_WORDS = {field.chinese: field.name for field in fields(Visit)}
_TEXTS = {chinese: name for chinese, name in _WORDS.items() if name in WANTED and name != "guests"}
_GUESTS, _LETTER, _EXPENSES, _FEEDBACK = (
    next(chinese for chinese, name in _WORDS.items() if name == wanted)
    for wanted in ("guests", "letter", "expenses", "feedback")
)
_LISTS = (_EXPENSES, _FEEDBACK)

# where a line begins at the left edge that is neither blank nor a comment nor an item of a list
_EDGE = re.compile(r"\n(?![ \n#]|- |-\n|\Z)")
_ABOVE = re.compile(r"(?:#[^\n]*|)\n")  # before the first key
_QUOTED = re.compile(r"""(?:(?<=[:,\-\[{] )|(?<=[\[{]))(?:"[^"\\\n]*"|'[^'\n]*')(?= *(?:[,\]}\n]|$))""")
_CLOSED = re.compile(r"\[[^\[\]{}\n]*\]|\{[^\[\]{}\n]*\}")
_OPEN = re.compile(r"[\[\]{}]")
# stands for every character of a quoted part; the text itself has none, it is printable
_MASK = "\0"

_START = r"[^\s\0\[\]{}&*!|>%@`,?:#\-]"
_PLAIN = re.compile(rf"{_START}[^\0\[\]{{}}#]*(?<![: ])")
_KEYS = {name for field in fields(Person) for name in (field.chinese, field.english)}
_VALUE = rf"(?:{_START}[^\0\[\]{{}}#:,\n]*|\0+|\[[^\0\[\]{{}}#:&*!\n]*\])"
_PERSON = rf"- \{{\w+: {_VALUE}(?:, \w+: {_VALUE})*\}} *\n"
_KEY = re.compile(r"[{ ](\w+): ")
_GROUP = rf"(?:团组|delegation): {_START}[^\n\0#:,\[\]{{}}]*"
_ITEMS = rf"(?=(?P<item> *))(?P<people>(?:(?P=item){_PERSON})+)"
_BELOW = re.compile(
    rf"\n(?=(?P<key> +))(?:(?P=key){_GROUP}\n)?(?:(?P=key)(?:人数|headcount): (?P<size>\d{{1,9}}) *\n)?"
    rf"(?:(?P=key)(?:名单|names):\n(?=(?P=key)){_ITEMS})?\n*"
)
_LIST = re.compile(rf"\n{_ITEMS}\n*")
_BESIDE = re.compile(rf"\{{(?:{_GROUP}, )?(?:人数|headcount): (?P<size>\d{{1,9}})(?P<people>)\}} *")
_RANK = re.compile(r"[{ ](?:级别|rank): ([^,}]*)")
_TWICE = re.compile(r"(姓名|级别|name|rank): [^\n]*\1: ")
# a 性别 or 民族 that the reader of people may refuse or respell
_ASKED = re.compile(r"[{ ](?:(?:性别|sex): (?![男女] *[,}])|(?:民族|ethnicity): (?!\w+族 *[,}]))")
_NAME = re.compile(r"[{ ](?:姓名|name|代号|id): ([^,}]*)")

#: A plain text and where it begins: line and column from 1.
SkimmedText = tuple[str, int, int]
#: The headcount as written (empty where it is not), how many guests are listed, the 级别 of those who have one.
_Guests = tuple[SkimmedText, int, list[str]]


class Skimmed(NamedTuple):
    """What a file says: single texts by field, how many guests it lists, the 级别 of those who have one.

    ``size`` is the headcount as it is written, empty where it is not, at its place, else at that of the guests.
    """

    texts: dict[str, SkimmedText]
    size: SkimmedText
    listed: int
    ranks: list[str]
    line: int  # where the first key stands
    cost: Decimal | None
    feedback: tuple[tuple[str, str], ...]


def skim(text: str, ranked: frozenset[str] = frozenset(), units: frozenset[str] = frozenset()) -> Skimmed | None:
    """What a visit file says, or None when it is not written in the plain way.

    ``ranked`` are the names to which an office's tables give a 级别: a guest of such a name may have it from there.
    ``units`` are the units that these tables name: a guest may be of one. Every line of ``text`` is printable.
    """
    masked = _masked(text)
    if masked is None or text[-1:] != "\n":
        return None
    start = _first_key(masked)
    line = first = masked.count("\n", 0, start) + 1
    texts: dict[str, SkimmedText] = {}
    guests: _Guests | None = None
    lists: dict[str, str] = {}
    senders = []
    for entry in _EDGE.split(masked[start:]):
        head, _, below = entry.partition("\n")
        key, colon, content = head.partition(":")
        if not colon or (content and content[0] != " ") or key not in _WORDS:
            return None
        if name := _TEXTS.get(key):
            if name in texts or not _is_plain(content, below):
                return None
            _keep(texts, name, content, line, len(key) + 3)
        elif key == _GUESTS:
            if guests or (guests := _guests(key, content[1:], f"\n{below}", line, ranked)) is None:
                return None
        elif key in _LISTS:
            if key in lists or content.strip():
                return None
            lists[key] = below
        if key in (_GUESTS, _LETTER):
            senders.append(text[start : start + len(entry)])
        line += entry.count("\n") + 1
        start += len(entry) + 1
    counted = _counted_lists(lists, "".join(senders), units)
    return Skimmed(texts, *guests, first, *counted) if guests and counted else None


def _first_key(masked: str) -> int:
    """Where the first key stands, below blank lines and comments."""
    start = 0
    while above := _ABOVE.match(masked, start):
        start = above.end()
    return start


def _counted_lists(
    lists: Mapping[str, str], senders: str, units: frozenset[str]
) -> tuple[Decimal | None, tuple[tuple[str, str], ...]] | None:
    """The costs and the feedback of a visit; None where one of them must be read in full."""
    cost = skimmed_cost(lists[_EXPENSES], senders, units) if _EXPENSES in lists else None
    feedback = skimmed_feedback(lists[_FEEDBACK]) if _FEEDBACK in lists else ()
    return None if feedback is None or (_EXPENSES in lists and cost is None) else (cost, feedback)


def _keep(texts: dict[str, SkimmedText], name: str, content: str, line: int, column: int) -> None:
    """Keeps what stands behind a key, if anything does."""
    if plain := content[1:].rstrip():
        texts[name] = (plain, line, column)


def _is_plain(content: str, below: str) -> bool:
    """Whether what stands behind a key is nothing, or one text of one line without quotes and marks of YAML."""
    plain = content[1:].rstrip()
    if not plain:
        return not content and not below.strip()
    return bool(_PLAIN.fullmatch(plain)) and ": " not in plain and not below.strip("\n")


def _masked(text: str) -> str | None:
    """The text with its quoted parts hidden, when every quote and bracket is closed on its line; else None."""
    if '"' in text or "'" in text:
        text = _QUOTED.sub(lambda match: _MASK * len(match.group()), text)
        if '"' in text or "'" in text:
            return None
    if "{" in text or "[" in text or "}" in text or "]" in text:
        rest = text
        while (fewer := _CLOSED.sub("", rest)) != rest:
            rest = fewer
        if _OPEN.search(rest):
            return None
    return text


def _guests(key: str, content: str, below: str, line: int, ranked: frozenset[str]) -> _Guests | None:
    """What stands behind the key of the guests; None when it is not written in the plain way."""
    if content:
        match = _BESIDE.fullmatch(content) if not below.strip("\n") else None
        return ((match["size"], line, len(key) + 3 + match.start("size")), 0, []) if match else None
    match = _BELOW.fullmatch(f"{below}\n") or _LIST.fullmatch(f"{below}\n")
    if match is None:
        return None
    groups = match.groupdict()
    size, people = groups.get("size") or "", groups["people"] or ""
    if not size and not people:
        return None
    ranks = _ranks(people, ranked) if people else []
    if ranks is None:
        return None
    # without a headcount the place is that of the list: its first dash, or the first key of what holds it
    place = match.start("size") if size else len(below) - len(below.lstrip())
    return (size, line + below.count("\n", 0, place), place - below.rfind("\n", 0, place)), people.count("- {"), ranks


def _ranks(people: str, ranked: frozenset[str]) -> list[str] | None:
    """The 级别 of a list of people; None when a table may give another, or when a parser would read otherwise."""
    ranks = [rank.rstrip() for rank in _RANK.findall(people)]
    names = _NAME.findall(people)
    # quoted, or written twice: the parser must read it
    if _MASK in "".join(ranks) or _MASK in "".join(names) or _TWICE.search(people) or _ASKED.search(people):
        return None
    # 郑国梁（女）: the reader of people must tell who that is
    if not all(map(is_plain_name, names)):
        return None
    if len(ranks) < people.count("- {") and not ranked.isdisjoint(names) and any(_ranked_by_table(people, ranked)):
        return None
    if any(respell_rank(rank, NOWHERE) for rank in set(ranks)):
        return None  # the whole reader says what it takes otherwise
    return ranks if _KEYS.issuperset(_KEY.findall(people)) else None


def _ranked_by_table(people: str, ranked: frozenset[str]) -> Iterator[bool]:
    """Whether a guest without a 级别 of his own has a name to which a table gives one."""
    for line in people.split("\n"):
        if not _RANK.search(line):
            yield not ranked.isdisjoint(_NAME.findall(line))
