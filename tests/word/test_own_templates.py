"""Templates from anywhere: every part and tag is seen, printed or refused at its place; nothing stays as typed."""

import io
import re
import zipfile

import pytest

from docgen.errors import TemplateError
from docgen.model.brand import Brand, Picture
from docgen.word import fill
from docgen.word.engine.compiled_part import CompiledPart
from docgen.word.engine.unfilled import check_literal_text
from docgen.word.package.outline import texts
from docgen.word.package.zip import canonical, read_package
from tests.word.packages import with_relation
from tests.word.templates import by_word, template, with_part
from tests.word.test_package import PIXEL

DATA = {"名": "周明远", "网址": 'https://a.example/"x\\y', "行": "一\n二"}
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def refusal(content: bytes) -> tuple[str, str]:
    with pytest.raises(TemplateError) as refused:
        fill(content, DATA)
    return refused.value.problems[0].code, str(refused.value.problems[0].place) + refused.value.problems[0].text


def renamed(content: bytes, old: str, new: str) -> bytes:
    """The template with a part under another name, as its relationships and content types say."""
    parts = read_package(content)
    folder, _, name = old.rpartition("/")
    new_name = new.rpartition("/")[2]
    moved = {
        new if key == old else key.replace(f"_rels/{name}.rels", f"_rels/{new_name}.rels"): parts[key] for key in parts
    }
    for key in [key for key in moved if key.endswith((".rels", "Types].xml"))]:
        moved[key] = moved[key].replace(name.encode(), new_name.encode())
    assert folder
    return canonical(moved)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("word/document.xml", "word/document2.xml"),
        ("word/document.xml", "word/main.xml"),
        ("word/footer1.xml", "word/pageFooter1.xml"),
        ("word/footer1.xml", "word/foot_a.xml"),
        ("word/styles.xml", "word/styles2.xml"),
        ("word/settings.xml", "word/settings3.xml"),
    ],
)
def test_a_part_is_what_its_relationship_says_whatever_its_name(old: str, new: str) -> None:
    content = with_part(template("{{ 名 }}"), "word/footer1.xml", "— ", "{{ 名 }}")
    filled = fill(renamed(content, old, new), DATA)
    assert old in read_package(filled)
    assert next(iter(texts(filled))) == "周明远"
    assert not any("{{" in part for part in parts_of(filled).values())
    assert filled == fill(renamed(renamed(content, old, new), new, new), DATA)


BEGIN, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))


def field(*codes: str, result: str = "果") -> str:
    runs = "".join(f"<w:r><w:instrText>{code}</w:instrText></w:r>" for code in codes)
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}{runs}{separate}<w:r><w:t>{result}</w:t></w:r>{end}"


@pytest.mark.parametrize(
    ("codes", "printed"),
    [
        ([' HYPERLINK "{{ 名 }}" '], ' HYPERLINK "周明远" '),
        ([" DISPLAYBARCODE {", "{ 名 }", "} QR "], " DISPLAYBARCODE 周明远 QR "),
        ([" IF {{ 名 }} = ", '"甲" "乙" "丙" '], ' IF 周明远 = "甲" "乙" "丙" '),
        ([' HYPERLINK "{{ 网址 }}" '], ' HYPERLINK "https://a.example/\\&quot;x\\\\y" '),
        ([' QUOTE "{{ 行 }}" '], ' QUOTE "一 二" '),
    ],
)
def test_a_tag_in_the_code_of_a_field_is_printed_and_stays_inside_its_quotes(codes: list[str], printed: str) -> None:
    written = parts_of(fill(template(f"<w:p>{field(*codes)}</w:p>"), DATA))["word/document.xml"]
    assert "".join(re.findall("<w:instrText>(.*?)</w:instrText>", written)) == printed


@pytest.mark.parametrize(
    "code",
    [
        field(" INCLU", "DETEXT a.docx "),
        field(" D", "D", "EAUTO cmd "),
        f"{BEGIN}{field('QUOTE INCLUDE')}<w:r><w:instrText>TEXT a.docx</w:instrText></w:r>{END}",
        field("{{ 名 }} a.docx"),
        '<w:fldSimple w:instr=" LINK a "/>',
    ],
)
def test_a_field_that_fetches_is_refused_however_its_name_is_cut(code: str) -> None:
    assert refusal(template(f"<w:p>{code}</w:p>"))[0] == "M111"


