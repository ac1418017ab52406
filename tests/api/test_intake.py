"""The command ``intake``: drafts that are visits, with their sources beside the values."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import docgen
from docgen.errors import OutputError, UsageError
from docgen.model.visit import Visit
from docgen.readers.letters.passages import DraftField
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source
from docgen.readers.visit_file.visit import read_tree
from tests.conftest import Run
from tests.readers.letters.files import written_incoming
from tests.readers.letters.incoming import FURTHER, LETTERS, LISTS, Incoming

Runner = Callable[..., Run]
WHOLE = LETTERS[0]  # a letter that gives all that a visit must have


def plain(node: Node | None) -> object:
    """The values of a tree, all of them texts."""
    if isinstance(node, MappingNode):
        return {key.text: plain(value) for key, value in node.pairs}
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    assert isinstance(node, ScalarNode)
    return node.text


def at_path(tree: object, path: str) -> object:
    for name, number in re.findall(r"([^.\[\]]+)(?:\[(\d+)\])?", path):
        assert isinstance(tree, dict)
        tree = tree[name]
        if number:
            assert isinstance(tree, list)
            tree = tree[int(number) - 1]
    return tree


def written_value(field: DraftField) -> object:
    return list(field.value) if isinstance(field.value, tuple) else field.value


@pytest.mark.parametrize("incoming", (*LETTERS, *LISTS, *FURTHER), ids=lambda incoming: incoming.name)
def test_the_draft_is_yaml_that_holds_every_value_as_it_was_read(incoming: Incoming, tmp_path: Path) -> None:
    draft = docgen.intake([written_incoming(incoming, tmp_path)])
    text = docgen.write_intake(draft, tmp_path / "来访.yaml").read_text("utf-8")
    tree = read_tree(Source("来访.yaml", text), ())
    assert {problem.code for problem in tree.all_problems} <= {"D128"}
    values = plain(tree.node) if tree.node else {}
    assert [at_path(values, field.path) for field in draft.fields] == [*map(written_value, draft.fields)]


@pytest.mark.parametrize("ending", [".yaml", ".xlsx"])
def test_a_draft_is_read_as_the_visit_of_the_letter(tmp_path: Path, ending: str) -> None:
    draft = docgen.intake([written_incoming(WHOLE, tmp_path)])
    visit: Visit = docgen.load(docgen.write_intake(draft, tmp_path / f"来访{ending}"))
    assert visit.letter is not None
    assert (visit.letter.number, str(visit.letter.date), visit.letter.people) == (
        "云府办函〔2026〕41号",
        "2026-06-28",
        12,
    )
    assert (str(visit.dates.first), str(visit.dates.last)) == ("2026-07-05", "2026-07-07")
    assert [(guest.name, guest.unit, guest.title) for guest in visit.guests.people] == [
        ("周明远", "云州市委", "副书记"),
        ("阿依古丽·买买提", "云州市人民政府", "副市长"),
        ("韩喆", "云州市农业农村局", "局长"),
    ]


def test_every_value_has_its_sentence_beside_it_and_doubts_are_marked(run: Runner, tmp_path: Path) -> None:
    letter = written_incoming(WHOLE, tmp_path)
    left = run("intake", letter, "-o", tmp_path / "来访.yaml")
    assert left.code == 0
    lines = (tmp_path / "来访.yaml").read_text("utf-8").split("\n")
    assert f"  文号: 云府办函〔2026〕41号  # {letter.name} 第2行：云府办函〔2026〕41号" in lines
    assert any(line.startswith("标题: 云州市") and "# 请核对：由来函的单位和标题合成" in line for line in lines)
    assert "# 公函.行程、抵离、日程、住宿、车辆" in lines
    assert f"# {letter.name} 第5行：请予接洽为盼。" in lines
    assert "docgen check" in left.err
    assert "来函写12人，名单有3人" in left.err


def test_the_json_gives_paths_values_sources_and_what_is_missing(run: Runner, tmp_path: Path) -> None:
    letter = written_incoming(WHOLE, tmp_path)
    left = run("intake", letter, "--json")
    shown = json.loads(left.out)
    fields = {field["path"]: field for field in shown["fields"]}
    source = {"file": letter.name, "line": 15, "text": "3 | 韩喆 | 男 | 汉族 | 云州市农业农村局局长"}
    assert fields["来宾.名单[3].姓名"]["value"] == "韩喆"
    assert fields["来宾.名单[3].姓名"]["source"] == source
    assert fields["来宾.名单[3].姓名"]["sure"] is True
    assert fields["标题"]["sure"] is False
    assert "公函.行程" in shown["missing"]
    assert "来宾.名单[1].级别" in shown["missing"]


def test_nothing_is_overwritten(run: Runner, tmp_path: Path) -> None:
    letter, target = written_incoming(WHOLE, tmp_path), tmp_path / "来访.yaml"
    target.write_text("标题: 我的\n", "utf-8")
    assert run("intake", letter, "-o", target).code == 4
    assert target.read_text("utf-8") == "标题: 我的\n"


def test_what_a_letter_says_is_no_formula_and_no_yaml(tmp_path: Path) -> None:
    """A text that looks like a formula, a comment, a key stays a text."""
    letter = tmp_path / "来函.txt"
    said = '关于考察"x" # {a: b} 的函\n清江区：\n联系人：林知秋，13900000021\n=HYPERLINK("http://example.com")\n考察内容：=1+1\n'
    letter.write_text(said, "utf-8")
    draft = docgen.intake([letter])
    text = docgen.write_intake(draft, tmp_path / "来访.yaml").read_text("utf-8")
    values = plain(read_tree(Source("来访.yaml", text), ()).node)
    assert at_path(values, "公函.内容") == "=1+1"
    book = openpyxl.load_workbook(docgen.write_intake(draft, tmp_path / "来访.xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    assert cells
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_a_pasted_text_comes_from_standard_input(tmp_path: Path) -> None:
    draft = docgen.intake(["1、周明远 市委副书记\n2、韩喆 市农业农村局局长\n".encode()])
    assert [field.value for field in draft.fields if field.path.endswith("姓名")] == ["周明远", "韩喆"]
    assert {field.source.file for field in draft.fields} == {"标准输入"}


def test_a_visit_file_is_no_letter_and_a_draft_is_no_word_file(tmp_path: Path) -> None:
    (tmp_path / "来访.yaml").write_text("标题: 考察\n", "utf-8")
    with pytest.raises(UsageError):
        docgen.intake([tmp_path / "来访.yaml"])
    with pytest.raises(OutputError):
        docgen.write_intake(docgen.intake([b"1"]), tmp_path / "来访.docx")


def test_a_roster_in_excel_and_a_letter_in_word_make_one_draft(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["考察人员名单"], ["姓名", "单位", "职务", "手机"], ["周明远", "云州市委", "副书记", "13900000001"]):
        book.active.append(row)
    book.save(tmp_path / "名单.xlsx")
    draft = docgen.intake([written_incoming(WHOLE, tmp_path), tmp_path / "名单.xlsx"])
    phones = [(field.value, field.source.file) for field in draft.fields if field.path == "来宾.名单[1].电话"]
    assert [value for value, _ in phones] == ["13900000001"]


_ASKS = (
    "云州市农业农村局\n关于赴清江区考察的函\n清江区人民政府办公室：\n我局拟于2026年12月8日至9日赴贵区考察，一行2人。\n"
    "行程安排：12月8日上午9:30考察茶园，约11:00座谈；12月9日上午9:00返程。\n自备中巴1辆（车牌号：川B·K3729）。\n"
    "考察人员：\n1、周明远 云州市农业农村局局长 13900000001\n2、韩喆 云州市农业农村局科长 13900000002\n"
    "云州市农业农村局\n2026年11月27日\n"
)


@pytest.mark.parametrize("ending", [".yaml", ".xlsx"])
def test_check_asks_about_every_mark_of_a_draft(tmp_path: Path, ending: str) -> None:
    draft = docgen.intake([_ASKS.encode()])
    visit = docgen.load(docgen.write_intake(draft, tmp_path / f"来访{ending}"))
    asked = [problem for problem in visit.notices if problem.code == "D128"]
    doubts = {field.doubt for field in draft.fields if not field.is_sure}
    assert doubts
    assert all(problem.level == "should" for problem in asked)
    assert {doubt for doubt in doubts if not any(doubt in problem.text for problem in asked)} == set()


def test_a_mark_that_was_taken_out_is_not_asked_about(tmp_path: Path) -> None:
    draft = docgen.intake([_ASKS.encode()])
    path = docgen.write_intake(draft, tmp_path / "来访.yaml")
    text = re.sub(r"\s*# 请核对：.*", "", path.read_text("utf-8"))
    said = text.replace("事由:", '说明: "写着 # 请核对：的文字"\n事由:', 1)
    path.write_text(said, "utf-8")
    problems = read_tree(Source("来访.yaml", said), ()).all_problems
    assert [problem for problem in problems if problem.code == "D128"] == []


def test_a_draft_in_excel_is_the_whole_form(tmp_path: Path) -> None:
    draft = docgen.intake([_ASKS.encode()])
    book = openpyxl.load_workbook(docgen.write_intake(draft, tmp_path / "来访.xlsx"))
    empty = openpyxl.load_workbook(docgen.new_form(tmp_path / "空表.xlsx"))
    assert {*empty.sheetnames} <= {*book.sheetnames}
    assert "出处" in book.sheetnames
    assert [cell.value for cell in book["用餐"][1]] == [cell.value for cell in empty["用餐"][1]]
    assert "9:30考察茶园" in str(book["日程"]["A2"].comment.text)
    yellow = [cell.value for cell in book["日程"][3] if str(cell.fill.fgColor.rgb).endswith("FFF2CC")]
    assert "座谈" in yellow


def test_food_in_the_remarks_of_a_guest_is_seen_by_the_rules_of_menus(tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text(
        "标题: 考察\n日期: 2026-12-08\n来宾:\n  - {姓名: 马骏, 备注: 回族，清真餐}\n  - {姓名: 周明远, 备注: 带队}\n"
        "用餐:\n  - {名称: 午餐, 菜单: [红烧肉]}\n",
        "utf-8",
    )
    visit = docgen.load(path)
    assert [(guest.diet, guest.note) for guest in visit.guests.people] == [(("清真",), "回族，清真餐"), ((), "带队")]
    assert any(problem.code == "D150" and "清真" in problem.text for problem in visit.notices)
    assert any(problem.code == "L41" for problem in docgen.check(visit))


def test_the_head_of_a_draft_counts_its_marks(tmp_path: Path, run: Callable[..., Run]) -> None:
    letter = tmp_path / "名单.txt"
    letter.write_text("代表团名单\n王海 县文化和旅游局局长\n李明 县农业农村局副局长\n", "utf-8")
    run("intake", letter, "-o", tmp_path / "来访.yaml")
    text = (tmp_path / "来访.yaml").read_text("utf-8")
    assert "标着“请核对”的有1处" in text
    checked = run("check", tmp_path / "来访.yaml")
    assert (checked.out + checked.err).count("D128 ") == text.count("# 请核对：") == 1
