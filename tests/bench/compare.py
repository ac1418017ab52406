"""How fast the engine is beside plain docxtpl: the same template, the same context, in one run. By hand:

    python -m tests.bench.compare

Figures are cpu seconds (user and system) of this process or of a child, medians; what counts are the ratios.
"""

import gc
import io
import json
import math
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

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


def start() -> None:
    bare = child(sys.executable, "-c", "pass", times=15)
    say("docgen --help beside python -c pass", child(sys.executable, "-m", "docgen", "--help", times=15), bare, 6)


if __name__ == "__main__":
    for measure in (start, ten_thousand_visits, one_plan_whole, one_plan_warm, thousand_files, ten_thousand_cards):
        measure()
