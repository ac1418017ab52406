"""``docgen fill``: any template, any data; a row a file, or all in one; what is wrong is said at its place."""

import json
import re
from collections.abc import Callable, Sequence
from datetime import date, time
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from docgen.word.package.outline import texts
from docgen.word.package.zip import read_package
from tests.conftest import Run
from tests.word.templates import table, template, with_part

PICTURE = next((Path(__file__).parent.parent.parent / "brand_assets").rglob("*.png"))
LETTER = ("{{ 姓名 }}同志：", "请于{{ 日期 }}到{{ 地点 }}报到。")
HEAD = ["姓名", "日期", "地点"]
ROWS = [HEAD, ["周明远", "9月3日", "一号楼"], ["罗大为", "9月4日", "二号楼"]]


def workbook(path: Path, rows: Sequence[Sequence[object]], **more: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "人员"
    for row in rows:
        sheet.append(list(row))
    for title, others in more.items():
        further = book.create_sheet(title)
        for row in others:
            further.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a letter and a table, in which the command runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "通知.docx").write_bytes(template(*LETTER))
    workbook(tmp_path / "人员.xlsx", ROWS)
    return tmp_path


def printed(path: Path) -> list[str]:
    return [line for line in texts(path.read_bytes()) if line and not line.startswith("—")]


def yaml_case(here: Path, text: str, *blocks: str, name: str = "数据.yaml") -> Path:
    """A data file of this text, and a template of these blocks."""
    (here / "模板.docx").write_bytes(template(*blocks))
    (here / name).write_text(text, "utf-8")
    return here / name


Runs = Callable[..., Run]


def test_every_row_becomes_a_file(here: Path, run: Runs) -> None:
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").code == 0
    assert sorted(path.name for path in Path("出").iterdir()) == ["通知-1-周明远.docx", "通知-2-罗大为.docx"]
    assert printed(here / "出/通知-2-罗大为.docx") == ["罗大为同志：", "请于9月4日到二号楼报到。"]


def test_without_a_target_rows_go_into_a_folder_of_their_own(here: Path, run: Runs) -> None:
    assert run("fill", "通知.docx", "人员.xlsx").code == 0
    assert len(list(Path("通知-人员").iterdir())) == 2


def test_rows_go_into_one_document_if_one_is_named(here: Path, run: Runs) -> None:
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "合.docx").code == 0
    document = Document("合.docx")
    lines = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert lines[::2] == ["周明远同志：", "罗大为同志："]
    assert len(document.sections) == 2


def test_a_table_that_the_template_goes_through_becomes_one_document(here: Path, run: Runs) -> None:
    row = ["{{ 人.序号 }}{{ 人.姓名 }}", "{{ 人.地点 }}"]
    rows = table(["{%tr for 人 in 数据 %}", ""], row, ["{%tr endfor %}", ""])
    (here / "名册.docx").write_bytes(template("共{{ 数据|length }}人", rows))
    result = run("fill", "名册.docx", "人员.xlsx", "-o", "出.docx")
    assert result.code == 0
    assert "没有用到的列：日期" in result.err
    assert printed(here / "出.docx") == ["共2人", "1周明远", "一号楼", "2罗大为", "二号楼"]


def test_a_letter_may_list_all_rows_too(here: Path, run: Runs) -> None:
    (here / "函.docx").write_bytes(template("{{ 姓名 }}：同行的有{{ 数据|map(attribute='姓名')|join('、') }}"))
    assert run("fill", "函.docx", "人员.xlsx", "-o", "出").code == 0
    assert printed(here / "出/函-1-周明远.docx") == ["周明远：同行的有周明远、罗大为"]


def test_a_mapping_makes_one_document_of_values_as_they_were_typed(here: Path, run: Runs) -> None:
    text = "姓名: 周明远\n房号: 0301\n单价: 12.50\n数量: 3\n电话: 13900000001\n项: [{名: 甲}, {名: 乙}]\n"
    line = "{{ 姓名 }} {{ 房号 }} {{ 单价 }} {{ 单价 * 数量 }} {{ 电话 }}"
    yaml_case(here, text, line, "{% for 项目 in 项 %}{{ 项目.名 }}{% endfor %}")
    assert run("fill", "模板.docx", "数据.yaml", "-o", "出.docx").code == 0
    assert printed(here / "出.docx") == ["周明远 0301 12.50 37.5 13900000001", "甲乙"]


