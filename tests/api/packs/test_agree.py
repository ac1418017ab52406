"""Finished papers against the visit: untouched ones agree, and every value that somebody edited is found."""

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from lxml import etree

import docgen
from docgen.api.packs.agreement import PaperComparison
from docgen.api.packs.papers import VisitPack
from docgen.errors import UsageError
from docgen.word.package.printed_lines import printed_lines
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import Edit, edit_file, edited, other_digit, replaced, row_removed, swapped
from tests.conftest import OFFICE, Run
from tests.rules.corpus import corpus

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

VISITS = ("2026-041", "2026-052", "2026-063")
_PLANTED = 40


def test_untouched_packs_agree_with_their_visits(packed: Evening) -> None:
    agreement = docgen.agree(packed.folder)
    assert agreement.disagreements == ()
    assert agreement.papers > 15
    assert not agreement.source_changed


def test_packs_of_generated_visits_agree(tmp_path: Path) -> None:
    for number, case in enumerate(corpus(3, 19)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = case.write(folder)
        made = docgen.pack(docgen.load_seated(path), docgen.PackOptions(draft=True))
        docgen.write_pack(made, docgen.PackTarget(folder / "文书", path))
        assert docgen.agree(folder / "文书").disagreements == (), case.name


def alternatives(texts: list[str]) -> str:
    return "|".join(map(re.escape, sorted({text for text in texts if len(text) > 1}, key=len, reverse=True))) or "$^"


def edits(made: VisitPack, random: Random) -> dict[str, Edit]:
    """An edit of every kind that the evening brings."""
    visit, digit = made.visit, other_digit(random)
    people = (*visit.guests.people, *visit.hosts, *visit.staff)
    names = [person.name for person in people]
    rooms = [room.number for lodging in visit.lodging for room in lodging.rooms if room.number]
    dishes = [dish.name for meal in visit.meals for dish in meal.menu]
    places = [stop.place.name for stop in visit.schedule if stop.place]
    return {
        "a time": replaced(random, r"\d{1,2}:\d{2}", digit),
        "a day": replaced(random, r"\d+月\d+日", digit),
        "a room": replaced(random, rf"(?<!\d)(?:{alternatives(rooms)})(?!\d)", digit),
        "a phone": replaced(random, r"1390000\d{4}", digit),
        "a sum": replaced(random, r"\d+元", digit),
        "heads": replaced(random, r"\d+人", digit),
        "a plate": replaced(random, r"[A-Z]·?[A-Z]?\d{4}", digit),
        "a post": replaced(random, alternatives([person.title for person in people]), lambda _: "调研员"),
        "a dish": replaced(random, alternatives(dishes), lambda _: "红烧肉圆"),
        "a place": replaced(random, alternatives(places), lambda place: place[:-1] + "院"),
        "a name": replaced(random, alternatives(names), lambda name: name[:-1] + "伟"),
        "a name dropped": replaced(random, alternatives(names), lambda _: ""),
        "a row dropped": row_removed(random, names),
        "two names swapped": swapped(random, names),
    }


def test_planted_disagreements_are_found_at_their_place() -> None:
    random = Random(19)
    packs = [docgen.pack(docgen.load_seated(OFFICE / "来访" / f"{name}.yaml")) for name in VISITS]
    comparisons = [PaperComparison(made.visit) for made in packs]
    planted: Counter[str] = Counter()
    missed = []
    while planted.total() < _PLANTED:
        number = random.randrange(len(packs))
        paper = random.choice(packs[number].papers)
        kind, edit = random.choice(list(edits(packs[number], random).items()))
        content, done = edited(paper.file.content, edit)
        if done is None or not done[0].strip() or done[0] == done[1]:
            continue
        planted[kind] += 1
        found = list(comparisons[number].of_content(paper, paper.file.name, content))
        if not any(one.about for one in found):
            missed.append((paper.file.name, kind, done))
    assert missed == []
    assert len(planted) > 8


def test_a_disagreement_says_paper_place_whose_what_expected_and_found(
    packed: Evening, run: Callable[..., Run]
) -> None:
    edit_file(packed.folder / "07 住宿安排.docx", ("0302", "0316"))
    edit_file(packed.folder / "06 人员名单.docx", ("副市长", "常务副市长"))
    told = run("agree", packed.folder)
    assert told.code == 1
    assert "07 住宿安排.docx 表1第5行：阿依古丽·买买提的房号是“0316”，来访文件是“0302”" in told.out
    assert "阿依古丽·买买提的职务是“常务副市长”，来访文件是“副市长”" in told.out
    shapes = json.loads(run("agree", packed.folder, "--json").out)
    assert shapes[1] == {
        "paper": "07 住宿安排.docx",
        "place": "表1第5行",
        "about": "房号",
        "who": "阿依古丽·买买提",
        "expected": "0302",
        "found": "0316",
    }


def test_changed_words_that_are_no_value_are_no_disagreement(packed: Evening) -> None:
    edit_file(packed.folder / "01 接待方案.docx", ("一、来宾情况", "一、来宾基本情况"))
    agreement = docgen.agree(packed.folder)
    assert agreement.disagreements == ()
    assert agreement.reworded == ("01 接待方案.docx",)


def test_a_paper_that_is_missing_or_broken_is_named(packed: Evening) -> None:
    (packed.folder / "07 住宿安排.docx").unlink()
    (packed.folder / "12 席卡.docx").write_bytes(b"no document")
    found = {one.paper: one.found for one in docgen.agree(packed.folder).disagreements}
    assert found == {"07 住宿安排.docx": "", "12 席卡.docx": "打不开的文件"}


def test_a_visit_that_has_moved_is_asked_for_and_a_changed_one_is_said(packed: Evening) -> None:
    packed.change('"0303"', '"0313"')
    agreement = docgen.agree(packed.folder)
    assert agreement.source_changed
    assert "0313" in {one.expected for one in agreement.disagreements}
    elsewhere = packed.visit.with_name("挪走.yaml")
    packed.visit.rename(elsewhere)
    with pytest.raises(UsageError, match="没有"):
        docgen.agree(packed.folder)
    assert docgen.agree(packed.folder, elsewhere).disagreements == agreement.disagreements


def test_a_row_that_stands_elsewhere_is_said_once_and_where_rows_are_sorted_it_is_nothing(packed: Evening) -> None:
    edit_file(packed.folder / "07 住宿安排.docx", ("0302", "0316"))
    packed.change('"0302"', '"0316"')
    assert "07 住宿安排（新）.docx" not in packed.changed().made
    assert docgen.agree(packed.folder).disagreements == ()
    path = packed.folder / "17 签到表.docx"
    rows = [line.cells for line in printed_lines(path.read_bytes()) if line.headings]

    def swap(root: etree._Element) -> None:
        one, other = list(root.iter(f"{W}tr"))[2:4]
        other.addnext(one)

    path.write_bytes(edited(path.read_bytes(), swap)[0])
    assert rows != [line.cells for line in printed_lines(path.read_bytes()) if line.headings]
    assert docgen.agree(packed.folder).disagreements


def test_a_new_paper_that_was_put_in_the_place_of_the_edited_one_is_that_paper(packed: Evening) -> None:
    edit_file(packed.folder / "06 人员名单.docx", ("副市长", "常务副市长"))
    packed.change('"13900000002"', '"13900000022"')
    beside = packed.folder / "06 人员名单（新）.docx"
    report = packed.changed()
    assert beside.name in report.made
    assert beside.name in {one.file for one in report.reprint}, "the one to be printed is named"
    beside.replace(packed.folder / "06 人员名单.docx")
    assert docgen.agree(packed.folder).disagreements == ()
