"""A manuscript into a Draft: title, who speaks when, to whom, the levels of the text, and how it ends."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.draft.lines import BLANKS, Line, lines_of
from docgen.draft.numbering import Number, is_span, label, numbered
from docgen.draft.signs import (
    attachment,
    bracketed_date,
    is_address,
    is_annotation,
    is_closing,
    is_date,
    is_person,
    is_signature,
    is_unit,
    proper_date,
    signed_date,
)
from docgen.errors import Problem
from docgen.model.draft import Chart, Draft, Head, Manuscript, Part, Span, Table
from docgen.text.wording import chinese_number

#: Characters of a title's line, of a heading that stands alone, of a heading sentence that text follows.
_TITLE = 60
_ALONE = 50
_SENTENCE = {1: 45, 2: 45, 3: 30, 4: 30}

_ITEM_NUMBER = re.compile(r"[0-9０-９]{1,2}[ \t\u3000]*[.．、][ \t\u3000]*")  # of an attachment: 1.2023年统计表
_STOP = re.compile(r"[。！？!?][”’』」）)]*")
_NO_TITLE = re.compile(r"[。；，：！？;:!?]$")
# the word with which titles of papers end
_ENDS_TITLE = re.compile(
    r"(?:讲话|致辞|发言|讲稿|提纲|总结|报告|汇报|方案|计划|要点|通知|意见|办法|规定|细则|情况|建议|体会|倡议书|公告|纪要|函|说明|介绍|材料)$"
)
_SUBTITLE = re.compile(r"(?:——|--|—|－－)[ \u3000]*")
#: What leaves a hole in a paper that must not go out.
PLACEHOLDER = re.compile(
    r"[XxＸ]{2,}|×{2,}|[×Ｘ](?=[年月日市区县人批个省厅局])|[_＿]{2,}|此处(?:隐藏|省略)[^。；]*|待(?:补充|填写|定稿|核实|确认)|TODO"
    r"|[〔【\[][^〔【\[\]】〕]{0,4}(?:请写|请填|填写|补充|插入|此处)[^〕】\]]*[〕】\]]|\{\{.*?\}\}"
)


def recognise(
    manuscript: Manuscript, head: Head | None = None, blocks: Mapping[int, Table | Chart] | None = None
) -> Draft:
    """The structure of a draft.

    ``head`` is what stands above it, ``blocks`` the tables and charts that stand for whole lines. Nothing of the text
    is lost; what is written otherwise than it was typed is named in the notices.
    """
    lines, notices = lines_of(manuscript, blocks or {})
    head = head or Head()
    top = _top(lines, head)
    rest, end = _end(lines[top.taken :])
    found = _Parts(manuscript, top.depth, any(_typed_number(line) for line in rest))
    parts, salutation = _addressed(list(found.of(rest)))
    found.say({**top.respelt, **end.respelt})
    return Draft(
        title=tuple(head.title.split("\n")) if head.title else tuple(top.title),
        subtitle=head.subtitle or top.subtitle,
        byline=tuple(top.byline),
        salutation=salutation,
        parts=parts,
        closing=end.closing,
        attachments=tuple(end.attachments),
        signature=tuple(end.signature),
        date=end.date,
        annotation=end.annotation,
        placeholders=tuple(_placeholders(manuscript, blocks or {})),
        title_line=top.line,
        notices=(*notices, *found.notices),
    )


def _placeholders(manuscript: Manuscript, blocks: Mapping[int, Table | Chart]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(manuscript.lines, manuscript.first):
        if number not in blocks:
            yield from ((number, found.group()) for found in PLACEHOLDER.finditer(line))


# The top: title, subtitle, who and when


@dataclass(slots=True)
class _Top:
    title: list[str] = field(default_factory=list)
    subtitle: str = ""
    byline: list[str] = field(default_factory=list)
    line: int = 0
    dated: bool = True  # a date under the title is the paper's
    taken: int = 0  # lines that belong to the top
    depth: int = 1  # of a Markdown heading of the first level, less one
    respelt: dict[str, int] = field(default_factory=dict)  # what was written otherwise than typed, with its line


def _top(lines: Sequence[Line], head: Head) -> _Top:
    top = _Top(depth=_base(lines))
    # dates on lines of their own all over the text are its contents, not its date
    top.dated = sum(is_date(line.text) for line in lines[:-1]) < 2
    is_title = bool(lines) and (_is_title(lines[0], head) or _is_marked_title(lines, head))
    if not lines or not (is_title or head.title):
        return top
    if is_title:
        top.title, top.line, top.taken = [lines[0].text], lines[0].number, 1
    for at, line in enumerate(lines[top.taken :], top.taken):
        if not _belongs(line, top):
            break
        top.taken = at + 1
    return top


def _base(lines: Sequence[Line]) -> int:
    """How deep the headings of the first level are marked, less one: a single # is the title."""
    depths = [line.depth for line in lines if line.depth]
    if not depths:
        return 1
    titles = depths.count(1)
    return (
        min(depth for depth in depths if depth > 1) - 1
        if titles == 1 and len(depths) > 1
        else min(depths) - (titles != 1)
    )


