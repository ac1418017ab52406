"""The command ``pack``: every paper of a visit at once, in one folder."""

import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import PROFILES, parse_settings, printer_name, source_options
from docgen.cli.problems import print_problems, say_unchecked

_BETWEEN_PAPERS = re.compile("[、，,;；]")
#: A bar is drawn when the work takes longer than this.
_BAR_AFTER_SECONDS = 1.0
_BAR_CELLS = 24


class _PackCommand(NamedTuple):
    """The options of the command, as click hands them over."""

    output: str
    only: tuple[str, ...]
    without: tuple[str, ...]
    changed_since: str | None
    whole: bool
    printed: bool
    draft: bool
    pdf: bool
    bind: bool
    up: str
    booklet: bool
    printer: str
    as_zip: bool
    templates: tuple[str, ...]
    profile: str | None
    office: str | None
    settings: tuple[str, ...]
    force: bool
    as_json: bool
    quiet: bool

    def jobs(self, sources: Sequence[Path]) -> list["docgen.PackJob"]:
        """A job for each visit. Raises click.UsageError for options that do not go together."""
        if len(sources) > 1 and self.as_json:
            raise click.UsageError("--json 一次只用于一份来访文件")
        if self.printed and not self.changed_since:
            raise click.UsageError("--printed 和 --changed-since 一起用：说的是那一次的清单都印好、撤好了")
        earlier = Path(self.changed_since) if self.changed_since else None
        if earlier and len(sources) > 1 and not earlier.is_dir():
            raise click.UsageError("几份来访文件一起做，--changed-since 写各套文书所在的文件夹，如 文书")
        output = self.output or (str(earlier if earlier.is_dir() else earlier.parent) if earlier else "")
        folders = tuple(Path(folder) for folder in self.templates)
        options = docgen.PackOptions(self.only, self.without, self.draft, folders, self.profile or "")
        finish = self._finish()
        return [
            job._replace(
                target=job.target._replace(
                    changed_since=earlier / job.target.folder.name if earlier and len(sources) > 1 else earlier,
                    find_pages=docgen.changed_pages if earlier and not self._prints_whole else None,
                    office=self.office,
                    settings=parse_settings(self.settings),
                    printed=self.printed,
                ),
                finish=finish,
                finishing="转成 PDF" if self._wants_pdf else "",
            )
            for job in docgen.pack_jobs(sources, output, options, self.force)
        ]

    @property
    def _prints_whole(self) -> bool:
        """Whether pages are not looked at: of a booklet, or with several pages on one side, none is printed alone."""
        return self.whole or self.booklet or self.up != "1"

    @property
    def _wants_pdf(self) -> bool:
        return self.pdf or self.bind or bool(self.printer)

    def _finish(self) -> Callable[["docgen.VisitPack", "docgen.PackReport"], "docgen.FinishedPack"] | None:
        """What makes PDFs and a zip of a pack that is written, where they are asked for."""
        pdf = self._wants_pdf
        if (self.up != "1" or self.booklet) and not pdf:
            raise click.UsageError("--up、--booklet 用于 PDF：加 --pdf、--bind 或 --print")
        pdfs = docgen.PdfOptions(self.pdf, self.bind, int(self.up), self.booklet, self.printer) if pdf else None
        return partial(_finish, pdfs=pdfs, as_zip=self.as_zip) if pdfs or self.as_zip else None


def _papers(_context: click.Context, _parameter: click.Parameter, typed: Sequence[str]) -> tuple[str, ...]:
    """The papers that one option names, or several of them: 接待方案、席卡."""
    return tuple(name.strip() for words in typed for name in _BETWEEN_PAPERS.split(words) if name.strip())


@click.command(cls=ChineseCommand)
@click.argument("sources", metavar="来访文件…", nargs=-1, required=True)
@click.option("-o", "--output", metavar="文件夹", default="", help="写到哪个文件夹；不写就以来访文件命名。")
@click.option("--only", metavar="文书", multiple=True, callback=_papers, help="只做这些，如 接待方案、席卡。")
@click.option("--except", "without", metavar="文书", multiple=True, callback=_papers, help="不做这些。")
@click.option("--changed-since", metavar="run.json", help="和上一次比，只写改了的，说重印什么、撤下什么。")
@click.option("--whole", is_flag=True, help="重印不分页：不用转成 PDF 去看是哪几页，快几秒。")
@click.option("--printed", is_flag=True, help="上一次打印清单上的都印好、撤好了，不再列。")
@click.option("--draft", is_flag=True, help="违反规定也照做，要签的文书每页加“草稿”水印。")
@click.option("--pdf", is_flag=True, help="每份旁边再做一份 PDF。")
@click.option("--bind", is_flag=True, help="做的合成一个 PDF，按次序，有书签。")
@click.option("--up", type=click.Choice(["1", "2", "4", "6", "9"]), default="1", help="PDF 一面印几页。")
@click.option("--booklet", is_flag=True, help="PDF 拼成小册子：双面打印，对折装订。")
@click.option(
    "--print",
    "printer",
    metavar="打印机",
    callback=printer_name,
    help="送打印机；和 --changed-since 一起，只印清单上要印的。",
)
@click.option("--zip", "as_zip", is_flag=True, help="打成一个 zip。")
@click.option("--templates", metavar="文件夹", multiple=True, help="先在这里找模板。", envvar="DOCGEN_TEMPLATES")
@click.option("--profile", type=click.Choice(PROFILES), help="版式；不写就用办公室文件的。", envvar="DOCGEN_PROFILE")
@source_options
@click.option("--force", is_flag=True, help="重写已有的文书；手工改动过的仍然不动。")
@click.option("--json", "as_json", is_flag=True, help="结果印成 JSON。")
@click.option("--quiet", "-q", is_flag=True, help="不说写了什么。")
def pack(sources: Sequence[str], **others: Any) -> int:
    """一次做齐一次来访的各种文书，按使用的次序编号，写进一个文件夹。

    先说检查出来的问题，再说做了哪些，没有做哪些、为什么。手工改动过的文书不会被覆盖。
    来访文件可以写几份，各做各的，各写一个文件夹。
    """
    options = _PackCommand(**others)
    jobs = options.jobs([Path(source) for source in sources])
    exit_code = 0
    for packed in _packed(jobs, options.quiet):
        if len(jobs) > 1 and packed.problems:
            click.echo(f"{packed.source}：", err=True)
        _print_new_problems(packed)
        if packed.report is None:
            click.echo(_why_nothing(packed), err=True)
        elif options.as_json:
            click.echo(packed.report.as_json())
        elif not options.quiet:
            click.echo("\n".join([*_lines(packed, packed.report), *_ticked_off(options.printed, packed.report)]))
        for sentence in () if options.as_json or options.quiet else packed.done:
            click.echo(sentence)
        if packed.report and not options.draft:
            say_unchecked(packed.problems)
        exit_code = max(exit_code, packed.exit_code)
    return exit_code


