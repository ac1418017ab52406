"""What Excel knows of cells besides their values: nothing of it is lost or taken without a word."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from docgen.api.visits import load
from docgen.errors import DataError, Problem
from docgen.model.visit import Visit
from docgen.readers.letters.draft import draft_of_files
from docgen.readers.letters.files import read_incoming
from docgen.readers.tables.name_list import load_names
from docgen.readers.tables.roster import load_roster
from docgen.readers.tables.sheet_marks import marks_of_book

PEOPLE: Sequence[Sequence[object]] = (
    ("姓名", "单位", "职务"),
    ("周明远", "云州市委", "副书记"),
    ("李娜", "云州市民政局", "局长"),
    ("王建军", "云州市财政局", "局长"),
)


class Book:
    """A workbook of one visit, and what reading it says."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "来访.xlsx"
        self.book = openpyxl.Workbook()
        self.book.active.title = "基本信息"
        for row in (("标题", "云州市代表团来访"), ("日期", "2026-07-05")):
            self.book.active.append(row)
        self.guests: Worksheet = self.add("来宾", PEOPLE)

    def add(self, title: str, rows: Sequence[Sequence[object]]) -> Worksheet:
        sheet: Worksheet = self.book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        return sheet

    def visit(self) -> Visit:
        self.book.save(self.path)
        return load(self.path)

    def said(self) -> list[tuple[str, str, str]]:
        """Cell, code and level of everything that is said."""
        try:
            problems = self.visit().notices
        except DataError as error:
            problems = error.problems
        return [(_cell(problem), problem.code, problem.level) for problem in problems]

    def replace_in_xml(self, part: str, old: str, new: str) -> None:
        """Changes a part of the saved file."""
        self.book.save(self.path)
        changed = io.BytesIO()
        with zipfile.ZipFile(self.path) as before, zipfile.ZipFile(changed, "w") as after:
            for name in before.namelist():
                content = before.read(name)
                if name == part:
                    assert old.encode() in content
                    content = content.replace(old.encode(), new.encode())
                after.writestr(name, content)
        self.path.write_bytes(changed.getvalue())


def _cell(problem: Problem) -> str:
    return str(problem.place).partition("!")[2]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


def names(visit: Visit) -> list[str]:
    return [person.name for person in visit.guests.people]


def test_a_hidden_row_is_read_and_asked_about(book: Book) -> None:
    book.guests.row_dimensions[3].hidden = True
    assert book.said() == [("来宾!A3", "D222", "should")]
    assert "李娜" in names(book.visit())


def test_hidden_sheets_and_rows_are_one_question(book: Book) -> None:
    book.guests.row_dimensions[2].hidden = True
    book.add("陪同", (("姓名",), ("何志远",))).sheet_state = "veryHidden"
    (said,) = book.visit().notices
    assert "周明远、何志远" in said.text
    assert "来宾!A2、陪同!A2" in said.text


def test_a_hidden_column_is_read_and_asked_about(book: Book) -> None:
    book.guests.column_dimensions["C"].hidden = True
    assert book.said() == [("来宾!C1", "D222", "should")]


def test_a_row_without_height_and_a_column_without_width_are_asked_about(book: Book) -> None:
    book.replace_in_xml("xl/worksheets/sheet2.xml", '<row r="3"', '<row r="3" ht="0" customHeight="1"')
    assert [(_cell(one), one.code) for one in load(book.path).notices] == [("来宾!A3", "D222")]
    columns = '<cols><col min="3" max="3" width="0" customWidth="1"/></cols><sheetData>'
    book.replace_in_xml("xl/worksheets/sheet2.xml", "<sheetData>", columns)
    assert [(_cell(one), one.code) for one in load(book.path).notices] == [("来宾!C1", "D222")]


@pytest.mark.parametrize("cells", ["A3", "A3 B3 C3"])
def test_a_struck_row_is_asked_about(book: Book, cells: str) -> None:
    for cell in cells.split():
        book.guests[cell].font = Font(strike=True)
    assert book.said() == [("来宾!A3", "D223", "should")]


