"""A year against the rules: the screen, data, the table to sign, the workbook; what could not be read is said."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import openpyxl
import pytest

import docgen
from docgen.api.audit import Audit, audit, audit_lines, audit_paper, audit_workbook
from docgen.compliance.conclusion import conclusion
from docgen.compliance.result import totals_by_month, totals_by_rule, totals_of_rules, totals_of_year
from docgen.kinds import load_kind
from docgen.kinds.audit import pages
from docgen.readers.ledger.visits_of_year import SkippedFiles, visits_of
from docgen.readers.office.office import load_office
from docgen.readers.visit_file.visit import brand_finder
from docgen.word.package.outline import outline, tables, texts
from tests.conftest import OFFICE, ROOT, Run, same_shape

YEAR = OFFICE / "审计" / "2025"
Runner = Callable[..., Run]


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """An office whose year 2025 may be changed."""
    shutil.copytree(OFFICE / "库", tmp_path / "库")
    shutil.copy(OFFICE / "office.yaml", tmp_path)
    shutil.copytree(YEAR, tmp_path / "2025")
    shutil.copytree(ROOT / "brand_assets", tmp_path / "brand_assets")
    return tmp_path / "2025"


@pytest.fixture(scope="module")
def found() -> Audit:
    return audit(YEAR)


# the example


@pytest.mark.parametrize("path", sorted(YEAR.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_break_the_rules_that_they_say_and_no_others(path: Path, found: Audit) -> None:
    planted = {"2025-005": ["G13", "T01"], "2025-007": ["G07", "G18", "G18b"], "2025-009": ["A01", "G12"]}
    lines = [line for line in found.lines if line.visit.code == path.stem]
    assert sorted(line.code for line in lines) == planted.get(path.stem, [])
    comments = path.read_text("utf-8").split("\n")
    for line in lines:
        near = comments[line.place.line - 1]
        assert "# 违规" in near or "# 应改" in near or "见豁免" in near


def test_the_year_of_the_example_is_counted(found: Audit) -> None:
    assert (found.year, found.visits, found.unit) == (2025, 10, "清江区接待服务中心")
    rule, month = totals_of_rules(found.lines), totals_of_year(found)
    assert (rule.findings, rule.visits, rule.exempted) == (7, 3, 1)
    assert (month.visits_to_correct, month.by_grade, month.exempted) == (3, (4, 2, 0), 1)
    assert rule.amount == month.amount == sum(one.amount for one in totals_by_rule(found)) == Decimal(776)
    assert [one.visits for one in totals_by_month(found)] == [1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 0]


def test_every_sum_by_month_is_that_by_rule(found: Audit) -> None:
    months = totals_by_month(found)
    for number, grade in enumerate(("违规", "应改", "提示")):
        open_ones = sum(one.findings - one.exempted for one in totals_by_rule(found) if one.grade == grade)
        assert sum(one.by_grade[number] for one in months) == open_ones


def test_who_allowed_it_and_why_stands_beside_the_finding(found: Audit) -> None:
    (line,) = (line for line in found.lines if line.reason)
    assert (line.code, line.approver) == ("G12", "批准人沈静（2025年10月23日）")
    why = "下午突发滑坡，应区防汛抗旱指挥部要求留下查勘，推迟返程"
    assert line.exemption == f"批准人沈静（2025年10月23日）。理由：{why}"


def test_the_conclusion_is_one_sentence_with_all_numbers(found: Audit) -> None:
    assert conclusion(found) == (
        "2025年接待10批，7批符合规定，3批有问题：违规4处、应改2处；写明理由、予以豁免1处；"
        "涉及金额776.00元（含豁免的150.00元）；应对照清单逐项整改。"
    )


def test_a_clean_year_is_said_to_be_clean(year: Path) -> None:
    for code in ("005", "007", "009"):
        (year / f"2025-{code}.yaml").unlink()
    clean = audit(year)
    assert conclusion(clean) == "2025年接待7批，逐批对照规定检查，没有发现违反规定的问题。"
    assert f"结论：{conclusion(clean)}" in texts(audit_paper(clean).content)
    assert len(tables(audit_paper(clean).content)) == 1  # the months


def test_what_a_plan_lacks_before_it_is_printed_is_no_matter_of_an_audit(year: Path) -> None:
    file = year / "2025-001.yaml"
    text = file.read_text("utf-8")
    undated = "\n".join(line for line in text.split("\n") if not line.startswith("成文日期"))
    file.write_text(f"{undated}\n报送: 区委办公室\n", "utf-8")
    assert "W07" in [problem.code for problem in docgen.check(docgen.load(file))]
    assert "W07" not in [line.code for line in audit(year).lines]


def test_what_comes_most_often_is_named(year: Path) -> None:
    text = (year / "2025-008.yaml").read_text("utf-8")
    (year / "2025-008.yaml").write_text(text.replace("支付: 转账", "支付: 现金"), "utf-8")
    assert conclusion(audit(year)).endswith("其中“现金支付”最多（2处），应对照清单逐项整改。")


# the command


def test_the_screen_shows_the_table_its_sums_and_the_conclusion(run: Runner) -> None:
    left = run("audit", YEAR)
    assert left.code == 1
    for text in ("6月12日  2025-005 南漪市文化和旅游局来清江区考察古道保护利用", "违规  G13", "涉及450.00元", "合计"):
        assert text in left.out
    assert left.out.rstrip().endswith("应对照清单逐项整改。")
    assert left.err.strip() == "检查了10次来访：违规4处、应改2处、提示0处，豁免1处"


@pytest.mark.parametrize("width", [60, 100])
def test_no_line_of_the_screen_is_wider_than_it_may_be(found: Audit, width: int) -> None:
    head = ("规则  ", "月份")
    for line in audit_lines(found, width):
        if "：" in line and not line.startswith(head):
            assert sum(1 + (east_asian_width(character) in "WF") for character in line) <= width


def test_json_holds_every_finding_with_its_place(run: Runner) -> None:
    left = run("audit", YEAR, "--json")
    data = json.loads(left.out)
    assert left.code == 1
    assert (data["年度"], data["来访"], data["有问题"]) == (2025, 10, 3)
    assert [one["规则"] for one in data["问题"]] == ["G13", "T01", "G18b", "G18", "G07", "A01", "G12"]
    first = data["问题"][0]
    assert (Path(first["file"]).name, first["line"], first["金额"], first["豁免"]) == ("2025-005.yaml", 39, 50.0, None)
    assert data["问题"][-1]["豁免"]["批准人"] == "批准人沈静（2025年10月23日）"
    assert data["规则"]["G12"] == {"名称": "接待单位付费的用餐多于一次", "程度": "应改", "次数": 1, "涉及来访": 1} | {
        "其中豁免": 1,
        "金额": 150.0,
    }
    assert data["月份"]["8"]["违规"] == 2
    assert data["未检查"] == []


def test_the_folder_above_is_entered_with_the_year(run: Runner) -> None:
    assert run("audit", OFFICE / "审计", "--year", "2025", "--json").out == run("audit", YEAR, "--json").out


def test_without_a_year_a_folder_of_years_asks_for_one(run: Runner) -> None:
    left = run("audit", OFFICE / "审计")
    assert left.code == 2
    assert "U105" in left.err
    assert "--year 2025" in left.err


@pytest.mark.parametrize(
    ("what", "code", "said"),
    [
        ("nowhere", 2, "没有“"),
        ("2025/2025-001.yaml", 2, "是文件，不是文件夹"),
        ("库", 2, "不知道检查哪一年"),
    ],
)
def test_a_wrong_folder_is_named(run: Runner, year: Path, what: str, code: int, said: str) -> None:
    left = run("audit", year.parent / what)
    assert left.code == code
    assert said in left.err


def test_a_folder_without_visits_of_the_year_says_so(run: Runner, year: Path) -> None:
    left = run("audit", year, "--year", "2024")
    assert left.code == 1
    assert "D214" in left.err
    assert "没有2024年的来访" in left.err


@pytest.mark.parametrize(
    ("keep", "strict", "code"),
    [(("001",), False, 0), (("008", "009"), False, 0), (("008", "009"), True, 1), (("005",), False, 1)],
)
def test_the_exit_code_says_whether_anything_must_be_mended(
    run: Runner, year: Path, keep: tuple[str, ...], strict: bool, code: int
) -> None:
    for path in year.iterdir():
        if path.stem.removeprefix("2025-") not in keep:
            path.unlink()
    assert run("audit", year, *(["--strict"] if strict else [])).code == code


def test_what_must_be_kept_and_was_allowed_is_no_failure(run: Runner, year: Path) -> None:
    for path in year.iterdir():
        if path.stem != "2025-005":
            path.unlink()
    with (year / "2025-005.yaml").open("a", encoding="utf-8") as file:
        file.write("豁免:\n  - {规则: G13, 理由: 来宾临时少来两人}\n  - {规则: T01, 理由: 无醇啤酒，误写}\n")
    left = run("audit", year)
    assert left.code == 0
    assert "豁免2处" in left.err


def test_an_exemption_that_allows_nothing_is_told(run: Runner, year: Path) -> None:
    with (year / "2025-001.yaml").open("a", encoding="utf-8") as file:
        file.write("豁免:\n  - {规则: A01, 理由: 一函两批}\n  - {规则: G13, 理由: 人数有变}\n")
    left = run("audit", year)
    assert left.err.count("D501") == 2
    assert "    - {规则: A01, 理由: 一函两批}" in left.err


def test_quiet_says_nothing_but_the_table(run: Runner) -> None:
    assert run("audit", YEAR, "--quiet").err == ""


# files that are no visits


def test_a_file_that_cannot_be_read_is_named_everywhere_and_stops_nothing(run: Runner, year: Path) -> None:
    (year / "坏.yaml").write_text("标题: [没有关上\n", "utf-8")
    (year / "缺.yaml").write_text("标题: 缺来宾\n日期: 2025-05-05\n", "utf-8")
    (year / "图.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    left = run("audit", year, "-o", year.parent / "out.docx")
    assert left.code == 1
    assert {"D102", "D108", "D213"} <= {word for word in left.err.split() if word.startswith("D")}
    assert "；3份文件读不出来" in left.err
    read = audit(year)
    assert (read.visits, [Path(one).name for one in read.unread]) == (10, ["图.xlsx", "坏.yaml", "缺.yaml"])
    paper = "".join(texts((year.parent / "out.docx").read_bytes()))
    assert "另有3份来访文件读不出来，没有检查：" in paper
    assert all(name in paper for name in ("图.xlsx", "坏.yaml", "缺.yaml"))
    assert "缺.yaml" in str(sheets(audit_workbook(read).content)["问题清单"]["A2"].value)


def test_clean_visits_beside_a_bad_file_are_no_success(run: Runner, year: Path) -> None:
    for path in year.iterdir():
        if path.stem != "2025-001":
            path.unlink()
    (year / "空.yaml").write_text("", "utf-8")
    assert run("audit", year).code == 1


def test_ledgers_and_lists_are_named_in_one_note(run: Runner, year: Path) -> None:
    (year / "台账.csv").write_text("编号,标题,日期,统计类别,人次\n1,甲,2025-01-02,厅局级,3\n", "utf-8")
    (year / "清单.yaml").write_text("- {编号: 1, 标题: 甲, 日期: 2025-01-02, 统计类别: 厅局级, 人次: 3}\n", "utf-8")
    book = openpyxl.Workbook()
    book.active.append(["编号", "标题", "日期", "统计类别", "人次"])
    book.save(year / "台账.xlsx")
    left = run("audit", year)
    assert left.err.count("D220") == 1
    assert "有3份表格没有检查" in left.err
    assert all(name in left.err for name in ("台账.csv", "台账.xlsx", "清单.yaml"))


def test_what_an_office_keeps_beside_its_visits_is_passed_over(run: Runner, year: Path) -> None:
    (year / "工作.yaml").write_text("年度: 2025\n", "utf-8")
    (year / "总结.md").write_text("# 总结\n", "utf-8")
    (year.parent / "地方规定.yaml").write_text("名称: 清江区（2025年）\n", "utf-8")
    whole = run("audit", year.parent, "--year", "2025", "--json")
    assert json.loads(whole.out)["来访"] == 10
    shutil.move(year / "2025-001.yaml", year.parent)
    shutil.rmtree(year)
    assert json.loads(run("audit", year.parent, "--year", "2025", "--json").out)["来访"] == 1


def test_visits_of_other_years_in_the_folder_of_the_year_are_told(run: Runner, year: Path) -> None:
    text = (year / "2025-001.yaml").read_text("utf-8").replace("2025-01-14", "2024-12-30")
    (year / "2025-001.yaml").write_text(text, "utf-8")
    left = run("audit", year)
    assert "D201" in left.err
    assert "检查了9次来访" in left.err


def test_a_workbook_that_is_a_visit_is_judged(year: Path) -> None:
    for path in year.iterdir():
        path.unlink()
    book = openpyxl.Workbook()
    book.active.title = "基本信息"
    for row in (
        ("标题", "云州市考察组来清江区考察"),
        ("编号", "2025-099"),
        ("日期", date(2025, 3, 3)),
        ("类别", "国内公务"),
        ("人数", 2),
    ):
        book.active.append(row)
    book.save(year / "来访.xlsx")
    read = audit(year)
    assert read.visits == 1
    (line,) = (line for line in read.lines if line.code == "G03")
    assert str(line.place).endswith("来访.xlsx!基本信息!B1")


def test_faults_of_the_office_are_told_once_and_stop_everything(run: Runner, year: Path) -> None:
    with (year.parent / "office.yaml").open("a", encoding="utf-8") as file:
        file.write("没有这一项: 1\n")
    left = run("audit", year)
    assert left.code == 1
    assert left.err.count("D106") == 1


def test_the_office_and_its_brand_are_read_once_for_all(year: Path) -> None:
    files, asked = load_office(year.parent / "office.yaml"), []
    find = brand_finder(files, ())

    def recorded(name: str, *place: Any) -> Any:
        asked.append(name)
        return find(name, *place)

    visits = list(visits_of(year, 2025, files, recorded, SkippedFiles()))
    assert len(visits) == 10
    assert asked == ["qingjiang"]
    assert {id(one.office) for one in visits} == {id(files.office)}
    assert all(one.brand is visits[0].brand for one in visits)


# the paper


def test_the_paper_reads_as_it_did(found: Audit, request: pytest.FixtureRequest) -> None:
    golden = ROOT / "tests" / "golden" / "audit.txt"
    file = audit_paper(found)
    lines = f"{file.name}\n" + "\n".join(outline(file.content)) + "\n"
    if request.config.getoption("--update-golden"):
        golden.write_text(lines, "utf-8")
    assert lines == golden.read_text("utf-8")


def test_the_page_gives_exactly_the_names_that_its_kind_promises(found: Audit) -> None:
    (page,) = pages(found)
    assert same_shape(page.context, load_kind("audit").template_names, (str, bool))


def test_every_row_is_whole_and_every_heading_repeats(found: Audit) -> None:
    with zipfile.ZipFile(io.BytesIO(audit_paper(found).content)) as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count("<w:tr>") == body.count("<w:cantSplit/>") + body.count('<w:cantSplit w:val="on"/>')
    assert body.count("<w:tblHeader/>") == body.count("<w:tbl>") == 3
    assert 'w:orient="landscape"' in body


def test_a_visit_with_many_findings_is_named_again_after_three(found: Audit) -> None:
    many = Audit(2025, "", {6: 1}, tuple([found.lines[0]] * 7))
    (page,) = pages(many)
    groups = page.context["来访"]
    assert [len(one["行"]) for one in groups] == [3, 3, 1]
    assert [row["末"] for one in groups for row in one["行"]] == [False, False, True, False, False, True, True]
    assert [row["序号"] for one in groups for row in one["行"]] == list("1234567")


def test_the_tables_hold_the_sums(found: Audit) -> None:
    rules, list_of, months = ([[text for _, text in row] for row in one] for one in tables(audit_paper(found).content))
    assert len(list_of) == 1 + 2 * 7  # every rule has its banner
    assert rules[-1][-4:] == ["7", "3", "1", "776.00"]
    assert months[-1] == ["合计", "10", "3", "4", "2", "0", "1", "776.00"]


# files


def sheets(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_workbook_has_three_sheets_to_filter_and_to_print(found: Audit) -> None:
    book = sheets(audit_workbook(found).content)
    assert book.sheetnames == ["问题清单", "按规则", "按月"]
    for sheet in book:
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
        assert sheet.auto_filter.ref.startswith("A3:")
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)


def test_numbers_are_numbers_days_are_days_and_text_is_text(found: Audit) -> None:
    book = sheets(audit_workbook(found).content)
    head = [cell.value for cell in book["问题清单"][3]]
    row = dict(zip(head, book["问题清单"][4], strict=True))
    assert (row["序号"].value, row["月份"].value, row["涉及金额（元）"].value) == (1, 6, 50)
    assert row["日期"].value.date() == date(2025, 6, 12)
    assert row["日期"].number_format == "yyyy-mm-dd"
    assert (row["编号"].value, row["编号"].number_format) == ("2025-005", "@")
    assert row["涉及金额（元）"].number_format == "#,##0.00"
    assert [cell.value for cell in book["按月"][16]] == ["合计", 10, 3, 4, 2, 0, 1, 776]
    assert [cell.value for cell in book["按规则"][11]] == [None, None, "合计", None, 7, 3, 1, 776]


def test_a_text_that_looks_like_a_formula_stays_a_text(year: Path) -> None:
    path = year / "2025-005.yaml"
    path.write_text(path.read_text("utf-8").replace("编号: 2025-005", "编号: =1+1"), "utf-8")
    cell = next(
        cell
        for row in sheets(audit_workbook(audit(year)).content)["问题清单"].iter_rows()
        for cell in row
        if cell.value == "=1+1"
    )
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_the_same_year_gives_the_same_bytes(found: Audit) -> None:
    for make in (audit_workbook, audit_paper):
        assert make(found).content == make(audit(YEAR)).content


def test_the_workbook_knows_neither_the_moment_nor_the_person(found: Audit) -> None:
    with zipfile.ZipFile(io.BytesIO(audit_workbook(found).content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "<dc:title>2025年公务接待执行规定情况检查表</dc:title>" in core
    assert "openpyxl" not in core
    assert "created" not in core


def test_a_folder_gets_both_papers(run: Runner, tmp_path: Path) -> None:
    left = run("audit", YEAR, "-o", tmp_path)
    names = [f"2025年公务接待执行规定情况检查表{ending}" for ending in (".docx", ".xlsx")]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert left.out.count("已写好") == 2


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_a_file_gets_what_its_ending_says_and_nothing_is_overwritten(run: Runner, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"检查{ending}"
    target.write_text("mine")
    left = run("audit", YEAR, "-o", target)
    assert (left.code, target.read_text()) == (4, "mine")
    assert "--force" in left.err
    assert run("audit", YEAR, "-o", target, "--force").code == 1
    assert target.read_bytes().startswith(b"PK")
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_wrong_ending_is_refused_before_anything_is_read(run: Runner, tmp_path: Path) -> None:
    left = run("audit", tmp_path / "nowhere", "-o", tmp_path / "检查.wps")
    assert left.code == 4
    assert "O405" in left.err


def test_data_stands_alone_on_standard_output_beside_a_file(run: Runner, tmp_path: Path) -> None:
    left = run("audit", YEAR, "--json", "-o", tmp_path / "a.xlsx")
    assert json.loads(left.out)["来访"] == 10
    assert "已写好" in left.err


def test_a_template_of_ones_own(run: Runner, tmp_path: Path) -> None:
    own = tmp_path / "own.docx"
    run("template", "copy", "audit", "-o", own)
    assert run("template", "check", own, "--kind", "audit").code == 0
    assert run("audit", YEAR, "--template", own, "-o", tmp_path / "a.docx").code == 1
    assert texts((tmp_path / "a.docx").read_bytes()) == texts(audit_paper(audit(YEAR)).content)


def test_the_audit_is_part_of_the_face() -> None:
    found: Audit = docgen.audit(YEAR, 2025)
    assert docgen.audit_json(found)["结论"] == conclusion(found)
    assert docgen.audit_paper(found).name == "2025年公务接待执行规定情况检查表.docx"


def test_a_new_office_does_not_get_the_audited_year(tmp_path: Path) -> None:
    assert not [path for path in docgen.new_office(tmp_path / "新") if "审计" in path.parts]


def test_visits_that_say_nothing_of_meals_and_money_are_not_called_clean_without_a_word() -> None:
    found = audit(OFFICE / "台账", 2023)
    assert conclusion(found).endswith("其中70批没有日程、用餐和费用，只查了公函、名单和日期。")
