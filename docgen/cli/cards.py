"""The commands ``cards`` and ``badges``: their options, and what they print."""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

import docgen
from docgen.api.kinds import paper_titles
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import (
    ORDERS,
    PaperOptions,
    file_ending,
    paper_options,
    parse_settings,
    printer_name,
    read_source,
    write_papers,
)
from docgen.cli.problems import print_problems
from docgen.text.whole_number import whole_number
from docgen.text.wording import title_behind


class _SeveralWords(click.ParamType[tuple[str, ...]]):
    """Several words in one option, with any separators between them."""

    name = "words"

    def convert(self, value: Any, _param: click.Parameter | None, _ctx: click.Context | None) -> tuple[str, ...]:
        return value if isinstance(value, tuple) else tuple(filter(None, re.split(r"[、，,;；|\s]+", value)))


class _WholeNumber(click.ParamType[int]):
    """A whole number with a smallest and a largest value."""

    name = "whole"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value).strip()
        number = whole_number(text, self.least, self.most)
        if number is None:
            option = param.opts[0] if param else ""
            raise click.UsageError(f"{option} “{text}”：写 {self.least} 到 {self.most} 的整数", ctx)
        return number


class _NumberPair(click.ParamType[tuple[float, float]]):
    """Two numbers, ``1.5,-0.5``; with ``one_is_enough`` also one number that counts twice."""

    name = "pair"

    def __init__(self, least: float, most: float, one_is_enough: bool, hint: str) -> None:
        self.least, self.most, self.one_is_enough, self.hint = least, most, one_is_enough, hint

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[float, float]:
        if isinstance(value, tuple):
            return value
        parts = re.split(r"[,，]", value.strip())
        try:
            numbers = [float(part) for part in parts]
        except ValueError:
            numbers = []
        if len(numbers) == 1 and self.one_is_enough:
            numbers *= 2
        if len(numbers) != 2 or not all(self.least <= number <= self.most for number in numbers):
            raise click.UsageError(f"{param.opts[0] if param else ''} “{value}”：{self.hint}", ctx)
        return numbers[0], numbers[1]


_CARD_LINES = ["标题", "单位", "英文名", "职务", "身份", "口号", "标志"]
_CARD_OPTIONS = (
    click.option("--preset", default="", metavar="名称|文件", help="用哪种卡纸；下面列出全部，也可以是自己的 .yaml。"),
    click.option("--size", default="", metavar="宽x高", help="别的尺寸，毫米，如 210x90；席卡指对折后的一面。"),
    click.option("--paper", default="", metavar="纸", help="换一种纸：A4、A4横、A3、A5 或 宽x高。"),
    click.option(
        "--only",
        type=_SeveralWords(),
        multiple=True,
        metavar="名单",
        help="只做哪些：来宾、陪同、保障、某一场座次的名称（按席位次序）、工作表的名称；可写几个。不写时，席卡做来宾、陪同，"
        "证件再加保障。",
    ),
    click.option("--exclude", multiple=True, metavar="姓名", help="不做谁的。"),
    click.option("--sort", type=click.Choice(["名单", *ORDERS]), default="名单", help="按什么次序，默认名单的次序。"),
    click.option("--from", "start", default="", metavar="第几张|姓名", help="从哪一张起。"),
    click.option("--to", "stop", default="", metavar="第几张|姓名", help="到哪一张止。"),
    click.option("--doubles", is_flag=True, help="完全相同的两条也各做一张。"),
    click.option(
        "--lines",
        type=_SeveralWords(),
        metavar="内容",
        help=f"姓名以外印什么：{'、'.join(_CARD_LINES)}；不写时外宾的席卡印英文名；不要就写 无。",
    ),
    click.option("--event", default="", metavar="文字", help="“标题”一行印什么，默认来访的标题。"),
    click.option(
        "--identity",
        default="",
        metavar="身份",
        help="证件：名单没有写明身份的人印什么，如 来宾、嘉宾、工作人员；来访文件按名单自动印。",
    ),
    click.option(
        "--font", default="", metavar="字体", help="用哪种字体；不写就用这台电脑上有的第一种：华文新魏、楷体……"
    ),
    click.option(
        "--same-size/--fit-each",
        default=True,
        help="四个字以内的姓名一样大，长名只缩小自己和长短相近的（默认）；或各按字数放到最大。",
    ),
    click.option("--vertical", is_flag=True, help="姓名竖排。"),
    click.option("--each", is_flag=True, help="一人一份文件。"),
    click.option("--up", type=_WholeNumber(1, 16), default=1, metavar="张数", help="PDF 一页上缩印几张，校对用。"),
    click.option("--checklist", is_flag=True, help="另出一份核对单。"),
    click.option("--changed-since", "since", metavar="run.json", help="只做新的和改了的，列出要撤下的。"),
    click.option(
        "--start-at", type=_WholeNumber(1, 999), default=1, metavar="第几格", help="从第一张纸的第几格起印，用上剩纸。"
    ),
    click.option(
        "--offset",
        type=_NumberPair(-50, 50, False, "写成 右移,下移，毫米，如 1.5,-0.5"),
        default="0,0",
        metavar="x,y",
        help="打印机偏了：整体右移、下移多少毫米。",
    ),
    click.option(
        "--scale",
        type=_NumberPair(0.9, 1.1, True, "写 0.9 到 1.1 之间的数，如 1.005；横竖不同写 1.005,0.998"),
        default="1",
        metavar="倍数",
        help="打印机缩了：放大多少倍。",
    ),
    click.option("--duplex", type=click.Choice(["长边", "短边"]), help="背面也印，纸沿哪一边翻。"),
    click.option("--test-page", is_flag=True, help="出一张试样，和卡纸对着光比，看偏多少。"),
    click.option("--print", "printer", metavar="打印机", callback=printer_name, help="直接打印（lp）。"),
    click.option("--copies", type=_WholeNumber(1, 99), default=1, metavar="份数", help="打印几份。"),
    click.option("--dry-run", is_flag=True, help="只说会做什么，不写文件，不打印。"),
)


