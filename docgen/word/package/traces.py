"""What programs and people leave in the markup of a part without showing it: it is taken out."""

import re
from collections.abc import Collection, Iterator

from lxml import etree

from docgen.word.markup.elements import parent_of
from docgen.word.markup.namespaces import A, W, w
from docgen.word.markup.searches import all_text, found_texts
from docgen.word.package.active_content import paragraph_of
from docgen.word.package.fields import FieldCode
from docgen.word.package.taken_out import UnseenContent

#: Namespaces of Word, of WPS and of what they are made of; what is in others, no program of an office shows.
_KNOWN_NAMESPACE = re.compile(
    r"https?://schemas\.openxmlformats\.org/|https?://schemas\.microsoft\.com/(?:office|ink|aml|schemaLibrary)/|"
    r"urn:schemas-microsoft-com:(?:vml|mac:vml|office:\w+)$|https?://www\.w3\.org/|https?://purl\.org/|"
    r"https?://www\.wps\.cn/|https?://schemas\.apple\.com/|http://www\.kingsoft\.com/"
)
_DECLARED = re.compile(rb"xmlns(?::[^\s=>]+)?\s*=\s*[\"']([^\"']*)[\"']")
#: A file of somebody's computer, in the name or the description of a picture.
_PATH = re.compile(r"(?:file:|[a-z]:[\\/]|\\\\|/(?:Users|home|Volumes|private|var|tmp|mnt|media)/)\S", re.I)
_DESCRIBED = etree.XPath("//@*[name()='name' or name()='descr' or name()='title' or name()='alt' or name()='o:title']")
#: Elements that hold elements only: a text between those, no program shows.
_HOLDERS = etree.XPath(
    "//w:body/text()|//w:p/text()|//w:r/text()|//w:tbl/text()|//w:tr/text()|//w:tc/text()|//w:hyperlink/text()"
    "|//w:sdt/text()|//w:sdtContent/text()|//w:hdr/text()|//w:ftr/text()|//w:pPr/text()|//w:rPr/text()"
    "|//w:txbxContent/text()|//w:sectPr/text()|//w:tblPr/text()|//w:style/text()|//w:styles/text()",
    namespaces={"w": W},
)
_EDITED = etree.XPath("//@*[starts-with(local-name(), 'rsid')]")
#: Remarks and instructions, which no parser here reads, behind the declaration.
_REMARKS = re.compile(rb"<!--|.<\?", re.S)
#: Fields in which programs keep data.
_STORES = frozenset(("ADDIN", "PRIVATE"))
_NO_CHANGES = frozenset(
    w(f"{name}Change") for name in "rPr pPr tblPr trPr tcPr sectPr tblGrid numbering tblPrEx".split()
)


def take_out_traces(root: etree._Element, written: bytes, codes: Collection[FieldCode]) -> Iterator[UnseenContent]:
    """Takes the traces out of a part that was read of these bytes."""
    if _REMARKS.search(written):
        yield UnseenContent("写在标记里的注释", is_usual=True)
    if root.tag.startswith(f"{{{W}}}"):
        yield from _marks_of_word(root, codes)
    if any(not _KNOWN_NAMESPACE.match(uri.decode("utf-8", "replace")) for uri in _DECLARED.findall(written)):
        yield from _foreign_data(root)
    yield from _paths(root)
    yield from _original_pictures(root)


def _marks_of_word(root: etree._Element, codes: Collection[FieldCode]) -> Iterator[UnseenContent]:
    for found in found_texts(_HOLDERS, root):
        shown = found.text.strip()
        # a tag is looked at later
        if shown and "{" not in shown and "\ufdd0" not in shown:
            yield UnseenContent("夹在文字之间的内容", shown, paragraph=paragraph_of(found.element))
            if found.is_tail:
                found.element.tail = None
            else:
                found.element.text = None
    for properties in list(root.iter(w("sdtPr"))):
        for name in ("tag", "alias"):
            for mark in properties.findall(w(name)):
                value = mark.get(w("val"), "")
                if "{" in value:
                    continue  # a tag that is filled in
                if value:
                    yield UnseenContent("内容控件的标记", value, paragraph=paragraph_of(properties))
                properties.remove(mark)
    for macro in list(root.iter(w("entryMacro"), w("exitMacro"))):
        yield UnseenContent("表单域里的宏", macro.get(w("val"), ""), paragraph=paragraph_of(macro))
        parent_of(macro).remove(macro)
    for data in list(root.iter(w("fldData"))):
        yield UnseenContent("域里存的数据", paragraph=paragraph_of(data))
        parent_of(data).remove(data)
    for code in codes:
        if code.name in _STORES and code.has_ended:
            yield UnseenContent("域里存的数据", code.argument, paragraph=paragraph_of(code.nodes[0]))
            code.unlink()


def take_out_changes(root: etree._Element) -> Iterator[UnseenContent]:
    """Takes marks of editing out of a part that is no text: who changed a style, and in which session."""
    for change in list(root.iter(*_NO_CHANGES)):
        yield UnseenContent("样式的修订", change.get(w("author"), ""))
        parent_of(change).remove(change)
    for session in list(root.iter(w("rsid"))):
        if (parent := session.getparent()) is not None:
            yield UnseenContent("编辑的记录", is_usual=True)
            parent.remove(session)
    for found in found_texts(_EDITED, root):
        del found.element.attrib[found.attribute]


def _foreign_data(root: etree._Element) -> Iterator[UnseenContent]:
    for element in list(root.iter(etree.Element)):
        if _is_foreign(str(element.tag)) and (parent := element.getparent()) is not None:
            shown = all_text(element) or " ".join(map(str, element.attrib.values()))
            yield UnseenContent("别的程序存的数据", shown, paragraph=paragraph_of(element))
            parent.remove(element)
            continue
        for name in [str(name) for name in element.attrib if _is_foreign(str(name))]:
            yield UnseenContent("别的程序存的数据", str(element.attrib.pop(name)), paragraph=paragraph_of(element))


def _is_foreign(name: str) -> bool:
    uri = name[1:].partition("}")[0] if name.startswith("{") else ""
    return bool(uri) and not _KNOWN_NAMESPACE.match(uri) and not uri.startswith("urn:docgen:")


def _paths(root: etree._Element) -> Iterator[UnseenContent]:
    """Of a picture's name or description that is a path only the name of the file stays."""
    for found in found_texts(_DESCRIBED, root):
        if _PATH.match(found.text.strip()) and "{" not in found.text:
            yield UnseenContent("图片原来的位置", found.text, paragraph=paragraph_of(found.element))
            found.element.set(found.attribute, re.split(r"[\\/]", found.text.rstrip("\\/ "))[-1])


def _original_pictures(root: etree._Element) -> Iterator[UnseenContent]:
    """Word keeps a picture as it was before effects were put on it: that is not shown."""
    for properties in list(root.iter("{http://schemas.microsoft.com/office/drawing/2010/main}imgProps")):
        extension = parent_of(properties)
        extensions = extension.getparent()
        yield UnseenContent("图片加效果以前的原样", paragraph=paragraph_of(properties))
        if extension.tag == f"{{{A}}}ext" and extensions is not None:
            extensions.remove(extension)
            if len(extensions) == 0 and extensions.getparent() is not None:
                parent_of(extensions).remove(extensions)
        else:
            extension.remove(properties)
