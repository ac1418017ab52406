"""Slips in the text of a draft: each reported at its place, and mended only when the writer asks for it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from docgen.draft.lines import BLANKS
from docgen.draft.numbering import Number, numbered
from docgen.draft.recognise import PLACEHOLDER
from docgen.draft.signs import attachment, is_address
from docgen.errors import Problem
from docgen.model.draft import Draft, Manuscript
from docgen.model.scalars import INVISIBLE

_HAN = "\u3400-\u9fff"  # the planes beyond would make every pattern dear, and stand beside no other marks
_FULL = "，。；：？！、（）《》“”‘’【】〔〕"
_FIELD = re.compile(r"\{\{.*?\}\}")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s\u3000-\uffff]+|[\w.+-]+@[\w.-]+")
_HALF = re.compile(
    rf"(?<=[%％])[.](?=[{_HAN}]|$)|(?<=[{_HAN}{_FULL}])[,;:?!]|[,;:?!](?=[{_HAN}])|(?<=[{_HAN}{_FULL}])\.(?=[{_HAN}]|$)"
)
_HALF_BRACKETS = re.compile(rf"\(([^()]*[{_HAN}][^()]*)\)|(?<=[{_HAN}])\(([^()]*)\)")
_MIXED_BRACKETS = re.compile(r"（[^（()）]*\)|\([^（()）]*）")
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_PADDED = re.compile(r"(\d{4}\s*年\s*|(?<=月))0(\d)(?=\s*[月日])|(?<=月)\s*0(\d)(?=\s*日)")
_DOUBLED = re.compile(r"([，。；：、？！,;])\1+")
_DOTS = re.compile(r"\.{3,}|。{3,}")
_BLANK = re.compile(rf"(?<=[{_HAN}，。；：、])[ \t]+(?=[{_HAN}，。；：、])")
_BLANK_FROM = 20  # characters: shorter lines are laid out with blanks
_CLASHING = re.compile(r"[，；、：](?=[，。；！？、：])|[。！？；](?=[，、；：])")
_STRAIGHT = re.compile(rf"[\"'](?=[{_HAN}{_FULL}])|(?<=[{_HAN}{_FULL}])[\"']")
_ENDS = tuple("。！？；：…”’』）)】》〉!?;:.>|")
_PAIRS = {"）": "（", "》": "《", "〉": "〈", "】": "【", "〕": "〔", "”": "“", "’": "‘", "』": "『", "」": "「"}
_SAME_FROM = 20  # characters: shorter paragraphs may well be the same
_SLOGAN_FROM = 4
_MOST = 200  # findings of one kind in one line: beyond that it is no text


@dataclass(frozen=True, slots=True)
class Edit:
    """What a line becomes between two characters."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A slip, and how to mend it where that is certain."""

    problem: Problem
    edits: tuple[Edit, ...] = ()


_Found = Iterator[tuple[int, str, str, str, tuple[Edit, ...]]]


def check(
    manuscript: Manuscript, draft: Draft, slogans: Mapping[str, str] | None = None, fields: bool = False
) -> tuple[Finding, ...]:
    """Every slip in the text, in order; ``slogans`` are the brand's exact texts by name.

    With ``fields`` what stands in ``{{ }}`` is filled from a ledger, and no slip.
    """
    found = list(_in_lines(manuscript, tuple((slogans or {}).values()), fields))
    found += _levels(manuscript)
    found += _structure(manuscript, draft)
    found += _twice(manuscript)
    return tuple(sorted(found, key=lambda one: (one.problem.place, one.problem.code)))


def fixed(manuscript: Manuscript, findings: Iterable[Finding]) -> tuple[Manuscript, tuple[Finding, ...]]:
    """The manuscript with every certain slip mended, and the findings that say so."""
    lines = list(manuscript.lines)
    done = [finding for finding in findings if finding.edits]
    edits = {edit for finding in done for edit in finding.edits}
    for edit in sorted(edits, key=lambda one: (one.line, one.start), reverse=True):
        at = edit.line - manuscript.first
        lines[at] = lines[at][: edit.start] + edit.text + lines[at][edit.end :]
    return manuscript._replace(lines=tuple(lines)), tuple(done)


# Line by line