@pytest.mark.parametrize(
    ("calculated", "expected"),
    [
        ("{{ 单价 * 1.06 }}", "13.25"),
        ("{{ 单价 + 1 }}{{ 单价 - 数量 }}{{ 单价 / 2 }}", "13.59.56.25"),
        ("{{ '{:,.1f}'.format(单价) }}{{ '%.1f'|format(单价) }}", "12.512.5"),
        ("{{ 单价|round(1) }}{{ 单价|round }}", "12.513"),
        ("{{ 单价 > 12 }}{{ 1 }}", None),
    ],
)
def test_fractions_are_calculated_as_they_are_written(
    here: Path, run: Runs, calculated: str, expected: str | None
) -> None:
    yaml_case(here, "单价: 12.50\n数量: 3\n", calculated)
    result = run("fill", "模板.docx", "数据.yaml", "-o", "出.docx")
    if expected is None:
        assert result.code == 3
    else:
        assert (result.code, printed(here / "出.docx")) == (0, [expected]), result.err


@pytest.mark.parametrize("name", ["数据.yaml", "数据.json"])
def test_items_of_a_list_are_rows(here: Path, run: Runs, name: str) -> None:
    text = json.dumps([{"姓名": "周明远"}, {"姓名": "罗大为"}], ensure_ascii=False)
    yaml_case(here, text, "{{ 数据|map(attribute='姓名')|join('、') }}", name=name)
    assert run("fill", "模板.docx", name, "-o", "全.docx").code == 0
    assert printed(here / "全.docx") == ["周明远、罗大为"]
    yaml_case(here, text, "{{ 序号 }}{{ 姓名 }}{{ 行.姓名 }}", name=name)
    assert run("fill", "模板.docx", name, "-o", "出").code == 0
    assert [printed(path) for path in sorted(Path("出").iterdir())] == [["1周明远周明远"], ["2罗大为罗大为"]]


def test_what_is_data_is_never_code(here: Path, run: Runs) -> None:
    workbook(here / "人员.xlsx", [HEAD, ["{{ 地点 }}", "{% if 1 %}", "<w:p/>&"]])
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").code == 0
    assert printed(next(Path("出").iterdir())) == ["{{ 地点 }}同志：", "请于{% if 1 %}到<w:p/>&报到。"]


def test_a_csv_of_excel_is_read(here: Path, run: Runs) -> None:
    (here / "人员.csv").write_bytes('姓名,日期,地点\r\n周明远,9月3日,"一号楼,东"\r\n'.encode("gb18030"))
    result = run("fill", "通知.docx", "人员.csv", "-o", "出")
    assert (result.code, "D121" in result.err) == (0, True)
    assert printed(next(Path("出").iterdir())) == ["周明远同志：", "请于9月3日到一号楼,东报到。"]


@pytest.mark.parametrize(
    "rows",
    [
        [["参会人员名单"], *ROWS],
        [["参会人员名单"], ["填表单位：县委办", None, "2026年9月"], *ROWS],
        [[], *ROWS],
        [["姓 名", "日\n期", "地点*"], *ROWS[1:]],
        [["姓名（中文）", "日期", "地点（楼号）"], *ROWS[1:]],
        [*ROWS, ["合计", "", "2人"]],
        [*ROWS, ["填表人：罗文"]],
        [*ROWS[:2], [None, None, None], ROWS[2]],
    ],
    ids=["title", "two lines above", "empty line", "spaces", "brackets", "sum", "remark", "gap"],
)
def test_headings_and_rows_are_what_everybody_takes_them_for(here: Path, run: Runs, rows: list[list[object]]) -> None:
    workbook(here / "人员.xlsx", rows)
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "出")
    assert result.code == 0, result.err
    assert [printed(path)[0] for path in sorted(Path("出").iterdir())] == ["周明远同志：", "罗大为同志："]
    if rows[-1][0] in ("合计", "填表人：罗文"):
        assert "没有当作一份" in result.err


def test_merged_cells_hold_for_every_row(here: Path, run: Runs) -> None:
    rows = [HEAD, ["周明远", "9月3日", "一号楼"], ["罗大为", None, "二号楼"]]
    book = openpyxl.load_workbook(workbook(here / "人员.xlsx", rows))
    book.active.merge_cells("B2:B3")
    book.save("人员.xlsx")
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").code == 0
    assert printed(here / "出/通知-2-罗大为.docx")[1] == "请于9月3日到二号楼报到。"


