"""The fourth face: a roster into a stack of cards, with the proof that everybody has one."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen import assets
from docgen.api.card_source import CardSource, read_card_source
from docgen.api.card_stock import find_preset, font_stack, paper_for
from docgen.api.documents import render_chunks, render_documents
from docgen.api.files import File, os_errors_as_usage_errors, require_file
from docgen.cards import record
from docgen.cards.choose import CardSelection, Chosen, choose
from docgen.cards.fit import HAN, OTHER, Fit, Room, fit
from docgen.cards.layout import Layout, lay
from docgen.cards.letters import faults, replaced
from docgen.cards.sheet import Printing, marks, specimen
from docgen.cards.stack import CardStack
from docgen.errors import DataError, OutputError, Problem, UsageError
from docgen.fonts.fitted_text import FittedText
from docgen.fonts.font_stack import FontStack
from docgen.kinds import kind
from docgen.kinds._deck import file_names
from docgen.kinds._deck import specimen as specimen_page
from docgen.kinds._tally import Tally
from docgen.kinds._tally import pages as tally_pages
from docgen.model.brand import Brand, Picture
from docgen.model.cards import BLANK, Card, Holder, Paper, Preset
from docgen.model.visit import Visit
from docgen.readers.files import shown_path
from docgen.readers.office.card_presets import load_presets

#: The kinds of cards: what they are called, the sheet and the lines that they have without a wish.
_KINDS = {
    "cards": ("席卡", "200x100", ()),
    "badges": ("证件", "90x54", ("标题", "单位", "职务")),
}
#: The part of a face's height that the emblem takes in our templates.
_EMBLEM = {"cards": 0.27, "badges": 0.23}
_IDENTITIES = {"来宾": "来宾", "陪同": "陪同", "保障": "工作人员"}
_NAMED = 8  # so many names are written out


@dataclass(frozen=True, slots=True)
class CardOptions:
    """What is ordered: whose cards, on which sheet, with what on them, how set. Everything has a usual value.

    ``preset`` is the name of a sheet or a file of the user's own; ``size`` a card of any size (``210x90``). ``lines``
    are of LINES; None is what is usual for the kind. ``since`` is the record of an earlier run: only what is new is
    made.
    """

    kind: str = "cards"
    wishes: CardSelection = field(default_factory=CardSelection)
    preset: str = ""
    size: str = ""
    paper: str = ""
    lines: tuple[str, ...] | None = None
    event: str = ""
    font: str = ""
    same_size: bool = True
    vertical: bool = False
    each: bool = False
    start_at: int = 1
    printing: Printing = field(default_factory=Printing)
    doubles: bool = False
    since: Path | None = None
    template: str | None = None
    templates: tuple[Path, ...] = ()

    @property
    def lines_printed(self) -> tuple[str, ...]:
        """What stands on a card besides the name: what is asked for, or usual; a title that is given is printed."""
        usual = _KINDS[self.kind][2]
        if self.lines is None and self.event and "标题" not in usual:
            return ("标题", *usual)
        return usual if self.lines is None else self.lines

    @property
    def title(self) -> str:
        """席卡 or 证件."""
        return _KINDS[self.kind][0]

    def sheet_of_cards(self) -> tuple[Preset, Paper]:
        """The preset, and the paper that all its cards fit on. Raises UsageError, DataError."""
        usual = "" if self.size else _KINDS[self.kind][1]
        found = find_preset(self.preset or usual, self.size, self.paper, folded=self.kind == "cards")
        return found, paper_for(found, self.paper)


@dataclass(frozen=True, slots=True)
class CardRun:
    """A stack that is ready to be printed: what is made now, the whole of it, the proof, what is to be said.

    ``run`` is what the record will tell. ``problems`` are notices: with an error there is no deck.
    """

    order: CardOptions
    deal: CardStack
    stack: tuple[Card, ...]
    chosen: Chosen
    problems: tuple[Problem, ...]
    withdrawn: tuple[Mapping[str, Any], ...]
    run: Mapping[str, Any]
    brand: Brand | None = None

    @property
    def facts(self) -> tuple[str, str]:
        """The sheet, and the face with the sizes, in words."""
        sizes = "，".join(f"{script} {size:g} 磅" for script, size in self.deal.fit.sizes.items())
        told = sizes if self.order.same_size and sizes else "各按字数定字号"
        many = self.deal.preset.columns * self.deal.preset.rows
        sheet = f"卡纸 {self.deal.preset.name}（{self.deal.sheet.name} 纸，一张 {many} 人）"
        return sheet, f"字体 {self.run['font']}，{told}"


def prepare_cards(
    source: str | Path | bytes | Visit,
    order: CardOptions | None = None,
    office: str | Path | None = None,
    settings: Sequence[tuple[str, str]] = (),
) -> CardRun:
    """The cards of a visit, a workbook, a CSV file or a text (or of the bytes of one), or of a visit that was read.

    Raises DataError for a roster that cannot be printed, with every place; UsageError for wishes that nothing
    answers; OutputError for characters that no face of this computer has.
    """
    asked = order or CardOptions()
    cards_on, sheet = asked.sheet_of_cards()
    _within(asked.start_at, cards_on)
    lines = asked.lines_printed
    people = read_card_source(source, asked.wishes.only, asked.event, office, settings)
    chosen = choose(people.asked, people.left, asked.wishes, people.known, asked.doubles)
    case = font_stack(asked.font)
    whole = tuple(_card(number, holder, lines, people) for number, holder in chosen.whole)
    making = range(chosen.made[0][0], chosen.made[-1][0] + 1) if chosen.made else range(0)
    stack = whole if len(chosen.made) == len(whole) else tuple(card for card in whole if card.number in making)
    _proven(whole, case, people)
    facts = {
        "kind": asked.title,
        "title": people.title,
        "source": Path(people.name).name,
        "only": list(asked.wishes.only),
        "preset": cards_on.name,
        "paper": sheet.name,
        "font": case.first.name,
        "lines": list(lines),
    }
    room = _room(cards_on, asked, _EMBLEM[asked.kind] if "标志" in lines else 0.0)
    folds = [list(one) for one in cards_on.strips]
    style = record.style_of(facts["kind"], cards_on.width, folds, room.vertical, case.first.name, *lines, _print(asked))
    before = _earlier(asked.since, facts)
    printed, withdrawn = list(stack), list[Mapping[str, Any]]()
    if before:
        numbered = {id(holder) for _, holder in chosen.whole}
        others = [card for card in whole if card.number not in making]
        others += [_card(0, one.holder, lines, people) for one in chosen.left if id(one.holder) not in numbered]
        printed, withdrawn = record.changed(stack, others, style, record.table(before))
    held = before[-1].get("sizes") or {} if before and before[-1].get("style") == style else {}
    fitting = fit(whole, room, case, asked.same_size, held)
    if too_long := list(_too_long(fitting)):
        raise DataError(people.shown(too_long))
    now = _laid(printed, whole, fitting, cards_on, sheet, asked, people, lines, case, _again(before))
    run = {
        **facts,
        "style": style,
        "sizes": fitting.sizes,
        **record.proof(chosen),
        "since": asked.since is not None,
        "partial": bool(asked.wishes.start or asked.wishes.stop or asked.wishes.exclude),
        "printed": len(printed),
        "withdrawn": [{key: one[key] for key in ("number", "name", "fingerprint")} for one in withdrawn],
    }
    # every character has been drawn: the tables of the fonts are not needed any more
    case.release()
    said = [*people.problems, *chosen.problems, *_of_lines(stack, lines, asked.title)]
    said += [*_of_sizes(fitting, held, asked.same_size), *_of_faces(printed, case)]
    return CardRun(asked, now, stack, chosen, tuple(people.shown(said)), tuple(withdrawn), run, people.brand)


def card_documents(deck: CardRun) -> Iterator[tuple[str, tuple[bytes, ...]]]:
    """The documents of a stack, one, or one a person: the name of each and its pieces.

    Raises TemplateError, DataError as every paper does.
    """
    order, pages = deck.order, kind(deck.order.kind).pages(deck.deal)
    yield from render_chunks(order.kind, pages, deck.brand, order.template, order.templates, "国标")


def papers(visit: Visit, name: str, template: str | Path | None, templates: Sequence[Path]) -> Iterator[File]:
    """The one document of a visit's cards on the usual sheet, as every other paper is built."""
    order = CardOptions(kind=name, template=str(template) if template else None, templates=tuple(templates))
    for title, pieces in card_documents(prepare_cards(visit, order)):
        yield File(title, b"".join(pieces))


