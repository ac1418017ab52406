"""Which papers a visit has data for, and one of them: byte for byte as the set has it."""

import io
import zipfile
from pathlib import Path

import pytest

import docgen
from docgen.api.paper_previews.downloads import paper_file
from docgen.api.paper_previews.pdf_work import converted_paper
from docgen.api.paper_previews.possible import MadePaper, PaperChoice
from docgen.api.paper_previews.previews import Previews
from docgen.errors import DataError, UsageError
from docgen.word.package.outline import texts
from tests.conftest import OFFICE

VISIT = OFFICE / "来访" / "2026-041.yaml"
SMALL = "标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n"


def choice_of(text: str, folder: Path) -> PaperChoice:
    path = folder / "来访.yaml"
    path.write_text(text, "utf-8")
    return PaperChoice.of(docgen.load_seated(path))


def test_every_paper_is_byte_for_byte_that_of_the_whole_set() -> None:
    seated_visit = docgen.load_seated(VISIT)
    whole = {file.name: file.content for file in docgen.pack(seated_visit).files}
    choice = PaperChoice.of(seated_visit)
    made = {}
    for paper in choice.papers():
        made |= {file.name: file.content for one in choice.made(paper.name).files for file in one.files}
    assert made == whole


def test_a_paper_without_its_section_says_which_one_it_needs(tmp_path: Path) -> None:
    choice = choice_of(SMALL, tmp_path)
    why = {paper.title: paper.why for paper in choice.papers()}
    assert why["接待方案"] == ""
    assert why["座次图"] == "来访文件里没有座次"
    assert {paper.as_json()["possible"] for paper in choice.papers()} == {True, False}


def test_a_paper_that_turns_out_empty_says_why() -> None:
    made = PaperChoice.of(docgen.load_seated(VISIT)).made("13-tables")
    assert made.documents == []
    assert made.why == "座次里没有分成几桌的圆桌，做不了桌签"


def test_a_paper_that_nobody_may_sign_yet_is_a_draft(tmp_path: Path) -> None:
    broken = (
        "标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n类别: 国内公务\n"
        "来宾: [{姓名: 周明远, 单位: 云州市, 职务: 副书记}]\n陪同: [{姓名: 沈静}]\n"
        "公函: {单位: 云州市人民政府, 文号: 云府函〔2026〕1号}\n"
        "用餐: [{日期: 2026-07-05, 餐次: 午餐, 酒水: [白酒]}]\n"
    )
    choice = choice_of(broken, tmp_path)
    assert choice.broken_rules
    by_kind = {paper.kind: paper for paper in choice.papers()}
    assert by_kind["plan"].draft
    made = choice.made(by_kind["plan"].name)
    assert made.is_draft
    assert made.documents[0].file.name == "01 接待方案（草稿）.docx"


def test_a_name_that_no_paper_has_is_refused() -> None:
    with pytest.raises(UsageError, match="没有“99-plan”这种文书"):
        PaperChoice.of(docgen.load_seated(VISIT)).made("99-plan")


def test_one_document_comes_as_itself_and_several_in_a_zip() -> None:
    choice = PaperChoice.of(docgen.load_seated(VISIT))
    plan, slip = choice.made("01-plan"), choice.made("09-slip")
    one = paper_file(plan, "接待方案", False, Previews(converted_paper))
    assert one.name == "01 接待方案.docx"
    assert "接待方案" in "".join(texts(one.content))
    both = MadePaper([*plan.documents, *slip.documents], "", is_draft=False)
    several = paper_file(both, "方案", False, Previews(converted_paper))
    assert several.name == "方案.zip"
    assert zipfile.ZipFile(io.BytesIO(several.content)).namelist() == ["01 接待方案.docx", "09 手边单.docx"]


def test_a_paper_of_nothing_is_no_file() -> None:
    choice = PaperChoice.of(docgen.load_seated(VISIT))
    with pytest.raises(DataError, match="做不了桌签"):
        paper_file(choice.made("13-tables"), "桌签", False, Previews(converted_paper))
