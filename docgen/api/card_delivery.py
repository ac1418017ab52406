"""A stack on its way out: files, PDF, the printer, the checklist, the record; all of it, or nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt
from pathlib import Path

from docgen.api.cards import CardRun, card_documents, checklist, recorded
from docgen.errors import OutputError, Problem, TemplateError
from docgen.kinds._deck import file_names
from docgen.output import printing
from docgen.output.write import Content, pieces_of, refuse, safe_name
from docgen.output.write import write as write_files
from docgen.readers.files import shown_path
from docgen.word.package.readback import faces

RECORD = "run.json"
_TITLE = "docgen-cards"
_MANY = 12  # so many files are told by name


@dataclass(frozen=True, slots=True)
class DeliveryOptions:
    """How a stack is handed over: where to, as what, on which printer.

    ``up`` is how many sheets are drawn on a page of a PDF. Without ``output`` a stack goes to the folder where one
    stands, or to the printer alone.
    """

    output: str = ""
    pdf: bool = False
    up: int = 1
    checklist: bool = False
    printer: str = ""
    copies: int = 1
    force: bool = False


def deliver(deck: CardRun, wanted: DeliveryOptions) -> list[str]:
    """Writes and prints, and tells what was done, a line each.

    Everything is made before anything is printed or written, and nothing is printed whose record cannot be written.
    Raises OutputError, TemplateError, DataError.
    """
    target, single = _target(deck, wanted)
    if wanted.printer:
        printing.ready(wanted.printer)
    wordless = _only_printed(wanted) or not deck.deal.cards
    files: list[tuple[Path, Content]] = [] if wordless else _documents(deck, wanted, target, single)
    paper = _as_pdf(deck) if wanted.printer and deck.deal.cards else b""
    if wanted.checklist:
        sheet = checklist(deck)
        files.append((target / (f"{single.stem}-核对单.docx" if single else sheet.name), sheet.content))
    record = target / RECORD
    old = record.read_bytes() if record.is_file() else None
    # the same roster gives the same .docx, byte for byte; a PDF is another each time
    told = {path.name: _print(content) for path, content in files if path.suffix == ".docx"}
    everything: list[tuple[Path, Content]] = [*files, (record, recorded(deck, told, old))]
    lines = []
    if paper:
        # what is printed cannot be taken back
        refuse(everything, wanted.force, [record], resumed=deck.deal.each)
        answer = printing.send(paper, _command(deck, wanted))
        sent = f"已送打印机“{wanted.printer}”：{len(deck.deal.layout.sheets)}页，{wanted.copies}份　{answer}"
        lines.append(sent.rstrip())
    write_files(everything, wanted.force, [record], resumed=deck.deal.each)
    lines += _written([path for path, _ in everything])
    return [*lines, *(_strangers(target, everything) if deck.deal.each and deck.order.since is None else [])]


def dry_run(deck: CardRun, wanted: DeliveryOptions) -> list[str]:
    """What would be done, without doing it: the files, the pages, the call to the printer."""
    target, single = _target(deck, wanted)
    sheets = len(deck.deal.layout.sheets)
    lines = [f"试做：{len(deck.deal.cards)}张卡，{sheets}页 {deck.deal.sheet.name} 纸；没有写文件，没有打印"]
    if not _only_printed(wanted):
        ending = ".pdf" if wanted.pdf else ".docx"
        whole = single or target / (f"{safe_name(deck.deal.title)}{ending}" if not deck.deal.each else f"…{ending}")
        lines.append(f"会写到：{shown_path(whole)}")
    if wanted.printer:
        lines.append("会运行：" + " ".join([*_command(deck, wanted), "cards.pdf"]))
        known = printing.printers()
        if known and wanted.printer not in known:
            lines.append(f"没有“{wanted.printer}”这台打印机，可用：{'、'.join(known)}")
    return lines


def single_document(deck: CardRun, wanted: DeliveryOptions) -> Sequence[bytes]:
    """The one document of a stack in pieces, for standard output. Raises OutputError when there are several."""
    if deck.deal.each:
        raise OutputError([Problem(None, "O402", "error", "--each 有几份文件，不能写到标准输出", "-o 后面写文件夹")])
    if wanted.pdf:
        return (_several(_as_pdf(deck), wanted.up),)
    ((_, pieces),) = _proven(deck)
    return pieces


def _only_printed(wanted: DeliveryOptions) -> bool:
    return bool(wanted.printer) and not wanted.output


def _target(deck: CardRun, wanted: DeliveryOptions) -> tuple[Path, Path | None]:
    """The folder, and the file when one is named."""
    path = Path(wanted.output or ".")
    ending = path.suffix.lower()
    if path.is_dir() or not ending or wanted.output.endswith(("/", "\\")):
        return path, None
    if ending not in (".docx", ".pdf"):
        text = f"不能写成 {path.suffix} 文件"
        raise OutputError([Problem(None, "O405", "error", text, "写成 .docx 或 .pdf，或写文件夹")])
    if deck.deal.each:
        text = f"一人一份有{len(deck.deal.cards)}份文件，-o 写的却是一个文件"
        raise OutputError([Problem(None, "O402", "error", text, "-o 后面写文件夹")])
    return path.parent, path


def _documents(deck: CardRun, wanted: DeliveryOptions, target: Path, named: Path | None) -> list[tuple[Path, Content]]:
    """The documents with their paths: .docx, or .pdf, or both when a .docx is named and PDF asked for."""
    as_word = not wanted.pdf or (named is not None and named.suffix.lower() == ".docx")
    found: list[tuple[Path, Content]] = []
    if as_word:
        found += [(named.with_suffix(".docx") if named else target / name, pieces) for name, pieces in _proven(deck)]
    if not wanted.pdf:
        return found
    whole = _as_pdf(deck)
    if not deck.deal.each:
        path = named.with_suffix(".pdf") if named else target / f"{safe_name(deck.deal.title)}.pdf"
        return [*found, (path, _several(whole, wanted.up))]
    pages = len(deck.deal.layout.sheets) // len(deck.deal.cards)
    names = [f"{safe_name(name)}.pdf" for name in file_names(deck.deal)]
    # pypdf is brought in only for PDF
    from docgen.output.pdf import parted

    pieces = parted(whole, [pages] * len(names))
    return [*found, *((target / name, _several(piece, wanted.up)) for name, piece in zip(names, pieces, strict=True))]


def _as_pdf(deck: CardRun) -> bytes:
    """All sheets in one PDF: one document is converted in a fraction of the time of many."""
    # pypdf is brought in only for PDF
    from docgen.output.pdf import to_pdf

    whole = replace(deck, deal=replace(deck.deal, each=False))
    ((_, pieces),) = _proven(whole)
    return to_pdf(pieces, len(deck.deal.layout.sheets))


def _several(content: bytes, up: int) -> bytes:
    if up == 1:
        return content
    across = ceil(sqrt(up))
    # pypdf is brought in only for PDF
    from docgen.output.pdf import several

    return several(content, across, ceil(up / across))


def _proven(deck: CardRun) -> list[tuple[str, tuple[bytes, ...]]]:
    """The documents, if the names on their faces are those of the stack, letter for letter. Raises TemplateError."""
    files = list(card_documents(deck))
    wanted = (deck.deal.cards[card].name for sheet in deck.deal.layout.sheets for card, _ in sheet)
    found = (text for _, pieces in files for text in faces(pieces))
    for name in wanted:
        text = next(found, "")
        if name not in text:
            said = f"读回来的一面是“{text[:20]}”，应当有“{name}”"
            hint = "模板的“卡面”文本框里要有 {{p 卡.姓名 }}；别的文本框里不要写字，改用图片"
            raise TemplateError([Problem(None, "M115", "error", said, hint)])
    return files


def _print(content: Content) -> str:
    found = hashlib.sha256()
    for piece in pieces_of(content):
        found.update(piece)
    return found.hexdigest()


def _command(deck: CardRun, wanted: DeliveryOptions) -> list[str]:
    sheet = deck.deal.sheet
    paper = printing.media(sheet.width, sheet.height, sheet.name)
    landscape = sheet.width > sheet.height and paper.isalnum()
    return printing.command(wanted.printer, paper, landscape, wanted.copies, deck.order.printing.duplex, _TITLE)


def _strangers(folder: Path, files: Sequence[tuple[Path, Content]]) -> list[str]:
    """Cards of an earlier run in the folder that are none of this one: somebody would print them."""
    mine = {path.name for path, _ in files}
    found = sorted(path.name for path in folder.glob("[0-9][0-9][0-9]*-*.*") if path.name not in mine)
    if not found:
        return []
    some = "、".join(found[:_MANY]) + (f"等{len(found)}个" if len(found) > _MANY else "")
    return [f"注意：文件夹里还有不是这一次做的卡：{some}；用不上的请删去"]


def _written(paths: Sequence[Path]) -> list[str]:
    if len(paths) <= _MANY:
        return [f"已写好：{shown_path(path)}" for path in paths]
    return [f"已写好：{shown_path(paths[0].parent)}，{len(paths)}个文件"]
