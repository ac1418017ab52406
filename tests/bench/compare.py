"""How fast the engine is beside plain docxtpl: the same template, the same context, in one run. By hand:

    python -m tests.bench.compare

Figures are cpu seconds (user and system) of this process or of a child, medians; what counts are the ratios.
"""

import gc
import io
import json
import math
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import yaml
from docxtpl import DocxTemplate

from docgen.face import File as Paper
from docgen.face import load, write
from docgen.kind import Desk, kind
from docgen.load.nodes import Source, compose
from docgen.word import fill
from docgen.word.bricks import document, paragraph, tag
from docgen.word.package import canonical, read
from tests.conftest import OFFICE, ROOT

VISIT = OFFICE / "来访" / "2026-041.yaml"
PLAN = ROOT / "templates" / "docx" / "plan.docx"


def cpu(work: Callable[[], object], times: int = 5) -> float:
    """Median cpu seconds of ``work``."""
    found = []
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return statistics.median(found)


def child(*command: str, times: int = 7) -> float:
    """Median cpu seconds of a whole process."""
    found = []
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(found)


def say(what: str, ours: float, theirs: float, target: float) -> None:
    print(f"{what:44} {ours:9.4f} s {theirs:9.4f} s   ratio {ours / theirs:6.3f}   target {target}")


def plain_plan() -> bytes:
    """The stock plan in docxtpl's own words: without our filter and our indent."""
    parts = read(PLAN.read_bytes())
    text = parts["word/document.xml"].decode()
    parts["word/document.xml"] = text.replace("|对齐", "").replace("{% 右空 行.右空 %}", "").encode()
    return canonical(parts)


def by_docxtpl(content: bytes, context: dict) -> bytes:  # type: ignore[type-arg]
    made = DocxTemplate(io.BytesIO(content))
    made.render(context, autoescape=True)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def plan_context() -> dict:  # type: ignore[type-arg]
    (page,) = kind("plan").pages(Desk(load(VISIT)))
    return dict(page.context)


def one_plan_warm() -> None:
    content, context = plain_plan(), plan_context()
    fill(content, context)
    ours = cpu(lambda: [fill(content, context) for _ in range(40)]) / 40
    theirs = cpu(lambda: [by_docxtpl(content, context) for _ in range(5)]) / 5
    say("one plan, warm, in process", ours, theirs, 0.15)


def one_plan_whole() -> None:
    with tempfile.TemporaryDirectory(dir=ROOT) as folder:
        template, data = Path(folder) / "plan.docx", Path(folder) / "data.json"
        template.write_bytes(plain_plan())
        data.write_text(json.dumps(plan_context(), ensure_ascii=False))
        code = (
            "import sys, json; from docxtpl import DocxTemplate; t = DocxTemplate(sys.argv[1]); "
            "t.render(json.load(open(sys.argv[2])), autoescape=True); t.save(sys.argv[3])"
        )
        theirs = child(sys.executable, "-c", code, str(template), str(data), str(Path(folder) / "theirs.docx"))
        ours = child(
            sys.executable, "-m", "docgen", "plan", str(VISIT), "-o", str(Path(folder) / "ours.docx"), "--force"
        )
    say("one plan, whole process, from YAML", ours, theirs, 1.7)


CARD = ("姓名", "单位", "职务", "电话", "座位")


def people(number: int) -> list[dict[str, str]]:
    return [{**{word: f"{word}{one}" for word in CARD}, "姓名": "张三"} for one in range(number)]


def thousand_files() -> None:
    content = document([paragraph(f"{word}：{{{{ {word} }}}}") for word in CARD])
    cards = [{**card, "标题": "卡"} for card in people(1_000)]

    def ours() -> None:
        with tempfile.TemporaryDirectory(dir=ROOT) as folder:
            write([Paper(f"{number}.docx", fill(content, card)) for number, card in enumerate(cards)], folder)

    def theirs() -> None:
        with tempfile.TemporaryDirectory(dir=ROOT) as folder:
            for number, card in enumerate(cards[:100]):
                (Path(folder) / f"{number}.docx").write_bytes(by_docxtpl(content, card))

    say("1,000 documents into a folder", cpu(ours, 3), cpu(theirs, 3) * 10, 0.06)


def cards_template() -> bytes:
    return document(
        [tag("for 卡 in 卡片"), *[paragraph(f"{word}：{{{{ 卡.{word} }}}}") for word in CARD], tag("endfor")]
    )


