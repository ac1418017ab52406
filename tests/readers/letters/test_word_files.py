"""Word files: tables of any build, text boxes, changes that are tracked, damaged files."""

import io
import random
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from docgen.errors import Mark
from docgen.readers.letters.draft import VisitDraft, draft_of_files
from docgen.readers.letters.files import read_incoming
from docgen.readers.letters.passages import IncomingFile, Passage
from docgen.readers.visit_file.nodes import UnreadableError
from tests.readers.letters.files import word_file, written_incoming
from tests.readers.letters.incoming import LETTERS, LISTS

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def draft_of(path: Path) -> VisitDraft:
    return draft_of_files([read_incoming(path)])


def names(draft: VisitDraft) -> list[object]:
    return [field.value for field in draft.fields if re.fullmatch(r"来宾\.名单\[\d+\]\.姓名", field.path)]


def texts(file: IncomingFile) -> list[tuple[int, str]]:
    return [(block.line, block.text) for block in file.blocks if isinstance(block, Passage)]


def test_a_merged_unit_holds_for_all_its_rows(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(4, 3)
    rows = [
        ["单位", "姓名", "职务"],
        ["云台市政府", "杜衡", "市长"],
        ["", "任重", "副市长"],
        ["云台市商务局", "刘海", "局长"],
    ]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0)).text = "云台市政府"
    document.save(str(tmp_path / "名单.docx"))
    units = [field.value for field in draft_of(tmp_path / "名单.docx").fields if field.path.endswith("].单位")]
    assert units == ["云台市政府", "云台市政府", "云台市商务局"]


def test_a_table_inside_a_cell_is_read(tmp_path: Path) -> None:
    document = Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "附件：考察人员名单"
    inner = outer.cell(0, 1).add_table(2, 2)
    for row, cells in enumerate([["姓名", "职务"], ["杜衡", "市长"]]):
        for column, text in enumerate(cells):
            inner.cell(row, column).text = text
    document.save(str(tmp_path / "名单.docx"))
    assert names(draft_of(tmp_path / "名单.docx")) == ["杜衡"]


def test_two_people_a_row_under_a_title_that_is_merged(tmp_path: Path) -> None:
    rows = [["代表团登记表"] + [""] * 5, ["姓名", "职务", "电话"] * 2]
    rows += [["杜衡", "市长", "13900001011", "任重", "副市长", "13900001012"], ["何晓晓", "秘书长", "", "", "", ""]]
    word_file(tmp_path / "名单.docx", rows)
    draft = draft_of(tmp_path / "名单.docx")
    assert names(draft) == ["杜衡", "任重", "何晓晓"]
    assert all("先后要核对" in field.doubt for field in draft.fields if field.path.endswith(".姓名"))


def test_columns_that_nothing_reads_are_listed_with_what_stands_in_them(tmp_path: Path) -> None:
    word_file(
        tmp_path / "名单.docx", [["姓名", "职务", "航班"], ["杜衡", "市长", "CA1831"], ["任重", "副市长", "CA1832"]]
    )
    assert [source.text for source in draft_of(tmp_path / "名单.docx").unread] == ["“航班”一列：CA1831、CA1832"]


