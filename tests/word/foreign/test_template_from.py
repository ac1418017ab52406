"""``docgen template from``: an old paper of the office becomes a template, and prints the same visit as before."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from docgen.api.papers import build
from docgen.api.template_from import template_from
from docgen.api.templates import check_template
from docgen.api.visits import load
from docgen.errors import DataError
from docgen.word.foreign.old_papers.patterns import bare
from docgen.word.markup.namespaces import w
from docgen.word.package.outline import outline, tables
from docgen.word.package.printed_lines import printed_lines
from docgen.word.package.zip import read_package
from tests.conftest import OFFICE, Run
from tests.word.foreign.office_plans import GUESTS, PLANS, STOPS, VISIT, saved, table_of
from tests.word.foreign.same import comments_of

Runner = Callable[..., Run]


def words_of(document: bytes) -> list[tuple[str, ...]]:
    """The lines of a document, without the blanks that lay them out."""
    return [tuple(map(bare, line.cells)) for line in printed_lines(document) if bare(line.text)]


@pytest.fixture
def visit_file(tmp_path: Path) -> Path:
    path = tmp_path / "来访.yaml"
    path.write_text(VISIT, "utf-8")
    return path


def derived(content: bytes, visit: Path | None, folder: Path, kind: str = "plan") -> Path:
    """The template of a paper, which is clean."""
    old, template = folder / "旧.docx", folder / "模板.docx"
    old.write_bytes(content)
    template.write_bytes(template_from(old, kind, visit, force=True).content)
    assert [problem.text for problem in check_template(template, kind) if problem.level == "error"] == []
    return template


def shown(template: Path) -> str:
    return "\n".join(outline(template.read_bytes()))


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_written_by_hand_is_printed_again_word_for_word(name: str, visit_file: Path, tmp_path: Path) -> None:
    content = PLANS[name]()
    template = derived(content, visit_file, tmp_path)
    (again, *_) = build(load(visit_file), ["plan"], template=template, draft=True)
    drafted = [line for line in words_of(again.content) if line != ("草稿",)]
    assert drafted == words_of(content)


@pytest.mark.parametrize("number", ["041", "052", "058", "060", "063", "066"])
def test_a_plan_that_docgen_printed_is_printed_again_word_for_word(number: str, tmp_path: Path) -> None:
    source = OFFICE / "来访" / f"2026-{number}.yaml"
    options = {"without-charts": True}
    (plan, *_) = build(load(source), ["plan"], options=options)
    template = derived(plan.content, source, tmp_path)
    (again, *_) = build(load(source), ["plan"], template=template, draft=True, options=options)
    assert [line for line in words_of(again.content) if line != ("草稿",)] == words_of(plan.content)


def test_a_roster_is_printed_again_word_for_word_and_prints_another_visit(tmp_path: Path) -> None:
    source, other = OFFICE / "来访" / "2026-041.yaml", OFFICE / "来访" / "2026-063.yaml"
    (paper, *_) = build(load(source), ["roster"])
    template = derived(paper.content, source, tmp_path, "roster")
    for visit in (load(source), load(other)):
        (again, *_) = build(visit, ["roster"], template=template, draft=True)
        assert words_of(again.content) == words_of(build(visit, ["roster"])[0].content)


def test_the_template_prints_another_visit(visit_file: Path, tmp_path: Path) -> None:
    template = derived(PLANS["one schedule"](), visit_file, tmp_path)
    other = tmp_path / "另一次.yaml"
    other.write_text(
        VISIT.replace("周明远", "何清源").replace("2026-05-1", "2026-06-1").replace("考察柳溪古镇", "看茶园"), "utf-8"
    )
    (paper, *_) = build(load(other), ["plan"], template=template, draft=True)
    text = "\n".join("｜".join(line) for line in words_of(paper.content))
    assert "何清源" in text
    assert "6月13日" in text
    assert "看茶园" in text
    assert not any(old in text for old in ("周明远", "5月1", "柳溪古镇"))


def test_styles_headers_and_layout_stay(visit_file: Path, tmp_path: Path) -> None:
    content = PLANS["one schedule"]()
    template = read_package(derived(content, visit_file, tmp_path).read_bytes())
    original = read_package(content)
    assert {name for name in original if original[name] != template[name]} <= {
        "[Content_Types].xml",
        "word/document.xml",
        "word/header1.xml",
        "word/_rels/document.xml.rels",
    }


def test_the_tags_bear_the_names_of_the_visit_file(visit_file: Path, tmp_path: Path) -> None:
    lines = shown(derived(PLANS["one schedule"](), visit_file, tmp_path)).splitlines()
    row = "  | {{ 人.序号 }} | {{ 人.姓名 }} | {{ 人.性别 }} | {{ 人.单位 }} | {{ 人.职务 }} | {{ 人.电话 }} |"
    assert lines[lines.index(row) - 1] == "  | {%tr for 人 in 来访文件.来宾.名单 %} ×6 |"
    assert "  | {% vm %}{{ 日.日期.月日 }} | {{ 项.时间 }} | {{ 项.内容 }} | {{ 项.地点 }} | {{ 项.陪同 }} |" in lines


def test_what_is_not_sure_stands_in_a_comment(visit_file: Path, tmp_path: Path) -> None:
    template = derived(PLANS["paragraphs"](), visit_file, tmp_path)
    (comment,) = comments_of(template.read_bytes())
    assert comment.startswith("请核对：“吴桐”（姓名）、“13900002003”（电话）是那一次来访的")


def test_a_list_inside_a_sentence_is_a_loop_in_it(visit_file: Path, tmp_path: Path) -> None:
    lines = shown(derived(PLANS["sentences"](), visit_file, tmp_path))
    loop = (
        "{% for 人 in 来访文件.陪同 %}{{ 人.姓名 }}（{{ 人.单位职务 }}）{% if not loop.last %}、{% endif %}{% endfor %}"
    )
    assert f": 陪同人员：{loop}。" in lines


def with_other_spellings() -> bytes:
    """A schedule whose times are typed in another way, with a line that only one of the days has."""
    document = Document()
    document.add_paragraph("日程")
    typed = [(stop[1].replace("—", "-").replace("09:", "9:"), stop[2], stop[3]) for stop in STOPS]
    table_of(document, ("时间", "内容", "地点"), typed)
    for day, half, stops in (("5月12日", "下午", STOPS[:3]), ("5月13日", "上午", STOPS[3:])):
        document.add_paragraph(f"{day}安排如下：")
        document.add_paragraph(half)
        for stop in stops:
            document.add_paragraph(f"{stop[2]}（{stop[3]}）")
    return saved(document)


def test_another_spelling_of_times_and_a_line_of_one_day_are_told(visit_file: Path, tmp_path: Path) -> None:
    told = "\n".join(comments_of(derived(with_other_spellings(), visit_file, tmp_path).read_bytes()))
    assert "时间的写法会变：原来写“16:30-17:40”，套用模板印成“16:30—17:40”" in told
    assert "模板里没有留：“上午”" in told


def with_two_columns() -> bytes:
    document = Document()
    document.add_paragraph("云州市政协考察团名单")
    left_and_right = [
        (*GUESTS[0][:1], GUESTS[0][3], GUESTS[1][0], GUESTS[1][3]),
        (*GUESTS[2][:1], "副局长", "邹敏", "科长"),
    ]
    table_of(document, ("姓名", "职务", "姓名", "职务"), left_and_right)
    return saved(document)


def test_a_list_in_two_columns_stays_as_it_is_and_is_told_once(visit_file: Path, tmp_path: Path) -> None:
    old = tmp_path / "旧.docx"
    old.write_bytes(with_two_columns())
    made = template_from(old, "plan", visit_file)
    assert made.tags == 1
    assert [doubt[:30] for doubt in made.doubts] == ["请核对：这张表里的“周明远”（姓名）、“副主席”（职务）、“"]


def with_changed_guests() -> bytes:
    """A list whose second row was changed by hand, with a row and a column that the visit does not have."""
    document = Document()
    document.add_paragraph("名单")
    rows = [[guest[0], guest[2] + guest[3], f"{number}号桌"] for number, guest in enumerate(GUESTS, 7)]
    rows[1][1] = "云州市政协文史委主任"
    rows.insert(2, ["钱多多", "随行记者", "9号桌"])
    table_of(document, ("姓名", "单位及职务", "座位"), rows)
    return saved(document)


def test_nothing_goes_unsaid_that_a_loop_cannot_print(visit_file: Path, tmp_path: Path) -> None:
    comments = comments_of(derived(with_changed_guests(), visit_file, tmp_path).read_bytes())
    told = "\n".join(comments)
    assert "原来写的是“云州市政协文史委主任”，按来访文件印成“云州市政协文化文史委主任”" in told
    assert "没有留：“钱多多｜随行记者｜9号桌”" in told
    assert "先空着；原来写的是“7号桌”；“8号桌”" in told


def with_strangers() -> bytes:
    """A list with two rows that the visit does not have, and a column of which a cell has two paragraphs."""
    document = Document()
    document.add_paragraph("名单")
    rows = [[guest[0], guest[2] + guest[3], f"{number}号桌"] for number, guest in enumerate(GUESTS, 7)]
    rows[1:1] = [["钱多多", "随行记者", "15号桌"]]
    rows[3:3] = [["冯立", "随队医生", "16号桌"]]
    table = table_of(document, ("姓名", "单位及职务", "座位"), rows)
    table.cell(1, 2).add_paragraph("靠窗")
    return saved(document)


def test_a_list_stays_a_loop_beside_a_third_of_rows_that_the_visit_lacks(visit_file: Path, tmp_path: Path) -> None:
    content = derived(with_strangers(), visit_file, tmp_path).read_bytes()
    told = "\n".join(comments_of(content))
    assert "来访文件里没有这2行，模板里没有留：“钱多多｜随行记者｜15号桌”；“冯立｜随队医生｜16号桌”" in told
    (rows,) = tables(content)
    assert [[text for _, text in row] for row in rows[1:]] == [
        ["{%tr for 人 in 来访文件.来宾.名单 %}"], ["{{ 人.姓名 }}", "{{ 人.单位职务 }}", ""], ["{%tr endfor %}"],
    ]  # fmt: skip


def test_an_emptied_cell_has_one_paragraph_and_a_row_of_a_tag_is_as_wide_as_the_table(
    visit_file: Path, tmp_path: Path
) -> None:
    content = derived(with_strangers(), visit_file, tmp_path).read_bytes()
    (table,) = etree.fromstring(read_package(content)["word/document.xml"]).iter(w("tbl"))
    _, opening, row, closing = table.iterchildren(w("tr"))
    assert [len(list(cell.iterchildren(w("p")))) for cell in row.iterchildren(w("tc"))] == [1, 1, 1]
    whole = sum(int(column.get(w("w"))) for column in table.iter(w("gridCol")))
    assert [int(one.find(f".//{w('tcW')}").get(w("w"))) for one in (opening, closing)] == [whole, whole]


@pytest.mark.parametrize("name", ["one schedule", "day rows"])
def test_without_a_visit_tables_are_known_by_their_headings(name: str, visit_file: Path, tmp_path: Path) -> None:
    template = derived(PLANS[name](), None, tmp_path)
    assert "{%tr for 日 in 来访文件.按日 %}" in shown(template)
    (paper, *_) = build(load(visit_file), ["plan"], template=template, draft=True)
    rows = [line for line in words_of(paper.content) if len(line) > 3]
    assert rows == [line for line in words_of(PLANS[name]()) if len(line) > 3]
    assert "没有给来访文件，只按表头认了表格" in comments_of(template.read_bytes())[0]


def test_a_list_that_may_be_any_is_left_and_asked_about(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("附表")
    table_of(document, ("姓名", "电话"), [("周明远", "13900001001"), ("韩喆", "13900001002")])
    old = tmp_path / "旧.docx"
    old.write_bytes(saved(document))
    with pytest.raises(DataError) as refused:
        template_from(old)
    texts = [problem.text for problem in refused.value.problems]
    assert texts[0].startswith("没有认出一处来访的内容")
    assert any("认不出这张表是哪一种名单" in text for text in texts)


def test_the_same_paper_gives_the_same_bytes(visit_file: Path, tmp_path: Path) -> None:
    content = PLANS["day rows"]()
    first = derived(content, visit_file, tmp_path).read_bytes()
    assert derived(content, visit_file, tmp_path).read_bytes() == first


def test_the_command_says_what_it_made_and_writes_nothing_over_the_old_paper(
    run: Runner, visit_file: Path, tmp_path: Path
) -> None:
    old, target = tmp_path / "旧方案.docx", tmp_path / "模板.docx"
    old.write_bytes(PLANS["paragraphs"]())
    left = run("template", "from", old, "--kind", "plan", "--visit", visit_file, "-o", target)
    assert (left.code, left.out) == (0, f"已写好：{target}（20处标签、4个循环）\n")
    assert "有1处拿不准，写成了批注" in left.err
    assert run("template", "check", target, "--kind", "plan").code == 0
    assert run("template", "from", old, "--visit", visit_file, "-o", old, "--force").code == 4
    assert run("template", "from", old, "--visit", visit_file, "-o", target).code == 4
    assert run("template", "from", old, "--visit", visit_file, "-o", tmp_path / "模板.pdf").code == 2


@pytest.mark.parametrize(
    "kind", ["cards", "席卡", "speech", "summary", "seating", "audit", "审批单", "rooms", "motorcade", "checkin"]
)
def test_a_kind_that_cannot_be_made_so_names_those_that_can(run: Runner, tmp_path: Path, kind: str) -> None:
    old = tmp_path / "旧.docx"
    old.write_bytes(PLANS["forms"]())
    left = run("template", "from", old, "--kind", kind, "-o", tmp_path / "模板.docx")
    assert left.code == 2
    assert "能做的有：接待方案（plan）、人员名单（roster）" in left.err


def test_a_chinese_title_names_the_kind(visit_file: Path, tmp_path: Path) -> None:
    old = tmp_path / "旧.docx"
    old.write_bytes(PLANS["forms"]())
    assert template_from(old, "接待方案", visit_file).tags > 5


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", 1, "不是完整的 .docx 文件"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), 1, "旧的 .doc 文件或加了密码的文件"),
        (saved(Document()), 2, "里没有文字"),
    ],
)
def test_what_is_no_old_paper_is_refused(run: Runner, tmp_path: Path, content: bytes, code: int, said: str) -> None:
    old = tmp_path / "旧.docx"
    old.write_bytes(content)
    left = run("template", "from", old, "-o", tmp_path / "模板.docx")
    assert left.code == code
    assert said in left.err
    assert not (tmp_path / "模板.docx").exists()


def test_braces_that_are_no_tags_are_told_at_their_place(run: Runner, visit_file: Path, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("云州市政协考察团接待方案 {# 待改")
    (tmp_path / "旧.docx").write_bytes(saved(document))
    left = run("template", "from", tmp_path / "旧.docx", "--visit", visit_file, "-o", tmp_path / "模板.docx")
    assert (left.code, (tmp_path / "模板.docx").exists()) == (3, False)
    assert "{# 待改" in left.err


def test_a_template_an_unknown_kind_and_a_visit_with_errors_are_refused(run: Runner, tmp_path: Path) -> None:
    old, target = tmp_path / "旧.docx", tmp_path / "模板.docx"
    document = Document()
    document.add_paragraph("关于{{ 标题 }}的方案")
    old.write_bytes(saved(document))
    assert "已经是模板，里面有标签：“关于{{ 标题 }}的方案”" in run("template", "from", old, "-o", target).err
    old.write_bytes(PLANS["forms"]())
    assert "没有“plam”这种文书" in run("template", "from", old, "--kind", "plam", "-o", target).err
    wrong = tmp_path / "错.yaml"
    wrong.write_text(VISIT.replace("2026-05-12 至", "2026-15-12 至"), "utf-8")
    left = run("template", "from", old, "--visit", wrong, "-o", target)
    assert (left.code, target.exists()) == (1, False)
    assert "错.yaml:3" in left.err
    assert run("template", "from", old, "--visit", tmp_path / "没有.yaml", "-o", target).code == 2
    assert run("template", "from", tmp_path / "没有.docx", "-o", target).code == 2


def test_the_names_of_the_visit_are_listed_for_kinds_of_a_visit(run: Runner) -> None:
    names = run("template", "names", "--kind", "plan").out
    assert "来访文件.来宾.名单[].单位    " in names
    assert "来访文件.日期.首日.月日    如 7月6日" in names
    assert "来访文件" not in run("template", "names", "--kind", "speech").out
