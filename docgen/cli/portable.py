"""The command ``portable``: a folder that runs on Windows without installing anything."""

import click

import docgen
from docgen.cli.chinese import ChineseCommand


@click.command(cls=ChineseCommand)
@click.argument("folder", metavar="文件夹")
@click.option("--python", metavar="ZIP", help="从 python.org 下载的 Windows embeddable package。")
@click.option("--wheels", metavar="文件夹", help="事先下载好的程序包在哪里；不写就上网下载。")
def portable(folder: str, python: str | None, wheels: str | None) -> int:
    """摆出一个拷到 Windows 电脑上就能用的文件夹，不用安装。

    里面有程序、要用的程序包，和可以把来访文件拖上去的图标。
    """
    written = docgen.lay_out_portable(folder, python, wheels)
    click.echo(f"写好了{len(written)}个文件，在 {folder}")
    click.echo("整个文件夹拷到 Windows 电脑上，先看 使用说明.txt")
    return 0
