"""The command of cards: what can be wished for a stack, and what is told of it."""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

import docgen
from docgen.api.kinds import paper_titles
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import ORDERS, paper_options, settings_of, source_of, write_out
from docgen.cli.problems import report


class _Words(click.ParamType[tuple[str, ...]]):
    """Several words in one option, parted as people part them."""

    name = "words"

    def convert(self, value: Any, _param: click.Parameter | None, _ctx: click.Context | None) -> tuple[str, ...]:
        return value if isinstance(value, tuple) else tuple(filter(None, re.split(r"[、，,;；|\s]+", value)))


class _Whole(click.ParamType[int]):
    """A whole number between two."""

    name = "whole"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        text = str(value).strip()
        number = int(text) if text.isdecimal() else self.least - 1
        if not self.least <= number <= self.most:
            option = param.opts[0] if param else ""
            raise click.UsageError(f"{option} “{text}”：写 {self.least} 到 {self.most} 的整数", ctx)
        return number


class _Pair(click.ParamType[tuple[float, float]]):
    """Two numbers, or one for both: 1.5,-0.5."""

    name = "pair"

    def __init__(self, least: float, most: float, alone: bool, hint: str) -> None:
        self.least, self.most, self.alone, self.hint = least, most, alone, hint

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[float, float]:
        if isinstance(value, tuple):
            return value
        parts = re.split(r"[,，]", value.strip())
        try:
            numbers = [float(part) for part in parts]
        except ValueError:
            numbers = []
        if len(numbers) == 1 and self.alone:
            numbers *= 2
        if len(numbers) != 2 or not all(self.least <= one <= self.most for one in numbers):
            raise click.UsageError(f"{param.opts[0] if param else ''} “{value}”：{self.hint}", ctx)
        return numbers[0], numbers[1]


_LINES = ["标题", "单位", "英文名", "职务", "身份", "口号", "标志"]
_ROSTER_OPTIONS = (
    click.option("--preset", default="", metavar="名称|文件", help="用哪种卡纸；下面列出全部，也可以是自己的 .yaml。"),
    click.option("--size", default="", metavar="宽x高", help="别的尺寸，毫米，如 210x90；席卡指对折后的一面。"),
    click.option("--paper", default="", metavar="纸", help="换一种纸：A4、A4横、A3、A5 或 宽x高。"),
    click.option(
        "--only",
        type=_Words(),
        multiple=True,
        metavar="名单",
        help="只做哪些：来宾、陪同、保障、某一场座次的名称（按席位次序）、工作表的名称；可写几个。",
    ),
    click.option("--exclude", multiple=True, metavar="姓名", help="不做谁的。"),
    click.option("--sort", type=click.Choice(["名单", *ORDERS]), default="名单", help="按什么次序，默认名单的次序。"),
    click.option("--from", "start", default="", metavar="第几张|姓名", help="从哪一张起。"),
    click.option("--to", "stop", default="", metavar="第几张|姓名", help="到哪一张止。"),
    click.option("--doubles", is_flag=True, help="完全相同的两条也各做一张。"),
    click.option("--lines", type=_Words(), metavar="内容", help=f"姓名以外印什么：{'、'.join(_LINES)}；不要就写 无。"),
    click.option("--event", default="", metavar="文字", help="“标题”一行印什么，默认来访的标题。"),
    click.option(
        "--font", default="", metavar="字体", help="用哪种字体；不写就用这台电脑上有的第一种：华文新魏、楷体……"
    ),
    click.option("--same-size/--fit-each", default=True, help="姓名全部一样大（默认），或各按字数放到最大。"),
    click.option("--vertical", is_flag=True, help="姓名竖排。"),
    click.option("--each", is_flag=True, help="一人一份文件。"),
    click.option("--pdf", is_flag=True, help="做成 PDF（要有 LibreOffice）。"),
    click.option("--up", type=_Whole(1, 16), default=1, metavar="张数", help="PDF 一页上缩印几张，校对用。"),
    click.option("--checklist", is_flag=True, help="另出一份核对单。"),
    click.option("--changed-since", "since", metavar="run.json", help="只做新的和改了的，列出要撤下的。"),
    click.option(
        "--start-at", type=_Whole(1, 999), default=1, metavar="第几格", help="从第一张纸的第几格起印，用上剩纸。"
    ),
    click.option(
        "--offset",
        type=_Pair(-50, 50, False, "写成 右移,下移，毫米，如 1.5,-0.5"),
        default="0,0",
        metavar="x,y",
        help="打印机偏了：整体右移、下移多少毫米。",
    ),
    click.option(
        "--scale",
        type=_Pair(0.9, 1.1, True, "写 0.9 到 1.1 之间的数，如 1.005；横竖不同写 1.005,0.998"),
        default="1",
        metavar="倍数",
        help="打印机缩了：放大多少倍。",
    ),
    click.option("--duplex", type=click.Choice(["长边", "短边"]), help="背面也印，纸沿哪一边翻。"),
    click.option("--test-page", is_flag=True, help="出一张试样，和卡纸对着光比，看偏多少。"),
    click.option("--print", "printer", metavar="打印机", help="直接打印（lp）。"),
    click.option("--copies", type=_Whole(1, 99), default=1, metavar="份数", help="打印几份。"),
    click.option("--dry-run", is_flag=True, help="只说会做什么，不写文件，不打印。"),
)