def checklist(deck: CardRun) -> File:
    """The 核对单 of a stack."""
    spots = {card.number: spot for card, spot in zip(deck.deal.cards, deck.deal.layout.spots, strict=True)}
    files = {card.number: name for card, name in zip(deck.deal.cards, file_names(deck.deal), strict=True)}
    both_sides = bool(deck.order.printing.duplex)
    tally = Tally(
        title=deck.deal.title,
        facts=deck.facts if deck.deal.cards else (),
        stack=deck.stack,
        spots=spots,
        chosen=deck.chosen,
        withdrawn=deck.withdrawn,
        files=files if deck.deal.each else {},
        both_sides=both_sides,
    )
    (file,) = render_documents("tally", tally_pages(tally), deck.brand, None, deck.order.templates, "国标")
    return file


def trial_page(order: CardOptions) -> File:
    """A sheet to be printed and held against the stock: outlines, middles of faces, scales."""
    cards_on, sheet = order.sheet_of_cards()
    lines = marks(cards_on, sheet, order.printing)
    nothing = FittedText("", (), font_stack(order.font))
    empty = CardStack(order.title, "", (), Fit(), cards_on, sheet, Layout((), ()), lines, nothing)
    page = specimen_page(empty, specimen(cards_on, sheet, order.printing))
    (file,) = render_documents(order.kind, [page], None, None, order.templates, "国标")
    return file


