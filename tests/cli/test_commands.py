"""Commands as a clerk runs them: what is printed, what is written, with which exit code."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.text.columns import cell_width
from docgen.word.package.outline import texts
from tests.conftest import OFFICE, Run
from tests.word.templates import template

VISIT = OFFICE / "来访" / "2026-041.yaml"
Runner = Callable[..., Run]


def test_help_shows_papers_and_tools(run: Runner) -> None:
    left = run("--help")
    assert left.code == 0
    assert "文书:" in left.out
    assert "接待方案" in left.out
    assert "工具:" in left.out
    for number in ("0", "1", "2", "3", "4", "70"):
        assert f"{number} " in left.out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['docgen', '--help']\n"
        "from docgen.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted(sys.modules.keys() & {'pydantic', 'yaml', 'lxml', 'jinja2', 'docx', 'docxtpl', 'PIL'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_check_and_new_import_no_word_library_and_check_no_spreadsheets(tmp_path: Path) -> None:
    code = (
        "import sys, docgen; docgen.check(docgen.load(sys.argv[1]))\n"
        "seen = sys.modules.keys() & {'openpyxl', 'python_calamine'}\n"
        "docgen.new_office(sys.argv[2])\n"
        "print(sorted(seen | sys.modules.keys() & {'docx', 'docxtpl'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(VISIT), str(tmp_path / "new")], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_command_check_imports_nothing_that_makes_papers() -> None:
    code = (
        "import sys; sys.argv = ['docgen', 'check', sys.argv[1]]\n"
        "from docgen.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted(sys.modules.keys() & {'lxml', 'jinja2', 'docx', 'PIL', 'openpyxl', 'docgen.api.drafts.compose'}))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(VISIT)], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_plan_goes_into_a_folder_under_its_title(run: Runner, tmp_path: Path) -> None:
    left = run("plan", VISIT, "-o", tmp_path)
    assert left.code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["关于云州市党政代表团来我区考察乡村振兴工作的接待方案.docx"]
    assert "已写好" in left.out


def test_plan_goes_into_a_file(run: Runner, tmp_path: Path) -> None:
    assert run("plan", VISIT, "-o", tmp_path / "方案.docx").code == 0
    assert "云州市党政代表团" in "".join(texts((tmp_path / "方案.docx").read_bytes()))


def test_nothing_is_overwritten_without_force(run: Runner, tmp_path: Path) -> None:
    target = tmp_path / "方案.docx"
    target.write_text("mine")
    left = run("plan", VISIT, "-o", target)
    assert (left.code, target.read_text()) == (4, "mine")
    assert "--force" in left.err
    assert run("plan", VISIT, "-o", target, "--force").code == 0
    assert target.read_bytes().startswith(b"PK")


def test_a_template_of_ones_own(run: Runner, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(template("{{ 标题 }}", "{{ 口号.主 }}"))
    assert run("plan", VISIT, "--template", own, "-o", tmp_path / "o.docx").code == 0
    assert texts((tmp_path / "o.docx").read_bytes())[:2] == [
        "关于云州市党政代表团来我区考察乡村振兴工作的接待方案",
        "两地三区",
    ]


def test_a_template_folder_comes_before_ours(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(template("只有{{ 标题 }}"))
    assert run("plan", VISIT, "--templates", tmp_path, "-o", tmp_path / "o.docx").code == 0
    assert texts((tmp_path / "o.docx").read_bytes())[0].startswith("只有")


def test_a_faulty_template_ends_with_3_and_its_place(run: Runner, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    own.write_bytes(template("甲", "{{ 标题 }"))
    left = run("plan", VISIT, "--template", own, "-o", tmp_path / "o.docx")
    assert left.code == 3
    assert "own.docx!正文:2:1" in left.err
    assert not (tmp_path / "o.docx").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plna", VISIT], "是不是 plan"),
        (["方案", VISIT], "是不是 plan（接待方案）"),
        (["手边", VISIT], "是不是 slip（手边单）"),
        (["plan"], "少写了 来访文件"),
        (["plan", VISIT, "--froce"], "是不是 --force"),
        (["plan", "没有.yaml"], "没有“没有.yaml”这个文件"),
        (["plan", str(VISIT).replace("041", "04")], "是不是“2026-041.yaml”"),
        (["plan", OFFICE], "是文件夹"),
        (["plan", VISIT, "--profile", "国际"], "只能是：国标、常规"),
        (["plan", VISIT, "--set", "标题"], "键=值"),
        (["plan", VISIT, "--set", "公函.没有.这个=1"], "没有“公函.没有.这个”"),
        (["check"], "要检查哪个文件"),
        (["check", "--explain", "X9"], "没有“X9”这个代号"),
        (["schema", "来坊"], "是不是“来访”"),
        (["template", "check", "没有.docx"], "没有“没有.docx”这个文件"),
        (["template", "names", "--kind", "paln"], "是不是“plan”"),
    ],
    ids=lambda _: "",
)
def test_wrong_use_ends_with_2_and_a_sentence(run: Runner, arguments: list[object], said: str) -> None:
    left = run(*arguments)
    assert left.code == 2
    assert said in left.err
    assert "Traceback" not in left.err


def test_check_prints_json_with_the_agreed_keys(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "v.yaml"
    path.write_text("标题: 考察\n日期: 2026-02-30\n来宾: [周明远]\n", "utf-8")
    left = run("check", path, "--json")
    (problem,) = json.loads(left.out)
    assert left.code == 1
    assert list(problem) == ["file", "line", "column", "code", "level", "text", "hint"]
    assert (problem["line"], problem["column"], problem["code"], problem["level"]) == (2, 5, "D109", "error")


def test_check_of_the_examples_is_clean(run: Runner) -> None:
    left = run("check", *sorted((OFFICE / "来访").glob("*.yaml")), "--json", "--strict")
    assert (left.code, json.loads(left.out)) == (0, [])


def test_a_notice_fails_only_when_strict(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "v.yaml"
    path.write_text("标题: 考察 #1\n日期: 2026-07-05\n来宾: [周明远]\n", "utf-8")
    assert run("check", path).code == 0
    assert run("check", path, "--strict").code == 1


def test_the_caret_stands_under_the_value(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "v.yaml"
    path.write_text("标题: 考察\n日期: 2026-02-30\n来宾: [周明远]\n", "utf-8")
    lines = run("check", path).err.splitlines()
    shown = lines.index("    日期: 2026-02-30")
    assert lines[shown + 1] == "    " + " " * 6 + "^"


def test_new_writes_an_office_that_plan_accepts_at_once(run: Runner, tmp_path: Path) -> None:
    left = run("new", tmp_path / "办公室")
    assert left.code == 0
    visits = sorted((tmp_path / "办公室" / "来访").glob("*.yaml"))
    assert len(visits) == 6
    for path in visits:
        assert run("check", path, "--strict").code == 0
        assert run("plan", path, "-o", tmp_path / "out" / f"{path.stem}.docx").code == 0
    assert run("new", tmp_path / "办公室").code == 4


def test_template_tools(run: Runner, tmp_path: Path) -> None:
    own, bad = tmp_path / "own.docx", tmp_path / "bad.docx"
    own.write_bytes(template("{{ 标题 }}"))
    bad.write_bytes(template("{{ 标提 }}"))
    assert run("template", "check", own, "--kind", "plan").code == 0
    left = run("template", "check", bad, "--kind", "plan", "--json")
    assert left.code == 3
    assert [one["code"] for one in json.loads(left.out) if one["level"] == "error"] == ["M110"]
    assert run("template", "names", own).out.split() == ["标题"]
    assert "日程.日[].行[].内容" in run("template", "names", "--kind", "plan").out
    assert run("template", "adopt", own, "-o", tmp_path / "adopted.docx").code == 0


def test_schema_completion_version_and_kinds_print(run: Runner) -> None:
    assert json.loads(run("schema").out)["title"] == "一次来访"
    assert json.loads(run("schema", "菜品").out)["type"] == "array"
    assert "_DOCGEN_COMPLETE" in run("completion", "bash").out
    assert run("--version").out.startswith("docgen ")


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        (("bash_sourcex", "", ""), "_DOCGEN_COMPLETE 的值“bash_sourcex”"),
        (("tcsh_complete", "docgen ag", "1"), "_DOCGEN_COMPLETE 的值“tcsh_complete”"),
        (("zsh_complete", "", ""), "没有 COMP_WORDS、COMP_CWORD"),
        (("fish_complete", "docgen ag", ""), "没有 COMP_CWORD"),
        (("bash_complete", "docgen ag", "x"), "COMP_CWORD 的值“x”"),
        (("zsh_complete", "docgen ag", "9" * 5000), "COMP_CWORD 的值“999"),
        (("fish_complete", "docgen ag", " "), "COMP_CWORD 的值“ ”"),
    ],
)
def test_a_completion_that_cannot_be_given_is_refused_in_a_sentence(
    environment: tuple[str, ...], said: str, run: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in zip(("_DOCGEN_COMPLETE", "COMP_WORDS", "COMP_CWORD"), environment, strict=True):
        if value:
            monkeypatch.setenv(name, value)
    left = run()
    assert (left.code, left.out, said in left.err) == (2, "", True)


@pytest.mark.parametrize("digits", ["9" * 3_900, "9" * 5_000])
@pytest.mark.parametrize(
    "option", ["cards --copies", "badges --from", "tables --count", "checkin --day", "slip --day", "feedback --issue"]
)
def test_a_number_of_thousands_of_digits_is_refused_in_a_sentence(
    option: str, digits: str, run: Runner, tmp_path: Path
) -> None:
    command, name = option.split()
    for words in ((name, digits), (f"{name}={digits}",)):
        left = run(command, OFFICE / "来访" / "2026-041.yaml", *words, "-o", tmp_path / "出.docx")
        assert (left.code, left.out) == (2, "")
        assert name in left.err or "没有“999" in left.err
    assert list(tmp_path.iterdir()) == []


def test_kinds_says_what_a_paper_is_made_of_and_what_it_needs(run: Runner) -> None:
    heading, *rows = run("kinds").out.splitlines()
    of_menu = next(row for row in rows if row.startswith("menu "))
    assert of_menu.split()[:4] == ["menu", "菜单", "来访文件", "用餐"]
    assert "--meal" in of_menu
    assert cell_width(of_menu[: of_menu.index("--")]) == cell_width(heading[: heading.index("选项")])


def test_standard_streams(tmp_path: Path) -> None:
    text = "标题: 考察\n日期: 2026-07-05\n来宾: [周明远]\n".encode()
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "plan", "-", "-o", "-"],
        input=text,
        capture_output=True,
        check=True,
        cwd=tmp_path,
    )
    assert done.stdout.startswith(b"PK")
    assert "关于考察的接待方案" in texts(done.stdout)


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs links that lead in a circle")
def test_a_file_that_cannot_be_read_is_said(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "库").mkdir()
    (tmp_path / "库" / "点位.yaml").symlink_to(tmp_path / "库" / "点位.yaml")
    (tmp_path / "office.yaml").write_text("单位: 接待办\n", "utf-8")
    left = run("check", VISIT, "--office", tmp_path / "office.yaml")
    assert left.code == 1
    assert "点位.yaml:1:1: 错误 D101 是指向别处的" in left.err


def test_a_folder_that_cannot_be_made_is_said(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    left = run("plan", VISIT, "-o", tmp_path / "file" / "o.docx")
    assert left.code == 4
    assert "写不进" in left.err


LEDGER = OFFICE / "台账"
SPEECH = OFFICE / "稿子" / "接待工作会议讲话.txt"
SUMMARY = OFFICE / "稿子" / "2023年工作总结.md"


def test_speech_goes_into_a_folder_under_its_title(run: Runner, tmp_path: Path) -> None:
    left = run("speech", SPEECH, "-o", tmp_path)
    assert (left.code, left.err) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["在全区接待工作会议上的讲话.docx"]


def test_speech_prints_its_structure_and_writes_nothing(run: Runner, tmp_path: Path) -> None:
    left = run("speech", SPEECH, "--json")
    shape = json.loads(left.out)
    assert left.code == 0
    assert (shape["title"], shape["closing"]) == ("在全区接待工作会议上的讲话", "谢谢大家！")
    assert [part["number"] for part in shape["parts"] if part["level"] == 1] == ["一、", "二、", "三、"]
    assert list(tmp_path.iterdir()) == []


def test_speech_fixes_on_request_and_says_what(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("讲话\n同志们:\n今天开会,总结工作。\n", "utf-8")
    assert run("speech", path, "-o", tmp_path / "a.docx", "--strict").code == 1
    left = run("speech", path, "-o", tmp_path / "b.docx", "--strict", "--fix")
    assert left.code == 0
    assert left.err.count("已改正 D302") == 2
    assert texts((tmp_path / "b.docx").read_bytes())[2:4] == ["同志们：", "今天开会，总结工作。"]
    assert "同志们:" in path.read_text("utf-8")


def test_summary_of_a_draft_that_names_its_ledger(run: Runner, tmp_path: Path) -> None:
    left = run("summary", SUMMARY, "-o", tmp_path / "s.docx", "--strict")
    assert (left.code, left.err) == (0, "")
    assert any("70批次1153人次的接待任务" in one for one in texts((tmp_path / "s.docx").read_bytes()))


def test_summary_of_a_ledger_alone_uses_the_stock_draft_and_says_so(run: Runner, tmp_path: Path) -> None:
    left = run("summary", LEDGER, "--year", "2023", "-o", tmp_path / "s.docx")
    printed = texts((tmp_path / "s.docx").read_bytes())
    assert left.code == 0
    assert "没有给稿子，用了自带的提纲：有7处标着【请写】" in left.err
    assert [one for one in printed if one.startswith(("一、", "二、", "三、"))] == [
        "一、主要工作",
        "二、存在问题",
        "三、下一步打算",
    ]
    assert printed[0] == "清江区接待服务中心2023年工作总结"


def test_a_draft_in_the_ledgers_folder_is_taken_two_need_to_be_told(run: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "2023"
    folder.mkdir()
    (folder / "a.yaml").write_text("标题: 来访\n编号: 1\n统计类别: 甲\n日期: 2023-01-01\n来宾: {人数: 2}\n", "utf-8")
    (folder / "总结.txt").write_text("工作总结\n\n全年{{ 合计.批次 }}批。\n", "utf-8")
    assert run("summary", folder, "-o", tmp_path / "s.docx").code == 0
    assert "全年1批。" in texts((tmp_path / "s.docx").read_bytes())
    (folder / "另稿.txt").write_text("工作总结\n\n正文。\n", "utf-8")
    left = run("summary", folder, "-o", tmp_path / "t.docx")
    assert left.code == 2
    assert "--draft" in left.err


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["speech"], 2, "少写了 稿子"),
        (["speech", "没有.txt"], 2, "没有“没有.txt”这个文件"),
        (["speech", SPEECH, "--profile", "大字"], 2, "只能是：国标、常规、朗读"),
        (["speech", VISIT], 2, "是来访文件或台账，不是稿子"),
        (["summary"], 2, "少写了 台账或稿子"),
        (["summary", SPEECH], 2, "不知道台账在哪里"),
        (["summary", SUMMARY, SPEECH], 2, "给了2份稿子"),
        (["summary", LEDGER, "--year", "2031"], 1, "没有一次在2031年"),
        (["stats", LEDGER], 0, ""),
        (["stats", OFFICE / "没有"], 2, "没有"),
        (["stats", LEDGER, "--year", "两千"], 2, "--year"),
        (["speech", SPEECH, "--set", "版式=大字"], 1, "没有“大字”"),
    ],
    ids=lambda _: "",
)
def test_wrong_use_of_the_writing_commands(
    arguments: list[object], code: int, said: str, run: Runner, tmp_path: Path
) -> None:
    more = [] if arguments[0] == "stats" else ["-o", tmp_path / "out.docx"]
    left = run(*arguments, *more)
    assert left.code == code
    assert said in left.err
    assert "Traceback" not in left.err


def test_check_takes_drafts_too(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("讲话\n同志们:\n会议开得好。\n", "utf-8")
    left = run("check", path, "--json")
    assert left.code == 0
    assert [one["code"] for one in json.loads(left.out)] == ["D302"]


def test_set_changes_the_head_of_a_draft(run: Runner, tmp_path: Path) -> None:
    assert run("speech", SPEECH, "--set", "密级=秘密★1年", "-o", tmp_path / "s.docx").code == 0
    assert texts((tmp_path / "s.docx").read_bytes())[0] == "秘密★1年"


def test_a_slogan_that_is_out_of_date_is_left_out_of_a_speech_and_said(run: Runner, tmp_path: Path) -> None:
    shutil.copytree(OFFICE.parent.parent / "brand_assets" / "qingjiang", tmp_path / "brand_assets" / "qingjiang")
    brand = tmp_path / "brand_assets" / "qingjiang" / "brand.yaml"
    brand.write_text(brand.read_text("utf-8").replace("    宽: 60\n", "    宽: 60\n    有效: 至 2025-12-31\n"), "utf-8")
    (tmp_path / "office.yaml").write_text("单位: 清江区接待中心\n品牌: qingjiang\n", "utf-8")
    (tmp_path / "稿.txt").write_text("---\n日期: 2026-03-01\n---\n在会上的讲话\n\n各位同志：\n\n大家好。\n", "utf-8")
    (tmp_path / "own.docx").write_bytes(template("{{ 标题 }}", "甲{{ 口号.主 }}乙", "{{ 口号.文旅 }}"))
    left = run("speech", tmp_path / "稿.txt", "--template", tmp_path / "own.docx", "-o", tmp_path / "o.docx")
    assert left.code == 0
    assert texts((tmp_path / "o.docx").read_bytes())[1:3] == ["甲乙", "千年米仓道·早晚X河"]
    assert "D601 讲话稿没有印口号“主”：它的有效期到2025年12月31日止，用在2026年3月1日" in left.err


def test_a_slogan_misspelt_in_a_file_name_is_named(run: Runner, tmp_path: Path) -> None:
    shutil.copytree(OFFICE.parent.parent / "brand_assets" / "qingjiang", tmp_path / "brand_assets" / "qingjiang")
    (tmp_path / "office.yaml").write_text("单位: 清江区接待中心\n品牌: qingjiang\n", "utf-8")
    (tmp_path / "二地三区来访.yaml").write_text("标题: 来访\n日期: 2026-03-01\n来宾: 周明远\n", "utf-8")
    (tmp_path / "千年米仓道早晚X河.txt").write_text("在会上的讲话\n\n各位同志：\n\n大家好。\n", "utf-8")
    visit = run("check", tmp_path / "二地三区来访.yaml").err
    assert "Y03 文件名里写的是“二地三区”，品牌的口号是“两地三区”" in visit
    assert (
        "D610 文件名“千年米仓道早晚X河.txt”里写的是“千年米仓道早晚X河”"
        in run("check", tmp_path / "千年米仓道早晚X河.txt").err
    )
    slip = run("slip", tmp_path / "二地三区来访.yaml", "-o", tmp_path / "两地3区.docx")
    assert "D610 文件名“两地3区.docx”里写的是“两地3区”，品牌的口号是“两地三区”" in slip.err
    speech = run("speech", tmp_path / "千年米仓道早晚X河.txt", "-o", tmp_path / "千年米仓道·早晚X河.docx")
    assert "千年米仓道早晚X河.txt" in speech.err and "早晚X河.docx”" not in speech.err


def test_check_says_first_what_stops_the_papers_and_then_how_much_there_is(run: Runner, tmp_path: Path) -> None:
    visit = tmp_path / "来访.yaml"
    text = (
        "标题: 考察\n类别: 国内公务\n日期: 2026-07-06\n来宾: [{姓名: 周明远, 单位: 云州市水利局, 职务: 局长}]\n"
        "公函: {单位: 云州市水利局, 文号: 云水函〔2026〕4号, 内容: 考察, 行程: 一天, 人数: 1}\n"
        "礼品: [{名称: 丝巾, 数量: 1}]\n"
    )
    visit.write_text(text, "utf-8")
    assert run("check", visit).err.endswith("先改1处，改好才能出文书：G19（第6行）；一共1处要看（违规1处）\n")
    visit.write_text(text.replace("丝巾", "无").replace(", 行程: 一天", ""), "utf-8")
    assert run("check", visit).err.endswith("没有拦着出文书的；一共1处要看（应改1处）\n")


def test_papers_of_a_visit_that_still_says_please_check_end_with_that(run: Runner, tmp_path: Path) -> None:
    text = (OFFICE / "来访" / "2026-041.yaml").read_text("utf-8")
    path = tmp_path / "来访.yaml"
    path.write_text(text.replace("事由: 考察调研", "事由: 考察调研  # 请核对：由标题猜的"), "utf-8")
    office = ("--office", OFFICE / "office.yaml")
    made = run("plan", path, "-o", tmp_path / "方案.docx", *office)
    assert (made.code, made.err.splitlines()[-1].partition("，")[0]) == (0, "还有1处标着“请核对”")
    assert "没有人看过" not in run("plan", path, "-o", tmp_path / "草稿.docx", "--draft", *office).err
