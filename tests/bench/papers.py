"""How fast the papers of the example visits are made, each by itself and all at once. By hand:

    python -m tests.bench.papers

Figures are cpu seconds (user and system) of this process or of a child, medians, beside the bound that each must keep.
With an installed docgen, as users have it: from a copy of the tests, the templates and the examples without the folder
docgen; the modules of a source tree would be compiled in every process.
"""

import sys
import tempfile
from pathlib import Path

import docgen
from docgen.kinds import load_kind, titles
from docgen.kinds._input import PageInput
from docgen.word import fill
from docgen.word.stock.document import document
from docgen.word.stock.tables import FITTED, TableColumn, rows_of, table
from tests.bench.compare import VISIT, child, cpu
from tests.conftest import OFFICE

_OF_A_VISIT = ("来访", "座次")
_ALL_AT_ONCE = """
import sys, docgen
from docgen.kinds import load_kind, titles
seated = docgen.load_seated(sys.argv[1])
kinds = [name for name in titles() if load_kind(name).source in ("来访", "座次")]
docgen.build_papers(seated, kinds, draft=True)
"""
_DOCGEN = (sys.executable, "-m", "docgen")


def say(what: str, seconds: float, bound: float) -> None:
    print(f"{what:52} {seconds:9.4f} s   bound {bound}")


def starts() -> None:
    """Help and a check beside an interpreter that does nothing."""
    bare = child(sys.executable, "-c", "pass", times=15)
    for arguments, bound in ((["--help"], 5.6), (["check", "--help"], 5.6), (["menu", "--help"], 10)):
        seconds = child(*_DOCGEN, *arguments, times=15)
        print(f"docgen {' '.join(arguments):45} {seconds:9.4f} s   {seconds / bare:6.2f} × python   bound {bound}")
    say("check of one visit, whole process", child(*_DOCGEN, "check", str(VISIT)), 0.25)


def each_paper() -> None:
    """Every paper of the example visit, warm, and of that what its kind needs for the context."""
    seated = docgen.load_seated(VISIT)
    for name in titles():
        kind = load_kind(name)
        if kind.source not in _OF_A_VISIT:
            continue
        papers = docgen.build_papers(seated, [name], draft=True)
        seconds = cpu(lambda name=name: docgen.build_papers(seated, [name], draft=True), 15) / len(papers)
        page_input = PageInput(seated.visit, (), seated.plans)
        context = 0.0 if kind.source == "座次" else cpu(lambda: list(kind.pages(page_input)), 15) / len(papers)  # noqa: B023
        say(f"{name}, warm, a paper (context {context * 1000:.2f} ms)", seconds, 0.003)


def papers_at_once() -> None:
    say("all papers of the example visit, whole process", child(sys.executable, "-c", _ALL_AT_ONCE, str(VISIT)), 1.2)


def plans_with_many_charts() -> None:
    """Whole processes: a plan with a dozen charts, a plan with lists of two hundred people."""
    with tempfile.TemporaryDirectory() as folder:
        target = str(Path(folder) / "plan.docx")
        for what, visit, bound in (("a plan with twelve charts", "063", 0.75), ("lists of two hundred", "060", 1.0)):
            source = str(OFFICE / "来访" / f"2026-{visit}.yaml")
            say(f"{what}, whole process", child(*_DOCGEN, "plan", source, "--draft", "-o", target, "--force"), bound)


_COLUMNS = {"序号": 700, "姓名": 1400, "单位及职务": 3200, "联系电话": 1500, "房间": 900, "备注": 1100}
_UNITS = ("云州市文化和旅游局", "清江区委统战部", "云州市人民政府办公室", "柳溪镇人民政府", "清江区乡村振兴局")
_POSTS = ("局长", "党组书记、局长", "副科长", "四级调研员", "办公室主任", "党组成员、副局长", "工作人员")
_NOTES = ("", "素食", "清真、不吃辣", "海鲜过敏，需低盐")


def _row(number: int) -> dict[str, str]:
    texts = (
        str(number + 1),
        f"周{chr(0x660E + number % 97)}{chr(0x8FDC + number % 89) if number % 4 else ''}",
        _UNITS[number % len(_UNITS)] + _POSTS[number % len(_POSTS)],
        f"138{number:08d}",
        f"{number % 30 + 1:02d}{number % 40:02d}",
        _NOTES[number % len(_NOTES)],
    )
    return dict(zip(_COLUMNS, texts, strict=True))


def long_tables() -> None:
    """A list whose columns follow what stands in them, of two hundred and of ten thousand rows, in process."""
    columns = [TableColumn(name, width, f"{{{{ 人.{name} }}}}") for name, width in _COLUMNS.items()]
    template = document([table(columns, rows_of(columns, "人", "名单"), properties=FITTED)])
    fill(template, {"标题": "名单", "名单": [_row(1)]})
    for count, times, bound in ((200, 9, 0.05), (10_000, 3, 2.0)):
        context = {"标题": "名单", "名单": [_row(number) for number in range(count)]}
        seconds = cpu(lambda context=context: fill(template, context), times)
        say(f"a fitted table of {count:,} rows, in process", seconds, bound)


if __name__ == "__main__":
    for measure in (starts, each_paper, papers_at_once, plans_with_many_charts, long_tables):
        measure()