def recorded(deck: CardRun, files: Mapping[str, str], old: bytes | None) -> list[bytes]:
    """The record in pieces, with this run behind those that are there; ``files`` are names with their SHA-256.

    Raises OutputError when ``old`` is no record of ours.
    """
    rows = _rows(deck.stack, str(deck.run["style"]), deck.deal)
    return record.written(_runs(old, "run.json") if old else [], {**deck.run, "files": files}, rows)


def presets_of(name: str) -> tuple[Preset, ...]:
    """The sheets that travel with the program, for a kind."""
    return tuple(one for one in load_presets(assets.presets()) if one.made_for == _KINDS[name][0])


def _laid(
    printed: Sequence[Card],
    whole: Sequence[Card],
    fitting: Fit,
    cards_on: Preset,
    sheet: Paper,
    order: CardOptions,
    people: CardSource,
    lines: Sequence[str],
    case: FontStack,
    again: str,
) -> CardStack:
    """What is printed now, on its sheets; a document a person has every card at the first place."""
    numbers = {card.number for card in printed}
    kept = [text for card, text in zip(whole, fitting.lettering, strict=True) if card.number in numbers]
    if order.each:
        one = lay(1, cards_on, sheet, order.printing, order.start_at)
        sheets = [tuple((number, box) for _, box in faces) for number in range(len(printed)) for faces in one.sheets]
        layout = Layout(tuple(sheets), one.spots * len(printed))
    else:
        layout = lay(len(printed), cards_on, sheet, order.printing, order.start_at)
    return CardStack(
        kind=order.title,
        title=f"{people.title}{order.title}{again}",
        cards=tuple(printed),
        fit=Fit(kept, fitting.sizes),
        preset=cards_on,
        sheet=sheet,
        layout=layout,
        marks=marks(cards_on, sheet, order.printing),
        nothing=FittedText("", (), case),
        emblem=_emblem(lines, people.brand),
        each=order.each,
    )


def _again(before: Sequence[Mapping[str, Any]]) -> str:
    """What cards after a change are called: 补印, 补印2 and so on; the files of an earlier run stay as they are."""
    if not before:
        return ""
    number = 1 + sum(bool(run.get("since")) and bool(run.get("printed")) for run in before)
    return f"补印{number if number > 1 else ''}"


def _within(start_at: int, preset: Preset) -> None:
    places = preset.columns * preset.rows
    if not 1 <= start_at <= places:
        text = f"--start-at {start_at}：一张纸上只有{places}张卡"
        raise UsageError([Problem(None, "U103", "error", text, f"写 1 到 {places}")])


def _card(number: int, holder: Holder, lines: Sequence[str], people: CardSource) -> Card:
    person = holder.person
    texts = {
        "标题": people.event,
        "单位": person.unit,
        "职务": person.title,
        "英文名": person.name_en,
        "身份": person.role or _IDENTITIES.get(holder.group, ""),
        "口号": _slogan(people.brand) if "口号" in lines else "",
    }
    shown = {what: texts[what] for what in lines if texts.get(what)}
    return Card(number, holder, shown) if shown else Card(number, holder)


def _slogan(brand: Brand | None) -> str:
    if brand is None or not brand.slogans:
        raise UsageError(
            [Problem(None, "U103", "error", "没有品牌，印不了口号", "在来访文件或 office.yaml 里写上“品牌”")]
        )
    return brand.slogans.get("主") or next(iter(brand.slogans.values()))


def _emblem(lines: Sequence[str], brand: Brand | None) -> Picture | None:
    if "标志" not in lines:
        return None
    if brand is None or "标志" not in brand.pictures:
        text = "没有品牌，或品牌没有标志，印不了标志"
        raise UsageError([Problem(None, "U103", "error", text, "在来访文件或 office.yaml 里写上“品牌”")])
    return brand.pictures["标志"]


