"""Delivers a run of cards: writes documents or PDF, the checklist and the record, and prints; all of it or nothing."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.api.cards.documents import checklists
from docgen.api.cards.read_back import checked_documents
from docgen.api.cards.run_record_file import RECORD_FILE, record_content
from docgen.api.cards.volume_files import document_paths, outdated_files, put_aside, require_none_outdated
from docgen.cards.run import CardRun
from docgen.cards.stack import CardDocument
from docgen.errors import NoPdfError, OutputError, Problem
from docgen.output import printing
from docgen.output.folder_lock import locked
from docgen.output.spool import Spool, opened_spool
from docgen.output.write import Content, pieces_of, require_writable, write_files
from docgen.readers.files import shown_path

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
        paths = document_paths(run, target.folder, target.file, ".pdf")
        require_writable([(path, b"") for path in paths], options.force)  # before hundreds of pages are converted
    with opened_spool() as spool:
        made = _documents(run, options, target, spool) if run.stack.cards and not options.only_prints else []
        pdfs = [spool.kept([pdf]) for pdf in _pdfs(_together(run))] if options.printer and run.stack.cards else []
        with locked(target.folder) as was_killed:  # nobody else adds to the record between reading and writing it
            resumed = run.stack.separate_documents or was_killed
            return _print_and_write(run, options, target, made, pdfs, resumed, spool)


def _print_and_write(
    run: CardRun,
    options: DeliveryOptions,
    target: _Target,
    made: Sequence[_OutputFile],
    pdfs: Sequence[Content],
    resumed: bool,
    spool: Spool,
) -> list[str]:
    """Prints the PDFs, if there are any, and writes the documents and the record with this run."""
    record_path = target.folder / RECORD_FILE
    documents = [*made, *(_checklists(run, target) if options.checklist else ())]
    files = [*documents, (record_path, spool.kept(_record(run, documents, record_path)))]
    outdated = [] if run.stack.separate_documents else outdated_files(run, [path for path, _ in made])
    require_none_outdated(outdated, options.force)
    messages = [run.stack.division] if run.stack.is_divided else []
    if pdfs:
        # a print cannot be taken back: first make sure that everything can be written
        require_writable(files, options.force, [record_path], resumed)
        messages += _print(run, options, pdfs)
    write_files(files, options.force, [record_path], resumed)
    messages += [*_written_messages([path for path, _ in files]), *put_aside(outdated)]
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
        messages += [stack.division] if stack.is_divided else []
        messages += _names_to_be_written(run, target, ending)
    if options.printer:
        messages.append("会运行：" + " ".join([*_print_command(run, options), "cards.pdf"]))
        known = printing.printers()
        if known and options.printer not in known:
            messages.append(f"没有“{options.printer}”这台打印机，可用：{'、'.join(known)}")
    return messages


def _names_to_be_written(run: CardRun, target: _Target, ending: str) -> Iterator[str]:
    if run.stack.separate_documents:
        yield f"会写到：{shown_path(target.folder / f'…{ending}')}"
        return
    paths = document_paths(run, target.folder, target.file, ending)
    yield from (f"会写到：{shown_path(path)}" for path in paths[:_MOST_LISTED])
    if len(paths) > _MOST_LISTED:
        yield f"……一共{len(paths)}个文件，最后一个是“{paths[-1].name}”"


def single_document(run: CardRun, options: DeliveryOptions) -> Sequence[bytes]:
    """The one document of a run in pieces, for standard output. Raises OutputError if there are several."""
    if run.stack.separate_documents:
        raise OutputError([Problem(None, "O402", "error", "--each 有几份文件，不能写到标准输出", "-o 后面写文件夹")])
    if run.stack.is_divided:
        text = f"{run.stack.division}；不能写到标准输出"
        raise OutputError([Problem(None, "O402", "error", text, "-o 后面写文件夹或文件名")])
    if options.pdf:
        (pdf,) = _pdfs(run, options.up)
        return (pdf,)
    ((_, pieces),) = checked_documents(run)
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


def _documents(run: CardRun, options: DeliveryOptions, target: _Target, spool: Spool) -> list[_OutputFile]:
    """The documents of the cards: Word, or PDF, or both if a .docx file is named and PDF is asked for."""
    named_as_word = target.file is not None and target.file.suffix.lower() == ".docx"
    word = _word_documents(run, target, spool) if not options.pdf or named_as_word else []
    if not options.pdf:
        return word
    try:
        return [*word, *_pdf_documents(run, options, target, spool)]
    except NoPdfError as error:
        files = word or _word_documents(run, target, spool)
        try:
            write_files(files, options.force)
        except OutputError:
            raise error from None  # what is in the way is not what went wrong
        said = f"；Word 文件写好了：{shown_path(files[0][0])}" + (f"等{len(files)}个" if len(files) > 1 else "")
        raise NoPdfError([one._replace(text=one.text + said) for one in error.problems]) from error


def _word_documents(run: CardRun, target: _Target, spool: Spool) -> list[_OutputFile]:
    paths = document_paths(run, target.folder, target.file, ".docx")
    made = checked_documents(run, spool.kept)
    return [(path, pieces) for path, (_, pieces) in zip(paths, made, strict=True)]


def _pdf_documents(run: CardRun, options: DeliveryOptions, target: _Target, spool: Spool) -> list[_OutputFile]:
    paths = document_paths(run, target.folder, target.file, ".pdf")
    return [(path, spool.kept([pdf])) for path, pdf in zip(paths, _pdfs(run, options.up), strict=True)]


def _pdfs(run: CardRun, up: int = 1) -> Iterator[bytes]:
    """The documents of a run as PDF, ``up`` sheets on a page.

    Those of single persons are converted together: each for itself would take many times as long.
    """
    # pypdf is imported only for PDF: other runs do not pay for it
    from docgen.output.pdf import sheets_as_pdfs

    together = _together(run)
    pages_per_card = len(run.stack.layout.pages) // len(run.stack.cards) if run.stack.separate_documents else 0
    for document, (_, pieces) in zip(together.stack.documents, checked_documents(together), strict=True):
        pages = len(document.pages)
        counts = [pages_per_card] * (pages // pages_per_card) if pages_per_card else [pages]
        yield from sheets_as_pdfs(pieces, counts, up)


def _together(run: CardRun) -> CardRun:
    """The run as if all cards lay in one document, or in volumes."""
    return replace(run, stack=replace(run.stack, separate_documents=False))


def _checklists(run: CardRun, target: _Target) -> Iterator[_OutputFile]:
    for volume, file in checklists(run):
        name = f"{target.file.stem}-核对单{volume}.docx" if target.file else file.name
        yield target.folder / name, file.content


def _record(run: CardRun, documents: Sequence[_OutputFile], path: Path) -> Iterator[bytes]:
    """The record with this run. Raises OutputError if the file at the path is not a record."""
    # the same roster gives the same .docx, byte for byte; a PDF differs each time
    hashes = {file.name: _sha256(content) for file, content in documents if file.suffix == ".docx"}
    return record_content(run, hashes, path.read_bytes() if path.is_file() else None)


def _sha256(content: Content) -> str:
    digest = hashlib.sha256()
    for piece in pieces_of(content):
        digest.update(piece)
    return digest.hexdigest()


def _print(run: CardRun, options: DeliveryOptions, pdfs: Sequence[Content]) -> Iterator[str]:
    """Sends the PDFs to the printer in their order. Gives a Chinese sentence for each.

    Raises OutputError, which says how many volumes the printer has already.
    """
    for sent, (document, pdf) in enumerate(zip(_together(run).stack.documents, pdfs, strict=True)):
        try:
            answer = printing.send(b"".join(pieces_of(pdf)), _print_command(run, options))
        except OutputError as error:
            raise _after_others(error, document, sent) from error
        pages = len(document.pages)
        yield f"已送打印机“{options.printer}”{document.volume}：{pages}页，{options.copies}份　{answer}".rstrip()


def _after_others(error: OutputError, document: CardDocument, sent: int) -> OutputError:
    """The error of a volume behind others that the printer has already."""
    if not sent:
        return error
    text = f"前{sent}册已经送去打印了，{document.volume}没有送成，记录也没有写"
    return OutputError([Problem(None, "O408", "error", text, "从没有送成的一册起，打开 PDF 自己印"), *error.problems])


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
