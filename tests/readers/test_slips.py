"""Slips of YAML: each is named for what it is, all of a file in one run, what is certain is mended."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.visits import load
from docgen.errors import DataError, Problem
from docgen.model.visit import Visit
from docgen.readers.files import read_text
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import Node, ScalarNode, SequenceNode, Source, UnreadableError, compose
from docgen.readers.visit_file.tolerant import mend_yaml, read_yaml, slips_of
from tests.conftest import ROOT, Run
from tests.slip_maker import MAKERS

HEAD = "标题: 江北区来青山县考察\n日期: 2027-03-16 至 2027-03-18\n类别: 国内公务\n"


def problems_of(text: str, tmp_path: Path) -> list[Problem]:
    path = tmp_path / "来访.yaml"
    path.write_text(text, "utf-8")
    try:
        return list(load(path).notices)
    except DataError as error:
        return list(error.problems)


def said(text: str, tmp_path: Path) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.text) for problem in problems_of(text, tmp_path) if problem.place]


def mended(text: str) -> str:
    return mend_yaml(Source("来访.yaml", text), Visit).text


def tree(node: Node | None) -> object:
    """What a text holds, without its places."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, SequenceNode):
        return [tree(item) for item in node.items]
    # 编　号 is read as 编号: a key may be spread out
    return [("".join(key.text.split()), tree(child)) for key, child in node.pairs] if node else None


# every line is typed with one slip; behind it what it is, and how the line should be
ONE_SLIP = [
    ("- ｛姓名: 郑国梁, 职务: 常委｝", "花括号是全角的", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁，职务: 常委}", "两项之间的逗号是全角的", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁、职务: 常委}", "两项之间写了顿号“、”", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁; 职务: 常委}", "两项之间写了分号", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁；职务: 常委}", "两项之间写了分号", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁 职务: 常委}", "两项之间少了逗号", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名：郑国梁, 职务: 常委}", "冒号是全角的“：”", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名:郑国梁, 职务: 常委}", "冒号后面少一个空格", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁, 职务: 常委", "花括号没有配对", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁, 职务: 常委]", "花括号没有配对", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁, 职务: 常委}}", "多了一个右括号", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁, 职务: 常委},", "多了一个逗号", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- {姓名: 郑国梁,, 职务: 常委}", "多了一个逗号", "- {姓名: 郑国梁, 职务: 常委}"),
    (
        "- {姓名: 郑国梁, 备注: 先到, 后离}",
        "值里有半角逗号，花括号里会从那里切成两项",
        '- {姓名: 郑国梁, 备注: "先到, 后离"}',
    ),
    ("- {姓名: 郑国梁, 备注: [组长]带队}", "值里有括号或“#”这样的记号", '- {姓名: 郑国梁, 备注: "[组长]带队"}'),
    ("- {姓名: 郑国梁, 备注: @所有人}", "值以“@”“%”“*”“&”这样的记号开头", '- {姓名: 郑国梁, 备注: "@所有人"}'),
    (
        "- {姓名: 郑国梁, 备注: 住三楼 #1 房}",
        "“#”后面的字会被当作注释，连括号也丢了",
        '- {姓名: 郑国梁, 备注: "住三楼 #1 房"}',
    ),
    ("- {姓名: 郑国梁, 饮食: [清真, 职务: 常委}", "方括号没有配对", "- {姓名: 郑国梁, 饮食: [清真], 职务: 常委}"),
    ("- {姓名: 郑国梁, 饮食: [清真，职务：常委}", "方括号没有配对", "- {姓名: 郑国梁, 饮食: [清真], 职务: 常委}"),
    (
        "- {姓名: 郑国梁, 备注: 到[机场, 职务: 常委}",
        "值里有括号或“#”这样的记号",
        '- {姓名: 郑国梁, 备注: "到[机场", 职务: 常委}',
    ),
    ('- {姓名: 郑国梁, 职务: "常委}', "引号没有配对", '- {姓名: 郑国梁, 职务: "常委"}'),
    ("- {姓 名: 郑国梁, 职务: 常委]", "项目名里有空格", "- {姓名: 郑国梁, 职务: 常委}"),
    ("- 姓名: 郑国梁, 职务: 常委}", "几项写在一行，没有用花括号括起来", "- {姓名: 郑国梁, 职务: 常委}"),
    ("-郑国梁", "“-”后面少一个空格", "- 郑国梁"),
    ("-　郑国梁", "“-”后面少一个空格", "- 郑国梁"),
    ("—郑国梁", "列表的“-”写成了别的符号", "- 郑国梁"),
    ("• 郑国梁", "列表的“-”写成了别的符号", "- 郑国梁"),
    ("- - 郑国梁", "多写了一个“-”", "- 郑国梁"),
    ("1. 郑国梁", "列表用了序号", "- 郑国梁"),
    ("①郑国梁", "列表用了序号", "- 郑国梁"),
    ("- *郑国梁", "值以“@”“%”“*”“&”这样的记号开头", '- "*郑国梁"'),
]


