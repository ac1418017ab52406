"""The plan and the rules: what stops it, what a draft is, what the annex says of what a visit lets pass."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from docgen.api.checks import check
from docgen.api.papers import build
from docgen.errors import DataError
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.model.visit import Visit
from docgen.rules.engine import judge
from docgen.seating.plan import plans
from docgen.word.package.outline import outline, texts
from docgen.word.package.zip import read_package
from tests.conftest import Run, visit
from tests.word.templates import template

Runner = Callable[..., Run]

LUNCH = """\
标题: 云州市代表团来清江区考察
日期: 2026-07-05
类别: 国内公务
公函: {单位: 云州市人民政府办公室, 文号: 云府办函〔2026〕41号, 内容: 考察, 行程: 7月5日一天, 人数: 10}
审批: {审批人: 沈静, 日期: 2026-07-01, 意见: 同意。}
来宾: {团组: 云州市代表团, 人数: 10}
陪同: [{姓名: 沈静}, {姓名: 罗文}, {姓名: 秦远}, {姓名: 陶思源}]
用餐: [{名称: 5日午餐, 形式: 工作餐, 来宾: 全体, 陪餐: 全体}]
"""
# the same with one host at table, which breaks nothing; and with a seating
KEPT = LUNCH.replace("陪餐: 全体", "陪餐: [沈静]")
SEATED = LUNCH.replace("人数: 10}\n陪同", "人数: 10, 名单: [周明远, 韩喆]}\n陪同") + (
    "座次: [{名称: 座谈会, 形式: 会谈横桌, 来宾: [周明远, 韩喆], 主方: [沈静, 罗文]}]\n"
)
EXEMPT = "豁免: [{规则: G13, 理由: 经区委主要领导批准}]\n"
TOO_MANY = "“5日午餐”来宾10人，陪餐4人，规定不超过3人"


def codes(of: Visit, level: str) -> list[str]:
    return [problem.code for problem in check(of) if problem.level == level]


def page(of: Visit) -> dict[str, Any]:
    (one,) = load_kind("plan").pages(PageInput(of, judge(of).exempted, plans(of)[0]))
    return dict(one.context)


@pytest.fixture
def lunch(tmp_path: Path) -> Path:
    path = tmp_path / "来访.yaml"
    path.write_text(LUNCH, "utf-8")
    return path


def test_check_says_what_the_rules_find_among_the_notices_by_place() -> None:
    of = visit(LUNCH.replace("考察\n", "考察 #1\n", 1))
    assert [problem.code for problem in of.notices] == ["D122"]
    found = check(of)
    assert {"D122", "G13"} <= {problem.code for problem in found}
    assert [problem.place for problem in found] == sorted(problem.place for problem in found if problem.place)


def test_a_broken_rule_stops_a_plan_and_only_what_must_be_is_said() -> None:
    of = visit(LUNCH.replace("审批:", "# 审批:"))
    assert codes(of, "should")
    with pytest.raises(DataError) as stopped:
        build(of)
    assert [problem.code for problem in stopped.value.problems] == codes(of, "must") == ["G13"]


def test_what_only_should_be_mended_stops_nothing() -> None:
    of = visit(KEPT.replace("审批:", "# 审批:"))
    assert (codes(of, "must"), bool(codes(of, "should"))) == ([], True)
    (file,) = build(of)
    assert file.name == "关于云州市代表团来清江区考察的接待方案.docx"
    assert not [name for name in read_package(file.content) if "header" in name]


def test_a_draft_is_made_all_the_same_and_says_so_in_its_name_and_on_its_pages() -> None:
    (file,) = build(visit(LUNCH), draft=True)
    assert file.name == "关于云州市代表团来清江区考察的接待方案（草稿）.docx"
    headers = [part.decode() for name, part in read_package(file.content).items() if name.startswith("word/header")]
    assert len(headers) == 2
    assert all('string="草稿"' in header for header in headers)


def test_a_draft_that_breaks_nothing_is_a_draft_with_the_same_text() -> None:
    of = visit(KEPT)
    (draft,), (plan,) = build(of, draft=True), build(of)
    assert draft.name == plan.name.replace(".docx", "（草稿）.docx")
    assert draft.content != plan.content
    body = outline(plan.content)
    assert [line for line in outline(draft.content) if line in body] == body


def test_the_longest_title_leaves_room_for_the_word_draft() -> None:
    (file,) = build(visit(LUNCH.replace("云州市代表团来清江区考察", "考察" * 60, 1)), draft=True)
    assert file.name.endswith("（草稿）.docx")
    assert len(file.name.encode()) <= 255


def test_papers_that_nobody_signs_are_made_whatever_the_rules_find() -> None:
    of = visit(SEATED)
    assert codes(of, "must") == ["G13"]
    for draft in (False, True):
        (file,) = build(of, ["seating"], draft=draft)
        assert "草稿" not in file.name
        assert b"WaterMark" not in b"".join(read_package(file.content).values())


def test_a_draft_on_a_template_of_ones_own_is_marked_too(tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(template("只有{{ 标题 }}"))
    (file,) = build(visit(LUNCH), template=own, draft=True)
    assert texts(file.content)[0].startswith("只有关于")
    assert b'string="\xe8\x8d\x89\xe7\xa8\xbf"' in b"".join(read_package(file.content).values())


def test_a_fault_of_ones_own_template_keeps_its_place_in_a_draft(run: Runner, lunch: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(template("{{ 没有的 }}"))
    left = run("plan", lunch, "--draft", "--template", own, "-o", tmp_path / "o.docx")
    assert left.code == 3
    assert "own.docx!正文:1:1" in left.err


def test_the_command_says_each_problem_once_and_what_can_be_done(run: Runner, lunch: Path, tmp_path: Path) -> None:
    left = run("plan", lunch, "-o", tmp_path / "方案.docx")
    assert left.code == 1
    assert (left.err.count(TOO_MANY), left.err.count("G13")) == (1, 1)
    (last,) = left.err.splitlines()[-1:]
    assert last.startswith("有1处违反规定，没有做接待方案")
    assert all(way in last for way in ("改正", "豁免", "--draft"))
    assert [path.name for path in tmp_path.iterdir()] == [lunch.name]


def test_the_command_makes_a_draft(run: Runner, lunch: Path, tmp_path: Path) -> None:
    left = run("plan", lunch, "--draft", "-o", tmp_path / "out")
    assert left.code == 0
    assert left.err.count(TOO_MANY) == 1
    assert "没有做" not in left.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == [
        "关于云州市代表团来清江区考察的接待方案（草稿）.docx"
    ]


def test_strict_makes_no_draft_of_what_the_rules_find_fault_with(run: Runner, lunch: Path, tmp_path: Path) -> None:
    assert run("plan", lunch, "--draft", "--strict", "-o", tmp_path / "out").code == 1
    assert not (tmp_path / "out").exists()


def test_only_papers_that_are_signed_can_be_drafts(run: Runner, lunch: Path) -> None:
    assert "违反规定也照做，每页加“草稿”水印。" in run("plan", "--help").out
    assert "--draft" not in run("seating", "--help").out
    assert run("seating", lunch, "--draft").code == 2


def test_an_exemption_lets_the_plan_pass_and_its_annex_says_why() -> None:
    of = visit(LUNCH + EXEMPT)
    assert page(of)["豁免"] == {
        "头": "附件",
        "题": "特殊情况说明",
        "行": [
            {
                "序号": "1",
                "事项": TOO_MANY,
                "规定": "陪餐人数超过规定\n《党政机关国内公务接待管理规定》第十条",
                "理由": "经区委主要领导批准",
                "批准": "",
            }
        ],
    }
    assert page(of)["附件"] == {"一项": "特殊情况说明", "多项": []}
    (file,) = build(of)
    assert file.name.endswith("接待方案.docx")
    printed = "\n".join(texts(file.content))
    annex = printed[printed.index("\n附件\n") :]
    assert "附件：" in printed.removesuffix(annex)
    for text in (TOO_MANY, "《党政机关国内公务接待管理规定》第十条", "经区委主要领导批准", "情况说明"):
        assert text in annex.replace("\n", "")


def test_the_list_of_exemptions_stands_before_the_charts_and_all_annexes_are_numbered() -> None:
    of = visit(SEATED + EXEMPT)
    whole = page(of)
    assert [(row["号"], row["名"]) for row in whole["附件"]["多项"]] == [
        ("1.", "特殊情况说明"),
        ("2.", "座谈会座次图"),
    ]
    assert whole["豁免"]["头"] == "附件1"
    assert whole["座次"]["行"][0]["说明"].endswith("座谈会，座次图见附件2。")


def test_a_plan_that_lets_nothing_pass_has_no_annex() -> None:
    of = visit(KEPT)
    assert page(of)["豁免"] == {"头": "", "题": "", "行": []}
    assert page(of)["附件"] == {"一项": "", "多项": []}
    assert "附件" not in "".join(texts(build(of)[0].content))


def test_an_exemption_of_what_is_not_broken_prints_nothing() -> None:
    of = visit(KEPT + EXEMPT)
    assert "D501" in codes(of, "should")
    assert "豁免" not in "".join(texts(build(of)[0].content))


def test_help_asks_no_rules() -> None:
    code = (
        "import sys; sys.argv = ['docgen', *sys.argv[1:]]\n"
        "from docgen.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name == 'docgen.rules.engine'])"
    )
    for arguments in (["--help"], ["plan", "--help"], ["kinds"]):
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]", arguments


def test_the_annex_names_who_approved_it_and_when() -> None:
    of = visit(LUNCH + EXEMPT.replace("理由:", "批准人: 沈静, 批准日期: 2026-07-03, 理由:"))
    assert page(of)["豁免"]["行"][0]["批准"] == "沈静\n2026年7月3日"
