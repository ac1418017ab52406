"""Tables whose cells tags repeat, merge or leave out: their grids are fitted to what comes out."""

import re

from docgen.word.engine.compiled_part import CompiledPart
from docgen.word.engine.open_blocks import OpenBlocks
from docgen.word.markup.repair import FITTED_GRID

_MARKER_OR_TABLE = re.compile('(<w:gridSpan w:val=")?\ufdd6-?(\\d+)-?\ufdd7|<(/?)w:(tbl|tr|tc)(?=[ >])[^>]*(?<!/)>')
_GRID = re.compile("<w:tblGrid(?=[ />])")


def with_fitted_grids(part: CompiledPart, written: str) -> str:
    """The text in which the grids of such tables are marked for the repair of the finished part."""
    if "<w:tbl>" not in written:
        return written
    starts = sorted(_starts_of_tables(part, written), reverse=True)
    for start in starts:
        grid = _GRID.search(written, start)
        if grid:
            written = f'{written[: grid.end()]} {FITTED_GRID}="1"{written[grid.end() :]}'
            part.needs_repair = True
    return written


def _starts_of_tables(part: CompiledPart, written: str) -> set[int]:
    """Where the tables begin of which a tag stands between cells, spans columns, or opens a block that a cell ends."""
    blocks, found = OpenBlocks(part.fragments), set[int]()
    open_elements: list[tuple[str, int, list[int]]] = []  # name, start, the blocks that were open there
    for match in _MARKER_OR_TABLE.finditer(written):
        in_span, number, slash, name = match.groups()
        if number is not None:
            blocks.follow(int(number))
            if open_elements and (in_span or open_elements[-1][0] == "tr"):
                found.add(_table_around(open_elements))
        elif not slash:
            open_elements.append((name, match.start(), list(blocks.numbers)))
        elif open_elements:
            if name == "tc" and open_elements[-1][2] != blocks.numbers:
                found.add(_table_around(open_elements))
            open_elements.pop()
    return found


def _table_around(open_elements: list[tuple[str, int, list[int]]]) -> int:
    return next((start for name, start, _ in reversed(open_elements) if name == "tbl"), 0)
