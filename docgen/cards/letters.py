"""What can stand on a card and what cannot: characters that hide, that run the other way, that no face has."""

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional, category, normalize

from docgen.errors import Problem
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card
from docgen.model.scalars import INVISIBLE

#: Longer than any name; who writes more has written something else.
LONGEST = 30
_RIGHT_TO_LEFT = ("R", "AL", "RLE", "RLO", "RLI")


def faults(cards: Sequence[Card], case: FontStack) -> Iterator[Problem]:
    """Every text that cannot be printed as it is, each with the character and its code point."""
    for card in cards:
        for what, text in {"姓名": card.name, **card.texts}.items():
            yield from _of_text(card, what, text, case)
        if len(card.name) > LONGEST:
            text = f"“{card.name[:12]}…”有{len(card.name)}个字，不像一个名字"
            yield _problem(card, "D433", text, f"名字最多 {LONGEST} 个字；一行只写一个人")


def replaced(cards: Sequence[Card], case: FontStack) -> dict[str, tuple[str, list[str]]]:
    """Characters that the first face lacks: for each the face that it is taken from, and whose names hold it."""
    found: dict[str, tuple[str, list[str]]] = {}
    first = case.first
    for card in cards:
        for text in (card.name, *card.texts.values()):
            for face, piece in case.pieces(text):
                if face == first.name:
                    continue
                for one in piece:
                    holders = found.setdefault(one, (face, []))[1]
                    if card.name not in holders:
                        holders.append(card.name)
    return found


def _of_text(card: Card, what: str, text: str, case: FontStack) -> Iterator[Problem]:
    for one in dict.fromkeys(normalize("NFC", text)):
        code = f"U+{ord(one):04X}"
        if INVISIBLE.match(one) or category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            said = f"{what}“{_shown(text)}”里有看不见的字符 {code}"
            yield _problem(card, "D433", said, "多半是粘贴时带进来的，删去重写")
        elif bidirectional(one) in _RIGHT_TO_LEFT:
            said = f"{what}“{text}”里有从右往左写的文字（{one}，{code}），席卡上排不对"
            yield _problem(card, "D433", said, "写汉字译名，或拉丁字母")
        elif category(one) in ("Mn", "Mc", "Me"):
            said = f"{what}“{text}”里有附加符号 {code}，没有现成的字可以合成"
            yield _problem(card, "D433", said, "换成带这个符号的整个字母，或删去它")
        elif category(one) == "Co":
            said = f"{what}“{text}”里有造字区的字 {code}，换一台电脑就是另一个字"
            yield _problem(card, "D433", said, "换成这个字的正式编码")
        elif case.lacking(one):
            said = f"{what}“{text}”里的“{one}”（{code}），这台电脑的字体里都没有"
            hint = "装一种有这个字的字体（如霞鹜文楷、思源宋体、宋体-ExtB），再做一次"
            yield _problem(card, "O404", said, hint)


def _shown(text: str) -> str:
    return "".join("�" if INVISIBLE.match(one) or category(one) in ("Cc", "Cf") else one for one in text)


def _problem(card: Card, code: str, text: str, hint: str) -> Problem:
    return Problem(card.holder.mark, code, "error", text, hint)