def test_a_comment_on_an_entry_is_said_with_its_words_and_one_on_a_heading_is_not(book: Book) -> None:
    book.guests["A1"].comment = Comment("一人一行", "刘芳")
    book.guests["B3"].comment = Comment("不来了", "刘芳")
    (said,) = book.visit().notices
    assert (said.code, "B3“不来了”" in said.text) == ("D225", True)


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"])
def test_an_error_in_a_cell_that_is_read_is_an_error_there(book: Book, error: str) -> None:
    book.guests["C4"] = error
    assert book.said() == [("来宾!C4", "D221", "error")]


def test_an_error_in_a_column_that_nobody_reads_is_passed_over(book: Book) -> None:
    book.guests["D1"], book.guests["D2"] = "座位号", "#REF!"
    assert book.said() == [("来宾!D1", "D224", "note")]


def test_a_formula_without_its_value_is_an_error_where_it_is_read(book: Book) -> None:
    book.guests["B4"] = '=B3&"办公室"'
    assert book.said() == [("来宾!B4", "D213", "error")]


def test_a_formula_with_its_value_is_read_as_the_value(book: Book) -> None:
    book.guests["B4"] = '=B3&"办公室"'
    book.replace_in_xml("xl/worksheets/sheet2.xml", "<v></v>", "<v>民政局办公室</v>")
    assert load(book.path).guests.people[2].unit == "民政局办公室"


