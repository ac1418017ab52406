"""Characters that are not what they look like: invisible ones, and those that look like another, usual one.

A list in which 李⽅ (a radical, U+2F45) sleeps in one room and 李方 in another is right for nobody who only sees it.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from unicodedata import category, decimal, normalize

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.look_alike_words import wrong_hanzi

#: What may be something else than it looks like; most texts have nothing of it.
_DOUBTFUL = lazy_pattern(
    "[\u00ad\u034f\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0660-\u0669\u06f0-\u06f9\u061c\u115f\u1160\u13a0-\u13ff"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u2e80-\u2fdf\u30a8\u30ab\u30bf\u30c8\u30cb"
    "\u30cf\u30ed\u30fc\u3164\u31c0-\u31ef\ua4d0-\ua4ff\uab70-\uabbf\ue000-\ufaff\ufb00-\ufb06\ufe00-\ufe0f\ufeff"
    "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff65-\uffdc\ufff0-\ufffb曰戸已己巳"
    "\U0001d400-\U0001d7ff\U0002f800-\U0002fa1f\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_HIDDEN = lazy_pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
#: A letter or symbol before which such a mark has its use: a picture, Arabic, Mongolian, scripts of India.
_USES_MARKS = lazy_pattern(
    "[\u0600-\u06ff\u0750-\u077f\u0900-\u0dff\u1800-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
)
_MARKS_IN_USE = lazy_pattern("[\u180b-\u180f\u200c\u200d\ufe00-\ufe0f]")

_NAMES = {
    "\u00ad": "软连字符",
    "\u034f": "组合连接符",
    "\u061c": "阿拉伯文方向标记",
    "\u115f": "谚文填充符",
    "\u1160": "谚文填充符",
    "\u180e": "蒙古文分隔符",
    "\u200b": "零宽空格",
    "\u200c": "零宽非连字",
    "\u200d": "零宽连字",
    "\u200e": "从左往右的标记",
    "\u200f": "从右往左的标记",
    "\u202a": "从左往右的嵌入",
    "\u202b": "从右往左的嵌入",
    "\u202c": "方向结束的标记",
    "\u202d": "强制从左往右",
    "\u202e": "强制从右往左",
    "\u2060": "零宽不断行",
    "\u2066": "从左往右的隔离",
    "\u2067": "从右往左的隔离",
    "\u2068": "方向不定的隔离",
    "\u2069": "隔离结束的标记",
    "\u2800": "盲文空格",
    "\u3164": "谚文填充符",
    "\ufeff": "零宽不断行空格",
    "\uffa0": "谚文填充符",
}
#: Radicals that only look like characters, and the characters; those of 康熙 know theirs themselves.
_RADICALS = dict(
    zip(
        "⺁⺊⺎⺒⺓⺜⺝⺠⺟⺧⺩⺬⺶⺷⺼⺽⻁⻄⻅⻆⻇⻉⻋⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂卜兀巳幺日月民母牛王示羊羊月臼虎西见角角贝车長長长门雨青韦页风飞食首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龟亀龟",
        strict=True,
    )
)
#: The twelve characters of the compatibility area that are of their own; the usual one where there is one.
_OF_THEIR_OWN = {"\ufa11": "崎"}
_STROKES = {"㇐": "一", "㇑": "丨", "㇒": "丿", "㇏": "乀", "㇔": "丶", "㇚": "亅"}
_KANA = dict(zip("エカタトニハロー", "工力夕卜二八口一", strict=True))
_LATIN = {
    **dict(zip("АВЕКМНОРСТУХЅІЈаеорсухѕіјԛԝҺЗ", "ABEKMHOPCTYXSIJaeopcyxsijqwh3", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
}
#: Letters of one writing and digits that stand together, as in a plate or a code.
_CODE = lazy_pattern(r"(?:[^\W_]|[-·.•](?=[^\W_]))+")
_HAN = lazy_pattern("[\u3007\u3400-\u9fff\U00020000-\U000323af]")
_OTHER_LETTERS = lazy_pattern("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\ua4d0-\ua4ff\uab70-\uabbf]")
_LATIN_LETTER = lazy_pattern("[A-Za-z\u00c0-\u024f]")


def is_hidden(character: str) -> bool:
    """Whether nobody sees a character where it is printed: it has no width, or turns what stands behind it."""
    return _HIDDEN.match(character) is not None


class LookAlike(NamedTuple):
    """A character that is not what it looks like: where it stands, what it is, what it looks like.

    ``instead`` is what should stand there; None where nobody knows. One that ``is_certain`` is read alike all the same.
    """

    at: int
    character: str
    what: str
    instead: str | None = ""
    hides: bool = False
    is_certain: bool = False

    @property
    def code(self) -> str:
        return f"U+{ord(self.character):04X}"


def look_alikes(text: str, is_name: bool = True) -> list[LookAlike]:
    """The characters of a text that are not what they look like.

    In a text that is no name, number or unit only invisible characters and wrong forms of hanzi are: there a digit may
    be as wide as it likes.

    >>> [(one.code, one.instead) for one in look_alikes("李⽅\\u200b住Ａ座")]
    [('U+2F45', '方'), ('U+200B', ''), ('U+FF21', 'A')]
    >>> look_alikes("𠮷田·Zoë 阿依古丽·买买提 Анна")
    []
    """
    if text.isascii() or not _DOUBTFUL.search(text):
        return []
    wrong = (LookAlike(one.at, one.written, one.what, one.instead) for one in wrong_hanzi(text, is_name))
    found = [*_of_one_character(text), *(_of_names(text) if is_name else ()), *wrong]
    return sorted(found)


def _of_one_character(text: str) -> Iterator[LookAlike]:
    for match in _DOUBTFUL.finditer(text):
        at, character = match.start(), match.group()
        if is_hidden(character):
            if not _is_in_use(text, at):
                yield LookAlike(at, character, _NAMES.get(character, "控制字符"), hides=True)
        elif category(character) == "Co":
            yield LookAlike(at, character, "造字区的字，换一台电脑就是另一个字", None)
        elif usual := _usual_hanzi(character):
            yield LookAlike(at, character, *usual)


def _is_in_use(text: str, at: int) -> bool:
    """Whether a mark belongs to what stands before it: the joiner of a picture, a form of a Mongolian letter."""
    return at > 0 and bool(_MARKS_IN_USE.match(text[at]) and _USES_MARKS.match(text[at - 1]))


def _usual_hanzi(character: str) -> tuple[str, str | None] | None:
    """What a form of a hanzi is, and the usual one; nothing for other characters."""
    if "\u2e80" <= character <= "\u2fdf":
        plain = normalize("NFKC", character)
        return "部首用的符号", _RADICALS.get(character, plain if plain != character else None)
    if "\u31c0" <= character <= "\u31ef":
        return "笔画用的符号", _STROKES.get(character)
    if "\uf900" <= character <= "\ufaff" or "\U0002f800" <= character <= "\U0002fa1f":
        plain = normalize("NFKC", character)
        return "兼容用的字形", _OF_THEIR_OWN.get(character, plain if plain != character else None)
    return None


def _of_names(text: str) -> Iterator[LookAlike]:
    kana = [at for at, character in enumerate(text) if "\u3041" <= character <= "\u30ff" and character != "・"]
    if len(kana) == 1 and text[kana[0]] in _KANA and _HAN.search(text):
        yield LookAlike(kana[0], text[kana[0]], "日文的假名", _KANA[text[kana[0]]])
    for at, character in enumerate(text):
        if "\uff10" <= character <= "\uff5a" and character.isalnum():
            yield LookAlike(at, character, "全角的", normalize("NFKC", character), is_certain=True)
        elif "\uff65" <= character <= "\uffdc" and character != "\uffa0":
            yield LookAlike(at, character, "半角的假名", normalize("NFKC", character))
        elif "\U0001d400" <= character <= "\U0001d7ff" or "\ufb00" <= character <= "\ufb06":
            yield LookAlike(at, character, "数学或排版用的字母", normalize("NFKC", character))
        elif character.isdecimal() and not character.isascii():
            yield LookAlike(at, character, "别种文字的数字", str(decimal(character)))
    for code in _CODE.finditer(text):
        yield from _of_code(code.group(), code.start())


def _of_code(code: str, start: int) -> Iterator[LookAlike]:
    """Letters of another writing that stand for Latin ones: beside Latin letters or digits, alone before a hanzi."""
    others = [at for at, character in enumerate(code) if _OTHER_LETTERS.match(character)]
    if not others:
        return
    all_alike = all(code[at] in _LATIN for at in others)
    is_code = any(character.isdigit() for character in code) or (len(others) <= 2 and bool(_HAN.search(code)))
    for at in others:
        word = _word_around(code, at, str.isalpha)
        # a Greek letter of its own is a sign of science: 5μm, ΔT
        is_beside_latin = _LATIN_LETTER.search(word) and (code[at] in _LATIN or not "\u0370" <= code[at] <= "\u03ff")
        if (all_alike and is_code) or is_beside_latin:
            yield LookAlike(start + at, code[at], "别种文字的字母", _LATIN.get(code[at]))


def _word_around(text: str, at: int, belongs: Callable[[str], bool]) -> str:
    """The letters around one in a text, up to what is none; hanzi are words of their own."""
    start = end = at
    while start > 0 and belongs(text[start - 1]) and not _HAN.match(text[start - 1]):
        start -= 1
    while end < len(text) and belongs(text[end]) and not _HAN.match(text[end]):
        end += 1
    return text[start:end]


def sentences(label: str, text: str, found: list[LookAlike]) -> Iterator[tuple[str, str, str, str]]:
    """The code, the level, the sentence and the hint of a problem for each kind of character found in a text."""
    plain = written_usually(text, found)
    for one in dict.fromkeys(one._replace(at=0) for one in found):
        places = [other.at for other in found if other.character == one.character]
        times = f"（{len(places)}处）" if len(places) > 1 else ""
        if one.hides:
            before = text[: places[0]].rstrip("".join(other.character for other in found if other.hides))
            where = f"，在“{before[-4:]}”后面" if before else "，在最前面"
            said = f"“{label}”里有看不见的字符 {one.code}（{one.what}）{times}{where}"
            yield "D123", "should", said, f"多半是粘贴时带进来的，删去重写：{plain}"
        else:
            usual = (
                f"，不是“{one.instead}”（U+{ord(one.instead):04X}）" if one.instead and len(one.instead) == 1 else ""
            )
            said = f"“{label}”里的“{one.character}”（{one.code}）是{one.what}{usual}{times}"
            hint = f"改成“{plain}”" if plain != text else "换成这个字平常的写法"
            yield "D129", "note" if one.is_certain else "should", said, hint


def written_usually(text: str, found: list[LookAlike]) -> str:
    """The text with what should stand in place of such characters; one that nobody knows stays."""
    pieces = list(text)
    for one in found:
        if one.instead is not None:
            pieces[one.at] = one.instead
    return "".join(pieces)
