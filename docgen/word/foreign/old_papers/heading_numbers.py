"""Numbers of headings of which a template leaves some out: all are counted, so that none is missing or there twice."""

import re
from collections.abc import Mapping

from lxml import etree

from docgen.text.wording import chinese_number
from docgen.word.foreign.old_papers.edit import WordsToTag, tag_paragraph, tag_words, text_of
from docgen.word.foreign.old_papers.patterns import bare
from docgen.word.foreign.old_papers.tables import PaperDoubt
from docgen.word.markup.namespaces import w

_NUMBERS = [chinese_number(number) for number in range(1, 16)]
_NUMBERED = re.compile(r"\s*([一二三四五六七八九十]{1,3})、")
_SECTION_TITLE = ".题"
_COUNTER = "节号"
_BEGIN = f"{{%p set {_COUNTER} = namespace(数=0) %}}"


def count_headings(body: etree._Element, texts: Mapping[str, str]) -> list[PaperDoubt]:
    """Tags the numbers of headings if a visit may be without some of them, and others are always there.

    ``texts`` are the texts of the visit by their names: a heading that is one of them goes with its section. Headings
    whose numbers do not follow one another are left, with a doubt.
    """
    titles = {bare(text): name for name, text in texts.items() if name.endswith(_SECTION_TITLE) and text}
    by_words = {_NUMBERED.sub("", title): name for title, name in titles.items()}
    matches = [(one, match) for one in body if one.tag == w("p") and (match := _NUMBERED.match(text_of([one])))]
    headings = [heading for heading, _ in matches]
    typed = [bare(text_of([heading])) for heading in headings]
    names = [by_words.get(_NUMBERED.sub("", one)) for one in typed]
    if not any(names) or all(one in titles for one in typed):
        return []
    if [match[1] for _, match in matches] != _NUMBERS[: len(headings)]:
        text = "这些标题的序号不连着，原样留着：有一部分没有内容时，标题会少一个，序号要自己改"
        return [PaperDoubt(headings[0], text)]
    numbers = "".join(_NUMBERS[:10]) if len(headings) <= 10 else _NUMBERS
    number = f"{{% set {_COUNTER}.数 = {_COUNTER}.数 + 1 %}}{{{{ {numbers!r}[{_COUNTER}.数 - 1] }}}}"
    headings[0].addprevious(tag_paragraph(_BEGIN))
    for (heading, match), name in zip(matches, names, strict=True):
        tag_words([heading], [WordsToTag(match.start(1), match.end(1), number)])
        if name:
            heading.addprevious(tag_paragraph(f"{{%p if {name} %}}"))
            heading.addnext(tag_paragraph("{%p endif %}"))
    return []
