"""A visit from YAML into an Excel form and back: the same visit, whatever it holds."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

import docgen
from docgen.api.export import export
from docgen.errors import DataError, OutputError
from tests.conftest import OFFICE, Run
from tests.rules.corpus import corpus
from tests.same_visits import differences

EXAMPLES = sorted((OFFICE / "来访").glob("*.yaml"))
OFFICE_FILE = OFFICE / "office.yaml"
HEAD = "标题: 考察\n日期: 2026-07-05 至 2026-07-07\n来宾: {团组: 考察组, 人数: 3}\n"


def there_and_back(source: Path, folder: Path, office: Path | None = None) -> tuple[Path, Path]:
    """The form of a visit, and the YAML that is made of the form."""
    form, back = folder / "表.xlsx", folder / "回.yaml"
    form.write_bytes(export(source, form, office).content)
    back.write_bytes(export(form, back, office).content)
    return form, back


def typed(folder: Path, text: str) -> Path:
    path = folder / "来访.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_as_the_same_visit_with_its_comments(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "来访"
    shutil.copytree(path.parent, folder)  # with what the visits attach
    form, back = there_and_back(path, folder, OFFICE_FILE)
    visit = docgen.load(path, OFFICE_FILE)
    assert differences(visit, docgen.load(form, OFFICE_FILE)) == []
    assert differences(visit, docgen.load(back, OFFICE_FILE)) == []
    comments = [line.partition("# ")[2] for line in path.read_text("utf-8").split("\n") if "# " in line]
    assert comments
    assert [comment for comment in comments if f"# {comment}" not in back.read_text("utf-8")] == []


def test_generated_visits_come_back_as_the_same_visits(tmp_path: Path) -> None:
    for number, case in enumerate(corpus(12, 17)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = case.write(folder)
        form, back = there_and_back(path, folder)
        visit = docgen.load(path)
        assert differences(visit, docgen.load(form)) == [], case.name
        assert differences(visit, docgen.load(back)) == [], case.name


#: What is awkward to write into cells, each as sections of a visit.
AWKWARD = {
    "an agenda": "日程: [{日期: 2026-07-05, 内容: 座谈, 议程: [{内容: 开场, 人: 秦远, 时长: 5}, 交流]}]",
    "agendas of items that are called the same": "日程:\n"
    "  - {日期: 2026-07-05, 时间: 09:00, 内容: 座谈, 议程: [甲]}\n  - {日期: 2026-07-06, 内容: 座谈, 议程: [乙]}\n"
    "  - {日期: 2026-07-06, 内容: 座谈, 议程: [丙, 丁]}",
    "dishes by name and by mapping": "用餐: [{名称: 午餐, 菜单: [豆腐, {名称: 鱼, 类别: 热菜, 英文名: Fish}, 汤]}]",
    "a dish with a mark between names": "用餐: [{名称: 午餐, 菜单: ['豆腐、青蒜', 鱼, 鱼]}]",
    "texts with marks between names": "布置: [{场所: 会议室, 物品: ['汇报、材料', 茶水]}]",
    "a letter with paragraphs": "发函: [{类型: 复函, 内容: ['一、同意来访。', '二、请告知人数、车次。']}]",
    "a log": "反馈: [{内容: 一条, 跟踪: [{日期: 2026-07-10, 内容: 交办}, {内容: 办结}]}, {内容: 两条}]",
    "handing out": "物品: [{品名: 水, 数量: 48瓶, 领用: [{领用单位: 甲, 领用数量: 4瓶}, {领用单位: 乙}]}]",
    "volunteers": "志愿者: [{岗位: 引导, 备注: 早到, 名单: [苏小禾, {姓名: 甲, 电话: '0139', 说明: 组长}]}]",
    "rooms with remarks": "住宿: [{宾馆: 甲, 备注: 近, 房间: [{房号: '0301', 备注: 朝南}, {房号: '0302'}]}, "
    "{宾馆: 乙}]",
    "a seating with options": "座次: [{名称: 合影, 形式: 合影, 人员: 全体, 规则: {排数: [2, 1]}, 方位: {门: 左}}]",
    "several lines": "礼品: [{名称: 书签, 备注: |-\n    第一行\n    第二行：a, b\n  }]".replace(
        "|-\n    第一行\n    第二行：a, b\n  ", '"第一行\\n第二行：a, b"'
    ),
    "sums, remarks and examples that are data": "费用: [{项目: 工作餐, 金额: 50}, {项目: 合计, 金额: 50}]\n"
    "注意: ['备注：带伞', '例：不算例子', '温馨提示：请带身份证']\n布置: [{物品: [总计]}]",
    "what Excel takes for a formula or a number": "礼品: "
    "[{名称: =1+1, 对象: '-3', 备注: '+86'}, {名称: '@甲', 备注: '0012'}]",
    "what YAML takes for something else": 'dress: "no"\n规格: "2026-07-05"\n事由: "a: b # c"\n'
    '报送: "[甲], {乙}"\n密级: "\'"',
    "people with more said of them": "日程: [{日期: 2026-07-05, 内容: 看, 地点: 园区}]\n"
    "值班: [{值班员: [甲, {姓名: 乙, 电话: '1'}]}]",
    "weather in a word": "天气: 多云\n附件: [甲.png]\n豁免: [{规则: G12, 理由: 滑坡}]\n"
    "抵离: [{方向: 抵达, 时间: 09:10}]",
}


@pytest.mark.parametrize("name", AWKWARD)
def test_what_is_awkward_in_cells_comes_back(name: str, tmp_path: Path) -> None:
    Image.new("L", (9, 9)).save(tmp_path / "甲.png")
    path = typed(tmp_path, HEAD + AWKWARD[name] + "\n")
    form, back = there_and_back(path, tmp_path)
    visit = docgen.load(path)
    assert differences(visit, docgen.load(form)) == []
    assert differences(visit, docgen.load(back)) == []


def test_comments_go_along(tmp_path: Path) -> None:
    text = (
        "# 全篇\n标题: 考察   # 题目\n日期: 2026-07-05\n# 谁来\n来宾:\n  团组: 组  # 叫法\n  名单:\n"
        "    # 带队\n    - 周明远\n    - {姓名: 韩喆}   # 他晚到\n日程:\n"
        "  - {内容: '看 #1 点'}   # 改过\n分工: # 分头办\n  - {事项: 车}\n"
    )
    _, back = there_and_back(typed(tmp_path, text), tmp_path)
    written = back.read_text("utf-8")
    for comment in ("全篇", "题目", "谁来", "叫法", "带队", "他晚到", "改过", "分头办"):
        assert f"# {comment}" in written, comment
    assert "- 韩喆   # 他晚到" in written
    assert "看 #1 点" in written


def test_yaml_is_written_as_people_write_it(tmp_path: Path) -> None:
    text = HEAD + (
        "保障: [{name: 吴桐, phone: '13900000110'}]\nlodging: [{hotel: 宾馆, rooms: [{number: '0301', type: 单间},"
        " {number: '0302'}]}]\nexpenses: [{item: 工作餐, amount: 50}]\n陪同: [{姓名: 沈静}, {姓名: 罗文}]\n"
    )
    back = tmp_path / "回.yaml"
    written = export(typed(tmp_path, text), back).content.decode()
    assert written == (
        "标题: 考察\n日期: 2026-07-05 至 2026-07-07\n来宾: {团组: 考察组, 人数: 3}\n陪同: [沈静, 罗文]\n保障:\n"
        '  - {姓名: 吴桐, 电话: "13900000110"}\n住宿:\n  - 宾馆: 宾馆\n    房间:\n'
        '      - {房号: "0301", 房型: 单间}\n      - {房号: "0302"}\n费用:\n  - {项目: 工作餐, 金额: 50}\n'
    )


def test_what_no_cell_can_hold_is_refused_at_its_place_and_nothing_is_written(tmp_path: Path) -> None:
    path = typed(tmp_path, HEAD + "座次: [{名称: 合影, 形式: 合影, 人员: 全体, 桌名: {1: '甲；乙'}}]\n")
    with pytest.raises(DataError) as refused:
        export(path, tmp_path / "表.xlsx")
    (problem,) = refused.value.problems
    assert (problem.code, problem.place and problem.place.line) == ("D230", 4)
    assert "桌名" in problem.text


def test_a_visit_is_written_as_a_form_or_as_yaml_and_never_over_itself(run: Callable[..., Run], tmp_path: Path) -> None:
    path = typed(tmp_path, HEAD)
    with pytest.raises(OutputError, match="不能写成"):
        export(path, tmp_path / "表.docx")
    assert run("export", path, "-o", path, "--force").code == 4
    left = run("export", path, "-o", tmp_path / "表.xlsx")
    assert (left.code, left.out) == (0, f"已写好：{tmp_path / '表.xlsx'}\n")
    assert run("export", path, "-o", tmp_path / "表.xlsx").code == 4
    assert run("export", tmp_path / "表.xlsx", "-o", tmp_path / "又.xlsx").code == 0
    assert run("check", tmp_path / "又.xlsx").code == run("check", path).code


def test_a_form_has_text_cells_notes_list_boxes_and_an_example_in_grey(tmp_path: Path) -> None:
    docgen.new_form(tmp_path / "来访.xlsx", OFFICE_FILE)
    book = load_workbook(tmp_path / "来访.xlsx")
    assert book.sheetnames[:3] == ["填写说明", "基本信息", "来宾"]
    assert (book.sheetnames[-1], book["下拉选项"].sheet_state) == ("下拉选项", "hidden")
    schedule = book["日程"]
    assert [cell.value for cell in schedule[1]][:4] == ["日期", "时间", "环节", "内容"]
    assert all(cell.comment and cell.comment.text for cell in schedule[1])
    assert schedule["A2"].value.startswith("例：")
    assert schedule["A2"].font.color.rgb == "FF808080"
    assert {cell.number_format for row in schedule["A2:K14"] for cell in row} == {"@"}
    assert schedule.column_dimensions["A"].number_format == "@"
    assert (schedule.freeze_panes, schedule.print_title_rows) == ("B2", "$1:$1")
    offered = {str(box.sqref): box.formula1 for box in schedule.data_validations.dataValidation}
    elements = book["下拉选项"][offered["C3:C500"].partition("!")[2].replace("$", "")]
    assert [cell.value for (cell,) in elements] == ["吃", "住", "行", "看", "听", "讲"]
    places = book["下拉选项"][offered["E3:E500"].partition("!")[2].replace("$", "")]
    assert {"柳溪镇现代农业园", "清江宾馆"} <= {cell.value for (cell,) in places}
    assert "来宾" in offered["F3:F500"]


def test_the_same_form_has_the_same_bytes(tmp_path: Path) -> None:
    path = typed(tmp_path, HEAD)
    assert export(path, "表.xlsx").content == export(path, "表.xlsx").content


def test_an_empty_form_says_what_is_missing_and_in_which_cell(run: Callable[..., Run], tmp_path: Path) -> None:
    assert run("new", "--xlsx", tmp_path / "来访.xlsx").code == 0
    left = run("check", tmp_path / "来访.xlsx")
    assert left.code == 1
    assert left.err.count("错误 D108") == 3
    assert "填在 B2 这一格" in left.err
    assert "D216" not in left.err
    assert run("new", "--xlsx", tmp_path / "来访.xlsx").code == 4
    assert run("new", "--xlsx", tmp_path / "来访.docx").code == 2
    assert run("new").code == 2


@pytest.mark.parametrize("ending", [".yaml", ".xlsx"])
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("规则: 每桌10人", {"每桌": "10"}),
        ("规则: '每桌: 10'", {"每桌": "10"}),
        ("规则: 一桌十人", {"每桌": "10"}),
        ("规则: '{每桌: 10}'", {"每桌": "10"}),
        ("固定: '周明远: 3'", {"周明远": "3"}),
        ("固定: 周明远=3", {"周明远": "3"}),
    ],
)
def test_options_that_were_written_as_a_text_go_along(
    written: str, read: dict[str, str], ending: str, tmp_path: Path
) -> None:
    source, target = tmp_path / "来访.yaml", tmp_path / f"另{ending}"
    source.write_text(
        "标题: 考察\n日期: 2026-07-05\n来宾: [周明远, 林小满, 韩喆]\n"
        f"座次:\n  - {{名称: 午餐, 形式: 圆桌, 来宾: 全体, {written}}}\n",
        "utf-8",
    )
    target.write_bytes(export(source, target).content)
    before, after = docgen.load(source), docgen.load(target)
    assert differences(before, after) == []
    (seating,) = after.seating
    assert {name: "".join(text) for name, text in (*seating.conventions.items(), *seating.pins.items())} == read
