"""What waits for Word's own mail merge is refused at its place; words that only look so are said and stay."""

import pytest

from docgen.errors import Problem, TemplateError
from docgen.word import fill
from docgen.word.engine.fill import open_template
from docgen.word.foreign.by_docxtpl import open_for_docxtpl
from tests.word.packages import parts_of, story
from tests.word.templates import template
from tests.word.test_templates_from_elsewhere import code, field, fld, p, run

DATA = {"名": "周明远"}
SIMPLE = '<w:fldSimple w:instr=" MERGEFIELD 单位 \\* MERGEFORMAT "><w:r><w:t>«单位»</w:t></w:r></w:fldSimple>'
INNER = (
    fld("begin")
    + code(" IF ")
    + field(" MERGEFIELD 性别 ", result="«性别»")
    + code(' = "男" "先生" "女士" ')
    + fld("separate")
    + run("先生")
    + fld("end")
)


def refused(content: bytes) -> list[Problem]:
    with pytest.raises(TemplateError) as ours:
        fill(content, DATA)
    with pytest.raises(TemplateError) as others:
        open_for_docxtpl(content, "模板.docx")
    assert [problem.text for problem in others.value.problems] == [problem.text for problem in ours.value.problems]
    return list(ours.value.problems)


@pytest.mark.parametrize(
    ("markup", "remedy"),
    [
        (field(" MERGEFIELD 姓名 ", result="«姓名»"), "{{ 姓名 }}"),
        (field(" MERGE", "FIELD  姓", "名 \\* MERGEFORMAT ", result="«姓名»"), "{{ 姓名 }}"),
        (field(' mergefield "联系 电话" ', result="«联系_电话»"), "{{ 联系电话 }}"),
        (field(" MERGEFIELD “职务” ", result="«职务»"), "{{ 职务 }}"),
        (field(" MERGEFIELD 姓名/职务 "), "{{ 姓名 }} 这样的标签"),
        (field(" MERGEFIELD "), "{{ 姓名 }} 这样的标签"),
        (SIMPLE, "{{ 单位 }}"),
        (INNER, "{{ 性别 }}"),
        (field(" ADDRESSBLOCK \\f x ", result="«地址块»"), "这样的标签"),
        (field(" GREETINGLINE \\f x ", result="«问候语»"), "这样的标签"),
        (field(" MERGEREC ", result="«合并记录 #»"), "这样的标签"),
        (field(" MERGESEQ ", result="«合并顺序 #»"), "这样的标签"),
        (field(" NEXT ", result="«下一记录»"), "每一行写一份"),
        (field(" NEXTIF 甲 = 乙 ", result="«下一记录条件»"), "每一行写一份"),
        (field(" SKIPIF 甲 = 乙 ", result="«跳过记录条件»"), "每一行写一份"),
    ],
)
def test_a_field_of_a_mail_merge_is_refused_at_its_paragraph_with_the_tag_to_write(markup: str, remedy: str) -> None:
    (problem,) = refused(template("{{ 名 }}", p(markup)))
    assert problem.place
    assert (problem.code, problem.place.line) == ("M111", 2)
    assert "邮件合并的域" in problem.text
    assert problem.hint.endswith(remedy) or remedy in problem.hint


def test_every_such_field_is_named_wherever_it_stands() -> None:
    body = refused(template("{{ 名 }}", p(field(" MERGEFIELD 姓名 ")), p(SIMPLE), p(field(" MERGEFIELD 职务 "))))
    assert [problem.place.line for problem in body if problem.place] == [2, 3, 4]
    assert "页眉" in str(refused(story("header", "一", p(field(" MERGEFIELD 单位 "))))[0].place)


def test_a_field_of_a_mail_merge_is_refused_before_it_is_adopted() -> None:
    with pytest.raises(TemplateError):
        open_template(template("{{ 名 }}", p(field(" MERGEFIELD 姓名 "))))


SHOWS_PROMPT = "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
PLACEHOLDER = f"<w:sdt>{SHOWS_PROMPT}<w:sdtContent><w:r><w:t>点击输入文字</w:t></w:r></w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (run("«姓名»同志"), "«姓名»"),
        (run("致«") + run("单位") + run("»"), "«单位»"),
        (run("&lt;&lt;姓名&gt;&gt;"), "<<姓名>>"),
        (run("＜＜姓名＞＞"), "＜＜姓名＞＞"),
        (run("{{ 名 }}与« 随员 »"), "« 随员 »"),
        (PLACEHOLDER, "点击输入文字"),
        (field(" MACROBUTTON NoMacro [点这里填写] "), "[点这里填写]"),
    ],
)
def test_words_that_look_as_if_they_waited_stay_and_are_said_at_every_use(markup: str, shown: str) -> None:
    content = template("{{ 名 }}", p(markup))
    (notice,) = open_template(content).notices
    assert notice.place
    assert (notice.code, notice.level, notice.place.line) == ("M123", "note", 2)
    assert f"“{shown}”会随每份文书走" in notice.text
    assert "{{ " in notice.hint
    assert fill(content, DATA)


@pytest.mark.parametrize("words", ["《柳溪镇志》", "{{ 名 }}", "«{{ 名 }}»", "5&lt;&lt;6", "〈一〉", "{{ '«甲»' }}"])
def test_other_brackets_are_not_spoken_of(words: str) -> None:
    assert not open_template(template("{{ 名 }}", p(run(words)))).notices


@pytest.mark.parametrize(
    "changing",
    [
        ' DATE \\@ "yyyy年M月d日" ',
        " time ",
        " SAVEDATE ",
        " PRINTDATE ",
        " CREATEDATE ",
        " EDITTIME ",
        " REVNUM ",
        " FILENAME \\p ",
        " FILENAME \\* MERGEFORMAT \\p ",
        " TEMPLATE \\p ",
        " TEMPLATE ",
        " AUTHOR ",
        " LASTSAVEDBY ",
        " USERNAME ",
        " USERADDRESS ",
        " USERINITIALS ",
        " INFO SaveDate ",
        ' DOCPROPERTY "LastSavedTime" ',
        " DOCPROPERTY Company ",
        " DOCPROPERTY Author ",
    ],
)
def test_a_field_that_word_changes_at_opening_becomes_its_words_and_is_said(changing: str) -> None:
    simple = changing.replace('"', "&quot;")
    contents = (
        template("{{ 名 }}", p(field(changing, result="旧字"))),
        template("{{ 名 }}", p(f'<w:fldSimple w:instr="{simple}">{run("旧字")}</w:fldSimple>')),
    )
    for content in contents:
        body = parts_of(fill(content, DATA))["word/document.xml"]
        assert "旧字" in body
        assert "instr" not in body
        assert "fldChar" not in body
        (notice,) = open_template(content).notices
        assert notice.place
        assert (notice.code, notice.place.line) == ("M123", 2)
        assert " ".join(changing.split()) in notice.text
        assert "现在显示的字" in notice.hint
        (also,) = open_for_docxtpl(content, "模板.docx").notices
        assert also.text == notice.text


@pytest.mark.parametrize("staying", [" FILENAME ", " PAGE ", " NUMPAGES ", " SECTIONPAGES ", " INFO FileName "])
def test_a_field_that_tells_nothing_of_the_reader_stays(staying: str) -> None:
    content = template("{{ 名 }}", p(field(staying)))
    assert staying in parts_of(fill(content, DATA))["word/document.xml"]
    assert not open_template(content).notices
