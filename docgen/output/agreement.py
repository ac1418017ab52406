"""Whether a PDF is that of its document: converters say that they are done whatever they have done.

Both are held against each other character by character, whatever their order: a PDF knows no paragraphs. Held are
hanzi, kana, Latin letters and digits; the rest is drawn in many ways that are all right. What pages may have besides is
little: their heads, feet and heading rows once more, the numbers of lists and pages.
"""

import re
from collections import Counter
from collections.abc import Iterable
from unicodedata import category, normalize

from docgen.output.document_text import DocumentText
from docgen.output.pdf_text import PdfText

#: What is held, after compatibility forms are written in full, marks left out and capitals made small.
_HELD = re.compile("[0-9a-z\u3041-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
#: What the numbers of lists and the results of fields are written with.
_NUMERALS = frozenset(
    "〇零一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
    "年月日时分秒星期第"
)
#: Pairs that 思源 and Noto draw with one glyph each: a PDF calls both by the name of the one that came first.
_TWINS = {
    ord(second): first
    for first, second in (
        "逸𨓜", "㴝𪏭", "朓脁", "杞𣏌", "卉𠦄", "䕫𧃰", "郎郞", "㶷𤈎", "幐㬺", "瑨𤨁", "櫸𣟱", "㘽㦳",
        "晚晩", "﨣𧺯", "曶㫚", "𩿎𩿗", "槩㮣", "墫壿", "朐胊", "䲤鿐", "胶㬵", "䐠㬻", "㖈䎛", "肦朌",
    )
}  # fmt: skip
#: What another program has written may hold text that it does not print: so many characters, and such a part of all.
_UNPRINTED, _UNPRINTED_SHARE = 20, 0.1
#: What stands on pages besides what is known to: numbers of lists, labels of drawings.
_MORE, _MORE_SHARE = 50, 0.1
_MOST_SHOWN = 12


def disagreement(document: DocumentText, pdf: PdfText, pages: int, has_pictured_text: bool = False) -> str:
    """What keeps a PDF of so many pages from being that of the document, in words; empty if it may be that.

    With pictured text what is missing says nothing: its program draws text in some fonts as pictures.
    """
    body, printed = _folded(document.body), _folded(pdf.characters)
    missing = body - printed
    repeated = _folded(document.repeated)
    if _is_drawn_as_another(missing, printed, body, Counter({one: pages * count for one, count in repeated.items()})):
        missing.clear()
    unread = pdf.boxes.total() + pdf.unknown
    if not document.is_ours:
        unread += max(_UNPRINTED, round(body.total() * _UNPRINTED_SHARE))
    if missing.total() > unread and not has_pictured_text:
        return f"少了{_shown(missing)}"
    if not document.is_ours:
        return ""
    hanzi = {character: count for character, count in printed.items() if _HANZI.match(character)}
    if others := hanzi.keys() - _folded(Counter(document.words)).keys() - _NUMERALS:
        return f"多了{_shown(Counter({character: hanzi[character] for character in others}))}"
    known = _hanzi(body) + pages * _hanzi(repeated)
    more = sum(hanzi.values()) - known
    return f"多了{more}个字" if more > _MORE + known * _MORE_SHARE else ""


def boxes(document: DocumentText | None, pdf: PdfText, has_pictured_text: bool = False) -> str:
    """The characters that a PDF prints as an empty box or leaves blank, in the order of their code points.

    All that a font lacks share its box, and a PDF names one of them; what LibreOffice finds in no font beside Latin
    letters it leaves out. So it is also what the document has and the PDF has nowhere, unless another program may have
    hidden it, or drawn it as a picture.
    """
    found = {character for text in pdf.boxes for character in text if _is_seen(character)}
    if document and not has_pictured_text and (document.is_ours or pdf.boxes):
        printed = {*pdf.characters, *normalize("NFKD", "".join(pdf.characters))}
        nowhere = {one for one in document.body if _is_seen(one) and not printed.issuperset(normalize("NFKD", one))}
        body, drawn = _folded(document.body), _folded(pdf.characters)
        found |= nowhere if pdf.boxes or not _is_drawn_as_another(body - drawn, drawn, body, Counter()) else set()
    return "".join(sorted(found)) or ("\ufffd" if pdf.boxes else "")


def _is_drawn_as_another(
    missing: Counter[str], printed: Counter[str], body: Counter[str], repeated: Counter[str]
) -> bool:
    """Whether the one hanzi that is missing may be drawn by the glyph of another that is there too often by as much.

    Every font has twins of its own; a PDF of another document lacks more than one, or has none too often.
    """
    surplus = {one: count for one, count in (printed - body - repeated).items() if one in body}
    return len(missing) == 1 and all(map(_HANZI.match, missing)) and missing.total() in surplus.values()


def _is_seen(character: str) -> bool:
    """Whether a character is known, and more than a space, a mark on another or a sign for programs."""
    return character != "\ufffd" and (category(character)[0] not in "ZCM" or category(character) == "Co")


def _hanzi(characters: Counter[str]) -> int:
    return sum(count for character, count in characters.items() if _HANZI.match(character))


def _shown(characters: Counter[str]) -> str:
    shown: Iterable[str] = [character for character, _ in characters.most_common(_MOST_SHOWN)]
    return f"“{''.join(shown)}”" + (f"等{characters.total()}个字" if characters.total() > 1 else "")


def _folded(characters: Counter[str]) -> Counter[str]:
    """The characters that are held, each as the one that stands for all that are drawn alike."""
    folded: Counter[str] = Counter()
    for character, count in characters.items():
        for one in normalize("NFKD", character).casefold().translate(_TWINS):
            if _HELD.match(one):
                folded[one] += count
    return folded