def test_text_boxes_are_read_and_deleted_text_is_not(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("一行")
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>云州市政府办</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    changes = "<w:del><w:r><w:delText>11</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins>"
    for part in (changes, "<w:r><w:t>人</w:t></w:r>", box):
        for child in parse_xml(f"<w:p {_W}>{part}</w:p>"):
            paragraph._p.append(child)
    document.save(str(tmp_path / "来函.docx"))
    assert texts(read_incoming(tmp_path / "来函.docx")) == [(1, "一行12人"), (2, "云州市政府办")]


@pytest.mark.parametrize("ending", [".doc", ".wps", ".jpg"])
def test_other_files_are_refused_with_a_remedy(tmp_path: Path, ending: str) -> None:
    (tmp_path / f"来函{ending}").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(UnreadableError) as refused:
        read_incoming(tmp_path / f"来函{ending}")
    assert refused.value.problems[0].hint


def _mutated(content: bytes, chance: random.Random) -> bytes:
    """A Word file with bytes changed, or with tags of its text doubled, lost and put elsewhere."""
    if chance.random() < 0.3:
        changed = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return bytes(changed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w") as target:
        for name in archive.namelist():
            part = archive.read(name)
            if name == "word/document.xml":
                part = _mutated_text(part.decode(), chance).encode()
            target.writestr(name, part)
    return out.getvalue()


def _mutated_text(text: str, chance: random.Random) -> str:
    further = [
        "<w:vMerge/>",
        '<w:gridSpan w:val="99999"/>',
        '<w:gridSpan w:val="x"/>',
        "<w:tbl/>",
        "<w:tr/>",
        "<w:tc/>",
    ]
    for _ in range(chance.randint(1, 5)):
        tags = [*re.finditer("<[^>]+>", text)]
        tag, other = chance.choice(tags), chance.choice([*further, chance.choice(tags).group(), ""])
        text = text[: tag.start()] + other + text[tag.end() if chance.random() < 0.5 else tag.start() :]
    return text


def test_damaged_word_files_are_refused_or_read(tmp_path: Path) -> None:
    chance = random.Random(17)
    contents = [written_incoming(one, tmp_path).read_bytes() for one in (*LETTERS, *LISTS) if one.word]
    read = 0
    for _ in range(150):
        path = tmp_path / "来函.docx"
        path.write_bytes(_mutated(chance.choice(contents), chance))
        try:
            draft_of(path)
            read += 1
        except UnreadableError as error:
            assert error.problems
    assert 5 < read < 150


def _styled(document: DocumentFile, name: str, mark: str) -> str:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
    style.element.get_or_add_rPr().append(parse_xml(f"<w:{mark} {_W}/>"))
    return name


@pytest.mark.parametrize("mark", ["strike", "dstrike", "vanish", "specVanish", 'strike w:val="1"'])
def test_struck_and_hidden_words_of_a_letter_are_left_out_and_said(tmp_path: Path, mark: str) -> None:
    document = Document()
    document.add_paragraph("我市拟于2026年11月9日派员赴贵县考察，共4人。")
    paragraph = document.add_paragraph("联系人：")
    paragraph.add_run("王伟，电话13800138000")._r.get_or_add_rPr().append(parse_xml(f"<w:{mark} {_W}/>"))
    paragraph.add_run("李强，电话13900139000")
    document.save(str(tmp_path / "来函.docx"))
    file = read_incoming(tmp_path / "来函.docx")
    assert texts(file)[1:] == [(2, "联系人：李强，电话13900139000")]
    (notice,) = file.notices
    assert (notice.code, notice.level, notice.place) == ("D223", "should", Mark(file.name, 2, 1))
    draft = draft_of_files([file])
    assert [source.text for source in draft.unread] == ["王伟，电话13800138000"]
    assert {field.is_sure for field in draft.fields if field.path.startswith("联系人")} == {False}


@pytest.mark.parametrize("mark", ["strike", "vanish"])
def test_words_that_a_style_strikes_out_or_hides_are_left_out(tmp_path: Path, mark: str) -> None:
    document = Document()
    paragraph = document.add_paragraph("领队：周明远")
    paragraph.add_run("（待定）", style=_styled(document, "旧稿", mark))
    again = paragraph.add_run("市长", style="旧稿")
    again._r.get_or_add_rPr().append(parse_xml(f'<w:{mark} {_W} w:val="0"/>'))
    document.save(str(tmp_path / "来函.docx"))
    assert texts(read_incoming(tmp_path / "来函.docx")) == [(1, "领队：周明远市长")]


def test_struck_cells_and_hidden_rows_of_a_list_are_left_out_and_said(tmp_path: Path) -> None:
    path = word_file(tmp_path / "名单.docx", [["姓名", "职务"], ["杜衡", "市长"], ["任重", "副市长"], ["刘海", "局长"]])
    document = Document(str(path))
    rows = document.tables[0].rows
    for cell in rows[2].cells:
        cell.paragraphs[0].runs[0].font.strike = True
    rows[3]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {_W}/>"))
    document.save(str(path))
    draft = draft_of(path)
    assert names(draft) == ["杜衡"]
    (notice,) = [notice for notice in draft.notices if notice.code == "D223"]
    assert all(name in notice.text for name in ("第3行“任重”", "第4行“刘海”"))


def test_words_whose_strike_is_switched_off_are_read(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph().add_run("领队：周明远").font.strike = False
    document.save(str(tmp_path / "来函.docx"))
    file = read_incoming(tmp_path / "来函.docx")
    assert (texts(file), file.notices) == ([(1, "领队：周明远")], ())


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"PK\x03\x04 nothing", "不是 Word 文件"),
        (b"", "不是 Word 文件"),
        (b"\xd0\xcf\x11\xe0 old", "这是旧格式的 Word 文件，或有密码"),
    ],
)
def test_what_is_no_word_file_is_refused_at_its_name(content: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "来函.docx").write_bytes(content)
    with pytest.raises(UnreadableError) as refused:
        read_incoming(tmp_path / "来函.docx")
    (problem,) = refused.value.problems
    assert (problem.code, problem.text) == ("D101", text)
    assert problem.place is not None
    assert problem.place.file.endswith("来函.docx")
