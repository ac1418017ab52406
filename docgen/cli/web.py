"""The command ``web``: opens the page for the clerk in the browser."""

import os
from collections.abc import Callable
from pathlib import Path

import click

from docgen.cli.chinese import ChineseCommand
from docgen.errors import Problem, UsageError

_SECONDS_PER_MINUTE = 60


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="[文件夹]", default=".")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="端口", help="用哪个端口；不写就随便选一个空的。"
)
@click.option("--no-browser", is_flag=True, help="不打开浏览器，只印出地址。")
@click.option(
    "--quit-after",
    type=click.IntRange(1),
    default=60,
    metavar="分钟",
    help="网页都关掉以后过多久结束，默认 60 分钟。",
)
def web(folder: str, port: int, no_browser: bool, quit_after: int) -> None:
    """在浏览器里填来访、看问题、排座次、出文书。

    只在这台电脑上用，不联网；只读写这个文件夹里的文件。地址只能用一次，别人拿到也打不开。
    按 Ctrl+C 或点网页上的“退出”结束。
    """
    opened = _require_folder(folder)
    try:
        # the server is brought in only by who opens the page
        from docgen.web.server import ServerOptions, open_browser, serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("flask", "pypdfium2", "waitress"):
            raise
        raise UsageError(
            [Problem(None, "U102", "error", "docgen web 要用的组件还没有装", '装上它们：pip install "docgen[web]"')]
        ) from error
    # messages name the files of the folder as its page does
    os.chdir(opened)
    try:
        options, show = ServerOptions(port, quit_after * _SECONDS_PER_MINUTE), None if no_browser else open_browser
        serve(opened, options, lambda address: _say(address, show))
    except OSError as error:
        hint = "换一个端口，或不写 --port"
        raise UsageError([Problem(None, "U103", "error", f"端口 {port} 用不了，可能正被别的程序占用", hint)]) from error
    except KeyboardInterrupt:
        pass
    click.echo("docgen web 结束了", err=True)


def _require_folder(folder: str) -> Path:
    path = Path(folder)
    if path.is_file():
        text, hint = f"“{folder}”是文件，不是文件夹", "写出它所在的文件夹"
        raise UsageError([Problem(None, "U102", "error", text, hint)])
    if not path.is_dir():
        hint = "先新建一个空文件夹；来访、资料库都放在里面"
        raise UsageError([Problem(None, "U102", "error", f"没有“{folder}”这个文件夹", hint)])
    return path.resolve()


def _say(address: str, show: Callable[[str], bool] | None) -> None:
    """Says where the page is, and shows it if it is to be shown."""
    click.echo(f"网页在这里（只能打开一次）：{address}")
    click.echo("用完点网页上的“退出”，或在这里按 Ctrl+C", err=True)
    if show and not show(address):
        click.echo("没有找到浏览器，把上面的地址抄到浏览器里", err=True)
