"""``docgen template from``: nothing of the old visit stays unsaid, nobody of a new visit is lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from docgen.api.papers import build
from docgen.api.template_from import template_from
from docgen.api.templates import check_template
from docgen.api.visits import load
from docgen.errors import TemplateError
from docgen.word.foreign.open_doubts import open_doubts
from docgen.word.foreign.text_lines import text_lines
from docgen.word.package.zip import canonical, read_package
from tests.conftest import OFFICE, Run
from tests.word.foreign.office_plans import GUESTS, PLANS, VISIT, saved, table_of

Runner = Callable[..., Run]

FOREIGN = "    - {姓名: 安娜·林德, 英文名: Anna Lind, 性别: 女, 单位: 维兰堡市政府, 职务: 市长}\n"


@pytest.fixture
def visit_file(tmp_path: Path) -> Path:
    path = tmp_path / "来访.yaml"
    path.write_text("编号: 2026-077\n" + VISIT.lstrip(), "utf-8")
    return path


def with_sentence(sentence: str) -> bytes:
    """A plan whose title and list are known, with a sentence of its own."""
    document = Document()
    document.add_paragraph("云州市政协考察团来清江区考察文旅融合工作")
    table_of(document, ("姓名", "性别", "单位", "职务", "电话"), GUESTS)
    document.add_paragraph(sentence)
    return saved(document)


def template_of(content: bytes, visit: Path, folder: Path) -> Path:
    old, template = folder / "旧.docx", folder / "模板.docx"
    old.write_bytes(content)
    template.write_bytes(template_from(old, "plan", visit).content)
    return template


def without_comments(template: Path) -> Path:
    """The template after a clerk has looked at every comment and deleted it."""
    parts = read_package(template.read_bytes())
    marks = rb"<w:comment(RangeStart|RangeEnd|Reference)\b[^>]*/>"
    parts["word/document.xml"] = re.sub(marks, b"", parts["word/document.xml"])
    template.write_bytes(canonical(parts))
    return template


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("方案编号2026-077。", "2026-077"),
        ("抵达当天是星期二。", "星期二"),
        ("返程（周三）", "周三"),
        ("五月十二日抵达。", "五月十二日"),
        ("最后一天是13日。", "13日"),
        ("抵达时间2026-05-12。", "2026-05-12"),
        ("餐费600元。", "600元"),
        ("（大写）人民币陆佰元整", "人民币陆佰元整"),
        ("合计陆佰圆整", "陆佰圆整"),
        ("合计￥600.00", "￥600.00"),
        ("陪餐2人。", "2人"),
        ("一行四人抵达。", "一行四人"),
        ("请沈主席致欢迎词。", "沈主席"),
        ("罗副区长陪同。", "罗副区长"),
        ("由副主席带队。", "副主席"),
        ("带队的是云州市政协的同志。", "云州市政协"),
        ("入住0302。", "0302"),
        ("区政协三楼会议室已布置。", "区政协三楼会议室"),
        ("17:40集合。", "17:40"),
        ("上午9时出发。", "9时"),
        ("为做好考察文旅融合工作的接待", "考察文旅融合工作"),
        ("此次考察调研很重要。", "考察调研"),
        ("王师傅开车。", "王师傅"),
        ("车牌川Y·A0002。", "川Y·A0002"),
        ("机关食堂备餐。", "机关食堂"),
    ],
)
def test_a_value_of_the_old_visit_that_stays_is_asked_about(
    sentence: str, word: str, visit_file: Path, tmp_path: Path
) -> None:
    template = template_of(with_sentence(sentence), visit_file, tmp_path)
    assert any(f"“{word}”" in doubt.text for doubt in open_doubts(template.read_bytes()))


@pytest.mark.parametrize(
    "sentence", ["各单位要高度重视，周密安排。", "周一鸣同意。", "一、基本要求", "保密要求按惯例执行。", "一人一桌。"]
)
def test_words_of_the_office_are_asked_about_by_nobody(sentence: str, visit_file: Path, tmp_path: Path) -> None:
    template = template_of(with_sentence(sentence), visit_file, tmp_path)
    assert [doubt for doubt in open_doubts(template.read_bytes()) if doubt.beside == sentence] == []


@pytest.mark.parametrize("kind", ["plan", "roster"])
def test_a_paper_of_docgen_is_known_and_copy_is_named(run: Runner, kind: str, tmp_path: Path) -> None:
    source, old, target = OFFICE / "来访" / "2026-041.yaml", tmp_path / "旧.docx", tmp_path / "模板.docx"
    (paper, *_) = build(load(source), [kind])
    old.write_bytes(paper.content)
    left = run("template", "from", old, "--kind", kind, "--visit", source, "-o", target)
    assert (left.code, target.exists()) == (2, False)
    assert f"是 docgen 印的，不用从它做模板：docgen template copy {kind} -o" in left.err
    assert run("template", "from", old, "--kind", kind, "--visit", source, "-o", target, "--force").code == 0


def test_a_paper_of_docgen_that_python_docx_has_saved_is_known(run: Runner, tmp_path: Path) -> None:
    old = tmp_path / "旧.docx"
    (paper, *_) = build(load(OFFICE / "来访" / "2026-041.yaml"), ["plan"])
    old.write_bytes(paper.content)
    document = Document(str(old))
    document.add_paragraph("另行通知。")
    document.save(str(old))
    assert "template copy plan" in run("template", "from", old, "-o", tmp_path / "模板.docx").err


def test_nothing_is_printed_while_comments_stand(run: Runner, visit_file: Path, tmp_path: Path) -> None:
    template = template_of(with_sentence("入住0302。"), visit_file, tmp_path)
    paper = tmp_path / "方案.docx"
    left = run("plan", visit_file, "--template", template, "-o", paper)
    assert (left.code, paper.exists()) == (3, False)
    assert "模板里还有1处“请核对”的批注没有看过，先不印：第" in left.err
    assert "段“入住0302。”" in left.err
    assert run("plan", visit_file, "--template", template, "-o", paper, "--draft").code == 0
    assert run("plan", visit_file, "--template", without_comments(template), "-o", tmp_path / "好.docx").code == 0


def test_packs_and_fill_refuse_the_same_template(run: Runner, visit_file: Path, tmp_path: Path) -> None:
    template = template_of(with_sentence("入住0302。"), visit_file, tmp_path)
    folder = tmp_path / "模板夹"
    folder.mkdir()
    (folder / "plan.docx").write_bytes(template.read_bytes())
    packed = run("pack", visit_file, "--only", "plan", "--templates", folder, "-o", tmp_path / "包")
    assert packed.code != 0
    assert "“请核对”的批注没有看过" in packed.err
    filled = run("fill", template, visit_file, "-o", tmp_path / "填.docx")
    assert (filled.code, (tmp_path / "填.docx").exists()) == (3, False)
    assert "“请核对”的批注没有看过" in filled.err


def test_the_check_of_a_template_names_the_comments(visit_file: Path, tmp_path: Path) -> None:
    template = template_of(with_sentence("入住0302。"), visit_file, tmp_path)
    (open_one,) = [problem for problem in check_template(template, "plan") if problem.code == "M121"]
    assert open_one.level == "should"
    assert [problem for problem in check_template(without_comments(template), "plan") if problem.code == "M121"] == []


@pytest.mark.parametrize("options", [[], ["--kind", "plan"], ["--engine", "docxtpl"]])
def test_the_check_does_not_call_such_a_template_right(
    run: Runner, visit_file: Path, tmp_path: Path, options: list[str]
) -> None:
    template = template_of(with_sentence("入住0302。"), visit_file, tmp_path)
    checked = run("template", "check", template, *options)
    assert (checked.code, "没有问题" in checked.err, "还不能用" in checked.err) == (0, False, True)
    assert "没有看完" not in run("template", "check", without_comments(template), *options).err


def test_a_comment_that_was_marked_as_settled_asks_nothing(visit_file: Path, tmp_path: Path) -> None:
    parts = read_package(template_of(with_sentence("入住0302。"), visit_file, tmp_path).read_bytes())
    comments = parts["word/comments.xml"]
    word14 = b'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0000000A"'
    parts["word/comments.xml"] = comments.replace(b"<w:p>", b"<w:p " + word14 + b">")
    parts["word/commentsExtended.xml"] = (
        b'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        b'<w15:commentEx w15:paraId="0000000A" w15:done="1"/></w15:commentsEx>'
    )
    rels = parts["word/_rels/document.xml.rels"]
    relation = (
        b'<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended"'
        b' Target="commentsExtended.xml"/></Relationships>'
    )
    assert len(open_doubts(canonical(parts))) == 1
    parts["word/_rels/document.xml.rels"] = rels.replace(b"</Relationships>", relation)
    assert open_doubts(canonical(parts)) == []


def with_guests_of_a_list(path: str) -> bytes:
    """A template whose only table goes through a list of the plan."""
    document = Document()
    document.add_paragraph("{{ 标题 }}")
    table = document.add_table(3, 2, style="Table Grid")
    for row, texts in enumerate(
        ((f"{{%tr for 人 in {path} %}}", ""), ("{{ 人.姓名 }}", "{{ 人.单位职务 }}"), ("{%tr endfor %}", ""))
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    return saved(document)


@pytest.mark.parametrize("number", ["052", "060", "063"])
def test_a_template_that_would_lose_guests_is_refused_by_name(number: str, tmp_path: Path) -> None:
    template = tmp_path / "模板.docx"
    visit = load(OFFICE / "来访" / f"2026-{number}.yaml")
    template.write_bytes(with_guests_of_a_list("来宾.国内"))
    with pytest.raises(TemplateError) as refused:
        build(visit, ["plan"], template=template)
    (problem,) = refused.value.problems
    assert problem.code == "M122"
    assert visit.guests.people[-1].name in problem.text or "等" in problem.text
    template.write_bytes(with_guests_of_a_list("来访文件.来宾.名单"))
    (paper, *_) = build(visit, ["plan"], template=template)
    printed = "".join(line.text for line in text_lines(paper.content))
    assert all(person.name in printed for person in visit.guests.people)


def test_a_foreign_guest_among_others_is_not_lost(visit_file: Path, tmp_path: Path) -> None:
    template = without_comments(template_of(PLANS["one schedule"](), visit_file, tmp_path))
    other = tmp_path / "另一次.yaml"
    other.write_text(VISIT.replace("  名单:\n", f"  名单:\n{FOREIGN}", 1).replace("人数: 4", "人数: 5"), "utf-8")
    (paper, *_) = build(load(other), ["plan"], template=template)
    assert "安娜·林德" in "".join(line.text for line in text_lines(paper.content))


def plan_with_headings(*headings: str) -> bytes:
    """A plan with these headings; the programme stands below the last."""
    document = Document()
    document.add_paragraph("云州市政协考察团来清江区考察文旅融合工作")
    for heading in headings:
        document.add_paragraph(heading)
        document.add_paragraph("各单位按分工落实。")
    table_of(document, ("姓名", "性别", "单位", "职务", "电话"), GUESTS)
    return saved(document)


def printed_headings(template: Path, visit: Path) -> list[str]:
    (paper, *_) = build(load(visit), ["plan"], template=without_comments(template), draft=True)
    return [line.text for line in text_lines(paper.content) if line.text[1:2] == "、"]


def test_headings_of_which_some_go_with_a_section_are_counted(visit_file: Path, tmp_path: Path) -> None:
    content = plan_with_headings("一、总体要求", "二、日程安排", "三、工作要求", "四、住宿安排", "五、保密要求")
    template = template_of(content, visit_file, tmp_path)
    usual = ["一、总体要求", "二、日程安排", "三、工作要求", "四、住宿安排", "五、保密要求"]
    assert printed_headings(template, visit_file) == usual
    without = re.sub(r"(?m)^住宿:\n(?:[ -].*\n)*", "", visit_file.read_text("utf-8"))
    other = tmp_path / "另一次.yaml"
    other.write_text(without, "utf-8")
    assert printed_headings(template, other) == ["一、总体要求", "二、日程安排", "三、工作要求", "四、保密要求"]


def test_headings_that_do_not_follow_one_another_are_asked_about(visit_file: Path, tmp_path: Path) -> None:
    template = template_of(plan_with_headings("一、总体要求", "三、日程安排"), visit_file, tmp_path)
    assert any("序号不连着" in doubt.text for doubt in open_doubts(template.read_bytes()))


def test_headings_that_are_all_fixed_stay_as_they_are(visit_file: Path, tmp_path: Path) -> None:
    template = template_of(plan_with_headings("一、总体要求", "二、保密要求"), visit_file, tmp_path)
    assert printed_headings(template, visit_file) == ["一、总体要求", "二、保密要求"]


@pytest.mark.parametrize(
    ("sentence", "tags"),
    [
        ("　　沈静、罗文。", "　　{% for 人 in 来访文件.陪同 %}{{ 人.姓名 }}"),
        ("陪同：　沈静、罗文", "陪同：　{% for 人 in 来访文件.陪同 %}{{ 人.姓名 }}"),
    ],
)
def test_blanks_before_a_list_are_printed_once(sentence: str, tags: str, visit_file: Path, tmp_path: Path) -> None:
    template = template_of(with_sentence(sentence), visit_file, tmp_path)
    assert any(line.text.startswith(tags) for line in text_lines(template.read_bytes()))
    (paper, *_) = build(load(visit_file), ["plan"], template=without_comments(template), draft=True)
    assert sentence in [line.text for line in text_lines(paper.content)]


def test_a_list_of_lines_stays_one(visit_file: Path, tmp_path: Path) -> None:
    template = without_comments(template_of(with_sentence("沈静\n罗文"), visit_file, tmp_path))
    (paper, *_) = build(load(visit_file), ["plan"], template=template, draft=True)
    body = read_package(paper.content)["word/document.xml"].decode()
    assert re.search(r"沈静</w:t>.{0,300}?<w:br/>.{0,300}?罗文", body, re.S)


@pytest.mark.parametrize("between", ["（星期二）", " 星期二", "周二", "(周二)"])
def test_a_weekday_beside_its_day_becomes_a_tag(between: str, visit_file: Path, tmp_path: Path) -> None:
    template = template_of(with_sentence(f"5月12日{between}抵达。"), visit_file, tmp_path)
    assert [doubt for doubt in open_doubts(template.read_bytes()) if "二" in doubt.text] == []


@pytest.mark.parametrize("number", ["052", "058", "066"])
def test_a_template_of_one_visit_prints_or_refuses_every_other(number: str, tmp_path: Path) -> None:
    source, old, template = OFFICE / "来访" / "2026-041.yaml", tmp_path / "旧.docx", tmp_path / "模板.docx"
    (paper, *_) = build(load(source), ["plan"])
    old.write_bytes(paper.content)
    template.write_bytes(template_from(old, "plan", source, force=True).content)
    assert build(load(OFFICE / "来访" / f"2026-{number}.yaml"), ["plan"], template=without_comments(template))
