"""A recognised draft as lines that a person can read beside the text."""

from pathlib import Path

from docgen.draft.recognise import recognise
from docgen.model.draft import Draft, Table
from docgen.readers.draft import load_draft

LEVELS = ("　", "1", "2", "3", "4")


def structure(path: Path) -> str:
    """The structure of a draft file, a line for each thing that was recognised, then the notices."""
    file = load_draft(path)
    draft = recognise(file.manuscript, file.head)
    notices = [f"! {one.place.line if one.place else 0} {one.code} {one.text}" for one in draft.notices]
    return "\n".join([*shown(draft), *notices]) + "\n"


def shown(draft: Draft) -> list[str]:
    lines = [f"标题 {'／'.join(draft.title)}"]
    lines += [f"副标题 {draft.subtitle}"] if draft.subtitle else []
    lines += [f"题注 {line}" for line in draft.byline]
    lines += [f"称呼 {line}" for line in draft.salutation.split("\n") if line]
    for part in draft.parts:
        if isinstance(part.block, Table):
            lines += [f"表 {' | '.join(row)}" for row in part.block.rows]
            continue
        text = "".join(f"*{span.text}*" if span.bold else span.text for span in part.spans) or part.text
        lines.append(
            f"{'顶' if part.flush else LEVELS[part.level]} {text}" + (f" ⇒ {part.run_in}" if part.run_in else "")
        )
    lines += [f"结束 {draft.closing}"] if draft.closing else []
    lines += [f"附件 {line}" for line in draft.attachments]
    lines += [f"落款 {line}" for line in draft.signature]
    lines += [f"日期 {draft.date}"] if draft.date else []
    lines += [f"附注 {draft.annotation}"] if draft.annotation else []
    return lines
