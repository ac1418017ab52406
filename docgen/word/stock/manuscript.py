"""The blocks of a paper that somebody has written: title, byline, address, levels of text, closing, signature."""

from docgen.word.markup.page import TABLE_HALF_POINTS
from docgen.word.stock.blocks import (
    attachment_items,
    blank_line,
    choose,
    each,
    gap_after_table,
    kept_with_next,
    paragraph,
    partly_bold,
    run,
    run_in_heading,
    styled_paragraph,
    tabbed,
    when,
)
from docgen.word.stock.document import document
from docgen.word.stock.styles import WRITTEN_OUT, ParagraphStyle, exact_line, face, size

_KEEP_NEXT = "<w:keepNext/>"


_STYLES = (
    ParagraphStyle(
        "Caption",
        "caption",
        f'{exact_line(400, before=60, after=40)}<w:jc w:val="center"/>',
        f"{face('黑体')}{size(TABLE_HALF_POINTS)}",
    ),
    ParagraphStyle("TableNote", "公文表注", exact_line(300, before=60), f"{face('正文')}{size(21)}"),
)


def manuscript_document() -> bytes:
    """The stock template of 讲话稿 and of 工作总结."""
    return document(_blocks(), styles="".join(style.to_xml() for style in _STYLES))


def _blocks() -> list[str]:
    return [
        when("密级", paragraph("{{ 密级 }}", "Mark"), blank_line()),
        paragraph("{{ 标题分行 }}", "PaperTitle"),
        when("副标题", paragraph("{{ 副标题 }}", "Byline")),
        each("行", "题注", paragraph("{{ 行.文字 }}", "Byline")),
        blank_line(),
        each("行", "称呼", paragraph("{{ 行.文字 }}", "Flush")),
        each("块", "正文", _text_block()),
        when("结束语", kept_with_next("{{ 结束语 }}")),
        when("附件.一项", blank_line(), tabbed("OneAttachment", "附件：", "{{ 附件.一项 }}")),
        attachment_items("附件.多项"),
        when("落款", blank_line()),
        each("行", "落款", paragraph("{{ 行.文字 }}{% 右空 行.右空 %}", "Signature")),
        when("附注", paragraph("{{ 附注 }}")),
    ]


def _text_block() -> str:
    """One block of the text, by its kind."""
    levels = ("一级", "二级", "三级", "四级")
    return choose(
        ('块.类 == "正文"', paragraph("{{ 块.文 }}")),
        *((f'块.类 == "{level}"', _heading(number)) for number, level in enumerate(levels, 1)),
        *(
            (f'块.类 == "接排{level}"', run_in_heading("{{ 块.文 }}", "{{ 块.接 }}", number, "{{ 块.连 }}"))
            for number, level in enumerate(levels, 1)
        ),
        ('块.类 == "末段"', kept_with_next("{{ 块.文 }}")),
        ('块.类 == "加粗"', partly_bold("块.片", "{{ 块.连 }}")),
        ('块.类 == "顶格"', paragraph("{{ 块.文 }}", "Flush")),
        ('块.类 == "表"', _table()),
        ('块.类 == "图"', _figure()),
    )


def _heading(level: int) -> str:
    """A heading; it says itself whether it stays on the page of what follows."""
    style = f"Heading{level}"
    kept = '<w:keepNext w:val="{{ 块.连 }}"/><w:keepLines/>'
    return styled_paragraph(style, run("{{ 块.文 }}"), f"{kept}{WRITTEN_OUT[style]}")


def _table() -> str:
    """A table, its caption above it and what is to be known of it below."""
    return (
        choose(
            ("块.题", styled_paragraph("Caption", run("{{ 块.题 }}"), _KEEP_NEXT)),
            ("not 块.题", styled_paragraph("Gap", "", exact_line(100))),
        )
        + paragraph("{{p 块.表 }}", "TableText")
        + when("块.注", paragraph("注：{{ 块.注 }}", "TableNote"))
        + gap_after_table()
    )


def _figure() -> str:
    """A chart, its caption below it; without a caption its title stands in it."""
    captioned = styled_paragraph("Figure", run("{{ 块.图形 }}"), _KEEP_NEXT) + paragraph("{{ 块.题 }}", "Caption")
    return choose(("块.题", captioned), ("not 块.题", paragraph("{{ 块.图 }}", "Figure")))
