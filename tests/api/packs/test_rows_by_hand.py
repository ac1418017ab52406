"""A row that somebody adds to a paper or deletes in it is told as a row, and where it is typed into the visit."""

import copy
from collections.abc import Callable
from random import Random

import pytest
from lxml import etree

import docgen
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import edited, row_removed
from tests.conftest import Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _row_added(behind: str, texts: dict[str, str]) -> Callable[[etree._Element], tuple[str, str]]:
    """Copies the row in which a text stands, as Word does, and writes other texts into it."""

    def edit(root: etree._Element) -> tuple[str, str]:
        row = next(row for row in root.iter(f"{W}tr") if behind in "".join(row.itertext()))
        new = copy.deepcopy(row)
        for cell in new.iter(f"{W}tc"):
            runs = list(cell.iter(f"{W}t"))
            written = texts.get("".join("".join(run.text or "" for run in runs).split()), "")
            for number, text in enumerate(runs if written else ()):
                text.text = "" if number else written
        row.addnext(new)
        return behind, ""

    return edit


ADDED = {
    "a guest": (
        "06 人员名单.docx",
        "丁一",
        {"丁一": "钱多多"},
        "多了一行：11　钱多多",
        "“来宾”（第18行起）或“陪同”（第34行起）里",
    ),
    "a room": ("07 住宿安排.docx", "丁一", {"丁一": "钱多多", "0308": "0399"}, "钱多多", "“住宿”（第65行起）里"),
    "a thing": ("19 物品采购和领用清单.docx", "2.50", {"2.50": "9.90"}, "多了一行：", "“物品”（第97行起）或"),
}


@pytest.mark.parametrize("name", ADDED)
def test_a_row_that_was_added_is_one_sentence(name: str, packed: Evening, run: Callable[..., Run]) -> None:
    paper, behind, texts, said, where = ADDED[name]
    path = packed.folder / paper
    path.write_bytes(edited(path.read_bytes(), _row_added(behind, texts))[0])
    sentences = [one for one in docgen.agree(packed.folder).sentences if "多了一行" in one]
    assert len(sentences) == 1, sentences
    assert said in sentences[0]
    taken = run("agree", packed.folder, "--take", "-o", packed.visit.with_name("新.yaml"), "--yes")
    assert taken.out.count("多了一行") == 1, taken.out
    assert f"一行不能自动写进去，请自己在来访文件的{where}" in taken.out


def test_a_row_that_was_deleted_is_one_sentence_and_says_where_it_is_written(
    packed: Evening, run: Callable[..., Run]
) -> None:
    path = packed.folder / "07 住宿安排.docx"
    path.write_bytes(edited(path.read_bytes(), row_removed(Random(1), ["丁一"]))[0])
    (sentence,) = [one for one in docgen.agree(packed.folder).sentences if "一行" in one]
    assert "07 住宿安排.docx 表1第" in sentence
    assert "：少了一行：" in sentence
    assert "丁一" in sentence
    taken = run("agree", packed.folder, "--take", "-o", packed.visit.with_name("新.yaml"), "--yes")
    lines = packed.visit.read_text("utf-8").split("\n")
    written = [number for number, line in enumerate(lines, 1) if "丁一" in line]
    assert f"“丁一”写在第{'、'.join(map(str, written))}行）" in taken.out


def test_in_json_a_value_of_a_row_names_the_row(packed: Evening) -> None:
    path = packed.folder / "07 住宿安排.docx"
    path.write_bytes(edited(path.read_bytes(), row_removed(Random(1), ["丁一"]))[0])
    shapes = [one.as_json() for one in docgen.agree(packed.folder).disagreements]
    assert {"丁一" in one["row"] for one in shapes if one["about"] == "姓名"} == {True}