def most_memory() -> int:
    """The most memory that this process has held so far, in MiB (Linux)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))) // 1024


def ten_thousand_cards() -> None:
    content = cards_template()
    data = {"卡片": people(10_000), "标题": "卡"}
    fill(content, {"卡片": people(1), "标题": "卡"})
    ours = cpu(lambda: fill(content, data), 3)
    say("10,000 blocks in one document", ours, cpu(lambda: by_docxtpl(content, data), 1), 0.12)
    small = cpu(lambda: fill(content, {"卡片": people(2_500), "标题": "卡"}), 5)
    print(f"{'':44} exponent {math.log(ours / small) / math.log(4):.2f}   target 1.05")
    code = (
        "from tests.bench.compare import cards_template, fill, most_memory, people\n"
        "content, data = cards_template(), {'卡片': people(10_000), '标题': '卡'}\n"
        "fill(content, {'卡片': people(1), '标题': '卡'})\n"
        "before = most_memory(); fill(content, data); print(before, most_memory() - before)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    print(f"{'':44} memory before, and more for it, MiB: {done.stdout.strip()}   target 60")


def repeat(work: Callable[[], object]) -> None:
    for _ in range(200):
        work()


def ten_thousand_visits() -> None:
    text = VISIT.read_text("utf-8")
    ours = cpu(lambda: repeat(lambda: compose(Source("f", text))), 3) * 50
    theirs = cpu(lambda: repeat(lambda: yaml.load(text, Loader=yaml.CSafeLoader)), 3) * 50
    say("reading 10,000 visits (200 × 50)", ours, theirs, 0.5)


DRAFT = "工作总结\n\n全年{{ 句.总数 }}。\n\n{{ 表.类别 }}\n"
_RENDER = (
    "from docxtpl import DocxTemplate; t = DocxTemplate(sys.argv[2]); "
    "t.render({'批': str(n), '人': str(p)}, autoescape=True); t.save(sys.argv[3])"
)
_OF_FILES = """
import glob, sys, yaml
n = p = 0
for name in sorted(glob.glob(sys.argv[1] + "/*.yaml")):
    with open(name, "rb") as file:
        visit = yaml.load(file, Loader=yaml.CSafeLoader)
    guests = visit["来宾"]
    n, p = n + 1, p + (guests.get("人数") or len(guests["名单"]))
"""
_OF_A_BOOK = """
import sys, openpyxl
n = p = 0
for row in openpyxl.load_workbook(sys.argv[1], read_only=True).active.iter_rows(min_row=2, values_only=True):
    n, p = n + 1, p + row[5]
"""


def summaries() -> None:
    """A year of visits into a summary, whole processes: small files, full ones, a workbook."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("office.yaml", "库"):
            source = OFFICE / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
        (folder / "稿.txt").write_text(DRAFT, "utf-8")
        (folder / "plain.docx").write_bytes(document([paragraph("{{ 批 }}批{{ 人 }}人")]))
        small = [path.read_text("utf-8") for path in sorted((OFFICE / "台账" / "2023").glob("*.yaml"))]
        full = [VISIT.read_text("utf-8").replace("2026-", "2023-")]
        _years(folder, "small", small, 10_000)
        _years(folder, "full", full, 2_000)
        _workbook(folder / "台账.xlsx", small, 10_000)
        for what, source, code, target in (
            ("summary of 10,000 small visit files", folder / "small", _OF_FILES, 0.3),
            ("summary of 2,000 full visit files", folder / "full", _OF_FILES, 0.3),
            ("summary of a workbook of 10,000 rows", folder / "台账.xlsx", _OF_A_BOOK, 0.25),
        ):
            plain = [
                sys.executable,
                "-c",
                code + _RENDER,
                str(source),
                str(folder / "plain.docx"),
                str(folder / "t.docx"),
            ]
            ours = [sys.executable, "-m", "docgen", "summary", str(source), "--draft", str(folder / "稿.txt")]
            ours += ["--year", "2023", "-o", str(folder / "o.docx"), "--force"]
            say(what, child(*ours, times=5), child(*plain, times=5), target)


def _years(folder: Path, name: str, texts: list[str], count: int) -> None:
    (folder / name).mkdir()
    for one in range(count):
        text = re.sub("编号: .*", f"编号: 2023-{one:05d}", texts[one % len(texts)], count=1)
        text = re.sub("标题: (.*)", rf"标题: \1第{one}批", text, count=1)
        (folder / name / f"{one:05d}.yaml").write_text(text, "utf-8")


def _workbook(path: Path, texts: list[str], count: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("2023")
    columns = ("标题", "日期", "统计类别", "事由", "来源地")
    sheet.append(["编号", *columns[:3], "批次", "人次", "领导人数", *columns[3:]])
    for one in range(count):
        text = texts[one % len(texts)]
        found = [re.search(f"^{column}: (.*)", text, re.M)[1] for column in columns]  # type: ignore[index]
        people = int(re.search(r"  人数: (\d+)\n", text)[1])  # type: ignore[index]
        sheet.append([f"2023-{one:05d}", *found[:3], 1, people, 1, *found[3:]])
    book.save(path)


def start() -> None:
    bare = child(sys.executable, "-c", "pass", times=15)
    say("docgen --help beside python -c pass", child(sys.executable, "-m", "docgen", "--help", times=15), bare, 6)


if __name__ == "__main__":
    for measure in (
        start,
        ten_thousand_visits,
        one_plan_whole,
        one_plan_warm,
        thousand_files,
        ten_thousand_cards,
        summaries,
    ):
        measure()
