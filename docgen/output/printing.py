"""PDF to a printer, by CUPS (``lp``): the paper as it is, nothing scaled, under a title that every spooler takes."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from docgen.errors import OutputError, Problem

_SECONDS = 60
_SIDES = {"长边": "two-sided-long-edge", "短边": "two-sided-short-edge", "": "one-sided"}


def command(printer: str, paper: str, landscape: bool, copies: int, duplex: str, title: str) -> list[str]:
    """What is called, without the file: printer, copies, paper (A4, or ``Custom.210x90mm``), sides.

    ``title`` is ASCII: Chinese ones become garbled names in spoolers.
    """
    options = [f"media={paper}", "print-scaling=none", "fit-to-page=false", f"sides={_SIDES[duplex]}"]
    if landscape:
        options.append("orientation-requested=4")
    told = [part for option in options for part in ("-o", option)]
    return ["lp", "-d", printer, "-n", str(copies), "-t", title, *told]


def media(width: float, height: float, name: str) -> str:
    """The paper as CUPS calls it: by name, or in mm."""
    return name if name.isalnum() and name.isascii() else f"Custom.{width:g}x{height:g}mm"


def ready(printer: str) -> None:
    """Raises OutputError when nothing here prints, or no printer has that name: before anything is made."""
    if shutil.which("lp") is None:
        text = "这台电脑上没有 lp 命令，不能直接打印"
        hint = "Linux、macOS 装上 CUPS；Windows 上先用 --pdf 做成 PDF，打开后选“实际大小”打印"
        raise OutputError([Problem(None, "O408", "error", text, hint)])
    known = printers()
    if known and printer not in known:
        raise _refused(printer, "没有这台打印机")


def send(content: bytes, told: list[str]) -> str:
    """Sends a PDF and gives what the spooler answers. Raises OutputError."""
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        file = Path(folder) / "cards.pdf"
        file.write_bytes(content)
        try:
            done = subprocess.run(
                [*told, str(file)], capture_output=True, timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _refused(told[2], f"没有回音（{error}）") from error
    if done.returncode:
        raise _refused(told[2], (done.stderr or done.stdout).decode(errors="replace").strip())
    return done.stdout.decode(errors="replace").strip()


def printers() -> list[str]:
    """The printers that CUPS knows."""
    if shutil.which("lpstat") is None:
        return []
    try:
        done = subprocess.run(["lpstat", "-e"], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode(errors="replace").split()


def _refused(printer: str, said: str) -> OutputError:
    known = printers()
    others = [one for one in known if one != printer]
    hint = f"可用的打印机：{'、'.join(others)}" if others else "打印机没有装好，或打印服务没有开；lpstat -e 看有哪些"
    return OutputError([Problem(None, "O408", "error", f"打印机“{printer}”用不上：{said or '没有说明原因'}", hint)])
