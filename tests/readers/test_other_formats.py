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
    ("name", "content", "kind"),
    [
        ("来访.pdf", b"%PDF-1.7\n1 0 obj\n", "PDF"),
        ("来访.yaml", b"%PDF-1.4\r\n", "PDF"),
        ("方案.docx", b"PK\x03\x04" + bytes(60), "Word"),
        ("方案.DOTX", b"PK\x03\x04" + bytes(60), "Word"),
        ("汇报.pptx", b"PK\x03\x04" + bytes(60), "PPT"),
        ("来访.yaml", b"PK\x03\x04" + bytes(60), "压缩包"),
        ("材料.zip", b"PK\x03\x04" + bytes(60), "压缩包"),
        ("来访.yaml", COMPOUND, "Word、Excel"),
    ],
)
def test_a_file_of_another_program_that_is_given_as_a_visit_is_named(
    run: Runner, tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(content)
    refused = run("plan", tmp_path / name, "-o", tmp_path / "方案稿.docx")
    assert (refused.code, refused.err.count("错误 ")) == (1, 1)
    assert kind in refused.err and "docgen intake" in refused.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("名单.csv", "姓名,单位,职务\n张三,甲局,局长\n"),
        ("名单.tsv", "姓名\t单位\n张三\t甲局\n"),
        ("名单.txt", "张三 甲局 局长\n李四 乙局 科员\n"),
        ("公函.txt", "关于来访的函\n清江区接待办公室：\n  我市市长周明远一行12人拟于7月5日至7日来访。\n"),
        ("微信.yaml", "云州市12人7月5日来\n"),
    ],
)
def test_a_letter_or_a_list_that_is_given_as_a_visit_is_told_from_one(
    run: Runner, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    refused = run("plan", tmp_path / name, "-o", tmp_path / "方案.docx")
    assert (refused.code, refused.err.count("错误 "), (tmp_path / "方案.docx").exists()) == (1, 1, False)
    assert "不是来访文件" in refused.err and "docgen intake" in refused.err


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("office.yaml", "单位: 青河县接待办\n地区: 青河县\n品牌: qinghe\n", "这是办公室文件"),
        ("单位.yaml", "单位: 青河县接待办\n", "这是办公室文件"),
        ("规定.yaml", "名称: 青河县\n起: 2026-01-01\n标准: {礼品: 200}\n用餐不摆席卡: 是\n", "这是地方规定"),
        ("工作.yaml", "年度: 2025\n活动:\n- {名称: 集中学习, 次数: 3}\n上年: {批次: 6}\n", "这是一年里接待以外的工作"),
        ("总结.md", "---\n单位: 青河县接待办\n年度: 2025\n---\n# 工作总结\n", "这是稿子"),
        ("讲话.md", "# 讲话稿\n\n同志们：\n", "这是稿子"),
        ("总结.txt", "---\n年度: 2025\n---\n\n一、主要工作\n", "这是稿子"),
        ("领导.yaml", "- {姓名: 沈静, 职务: 区长}\n", "这是一张列表"),
    ],
)
def test_another_file_of_an_office_that_is_given_as_a_visit_is_named_once(
    run: Runner, tmp_path: Path, name: str, text: str, kind: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    refused = run("roster", tmp_path / name, "-o", tmp_path / "名单.docx")
    assert (refused.code, refused.err.count("错误 ")) == (1, 1), refused.err
    assert kind in refused.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("来访.yaml", "标题: 考察\n单位: 甲市\n"),
        ("来访.yaml", "日程:\n- {日期: 2026-07-05}\n单位: 甲市\n"),
        ("来访.yaml", "---\n标题: 考察\n"),
        ("来访.yaml", "# 七月的来访\n标题: 考察\n"),
        ("来访.txt", "# 七月的来访\n标题: 考察\n"),
        ("来访.txt", "---\n标题: 考察\n"),
        ("来访.yaml", "{}\n"),
    ],
)
def test_a_visit_that_lacks_much_is_still_taken_for_one(run: Runner, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    refused = run("plan", tmp_path / name, "-o", tmp_path / "方案.docx")
    assert "缺少“来宾”" in refused.err
    assert "不是来访文件" not in refused.err


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
