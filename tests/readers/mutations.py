"""Breaks good files by chance, as disks, programs and hands break them, and tries each in a process with limits.

    python -m tests.readers.mutations yaml 8000 1

A mutation must end in a reading or in sentences: no traceback, none that runs on, none that eats the memory. Kinds are
yaml, xlsx, rows (CSV and pasted text), letters (.docx and text). Seeds are chosen with the third number.
"""

import io
import json
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

import docgen
from docgen.api.cards.source import read_card_source
from docgen.api.export import export
from docgen.api.intake.yaml_text import draft_yaml
from docgen.cards.options import CardOptions
from docgen.errors import DocgenError, Problem
from docgen.readers.visit_file.nodes import Source
from docgen.readers.visit_file.visit import read_tree
from tests.conftest import OFFICE
from tests.readers.letters.files import written_incoming
from tests.readers.letters.incoming import FURTHER, LETTERS, LISTS
from tests.readers.variants.clean import clean_visit
from tests.readers.variants.laid_out import workbook_of
from tests.readers.variants.typed import yaml_of

MOST_SECONDS, MOST_MEGABYTES = 5, 500
#: What is put in where it does not belong.
MARKS = (
    "：，。、；（）〔〕【】｛｝［］“”‘’·•—－～ \t\n\r\u3000\u00a0\u2028\x85\x0b\0\ufeff\u200b\u202e\U00020000\ud7ff"
    "0123456789０１月日年人至一二三十百千万元时分点半号:{}[]#\"'\\=+-@|A&<>%!*?周明远关于函局委长女"
)
LONG = ("9" * 400, "[" * 60, "{a: " * 40, "、" * 300, "周" * 500, "1" * 19 + "." + "3" * 40, "-" * 200, "(" * 200)
VALUES: tuple[object, ...] = (
    None, "", " ", "\u3000", 0, -1, 1e300, 0.1, 2**53, True, "#N/A", "=1/0", "=A1", "=SUM(A:A)", "合计", "备注：无",
    "例：", "2026-13-45", "99:99", "301-305、307", "1" * 300, "一" * 5000, "周　明远", "、", "，", "：", "姓名", "全体",
    "@所有人", "\n", "张三\n李四", "'0301", "10%", "～", "其他21人", "None", "{a: b}", "[1]", "- ", "标题：考察",
)  # fmt: skip


class Mutation(NamedTuple):
    """A broken file: the ending of its name, and its bytes."""

    ending: str
    content: bytes


def broken_text(text: str, chance: random.Random) -> str:
    """A text with one to a dozen slips of the hand, lines lost, doubled or moved, pieces put elsewhere."""
    for _ in range(chance.randint(1, chance.choice((1, 3, 12)))):
        at, other = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
        match chance.randrange(8):
            case 0:
                text = text[:at] + text[at + chance.randint(1, 8) :]
            case 1:
                text = text[:at] + chance.choice(MARKS) + text[at:]
            case 2:
                text = text[:at] + chance.choice(MARKS) + text[at + 1 :]
            case 3:
                text = text[:at] + text[other : other + chance.randint(1, 60)] + text[at:]
            case 4:
                text = text[:at] + chance.choice(LONG) + text[at:]
            case 5:
                text = text[:at] + chance.choice(MARKS) * chance.randint(2, 300) + text[at:]
            case 6:
                lines = text.split("\n")
                lines.insert(chance.randrange(len(lines)), lines[chance.randrange(len(lines))])
                text = "\n".join(lines)
            case 7:
                lines = text.split("\n")
                del lines[chance.randrange(len(lines))]
                text = "\n".join(lines)
    return text


