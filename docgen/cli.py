"""The command line: one command parses its arguments, calls the face, prints."""

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any
from unicodedata import category, east_asian_width

import click
from click.shell_completion import get_completion_class

import docgen
from docgen import kinds
from docgen.errors import DocgenError, OutputError, Problem

_SHOWN = 100
ORDERS = ["姓氏笔画", "姓名笔画", "拼音", "级别"]
_LEVELS = {"error": "错误", "must": "违规", "should": "应改", "note": "提示"}
_COLOURS = {"error": "red", "must": "red", "should": "yellow", "note": "blue"}


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command and leaves with its exit code.

    What a user can mend ends in a sentence; anything else is our fault: a traceback, and 70.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    sys.excepthook = _our_fault
    try:
        result = app.main(arguments, prog_name="docgen", standalone_mode=False)
    except DocgenError as error:
        report(error.problems)
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        click.echo(f"docgen: {_in_chinese(error)}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # the reader has gone away; leave nothing for the interpreter to flush into the closed pipe
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(result if isinstance(result, int) else 0)


def _our_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What no sentence of ours foresaw: the whole traceback, and an exit code of its own."""
    sys.__excepthook__(kind, error, trace)
    click.echo("这是程序的错，不是您的错。请把上面的文字和所用的文件告诉我们。", err=True)
    sys.stderr.flush()
    os._exit(70)


def report(problems: Iterable[Problem]) -> None:
    """Problems for people, on standard error: the place, the code, the sentence, the line with a caret, the hint."""
    for problem in problems:
        place = f"{problem.place}: " if problem.place else ""
        level = click.style(f"{_LEVELS[problem.level]} {problem.code}", fg=_COLOURS[problem.level])
        click.echo(f"{place}{level} {problem.text}", err=True, color=_coloured())
        if problem.excerpt and problem.place:
            for line in pointed(problem.excerpt, problem.place.column):
                click.echo(f"    {line}", err=True)
        if problem.hint:
            click.echo(f"    改法：{problem.hint}", err=True)


def _report_some(problems: Sequence[Problem]) -> None:
    """The first of many slips of a text: nobody reads a thousand."""
    report(problems[:_SHOWN])
    if len(problems) > _SHOWN:
        click.echo(f"还有{len(problems) - _SHOWN}处没有列出，改好上面的再看", err=True)


def pointed(excerpt: str, column: int, width: int = 72) -> tuple[str, str]:
    """A line and below it a caret under its character ``column``; of a long line the part around it.

    >>> pointed("日期: 7月", 5)
    ('日期: 7月', '      ^')
    """
    start = max(0, column - width // 2)
    shown = excerpt[start : start + width].replace("\t", " ").replace("\n", "⏎")
    shown = "".join("�" if category(one) == "Cc" else one for one in shown)
    before = shown[: column - 1 - start]
    return ("…" if start else "") + shown, " " * (bool(start) + sum(_cells(one) for one in before)) + "^"


def _cells(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1


def _coloured() -> bool:
    return sys.stderr.isatty() and "NO_COLOR" not in os.environ


class ChineseCommand(click.Command):
    """Help in Chinese: click's own words are few."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(piece.replace("[OPTIONS]", "[选项]") for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [row for parameter in self.get_params(ctx) if (row := parameter.get_help_record(ctx))]
        with formatter.section("选项"):
            formatter.write_dl(
                [(left, right.replace("Show this message and exit.", "显示本说明。")) for left, right in rows]
            )


class _Group(ChineseCommand, click.Group):
    """Commands in the order in which people meet them; on top those that make papers, one a kind."""

    command_class = ChineseCommand

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return [*(kinds.titles() if self.name == "docgen" else ()), *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if self.name == "docgen" and cmd_name in kinds.titles():
            return _paper(cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.NoSuchCommand(args[0], possibilities=self.list_commands(ctx), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        papers = kinds.titles() if self.name == "docgen" else {}
        groups = (("文书", [(name, title) for name, title in papers.items()]),)
        tools = [(name, command.get_short_help_str(100)) for name, command in self.commands.items()]
        for title, rows in (*groups, ("工具" if papers else "命令", tools)):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


_COMMANDS = "命令 …"
_HELP = {"help_option_names": ["-h", "--help"]}


@click.group("docgen", cls=_Group, subcommand_metavar=_COMMANDS, context_settings=_HELP)
@click.version_option(docgen.__version__, message="docgen %(version)s", help="显示版本。")
def app() -> None:
    """从一份来访文件做出接待工作的各种文书。

    \b
    文书都这样做：docgen 文书 来访.yaml -o 文件或文件夹
    退出码：0 完成；1 数据要改；2 命令用法不对；3 模板要改；4 写不进文件；70 程序的错
    """


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    office = click.option(
        "--office", metavar="文件", help="办公室文件；不写就从来访文件所在处往上找。", envvar="DOCGEN_OFFICE"
    )
    setting = click.option(
        "--set", "settings", metavar="键=值", multiple=True, help="改一个值，如 公函.文号=…；可写多次。"
    )
    return office(setting(command))


def _paper(name: str) -> click.Command:
    """The command of a kind, by what it is made of."""
    made = {"来访": _of_visit, "稿子": _of_draft, "年度": _of_year, "名单": _of_roster, "审计": _of_audit}
    return made[kinds.source(name)](name)


def _of_roster(name: str) -> click.Command:
    # cards have many wishes; they are read only by who makes cards
    made: click.Command = import_module("docgen.cli_cards").of_roster(name)
    return made


def _of_audit(name: str) -> click.Command:
    made: click.Command = import_module("docgen.cli_audit").of_audit(name)
    return made


def paper_options(profiles: Sequence[str] = ()) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What every paper's command can be told, with the profiles that suit it."""
    profile = click.option(
        "--profile", type=click.Choice(profiles), help="版式；不写就用办公室文件的。", envvar="DOCGEN_PROFILE"
    )
    options = (
        click.option(
            "-o", "--output", metavar="文件|文件夹", default="", help="写到哪里；- 写到标准输出；不写就写到当前文件夹。"
        ),
        click.option("--template", metavar="文件", help="用自己的 .docx 模板。"),
        click.option(
            "--templates", metavar="文件夹", multiple=True, help="先在这里找模板。", envvar="DOCGEN_TEMPLATES"
        ),
        *([profile] if profiles else []),
        click.option("--force", is_flag=True, help="覆盖已有的文件。"),
        click.option("--strict", is_flag=True, help="有提示也算失败。"),
        click.option("--quiet", "-q", is_flag=True, help="不说写了什么。"),
    )

    def with_options(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return source_options(command)

    return with_options


def _draft_options(command: Callable[..., Any]) -> Callable[..., Any]:
    fix = click.option("--fix", is_flag=True, help="按规范改正能确定的毛病再排版；稿子本身不动。")
    as_json = click.option("--json", "as_json", is_flag=True, help="只把认出的结构写成 JSON，不写文书。")
    return fix(as_json(command))


def _own_options(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """What the command of a kind can be told that others cannot: a paper that is signed may be made as a draft."""
    draft = click.option("--draft", is_flag=True, help="违反规定也照做，每页加“草稿”水印。")
    return draft if kinds.signed(name) else lambda command: command


def _of_visit(name: str) -> click.Command:
    @click.command(name, cls=ChineseCommand, help=f"做{kinds.titles()[name]}。来源是来访文件；写 - 从标准输入读。")
    @click.argument("source", metavar="来访文件")
    @_own_options(name)
    @paper_options(_PROFILES)
    def command(source: str, office: str | None, settings: Sequence[str], draft: bool = False, **options: Any) -> int:
        visit = docgen.load(source_of(source), office, settings_of(settings))
        # what rules find concerns the papers that are signed; a chart is drawn of any visit
        notices = docgen.check(visit) if kinds.signed(name) else visit.notices
        report(notices)
        if options["strict"] and notices:
            return 1
        ending = Path(options["output"]).suffix.lower()
        if name == "seating" and ending in (".png", ".svg"):
            return _pictures(visit, ending, options)
        folders = [Path(one) for one in options["templates"]]
        try:
            files = docgen.build(visit, [name], options["template"], folders, options["profile"] or "", draft)
        except docgen.DataError as error:
            report(problem for problem in error.problems if problem not in notices)
            if broken := sum(problem.level == "must" for problem in error.problems):
                click.echo(_broken(broken, kinds.titles()[name]), err=True)
            return error.exit_code
        return write_out(files, options)

    return command


def _broken(number: int, title: str) -> str:
    """Why nothing was made, and what can be done."""
    return f"有{number}处违反规定，没有做{title}：改正，或在来访文件的“豁免”里写明规则和理由，或加 --draft 先看样"


def _of_draft(name: str) -> click.Command:
    @click.command(
        name,
        cls=ChineseCommand,
        help=f"做{kinds.titles()[name]}。来源是稿子（.txt 或 .md），层次按序号认；写 - 从标准输入读。",
    )
    @click.argument("source", metavar="稿子")
    @_draft_options
    @paper_options([*_PROFILES, "朗读"])
    def command(
        source: str, fix: bool, as_json: bool, office: str | None, settings: Sequence[str], **options: Any
    ) -> int:
        manuscript = docgen.compose(source_of(source), None, fix, office, settings_of(settings))
        return _written(name, manuscript, as_json, options)

    return command


def _of_year(name: str) -> click.Command:
    @click.command(
        name,
        cls=ChineseCommand,
        help=f"做{kinds.titles()[name]}。来源是一年的台账（文件夹、.xlsx、.csv）和稿子；"
        "没有稿子就用自带的提纲，稿子里可以写台账在哪里。",
    )
    @click.argument("sources", metavar="台账或稿子…", nargs=-1, required=True)
    @click.option("--draft", metavar="文件", help="稿子。")
    @click.option("--year", type=int, metavar="年份", help="总结哪一年。")
    @click.option("--check-numbers", metavar="文件", help="只核对一份稿子或 .docx 里的数字，不写文书。")
    @_draft_options
    @paper_options([*_PROFILES, "朗读"])
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
        found, manuscript = docgen.summarise(sources, draft, year, fix, office, settings_of(settings))
        report(found.notices)
        return _written(name, manuscript, as_json, options) or int(options["strict"] and bool(found.notices))

    return command


_PROFILES = ["国标", "常规"]
_OTHER_FILES = (".pdf", ".doc", ".wps", ".jpg", ".jpeg", ".png", ".svg", ".gif", ".bmp", ".txt", ".xlsx", ".yaml")


def _written(name: str, manuscript: "docgen.writing.Manuscript", as_json: bool, options: dict[str, Any]) -> int:
    """The paper of a draft, or its structure; before it all that is to be said of the text."""
    said = [*manuscript.notices, *manuscript.findings]
    _report_some(sorted(said, key=lambda one: one.place or ("", 0, 0)))
    for problem in manuscript.mended:
        click.echo(f"{problem.place}: 已改正 {problem.code} {problem.text}", err=True)
    if as_json:
        click.echo(json.dumps(docgen.draft_json(manuscript.writing.draft), ensure_ascii=False, indent=1))
        return int(options["strict"] and bool(said))
    if options["strict"] and said:
        return 1
    folders = [Path(one) for one in options["templates"]]
    files = docgen.paper(manuscript, name, options["template"], folders, options["profile"] or "")
    if said and not options["quiet"]:
        click.echo(f"稿子里有{len(said)}处要看，见上", err=True)
    return write_out(files, options)


def _numbers(file: str, year: "docgen.writing.Year", options: dict[str, Any]) -> int:
    report(year.notices)
    found = docgen.check_numbers(file, year)
    report(found)
    wrong = sum(problem.level == "error" for problem in found)
    doubtful = len(found) - wrong
    said = f"{wrong}个数字与台账不符" if wrong else "没有发现与台账不符的数字"
    said += f"，另有{doubtful}个在台账里对不上，要核对" if doubtful else ""
    click.echo(f"{file}：{said}", err=True)
    return int(bool(wrong) or bool(options["strict"] and found))


def _pictures(visit: "docgen.Visit", ending: str, options: dict[str, Any]) -> int:
    """One chart under the name that was given, several each with the name of its seating behind it."""
    target = Path(options["output"])
    files = docgen.pictures(visit, ending)
    several = len(files) > 1
    named = [docgen.File(f"{target.stem}-{one.name}" if several else target.name, one.content) for one in files]
    for path in docgen.write(named, target.parent, options["force"]):
        if not options["quiet"]:
            click.echo(f"已写好：{path}")
    return 0


def write_out(files: Sequence["docgen.File"], options: dict[str, Any]) -> int:
    if options["output"] == "-":
        sys.stdout.buffer.write(files[0].content)
        return 0
    written = _write(files, options["output"], options["force"])
    if not options["quiet"]:
        for path in written:
            click.echo(f"已写好：{path}")
    return 0


def source_of(source: str) -> str | bytes:
    return sys.stdin.buffer.read() if source == "-" else source


def settings_of(settings: Sequence[str]) -> list[tuple[str, str]]:
    pairs = [one.partition("=") for one in settings]
    if wrong := next((key for key, mark, _ in pairs if not mark or not key), None):
        raise click.UsageError(f"--set “{wrong}”要写成 键=值")
    return [(key.strip(), value) for key, _, value in pairs]


def _write(files: Sequence["docgen.File"], output: str, force: bool) -> tuple[Path, ...]:
    """One paper goes to a file when the output has the ending of one; else the papers go into a folder."""
    target = Path(output or ".")
    if target.suffix.lower() in _OTHER_FILES and not target.is_dir():
        text = f"不能写成 {target.suffix} 文件"
        hint = "文书写成 .docx，座次图还可以写成 .png、.svg；要 .pdf 就在 Word 里另存"
        raise OutputError([Problem(None, "O405", "error", text, hint)])
    if target.suffix.lower() == ".docx" and not target.is_dir():
        if len(files) > 1:
            raise OutputError([Problem(None, "O402", "error", f"要写{len(files)}份文书，-o 后面写文件夹")])
        files = [docgen.File(target.name, files[0].content)]
        target = target.parent
    return docgen.write(files, target, force)


@app.command()
@click.argument("sources", nargs=-1, metavar="来访文件或稿子…")
@click.option("--json", "as_json", is_flag=True, help="把问题写成 JSON，印到标准输出。")
@click.option("--strict", is_flag=True, help="有提示也算失败。")
@click.option("--explain", metavar="代号", help="说明一个代号，如 D115。")
@source_options
def check(
    sources: Sequence[str],
    as_json: bool,
    strict: bool,
    explain: str | None,
    office: str | None,
    settings: Sequence[str],
) -> int:
    """检查来访文件或稿子，不写任何文书。"""
    if explain:
        click.echo(docgen.explain(explain))
        return 0
    if not sources:
        raise click.UsageError("要检查哪个文件？写出来访文件的名字")
    found: list[Problem] = []
    allowed: list[str] = []
    for source in sources:
        try:
            if source.lower().endswith((".md", ".txt")):
                found += docgen.check_draft(source, office)
            else:
                visit = docgen.load(source_of(source), office, settings_of(settings))
                found += docgen.check(visit)
                allowed += docgen.exempted(visit)
        except docgen.DataError as error:
            found += error.problems
    if as_json:
        click.echo(docgen.as_json(found))
    else:
        report(found)
        for line in allowed:
            click.echo(line, err=True)
        click.echo(f"检查了{len(sources)}份：{_counted(found)}", err=True)
    return int(any(strict or problem.level in ("error", "must") for problem in found))


def _counted(found: Sequence[Problem]) -> str:
    """How many of each level; of what the words are is told above."""
    counts = {word: sum(problem.level == level for problem in found) for level, word in _LEVELS.items()}
    said = "、".join(f"{word}{count}处" for word, count in counts.items() if count)
    more = "；错误改好以后，再查规定" if any(problem.level == "error" for problem in found) else ""
    return f"{len(found)}处要看（{said}）{more}" if found else "没有问题"


@app.command("rules")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON。")
def list_rules(as_json: bool) -> None:
    """列出全部规则：代号、程度、约束哪类来访、依据。"""
    if as_json:
        click.echo(json.dumps(docgen.rules_json(), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(docgen.rules_lines()))


@app.command("rule")
@click.argument("code", metavar="代号")
def show_rule(code: str) -> None:
    """说明一条规则：为什么、依据什么、反例和正例。"""
    click.echo("\n".join(docgen.rule_lines(code)))


@app.command()
@click.argument("sources", nargs=-1, metavar="台账…", required=True)
@click.option("--year", type=int, metavar="年份", help="统计哪一年；文件夹以年份命名或来访都在一年里时可以不写。")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON。")
@click.option("--trace", metavar="数字", help="列出一个数字背后的来访，如 厅局级、7月、来源地.云州市。")
@click.option("--names", is_flag=True, help="列出总结的稿子里可以用的全部取数写法和它们的值。")
@click.option("--strict", is_flag=True, help="有提示也算失败。")
@click.option("--office", metavar="文件", help="办公室文件；不写就从台账所在处往上找。", envvar="DOCGEN_OFFICE")
def stats(
    sources: Sequence[str],
    year: int | None,
    as_json: bool,
    trace: str | None,
    names: bool,
    strict: bool,
    office: str | None,
) -> int:
    """统计一年的接待：批次、人次、领导人数，分类、分月、同比。"""
    found = docgen.stats(sources, year, office)
    report(found.notices)
    if trace:
        records = docgen.trace(found, trace)
        if as_json:
            click.echo(json.dumps([record.code for record in records], ensure_ascii=False))
        for record in records if not as_json else ():
            place = record.mark("")
            code = record.code or str(place)
            click.echo(f"{code}  {record.first}  {record.figures.people:4}人  {record.title}  ({place.file})")
    elif as_json:
        click.echo(json.dumps(docgen.year_json(found), ensure_ascii=False, indent=1))
    else:
        for line in docgen.field_lines(found) if names else docgen.year_lines(found):
            click.echo(line)
    return int(strict and bool(found.notices))


@app.command()
@click.argument("source", metavar="来访文件")
@click.argument("newer", metavar="[新文件]", required=False)
@click.option("--json", "as_json", is_flag=True, help="写成 JSON：图上的毫米数、朝向、席位号。")
@click.option("--explain", metavar="姓名", help="说明一个人为什么坐在那里。")
@click.option("--diff", is_flag=True, help="比较两份来访文件，列出谁换了席位：docgen seat --diff 旧 新。")
@click.option("--only", metavar="名称", default="", help="只看一场。")
@source_options
def seat(
    source: str,
    newer: str | None,
    as_json: bool,
    explain: str | None,
    diff: bool,
    only: str,
    office: str | None,
    settings: Sequence[str],
) -> int:
    """算出座次：谁坐哪里，为什么，改了以后谁动。"""
    if diff != bool(newer):
        raise click.UsageError("--diff 后面写两份文件：docgen seat --diff 旧 新")
    if newer and (explain or only):
        raise click.UsageError("--diff 不和 --explain、--only 一起用")
    visit = docgen.load(source_of(source), office, settings_of(settings))
    if newer:
        return _moved(docgen.seat_moves(visit, docgen.load(newer, office, settings_of(settings))), as_json)
    report(visit.notices)
    if explain:
        lines = docgen.explain_seat(visit, explain)
        click.echo(json.dumps(lines, ensure_ascii=False, indent=1) if as_json else "\n".join(lines))
    elif as_json:
        click.echo(json.dumps(docgen.seat_json(visit, only), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(docgen.seat_lines(visit, only)))
    return 0


def _moved(found: Sequence[dict[str, str]], as_json: bool) -> int:
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    for one in found:
        click.echo(
            f"{one['座次']}　{one['姓名']}：{one['原席位'] or '（没有席位）'} → {one['新席位'] or '（不再就座）'}"
        )
    people = len({one["姓名"] for one in found})
    click.echo(f"{people}人换了席位，共{len(found)}处" if found else "没有人换席位", err=True)
    return 0


@app.command()
@click.argument("source", metavar="[文件]", required=False)
@click.option("--by", type=click.Choice(ORDERS), default=ORDERS[0], help="按什么排，默认姓氏笔画。")
@click.option("--json", "as_json", is_flag=True, help="写成 JSON：名字、排序依据、理由。")
@click.option("--reasons", is_flag=True, help="每个名字后面写上理由。")
@click.option(
    "--only", type=click.Choice(["来宾", "陪同", "保障"]), default="来宾", help="来访文件里排哪一份名单，默认来宾。"
)
@click.option("--strict", is_flag=True, help="有提示也算失败。")
@click.option("--quiet", "-q", is_flag=True, help="不印“按姓氏笔画为序”。")
@click.option("--office", metavar="文件", help="办公室文件（其中的笔顺、读音）；不写就往上找。", envvar="DOCGEN_OFFICE")
def order(
    source: str | None,
    by: str,
    as_json: bool,
    reasons: bool,
    only: str,
    strict: bool,
    quiet: bool,
    office: str | None,
) -> int:
    """给名单排序：姓氏笔画、姓名笔画、拼音，或按级别给出建议。

    \b
    一行一个名字（不写文件就从标准输入读），或有“姓名”一列的 .xlsx、.csv，或来访文件。
    """
    found = docgen.order_names(source_of(source or "-"), by, office, only)
    report(found.problems)
    if as_json:
        click.echo(docgen.order_json(found))
    else:
        for line in found.lines:
            click.echo(f"{line.name}　{line.reason}" if reasons else line.name)
        if not quiet:
            click.echo(found.heading, err=True)
    wrong = any(problem.level == "error" for problem in found.problems)
    return int(wrong or (strict and bool(found.problems)))


@app.command("kinds")
def list_kinds() -> None:
    """列出能做的文书。"""
    for name, title in kinds.titles().items():
        click.echo(f"{name:10} {title}    可用的名字：docgen template names --kind {name}")


@app.command()
@click.argument("folder", metavar="文件夹")
def new(folder: str) -> None:
    """新建一个办公室：办公室文件、资料库和可以照着改的来访文件。"""
    written = docgen.new(folder)
    click.echo(f"写好了{len(written)}个文件，在 {folder}：")
    for path in written:
        if ".schema" not in path.parts:
            click.echo(f"  {path.relative_to(folder)}")
    first = next(path for path in written if "来访" in path.parts)
    click.echo(f"试一试：docgen plan {first}")


@app.command()
@click.argument("name", metavar="[来访|办公室|工作|表名]", default="来访")
def schema(name: str) -> None:
    """印出 JSON Schema，给编辑器用。"""
    click.echo(docgen.schema(name), nl=False)


@app.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """印出命令行补全的设置。"""
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(app, {}, "docgen", "_DOCGEN_COMPLETE").source())


@app.group(cls=_Group, subcommand_metavar=_COMMANDS, context_settings=_HELP)
def template() -> None:
    """检查、收编自己的 Word 模板，列出可用的名字。"""


@template.command("check")
@click.argument("file", metavar="模板")
@click.option("--kind", "kind", metavar="文书", default="", help="按这种文书检查名字，如 plan。")
@click.option("--json", "as_json", is_flag=True, help="把问题写成 JSON，印到标准输出。")
def check_template(file: str, kind: str, as_json: bool) -> int:
    """找出模板里的全部毛病，说明在第几段。"""
    found = docgen.template_faults(file, kind)
    if as_json:
        click.echo(docgen.as_json(found))
    else:
        report(found)
        faults = sum(problem.level == "error" for problem in found)
        click.echo(f"{file}：" + (f"{faults}处要改" if faults else "没有问题"), err=True)
    return 3 if any(problem.level == "error" for problem in found) else 0


@template.command("names")
@click.argument("file", metavar="[模板]", required=False)
@click.option(
    "--kind", "kind", metavar="文书", default="plan", show_default=False, help="列出这种文书可用的名字；默认 plan。"
)
def names(file: str | None, kind: str) -> None:
    """列出模板可用的名字；给出模板时列出它用到的名字。"""
    for name, meaning in docgen.template_names(kind, file):
        click.echo(f"{name}    {meaning}".rstrip())


@template.command("copy")
@click.argument("kind", metavar="文书")
@click.option("-o", "--output", metavar="文件", required=True, help="写到哪里。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def copy_template(kind: str, output: str, force: bool) -> None:
    """取出自带的模板，在 Word 里改成自己的；做文书时用 --template 指定它。"""
    target = Path(output)
    docgen.write([docgen.File(target.name, docgen.stock_template(kind))], target.parent, force)
    click.echo(f"已写好：{target}")


@template.command("adopt")
@click.argument("file", metavar="模板")
@click.option("-o", "--output", metavar="文件", required=True, help="写到哪里。")
@click.option("--force", is_flag=True, help="覆盖已有的文件。")
def adopt(file: str, output: str, force: bool) -> None:
    """收编模板：去掉作者、修订和残留，整理成规范的样子。"""
    target = Path(output)
    docgen.write([docgen.File(target.name, docgen.adopt(file))], target.parent, force)
    click.echo(f"已写好：{target}")


def _in_chinese(error: click.ClickException) -> str:
    """click's refusals in Chinese."""
    help_line = "；docgen --help 看全部用法"
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}？" if near else f"没有选项 {error.option_name}{help_line}"
    if isinstance(error, click.NoSuchCommand):
        near = f"，是不是 {'、'.join(error.possibilities or ())}？" if error.possibilities else help_line
        return f"没有命令 {error.command_name}{near}"
    if isinstance(error, click.MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        return f"少写了 {name}{help_line}"
    if isinstance(error, click.BadParameter) and isinstance(getattr(error.param, "type", None), click.Choice):
        name = error.param.opts[0] if error.param else ""
        choices = "、".join(error.param.type.choices)  # type: ignore[union-attr]  # tested above
        return f"{name} 只能是：{choices}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面少了内容{help_line}"
    message = error.format_message()
    if found := re.match(r"Got unexpected extra arguments? \((.*)\)", message):
        return f"多写了“{found[1]}”{help_line}"
    if isinstance(error, click.BadParameter) and "is not a valid" in message:
        return f"{error.param.opts[0] if error.param else ''} 要写数字{help_line}"
    return message if not message.isascii() else f"命令写得不对{help_line}"
