"""The whole set of a visit: every paper that it has data for, everybody accounted for, nothing edited ever lost."""

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import docgen
from docgen.api.packs.record import read_record, sha256
from docgen.errors import DataError, OutputError, UsageError
from docgen.kinds import load_kind, titles
from tests.api.packs.conftest import Evening
from tests.api.packs.edited import edit_file
from tests.conftest import OFFICE, Run

VISITS = sorted((OFFICE / "来访").glob("2026-*.yaml"))


def test_papers_of_a_pack_have_numbers_of_their_own_and_every_kind_of_a_visit_is_in_it() -> None:
    numbers = [paper.number for name in titles() for paper in load_kind(name).pack]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    without = {name for name in titles() if not load_kind(name).pack}
    assert without == {"audit", "disclosure", "speech", "summary"}, "they are made of a year or of a draft"


@pytest.mark.parametrize("path", VISITS, ids=lambda path: path.stem)
def test_every_guest_stands_on_the_roster_in_a_room_in_a_car_on_a_card_or_is_named_as_left_out(path: Path) -> None:
    made = docgen.pack(docgen.load_seated(path))
    keys = {person.id or person.name for person in made.visit.guests.people}
    for paper in made.papers:
        if any(one.guest_missing for one in load_kind(paper.kind).pack):
            assert keys <= paper.people.keys() | paper.left_out.keys(), paper.file.name
    assert {"roster", "cards", "badges"} <= {paper.kind for paper in made.papers}


def test_papers_are_numbered_in_the_order_of_use_and_what_is_not_made_has_its_reason(evening: Evening) -> None:
    report = evening.write()
    assert report.made[:3] == ("01 接待方案.docx", "02 审批单.docx", "03 复函.docx")
    assert "15 菜单（6日午餐）.docx" in report.made
    record = json.loads((evening.folder / "run.json").read_text("utf-8"))
    assert record["left_out"] == {"tables": "座次里没有分成几桌的圆桌，做不了桌签"}
    plan = record["papers"][0]
    assert (plan["kind"], plan["file"]) == ("plan", "01 接待方案.docx")
    assert "表1第2行" in plan["people"]["周明远"]
    cards = next(paper for paper in record["papers"] if paper["kind"] == "cards")
    assert cards["left_out"]["林小満"] == "保障人员，未列入制作范围"


def test_only_and_except_take_names_and_titles(evening: Evening) -> None:
    seated = docgen.load_seated(evening.visit)
    only = docgen.pack(seated, docgen.PackOptions(only=["席卡", "menu"]))
    assert [paper.kind for paper in only.papers] == ["cards", "menu", "menu"]
    without = docgen.pack(seated, docgen.PackOptions(without=["席卡"]))
    assert "cards" not in {paper.kind for paper in without.papers}
    with pytest.raises(UsageError, match="没有“席位卡”这种文书"):
        docgen.pack(seated, docgen.PackOptions(only=["席位卡"]))
    with pytest.raises(UsageError, match="一份也不剩"):
        docgen.pack(seated, docgen.PackOptions(only=["席卡"], without=["cards"]))


def test_a_broken_rule_stops_the_whole_pack_and_nothing_is_written(evening: Evening, run: Callable[..., Run]) -> None:
    evening.change("陪餐: [沈静, 罗文], 菜单", "陪餐: [沈静, 罗文, 秦远, 陈果, 林小満, 吴桐], 菜单")
    stopped = run("pack", evening.visit, "-o", evening.folder)
    assert stopped.code == 1
    assert "G13" in stopped.err
    assert "没有做" in stopped.err
    assert not evening.folder.exists() or not list(evening.folder.iterdir())
    draft = run("pack", evening.visit, "-o", evening.folder, "--draft")
    assert draft.code == 0
    assert (evening.folder / "01 接待方案（草稿）.docx").is_file()


def test_a_second_run_makes_nothing_and_a_changed_visit_is_not_written_over_unasked(packed: Evening) -> None:
    assert packed.write().made == ()
    packed.change('"0303"', '"0313"')
    with pytest.raises(OutputError, match="已经有") as refused:
        packed.write()
    assert "--changed-since" in refused.value.problems[0].hint
    assert "07 住宿安排.docx" in packed.write(force=True).made


