"""The commands of papers: one a kind, by what the kind is made of."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

import docgen
from docgen.api.kinds import is_signed, paper_titles
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import PROFILES, paper_options, settings_of, source_of, write_out
from docgen.cli.problems import report, report_some


def _draft_options(command: Callable[..., Any]) -> Callable[..., Any]:
    fix = click.option("--fix", is_flag=True, help="按规范改正能确定的毛病再排版；稿子本身不动。")
    as_json = click.option("--json", "as_json", is_flag=True, help="只把认出的结构写成 JSON，不写文书。")
    return fix(as_json(command))


def _own_options(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What the command of a kind can be told that others cannot: a paper that is signed may be made as a draft."""
    draft = click.option("--draft", is_flag=True, help="违反规定也照做，每页加“草稿”水印。")
    return draft if is_signed(name) else lambda command: command


def of_visit(name: str) -> click.Command:
    @click.command(name, cls=ChineseCommand, help=f"做{paper_titles()[name]}。来源是来访文件；写 - 从标准输入读。")
    @click.argument("source", metavar="来访文件")
    @_own_options(name)
    @paper_options(PROFILES)
    def command(source: str, office: str | None, settings: Sequence[str], draft: bool = False, **options: Any) -> int:
        visit = docgen.load(source_of(source), office, settings_of(settings))
        # what rules find concerns the papers that are signed
        verdict = docgen.apply_rules(visit) if is_signed(name) else None
        notices = docgen.check(visit, verdict) if verdict else visit.notices
        report(notices)
        if options["strict"] and notices:
            return 1
        folders = [Path(one) for one in options["templates"]]
        try:
            profile = options["profile"] or ""
            files = docgen.build(visit, [name], options["template"], folders, profile, draft, verdict)
        except docgen.DataError as error:
            report(problem for problem in error.problems if problem not in notices)
            if broken := sum(problem.level == "must" for problem in error.problems):
                click.echo(_broken(broken, paper_titles()[name]), err=True)
            return error.exit_code
        return write_out(files, options)

    return command


def of_seating(name: str) -> click.Command:
    @click.command(name, cls=ChineseCommand, help=f"做{paper_titles()[name]}。来源是来访文件；写 - 从标准输入读。")
    @click.argument("source", metavar="来访文件")
    @paper_options(PROFILES)
    def command(source: str, office: str | None, settings: Sequence[str], **options: Any) -> int:
        seated = docgen.load_seated(source_of(source), office, settings_of(settings))
        notices = seated.visit.notices
        report(notices)
        if options["strict"] and notices:
            return 1
        ending = Path(options["output"]).suffix.lower()
        if ending in (".png", ".svg"):
            return _pictures(seated, ending, options)
        folders = [Path(one) for one in options["templates"]]
        files = docgen.seating_charts(seated, options["template"], folders, options["profile"] or "")
        return write_out(files, options)

    return command


def _broken(number: int, title: str) -> str:
    """Why nothing was made, and what can be done."""
    return f"有{number}处违反规定，没有做{title}：改正，或在来访文件的“豁免”里写明规则和理由，或加 --draft 先看样"


def of_draft(name: str) -> click.Command:
    @click.command(
        name,
        cls=ChineseCommand,
        help=f"做{paper_titles()[name]}。来源是稿子（.txt 或 .md），层次按序号认；写 - 从标准输入读。",
    )
    @click.argument("source", metavar="稿子")
    @_draft_options
    @paper_options([*PROFILES, "朗读"])
    def command(
        source: str, fix: bool, as_json: bool, office: str | None, settings: Sequence[str], **options: Any
    ) -> int:
        manuscript = docgen.compose_draft(source_of(source), None, fix, office, settings_of(settings))
        return _written(name, manuscript, as_json, options)

    return command


def of_year(name: str) -> click.Command:
    @click.command(
        name,
        cls=ChineseCommand,
        help=f"做{paper_titles()[name]}。来源是一年的台账（文件夹、.xlsx、.csv）和稿子；"
        "没有稿子就用自带的提纲，稿子里可以写台账在哪里。",
    )
    @click.argument("sources", metavar="台账或稿子…", nargs=-1, required=True)
    @click.option("--draft", metavar="文件", help="稿子。")
    @click.option("--year", type=int, metavar="年份", help="总结哪一年。")
    @click.option("--check-numbers", metavar="文件", help="只核对一份稿子或 .docx 里的数字，不写文书。")
    @_draft_options
    @paper_options([*PROFILES, "朗读"])
    def command(
        sources: Sequence[str],
        draft: str | None,
        year: int | None,
        check_numbers: str | None,
        fix: bool,
        as_json: bool,
        office: str | None,
        settings: Sequence[str],
        **options: Any,
    ) -> int:
        if check_numbers:
            return _numbers(check_numbers, docgen.stats(sources, year, office), options)
        found, manuscript = docgen.compose_summary(sources, draft, year, fix, office, settings_of(settings))
        report(found.notices)
        return _written(name, manuscript, as_json, options) or int(options["strict"] and bool(found.notices))

    return command


def _written(name: str, manuscript: "docgen.ComposedDraft", as_json: bool, options: dict[str, Any]) -> int:
    """The paper of a draft, or its structure; before it all that is to be said of the text."""
    said = [*manuscript.notices, *manuscript.findings]
    report_some(sorted(said, key=lambda one: one.place or ("", 0, 0)))
    for problem in manuscript.mended:
        click.echo(f"{problem.place}: 已改正 {problem.code} {problem.text}", err=True)
    if as_json:
        click.echo(json.dumps(docgen.draft_json(manuscript.content.draft), ensure_ascii=False, indent=1))
        return int(options["strict"] and bool(said))
    if options["strict"] and said:
        return 1
    folders = [Path(one) for one in options["templates"]]
    files = docgen.build_draft(manuscript, name, options["template"], folders, options["profile"] or "")
    if said and not options["quiet"]:
        click.echo(f"稿子里有{len(said)}处要看，见上", err=True)
    return write_out(files, options)


def _numbers(file: str, year: "docgen.Year", options: dict[str, Any]) -> int:
    report(year.notices)
    found = docgen.check_numbers(file, year)
    report(found)
    wrong = sum(problem.level == "error" for problem in found)
    doubtful = len(found) - wrong
    said = f"{wrong}个数字与台账不符" if wrong else "没有发现与台账不符的数字"
    said += f"，另有{doubtful}个在台账里对不上，要核对" if doubtful else ""
    click.echo(f"{file}：{said}", err=True)
    return int(bool(wrong) or bool(options["strict"] and found))


def _pictures(seated: "docgen.SeatedVisit", ending: str, options: dict[str, Any]) -> int:
    """One chart under the name that was given, several each with the name of its seating behind it."""
    target = Path(options["output"])
    files = docgen.seating_pictures(seated, ending)
    several = len(files) > 1
    named = [docgen.File(f"{target.stem}-{one.name}" if several else target.name, one.content) for one in files]
    for path in docgen.write(named, target.parent, options["force"]):
        if not options["quiet"]:
            click.echo(f"已写好：{path}")
    return 0
