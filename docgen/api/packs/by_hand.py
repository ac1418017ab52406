"""What somebody has changed by hand in a paper that is kept, in words."""

from collections.abc import Sequence

from docgen.api.packs.agreement import PaperComparison
from docgen.api.packs.disagreements import ORDER, Disagreement, is_still_different
from docgen.api.packs.papers import PackedPaper, VisitPack
from docgen.word.package.printed_lines import PaperLine

_MOST_VALUES = 5


def edits_left_out(pack: VisitPack, paper: PackedPaper, before: Sequence[PaperLine], edited: bytes) -> str:
    """What was changed by hand in a file that once printed ``before``, and does not stand so in the paper as it is now.

    Empty where that is not known, or everything stands in the paper.
    """
    if not before:
        return ""
    comparison, name = PaperComparison(pack.visit), paper.file.name
    by_hand = [*comparison.of_content(paper._replace(lines=tuple(before)), name, edited)]
    differing = [*comparison.of_content(paper, name, edited)]
    left = [one for one in by_hand if one.about != ORDER and is_still_different(one, differing)]
    values = list(dict.fromkeys(map(_words, left)))
    more = f"等{len(values)}处" if len(values) > _MOST_VALUES else ""
    return "、".join(values[:_MOST_VALUES]) + more


def _words(one: Disagreement) -> str:
    """A change in a few words: 邹敏的房号“0303”→“0310”."""
    if one.row:
        return f"{'添上' if one.found else '删掉'}的一行“{one.row}”"
    what = f"{one.owner}{one.about or '文字'}"
    if not one.found:
        return f"删掉的{what}“{one.expected}”"
    return f"{what}“{one.expected}”→“{one.found}”" if one.expected else f"添上的{what}“{one.found}”"


def disagreeing(pack: VisitPack, paper: PackedPaper, edited: bytes) -> str:
    """In how many places a file has other values than the visit; empty where it has none."""
    found = PaperComparison(pack.visit).of_content(paper, paper.file.name, edited)
    count = sum(1 for one in found if one.about)
    return f"里面有{count}处和来访文件不一致，docgen agree 逐处说明" if count else ""
