"""Characters that cannot be printed on a card, and characters that come from another font."""

from collections.abc import Iterator, Sequence
from unicodedata import bidirectional, category, normalize

from docgen.errors import Problem
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card
from docgen.model.look_alikes import is_hidden
from docgen.text.wording import em_width

#: Longer than any name, in hanzi or twice as many letters: a longer text is something else.
LONGEST_NAME = 30
#: Classes of characters that are written from right to left (Unicode Standard Annex 9).
_RIGHT_TO_LEFT = ("R", "AL", "RLE", "RLO", "RLI")
#: General categories of characters (Unicode Standard, chapter 4.5).
_INVISIBLE, _COMBINING, _PRIVATE_USE = ("Cc", "Cf", "Cs", "Zl", "Zp"), ("Mn", "Mc", "Me"), "Co"


def unprintable_characters(cards: Sequence[Card], fonts: FontStack) -> Iterator[Problem]:
    """Yields an error for every character that cannot be printed as it is, and for every text that is no name."""
    for card in cards:
        for line_name, text in {"姓名": card.name, **card.texts}.items():
            for character in dict.fromkeys(normalize("NFC", text)):
                yield from _character_problems(card, line_name, text, character, fonts)
        if em_width(card.name) > LONGEST_NAME:
            message = f"“{card.name[:12]}…”有{len(card.name)}个字，不像一个名字"
            hint = f"名字最多 {LONGEST_NAME} 个汉字或 {2 * LONGEST_NAME} 个字母；一行只写一个人"
            yield _problem(card, "D433", message, hint)


def substituted_characters(cards: Sequence[Card], fonts: FontStack) -> dict[str, tuple[str, list[str]]]:
    """The characters that the first font lacks: for each the font used instead, and the names of the card holders."""
    substituted: dict[str, tuple[str, list[str]]] = {}
    for card in cards:
        for text in (card.name, *card.texts.values()):
            for font_name, piece in fonts.pieces(text):
                if font_name == fonts.first.name:
                    continue
                for character in piece:
                    _, names = substituted.setdefault(character, (font_name, []))
                    if card.name not in names:
                        names.append(card.name)
    return substituted


def _character_problems(card: Card, line_name: str, text: str, character: str, fonts: FontStack) -> Iterator[Problem]:
    code = f"U+{ord(character):04X}"
    if is_hidden(character) or category(character) in _INVISIBLE:
        message = f"{line_name}“{_with_visible_marks(text)}”里有看不见的字符 {code}"
        yield _problem(card, "D433", message, "多半是粘贴时带进来的，删去重写")
    elif bidirectional(character) in _RIGHT_TO_LEFT:
        message = f"{line_name}“{text}”里有从右往左写的文字（{character}，{code}），席卡上排不对"
        yield _problem(card, "D433", message, "写汉字译名，或拉丁字母")
    elif category(character) in _COMBINING:
        message = f"{line_name}“{text}”里有附加符号 {code}，没有现成的字可以合成"
        yield _problem(card, "D433", message, "换成带这个符号的整个字母，或删去它")
    elif category(character) == _PRIVATE_USE:
        message = f"{line_name}“{text}”里有造字区的字 {code}，换一台电脑就是另一个字"
        yield _problem(card, "D433", message, "换成这个字的正式编码")
    elif fonts.missing(character):
        message = f"{line_name}“{text}”里的“{character}”（{code}），这台电脑的字体里都没有"
        hint = "装一种有这个字的字体（如霞鹜文楷、思源宋体、宋体-ExtB），再做一次"
        yield _problem(card, "O404", message, hint)


def _with_visible_marks(text: str) -> str:
    """The text with a replacement character for every invisible one."""
    return "".join(
        "�" if is_hidden(character) or category(character) in ("Cc", "Cf") else character for character in text
    )


def _problem(card: Card, code: str, text: str, hint: str) -> Problem:
    return Problem(card.holder.mark, code, "error", text, hint)
