"""Faces of cards in templates: ours and redesigned ones; both faces, what moves with them, what is refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from docgen.api.cards.documents import card_documents
from docgen.api.cards.prepare import prepare_cards
from docgen.api.templates import adopt_template, check_template, stock_template
from docgen.cards.options import CardOptions
from docgen.cards.run import CardRun
from docgen.errors import TemplateError
from docgen.fonts.font_stack import FontStack
from docgen.word.engine.card_face.layout import BoxRoom, lay_out_text
from docgen.word.engine.fill import fill
from docgen.word.markup.card_face import GUIDE
from docgen.word.package.zip import canonical, read_package
from tests.cards.conftest import fonts

__all__ = ["fonts"]

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
Redesign = Callable[[str], str]


def printed_cards(text: str, template: str | None = None, **options: object) -> tuple[CardRun, etree._Element]:
    run = prepare_cards(text.encode(), CardOptions(template=template, **options))  # type: ignore[arg-type]
    ((_, pieces),) = card_documents(run)
    return run, etree.fromstring(read_package(b"".join(pieces))["word/document.xml"])


@pytest.fixture
def redesigned(tmp_path: Path, fonts: FontStack) -> Callable[[Redesign], str]:
    """Our template with its body changed, as a user changes it in Word."""

    def change(work: Redesign) -> str:
        parts = read_package(stock_template("cards"))
        text = parts["word/document.xml"].decode()
        other = work(text)
        assert other != text
        parts["word/document.xml"] = other.encode()
        path = tmp_path / "自己的.docx"
        path.write_bytes(canonical(parts))
        return str(path)

    return change


def test_both_faces_say_the_name_and_the_second_is_turned(fonts: FontStack) -> None:
    _, root = printed_cards("周明远\n王芳\n")
    choices = root.findall(".//mc:Choice", NS)
    assert [choice.get("Requires") for choice in choices] == ["wps", "wps w15"] * 2
    turns = [box.get("rot") for box in root.iterfind(".//wps:spPr/a:xfrm", NS)]
    assert turns == [None, "10800000"] * 2
    words = ["".join(box.itertext("{*}t")) for box in root.iterfind(".//w:txbxContent", NS)]
    assert words == ["周明远", "周明远", "王芳", "王芳"]
    # the outlines that other readers draw stand only where the face is turned
    assert len(root.findall(".//mc:Fallback//v:shape", NS)) == 2


def test_the_outlines_are_those_of_the_face_letter_by_letter(fonts: FontStack) -> None:
    _, root = printed_cards("国回\n")
    (shape,) = root.findall(".//v:shape", NS)
    contours = [contour for letter in "国回" for contour in fonts.glyph(fonts.first.name, letter).turned]
    path = shape.get("path", "")
    assert re.findall(r"m[-\d]+,[-\d]+([^me]*)", path) == [contour.steps for contour in contours]
    assert path.count("e") == sum(contour.opens for contour in contours)


def test_faces_lie_where_the_sheet_has_them(fonts: FontStack) -> None:
    run, root = printed_cards("甲一\n甲二\n甲三\n", preset="130x48")
    boxes = [box for sheet in run.stack.layout.pages for _, box in sheet]
    for anchor, box in zip(root.iterfind(".//wp:anchor", NS), boxes, strict=True):
        left, top = (int(offset.text or "") / 36_000 for offset in anchor.iterfind(".//wp:posOffset", NS))
        extent = anchor.find("wp:extent", NS)
        assert extent is not None
        size = (int(extent.get("cx", "")) / 36_000, int(extent.get("cy", "")) / 36_000)
        assert (left, top, *size) == pytest.approx((box.left, box.top, box.width, box.height), abs=0.001)


def test_the_paper_is_that_of_the_sheet(fonts: FontStack) -> None:
    _, root = printed_cards("周明远\n", preset="A4竖条")
    (size,) = root.findall(".//w:pgSz", NS)
    w = f"{{{NS['w']}}}"
    assert (size.get(f"{w}w"), size.get(f"{w}h"), size.get(f"{w}orient")) == ("16838", "11906", "landscape")


def test_ids_of_drawings_are_all_different(fonts: FontStack) -> None:
    _, root = printed_cards("".join(f"王{numeral}\n" for numeral in "一二三四五六七八九十"), preset="90x45")
    ids = [node.get("id") for node in root.iter(f"{{{NS['wp']}}}docPr")]
    ids += [node.get("id") for node in root.iter(f"{{{NS['v']}}}shape")]
    assert len(ids) == len(set(ids)) == 30


def test_markup_in_names_is_text(fonts: FontStack) -> None:
    name = "A&B<公司>'乙'{{ x }}"
    run, root = printed_cards(f"姓名,职务\n{name},局长\n", lines=("职务",))
    assert run.cards[0].name == name
    assert ["".join(box.itertext("{*}t")) for box in root.iterfind(".//w:txbxContent", NS)] == [f"{name}局长"] * 2


def test_a_name_in_two_lines_keeps_its_space(fonts: FontStack) -> None:
    _, root = printed_cards("Johannes van der Velde\n")
    first = next(root.iterfind(".//w:txbxContent", NS))
    assert "".join(first.itertext("{*}t")) == "Johannes van der Velde"
    assert len(first.findall(".//w:br", NS)) == 1


@pytest.mark.parametrize("kind", ["cards", "badges"])
def test_our_templates_have_no_faults_and_print_the_same_when_they_are_adopted(
    kind: str, tmp_path: Path, fonts: FontStack
) -> None:
    path = tmp_path / "自己的.docx"
    path.write_bytes(stock_template(kind))
    assert [problem for problem in check_template(path, kind) if problem.level == "error"] == []
    path.write_bytes(adopt_template(path))
    ours, theirs = (
        printed_cards("周明远 副书记\n", template, kind=kind, lines=("职务",))[1] for template in (None, str(path))
    )
    assert etree.tostring(ours[0][0]) == etree.tostring(theirs[0][0])


def test_colour_border_and_own_words_of_a_redesigned_face_are_on_both_faces(
    redesigned: Callable[[Redesign], str],
) -> None:
    def work(text: str) -> str:
        text = text.replace('w:val="000000"', 'w:val="B22222"')
        run_properties = '<w:rPr><w:sz w:val="40"/></w:rPr>'
        words = f'<w:p><w:pPr><w:pStyle w:val="CardText"/></w:pPr><w:r>{run_properties}<w:t>清江论坛</w:t></w:r></w:p>'
        text = text.replace("<w:txbxContent>", f"<w:txbxContent>{words}", 1)
        line = '<a:ln w="9525"><a:solidFill><a:srgbClr val="B22222"/></a:solidFill></a:ln>'
        return text.replace(GUIDE, line, 1)

    _, root = printed_cards("周明远\n", redesigned(work))
    words = ["".join(box.itertext("{*}t")) for box in root.iterfind(".//w:txbxContent", NS)]
    assert words == ["清江论坛周明远"] * 2
    assert {shape.get("fillcolor") for shape in root.iterfind(".//v:shape", NS)} == {"#000000", "#B22222"}
    # the border of the turned face is drawn by every reader, its words by each in its way
    assert [choice.get("Requires") for choice in root.findall(".//mc:Choice", NS)] == ["wps", "wps", "wps w15"]
    assert len(root.findall(".//a:ln/a:solidFill", NS)) == 2


def test_own_words_have_exact_lines_for_their_type_and_no_other_room(redesigned: Callable[[Redesign], str]) -> None:
    spacing = '<w:spacing w:beforeLines="100" w:beforeAutospacing="1" w:afterAutospacing="1" w:line="720"/>'
    words = f"<w:p><w:pPr>{spacing}</w:pPr><w:r><w:t>清江论坛</w:t></w:r></w:p>"
    template = redesigned(lambda text: text.replace("<w:txbxContent>", f"<w:txbxContent>{words}", 1))
    _, root = printed_cards("周明远\n", template)
    paragraphs = [one for one in root.iter("{*}p") if "".join(one.itertext("{*}t")) == "清江论坛"]
    assert paragraphs
    for paragraph in paragraphs:
        written = paragraph.find("w:pPr/w:spacing", NS)
        assert written is not None
        values = {etree.QName(name).localname: value for name, value in written.attrib.items()}
        assert values.pop("line").isdecimal()
        assert values == {"before": "0", "after": "0", "lineRule": "exact"}


def test_another_box_and_a_line_move_and_turn_with_the_face(redesigned: Callable[[Redesign], str]) -> None:
    def work(text: str) -> str:
        box = re.search(r"<w:r><mc:AlternateContent.*?</mc:AlternateContent></w:r>", text, re.S)
        assert box is not None
        line = re.sub(r"<wps:txbx>.*?</wps:txbx>", "", box.group(), flags=re.S).replace('"卡面"', '"线"')
        # a line from the middle of the face to its right lower corner
        line = line.replace(f"<wp:posOffset>{5 * 36000}<", f"<wp:posOffset>{105 * 36000}<")
        line = line.replace(f"<wp:posOffset>{150 * 36000}<", f"<wp:posOffset>{200 * 36000}<")
        line = line.replace(f'cx="{200 * 36000}" cy="{100 * 36000}"', f'cx="{100 * 36000}" cy="{50 * 36000}"')
        return text.replace(box.group(), box.group() + line)

    _, root = printed_cards("周明远\n", redesigned(work), preset="200x70")
    anchors = root.iterfind(".//wp:anchor", NS)
    lines = [anchor for anchor in anchors if anchor.find("wp:docPr", NS).get("name") == "线"]  # type: ignore[union-attr]
    corners = [
        tuple(int(offset.text or "") / 36_000 for offset in line.iterfind(".//wp:posOffset", NS)) for line in lines
    ]
    turns = [line.find(".//a:xfrm", NS).get("rot") for line in lines]  # type: ignore[union-attr]
    # upright: right lower quarter of the face at 78.5 mm; turned: left upper quarter of the one above it
    assert corners == [pytest.approx((105, 78.5 + 35)), pytest.approx((5, 8.5))]
    assert turns == [None, "10800000"]


def test_a_box_placed_by_other_means_is_a_fault(redesigned: Callable[[Redesign], str], fonts: FontStack) -> None:
    def work(text: str) -> str:
        at = text.index('relativeFrom="page"', text.index('"卡面"'))
        return text[:at] + 'relativeFrom="column"' + text[at + len('relativeFrom="page"') :]

    with pytest.raises(TemplateError) as error:
        printed_cards("周明远\n", redesigned(work))
    assert [problem.code for problem in error.value.problems] == ["M114"]


def test_the_block_of_a_card_is_refused_outside_cards(fonts: FontStack) -> None:
    context = {"标题": "x", "纸面": {"宽": 1, "高": 1, "向": "portrait"}, "标记": "", "纸": []}
    box = {"左": 1, "上": 1, "宽": 1, "高": 1, "反": False}
    names = ("标题", "单位", "姓名", "英文名", "职务", "身份", "口号", "标志")
    card = {**dict.fromkeys(names, "甲"), "条": "", "面": [box]}
    with pytest.raises(TemplateError) as error:
        fill(stock_template("cards"), {**context, "纸": [{"图": "", "卡": [card]}]})
    assert "只能用在席卡和证件" in error.value.problems[0].text


def boxes(root: etree._Element) -> list[tuple[str, str]]:
    """The name and the text of every text box, in the order of the document."""
    return [
        (str(anchor.find("wp:docPr", NS).get("name")), "".join(anchor.itertext("{*}t")))  # type: ignore[union-attr]
        for anchor in root.iterfind(".//wp:anchor", NS)
    ]


BADGES = "姓名,单位,职务,角色\n周明远,中共云州市委,副书记,来宾\n沈静,中共清江区委,区委副书记,陪同\n"
BADGES += "林小满,区接待中心,接待科科长,工作人员\n赵静,区融媒体中心,摄影师,记者\n王芳,云州大学,教授,\n"


def test_a_badge_has_the_bar_of_its_group_and_no_other(fonts: FontStack) -> None:
    _, root = printed_cards(BADGES, kind="badges")
    assert boxes(root) == [
        ("周明远", "周明远中共云州市委副书记"),
        ("来宾条", "来宾"),
        ("沈静", "沈静中共清江区委副书记"),
        ("陪同条", "陪同"),
        ("林小满", "林小满区接待中心接待科科长"),
        ("工作人员条", "工作人员"),
        ("赵静", "赵静区融媒体中心摄影师"),
        ("媒体条", "媒体"),
        ("王芳", "王芳云州大学教授"),
    ]


def test_bars_are_told_apart_without_colour(fonts: FontStack) -> None:
    _, root = printed_cards(BADGES, kind="badges")
    grounds = []
    for anchor in root.iterfind(".//wp:anchor", NS):
        if str(anchor.find("wp:docPr", NS).get("name")).endswith("条"):  # type: ignore[union-attr]
            shape = anchor.find(".//wps:spPr", NS)
            assert shape is not None
            fill = shape.find("a:solidFill/a:srgbClr", NS)
            outline = shape.find("a:ln/a:solidFill", NS) is not None
            dash = shape.find("a:ln/a:prstDash", NS) is not None
            shade = sum(int(str(fill.get("val"))[at : at + 2], 16) for at in (0, 2, 4)) / 765 if fill is not None else 1
            grounds.append(("dark" if shade < 0.4 else "grey" if shade < 0.8 else "white", outline, dash))
    assert grounds == [
        ("dark", False, False),
        ("grey", False, False),
        ("white", True, False),
        ("white", True, True),
    ]


def test_the_text_of_a_badge_keeps_clear_of_its_bar(fonts: FontStack) -> None:
    _, root = printed_cards(BADGES, kind="badges")
    (content,) = [etree.tostring(box).decode() for box in root.iterfind(".//w:txbxContent", NS)][:1]
    free = lay_out_text(content, BoxRoom(54.0), "ctr", fonts)
    above_bar = lay_out_text(content, BoxRoom(54.0, bar=15.0), "ctr", fonts)
    assert above_bar.lines[-1].baseline < 54 - 15 < 54
    assert above_bar.shift_down < free.shift_down


LONG = "阿卜杜热依木·阿卜杜热合曼"


def test_a_name_in_columns_stands_in_a_box_for_each_from_right_to_left(fonts: FontStack) -> None:
    _, root = printed_cards(f"{LONG}\n周明远\n", preset="A4竖条")
    texts = [text for _, text in boxes(root)]
    assert texts == ["", "阿卜杜热依木·", "阿卜杜热合曼", "周明远"]
    bodies = root.findall(".//wps:bodyPr", NS)
    insets = [(int(body.get("lIns", "0")), int(body.get("rIns", "0"))) for body in bodies]
    # the first column is moved to the right, the second to the left
    assert insets[1][0] > 100_000 > insets[1][1]
    assert insets[2][1] > 100_000 > insets[2][0]
    # each begins at the height of the other
    assert bodies[1].get("tIns") == bodies[2].get("tIns")
    lines = [len(box.findall(".//w:br", NS)) for box in root.iterfind(".//w:txbxContent", NS)]
    assert lines[1] == lines[2] == 6


def test_columns_leave_the_other_texts_where_they_are(fonts: FontStack) -> None:
    _, root = printed_cards(f"姓名,单位,职务\n{LONG},云州市政协,委员\n", preset="A4竖条", lines=("单位", "职务"))
    texts = [text for _, text in boxes(root)]
    assert texts == ["云州市政协委员", "阿卜杜热依木·", "阿卜杜热合曼"]
    paragraphs = [len(box.findall("w:p", NS)) for box in root.iterfind(".//w:txbxContent", NS)]
    assert paragraphs == [3, 3, 3]


def test_both_faces_of_a_card_have_the_columns(tmp_path: Path, fonts: FontStack) -> None:
    own = tmp_path / "竖.yaml"
    own.write_text("名称: 竖\n宽: 60\n折: [反 105, 正 105]\n排向: 竖\n纸: A4横\n", "utf-8")
    _, root = printed_cards(f"{LONG}\n", preset=str(own))
    texts = [text for _, text in boxes(root)]
    assert texts == ["", "阿卜杜热依木·", "阿卜杜热合曼"] * 2
    turns = [box.get("rot") for box in root.iterfind(".//wps:spPr/a:xfrm", NS)]
    assert turns == [None] * 3 + ["10800000"] * 3
    # outlines of all letters of both columns, for readers that do not turn text
    assert len(root.findall(".//mc:Fallback//v:shape", NS)) == len(LONG)
