"""What sections have in common: headings with numbers that close up, and what stays with the signature."""

from collections.abc import Iterable
from typing import Any

from docgen.text.wording import chinese_number

Row = dict[str, Any]
Section = dict[str, Any]

#: Every row and every closing text has it: false where no page may end behind it.
MAY_BREAK = "末"
MAY_BREAK_MEANING = "后面可否换页"


def paragraphs(texts: Iterable[str]) -> Section:
    """A section of sentences, a paragraph each; empty ones are left out."""
    return {"行": [{"说明": text, MAY_BREAK: True} for text in texts if text]}


PARAGRAPH_NAMES = {"题": "本节标题", "行": [{"说明": "一段", MAY_BREAK: MAY_BREAK_MEANING}]}


def number_sections(*sections: tuple[str, str, Section]) -> dict[str, Section]:
    """Sections by their keys, each with its heading; an empty section has no heading and takes no number.

    The end of the last section that is not empty stays on the page of the signature.
    """
    number = 0
    numbered: dict[str, Section] = {}
    for key, heading, section in sections:
        is_filled = any(_contents(section))
        number += is_filled
        numbered[key] = {"题": f"{chinese_number(number)}、{heading}" if is_filled else "", **section}
    filled = [section for section in numbered.values() if section["题"]]
    if filled:
        _keep_end_with_signature(filled[-1])
    return numbered


def _keep_end_with_signature(section: Section) -> None:
    """Marks the last row, or the text that ends the section: no page ends behind it.

    A signature may not stand on a page without text.
    """
    ending, last = section, next(filter(None, reversed(_contents(section))), None)
    while isinstance(last, list):
        ending = last[-1]
        last = ending.get("行") or ending.get("并列")
    ending[MAY_BREAK] = False


def _contents(section: Section) -> list[Any]:
    return [value for name, value in section.items() if name != MAY_BREAK]
