"""Places in a draft that its writer has still to fill in."""

import re
from collections.abc import Container, Iterator

from docgen.model.draft import Manuscript

#: What stands in a draft for something that is missing; no paper may go out with it.
PLACEHOLDER = re.compile(
    r"[XxＸ]{2,}|×{2,}|[×Ｘ](?=[年月日市区县人批个省厅局])|[_＿]{2,}|此处(?:隐藏|省略)[^。；]*|待(?:补充|填写|定稿|核实|确认)|TODO"
    r"|[〔【\[][^〔【\[\]】〕]{0,4}(?:请写|请填|填写|补充|插入|此处)[^〕】\]]*[〕】\]]|\{\{.*?\}\}"
)


def placeholders(manuscript: Manuscript, replaced: Container[int]) -> Iterator[tuple[int, str]]:
    """Every placeholder with the number of its line; ``replaced`` are the lines that became a table or a chart."""
    for number, line in enumerate(manuscript.lines, manuscript.first):
        if number not in replaced:
            yield from ((number, match.group()) for match in PLACEHOLDER.finditer(line))
