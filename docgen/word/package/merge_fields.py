"""What waits to be filled in by something else than a tag: fields of Word's own mail merge, words in « »."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from docgen.word.markup.elements import get_property
from docgen.word.markup.namespaces import w
from docgen.word.package.active_content import ActiveContentError, RefusedContent, paragraph_of
from docgen.word.package.fields import INNER_FIELD, FieldCode
from docgen.word.package.taken_out import UnseenContent

#: Fields that show a value of the data, and those that only lead through its rows.
_SHOWING = frozenset("MERGEFIELD MERGEBARCODE ADDRESSBLOCK GREETINGLINE MERGEREC MERGESEQ".split())
_LEADING = frozenset("NEXT NEXTIF SKIPIF".split())
_NOT_IN_NAMES = re.compile(r"[\s“”\"]+")
_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.S)
#: As Word shows a field of its mail merge, and as people type it.
_WAITING = re.compile(r"«[^«»]{1,40}»|<<[^<>]{1,40}>>|＜＜[^＜＞]{1,40}＞＞")
_BRACKETS = "«»<>＜＞ "
_NO_MACRO = re.compile(r"\s*MACROBUTTON\s+NoMacro\s+(.*\S)", re.I | re.S)


def refuse_merge_fields(codes: Iterable[FieldCode]) -> None:
    """Raises ActiveContentError with every field of a mail merge: nobody but Word and its list would fill it in."""
    refusals = [_refusal(code) for code in codes if code.name in _SHOWING | _LEADING]
    if refusals:
        raise ActiveContentError(*dict.fromkeys(refusals))


def _refusal(code: FieldCode) -> RefusedContent:
    shown = " ".join(code.text.replace(INNER_FIELD, "…").split())
    sentence = f"邮件合并的域“{shown}”在这里填不上，会照原样印出来"
    if code.name in _LEADING:
        hint = "删去这个域；docgen fill 给表格的每一行写一份"
    else:
        named = code.argument if code.name == "MERGEFIELD" else ""
        hint = f"删去这个域，在原处写成 {_tag(named)}"
    return RefusedContent(sentence, paragraph_of(code.nodes[0]), hint=hint)


def _tag(name: str) -> str:
    """The tag that prints what such a field or such words name.

    >>> _tag("联系 电话"), _tag("姓名/职务")
    ('{{ 联系电话 }}', '{{ 姓名 }} 这样的标签')
    """
    squeezed = _NOT_IN_NAMES.sub("", name)
    return f"{{{{ {squeezed} }}}}" if squeezed.isidentifier() else "{{ 姓名 }} 这样的标签"


def waiting_words(root: etree._Element, codes: Iterable[FieldCode]) -> Iterator[UnseenContent]:
    """Words of a text that look as if they waited to be replaced, and that no tag replaces: they stay."""
    for paragraph in root.iter(w("p")):
        own = (node for node in paragraph.iter(w("t")) if next(node.iterancestors(w("p")), None) is paragraph)
        text = _TAG.sub("", "".join(node.text or "" for node in own))
        for match in _WAITING.finditer(text):
            yield _waiting(match.group(), paragraph, match.group().strip(_BRACKETS))
    for control in root.iter(w("sdt")):
        if get_property(control, "sdtPr", "showingPlcHdr") is not None:
            text = "".join(node.text or "" for node in control.iter(w("t")))
            if text.strip() and "{" not in text:
                yield _waiting(text, next(control.iter(w("t"))), "")
    for code in codes:
        if asked := _NO_MACRO.match(code.text):
            yield _waiting(asked.group(1), code.nodes[0], "")


def _waiting(text: str, node: etree._Element, name: str) -> UnseenContent:
    hint = f"要填的，写成 {_tag(name)}；不是要填的就不必改"
    return UnseenContent("像是等着填的字", text, paragraph=paragraph_of(node), kept=True, hint=hint)
