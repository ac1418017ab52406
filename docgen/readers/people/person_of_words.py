"""The people of words with spaces between: a name and what is said of him; several names; a name behind its post."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.model.look_alikes import is_hidden
from docgen.model.posts import is_post, is_surely_unit, is_unit
from docgen.model.ranks import standing
from docgen.readers.people.line_person import LinePerson, refused, with_doubt, with_said
from docgen.readers.people.line_words import (
    LETTERS,
    ListWord,
    dotted_name_behind_post,
    name_before_post,
    name_behind_post,
    names_with_and,
)
from docgen.readers.people.names import (
    HANZI,
    NOT_IN_NAMES,
    holds_two_names,
    is_called,
    is_strange_name,
    two_names,
)
from docgen.readers.people.passed_over import is_left_out, is_nobody
from docgen.readers.people.remarks import field_of, remark_of
from docgen.readers.people.usual_names import SURNAMES

#: What stands for a character that nobody sees.
_UNSEEN = "\ufffd"
_CONTACTS = ("联系人", "联络人", "联络员", "对接人", "经办人")
_ASIDE = ("sex", "ethnicity", "phone", "diet", "note", "doubtful")


class LineWords(NamedTuple):
    """The words of a text that are names, units and posts, and those that say something else of somebody."""

    text: str
    at: int
    kept: list[ListWord]
    aside: list[ListWord]

    @property
    def names(self) -> list[ListWord]:
        """The words that can be names; letters behind a name of hanzi spell that name again."""
        is_first = self.kept and LETTERS.fullmatch(self.kept[0].text)
        return [word for word in self.kept if word.is_name and (is_first or not LETTERS.fullmatch(word.text))]


def people_of_words(words: Sequence[ListWord], text: str, at: int) -> Iterator[LinePerson]:
    """Everybody of the words; what stands aside goes to the person before it."""
    aside = [word for word in words if field_of(word.text) in _ASIDE or is_left_out(word.text)]
    kept = [word for word in words if word not in aside]
    line = LineWords(text, at, kept, aside)
    if not kept:
        yield refused(text, at)
        return
    for number, person in enumerate(people := list(_people_of_kept(line))):
        end = people[number + 1].at if number + 1 < len(people) else len(text) + at
        begin = person.at if number else at
        yield _with_asides(person, [word for word in aside if begin <= word.at < end])


def _people_of_kept(line: LineWords) -> Iterator[LinePerson]:
    kept, names = line.kept, line.names
    if len(kept) == 1:
        yield from _people_of_word(line)
    elif kept[0].text in _CONTACTS:
        # whoever is to be called need not be of the list
        yield refused(line.text, line.at)
    elif names and is_nobody(kept[0].text):
        # 陪同领导 何志远
        people = list(_people_of_kept(line._replace(kept=kept[1:])))
        yield with_doubt(people[0], f"“{kept[0].text}”没有当作姓名")
        yield from people[1:]
    elif len(names) == len(kept) and (len(kept) > 2 or all(word.is_sure_name for word in kept)):
        yield from _several_names(line)
    elif kept[0].is_name:
        yield from _names_before_posts(line)
    elif len(names) == 1:
        yield _name_behind_post(line)
    elif len(names) > 1:
        yield from _names_behind_unit(line)
    elif (glued := name_behind_post(kept[-1].text)) and all(
        field_of(word.text) in ("unit", "title") for word in kept[:-1]
    ):
        post, name = glued
        place = kept[-1].at + len(post)
        yield LinePerson(name, place, title=line.text[: place - line.at].strip())
    elif len(kept[0].text) <= 3 and not is_surely_unit(kept[0].text) and all(is_post(word.text) for word in kept[1:]):
        yield from _short_word_before_posts(line)
    else:
        yield refused(line.text, line.at)


def _short_word_before_posts(line: LineWords) -> Iterator[LinePerson]:
    """王小村 主任"""
    word = line.kept[0]
    if field_of(word.text) == "title" and not is_called(word.text):
        yield refused(line.text, line.at)
        return
    title = " ".join(other.text for other in line.kept[1:])
    yield LinePerson(word.text, word.at, title=title, doubt=f"“{word.text}”当作姓名")


def _people_of_word(line: LineWords) -> Iterator[LinePerson]:
    """One word: a name, a post and a name written as one, or something that only may be a name."""
    word, at = line.kept[0]
    if dotted := dotted_name_behind_post(word):
        doubt = f"“{word}”当作“{dotted[1]}”，职务“{dotted[0]}”"
        yield LinePerson(dotted[1], at + len(dotted[0]), title=dotted[0], doubt=doubt)
    elif (glued := name_behind_post(word)) and is_strange_name(word):
        yield LinePerson(glued[1], at + len(glued[0]), title=glued[0])
    elif line.kept[0].is_name:
        yield _alone(word, at)
    elif glued:
        yield LinePerson(glued[1], at + len(glued[0]), title=glued[0])
    elif glued := name_before_post(word):
        doubt = f"“{word}”当作“{glued[0]}”，职务“{glued[1]}”"
        yield LinePerson(glued[0], at, title=glued[1], doubt=doubt)
    elif both := names_with_and(word):
        doubt = f"“{word}”当作{both[0]}、{both[1]}两个人"
        yield LinePerson(both[0], at, doubt=doubt)
        yield LinePerson(both[1], at + len(word) - len(both[1]))
    elif NOT_IN_NAMES.search(word):
        yield _no_name(line.text, line.at, word)
    else:
        yield _unusual_word(word, at)


def _no_name(text: str, at: int, word: str) -> LinePerson:
    """A text with a word that nobody is called; what nobody sees in it is named, for he sees a name."""
    hidden = next(filter(is_hidden, word), "")
    if hidden:
        reason = f"“{word.replace(hidden, _UNSEEN)}”里有看不见的字符 U+{ord(hidden):04X}"
        return refused(text, at, reason, "多半是粘贴时带进来的，删去重写")
    return refused(text, at, f"“{word}”不像一个人的姓名")


def _unusual_word(word: str, at: int) -> LinePerson:
    """A word that is no usual name: a post or unit is refused, what may be a name is asked about."""
    doubt = f"“{word}”当作姓名"
    if re.search(r"\s", word):
        return refused(word, at)
    if is_called(word):
        return LinePerson(word, at, doubt=doubt, hint="写全姓名")
    may_be_name = len(word) == 3 and word[0] in SURNAMES and not is_surely_unit(word)
    if not may_be_name and (field_of(word) or re.fullmatch(f"[{HANZI}]{{1,4}}", word)):
        return _no_name(word, at, word)
    return LinePerson(word, at, doubt=doubt)


def _alone(name: str, at: int) -> LinePerson:
    """A name with nothing behind it."""
    if is_called(name):
        return LinePerson(name, at, doubt=f"“{name}”当作姓名", hint="写全姓名")
    if names := two_names(name):
        return LinePerson(name, at, doubt=f"“{name}”像是两个人", hint=f"是两个人就写“{'、'.join(names)}”")
    if is_strange_name(name):
        return LinePerson(name, at, doubt=f"“{name}”当作姓名")
    if holds_two_names(name):
        return LinePerson(name, at, doubt=f"“{name}”当作一个人的姓名", hint="是几个人就用“、”隔开")
    return LinePerson(name, at)


def _several_names(line: LineWords) -> Iterator[LinePerson]:
    """张三 李四 王五"""
    names = [word.text for word in line.kept]
    doubt = f"“{'、'.join(names)}”当作{len(names)}个人"
    hint = f"写成“{'、'.join(names)}”"
    for number, word in enumerate(line.kept):
        yield LinePerson(word.text, word.at, doubt="" if number else doubt, hint="" if number else hint)


def _names_before_posts(line: LineWords) -> Iterator[LinePerson]:
    """张三 市政府 副市长, and after that perhaps another name: 张三 局长 李四 科长."""
    begins = [0, *(n for n, word in enumerate(line.kept) if n and word.is_sure_name and word in line.names)]
    for number, begin in enumerate(begins):
        end = begins[number + 1] if number + 1 < len(begins) else len(line.kept)
        person = _name_before_post(line.kept[begin], line.kept[begin + 1 : end], line, end == len(line.kept))
        if number:
            person = with_doubt(person, f"“{person.name}”当作另一个人")
        yield person


def _name_before_post(name: ListWord, behind: Sequence[ListWord], line: LineWords, is_last: bool) -> LinePerson:
    """张三 市政府 副市长, 张三 副市长, or the same with tabs between the columns of a table."""
    if behind and all(LETTERS.fullmatch(word.text) for word in behind):
        return LinePerson(name.text, name.at, name_en=" ".join(word.text for word in behind))
    has_tabs = "\t" in line.text
    unit, posts = _unit_and_posts(behind, has_tabs)
    title = ("" if has_tabs else " ").join(word.closed_post for word in posts)
    if posts and not (has_tabs or line.aside) and is_last and title == " ".join(word.text for word in posts):
        # as it was typed, with its marks
        title = line.text[posts[0].at - line.at :].strip()
    person = _alone(name.text, name.at)._replace(unit=unit, title=title)
    unsure = [word.text for word in posts if _may_be_else(word) or (unit and field_of(word.text) == "unit")]
    if not unsure:
        return person
    return with_doubt(person, f"“{unsure[0]}”当作“{name.text}”的职务")._replace(is_doubt_of_field=True)


def _unit_and_posts(behind: Sequence[ListWord], has_tabs: bool) -> tuple[str, list[ListWord]]:
    """The unit among the words behind a name, where one is certain, and the other words."""
    posts = list(behind)
    is_split = len(posts) == 2 and is_unit(posts[0].text) and not is_post(posts[0].text)
    if len(posts) == 2 and has_tabs and field_of(posts[0].text) == "title" and field_of(posts[1].text) == "unit":
        return posts[1].text, posts[:1]
    if is_split or (len(posts) == 2 and has_tabs):
        return posts[0].text, posts[1:]
    if len(posts) == 1 and field_of(posts[0].text) == "unit" and (has_tabs or is_surely_unit(posts[0].text)):
        return posts[0].text, []
    return "", posts


def _may_be_else(word: ListWord) -> bool:
    """Whether a word behind a name shows by nothing that it is a post or a unit."""
    if re.search(r"\d|[:：]|^由|(?:到|来|去|走|离开|参加)$", word.text):
        return True
    if is_post(word.closed_post) or standing(word.text) or is_unit(word.text):
        return False
    return word.is_name or len(word.text) <= 4


def _name_behind_post(line: LineWords) -> LinePerson:
    """市政府 副市长 张三"""
    name = line.names[0]
    others = [word.text for word in line.kept if word != name]
    posts = [word for word in others if is_post(word)]
    units = [word for word in others if not is_post(word)]
    doubt = f"“{name.text}”当作姓名"
    if posts and name.is_sure_name and all(field_of(word) == "unit" for word in units):
        doubt = ""
    if "\t" in line.text and name.is_sure_name and all(field_of(word) for word in others):
        doubt = ""
    return LinePerson(name.text, name.at, "".join(units), "".join(posts), doubt=doubt)


def _names_behind_unit(line: LineWords) -> Iterator[LinePerson]:
    """县民政局 罗大为 刘芳"""
    first = next(number for number, word in enumerate(line.kept) if word.is_name)
    before = "".join(word.text for word in line.kept[:first])
    if field_of(before) not in ("unit", "title") or not line.kept[first].is_sure_name:
        yield refused(line.text, line.at)
        return
    rest = line._replace(kept=line.kept[first:])
    people = list(_several_names(rest) if len(rest.names) == len(rest.kept) else _names_before_posts(rest))
    field = field_of(before)
    for number, person in enumerate(people):
        told = person if getattr(person, field) else with_said(person, field, before)
        yield told if number else with_doubt(told, f"“{before}”当作后面几个人的{'单位' if field == 'unit' else '职务'}")


def _with_asides(person: LinePerson, words: Sequence[ListWord]) -> LinePerson:
    """Somebody with what else is said of him: sex, nationality, telephone, 请假."""
    for word in words:
        if is_left_out(word.text):
            person = person._replace(left_out=(*person.left_out, word.text))
            continue
        field = field_of(word.text)
        if field == "doubtful":
            person = with_doubt(person, f"“{person.name}”后面写着“{word.text}”")
            continue
        value = getattr(remark_of(word.text), field)
        person = with_said(person, field, value)
    return person
