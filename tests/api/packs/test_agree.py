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
from docgen.api.packs.disagreements import Disagreement
from docgen.api.packs.papers import PackedPaper, VisitPack
from docgen.api.packs.people import without_spaces
from docgen.errors import UsageError
from docgen.word.package.printed_lines import printed_lines
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import Edit, edit_file, edited, one_character, other_digit, replaced, row_removed, swapped
from tests.api.packs.visits import generated_visit
from tests.conftest import OFFICE, Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

VISITS = ("2026-041", "2026-052", "2026-063")
GENERATED = (4, 19, 28)
_PLANTED = 85


def test_untouched_packs_agree_with_their_visits(packed: Evening) -> None:
    agreement = docgen.agree(packed.folder)
    assert agreement.disagreements == ()
    assert agreement.papers > 15
    assert not agreement.source_changed


@pytest.mark.parametrize("seed", range(100, 104))
def test_packs_of_generated_visits_agree(seed: int, tmp_path: Path) -> None:
    path = generated_visit(seed).write(tmp_path / "来访.yaml")
    made = docgen.pack(docgen.load_seated(path), docgen.PackOptions(draft=True))
    docgen.write_pack(made, docgen.PackTarget(tmp_path / "文书", path))
    for file in (tmp_path / "文书").glob("*.docx"):
        file.write_bytes(edited(file.read_bytes(), lambda _: None)[0])  # saved again, nothing changed
    agreement = docgen.agree(tmp_path / "文书")
    assert (agreement.disagreements, agreement.reworded) == ((), ())


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
        "a sum": replaced(random, r"\d[\d,.]*元|(?<=￥)\d[\d,.]+|(?<![\d.,])\d+\.\d\d(?!\d)", digit),
        "heads": replaced(random, r"(?<!\d)\d+人", digit),
        "a car": replaced(random, r"\d号车", digit),
        "a seat": replaced(random, r"\d+号席|第\d+排|\d+座", digit),
        "portions": replaced(random, r"\d+份", digit),
        "a plate": replaced(random, r"[A-Z]·?[A-Z]?\d{4}", digit),
        "a post": replaced(random, alternatives([person.title for person in people]), lambda _: "调研员"),
        "a dish": replaced(random, alternatives(dishes), lambda _: "红烧肉圆"),
        "a place": replaced(random, alternatives(places), lambda place: place[:-1] + "院"),
        "a name": replaced(random, alternatives(names), lambda name: name[:-1] + "伟"),
        "a name dropped": replaced(random, alternatives(names), lambda _: ""),
        "a row dropped": row_removed(random, names),
        "two names swapped": swapped(random, names),
    }


def packs_to_edit(tmp_path: Path) -> list[VisitPack]:
    """The packs of three examples and of three visits that were made up by chance."""
    paths = [OFFICE / "来访" / f"{name}.yaml" for name in VISITS]
    paths += [generated_visit(seed).write(tmp_path / f"{seed}.yaml") for seed in GENERATED]
    return [docgen.pack(docgen.load_seated(path), docgen.PackOptions(draft=True)) for path in paths]


def test_planted_disagreements_are_found_at_their_place(tmp_path: Path) -> None:
    random = Random(19)
    packs = packs_to_edit(tmp_path)
    comparisons = [PaperComparison(made.visit) for made in packs]
    planted: Counter[str] = Counter()
    missed = []
    while planted.total() < _PLANTED:
        number = random.randrange(len(packs))
        paper = random.choice(packs[number].papers)
        possible = edits(packs[number], random)
        kind = min(possible, key=lambda one: planted[one] + 4 * random.random())
        content, done = edited(paper.file.content, possible[kind])
        if done is None or not done[0].strip() or done[0] == done[1]:
            continue
        planted[kind] += 1
        found = list(comparisons[number].of_content(paper, paper.file.name, content))
        if not any(one.about and names(one, *done) and stands_at(one, paper, content) for one in found):
            missed.append((paper.file.name, kind, done, found))
    assert missed == []
    assert len(planted) == len(edits(packs[0], random)), "every kind was planted"


def names(one: Disagreement, old: str, new: str) -> bool:
    """Whether a disagreement names what was changed; of a row that is gone any part of it."""
    texts = [text for text in (one.who, one.expected, one.found) if text]
    return any(old in text or (new and new in text) or text in without_spaces(old) for text in texts)


def stands_at(one: Disagreement, paper: PackedPaper, content: bytes) -> bool:
    """Whether it names a line that was changed; where one is gone, those behind it have other places."""
    lines = printed_lines(content)
    changed = [new for old, new in zip(paper.lines, lines, strict=False) if old.cells != new.cells]
    return len(lines) != len(paper.lines) or one.place in {line.place for line in changed}


def test_one_other_character_of_a_value_is_named_however_the_paper_breaks_it(tmp_path: Path) -> None:
    random = Random(19)
    missed = []
    for made in packs_to_edit(tmp_path):
        comparison, people = PaperComparison(made.visit), [*made.visit.guests.people, *made.visit.hosts]
        values = [text for person in people for text in (person.name, person.unit, person.title) if len(text) > 2]
        values += [stop.activity for stop in made.visit.schedule if len(stop.activity) > 2]
        for paper in random.choices(made.papers, k=15):
            content, done = edited(paper.file.content, one_character(random, values))
            if done and not any(one.about for one in comparison.of_content(paper, paper.file.name, content)):
                missed.append((paper.file.name, done))
    assert missed == []


