"""附件: files that lie beside the visit are taken by their content, others are named with what to do."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from docgen.api.visits import load
from docgen.errors import DataError, Problem
from docgen.model.visit import Visit
from docgen.readers import attached_file
from tests.attachments import ole, pdf, picture, word, zipped
from tests.photos import photo

HEAD = "标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n"


def written(folder: Path, attachments: str) -> Path:
    path = folder / "来访.yaml"
    path.write_text(f"{HEAD}附件: {attachments}\n", "utf-8")
    return path


def attaching(folder: Path, name: str, content: bytes) -> Visit:
    """A visit that attaches one file of this name and content."""
    (folder / name).write_bytes(content)
    return load(written(folder, f"['{name}']"))


def refusal(path: Path) -> Problem:
    """The one problem of a visit file."""
    with pytest.raises(DataError) as refused:
        load(path)
    (problem,) = refused.value.problems
    return problem


def test_a_file_is_called_as_it_is_named_or_as_the_visit_names_it(tmp_path: Path) -> None:
    for name in ("来函.pdf", "附件2：柳溪镇简介.pdf", "1.名单（定）.pdf", "附件.pdf"):
        (tmp_path / name).write_bytes(pdf())
    of = load(
        written(tmp_path, "[来函.pdf, 附件2：柳溪镇简介.pdf, 1.名单（定）.pdf, 附件.pdf, {名称: 公函, 文件: 来函.pdf}]")
    )
    assert [file.title for file in of.attached] == ["来函", "柳溪镇简介", "1.名单（定）", "附件", "公函"]


def test_several_files_may_stand_in_one_text_and_a_paper_needs_no_file(tmp_path: Path) -> None:
    (tmp_path / "来函.pdf").write_bytes(pdf())
    (tmp_path / "平面图.png").write_bytes(picture("PNG"))
    assert [file.title for file in load(written(tmp_path, "来函.pdf、平面图.png")).attached] == ["来函", "平面图"]
    (paper,) = load(written(tmp_path, "[{名称: 会议手册（另发）}]")).attached
    assert (paper.title, paper.ending, paper.picture) == ("会议手册（另发）", "", None)


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (picture(), ""),
        (picture("PNG", "RGBA"), ""),
        (picture(mode="CMYK"), ""),
        (picture(mode="L"), ""),
        (photo(6), ""),
        (pdf(), ".pdf"),
        (b"scan\n" + pdf(), ".pdf"),
    ],
    ids=["jpg", "alpha", "cmyk", "grey", "turned", "pdf", "pdf behind a line"],
)
@pytest.mark.parametrize("name", ["图 （新）.jpg", "图.docx", "图"])
def test_what_counts_is_the_content(name: str, content: bytes, ending: str, tmp_path: Path) -> None:
    (file,) = attaching(tmp_path, name, content).attached
    assert (file.ending, file.picture is None) == (ending, bool(ending))


def test_a_word_document_is_taken_as_it_is(tmp_path: Path) -> None:
    content = word(tmp_path)
    (file,) = attaching(tmp_path, "简介.pdf", content).attached
    assert (file.ending, file.content) == (".docx", content)


def test_a_picture_is_as_large_as_it_is_sharp_and_stands_upright(tmp_path: Path) -> None:
    (file,) = attaching(tmp_path, "照片.jpg", photo(6)).attached
    assert file.picture is not None
    # 200×400 pixels at 150 dots an inch
    assert (round(file.picture.width, 1), round(file.picture.height, 1)) == (33.9, 67.7)
    assert (file.picture.quarter_turns, file.picture.alt) == (1, "照片")


@pytest.mark.parametrize(
    ("name", "content", "said", "hint"),
    [
        ("旧.docx", ole("WordDocument"), "是旧的 .doc 文件", "另存为 .docx"),
        ("密.docx", ole("EncryptedPackage"), "加了密码", "去掉密码"),
        ("表.docx", ole("Workbook"), "是旧的 Excel 文件", "PDF"),
        ("片.ppt", ole("PowerPoint Document"), "是旧的 PPT 文件", "PDF"),
        ("旧.wps", ole("别的"), "是旧的 Office 文件", "另存为 .docx"),
        ("名单.xlsx", zipped("[Content_Types].xml", "xl/workbook.xml"), "是 Excel 工作簿", "PDF"),
        ("片.pptx", zipped("ppt/presentation.xml"), "是 PPT 演示文稿", "PDF"),
        ("版.ofd", zipped("OFD.xml"), "是 OFD 文件", "PDF"),
        ("开.odt", zipped("mimetype", "content.xml"), "是 OpenDocument 文件", "另存为 .docx"),
        ("压.zip", zipped("来函.pdf"), "是压缩包", "先解压"),
        ("压.rar", b"Rar!\x1a\x07", "是压缩包", "先解压"),
        ("宏.docx", zipped("word/document.xml", "word/vbaProject.bin"), "带有宏", "不带宏"),
        ("照片.heic", b"\0\0\0\x18ftypheic\0\0\0\0", "是 HEIC 照片", "导出为 JPG"),
        ("照片.jpg", b"\0\0\0\x18ftypmif1\0\0\0\0", "是 HEIC 照片", "兼容性最佳"),
        ("录像.mp4", b"\0\0\0\x18ftypisom\0\0\0\0", "是视频", "PNG、JPG"),
        ("图.webp", b"RIFF\x10\0\0\0WEBPVP8 ", "是 WebP 图片", "画图"),
        ("图.gif", picture("GIF", "P"), "是 GIF 图片", "画图"),
        ("图.bmp", picture("BMP", size=(9, 9)), "是 BMP 图片", "画图"),
        ("扫描.tif", picture("TIFF", size=(9, 9)), "是 TIFF 图片", "画图"),
        ("图.svg", b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "是 SVG 图片", "PNG"),
        ("网页.doc", b"<html><body>x</body></html>", "是网页", "打印成 PDF"),
        ("稿.doc", b"{\\rtf1 x}", "是 RTF 文件", "另存为 .docx"),
        ("说明.txt", "看点位".encode(), "是纯文本文件", "另存为 .docx"),
        ("来函.pdf.lnk", b"L\0\0\0\x01\x14\x02\0" + bytes(60), "是快捷方式", "复制过来"),
        ("怪.docx", bytes(range(256)), "认不出是什么文件", "PNG、JPG"),
        ("空.pdf", b"", "是空的", "再复制一次"),
        ("破.pdf", pdf()[:300], "损坏了", "重新扫描"),
        ("头.pdf", b"%PDF-1.7\n", "损坏了", "重新扫描"),
        ("无页.pdf", pdf(0), "一页也没有", "重新扫描"),
        ("密.pdf", pdf(1, "123"), "加了密码或限制", "打印"),
        ("限.pdf", pdf(1, ""), "加了密码或限制", "打印"),
        ("破.jpg", picture()[:300], "图片不完整", "画图"),
        ("破.png", picture("PNG")[:-30], "图片不完整", "画图"),
        ("大.png", picture("PNG", size=(9000, 5000)), "超过 4000 万像素", "调整大小"),
        ("大.jpg", picture() + bytes(20_000_000), "有20 MB，超过20 MB", "调整大小"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value[:6] else "",
)
def test_what_cannot_be_carried_is_named_with_what_to_do(
    name: str, content: bytes, said: str, hint: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    problem = refusal(written(tmp_path, f"['{name}']"))
    assert problem.code == "D125"
    assert problem.text.startswith(f"“{name}”")
    assert said in problem.text
    assert hint in problem.hint
    assert str(problem.place).endswith("来访.yaml:4:6")
    assert problem.excerpt == f"附件: ['{name}']"


def test_a_damaged_word_document_is_not_taken(tmp_path: Path) -> None:
    whole = word(tmp_path)
    changed = bytearray(whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        body = package.getinfo("word/document.xml")
    changed[body.header_offset + len("word/document.xml") + body.compress_size // 2] ^= 255
    for content in (whole[:3000], bytes(changed)):
        with pytest.raises(DataError, match="损坏了"):
            attaching(tmp_path, "简介.docx", content)


def test_a_file_too_large_to_hold_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached_file, "MAX_DOCUMENT_BYTES", 100)
    with pytest.raises(DataError, match="超过0 MB"):
        attaching(tmp_path, "来函.pdf", pdf())


def lay_out(folder: Path) -> None:
    """An office with a visit's folder, and files inside and outside of it."""
    (folder / "办公室" / "来访" / "扫描").mkdir(parents=True)
    (folder / "办公室" / "office.yaml").write_text("单位: 接待办\n", "utf-8")
    for place in ("外.pdf", "办公室/共用.pdf", "办公室/来访/来函.pdf", "办公室/来访/扫描/附.pdf"):
        (folder / place).write_bytes(pdf())


