"""What belongs together stays on one line: names, dates, 文号, plates, units and posts."""

import time

import pytest

from docgen.text.line_breaks import break_lines, is_torn, least_width, line_ends


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("云州市文化和旅游局局长", 10, ["云州市文化和旅游局", "局长"]),
        ("云岭县人民政府县长", 8, ["云岭县人民政府", "县长"]),
        ("青屿新材料有限公司董事长", 10, ["青屿新材料有限公司", "董事长"]),
        ("韩喆、高䶮、欧阳若兰、沙马木呷、𠮷庆丰", 7.5, ["韩喆、高䶮、", "欧阳若兰、", "沙马木呷、", "𠮷庆丰"]),
        ("阿依古丽·买买提", 5.5, ["阿依古丽·", "买买提"]),
        ("10月21日（星期三）", 11, ["10月21日（星期三）"]),
        ("柳溪镇现代农业园", 6.2, ["柳溪镇", "现代农业园"]),
        ("（讲解：陈果；车程约35分钟）", 9, ["（讲解：陈果；", "车程约35分钟）"]),
        ("7月6日\n12:00", 4, ["7月6日", "12:00"]),
        ("航班QJ8652", 5, ["航班", "QJ8652"]),
        ("中巴", 8, ["中巴"]),
    ],
)
def test_a_line_ends_where_it_ends_best(text: str, width: float, lines: list[str]) -> None:
    assert break_lines(text, width) == lines


@pytest.mark.parametrize(
    "whole",
    [
        "云府办函〔2026〕41号",
        "2026年7月5日",
        "15:30—16:10",
        "川Y·A0001",
        "15时30分",
        "13900000001",
        "12人",
        "50元/人",
        "5日晚餐",
        "莫雷蒂",
    ],
)
def test_what_is_one_is_never_torn_however_narrow_the_column(whole: str) -> None:
    for width in (1, 2, 3, 5, 8):
        assert any(whole in line for line in break_lines(f"来宾，{whole}，清江", width))


def test_a_name_of_the_visit_is_never_torn_in_a_long_word() -> None:
    text = "由中共云州市委副书记尉迟清河带队前来考察"
    for width in range(5, 12):
        assert any("尉迟清河" in line for line in break_lines(text, width, ["尉迟清河"]))


@pytest.mark.parametrize(
    "text", ["云州市党政代表团共12人（男7人、女5人），7月5日（星期日）抵达。", "𠮷庆丰、高䶮\n林小満", "", "A B  C"]
)
def test_no_character_is_lost_or_added(text: str) -> None:
    for width in (1, 3, 7, 20):
        assert "".join(break_lines(text, width)) == text.replace("\n", "")


def test_a_column_is_as_wide_as_its_widest_whole() -> None:
    assert least_width("来宾：全体（12人）\n13900000001") >= 5.5


def test_a_text_is_left_to_word_where_word_tears_nothing() -> None:
    assert not is_torn("青山绿水间的老故事", 5.2)
    assert is_torn("由副书记尉迟清河带队", 7, ["尉迟清河"])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # what fits is left to Word, with its last mark over the edge
        ("根据云州市外事服务中心来函（云外函〔2026〕19号），来访七人。", []),
        ("根据云州市人民政府办公室来函（云府办函〔2026〕41号），来访。", ["根据云州市人民政府办公室来函"]),
        ("维兰堡市代表团共7人（男4人、女3人），9月10日（星期四）抵达。", []),
        (
            "请各责任单位按分工抓好落实，确保安全有序，并于2026年11月11日报送。",
            ["请各责任单位按分工抓好落实，确保安全有序，并于"],
        ),
        ("审批意见：同意，请按分工抓好落实工作（尉迟清河）。", []),
        (
            "审批意见：同意，请各责任单位按分工抓好落实的工作吧尉迟清河。",
            ["审批意见：同意，请各责任单位按分工抓好落实的工作吧"],
        ),
    ],
)
def test_running_text_ends_a_line_only_where_something_would_be_torn(text: str, lines: list[str]) -> None:
    assert [text[: end.place] for end in line_ends(text, 28, 2, ["尉迟清河"])] == lines


def test_a_line_end_says_how_much_the_line_lacks() -> None:
    (end,) = line_ends("根据云州市人民政府办公室来函（云府办函〔2026〕41号），来访。", 28, 2)
    assert end.lacks == 12


@pytest.mark.parametrize("text", ["Johannes Maximilian van der Velde", "María González de la Vega", "Elena  Volodina"])
def test_no_line_begins_with_a_space_and_no_foreign_word_is_torn(text: str) -> None:
    for width in (3.0, 5.5, 8.0, 12.0):
        lines = break_lines(text, width)
        assert "".join(lines) == text
        assert [line for line in lines if line.startswith(" ")] == []
        assert [word for line in lines for word in line.split()] == text.split()


def test_a_list_of_thousands_of_names_is_looked_through_quickly() -> None:
    names = frozenset(
        f"{surname}{given}" for surname in "王李张刘陈" for given in map(chr, range(0x4E00, 0x4E00 + 2000))
    )
    started = time.process_time()
    for number in range(500):
        least_width(f"云州市水利局第{number}科科长王一", names)
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    ("text", "end"),
    [
        # a large hole: the year stays behind
        (
            "请云州市党政代表团一行十二人来我区考察乡村，2026年11月25日抵达。",
            "请云州市党政代表团一行十二人来我区考察乡村，",
        ),
        (
            "请云州市党政代表团一行十二人来我区考察，2026年11月25日抵达。",
            "请云州市党政代表团一行十二人来我区考察，2026年",
        ),
    ],
)
def test_a_long_date_is_parted_behind_its_year_rather_than_leave_a_large_hole(text: str, end: str) -> None:
    assert [text[: line.place] for line in line_ends(text, 28, 2)] == [end]