#: Options that have the same name and the same value in the API.
_SAME_NAMES = ("preset", "size", "paper", "event", "identity", "font", "same_size", "vertical", "template")
#: At most this many names are listed for each reason.
_MOST_NAMES = 8


def card_command(kind: str) -> click.Command:
    """The command of a kind of cards: ``cards`` or ``badges``."""
    title = paper_titles()[kind]

    class CommandWithPresets(ChineseCommand):
        """A command whose help lists the presets below the options."""

        def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
            with formatter.section("卡纸"):
                formatter.write_dl([(preset.name, preset.note) for preset in docgen.usual_presets(kind)])

    @click.command(
        kind,
        cls=CommandWithPresets,
        help=f"做{title}。来源是来访文件、有“姓名”一列的 .xlsx 或 .csv、一行一个名字的文本（张三 副市长）；"
        "写 - 从标准输入读。做了多少、不做的和重复的各是谁，记在 run.json 里。",
    )
    @click.argument("source", metavar="名单", required=False)
    @_with_card_options
    @paper_options()
    def command(source: str | None, office: str | None, settings: Sequence[str], **options: Any) -> int:
        _require_consistent(options)
        card_options = _card_options(kind, options)
        if options["test_page"]:
            return _write_test_page(card_options, options)
        if source is None:
            raise click.UsageError("少写了名单：来访文件、表格或文本；写 - 从标准输入读")
        run = docgen.prepare_cards(read_source(source), card_options, office, parse_settings(settings))
        return _deliver(run, options)

    return command


def _with_card_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_CARD_OPTIONS):
        command = option(command)
    return command


def _card_options(kind: str, options: dict[str, Any]) -> "docgen.CardOptions":
    """The options of the command line as those of the API. Raises click.UsageError."""
    return docgen.CardOptions(
        kind=kind,
        selection=_card_selection(options),
        lines=_card_lines(options["lines"]),
        separate_documents=options["each"],
        first_slot=options["start_at"],
        printer_settings=docgen.PrinterSettings(options["offset"], options["scale"], options["duplex"] or ""),
        keep_duplicates=options["doubles"],
        changed_since=Path(options["since"]) if options["since"] else None,
        templates=tuple(map(Path, options["templates"])),
        **{name: options[name] for name in _SAME_NAMES},
    )


def _card_selection(options: dict[str, Any]) -> "docgen.CardSelection":
    return docgen.CardSelection(
        only=tuple(name for names in options["only"] for name in names),
        exclude=tuple(name.strip() for name in options["exclude"] if name.strip()),
        sort=options["sort"],
        start=options["start"],
        stop=options["stop"],
    )


