"""Converts Word documents to PDF with a program of this computer: LibreOffice, or Word itself on Windows.

LibreOffice reports success whatever happens, so only a new file in a folder of our own counts. It runs with a profile
of its own: with that of the user it would refuse while the user works in it.
"""

import atexit
import locale
import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import current_thread, main_thread
from time import monotonic, sleep
from typing import NamedTuple

from docgen.errors import NoPdfError, OutputError, Problem
from docgen.output.windows import has_word
from docgen.text.system_errors import reason_of

#: Names the program of LibreOffice where it lies in no usual place, as an unpacked copy does.
PROGRAM_VARIABLE = "DOCGEN_LIBREOFFICE"
#: soffice.com is the one on Windows that stays until it is done.
_PROGRAM_NAMES = ("soffice", "libreoffice", "soffice.com", "soffice.exe")
_INSTALL_PATHS = (
    "C:/Program Files/LibreOffice/program/soffice.com",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)
#: Files beside the program of LibreOffice that say its version, on Linux and Windows and on macOS.
_VERSION_FILES = ("bootstraprc", "bootstrap.ini", "../Resources/bootstraprc")
_VERSION = re.compile(r"^ProductKey=(.+)$", re.M)

#: What a conversion may take: to start the program, and for a document of which nothing more is known.
START_SECONDS, SECONDS_PER_DOCUMENT = 120.0, 30.0

#: The folders of conversions, and the variable that names one to the program and to all that it starts.
_FOLDER_PREFIX, _TEMPORARY = "docgen-", "TMPDIR"
_SECONDS_BETWEEN_LOOKS = 0.02
#: What ends this program, as far as a computer knows it.
_ENDING_SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
]
#: Where Linux shows the processes; one that begins while it is read is found the next time.
_PROCESSES, _SEARCHES = Path("/proc"), 3

#: What is said of a program that ends with an error, or is ended, and complains of nothing.
_STOPPED = "它半路停了"
#: How much is read of what a program says, and how much of its complaint is shown.
_MOST_READ_BYTES, _LONGEST_COMPLAINT = 65_536, 120

#: Settings of LibreOffice: macros are off, and nothing is loaded from other places.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse">
<value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
#: Word, asked by PowerShell to write every document of a folder as PDF (17): unseen, without questions, macros off (3).
_WORD_SCRIPT = """$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
    $word.Visible = $false
    $word.DisplayAlerts = 0
    $word.AutomationSecurity = 3
    foreach ($file in Get-ChildItem -LiteralPath $args[0] -Filter *.docx) {
        $document = $word.Documents.Open($file.FullName, $false, $true, $false)
        try { $document.ExportAsFixedFormat([IO.Path]::ChangeExtension($file.FullName, '.pdf'), 17) }
        finally { $document.Close(0) }
    }
} finally { $word.Quit(0) }
"""


class Converter(NamedTuple):
    """A program that makes PDF of Word documents, and the program that is started for it."""

    name: str
    program: Path

    @property
    def version(self) -> str:
        """Its version if that is known without starting it."""
        folder = Path(os.path.realpath(self.program)).parent
        for file in _VERSION_FILES:
            if (folder / file).is_file():
                with suppress(OSError):
                    match = _VERSION.search((folder / file).read_text("utf-8", errors="replace"))
                    return match[1].removeprefix(self.name).strip() if match else ""
        return ""


class WordDocument(NamedTuple):
    """A document to convert: what messages call it, and its content in pieces."""

    name: str
    content: Sequence[bytes]


def find_converters() -> list[Converter]:
    """What this computer can convert with, best first: Word where it is installed, as on Windows, and LibreOffice."""
    return list(filter(None, (_word(), _libreoffice())))


def required_converters() -> list[Converter]:
    """As ``find_converters``. Raises OutputError where there is none, with what to do about it."""
    if not (converters := find_converters()):
        raise _failed("这台电脑上没有 LibreOffice，也没有 Word，转不成 PDF", NO_CONVERTER_HINT)
    return converters


def convert(documents: Sequence[WordDocument], timeout_seconds: float = 0) -> list[bytes]:
    """The documents as PDF, converted by one call of a program. Raises OutputError.

    Where Word fails (it is not activated, or may not be driven) LibreOffice is tried too. Without a timeout a usual one
    is taken for so many documents.
    """
    converters = required_converters()
    for converter in converters[:-1]:
        with suppress(OutputError):
            return convert_with(converter, documents, timeout_seconds)
    return convert_with(converters[-1], documents, timeout_seconds)


def convert_with(converter: Converter, documents: Sequence[WordDocument], timeout_seconds: float = 0) -> list[bytes]:
    """The same with this program."""
    timeout = timeout_seconds or START_SECONDS + SECONDS_PER_DOCUMENT * len(documents)
    try:
        with tempfile.TemporaryDirectory(prefix=_FOLDER_PREFIX, ignore_cleanup_errors=True) as name:
            return _converted(converter, documents, Path(name), timeout)
    except OSError as error:
        raise conversion_failed(f"转 PDF 用的临时文件夹用不了：{reason_of(error)}") from error


def _converted(
    converter: Converter, documents: Sequence[WordDocument], folder: Path, timeout_seconds: float
) -> list[bytes]:
    """The PDFs that the program makes in a folder of our own. Raises OutputError, OSError."""
    sources = [folder / f"document{number or ''}.docx" for number in range(len(documents))]
    for source, document in zip(sources, documents, strict=True):
        with source.open("wb") as file:
            file.writelines(document.content)
    complaint = _run(converter, _command(converter, folder, sources), folder, timeout_seconds)
    for source, document in zip(sources, documents, strict=True):
        if not source.with_suffix(".pdf").is_file():
            said = f"（{complaint}）" if complaint else ""
            raise conversion_failed(f"{converter.name} 没有把“{document.name}”转成 PDF{said}")
    return [source.with_suffix(".pdf").read_bytes() for source in sources]