def _is_title(line: Line, head: Head) -> bool:
    """The first line is the title if it looks like one; under a head that has a title, only if it repeats it."""
    if line.block or line.bullet or line.depth > 1:
        return False
    if head.title:
        return "".join(line.text.split()) == "".join(head.title.split())
    if line.depth == 1:
        return True
    text = line.text
    return (
        len(text) <= _TITLE
        and (numbered(text) is None or is_date(text[:12]))
        and not is_address(text)
        and not _NO_TITLE.search(text)
        and not is_closing(text)
        and len(_STOP.findall(text)) == 0
    )


def _is_marked_title(lines: Sequence[Line], head: Head) -> bool:
    """A title with a mark at its end, which it should not have: what follows it shows what it is."""
    first = lines[0]
    if head.title or first.block or first.bullet or len(lines) < 2 or len(first.text) > 30:
        return False
    below = lines[1].text
    follows = bracketed_date(below) or is_date(below) or is_person(below) or is_address(below)
    return bool(follows) and not is_address(first.text) and len(_STOP.findall(first.text)) <= 1


def _belongs(line: Line, top: _Top) -> bool:
    """Whether a line still belongs to the top, and what of it it is."""
    text = line.text
    if line.block or line.depth or line.bullet or is_address(text):
        return False
    date = bracketed_date(text)
    if date or (top.dated and is_date(text)):
        top.byline.append(f"（{proper_date(date)}）" if date else proper_date(text))
        _note(top.respelt, line, text, top.byline[-1])
    elif (mark := _SUBTITLE.match(text)) and not top.subtitle and not top.byline and len(text) <= _TITLE:
        top.subtitle = text[mark.end() :]
        _note(top.respelt, line, mark.group().strip(BLANKS), "——")
    elif len(top.byline) < 4 and (is_person(text) or (is_unit(text) and (top.title or top.byline))):
        top.byline.append(text)
    elif top.title and not top.byline and not top.subtitle and not line.after_blank and _goes_on(text, top):
        top.title.append(text)
    else:
        return False
    return True


def _goes_on(text: str, top: _Top) -> bool:
    """A second or third line of the title."""
    whole = sum(map(len, top.title)) + len(text)
    marked = _NO_TITLE.search(text) or _STOP.search(text)
    if whole > _TITLE or marked or is_date(text) or numbered(text) is not None:
        return False
    above = top.title[-1]
    return above[-1] in "的和与及、暨" or (_ENDS_TITLE.search(text) is not None and not _ENDS_TITLE.search(above))


# The end: closing word, attachments, signature, date


@dataclass(slots=True)
class _End:
    closing: str = ""
    attachments: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    date: str = ""
    annotation: str = ""
    respelt: dict[str, int] = field(default_factory=dict)


