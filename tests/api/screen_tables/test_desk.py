"""Visits on the desk: versions, what is kept beside the file, findings at their cells, remedies, exemptions."""

import shutil
from pathlib import Path

import pytest

from docgen.api.desk.incoming import take_in
from docgen.api.screen_tables.autosaves import autosave_path
from docgen.api.screen_tables.desk import StaleError, VisitDesk, VisitState
from docgen.api.screen_tables.findings import CellFinding, numbered
from docgen.errors import DataError, Problem
from tests.conftest import OFFICE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A visit in a copy of the example office."""
    shutil.copytree(OFFICE, tmp_path / "office", ignore=shutil.ignore_patterns("台账", "审计"))
    return tmp_path / "office" / "来访" / "2026-041.yaml"


def rows(state: VisitState, name: str) -> list[list[str]]:
    section = next(section for section in state.tables.sections if section.name == name)
    return [list(row.texts) for row in section.rows]


def column(state: VisitState, name: str, heading: str) -> int:
    section = next(section for section in state.tables.sections if section.name == name)
    return [one.name for one in section.columns].index(heading)


def put(desk: VisitDesk, path: Path, state: VisitState, name: str, row: int, heading: str, text: str) -> VisitState:
    texts = rows(state, name)
    texts[row][column(state, name, heading)] = text
    return desk.edit(path, state.version, {name: texts})


def test_what_is_typed_lies_beside_the_file_until_it_is_saved(path: Path) -> None:
    desk, before = VisitDesk(), path.read_bytes()
    state = put(desk, path, desk.open(path), "来宾", 2, "职务", "总农艺师")
    assert path.read_bytes() == before and not state.is_saved
    assert "总农艺师".encode() in autosave_path(path).read_bytes()
    later = VisitDesk()  # the program was ended and started again
    opened = later.open(path)
    assert opened.newer_autosave and rows(opened, "来宾")[2][4] == "局长"
    restored = later.open(path, restored=True)
    assert rows(restored, "来宾")[2][4] == "总农艺师"
    assert later.save(path, restored.version) == restored.version
    assert path.read_bytes() == before.replace(
        "韩喆, 单位: 云州市农业农村局, 职务: 局长".encode(), "韩喆, 单位: 云州市农业农村局, 职务: 总农艺师".encode()
    )
    assert not autosave_path(path).exists() and not later.open(path).newer_autosave


def test_what_a_killed_program_left_beside_a_saved_file_blocks_no_later_save(path: Path) -> None:
    desk = VisitDesk()
    state = put(desk, path, desk.open(path), "来宾", 2, "职务", "总农艺师")
    left = autosave_path(path).read_bytes()
    desk.save(path, state.version)
    autosave_path(path).write_bytes(left)  # it was killed after the file was moved into place
    later = VisitDesk()
    opened = later.open(path)
    assert opened.is_saved and not opened.newer_autosave
    later.save(path, put(later, path, opened, "来宾", 2, "职务", "副局长").version)
    assert "韩喆, 单位: 云州市农业农村局, 职务: 副局长" in path.read_text("utf-8")
    assert not autosave_path(path).exists()


def test_the_permissions_of_a_file_are_kept(path: Path) -> None:
    path.chmod(0o640)
    desk = VisitDesk()
    desk.save(path, put(desk, path, desk.open(path), "来宾", 2, "职务", "总农艺师").version)
    assert path.stat().st_mode & 0o777 == 0o640


def test_somebody_elses_newer_file_is_never_overwritten(path: Path) -> None:
    desk = VisitDesk()
    opened = desk.open(path)
    typed = put(desk, path, opened, "来宾", 2, "职务", "总农艺师")
    theirs = path.read_bytes().replace("何苗".encode(), "何草".encode())
    path.write_bytes(theirs)
    with pytest.raises(StaleError, match="在别处改过了"):
        desk.save(path, typed.version)
    with pytest.raises(StaleError):
        put(desk, path, opened, "来宾", 2, "职务", "别的")
    assert path.read_bytes() == theirs
    assert rows(desk.open(path, restored=True), "来宾")[2][4] == "总农艺师"  # what was typed is still there


def test_two_windows_do_not_overwrite_each_other(path: Path) -> None:
    desk = VisitDesk()
    one, other = desk.open(path), desk.open(path)
    typed = put(desk, path, one, "来宾", 2, "职务", "甲")
    with pytest.raises(StaleError):
        put(desk, path, other, "来宾", 3, "职务", "乙")
    with pytest.raises(StaleError):
        desk.save(path, other.version)
    assert rows(desk.open(path, restored=True), "来宾")[2][4] == "甲"
    put(desk, path, typed, "来宾", 3, "职务", "乙")
    assert [row[4] for row in rows(desk.open(path, restored=True), "来宾")[2:4]] == ["甲", "乙"]


def test_what_was_typed_is_set_aside_where_the_file_has_changed_since(path: Path) -> None:
    desk = VisitDesk()
    put(desk, path, desk.open(path), "来宾", 2, "职务", "总农艺师")
    assert not desk.open(path).is_outrun
    path.write_bytes(path.read_bytes() + "# 别人加的\n".encode())
    opened = desk.open(path)
    assert opened.newer_autosave and opened.is_outrun
    with pytest.raises(StaleError):
        put(desk, path, opened, "来宾", 3, "职务", "别的")
    with pytest.raises(StaleError):
        desk.save(path, opened.version)
    beside = desk.set_aside(path)
    assert beside.name == "2026-041（没有保存的）.yaml" and "总农艺师" in beside.read_text("utf-8")
    assert not desk.open(path).newer_autosave
    with pytest.raises(DataError, match="没有没保存的内容"):
        desk.set_aside(path)


def test_a_finding_stands_at_its_cell(path: Path) -> None:
    desk = VisitDesk()
    state = put(desk, path, desk.open(path), "用餐", 1, "时间", "25:70")
    found = [(one.section, one.row, one.column) for one in state.findings if one.problem.level == "error"]
    assert ("用餐", 1, column(state, "用餐", "时间")) in found


def test_rows_are_numbered_as_they_stand_on_the_screen_with_blank_ones_between(path: Path) -> None:
    desk = VisitDesk()
    state = desk.open(path)
    texts = rows(state, "来宾")
    texts[3][column(state, "来宾", "性别")] = "南"
    texts.insert(1, [""] * len(texts[0]))
    state = desk.edit(path, state.version, {"来宾": texts})
    assert [(one.row, one.problem.code) for one in state.findings if one.section == "来宾"] == [(4, "D113")]
    assert state.changed == []


def test_a_remedy_that_is_known_is_done_and_the_finding_is_gone(path: Path) -> None:
    desk = VisitDesk()
    state = put(desk, path, desk.open(path), "日程", 1, "参加", "周明元")
    finding = next(one for one in state.findings if one.remedy)
    assert finding.remedy and finding.remedy.label == "是，改成“周明远”"
    mended = desk.remedy(path, state.version, finding.as_json())
    assert rows(mended, "日程")[1][column(mended, "日程", "参加")] == "周明远"
    assert [one for one in mended.findings if one.section == "日程"] == []
    with pytest.raises(DataError):
        desk.remedy(path, mended.version, finding.as_json())


def test_an_exemption_needs_a_reason_and_takes_the_finding_away(path: Path) -> None:
    desk = VisitDesk()
    state = put(desk, path, desk.open(path), "用餐", 1, "酒水", "白酒")
    code = next(one.problem.code for one in state.findings if one.section == "用餐" and one.problem.level == "must")
    with pytest.raises(DataError, match="理由"):
        desk.exempt(path, state.version, {"规则": code, "理由": " "})
    exempted = desk.exempt(path, state.version, {"规则": code, "理由": "省里统一定的标准，有批复", "批准人": "沈静"})
    assert rows(exempted, "豁免") == [[code, "省里统一定的标准，有批复", "沈静", ""]]
    assert code not in [one.problem.code for one in exempted.findings]


def test_rows_that_belong_to_no_entry_are_kept_and_asked_about(path: Path) -> None:
    desk = VisitDesk()
    state = desk.open(path)
    row = [
        "没有这一餐",
        "清炒时蔬",
        *[""] * (len(next(s for s in state.tables.sections if s.name == "菜单").columns) - 2),
    ]
    state = desk.edit(path, state.version, {"菜单": [row]})
    assert [(one.section, one.row, one.problem.code) for one in state.findings] == [("菜单", 0, "D229")]
    with pytest.raises(DataError, match="菜单"):
        desk.save(path, state.version)
    restored = VisitDesk().open(path, restored=True)
    menu = next(section for section in restored.tables.sections if section.name == "菜单")
    assert restored.section_json(menu)["rows"] == [row]


@pytest.mark.parametrize("kind", ["utf-8-sig", "gb18030", "utf-16"])
def test_encoding_and_line_ends_of_a_file_are_kept(path: Path, kind: str) -> None:
    text = path.read_text("utf-8").replace("𠮷", "吉").replace("\n", "\r\n")
    path.write_bytes(text.encode(kind))
    desk = VisitDesk()
    desk.save(path, put(desk, path, desk.open(path), "来宾", 2, "职务", "总农艺师").version)
    assert path.read_bytes() == text.replace("农业农村局, 职务: 局长", "农业农村局, 职务: 总农艺师").encode(kind)


def test_slips_of_yaml_that_are_certain_are_mended_by_the_first_edit(path: Path) -> None:
    path.write_text("标题：云州市代表团来访\n日期: 2026-07-05\n来宾: [周明远]\n", "utf-8")
    desk = VisitDesk()
    state = desk.open(path)
    assert rows(state, "基本信息")[0][0] == "云州市代表团来访"
    assert next((one.section, one.problem.level) for one in state.findings) == ("", "note")
    edited = put(desk, path, state, "基本信息", 0, "编号", "2026-099")
    desk.save(path, edited.version)
    assert path.read_text("utf-8").startswith("标题: 云州市代表团来访\n编号: 2026-099\n")


def test_a_file_that_is_no_visit_is_refused_with_its_problems(path: Path) -> None:
    path.write_text("- 甲\n- 乙\n", "utf-8")
    with pytest.raises(DataError):
        VisitDesk().open(path)
    path.write_text("甲乙丙\n", "utf-8")
    with pytest.raises(DataError):
        VisitDesk().open(path)


def test_a_finding_names_rows_of_the_tables_and_not_lines_of_the_file(path: Path) -> None:
    path.write_text(
        "标题: 云州市代表团来访\n日期: 2026年7月5日-6日\n"
        "公函: {发函单位: 云州市人民政府, 文号: 云政函〔2026〕3号}\n来宾:\n"
        "  - {姓名: 周明远, 级别: 厅级}\n  - {姓名: 韩喆, 级别: 正处}\n  - {姓名: 周明远}\n",
        "utf-8",
    )
    texts = [finding.problem.text for finding in VisitDesk().open(path).findings]
    assert "有两个人的姓名都是“周明远”，前一个在来宾第1行" in texts
    assert any(text.endswith("厅级→厅局级（来宾第1行）、正处→县处级正职（来宾第2行）") for text in texts)
    assert any(text.endswith("（基本信息的日期）") for text in texts)
    assert any(text.endswith("发函单位→单位（公函）") for text in texts)


def test_rows_in_a_sentence_are_numbered_as_on_the_screen_with_blank_ones_between() -> None:
    problem = Problem(None, "D120", "error", "前一个在来宾第2行", "从来宾第1行、来宾第3行去掉")
    (finding,) = numbered([CellFinding("来宾", 2, 0, problem)], {"来宾": [0, 3, 5], "陪同": [0]})
    assert (finding.row, finding.problem.text) == (5, "前一个在来宾第4行")
    assert finding.problem.hint == "从来宾第1行、来宾第6行去掉"


def test_what_is_not_written_is_said_at_its_empty_cell(path: Path) -> None:
    path.write_text(
        "标题: 云州市代表团来访\n日期: 2026-07-05\n来宾: [{姓名: 周明远, 单位: 云州市人民政府}]\n"
        "联系人: [{姓名: 何小满, 电话: 13800000001}]\n",
        "utf-8",
    )
    state = VisitDesk().open(path)
    at = {finding.problem.text: (finding.section, finding.row, finding.column) for finding in state.findings}
    missing = {
        "类别": "“云州市代表团来访”没有写类别，先按国内公务查，只提示、不拦",
        "成文日期": "没有写成文日期，方案的落款只能留空",
    }
    for heading, text in missing.items():
        assert at[text] == ("基本信息", 0, column(state, "基本信息", heading))


_LETTER = """云州市人民政府办公室
关于赴清江区考察学习的函
清江区接待服务中心：
我市拟组织党政代表团赴贵区考察学习。
一、时间：2026年12月8日至9日。
二、行程：8日15时乘G1234次高铁到达，9日下午返回。
附件：考察人员名单
周明远  市委副书记
李文博  市农业农村局局长
"""


@pytest.mark.parametrize("ending", [".yaml", ".xlsx"])
def test_what_a_letter_left_open_is_checked_off_at_its_cell(path: Path, ending: str) -> None:
    desk, visit = VisitDesk(), take_in(path.parents[1], [], _LETTER, ending).path
    state = desk.open(visit)
    tables = [rows(state, section.name) for section in state.tables.sections]
    unsure = [one for one in state.findings if one.problem.code == "D128"]
    assert ("基本信息", 0) in {one[:2] for one in unsure} and {"抵离", "日程"} & {one.section for one in unsure}
    assert all(one.section and one.row >= 0 and one.remedy for one in unsure)
    assert {one.problem.hint for one in unsure} == {"照原件核对、改好，再点“核对过了”"}
    for left in range(len(unsure), 0, -1):
        one = next(one for one in state.findings if one.problem.code == "D128")
        state = desk.remedy(visit, state.version, one.as_json())
        assert sum(one.problem.code == "D128" for one in state.findings) == left - 1
    assert [rows(state, section.name) for section in state.tables.sections] == tables
    desk.save(visit, state.version)
    assert not any(one.problem.code == "D128" for one in desk.open(visit).findings)
    if ending == ".yaml":
        assert "# 已核对：由来函的单位和标题合成；粘贴的文字.txt" in visit.read_text("utf-8")


def test_a_seat_by_hand_against_the_order_is_asked_about_until_it_is_free_again(path: Path) -> None:
    desk = VisitDesk()
    state = desk.open(path)
    assert not any(one.problem.code == "D429" for one in state.findings)
    state = put(desk, path, state, "座次", 0, "固定", "高䶮: 2")
    found = [one for one in state.findings if one.problem.code == "D429"]
    assert found and {(one.section, one.row, one.column) for one in found} == {
        ("座次", 0, column(state, "座次", "固定"))
    }
    assert "高䶮（来宾第6位）坐到了阿依古丽·买买提（来宾第2位）" in found[0].problem.text
    assert {one.problem.level for one in found} == {"should"}
    state = put(desk, path, state, "座次", 0, "固定", "")
    assert not any(one.problem.code == "D429" for one in state.findings)


def test_what_one_row_misses_is_shown_at_its_empty_cell(path: Path) -> None:
    desk = VisitDesk()
    state = put(desk, path, desk.open(path), "日程", 1, "日期", "")
    (found,) = [one for one in state.findings if "没有写是哪一天" in one.problem.text]
    assert (found.section, found.row, found.column) == ("日程", 1, column(state, "日程", "日期"))


@pytest.mark.parametrize(
    ("layout", "field"),
    [("会谈横桌", "来宾"), ("沙发", "来宾"), ("合影", "人员"), ("主席台", "人员"), ("中巴", "人员")],
)
def test_a_seating_in_which_nobody_takes_part_is_complained_of_where_they_are_written(
    path: Path, layout: str, field: str
) -> None:
    path.write_text(
        "标题: 云州市代表团来访\n日期: 2026-07-05\n来宾: [{姓名: 周明远, 单位: 云州市人民政府}]\n"
        f"座次:\n  - {{名称: 见面, 形式: 合影, 人员: 全体}}\n  - {{名称: 第二场, 形式: {layout}}}\n",
        "utf-8",
    )
    state = VisitDesk().open(path)
    (found,) = [one for one in state.findings if "没有写谁参加" in one.problem.text]
    assert (found.section, found.row, found.column) == ("座次", 1, column(state, "座次", field))


@pytest.mark.parametrize("listed", [2, 3])
def test_a_number_of_guests_below_their_list_is_mended_by_a_button(path: Path, listed: int) -> None:
    names = ["周明远", "韩喆", "欧阳若兰"][:listed]
    guests = "".join(f"    - {{姓名: {name}}}\n" for name in names)
    path.write_text(f"标题: 考察\n日期: 2026-07-05\n来宾:\n  人数: 1\n  名单:\n{guests}", "utf-8")
    desk = VisitDesk()
    state = desk.open(path)
    (found,) = [one for one in state.findings if one.problem.code == "D124"]
    assert found.remedy and found.remedy.label == f"人数改成{listed}"
    state = desk.remedy(path, state.version, found.as_json())
    assert rows(state, "基本信息")[0][column(state, "基本信息", "人数")] == str(listed)
    assert not any(one.problem.code == "D124" for one in state.findings)


MISSING = {
    "the guests": ("标题: 考察\n日期: 2026-07-05\n", "来宾", -1, ""),
    "the guests, with other tables": (
        "标题: 考察\n日期: 2026-07-05\n日程: [{时间: 9:00, 内容: 座谈}]\n",
        "来宾",
        -1,
        "",
    ),
    "the title": ("日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n", "基本信息", 0, "标题"),
    "the date": ("标题: 考察\n来宾: [{姓名: 周明远}]\n", "基本信息", 0, "日期"),
    "what is done": (
        "标题: 考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n日程: [{时间: 9:00, 地点: 三楼}]\n",
        "日程",
        0,
        "内容",
    ),
    "a name": (
        "标题: 考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}, {单位: 云州市政府, 职务: 科长}]\n",
        "来宾",
        1,
        "姓名",
    ),
    "who is responsible": (
        "标题: 考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n费用: [{日期: 2026-07-05, 金额: 70}]\n",
        "费用",
        0,
        "项目",
    ),
}


@pytest.mark.parametrize("written", MISSING)
def test_what_is_missing_is_said_where_it_is_filled_in(path: Path, written: str) -> None:
    text, section, row, heading = MISSING[written]
    path.write_text(text, "utf-8")
    state = VisitDesk().open(path)
    (found,) = [one for one in state.findings if one.problem.text.startswith("缺少")]
    assert (found.section, found.row) == (section, row)
    assert found.column == (column(state, section, heading) if heading else -1)
    assert section in found.problem.hint or heading in found.problem.hint