@pytest.mark.parametrize(("typed", "text", "right"), ONE_SLIP, ids=[typed for typed, _, _ in ONE_SLIP])
def test_a_slip_is_named_for_what_it_is_with_its_own_line_in_the_right_form(
    typed: str, text: str, right: str, tmp_path: Path
) -> None:
    whole = f"{HEAD}来宾:\n  {typed}\n  - 李娜\n"
    problems = problems_of(whole, tmp_path)
    assert (5, text) in [(problem.place.line, problem.text) for problem in problems if problem.place]
    assert f"写成“{right}”" in next(problem.hint for problem in problems if problem.text == text)
    assert mended(whole) == f"{HEAD}来宾:\n  {right}\n  - 李娜\n"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("用餐: [{名称: 午餐, 参加: [李娜, 何苗, 地点: 食堂}]", "用餐: [{名称: 午餐, 参加: [李娜, 何苗], 地点: 食堂}]"),
        ("用餐: [{名称: 午餐, 参加: [李娜, 菜单: [鱼, 豆]}]", "用餐: [{名称: 午餐, 参加: [李娜], 菜单: [鱼, 豆]}]"),
        ("来宾: [{姓名: 李娜, 职务: 局长，{姓名: 何苗}]", "来宾: [{姓名: 李娜, 职务: 局长}, {姓名: 何苗}]"),
        ("座次: [{客方: [李娜, 主方: [何苗}, {客方: [李娜}]", "座次: [{客方: [李娜], 主方: [何苗]}, {客方: [李娜]}]"),
        ("来宾: {名单: [李娜, 何苗, 单位: 江北区}", "来宾: {名单: [李娜, 何苗], 单位: 江北区}"),
        # nobody can tell where these should be closed
        ("公函: {单位: 江北]区, 日期: 2027-03-08}", "公函: {单位: 江北]区, 日期: 2027-03-08}"),
        ("来宾: [李娜,\n  何苗", "来宾: [李娜,\n  何苗"),
    ],
)
def test_a_bracket_left_open_is_closed_before_what_belongs_to_what_is_around(typed: str, right: str) -> None:
    assert mended(f"{HEAD}{typed}\n") == f"{HEAD}{right}\n"


LINES = [
    ("公函:\n\t单位: 江北区委\n", "用制表符缩进", "公函:\n        单位: 江北区委\n"),
    ("公函:\n　　单位: 江北区委\n", "缩进里有全角空格或不断行空格", "公函:\n    单位: 江北区委\n"),
    ("公函:\n\u00a0\u00a0单位: 江北区委\n", "缩进里有全角空格或不断行空格", "公函:\n  单位: 江北区委\n"),
    (
        "公函:\n  单位: 江北区委\n   日期: 2027-03-08\n",
        "这一行从第4列开始，同一级的“单位”从第3列开始",
        "公函:\n  单位: 江北区委\n  日期: 2027-03-08\n",
    ),
    (
        "公函:\n  单位: 江北区委\n 日期: 2027-03-08\n",
        "这一行从第2列开始，同一级的“单位”从第3列开始",
        "公函:\n  单位: 江北区委\n  日期: 2027-03-08\n",
    ),
    (
        "公函: 单位: 江北区委, 日期: 2027-03-08\n",
        "几项写在一行，没有用花括号括起来",
        "公函: {单位: 江北区委, 日期: 2027-03-08}\n",
    ),
    (
        "公函:\n  单位: 江北区委, 日期: 2027-03-08\n",
        "几项写在一行，只算第一项",
        "公函:\n  单位: 江北区委\n  日期: 2027-03-08\n",
    ),
    ("编号: 2027-008，\n事由: 考察；\n", "值后面多了一个逗号或分号", "编号: 2027-008\n事由: 考察\n"),
    ("事由: 考察: 乡村振兴\n", "值里有半角冒号和空格", '事由: "考察: 乡村振兴"\n'),
    ('事由: "考察"学习\n', "引号后面多了字", "事由: '\"考察\"学习'\n"),
    ("事由: @考察\n", "值以“@”“%”“*”“&”这样的记号开头", '事由: "@考察"\n'),
    ("编 号: 2027-008\n编号2：x\n", "项目名里有空格", "编号: 2027-008\n编号2: x\n"),
    ("陪同:\n张三\n李四\n", "列表的这一项前面没有“- ”", "陪同:\n  - 张三\n  - 李四\n"),
    ("陪同:\n  张三\n  李四\n", "列表的这一项前面没有“- ”", "陪同:\n  - 张三\n  - 李四\n"),
]


