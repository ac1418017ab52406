"""核对单: the checklist of a run of cards: who has one and where it lies, who has none and why."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from docgen.cards.line_ends import break_into_lines, ends_inside_a_word
from docgen.cards.run import CardRun
from docgen.cards.selection import SelectionResult
from docgen.cards.volumes import volume_mark
from docgen.kinds._kind import Page
from docgen.model.cards import ROSTER, Card, Holder
from docgen.model.people import Person
from docgen.text.titles import TITLE_WIDTH, title_lines
from docgen.text.wording import em_width, post

#: A table of more rows is slow to open and to turn over.
_MOST_ROWS = 10_000
#: What stands below the rows of a list that goes on in the next one.
_NO_END = {"合计": "", "不做标题": "", "不做": [], "撤下": []}


def pages(run: CardRun) -> Iterator[Page]:
    """One list, or several where it would be too long. Who has no card stands in the last one."""
    positions = _position_texts(run)
    for cards, mark in zip(_parts(run), marks(run), strict=True):
        title, is_last = f"{run.stack.title}核对单{mark}", cards.stop == len(run.cards)
        yield Page(
            title,
            {
                "标题": title,
                "标题分行": "\n".join(filter(None, (*_title_lines(run), mark))),
                "说明": [{"文": f"{sentence}。"} for sentence in _sentences(run)],
                "行": [_card_row(run.cards[index], positions) for index in cards],
                **(_end_of_list(run) if is_last else _NO_END),
            },
        )


def marks(run: CardRun) -> list[str]:
    """What stands behind the name of each list; nothing where there is one."""
    count = len(_parts(run))
    return [volume_mark(number + 1, count) for number in range(count)] if count > 1 else [""]


def _parts(run: CardRun) -> list[range]:
    """The cards of each list, from 0: a list for each volume of cards, none of them too long."""
    index_of = {card.number: index for index, card in enumerate(run.cards)} if run.stack.is_divided else {}
    positions = run.stack.positions if run.stack.is_divided else {}
    first_of_volume = {position.volume: index_of[number] for number, position in reversed(positions.items())}
    starts = [0, *sorted(first_of_volume.values())[1:], len(run.cards)]
    parts = [
        range(first, min(first + _MOST_ROWS, last))
        for start, last in pairwise(starts)
        for first in range(start, last, _MOST_ROWS)
    ]
    return parts or [range(0)]


def _sentences(run: CardRun) -> Sequence[str]:
    return [*run.summary, *filter(None, [run.stack.division])] if run.stack.cards else ()


def _end_of_list(run: CardRun) -> dict[str, Any]:
    """What stands below the rows of the cards: the sums, who has none, what is withdrawn."""
    return {
        "合计": _totals(run),
        "不做标题": _heading(run.selection),
        "不做": list(_rows_without_card(run.selection)),
        "撤下": [
            _person_row(
                Person(name=card.name, unit=card.unit or "", title=card.title or ""),
                card.list_name or "",
                f"原为第{card.number}张",
            )
            for card in run.withdrawn
        ],
    }


def _title_lines(run: CardRun) -> tuple[str, ...]:
    """The lines of the title: one if it fits, else those of the visit, and what the paper is on a line of its own."""
    title, paper = run.stack.title, f"{run.stack.kind}核对单"
    lines = title_lines((f"{title}核对单",))
    if len(lines) == 1 or not title.endswith(run.stack.kind):
        return lines
    event = title.removesuffix(run.stack.kind)
    broken = break_into_lines(event, list(map(em_width, event)), TITLE_WIDTH)
    return (*(title_lines((event,)) if ends_inside_a_word(broken) else broken), paper)


def _card_row(card: Card, positions: Mapping[int, str]) -> dict[str, str]:
    return {
        "序号": str(card.number),
        "姓名": "\n".join(filter(None, (card.name, card.texts.get("英文名")))),
        "单位职务": post(card.holder.person),
        "身份": card.texts.get("身份", ""),
        "名单": _list_and_seat(card),
        "位置": positions.get(card.number, "无须重印"),
    }


def _position_texts(run: CardRun) -> dict[int, str]:
    """Where each printed card is, by its number: the name of its document, or its sheet and its slot."""
    stack = run.stack
    if stack.separate_documents:
        return {card.number: name for card, name in zip(stack.cards, stack.document_names, strict=True)}
    pages_per_sheet = run.options.printer_settings.pages_per_sheet
    positions = stack.positions
    one_card_a_sheet = all(position.slot == 1 for position in positions.values())
    texts = {}
    for number, position in positions.items():
        volume = f"第{position.volume}册" if position.volume else ""
        sheet = f"{volume}第{(position.page - 1) // pages_per_sheet + 1}张"
        texts[number] = sheet if one_card_a_sheet else f"{sheet}第{position.slot}格"
    return texts


def _totals(run: CardRun) -> str:
    selection, printed = run.selection, len(run.stack.cards)
    totals = f"名单共{selection.total}人次，制作{len(selection.selected)}张，未制作{len(selection.excluded)}人"
    if selection.duplicates:
        totals += f"，重复列出{len(selection.duplicates)}人次"
    if printed != len(run.cards):
        totals += f"；本次印制{printed}张"
    if run.withdrawn:
        totals += f"，撤下{len(run.withdrawn)}张"
    return f"{totals}。"


def _heading(selection: SelectionResult) -> str:
    """What the table of the people without a card of their own is called."""
    kinds = ["未制作"] * bool(selection.excluded) + ["重复列出"] * bool(selection.duplicates)
    return f"{'、'.join(kinds)}的人员："


def _list_and_seat(card: Card) -> str:
    """The list or seating with the seat, each on a line. A list of a visit is left out where a bar tells it."""
    holder = card.holder
    list_name = "" if card.bar and holder.group == holder.visit_list else _list_name(holder.group)
    return "\n".join(filter(None, (list_name, holder.seat)))


def _list_name(group: str) -> str:
    """The name of a list; nothing for a roster that is only one list."""
    return "" if group == ROSTER else group


def _rows_without_card(selection: SelectionResult) -> Iterator[dict[str, str]]:
    """The people without a card, then the entries that share one with an earlier entry."""
    for entry in selection.excluded:
        yield _holder_row(entry.holder, entry.reason)
    for duplicate in selection.duplicates:
        yield _holder_row(duplicate.holder, "与前列重复，已制作一张")


def _holder_row(holder: Holder, reason: str) -> dict[str, str]:
    return _person_row(holder.person, holder.group, reason)


def _person_row(person: Person, group: str, reason: str) -> dict[str, str]:
    return {"姓名": person.name, "单位职务": post(person), "名单": _list_name(group), "原因": reason}


#: What the template ``tally.docx`` may use.
NAMES = {
    "标题": "核对单的名称",
    "标题分行": "核对单的名称，断成匀称的几行",
    "说明": [{"文": "卡纸；字体和字号"}],
    "行": [
        {
            "序号": "第几张",
            "姓名": "姓名；卡上印英文名的，另起一行写上",
            "单位职务": "单位和职务，写法与接待方案相同",
            "身份": "卡上印的身份",
            "名单": "在哪份名单、哪一场，有席位的另起一行写席位；证件的身份条已写明的不写",
            "位置": "在第几张纸第几格，一张纸一人时不写格；一人一份时是文件名；只印改动时，没有重印的写“无须重印”",
        }
    ],
    "合计": "名单、制作、未制作、重复各多少",
    "不做标题": "未制作、重复列出的人员：",
    "不做": [{"姓名": "姓名", "单位职务": "单位和职务", "名单": "在哪份名单", "原因": "未制作的原因"}],
    "撤下": [{"姓名": "姓名", "单位职务": "单位和职务", "名单": "在哪份名单", "原因": "原来是第几张"}],
}
