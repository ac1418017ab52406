"""Regular expressions taken apart: what a text must hold to match one, and what of one can match a text at all.

They are written as those of the rules are: without flags, comments and references to groups.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple


class PatternGroup(NamedTuple):
    """A group: how it opens, its alternatives, and how often it may stand, as it is written; empty for once."""

    opening: str
    alternatives: "Alternatives"
    quantifier: str = ""


class PatternSign(NamedTuple):
    """A class of characters, an escape, an anchor or a dot, with its quantifier; the characters of a small class."""

    text: str
    quantifier: str = ""
    characters: tuple[str, ...] = ()


#: A run of plain characters, of which each stands once; a plain character with a quantifier is a sign.
PatternPiece = str | PatternSign | PatternGroup
Alternatives = tuple[tuple[PatternPiece, ...], ...]

#: A class with more characters than these is as good as any character.
_MOST_CHARACTERS = 40
# runs of plain characters, classes, escapes, quantifiers, the openings of groups; anything else is one character
_TOKENS = re.compile(
    r"[^\\\[\](){}|?*+.^$]+|\[\^?\]?(?:\\.|[^]\\])*\]|\\.|(?:[?*+]|\{\d*,?\d*\})[?+]?|\((?:\?(?:<?[!=]|:|P<\w+>))?|.",
    re.DOTALL,
)
_LOOK_AHEAD_OR_BEHIND = ("(?!", "(?=", "(?<")
_CLASS_MEMBERS = re.compile(r"([^\\])-([^\\])|(\\?.)", re.DOTALL)
_ESCAPED_LETTER = re.compile(r"\\[A-Za-z0-9]")


@cache
def parse(pattern: str) -> Alternatives:
    """The alternatives of a pattern, each as its pieces in order.

    >>> for alternative in parse("酒水?|(?:茅|五)台"):
    ...     print(alternative)
    ('酒', PatternSign(text='水', quantifier='?', characters=('水',)))
    (PatternGroup(opening='(?:', alternatives=(('茅',), ('五',)), quantifier=''), '台')
    """
    outer: list[tuple[list[list[PatternPiece]], str]] = []
    alternatives: list[list[PatternPiece]] = [[]]
    for token in _TOKENS.findall(pattern):
        first = token[0]
        if first == "(":
            outer.append((alternatives, token))
            alternatives = [[]]
        elif first == ")":
            inner = tuple(map(tuple, alternatives))
            alternatives, opening = outer.pop()
            alternatives[-1].append(PatternGroup(opening, inner))
        elif first == "|":
            alternatives.append([])
        elif first in "?*+" or (first == "{" and token != "{"):
            _quantify(alternatives[-1], token)
        elif first in "[\\.^$":
            alternatives[-1].append(PatternSign(token, characters=_characters(token)))
        else:
            alternatives[-1].append(token)
    return tuple(map(tuple, alternatives))


def _quantify(pieces: list[PatternPiece], quantifier: str) -> None:
    """Puts a quantifier to the last piece; of a run of characters only the last one has it."""
    last = pieces.pop()
    if isinstance(last, str):
        if last[:-1]:
            pieces.append(last[:-1])
        last = PatternSign(last[-1], characters=(last[-1],))
    pieces.append(last._replace(quantifier=quantifier))


@cache
def _characters(sign: str) -> tuple[str, ...]:
    """The characters of a small class, or the one that an escape stands for; none where there are many."""
    if sign[0] == "\\":
        return () if _ESCAPED_LETTER.match(sign) else (sign[1],)
    if sign[0] != "[" or sign.startswith("[^") or _ESCAPED_LETTER.search(sign):
        return ()
    found: list[str] = []
    for first, last, single in _CLASS_MEMBERS.findall(sign[1:-1]):
        if last and ord(last) - ord(first) > _MOST_CHARACTERS:
            return ()
        found += map(chr, range(ord(first), ord(last) + 1)) if last else (single[-1],)
    return tuple(found) if len(found) <= _MOST_CHARACTERS else ()


def _may_lack(quantifier: str) -> bool:
    return quantifier.startswith(("?", "*", "{0", "{,"))


def _is_look(group: PatternGroup) -> bool:
    """Whether a group only looks at what stands before or behind it."""
    return group.opening.startswith(_LOOK_AHEAD_OR_BEHIND)


@cache
def keys(pattern: str) -> tuple[str, ...]:
    """Pieces of plain text of which a text must hold one to match a pattern: for each alternative its longest.

    An empty one says that an alternative may match without any known character.

    >>> keys("鱼翅|专场[^，]{0,6}(?:演出|表演)|交界处?|^烟$|(?:顺访|路过)(?!.*考察)[^，]*|[抵顶](?!级)")
    ('鱼翅', '专场', '交界', '烟', '顺访', '路过', '抵', '顶')
    """
    return _keys(parse(pattern))


def _keys(alternatives: Alternatives) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for alternative in alternatives for key in _keys_of(alternative)))


def _keys_of(alternative: Sequence[PatternPiece]) -> tuple[str, ...]:
    """The pieces of which every match of one alternative holds one: the longest, and of those the fewest."""
    if len(alternative) == 1 and isinstance(alternative[0], str):
        return (alternative[0],)
    best: tuple[str, ...] = ("",)
    for choice in _choices(alternative):
        shortest, known = min(map(len, choice)), min(map(len, best))
        if shortest > known or (shortest == known and len(choice) < len(best)):
            best = choice
    return best


def _choices(alternative: Sequence[PatternPiece]) -> Iterator[tuple[str, ...]]:
    for piece in alternative:
        if isinstance(piece, str):
            yield (piece,)
        elif _may_lack(piece.quantifier):
            continue
        elif isinstance(piece, PatternSign):
            yield piece.characters or ("",)
        elif not _is_look(piece):
            yield _keys(piece.alternatives)


def reduced(pattern: str, text: str) -> str | None:
    """The pattern without what cannot match anywhere in a text: it finds the same there. None where nothing can.

    >>> reduced("鱼翅|(?:[红白]|名贵的)酒(?!店|吧)|茅台", "不上白酒，住清江酒店")
    '(?:[红白])酒(?!店)'
    """
    return _reduced(parse(pattern), text)


def _reduced(alternatives: Alternatives, text: str) -> str | None:
    kept = [written for one in alternatives if (written := _written(one, text)) is not None]
    return "|".join(kept) if kept else None


def _written(alternative: Sequence[PatternPiece], text: str) -> str | None:
    """An alternative as a pattern, its groups reduced; None where a text lacks what every match of it holds."""
    parts = []
    for piece in alternative:
        part = _part(piece, text)
        if part is None:
            return None
        parts.append(part)
    return "".join(parts)


def _part(piece: PatternPiece, text: str) -> str | None:
    """A piece as a pattern; empty where it can only match nothing, None where it cannot match."""
    if isinstance(piece, str):
        return piece if piece in text else None
    if isinstance(piece, PatternSign):
        written = piece.text if not piece.characters or any(map(text.__contains__, piece.characters)) else None
    else:
        inner = _reduced(piece.alternatives, text)
        written = None if inner is None else f"{piece.opening}{inner})"
    if written is not None:
        return written + piece.quantifier
    # what stands nowhere is not there either
    is_kept = _may_lack(piece.quantifier) or (isinstance(piece, PatternGroup) and piece.opening in ("(?!", "(?<!"))
    return "" if is_kept else None