def _in_lines(manuscript: Manuscript, slogans: Sequence[str], fields: bool) -> Iterator[Finding]:
    near = [_near_misses(slogan) for slogan in slogans if len(slogan) >= _SLOGAN_FROM]
    for number, raw in enumerate(manuscript.lines, manuscript.first):
        if not raw or raw.isspace():
            continue
        line = _masked(raw)
        # what no ledger fills is a hole like any other
        hole = line if fields else raw
        for check_line, text in (*((one, line) for one in (*_CHECKS, *near)), (_placeholders, hole)):
            for start, code, said, hint, edits in islice(check_line(number, text), _MOST):
                yield Finding(manuscript.problem(number, start + 1, code, said, hint), edits)
        if attachment(line.strip(BLANKS)):
            yield from _attachment(manuscript, number)


def _masked(line: str) -> str:
    """The line with what is no running text hidden: fields, addresses of the net."""
    if "{{" in line:
        line = _FIELD.sub(lambda found: "〇" * len(found.group()), line)
    if "://" in line or "@" in line or "www." in line:
        line = _ADDRESS.sub(lambda found: "a" * len(found.group()), line)
    return line


def _invisible(number: int, line: str) -> _Found:
    if line.isprintable():
        return
    found = [(one.start(), one.group()) for one in INVISIBLE.finditer(line)]
    if found:
        codes = " ".join(dict.fromkeys(f"U+{ord(one):04X}" for _, one in found))
        edits = tuple(Edit(number, at, at + 1, "") for at, _ in found)
        yield found[0][0], "D319", f"有看不见的字符 {codes}", "多半是粘贴时带进来的，删去", edits


def _blanks(_number: int, line: str) -> _Found:
    if len(line.strip(BLANKS)) >= _BLANK_FROM and "|" not in line and (found := _BLANK.search(line.rstrip())):
        yield found.start(), "D326", "字中间有空格", "多半是粘贴时带进来的，删去", ()


def _half_width(number: int, line: str) -> _Found:
    typed = numbered(line.strip(BLANKS))
    start = len(line) - len(line.lstrip(BLANKS)) + (len(typed.typed) if typed else 0)
    found = [(one.start(), _WIDE[one.group()]) for one in _HALF.finditer(line, start)]
    for pair in _HALF_BRACKETS.finditer(line, start):
        found += [(pair.start(), "（"), (pair.end() - 1, "）")]
    for mixed in _MIXED_BRACKETS.finditer(line, start):
        at = mixed.start() if mixed.group()[0] == "(" else mixed.end() - 1
        found.append((at, "（" if at == mixed.start() else "）"))
    if found and not line.lstrip().startswith("|"):
        found.sort()
        marks = " ".join(dict.fromkeys(line[at] for at, _ in found))
        edits = tuple(Edit(number, at, at + 1, wide) for at, wide in found)
        where = f"有{len(found)}处半角标点" if len(found) > 1 else "有半角标点"
        yield found[0][0], "D302", f"中文里{where}：{marks}", "改成全角", edits


def _padded(number: int, line: str) -> _Found:
    if "0" not in line:
        return
    for found in _PADDED.finditer(line):
        zero = line.index("0", found.start() + (5 if found.group(1) else 0))
        text = f"“{line[zero : zero + 3]}”前面多了 0"
        hint = f"年月日不补零，写成“{line[zero + 1 : zero + 3]}”"
        yield zero, "D305", text, hint, (Edit(number, zero, zero + 1, ""),)


def _doubled(number: int, line: str) -> _Found:
    for found in _DOTS.finditer(line):
        edits = (Edit(number, found.start(), found.end(), "……"),) if found.group()[0] == "." else ()
        yield found.start(), "D307", f"“{found.group()}”不是省略号", "省略号是“……”", edits
    for found in _DOUBLED.finditer(line):
        if len(found.group()) > 2 and found.group(1) == "。":
            continue  # meant for an ellipsis
        edit = Edit(number, found.start(), found.end(), found.group(1))
        yield found.start(), "D307", f"标点重复：“{found.group()}”", "留下一个", (edit,)
    for found in _CLASHING.finditer(line):
        both = line[found.start() : found.start() + 2]
        if both[0] != both[1]:
            yield found.start(), "D307", f"两个标点连在一起：“{both}”", "看看该留哪一个", ()


def _straight(number: int, line: str) -> _Found:
    if not _STRAIGHT.search(line):
        return
    for mark, opening, closing in (('"', "“", "”"), ("'", "‘", "’")):
        places = [at for at, character in enumerate(line) if character == mark]
        if not places or not any(one.group() == mark for one in _STRAIGHT.finditer(line)):
            continue
        edits = tuple(Edit(number, at, at + 1, closing if count % 2 else opening) for count, at in enumerate(places))
        even = len(places) % 2 == 0
        hint = f"改成弯引号 {opening} {closing}" if even else "少了一个，补上后改成弯引号"
        yield places[0], "D308", f"直引号 {mark} ", hint, edits if even else ()


