"""Makes every kind of output from sources full of marks, and looks for the marks in all their bytes.

    python -m tests.cli.every_output FOLDER

The marks are the name of the person at the computer in its paths, its variables and the properties of templates,
pictures, workbooks and drafts; what is looked for beside them: versions of programs, and today.
"""

import datetime
import io
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import docx
import openpyxl
from openpyxl.comments import Comment
from PIL import Image, PngImagePlugin

from tests.conftest import OFFICE, ROOT

#: The person whose computer it is; stands in every folder, variable and property.
MARK = "ZHANGSAN"
_TODAY = datetime.date.today()
_PROGRAMS = re.compile(
    rb"LibreOffice|OpenOffice|openpyxl|python-docx|docxtpl|XlsxWriter|Pillow|libpng|pypdf|pikepdf|qpdf|reportlab"
    rb"|Ghostscript|docgen[ /]v?[0-9]",
    re.IGNORECASE,
)
_FONT_FILE = re.compile(rb"[\x21-\x7e]{0,60}/[\x21-\x7e]*\.(?:ttf|otf|ttc)", re.IGNORECASE)


class Trace(NamedTuple):
    """Something in a finished file that tells of the person, the computer or the hour."""

    file: str
    part: str
    what: str


def marks() -> dict[str, bytes]:
    """What must be in no output, in bytes of small letters."""
    texts = {MARK, _TODAY.isoformat(), f"{_TODAY:%Y%m%d}", f"{_TODAY.year}年{_TODAY.month}月{_TODAY.day}日"}
    texts.update(text for text in (socket.gethostname(), str(ROOT)) if len(text) > 5)
    return {
        f"{text} ({code})": text.lower().encode(code)
        for text in sorted(texts)
        for code in ("utf-8", "utf-16-be", "utf-16-le")
    }