def broken_bytes(content: bytes, chance: random.Random) -> bytes:
    """Bytes with some of them changed, lost or doubled, or cut off somewhere."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(changed) + 1)
        match chance.randrange(4):
            case 0:
                changed[at : at + 1] = bytes((chance.randrange(256),))
            case 1:
                del changed[at : at + chance.randint(1, 20)]
            case 2:
                changed[at:at] = changed[at : at + chance.randint(1, 50)]
            case 3 if chance.random() < 0.2:
                del changed[at:]
    return bytes(changed)


def encoded(text: str, chance: random.Random) -> bytes:
    encoding = chance.choice(("utf-8",) * 8 + ("utf-8-sig", "gb18030", "utf-16"))
    content = text.encode(encoding, "replace")
    return broken_bytes(content, chance) if chance.random() < 0.1 else content


def broken_cells(content: bytes, chance: random.Random) -> bytes:
    """A workbook in which cells are changed, rows and columns put in or taken out, cells merged, sheets renamed."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for _ in range(chance.randint(1, 8)):
        sheet = chance.choice(book.worksheets)
        row, column = chance.randint(1, sheet.max_row + 2), chance.randint(1, sheet.max_column + 2)
        match chance.randrange(9):
            case 0 | 1 | 2:
                cell = sheet.cell(row, column)
                if cell.__class__.__name__ != "MergedCell":
                    cell.value = chance.choice(VALUES)
            case 3:
                sheet.insert_rows(row, chance.randint(1, 3))
            case 4:
                sheet.delete_rows(row, chance.randint(1, 3))
            case 5:
                sheet.insert_cols(column)
            case 6:
                sheet.delete_cols(column)
            case 7:
                last_row, last_column = row + chance.randint(0, 4), column + chance.randint(0, 4)
                sheet.merge_cells(start_row=row, end_row=last_row, start_column=column, end_column=last_column)
            case 8:
                sheet.title = chance.choice(("来宾", "表1", "日程安排", "人员 名单", "基本信息", "2026", sheet.title))
                sheet.row_dimensions[row].hidden = chance.random() < 0.3
    changed = io.BytesIO()
    book.save(changed)
    return changed.getvalue()


_TAG = re.compile(rb"<[^>]+>")
_NUMBER = re.compile(rb'(?<==")\d+|(?<=<v>)[^<]*|(?<=r=")[A-Z]+\d+|(?<=ref=")[^"]*')
FAR = (b"XFD1048576", b"A1", b"ZZZ9", b"A0", b"A99999999", b"GR1048576", b"A1:XFD1048576", b"B2:A1", b"", b"-1", b"2")
FIGURES = (
    b"0",
    b"-1",
    b"99999999999",
    b"1e308",
    b"NaN",
    b"4294967296",
    b"",
    b"&#0;",
    b"A",
    b"9" * 300,
    b"1.5",
    b"TRUE",
)


def broken_xml(content: bytes, chance: random.Random) -> bytes:
    """XML with tags lost, doubled or moved, numbers and references changed, bytes broken."""
    for _ in range(chance.randint(1, 6)):
        tags = list(_TAG.finditer(content))
        numbers = list(_NUMBER.finditer(content))
        match chance.randrange(6):
            case 0 | 1 if tags:
                tag = chance.choice(tags)
                new = chance.choice((b"", tag.group() * 2, chance.choice(tags).group(), b"<x>", b"<!-- -->", b"&a;"))
                content = content[: tag.start()] + new + content[tag.end() :]
            case 2 | 3 if numbers:
                number = chance.choice(numbers)
                content = content[: number.start()] + chance.choice(FAR + FIGURES) + content[number.end() :]
            case 4:
                content = broken_bytes(content, chance)
            case 5:
                content = content[: chance.randrange(len(content) + 1)]
    return content


