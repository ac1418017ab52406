"""Reads visits in every encoding in which people save them: exactly and said, or refused, never as other hanzi.

python -m tests.readers.encodings 200 21
"""

import random
import sys
from collections.abc import Iterator

import docgen
from docgen.errors import DataError
from docgen.model.visit import Visit

#: What people save as, and whether it must be read. UTF-16 without its mark and two encodings in one file are refused.
ENCODINGS = {
    "utf-8": True,
    "utf-8-sig": True,
    "utf-16": True,
    "gb18030": True,
    "gbk": True,
    "utf-16-le": False,
    "utf-16-be": False,
    "big5": False,
    "mixed": False,
}
_USUAL = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    "行学法所民得经"
)
_RARE = "㛃䶮𠮷𬱖𫖯龘㙍镕喆堃"


def texts(count: int, seed: int) -> Iterator[str]:
    """Visits, some of a few hanzi and some of many, with and without rare ones."""
    chance = random.Random(seed)
    for number in range(count):
        alphabet = _USUAL + (_RARE if number % 3 == 0 else "")
        words = ["".join(chance.choices(alphabet, k=chance.choice((2, 4, 9, 40)))) for _ in range(4)]
        remarks = "" if number % 4 == 0 else f"    备注: {words[3]}\n"
        yield (
            f"标题: {words[0]}代表团来访\n日期: 2026-07-05\n事由: {words[1]}\n来宾:\n  名单:\n"
            f"  - 姓名: 周{words[2][:2]}\n{remarks}"
        )


def encoded(text: str, encoding: str) -> bytes | None:
    """The bytes of a text; None where an encoding lacks a character of it."""
    if encoding == "mixed":
        head, _, tail = text.partition("来宾:")
        return head.encode() + "来宾:".encode("gb18030") + tail.encode("gb18030")
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


def _values(visit: Visit) -> tuple[str, ...]:
    (guest,) = visit.guests.people
    return visit.title, visit.purpose, guest.name, guest.note


def fault_of(text: str, encoding: str) -> str:
    """What is wrong with how a text in an encoding is read; nothing if it is read exactly, or may be refused."""
    content = encoded(text, encoding)
    if content is None:
        return ""
    wanted = docgen.load(text.encode())
    try:
        visit = docgen.load(content)
    except DataError as error:
        is_said = any("编码" in problem.text + problem.hint or problem.code == "D101" for problem in error.problems)
        return "is refused" if ENCODINGS[encoding] else "" if is_said else f"is refused for another reason: {error}"
    if _values(visit) != _values(wanted):
        return f"is read as {visit.title}"
    is_guess = encoding in ("gb18030", "gbk")
    return "is guessed and nothing said" if is_guess and not visit.notices else ""


def faults(count: int, seed: int) -> Iterator[str]:
    for number, text in enumerate(texts(count, seed)):
        for encoding in ENCODINGS:
            if fault := fault_of(text, encoding):
                yield f"{number} in {encoding} {fault}"


def main() -> None:
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    found = list(faults(count, seed))
    print(*found, sep="\n")
    print(f"{count} files in {len(ENCODINGS)} encodings: {len(found)} read otherwise than they were written")


if __name__ == "__main__":
    main()
