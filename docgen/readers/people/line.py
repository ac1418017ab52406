"""Who stands in a line as people type it: 张三 副市长, 张三（副市长）、李四（科长）, 罗大为-县民政局-局长.

Names are told from posts, units and ranks by the words themselves. What had to be guessed is given as a doubt; a text
in which nobody can tell the name is refused.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docgen.model.lazy_pattern import lazy_pattern
from docgen.readers.people.attached import with_pieces
from docgen.readers.people.line_person import LinePerson, refused, with_doubt, with_said
from docgen.readers.people.line_words import ListWord, name_behind_post, words_of
from docgen.readers.people.names import HANZI, is_hanzi, is_name, spelt
from docgen.readers.people.others_behind import others_behind
from docgen.readers.people.person_of_words import people_of_words
from docgen.readers.people.plain_line import cleaned, plain_line
from docgen.readers.people.remarks import field_of, remark_of
from docgen.readers.people.usual_names import says_latin_post

_FOREIGN = lazy_pattern(r"(?:[^\W\d_]|[\u0300-\u036f]|['’.\-·•&<>\"() ]|, )+")
_BETWEEN_MARKS = lazy_pattern(r"[^、，,;；|｜/／\t]+")
_CROSSED_OUT = lazy_pattern(r"\s*[×✗✘╳]")
_MARKS_BEFORE = lazy_pattern(r"[★☆●○◆◇■□▪▸►※*•·√✓✔☑×✗✘╳—–\s、，,;；]*@?")
_MARKS_BEHIND = lazy_pattern(r"[。．，,;；、*★☆\s]+$")
_NEXT_NUMBER = lazy_pattern(
    rf"(?:\s+|[、，,;；]\s*)(?:\d{{1,3}}[.．、)）]|[（(]\d{{1,3}}[)）])\s*(?=[{HANZI}A-Za-z])|\s*[①-⑳⒈-⒛⑴-⒇]\s*(?=\S)|\s+(?=@\S)|\s+\d{{1,3}}\s+(?=[{HANZI}]{{2}})"
)
#: Who comes with somebody, rather than what he is: 周明远、司机.
_COMPANIONS = frozenset("司机 驾驶员 秘书 翻译 译员 记者 随员 警卫 联络员 助理 夫人 家属 工作人员".split())
#: Words that are no part of a post: a contact behind it, a telephone.
_NO_POST = lazy_pattern(rf"(?:联系人|联络人|联络员|对接人|经办人)[{HANZI}].*|(?:电话|手机)(?:同|在|见).*")
_NUMBER_BEFORE = lazy_pattern(r"(\d{1,3})\s*[.．、)）]?\s*$")
_BULLETS = "•●·▪◆■*-"
_SINGLE = lazy_pattern(rf"[{HANZI}]{{2,3}}")


def people_of_line(line: str, start: int = 0) -> Iterator[LinePerson]:
    """Everybody in a line from ``start`` on, behind its numbering and label."""
    text = cleaned(line)
    entries = _entries(text, start)
    doubt = _doubt_of_columns(text, entries)
    for begin, end in entries:
        people = _people_of_entry(text[begin:end], begin)
        if doubt and people:
            people[0], doubt = with_doubt(people[0], doubt), ""
        yield from map(_without_others, people)


def _without_others(person: LinePerson) -> LinePerson:
    """Somebody whose post holds the name of another, which is doubtful: 副市长，司机赵大勇."""
    if not person.title or person.doubt:
        return person
    others = others_behind(f"{person.name} {person.title}")[1]
    more = _NO_POST.search(person.title)
    text = others[0].text if others else more.group() if more else ""
    return with_doubt(person, f"“{text}”当作“{person.name}”的职务") if text else person


def _entries(text: str, start: int) -> list[tuple[int, int]]:
    """Where the entries of a line begin and end: 1.张三 2.李四, • 张三 • 李四."""
    found = list(_NEXT_NUMBER.finditer(text, start))
    bullet = text[:start].strip()[-1:] or text[start:].lstrip()[:1]
    if not found and bullet and bullet in _BULLETS:
        found = list(re.finditer(rf"\s+{re.escape(bullet)}\s*(?=\S)", text[: len(text)], re.S))
        found = [match for match in found if match.start() >= start and text[start : match.start()].strip(f" {bullet}")]
    if found and not text[start : found[0].start()].strip():
        found = found[1:]
    begins = [start, *(match.end() for match in found)]
    return list(zip(begins, [*(match.start() for match in found), len(text)], strict=True))


def _doubt_of_columns(text: str, entries: list[tuple[int, int]]) -> str:
    """What to ask where the numbers of a line do not follow each other: a list in two columns is read across."""
    numbers = [int(match[1]) for begin, _ in entries if (match := _NUMBER_BEFORE.search(text, 0, begin))]
    is_across = len(numbers) > 1 and any(after != before + 1 for before, after in pairwise(numbers))
    return f"一行里的序号是{'、'.join(map(str, numbers))}，像是分栏的名单；现在一行一行地读" if is_across else ""


def _people_of_entry(entry: str, at: int) -> list[LinePerson]:
    """The people of an entry, with what is in its brackets."""
    plain = plain_line(entry)
    text = plain.text
    before = _MARKS_BEFORE.match(text)
    begin = before.end() if before else 0
    body = _MARKS_BEHIND.sub("", text[begin:])
    if not body:
        return [refused(entry.strip(), at)] if any(p.kind in ("phone", "honorific") for p in plain.pieces) else []
    lead = len(body) - len(body.lstrip())
    body, place = body.lstrip(), at + begin + lead
    people = list(_foreign_people(body, place) if not is_hanzi(body) else _listed_people(body, place))
    if text.lstrip().startswith("@") and people:
        people[0] = with_doubt(people[0], f"“@{people[0].name}”是聊天里点到的人")
    if _CROSSED_OUT.match(text) and people:
        people[0] = with_doubt(people[0], f"“{people[0].name}”前面打了叉")
    people = [_spelt(person) for person in people]
    return with_pieces(people, [piece._replace(at=piece.at + at) for piece in plain.pieces], entry.strip())


def _spelt(person: LinePerson) -> LinePerson:
    """Somebody with his name as it is spelt, and as it was typed where that differs."""
    name = spelt(person.name) if not person.refusal else person.name
    return person if name == person.name else person._replace(name=name, typed=person.name)


def _foreign_people(text: str, at: int) -> Iterator[LinePerson]:
    """A name in other letters; behind it a post in hanzi, or further people: Anna Lind、Thomas Berg."""
    parts = list(re.finditer("[^、;；，]+", text))
    first = parts[0].group()
    if len(parts) > 1 and not any(_holds_name(part.group().strip(), 0) for part in parts[1:] if part.group().strip()):
        yield _foreign_person(text, at)
        return
    person = _foreign_person(first.strip(), at)
    rest = person.title
    if rest and is_hanzi(rest) and words_of(rest)[0].is_sure_name:
        place = at + first.index(rest)
        yield with_doubt(person._replace(title=""), f"“{rest}”当作另一个人")
        yield from _listed_people(rest, place)
    else:
        yield person
    if len(parts) > 1:
        further = text[parts[1].start() :]
        place = at + parts[1].start() + len(further) - len(further.lstrip())
        further = further.lstrip()
        yield from _listed_people(further, place) if is_hanzi(further) else _foreign_people(further, place)


def _foreign_person(text: str, at: int) -> LinePerson:
    """A name in other letters, and behind it a post in hanzi."""
    if not any(character.isalpha() for character in text):
        return refused(text, at)
    if re.search(r"\d.*[:：]|[:：].*\d", text):
        return refused(text, at)
    if re.search("[《》〈〉]", text):
        return refused(text, at)
    if not _FOREIGN.match(text):
        return LinePerson(text, at, doubt=f"“{text}”当作姓名")
    if says_latin_post(text):
        return LinePerson(text, at, doubt=f"“{text}”当作姓名", hint="只写姓名，职务写成中文，空一格接在后面")
    hanzi = re.search(f"[{HANZI}]", text)
    end = hanzi.start() if hanzi else len(text)
    name, rest = text[:end].rstrip(" ,，、;；\t"), text[end:]
    # 'A&B<公司>' is no name with a post
    if rest and text[end - 1] not in " ,，、;；\t":
        return LinePerson(text, at, doubt=f"“{text}”当作姓名")
    rest = rest.strip()
    first, _, posts = rest.partition(" ")
    if first and is_name(first) and re.search("[·•]", first):
        return LinePerson(first, at + end, name_en=name, title=posts.strip())
    return LinePerson(name, at, title=rest)


def _listed_people(text: str, at: int) -> Iterator[LinePerson]:
    """Somebody and his posts, or several people between marks."""
    if _SINGLE.fullmatch(text):
        yield from people_of_words([ListWord(text, at)], text, at)
        return
    parts = [(match.group(), at + match.start()) for match in _BETWEEN_MARKS.finditer(text) if match.group().strip()]
    if "\t" in text or len(parts) == 1:
        yield from people_of_words(words_of(text, at), text, at)
        return
    first = words_of(*parts[0])
    has_further_names = any(_holds_name(part, place) for part, place in parts[1:])
    if not has_further_names and len(first) > 1 and first[0].is_name:
        # 张三 区委副书记、区长
        yield from _with_further_posts(first, parts[1:], text, at)
    elif not has_further_names and first[0].is_name:
        # 张三，区委副书记、区长
        person = _with_remark(first[0], text[parts[1][1] - at :])
        yield (
            with_doubt(person, f"“{person.title}”当作“{person.name}”的职务") if person.title in _COMPANIONS else person
        )
    else:
        yield from _people_between_marks(parts, text, at)


def _holds_name(part: str, place: int) -> bool:
    """Whether a part begins with a name, or ends with one behind a post."""
    words = words_of(part, place)
    if words[0].is_name:
        return True
    people = list(people_of_words(words, part, place))
    return len(people) == 1 and not people[0].refusal and people[0].name != part.strip()


def _with_further_posts(
    words: Sequence[ListWord], parts: Sequence[tuple[str, int]], text: str, at: int
) -> Iterator[LinePerson]:
    if any(field_of(part.strip()) not in ("title", "") for part, _ in parts):
        further = [word for part, place in parts for word in words_of(part, place)]
        yield from people_of_words([*words, *further], text, at)
    else:
        yield from people_of_words(words, text, at)


def _with_remark(name: ListWord, rest: str) -> LinePerson:
    """Somebody with what stands behind his name, as it was typed where all of it is posts."""
    remark = remark_of(rest.strip("、，,;；|｜/ "))
    person = LinePerson(name.text, name.at, unit=remark.unit, title=remark.title, sex=remark.sex)
    person = person._replace(ethnicity=remark.ethnicity, phone=remark.phone, diet=remark.diet, note=remark.note)
    if remark.doubtful:
        person = with_doubt(person, f"“{remark.doubtful}”")
    if remark.unclear:
        title = rest.strip("、，,;；|｜/ ") if not remark.title else f"{remark.title}、{remark.unclear}"
        person = with_doubt(person._replace(title=title), f"“{remark.unclear}”当作“{name.text}”的职务")
        return person._replace(is_doubt_of_field=True)
    return person


def _people_between_marks(parts: Sequence[tuple[str, int]], text: str, at: int) -> Iterator[LinePerson]:
    """张三、李四 副市长、王五: a part that is no name is a post of the person before it, or of the one behind."""
    people: list[LinePerson] = []
    begin: int | None = None  # of posts before the first name
    for part, place in parts:
        of_part = list(people_of_words(words_of(part, place), part, place))
        if _says_of_somebody(part.strip()) and not name_behind_post(part.strip()):
            of_part = []
        is_named = bool(of_part) and not any(person.refusal for person in of_part)
        is_post_alone = len(of_part) == 1 and of_part[0].name == part.strip() and bool(of_part[0].doubt)
        if is_named and not (is_post_alone and people and not words_of(part, place)[0].is_name):
            if begin is not None and of_part[0].at > begin:
                of_part[0] = _with_posts_before(of_part[0], text[begin - at : of_part[0].at - at], part)
                begin = None
            people += of_part
        elif people:
            people[-1] = _with_part(people[-1], part.strip())
        elif field_of(part.strip()) in ("title", "unit"):
            begin = place if begin is None else begin
        else:
            yield refused(text, place)._replace(name=part.strip())
            return
    if begin is not None:
        yield refused(text, at)
        return
    yield from people


def _with_posts_before(person: LinePerson, before: str, part: str) -> LinePerson:
    """县委常委、组织部部长何志远. Where his name begins its part, what is before may be somebody: 乐洋长、郑杰."""
    before = before.strip("、，,;； ")
    told = person._replace(title=before)
    if not part.lstrip().startswith(person.name):
        return told
    return with_doubt(
        person._replace(title="、".join(filter(None, (before, person.title)))), f"“{before}”当作“{person.name}”的职务"
    )


def _says_of_somebody(part: str) -> bool:
    """Whether a part of a line is no person: 副市长, 回族, 县民政局."""
    return not re.search(r"\s", part) and field_of(part) not in ("", "name", "name_en")


def _with_part(person: LinePerson, part: str) -> LinePerson:
    """Somebody with a part of the line that is said of him."""
    field = field_of(part)
    if field in ("sex", "ethnicity", "phone", "diet", "note"):
        value = getattr(remark_of(part), field)
        return with_said(person, field, value)
    title = f"{person.title}、{part}".strip("、")
    return with_doubt(person, f"“{part}”当作“{person.name}”的职务")._replace(title=title)