def broken_package(content: bytes, chance: random.Random) -> bytes:
    """A zip of which one or two parts are broken, lost or doubled."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = set(chance.choices(names, k=chance.randint(1, 2)))
        for name in names:
            part = old.read(name)
            if name in chosen and chance.random() < 0.1:
                continue
            new.writestr(name, broken_xml(part, chance) if name in chosen else part)
    return changed.getvalue()


def broken_book(content: bytes, chance: random.Random) -> bytes:
    how = chance.random()
    if how < 0.5:
        return broken_cells(content, chance)
    return broken_package(content, chance) if how < 0.85 else broken_bytes(content, chance)


@cache
def visits() -> Sequence[str]:
    """The example visits, which are long, and short ones."""
    texts = [path.read_text("utf-8") for path in sorted((OFFICE / "来访").glob("*.yaml"))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "来访.yaml"
        for seed in range(30):
            yaml_of(clean_visit(seed), random.Random(seed), path)
            texts.append(path.read_text("utf-8"))
    return texts


@cache
def books() -> Sequence[bytes]:
    """Visits in several layouts, forms without their drawing; a list of names, a ledger."""
    forms = [export(path, "来访.xlsx").content for path in sorted((OFFICE / "来访").glob("*.yaml"))[:2]]
    laid_out = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "来访.xlsx"
        for seed in range(12):
            workbook_of(clean_visit(seed), random.Random(seed), path, sections=4)
            laid_out.append(path.read_bytes())
    return [*laid_out, *(_saved(_plain_book(form)) for form in forms), _saved(_roster_book()), _saved(_ledger_book())]


def _plain_book(form: bytes) -> openpyxl.Workbook:
    plain = openpyxl.Workbook()
    del plain[plain.sheetnames[0]]
    for sheet in openpyxl.load_workbook(io.BytesIO(form), read_only=True):
        rows = [row for row in sheet.iter_rows(max_row=25, values_only=True) if any(row)]
        if len(rows) > 1:
            copy = plain.create_sheet(sheet.title)
            for row in rows:
                copy.append(row)
    return plain


def _saved(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _roster_book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["江北区考察团名单"])
    sheet.merge_cells("A1:E1")
    for row in ROSTER:
        sheet.append(row.split(","))
    sheet.merge_cells("D3:D4")
    return book


def _ledger_book() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in LEDGER:
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row.split(",")])
    return book


ROSTER = (
    "序号,姓名,性别,单位,职务",
    "1,周明远,男,云州市委,副书记",
    "2,韩喆,男,云州市委,秘书长",
    "3,李　娜,女,云州市商务局,局长",
    "4,阿依古丽·买买提,女,云州市政府,副市长",
    "合计,4人,,,",
)
LEDGER = (
    "编号,标题,日期,统计类别,批次,人次,领导人数",
    "2026-001,云州市代表团来访,2026-03-05,厅局级,1,12,3",
    "2026-002,江北区考察团来访,2026-04-06,县处级,1,8,1",
    "2026-003,青山县来访,2026-05-07 至 2026-05-08,县处级,1,20,2",
    "合计,,,,3,40,6",
)
LISTS_OF_NAMES = (
    "@所有人 请大家报名\n1. 周明远 副书记\n2、李　娜 局长 +1\n③韩喆（男，汉族）[强]\n• 郑国梁 • 王海燕\n共5人",
    "周明远 市委副书记\n张三（副市长）、李四（科长）、王五\nAnna Lind 大使\n罗大为-县民政局-局长\n阿依古丽·买买提女士",
    "姓名\t单位\t职务\n周明远\t云州市委\t副书记\n韩  喆\t云州市委\t秘书长\n",
    "一、来宾\n（一）周明远，市委副书记\n（二）韩喆，秘书长\n二、陪同\n沈静、罗文等2人\n",
)


def yaml_mutation(chance: random.Random) -> Mutation:
    return Mutation(".yaml", encoded(broken_text(chance.choice(visits()), chance), chance))


def book_mutation(chance: random.Random) -> Mutation:
    content = chance.choice(books())
    try:
        return Mutation(".xlsx", broken_book(content, chance))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, InvalidFileException):
        return Mutation(".xlsx", broken_bytes(content, chance))  # what openpyxl cannot write


def rows_mutation(chance: random.Random) -> Mutation:
    text = chance.choice(("\n".join(ROSTER), "\n".join(LEDGER), *LISTS_OF_NAMES))
    if chance.random() < 0.1:
        text = text.replace(",", chance.choice(("\t", "，", ";", " ")))
    return Mutation(chance.choice((".csv", ".txt")), encoded(broken_text(text, chance), chance))


@cache
def letters() -> Sequence[Mutation]:
    with tempfile.TemporaryDirectory() as folder:
        paths = [written_incoming(one, Path(folder)) for one in (*LETTERS, *LISTS, *FURTHER)]
        return [Mutation(path.suffix, path.read_bytes()) for path in paths]


def letter_mutation(chance: random.Random) -> Mutation:
    ending = chance.choice((".docx", ".txt"))
    letter = chance.choice([one for one in letters() if one.ending == ending])
    if ending == ".txt":
        return Mutation(ending, encoded(broken_text(letter.content.decode(), chance), chance))
    how = chance.random()
    if how < 0.2:
        return Mutation(ending, broken_bytes(letter.content, chance))
    if how < 0.5:
        return Mutation(ending, broken_package(letter.content, chance))
    return Mutation(ending, _with_document(letter.content, lambda part: _broken_document(part, chance)))


WORD_TAGS = (
    b'<w:vMerge/>', b'<w:gridSpan w:val="99999"/>', b'<w:gridSpan w:val="x"/>', b'<w:gridBefore w:val="5"/>',
    b"<w:tbl/>", b"<w:tr/>", b"<w:tc/>", b"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    b"<w:br/>", b"<w:tab/>", b"<w:sdt/>",
)  # fmt: skip


def _broken_document(part: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.5:
        return broken_text(part.decode(), chance).encode("utf-8", "replace")
    for _ in range(chance.randint(1, 6)):
        tag = chance.choice(list(_TAG.finditer(part)))
        part = part[: tag.start()] + chance.choice((*WORD_TAGS, tag.group())) + part[chance.choice(tag.span()) :]
    return part


def _with_document(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name == "word/document.xml" else part)
    return changed.getvalue()


def office_of(path: Path) -> Path | None:
    """The office whose tables are read with a broken file: for some of them, as the tables take their time."""
    return OFFICE / "office.yaml" if path.stat().st_size % 4 == 0 else None


def try_visit(path: Path) -> None:
    """Reads and checks a visit, mends its slips, and reads the copy."""
    try:
        say(docgen.check(docgen.load(path, office_of(path))))
    finally:
        if path.suffix == ".yaml" and path.stat().st_size % 3 == 0:
            docgen.fix(path, path.with_name("新.yaml"), office_of(path))


def try_book(path: Path) -> None:
    """Reads a workbook as one of what it may be: a visit twice as often as a roster, a ledger, what was sent."""
    readings: tuple[Callable[[], object], ...] = (
        lambda: try_visit(path),
        lambda: try_visit(path),
        lambda: read_card_source(path, CardOptions()),
        lambda: docgen.intake([path]),
        lambda: docgen.stats([path]),
    )
    readings[path.stat().st_size % len(readings)]()


def try_rows(path: Path) -> None:
    """Reads rows as a roster, as names in order, as a ledger, as what was pasted."""
    each(
        lambda: read_card_source(path, CardOptions()),
        lambda: docgen.order_names(path),
        lambda: docgen.stats([path]),
        lambda: docgen.intake([path]),
    )


def try_letter(path: Path) -> None:
    """Makes a draft of a letter; what is written can be read."""
    draft = docgen.intake([path])
    docgen.intake_json(draft)
    tree = read_tree(Source("草稿", draft_yaml(draft)), ())
    assert not tree.slips
    # what the draft is not sure of is asked about
    assert {problem.code for problem in tree.problems} <= {"D128"}


def each(*readings: Callable[[], object]) -> None:
    """Tries several readings; each may refuse the file in sentences."""
    for reading in readings:
        try:
            reading()
        except DocgenError as refused:
            say(refused.problems)


def say(problems: Sequence[Problem]) -> None:
    """What the terminal and ``--json`` need of problems can be had."""
    assert all(problem.text for problem in problems)
    json.loads(docgen.problems_json(problems))


class MutationKind(NamedTuple):
    """How files of a kind are broken, and how they are tried."""

    broken: Callable[[random.Random], Mutation]
    tried: Callable[[Path], None]


KINDS = {
    "yaml": MutationKind(yaml_mutation, try_visit),
    "xlsx": MutationKind(book_mutation, try_book),
    "rows": MutationKind(rows_mutation, try_rows),
    "letters": MutationKind(letter_mutation, try_letter),
}


def try_mutation(kind: str, seed: int, folder: Path) -> None:
    """Breaks a file with this seed and tries it. Raises whatever is no sentence."""
    mutation = KINDS[kind].broken(random.Random(f"{kind} {seed}"))
    path = folder / f"坏{mutation.ending}"
    path.write_bytes(mutation.content)
    try:
        KINDS[kind].tried(path)
    except DocgenError as refused:
        say(refused.problems)


class HangError(Exception):
    """A mutation runs longer than it may."""


def _stop(_number: int, _frame: object) -> None:
    raise HangError


def _try_from(kind: str, seeds: range, folder: Path, report: int) -> None:
    """In a process of its own: tries mutations, and reports each to a pipe: its seed, what went wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, _stop)
    for seed in seeds:
        os.write(report, f"\n{seed}\t".encode())
        before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS * 2)
        fault = ""
        try:
            try_mutation(kind, seed, folder)
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is a finding
            frames = traceback.extract_tb(error.__traceback__)[-3:]
            places = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
            fault = f"{type(error).__name__} {str(error)[:90]!r} {places}"
        signal.setitimer(signal.ITIMER_PROF, 0)
        after, taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time() - started
        if not fault and taken > MOST_SECONDS:
            fault = f"took {taken:.1f} s"
        if not fault and after > MOST_MEGABYTES * 1024 and after > before:
            fault = f"took {after // 1024} MB"
        os.write(report, (fault or "-").encode())
        if fault.startswith("took"):
            break  # the next one is measured from the start