def _unbalanced(_number: int, line: str) -> _Found:
    waiting: list[tuple[str, int]] = []
    openings = _PAIRS.values()
    for at, character in enumerate(line.replace("(", "（").replace(")", "）")):
        if character in openings:
            waiting.append((character, at))
        elif character in _PAIRS:
            if waiting and waiting[-1][0] == _PAIRS[character]:
                waiting.pop()
            elif not _is_item(line, at):
                yield at, "D310", f"{line[at]} 前面没有配对的 {_PAIRS[character]}", "补上另一半，或删去", ()
    for character, at in waiting:
        closing = next(one for one, opening in _PAIRS.items() if opening == character)
        yield at, "D310", f"{line[at]} 后面没有配对的 {closing}", "补上另一半，或删去", ()


def _is_item(line: str, at: int) -> bool:
    """1） at the beginning of a line."""
    return line[at] in ")）" and re.fullmatch(rf"[{BLANKS}]*\d{{1,2}}", line[:at]) is not None


def _placeholders(_number: int, line: str) -> _Found:
    for found in PLACEHOLDER.finditer(line):
        yield found.start(), "D312", f"还有没填的地方：“{found.group()}”", "填上内容再印", ()


_CHECKS = (_invisible, _blanks, _half_width, _padded, _doubled, _straight, _unbalanced)


def _near_misses(slogan: str) -> Callable[[int, str], _Found]:
    """Looks for a slogan of which one character is wrong, missing or too many: one half of it is still whole."""
    half = len(slogan) // 2
    head, tail = slogan[:half], slogan[half:]
    lengths = (len(slogan),) if len(slogan) < 6 else (len(slogan), len(slogan) - 1, len(slogan) + 1)

    def look(number: int, line: str) -> _Found:
        taken = -1
        for start, length in sorted(_candidates(line, head, tail, lengths)):
            typed = line[start : start + length]
            if start < taken or slogan in line[max(0, start - 1) : start + length + 1] or not _one_off(typed, slogan):
                continue
            taken = start + length
            edit = Edit(number, start, start + length, slogan)
            yield start, "D309", f"口号写错了：“{typed}”", f"应为“{slogan}”", (edit,)

    return look