def _card_lines(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """The lines that are asked for; 无 stands for none of them. Raises click.UsageError for an unknown line."""
    if names is None:
        return None
    lines = tuple(name for name in names if name != "无")
    unknown = next((line for line in lines if line not in _CARD_LINES), None)
    if unknown:
        raise click.UsageError(f"--lines 里的“{unknown}”印不了，可以写：{'、'.join(_CARD_LINES)}")
    return lines


def _require_consistent(options: dict[str, Any]) -> None:
    """Raises click.UsageError for options that contradict each other or have no effect together."""
    output, printer = options["output"], options["printer"]
    as_pdf = options["pdf"] or file_ending(output) == ".pdf"
    conflicts = (
        (options["copies"] > 1 and not printer, "--copies 是打印几份，和 --print 一起用"),
        (options["up"] > 1 and not as_pdf, "--up 用在 PDF 上，和 --pdf 一起用"),
        (output == "-" and bool(printer), "写到标准输出（-o -）时不能同时打印"),
        (output == "-" and options["checklist"], "写到标准输出（-o -）时只有一份文件，核对单请写到文件夹"),
        (
            options["test_page"] and (as_pdf or printer),
            "试样只写成 .docx，打开来打印；不和 --pdf、--print 同用",
        ),
    )
    for is_conflict, message in conflicts:
        if is_conflict:
            raise click.UsageError(message)


def _write_test_page(card_options: "docgen.CardOptions", options: dict[str, Any]) -> int:
    page = docgen.printer_test_page(card_options)
    if options["dry_run"]:
        click.echo(f"试做：一张试样“{page.name}”；没有写文件")
        return 0
    return write_papers([page], PaperOptions(options["output"], force=options["force"], quiet=options["quiet"]))


def _deliver(run: "docgen.CardRun", options: dict[str, Any]) -> int:
    """Writes or prints a run, after a summary of it. Returns the exit code."""
    print_problems(run.problems)
    if options["strict"] and run.problems:
        return 1
    _print_summary(run)
    to_standard_output = options["output"] == "-"
    delivery = _delivery_options(options)
    if not run.stack.cards:
        click.echo("没有一张要做" + ("，只要撤下上面几张" if run.withdrawn else ""), err=True)
        if not run.withdrawn or to_standard_output:
            return 0
    if to_standard_output:
        sys.stdout.buffer.writelines(docgen.single_document(run, delivery))
        return 0
    if options["dry_run"]:
        _print_lines(docgen.dry_run(run, delivery))
        return 0
    messages = docgen.deliver(run, delivery)
    if not options["quiet"]:
        _print_lines(messages)
    return 0


def _delivery_options(options: dict[str, Any]) -> "docgen.DeliveryOptions":
    """The options of the command line as those of the API. Raises click.UsageError."""
    output = options["output"]
    ending = file_ending(output)
    if options["pdf"] and ending not in ("", ".pdf", ".docx"):
        raise click.UsageError("--pdf 时 -o 写 .pdf 文件或文件夹")
    return docgen.DeliveryOptions(
        output=output,
        pdf=options["pdf"] or ending == ".pdf",
        up=options["up"],
        checklist=options["checklist"],
        printer=options["printer"],
        copies=options["copies"],
        force=options["force"],
    )


def _print_summary(run: "docgen.CardRun") -> None:
    """Says on standard error who gets a card and who does not, and what has changed."""
    selection = run.selection
    click.echo(selection.balance, err=True)
    _print_excluded(selection)
    for duplicate in selection.duplicates:
        name, mark = duplicate.holder.person.name, duplicate.holder.mark
        click.echo(f"  重复：{name}（{mark} 同 {duplicate.first.mark}）", err=True)
    printed, unchanged = len(run.stack.cards), len(run.cards) - len(run.stack.cards)
    if unchanged:
        click.echo(f"只做新的和改了的：{printed}张，其余{unchanged}张不用重印", err=True)
    for card in run.withdrawn:
        post = f"{card.unit or ''}{title_behind(card.unit or '', card.title or '')}"
        click.echo(f"  撤下：第{card.number}张 {card.name}{f'（{post}）' if post else ''}", err=True)
    if printed:
        click.echo(f"{'，'.join(run.summary)}。", err=True)


def _print_excluded(selection: "docgen.SelectionResult") -> None:
    """Lists the people without a card by reason."""
    names_by_reason: dict[str, list[str]] = {}
    for entry in selection.excluded:
        reason = "，".join(filter(None, (entry.reason, entry.hint)))
        names_by_reason.setdefault(reason, []).append(entry.holder.person.name)
    for reason, names in names_by_reason.items():
        listed = "、".join(names[:_MOST_NAMES]) + (f"等{len(names)}人" if len(names) > _MOST_NAMES else "")
        click.echo(f"  不做：{listed}（{reason}）", err=True)


def _print_lines(lines: Sequence[str]) -> None:
    for line in lines:
        click.echo(line)