def test_the_sheet_with_the_columns_is_taken(here: Path, run: Runs) -> None:
    workbook(here / "人员.xlsx", [["说明"], ["先看这里"]], 名单=ROWS)
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").code == 0
    workbook(here / "两张.xlsx", ROWS, 备选=ROWS)
    result = run("fill", "通知.docx", "两张.xlsx", "-o", "又")
    assert (result.code, "--sheet" in result.err) == (1, True)
    assert run("fill", "通知.docx", "两张.xlsx", "-o", "又", "--sheet", "备选").code == 0


def test_names_of_files_come_from_columns(here: Path, run: Runs) -> None:
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出", "--name", "{{ 姓名 }}通知书").code == 0
    assert sorted(path.name for path in Path("出").iterdir()) == ["周明远通知书.docx", "罗大为通知书.docx"]
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "又", "--name", "{{ 序号 }}/{{ 地点 }}.docx").code == 0
    assert sorted(path.name for path in Path("又").iterdir()) == ["1／一号楼.docx", "2／二号楼.docx"]


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{{ 地点 }}通知", "D902"),
        ("通知", "D902"),
        ("{{ 姓氏 }}", "M110"),
        ("{{ 姓名 }", "M102"),
        ("{% if 姓名 == '罗大为' %}罗{% endif %}", "D902"),
        ("{{ 姓名.__class__ }}", "M109"),
    ],
)
def test_a_pattern_that_does_not_do_is_refused_before_anything_is_written(
    here: Path, run: Runs, pattern: str, said: str
) -> None:
    workbook(here / "人员.xlsx", [HEAD, ["周明远", "9月3日", "一号楼"], ["罗大为", "9月4日", "一号楼"]])
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "出", "--name", pattern)
    assert result.code in (1, 3)
    assert said in result.err
    assert not Path("出").exists()


def test_two_files_of_one_name_name_both_rows(here: Path, run: Runs) -> None:
    workbook(here / "人员.xlsx", [*ROWS, ROWS[1]])
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "出", "--name", "{{ 姓名 }}")
    assert "人员.xlsx!人员!A4: 错误 D902 和第2行的文件名一样：“周明远.docx”" in result.err


def test_empty_cells_that_are_printed_are_all_named_at_their_places(here: Path, run: Runs) -> None:
    workbook(here / "人员.xlsx", [HEAD, ["周明远", None, " "], ["罗大为", "9月4日", None]])
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "出")
    assert result.code == 1
    named = re.findall(r"人员!(\w+): 错误 D903 “(\w+)”空着", result.err)
    assert named == [("B2", "日期"), ("C2", "地点"), ("C3", "地点")]
    assert not Path("出").exists()
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出", "--blanks").code == 0


def test_an_empty_cell_that_the_template_asks_about_is_no_fault(here: Path, run: Runs) -> None:
    blocks = "{{ 姓名 }}{% if 地点 %}在{{ 地点 }}{% endif %}{{ 日期|default('待定') }}{{ 日期 or '未定' }}"
    (here / "通知.docx").write_bytes(template(blocks))
    workbook(here / "人员.xlsx", [HEAD, ["周明远", None, None]])
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").code == 0
    assert printed(next(Path("出").iterdir())) == ["周明远待定未定"]


@pytest.mark.parametrize(
    ("rows", "code", "said"),
    [
        ([HEAD], "D905", "只有列名"),
        ([], "D905", "表是空的"),
        ([["姓名", "地点", "备注"], ["周明远", "一号楼", "无"]], "M110", "没有“日期”这个名字"),
        ([["名字", "日 期", "地点"], ["周明远", "9月3日", "一号楼"]], "M110", "没有“姓名”这个名字"),
        ([["姓名", "姓名", "日期", "地点"], ["周明远", "周", "9月3日", "一号楼"]], "D904", "“姓名”有两列"),
        ([HEAD, ["周明远", "=1/0", "一号楼"]], "D221", "公式"),
    ],
)
def test_a_table_that_does_not_do_is_refused(
    here: Path, run: Runs, rows: list[list[object]], code: str, said: str
) -> None:
    workbook(here / "人员.xlsx", rows)
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "出")
    assert result.code in (1, 3)
    assert code in result.err
    assert said in result.err
    assert not Path("出").exists()


