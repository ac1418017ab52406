"""Whether an annotated copy differs from its original in comments alone."""

from lxml import etree

from docgen.word.foreign.paragraphs import body_name
from docgen.word.markup.namespaces import XML_SPACE, w
from docgen.word.package.zip import read_package


def comments_of(content: bytes) -> list[str]:
    """The texts of the comments of a document, their paragraphs parted by a line break."""
    part = next((part for name, part in read_package(content).items() if name.startswith("word/comments")), None)
    comments = etree.fromstring(part) if part else ()
    return ["\n".join("".join(one.itertext(w("t"))) for one in comment.iter(w("p"))) for comment in comments]


def words_beside(content: bytes) -> list[str]:
    """For each comment of a document, by its id, the text between its marks."""
    root = etree.fromstring(read_package(content)["word/document.xml"])
    between: dict[int, str] = {}
    marked: set[int] = set()
    for node in root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("t"), w("tab")):
        number = int(node.get(w("id"), "-1"))
        if node.tag == w("commentRangeStart"):
            marked.add(number)
            between[number] = ""
        elif node.tag == w("commentRangeEnd"):
            marked.discard(number)
        else:
            for one in marked:
                between[one] += node.text or "\t"
    return [between[number] for number in sorted(between)]


def differences(original: bytes, copy: bytes) -> list[str]:
    """The parts that differ in more than comments; runs that a comment has cut are put together again."""
    old, new = read_package(original), read_package(copy)
    body = body_name(old)
    may = {body, "[Content_Types].xml", body.replace("word/", "word/_rels/") + ".rels"}
    others = [name for name in {*old, *new} - may if old.get(name) != new.get(name) and "comments" not in name]
    old_ids = {node.get(w("id"), "") for node in etree.fromstring(old[body]).iter(w("commentReference"))}
    return [*others, *([body] if _bare(old[body], old_ids) != _bare(new[body], old_ids) else [])]


def _bare(part: bytes, kept_comments: set[str]) -> bytes:
    root = etree.fromstring(part, etree.XMLParser(remove_blank_text=True))
    for node in list(root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))):
        gone = node.getparent() if node.tag == w("commentReference") else node
        if node.get(w("id")) not in kept_comments and gone is not None:
            gone.getparent().remove(gone)
    for text in root.iter(w("t")):
        text.attrib.pop(XML_SPACE, None)
    for run in list(root.iter(w("r"))):
        _join(run)
    return etree.tostring(root, method="c14n")


def _join(run: etree._Element) -> None:
    while (following := run.getnext()) is not None and following.tag == run.tag and _looks(run) == _looks(following):
        for child in list(following)[1 if following.find(w("rPr")) is not None else 0 :]:
            if child.tag == w("t") and len(run) and run[-1].tag == w("t"):
                run[-1].text = (run[-1].text or "") + (child.text or "")
            else:
                run.append(child)
        parent = following.getparent()
        assert parent is not None
        parent.remove(following)


def _looks(run: etree._Element) -> bytes:
    properties = run.find(w("rPr"))
    return b"" if properties is None else etree.tostring(properties, method="c14n")
