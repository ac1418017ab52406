"""Workbooks run nothing: whatever a text begins with, no cell is a formula, and the text is read back as it was."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import docgen
from docgen.output.workbook import WorkbookColumn, WorkbookSheet, workbook
from tests.conftest import OFFICE, Run

PREFIXES = ("=", "+", "-", "@", "\t=", "＝", "＋", "－", "＠", "'=", "=-", "|", "%", ";=", " =", '"=', "{=")
TEXTS = [f"{prefix}cmd|' /C calc'!A{number}" for number, prefix in enumerate(PREFIXES)]


def formulas_in(content: bytes) -> list[str]:
    """What is a formula, a link or data of another program in a workbook, looked for in its markup."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    # list boxes and names of print areas refer to cells; what is typed stands in neither
    found = [
        text for part in parts.values() for text in re.findall(r"<f[ >][^<]*|<ddeLink|<oleLink|<externalLink", part)
    ]
    return [*found, *(name for name in parts if "external" in name.lower())]


def cells_of(content: bytes) -> list[object]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    return [cell.value for cell in cells]


def test_a_table_holds_its_texts_and_no_formula() -> None:
    columns = tuple(WorkbookColumn(name, 20) for name in ("甲", "乙"))
    content = workbook("=1+1", [WorkbookSheet("表", TEXTS[0], TEXTS[1], columns, [(text, text) for text in TEXTS])])
    assert formulas_in(content) == []
    assert set(TEXTS) <= set(cells_of(content))


@pytest.mark.parametrize("text", TEXTS, ids=PREFIXES)
def test_a_visit_goes_into_a_workbook_and_comes_back(text: str, run: Callable[..., Run], tmp_path: Path) -> None:
    source = tmp_path / "来访.yaml"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    source.write_text(
        f'标题: "{escaped}"\n日期: 2026-07-05\n事由: "{escaped}"\n来宾: {{名单: [{{姓名: 周明远, 单位: "{escaped}", '
        f'职务: "{escaped}", 备注: "{escaped}"}}]}}\n',
        "utf-8",
    )
    before = docgen.load(source)
    assert run("export", source, "-o", tmp_path / "来访.xlsx").code == 0
    content = (tmp_path / "来访.xlsx").read_bytes()
    assert formulas_in(content) == []
    cells_of(content)
    after = docgen.load(tmp_path / "来访.xlsx")
    (one,), (other,) = before.guests.people, after.guests.people
    given = (before.title, before.purpose, one.unit, one.title, one.note)
    # blanks around a text in a cell are nobody's intention
    assert (after.title, after.purpose, other.unit, other.title, other.note) == tuple(map(str.strip, given))


def test_the_workbooks_of_a_year_hold_no_formula(run: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "2025").mkdir()
    for path in sorted((OFFICE / "审计" / "2025").glob("*.yaml"))[:3]:
        text = re.sub(r"(?m)^编号: ", "编号: =", path.read_text("utf-8"))
        (tmp_path / "2025" / path.name).write_text(text, "utf-8")
    for name, more in (("检查.xlsx", ["--corrections", tmp_path / "整改.xlsx"]), ("再查.xlsx", [])):
        run("audit", tmp_path / "2025", "-o", tmp_path / name, "--office", OFFICE / "office.yaml", *more)
    made = sorted(tmp_path.glob("*.xlsx"))
    assert len(made) == 3
    for path in made:
        assert formulas_in(path.read_bytes()) == []
        assert len(cells_of(path.read_bytes())) > 5
