"""Cards for the page: what a list gives, sheet by sheet, what has changed since the last time, and the files."""

from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from docgen.api.cards.delivery import DeliveryOptions, deliver
from docgen.api.cards.prepare import prepare_cards
from docgen.api.cards.run_record_file import RECORD_FILE
from docgen.api.cards.stock import usual_presets
from docgen.api.cards.volume_files import document_paths
from docgen.api.desk.given_files import files_to_read
from docgen.api.desk.new_visits import free_path
from docgen.api.files import File
from docgen.api.page_words import page_problems
from docgen.cards.options import CardOptions
from docgen.cards.run import CardRun
from docgen.cards.sheet_picture import sheet_svg
from docgen.errors import OutputError, Problem, UsageError
from docgen.output.write import safe_name
from docgen.readers.office.office import find_office

#: The folder of an office in which the page puts its cards.
CARDS_FOLDER = "席卡"
#: So many sheets are shown.
_MOST_SHEETS = 12


class CardOrder(NamedTuple):
    """What is asked for: a file (a visit, a workbook, a list), one that was ``dropped``, or a text; sheet and title.

    With ``only_changed`` only what is new or changed since the last time under this title is made.
    """

    kind: str = "cards"
    file: Path | None = None
    dropped: File | None = None
    text: str = ""
    preset: str = ""
    title: str = ""
    only_changed: bool = False


class MadeCards(NamedTuple):
    """The file that was written, the first one of several, and what is to be said of it."""

    file: Path
    messages: tuple[str, ...]


def preset_choices(kind: str) -> list[dict[str, str]]:
    """The sheets that a kind of cards may be printed on, with a sentence about each."""
    return [{"name": preset.name, "note": preset.note} for preset in usual_presets(kind)]


def cards_json(folder: Path, order: CardOrder) -> dict[str, Any]:
    """What the cards of an order would be: the balance, the sheets as SVG, who gets none, what has changed.

    Of a list with lines in which nobody can tell the name these are the cards of the others; ``faults`` names the
    lines, and nothing is made of it before they are mended.
    """
    prepared = _prepared(folder, order, CardOptions(show_readable=True))
    run = prepared.run
    stack, selection = run.stack, run.selection
    return {
        "title": prepared.title,
        "balance": selection.balance,
        "summary": list(run.summary) if stack.cards else [],
        "count": len(stack.cards),
        "unchanged": len(run.cards) - len(stack.cards),
        "withdrawn": [{"number": card.number, "name": card.name} for card in run.withdrawn],
        "excluded": [{"name": each.holder.person.name, "reason": each.reason} for each in selection.excluded],
        "duplicates": [each.holder.person.name for each in selection.duplicates],
        "sheets": len(stack.layout.pages),
        "pages": [sheet_svg(stack, page) for page in range(min(len(stack.layout.pages), _MOST_SHEETS))],
        "made_before": prepared.record.is_file(),
        "faults": page_problems(problem for problem in run.problems if problem.level == "error"),
        "problems": page_problems(problem for problem in run.problems if problem.level != "error"),
    }


def make_cards(folder: Path, order: CardOrder, as_pdf: bool = False) -> MadeCards:
    """Writes the cards of an order into the folder for cards, with the record for the next time.

    Nothing is overwritten: the next time has its number. Raises DataError, UsageError, OutputError, TemplateError.
    """
    run, _, record = _prepared(folder, order, CardOptions())
    if not run.stack.cards:
        raise OutputError([Problem(None, "O402", "error", "没有一张要做", "名单没有变，上次做的还能用")])
    ending = ".pdf" if as_pdf else ".docx"
    path = free_path(record.parent, run.stack.title, ending, [document.volume for document in run.stack.documents])
    messages = deliver(run, DeliveryOptions(output=str(path), pdf=as_pdf))
    return MadeCards(document_paths(run, path.parent, path, ending)[0], tuple(messages))


class _PreparedCards(NamedTuple):
    """A run, the title under which its cards are kept, and where the record of that title is or will be."""

    run: CardRun
    title: str
    record: Path


def _prepared(folder: Path, order: CardOrder, options: CardOptions) -> _PreparedCards:
    """The run of an order, compared with the last one under its title if only changes are asked for."""
    if order.dropped is None:
        return _prepared_of(folder, order, order.file, options)
    with files_to_read() as names:
        prepared = _prepared_of(folder, order, names.written(order.dropped), options)
        problems = names.shown(prepared.run.problems)
    return prepared._replace(run=replace(prepared.run, problems=problems))


def _prepared_of(folder: Path, order: CardOrder, file: Path | None, usual: CardOptions) -> _PreparedCards:
    """The same for a list that lies in a file, or for the text of the order."""
    if file is None and not order.text.strip():
        raise UsageError([Problem(None, "U103", "error", "没有名单", "粘贴一份名单，一行一个人；或选一个文件")])
    source: Path | bytes = file or order.text.encode()
    # a list of the folder belongs to the office that is nearest to it, another to the office that is opened
    office = None if order.file else find_office(folder)
    # a badge shows the occasion; a card on a table has the name alone
    event = order.title.strip() if order.kind == "badges" else ""
    options = replace(usual, kind=order.kind, preset=order.preset, event=event)
    run = prepare_cards(source, options, office)
    usual_title = run.stack.title
    title = f"{name}{run.stack.kind}" if (name := order.title.strip() or _own_name(file, run)) else usual_title
    record = folder / CARDS_FOLDER / safe_name(title) / RECORD_FILE
    if order.only_changed and record.is_file():
        run = prepare_cards(source, replace(options, changed_since=record), office)
    shown = title + run.stack.title.removeprefix(usual_title)  # the number of a reprint stands behind it
    return _PreparedCards(replace(run, stack=replace(run.stack, title=shown)), title, record)


def _own_name(file: Path | None, run: CardRun) -> str:
    """What a pasted list is called that has no title: by its people, so that two lists have two names."""
    if file is not None or not run.cards:
        return ""
    first = run.cards[0].name
    return f"{first}等{len(run.cards)}人" if len(run.cards) > 1 else first
