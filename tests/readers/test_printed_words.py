"""The words that the papers print over their tables are understood where they are typed: in YAML and in workbooks."""

import io
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

import docgen
from docgen.api.kinds import paper_titles
from docgen.api.visits import load
from docgen.errors import DataError, UsageError
from docgen.model.people import Delegation, Person
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.visit_file.vocabulary import FieldDescription, fields, named_field, vocabulary
from tests.readers.printed_words import PRINTED, WORKED_OUT

VISITS = sorted(Path("examples/office/来访").glob("*.yaml"))
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORDS = [(section, word) for section, words in PRINTED.items() for word in words.split()]


def model_of(section: str) -> type[Value]:
    model = vocabulary(Visit)[section].model
    assert model is not None
    return Person if model is Delegation else model


def field_of(section: str, word: str) -> tuple[FieldDescription | None, bool]:
    """The field that a word means in a section, and whether it is one of a list inside its entries."""
    model = model_of(section)
    if named := named_field(word, model):
        return named.field, False
    inner = next((f.model for f in fields(model) if f.shape == "values" and f.model and not f.entry), None)
    named = named_field(word, inner) if inner else None
    return (named.field if named else None), True


@cache
def headings_of_papers() -> frozenset[str]:
    """The headings of the tables of every paper that can be made of the examples."""
    found: set[str] = set()
    for path in VISITS:
        seated = docgen.load_seated(path)
        for kind in paper_titles():
            try:
                papers = docgen.build_papers(seated, [kind])
            except (DataError, UsageError, LookupError):
                continue
            for paper in papers:
                for file in paper.files:
                    found |= set(headings(file.content)) if file.name.endswith(".docx") else set()
    return frozenset(found)


def headings(document: bytes) -> list[str]:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml"))
    rows = [row for row in root.iter(f"{_W}tr") if row.find(f"{_W}trPr/{_W}tblHeader") is not None]
    cells = [row.findall(f"{_W}tc") for row in rows]
    # one cell over a whole table is its title
    return ["".join(text.text or "" for text in cell.iter(f"{_W}t")) for row in cells if len(row) > 1 for cell in row]


def test_every_heading_of_every_paper_is_in_the_list() -> None:
    known = {word for words in PRINTED.values() for word in words.split()} | WORKED_OUT
    printed = {word for word in headings_of_papers() if word and not any(map(str.isdigit, word))}
    assert len(printed) > 70
    assert printed - known == set()


@pytest.mark.parametrize(("section", "word"), WORDS)
def test_a_printed_heading_means_a_field_of_its_section(section: str, word: str) -> None:
    field, _ = field_of(section, word)
    assert field is not None or word in model_of(section).beside_words


#: What stands below a heading for the content of its field to be read.
CONTENT = {
    "日期": "2026-07-05",
    "时间": "09:00-10:00",
    "标准": "50",
    "人数": "12",
    "金额": "750",
    "座位": "19",
    "数量": "48瓶",
    "单价": "1.50",
    "形式": "工作餐",
    "性别": "女",
    "方向": "抵达",
    "路程": "35",
    "陪同": "沈静",
    "陪餐": "沈静",
    "联络员": "沈静",
    "来宾": "全体",
    "乘员": "全体",
    "入住": "周明远",
    "人员": "全体",
    "级别": "县处级正职",
    "民族": "汉族",
    "批准日期": "2026-07-03",
}
DOUBLE = {
    "车型号牌": "中巴\n川Y·A0001",
    "车型及号牌": "中巴 川Y·A0001",
    "驾驶员及电话": "王师傅\n13900000121",
    "形式及标准": "工作餐\n50元/人",
    "班次和时间": "夜班\n20:00—次日08:00",
    "岗位和地点": "接待值班\n清江宾馆二楼",
    "负责人及电话": "余可心 13900000151",
    "志愿者及电话": "苏小禾 13900000181",
    "责任单位责任人": "区农业农村局 秦远",
    "交办日时限": "2026-07-10 8月31日前",
    "销号日依据": "2026-08-20 清农函〔2026〕12号",
    "批准人及日期": "沈静 2026-07-03",
    "航班车次及地点": "G1234次 清江东站",
}


