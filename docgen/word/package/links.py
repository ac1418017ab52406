"""Addresses that somebody may click: of the web they stay, those that lead into a computer or run something go."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from docgen.word.markup.elements import parent_of, unwrap
from docgen.word.markup.namespaces import VML, A, w
from docgen.word.package.fields import INNER_FIELD, FieldCode

#: What a link may be written in.
LINK_ELEMENTS = frozenset((w("hyperlink"), *(f"{{{A}}}{name}" for name in ("hlinkClick", "hlinkHover"))))
_WEB = re.compile(r"https?://[^/\\@\s]+(?:[/?#][^\\]*)?|(?:mailto|tel|sms):[^\\]*", re.I)
#: Beside the document: a place in it, or a file in its own folder.
_BESIDE = re.compile(r"#.*|(?![/\\])(?![^/?#]*:)(?!.*\\)(?!(?:.*/)?\.\.(?:/|$))[^\s][^\\]*", re.S)
_SIGNS = re.compile(r"[\0-\x20\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]+")
_TAG = re.compile(r"\{[{%#]")
#: Switches of HYPERLINK that have a word behind them.
_WITH_WORD = frozenset(("\\l", "\\o", "\\t", "\\m"))
_WORDS = re.compile(r'"([^"]*)"?|(\S+)')


def is_harmless(address: str) -> bool:
    """Whether a link may travel: one of the web, a mail address, a place in the document, a file beside it."""
    squeezed = _SIGNS.sub("", unquote(address))
    return not squeezed or is_filled_in(address) or bool(_WEB.fullmatch(squeezed) or _BESIDE.fullmatch(squeezed))


def is_filled_in(address: str) -> bool:
    """Whether an address is, or holds, what the data of the paper give."""
    return bool(_TAG.search(unquote(address)))


def is_of_web(address: str) -> bool:
    """Whether a link that may travel leads out of the document."""
    return bool(address) and not address.startswith("#")


def address_of_field(code: FieldCode) -> str:
    """The address that a field HYPERLINK leads to; empty for a place in the document and for another field."""
    if code.name != "HYPERLINK" or INNER_FIELD in code.text:
        return ""
    words: list[str] = [quoted or bare for quoted, bare in _WORDS.findall(code.text)][1:]
    skipped = False
    for word in words:
        if not skipped and not word.startswith("\\"):
            return word
        # an address of a computer begins with two
        if not skipped and word.startswith("\\\\"):
            return word
        skipped = word.lower() in _WITH_WORD
    return ""


def remove_link(element: etree._Element) -> None:
    """Takes a link off what it lies on; the words stay."""
    if element.tag == w("hyperlink"):
        unwrap(element)
    elif element.getparent() is not None:
        parent_of(element).remove(element)


def drawn_addresses(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """The links on shapes of VML: element, attribute, address."""
    for element in root.iter(f"{{{VML}}}*"):
        address = element.get("href", "")
        if address and etree.QName(element).localname not in ("imagedata", "fill", "stroke", "image"):
            yield element, "href", address