@pytest.mark.parametrize(
    ("typed", "text", "right"), LINES, ids=[typed.split("\n")[0] + text for typed, text, _ in LINES]
)
def test_a_slip_of_lines_is_named_and_mended(typed: str, text: str, right: str, tmp_path: Path) -> None:
    guests = "来宾: [{姓名: 郑国梁}]\n"
    assert text in [words for _, words in said(HEAD + typed + guests, tmp_path)]
    assert mended(HEAD + typed + guests) == HEAD + right + guests


def test_what_is_taken_otherwise_than_typed_is_said_in_the_shape_of_every_such_notice(tmp_path: Path) -> None:
    text = (
        f"{HEAD}公函: {{单位: 江北区委, 文号: 江北函[2027]8号}}\n来宾:\n"
        "  - {姓名: “郑国梁”, 职务: ‘常委’}\n  - {姓名: 李娜, 手机: 13900000001}\n"
    )
    notices = [problem for problem in problems_of(text, tmp_path) if problem.code == "D150"]
    assert [(problem.text, problem.hint) for problem in notices] == [
        ("1处发文字号的年份用六角括号：[2027]→〔2027〕（第4行）", ""),
        ("2处引号不算在值里：“郑国梁”→郑国梁（第6行）、‘常委’→常委（第6行）", ""),
        ("1处项目名换成程序的叫法：手机→电话（第7行）", ""),
    ]


def test_all_slips_of_a_file_come_in_one_run_and_what_is_wrong_elsewhere_too(tmp_path: Path) -> None:
    text = (
        "标题：江北区来青山县考察\n日期: 2027-13-16\n来宾:\n\t- ｛姓名: 郑国梁｝\n"
        "  - {姓名: 李娜, 性别: 难}\n编号: @8\n陪童: [张三]\n"
    )
    lines = {line for line, _ in said(text, tmp_path)}
    assert lines == {1, 2, 4, 5, 6, 7}


def test_what_cannot_be_read_at_all_hides_nothing_below_it_and_is_not_said_to_be_missing(tmp_path: Path) -> None:
    text = "标题: 考察\n? [日期]\n日期: 2027-13-16\n来宾: [{姓名: 郑国梁, 性别: 难}]\n"
    assert [line for line, _ in said(text, tmp_path)] == [2, 3, 4]


def test_a_table_of_the_office_names_its_colons(tmp_path: Path) -> None:
    (tmp_path / "库").mkdir()
    (tmp_path / "库" / "领导.yaml").write_text("- 姓名：何志远\n  单位：中共青山县委\n", "utf-8")
    (tmp_path / "office.yaml").write_text("单位：青山县接待办\n", "utf-8")
    problems = problems_of(f"{HEAD}来宾: [{{姓名: 郑国梁}}]\n", tmp_path)
    places = [
        (Path(problem.place.file).name, problem.place.line, problem.code) for problem in problems if problem.place
    ]
    assert places == [("office.yaml", 1, "D120"), ("领导.yaml", 1, "D120"), ("领导.yaml", 2, "D120")]


@pytest.mark.parametrize("mark", ["-", "-　", "—", "•", "①"])
def test_a_list_of_one_with_another_mark_is_no_name(mark: str, tmp_path: Path) -> None:
    text = f"{HEAD}来宾:\n  名单:\n    {mark}郑国梁\n"
    assert [line for line, _ in said(text, tmp_path)] == [6]
    assert mended(text) == f"{HEAD}来宾:\n  名单:\n    - 郑国梁\n"


CLEAN = [
    path
    for path in sorted((ROOT / "examples").rglob("*.yaml"))
    if path.parent.name != "库" and path.stem not in ("office", "brand", "地方规定", "工作")
]


def test_no_slip_is_seen_in_a_file_without_one() -> None:
    assert len(CLEAN) > 50
    for path in CLEAN:
        assert slips_of(read_text(path)[0], Visit) == [], path


TEXTS_THAT_ARE_NONE = [
    "事由: 考察乡村振兴，\n  学习基层治理\n",
    "注意: [带伞，穿便装]\n",
    "日程: [{内容: 抵达青山宾馆：办理入住, 日期: 2027-03-16}]\n",
    "日程:\n  - 日期: 2027-03-16\n    内容: |\n      第一项：参观\n      -讲解\n      地点：现场\n",
    "注意:\n  - 请带身份证，时间：九点\n  - 3.5米以下的车才能进\n",
    "事由: 考察“一带一路”、学习\n",
    "公函: {单位: 江北区委,\n  日期: 2027-03-08}\n",
    "编号: '2027-008'   # 待定\n",
]


