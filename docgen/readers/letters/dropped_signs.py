"""Signs that touch a name in a list and are no part of it: a flag, a heart, a star. That they were dropped is said."""

import re
from collections.abc import Iterator
from unicodedata import category

from docgen.readers.letters.member_lines import ListedGuest

#: Pictures, marks above and below letters, what joins pictures, private use, and the asterisk of a footnote.
_KINDS = frozenset({"So", "Sk", "Sm", "Sc", "Mn", "Me", "Cf", "Co", "Cn"})
_ASTERISKS, _BETWEEN_CELLS = "*＊", "|"
#: Before a name stand the bullets of lists; only a picture is none.
_FIRST_PICTURE = "\U0001f000"


def with_dropped_signs(member: ListedGuest) -> ListedGuest:
    """A guest whose name is doubtful where signs that touched it were not taken."""
    dropped = _signs_at(member.source.text, member.name)
    if not dropped:
        return member
    doubt = f"姓名旁边的“{dropped}”没有写进去"
    known = member.doubts.get("姓名")
    return member._replace(doubts={**member.doubts, "姓名": f"{known}；{doubt}" if known else doubt})


def _signs_at(text: str, name: str) -> str:
    """The signs in a name as it is typed in a text, directly before and behind it."""
    # signs and spaces may part its characters
    match = re.search(r"[^\w、，,;；|]*?".join(map(re.escape, name)), text)
    if match is None or not name:
        return ""
    within = [one for one in match.group() if _is_sign(one) and one not in name]
    before = _run(reversed(text[: match.start()]), _FIRST_PICTURE)[::-1]
    return before + "".join(within) + _run(iter(text[match.end() :]), "")


def _run(characters: Iterator[str], first: str) -> str:
    """The signs with which these characters begin, those from ``first`` on."""
    found = ""
    for character in characters:
        if not _is_sign(character) or character < first:
            break
        found += character
    return found


def _is_sign(character: str) -> bool:
    return character in _ASTERISKS or (character != _BETWEEN_CELLS and category(character) in _KINDS)
