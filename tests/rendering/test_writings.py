"""Speeches and summaries as pages: type area, levels in the navigation pane, nothing alone at a page's end."""

import re
from datetime import date
from itertools import pairwise

import pytest

from docgen.api.audit import audit_paper
from docgen.api.drafts.compose import build_draft, compose_draft
from docgen.api.drafts.summaries import compose_summary
from docgen.compliance.result import Audit, AuditedVisit, AuditLine
from docgen.errors import Mark
from tests.conftest import OFFICE
from tests.rendering.conftest import PDF
from tests.rendering.measure import lines

pytestmark = pytest.mark.rendering

SPEECH = OFFICE / "稿子" / "接待工作会议讲话.txt"
SUMMARY = OFFICE / "稿子" / "2023年工作总结.md"


def made(name: str, profile: str) -> bytes:
    manuscript = compose_draft(SPEECH) if name == "speech" else compose_summary([SUMMARY])[1]
    return build_draft(manuscript, name, profile=profile)[0].content


@pytest.mark.parametrize("profile", ["国标", "常规"])
@pytest.mark.parametrize("name", ["speech", "summary"])
def test_the_examples_keep_to_the_page_of_the_standard(name: str, profile: str, drawn: PDF) -> None:
    pages = [lines(page) for page in drawn(made(name, profile)).pages]
    for number, page in enumerate(pages, 1):
        text, foot = page[:-1], page[-1]
        assert foot.text.replace(" ", "") == f"—{number}—"
        assert min(line.left for line in text) >= 27.7
        assert max(line.right for line in text) <= 184.6
        assert text[0].top >= 36.0  # the title is larger than its line's share
        assert text[-1].bottom <= 262.5
        body = [line for line in text if abs(line.size - 16) < 0.5]
        pitches = [round(b.top - a.top, 1) for a, b in pairwise(body) if b.top - a.top < 12]
        assert set(pitches) <= ({10.4, 10.3} if profile == "国标" else {10.2, 10.3})


@pytest.mark.parametrize("name", ["speech", "summary"])
def test_the_navigation_pane_lists_the_headings_of_three_levels(name: str, drawn: PDF) -> None:
    manuscript = compose_draft(SPEECH) if name == "speech" else compose_summary([SUMMARY])[1]
    headings = [(part.level, part.text) for part in manuscript.content.draft.parts if part.level]
    listed = [(level, title) for level, title, *_ in drawn(made(name, "国标")).doc.get_outlines()]
    assert len(listed) == len(headings)
    for (level, title), (wanted, text) in zip(listed, headings, strict=True):
        assert level == wanted
        assert re.sub(r"\s", "", title).startswith(re.sub(r"\s", "", text)[:20])


def test_a_speech_to_be_read_aloud_is_in_large_type(drawn: PDF) -> None:
    pages = [lines(page) for page in drawn(made("speech", "朗读")).pages]
    body = [line for page in pages for line in page[:-1] if line.size < 20]
    assert {round(line.size) for line in body} == {18}
    assert pages[0][0].size == pytest.approx(24, abs=0.5)
    assert max(line.right for line in body) <= 184.6
    assert max(len(line.text) for line in body) <= 25


@pytest.mark.parametrize("end", ["正文", "接排", "结束语"])
@pytest.mark.parametrize("count", [15, 17, 19, 20, 21, 23])
def test_no_signature_and_no_heading_is_left_alone_wherever_a_page_ends(end: str, count: int, drawn: PDF) -> None:
    last = {
        "正文": "最后一段" + "字" * 60 + "。",
        "接排": "（二）最后一段。" + "字" * 60 + "。",
        "结束语": "最后一段。\n谢谢大家！",
    }
    text = "\n".join(
        [
            "工作总结",
            "",
            *[f"第{one}行只有一行字。" for one in range(count)],
            "（一）一个标题",
            "标题下面的正文。",
            last[end],
        ]
    )
    text += "\n清江区接待服务中心\n2023年12月28日\n" if end != "结束语" else "\n"
    pages = [lines(page)[:-1] for page in drawn(build_draft(compose_draft(text.encode()), "summary")[0].content).pages]
    assert not pages[0][-1].text.startswith("（一）")
    if len(pages) > 1:
        assert re.search("字|最后|标题下面", pages[-1][0].text) or pages[-1][0].text.startswith(("（", "第"))


