"""One part of a template into Jinja source: tags leave their runs and stand where they act.

The part is edited as a tree: a tag that stands for its paragraph, row or cell takes its place, a tag that Word has cut
into runs is put together in the first of them, merged cells get their properties. Every piece of code becomes a marker;
the tree is written out once, and the markers become code with exactly one line break each. Line numbers of the source
are therefore numbers of pieces, and every error finds its tag.
"""

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.errors import Mark, Problem
from docgen.model.scalars import near
from docgen.word.fence import BLOCK, VARIABLE
from docgen.word.names import ORDER, WP, XML, A, w
from docgen.word.prints import (
    Printer,
    Run,
    as_characters,
    as_colour,
    as_hundredths,
    as_paragraphs,
    as_span,
    in_attribute,
    in_drawing_text,
    in_own_run,
    in_text,
    next_id,
)
from docgen.word.tags import COMMENT, PRINT, STATEMENT, Escape, Slip, Tag, scan

_MARKER = re.compile("\ufdd6(-?)(\\d+)(-?)\ufdd7")
_RESERVED = re.compile("[\ufdd0-\ufdd7]")
_JOIN_BEFORE = re.compile("</w:t>(?:(?!</w:t>).)*?(?=\ufdd6-)", re.S)
_JOIN_AFTER = re.compile("(\ufdd6-?\\d+-\ufdd7)(?:(?!<w:t[ >]|\ufdd6).)*?<w:t(?: [^>]*)?>", re.S)
_BOOKMARK = re.compile(r'<w:bookmark(?:Start|End)\b[^>]*?w:id="(\d+)"[^>]*/>')
_DECLARED = re.compile(r' xmlns(?::\w+)?="[^"]*"')
_TAGGED = re.compile(r"\{[{%#]|[}%#]\}")
_MERGES = re.compile(r"(vm|hm|colspan|cellbg|右空)\b\s*(.*)", re.S)
_WORD = re.compile(r"\w+")