@pytest.mark.parametrize(
    "code",
    [
        ' HYPERLINK "https://a.example/LINK" ',
        " DOCPROPERTY Import ",
        " REF link \\h ",
        ' SEQ "DATABASE" ',
    ],
)
def test_a_field_is_judged_by_its_first_word(code: str) -> None:
    assert fill(template(f"<w:p>{field(code)}</w:p>"), DATA)


def test_a_formula_with_a_field_in_it_is_harmless() -> None:
    inner = field(" PAGE ")
    code = f"<w:r><w:instrText> =</w:instrText></w:r>{inner}<w:r><w:instrText>-1</w:instrText></w:r>"
    formula = f"<w:p>{BEGIN}{code}{END}</w:p>"
    assert fill(template(formula), DATA)


CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>{0}</a:t></a:r>{1}</a:p></c:chartSpace>'
)


def with_chart(first: str, second: str = "") -> bytes:
    more = f"<a:r><a:t>{second}</a:t></a:r>" if second else ""
    parts = read_package(template("{{ 名 }}"))
    parts["word/charts/chart1.xml"] = CHART.format(first, more).encode()
    return canonical(parts)


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (with_chart("{{ 名 }}"), "图表"),
        (with_chart("{", "{ 名 }}"), "图表"),
        (with_chart("{% if 名 %}"), "图表"),
        (
            with_part(template("甲"), "word/settings.xml", "</w:settings>", '<w:x w:val="{{ 名 }}"/></w:settings>'),
            "设置",
        ),
        (
            with_part(
                template("甲"),
                "word/_rels/document.xml.rels",
                "</Relationships>",
                f'<Relationship Id="h" Type="{OFFICE}/hyperlink" TargetMode="External" '
                'Target="https://a.example/%7B%7B%20x%20%7D%7D"/></Relationships>',
            ),
            "链接的地址",
        ),
    ],
)
def test_a_tag_where_nobody_prints_it_is_refused_at_its_place(content: bytes, place: str) -> None:
    code, sentence = refusal(content)
    assert code == "M108"
    assert place in sentence


@pytest.mark.parametrize("prefix", ["ns0", "word", None])
def test_other_prefixes_are_read_and_values_of_several_lines_are_printed(prefix: str | None) -> None:
    parts = read_package(template("{{ 行 }}", "{{ 名 }}"))
    written = parts["word/document.xml"].decode()
    start = f"{prefix}:" if prefix else ""
    declaration = f"xmlns:{prefix}=" if prefix else "xmlns="
    written = written.replace("<w:", f"<{start}").replace("</w:", f"</{start}").replace("xmlns:w=", declaration)
    if prefix is None:  # attributes need a prefix
        written = written.replace(
            declaration, f'xmlns:q="http://schemas.openxmlformats.org/wordprocessingml/2006/main" {declaration}', 1
        )
    written = written.replace(" w:", f" {prefix or 'q'}:")
    parts["word/document.xml"] = written.encode()
    assert list(texts(fill(canonical(parts), DATA)))[:2] == ["一\n二", "周明远"]


def test_a_strict_document_is_refused_with_what_to_do() -> None:
    strict = with_part(
        template("{{ 名 }}"), "_rels/.rels", OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )
    assert "另存为" in refusal(strict)[1]


@pytest.mark.parametrize("kind", ["template.main+xml"])
def test_the_paper_of_a_dotx_is_a_document(kind: str) -> None:
    content = with_part(template("{{ 名 }}"), "[Content_Types].xml", "document.main+xml", kind)
    assert "wordprocessingml.document.main+xml" in parts_of(fill(content, DATA))["[Content_Types].xml"]


@pytest.mark.parametrize("title", ["固定的标题", "“引号”与'撇号'", "反斜杠\\n与 #%"])
def test_a_title_that_nothing_replaces_is_kept_letter_for_letter(title: str) -> None:
    parts = read_package(by_word("{{ 名 }}"))
    parts["docProps/core.xml"] = re.sub(
        rb"<dc:title.*?(/>|</dc:title>)", lambda _: f"<dc:title>{title}</dc:title>".encode(), parts["docProps/core.xml"]
    )
    content = canonical(parts)
    assert f"<dc:title>{title}</dc:title>" in parts_of(fill(content, DATA))["docProps/core.xml"]
    assert "<dc:title>新题</dc:title>" in parts_of(fill(content, {**DATA, "标题": "新题"}))["docProps/core.xml"]


