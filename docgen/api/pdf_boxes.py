"""What is said of a PDF that prints an empty box because no font of the computer has a character."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from docgen.api.files import File, PrintedBox
from docgen.errors import Mark, Problem

#: So much of a text is shown on each side of the character, and so many PDFs are named.
_AROUND, _MOST_NAMED = 12, 3
_HINT = (
    "装一种有这个字的字体（汉字如天珩全字库、思源宋体，符号如 Noto）再转一次；"
    "或把 .docx 拿到有这个字的电脑上打印；或换一个字、删去它"
)


def box_notices(pdfs: Iterable[File], texts: Mapping[str, str] = MappingProxyType({})) -> tuple[Problem, ...]:
    """A warning for each character that PDFs print as an empty box; the documents themselves are right.

    It stands at the place of the character in one of the ``texts`` that were read, by their files, where it is there.
    """
    found: dict[str, list[tuple[File, PrintedBox]]] = {}
    for pdf in pdfs:
        for box in pdf.boxes:
            found.setdefault(box.character, []).append((pdf, box))
    notices = [_notice(character, boxes, texts) for character, boxes in found.items()]
    return tuple(sorted(notices, key=lambda notice: notice.place or Mark("", 0, 0)))


def _notice(character: str, boxes: Sequence[tuple[File, PrintedBox]], texts: Mapping[str, str]) -> Problem:
    _, box = boxes[0]
    names = list(dict.fromkeys(one.name for one, _ in boxes))
    listed = "、".join(f"“{name}”" for name in names[:_MOST_NAMED])
    listed += f"等{len(names)}份" if len(names) > _MOST_NAMED else ""
    mark, line = next(_places(character, texts), (None, ""))
    where = f"（{box.place}“{_around(box)}”）" if box.text else ""
    named = f"“{character}”（U+{ord(character):04X}）"
    text = f"{listed}{where}里{named}印不出来（空框，或空着）：这台电脑的字体里没有它；.docx 是对的"
    return Problem(mark, "O404", "should", text, _HINT, line)


def _places(character: str, texts: Mapping[str, str]) -> Iterator[tuple[Mark, str]]:
    """The lines in which a character stands, each with its place."""
    for file, text in texts.items():
        if character in text:
            for number, line in enumerate(text.split("\n"), 1):
                if character in line:
                    yield Mark(file, number, line.index(character) + 1), line


def _around(box: PrintedBox) -> str:
    """The line of a text with the character, and of a long line the part around it."""
    line = next(line for line in box.text.split("\n") if box.character in line)
    at = line.index(box.character)
    start, end = max(0, at - _AROUND), at + 1 + _AROUND
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")