def test_columns_that_nothing_uses_are_said(here: Path, run: Runs) -> None:
    workbook(here / "人员.xlsx", [[*HEAD, "备注", None], ["周明远", "9月3日", "一号楼", "素食", "多出来的"]])
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "出")
    assert result.code == 0
    assert "没有用到的列：备注" in result.err
    assert "E 列没有列名，没有用上" in result.err


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("数据.yaml", "", "文件是空的"),
        ("数据.yaml", "姓名：周明远\n", "错误"),
        ("数据.yaml", "- 周明远\n- 罗大为\n", "要写一组项目"),
        ("数据.yaml", "姓名: 周明远\n姓名: 罗大为\n", "写了两次"),
        ("数据.yaml", "姓名:\n", "“姓名”空着"),
        ("数据.yaml", "名字: 周明远\n", "没有“姓名”这个名字"),
        ("数据.json", '{"姓名": "周明远",}', "JSON"),
        ("数据.json", '{"姓名": null}', "“姓名”空着"),
        ("数据.json", '{"姓名": "周", "姓名": "罗"}', "写了两次"),
        ("数据.json", "[]", "列表是空的"),
        ("数据.json", "[" * 100_000, "层次太深"),
        ("数据.json", '{"姓名": ["周"]}', "列表"),
        ("数据.txt", "姓名: 周明远", "不认识 .txt 文件"),
        ("数据.csv", "姓名\n", "只有列名"),
        ("数据.xlsx", "不是工作簿", "D213"),
    ],
)
def test_other_data_that_do_not_do_are_refused(here: Path, run: Runs, name: str, text: str, said: str) -> None:
    yaml_case(here, text, "{{ 姓名 }}", name=name)
    result = run("fill", "模板.docx", name, "-o", "出.docx")
    assert result.code in (1, 3), result.err
    assert said in result.err
    assert not Path("出.docx").exists()


def test_a_template_without_tags_is_written_as_it_is_for_one_set_of_values_and_it_is_said(
    here: Path, run: Runs
) -> None:
    yaml_case(here, "姓名: 周明远", "没有标签")
    result = run("fill", "模板.docx", "数据.yaml", "-o", "出.docx")
    assert (result.code, "应改 M116" in result.err) == (0, True), result.err
    assert printed(Path("出.docx")) == ["没有标签"]


def test_a_template_without_tags_and_arguments_the_wrong_way_round_are_refused(here: Path, run: Runs) -> None:
    (here / "空.docx").write_bytes(template("没有标签"))
    result = run("fill", "空.docx", "人员.xlsx")
    assert (result.code, "错误 M116" in result.err, Path("空-人员").exists()) == (3, True, False)
    swapped = run("fill", "人员.xlsx", "通知.docx")
    assert (swapped.code, "docgen fill 通知.docx 人员.xlsx" in swapped.err) == (2, True)
    assert run("fill", "没有.docx", "人员.xlsx").code == 2


def test_nothing_is_overwritten_unasked(here: Path, run: Runs) -> None:
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").code == 0
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").code == 4
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出", "--force").code == 0


def test_rich_text_and_pictures_come_from_data(here: Path, run: Runs) -> None:
    (here / "章.png").write_bytes(PICTURE.read_bytes())
    pieces = "{文字: 9月3日, 加粗: 是, 颜色: FF0000, 字号: 三号}, {文字: 报到, 链接: 'https://example.com'}"
    seal = "{$图片: 章.png, 宽: 4cm, 说明: 公章, 链接: 'https://example.com/a'}"
    text = f"说明: {{$富文本: [请于, {pieces}]}}\n章: {seal}\n段: {{$段落: [一, {{文字: 二, 样式: Normal}}]}}\n"
    yaml_case(here, text, "{{ 说明 }}", "{{ 章 }}", "{{p 段 }}")
    assert run("fill", "模板.docx", "数据.yaml", "-o", "出.docx").code == 0
    parts = read_package((here / "出.docx").read_bytes())
    document = parts["word/document.xml"].decode()
    assert [paragraph.text for paragraph in Document("出.docx").paragraphs][:1] == ["请于9月3日报到"]
    assert 'cx="1440000"' in document and 'descr="公章"' in document and '<w:sz w:val="32"/>' in document
    assert parts["word/_rels/document.xml.rels"].decode().count('TargetMode="External"') == 2