def conversion_failed(text: str) -> NoPdfError:
    """The error of a conversion that did not give what it should."""
    return _failed(text, "再试一次；还不行就不加 --pdf，做成 .docx 后在 Word、WPS 里另存为 PDF")


#: How a computer gets a converter, or does without.
NO_CONVERTER_HINT = (
    "装上 LibreOffice（免费，zh-cn.libreoffice.org）再试，Windows 上装了 Word 也行；"
    "或不加 --pdf，做成 .docx 后在 Word、WPS 里另存为 PDF"
)


def _failed(text: str, hint: str) -> NoPdfError:
    return NoPdfError([Problem(None, "O407", "error", text, hint)])


def _libreoffice() -> Converter | None:
    named = os.environ.get(PROGRAM_VARIABLE, "")
    if named and Path(named).is_file():
        return Converter("LibreOffice", Path(named))
    paths = (shutil.which(name) for name in _PROGRAM_NAMES)
    path = next(filter(None, paths), None) or next((path for path in _INSTALL_PATHS if Path(path).is_file()), None)
    return Converter("LibreOffice", Path(path)) if path else None


def _word() -> Converter | None:
    powershell = shutil.which("powershell")
    return Converter("Word", Path(powershell)) if powershell and has_word() else None


def _command(converter: Converter, folder: Path, sources: Sequence[Path]) -> list[str]:
    if converter.name == "Word":
        script = folder / "convert.ps1"
        script.write_text(_WORD_SCRIPT, "ascii")
        options = ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File"]
        return [str(converter.program), *options, str(script), str(folder)]
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf:writer_pdf_Export"]
    return [str(converter.program), profile, *options, "--outdir", str(folder), *map(str, sources)]


def _run(converter: Converter, command: Sequence[str], folder: Path, timeout_seconds: float) -> str:
    """Runs the program and returns what it complains of. Raises OutputError when it takes too long."""
    # a file, not a pipe: children that outlive the program would keep a pipe open
    said = folder / "said.txt"
    with said.open("wb") as output, ExitStack() as ended:
        try:
            with _signals_held():
                running = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=os.name == "posix",
                    # what it would leave elsewhere goes with the folder, and what it starts is known by this
                    env={**os.environ, _TEMPORARY: str(folder)},
                )
                ended.enter_context(_stopped_at_the_end(running, folder))
            _wait_for(running, timeout_seconds)
        except subprocess.TimeoutExpired as error:
            raise conversion_failed(f"{converter.name} {timeout_seconds:.0f} 秒没有做完") from error
        except OSError as error:
            raise conversion_failed(f"{converter.name} 启动不了：{reason_of(error)}") from error
    return _complaint(converter, said) or (_STOPPED if running.returncode else "")


def _wait_for(running: "subprocess.Popen[bytes]", timeout_seconds: float) -> None:
    """Waits until a program has ended. Raises TimeoutExpired.

    A signal that interrupts ``Popen.wait`` may leave its lock closed, and the program could not be waited for again.
    """
    last = monotonic() + timeout_seconds
    while True:
        with _signals_held():
            if running.poll() is not None:
                return
        if monotonic() > last:
            raise subprocess.TimeoutExpired(running.args, timeout_seconds)
        sleep(_SECONDS_BETWEEN_LOOKS)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Lets signals that end this program wait: one that comes while a program is started would leave it running."""
    if current_thread() is not main_thread():
        yield
        return
    came: list[int] = []
    handlers = {number: signal.getsignal(number) for number in _ENDING_SIGNALS}
    held = {number: handler for number, handler in handlers.items() if callable(handler)}
    for number in held:
        signal.signal(number, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)
        for number in came[:1]:
            signal.raise_signal(number)


@contextmanager
def _stopped_at_the_end(running: "subprocess.Popen[bytes]", folder: Path) -> Iterator[None]:
    """Stops what the converter has left running when it was done, or was killed itself, and whatever ends this."""
    stop = partial(_stop, running, folder)
    atexit.register(stop)  # a thread does not live to see the end of this program
    try:
        yield
    finally:
        stop()
        atexit.unregister(stop)


def _complaint(converter: Converter, said: Path) -> str:
    """The first line in which a program complains, as it can be shown; a program that has gone mad says anything."""
    try:
        with said.open("rb") as file:
            text = file.read(_MOST_READ_BYTES).decode(locale.getencoding(), errors="replace")
    except OSError:
        return ""
    lines = ("".join(filter(str.isprintable, line)).strip() for line in text.split("\n"))
    complaints = (line for line in lines if line and (converter.name == "Word" or "rror" in line))
    return next(complaints, "").replace("\ufffd", "")[:_LONGEST_COMPLAINT]


def _stop(running: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Kills the converter and the processes that it has started, also those that have left its group."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(running.pid, signal.SIGKILL)
    elif running.poll() is None:
        with suppress(OSError):
            # the program on Windows only starts another
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(running.pid)], capture_output=True, check=False)
        running.kill()
    running.wait()
    for _ in range(_SEARCHES):
        if not (left := _processes_of(folder)):
            return
        for process in left:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(process, signal.SIGKILL)


def _processes_of(folder: Path) -> list[int]:
    """The processes that were started for a conversion, as Linux lists them; other systems do not say."""
    mark = f"{_TEMPORARY}={folder}".encode()
    found = []
    for variables in _PROCESSES.glob("[0-9]*/environ"):
        with suppress(OSError):  # it has ended, or is another user's
            if mark in variables.read_bytes().split(b"\0"):
                found.append(int(variables.parent.name))
    return found
