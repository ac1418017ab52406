"""Which parts of a speech or a summary stay on the page of the next: headings with their text, never whole lists."""

import pytest

from docgen.api.drafts.compose import compose_draft
from docgen.kinds.speech import pages

TEXT = "这是正文，说明要做什么。"


def kept(*lines: str) -> list[str]:
    """The parts that stay on the page of the next, by their text."""
    (page,) = pages(compose_draft("\n".join(["讲话", "", *lines]).encode()).content)
    return [part["文"] for part in page.context["正文"] if part["连"] == "1"]


@pytest.mark.parametrize(
    ("lines", "together"),
    [
        (["一、提高认识", TEXT], ["一、提高认识"]),
        (["一、提高认识", "（一）把握形势", "1.看清方位", TEXT], ["一、提高认识", "（一）把握形势", "1.看清方位"]),
        (
            ["一、提高认识", "（一）看清方位", "（二）认清任务", "（三）守住底线", TEXT],
            ["一、提高认识", "（三）守住底线"],
        ),
        (["一、看清方位", "二、认清任务", "三、守住底线", TEXT], ["三、守住底线"]),
        (["（一）把握形势", "1.看清方位", "2.认清任务", "（二）压实责任", TEXT], ["（一）把握形势", "（二）压实责任"]),
        (["一、提高认识", f"（一）把握形势。{TEXT}", f"（二）压实责任。{TEXT}"], ["一、提高认识"]),
        (["一、提高认识", "| 单位 | 任务 |", "|---|---|", "| 甲局 | 讲解 |"], ["一、提高认识"]),
        ([TEXT, TEXT], []),
    ],
)
def test_a_heading_stays_with_what_it_heads_and_an_item_of_a_list_does_not(
    lines: list[str], together: list[str]
) -> None:
    assert kept(*lines) == together


def test_the_last_part_stays_with_the_ending() -> None:
    assert kept("一、提高认识", TEXT, "谢谢大家！") == ["一、提高认识", TEXT]


@pytest.mark.parametrize(("count", "kept"), [(2, "11"), (7, "1111111"), (8, "10000111")])
def test_a_short_list_of_attachments_stays_with_the_signature_of_a_long_one_the_last_three(
    count: int, kept: str
) -> None:
    listed = [f"{number}.第{number}份材料" for number in range(1, count + 1)]
    text = "\n".join(["总结", "", TEXT, f"附件：{listed[0]}", *listed[1:], "区接待中心", "2024年1月5日"])
    (page,) = pages(compose_draft(text.encode()).content)
    assert [row["连"] for row in page.context["附件"]["多项"]] == list(kept)