def test_pictures_in_cells_are_said_and_are_no_text(book: Book) -> None:
    book.guests["D1"] = "备注"
    book.guests["D3"] = '=DISPIMG("ID_0A1B",1)'
    book.replace_in_xml("xl/worksheets/sheet2.xml", "<v></v>", '<v>=DISPIMG("ID_0A1B",1)</v>')
    visit = load(book.path)
    assert [person.note for person in visit.guests.people] == ["", "", ""]
    assert [(_cell(said), said.code) for said in visit.notices] == [("来宾!D3", "D225")]


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (301, "0000", "0301"),
        (8, '"第"0"房"', "第8房"),
        (8, '0"号"', "8号"),
        (301, "General", "301"),
        (301, "#,##0", "301"),
        (0.5, "0%", "50%"),
        (7, "000_ ", "007"),
        (301, "00000", "00301"),
        (301, '"第"0"组"', "第301组"),
        (1.1, "0.00", "1.10"),
        (3, "0.0", "3.0"),
        (1011234, "000-0000", "101-1234"),
        (301, '0000"-"00', "0003-01"),
        (12345, '0"栋"000"室"', "12栋345室"),
        (301, "# ##0", "301"),
        (-5, "0000", "-0005"),
        (301, "[Red]0000;-0000", "0301"),
        (301, "@", "301"),
        (0.155, "0.0%", "15.5%"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(book: Book, number: float, code: str, shown: str) -> None:
    sheet = book.add("住宿", (("宾馆", "房号", "入住", "单价"), ("清江宾馆", number, "李娜", 260)))
    sheet["B2"].number_format = code
    sheet["D2"].number_format = '0"元"'
    room = book.visit().lodging[0].rooms[0]
    assert (room.number, str(room.price)) == (shown, "260")


@pytest.mark.parametrize(
    "code", ["[DBNum1]General", "[DBNum2][$-804]0", '[>300]"高"0;0', "0,", '0.0,"万"', "# ?/?", ";;;"]
)
def test_a_format_that_shows_a_number_otherwise_is_an_error_where_a_text_is_read(book: Book, code: str) -> None:
    sheet = book.add("住宿", (("宾馆", "房号", "入住", "单价"), ("清江宾馆", 301, "李娜", 260)))
    sheet["B2"].number_format = code
    sheet["D2"].number_format = code
    assert book.said() == [("住宿!B2", "D112", "error")]


@pytest.mark.parametrize("code", ["yyyy-mm-dd", 'm"月"d"日"', "[$-804]yyyy/m/d aaaa", 'yyyy"年"m"月"d"日"'])
def test_days_and_times_are_read_whatever_their_format(book: Book, code: str) -> None:
    sheet = book.add("日程", (("日期", "时间", "内容"), (datetime(2026, 7, 5), 0.3958333333, "座谈")))
    sheet["A2"].number_format, sheet["B2"].number_format = code, 'h"时"mm"分"'
    (stop,) = book.visit().schedule
    assert (str(stop.date), stop.time and f"{stop.time.start:%H:%M}") == ("2026-07-05", "09:30")


def test_a_cell_at_the_end_of_the_sheet_is_refused_before_memory_is_full(book: Book) -> None:
    book.guests["XFD1048576"] = " "
    assert book.said() == [("来宾!XFD1048576", "D104", "error")]


def test_thousands_of_formatted_empty_rows_hold_nothing(book: Book) -> None:
    for row in range(5, 5000):
        book.guests.cell(row, 1).font = Font(bold=True)
    assert book.said() == []


def test_merged_cells_hold_for_all_rows_and_it_is_said_once(book: Book) -> None:
    book.guests["B3"] = book.guests["B4"] = None
    book.guests.merge_cells("B2:B4")
    visit = book.visit()
    assert {person.unit for person in visit.guests.people} == {"云州市委"}
    assert [(_cell(said), said.code) for said in visit.notices] == [("来宾!B2", "D150")]


def test_passengers_below_one_merged_vehicle_ride_in_it(book: Book) -> None:
    sheet = book.add("车辆", (("车号", "车型", "乘员"), ("1", "中巴", "周明远"), (None, None, "李娜、王建军")))
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")
    (vehicle,) = book.visit().vehicles
    assert vehicle.who == ("周明远", "李娜", "王建军")


def test_two_posts_beside_one_merged_name_are_asked_about(book: Book) -> None:
    book.guests["A4"] = None
    book.guests.merge_cells("A3:A4")
    book.guests["B4"] = "云州市民政局"
    book.guests["C4"] = "党组书记"
    assert ("来宾!C4", "D228", "error") in book.said()


def test_a_sum_that_is_merged_over_several_rows_is_refused(book: Book) -> None:
    sheet = book.add("费用", (("项目", "金额"), ("餐费", 500), ("住宿费", None)))
    sheet.merge_cells("B2:B3")
    assert ("费用!B3", "D228", "error") in book.said()


def test_a_text_merged_across_columns_is_taken_for_the_first_and_asked_about(book: Book) -> None:
    book.guests["C3"] = None
    book.guests.merge_cells("B3:C3")
    assert book.said() == [("来宾!B3", "D227", "should")]


def test_a_cell_beyond_the_headings_is_an_error(book: Book) -> None:
    book.guests["D3"] = "13900000001"
    assert book.said() == [("来宾!D3", "D217", "error")]


def test_a_day_that_stands_above_the_rows_of_a_schedule_holds_for_them(book: Book) -> None:
    sheet = book.add(
        "日程",
        (("时间", "内容", "地点"), ("7月5日（星期日）",), ("09:00", "座谈", "会议室"), ("10:00", "考察", "柳溪镇")),
    )
    sheet.merge_cells("A2:C2")
    sheet["A2"] = "2026年7月5日（星期日）"
    visit = book.visit()
    assert [str(stop.date) for stop in visit.schedule] == ["2026-07-05"] * 2
    assert visit.notices == ()


def test_a_sum_that_is_not_the_length_of_the_list_is_asked_about(book: Book) -> None:
    book.guests.append(["合计", 4])
    assert ("来宾!A5", "D124", "should") in book.said()


def test_names_that_are_spread_are_closed_everywhere_and_said_once(book: Book) -> None:
    book.guests["A3"] = "李  娜"
    book.add("日程", (("时间", "内容", "参加"), ("09:00", "座谈", "周明远、李　娜")))
    visit = book.visit()
    assert names(visit)[1] == "李娜"
    assert visit.schedule[0].who == ("周明远", "李娜")
    assert [said.code for said in visit.notices] == ["D150"]


@pytest.mark.parametrize(
    "text", ["二、部门", "第二组", "市直部门：", "等25人", "其他21人", "（二）区直部门", "共计3人"]
)
def test_a_title_or_a_count_among_the_names_is_nobody_and_is_said(book: Book, text: str) -> None:
    book.guests.insert_rows(3)
    book.guests["A3"] = text
    visit = book.visit()
    assert names(visit) == ["周明远", "李娜", "王建军"]
    assert any(text in said.text for said in visit.notices)


def test_a_contact_and_his_telephone_beside_each_other_are_one_person(book: Book) -> None:
    book.book["基本信息"].append(["联系人", "刘芳", "联系电话", 13700000004])
    assert [(one.name, one.phone) for one in book.visit().contacts] == [("刘芳", "13700000004")]


def _struck_in_part(*parts: str) -> CellRichText:
    """A text of which every second part is struck out."""
    return CellRichText(*(TextBlock(InlineFont(strike=bool(at % 2)), part) for at, part in enumerate(parts) if part))


@pytest.mark.parametrize(
    ("cell", "parts", "words"),
    [
        ("A3", ("李", "大", "娜"), "A3“李大娜”里的“大”"),
        ("C4", ("", "副局长", "局长"), "C4“副局长局长”里的“副局长”"),
        ("B4", ("云州市", "民政", "财政", "、人社", "局"), "B4“云州市民政财政、人社局”里的“民政、人社”"),
        ("C3", ("", "局长"), "C3“局长”"),
    ],
)
def test_words_struck_out_inside_a_cell_are_asked_about(
    book: Book, cell: str, parts: Sequence[str], words: str
) -> None:
    book.guests[cell] = _struck_in_part(*parts)
    (said,) = [problem for problem in book.visit().notices if problem.code == "D223"]
    assert (_cell(said), said.level, said.text) == (f"来宾!{cell}", "should", f"{words}划了删除线，照样读了")


def test_words_struck_out_in_the_shared_strings_of_excel_are_known() -> None:
    strings = (
        "<sst><si><t>周明远</t></si>"
        '<si><r><t>李</t></r><r><rPr><strike/><sz val="11"/></rPr><t>大</t></r><r><t>娜</t></r></si>'
        '<si><r><rPr><strike val="0"/></rPr><t>局长</t></r></si></sst>'
    )
    cells = "".join(f'<c r="A{row}" t="s"><v>{row - 1}</v></c>' for row in (1, 2, 3))
    part = "xl/worksheets/sheet1.xml"
    parts = {"xl/sharedstrings.xml": strings.encode(), part: f"<sheetData>{cells}</sheetData>".encode()}
    marks = marks_of_book(parts, {part: "来宾"})["来宾"]
    assert (marks.struck, marks.struck_words) == (frozenset(), {(1, 0): "大"})


def test_a_letter_spaced_by_a_struck_blank_is_not_asked_about(book: Book) -> None:
    book.guests["A3"] = _struck_in_part("李", " ", "娜")
    assert "D223" not in [code for _, code, _ in book.said()]


def test_struck_words_are_asked_about_wherever_a_workbook_is_a_list(book: Book) -> None:
    book.guests["A3"] = _struck_in_part("李", "大", "娜")
    book.book.remove(book.book["基本信息"])
    book.book.save(book.path)
    lists = (load_roster(book.path).problems, load_names(book.path).problems, read_incoming(book.path).notices)
    said = [[_cell(problem) for problem in problems if problem.code == "D223"] for problems in lists]
    assert said == [["来宾!A3"]] * 3


def test_a_draft_is_unsure_of_a_guest_with_struck_words(book: Book) -> None:
    book.guests["A3"] = _struck_in_part("李", "大", "娜")
    book.book.remove(book.book["基本信息"])
    book.book.save(book.path)
    unsure = {field.value: field.doubt for field in draft_of_files([read_incoming(book.path)]).fields if field.doubt}
    assert unsure.get("李大娜") == "这一行有划去或隐藏的字：大"
    assert "周明远" not in unsure
