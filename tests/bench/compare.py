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
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import yaml
from docxtpl import DocxTemplate
from PIL import Image, ImageDraw, ImageFont

from docgen.api.cards.documents import card_documents
from docgen.api.cards.prepare import prepare_cards
from docgen.api.files import File as Paper
from docgen.api.files import write
from docgen.api.seating.charts import seating_charts
from docgen.api.seating.visits import load_seated
from docgen.api.visits import load
from docgen.assets import fonts
from docgen.cards.options import CardOptions
from docgen.charts.chart import draw_picture
from docgen.draw.drawing import Drawing
from docgen.draw.png import draw_png
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.output.write import write_files
from docgen.readers.visit_file.nodes import Source, compose
from docgen.seating.plan import plans
from docgen.word import fill
from docgen.word.package.zip import canonical, read_package
from docgen.word.stock.blocks import paragraph, tag
from docgen.word.stock.document import document
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


def memory(*arguments: str) -> float:
    """The most memory that a run of the program held, MiB; asked of the process itself.

    What the parent reads of its children begins at its own size: it is large here.
    """
    code = (
        "import sys, re, atexit\nfrom docgen.__main__ import main\n"
        "atexit.register(lambda: print(re.findall(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[0]))\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1024


def say(what: str, ours: float, theirs: float, target: float) -> None:
    print(f"{what:44} {ours:9.4f} s {theirs:9.4f} s   ratio {ours / theirs:6.3f}   target {target}")


def plain_plan() -> bytes:
    """The stock plan in docxtpl's own words: without our filter and our indent."""
    parts = read_package(PLAN.read_bytes())
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
    (page,) = load_kind("plan").pages(PageInput(load(VISIT)))
    return dict(page.context)


def one_plan_warm() -> None:
    content, context = plain_plan(), plan_context()
    fill(content, context)
    ours = cpu(lambda: [fill(content, context) for _ in range(40)]) / 40
    theirs = cpu(lambda: [by_docxtpl(content, context) for _ in range(5)]) / 5
    say("one plan, warm, in process", ours, theirs, 0.06)


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
    say("one plan, whole process, from YAML", ours, theirs, 1.6)


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
            ("summary of 10,000 small visit files", folder / "small", _OF_FILES, 0.8),
            ("summary of 2,000 full visit files", folder / "full", _OF_FILES, 0.3),
            ("summary of a workbook of 10,000 rows", folder / "台账.xlsx", _OF_A_BOOK, 0.5),
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


_DELEGATES, _ACROSS = 2_000, 40
_CELL = (
    '<w:tc><w:tcPr><w:tcW w:w="620" w:type="dxa"/><w:tcBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="595959"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + '</w:tcBorders><w:vAlign w:val="center"/></w:tcPr><w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" '
    'w:after="0" w:line="207" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="黑体" '
    'w:hAnsi="黑体" w:eastAsia="黑体" w:hint="eastAsia"/><w:spacing w:val="0"/><w:kern w:val="0"/><w:sz w:val="18"/>'
    '<w:szCs w:val="18"/></w:rPr><w:t>{{{{ 排[{place}] }}}}</w:t></w:r></w:p></w:tc>'
)


def hall_template() -> bytes:
    """A table of seats as an office would make it for docxtpl: a row repeated, its cells written out."""
    cells = "".join(_CELL.format(place=place) for place in range(_ACROSS))
    code = "<w:tr><w:tc><w:p><w:r><w:t>{{%tr {} %}}</w:t></w:r></w:p></w:tc></w:tr>"
    rows = f"{code.format('for 排 in 会场')}<w:tr>{cells}</w:tr>{code.format('endfor')}"
    grid = '<w:gridCol w:w="620"/>' * _ACROSS
    return document([f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>", paragraph("")], title="会场")


def _delegates(path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    for name, rows in (
        ("基本信息", [("标题", "代表大会"), ("日期", "2026-12-01")]),
        (
            "来宾",
            [
                ("姓名", "单位", "职务"),
                *(
                    (f"{chr(0x5F20 + n // 100)}{chr(0x660E + n % 100)}", f"第{n // 80 + 1}团", "代表")
                    for n in range(_DELEGATES)
                ),
            ],
        ),
        (
            "座次",
            [
                ("名称", "形式", "人员", "规则"),
                ("大会", "课桌式", "全体", f"列数: {_ACROSS}；走道: 10、30；排法: 竖排；分团: 连排"),
            ],
        ),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def halls() -> None:
    """2,000 delegates from a workbook to a table, beside docxtpl drawing the table alone; their picture."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _delegates(folder / "大会.xlsx")
        (folder / "hall.docx").write_bytes(hall_template())
        code = (
            "import sys; from docxtpl import DocxTemplate; t = DocxTemplate(sys.argv[1]); "
            f"会场 = [['张三丰'] * {_ACROSS}] * {_DELEGATES // _ACROSS}; "
            "t.render({'会场': 会场}, autoescape=True); t.save(sys.argv[2])"
        )
        theirs = child(sys.executable, "-c", code, str(folder / "hall.docx"), str(folder / "t.docx"))
        ours = child(
            sys.executable,
            "-m",
            "docgen",
            "seating",
            str(folder / "大会.xlsx"),
            "-o",
            str(folder / "o.docx"),
            "--force",
        )
        say("2,000 delegates, workbook to table, process", ours, theirs, 0.6)
        # as the command does it: the seatings are worked out once
        ours = cpu(lambda: seating_charts(load_seated(folder / "大会.xlsx")))
        content = hall_template()
        data = {"会场": [["张三丰"] * _ACROSS] * (_DELEGATES // _ACROSS)}
        say("the same in process, with index", ours, cpu(lambda: by_docxtpl(content, data)), 0.6)
        drawing, faces = draw_picture(plans(load(folder / "大会.xlsx"))[0][0]), fonts()
        draw_png(drawing, faces)
        say("2,000 seats as PNG", cpu(lambda: draw_png(drawing, faces)), cpu(lambda: _by_pillow(drawing, faces)), 0.4)


def _by_pillow(drawing: Drawing, faces: Mapping[str, Sequence[Path]]) -> bytes:
    """The plain way: one face kept open, a box and a name for each seat, Pillow's own defaults."""
    scale = 150 / 25.4
    image = Image.new("RGB", (round(drawing.width * scale), round(drawing.height * scale)), "white")
    pen = ImageDraw.Draw(image)
    face = ImageFont.truetype(str(faces["黑体"][0]), round(8 / 72 * 150))
    for shape in drawing.shapes:
        frame = [
            round(one * scale) for one in (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        ]
        pen.rounded_rectangle(frame, 4, outline="black")
        for line in shape.lines:
            pen.text((shape.x * scale, shape.y * scale), line.text, fill="black", font=face, anchor="mm")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文辉建国志红梅玉兰春生海燕晓东云飞鹏宇轩浩然子涵梓睿诗雨欣怡"


def roster(count: int) -> bytes:
    """Names as they come, each with a post of its own."""
    given = len(_GIVEN)
    names = [
        _SURNAMES[n % len(_SURNAMES)] + _GIVEN[n * 7 % given] + (_GIVEN[n * 13 % given] if n % 4 else "")
        for n in range(count)
    ]
    return "".join(f"{name} 第{n}代表\n" for n, name in enumerate(names)).encode()


def plain_cards() -> bytes:
    """The stock template of cards in docxtpl's own words: a text where a text fitted to its face is printed."""
    parts = read_package((ROOT / "templates" / "docx" / "cards.docx").read_bytes())
    for name in ("word/document.xml", "word/header1.xml"):
        parts[name] = parts[name].replace(b"{{p ", b"{{ ")
    return canonical(parts)


def plain_deck(numbers: range) -> dict:  # type: ignore[type-arg]
    """Tents of two faces, for docxtpl."""
    texts = dict.fromkeys(("标题", "单位", "英文名", "职务", "身份", "口号", "标志"), "")
    sheets = [
        {"图": "", "卡": [{**texts, "姓名": "张三丰", "编号": str(number), "面": [{}, {}]}]} for number in numbers
    ]
    return {"标题": "席卡", "标记": "", "纸面": {}, "纸": sheets}


def stacks() -> None:
    """Tents by the thousand beside docxtpl filling the same template without fitting, turning and checks."""
    content = plain_cards()
    text = roster(10_000)
    theirs = cpu(lambda: by_docxtpl(content, plain_deck(range(10_000))), 1)
    ours = cpu(lambda: list(card_documents(prepare_cards(text))), 3)
    say("10,000 tents in one document, in process", ours, theirs, 0.2)
    small = cpu(lambda: list(card_documents(prepare_cards(roster(2_500)))), 3)
    print(f"{'':44} exponent {math.log(ours / small) / math.log(4):.2f}   target 1.05")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "名单.txt").write_bytes(text)
        command = [sys.executable, "-m", "docgen", "cards", str(folder / "名单.txt"), "-q", "-o"]
        whole = child(*command, str(folder / "全.docx"), "--force", times=3)
        say("the same, whole process, read back, recorded", whole, theirs, 0.2)
        most = memory(*command[3:], str(folder / "初次" / "全.docx"))
        print(f"{'':44} most memory of the process, MiB: {most:.0f}   target 100")
        (folder / "名单.txt").write_bytes(roster(1_000))
        each = child(*command, str(folder / "每人"), "--each", "--force", times=3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def one_by_one() -> None:
            for number in range(100):
                (folder / f"{number}.docx").write_bytes(by_docxtpl(content, plain_deck(range(number, number + 1))))

        theirs = cpu(one_by_one, 3) * 10

        def written() -> None:
            run = prepare_cards(roster(1_000), CardOptions(separate_documents=True))
            write_files([(folder / name, pieces) for name, pieces in card_documents(run)], force=True)

        say("1,000 tents, a file each, in process", cpu(written, 3), theirs, 0.08)
        say("the same, whole process, read back, recorded", each, theirs, 0.08)


def stack_as_pdf() -> None:
    """A stack of 300 tents as PDF beside LibreOffice converting the finished document alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "名单.txt").write_bytes(roster(300))
        command = [sys.executable, "-m", "docgen", "cards", str(folder / "名单.txt"), "-q", "--force", "-o"]
        subprocess.run([*command, str(folder / "卡.docx")], check=True, capture_output=True)
        profile = (folder / "profile").as_uri()
        bare = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", name]
        theirs = child(*bare, str(folder / "卡.docx"), times=3)
        say("300 tents as PDF, whole process", child(*command, str(folder / "卡.pdf"), times=3), theirs, 1.05)


def start() -> None:
    bare = child(sys.executable, "-c", "pass", times=15)
    say("docgen --help beside python -c pass", child(sys.executable, "-m", "docgen", "--help", times=15), bare, 5.6)


if __name__ == "__main__":
    for measure in (
        start,
        ten_thousand_visits,
        one_plan_whole,
        one_plan_warm,
        thousand_files,
        ten_thousand_cards,
        summaries,
        halls,
        stacks,
        stack_as_pdf,
    ):
        measure()
