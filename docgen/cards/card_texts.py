"""The texts and the emblem on a card: those of its holder, of the event and of the brand.

No word is printed twice: what the event, the unit, the name or the bar of a badge says, another line leaves out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.cards.holders import GUESTS, HOSTS, STAFF
from docgen.cards.identities import Identity, identity_of, is_said, is_same
from docgen.errors import Problem, UsageError
from docgen.model.brand import Brand, Picture
from docgen.model.cards import Card, Holder
from docgen.model.people import Person
from docgen.text.wording import title_behind

#: What is printed for 身份 on a card without a bar, by the list of a person who has no role of his own.
_ROLES = {GUESTS: "来宾", HOSTS: "陪同", STAFF: "工作人员"}
#: Between the word of a group and the role of the person, in a bar.
_GAP = "\u3000"
_BRAND_HINT = "在来访文件或 office.yaml 里写上“品牌”"


@dataclass(frozen=True, slots=True)
class CardWords:
    """What all cards of a run have in common: the lines that are asked for, the event, the brand.

    ``has_bar`` says that the line 身份 is a bar; ``identity`` is the word in the bar of those of whom nothing is known.
    """

    lines: Sequence[str]
    event: str
    brand: Brand | None
    has_bar: bool = False
    identity: str = ""


def write_card(number: int, holder: Holder, words: CardWords) -> Card:
    """The card of a person with the texts that are asked for. Raises UsageError for a slogan without a brand."""
    person = holder.person
    has_bar = words.has_bar and "身份" in words.lines
    identity = identity_of(holder, words.identity) if has_bar else Identity()
    unit = _unit(person, words)
    title = _title(person, words, identity)
    texts = {
        "标题": words.event,
        "单位": unit,
        "职务": title,
        "英文名": "" if _letters(person.name_en) == _letters(person.name) else person.name_en,
        "身份": _word_of_bar(person, title, identity) if has_bar else _role(holder, words),
        "口号": _slogan(words.brand) if "口号" in words.lines else "",
    }
    printed = {line_name: texts[line_name] for line_name in words.lines if texts.get(line_name)}
    return Card(number, holder, printed, identity.group) if printed else Card(number, holder)


def brand_emblem(lines: Sequence[str], brand: Brand | None) -> Picture | None:
    """The emblem of the brand if ``lines`` asks for it. Raises UsageError if there is none."""
    if "标志" not in lines or (brand is not None and "标志" in brand.withheld):
        return None
    if brand is None or brand.emblem is None:
        raise UsageError([Problem(None, "U103", "error", "没有品牌，或品牌没有标志，印不了标志", _BRAND_HINT)])
    return brand.emblem


def _unit(person: Person, words: CardWords) -> str:
    """The unit, unless the event above it says the same."""
    return "" if "标题" in words.lines and person.unit == words.event else person.unit


def _title(person: Person, words: CardWords, identity: Identity) -> str:
    """The 职务 without the words of the unit above it, else the role; nothing if the bar says the same."""
    title = title_behind(person.unit, person.title) if "单位" in words.lines else person.title
    if not identity.word:
        return title
    if not title and not person.title and "职务" in words.lines:
        title = person.role
    return "" if is_same(title, identity.word) else title


def _word_of_bar(person: Person, title: str, identity: Identity) -> str:
    """The word of the group, and behind it a role that the card does not say elsewhere."""
    if not person.role or is_said(person.role, identity, title):
        return identity.word
    return f"{identity.word}{_GAP}{person.role}"


def _role(holder: Holder, words: CardWords) -> str:
    """身份 on a card without a bar: the role, else the word of the list; nothing that the 职务 says."""
    role = holder.person.role or _ROLES.get(holder.visit_list or holder.group, "")
    return "" if "职务" in words.lines and is_same(role, holder.person.title) else role


def _letters(name: str) -> str:
    """A name without spaces and in small letters, to compare."""
    return "".join(name.split()).casefold()


def _slogan(brand: Brand | None) -> str:
    """The main slogan, or the first that cards may print; empty where they may print none."""
    if brand is None or not brand.slogans:
        raise UsageError([Problem(None, "U103", "error", "没有品牌，印不了口号", _BRAND_HINT)])
    return next((text for name, text in by_preference(brand) if name not in brand.withheld), "")


def by_preference(brand: Brand) -> list[tuple[str, str]]:
    """The slogans of a brand by their names, in the order in which cards try them."""
    return sorted(brand.slogans.items(), key=lambda item: item[0] != "主")
