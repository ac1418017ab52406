"""What people and programs leave in the markup of a Word document that is attached: taken out, or a reason to refuse.

Parts are changed by patterns and not written anew, for everything else in them must stay as it is.
"""

import re
from collections.abc import Iterator, Mapping, MutableMapping, Set
from functools import partial
from html import unescape
from posixpath import basename, dirname, join, normpath

from docgen.text.xml_text import attribute_value

_COMMENT_PARTS = re.compile(r"word/(?:comments\w*|people|threadedComments/.*|persons/.*)\.xml")
_OTHER_PARTS = re.compile(r"docProps/thumbnail\.\w+|word/printerSettings/.*|word/printerSettings\w*\.bin|customXml/.*")
_DATA_ITEM = re.compile(r"customXml/item\d*\.xml")
_TEXT_PART = re.compile(r"word/(?:document|header|footer|footnotes|endnotes|comments|glossary/document)\w*\.xml")
_XML = re.compile(r"(?:word|docProps)/.*\.xml")
#: Marks that nobody sees, by what they are called where they are said; those without a name are not worth a word.
_SILENT_MARKS = tuple(
    re.compile(pattern, re.S)
    for pattern in (
        rb"<w:rsids>.*?</w:rsids>|<w:rsids/>",
        rb"\sw\d*:(?:rsid\w*|paraId|textId)=\"[^\"]*\"",
        rb"<w:attachedTemplate\b[^>]*/>",
        rb"<w:printerSettings\b[^>]*/>",
        rb"<w\d*:docId\b[^>]*/>",
        rb"<w:proofErr\b[^>]*/>",
        rb"<!--.*?-->",
    )
)
_COMMENT_MARK = re.compile(rb"<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*/>")
_COMMENT = re.compile(rb"<w:comment\s")
_VARIABLES = re.compile(rb"<w:docVars>.*?</w:docVars>", re.S)
_CONTROL_NAMES = re.compile(rb"<w:(?:alias|tag)\b[^>]*/>")
_DESCRIBED = re.compile(rb"(\s(?:name|descr|title|alt|o:title)=\")([^\"]*)(\")")
#: A file of somebody's computer, in the name or the description of a picture.
_PATH = re.compile(r"(?:file:|[a-z]:[\\/]|\\\\|/(?:Users|home|Volumes|private|var|tmp|mnt|media)/)\S", re.I)
_BOOKMARK = re.compile(rb"(<w:bookmarkStart\b[^>]*\bw:name=\")([^\"]*)(\")")
#: Bookmarks that Word makes itself.
_BY_WORD = re.compile(r"_(?:Toc|Ref|Hlk|GoBack|OLE_LINK|Hlt|Num)\w*|OLE_LINK\d*")
_USES_OF_NAMES = re.compile(rb"<w:instrText[^>]*>([^<]*)|\bw:(?:instr|anchor)=\"([^\"]*)\"")
_BOUND = b"<w:dataBinding"
_REVISION = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel)\b[^>]*\bw:author=")
_DELETED_TEXT = re.compile(rb"<w:delText[^>]*>([^<]*)")
#: A run up to its end; runs of text boxes inside it are found by themselves.
_RUN = re.compile(rb"<w:r[ >](?:(?!<w:r[ >]|</w:r>).)*", re.S)
_VANISHES = re.compile(rb"<w:(?:vanish|specVanish)(?:\s+w:val=\"(?:1|true|on)\")?\s*/>")
_RUN_TEXT = re.compile(rb"<w:t\b[^>]*>([^<]*)")
_OTHER_PREFIX = re.compile(rb"xmlns(?::(?!w=)\w+)?=\"[^\"]*/wordprocessingml/(?:2006/)?main\"")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?(?:/>|>\s*</(?:\w+:)?Relationship>)")
_TARGET = re.compile(rb"\bTarget=\"([^\"]*)\"")
_OVERRIDE = re.compile(rb"<(?:\w+:)?Override\b[^>]*\bPartName=\"/([^\"]*)\"[^>]*/>")
_TYPES = "[Content_Types].xml"
_LONGEST_SHOWN = 20


def reason_to_refuse(parts: Mapping[str, bytes]) -> str:
    """Why nobody here can tell what of the document is meant to be handed on; empty for one that may be."""
    texts = {name: part for name, part in parts.items() if _TEXT_PART.fullmatch(name)}
    for part in texts.values():
        if _OTHER_PREFIX.search(part[:4000]):
            return "的写法很少见，里面的修订和批注看不出来"
        if _REVISION.search(part):
            deleted = _shown(b"".join(_DELETED_TEXT.findall(part)))
            return f"里有还没有接受的修订{deleted and f'（删去的“{deleted}”还在里面）'}"
    hidden = b"".join(text for part in texts.values() for text in _hidden_texts(part))
    return f"里有隐藏的文字“{_shown(hidden)}”" if hidden.strip() else ""


