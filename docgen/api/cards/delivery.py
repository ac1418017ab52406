"""Delivers a run of cards: writes documents or PDF, the checklist and the record, and prints; all of it or nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.api.cards.documents import card_documents, checklist
from docgen.api.cards.run_record_file import RECORD_FILE, record_content
from docgen.cards.run import CardRun
from docgen.errors import OutputError, Problem, TemplateError
from docgen.output import printing
from docgen.output.write import Content, pieces_of, require_writable, safe_name, write_files
from docgen.readers.files import shown_path
from docgen.word.package.readback import face_texts

#: The title of print jobs.
_JOB_TITLE = "docgen-cards"
#: At most this many files are listed by name.
_MOST_LISTED = 12

#: A file to write: its path and its content.
_OutputFile = tuple[Path, Content]


@dataclass(frozen=True, slots=True)
class DeliveryOptions:
    """Where a run goes, in which format, and on which printer.

    ``output`` is a folder or a file; without it documents go to the current folder, or only to the printer. ``up`` is
    how many sheets are drawn on one page of a PDF. ``force`` overwrites files.
    """

    output: str = ""
    pdf: bool = False
    up: int = 1
    checklist: bool = False
    printer: str = ""
    copies: int = 1
    force: bool = False

    @property
    def only_prints(self) -> bool:
        """Whether documents go to the printer and are not written."""
        return bool(self.printer) and not self.output


@dataclass(frozen=True, slots=True)
class _Target:
    """The folder that files go to, and the file of the cards if the user names it."""

    folder: Path
    file: Path | None = None


def deliver(run: CardRun, options: DeliveryOptions) -> list[str]:
    """Writes and prints a run. Returns Chinese sentences that say what was done.

    Everything is rendered before anything is printed or written, and nothing is printed whose record cannot be written.
    Raises OutputError, TemplateError and DataError.
    """
    target = _target(run, options)
    if options.printer:
        printing.require_printer(options.printer)
    if options.pdf and target.file and not run.stack.separate_documents:
        require_writable([(target.file, b"")], options.force)  # before hundreds of pages are converted
    documents = [] if options.only_prints or not run.stack.cards else _documents(run, options, target)
    pdf = _whole_pdf(run) if options.printer and run.stack.cards else b""
    if options.checklist:
        documents.append(_checklist(run, target))
    record_path = target.folder / RECORD_FILE
    files = [*documents, (record_path, _record(run, documents, record_path))]
    messages = []
    if pdf:
        # a print cannot be taken back: first make sure that everything can be written
        require_writable(files, options.force, [record_path], resumed=run.stack.separate_documents)
        messages.append(_print(run, options, pdf))
    write_files(files, options.force, [record_path], resumed=run.stack.separate_documents)
    messages += _written_messages([path for path, _ in files])
    if run.stack.separate_documents and run.options.changed_since is None:
        messages += _stale_card_warnings(target.folder, files)
    return messages


def dry_run(run: CardRun, options: DeliveryOptions) -> list[str]:
    """Chinese sentences that say what ``deliver`` would do: the files, the pages, the call of the printer."""
    target, stack = _target(run, options), run.stack
    pages = len(stack.layout.pages)
    messages = [f"试做：{len(stack.cards)}张卡，{pages}页 {stack.paper.name} 纸；没有写文件，没有打印"]
    if not options.only_prints:
        ending = ".pdf" if options.pdf else ".docx"
        name = f"…{ending}" if stack.separate_documents else f"{safe_name(stack.title)}{ending}"
        messages.append(f"会写到：{shown_path(target.file or target.folder / name)}")
    if options.printer:
        messages.append("会运行：" + " ".join([*_print_command(run, options), "cards.pdf"]))
        known = printing.printers()
        if known and options.printer not in known:
            messages.append(f"没有“{options.printer}”这台打印机，可用：{'、'.join(known)}")
    return messages


def single_document(run: CardRun, options: DeliveryOptions) -> Sequence[bytes]:
    """The one document of a run in pieces, for standard output. Raises OutputError if there are several."""
    if run.stack.separate_documents:
        raise OutputError([Problem(None, "O402", "error", "--each 有几份文件，不能写到标准输出", "-o 后面写文件夹")])
    if options.pdf:
        return (_whole_pdf(run, options.up),)
    ((_, pieces),) = _checked_documents(run)
    return pieces


def _target(run: CardRun, options: DeliveryOptions) -> _Target:
    """Where files go. Raises OutputError for another format, and for one file where there are several documents."""
    path = Path(options.output or ".")
    ending = path.suffix.lower()
    if path.is_dir() or not ending or options.output.endswith(("/", "\\")):
        return _Target(path)
    if ending not in (".docx", ".pdf"):
        text = f"不能写成 {path.suffix} 文件"
        raise OutputError([Problem(None, "O405", "error", text, "写成 .docx 或 .pdf，或写文件夹")])
    if run.stack.separate_documents:
        text = f"一人一份有{len(run.stack.cards)}份文件，-o 写的却是一个文件"
        raise OutputError([Problem(None, "O402", "error", text, "-o 后面写文件夹")])
    return _Target(path.parent, path)


def _documents(run: CardRun, options: DeliveryOptions, target: _Target) -> list[_OutputFile]:
    """The documents of the cards: Word, or PDF, or both if a .docx file is named and PDF is asked for."""
    named_as_word = target.file is not None and target.file.suffix.lower() == ".docx"
    word = _word_documents(run, target) if not options.pdf or named_as_word else []
    return [*word, *_pdf_documents(run, options, target)] if options.pdf else word


def _word_documents(run: CardRun, target: _Target) -> list[_OutputFile]:
    return [
        (target.file.with_suffix(".docx") if target.file else target.folder / name, pieces)
        for name, pieces in _checked_documents(run)
    ]


def _pdf_documents(run: CardRun, options: DeliveryOptions, target: _Target) -> list[_OutputFile]:
    stack = run.stack
    if not stack.separate_documents:
        path = target.file.with_suffix(".pdf") if target.file else target.folder / f"{safe_name(stack.title)}.pdf"
        return [(path, _whole_pdf(run, options.up))]
    pages_per_card = len(stack.layout.pages) // len(stack.cards)
    parts = _pdfs(run, [pages_per_card] * len(stack.cards), options.up)
    return [
        (target.folder / f"{safe_name(name)}.pdf", part) for name, part in zip(stack.document_names, parts, strict=True)
    ]


def _whole_pdf(run: CardRun, up: int = 1) -> bytes:
    """All sheets as one PDF, ``up`` of them on a page."""
    return _pdfs(run, [len(run.stack.layout.pages)], up)[0]


def _pdfs(run: CardRun, page_counts: Sequence[int], up: int) -> list[bytes]:
    """All sheets as PDF: one for each of these numbers of sheets, ``up`` of them on a page."""
    # pypdf is imported only for PDF: other runs do not pay for it
    from docgen.output.pdf import sheets_as_pdfs

    in_one_document = replace(run, stack=replace(run.stack, separate_documents=False))
    ((_, pieces),) = _checked_documents(in_one_document)
    return sheets_as_pdfs(pieces, page_counts, up)


def _checked_documents(run: CardRun) -> list[tuple[str, tuple[bytes, ...]]]:
    """The Word documents of the cards, read back.

    Raises TemplateError if the name on a face is not, letter for letter, that of the card.
    """
    documents = list(card_documents(run))
    boxes = (text for _, pieces in documents for text in face_texts(pieces))
    for name in (run.stack.cards[index].name for page in run.stack.layout.pages for index, _ in page):
        text = first = next(boxes, "")
        # a name in columns stands in several boxes, and the word of a bar in one of its own
        while name not in text and (other := next(boxes, None)) is not None:
            text += other
        if name not in text:
            message = f"读回来的一面是“{first[:20]}”，应当有“{name}”"
            hint = "模板的“卡面”文本框里要有 {{p 卡.姓名 }}；别的文本框里不要写字，改用图片"
            raise TemplateError([Problem(None, "M115", "error", message, hint)])
    return documents


def _checklist(run: CardRun, target: _Target) -> _OutputFile:
    file = checklist(run)
    name = f"{target.file.stem}-核对单.docx" if target.file else file.name
    return target.folder / name, file.content


def _record(run: CardRun, documents: Sequence[_OutputFile], path: Path) -> list[bytes]:
    """The record with this run. Raises OutputError if the file at the path is not a record."""
    # the same roster gives the same .docx, byte for byte; a PDF differs each time
    hashes = {file.name: _sha256(content) for file, content in documents if file.suffix == ".docx"}
    return record_content(run, hashes, path.read_bytes() if path.is_file() else None)


def _sha256(content: Content) -> str:
    digest = hashlib.sha256()
    for piece in pieces_of(content):
        digest.update(piece)
    return digest.hexdigest()


def _print(run: CardRun, options: DeliveryOptions, pdf: bytes) -> str:
    """Sends the PDF to the printer. Returns a Chinese sentence that says so."""
    answer = printing.send(pdf, _print_command(run, options))
    pages = len(run.stack.layout.pages)
    return f"已送打印机“{options.printer}”：{pages}页，{options.copies}份　{answer}".rstrip()


def _print_command(run: CardRun, options: DeliveryOptions) -> list[str]:
    paper = run.stack.paper
    media = printing.media(paper.width, paper.height, paper.name)
    landscape = paper.width > paper.height and media.isalnum()
    return printing.command(
        options.printer, media, landscape, options.copies, run.options.printer_settings.duplex, _JOB_TITLE
    )


def _written_messages(paths: Sequence[Path]) -> list[str]:
    if len(paths) <= _MOST_LISTED:
        return [f"已写好：{shown_path(path)}" for path in paths]
    return [f"已写好：{shown_path(paths[0].parent)}，{len(paths)}个文件"]


def _stale_card_warnings(folder: Path, files: Sequence[_OutputFile]) -> list[str]:
    """A warning about cards of an earlier run in the folder: somebody could print them."""
    written = {path.name for path, _ in files}
    stale = sorted(path.name for path in folder.glob("[0-9][0-9][0-9]*-*.*") if path.name not in written)
    if not stale:
        return []
    listed = "、".join(stale[:_MOST_LISTED]) + (f"等{len(stale)}个" if len(stale) > _MOST_LISTED else "")
    return [f"注意：文件夹里还有不是这一次做的卡：{listed}；用不上的请删去"]