def _end(lines: Sequence[Line]) -> tuple[Sequence[Line], _End]:
    """The lines without those of the end, and what these are."""
    end = _End()
    last = len(lines)
    if last > 1 and is_annotation(lines[last - 1].text) and is_date(lines[last - 2].text):
        last -= 1
        end.annotation = f"（{lines[last].text[1:-1]}）"
        _note(end.respelt, lines[last], lines[last].text, end.annotation)
    if last and is_date(lines[last - 1].text):
        last -= 1
        end.date = proper_date(lines[last].text)
        _note(end.respelt, lines[last], lines[last].text, end.date)
    elif last and (both := signed_date(lines[last - 1].text)) and is_signature(both[0], 99):
        last -= 1
        end.signature, end.date = [both[0]], proper_date(both[1])
        _note(end.respelt, lines[last], both[1], end.date)
    while last and end.date and len(end.signature) < 3 and _is_signature(lines[last - 1]):
        last -= 1
        end.signature.insert(0, lines[last].text)
    last = _attachments(lines, last, end)
    if last and not lines[last - 1].block and is_closing(lines[last - 1].text):
        last -= 1
        end.closing = lines[last].text
    return lines[:last], end


def _is_signature(line: Line) -> bool:
    plain = not (line.block or line.depth or line.bullet) and numbered(line.text) is None
    return plain and is_signature(line.text, line.indent)


def _attachments(lines: Sequence[Line], last: int, end: _End) -> int:
    """The list of attachments, if the lines before ``last`` end with one; where it begins."""
    for at in range(last - 1, max(-1, last - 30), -1):
        if lines[at].block or (first := attachment(lines[at].text)) is None:
            continue
        if "附件：" not in lines[at].text.replace(" ", "").replace("\u3000", ""):
            _note(end.respelt, lines[at], "附件:", "附件：")
        items = [first] if first else []
        items += [line.text for line in lines[at + 1 : last]]
        numbers = [_ITEM_NUMBER.match(item) for item in items]
        if not items or not (len(items) == 1 or all(numbers)):
            return last
        for count, (line, number) in enumerate(zip(lines[last - len(items) : last], numbers, strict=True), 1):
            if number:
                _note(end.respelt, line, number.group().strip(BLANKS), f"{count}." if len(items) > 1 else "")
        end.attachments = [
            item[number.end() :] if number else item for item, number in zip(items, numbers, strict=True)
        ]
        return at
    return last


def _addressed(parts: Sequence[Part]) -> tuple[tuple[Part, ...], str]:
    """The parts without the address that opens the text, and that address."""
    count = 0
    while count < len(parts) and parts[count].flush and count < 3:
        count += 1
    return tuple(parts[count:]), "\n".join(part.text for part in parts[:count])


# The text between them


def _typed_number(line: Line) -> bool:
    return bool(line.depth) and numbered(line.text) is not None