def parts_of(content: bytes, name: str = "") -> Iterator[tuple[str, bytes]]:
    """A file, the members of a package and of packages in it, and what is packed in its streams."""
    yield name, content
    if content.startswith(b"PK\3\4"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield f"{name}!remark", archive.comment
            for member in archive.infolist():
                head = repr((member.filename, member.comment, member.extra, member.create_system, member.date_time))
                yield f"{name}!{member.filename} (its entry)", head.encode()
                yield from parts_of(archive.read(member), f"{name}!{member.filename}")
        return
    for found in re.finditer(rb"stream\r?\n|(?=\x78[\x01\x5e\x9c\xda])", content):
        inflater = zlib.decompressobj()
        try:
            yield f"{name}@{found.end()}", inflater.decompress(content[found.end() :], 5_000_000)
        except zlib.error:
            continue


def traces_in(path: Path) -> Iterator[Trace]:
    sought = marks()
    for part, content in parts_of(path.read_bytes()):
        small = content.lower()
        for what, mark in sought.items():
            if mark in small:
                yield Trace(path.name, part, what)
        for found in (*_PROGRAMS.finditer(content), *_FONT_FILE.finditer(content)):
            yield Trace(path.name, part, found.group().decode("latin-1"))
        if part.endswith("(its entry)") and b"(1980, 1, 1, 0, 0, 0)" not in content:
            yield Trace(path.name, part, content.decode())


def _marked_png() -> bytes:
    texts, made = PngImagePlugin.PngInfo(), io.BytesIO()
    texts.add_text("Author", MARK)
    texts.add_itxt("Software", f"C:\\Users\\{MARK}")
    Image.effect_noise((400, 300), 90).convert("RGB").save(made, "PNG", pnginfo=texts, exif=_exif())
    return made.getvalue()


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif[0x013B], exif[0x010E], exif[0x0131] = MARK, MARK, f"{MARK} 1.0"
    exif.get_ifd(0x8825).update({1: "N", 2: (30.0, 1.0, 2.0), 29: _TODAY.isoformat()})
    return exif


def _marked_jpeg() -> bytes:
    made = io.BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(made, "JPEG", exif=_exif(), comment=MARK.encode())
    return made.getvalue() * 2  # a second picture behind the first, as phones add one


def _marked_word(*lines: str) -> bytes:
    made = io.BytesIO()
    document = docx.Document()
    of = document.core_properties
    of.author = of.last_modified_by = of.comments = of.keywords = of.category = of.subject = MARK
    for line in lines:
        document.add_paragraph(line)
    document.add_picture(io.BytesIO(_marked_jpeg()))
    if "{{" in "".join(lines):  # what is hidden in a letter is its text all the same
        document.add_paragraph("{{ 标题 }}").add_run(MARK).font.hidden = True
    document.save(made)
    return made.getvalue()


def _mark_workbook(book: openpyxl.Workbook, path: Path) -> None:
    """Writes a workbook whose properties and notes name the person."""
    of = book.properties
    of.creator = of.lastModifiedBy = of.description = of.keywords = of.category = of.title = MARK
    sheet = book.worksheets[0]
    sheet["A1"].comment = Comment(MARK, MARK)
    book.save(path)


_BRAND = """名称: 清江
标志: {文件: 图.png, 宽: 30}
图: [{名称: 照片, 文件: 图.jpg, 宽: 60}]
"""


def require_done(done: subprocess.CompletedProcess[str], arguments: Sequence[str]) -> None:
    """A command that finds faults in a year writes its paper all the same, and ends with 1."""
    written = Path(arguments[arguments.index("-o") + 1]) if "-o" in arguments else None
    assert done.returncode in (0, 1), (arguments, done.returncode, done.stderr[-800:])
    assert written is None or list(written.parent.glob(f"{written.stem}*")), (arguments, done.stderr[-800:])


class Desk:
    """A computer of that person, with an office in a folder of his, and the commands that are run elsewhere on it."""

    def __init__(self, root: Path) -> None:
        self.home = root / "home" / MARK
        self.office, self.made, self.elsewhere = self.home / "办公室", self.home / "成品", self.home / "别处"
        for folder in (self.made, self.elsewhere, self.home / "tmp"):
            folder.mkdir(parents=True)
        shutil.copytree(OFFICE, self.office)
        names = dict.fromkeys(("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME", "AUTHOR", "FULLNAME"), MARK)
        folders = {"HOME": self.home, "USERPROFILE": self.home, "TMPDIR": self.home / "tmp", "PYTHONPATH": ROOT}
        cache = {"DOCGEN_CACHE": self.home / "缓存", "XDG_CACHE_HOME": self.home / "缓存"}
        self.variables = {**os.environ, **names, **{key: str(path) for key, path in {**folders, **cache}.items()}}

    def command(self, arguments: Sequence[str]) -> list[str]:
        """What is started to run ``docgen`` with these arguments."""
        return [sys.executable, "-m", "docgen", *arguments]

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs ``docgen`` from another folder."""
        done = subprocess.run(
            self.command(arguments),
            cwd=self.elsewhere,
            env=self.variables,
            capture_output=True,
            text=True,
            check=False,
            timeout=500,
        )
        require_done(done, arguments)
        return done

    def plant(self) -> None:
        """Puts files full of marks into the office."""
        brand = self.office / "牌"
        brand.mkdir()
        (brand / "brand.yaml").write_text(_BRAND, "utf-8")
        (brand / "图.png").write_bytes(_marked_png())
        (brand / "图.jpg").write_bytes(_marked_jpeg())
        visits = self.office / "来访"
        for name, content in (("图.png", _marked_png()), ("图.jpg", _marked_jpeg())):
            (visits / name).write_bytes(content)
        plain = (visits / "2026-052.yaml").read_text("utf-8")
        (visits / "附图.yaml").write_text(
            f"{plain}\n附件: [{{名称: 左图, 文件: 图.png}}, {{名称: 右图, 文件: 图.jpg}}]\n", "utf-8"
        )
        (self.office / "模板.docx").write_bytes(_marked_word("{{ 标题 }}"))
        (self.office / "数据.yaml").write_text("标题: 考察\n", "utf-8")
        table = openpyxl.Workbook()
        for row in (["标题"], ["考察"], ["座谈"]):
            table.worksheets[0].append(row)
        _mark_workbook(table, self.office / "数据.xlsx")
        (self.office / "稿.docx").write_bytes(_marked_word("关于邀请贵单位来访的函", "云州市人民政府：", "请来考察。"))
        self.run("export", str(visits / "2026-041.yaml"), "-o", str(visits / "表.xlsx"))
        _mark_workbook(openpyxl.load_workbook(visits / "表.xlsx"), visits / "表.xlsx")


def commands(desk: Desk, converts: bool) -> Iterator[list[str]]:
    """Every command that writes, with an output of each form that it knows."""
    visit, table = str(desk.office / "来访" / "2026-041.yaml"), str(desk.office / "来访" / "表.xlsx")
    year, audited = str(desk.office / "台账" / "2023"), str(desk.office / "审计" / "2025")
    plain = [("seating", "座次.svg"), ("seating", "座次.png"), ("cards", "席卡.docx"), ("badges", "证件.docx"),
             ("roster", "名单.docx"), ("export", "导出.xlsx"), ("export", "导出.yaml")]  # fmt: skip
    for command, name in plain:
        yield [command, visit, "-o", str(desk.made / name)]
    yield ["plan", str(desk.office / "来访" / "附图.yaml"), "--draft", "-o", str(desk.made / "附图.docx")]
    yield ["pack", table, "--draft", "-o", str(desk.made / "全套"), "--zip", *(["--pdf", "--bind"] if converts else [])]
    yield ["pack", visit, "-o", str(desk.made / "另一套")]
    yield ["audit", audited, "-o", str(desk.made / "检查.docx"), "--corrections", str(desk.made / "整改.xlsx")]
    yield ["audit", audited, "-o", str(desk.made / "检查.xlsx")]
    for kind in ("disclosure", "summary"):
        yield [kind, year, "-o", str(desk.made / f"{kind}.docx")]
    this_year = [str(desk.office / "来访"), "--year", "2026"]
    yield ["feedback", *this_year, "-o", str(desk.made / "专报.docx")]
    yield ["followup", *this_year, "--as-of", "2026-08-01", "-o", str(desk.made / "跟踪.docx")]
    yield ["followup", *this_year, "--as-of", "2026-08-01", "-o", str(desk.made / "跟踪.xlsx")]
    draft = str(next((desk.office / "稿子").glob("*总结*")))
    yield ["summary", "--draft", draft, year, "-o", str(desk.made / "总结.docx")]
    yield ["speech", str(next((desk.office / "稿子").glob("*讲话*"))), "-o", str(desk.made / "讲话.docx")]
    template, data = str(desk.office / "模板.docx"), str(desk.office / "数据.yaml")
    yield ["fill", template, data, "-o", str(desk.made / "填好.docx")]
    yield ["fill", template, data, "--engine", "docxtpl", "-o", str(desk.made / "填好（docxtpl）.docx")]
    yield ["plan", visit, "--draft", "--template", template, "-o", str(desk.made / "按模板.docx")]
    yield ["fill", template, str(desk.office / "数据.xlsx"), "-o", str(desk.made / "每行一份")]
    yield ["template", "adopt", str(desk.office / "模板.docx"), "-o", str(desk.made / "收编.docx")]
    yield ["brand", "show", str(desk.office / "牌"), "-o", str(desk.made / "品牌.docx")]
    yield ["intake", str(desk.office / "稿.docx"), "-o", str(desk.made / "来函.yaml")]
    yield ["intake", str(desk.office / "稿.docx"), "-o", str(desk.made / "来函.xlsx")]
    yield ["new", "--xlsx", str(desk.made / "空表.xlsx")]
    yield ["new", str(desk.made / "新办公室"), "--unit", "清江区接待办公室"]
    yield ["check", visit, "--fix", "-o", str(desk.made / "改好.yaml")]
    if converts:
        yield ["plan", visit, "--draft", "--pdf", "-o", str(desk.made / "方案.pdf")]
        yield ["seating", visit, "--pdf", "-o", str(desk.made / "座次.pdf")]
        yield ["cards", visit, "--pdf", "--up", "4", "-o", str(desk.made / "席卡.pdf")]


def outputs(desk: Desk, converts: bool) -> list[Path]:
    """All files that the commands make there."""
    desk.plant()
    for arguments in commands(desk, converts):
        desk.run(*arguments)
    return sorted(path for path in desk.made.rglob("*") if path.is_file())


#: Commands that say no --force: what they write is never replaced.
_NEVER_REPLACES = ("intake", "new", "check")


def opened_to_others(desk: Desk, converts: bool) -> tuple[int, list[str]]:
    """How many files were replaced that only their owner could read, and those that others can read since."""
    for path in desk.made.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    before = {path: path.stat().st_mtime_ns for path in desk.made.rglob("*") if path.is_file()}
    for arguments in commands(desk, converts):
        if arguments[0] == "pack":  # what has not changed is not written again
            arguments += ["--set", "标题=另一个代表团来清江区考察"]
        if arguments[0] not in _NEVER_REPLACES:
            desk.run(*arguments, "--force")
    replaced = [path for path in before if path.exists() and path.stat().st_mtime_ns != before[path]]
    return len(replaced), [str(path) for path in replaced if stat.S_IMODE(path.stat().st_mode) != 0o600]


def main() -> None:
    desk = Desk(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()))
    converts = shutil.which("soffice") is not None
    made = outputs(desk, converts)
    found = [trace for path in made for trace in traces_in(path)]
    for trace in found:
        print(*trace, sep=" | ")
    replaced, opened = opened_to_others(desk, converts)
    print(*opened, sep="\n")
    endings = " ".join(sorted({path.suffix for path in made}))
    print(f"{len(made)} files ({endings}): {len(found)} traces")
    print(f"{replaced} of them replaced: {len(opened)} opened to others")


if __name__ == "__main__":
    main()