def test_a_column_of_pictures(here: Path, run: Runs) -> None:
    (here / "周.png").write_bytes(PICTURE.read_bytes())
    (here / "证.docx").write_bytes(template("{{ 姓名 }}", "{{ 照片 }}"))
    workbook(here / "人员.xlsx", [["姓名", "照片（图片，宽25毫米）"], ["周明远", "周.png"]])
    assert run("fill", "证.docx", "人员.xlsx", "-o", "出").code == 0
    assert 'cx="900000"' in read_package(next(Path("出").iterdir()).read_bytes())["word/document.xml"].decode()
    rows = [["姓名", "照片（图片）"], ["周明远", "周.pgn"], ["罗大为", "../罗.png"], ["韩喆", "人员.xlsx"]]
    workbook(here / "人员.xlsx", rows)
    result = run("fill", "证.docx", "人员.xlsx", "-o", "又")
    assert (result.code, result.err.count("D907")) == (1, 3)
    assert "是不是“周.png”" in result.err


@pytest.mark.parametrize(
    "value",
    [
        "{$富文本: [{文字: 甲, 加出: 是}]}",
        "{$富文本: [{文字: 甲, 颜色: 红}]}",
        "{$富文本: [{文字: 甲, 加粗: 粗}]}",
        "{$富文本: [{文字: 甲, 字号: 特大}]}",
        "{$富文本: [{文字: 甲, 链接: 'javascript:alert(1)'}]}",
        "{$富文本: [{文字: 甲, 链接: 'file:///c:/a'}]}",
        "{$富文本: [{文字: 甲, 下划线: 弯}]}",
        "{$富文: [甲]}",
        "{$图片: 没有.png}",
        "{$图片: /etc/passwd}",
        "{$图片: 人员.xlsx}",
        "{$图片: 章.png, 宽: 很宽}",
        "{$图片: 章.png, 高: 0}",
        "{$图片: 章.png, 大: 3}",
        "{$段落: [{文字: 甲, 样试: 标题}]}",
    ],
)
def test_values_that_are_written_wrongly_are_refused_at_their_place(here: Path, run: Runs, value: str) -> None:
    (here / "章.png").write_bytes(PICTURE.read_bytes())
    yaml_case(here, f"甲: 一\n值: {value}\n", "{{ 甲 }}", "{{p 值 }}")
    result = run("fill", "模板.docx", "数据.yaml", "-o", "出.docx")
    assert result.code == 1
    assert re.search(r"数据\.yaml:2:\d+: 错误 D907", result.err)


def test_pictures_of_the_template_are_replaced(here: Path, run: Runs) -> None:
    (here / "章.png").write_bytes(PICTURE.read_bytes())
    document = Document()
    document.add_paragraph("{{ 甲 }}")
    document.add_picture(str(PICTURE))
    document.inline_shapes[0]._inline.docPr.set("descr", "占位图")
    document.save("模板.docx")
    other = next(path for path in PICTURE.parent.parent.rglob("*.png") if path.read_bytes() != PICTURE.read_bytes())
    (here / "新.png").write_bytes(other.read_bytes())
    for name in ("占位图", "章.png"):  # by its alternative text, by the file that it was
        (here / "数据.yaml").write_text(f"甲: 一\n$换图: {{{name}: 新.png}}\n", "utf-8")
        assert run("fill", "模板.docx", "数据.yaml", "-o", "出.docx", "--force").code == 0
        media = [part for key, part in read_package((here / "出.docx").read_bytes()).items() if "/media/" in key]
        assert len(media) == 1 and media[0] != PICTURE.read_bytes()
    (here / "数据.yaml").write_text("甲: 一\n$换图: {别的: 新.png}\n", "utf-8")
    assert "没有叫“别的”的图" in run("fill", "模板.docx", "数据.yaml", "-o", "出.docx", "--force").err


def test_cells_print_as_papers_write_them(here: Path, run: Runs) -> None:
    rows = [["日期", "时刻", "编号", "率", "1月", "行"], [date(2026, 9, 3), time(9, 30), "0301", 0.15, 12, "甲"]]
    book = openpyxl.load_workbook(workbook(here / "人员.xlsx", rows))
    book.active["D2"].number_format = "0%"
    book.save("人员.xlsx")
    (here / "通知.docx").write_bytes(template("{{ 日期 }} {{ 时刻 }} {{ 编号 }} {{ 率 }} {{ 行 }}"))
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").code == 0
    assert printed(next(Path("出").iterdir())) == ["2026年9月3日 09:30 0301 15% 甲"]


def test_a_number_that_excel_has_cut_is_refused(here: Path, run: Runs) -> None:
    workbook(here / "人员.xlsx", [HEAD, ["周明远", "9月3日", 330102199001011234]])
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "出")
    assert (result.code, "人员!C2: 错误 D221 这个数超过15位" in result.err) == (1, True)


