"""What a letter or a list is read into: passages of text with their places, and tables."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.errors import Problem
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.sheets import Sheet

_SENTENCE_END = re.compile(r"(?<=[。！？!?；;])")


class FieldSource(NamedTuple):
    """Where a value comes from: the file, the line (a paragraph, a row of a table) from 1, and the sentence."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file} 第{self.line}行：{self.text}"


class Passage(NamedTuple):
    """A paragraph, or a line of a text."""

    file: str
    line: int
    text: str

    def sentences(self) -> Iterator[FieldSource]:
        """The sentences of the passage, each with its place."""
        for part in _SENTENCE_END.split(self.text):
            if part.strip():
                yield FieldSource(self.file, self.line, part.strip())

    @property
    def source(self) -> FieldSource:
        return FieldSource(self.file, self.line, self.text.strip())


class PassageTable(NamedTuple):
    """A table, and the line of the file in which each of its rows stands."""

    file: str
    sheet: Sheet
    lines: Sequence[int]

    def row_source(self, row: int) -> FieldSource:
        """A row, counted from 0, as its cells one behind the other."""
        cells = [" ".join(cell_text(cell).split()) for cell in self.sheet.rows[row]]
        return FieldSource(self.file, self.lines[row], " | ".join(cell for cell in cells if cell))


class IncomingFile(NamedTuple):
    """A letter or a list as it was read: its passages and tables in their order, and what is to be said of the file."""

    name: str
    blocks: Sequence[Passage | PassageTable]
    notices: tuple[Problem, ...] = ()
    struck: tuple[FieldSource, ...] = ()  # struck words, each with the line in which they were read
    left_out: tuple[FieldSource, ...] = ()  # struck or hidden words that were not read, each with its line
    is_page_text: bool = False  # a PDF: cells of its tables may be cut at the ends of lines

    @property
    def passages(self) -> list[Passage]:
        return [block for block in self.blocks if isinstance(block, Passage)]

    @property
    def tables(self) -> list[PassageTable]:
        return [block for block in self.blocks if isinstance(block, PassageTable)]


class DraftField(NamedTuple):
    """A field of the draft: its path (``来宾.名单[3].姓名``), its value, its source, and why it is not sure."""

    path: str
    value: str | tuple[str, ...]
    source: FieldSource
    doubt: str = ""

    @property
    def is_sure(self) -> bool:
        return not self.doubt
