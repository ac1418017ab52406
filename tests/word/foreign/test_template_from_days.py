"""``docgen template from``: spans of days print right for any visit; what is below a heading goes with it."""

from pathlib import Path

import pytest
from docx import Document

from docgen.api.papers import build
from docgen.api.template_from import template_from
from docgen.api.visits import load
from docgen.word.foreign.old_papers.patterns import bare
from docgen.word.package.printed_lines import printed_lines
from tests.word.foreign.office_plans import VISIT, saved

OTHERS = {
    "month": ("2026-07-30", "2026-08-01"),
    "year": ("2026-12-31", "2027-01-02"),
    "day": ("2026-07-05", "2026-07-05"),
}


def lines(paper: bytes) -> list[str]:
    return [bare(line.text) for line in printed_lines(paper) if bare(line.text)]


def printed(paragraphs: list[str], visit: str, folder: Path) -> list[str]:
    """What the template of these paragraphs prints for another visit; its remarks are read and taken away."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    old, template, first = folder / "旧.docx", folder / "模板.docx", folder / "来访.yaml"
    old.write_bytes(saved(document))
    first.write_text(VISIT, "utf-8")
    made = Document(str(_written(template, template_from(old, "plan", first, force=True).content)))
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in made.element.xpath(f"//w:{name}"):
            mark.getparent().remove(mark)
    for comment in list(made.comments._comments_elm):
        made.comments._comments_elm.remove(comment)
    made.save(str(template))
    other = folder / "另一次.yaml"
    other.write_text(visit, "utf-8")
    (paper, *_) = build(load(other), ["plan"], template=template, draft=True)
    return lines(paper.content)


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def visit_of(begin: str, end: str) -> str:
    head, _, rest = VISIT.partition("日期: 2026-05-12 至 2026-05-13")
    moved = rest.replace("2026-05-12", begin).replace("2026-05-13", end)
    return f"{head}日期: {begin} 至 {end}{moved}" if begin != end else f"{head}日期: {begin}{moved}"


@pytest.mark.parametrize(
    ("typed", "month", "year", "day"),
    [
        ("定于5月12日至13日来", "定于7月30日至8月1日来", "定于12月31日至2027年1月2日来", "定于7月5日来"),
        ("定于5月12日—13日来", "定于7月30日—8月1日来", "定于12月31日—2027年1月2日来", "定于7月5日来"),
        ("定于5月12日至5月13日来", "定于7月30日至8月1日来", "定于12月31日至2027年1月2日来", "定于7月5日来"),
        ("定于5月12-13日来", "定于7月30日-8月1日来", "定于12月31日-2027年1月2日来", "定于7月5日来"),
        ("2026年5月12日至13日", "2026年7月30日至8月1日", "2026年12月31日至2027年1月2日", "2026年7月5日"),
        ("2026年5月12日至5月13日", "2026年7月30日至8月1日", "2026年12月31日至2027年1月2日", "2026年7月5日"),
        ("2026年5月12日—2026年5月13日", "2026年7月30日—2026年8月1日", "2026年12月31日—2027年1月2日", "2026年7月5日"),
        (
            "5月12日（星期二）至13日（星期三）",
            "7月30日（星期四）至8月1日（星期六）",
            "12月31日（星期四）至2027年1月2日（星期六）",
            "7月5日（星期日）",
        ),
        (
            "5月12日（周二）到5月13日（周三）",
            "7月30日（周四）到8月1日（周六）",
            "12月31日（周四）到2027年1月2日（周六）",
            "7月5日（周日）",
        ),
    ],
)
@pytest.mark.parametrize("other", OTHERS)
def test_a_span_of_days_is_right_for_any_visit(
    typed: str, month: str, year: str, day: str, other: str, tmp_path: Path
) -> None:
    expected = {"month": month, "year": year, "day": day}[other]
    text = f"云州市政协考察团{typed}。"
    assert f"云州市政协考察团{expected}。" in printed([text], visit_of(*OTHERS[other]), tmp_path)


OLD = [
    "一、时间", "2026年5月12日至13日",
    "二、日程安排", "日程详见手册。", "请准时。",
    "三、工作要求", "注意安全。",
    "四、联系人", "吴桐，电话13900002003。",
    "清江区接待服务中心", "2026年5月8日",
]  # fmt: skip


def without(section: str) -> str:
    """The visit without a section."""
    begun = VISIT.index(f"\n{section}:\n") + 1
    rest = VISIT[begun:].split("\n")
    kept = next((number for number, line in enumerate(rest[1:], 1) if line and line[0] not in " -"), len(rest))
    return VISIT[:begun] + "\n".join(rest[kept:])


def test_what_stands_below_a_heading_goes_with_it(tmp_path: Path) -> None:
    found = printed(OLD, without("联系人").replace("吴桐，", ""), tmp_path)
    assert not [line for line in found if "联系人" in line or "13900002003" in line]
    assert "三、工作要求" in found
    assert "注意安全。" in found


def test_what_stands_below_a_heading_stays_where_the_visit_has_it(tmp_path: Path) -> None:
    found = printed(OLD, VISIT, tmp_path)
    at = found.index("四、联系人")
    assert found[at + 1].endswith("电话13900002003。")
