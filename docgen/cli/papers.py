"""The commands of papers that are made of a visit: plans and charts of seatings."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

import docgen
from docgen.api.kinds import is_signed, paper_titles
from docgen.cli.chinese import ChineseCommand
from docgen.cli.kind_options import kind_option_decorators, take_kind_options
from docgen.cli.options import (
    PROFILES,
    PaperOptions,
    file_ending,
    paper_options,
    parse_settings,
    read_source,
    with_options,
    write_papers,
)
from docgen.cli.own_sources import write
from docgen.cli.problems import print_problems, say_unchecked


def visit_command(name: str) -> click.Command:
    """The command of a kind that is made of a visit."""

    @click.command(name, cls=ChineseCommand, help=_help(name))
    @click.argument("source", metavar="来访文件")
    @_options_of(name)
    @paper_options(PROFILES)
    def command(
        source: str,
        office: str | None,
        settings: Sequence[str],
        draft: bool = False,
        **others: Any,
    ) -> int:
        of_kind = take_kind_options(name, others)
        options = PaperOptions(**others)
        seated = docgen.load_seated(read_source(source), office, parse_settings(settings))
        visit = seated.visit
        # what rules find concerns the papers that are signed
        verdict = docgen.apply_rules(visit) if is_signed(name) else None
        notices = docgen.check(visit, verdict) if verdict else visit.notices
        notices += docgen.check_file_name(options.output, visit.brand)
        print_problems(notices)
        if options.strict and notices:
            return 1
        try:
            papers = docgen.build_papers(seated, [name], *options.template_arguments, draft, verdict, of_kind)
        except docgen.DataError as error:
            print_problems(problem for problem in error.problems if problem not in notices)
            if broken := sum(problem.level == "must" for problem in error.problems):
                click.echo(_broken_rules(broken, paper_titles()[name]), err=True)
            return error.exit_code
        of_papers = tuple(dict.fromkeys(notice for paper in papers for notice in paper.notices))
        print_problems(of_papers)
        if options.strict and of_papers:
            return 1
        exit_code = write_papers(papers, options, visit.texts)
        if is_signed(name) and not draft:
            say_unchecked(notices)
        return exit_code

    return command


def seating_command(name: str) -> click.Command:
    """The command of the charts of a visit's seatings."""

    @click.command(name, cls=ChineseCommand, help=_help(name))
    @click.argument("source", metavar="来访文件")
    @_options_of(name)
    @paper_options(PROFILES)
    def command(source: str, office: str | None, settings: Sequence[str], **others: Any) -> int:
        of_kind = take_kind_options(name, others)
        options = PaperOptions(**others)
        seated = docgen.load_seated(read_source(source), office, parse_settings(settings))
        notices = seated.visit.notices
        print_problems(notices)
        if options.strict and notices:
            return 1
        ending = file_ending(options.output)
        if ending in (".png", ".svg"):
            if options.pdf:
                raise click.UsageError("--pdf 时 -o 写 .pdf 文件或文件夹")
            if of_kind:
                raise click.UsageError("--attached 只用于 .docx 和 PDF，图片上没有附件号")
            return _write_pictures(seated, ending, options)
        charts = docgen.seating_charts(seated, *options.template_arguments, of_kind)
        return write_papers(charts, options, seated.visit.texts)

    return command


def _help(name: str) -> str:
    return f"做{paper_titles()[name]}。来源是来访文件；写 - 从标准输入读。"


def _options_of(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Adds the options of the kind to its command, and ``--draft`` to that of a paper that is signed."""
    draft = click.option("--draft", is_flag=True, help="违反规定也照做，每页加“草稿”水印。")
    return with_options([*([draft] if is_signed(name) else []), *kind_option_decorators(name)])


def _broken_rules(number: int, title: str) -> str:
    """Why nothing was made, and what can be done."""
    return f"有{number}处违反规定，没有做{title}：改正，或在来访文件的“豁免”里写明规则和理由，或加 --draft 先看样"


def _write_pictures(seated: "docgen.SeatedVisit", ending: str, options: PaperOptions) -> int:
    """A single chart gets the name of the output; several have the name of their seating behind it."""
    target = Path(options.output)
    pictures = docgen.seating_pictures(seated, ending)
    several = len(pictures) > 1
    files = [
        docgen.File(f"{target.stem}-{picture.name}" if several else target.name, picture.content)
        for picture in pictures
    ]
    for path in write(files, target.parent, options.force):
        if not options.quiet:
            click.echo(f"已写好：{path}")
    return 0