def test_a_title_breaks_between_words_into_even_lines(drawn: PDF) -> None:
    text = "清江区接待服务中心关于2023年度全区公务接待工作情况的报告\n\n正文在这里。\n"
    page = lines(drawn(build_draft(compose_draft(text.encode()), "summary")[0].content).pages[0])
    title = [line for line in page if line.size > 20]
    assert len(title) == 2
    assert abs(title[0].left - 28 - (184 - title[0].right)) < 1.5  # centred
    assert abs(len(title[0].text) - len(title[1].text)) <= 8


CHAINS: dict[str, list[str]] = {
    "章节": ["一、提高认识", "（一）把握形势", "1.看清方位", "（1）认清任务"],
    "清单": ["一、提高认识", "（一）把握形势", *(f"{number}.认清第{number}项任务" for number in range(1, 8))],
    "长标题": [
        f"{number}把思想和行动统一到区委区政府的决策部署上来，把力量凝聚到一起" for number in ("一、", "（一）")
    ],
    "附件": [],
}


@pytest.mark.parametrize("before", range(9, 16))
@pytest.mark.parametrize("chain", list(CHAINS))
def test_no_page_ends_far_above_its_foot_and_none_with_a_heading(chain: str, before: int, drawn: PDF) -> None:
    text = "正文一段，要逐条对照、逐项细化、逐级压实，抓好落实，确保见到实效。"
    start = ["在会议上的讲话", "", *(f"第{number}行只有一行字在这里。" for number in range(before))]
    ending = [
        "附件：1.第1份材料",
        *(f"{number}.第{number}份材料" for number in range(2, 11)),
        "区接待中心",
        "2024年1月5日",
    ]
    draft = "\n".join([*start, *CHAINS[chain], text, *([text] * 5 if chain != "附件" else ending)])
    pages = [lines(page)[:-1] for page in drawn(build_draft(compose_draft(draft.encode()), "speech")[0].content).pages]
    for page in pages[:-1]:
        assert 262 - page[-1].bottom < 45
        assert page[-1].text not in [part for part in CHAINS[chain] if not part[0].isdigit()]
    assert pages[-1][0].text != "区接待中心"


def test_an_audit_begins_with_its_conclusion_and_leaves_no_page_half_white(drawn: PDF) -> None:
    """Thirty visits with the same two faults, and ten whose figures differ."""
    found = [
        AuditLine(
            AuditedVisit(f"2025-{number:03}", f"第{number}考察组来清江区考察古道保护利用", date(2025, 3, number), ""),
            code,
            name,
            "must",
            text.format(number),
            "",
            "《党政机关国内公务接待管理规定》第七条",
            Mark("", 1, 1),
        )
        for number in range(1, 31)
        for code, name, text in (
            ("G03", "没有公函", "没有公函，无公函的来访一律不接待"),
            ("G03b", "没有审批", "“午餐”由接待单位付费，却没有审批人"),
            *((("G13", "陪餐人数超过规定", "“午餐”来宾{}人，陪餐4人，规定不超过3人"),) if number > 20 else ()),
        )
    ]
    paper = audit_paper(Audit(2025, "区接待中心", {3: 30}, tuple(found)))
    pages = [lines(page)[:-1] for page in drawn(paper.content).pages]
    assert pages[0][2].text.startswith("结论：")
    assert len(pages) <= 6
    for page in pages[:-1]:
        assert 186 - page[-1].bottom < 70  # of 158 mm
    assert pages[-1][-1].text.startswith("检查人：")
    assert len(pages[-1]) > 3
