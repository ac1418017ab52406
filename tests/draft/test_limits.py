"""Drafts of every size and make end in a paper or in one clear error."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.drafts.compose import build_draft, compose_draft, draft_json
from docgen.errors import DataError
from docgen.word.package.outline import texts
from tests.conftest import Run


def test_a_hundred_thousand_paragraphs() -> None:
    text = "讲话\n\n同志们：\n" + "\n".join(f"这是第{one}段文字，说的是接待工作。" for one in range(100_000))
    (file,) = build_draft(compose_draft(text.encode()), "speech")
    printed = texts(file.content)
    assert sum(line.startswith("这是第") for line in printed) == 100_000


def test_the_longest_paragraph_is_printed_whole() -> None:
    (file,) = build_draft(compose_draft(("讲话\n\n" + "字" * 19_990 + "。\n").encode()), "speech")
    assert "字" * 19_990 + "。" in texts(file.content)


def test_five_megabytes_in_one_paragraph_are_refused_at_their_line() -> None:
    with pytest.raises(DataError, match="D104 这一行有1650001个字"):
        compose_draft(("讲话\n\n" + "字" * 1_650_000 + "。\n").encode())


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"\0\1\2\3" * 500, "D101", "不是文本文件"),
        (b"PK\x03\x04" + b"x" * 50, "D101", "这是 Word 或 Excel 文件"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 50, "D101", "这是 Word 或 Excel 文件"),
        ("标题\n\n正文。\n".encode() + "国标文字。\n".encode("gb18030"), "D101", "编码混杂"),
        (b"", "D107", "稿子是空的"),
        ("\n　\n\n".encode(), "D107", "稿子是空的"),
        ("---\n标题: 讲话\n---\n\n".encode(), "D107", "稿子是空的"),
        ("讲话\n正\x0b文\n".encode(), "D114", "U+000B"),
        ("讲话\n正\u2028文\n".encode(), "D114", "U+2028"),
        (b"a" * 10_000_001, "D104", "超过 10 MB"),
        ("---\n题目: 讲话\n---\n正文\n".encode(), "D106", "没有“题目”这一项"),
        ("---\n日期: 2024-02-30\n---\n正文\n".encode(), "D109", "日历上没有"),
        ("---\n版式: 大字\n---\n正文\n".encode(), "D113", "没有“大字”"),
        ("---\n标题：讲话\n---\n正文\n".encode(), "D120", "冒号是全角的"),
        ("---\n标题: 讲话\n---\n# 发言\n正文\n".encode(), "D324", "标题写了两处"),
        ("---\n日期: 2024-01-15\n---\n讲话\n2024年1月16日\n同志们：\n".encode(), "D324", "日期写了两处"),
    ],
    ids=lambda one: one if isinstance(one, str) and one.isascii() else "",
)
def test_what_is_no_draft_is_one_clear_error(
    content: bytes, code: str, said: str, tmp_path: Path, run: Callable[..., Run]
) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes(content)
    left = run("speech", path, "-o", tmp_path / "out.docx")
    assert left.code == 1
    assert f"错误 {code}" in left.err
    assert said in left.err
    assert left.err.count("错误") == 1
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_encodings_that_windows_writes(encoding: str) -> None:
    draft = compose_draft("讲话\r\n同志们：\r\n喆堃都好。\r\n".encode(encoding)).content.draft
    assert draft_json(draft)["parts"][0]["text"] == "喆堃都好。"


def test_characters_beyond_the_basic_plane_are_printed_letter_for_letter() -> None:
    text = "䶮𠮷㛃㙍𬭎与喆堃镕，é à ü，①②③，“……——”，{{不是字段}}，<w:p>&amp;"
    (file,) = build_draft(compose_draft(f"讲话\n\n{text}。\n".encode()), "speech")
    assert f"{text}。" in texts(file.content)


def test_a_thousand_slips_are_not_all_listed(tmp_path: Path, run: Callable[..., Run]) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("讲话\n\n" + "今天开会,总结工作。\n" * 300, "utf-8")
    left = run("speech", path, "-o", tmp_path / "out.docx")
    assert left.code == 0
    assert left.err.count("D302") == 100
    assert "处没有列出" in left.err