def test_a_text_that_may_hold_another_field_is_asked_about(tmp_path: Path) -> None:
    whole = f"{HEAD}来宾: [{{姓名: 郑国梁}}]\n日程:\n  - {{日期: 2027-03-16, 内容: 参观，地点：柳林社区}}\n"
    (problem,) = problems_of(whole, tmp_path)
    assert (problem.place, problem.level) == ((str(tmp_path / "来访.yaml"), 6, 28), "should")
    assert "写成“- {日期: 2027-03-16, 内容: 参观, 地点: 柳林社区}”" in problem.hint
    assert mended(whole) == whole


@pytest.mark.parametrize("text", TEXTS_THAT_ARE_NONE, ids=range(len(TEXTS_THAT_ARE_NONE)))
def test_a_text_that_only_looks_like_a_slip_is_left_alone(text: str) -> None:
    whole = f"{HEAD}来宾: [{{姓名: 郑国梁}}]\n{text}"
    assert slips_of(Source("来访.yaml", whole), Visit) == []


@pytest.mark.parametrize("seed", range(6))
def test_a_file_with_several_slips_is_mended_to_what_was_meant_or_reports_what_was_not(seed: int) -> None:
    """Sixty files a seed; fewer than one in twenty may stay unmended, none may be read as something else."""
    chance = random.Random(seed)
    unmended = 0
    for _ in range(60):
        path = chance.choice(CLEAN)
        text = read_text(path)[0].text
        typed = with_slips(text, chance)
        right = mended(typed)
        try:
            node = compose(Source("来访.yaml", right))
        except UnreadableError:
            node = None
        if node is None or tree(node) != tree(compose(Source("来访.yaml", text))):
            unmended += 1
            assert still_reported(right), f"{path}: {typed}"
    assert unmended <= 3


def with_slips(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    for make in chance.sample(MAKERS, chance.choice([1, 1, 2, 3, 5])):
        make(lines, chance)
    return "\n".join(lines)


def still_reported(text: str) -> bool:
    source = Source("来访.yaml", text)
    try:
        read = read_yaml(source, Visit)
    except UnreadableError:
        return True
    decoder = Decoder()
    decoder.value_of_file(read.node, Visit, source)
    return bool(read.problems or decoder.problems)


@pytest.mark.parametrize("seed", range(4))
def test_any_change_of_a_file_ends_without_a_traceback(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(100):
        text = read_text(chance.choice(CLEAN))[0].text[:1500]
        for _ in range(chance.choice([1, 2, 5, 20])):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(_JUNK) + text[at + chance.choice([0, 1, 3]) :]
        try:
            read_yaml(Source("来访.yaml", text), Visit)
        except UnreadableError as error:
            assert error.problems
        mended(text)


_JUNK = [
    *"：:，,、；;{}[]｛｝［］\"'“”‘’-—#@%&*!|>\t\n\u3000\u00a0 ",
    "\n\t",
    "- ",
    "姓名：",
    "\n  ",
    "{姓名: ",
    "---\n",
    "\x07",
]


def test_one_cause_is_one_line_with_its_places_and_json_keeps_each_place_apart(
    run: Callable[..., Run], tmp_path: Path
) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text("标题：考察\n日期：2027-03-16\n类别：国内公务\n编号: @8\n来宾：[郑国梁]\n", "utf-8")
    printed = run("check", path)
    assert re.search(r"来访\.yaml:1:3: 错误 D120 4处冒号是全角的“：”（第1—3、5行）", printed.err)
    assert "第一处写成“标题: 考察”" in printed.err
    listed = json.loads(run("check", path, "--json").out)
    assert [(each["line"], each["column"]) for each in listed] == [(1, 3), (2, 3), (3, 3), (4, 5), (5, 3)]
    assert [place["line"] for place in listed[0]["places"]] == [1, 2, 3, 5]
    assert all("places" not in each for each in listed[1:])


def test_twenty_findings_begin_with_what_they_come_to(run: Callable[..., Run], tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    guests = "".join(f"\t- {{姓名：郑国{number}}}\n" for number in "一二三四五六七八九十")
    path.write_text(f"标题: 考察\n日期: 2027-03-16\n来宾:\n{guests}", "utf-8")
    assert run("check", path).err.startswith("一共20处：用制表符缩进 10处；冒号是全角的“：” 10处\n")