@pytest.mark.parametrize("name", ["来函.pdf", "./来函.pdf", "扫描/附.pdf", "扫描\\附.pdf", "../共用.pdf"])
def test_a_file_lies_with_the_visit_or_the_office(name: str, tmp_path: Path) -> None:
    lay_out(tmp_path)
    assert len(load(written(tmp_path / "办公室" / "来访", f"['{name}']")).attached) == 1


@pytest.mark.parametrize(
    ("name", "said", "hint"),
    [
        ("../../外.pdf", "不在来访文件旁边", "复制到来访文件所在的文件夹"),
        ("/etc/passwd", "不在来访文件旁边", "复制到"),
        ("\\\\server\\共享\\来函.pdf", "不在来访文件旁边", "复制到"),
        ("//server/共享/来函.pdf", "不在来访文件旁边", "复制到"),
        ("http://example.com/来函.pdf", "是网址", "下载"),
        ("来涵.pdf", "没有“来涵.pdf”这个文件", "是不是“来函.pdf”？"),
        ("来函", "没有“来函”这个文件", "是不是“来函.pdf”？"),
        ("来函.docx", "没有“来函.docx”这个文件", "是不是“来函.pdf”？"),
        ("会议手册", "没有“会议手册”这个文件", "旁边有：来函.pdf；只有纸件的写成 {名称: 会议手册}"),
        ("扫苗/附.pdf", "没有“扫苗/附.pdf”这个文件", "扫苗”这个文件夹"),
        ("扫描", "“扫描”是文件夹", "里面有：附.pdf"),
        (".", "“.”是文件夹", "来函.pdf"),
        ("\u202a来函.pdf", "没有", "看不见的字符 U+202A"),
        ("x" * 300 + ".pdf", "打不开“xxx", "权限"),
    ],
)
def test_a_file_that_is_not_there_is_named_with_what_is(name: str, said: str, hint: str, tmp_path: Path) -> None:
    lay_out(tmp_path)
    problem = refusal(written(tmp_path / "办公室" / "来访", f"['{name}']"))
    assert said in problem.text
    assert hint in problem.hint


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX systems")
def test_no_link_leads_out_and_no_pipe_is_read(tmp_path: Path) -> None:
    lay_out(tmp_path)
    folder = tmp_path / "办公室" / "来访"
    (folder / "链.pdf").symlink_to(tmp_path / "外.pdf")
    (folder / "圈.pdf").symlink_to(folder / "圈.pdf")
    os.mkfifo(folder / "管.pdf")
    assert "不在来访文件旁边" in refusal(written(folder, "[链.pdf]")).text
    assert "没有“圈.pdf”" in refusal(written(folder, "[圈.pdf]")).text
    assert "不是一般的文件" in refusal(written(folder, "[管.pdf]")).text


