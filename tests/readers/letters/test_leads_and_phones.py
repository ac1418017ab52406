"""Who leads a group, telephones as they are written, 同上 in a list, and the names of the files."""

from pathlib import Path

import openpyxl
import pytest

from docgen.api.intake.read import intake, write_intake
from docgen.readers.letters.draft import VisitDraft, draft_of_files
from docgen.readers.letters.files import read_incoming, read_pasted
from tests.readers.letters.files import word_file

_LETTER = (
    "关于接待的函\n青山县政府：\n我市拟于2026年11月9日派员赴你县考察，共3人。\n"
    "{}\n云州市人民政府办公室\n2026年11月1日\n"
)


def values(draft: VisitDraft, field: str) -> list[object]:
    return [one.value for one in draft.fields if one.path.startswith("来宾.名单[") and one.path.endswith(f".{field}")]


@pytest.mark.parametrize(
    "line",
    [
        "领队周明远（副市长，电话：一三八〇〇一三八〇〇〇）、李四、王五。",
        "带队领导周明远（副市长，电话：13800138000）。",
        "由领队周明远（副市长，电话一三八〇〇一三八〇〇〇）率队前往。",
        "考察团团长周明远（副市长，手机13800138000）。",
        "带队的是周明远（副市长，电话：壹叁捌零零壹叁捌零零零）。",
        "秘书长周明远（副市长，电话：幺三八〇〇幺三八〇〇〇）。",
        "组长周明远（副市长，电话13800138000）。",
        "副团长周明远（副市长，１３８００１３８０００）。",
    ],
)
def test_a_role_before_a_name_is_no_part_of_it_and_telephones_may_be_spelt(line: str) -> None:
    draft = draft_of_files([read_pasted(_LETTER.format(line).encode(), "来函.txt")])
    assert (values(draft, "姓名"), values(draft, "职务"), values(draft, "电话")) == (
        ["周明远"],
        ["副市长"],
        ["13800138000"],
    )


def test_the_role_before_somebody_with_his_post_is_no_unit() -> None:
    draft = draft_of_files([read_pasted(_LETTER.format("领队周明远副市长一行。").encode(), "来函.txt")])
    assert (values(draft, "姓名"), values(draft, "职务")) == (["周明远"], ["副市长"])


@pytest.mark.parametrize("mark", ["〃", "同上", '"', "″", "同 上", "-〃-", "仝上", "々", "同上行"])
def test_the_same_as_above_is_the_value_above_and_a_telephone_is_asked_about(tmp_path: Path, mark: str) -> None:
    rows = [
        ["姓名", "单位", "职务", "电话"],
        ["周明远", "云州市财政局", "局长", "13800138000"],
        ["韩喆", mark, "副局长", mark],
        ["舒展", mark, "科长", mark],
    ]
    draft = draft_of_files([read_incoming(word_file(tmp_path / "名单.docx", rows))])
    assert values(draft, "单位") == ["云州市财政局"] * 3
    assert values(draft, "电话") == ["13800138000"] * 3
    phones = [field for field in draft.fields if field.path.endswith(".电话")]
    assert [field.is_sure for field in phones] == [True, False, False]


def test_the_same_as_above_in_the_first_row_is_asked_about(tmp_path: Path) -> None:
    rows = [["姓名", "单位", "职务"], ["周明远", "〃", "局长"], ["韩喆", "云州市财政局", "科长"]]
    draft = draft_of_files([read_incoming(word_file(tmp_path / "名单.docx", rows))])
    assert [field.is_sure for field in draft.fields if field.path.endswith("].单位")] == [False, True]


@pytest.mark.parametrize("typed", ["13800138000.1", "1380013800", "138001380001", "见附件", "13800138000?"])
def test_what_is_no_telephone_is_asked_about(tmp_path: Path, typed: str) -> None:
    rows = [["姓名", "职务", "电话"], ["周明远", "局长", typed], ["韩喆", "科长", "0371-6543210转8、13900139000"]]
    draft = draft_of_files([read_incoming(word_file(tmp_path / "名单.docx", rows))])
    assert [field.is_sure for field in draft.fields if field.path.endswith(".电话")] == [False, True]


def test_no_folder_of_this_computer_stands_in_a_draft(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, name in (("来宾", "周明远"), ("陪同", "韩喆")):
        sheet = book.create_sheet(title)
        sheet.append(["姓名", "职务"])
        sheet.append([name, "局长"])
        sheet.row_dimensions[2].hidden = True
    book.save(tmp_path / "名单.xlsx")
    letter = tmp_path / "来函.txt"
    letter.write_text(_LETTER.format("由周明远率队。"), "utf-8")
    for name in ("稿.yaml", "稿.xlsx"):
        written = write_intake(intake([letter, tmp_path / "名单.xlsx"]), tmp_path / name)
        content = written.read_bytes()
        if name.endswith(".xlsx"):
            loaded = openpyxl.load_workbook(written)
            cells = [cell for sheet in loaded for row in sheet.iter_rows() for cell in row]
            content = "".join(f"{cell.value}{cell.comment}" for cell in cells).encode()
        assert str(tmp_path).encode() not in content
        assert "名单.xlsx!来宾".encode() in content


def test_every_contact_has_the_numbers_behind_his_name() -> None:
    line = "联系人：张敏，13900001001、0555-1234567；李强，13900001002。"
    draft = draft_of_files([read_pasted(_LETTER.format(line).encode(), "来函.txt")])
    found = {one.path: one.value for one in draft.fields if one.path.startswith("联系人[")}
    assert [(found[f"联系人[{at}].姓名"], found[f"联系人[{at}].电话"]) for at in (1, 2)] == [
        ("张敏", "13900001001、0555-1234567"),
        ("李强", "13900001002"),
    ]
