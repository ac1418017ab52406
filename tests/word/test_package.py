"""The zip: limits before unpacking, one sentence for what is no document, the same bytes for the same parts."""

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.errors import TemplateError
from docgen.model.brand import Brand, OutlinePath, Picture, VectorDrawing
from docgen.word import fill
from docgen.word.package import zip as limits
from docgen.word.package.outline import outline, texts
from docgen.word.package.zip import PackageError, canonical, read_package
from tests.conftest import OFFICE, ROOT
from tests.word.templates import by_word, paragraph, template, with_part

DOCX = template("{{ 名 }}")


def zipped(*entries: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in entries:
            archive.writestr(name, part)
    return content.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(TemplateError) as refused:
        fill(content, {"名": "甲"})
    (problem,) = refused.value.problems
    return problem.text


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "不是完整的"),
        (b"just text", "不是完整的"),
        (DOCX[: len(DOCX) // 2], "不是完整的"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧的 .doc"),
        (zipped(("a.txt", b"x")), "缺少"),
        (zipped(*read_package(DOCX).items(), ("../evil", b"x")), "指向文件之外"),
        (zipped(*read_package(DOCX).items(), ("/abs", b"x")), "指向文件之外"),
        (zipped(*read_package(DOCX).items(), ("WORD/document.xml", b"x")), "同名"),
        (zipped(*read_package(DOCX).items(), ("word/big.xml", b"\0" * 11_000_000)), "压缩比"),
        (zipped(*read_package(DOCX).items(), *((f"x{number}", b"") for number in range(1_000))), "个"),
        (with_part(DOCX, "word/styles.xml", "<w:styles", "<!DOCTYPE a><w:styles"), "DOCTYPE"),
        (with_part(DOCX, "word/document.xml", "</w:body>", "</w:bodi>"), "损坏"),
        (canonical({**read_package(DOCX), "word/vbaProject.bin": b"x"}), "宏"),
        (
            with_part(
                DOCX,
                "word/_rels/document.xml.rels",
                "</Relationships>",
                '<Relationship Id="x" Type="http://t/image" TargetMode="External" Target="http://example.invalid/a"/>'
                "</Relationships>",
            ),
            "外部",
        ),
        (template("<w:p><w:r><w:instrText> INCLUDETEXT a.docx </w:instrText></w:r></w:p>"), "域"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_or_a_danger_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    assert sentence in refusal(content)


def test_size_is_limited_before_unpacking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_PACKED_BYTES", len(DOCX))
    assert read_package(DOCX)
    monkeypatch.setattr(limits, "MAX_PACKED_BYTES", len(DOCX) - 1)
    with pytest.raises(PackageError):
        read_package(DOCX)


def test_unpacked_size_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = sum(map(len, read_package(DOCX).values()))
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", unpacked)
    assert read_package(DOCX)
    monkeypatch.setattr(limits, "MAX_UNPACKED_BYTES", unpacked - 1)
    with pytest.raises(PackageError):
        read_package(DOCX)


def test_the_zip_is_whole_and_in_order() -> None:
    with zipfile.ZipFile(io.BytesIO(fill(DOCX, {"名": "甲"}))) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert names[2:] == sorted(names[2:])
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_personal_travels_with_a_paper() -> None:
    parts = read_package(fill(by_word("{{ 名 }}"), {"名": "甲", "标题": "接待方案"}))
    all_text = b"".join(parts.values()).decode("utf-8", "ignore")
    assert "某人" not in all_text
    assert "另一人" not in all_text
    assert not {"docProps/app.xml", "docProps/thumbnail.jpeg", "word/stylesWithEffects.xml"} & set(parts)
    assert "<dc:title>接待方案</dc:title>" in parts["docProps/core.xml"].decode()


def test_the_same_input_gives_the_same_bytes_under_any_clock_locale_seed_and_folder(tmp_path: Path) -> None:
    code = "import sys, docgen; f = docgen.build(docgen.load(sys.argv[1]))[0]; sys.stdout.buffer.write(f.content)"
    source = OFFICE / "来访" / "2026-041.yaml"
    outputs = []
    for number, changed in enumerate(
        [{}, {"TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1"}]
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT), **changed}
        done = subprocess.run(
            [sys.executable, "-c", code, str(source)], cwd=folder, env=environment, capture_output=True, check=True
        )
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert outputs[0].startswith(b"PK")


PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
BRAND = Brand("清江", {"主": "两地三区"}, {"标志": Picture(PIXEL, 18, 9, "标志 & 图")})


def test_pictures_and_slogans_of_the_brand_are_printed_by_name() -> None:
    content = with_part(
        template("{{ 口号.主 }}", "{{ 图.标志 }}", "{{ 图.标志 }}"), "word/footer1.xml", "— ", "{{ 图.标志 }}"
    )
    filled = fill(content, {}, BRAND)
    parts = read_package(filled)
    assert texts(filled)[0] == "两地三区"
    assert sum("[图：标志 & 图]" in line for line in outline(filled)) == 3
    assert [name for name in parts if "media" in name] == ["word/media/docgen1.png"]
    assert b'Extension="png"' in parts["[Content_Types].xml"]
    assert b"docgen1.png" in parts["word/_rels/footer1.xml.rels"]
    document = parts["word/document.xml"].decode()
    assert 'cx="648000" cy="324000"' in document
    assert 'w:line="240" w:lineRule="auto"' in document


def test_an_unknown_picture_is_reported_with_those_there_are() -> None:
    with pytest.raises(TemplateError) as refused:
        fill(template("{{ 图.标致 }}"), {}, BRAND)
    assert "标志" in refused.value.problems[0].hint


def test_a_template_that_asks_for_a_brand_is_refused_without_one() -> None:
    with pytest.raises(TemplateError) as refused:
        fill(template("{{ 口号.主 }}"), {})
    assert "品牌" in refused.value.problems[0].hint


def test_a_picture_can_be_a_value_of_the_context() -> None:
    filled = fill(template(paragraph("{{ 照片 }}")), {"照片": Picture(PIXEL, 10, 10, "合影")})
    assert any("[图：合影]" in line for line in outline(filled))


OUTLINES = VectorDrawing(
    (
        OutlinePath("B22222", (("M", (0.0, 0.0)), ("L", (1.0, 0.5)), ("C", (1.0, 1.0, 0.5, 1.0, 0.0, 1.0)), ("Z", ()))),
        OutlinePath("2F5D62", (("M", (0.0, 0.0)), ("L", (0.5, 0.5)), ("Z", ()))),
    ),
    60,
    30,
    "口号 & 图",
)


def test_a_drawing_in_outlines_is_one_object_with_its_size_and_its_alt_text() -> None:
    filled = fill(template("前{{ 图.主 }}后"), {}, Brand("清江", {}, {"主": OUTLINES}))
    (line, *_) = outline(filled)[1:]
    assert "口号 & 图" in line
    body = read_package(filled)["word/document.xml"].decode()
    assert 'cx="2160000" cy="1080000"' in body
    assert body.count("<a:custGeom>") == 2
    assert texts(filled)[0] == "前后"


def test_what_a_brand_withholds_prints_nothing_where_a_template_names_it() -> None:
    brand = replace(BRAND, withheld=frozenset({"主", "标志"}))
    filled = fill(template("甲{{ 口号.主 }}乙{{ 图.标志 }}丙"), {}, brand)
    assert texts(filled)[0] == "甲乙丙"
    assert "docPr" not in read_package(filled)["word/document.xml"].decode()