def test_a_file_that_word_keeps_beside_an_open_document_is_not_meant(tmp_path: Path) -> None:
    (tmp_path / "~$来函.docx").write_bytes(b"x" * 162)
    assert "不是一般的文件" in refusal(written(tmp_path, "['~$来函.docx']")).text
    assert "~$" not in refusal(written(tmp_path, "[来函.docx]")).hint


@pytest.mark.parametrize(
    ("attachments", "code", "said"),
    [
        ("[{名称: 平面图, 文件: a.pdf}, {名称: 平面图, 文件: b.pdf}]", "D126", "有两个附件都叫“平面图”"),
        ('[{名称: "平面\\n图", 文件: a.pdf}]', "D126", "有几行"),
        (f"[{{名称: {'长' * 81}, 文件: a.pdf}}]", "D126", "有81个字"),
        ("[{备注: 无}]", "D106", "没有“备注”"),
        ("[{名称: ''}]", "D125", "附件没有写文件"),
        ("[{名称: ' '}]", "D125", "附件没有写文件"),
        ('[{名称: "平面\\u0007图", 文件: a.pdf}]', "D114", "控制字符"),
        ("{名称: 平面图, 文件: a.pdf}", "D107", "写成列表"),
    ],
)
def test_names_that_cannot_be_printed_are_errors(attachments: str, code: str, said: str, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(pdf())
    with pytest.raises(DataError) as refused:
        load(written(tmp_path, attachments))
    assert any(problem.code == code and said in problem.text for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("attachment", "said", "hint"),
    [
        ("IMG_20260705_101112.jpg", "会印“IMG_20260705_101112”", "加上“名称”"),
        ("微信图片_20260705.jpg", "会印“微信图片_20260705”", "加上“名称”"),
        ("扫描件 0001(2).jpg", "会印", "加上“名称”"),
        ("20260705.jpg", "会印", "加上“名称”"),
        ("新建 Microsoft Word 文档.jpg", "会印", "加上“名称”"),
        ("{名称: '附件1：平面图', 文件: 20260705.jpg}", "已有序号", "写成“平面图”"),
        ("{名称: 平面图。, 文件: 20260705.jpg}", "末尾有“。”", "去掉"),
        ("{名称: 平面图.jpg, 文件: 20260705.jpg}", "末尾有“.jpg”", "去掉"),
    ],
)
def test_names_that_a_director_would_not_sign_are_pointed_out(
    attachment: str, said: str, hint: str, tmp_path: Path
) -> None:
    (tmp_path / (attachment if attachment.endswith(".jpg") else "20260705.jpg")).write_bytes(picture())
    (notice,) = load(written(tmp_path, f"[{attachment}]")).notices
    assert (notice.code, notice.level) == ("D127", "should")
    assert said in notice.text
    assert hint in notice.hint


@pytest.mark.parametrize(
    "name",
    ["柳溪镇2026年工作要点", "9月份来访名单", "附件清单", "附件2026年要点", "文档管理办法", "图片说明（3张）"],
)
def test_ordinary_names_are_left_in_peace(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.jpg").write_bytes(picture())
    of = load(written(tmp_path, f"['{name}.jpg']"))
    assert of.notices == ()
    assert of.attached[0].title == name


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((260, 240), "只印44毫米宽"),
        ((1080, 9000), "只有22毫米宽"),
        ((9000, 1080), ""),
        ((400, 300), ""),
        ((355, 200), ""),
    ],
)
def test_a_picture_that_nobody_can_read_is_pointed_out(size: tuple[int, int], said: str, tmp_path: Path) -> None:
    notices = attaching(tmp_path, "平面图.jpg", picture(size=size)).notices
    assert [said in notice.text for notice in notices] == [True] * bool(said)


