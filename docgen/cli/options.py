"""Options that many commands have, and where papers are written."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import click

import docgen
from docgen.cli.own_sources import write
from docgen.cli.problems import print_problems
from docgen.cli.streams import typed_text
from docgen.errors import NoPdfError, OutputError, Problem

PROFILES = ["国标", "常规"]
ORDERS = ["姓氏笔画", "姓名笔画", "拼音", "级别"]
_OTHER_FILES = (".doc", ".wps", ".jpg", ".jpeg", ".png", ".svg", ".gif", ".bmp", ".txt", ".xlsx", ".yaml")

#: The years that dates of visits may have, and their digits.
_YEARS, _YEAR_DIGITS = range(1900, 2200), 4

_Command = Callable[..., Any]


class _Year(click.ParamType[int]):
    """A year in which visits can be, in digits."""

    name = "年份"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        digits = str(value)
        year = int(digits) if digits.isdecimal() and len(digits) == _YEAR_DIGITS else 0
        if year not in _YEARS:
            self.fail(f"写四位数字的年份，{_YEARS[0]}到{_YEARS[-1]}", param, ctx)
        return year


#: What ``--year`` takes. Nought would be taken for no year at all.
YEAR = _Year()


class PaperOptions(NamedTuple):
    """The values of ``paper_options``, as click hands them over."""

    output: str = ""
    template: str | None = None
    templates: tuple[str, ...] = ()
    profile: str | None = None
    pdf: bool = False
    force: bool = False
    strict: bool = False
    quiet: bool = False
    engine: str | None = None

    @property
    def template_arguments(self) -> tuple["docgen.OwnTemplate | None", list[Path], str]:
        """Template, folders of templates and profile, in the order in which docgen takes them.

        Raises click.UsageError for an engine without a template.
        """
        if self.engine and not self.template:
            raise click.UsageError("--engine 只用于自己的模板，要有 --template")
        own = docgen.OwnTemplate(self.template, self.engine or "") if self.template else None
        return own, [Path(folder) for folder in self.templates], self.profile or ""


def source_options(command: _Command) -> _Command:
    """Adds the options of every command that reads a visit or a draft."""
    office = click.option(
        "--office", metavar="文件", help="办公室文件；不写就从来访文件所在处往上找。", envvar="DOCGEN_OFFICE"
    )
    setting = click.option(
        "--set", "settings", metavar="键=值", multiple=True, help="改一个值，如 公函.文号=…；可写多次。"
    )
    return office(setting(command))


def paper_options(profiles: Sequence[str] = ()) -> Callable[[_Command], _Command]:
    """Adds the options of every command that makes papers, with the profiles that suit it."""
    profile = click.option(
        "--profile", type=click.Choice(profiles), help="版式；不写就用办公室文件的。", envvar="DOCGEN_PROFILE"
    )
    options = (
        click.option(
            "-o", "--output", metavar="文件|文件夹", default="", help="写到哪里；- 写到标准输出；不写就写到当前文件夹。"
        ),
        click.option("--template", metavar="文件", help="用自己的 .docx 模板。"),
        ENGINE_OPTION,
        click.option(
            "--templates", metavar="文件夹", multiple=True, help="先在这里找模板。", envvar="DOCGEN_TEMPLATES"
        ),
        *([profile] if profiles else []),
        PDF_OPTION,
        click.option("--force", is_flag=True, help="覆盖已有的文件。"),
        click.option("--strict", is_flag=True, help="有提示也算失败。"),
        click.option("--quiet", "-q", is_flag=True, help="不说写了什么。"),
    )
    return lambda command: source_options(with_options(options)(command))


#: Engines besides our own.
ENGINES = ["docxtpl"]
ENGINE_OPTION = click.option(
    "--engine", type=click.Choice(ENGINES), help="模板用 docxtpl 填；只在它用了 docxtpl 才有的写法时。"
)
#: Cards, audits and papers of visits have it.
PDF_OPTION = click.option("--pdf", is_flag=True, help="做成 PDF（要有 LibreOffice；Windows 上有 Word 也行）。")


def with_options(options: Sequence[Callable[[_Command], _Command]]) -> Callable[[_Command], _Command]:
    """Adds several options to a command; its help lists them in this order."""

    def add_options(command: _Command) -> _Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add_options


def printer_name(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str:
    """The name of a printer as it was typed; empty where nothing is printed. Raises UsageError for a blank one."""
    if value is not None and not value.strip():
        raise click.UsageError("--print 后面写打印机的名称；有哪些，docgen doctor 会列出来")
    return value or ""


def read_source(source: str) -> str | bytes:
    """The path as it is; for - what stands on standard input."""
    return sys.stdin.buffer.read() if source == "-" else source


def parse_settings(settings: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of key and value. Raises click.UsageError for a setting without one of them."""
    pairs = [typed_text(setting).partition("=") for setting in settings]
    if incomplete := next((key for key, mark, _ in pairs if not mark or not key), None):
        raise click.UsageError(f"--set “{incomplete}”要写成 键=值")
    return [(key.strip(), value) for key, _, value in pairs]