_ENCLOSING = {"p": "段", "tr": "行", "tc": "单元格"}
_ENDS = {"endif": "if", "endfor": "for", "endwith": "with"}
_INNER = {"elif": ("if",), "else": ("if", "for")}
_STATEMENTS = (
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "endfor",
    "with",
    "endwith",
    "set",
    "vm",
    "hm",
    "colspan",
    "cellbg",
    "右空",
)
_REFUSED = {
    "macro": "宏",
    "call": "call 块",
    "filter": "filter 块",
    "import": "import",
    "from": "import",
    "include": "include",
    "extends": "extends",
    "block": "block",
    "raw": "raw",
    "autoescape": "autoescape",
    "do": "do",
    "trans": "trans",
    "debug": "debug",
    "break": "break",
    "continue": "continue",
}
_HERE = "\ufdd6here\ufdd7"
_CONTAINERS = tuple(w(name) for name in ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote"))

#: What is said of the run around a tag: its properties, face and size, from the paragraph and the run.
Styled = Callable[[etree._Element, etree._Element], Run]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was typed: the paragraph, counted from 1 in its part, its text, the character, the tag."""

    paragraph: int
    text: str
    column: int
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of code: its opening delimiter, what Jinja reads, how its value is printed, where it was typed.

    ``ours`` is code that a tag or an attribute brings with it. ``path`` names the elements around the piece: a block
    must end between the same ones.
    """

    opens: str
    code: str
    place: Place | None
    printer: Printer | None = None
    path: tuple[str, ...] = ()
    joins_before: bool = False
    joins_after: bool = False
    ours: bool = False


@dataclass(slots=True)
class Woven:
    """A part as source with its pieces in order, its faults, and whether its output needs mending as a tree."""

    label: str
    pieces: list[Piece] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    source: str = ""
    mend: bool = False

    def fault(self, place: Place, code: str, text: str, hint: str = "") -> None:
        mark = Mark(self.label, place.paragraph, place.column)
        self.problems.append(Problem(mark, code, "error", text, hint, place.text))

    def marker(self, piece: Piece) -> str:
        """A stand-in for a piece that survives writing the tree."""
        self.pieces.append(piece)
        before, after = "-" * piece.joins_before, "-" * piece.joins_after
        return f"\ufdd6{before}{len(self.pieces) - 1}{after}\ufdd7"


def weave(root: etree._Element, label: str, styled: Styled) -> Woven:
    """The source of a body, header, footer or note; with faults the source is empty."""
    woven = Woven(label)
    paragraphs = list(root.iter(w("p"), f"{{{A}}}p"))
    numbers = {paragraph: number for number, paragraph in enumerate(paragraphs, 1)}
    open_end: tuple[Slip, int] | None = None
    for paragraph, number in numbers.items():
        texts = _own_texts(paragraph)
        whole = "".join(node.text or "" for node in texts)
        if _RESERVED.search(whole):
            woven.fault(Place(number, whole, 1), "M103", "这一段里有 Word 用不到的字符 U+FDD0—U+FDD7", "删去它")
        found, slips = scan(whole)
        open_end = _report(woven, slips, number, whole, open_end)
        if found and not slips:
            _Paragraph(woven, paragraph, number, texts, whole, styled).weave(found)
    _weave_attributes(woven, root, numbers)
    _finish(woven, root)
    return woven


def weave_texts(root: etree._Element, label: str) -> Woven:
    """The source of document properties: tags stand in the texts of the elements."""
    woven = Woven(label)
    for number, element in enumerate(root, 1):
        text = element.text or ""
        found, slips = scan(text)
        _report(woven, slips, number, text, None)
        if not slips:
            element.text = _with_markers(woven, text, found, number)
    _finish(woven, root)
    return woven


def _report(
    woven: Woven, slips: Sequence[Slip], number: int, whole: str, open_end: tuple[Slip, int] | None
) -> tuple[Slip, int] | None:
    """Slips as problems; a tag left open in one paragraph and closed in a later one is one fault, not two.

    Gives the slip whose tag is still open, and its problem's index.
    """
    for slip in slips:
        if slip.closes_first and open_end is not None:
            opened, index = open_end
            text = f"{opened.text}，收尾写到了第{number}段"
            woven.problems[index] = replace(woven.problems[index], code="M104", text=text, hint="一个标签写在同一段里")
            open_end = None
            continue
        woven.fault(Place(number, whole, slip.column), slip.code, slip.text, slip.hint)
        open_end = (slip, len(woven.problems) - 1) if slip.open_end else None
    return open_end


@dataclass(slots=True)
class _Paragraph:
    """One paragraph whose tags are put where they act."""

    woven: Woven
    paragraph: etree._Element
    number: int
    texts: list[etree._Element]
    whole: str
    styled: Styled

    def weave(self, found: Sequence[Tag | Escape]) -> None:
        homes = self._gather(found)
        for one, node, stand_in in homes:
            if isinstance(one, Tag):
                self._act(one, node, stand_in)

    def _gather(self, found: Sequence[Tag | Escape]) -> list[tuple[Tag | Escape, etree._Element, str]]:
        """Every tag as a stand-in in the text node where it begins; nodes that only held parts of tags are dropped."""
        homes: list[tuple[Tag | Escape, etree._Element, str]] = []
        offset, waiting = 0, list(found)
        for node in self.texts:
            text = node.text or ""
            end, kept, at = offset + len(text), [], offset
            while waiting and waiting[0].start < end:
                one = waiting[0]
                if one.start >= offset:
                    stand_in = one.text if isinstance(one, Escape) else f"\ufdd6t{len(homes)}\ufdd7"
                    kept += [text[at - offset : one.start - offset], stand_in]
                    homes.append((one, node, stand_in))
                at = min(one.end, end)
                if one.end > end:
                    break
                waiting.pop(0)
            kept.append(text[at - offset :])
            node.text = "".join(kept)
            if found:
                node.set(f"{{{XML}}}space", "preserve") if node.tag == w("t") else None
            if text and not node.text:
                _drop_text(node)
            offset = end
        return homes

    def _act(self, tag: Tag, node: etree._Element, stand_in: str) -> None:
        place = Place(self.number, self.whole, tag.column, tag.typed)
        merge = _MERGES.fullmatch(tag.code) if tag.opens == STATEMENT and not tag.target else None
        if tag.target in _ENCLOSING:
            self._enclosing(tag, node, stand_in, place)
        elif tag.opens == COMMENT:
            _put(node, stand_in, "")
        elif merge:
            _put(node, stand_in, _HERE if merge.group(1) == "vm" else "")
            self._merge(merge.group(1), merge.group(2), node, place)
        elif tag.target == "r":
            self._own_run(tag, node, stand_in, place)
        elif tag.opens == PRINT:
            _put(node, stand_in, self.woven.marker(Piece(PRINT, tag.code, place, self._printer(node))))
            if tag.code.startswith("图."):
                _loosen(self.paragraph)
        else:
            _put(node, stand_in, self.woven.marker(self._statement(tag, place)))

    def _statement(self, tag: Tag, place: Place) -> Piece:
        return Piece(STATEMENT, tag.code, place, joins_before=tag.joins_before, joins_after=tag.joins_after)

    def _printer(self, node: etree._Element) -> Printer:
        run = _parent(node)
        if node.tag == w("t"):
            return in_text(self.styled(self.paragraph, run))
        properties = run.find(f"{{{A}}}rPr")
        return in_drawing_text("" if properties is None else fragment(properties))

    def _enclosing(self, tag: Tag, node: etree._Element, stand_in: str, place: Place) -> None:
        """``{%p``, ``{%tr``, ``{%tc``: the tag takes the place of what is around it, which may hold nothing else."""
        around = next(node.iterancestors(w(tag.target)), None)
        unit = _ENCLOSING[tag.target]
        if around is None:
            self.woven.fault(place, "M108", f"“{tag.typed}”不在表格里", "表格之外用 {%p … %}")
            return
        rest = "".join(text.text or "" for text in around.iter(w("t"))).replace(stand_in, "")
        if rest.strip() or next(around.iter(w("drawing"), w("pict"), w("object")), None) is not None:
            shown = f"“{_TAGGED.sub('', rest).strip()[:20]}”" if "\ufdd6" not in rest else ""
            text = f"“{tag.typed}”要独占一{unit}，同一{unit}里的其他内容{shown}会丢失"
            self.woven.fault(place, "M108", text, f"把其他内容移到别的{unit}")
            return
        if tag.opens == COMMENT:
            _substitute(around, "")
        elif tag.opens == STATEMENT:
            _substitute(around, self.woven.marker(self._statement(tag, place)))
        elif tag.target == "p":
            properties = self.paragraph.find(w("pPr"))
            shape = "" if properties is None else fragment(properties)
            printer = as_paragraphs(shape, self.styled(self.paragraph, _parent(node)))
            _substitute(around, self.woven.marker(Piece(PRINT, tag.code, place, printer)))
        else:
            self.woven.fault(place, "M105", f"“{tag.typed}”不能用：值不能当作整{unit}", "把值写在单元格里")

    def _own_run(self, tag: Tag, node: etree._Element, stand_in: str, place: Place) -> None:
        """``{{r`` and ``{%r``: the run is cut in two and the tag stands between the halves."""
        run = _parent(node)
        printer = in_own_run(self.styled(self.paragraph, run)) if tag.opens == PRINT else None
        piece = replace(self._statement(tag, place), opens=tag.opens, printer=printer)
        before, _, after = (node.text or "").partition(stand_in)
        rest = copy.deepcopy(run)
        rest.tail = None
        twin = list(rest.iter(w("t")))[list(run.iter(w("t"))).index(node)]
        later = node.itersiblings()
        earlier = twin.itersiblings(preceding=True)
        for sibling in list(later):
            run.remove(sibling)
        for sibling in list(earlier):
            if sibling.tag != w("rPr"):
                rest.remove(sibling)
        node.text, twin.text = before, after
        run.addnext(rest)
        run.tail = self.woven.marker(piece)

    def _merge(self, what: str, code: str, node: etree._Element, place: Place) -> None:
        """``vm``, ``hm``, ``colspan n``, ``cellbg colour``: properties of the cell around the tag; ``右空 n`` of its
        paragraph: the right indent in characters."""
        if what == "右空":
            self._indent(code, place)
            return
        cell = next(node.iterancestors(w("tc")), None)
        if cell is None:
            self.woven.fault(place, "M108", f"“{place.typed}”不在表格里", "它只用在单元格里")
            return
        mark = self.woven.marker

        def ours(code: str) -> str:
            return mark(Piece(STATEMENT, code, place, ours=True))

        if what == "vm":
            value = ours("if loop.first") + "restart" + ours("else") + "continue" + ours("endif")
            _property(cell, "tcPr", "vMerge").set(w("val"), value)
            # what stands before the tag is printed in the first cell only
            start = next(cell.iter(w("t")))
            before, _, after = (node.text or "").partition(_HERE)
            node.text = before + ours("endif") + after
            start.text = ours("if loop.first") + (start.text or "")
        elif what == "hm":
            span = _property(cell, "tcPr", "gridSpan")
            times = f"{span.get(w('val'), '1')} * loop.length"
            span.set(w("val"), mark(Piece(PRINT, times, place, as_span, ours=True)))
            _wrap(cell, ours("if loop.first"), ours("endif"))
        elif what == "colspan":
            _property(cell, "tcPr", "gridSpan").set(w("val"), mark(Piece(PRINT, code, place, as_span)))
        else:
            shade = _property(cell, "tcPr", "shd")
            shade.set(w("val"), "clear")
            shade.set(w("color"), "auto")
            shade.set(w("fill"), mark(Piece(PRINT, code, place, as_colour)))
        self.woven.mend = self.woven.mend or what in ("hm", "colspan")

    def _indent(self, code: str, place: Place) -> None:
        indent = _property(self.paragraph, "pPr", "ind")
        indent.set(w("rightChars"), self.woven.marker(Piece(PRINT, code, place, as_hundredths)))
        indent.set(w("right"), self.woven.marker(Piece(PRINT, code, place, as_characters, ours=True)))


def fragment(node: etree._Element) -> str:
    """An element as text to be put into a part that declares the same prefixes."""
    return _DECLARED.sub("", etree.tostring(node, encoding="unicode", with_tail=False))


def _own_texts(paragraph: etree._Element) -> list[etree._Element]:
    """The text nodes of a paragraph itself, not those of text boxes in it."""
    kind, around = (w("t"), w("p")) if paragraph.tag == w("p") else (f"{{{A}}}t", f"{{{A}}}p")
    return [node for node in paragraph.iter(kind) if next(node.iterancestors(around), None) is paragraph]


def _put(node: etree._Element, stand_in: str, instead: str) -> None:
    node.text = (node.text or "").replace(stand_in, instead)


def _drop_text(node: etree._Element) -> None:
    """An emptied text node goes, and its run with it when nothing else is in it."""
    if node.tag != w("t"):
        return
    run = _parent(node)
    run.remove(node)
    if all(child.tag == w("rPr") for child in run):
        _parent(run).remove(run)


def _parent(node: etree._Element) -> etree._Element:
    """The element around a node that is not the root."""
    parent = node.getparent()
    assert parent is not None
    return parent


def _substitute(node: etree._Element, text: str) -> None:
    """The text takes the place of the node and of what follows it up to the next element."""
    parent, before = _parent(node), node.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + text + (node.tail or "")
    else:
        parent.text = (parent.text or "") + text + (node.tail or "")
    node.tail = None
    parent.remove(node)


def _wrap(node: etree._Element, before: str, after: str) -> None:
    previous, parent = node.getprevious(), _parent(node)
    if previous is not None:
        previous.tail = (previous.tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    node.tail = after + (node.tail or "")


def _property(node: etree._Element, group: str, name: str) -> etree._Element:
    """A property of a cell or paragraph, made where the schema wants it if it is not there."""
    properties = node.find(w(group))
    if properties is None:
        properties = etree.Element(w(group))
        node.insert(0, properties)
    found = properties.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        order = ORDER[w(group)]
        at = sum(order.get(child.tag, 99) < order[w(name)] for child in properties)
        properties.insert(at, found)
    return found


def _loosen(paragraph: etree._Element) -> None:
    """A picture needs a line as high as itself: the exact line of the text would cut it off."""
    spacing = _property(paragraph, "pPr", "spacing")
    spacing.set(w("line"), "240")
    spacing.set(w("lineRule"), "auto")


def _weave_attributes(woven: Woven, root: etree._Element, numbers: dict[etree._Element, int]) -> None:
    """Tags in attributes (a picture's alt text), and the ids of drawings, which differ however often they repeat."""
    for node in root.iter(etree.Element):
        if node.tag == f"{{{WP}}}docPr":
            node.set("id", woven.marker(Piece(PRINT, "0", None, next_id, ours=True)))
        for name, value in node.attrib.items():
            text = str(value)
            if "{" not in text or not _TAGGED.search(text):
                continue
            around = next((one for one in node.iterancestors() if one in numbers), None)
            number = numbers[around] if around is not None else 1
            found, slips = scan(text)
            _report(woven, slips, number, text, None)
            if not slips:
                node.set(name, _with_markers(woven, text, found, number))


def _with_markers(woven: Woven, text: str, found: Sequence[Tag | Escape], number: int) -> str:
    kept, at = [], 0
    for one in found:
        kept.append(text[at : one.start])
        if isinstance(one, Escape):
            kept.append(one.text)
        elif one.opens != COMMENT:
            place = Place(number, text, one.column, one.typed)
            kept.append(woven.marker(Piece(one.opens, one.code, place, in_attribute if one.opens == PRINT else None)))
        at = one.end
    return "".join([*kept, text[at:]])


def _finish(woven: Woven, root: etree._Element) -> None:
    """The tree written out, its pieces in order, its blocks checked; the source if all is well."""
    paths = dict(_paths(root))
    woven.pieces = [replace(piece, path=paths.get(number, ())) for number, piece in enumerate(woven.pieces)]
    woven.mend = woven.mend or any(_may_be_emptied(root))
    for node in root.iter(etree.Element):
        if node.tail and not node.tail.strip():
            node.tail = None
        if len(node) and node.text and not node.text.strip():
            node.text = None
    written = etree.tostring(root, encoding="unicode")
    written = _JOIN_AFTER.sub(r"\1", _JOIN_BEFORE.sub("", written))
    woven.pieces, written = _in_order(woven.pieces, written)
    _check_blocks(woven)
    if not woven.problems:
        woven.source = _as_source(woven.pieces, _without_repeated_bookmarks(woven.pieces, written))


def _paths(root: etree._Element) -> Iterator[tuple[int, tuple[str, ...]]]:
    """For every marker the names of the elements around it."""
    for node in root.iter(etree.Element):
        inside = node.text or ""
        if "\ufdd6" in inside or (node.attrib and any("\ufdd6" in value for value in node.attrib.values())):
            here = (*reversed([one.tag for one in node.iterancestors()]), node.tag)
            for text in (inside, *node.attrib.values()):
                yield from ((int(found.group(2)), here) for found in _MARKER.finditer(text))
        if node.tail and "\ufdd6" in node.tail:
            here = tuple(reversed([one.tag for one in node.iterancestors()]))
            yield from ((int(found.group(2)), here) for found in _MARKER.finditer(node.tail))


def _may_be_emptied(root: etree._Element) -> Iterator[bool]:
    """Cells, boxes and tables that tags could leave without the one thing that they must hold."""
    for box in root.iter(*_CONTAINERS, w("tr")):
        yield "\ufdd6" in (box.text or "") or any("\ufdd6" in (child.tail or "") for child in box)
    for table in root.iter(w("tbl")):
        first = table.find(w("tr"))
        yield first is None or any("\ufdd6" in (one.tail or "") for one in first.itersiblings(preceding=True))


def _in_order(pieces: Sequence[Piece], written: str) -> tuple[list[Piece], str]:
    """The pieces as they follow each other in the text, numbered so; pieces that were dropped are gone."""
    order: list[Piece] = []

    def renumbered(found: re.Match[str]) -> str:
        order.append(pieces[int(found.group(2))])
        return f"\ufdd6{len(order) - 1}\ufdd7"

    return order, _MARKER.sub(renumbered, written)


def _check_blocks(woven: Woven) -> None:
    """Every block is closed, by its own end, between the same elements."""
    stack: list[tuple[str, Piece]] = []
    for piece in woven.pieces:
        place = piece.place
        if piece.opens != STATEMENT or piece.ours or place is None:
            continue
        found = _WORD.match(piece.code)
        word = found.group() if found else ""
        if word in _ENDS or word in _INNER:
            _check_inner(woven, stack, word, piece)
        elif word in ("if", "for", "with"):
            stack.append((word, piece))
        elif word in _REFUSED:
            woven.fault(place, "M109", f"“{place.typed}”：模板里不能用{_REFUSED[word]}", "模板只用取值、判断和循环")
        elif word not in _STATEMENTS:
            hint = f"是不是“{near(word, _STATEMENTS)}”？" if near(word, _STATEMENTS) else "可用：if、for、set、vm 等"
            woven.fault(place, "M105", f"“{place.typed}”：没有“{word}”这种语句", hint)
    for word, piece in stack:
        assert piece.place is not None
        woven.fault(piece.place, "M106", f"“{piece.place.typed}”没有结束", f"在后面补上“{{% end{word} %}}”")


def _check_inner(woven: Woven, stack: list[tuple[str, Piece]], word: str, piece: Piece) -> None:
    place = piece.place
    assert place is not None
    wanted = (_ENDS[word],) if word in _ENDS else _INNER[word]
    if not stack:
        woven.fault(place, "M106", f"“{place.typed}”前面没有“{' 或 '.join(wanted)}”", "删去它，或补上开头")
        return
    opened, opener = stack[-1]
    assert opener.place is not None
    if opened not in wanted:
        text = f"“{place.typed}”与第{opener.place.paragraph}段的“{opener.place.typed}”交叉"
        woven.fault(place, "M107", text, f"先写“end{opened}”结束里面的一层")
        if not any(name in wanted for name, _ in stack):
            return
        while stack[-1][0] not in wanted:
            stack.pop()
    elif opener.path != piece.path and not (opener.joins_before or opener.joins_after or piece.joins_before):
        text = f"“{place.typed}”与第{opener.place.paragraph}段的“{opener.place.typed}”不在同一层"
        woven.fault(place, "M107", text, "开头和结尾要用同一种标签（都用 {%p、{%tr 或 {%tc），并在同一个表格、单元格里")
    if word in _ENDS:
        stack.pop()


def _without_repeated_bookmarks(pieces: Sequence[Piece], written: str) -> str:
    """The text without the bookmarks that a loop would repeat: a bookmark's name stands once in a document."""
    if "<w:bookmark" not in written:
        return written
    depth, doomed, at = 0, set[str](), 0
    for found in _MARKER.finditer(written):
        if depth:
            doomed |= {bookmark.group(1) for bookmark in _BOOKMARK.finditer(written, at, found.start())}
        piece = pieces[int(found.group(2))]
        depth += piece.opens == STATEMENT and piece.code.startswith("for")
        depth -= piece.opens == STATEMENT and piece.code.startswith("endfor")
        at = found.end()
    return _BOOKMARK.sub(lambda found: "" if found.group(1) in doomed else found.group(), written)


def _as_source(pieces: Sequence[Piece], written: str) -> str:
    """The text with code for markers: one line break in each piece, none anywhere else."""

    def code(found: re.Match[str]) -> str:
        piece = pieces[int(found.group(2))]
        start, end = VARIABLE if piece.opens == PRINT else BLOCK
        return f"{start}\n{piece.code}{end}"

    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return _MARKER.sub(code, head + written.replace("\n", "&#10;"))