SHOWN_CHART = (
    '<w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    f'xmlns:r="{OFFICE}" r:id="rId46"/></w:drawing>'
)


def with_workbook(content: bytes, kind: str = "package") -> bytes:
    relation = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="../embeddings/b.xlsx"/>'
    rels = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    chart = with_relation(template("{{ 名 }}"), "chart", "word/charts/chart1.xml", CHART.format("图", ""))
    parts = read_package(with_part(chart, "word/document.xml", "<w:t>", f"{SHOWN_CHART}<w:t>"))
    parts |= {"word/embeddings/b.xlsx": content, "word/charts/_rels/chart1.xml.rels": rels.encode()}
    return canonical(parts)


def test_the_workbook_of_a_chart_is_kept_unless_something_in_it_runs() -> None:
    assert "word/embeddings/b.xlsx" in parts_of(fill(with_workbook(canonical({"xl/workbook.xml": b"<a/>"})), DATA))
    for active in ("xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/connections.xml"):
        assert refusal(with_workbook(canonical({active: b"x"})))[0] == "M111"
    assert refusal(with_workbook(canonical({"xl/workbook.xml": b"<a/>"}), "oleObject"))[0] == "M111"


def test_settings_of_a_printer_are_left_out() -> None:
    parts = read_package(template("{{ 名 }}"))
    filled = fill(canonical({**parts, "word/printerSettings1.bin": b"x"}), DATA)
    assert not any("printerSettings" in part for part in parts_of(filled))


def test_a_paper_of_ours_with_a_picture_can_be_a_template_again() -> None:
    first, second = (Brand("甲", {}, {"标志": Picture(PIXEL + more, 18, 9, "图")}) for more in (b"", b"x"))
    again = fill(template("{{ 图.标志 }}{_{ 图.标志 }_}"), {}, first)
    filled = parts_of(fill(again, DATA, second))
    assert {"word/media/docgen1.png", "word/media/docgen2.png"} <= set(filled)
    relations = filled["word/_rels/document.xml.rels"]
    assert relations.count('"rIdPicture1"') == relations.count('"rIdPicture2"') == 1


@pytest.mark.parametrize(
    ("source", "escapes", "is_refused"),
    [
        ("<w:t>甲\ufdd0\n名\ufdd1</w:t>", 0, False),
        ("<w:t>甲{{ 名 }}</w:t>", 0, True),
        ("<w:t>{</w:t><w:t>% if</w:t>", 0, True),
        ("<w:t>{{</w:t>", 1, False),
        ("<w:t>{{ 名</w:t><w:t>{#</w:t>", 1, True),
        ('<w:x w:val="{# 注 #}"/>', 0, True),
        ('<a:ext uri="{05A4C25C}"/><w:t>{</w:t>', 0, False),
        ("<w:t>\ufdd0\n{'a': {'b': 1}}\ufdd1</w:t>", 0, False),
    ],
)
def test_what_a_compiled_part_still_holds_as_text_is_no_tag(source: str, escapes: int, is_refused: bool) -> None:
    part = CompiledPart("正文", source=source, escapes=escapes)
    check_literal_text(part)
    assert [problem.code for problem in part.problems] == ["M108"] * is_refused


@pytest.mark.parametrize(
    "block",
    [
        "甲\ufdd65\ufdd7",
        "<w:p><w:r><w:t>甲&#xFDD0;x&#xFDD1;</w:t></w:r></w:p>",
        '<w:p><w:hyperlink w:tooltip="\ufdd0 名 \ufdd1"><w:r><w:t>此</w:t></w:r></w:hyperlink></w:p>',
        "<w:p>" + field(" QUOTE \ufdd65\ufdd7 ") + "</w:p>",
    ],
)
def test_a_character_that_nobody_sees_is_named_by_what_stands_around_it(block: str) -> None:
    code, sentence = refusal(template("{{ 名 }}", block))
    assert code == "M103"
    assert "!正文:2:" in sentence
    assert "看不见" in sentence
    assert "FDD" not in sentence