def test_a_folder_with_other_files_of_these_names_is_left_alone(evening: Evening) -> None:
    evening.folder.mkdir()
    (evening.folder / "01 接待方案.docx").write_bytes(b"mine")
    with pytest.raises(OutputError):
        evening.write()
    assert (evening.folder / "01 接待方案.docx").read_bytes() == b"mine"
    assert not (evening.folder / "02 审批单.docx").exists()


def test_an_edited_paper_is_kept_and_the_new_one_lies_beside_it(
    packed: Evening, names_in: Callable[[Path], list[str]]
) -> None:
    rooms = packed.folder / "07 住宿安排.docx"
    edit_file(rooms, ("0302", "0316"))
    by_hand = rooms.read_bytes()
    packed.change('"0303"', '"0313"')
    report = packed.changed()
    assert rooms.read_bytes() == by_hand
    assert "07 住宿安排（新）.docx" in report.made
    assert [one.file for one in report.kept] == ["07 住宿安排.docx"]
    again = packed.changed()
    assert again.made == ()
    assert "07 住宿安排（新）.docx" in again.kept[0].why
    assert packed.write(force=True).kept[0].file == "07 住宿安排.docx"
    assert rooms.read_bytes() == by_hand
    assert "07 住宿安排（新2）.docx" not in names_in(packed.folder)


def test_an_edited_paper_whose_data_are_the_same_stays_alone(packed: Evening) -> None:
    edit_file(packed.folder / "07 住宿安排.docx", ("0302", "0316"))
    report = packed.changed()
    assert report.made == ()
    assert "数据没有变" in report.kept[0].why


def test_a_paper_that_there_is_no_more_is_moved_aside_and_an_edited_one_stays(packed: Evening) -> None:
    edit_file(packed.folder / "16 备餐单（6日午餐）.docx", ("豆腐", "豆干"))
    packed.change("菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 杂粮饭], ", "")
    report = packed.changed()
    assert {one.file for one in report.withdraw} == {"15 菜单（6日午餐）.docx", "16 备餐单（6日午餐）.docx"}
    assert (packed.folder / "作废" / "15 菜单（6日午餐）.docx").is_file()
    assert (packed.folder / "16 备餐单（6日午餐）.docx").is_file()
    assert "没有移走" in report.kept[0].why