def _wishes(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(_ROSTER_OPTIONS):
        command = option(command)
    return command


def of_roster(name: str) -> click.Command:
    """The command of a kind of cards."""
    title = paper_titles()[name]

    class Listed(ChineseCommand):
        """The presets stand below the options: they are what people look for."""

        def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
            with formatter.section("卡纸"):
                formatter.write_dl([(one.name, one.note) for one in docgen.presets_of(name)])

    @click.command(
        name,
        cls=Listed,
        help=f"做{title}。来源是来访文件、有“姓名”一列的 .xlsx 或 .csv、一行一个名字的文本（张三 副市长）；"
        "写 - 从标准输入读。做了多少、不做的和重复的各是谁，记在 run.json 里。",
    )
    @click.argument("source", metavar="名单", required=False)
    @_wishes
    @paper_options()
    def command(source: str | None, office: str | None, settings: Sequence[str], **options: Any) -> int:
        _agreeing(options)
        order = _order(name, options)
        if options["test_page"]:
            return _trial(order, options)
        if source is None:
            raise click.UsageError("少写了名单：来访文件、表格或文本；写 - 从标准输入读")
        deck = docgen.prepare_cards(source_of(source), order, office, settings_of(settings))
        return _dealt(deck, options)

    return command


def _order(name: str, options: dict[str, Any]) -> "docgen.CardOptions":
    lines = options["lines"]
    if lines is not None:
        lines = tuple(one for one in lines if one != "无")
        if wrong := next((one for one in lines if one not in _LINES), None):
            raise click.UsageError(f"--lines 里的“{wrong}”印不了，可以写：{'、'.join(_LINES)}")
    wishes = docgen.CardSelection(
        only=tuple(name for names in options["only"] for name in names),
        exclude=tuple(one.strip() for one in options["exclude"] if one.strip()),
        sort=options["sort"],
        start=options["start"],
        stop=options["stop"],
    )
    printing = docgen.Printing(options["offset"], options["scale"], options["duplex"] or "")
    return docgen.CardOptions(
        kind=name,
        wishes=wishes,
        preset=options["preset"],
        size=options["size"],
        paper=options["paper"],
        lines=lines,
        event=options["event"],
        font=options["font"],
        same_size=options["same_size"],
        vertical=options["vertical"],
        each=options["each"],
        start_at=options["start_at"],
        printing=printing,
        doubles=options["doubles"],
        since=Path(options["since"]) if options["since"] else None,
        template=options["template"],
        templates=tuple(Path(one) for one in options["templates"]),
    )


def _agreeing(options: dict[str, Any]) -> None:
    """Raises UsageError for options that say nothing together, or against each other."""
    output, printer = options["output"], options["printer"]
    as_pdf = options["pdf"] or Path(output).suffix.lower() == ".pdf"
    wrong = (
        (options["copies"] > 1 and not printer, "--copies 是打印几份，和 --print 一起用"),
        (options["up"] > 1 and not as_pdf, "--up 用在 PDF 上，和 --pdf 一起用"),
        (output == "-" and bool(printer), "写到标准输出（-o -）时不能同时打印"),
        (output == "-" and options["checklist"], "写到标准输出（-o -）时只有一份文件，核对单请写到文件夹"),
        (
            options["test_page"] and (as_pdf or printer),
            "试样只写成 .docx，打开来打印；不和 --pdf、--print 同用",
        ),
    )
    for there, text in wrong:
        if there:
            raise click.UsageError(text)


def _trial(order: "docgen.CardOptions", options: dict[str, Any]) -> int:
    page = docgen.trial_page(order)
    if options["dry_run"]:
        click.echo(f"试做：一张试样“{page.name}”；没有写文件")
        return 0
    return write_out([page], options)


def _dealt(deck: "docgen.CardRun", options: dict[str, Any]) -> int:
    """Writes or prints a stack; what it proves is told last, where it is read."""
    report(deck.problems)
    if options["strict"] and deck.problems:
        return 1
    _tell(deck)
    ending = Path(options["output"]).suffix.lower()
    if options["pdf"] and ending not in ("", ".pdf", ".docx") and not Path(options["output"]).is_dir():
        raise click.UsageError("--pdf 时 -o 写 .pdf 文件或文件夹")
    if not deck.deal.cards:
        click.echo("没有一张要做" + ("，只要撤下上面几张" if deck.withdrawn else ""), err=True)
        if not deck.withdrawn or options["output"] == "-":
            return 0
    wanted = docgen.DeliveryOptions(
        output=options["output"],
        pdf=options["pdf"] or ending == ".pdf",
        up=options["up"],
        checklist=options["checklist"],
        printer=options["printer"] or "",
        copies=options["copies"],
        force=options["force"],
    )
    if options["output"] == "-":
        sys.stdout.buffer.writelines(docgen.single_document(deck, wanted))
        return 0
    if options["dry_run"]:
        for line in docgen.dry_run(deck, wanted):
            click.echo(line)
        return 0
    done = docgen.deliver(deck, wanted)
    if not options["quiet"]:
        for line in done:
            click.echo(line)
    return 0


def _tell(deck: "docgen.CardRun") -> None:
    """The proof in a few lines: what was there is what was made, left out and doubled."""
    chosen = deck.chosen
    click.echo(chosen.proof, err=True)
    reasons: dict[str, list[str]] = {}
    for one in chosen.left:
        reasons.setdefault("，".join(filter(None, (one.reason, one.hint))), []).append(one.holder.person.name)
    for reason, names in reasons.items():
        some = "、".join(names[:8]) + (f"等{len(names)}人" if len(names) > 8 else "")
        click.echo(f"  不做：{some}（{reason}）", err=True)
    for double in chosen.doubles:
        click.echo(f"  重复：{double.holder.person.name}（{double.holder.mark} 同 {double.first.mark}）", err=True)
    if len(deck.deal.cards) != len(deck.stack):
        click.echo(
            f"只做新的和改了的：{len(deck.deal.cards)}张，其余{len(deck.stack) - len(deck.deal.cards)}张不用重印",
            err=True,
        )
    for old in deck.withdrawn:
        post = f"{old.get('unit', '')}{old.get('title', '')}"
        click.echo(f"  撤下：第{old['number']}张 {old['name']}{f'（{post}）' if post else ''}", err=True)
    if deck.deal.cards:
        click.echo(f"{'，'.join(deck.facts)}。", err=True)
