"""Which blocks are open at a place of a written part: what repeats it, what may leave it out."""

import re
from collections.abc import Sequence

from docgen.word.engine.compiled_part import CodeFragment
from docgen.word.engine.language import BLOCK_DIVIDERS, BLOCK_ENDS, may_repeat, opens_block
from docgen.word.engine.tag_and_brace_scanner import STATEMENT

_FIRST_WORD = re.compile(r"\w+")


class OpenBlocks:
    """The open blocks, the innermost last; each is the number of the fragment that opened or divided it."""

    def __init__(self, fragments: Sequence[CodeFragment]) -> None:
        self._fragments = fragments
        self.numbers: list[int] = []

    def follow(self, number: int) -> None:
        """Goes past a fragment, which may open, divide or end a block."""
        fragment = self._fragments[number]
        word = _FIRST_WORD.match(fragment.code) if fragment.opens == STATEMENT else None
        if word is None:
            return
        if opens_block(fragment.code):
            self.numbers.append(number)
        elif self.numbers and word.group() in BLOCK_DIVIDERS:
            self.numbers[-1] = number
        elif self.numbers and word.group() in BLOCK_ENDS:
            self.numbers.pop()

    def loops(self) -> tuple[int, ...]:
        """The open loops among them, the outermost first."""
        return tuple(number for number in self.numbers if may_repeat(self._fragments[number].code))
