"""A draft as the plain values that its template prints: what speeches and summaries have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from docgen.kinds._ends import attachments, signature
from docgen.model.draft import Chart, Draft, DraftPart, Head, Table
from docgen.model.office import Office
from docgen.text import wording as text
from docgen.text.titles import title_lines


class ManuscriptInput(NamedTuple):
    """All that a kind may read whose text somebody wrote: a speech, a summary."""

    head: Head
    draft: Draft
    office: Office


_LEVELS = ("正文", "一级", "二级", "三级", "四级")

NAMES = {
    "标题": "标题，不断行",
    "标题分行": "标题，断成匀称的几行",
    "副标题": "副标题，带破折号；没有时为空",
    "题注": [{"文字": "标题下面的一行：日期、讲话人、单位"}],
    "密级": "密级和保密期限，没有时为空",
    "称呼": [{"文字": "称呼或主送的一行"}],
    "正文": [
        {
            "类": "正文、一级至四级、接排一级至四级、加粗、顶格、末段、表、图",
            "连": "1 是与下一段同页，0 不是",
            "文": "这一段的文字；标题带序号",
            "接": "标题后面接排的文字",
            "片": [{"文": "一段中的一片", "粗": "是否加粗"}],
            "表": "表格，用 {{p … }}",
            "图": "图表，标题印在图里",
            "图形": "图表，图里没有标题",
            "题": "表或图的题目，带序号：表1、图1；没有时为空",
            "注": "表下面的说明，没有时为空",
        }
    ],
    "结束语": "谢谢大家！之类，没有时为空",
    "附件": {
        "一项": "只有一个附件时的名称",
        "多项": [
            {"头": "附件：，只在第一行", "号": "序号和点", "名": "附件名称", "连": "1 是与下一项或落款同页，0 不是"}
        ],
    },
    "落款": [{"文字": "单位，或日期", "右空": "右边空几个字"}],
    "附注": "日期下面括号里的话，没有时为空",
}


def context(manuscript: ManuscriptInput, byline: Sequence[str], unit: str, day: str) -> dict[str, Any]:
    """The values of a manuscript; ``byline`` stands under the title, ``unit`` and ``day`` at the end."""
    draft, office = manuscript.draft, manuscript.office
    has_ending = bool(unit or day or draft.attachments or draft.closing)
    return {
        "标题": "".join(draft.title),
        "标题分行": "\n".join(title_lines(draft.title, (office.unit, office.short, office.region))),
        "副标题": f"——{draft.subtitle.lstrip('—')}" if draft.subtitle else "",
        "题注": [{"文字": line} for line in byline],
        "密级": manuscript.head.secrecy,
        "称呼": [{"文字": line} for line in draft.salutation.split("\n") if line],
        "正文": list(_parts(draft.parts, has_ending)),
        "结束语": draft.closing,
        "附件": attachments(draft.attachments),
        "落款": signature(unit, day),
        "附注": draft.annotation,
    }


def spoken_date(head: Head) -> str:
    """The date under a title, in brackets."""
    return f"（{text.full_date(head.date)}）" if head.date else ""


def _parts(parts: Sequence[DraftPart], has_ending: bool) -> Iterator[dict[str, Any]]:
    """The text part by part; its last part stays on the page of the ending, if the paper has one."""
    last = len(parts) - 1
    captions = _captions(parts)
    for at, part in enumerate(parts):
        block, style = part.block, _style(part)
        is_kept = has_ending if at == last else _heads(part, parts[at + 1])
        yield {
            "类": "末段" if is_kept and style == "正文" else style,
            "连": "1" if is_kept else "0",
            "文": part.text,
            "接": part.run_in,
            "片": [{"文": span.text, "粗": span.bold} for span in part.spans],
            "表": block if isinstance(block, Table) else "",
            "图": block if isinstance(block, Chart) else "",
            "图形": replace(block, title="") if isinstance(block, Chart) else "",
            "题": captions.get(at, ""),
            "注": block.note if isinstance(block, Table) else "",
        }


def _heads(part: DraftPart, next_part: DraftPart) -> bool:
    """Whether a heading stays on the page of what follows it.

    One that is followed by its like, or by a higher one, is an item of a list: were all of them kept, a page would end
    far above its foot.
    """
    return part.level > 0 and not part.run_in and not 0 < next_part.level <= part.level


def _captions(parts: Sequence[DraftPart]) -> dict[int, str]:
    """The captions of tables and charts by the place of the part, each kind numbered as the parts follow each other."""
    captions: dict[int, str] = {}
    last = {"表": 0, "图": 0}
    for at, part in enumerate(parts):
        if part.block is None:
            continue
        kind = "表" if isinstance(part.block, Table) else "图"
        title = part.caption.title if part.caption else part.block.title
        if title:
            last[kind] = (part.caption.number if part.caption else 0) or last[kind] + 1
            captions[at] = f"{kind}{last[kind]}\u3000{title}"
    return captions


def _style(part: DraftPart) -> str:
    if part.block is not None:
        return "表" if isinstance(part.block, Table) else "图"
    if part.level:
        return f"接排{_LEVELS[part.level]}" if part.run_in else _LEVELS[part.level]
    if part.flush:
        return "顶格"
    return "加粗" if part.spans else "正文"
