"""The commands of papers that somebody wrote: speeches, and the summary of a year."""

from collections.abc import Callable, Sequence
from typing import Any

import click

import docgen
from docgen.api.kinds import paper_titles
from docgen.cli.chinese import ChineseCommand
from docgen.cli.json_output import print_json
from docgen.cli.options import PROFILES, YEAR, PaperOptions, paper_options, parse_settings, read_source, write_papers
from docgen.cli.problems import print_first_problems, print_problems

_DRAFT_PROFILES = [*PROFILES, "朗读"]


def draft_command(name: str) -> click.Command:
    """The command of a kind that is made of a draft alone."""

    @click.command(
        name,
        cls=ChineseCommand,
        help=f"做{paper_titles()[name]}。来源是稿子（.txt 或 .md），层次按序号认；写 - 从标准输入读。",
    )
    @click.argument("source", metavar="稿子")
    @_draft_options
    @paper_options(_DRAFT_PROFILES)
    def command(
        source: str, fix: bool, as_json: bool, office: str | None, settings: Sequence[str], **others: Any
    ) -> int:
        draft = docgen.compose_draft(read_source(source), None, fix, office, parse_settings(settings))
        return _write_draft(name, draft, as_json, PaperOptions(**others))

    return command


def year_command(name: str) -> click.Command:
    """The command of a kind that is made of a year's ledger and a draft."""

    @click.command(
        name,
        cls=ChineseCommand,
        help=f"做{paper_titles()[name]}。来源是一年的台账（文件夹、.xlsx、.csv）和稿子；"
        "没有稿子就用自带的提纲，稿子里可以写台账在哪里。",
    )
    @click.argument("sources", metavar="台账或稿子…", nargs=-1, required=True)
    @click.option("--draft", metavar="文件", help="稿子。")
    @click.option("--year", type=YEAR, metavar="年份", help="总结哪一年。")
    @click.option("--check-numbers", metavar="文件", help="只核对一份稿子或 .docx 里的数字，不写文书。")
    @_draft_options
    @paper_options(_DRAFT_PROFILES)
    def command(
        sources: Sequence[str],
        draft: str | None,
        year: int | None,
        check_numbers: str | None,
        fix: bool,
        as_json: bool,
        office: str | None,
        settings: Sequence[str],
        **others: Any,
    ) -> int:
        options = PaperOptions(**others)
        if check_numbers:
            return _check_figures(check_numbers, docgen.stats(sources, year, office), options.strict)
        totals, summary = docgen.compose_summary(sources, draft, year, fix, office, parse_settings(settings))
        print_problems(totals.notices)
        return _write_draft(name, summary, as_json, options) or int(options.strict and bool(totals.notices))

    return command


def _draft_options(command: Callable[..., Any]) -> Callable[..., Any]:
    fix = click.option("--fix", is_flag=True, help="按规范改正能确定的毛病再排版；稿子本身不动。")
    as_json = click.option("--json", "as_json", is_flag=True, help="只把认出的结构写成 JSON，不写文书。")
    return fix(as_json(command))


def _write_draft(name: str, draft: "docgen.ComposedDraft", as_json: bool, options: PaperOptions) -> int:
    """Writes the paper of a draft, or prints its structure, after everything to be said of its text."""
    problems = [*draft.notices, *draft.findings, *docgen.check_file_name(options.output, draft.brand)]
    print_first_problems(sorted(problems, key=lambda problem: problem.place or ("", 0, 0)))
    for problem in draft.mended:
        click.echo(f"{problem.place}: 已改正 {problem.code} {problem.text}", err=True)
    if as_json:
        print_json(docgen.draft_json(draft.content.draft))
        return int(options.strict and bool(problems))
    if options.strict and problems:
        return 1
    papers = docgen.build_draft_papers(draft, name, *options.template_arguments)
    print_problems(notice for paper in papers for notice in paper.notices)
    if problems and not options.quiet:
        click.echo(f"稿子里有{len(problems)}处要看，见上", err=True)
    return write_papers(papers, options)


def _check_figures(file: str, year: "docgen.YearTotals", strict: bool) -> int:
    print_problems(year.notices)
    problems = docgen.check_figures(file, year)
    print_problems(problems)
    contradicting = sum(problem.level == "error" for problem in problems)
    doubtful = len(problems) - contradicting
    result = f"{contradicting}个数字与台账不符" if contradicting else "没有发现与台账不符的数字"
    result += f"，另有{doubtful}个在台账里对不上，要核对" if doubtful else ""
    click.echo(f"{file}：{result}", err=True)
    return int(bool(contradicting) or bool(strict and problems))
