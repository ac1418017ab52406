"""Rosters for cards: a text with a person a line, a table; whoever stands there, each at his place.

A line is a name and, behind a space or comma, his post: 张三 副市长. Names between marks are several people. What a
line means is told by its words: posts, units and ranks look like none of the names. Where they do not tell, it is said;
where nobody could tell, the line is refused: a guest without a card is worse than a question.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from docgen.errors import Cell, DataError, Mark, Problem
from docgen.model.cards import Holder
from docgen.model.people import Person
from docgen.model.posts import is_post, is_surely_unit, is_unit
from docgen.model.ranks import standing
from docgen.readers.files import TEXTS, WORKBOOKS, decode, read, shown_path
from docgen.readers.tables.name_list import NUMBERING
from docgen.readers.tables.sheets import Sheet, hidden, sheets
from docgen.readers.tables.visit_workbook import cell_text, heading_text, is_name_heading, pasted, people
from docgen.readers.visit_file.decode import vocabulary
from docgen.readers.visit_file.nodes import Source, UnreadableError, unreadable

_LIST = "名单"
_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
#: Numbers before a name that lists have besides those of drafts: ⒈ ⑴ 11: 07周九 12-周九.
_COUNTED = re.compile(r"\s*(?:[⒈-⒛⑴-⒇]|\d{1,4}\s*[:：\-—.)）]?(?=\s*[\u3400-\u9fff\U00020000-\U0003ffff]))\s*")
_FOREIGN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f]|['’.\-·•&<>\"() ]|, )+")
_RANK_ALONE = re.compile("(?:级|级正职|级副职)$")
_SEX = re.compile("^[男女]$")
_PHONE = re.compile(r"^[\d\-+ ]{7,}$")
_NATION = re.compile("^.{1,5}族$")
#: A line that tells of the list and is nobody.
_NOBODY = re.compile(
    r"^(?:#|[-=—_*]{3,}|共\s*\d+\s*人|合计|总计|小计|备注|注[:：]|说明|附[:：件]|\d{4}年|\d{4}-\d|[\d\-+ ]{7,}$)|名单|"
    r"^第?[一二三四五六七八九十\d]+[桌组车排席]$|"
    r"^(?:[一二三四五六七八九十]+、)?(?:来宾|嘉宾|陪同|主方|客方|参会人员|出席人员|工作人员|领导|人员)(?:[（(].*[）)])?[:：]?$"
)
_LABEL = re.compile(r"^([^:：]{1,12})[:：]\s*(.+)$")
_BRACKETS = re.compile(r"^([^（(【\[]+?)\s*[（(【\[]\s*([^）)】\]]+)\s*[）)】\]]\s*(.*)$")
_LATIN_ONLY = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.\-· ]*")
_SPREAD = re.compile(r"(?<=[\u3400-\u9fff\U00020000-\U0003ffff])\s+(?=[\u3400-\u9fff\U00020000-\U0003ffff])")
_MARKS = re.compile("[、，,;；|｜/／]")
_AGAIN = re.compile(r"\s+\d{1,3}[.．、)）]\s*(?=\S)")
#: What no name has.
_NO_NAME = re.compile(r"[、，；;:：/／|｜。！？!?（）()【】\[\]#=…]|\d|等$")


class Roster:
    """The people of a file in its order, and what is to be said of it."""

    def __init__(self, file: str, problems: list[Problem] | None = None, source: Source | None = None) -> None:
        self.file = file
        self.holders: list[Holder] = []
        self.problems = problems or []
        self.source = source

    def excerpt(self, mark: Mark) -> str:
        """The line of a place, where the roster is a text."""
        return self.source.line(mark.line) if self.source and not isinstance(mark, Cell) else ""

    def say(self, mark: Mark, level: str, text: str, hint: str = "", code: str = "D420") -> None:
        """Notes a problem at a place of the roster."""
        problem = Problem(mark, code, level, text, hint, self.excerpt(mark))  # type: ignore[arg-type]  # one of the levels
        self.problems.append(problem)

    def add(self, person: Person, group: str, mark: Mark) -> None:
        self.holders.append(Holder(person, group, mark))


def load_roster(path: Path) -> Roster:
    """The roster of a workbook, a CSV file or a text.

    Raises DataError for a file that cannot be read, has no column of names, or has lines that nobody could tell;
    OSError for one that cannot be opened.
    """
    try:
        if path.suffix.lower() in (*WORKBOOKS, *TEXTS):
            return _whole(_of_sheets(path))
        source, notices = read(path)
        return _whole(_of_text(source, notices))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def read_roster(content: bytes) -> Roster:
    """The roster of a text. Raises DataError."""
    try:
        return _whole(_of_text(*decode(content, "标准输入")))
    except UnreadableError as error:
        raise DataError(error.problems) from error


def _whole(found: Roster) -> Roster:
    if any(problem.level == "error" for problem in found.problems):
        raise DataError(found.problems)
    return found


def _of_text(source: Source, notices: tuple[Problem, ...]) -> Roster:
    if wrong := unreadable(source):
        raise DataError(wrong)
    found = Roster(source.name, list(notices), source)
    if table := pasted(source):
        _add_sheet(table, found, _LIST, alone=True)
        return found
    passed: list[tuple[int, str]] = []
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip():
            continue
        if _is_nobody(line) or (not found.holders and _is_heading(line)):
            passed.append((number, line.strip()))
            continue
        _add_line(line, number, found)
    if passed:
        some = "、".join(f"第{number}行“{line[:12]}”" for number, line in passed[:8]) + "等" * (len(passed) > 8)
        first = Mark(source.name, passed[0][0], 1)
        found.say(first, "note", f"{some}不是人，没有做", "是人就改成“姓名 职务”")
    return found


def _is_nobody(line: str) -> bool:
    return bool(_NOBODY.search(line.strip())) and not _LABEL.match(line.strip())


def _is_heading(line: str) -> bool:
    """姓名 职务, or 姓名 alone."""
    return any(map(is_name_heading, line.split()))


class _Told(NamedTuple):
    """Somebody of a line: his name, where it begins, unit and post, what else is said; how sure that is."""

    name: str
    at: int
    unit: str = ""
    title: str = ""
    doubt: str = ""
    foreign: str = ""


def _add_line(line: str, number: int, found: Roster) -> None:
    start = NUMBERING.match(line) or _COUNTED.match(line)
    at = start.end() if start else len(line) - len(line.lstrip())
    group = _LIST
    if label := _LABEL.match(line[at:]):
        before, behind = label.groups()
        if _is_name(before.strip()) and not any(map(_is_name, _words(behind))):
            # 张三：副市长
            line = f"{line[: at + label.end(1)]} {line[at + label.end(1) + 1 :]}"
        else:
            # 出席人员：张三、李四
            group, at = before.strip(), at + label.start(2)
    for told in _people(line, at):
        mark = Mark(found.file, number, told.at + 1)
        if told.doubt.startswith("!"):
            found.say(mark, "error", told.doubt[1:], "一行只写一个人：姓名、空格、职务", "D438")
            continue
        if told.doubt:
            found.say(mark, "should", told.doubt, "写成：姓名、空格、职务；是另一个人就另起一行")
        name = _close(told.name, mark, found)
        alone = bool(_RANK_ALONE.search(told.title))
        person = Person(
            name=name,
            unit=told.unit,
            title="" if alone else told.title,
            rank=told.title if standing(told.title) else "",
            name_en=told.foreign,
            at={"": mark, "name": mark},
        )
        found.add(person, group, mark)


def _close(name: str, mark: Mark, found: Roster) -> str:
    """张 三 is 张三: tables spread two hanzi by hand, cards do it by themselves."""
    together = _SPREAD.sub("", name)
    if together == name or len(together) > 4:
        return name
    found.say(mark, "note", f"“{name}”当作“{together}”，中间的空格没有印，两个字由程序拉开")
    return together


def _people(line: str, start: int) -> Iterator[_Told]:
    """Whoever stands in a line from ``start`` on."""
    text, at = _plain(line, start)
    if not text:
        return
    if not _HANZI.match(text):
        yield _foreign(text, at)
        return
    if brackets := _BRACKETS.match(text):
        yield from _bracketed(text, at, brackets)
        return
    if several := list(_AGAIN.finditer(text)):
        # 1.张三 2.李四
        ends = [*(one.start() for one in several), len(text)]
        for begin, end in zip([0, *(one.end() for one in several)], ends, strict=True):
            yield from (one._replace(at=one.at + at + begin) for one in _people(text[begin:end], 0))
        return
    parts = re.finditer(r"[^、，,;；|｜/／\t]+", text)
    segments = [(one.group(), at + one.start()) for one in parts if one.group().strip()]
    first = _spread_words(segments[0][0])
    if "\t" in text or len(segments) == 1:
        yield from _of_words([word for part, _ in segments for word in _spread_words(part)], text, at)
        return
    heads = [_spread_words(part)[0] for part, _ in segments]
    if len(first) > 1 and not any(map(_is_name, heads[1:])):
        # 张三 区委副书记、区长
        yield from _of_words(first, text, at)
        return
    if not any(map(_is_name, heads[1:])) and _is_name(heads[0]):
        # 张三，区委副书记、区长
        yield _Told(heads[0], at, title=text[len(segments[0][0]) :].strip("、，,;； 　"))
        return
    waiting: _Told | None = None
    for part, place in segments:
        words = _spread_words(part)
        if _is_name(words[0]):
            if waiting:
                yield waiting
            waiting = _Told(words[0], place + len(part) - len(part.lstrip()), title=" ".join(words[1:]))
        elif waiting:
            # a post behind several names is that of the last
            doubt = f"“{part.strip()}”当作“{waiting.name}”的职务"
            waiting = waiting._replace(title=f"{waiting.title}、{part.strip()}".strip("、"), doubt=doubt)
        else:
            yield _Told(part.strip(), place, doubt=f"!看不出“{text}”里谁是姓名")
            return
    if waiting:
        yield waiting


def _plain(line: str, start: int) -> tuple[str, int]:
    """The line from ``start`` on without marks around it, and where that begins."""
    text = line[start:].rstrip()
    head = re.match(r"[★☆●○◆◇■□※*•·\s]*", text)
    cut = head.end() if head else 0
    return re.sub(r"[。．，,;；、*★☆\s]+$", "", text[cut:]), start + cut


def _foreign(text: str, at: int) -> _Told:
    """A name in other letters, and behind it a post in hanzi."""
    found = _FOREIGN.match(text)
    if not found or not any(one.isalpha() for one in text):
        return _Told(text, at)
    hanzi = _HANZI.search(text)
    end = hanzi.start() if hanzi else len(text)
    name, rest = text[:end].rstrip(" ,，、;；\t"), text[end:]
    # 'A&B<公司>' is no name with a post
    if rest and text[end - 1] not in " ,，、;；\t":
        return _Told(text, at)
    return _Told(name, at, title=rest.strip())


def _bracketed(text: str, at: int, found: re.Match[str]) -> Iterator[_Told]:
    """张三（副市长）, 托马斯·伯格（Thomas Berg） 副议长, 张三（女）."""
    name, inside, rest = (part.strip() for part in found.groups())
    if not _is_name(name):
        yield _Told(text, at, doubt=f"!看不出“{text}”里谁是姓名")
    elif _SEX.match(inside) or _NATION.match(inside):
        yield _Told(name, at, title=rest)
    elif _LATIN_ONLY.fullmatch(inside):
        yield _Told(name, at, title=rest, foreign=inside)
    elif is_post(inside) or standing(inside):
        yield _Told(name, at, title=f"{inside}{rest}")
    elif is_unit(inside):
        yield _Told(name, at, unit=inside, title=rest)
    else:
        yield _Told(name, at, title=rest, doubt=f"括号里的“{inside}”没有印")


def _spread_words(part: str) -> list[str]:
    """The words of a part; 张 三 副市长 begins with a name spread by hand."""
    words = part.split()
    count = 0
    while count < len(words) and len(words[count]) == 1 and _HANZI.match(words[count]):
        count += 1
    if 2 <= count <= 4:
        return [" ".join(words[:count]), *words[count:]]
    if count == 1 and len(words) > 1 and len(words[1]) <= 2 and not is_post(words[1]):
        return [" ".join(words[:2]), *words[2:]]
    return words


def _words(text: str) -> list[str]:
    return [word for part in _MARKS.split(text) for word in _spread_words(part)]


def _of_words(words: Sequence[str], text: str, at: int) -> Iterator[_Told]:
    """Words parted by spaces: a name and what is said of him; or several names; or a name behind unit and post."""
    kept = [word for word in words if not _PHONE.match(word) and not _SEX.match(word) and not _NATION.match(word)]
    names = [word for word in kept if _is_name(word)]
    if not kept:
        yield _Told(text, at, doubt=f"!看不出“{text}”里谁是姓名")
    elif len(kept) > 2 and len(names) == len(kept):
        for number, word in enumerate(kept):
            shown = "、".join(kept)
            yield _Told(word, at + text.index(word), doubt="" if number else f"“{shown}”当作{len(kept)}个人")
    elif len(kept) == 1 and not names and _NO_NAME.search(kept[0]):
        yield _Told(text, at, doubt=f"!“{kept[0]}”不像一个人的姓名")
    elif len(kept) == 1 and not names and (is_post(kept[0]) or is_unit(kept[0])):
        yield _Told(kept[0], at, doubt=f"“{kept[0]}”当作姓名")
    elif _is_name(kept[0]) or len(kept) == 1:
        unit = kept[1] if len(kept) == 3 and is_unit(kept[1]) and not is_post(kept[1]) else ""
        title = (
            " ".join(kept[2:] if unit else kept[1:]) if "\t" not in text else "".join(kept[2:] if unit else kept[1:])
        )
        if "\t" in text and len(kept) == 3 and not unit:
            unit, title = kept[1], kept[2]
        rest = text[text.index(kept[0]) + len(kept[0]) :].strip()
        if "\t" not in text and not unit and kept == list(words):
            title = rest  # as it was typed, with its marks
        unsure = [word for word in names[1:] if not is_post(word) and not standing(word)]
        doubt = f"“{unsure[0]}”当作“{kept[0]}”的职务" if unsure else ""
        yield _Told(kept[0], at, unit, title, doubt)
    elif len(names) == 1:
        # 市政府 副市长 张三
        others = [word for word in kept if word != names[0]]
        units = [word for word in others if not is_post(word)]
        posts = [word for word in others if is_post(word)]
        yield _Told(names[0], at + text.index(names[0]), "".join(units), "".join(posts), f"“{names[0]}”当作姓名")
    elif len(kept[0]) <= 3 and not is_surely_unit(kept[0]) and all(map(is_post, kept[1:])):
        # 王小村 主任
        yield _Told(kept[0], at, title=" ".join(kept[1:]), doubt=f"“{kept[0]}”当作姓名")
    else:
        yield _Told(text, at, doubt=f"!看不出“{text}”里谁是姓名")


def _is_name(word: str) -> bool:
    """Whether a word can be a name: two to four hanzi, or parts with a dot, and no post, unit or rank."""
    if not word or _NO_NAME.search(word):
        return False
    if re.search("[·•]", word):
        return True
    together = _SPREAD.sub("", word)
    if not all(map(_HANZI.match, together)):
        return not _HANZI.search(together) and any(one.isalpha() for one in together)
    return 2 <= len(together) <= 4 and not is_post(together) and not (len(together) > 2 and is_unit(together))


def _of_sheets(path: Path) -> Roster:
    tables, notices = sheets(path)
    found = Roster(shown_path(path), list(notices))
    filled = [sheet for sheet in tables if any(cell_text(cell) for row in sheet.rows for cell in row)]
    headed = [sheet for sheet in filled if any(is_name_heading(cell) for row in sheet.rows[:10] for cell in row)]
    for sheet in headed or filled[:1]:
        _add_sheet(sheet, found, sheet.name.rpartition("!")[2] if "!" in sheet.name else _LIST, alone=not headed)
    left = [sheet.name.rpartition("!")[2] for sheet in filled if sheet not in (headed or filled[:1])]
    if left:
        found.say(
            Cell(found.file, 1, 1), "note", f"没有“姓名”一列的表没有读：{'、'.join(left)}", "里面有人就加上“姓名”一列"
        )
    _say_hidden(path, found)
    return found


def _say_hidden(path: Path, found: Roster) -> None:
    """People in rows and sheets that Excel does not show: a filtered list may mean that they are not to come."""
    unseen = hidden(path)
    names = [
        one.person.name
        for one in found.holders
        if isinstance(one.mark, Cell) and one.mark.line in unseen.get(one.mark.file.rpartition("!")[2], ())
    ]
    if names:
        some = "、".join(names[:8]) + (f"等{len(names)}人" if len(names) > 8 else "")
        found.say(
            Cell(found.file, 1, 1), "should", f"{some}在隐藏的行或表里，也做了卡", "不来的从表里删去，或用 --exclude"
        )


def _add_sheet(sheet: Sheet, found: Roster, group: str, alone: bool) -> None:
    headed = people(sheet, found.problems)
    if headed is None:
        if alone:
            _add_first_column(sheet, found, group)
        return
    for person in headed[0]:
        _add_named(person, group, person.at.get("name", person.at[""]), found)
    for problem in headed[1]:
        if problem.code == "D108":
            found.problems.append(Problem(problem.place, "D108", "error", "这一行没有姓名", "填上姓名，或删去这一行"))
        else:
            found.problems.append(problem)


def _add_named(person: Person, group: str, mark: Mark, found: Roster) -> None:
    """Somebody of a column of names; what stands there and is no name is passed over or refused."""
    name = person.name
    if is_name_heading(name) or _NOBODY.search(name) or (NUMBERING.match(name) and _is_nobody(name)):
        found.say(mark, "note", f"“{name}”不是人，没有做")
        return
    if brackets := _BRACKETS.match(name):
        told = next(_bracketed(name, 0, brackets))
        if not told.doubt.startswith("!"):
            if told.doubt:
                found.say(mark, "should", told.doubt)
            closer = replace(
                person,
                name=told.name,
                unit=person.unit or told.unit,
                title=person.title or told.title,
                name_en=person.name_en or told.foreign,
            )
            found.add(closer, group, mark)
            return
    words_of = _spread_words(name)
    wrong = bool(_NO_NAME.search(name)) or (
        len(words_of) > 1 and _is_name(words_of[0]) and any(map(is_post, words_of[1:]))
    )
    if wrong and not _foreign_name(name):
        found.say(mark, "error", f"“{name}”不像一个人的姓名", "一格只写一个人的姓名；职务写在“职务”一列", "D438")
        return
    found.add(replace(person, name=_close(name, mark, found)), group, mark)


def _foreign_name(name: str) -> bool:
    return not _HANZI.search(name) and any(one.isalpha() for one in name) and not re.search(r"\d", name)


def _add_first_column(sheet: Sheet, found: Roster, group: str) -> None:
    """Without headings the first column holds the names, if it can; what else there is nobody knows."""
    rows = [[cell_text(cell) for cell in row] for row in sheet.rows]
    names = [(number, row[0]) for number, row in enumerate(rows, 1) if row and row[0]]
    headings = {heading_text(cell) for row in sheet.rows[:3] for cell in row} & set(vocabulary(Person))
    several = any(any(row[1:]) for row in rows)
    doubtful = [name for _, name in names if not (_is_name(name) or _foreign_name(name))]
    if not names or headings or (several and doubtful):
        hint = "在名字那一列上面写“姓名”"
        found.say(Cell(sheet.name, 1, 1), "error", "没有“姓名”一列，不知道哪一列是名字", hint, "D412")
        return
    if several:
        found.say(
            Cell(sheet.name, 1, 1),
            "note",
            "没有表头，第一列当作姓名，其余各列没有用",
            "第一行写上表头：姓名、单位、职务",
        )
    for number, name in names:
        mark = Cell(sheet.name, number, 1)
        _add_named(Person(name=name, at={"": mark, "name": mark}), group, mark, found)