def findings(kind: str, seeds: range) -> Iterator[tuple[int, str]]:
    """The seeds whose mutations end in no sentence, and how they end."""
    with tempfile.TemporaryDirectory() as folder:
        start = seeds.start
        while start < seeds.stop:
            reading, writing = os.pipe()
            child = os.fork()
            if child == 0:
                os.close(reading)
                try:
                    _try_from(kind, range(start, seeds.stop), Path(folder), writing)
                finally:
                    os._exit(0)
            os.close(writing)
            seed, fault = start, ""
            with os.fdopen(reading, encoding="utf-8", errors="replace") as lines:
                for line in filter(None, (line.rstrip("\n") for line in lines)):
                    number, _, fault = line.partition("\t")
                    seed = int(number)
                    if fault not in ("", "-"):
                        yield seed, fault
            _, status = os.waitpid(child, 0)
            if not fault:
                yield seed, f"died with {os.waitstatus_to_exitcode(status)}"
            start = seed + 1


#: So many mutations are tried between two lines that say how far it is.
_BATCH = 500


def main() -> None:
    kind, count, first = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    {"xlsx": books, "letters": letters, "yaml": visits}.get(kind, tuple)()
    total = 0
    for start in range(first, first + count, _BATCH):
        for seed, fault in findings(kind, range(start, min(start + _BATCH, first + count))):
            total += 1
            print(f"{kind} {seed}: {fault}", flush=True)
        print(f"{min(start + _BATCH, first + count) - first} tried", flush=True)
    print(f"{count} mutations of {kind}: {total} findings", flush=True)


if __name__ == "__main__":
    main()
