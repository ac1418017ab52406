"""The programs of this computer: docgen itself, what converts to PDF, what prints, what shows Chinese."""

import locale
import os
import platform
import sys
from importlib.util import find_spec
from pathlib import Path

from docgen.api.doctor.diagnosis import Diagnosis
from docgen.output import printing
from docgen.output.converter import NO_CONVERTER_HINT, PROGRAM_VARIABLE, find_converters
from docgen.output.windows import printer_names

#: What docgen is built on: the modules, and what each is called where it is installed from.
_LIBRARIES = {
    "chinese_calendar": "chinesecalendar",
    "click": "click",
    "docx": "python-docx",
    "docxtpl": "docxtpl",
    "fontTools": "fonttools",
    "jinja2": "jinja2",
    "lxml": "lxml",
    "openpyxl": "openpyxl",
    "PIL": "pillow",
    "pypdf": "pypdf",
    "python_calamine": "python-calamine",
    "yaml": "pyyaml",
}
#: What only letters need.
_LETTER_LIBRARIES = {"docx": "python-docx", "pypdf": "pypdf"}
_OLDEST_LIBREOFFICE = 7
_PRINTER_SECONDS = 1


def program(version: str) -> Diagnosis:
    """docgen of this version, Python and the libraries."""
    text = f"docgen {version}，Python {platform.python_version()}，{platform.system()} {platform.release()}"
    lacking = [name for module, name in _LIBRARIES.items() if find_spec(module) is None]
    if lacking:
        remedy = f"运行 {sys.executable} -m pip install {' '.join(lacking)}"
        return Diagnosis("程序", "缺", f"{text}；没有装 {'、'.join(lacking)}", remedy)
    return Diagnosis("程序", "可用", text)


def converter() -> Diagnosis:
    """What makes PDF, and whether a copy that is named is there."""
    found = next(iter(find_converters()), None)
    if found is None:
        portable = f"不能安装软件就解压便携版，用环境变量 {PROGRAM_VARIABLE} 写明 soffice 的路径"
        text = "没有 LibreOffice，也没有 Word，不能用 --pdf"
        return Diagnosis("转 PDF", "缺", text, f"{NO_CONVERTER_HINT}；{portable}")
    # Word is started by PowerShell, which is nobody's concern
    text = "Word" if found.name == "Word" else f"{found.name} {found.version}".strip() + f"（{found.program}）"
    named = os.environ.get(PROGRAM_VARIABLE, "")
    if named and not Path(named).is_file():
        remedy = f"把 {PROGRAM_VARIABLE} 改成 soffice 的完整路径，或删去它"
        return Diagnosis("转 PDF", "提示", f"{PROGRAM_VARIABLE} 写的“{named}”不在，用 {text}", remedy)
    major = found.version.partition(".")[0]
    if major.isdecimal() and int(major) < _OLDEST_LIBREOFFICE:
        return Diagnosis(
            "转 PDF", "提示", f"{text} 太旧，排版可能不对", f"装 LibreOffice {_OLDEST_LIBREOFFICE} 以上的版本"
        )
    return Diagnosis("转 PDF", "可用", text)


def letters() -> Diagnosis:
    """What reads letters and lists for ``docgen intake``: Word files, PDF, old Word files."""
    lacking = [name for module, name in _LETTER_LIBRARIES.items() if find_spec(module) is None]
    kinds = " Word 文件（.docx）、表格、文本"
    install = f"运行 {sys.executable} -m pip install"
    if "python-docx" in lacking:
        text = "没有装 python-docx，docgen intake 读不了 Word 的来函和名单"
        return Diagnosis("读来函", "缺", text, f"{install} {' '.join(lacking)}")
    if lacking:
        text = f"docgen intake 能读{kinds}；没有装 pypdf，读不了 PDF"
        return Diagnosis("读来函", "提示", text, f"{install} pypdf；或用 WPS 把 PDF 存成 .docx")
    return Diagnosis(
        "读来函", "可用", f"docgen intake 能读{kinds}、有文字的 PDF；.doc 先另存为 .docx，扫描件先识别成文字"
    )


def printers() -> Diagnosis:
    """The printers, and whether cards can be sent to them."""
    if os.name == "nt":
        names = printer_names()
        remedy = "做成 PDF，打开后选“实际大小”打印"
        text = f"打印机：{'、'.join(names)}；Windows 上不能用 --print 直接打印"
        return Diagnosis(
            "打印", "提示", text if names else "没有装打印机", remedy if names else "在系统设置里添加打印机"
        )
    if not printing.can_print():
        return Diagnosis("打印", "提示", "没有 lp 命令，不能用 --print 直接打印", "装上 CUPS；或做成 PDF，打开后打印")
    names = printing.printers(_PRINTER_SECONDS)
    if not names:
        return Diagnosis("打印", "提示", "没有装打印机，或打印服务没有开", "在系统设置里添加打印机，lpstat -e 能看到它")
    return Diagnosis("打印", "可用", f"打印机：{'、'.join(names)}")


def terminal() -> Diagnosis:
    """Whether names of files and what is printed on the screen can be Chinese."""
    encoding, files = locale.getencoding(), sys.getfilesystemencoding()
    if os.name != "nt" and not _is_utf8(encoding):
        remedy = "先运行 export LANG=C.UTF-8（或 zh_CN.UTF-8）；写进 ~/.profile 就一直有效"
        return Diagnosis("中文显示", "提示", f"命令行的编码是 {encoding}，中文可能显示成问号或乱码", remedy)
    if not _is_utf8(files):
        return Diagnosis(
            "中文显示", "提示", f"文件名的编码是 {files}，中文文件名可能写不出来", "设环境变量 PYTHONUTF8=1"
        )
    return Diagnosis("中文显示", "可用", f"命令行的编码是 {encoding}，文件名的编码是 {files}")


def _is_utf8(encoding: str) -> bool:
    return encoding.lower().replace("-", "") == "utf8"
