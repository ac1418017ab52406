"""核对单: the checklist of a run of cards: who has one and where it lies, who has none and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.cards.layout import CardPosition
from docgen.cards.run import CardRun
from docgen.cards.run_record import RecordedCard
from docgen.cards.selection import SelectionResult
from docgen.kinds._kind import Kind, Page
from docgen.model.cards import Card
from docgen.text.titles import title_lines

#: Lines of a card that the checklist does not repeat: unit and post have a column, the others are the same on all.
_NOT_REPEATED = ("单位", "职务", "标题", "口号")


@dataclass(frozen=True, slots=True)
class ChecklistInput:
    """What a checklist is made of.

    ``summary`` are the sentences above the list. ``positions`` are those of the cards printed now, by card number.
    ``documents`` are the names of the documents by card number, where every card has one of its own.
    """

    title: str
    summary: Sequence[str]
    cards: Sequence[Card]
    positions: Mapping[int, CardPosition]
    selection: SelectionResult
    withdrawn: Sequence[RecordedCard] = ()
    documents: Mapping[int, str] = field(default_factory=dict)
    both_sides: bool = False


def checklist_input(run: CardRun) -> ChecklistInput:
    """What the checklist of a run is made of."""
    stack = run.stack
    documents = {card.number: name for card, name in zip(stack.cards, stack.document_names, strict=True)}
    return ChecklistInput(
        title=stack.title,
        summary=run.summary if stack.cards else (),
        cards=run.cards,
        positions=stack.positions,
        selection=run.selection,
        withdrawn=run.withdrawn,
        documents=documents if stack.separate_documents else {},
        both_sides=bool(run.options.printer.duplex),
    )


def pages(checklist: ChecklistInput) -> Iterator[Page]:
    """One list."""
    title = f"{checklist.title}核对单"
    one_card_a_sheet = all(position.slot == 1 for position in checklist.positions.values())
    yield Page(
        title,
        {
            "标题": title,
            "标题分行": "\n".join(title_lines((title,))),
            "说明": [{"文": f"{sentence}。"} for sentence in checklist.summary],
            "行": [_card_row(card, checklist, one_card_a_sheet) for card in checklist.cards],
            "合计": _totals(checklist),
            "不做": list(_rows_without_card(checklist.selection)),
            "撤下": [
                _person_row(card.name, card.list_name or "", f"原第{card.number}张") for card in checklist.withdrawn
            ],
        },
    )


def _totals(checklist: ChecklistInput) -> str:
    selection, printed = checklist.selection, len(checklist.positions)
    totals = f"名单共{selection.total}人次，制作{len(selection.selected)}张，未制作{len(selection.excluded)}人"
    if selection.duplicates:
        totals += f"，重复列出{len(selection.duplicates)}人次"
    if printed != len(checklist.cards):
        totals += f"；这一次印{printed}张"
    if checklist.withdrawn:
        totals += f"，撤下{len(checklist.withdrawn)}张"
    return f"{totals}。"


def _rows_without_card(selection: SelectionResult) -> Iterator[dict[str, str]]:
    """The people without a card, then the entries that share one with an earlier entry."""
    for entry in selection.excluded:
        yield _person_row(entry.holder.person.name, entry.holder.group, entry.reason)
    for duplicate in selection.duplicates:
        yield _person_row(duplicate.holder.person.name, duplicate.holder.group, "重复，已有一张")


def _card_row(card: Card, checklist: ChecklistInput, one_card_a_sheet: bool) -> dict[str, str]:
    person = card.holder.person
    other_texts = [text for line_name, text in card.texts.items() if line_name not in _NOT_REPEATED]
    return {
        "序号": str(card.number),
        "姓名": person.name,
        "单位职务": "；".join(filter(None, (f"{person.unit}{person.title}", *other_texts))),
        "名单": " ".join(filter(None, (card.holder.group, card.holder.seat))),
        "位置": _position_text(card, checklist, one_card_a_sheet),
    }


def _position_text(card: Card, checklist: ChecklistInput, one_card_a_sheet: bool) -> str:
    position = checklist.positions.get(card.number)
    if position is None:
        return "不用重印"
    if card.number in checklist.documents:
        return checklist.documents[card.number]
    # a sheet that is printed on both sides is two pages
    sheet = (position.page + 1) // 2 if checklist.both_sides else position.page
    return f"第{sheet}张" if one_card_a_sheet else f"第{sheet}张第{position.slot}格"


def _person_row(name: str, group: str, reason: str) -> dict[str, str]:
    return {"姓名": name, "名单": group, "原因": reason}


NAMES = {
    "标题": "核对单的名称",
    "标题分行": "核对单的名称，断成匀称的几行",
    "说明": [{"文": "卡纸；字体和字号"}],
    "行": [
        {
            "序号": "第几张",
            "姓名": "姓名",
            "单位职务": "单位和职务；卡上另外印的英文名、身份写在后面",
            "名单": "在哪份名单、哪一场，有席位的写席位",
            "位置": "在第几张纸第几格，一张纸一人时不写格；一人一份时是文件名；只印改动时，没有重印的写“不用重印”",
        }
    ],
    "合计": "名单、做、不做、重复各多少",
    "不做": [{"姓名": "姓名", "名单": "在哪份名单", "原因": "为什么不做"}],
    "撤下": [{"姓名": "姓名", "名单": "在哪份名单", "原因": "原来是第几张"}],
}
KIND = Kind("核对单", pages, NAMES, source="名单")
