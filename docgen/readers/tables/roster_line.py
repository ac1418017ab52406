"""Who stands in a line of a roster: 张三 副市长, 市政府 副市长 张三, 张三（副市长）, 张三、李四.

Names are told from posts, units and ranks by the words themselves. What had to be guessed is given as a doubt; a line
in which nobody can tell the name is refused.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.model.posts import is_post, is_surely_unit, is_unit
from docgen.model.ranks import standing

_HANZI = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_FOREIGN = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f]|['’.\-·•&<>\"() ]|, )+")
_SEX = re.compile("^[男女]$")
_PHONE = re.compile(r"^[\d\-+ ]{7,}$")
_NATION = re.compile("^.{1,5}族$")
_BRACKETS = re.compile(r"^([^（(【\[]+?)\s*[（(【\[]\s*([^）)】\]]+)\s*[）)】\]]\s*(.*)$")
_LATIN_ONLY = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.\-· ]*")
_SPACE_IN_NAME = re.compile(r"(?<=[\u3400-\u9fff\U00020000-\U0003ffff])\s+(?=[\u3400-\u9fff\U00020000-\U0003ffff])")
_MARKS = re.compile("[、，,;；|｜/／]")
_BETWEEN_MARKS = re.compile(r"[^、，,;；|｜/／\t]+")
_MARKS_BEFORE = re.compile(r"[★☆●○◆◇■□※*•·\s]*")
_MARKS_BEHIND = re.compile(r"[。．，,;；、*★☆\s]+$")
_NEXT_NUMBER = re.compile(r"\s+\d{1,3}[.．、)）]\s*(?=\S)")
#: What no name contains.
_NOT_IN_NAMES = re.compile(r"[、，；;：:/／|｜。！？!?（）()【】\[\]#=…]|\d|等$")


class LinePerson(NamedTuple):
    """Somebody in a line: his name, where it begins (counted from 0), and what else is written of him.

    ``doubt`` says what was guessed. With a ``refusal`` nobody could tell the name, and ``name`` is what stands there.
    """

    name: str
    at: int
    unit: str = ""
    title: str = ""
    name_en: str = ""
    doubt: str = ""
    refusal: str = ""


def people_of_line(line: str, start: int = 0) -> Iterator[LinePerson]:
    """Everybody in a line from ``start`` on."""
    text, at = _without_marks_around(line, start)
    if not text:
        return
    if not _HANZI.match(text):
        yield _foreign_person(text, at)
    elif bracketed := person_with_brackets(text, at):
        yield bracketed
    elif _NEXT_NUMBER.search(text):
        yield from _numbered_people(text, at)
    else:
        yield from _listed_people(text, at)


def person_with_brackets(text: str, at: int = 0) -> LinePerson | None:
    """张三（副市长）, 托马斯·伯格（Thomas Berg） 副议长, 张三（女）; None for a text without brackets."""
    match = _BRACKETS.match(text)
    if match is None:
        return None
    name, inside, rest = (part.strip() for part in match.groups())
    if not is_name(name):
        return _refused(text, at)
    if _SEX.match(inside) or _NATION.match(inside):
        return LinePerson(name, at, title=rest)
    if _LATIN_ONLY.fullmatch(inside):
        return LinePerson(name, at, title=rest, name_en=inside)
    if is_post(inside) or standing(inside):
        return LinePerson(name, at, title=f"{inside}{rest}")
    if is_unit(inside):
        return LinePerson(name, at, unit=inside, title=rest)
    return LinePerson(name, at, title=rest, doubt=f"括号里的“{inside}”没有印")


def is_name(word: str) -> bool:
    """Whether a word can be a name: two to four hanzi, or parts with a dot, and no post, unit or rank."""
    if not word or _NOT_IN_NAMES.search(word):
        return False
    if re.search("[·•]", word):
        return True
    closed = without_spaces(word)
    if not all(map(_HANZI.match, closed)):
        return not _HANZI.search(closed) and any(character.isalpha() for character in closed)
    return 2 <= len(closed) <= 4 and not is_post(closed) and not (len(closed) > 2 and is_unit(closed))


def is_foreign_name(name: str) -> bool:
    """Whether a text can be a name in other letters than hanzi."""
    return not _HANZI.search(name) and any(character.isalpha() for character in name) and not re.search(r"\d", name)


def is_no_name(text: str) -> bool:
    """Whether a text that should be one name contains something else: marks, digits, a post behind the name."""
    words = _words_of(text)
    has_post = len(words) > 1 and is_name(words[0]) and any(map(is_post, words[1:]))
    return (bool(_NOT_IN_NAMES.search(text)) or has_post) and not is_foreign_name(text)


def without_spaces(name: str) -> str:
    """A name without the spaces that were typed between its hanzi: 张 三 is 张三."""
    return _SPACE_IN_NAME.sub("", name)


def words_between_marks(text: str) -> list[str]:
    """The words of a text that are separated by spaces or marks."""
    return [word for part in _MARKS.split(text) for word in _words_of(part)]


def _words_of(part: str) -> list[str]:
    """The words that are separated by spaces; in 张 三 副市长 the first is 张 三."""
    words = part.split()
    count = 0
    while count < len(words) and len(words[count]) == 1 and _HANZI.match(words[count]):
        count += 1
    if 2 <= count <= 4:
        return [" ".join(words[:count]), *words[count:]]
    if count == 1 and len(words) > 1 and len(words[1]) <= 2 and not is_post(words[1]):
        return [" ".join(words[:2]), *words[2:]]
    return words


def _without_marks_around(line: str, start: int) -> tuple[str, int]:
    """The line from ``start`` on without marks around it, and where that begins."""
    text = line[start:].rstrip()
    before = _MARKS_BEFORE.match(text)
    begin = before.end() if before else 0
    return _MARKS_BEHIND.sub("", text[begin:]), start + begin


def _refused(text: str, at: int) -> LinePerson:
    return LinePerson(text, at, refusal=f"看不出“{text}”里谁是姓名")


def _foreign_person(text: str, at: int) -> LinePerson:
    """A name in other letters, and behind it a post in hanzi."""
    if not _FOREIGN.match(text) or not any(character.isalpha() for character in text):
        return LinePerson(text, at)
    hanzi = _HANZI.search(text)
    end = hanzi.start() if hanzi else len(text)
    name, rest = text[:end].rstrip(" ,，、;；\t"), text[end:]
    # 'A&B<公司>' is no name with a post
    if rest and text[end - 1] not in " ,，、;；\t":
        return LinePerson(text, at)
    return LinePerson(name, at, title=rest.strip())


def _numbered_people(text: str, at: int) -> Iterator[LinePerson]:
    """1.张三 2.李四"""
    numbers = list(_NEXT_NUMBER.finditer(text))
    begins = [0, *(number.end() for number in numbers)]
    ends = [*(number.start() for number in numbers), len(text)]
    for begin, end in zip(begins, ends, strict=True):
        for person in people_of_line(text[begin:end]):
            yield person._replace(at=person.at + at + begin)


def _listed_people(text: str, at: int) -> Iterator[LinePerson]:
    """Somebody and his posts, or several people between marks."""
    parts = [(match.group(), at + match.start()) for match in _BETWEEN_MARKS.finditer(text) if match.group().strip()]
    if "\t" in text or len(parts) == 1:
        yield from _people_of_words([word for part, _ in parts for word in _words_of(part)], text, at)
        return
    first = _words_of(parts[0][0])
    has_further_names = any(is_name(_words_of(part)[0]) for part, _ in parts[1:])
    if not has_further_names and len(first) > 1:
        # 张三 区委副书记、区长
        yield from _people_of_words(first, text, at)
    elif not has_further_names and is_name(first[0]):
        # 张三，区委副书记、区长
        yield LinePerson(first[0], at, title=text[len(parts[0][0]) :].strip("、，,;； 　"))
    else:
        yield from _people_between_marks(parts, text)


def _people_between_marks(parts: Sequence[tuple[str, int]], text: str) -> Iterator[LinePerson]:
    """张三、李四 副市长、王五: a part that is no name is a post of the person before it."""
    person: LinePerson | None = None
    for part, place in parts:
        words = _words_of(part)
        if is_name(words[0]):
            if person:
                yield person
            person = LinePerson(words[0], place + len(part) - len(part.lstrip()), title=" ".join(words[1:]))
        elif person:
            doubt = f"“{part.strip()}”当作“{person.name}”的职务"
            person = person._replace(title=f"{person.title}、{part.strip()}".strip("、"), doubt=doubt)
        else:
            yield _refused(text, place)._replace(name=part.strip())
            return
    if person:
        yield person


class _LineWords(NamedTuple):
    """The words of a text: all of them, those that are no phone, sex or 民族, and among these the possible names."""

    text: str
    at: int
    every: Sequence[str]
    kept: list[str]
    names: list[str]

    def place_of(self, word: str) -> tuple[int, int]:
        """Where a word begins and ends in the text; between its hanzi there may be any spaces."""
        match = re.search(r"\s+".join(map(re.escape, word.split())), self.text)
        assert match is not None  # it is one of the words of the text
        return match.span()


def _people_of_words(words: Sequence[str], text: str, at: int) -> Iterator[LinePerson]:
    """Words with spaces between: a name and what is said of him; several names; a name behind its unit and post."""
    kept = [word for word in words if not _PHONE.match(word) and not _SEX.match(word) and not _NATION.match(word)]
    line = _LineWords(text, at, words, kept, [word for word in kept if is_name(word)])
    if not kept:
        yield _refused(text, at)
    elif len(kept) > 2 and len(line.names) == len(kept):
        yield from _several_names(line)
    elif len(kept) == 1 and not line.names:
        yield _single_word(line)
    elif is_name(kept[0]):
        yield _name_before_post(line)
    elif len(line.names) == 1:
        yield _name_behind_post(line)
    elif len(kept[0]) <= 3 and not is_surely_unit(kept[0]) and all(map(is_post, kept[1:])):
        # 王小村 主任
        yield LinePerson(kept[0], at, title=" ".join(kept[1:]), doubt=f"“{kept[0]}”当作姓名")
    else:
        yield _refused(text, at)


def _several_names(line: _LineWords) -> Iterator[LinePerson]:
    """张三 李四 王五"""
    doubt = f"“{'、'.join(line.kept)}”当作{len(line.kept)}个人"
    for number, name in enumerate(line.kept):
        begin, _ = line.place_of(name)
        yield LinePerson(name, line.at + begin, doubt="" if number else doubt)


def _single_word(line: _LineWords) -> LinePerson:
    """One word that is no usual name: refused, doubted, or a name that has more characters than most."""
    (word,) = line.kept
    if _NOT_IN_NAMES.search(word):
        return LinePerson(line.text, line.at, refusal=f"“{word}”不像一个人的姓名")
    if is_post(word) or is_unit(word):
        return LinePerson(word, line.at, doubt=f"“{word}”当作姓名")
    return _name_before_post(line)


def _name_before_post(line: _LineWords) -> LinePerson:
    """张三 市政府 副市长, 张三 副市长, or the same with tabs between the columns of a table."""
    name, *behind = line.kept
    has_tabs = "\t" in line.text
    unit = ""
    if (len(behind) == 2 and is_unit(behind[0]) and not is_post(behind[0])) or (len(behind) == 2 and has_tabs):
        unit, *behind = behind
    title = ("" if has_tabs else " ").join(behind)
    if not has_tabs and not unit and line.kept == list(line.every):
        # as it was typed, with its marks
        title = line.text[line.place_of(name)[1] :].strip()
    unsure = [word for word in line.names[1:] if not is_post(word) and not standing(word)]
    return LinePerson(name, line.at, unit, title, doubt=f"“{unsure[0]}”当作“{name}”的职务" if unsure else "")


def _name_behind_post(line: _LineWords) -> LinePerson:
    """市政府 副市长 张三"""
    (name,) = line.names
    others = [word for word in line.kept if word != name]
    units = "".join(word for word in others if not is_post(word))
    posts = "".join(word for word in others if is_post(word))
    return LinePerson(name, line.at + line.place_of(name)[0], units, posts, doubt=f"“{name}”当作姓名")