#: What becomes of a value in a paper, and what is said of it.
BY_HAND = {
    "a name on one face of a card": ("12 席卡.docx", ("沙马木呷", ""), "少了姓名“沙马木呷”"),
    "a sum without its unit": ("20 接待清单.docx", ("￥700.00", "￥780.00"), "金额是“￥780.00”，来访文件是“￥700.00”"),
    "a sum in a column": ("19 物品采购和领用清单.docx", ("108.00", "109.00"), "金额是“109.00”"),
    "capitals": ("19 物品采购和领用清单.docx", ("壹佰伍拾捌元整", "壹佰陆拾捌元整"), "金额是“壹佰陆拾捌元整”"),
    "a count in a column": ("19 物品采购和领用清单.docx", ("72", "71"), "是“71”，来访文件是“72”"),
    "somebody's sex": ("06 人员名单.docx", ("女", "男"), "欧阳若兰的性别是“男”"),
    "a weekday": ("09 手边单.docx", ("星期一", "星期二"), "日期是“星期二”"),
    "seats of a car": ("08 乘车安排.docx", ("中巴19座", "中巴29座"), "“29座”"),
    "a number in prose": ("18 点位简介和讲解词.docx", ("1860", "1680"), "“1680”"),
    "what is broken over two lines": ("10 卡包.docx", ("工作情况介绍", "工作汇报"), "听取乡村振兴工作汇报”，来访文件"),
}


def test_a_value_is_named_wherever_it_stands(packed: Evening) -> None:
    for paper, edit, _ in BY_HAND.values():
        edit_file(packed.folder / paper, edit, once="席卡" in paper)
    agreement = docgen.agree(packed.folder)
    said = "\n".join(agreement.sentences)
    assert [name for name, (_, _, sentence) in BY_HAND.items() if sentence not in said] == [], said
    assert {one.paper for one in agreement.disagreements} == {paper for paper, _, _ in BY_HAND.values()}
    assert agreement.reworded == ()


def test_a_name_that_is_struck_out_or_hidden_is_gone(packed: Evening) -> None:
    path = packed.folder / "06 人员名单.docx"
    names_by_mark = {"strike": "欧阳若兰", "dstrike": "宋时雨", "vanish": "白鹤鸣"}

    def strike(root: etree._Element) -> None:
        for mark, name in names_by_mark.items():
            run = next(text.getparent() for text in root.iter(f"{W}t") if text.text == name)
            assert run is not None
            properties = run.find(f"{W}rPr")
            if properties is None:
                properties = etree.SubElement(run, f"{W}rPr")
            etree.SubElement(properties, f"{W}{mark}")

    path.write_bytes(edited(path.read_bytes(), strike)[0])
    gone = [(one.about, one.expected, one.found) for one in docgen.agree(packed.folder).disagreements]
    assert gone == [("姓名", name, "") for name in names_by_mark.values()]


def test_a_row_that_is_gone_is_one_sentence(packed: Evening) -> None:
    path = packed.folder / "17 签到表.docx"
    path.write_bytes(edited(path.read_bytes(), row_removed(Random(1), ["丁一"]))[0])
    (sentence,) = docgen.agree(packed.folder).sentences
    assert sentence.startswith("17 签到表.docx 表1第13行：少了一行：11　丁一")


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


def test_an_hour_of_the_programme_is_named_by_its_item_not_by_who_stands_beside_it(packed: Evening) -> None:
    edit_file(packed.folder / "09 手边单.docx", ("18:10", "18:40"))
    edit_file(packed.folder / "01 接待方案.docx", ("16:05", "16:15"), ("19:30", "19:40"))
    said = "\n".join(docgen.agree(packed.folder).sentences)
    assert "09 手边单.docx 表3第1行：7月6日晚餐（自助餐）的时间是“18:40”" in said
    assert "合影的时间是“16:15”" in said
    assert "休息的时间是“19:40”" in said
    assert "沈静的时间" not in said


def test_a_sentence_that_somebody_wrote_by_hand_is_shown(packed: Evening, run: Callable[..., Run]) -> None:
    edit_file(packed.folder / "16 备餐单（6日午餐）.docx", ("备餐单", "备餐单，一位来宾不吃蛋"), once=True)
    edit_file(packed.folder / "01 接待方案.docx", ("一、来宾情况", "一、来宾基本情况"))
    told = run("agree", packed.folder)
    assert told.code == 0
    assert "一位来宾不吃蛋" in told.out
    assert "01 接待方案.docx 第" in told.out
    assert "文字“一、来宾情况”改成了“一、来宾基本情况”，不在来访文件里" in told.out


def test_another_visit_is_said_to_be_another_one(packed: Evening, run: Callable[..., Run]) -> None:
    other = packed.visit.with_name("2026-052.yaml")
    told = run("agree", packed.folder, "--visit", other)
    assert "这套文书是另一次来访的：“云州市党政代表团来清江区考察乡村振兴工作”（2026-041.yaml）" in told.err
    assert (told.code, told.out, told.err.count("O401")) == (4, "", 1)
    assert "另一次来访" not in run("agree", packed.folder, "--visit", packed.visit).err
