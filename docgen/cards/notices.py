"""What the user is told about the texts, sizes and fonts of a run of cards."""

from collections.abc import Iterator, Mapping, Sequence

from docgen.cards.characters import substituted_characters
from docgen.cards.fit import NAME, FittedCards
from docgen.cards.name_sizes import HAN, OTHER
from docgen.errors import Problem
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card

#: Lines of a card that come from the brand, not from the roster.
_BRAND_LINES = ("标志", "口号")
#: The column of a roster that a line is taken from, where it is called otherwise.
_COLUMNS = {"身份": "角色"}
#: At most this many names are written out.
_MOST_NAMES = 8


def missing_line_notices(cards: Sequence[Card], lines: Sequence[str], kind: str) -> Iterator[Problem]:
    """A notice for every line that is asked for and that some people do not have. ``kind`` is 席卡 or 证件.

    A line that is left out because another says the same is not missing.
    """
    for line_name in lines:
        if line_name in _BRAND_LINES:
            continue
        names = [card.name for card in cards if not (card.texts.get(line_name) or _stated(card, line_name))]
        if not names:
            continue
        if line_name == "标题":
            yield Problem(None, "D435", "note", f"没有活动名称，{kind}上不印这一行", "用 --event 写上活动名称")
            continue
        who = "名单里的人都没有" if len(names) == len(cards) else f"{_abridged(names)}没有"
        hint = f"在名单里补上“{_COLUMNS.get(line_name, line_name)}”，或用 --lines 去掉这一行"
        if line_name == "身份" and kind == "证件":
            hint = "在名单里加上“角色”一列，或用 --identity 写明（如 --identity 来宾）"
        yield Problem(None, "D435", "note", f"{who}“{line_name}”，{kind}上不印这一行", hint)


def _stated(card: Card, line_name: str) -> str:
    """What the roster says for a line that the card may leave out."""
    person = card.holder.person
    return {"单位": person.unit, "职务": person.title, "英文名": person.name_en, "身份": person.role}.get(line_name, "")


def size_notices(sizes_pt: Mapping[str, float], earlier_sizes_pt: Mapping[str, float]) -> Iterator[Problem]:
    """Notices for names whose size differs from that of an earlier run, and for names in several sizes."""
    for group, size_pt in sizes_pt.items():
        earlier_pt = earlier_sizes_pt.get(group)
        if earlier_pt and size_pt != earlier_pt:
            text = f"{group}的字号由{earlier_pt:g}磅变为{size_pt:g}磅，新旧两批卡不一样大"
            yield Problem(None, "D436", "should", text, "要一样大就不用 --changed-since，全部重做")
    if len(set(sizes_pt.values())) > 1:
        yield Problem(None, "D436", "note", f"姓名按长短分字号，长名不影响其余姓名：{size_words(sizes_pt)}")


def size_words(sizes_pt: Mapping[str, float]) -> str:
    """The sizes of names in words.

    >>> size_words({"汉字": 125.0, "外文和长名": 90.0, "外文和长名二": 62.5})
    '汉字125磅，外文和长名62.5—90磅'
    """
    others = sorted((size for group, size in sizes_pt.items() if group != HAN), reverse=True)
    groups = [f"{HAN}{sizes_pt[HAN]:g}磅"] if HAN in sizes_pt else []
    if others:
        smallest = f"{others[-1]:g}—" if len(others) > 1 else ""
        groups.append(f"{OTHER}{smallest}{others[0]:g}磅")
    return "，".join(groups)


def overlong_text_errors(fitted: FittedCards) -> Iterator[Problem]:
    """An error for every text that does not fit its face even in the smallest size."""
    for card, line_name, text in fitted.overlong:
        subject = f"“{text}”" if line_name == NAME else f"{card.name}的{line_name}“{text}”"
        message = f"{subject}太长，缩到最小也放不下"
        yield Problem(card.holder.mark, "D433", "error", message, "写短一些，或换大一点的卡纸")


def substituted_font_notices(cards: Sequence[Card], fonts: FontStack) -> Iterator[Problem]:
    """A notice for every font that replaces the first one, with the characters that it has to draw."""
    by_font: dict[str, list[str]] = {}
    for character, (font_name, names) in substituted_characters(cards, fonts).items():
        by_font.setdefault(font_name, []).append(f"“{character}”（U+{ord(character):04X}，{_abridged(names)}）")
    for font_name, characters in by_font.items():
        text = f"“{fonts.first.name}”里没有{'、'.join(characters[:_MOST_NAMES])}，改用“{font_name}”"
        yield Problem(None, "D437", "note", text, "看一看样子；要一样就换一种字更全的字体（--font）")


def _abridged(names: Sequence[str]) -> str:
    listed = "、".join(names[:_MOST_NAMES])
    return f"{listed}等{len(names)}人" if len(names) > _MOST_NAMES else listed