def write_papers(
    papers: Sequence["docgen.File | docgen.PaperFiles"],
    options: PaperOptions,
    texts: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Writes papers where the options say, prints what was written, and returns the exit code. Raises OutputError.

    ``texts`` are the files that they were made of: what a PDF prints as an empty box is shown there.
    """
    with_enclosed = [paper if isinstance(paper, docgen.PaperFiles) else docgen.PaperFiles(paper) for paper in papers]
    if options.output == "-":
        document = _single_document(with_enclosed[0], options)
        print_problems(notices := docgen.box_notices([document], texts))
        if options.strict and notices:
            return 1
        sys.stdout.buffer.write(document.content)
        return 0
    docgen.require_free(_pdf_targets(with_enclosed, options), options.force)  # before anything is converted
    try:
        files, folder = _files_and_folder(with_enclosed, options)
    except NoPdfError:
        write_without_pdf(with_enclosed, options)
        raise
    print_problems(notices := docgen.box_notices(files, texts))
    if notices and options.strict:
        write_without_pdf(with_enclosed, options)
        return 1
    for path in write(files, folder, options.force):
        if not options.quiet:
            click.echo(f"已写好：{path}")
    if notices and file_ending(options.output) != ".docx":
        write_without_pdf(with_enclosed, options, "字是全的")
    return 0


def write_without_pdf(papers: Sequence["docgen.PaperFiles"], options: PaperOptions, why: str = "PDF 没有做成") -> None:
    """Writes the Word documents of which no PDF could be made; those that are there already stay."""
    as_word = options._replace(pdf=False)
    if file_ending(options.output) == ".pdf":
        as_word = as_word._replace(output=str(Path(options.output).with_suffix(".docx")))
    try:
        written = write(*_files_and_folder(papers, as_word), options.force)
    except OutputError as error:
        print_problems(error.problems)
        return
    for path in written:
        click.echo(f"已写好：{path}（{why}）", err=True)


def _pdf_targets(papers: Sequence["docgen.PaperFiles"], options: PaperOptions) -> list[Path]:
    """The PDFs that would be written, and a document beside its PDF; none where the papers stay Word documents."""
    target, ending = Path(options.output or "."), file_ending(options.output)
    if ending in (".docx", ".pdf"):
        of_word = [target, target.with_suffix(".pdf")] if options.pdf else []
        return [target] if ending == ".pdf" else of_word
    return [target / f"{Path(paper.document.name).stem}.pdf" for paper in papers] if options.pdf else []


def _single_document(paper: "docgen.PaperFiles", options: PaperOptions) -> "docgen.File":
    """The document for standard output. Raises OutputError for one that has files beside it."""
    if options.pdf:
        return docgen.to_pdf([paper])[0]
    if paper.enclosed:
        text = f"还有{len(paper.enclosed)}个附件要放在旁边，写到标准输出就丢了"
        raise OutputError([Problem(None, "O402", "error", text, "-o 后面写文件或文件夹；或加 --pdf，合成一份")])
    return paper.document


def _files_and_folder(
    papers: Sequence["docgen.PaperFiles"], options: PaperOptions
) -> tuple[Sequence["docgen.File"], Path]:
    """What to write, and where: a paper to a file when the output has the ending of one, else into a folder.

    Raises OutputError.
    """
    target, ending = Path(options.output or "."), file_ending(options.output)
    if ending in _OTHER_FILES:
        text, hint = f"不能写成 {target.suffix} 文件", "文书写成 .docx 或 .pdf，座次图还可以写成 .png、.svg"
        raise OutputError([Problem(None, "O405", "error", text, hint)])
    if ending not in (".docx", ".pdf"):
        return _files(papers, options.pdf, not options.pdf), target
    if len(papers) > 1:
        raise OutputError([Problem(None, "O402", "error", f"要写{len(papers)}份文书，-o 后面写文件夹")])
    name = target.name if ending == ".docx" else f"{target.stem}.docx"
    paper = papers[0].called(name)
    return _files([paper], options.pdf or ending == ".pdf", ending == ".docx"), target.parent


def file_ending(output: str) -> str:
    """The ending of the file that ``-o`` names, in small letters; empty for a folder.

    >>> file_ending("方案.PDF"), file_ending("2026.07/")
    ('.pdf', '')
    """
    path = Path(output)
    return "" if output.endswith(("/", "\\")) or path.is_dir() else path.suffix.lower()


def _files(papers: Sequence["docgen.PaperFiles"], as_pdf: bool, as_word: bool) -> list["docgen.File"]:
    """The files of papers: Word documents with what lies beside them, PDF with everything bound."""
    files = [file for paper in papers for file in paper.files] if as_word else []
    return [*files, *docgen.to_pdf(papers)] if as_pdf else files
