"""Sends a PDF to a printer with CUPS (``lp``), unscaled and on the right paper."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from docgen.errors import OutputError, Problem
from docgen.text.system_errors import reason_of

#: A spooler takes a file at once; of a printer in the net that is off nobody hears.
_TIMEOUT_SECONDS = 30
_LIST_SECONDS = 5
#: Of what a command says so many characters are shown: the reason stands in its first lines.
_SHOWN = 160
_SIDES = {"长边": "two-sided-long-edge", "短边": "two-sided-short-edge", "": "one-sided"}


def command(printer: str, paper: str, landscape: bool, copies: int, duplex: str, title: str) -> list[str]:
    """The command that prints, without the file.

    ``paper`` is a name of CUPS (``A4``, ``Custom.210x90mm``), ``duplex`` is 长边, 短边 or empty. ``title`` must be
    ASCII: spoolers garble Chinese titles.
    """
    options = [f"media={paper}", "print-scaling=none", "fit-to-page=false", f"sides={_SIDES[duplex]}"]
    if landscape:
        options.append("orientation-requested=4")
    option_arguments = [argument for option in options for argument in ("-o", option)]
    return ["lp", "-d", printer, "-n", str(copies), "-t", title, *option_arguments]


def media(width_mm: float, height_mm: float, name: str) -> str:
    """The name of a paper in CUPS: a standard name, or its size in mm."""
    return name if name.isalnum() and name.isascii() else f"Custom.{width_mm:g}x{height_mm:g}mm"


def can_print() -> bool:
    """Whether this computer has the command that prints."""
    return shutil.which("lp") is not None


def require_printer(printer: str) -> None:
    """Raises OutputError if this computer cannot print, or has no printer of that name."""
    if not can_print():
        text = "这台电脑上没有 lp 命令，不能直接打印"
        hint = "Linux、macOS 装上 CUPS；Windows 上先用 --pdf 做成 PDF，打开后选“实际大小”打印"
        raise OutputError([Problem(None, "O408", "error", text, hint)])
    known = printers()
    if known and printer not in known:
        raise _printer_error(printer, "没有这台打印机")


def send(pdf: bytes, print_command: list[str]) -> str:
    """Prints a PDF and returns the answer of the spooler. Raises OutputError."""
    printer = print_command[2]
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        file = Path(folder) / "cards.pdf"
        file.write_bytes(pdf)
        try:
            done = subprocess.run(
                [*print_command, str(file)],
                capture_output=True,
                timeout=_TIMEOUT_SECONDS,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except subprocess.TimeoutExpired as error:
            raise _printer_error(printer, f"{_TIMEOUT_SECONDS}秒没有回音") from error
        except OSError as error:
            raise _printer_error(printer, f"lp 命令不能用，{reason_of(error)}") from error
    if done.returncode:
        raise _printer_error(printer, _shown(done.stderr or done.stdout))
    return _shown(done.stdout)


def printers(timeout_seconds: float = _LIST_SECONDS) -> list[str]:
    """The names of the printers that CUPS knows; none when it does not answer in time."""
    if shutil.which("lpstat") is None:
        return []
    try:
        done = subprocess.run(["lpstat", "-e"], capture_output=True, timeout=timeout_seconds, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.decode(errors="replace").split()


def _printer_error(printer: str, reason: str) -> OutputError:
    others = [name for name in printers() if name != printer]
    hint = f"可用的打印机：{'、'.join(others)}" if others else "打印机没有装好，或打印服务没有开；lpstat -e 看有哪些"
    return OutputError([Problem(None, "O408", "error", f"打印机“{printer}”用不上：{reason or '没有说明原因'}", hint)])


def _shown(said: bytes) -> str:
    """The beginning of what a command said, in one line, without what turns or hides text on a screen."""
    words = " ".join(said[: 4 * _SHOWN].decode(errors="replace").split())
    plain = "".join(sign for sign in words if sign.isprintable())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"