def _finish(
    pack: "docgen.VisitPack", report: "docgen.PackReport", pdfs: "docgen.PdfOptions | None", as_zip: bool
) -> "docgen.FinishedPack":
    """PDFs and a zip of a pack, as the options say."""
    made = docgen.write_pdfs(pack, report, pdfs) if pdfs else docgen.FinishedPack()
    return made.with_said(docgen.write_zip(pack, report)) if as_zip else made


def _packed(jobs: Sequence["docgen.PackJob"], is_quiet: bool) -> Iterator["docgen.PackedVisit"]:
    """The packed visits, a bar while they are made."""
    with _bar(is_quiet) as move:
        if len(jobs) == 1:
            packed = docgen.pack_one(jobs[0], move)
        else:
            several = []
            for number, one in enumerate(docgen.pack_several(jobs), 1):
                move(one.source.stem, number / (len(jobs) + 1))
                several.append(one)
    yield from [packed] if len(jobs) == 1 else sorted(several, key=lambda one: one.source)


@contextmanager
def _bar(is_quiet: bool) -> Iterator[Callable[[str, float], None]]:
    """Draws on a terminal how far the work is, once it has taken a second; else says when a converter begins."""
    started, drawn = time.monotonic(), False

    def move(title: str, share: float) -> None:
        nonlocal drawn
        is_long = share >= 1.0
        if is_long:
            title = f"{title}，份数多的要一两分钟……"
        if is_long and not sys.stderr.isatty() and not is_quiet:
            click.echo(f"正在{title}", err=True)
        if sys.stderr.isatty() and (is_long or time.monotonic() - started > _BAR_AFTER_SECONDS):
            cells = round(share * _BAR_CELLS)
            click.echo(f"\r\x1b[K[{'#' * cells}{'-' * (_BAR_CELLS - cells)}] {title}", err=True, nl=False)
            drawn = True

    try:
        yield move
    finally:
        if drawn:
            click.echo("\r\x1b[K", err=True, nl=False)


def _print_new_problems(packed: "docgen.PackedVisit") -> None:
    """Prints the problems of a visit; of the notes that the last run in the folder has given only how many they are."""
    known = packed.report.known_notes if packed.report else ()
    print_problems(problem for problem in packed.problems if problem not in known)
    if known:
        text = f"还有上次说过的{len(known)}条提示，docgen check {packed.source} 看来访文件的全部"
        click.echo(text, err=True)


def _ticked_off(printed: bool, report: "docgen.PackReport") -> Iterator[str]:
    """What --printed has done: the earlier list is done with, whether or not there is a new one."""
    if printed:
        more = "上面是这一次新的" if report.change_lines else "没有新的要印、要撤"
        yield f"上一次清单上的都记作印好、撤好了；{more}"


def _why_nothing(packed: "docgen.PackedVisit") -> str:
    broken = sum(problem.level == "must" for problem in packed.problems)
    if not broken:
        return f"{packed.source.name}：没有做，改好上面的再来"
    draft = "加 --draft 先看样，草稿用 -o 另写一个文件夹"
    return f"{packed.source.name}：有{broken}处违反规定，没有做：改正，或在“豁免”里写明规则和理由，或{draft}"


def _lines(packed: "docgen.PackedVisit", report: "docgen.PackReport") -> Iterator[str]:
    """What was done, as a clerk reads it."""
    if report.made:
        yield f"写好了{len(report.made)}份，在 {report.folder}"
        yield from (f"  {name}" for name in report.made)
        yield f"打印清单（怎么印、给谁、要手写的）：{report.folder / docgen.PRINT_LIST_FILE}"
    elif packed.papers:
        yield f"{report.folder} 里的文书都不用重做"
    else:
        yield "一份也没有做"
    yield from report.change_lines
    yield from report.kept_lines
    if any("手工改的不在" in one.why for one in report.kept):
        yield f"  手工改的要留：docgen agree {report.folder} --take -o 新.yaml 写进来访文件，再照新.yaml 做一次"
    if report.old_pdfs:
        yield f"旧的已移到“作废”，不要再印：{'、'.join(report.old_pdfs)}"
    if packed.left_out:
        yield "没有做的："
        yield from (f"  {one.title}：{one.reason}" for one in packed.left_out)