def test_what_a_killed_run_has_begun_is_not_taken_for_an_edit(packed: Evening) -> None:
    before = {path.name: path.read_bytes() for path in packed.folder.iterdir()}
    packed.change('"0303"', '"0313"')
    packed.changed()
    # the run was killed behind the first paper: the record still is the old one and names what was to come
    record = json.loads(before["run.json"])
    new = {name: (packed.folder / name).read_bytes() for name in before if name.endswith(".docx")}
    record["pending"] = {name: sha256(content) for name, content in new.items()}
    for name, content in before.items():
        if name not in ("01 接待方案.docx", "run.json"):
            (packed.folder / name).write_bytes(content)
    (packed.folder / "run.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    packed.change('"0313"', '"0323"')
    report = packed.changed()
    assert report.kept == ()
    assert "01 接待方案.docx" in report.made


def test_the_same_visit_gives_the_same_bytes_wherever_it_is_written(packed: Evening, tmp_path: Path) -> None:
    other = Evening(packed.visit, tmp_path / "另一处" / "文书")
    other.write()
    for path in packed.folder.glob("*.docx"):
        assert path.read_bytes() == (other.folder / path.name).read_bytes()


def test_a_changed_comment_or_quotation_mark_makes_nothing_again(packed: Evening) -> None:
    packed.change("# 国内公务：云州市党政代表团，12人，三天", "# 另一句注释")
    packed.change("类别: 国内公务", '类别: "国内公务"')
    report = packed.changed()
    assert (report.made, report.reprint, report.withdraw, report.kept) == ((), (), (), ())


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"runs": []}', '{"papers": [{"file": 3}]}', "[" * 100_000])
def test_a_record_that_is_none_is_refused_with_a_sentence(content: str, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(content, "utf-8")
    with pytest.raises(UsageError, match="不是一套文书的记录"):
        read_record(tmp_path)


def edit_record(folder: Path, name: str, **values: str) -> None:
    """Changes what the record of a pack says of the paper of this name."""
    record = folder / "run.json"
    shape = json.loads(record.read_text("utf-8"))
    next(paper for paper in shape["papers"] if paper["file"] == name).update(values)
    record.write_text(json.dumps(shape, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize("name", ["07 住房安排.docx", "77 住宿安排.docx", "住宿安排.docx", "x.docx"])
def test_a_paper_that_the_record_numbers_otherwise_than_its_kind_stops_nothing(name: str, few_packed: Evening) -> None:
    edit_record(few_packed.folder, "07 住宿安排.docx", file=name)
    report = few_packed.changed()
    assert (few_packed.folder / "07 住宿安排.docx").is_file()
    assert [one.file for one in report.withdraw] == [name]


@pytest.mark.parametrize(
    "values", [{"file": "../别处.docx"}, {"file": "/tmp/x.docx"}, {"file": "..\\别处.docx"}, {"kind": "nope"}]
)
def test_a_record_that_leads_out_of_the_folder_or_names_no_kind_is_refused(
    values: dict[str, str], few_packed: Evening
) -> None:
    edit_record(few_packed.folder, "07 住宿安排.docx", **values)
    with pytest.raises(UsageError, match="不是一套文书的记录"):
        few_packed.changed()


def test_several_visits_go_each_into_a_folder_and_one_that_fails_stops_none(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    shutil.copytree(OFFICE, tmp_path / "办公室")
    visits = tmp_path / "办公室" / "来访"
    (visits / "坏.yaml").write_text("标题: 甲\n", "utf-8")
    sources = [visits / f"{name}.yaml" for name in ("2026-041", "2026-052", "坏")]
    done = run("pack", *sources, "-o", tmp_path / "全", "--only", "人员名单", "--only", "席卡")
    assert done.code == 1
    assert "坏.yaml" in done.err
    assert sorted(path.name for path in (tmp_path / "全").iterdir()) == ["2026-041", "2026-052"]
    assert (tmp_path / "全" / "2026-052" / "06 人员名单.docx").is_file()


def test_two_visits_that_would_share_a_folder_are_refused(run: Callable[..., Run], tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        shutil.copy(VISITS[0], tmp_path / folder / "来访.yaml")
    refused = run("pack", tmp_path / "甲" / "来访.yaml", tmp_path / "乙" / "来访.yaml", "-o", tmp_path / "全")
    assert refused.code == 2
    assert "几份来访文件同名：来访" in refused.err


def test_a_zip_holds_the_papers_as_they_lie_in_the_folder(run: Callable[..., Run], evening: Evening) -> None:
    assert run("pack", evening.visit, "-o", evening.folder, "--only", "席卡", "--zip").code == 0
    with zipfile.ZipFile(evening.folder / "部分文书.zip") as archive:
        assert archive.namelist() == ["12 席卡.docx"]
        assert archive.read("12 席卡.docx") == (evening.folder / "12 席卡.docx").read_bytes()


def test_one_visit_cannot_be_read_and_the_places_are_said(evening: Evening) -> None:
    evening.change("日期: 2026-07-05 至 2026-07-07", "日期: 某天")
    with pytest.raises(DataError):
        evening.write()


def test_a_seating_without_people_stops_only_the_chart(tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text(
        "标题: 云州市来清江区考察\n日期: 2026-12-08\n来宾: {团组: 代表团, 名单: [周明远 副市长, 韩喆 局长]}\n"
        "日程:\n  - {时间: '15:00', 内容: 座谈, 地点: 会议室}\n座次:\n  - {名称: 座谈会, 形式: 回字形}\n",
        "utf-8",
    )
    made = docgen.pack(docgen.load_seated(path))
    assert {"plan", "roster"} <= {paper.kind for paper in made.papers}
    assert {one.kind: one.reason for one in made.left_out}["seating"] == "座次里没有一场写了谁参加"
