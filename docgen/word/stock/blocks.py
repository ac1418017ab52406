"""The blocks that stock templates are built of: paragraphs and headings of official papers, and the tags around them.

Every block is a piece of WordprocessingML as text, which may hold tags; ``stock.document`` puts blocks into a package.
The engine knows nothing of them: it fills a user's template just the same.
"""

from docgen.text.xml_text import escape
from docgen.word.stock.styles import WRITTEN_OUT, face


def run(text: str, properties: str = "") -> str:
    """A run that Word takes for Chinese, so that “ ” — … are full-width; ``properties`` are further ones as XML."""
    return (
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{properties}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def run_in_face(text: str, role: str, properties: str = "") -> str:
    """A run in the face of another role than that of its paragraph (楷体, 黑体); further properties as XML."""
    fonts = face(role).replace("<w:rFonts ", '<w:rFonts w:hint="eastAsia" ', 1)
    return f'<w:r><w:rPr>{fonts}{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def latin_run(text: str, properties: str = "") -> str:
    """A run of a text in Latin letters, whose marks (’) are as narrow as they are."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def styled_paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph of a style with these runs; ``properties`` are further ones as XML."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def paragraph(text: str, style: str = "Body") -> str:
    """A paragraph of a style.

    Indent and alignment are also written out: what checks an office's papers often looks at nothing else.
    """
    return styled_paragraph(style, run(text), WRITTEN_OUT.get(style, ""))


def on_new_page(text: str, style: str = "Mark") -> str:
    """A paragraph that begins a new page."""
    return styled_paragraph(style, run(text), "<w:pageBreakBefore/>")


def kept_with_next(text: str) -> str:
    """A paragraph of the text that stays on the page of what follows: its end never leaves a signature alone."""
    return styled_paragraph("Body", run(text), f"<w:keepNext/>{WRITTEN_OUT['Body']}")


def partly_bold(items: str, keep_with_next: str = "0") -> str:
    """A paragraph of stretches, each with 文 and 粗 (whether it is bold).

    With ``keep_with_next`` 1 (it may be a tag) it stays on the page of the next paragraph.
    """
    stretches = [
        run(f"{{%r for 片 in {items} %}}"),
        run("{%r if 片.粗 %}"),
        run("{{ 片.文 }}", "<w:b/>"),
        run("{%r else %}"),
        run("{{ 片.文 }}"),
        run("{%r endif %}"),
        run("{%r endfor %}"),
    ]
    properties = f'<w:keepNext w:val="{keep_with_next}"/>{WRITTEN_OUT["Body"]}'
    return styled_paragraph("Body", "".join(stretches), properties)


def run_in_heading(heading_text: str, text: str, level: int, keep_with_next: str = "0") -> str:
    """A heading and the text behind it in one paragraph, each in its face.

    With ``keep_with_next`` 1 (it may be a tag) it stays on the page of the next paragraph.
    """
    style = f"Heading{level}"
    text_run = (
        '<w:r><w:rPr><w:rStyle w:val="RunIn"/><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )
    properties = f'<w:keepNext w:val="{keep_with_next}"/>{WRITTEN_OUT[style]}'
    return styled_paragraph(style, f"{run(heading_text)}{text_run}", properties)


def heading(text: str, level: int) -> str:
    """A heading of level 1 to 4; its number is part of the text."""
    return paragraph(text, f"Heading{level}")


def blank_line() -> str:
    """An empty line as high as one of the text: the standard counts lines, not millimetres."""
    return styled_paragraph("Blank", "")


def gap_after_table() -> str:
    """A low line after a table, so that the next heading does not stick to it and two tables do not join."""
    return styled_paragraph("Gap", "")


def kept_gap_after_table() -> str:
    """The same where what follows, to be signed, stays on the page of the table's last row."""
    return styled_paragraph("Gap", "", "<w:keepNext/>")


def tabbed(style: str, *texts: str, properties: str = "") -> str:
    """A paragraph whose texts stand at the tab stops of its style; ``properties`` are further ones as XML."""
    return styled_paragraph(style, "<w:r><w:tab/></w:r>".join(run(text) for text in texts), properties)


def attachment_items(items: str) -> str:
    """附件说明 of several; every item says itself whether it stays on the page of what follows."""
    kept = '<w:keepNext w:val="{{ 项.连 }}"/><w:keepLines/>'
    item = tabbed("Attachments", "{{ 项.头 }}", "{{ 项.号 }}", "{{ 项.名 }}", properties=kept)
    return when(items, blank_line()) + each("项", items, item)


def tag(code: str) -> str:
    """A tag that takes the place of its paragraph."""
    return paragraph(f"{{%p {code} %}}")


def when(test: str, *blocks: str) -> str:
    """Blocks that are there only if ``test`` holds."""
    return "".join([tag(f"if {test}"), *blocks, tag("endif")])


def each(name: str, items: str, *blocks: str) -> str:
    """Blocks repeated for every item of a list."""
    return "".join([tag(f"for {name} in {items}"), *blocks, tag("endfor")])


def choose(*branches: tuple[str, str]) -> str:
    """The blocks of the first test that holds; every branch is a test and its blocks."""
    (first_test, first_blocks), *others = branches
    rest = "".join(tag(f"elif {test}") + blocks for test, blocks in others)
    return tag(f"if {first_test}") + first_blocks + rest + tag("endif")