def test_a_workbook_attaches_what_lies_beside_it(tmp_path: Path) -> None:
    (tmp_path / "来函.pdf").write_bytes(pdf())
    book = openpyxl.Workbook()
    head = book.active
    head.title = "基本信息"
    for row in (("标题", "云州市代表团来清江区考察"), ("日期", "2026-07-05"), ("人数", "3")):
        head.append(row)
    sheet = book.create_sheet("附件")
    for row in (("名称", "文件"), ("公函", "来函.pdf"), ("平面图", "平面图.png")):
        sheet.append(row)
    book.save(tmp_path / "来访.xlsx")
    problem = refusal(tmp_path / "来访.xlsx")
    assert str(problem.place).endswith("来访.xlsx!附件!B3")
    sheet.delete_rows(3)
    book.save(tmp_path / "来访.xlsx")
    assert [file.title for file in load(tmp_path / "来访.xlsx").attached] == ["公函"]


def test_a_visit_from_standard_input_attaches_what_lies_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "来函.pdf").write_bytes(pdf())
    monkeypatch.chdir(tmp_path)
    assert len(load(f"{HEAD}附件: [来函.pdf]\n".encode()).attached) == 1


def test_all_problems_of_a_file_come_in_one_run(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        load(written(tmp_path, "[甲.pdf, 乙.pdf]\n住宿: [{宾馆: 清江宾馆, 房间: [{房号: 1, 入住: [王五]}]}]"))
    assert [problem.code for problem in refused.value.problems] == ["D125", "D125", "D115"]


def test_a_year_of_visits_is_counted_without_their_attachments(run: Callable[..., object], tmp_path: Path) -> None:
    folder = tmp_path / "2026"
    folder.mkdir()
    path = written(folder, "[没有.pdf]")
    path.write_text(f"{path.read_text('utf-8')}统计类别: 厅局级\n编号: 2026-001\n", "utf-8")
    assert run("stats", folder, "--year", "2026").code == 0  # type: ignore[attr-defined]
    assert run("audit", folder, "--year", "2026").out  # type: ignore[attr-defined]
