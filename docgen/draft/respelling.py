"""What is printed otherwise than it was typed: 2024.1.8 as 2024年1月8日, (一) as （一）."""

from collections.abc import Iterator, Mapping

from docgen.draft.lines import DraftLine
from docgen.errors import Problem
from docgen.model.draft import Manuscript

#: What is printed otherwise, as a phrase, with the number of the first line that has it.
Respellings = dict[str, int]


def note_respelling(respellings: Respellings, line: DraftLine, typed: str, printed: str) -> None:
    """Adds a text of ``line`` that is printed otherwise, or not at all."""
    if typed != printed:
        phrase = f"“{typed}”改作“{printed}”" if printed else f"去掉“{typed}”"
        respellings.setdefault(phrase, line.number)


def respelling_notices(manuscript: Manuscript, respellings: Mapping[str, int]) -> Iterator[Problem]:
    """A notice for every respelling, in the order of the lines."""
    for phrase, line in sorted(respellings.items(), key=lambda item: item[1]):
        yield manuscript.problem(line, 1, "D301", f"规范写法：{phrase}", level="note")
