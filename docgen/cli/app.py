"""The command line: gathers the commands, runs one, ends with its exit code."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType

import click

import docgen
from docgen.api.command_words import commands_meant as commands_of_word
from docgen.api.interruption import end_as_by_ctrl_c
from docgen.api.kinds import kind_options, paper_source, paper_titles, required_sections
from docgen.cli.agree import agree
from docgen.cli.brand import brand
from docgen.cli.check import check
from docgen.cli.chinese import COMMANDS, HELP, ChineseCommand, ChineseGroup, refusal
from docgen.cli.completion import completion, require_answerable_question
from docgen.cli.doctor import doctor
from docgen.cli.drafts import draft_command, year_command
from docgen.cli.export import export
from docgen.cli.fields import list_fields
from docgen.cli.fill import fill
from docgen.cli.intake import intake
from docgen.cli.offices import new, schema
from docgen.cli.pack import pack
from docgen.cli.papers import seating_command, visit_command
from docgen.cli.portable import portable
from docgen.cli.problems import print_problems
from docgen.cli.route import route
from docgen.cli.rules import list_rules, show_rule
from docgen.cli.seating import order, seat
from docgen.cli.statistics import stats
from docgen.cli.streams import leave_stream, open_streams, problem_of_system, restart_in_utf8
from docgen.cli.templates import template
from docgen.cli.visit_collections import visits_command
from docgen.cli.web import web
from docgen.errors import DocgenError
from docgen.text.columns import align_rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command and leaves with its exit code.

    An error that the user can mend is printed as a sentence; any other is our fault and ends with a traceback and 70.
    """
    if arguments is None:
        restart_in_utf8()
    open_streams()
    end_as_by_ctrl_c()
    sys.excepthook = _report_our_fault
    try:
        require_answerable_question()
        result = app.main(arguments, prog_name="docgen", standalone_mode=False)
        sys.stdout.flush()
    except DocgenError as error:
        print_problems(error.problems)
        sys.exit(error.exit_code)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        click.echo(f"docgen: {refusal(error)}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        leave_stream(sys.stdout)  # the reader has gone away
        sys.exit(0)
    except OSError as error:
        problem = problem_of_system(error)
        if error.filename is None:
            leave_stream(sys.stdout)
        with suppress(OSError):  # where messages cannot be written either, the exit code tells
            print_problems([problem])
        sys.exit(2 if problem.code.startswith("U") else 4)
    sys.exit(result if isinstance(result, int) else 0)


def _report_our_fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Prints the traceback of an error that nobody foresaw, and ends with an exit code of its own."""
    sys.__excepthook__(kind, error, trace)
    click.echo("这是程序的错，不是您的错。请把上面的文字和所用的文件告诉我们。", err=True)
    sys.stderr.flush()
    os._exit(70)


class _Docgen(ChineseGroup):
    """The commands that make papers, one for each kind, and below them the tools."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*paper_titles(), *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        titles = paper_titles()
        if cmd_name not in titles:
            # a paper answers to its title, too: docgen 席卡
            cmd_name = next((name for name, title in titles.items() if title == cmd_name), cmd_name)
        return _paper_command(cmd_name) if cmd_name in titles else super().get_command(ctx, cmd_name)

    def commands_meant(self, word: str) -> list[str]:
        return commands_of_word(word, paper_titles())

    def sections(self) -> list[tuple[str, list[tuple[str, str]]]]:
        ((_, tools),) = super().sections()
        return [("文书", list(paper_titles().items())), ("工具", tools)]


def _paper_command(name: str) -> click.Command:
    """The command of a kind, by what it is made of."""
    source = paper_source(name)
    if source == "名单":
        # cards have many options; only who makes cards pays for them
        from docgen.cli.cards import card_command

        return card_command(name)
    if source == "审计":
        # only who audits pays for the options of an audit
        from docgen.cli.audit import audit_command

        return audit_command(name)
    if source == "台账":
        # only who makes what is public pays for its options
        from docgen.cli.year_papers import ledger_command

        return ledger_command(name)
    return {
        "来访": visit_command,
        "座次": seating_command,
        "稿子": draft_command,
        "年度": year_command,
        "多次来访": visits_command,
        "桌次": visit_command,
    }[source](name)


@click.group("docgen", cls=_Docgen, subcommand_metavar=COMMANDS, context_settings=HELP)
@click.version_option(docgen.__version__, message="docgen %(version)s", help="显示版本。")
def app() -> None:
    """从一份来访文件做出接待工作的各种文书。

    \b
    文书都这样做：docgen 文书 来访.yaml -o 文件或文件夹
    退出码：0 完成；1 数据要改；2 命令用法不对；3 模板要改；
    4 写不进文件或转不成 PDF；70 程序的错
    """


@click.command("kinds", cls=ChineseCommand)
def list_kinds() -> None:
    """列出能做的文书：命令、名称、用什么做、来访文件里要有哪一节、自己的选项。"""
    rows = [("命令", "文书", "用什么做", "要有", "选项"), *map(_row_of_kind, paper_titles())]
    click.echo("\n".join(align_rows(rows)))
    click.echo("\n模板里可用的名字：docgen template names --kind 命令")


#: What a kind is made of, by its source.
_MADE_OF = {
    "来访": "来访文件",
    "座次": "来访文件",
    "稿子": "稿子",
    "年度": "一年的来访或台账，和稿子",
    "名单": "来访文件或名单",
    "审计": "一年的来访",
    "多次来访": "一个或几个来访文件",
    "桌次": "来访文件",
    "台账": "一年的来访或台账",
}


def _row_of_kind(name: str) -> tuple[str, ...]:
    options = " ".join(f"--{option.name}" for option in kind_options(name))
    return name, paper_titles()[name], _MADE_OF[paper_source(name)], "、".join(required_sections(name)), options


#: The tools, in the order in which people meet them.
for _tool in (
    intake,
    check,
    pack,
    agree,
    list_rules,
    show_rule,
    stats,
    route,
    seat,
    order,
    list_kinds,
    list_fields,
    new,
    web,
    export,
    fill,
    doctor,
    portable,
    schema,
    completion,
    template,
    brand,
):
    app.add_command(_tool)
