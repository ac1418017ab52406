"""Mails, web pages and files of Word that are texts inside are refused in one sentence, whatever they are called."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Run

Runner = Callable[..., Run]

MAIL = (
    b"From: =?gb18030?B?1tzD99S2?= <zhou@yunzhou.example>\r\nTo: jiedai@qingjiang.example\r\n"
    b"Subject: =?utf-8?B?5p2l5Ye9?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\n5oiR5biC\r\n"
)
RECEIVED = b"Received: from mail.yunzhou.example (10.0.0.8)\n by mx.qingjiang.example\nFrom: a@b\n\nx\n"
PAGE = "<!DOCTYPE html>\n<html><body><p>我市拟于2026年11月9日来，3人。</p></body></html>".encode()
SAVED_BY_WORD = b'\xef\xbb\xbf\r\n<html xmlns:v="urn:schemas-microsoft-com:vml"><body><p>x</p></body></html>'
RICH_TEXT = b"{\\rtf1\\ansi\\ansicpg936 \\u24352?}"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FILES = [
    ("来函.eml", MAIL, "邮件"),
    ("来函.txt", MAIL, "邮件"),
    ("来函.txt", RECEIVED, "邮件"),
    ("来函.msg", COMPOUND, "邮件"),
    ("来函.EML", "我市拟来。\n".encode(), "邮件"),
    ("来函.html", PAGE, "浏览器"),
    ("来函.htm", PAGE.replace("我市".encode(), "我市".encode("gb18030")), "浏览器"),
    ("来函.md", SAVED_BY_WORD, "浏览器"),
    ("来函.mht", MAIL, "浏览器"),
    ("来函.txt", RICH_TEXT, "Word"),
    ("来函.rtf", RICH_TEXT, "Word"),
    ("来函.wps", COMPOUND, "Word"),
]


@pytest.mark.parametrize(("name", "content", "remedy"), FILES)
@pytest.mark.parametrize("command", ["intake", "cards", "speech"])
def test_a_mail_a_page_and_a_rich_text_are_refused_in_one_sentence(
    run: Runner, tmp_path: Path, command: str, name: str, content: bytes, remedy: str
) -> None:
    (tmp_path / name).write_bytes(content)
    target = tmp_path / ("稿.yaml" if command == "intake" else "稿.docx")
    refused = run(command, tmp_path / name, "-o", target)
    assert (refused.code, refused.err.count("错误 D101"), target.exists()) == (1, 1, False)
    assert "改法：" in refused.err
    assert remedy in refused.err or command == "speech"


@pytest.mark.parametrize(
    "text",
    [
        "邮件说明: 1\n标题：来访\nMIME 说的是邮件的格式。\n",
        "<云州市考察团>\n周明远 市长\n",
        "{rtf} 不是文件格式\n",
        "HTML 页面的截图附后。\n",
        "From: 周明远\n请安排接待。\n",
    ],
)
def test_texts_that_only_look_so_are_read(run: Runner, tmp_path: Path, text: str) -> None:
    (tmp_path / "来函.txt").write_text(text, "utf-8")
    assert run("intake", tmp_path / "来函.txt", "-o", tmp_path / "稿.yaml").code == 0