def test_a_column_that_begins_with_a_digit_has_another_spelling(here: Path, run: Runs) -> None:
    workbook(here / "人员.xlsx", [["1月", "2月"], [3, 4]])
    (here / "通知.docx").write_bytes(template("{{ 1月 }}"))
    assert "行['1月']" in run("fill", "通知.docx", "人员.xlsx", "-o", "出").err
    (here / "通知.docx").write_bytes(template("{{ 行['1月'] }}"))
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "出")
    assert (result.code, "没有用到的列：2月" in result.err) == (0, True)
    assert printed(next(Path("出").iterdir())) == ["3"]


def test_groups_of_rows(here: Path, run: Runs) -> None:
    groups = "{% for 地, 组 in 数据|groupby('地点') %}{{ 地 }}：{{ 组|map(attribute='姓名')|join('、') }}；{% endfor %}"
    (here / "通知.docx").write_bytes(template(groups))
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "出.docx")
    assert (result.code, "没有用到的列：日期\n" in result.err) == (0, True)
    assert printed(here / "出.docx") == ["一号楼：周明远；二号楼：罗大为；"]


def test_documents_lie_beside_and_are_bound_behind(here: Path, run: Runs) -> None:
    (here / "简介.docx").write_bytes(template("简介"))
    yaml_case(here, "甲: 一\n$附件: [简介.docx]\n", "{{ 甲 }}")
    assert run("fill", "模板.docx", "数据.yaml", "-o", "出").code == 0
    assert sorted(path.name for path in Path("出").iterdir()) == ["模板-数据-附件1-简介.docx", "模板-数据.docx"]
    for wrong, said in (("章.png", "图片"), ("没有.docx", "没有"), ("数据.yaml", "文本")):
        (here / "章.png").write_bytes(PICTURE.read_bytes())
        (here / "数据.yaml").write_text(f"甲: 一\n$附件: [{wrong}]\n", "utf-8")
        result = run("fill", "模板.docx", "数据.yaml", "-o", "又")
        assert (result.code, "D907" in result.err, said in result.err) == (1, True, True)


def test_lists_begin_anew_in_every_letter(here: Path, run: Runs) -> None:
    document = Document()
    for text in ("{{ 姓名 }}", "{{ 日期 }}", "{{ 地点 }}"):
        document.add_paragraph(text, style="List Number")
    document.save("通知.docx")
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "合.docx").code == 0
    numbers = [one.get(one.tag.replace("numId", "val")) for one in Document("合.docx").element.body.iter("{*}numId")]
    assert len(set(numbers)) == 1 and len(numbers) == 3
    numbering = read_package((here / "合.docx").read_bytes())["word/numbering.xml"].decode()
    assert f'w:numId="{numbers[0]}"' in numbering and "startOverride" in numbering


def test_a_header_that_differs_cannot_be_put_into_one_document(here: Path, run: Runs) -> None:
    (here / "通知.docx").write_bytes(with_part(template(*LETTER), "word/footer1.xml", "— ", "{{ 姓名 }}"))
    result = run("fill", "通知.docx", "人员.xlsx", "-o", "合.docx")
    assert (result.code, "M117" in result.err) == (3, True)
    assert run("fill", "通知.docx", "人员.xlsx", "-o", "出").code == 0


def test_the_same_data_give_the_same_bytes(here: Path, run: Runs) -> None:
    contents = []
    for _ in range(2):
        run("fill", "通知.docx", "人员.xlsx", "-o", "合.docx", "--force")
        contents.append((here / "合.docx").read_bytes())
    assert contents[0] == contents[1]


def test_the_forms_of_values_are_printed_and_are_true(here: Path, run: Runs) -> None:
    printed_forms = run("fill", "--values").out
    (here / "公章.png").write_bytes(PICTURE.read_bytes())
    forms = re.findall(r"^  (\{\$.*)$", printed_forms, re.M)
    assert len(forms) >= 4
    document = Document()
    for number in range(len(forms)):
        document.add_paragraph(f"{{{{p 值{number} }}}}")
    document.save("模板.docx")
    (here / "数据.yaml").write_text("".join(f"值{n}: {form}\n" for n, form in enumerate(forms)), "utf-8")
    result = run("fill", "模板.docx", "数据.yaml", "-o", "出.docx")
    assert result.code in (0, 3)
    assert "D907" not in result.err