def _candidates(line: str, head: str, tail: str, lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    for length in lengths:
        for found in re.finditer(re.escape(head), line):
            if found.start() + length <= len(line):
                yield found.start(), length
        for found in re.finditer(re.escape(tail), line):
            if (start := found.end() - length) >= 0:
                yield start, length


def _one_off(typed: str, right: str) -> bool:
    """One character differs, is missing or is too many; both ends but that one are the same."""
    before = next((at for at, (one, other) in enumerate(zip(typed, right, strict=False)) if one != other), None)
    if before is None:
        return False
    if len(typed) == len(right):
        return typed[before + 1 :] == right[before + 1 :] and not re.search(f"[{_FULL}]", typed[before])
    if len(typed) > len(right):
        return typed[before + 1 :] == right[before:]
    return typed[before:] == right[before + 1 :]


def _attachment(manuscript: Manuscript, number: int) -> Iterator[Finding]:
    """The names of attachments take no mark at their end (GB/T 9704, 附件说明)."""
    for at in range(number - manuscript.first, min(number - manuscript.first + 20, len(manuscript.lines))):
        text = manuscript.lines[at].rstrip(BLANKS)
        inside = attachment(text.strip(BLANKS)) is not None or numbered(text.strip(BLANKS)) is not None
        if not inside and text.strip(BLANKS):
            return
        if text.endswith(("。", "；", ";", "，", "、")):
            said = f"附件名称后面有“{text[-1]}”"
            yield _last_mark(manuscript, at + manuscript.first, "D311", said, "附件名称后面不加标点")


def _last_mark(manuscript: Manuscript, line: int, code: str, text: str, hint: str) -> Finding:
    """A mark at the end of a line that should not be there."""
    end = len(manuscript.lines[line - manuscript.first].rstrip(BLANKS))
    return Finding(manuscript.problem(line, end, code, text, hint), (Edit(line, end - 1, end, ""),))


# Numbers and levels


def _levels(manuscript: Manuscript) -> Iterator[Finding]:
    last = [0, 0, 0, 0]
    above = 0
    used: set[int] = set()
    for line, number, text in _numbers(manuscript):
        used.add(number.level)
        yield from _marks(manuscript, line, number, text)
        level, count = number.level, number.ordinal
        expected = last[level - 1] + 1
        column = len(text) - len(text.lstrip(BLANKS)) + 1
        said = ""
        if level > above + 1 and above and any(step in used for step in range(above + 1, level)):
            said = f"从第{above}级直接到了第{level}级“{number.shown.strip()}”"
        if count > expected and (expected > 1 or level < 3):
            missing = f"缺了第{expected}个" if count == expected + 1 else f"缺了第{expected}到第{count - 1}个"
            said = f"序号跳了：“{number.shown.strip()}”前面{missing}"
        elif count < expected and level < 3:
            said = f"序号又从“{number.shown.strip()}”开始，前面已经到了第{expected - 1}个"
        if said:
            problem = manuscript.problem(line, column, "D304", said, "核对序号和层次：一、（一）1.（1）")
            yield Finding(problem)
        last[level - 1] = count
        last[level:] = [0] * (4 - level)
        above = level


def _numbers(manuscript: Manuscript) -> Iterator[tuple[int, Number, str]]:
    """The numbers at the beginnings of lines, those of an attachment's names left out."""
    listing = False
    for line, raw in enumerate(manuscript.lines, manuscript.first):
        text = raw.strip(BLANKS)
        listing = attachment(text) is not None or (listing and (not text or numbered(text) is not None))
        bare = text.lstrip("#* ") if text[:1] in "#*" else text
        if not listing and (number := numbered(bare)) is not None:
            yield line, number, raw


def _marks(manuscript: Manuscript, line: int, number: Number, raw: str) -> Iterator[Finding]:
    """（一）、 and 1、: a mark that the standard does not have there."""
    shown = number.shown.strip()
    if shown == number.right.strip():
        return
    start = raw.index(number.typed.strip(BLANKS)[0])
    edit = Edit(line, start, start + len(number.typed), number.right)
    text, hint = f"“{shown}”应写成“{number.right}”", "（一）和（1）后面不加标点，阿拉伯数字后面用点"
    yield Finding(manuscript.problem(line, start + 1, "D303", text, hint), (edit,))


# What only the structure shows


def _structure(manuscript: Manuscript, draft: Draft) -> Iterator[Finding]:
    yield from _title(manuscript, draft)
    for part in draft.parts:
        if part.block is not None or part.flush:
            continue
        raw = manuscript.lines[part.line - manuscript.first]
        end = len(raw.rstrip(BLANKS))
        last = raw.rstrip(BLANKS)[-1:]
        if part.level and not part.run_in and last in "。；，：" and len(part.text) > len(part.number):
            text = f"标题“{part.text}”后面有“{last}”"
            yield _last_mark(manuscript, part.line, "D313", text, "独占一行的标题后面不加标点")
        elif not part.level or part.run_in:
            yield from _end_of(manuscript, part.run_in or part.text, part.line, end)


def _end_of(manuscript: Manuscript, text: str, line: int, end: int) -> Iterator[Finding]:
    if text.endswith(_ENDS) or is_address(text):
        return
    if "，" in text or "。" in text or len(text) > 25:
        said = "这一段末尾没有句号" if not text.endswith(("，", "、")) else f"这一段末尾是“{text[-1]}”"
        yield Finding(manuscript.problem(line, max(end, 1), "D306", said, "补上句号；若是一段被断成了两行，接起来"))
    elif len(text) <= 20 and not re.search(r"[\d：:，。]|^[一二三四五六七八九十]+是", text):
        said = f"“{text}”像是小标题，但没有序号，按正文排"
        yield Finding(manuscript.problem(line, 1, "D314", said, "是标题就写上序号"))


def _title(manuscript: Manuscript, draft: Draft) -> Iterator[Finding]:
    title = "".join(draft.title)
    if not title:
        number = next((at for at, one in enumerate(manuscript.lines, manuscript.first) if one.strip()), 1)
        yield Finding(manuscript.problem(number, 1, "D325", "没有认出标题", "标题独占第一行，后面不加标点"))
    elif title[-1] in "。；，：！？.,;:!?":
        said, hint = f"标题末尾有“{title[-1]}”", "标题末尾不加标点"
        if draft.title_line:
            yield _last_mark(manuscript, draft.title_line, "D311", said, hint)
        else:
            yield Finding(manuscript.problem(1, 1, "D311", said, hint))


def _twice(manuscript: Manuscript) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for number, raw in enumerate(manuscript.lines, manuscript.first):
        text = raw.strip(BLANKS)
        if len(text) < _SAME_FROM or text.startswith("|"):
            continue
        first = seen.setdefault(text, number)
        if first != number:
            yield Finding(
                manuscript.problem(number, 1, "D315", f"这一段与第{first}行完全一样", "多半是粘贴了两次，删去一段")
            )
