"""The spaces of a text that a paper prints: which of them somebody wrote, which only come from where a line ends."""

import re
from difflib import SequenceMatcher

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_LINE_END = re.compile(r"[^\S\n]*\n\s*")
_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])\s+(?=[{_WIDE}])")
_TABS = re.compile(r"\s*\t\s*")
_PIECES = re.compile(r"(\s*)(\S)")


def as_written(text: str) -> str:
    """A text in one line as somebody would type it: a line that ends between two Chinese characters adds no space.

    >>> as_written("区行政中心\\n三楼会议室"), as_written("Deputy\\nDirector"), as_written("局长 一级调研员")
    ('区行政中心三楼会议室', 'Deputy Director', '局长 一级调研员')
    """

    def joined(match: re.Match[str]) -> str:
        return "" if _BETWEEN_WIDE.search(match.string, max(0, match.start() - 1), match.end() + 1) else " "

    return _TABS.sub(" ", _LINE_END.sub(joined, text.strip()))


def without_wide_spaces(text: str) -> str:
    """The text without the spaces by which papers spread Chinese characters: 何　苗."""
    return _BETWEEN_WIDE.sub("", text)


def respaced(text: str, like: str) -> str:
    """A text with the spaces of another one between characters that follow each other in both.

    >>> respaced("云州市 农业农村局（代）", "云州市农业农村局"), respaced("DeputyDirector General", "Deputy Director")
    ('云州市农业农村局（代）', 'Deputy Director General')
    """
    pieces, models = _PIECES.findall(text), _PIECES.findall(like)
    gaps = [gap for gap, _ in pieces]
    typed, found = ("".join(character for _, character in one) for one in (models, pieces))
    for model, at, length in SequenceMatcher(None, typed, found, autojunk=False).get_matching_blocks():
        for further in range(1, length):
            gaps[at + further] = models[model + further][0]
    return "".join(gap + character for gap, (_, character) in zip(gaps, pieces, strict=True))