def _proven(stack: Sequence[Card], case: FontStack, people: CardSource) -> None:
    """Raises what cannot be printed: DataError for the data, OutputError for characters that no face has."""
    wrong = people.shown(faults(stack, case))
    if any(problem.code != "O404" for problem in wrong):
        raise DataError(wrong)
    if wrong:
        raise OutputError(wrong)


def _of_lines(stack: Sequence[Card], lines: Sequence[str], kind: str) -> Iterator[Problem]:
    """Lines that are asked for and that somebody does not have: his card shows one line less."""
    for what in lines:
        if what in ("标志", "口号"):
            continue
        without = [card.name for card in stack if not card.texts.get(what)]
        if not without:
            continue
        who = "名单里没有一个人有" if len(without) == len(stack) else f"{_some(without)}没有"
        hint = "标题用 --event 写" if what == "标题" else f"在名单里加上“{what}”，或不要这一行"
        yield Problem(None, "D435", "note", f"{who}“{what}”，{kind}上没有这一行", hint)


def _some(names: Sequence[str]) -> str:
    return "、".join(names[:_NAMED]) + (f"等{len(names)}人" if len(names) > _NAMED else "")


def _of_sizes(fitting: Fit, held: Mapping[str, float], same_size: bool) -> Iterator[Problem]:
    if not same_size:
        return
    for script, size in fitting.sizes.items():
        if (old := held.get(script)) and size != old:
            text = f"{script}的字号由 {old:g} 磅变为 {size:g} 磅，新旧两批卡不一样大"
            yield Problem(None, "D436", "should", text, "要一样大就不用 --changed-since，全部重做")
    if HAN in fitting.sizes and fitting.sizes[HAN] > fitting.sizes.get(OTHER, 999):
        sizes = "，".join(f"{script} {size:g} 磅" for script, size in fitting.sizes.items())
        yield Problem(None, "D436", "note", f"姓名分两种字号，{HAN}的不因外文名字变小：{sizes}")


def _too_long(fitting: Fit) -> Iterator[Problem]:
    for one in fitting.long:
        text = (
            f"{one.card.name}的{one.what}“{one.text}”太长，缩到最小也放不下"
            if one.what != "姓名"
            else (f"“{one.text}”太长，缩到最小也放不下")
        )
        yield Problem(one.card.holder.mark, "D433", "error", text, "写短一些，或换大一点的卡纸")


def _of_faces(cards: Sequence[Card], case: FontStack) -> Iterator[Problem]:
    """Which characters are taken from another face."""
    by_face: dict[str, list[str]] = {}
    for character, (face, names) in replaced(cards, case).items():
        by_face.setdefault(face, []).append(f"“{character}”（U+{ord(character):04X}，{_some(names)}）")
    for face, told in by_face.items():
        text = f"“{case.first.name}”里没有{'、'.join(told[:_NAMED])}，改用“{face}”"
        yield Problem(None, "D437", "note", text, "看一看样子；要一样就换一种字更全的字体（--font）")


def _room(preset: Preset, order: CardOptions, emblem: float) -> Room:
    height = min(one.height for one in preset.strips if one.what != BLANK)
    vertical = order.vertical or preset.direction == "竖"
    return Room(preset.width, height, vertical, float(preset.largest or 999), emblem)


def _rows(stack: Sequence[Card], style: str, now: CardStack) -> Iterator[dict[str, Any]]:
    """Every card of the stack for the record: whether it is printed now, and where."""
    spots = {card.number: spot for card, spot in zip(now.cards, now.layout.spots, strict=True)}
    for card in stack:
        spot = spots.get(card.number)
        where = {"printed": bool(spot), "page": spot.page if spot else None, "place": spot.place if spot else None}
        yield record.row(card, style) | where


def _print(order: CardOptions) -> str:
    """What tells the template from another."""
    if order.template:
        return hashlib.sha256(require_file(order.template).read_bytes()).hexdigest()
    return hashlib.sha256(assets.template(order.kind, order.templates).read_bytes()).hexdigest()


def _earlier(since: Path | None, facts: Mapping[str, Any]) -> list[record.Run]:
    if since is None:
        return []
    with os_errors_as_usage_errors():
        content = require_file(since).read_bytes()
    found = record.earlier(_runs(content, shown_path(since)), facts)
    if not found:
        text = f"“{shown_path(since)}”里没有做过{facts['kind']}的记录"
        raise UsageError([Problem(None, "U103", "error", text, "第一次做就不用 --changed-since")])
    return found


def _runs(content: bytes, name: str) -> list[record.Run]:
    try:
        return record.runs_of(content)
    except record.ForeignError as error:
        text = f"“{name}”不是做卡留下的记录，读不懂"
        raise OutputError([Problem(None, "O406", "error", text, "移走或改名，再做一次")]) from error
