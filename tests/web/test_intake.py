"""Letters, lists, visit files and texts that are dropped on the page."""

import io
import zipfile

import pytest
from docx import Document
from werkzeug.test import TestResponse

from docgen.api.visits import load
from tests.conftest import OFFICE
from tests.web.conftest import Page

LETTER = """关于赴清江区考察乡村振兴工作的函
清江区人民政府办公室：
我市副市长周明远一行3人拟于2026年8月5日至7日赴贵区考察乡村振兴工作，请予接洽。
附件：考察团名单
周明远 云州市人民政府 副市长
韩喆 云州市农业农村局 局长
何苗 云州市水利局 副局长
云州市人民政府办公室
2026年7月28日
"""


def dropped(page: Page, *files: tuple[str, bytes], **more: str) -> TestResponse:
    data = {"files": [(io.BytesIO(content), name) for name, content in files], **more}
    return page.post("/api/intake", data=data)


def word_file(text: str) -> bytes:
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_a_letter_becomes_a_visit_file_with_the_source_of_every_field(page: Page) -> None:
    answer = dropped(page, ("来函.docx", word_file(LETTER)))
    assert answer.json is not None
    assert answer.json["file"].startswith("来访/") and answer.json["file"].endswith(".yaml")
    fields = {field["path"]: field for field in answer.json["fields"]}
    assert fields["公函.单位"]["value"] == "云州市人民政府办公室"
    assert fields["公函.单位"]["source"]["file"] == "来函.docx"
    assert "日程" in answer.json["missing"]
    written = (page.folder / answer.json["file"]).read_text("utf-8")
    assert "来函.docx 第" in written and "/tmp" not in written
    assert load(page.folder / answer.json["file"]).dates.first.isoformat() == "2026-08-05"


def test_a_pasted_text_becomes_a_visit_file(page: Page) -> None:
    for answer in (page.post("/api/intake", {"text": LETTER}), dropped(page, text=LETTER)):
        assert answer.json is not None
        assert answer.json["fields"][0]["source"]["file"] == "粘贴的文字.txt"


@pytest.mark.parametrize("ending", [".yaml", ".xlsx"])
def test_the_draft_is_written_as_it_is_asked_for(page: Page, ending: str) -> None:
    answer = dropped(page, ("来函.txt", LETTER.encode()), ending=ending)
    assert answer.json is not None and answer.json["file"].endswith(ending)


def test_a_visit_file_is_taken_as_it_is_under_a_name_that_is_free(page: Page) -> None:
    content = (OFFICE / "来访" / "2026-041.yaml").read_bytes()
    answer = dropped(page, ("2026-041.yaml", content))
    assert answer.json == {"file": "来访/2026-041（2）.yaml", "notices": []}
    assert (page.folder / "来访" / "2026-041（2）.yaml").read_bytes() == content


REFUSED = {
    "nothing": ([], ""),
    "an empty text": ([], "  \n"),
    "a picture": ([("照片.jpg", b"\xff\xd8\xff\xe0")], ""),
    "an old Word file": ([("来函.doc", b"\xd0\xcf\x11\xe0")], ""),
    "a damaged Word file": ([("来函.docx", b"PK\x03\x04nothing")], ""),
    "a damaged workbook": ([("名单.xlsx", b"PK\x03\x04nothing")], ""),
    "a text that says nothing of a visit": ([], "今天天气不错"),
    "YAML that is no visit": ([("配置.yaml", b"a: 1\n")], ""),
    "a visit and a letter": ([("来访.yaml", "标题: 考察\n".encode()), ("来函.txt", LETTER.encode())], ""),
    "31 files": ([(f"{number}.txt", b"x") for number in range(31)], ""),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_letter_is_refused_in_a_sentence_that_names_no_folder_of_ours(page: Page, what: str) -> None:
    files, text = REFUSED[what]
    before = sorted(page.folder.rglob("*"))
    answer = dropped(page, *files, text=text)
    assert answer.status_code == 400
    assert answer.json is not None and answer.json["error"]
    assert "docgen-" not in answer.get_data(as_text=True)
    assert sorted(page.folder.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["../../逃.txt", "..\\..\\逃.txt", "C:\\逃.txt", "/etc/逃.txt", "con.txt", "\u202etxt.exe.txt"]
)
def test_the_name_of_a_dropped_file_leads_nowhere(page: Page, name: str) -> None:
    answer = dropped(page, (name, LETTER.encode()))
    assert answer.json is not None
    assert (page.folder / answer.json["file"]).parent == page.folder / "来访"
    assert not any(path.name.startswith("逃") for path in page.folder.parent.rglob("*"))


def bomb(part: str, others: dict[str, bytes]) -> bytes:
    """A package of which one part grows to 200 MB."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, data in others.items():
            package.writestr(name, data)
        with package.open(part, "w", force_zip64=True) as member:
            for _ in range(200):
                member.write(b" " * 1_000_000)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_small_file_that_grows_beyond_100_megabytes_is_refused(page: Page) -> None:
    parts = parts_of(word_file(LETTER))
    del parts["word/document.xml"]
    for name in ("来函.docx", "来函.xlsx"):
        answer = dropped(page, (name, bomb("word/document.xml" if name.endswith("docx") else "xl/workbook.xml", parts)))
        assert answer.status_code == 400
        assert answer.json is not None and "100 MB" in answer.json["error"]