def content_of(section: str, word: str) -> str:
    field, _ = field_of(section, word)
    if word in DOUBLE and (word in model_of(section).double_words or word.startswith(("志愿者", "航班"))):
        return DOUBLE[word]
    if section == "座次" and word == "形式":
        return "会谈横桌"
    return CONTENT.get(field.chinese, "某某") if field else "8301"


def workbook(folder: Path, section: str, word: str) -> Path:
    """A visit in a workbook whose sheet of a section has the printed heading, and what else it needs."""
    book = openpyxl.Workbook()
    head = book.active
    assert head is not None
    head.title = "基本信息"
    for row in (("标题", "云州市代表团来清江区考察"), ("日期", "2026-07-05 至 2026-07-07"), ("编号", "2026-041")):
        head.append(row)
    columns = needed(section, word) | {word: content_of(section, word)}
    if section not in ("来宾", "陪同"):
        book.create_sheet("陪同").append(("姓名",))
        book["陪同"].append(("沈静",))
    if section != "来宾":
        book.create_sheet("来宾").append(("姓名",))
        book["来宾"].append(("周明远",))
    sheet = book.create_sheet(section)
    sheet.append(tuple(columns))
    sheet.append(tuple(columns.values()))
    path = folder / "来访.xlsx"
    book.save(path)
    return path


def needed(section: str, word: str) -> dict[str, str]:
    """What an entry of a section must have besides the column that is looked at."""
    field, is_inner = field_of(section, word)
    model = model_of(section)
    given = {other.chinese: CONTENT.get(other.chinese, "某某") for other in fields(model) if other.required}
    if section == "日程":
        given["日期"] = "2026-07-05"
    if section == "座次":
        given |= {"名称": "座谈会", "形式": "会谈横桌"}
    if section in ("来宾", "联系人"):
        given["姓名"] = "周明远"
    if is_inner and field is not None:
        given |= {"宾馆": "清江宾馆"}
    if field is not None and not is_inner:
        given.pop(field.chinese, None)
    return given


def yaml_visit(section: str, word: str) -> str:
    entries = needed(section, word) | {word: content_of(section, word)}
    field, is_inner = field_of(section, word)
    if is_inner and field is not None:
        entries = {"宾馆": "清江宾馆"}
    text = ", ".join(f'{key}: "{value}"' for key, value in entries.items()).replace("\n", "\\n")
    if is_inner and field is not None:
        text += f', 房间: [{{{word}: "{content_of(section, word)}"}}]'
    people = "来宾: [周明远]\n" if section != "来宾" else ""
    hosts = "陪同: [沈静]\n" if section != "陪同" else ""
    return (
        "标题: 云州市代表团来清江区考察\n编号: 2026-041\n日期: 2026-07-05 至 2026-07-07\n"
        f"{people}{hosts}{section}:\n  - {{{text}}}\n"
    )


@pytest.mark.parametrize(("section", "word"), WORDS)
def test_a_printed_heading_is_read_in_yaml(section: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text(yaml_visit(section, word), encoding="utf-8")
    assert_read(load(path), section, word)


@pytest.mark.parametrize(("section", "word"), WORDS)
def test_a_printed_heading_is_read_in_a_workbook(section: str, word: str, tmp_path: Path) -> None:
    assert_read(load(workbook(tmp_path, section, word)), section, word)


def assert_read(visit: Visit, section: str, word: str) -> None:
    field, is_inner = field_of(section, word)
    if field is None:
        assert visit.lodging[0].rooms[0].number
        return
    value = getattr(visit, vocabulary(Visit)[section].name)
    entry = value.people[0] if section == "来宾" else value[0]
    entry = entry.rooms[0] if is_inner else entry
    names = model_of(section).double_words.get(word, (field.chinese,))
    for name in names:
        assert getattr(entry, vocabulary(type(entry))[name].name), (word, name, visit.notices)
    assert not [problem for problem in visit.notices if problem.code in ("D224", "D106")]
