"""Which commands load the libraries of workbooks and Word: those that read or write such a file, and no other."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.conftest import OFFICE

HEAVY = ("docx", "openpyxl", "pypdf", "python_calamine")
PEOPLE = (("姓名", "单位", "职务"), ("周明远", "中共云州市委", "副书记"), ("韩喆", "云州市农业农村局", "局长"))
VISIT = (("标题", "云州市考察团来清江区考察"), ("日期", "2026-07-05"), ("人数", "3"))
LEDGER = (
    ("编号", "标题", "日期", "统计类别", "批次", "人次"),
    ("2023-901", "云州市考察团来清江区考察", "2023-03-16", "厅局级", "1", "12"),
)

#: What is typed, and what it loads.
COMMANDS = {
    "--help": "",
    "check 来访.yaml": "",
    "check 来访.xlsx": "python_calamine",
    "plan 来访.yaml -o 方案.docx": "",
    "badges 来访.yaml -o 证件.docx": "",
    "roster 来访.yaml -o 名册.docx": "",
    "pack 来访.yaml -o 全套": "",
    "export 来访.yaml -o 另.xlsx": "openpyxl python_calamine",
    "export 来访.xlsx -o 另.yaml": "python_calamine",
    "order 名单.txt": "",
    "order 名单.xlsx": "python_calamine",
    "cards 名单.txt -o 卡.docx": "",
    "cards 名单.csv -o 卡.docx": "",
    "cards 名单.xlsx -o 卡.docx": "python_calamine",
    "intake 名单.txt -o 草稿.yaml": "",
    "intake 名单.csv -o 草稿.yaml": "",
    "intake 名单.xlsx -o 草稿.yaml": "python_calamine",
    "intake 来函.docx -o 草稿.yaml": "docx",
    "intake 名单.txt -o 草稿.xlsx": "openpyxl",
    "stats 2023 --year 2023": "",
    "stats 台账.csv --year 2023": "",
    "stats 台账.xlsx --year 2023": "python_calamine",
    "summary 2023 --year 2023 -o 总结.docx": "",
    "audit 2023 --year 2023": "",
    "new 清江区": "openpyxl",
    "fields": "",
    "schema": "",
}

#: Runs one command after the other, and says of each how it ended and which libraries are loaded then. A command that
#: is to load one runs in a process that is forked from this one: its library is not there for those that follow.
PROGRAM = f"""
import json, os, sys
from docgen.__main__ import main
said = os.fdopen(os.dup(1), "w")
sys.stdout = open(os.devnull, "w")
for arguments, loads in json.loads(sys.argv[1]):
    if loads and (child := os.fork()):
        os.waitpid(child, 0)
        continue
    try:
        main(arguments)
    except SystemExit as end:
        code = end.code or 0
    print(json.dumps([code, [name for name in {HEAVY} if name in sys.modules]]), file=said, flush=True)
    if loads:
        os._exit(0)
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a visit, a year, a list of people and a letter, each in the forms that people have."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(OFFICE / "台账" / "2023", folder / "2023")
    shutil.copytree(OFFICE / "库", folder / "库")
    shutil.copy(OFFICE / "office.yaml", folder)
    (folder / "来访.yaml").write_text("标题: 云州市考察团来清江区考察\n日期: 2026-07-05\n来宾: [周明远]\n", "utf-8")
    workbook_of(folder / "来访.xlsx", VISIT, "基本信息")
    for name, rows in (("名单", PEOPLE), ("台账", LEDGER)):
        (folder / f"{name}.csv").write_text("".join(f"{','.join(row)}\n" for row in rows), "utf-8")
        workbook_of(folder / f"{name}.xlsx", rows)
    (folder / "名单.txt").write_text("周明远 中共云州市委 副书记\n韩喆 云州市农业农村局 局长\n", "utf-8")
    letter = Document()
    letter.add_paragraph("周明远 中共云州市委 副书记")
    letter.save(str(folder / "来函.docx"))
    return folder


def workbook_of(path: Path, rows: tuple[tuple[str, ...], ...], title: str = "2023") -> None:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)


@pytest.fixture(scope="module")
def loaded(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[object]]:
    """How each command ended, and what it had loaded."""
    commands, out = sorted(COMMANDS, key=lambda typed: COMMANDS[typed] != ""), tmp_path_factory.mktemp("out")
    given = []
    for number, typed in enumerate(commands):
        arguments = typed.split()
        for at in range(1, len(arguments)):
            if arguments[at - 1] == "-o" or arguments[0] == "new":
                arguments[at] = str(out / str(number) / arguments[at])
        (out / str(number)).mkdir()
        given.append((arguments, COMMANDS[typed]))
    command = [sys.executable, "-c", PROGRAM, json.dumps(given)]
    done = subprocess.run(command, cwd=desk, check=True, capture_output=True, text=True)
    return dict(zip(commands, map(json.loads, done.stdout.splitlines()), strict=True))


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_command_loads_the_library_of_a_file_only_when_it_has_such_a_file(
    typed: str, loaded: dict[str, list[object]]
) -> None:
    assert loaded[typed] == [0, COMMANDS[typed].split()]


def test_what_reads_and_draws_pdf_stays_out_of_the_server_of_the_page() -> None:
    asked = "import sys, docgen.web.blueprints; print(*({'pypdf', 'pypdfium2', 'openpyxl', 'docx'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
