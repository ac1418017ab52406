"""What the user is told about the texts, sizes and fonts of a run of cards."""

from collections.abc import Iterator, Mapping, Sequence

from docgen.cards.characters import substituted_characters
from docgen.cards.fit import HAN, NAME, OTHER, FittedCards
from docgen.errors import Problem
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card

#: Lines of a card that come from the brand, not from the roster.
_BRAND_LINES = ("标志", "口号")
#: At most this many names are written out.
_MOST_NAMES = 8


def missing_line_notices(cards: Sequence[Card], lines: Sequence[str], kind: str) -> Iterator[Problem]:
    """A notice for every line that is asked for and that some people do not have. ``kind`` is 席卡 or 证件."""
    for line_name in lines:
        if line_name in _BRAND_LINES:
            continue
        names = [card.name for card in cards if not card.texts.get(line_name)]
        if not names:
            continue
        who = "名单里没有一个人有" if len(names) == len(cards) else f"{_abridged(names)}没有"
        hint = "标题用 --event 写" if line_name == "标题" else f"在名单里加上“{line_name}”，或不要这一行"
        yield Problem(None, "D435", "note", f"{who}“{line_name}”，{kind}上没有这一行", hint)


def size_notices(sizes_pt: Mapping[str, float], earlier_sizes_pt: Mapping[str, float]) -> Iterator[Problem]:
    """Notices for names whose size differs from that of an earlier run, and for names in two sizes."""
    for script, size_pt in sizes_pt.items():
        earlier_pt = earlier_sizes_pt.get(script)
        if earlier_pt and size_pt != earlier_pt:
            text = f"{script}的字号由 {earlier_pt:g} 磅变为 {size_pt:g} 磅，新旧两批卡不一样大"
            yield Problem(None, "D436", "should", text, "要一样大就不用 --changed-since，全部重做")
    if HAN in sizes_pt and OTHER in sizes_pt and sizes_pt[HAN] > sizes_pt[OTHER]:
        sizes = "，".join(f"{script} {size_pt:g} 磅" for script, size_pt in sizes_pt.items())
        yield Problem(None, "D436", "note", f"姓名分两种字号，{HAN}的不因外文名字变小：{sizes}")


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
