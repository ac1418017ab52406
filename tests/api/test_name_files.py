"""One guest, one file, whatever he is called, and nothing in it of another; ``name_files`` does it with a thousand."""

import io
import zipfile
from pathlib import Path

import pytest

import docgen
from tests.api.name_files import HOSTILE, SAME, faults, faults_of_name, generated


def test_each_guest_has_a_file_of_his_own_that_every_system_takes(tmp_path: Path) -> None:
    made, found = faults([*HOSTILE, *SAME, *generated(10, 21)], tmp_path)
    assert found == []
    assert made >= 40


@pytest.mark.parametrize("name", ["a/b", "CON", "con.docx", "x.", "a" * 260, "甲" * 100])
def test_what_a_system_does_not_take_is_noticed(name: str) -> None:
    assert list(faults_of_name(name))


def _documents(count: int, kind: str) -> dict[str, bytes]:
    """The documents of guests each of whom has a number of his own in every field that no card prints."""
    guests = "".join(
        f"  - {{姓名: 周{chr(0x4E00 + 7 * number)}, 单位: 云州市委, 电话: '139{number:08}', 备注: 记{number:08}, "
        f"民族: 汉族, 饮食: [清真]}}\n"
        for number in range(count)
    )
    visit = docgen.load(f"标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n来宾:\n  名单:\n{guests}".encode())
    return {file.name: file.content for file in docgen.build(visit, [kind])}


@pytest.mark.parametrize("kind", ["cards", "badges"])
def test_cards_hold_nothing_that_is_not_printed_on_them(kind: str) -> None:
    for content in _documents(100, kind).values():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = b"".join(archive.read(name) for name in archive.namelist())
        assert b"13900000" not in parts
        assert not any(f"记{number:08}".encode() in parts for number in range(100))
        assert "清真".encode() not in parts
