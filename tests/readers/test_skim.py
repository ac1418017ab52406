"""The quick way of reading a visit file and the full one say the same, or the quick one says nothing."""

import random
from pathlib import Path

import pytest

from docgen.model.ledger import Record
from docgen.readers.ledger.record import RecordOffice, parse_record, skim_record
from docgen.readers.office.catalogue import Catalogue
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import Source, UnreadableError, compose
from tests.conftest import OFFICE

FILES = [*sorted((OFFICE / "台账" / "2023").glob("*.yaml"))[:12], *sorted((OFFICE / "来访").glob("*.yaml"))]
IN_OFFICE = RecordOffice(Catalogue(), frozenset({"沈静"}), "县处级")
COUNTED = {"标题", "编号", "类别", "统计类别", "事由", "来源地", "领导人数", "其中", "日期", "来宾"}
NAMES = ("title", "code", "category", "group", "purpose", "origin", "leaders", "tags", "dates", "people", "")


def fully(text: str) -> Record | None:
    """What the full reader says. None when the file is no YAML in a place that a ledger does not count.

    Fails when it finds fault with what is counted: that the quick way must not have passed over.
    """
    source = Source("来访.yaml", text)
    decoder = Decoder()
    try:
        record = parse_record(compose(source), source, IN_OFFICE, decoder)
    except UnreadableError as error:
        (problem, *_) = error.problems
        assert problem.place is not None
        key = next(
            line for line in reversed(text.split("\n")[: problem.place.line]) if line[:1] not in ("", " ", "-", "#")
        )
        assert key.split(":")[0] not in COUNTED, problem
        return None
    assert decoder.problems == []
    assert record is not None
    return record


def alike(quick: Record, full: Record) -> bool:
    fields = [name for name in Record._fields if name not in ("places", "file")]
    same = all(getattr(quick, name) == getattr(full, name) for name in fields)
    return same and all(quick.mark(name)[1:] == full.mark(name)[1:] for name in NAMES if name in quick.places)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_ways_say_the_same_of_the_examples(path: Path) -> None:
    text = path.read_text("utf-8")
    quick, full = skim_record(text.encode(), "来访.yaml", IN_OFFICE), fully(text)
    assert full is not None
    assert quick is None or alike(quick, full)


def test_the_examples_of_the_year_are_read_the_quick_way() -> None:
    assert all(
        skim_record(path.read_bytes(), path.name, IN_OFFICE) for path in (OFFICE / "台账" / "2023").glob("*.yaml")
    )


PIECES = (
    "\n",
    " ",
    "  ",
    "'",
    '"',
    ":",
    ": ",
    "：",
    "#",
    " # 注",
    "- ",
    "-",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a",
    "!t ",
    "|",
    ">",
    "\t",
    "人数: 3",
    "\n人数: 3",
    "级别: 厅局级",
    "\n日期: 2023-01-01\n",
    "来宾:\n",
    "guests: {人数: 2}\n",
    "标题: 甲",
    "---\n",
    "\\",
    "0",
    "备注: x\n",
    "\n  人数: 9\n",
    "其中: [甲, 乙]\n",
    "领导人数: 2\n",
    "\r\n",
    "\u3000",
    "姓名: 沈静",
    "\n# 注释\n",
    "名单:\n",
    "~",
    "null",
)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_typed_into_a_file_the_quick_way_never_says_otherwise(seed: int) -> None:
    chance = random.Random(seed)
    texts = [path.read_text("utf-8") for path in FILES]
    quickly = 0
    for _ in range(400):
        text = chance.choice(texts)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            cut = at + chance.choice((0, 0, 1, 3, 12))
            text = text[:at] + chance.choice(PIECES) + text[cut:]
        quick = skim_record(text.encode(), "来访.yaml", IN_OFFICE)
        if quick is None:
            continue
        quickly += 1
        full = fully(text)
        assert full is None or alike(quick, full), text
    assert quickly > 10
