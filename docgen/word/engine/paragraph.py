"""One paragraph whose tags are put where they act: in its text, or in the place of what is around them."""

import copy
import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.word.engine.pieces import CompiledPart, Piece, Place, Styled
from docgen.word.engine.printers import (
    Printer,
    as_characters,
    as_colour,
    as_hundredths,
    as_paragraphs,
    as_span,
    in_drawing_text,
    in_own_run,
    in_text,
)
from docgen.word.engine.tags import COMMENT, PRINT, STATEMENT, TAGGED, Escape, Tag
from docgen.word.markup.elements import drop_text, element_around, fragment, loosen, property_of, put, substitute, wrap
from docgen.word.markup.namespaces import XML, A, w

_MERGES = re.compile(r"(vm|hm|colspan|cellbg|右空)\b\s*(.*)", re.S)
_ENCLOSING = {"p": "段", "tr": "行", "tc": "单元格"}
_HERE = "\ufdd6here\ufdd7"


@dataclass(slots=True)
class Paragraph:
    """One paragraph whose tags are put where they act."""

    woven: CompiledPart
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
                drop_text(node)
            offset = end
        return homes

    def _act(self, tag: Tag, node: etree._Element, stand_in: str) -> None:
        place = Place(self.number, self.whole, tag.column, tag.typed)
        merge = _MERGES.fullmatch(tag.code) if tag.opens == STATEMENT and not tag.target else None
        if tag.target in _ENCLOSING:
            self._enclosing(tag, node, stand_in, place)
        elif tag.opens == COMMENT:
            put(node, stand_in, "")
        elif merge:
            put(node, stand_in, _HERE if merge.group(1) == "vm" else "")
            self._merge(merge.group(1), merge.group(2), node, place)
        elif tag.target == "r":
            self._own_run(tag, node, stand_in, place)
        elif tag.opens == PRINT:
            put(node, stand_in, self.woven.marker(Piece(PRINT, tag.code, place, self._printer(node))))
            if tag.code.startswith("图."):
                loosen(self.paragraph)
        else:
            put(node, stand_in, self.woven.marker(self._statement(tag, place)))

    def _statement(self, tag: Tag, place: Place) -> Piece:
        return Piece(STATEMENT, tag.code, place, joins_before=tag.joins_before, joins_after=tag.joins_after)

    def _printer(self, node: etree._Element) -> Printer:
        run = element_around(node)
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
            shown = f"“{TAGGED.sub('', rest).strip()[:20]}”" if "\ufdd6" not in rest else ""
            text = f"“{tag.typed}”要独占一{unit}，同一{unit}里的其他内容{shown}会丢失"
            self.woven.fault(place, "M108", text, f"把其他内容移到别的{unit}")
            return
        if tag.opens == COMMENT:
            substitute(around, "")
        elif tag.opens == STATEMENT:
            substitute(around, self.woven.marker(self._statement(tag, place)))
        elif tag.target == "p":
            properties = self.paragraph.find(w("pPr"))
            shape = "" if properties is None else fragment(properties)
            printer = as_paragraphs(shape, self.styled(self.paragraph, element_around(node)))
            substitute(around, self.woven.marker(Piece(PRINT, tag.code, place, printer)))
        else:
            self.woven.fault(place, "M105", f"“{tag.typed}”不能用：值不能当作整{unit}", "把值写在单元格里")

    def _own_run(self, tag: Tag, node: etree._Element, stand_in: str, place: Place) -> None:
        """``{{r`` and ``{%r``: the run is cut in two and the tag stands between the halves."""
        run = element_around(node)
        printer = in_own_run(self.styled(self.paragraph, run)) if tag.opens == PRINT else None
        piece = self._statement(tag, place)._replace(opens=tag.opens, printer=printer)
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
            property_of(cell, "tcPr", "vMerge").set(w("val"), value)
            # what stands before the tag is printed in the first cell only
            start = next(cell.iter(w("t")))
            before, _, after = (node.text or "").partition(_HERE)
            node.text = before + ours("endif") + after
            start.text = ours("if loop.first") + (start.text or "")
        elif what == "hm":
            span = property_of(cell, "tcPr", "gridSpan")
            times = f"{span.get(w('val'), '1')} * loop.length"
            span.set(w("val"), mark(Piece(PRINT, times, place, as_span, ours=True)))
            wrap(cell, ours("if loop.first"), ours("endif"))
        elif what == "colspan":
            property_of(cell, "tcPr", "gridSpan").set(w("val"), mark(Piece(PRINT, code, place, as_span)))
        else:
            shade = property_of(cell, "tcPr", "shd")
            shade.set(w("val"), "clear")
            shade.set(w("color"), "auto")
            shade.set(w("fill"), mark(Piece(PRINT, code, place, as_colour)))
        self.woven.mend = self.woven.mend or what in ("hm", "colspan")

    def _indent(self, code: str, place: Place) -> None:
        indent = property_of(self.paragraph, "pPr", "ind")
        indent.set(w("rightChars"), self.woven.marker(Piece(PRINT, code, place, as_hundredths)))
        indent.set(w("right"), self.woven.marker(Piece(PRINT, code, place, as_characters, ours=True)))