class _Parts:
    """The paragraphs of the text, level by level."""

    def __init__(self, manuscript: Manuscript, depth: int, has_typed: bool) -> None:
        self.manuscript = manuscript
        self.depth = depth
        self.has_typed = has_typed  # some Markdown heading has its number; then none is given one
        self.counts = [0, 0, 0, 0]
        self.given: list[str] = []
        self.respelt: dict[str, int] = {}
        self.notices: list[Problem] = []
        self.first_given = 0

    def of(self, lines: Sequence[Line]) -> Iterator[Part]:
        items = 0
        for at, line in enumerate(lines):
            if line.bullet:
                alone = not (items or (at + 1 < len(lines) and lines[at + 1].bullet))
                items += 1
                yield self._item(line, items, alone)
                continue
            items = 0
            yield self._part(line)

    def _part(self, line: Line) -> Part:
        if line.block:
            return Part(0, "", "", "", line.number, block=line.block)
        number = numbered(line.text)
        if line.depth:
            return self._marked_heading(line, number)
        if number is None:
            return Part(0, "", line.text, "", line.number, flush=is_address(line.text), spans=line.spans)
        found = self._numbered(line, number)
        if found is None:
            return Part(0, "", line.text, "", line.number, spans=line.spans)
        self.counts[number.level - 1] = number.ordinal
        return found

    def _marked_heading(self, line: Line, number: Number | None) -> Part:
        """A heading marked with #: its own number tells its level, else the number of marks does."""
        if number is not None:
            self.counts[number.level - 1] = number.ordinal
            text = self._respelt(line, number)
            return Part(number.level, number.shown.strip(), text, "", line.number)
        level = min(4, max(1, line.depth - self.depth))
        if self.has_typed:
            return Part(level, "", line.text, "", line.number)
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (4 - level)
        given = label(level, self.counts[level - 1])
        self.first_given = self.first_given or line.number
        self.given.append(given)
        return Part(level, given, given + line.text, "", line.number)

    def _numbered(self, line: Line, number: Number) -> Part | None:
        """A line that begins with a number: a heading, a heading with text behind it, or a numbered paragraph.

        None when the number is none.
        """
        rest = line.text[len(number.typed) :]
        level = number.level
        expected = self.counts[level - 1] + 1
        if level == 1 and is_span(line.text) and (_STOP.search(rest) or len(rest) > 25 or number.ordinal != expected):
            return None
        text = self._respelt(line, number)
        shown = number.shown.strip()
        body = Part(0, shown, text, "", line.number, spans=_shifted(line, number))
        if not rest:
            return body
        stop = _STOP.search(rest)
        if stop is None:
            listed = rest[-1] in "；;，,、" or (level > 2 and re.search("[：:].", rest)) or len(rest) > _ALONE
            return body if listed else Part(level, shown, text, "", line.number)
        sentence, behind = rest[: stop.end()], rest[stop.end() :].lstrip(BLANKS)
        if len(sentence) > _SENTENCE[level] or (level > 2 and re.search("[：:].", sentence)):
            return body
        if not behind and level > 2:
            return body  # one sentence and no more: an item of a list
        return Part(level, shown, number.shown + sentence, behind, line.number)

    def _respelt(self, line: Line, number: Number) -> str:
        """The line with its number in full-width form, which is noted."""
        typed = number.typed
        if typed.strip(BLANKS) != number.shown.strip(BLANKS):
            typed = typed.strip(BLANKS)
        _note(self.respelt, line, typed, number.shown)
        return number.shown + line.text[len(number.typed) :]

    def _item(self, line: Line, count: int, alone: bool) -> Part:
        """An item of a list: official papers have no bullets, they say 一是, 二是."""
        has_own = re.match(r"[一二三四五六七八九十]+是|首先|其次|再次|第[一二三四五]|[①-⑳]", line.text)
        if alone or has_own or numbered(line.text):
            return Part(0, "", line.text, "", line.number, spans=line.spans)
        given = f"{chinese_number(count)}是"
        self.first_given = self.first_given or line.number
        self.given.append(given)
        spans = (Span(given, False), *line.spans) if line.spans else ()
        return Part(0, "", given + line.text, "", line.number, spans=spans)

    def say(self, respelt: Mapping[str, int]) -> None:
        """Notices on what is written otherwise than it was typed, here and in what is given."""
        for text, line in sorted({**respelt, **self.respelt}.items(), key=lambda one: one[1]):
            self.notices.append(self.manuscript.problem(line, 1, "D301", f"规范写法：{text}", level="note"))
        if self.given:
            text = f"没有序号的标题和列表加上了序号：{' '.join(self.given[:12])}" + (
                " 等" if len(self.given) > 12 else ""
            )
            hint = "不要加就自己写上序号，或去掉行首的记号"
            self.notices.append(self.manuscript.problem(self.first_given, 1, "D322", text, hint, "note"))


def _shifted(line: Line, number: Number) -> tuple[Span, ...]:
    """The spans of a line whose number is written otherwise."""
    if not line.spans:
        return ()
    first, *others = line.spans
    if len(first.text) < len(number.typed):
        return ()
    return (Span(number.shown + first.text[len(number.typed) :], first.bold), *others)


def _note(respelt: dict[str, int], line: Line, typed: str, shown: str) -> None:
    if typed != shown:
        respelt.setdefault(f"“{typed}”改作“{shown}”" if shown else f"去掉“{typed}”", line.number)