def _hidden_texts(part: bytes) -> Iterator[bytes]:
    if b"<w:vanish" in part or b"<w:specVanish" in part:
        for run in _RUN.findall(part):
            if _VANISHES.search(run):
                yield from _RUN_TEXT.findall(run)


def _shown(text: bytes) -> str:
    words = " ".join(unescape(text.decode("utf-8", "replace")).split())
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"


def without_marks(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The parts of a document without what nobody sees of it, and what of that is worth a word."""
    kept = dict(parts)
    taken = [*_take_out_comments(kept), *_take_out_parts(kept)]
    names = _used_names(kept)
    for name in [name for name in kept if _XML.fullmatch(name)]:
        kept[name], of_part = _clean_markup(kept[name], names)
        taken += of_part
    if not b"".join(kept.values()).count(b"DOCVARIABLE"):
        taken += ["文档变量"] if any(map(_VARIABLES.search, kept.values())) else []
        kept = {name: _VARIABLES.sub(b"", part) for name, part in kept.items()}
    return kept, tuple(dict.fromkeys(taken))


def _take_out_comments(parts: MutableMapping[str, bytes]) -> Iterator[str]:
    of_comments = [name for name in parts if _COMMENT_PARTS.fullmatch(name)]
    count = sum(len(_COMMENT.findall(parts[name])) for name in of_comments)
    _remove_parts(parts, of_comments)
    if count:
        yield f"批注（{count}条）"


def _take_out_parts(parts: MutableMapping[str, bytes]) -> Iterator[str]:
    """Takes out pictures of the first page, settings of printers, and data that no control of the text shows."""
    is_bound = any(_BOUND in part for name, part in parts.items() if _XML.fullmatch(name))
    others = [name for name in parts if _OTHER_PARTS.fullmatch(name)]
    data = [name for name in others if name.startswith("customXml/")]
    # every document of Word has an empty list of sources
    is_more = any(b"bibliography" not in parts[name] for name in data if _DATA_ITEM.fullmatch(name))
    _remove_parts(parts, [name for name in others if not (is_bound and name in data)])
    if data and not is_bound and is_more:
        yield "另存的数据"


def _remove_parts(parts: MutableMapping[str, bytes], names: list[str]) -> None:
    """Takes parts out, with what names them: relationships, and types of content."""
    for name in names:
        del parts[name]
    gone = set(names)
    for name in [name for name in parts if name.endswith(".rels")] if gone else ():
        keep = partial(_unless_gone, dirname(dirname(name)), gone)
        parts[name] = _RELATION.sub(keep, parts[name])
    if gone:
        parts[_TYPES] = _OVERRIDE.sub(lambda match: b"" if match[1].decode() in gone else match[0], parts[_TYPES])


def _unless_gone(folder: str, gone: Set[str], relation: re.Match[bytes]) -> bytes:
    target = _TARGET.search(relation[0])
    path = unescape(target[1].decode("utf-8", "replace")) if target else ""
    part = path.removeprefix("/") if path.startswith("/") else normpath(join(folder, path))
    is_template = b"/attachedTemplate" in relation[0]
    return b"" if part in gone or is_template else relation[0]


def _used_names(parts: Mapping[str, bytes]) -> str:
    """Everything in fields and links that may name a bookmark."""
    uses = (b"".join(use) for part in parts.values() for use in _USES_OF_NAMES.findall(part))
    return b" ".join(uses).decode("utf-8", "replace")


def _clean_markup(part: bytes, names: str) -> tuple[bytes, list[str]]:
    """A part without marks, and what of them is worth a word."""
    for pattern in _SILENT_MARKS:
        part = pattern.sub(b"", part)
    part = _COMMENT_MARK.sub(b"", part)
    taken = []
    if _CONTROL_NAMES.search(part):
        part = _CONTROL_NAMES.sub(b"", part)
        taken.append("内容控件的标记")
    cleaned = _DESCRIBED.sub(_without_folder, part)
    if cleaned != part:
        taken.append("图片名称里的路径")
    renamed = _BOOKMARK.sub(lambda match: _usual_bookmark(match, names), cleaned)
    if renamed != cleaned:
        taken.append("书签的名称")
    return renamed, taken


def _without_folder(match: re.Match[bytes]) -> bytes:
    text = unescape(match[2].decode("utf-8", "replace"))
    if not _PATH.match(text):
        return match[0]
    return match[1] + attribute_value(basename(text.replace("\\", "/"))).encode() + match[3]


def _usual_bookmark(match: re.Match[bytes], names: str) -> bytes:
    """A bookmark that nothing names gets a name that says nothing."""
    name = unescape(match[2].decode("utf-8", "replace"))
    if _BY_WORD.fullmatch(name) or name in names or (name.isascii() and name.startswith("b") and name[1:].isdigit()):
        return match[0]
    return match[1] + f"b{match.start()}".encode() + match[3]
