"""Commands whose help and refusals are Chinese."""

import re

import click


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


class ChineseGroup(ChineseCommand, click.Group):
    """Commands in the order in which people meet them."""

    command_class = ChineseCommand

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def sections(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The parts of the help: a title, and the commands below it, each with what it does."""
        return [("命令", [(name, command.get_short_help_str(100)) for name, command in self.commands.items()])]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise click.NoSuchCommand(args[0], possibilities=self.list_commands(ctx), ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, rows in self.sections():
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)


#: What usage lines call the commands of a group, and how help is asked for.
COMMANDS = "命令 …"
HELP = {"help_option_names": ["-h", "--help"]}


def in_chinese(error: click.ClickException) -> str:
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
