"""Texts as they are typed, encodings, limits, notices, and where values stand."""

from pathlib import Path

import pytest

from docgen.api.visits import load
from docgen.errors import DataError, Mark
from docgen.readers.visit_file.nodes import MAX_BYTES, MappingNode, ScalarNode, Source, compose
from tests.conftest import visit

TEXT = "标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远, 备注: 温塘}]\n"


def codes(content: bytes) -> list[str]:
    with pytest.raises(DataError) as refused:
        load(content)
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize(
    "typed", ["0301", "10:30", "no", "NO", "null", "~", "1.10", "1_000", "0x1F", "2026-07-05", "是"]
)
def test_a_plain_value_stays_the_text_that_was_typed(typed: str) -> None:
    node = compose(Source("f", f"a: {typed}\n"))
    assert isinstance(node, MappingNode)
    value = node.pairs[0][1]
    assert isinstance(value, ScalarNode)
    assert value.text == typed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_read_without_a_word(encoding: str) -> None:
    loaded = load(TEXT.encode(encoding))
    assert loaded.guests.people[0].note == "温塘"
    assert loaded.notices == ()


def test_gb18030_is_read_exactly_and_said() -> None:
    loaded = load(TEXT.replace("温塘", "𠮷䶮").encode("gb18030"))
    assert loaded.guests.people[0].note == "𠮷䶮"
    assert [notice.code for notice in loaded.notices] == ["D121"]


def test_utf16_without_a_mark_is_refused() -> None:
    assert codes(TEXT.encode("utf-16-le")) == ["D101"]


def test_a_file_of_two_encodings_is_refused_and_never_guessed() -> None:
    assert codes(TEXT.encode() + "备注: 温塘\n".encode("gb18030")) == ["D101"]


def test_a_word_document_is_no_visit() -> None:
    assert codes(b"PK\x03\x04\x00\x00\xff\xfe\x00binary") == ["D101"]


def test_line_ends_of_windows_and_old_macs_are_line_ends() -> None:
    assert load(TEXT.replace("\n", "\r\n").encode()).title == load(TEXT.replace("\n", "\r").encode()).title


def test_an_empty_file_says_so() -> None:
    assert codes(b"") == ["D107"]
    assert codes(b"# only a comment\n") == ["D107"]


def test_a_file_at_the_limit_is_read_and_one_above_is_not(tmp_path: Path) -> None:
    path = tmp_path / "visit.yaml"
    body = TEXT.encode()
    path.write_bytes(body + b"#" * (MAX_BYTES - len(body)))
    assert load(path).title
    path.write_bytes(body + b"#" * (MAX_BYTES - len(body) + 1))
    with pytest.raises(DataError) as refused:
        load(path)
    assert [problem.code for problem in refused.value.problems] == ["D104"]


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\u00a0", "\u2003 "])
def test_a_name_of_blanks_is_no_name(blank: str) -> None:
    guests = f'来宾: {{名单: [{{姓名: "{blank}", 单位: 甲局}}, 周明远]}}'
    assert codes(f"标题: 考察\n日期: 2026-07-05\n{guests}\n".encode()) == ["D108"]


def test_a_hash_without_a_space_is_noticed() -> None:
    loaded = visit("日程: [{内容: 座谈}]\n事由: 三楼 #1会议室")
    assert [(notice.code, notice.level) for notice in loaded.notices] == [("D122", "should")]
    assert loaded.purpose == "三楼"


def test_a_hash_in_quotes_is_text() -> None:
    loaded = visit('事由: "三楼 #1会议室"')
    assert loaded.purpose == "三楼 #1会议室"
    assert loaded.notices == ()


def test_an_invisible_mark_in_a_name_is_reported_with_its_code_point() -> None:
    loaded = visit('来宾: [{姓名: "周\u200b明远"}]')
    assert loaded.guests.people[0].name == "周\u200b明远"
    assert [notice.code for notice in loaded.notices] == ["D123"]
    assert "U+200B" in loaded.notices[0].text


def test_every_value_knows_where_it_was_written() -> None:
    loaded = load(TEXT.encode())
    assert loaded.at["title"] == Mark("标准输入", 1, 5)
    assert loaded.guests.people[0].at["note"] == Mark("标准输入", 3, 20)


def test_a_colon_in_a_long_text_is_just_a_colon() -> None:
    loaded = visit("反馈:\n  - 内容: |\n      时间：上午\n      地点：会议室\n")
    assert loaded.feedback[0].text == "时间：上午\n地点：会议室\n"
    assert loaded.notices == ()


def test_nothing_behind_a_colon_is_nothing() -> None:
    loaded = visit("事由:\n日程:\n公函:\n陪同: [沈静, ]\n")
    assert (loaded.purpose, loaded.schedule, loaded.letter) == ("", (), None)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2026-07-05 至 2026-07-07", "2026-07-05", "2026-07-07"),
        ("2026-7-5至2026-7-7", "2026-07-05", "2026-07-07"),
        ("2026年7月5日—2026年7月7日", "2026-07-05", "2026-07-07"),
        ("2026/7/5", "2026-07-05", "2026-07-05"),
        ("2026.07.05 ~ 2026.07.07", "2026-07-05", "2026-07-07"),
    ],
)
def test_periods_are_read_as_people_write_them(typed: str, first: str, last: str) -> None:
    dates = visit(f"日期: {typed}").dates
    assert (dates.first.isoformat(), dates.last.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "mark", ["\x7f", "\x80", "\x85", "\x9f", "\u2028", "\u2029", "\ufdd0", "\ufdef", "\U0001fffe", "\U0010ffff"]
)
def test_what_nobody_sees_and_no_font_has_is_refused_as_it_is_and_as_an_escape(mark: str) -> None:
    assert codes(TEXT.replace("温塘", f"甲{mark}乙").encode()) == ["D114"]
    for escape in (
        f"\\U{ord(mark):08x}",
        {"\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}.get(mark, f"\\U{ord(mark):08X}"),
    ):
        assert codes(TEXT.replace("温塘", f'"甲{escape}乙"').encode()) == ["D114"]


@pytest.mark.parametrize(
    "kept", ["\u2027", "\u202f", "\ue000", "\ufdf0", "𠮷", "\U0002fffd", "\U0010fffd", "é", "\xa0"]
)
def test_every_other_character_is_kept(kept: str) -> None:
    assert load(TEXT.replace("温塘", f"甲{kept}乙").encode()).guests.people[0].note == f"甲{kept}乙"
