"""The texts and the emblem on a card: those of its holder, of the event and of the brand."""

from collections.abc import Sequence

from docgen.cards.holders import GUESTS, HOSTS, STAFF
from docgen.errors import Problem, UsageError
from docgen.model.brand import Brand, Picture
from docgen.model.cards import Card, Holder

#: What is printed for 身份 by the list of a person who has no role of his own.
_ROLES = {GUESTS: "来宾", HOSTS: "陪同", STAFF: "工作人员"}
_BRAND_HINT = "在来访文件或 office.yaml 里写上“品牌”"


def write_card(number: int, holder: Holder, lines: Sequence[str], event: str, brand: Brand | None) -> Card:
    """The card of a person with the texts that ``lines`` names. Raises UsageError for a slogan without a brand."""
    person = holder.person
    texts = {
        "标题": event,
        "单位": person.unit,
        "职务": person.title,
        "英文名": person.name_en,
        "身份": person.role or _ROLES.get(holder.group, ""),
        "口号": _slogan(brand) if "口号" in lines else "",
    }
    printed = {line_name: texts[line_name] for line_name in lines if texts.get(line_name)}
    return Card(number, holder, printed) if printed else Card(number, holder)


def brand_emblem(lines: Sequence[str], brand: Brand | None) -> Picture | None:
    """The emblem of the brand if ``lines`` asks for it. Raises UsageError if there is none."""
    if "标志" not in lines:
        return None
    if brand is None or "标志" not in brand.pictures:
        raise UsageError([Problem(None, "U103", "error", "没有品牌，或品牌没有标志，印不了标志", _BRAND_HINT)])
    return brand.pictures["标志"]


def _slogan(brand: Brand | None) -> str:
    if brand is None or not brand.slogans:
        raise UsageError([Problem(None, "U103", "error", "没有品牌，印不了口号", _BRAND_HINT)])
    return brand.slogans.get("主") or next(iter(brand.slogans.values()))
