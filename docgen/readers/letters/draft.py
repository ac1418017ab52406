"""What files that were sent say of a visit: fields with their sources, what is missing, what nobody understood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from docgen.errors import Problem
from docgen.readers.letters.contacts import contacts
from docgen.readers.letters.dropped_signs import with_dropped_signs
from docgen.readers.letters.guests import guest_fields, guests_of_lines, guests_of_sentences, merged_guests, rooms_of
from docgen.readers.letters.head import LetterHead, head_of_letter
from docgen.readers.letters.journeys import journeys
from docgen.readers.letters.member_lines import ListedGuest
from docgen.readers.letters.member_tables import content_of_table
from docgen.readers.letters.occasion import (
    dates_of_visit,
    group_name,
    headcount,
    purpose,
    vague_dates,
    visit_title,
    with_day_of_return,
)
from docgen.readers.letters.passages import DraftField, FieldSource, IncomingFile, Passage, PassageTable
from docgen.readers.letters.programme import programme_fields, programme_of
from docgen.readers.letters.programme_tables import is_programme, items_of_tables, rows_of_tables, table_programme
from docgen.readers.letters.spoken_people import people_left
from docgen.readers.letters.wishes import diets, wishes
from docgen.readers.people.others_behind import others_behind

#: The fields that a letter should give, in the order in which they are asked for.
_EXPECTED = (
    "标题", "日期", "事由", "公函.单位", "公函.文号", "公函.标题", "公函.日期", "公函.内容", "公函.行程", "公函.人数",
    "公函.名单", "来宾.人数", "来宾.名单", "联系人", "抵离", "日程", "住宿", "车辆",
)  # fmt: skip
_ORDER = ("标题", "事由", "公函", "日期", "来宾", "抵离", "日程", "住宿", "车辆", "联系人", "注意")
_OF_LETTER = ("单位", "文号", "标题", "日期", "内容", "行程", "人数", "名单")
_OF_GUEST = ("单位", "职务", "级别", "性别", "民族", "电话")
#: 县委, 市农业农村局, 区政府; not 市场监管局, 市政公司, 省际交流中心.
_BARE_PLACE = re.compile("(?:县|区(?!域|块)|市(?!场|政(?![府协])|容|民|域)|州|旗|省(?!际|道))(?=[\u4e00-\u9fff])")
_INVITES_US = re.compile("(?<!应)邀请(?!函的复函)(?!.*(?:复函|回执))")


class VisitDraft(NamedTuple):
    """The draft of a visit: its fields, the paths that no file gives, what was not understood, what is to be said."""

    fields: Sequence[DraftField]
    missing: Sequence[str]
    unread: Sequence[FieldSource]
    remarks: Sequence[str]
    notices: Sequence[Problem]
    files: Sequence[str]


class _FilesContent(NamedTuple):
    """What all files hold: passages, the guests of each list, rows and columns that nobody reads."""

    passages: list[Passage]
    lists: list[Sequence[ListedGuest]]
    used: list[Passage]
    unread: list[FieldSource]
    problems: list[Problem]
    tables: list[PassageTable]  # programmes


def draft_of_files(files: Sequence[IncomingFile]) -> VisitDraft:
    """What these files say of one visit."""
    content = _content(files)
    head = _head(content)
    free = [passage for passage in content.passages if passage not in content.used and passage not in head.passages]
    sentences = [sentence for passage in free for sentence in passage.sentences()]
    guests = merged_guests(content.lists)
    listed = bool(guests)
    remarks: list[str] = []
    named = guests_of_sentences(sentences)
    if not guests:
        guests = named
    else:
        remarks += _not_listed(named, guests)
    every = [sentence for passage in content.passages for sentence in passage.sentences()]
    fields = list(_fields(head, sentences, free, guests, listed, headcount(every), content))
    remarks += _remarks(fields, guests, sentences)
    fields = _doubted_where_struck(sorted(_once(fields), key=_place), files)
    return VisitDraft(
        fields,
        list(_missing(fields, len(guests))),
        list(dict.fromkeys((*content.unread, *_unread(free, fields)))),
        remarks,
        [*(notice for file in files for notice in file.notices), *content.problems],
        [file.name for file in files],
    )


def _doubted_where_struck(fields: Sequence[DraftField], files: Sequence[IncomingFile]) -> list[DraftField]:
    """The fields; none is sure that comes from a line in which words are struck out or hidden."""
    struck = {(source.file, source.line): source.text for file in files for source in (*file.struck, *file.left_out)}
    doubted = []
    for field in fields:
        words = struck.get((field.source.file, field.source.line))
        doubt = f"这一行有划去或隐藏的字：{words}" if words and field.is_sure else field.doubt
        doubted.append(field._replace(doubt=doubt))
    return doubted


def _content(files: Sequence[IncomingFile]) -> _FilesContent:
    content = _FilesContent([], [], [], [], [], [])
    for file in files:
        content.unread.extend(file.left_out)
        passages: list[Passage] = []
        for block in file.blocks:
            if isinstance(block, Passage):
                passages.append(block)
                continue
            if is_programme(block):
                content.tables.append(block)
                continue
            table = content_of_table(block)
            passages += table.passages
            content.lists.append(_members(table.members, file))
            content.unread.extend(table.unread)
            content.problems.extend(table.problems)
        passages = [part for passage in passages for part in _labelled_parts(passage)]
        lines = guests_of_lines(passages)
        content.lists.append(_members(lines.members, file))
        content.used.extend(lines.passages)
        content.unread.extend(passage.source for passage in lines.unread)
        content.passages.extend(passages)
    return content


def _members(members: Sequence[ListedGuest], file: IncomingFile) -> list[ListedGuest]:
    """The guests of a list, with what is doubtful of them in a file like this."""
    said = list(map(with_dropped_signs, members))
    return _of_page(said) if file.is_page_text else said


def _of_page(members: Sequence[ListedGuest]) -> list[ListedGuest]:
    """The guests of a PDF: none of their fields is sure, because a cell may go on in the next line."""
    doubt = "PDF 里的表格会断行，对照原件"
    return [member._replace(doubts={**dict.fromkeys(member.values, doubt), **member.doubts}) for member in members]


def _labelled_parts(passage: Passage) -> list[Passage]:
    """A line of a form that has several labels, each with its value: 姓名：甘露  性别：女."""
    parts = re.split(r"\s+(?=[\u4e00-\u9fff]{2,8}[：:])", passage.text.strip())
    if len(parts) < 2 or not all(re.match(r"[\u4e00-\u9fff]{2,8}[：:]", part) for part in parts):
        return [passage]
    return [passage._replace(text=part) for part in parts]


def _head(content: _FilesContent) -> LetterHead:
    """The head of the file that gives most of one: the letter among lists."""
    passages = [passage for passage in content.passages if passage not in content.used]
    names = list(dict.fromkeys(passage.file for passage in passages))
    heads = [head_of_letter([passage for passage in passages if passage.file == name]) for name in names]
    if not heads:
        return LetterHead((), (), None, False)
    best = max(heads, key=lambda head: len(head.fields))
    others = [head for head in heads if head is not best]
    fields = [_compared(field, others) for field in best.fields]
    return best._replace(fields=fields)


def _compared(field: DraftField, others: Sequence[LetterHead]) -> DraftField:
    """A field of the letter; not sure where another file says something else."""
    for other in (entry for head in others for entry in head.fields if entry.path == field.path and entry.is_sure):
        if other.value != field.value:
            return field._replace(doubt=f"{other.source.file} 第{other.source.line}行写的是“{other.value}”")
    return field


def _fields(
    head: LetterHead,
    sentences: Sequence[FieldSource],
    free: Sequence[Passage],
    guests: Sequence[ListedGuest],
    listed: bool,
    count: DraftField | None,
    content: _FilesContent,
) -> Iterator[DraftField]:
    """The fields in the order of a visit file."""
    tables = content.tables
    title = next((field for field in head.fields if field.path == "公函.标题"), None)
    group = group_name(sentences)
    purposes = list(purpose(sentences, title))
    named, dates, programme = (
        visit_title(title, head.sender, group),
        dates_of_visit(sentences, head),
        programme_of(free),
    )
    dates = with_day_of_return(dates, sentences)
    if dates and title and _INVITES_US.search(str(title.value)):
        dates = dates._replace(doubt="这像是请我们去的函，不是来访")
    text = programme.text() or table_programme(tables)
    yield from (field for field in (named, *purposes, *head.fields, text, dates, group) if field)
    days = _days_of(dates)
    yield from programme_fields(items_of_tables(tables, head, days) or list(programme.items(head, days)))
    yield from _counted(guests, listed, count)
    yield from guest_fields(guests)
    first_day = date.fromisoformat(days[0]) if days else None
    yield from journeys([*sentences, *rows_of_tables(tables)], head, first_day)
    yield from wishes(sentences, list(rooms_of(guests)))
    behind = [passage for passage in content.used if any(one.is_contact for one in others_behind(passage.text)[1])]
    yield from _contacts_of_guests(contacts([*free, *behind]), guests)
    yield from diets(sentences, {member.name: number for number, member in enumerate(guests, 1)})


def _contacts_of_guests(fields: Iterator[DraftField], guests: Sequence[ListedGuest]) -> Iterator[DraftField]:
    """The contacts; what the list of guests says of one of them in other words is not said twice."""
    posts = {guest.name: f"{guest.values.get('单位', '')}{guest.values.get('职务', '')}" for guest in guests}
    post = ""
    for field in fields:
        if field.path.endswith(".姓名"):
            post = posts.get(str(field.value), "")
        is_known = field.path.endswith((".职务", ".单位")) and str(field.value) in post
        if not is_known:
            yield field


def _counted(guests: Sequence[ListedGuest], listed: bool, count: DraftField | None) -> Iterator[DraftField]:
    """How many the letter says, and whom its list names."""
    if count:
        more = f"名单上有{len(guests)}人" if listed and len(guests) > int(str(count.value)) else ""
        yield count._replace(path="公函.人数")
        yield count._replace(doubt=count.doubt or more)
    if listed:
        doubt = next((doubt for member in guests if (doubt := member.doubts.get("姓名", ""))), "")
        yield DraftField("公函.名单", tuple(member.name for member in guests), guests[0].source, doubt)


def _days_of(dates: DraftField | None) -> list[str]:
    """The days of the visit, one by one."""
    if dates is None:
        return []
    first, _, last = str(dates.value).partition(" 至 ")
    begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return [str(begin + timedelta(number)) for number in range((end - begin).days + 1)]


def _place(field: DraftField) -> tuple[int, int, int]:
    """Where a field stands in a draft: in the order of a visit file."""
    section, _, name = field.path.partition(".")
    number = int(match[1]) if (match := re.search(r"\[(\d+)\]", field.path)) else 0
    within = _OF_LETTER.index(name) if section == "公函" else 0
    return _ORDER.index(section.partition("[")[0]), number, within


def _once(fields: Sequence[DraftField]) -> list[DraftField]:
    """The fields, each path once: where a list and a sentence both give the food of a guest, the list's."""
    paths: dict[str, DraftField] = {}
    for field in fields:
        paths.setdefault(field.path, field)
    return list(paths.values())


def _not_listed(named: Sequence[ListedGuest], guests: Sequence[ListedGuest]) -> list[str]:
    names = {guest.name for guest in guests}
    return [f"{member.source}——这里写的“{member.name}”不在名单里" for member in named if member.name not in names]


def _remarks(
    fields: Sequence[DraftField], guests: Sequence[ListedGuest], sentences: Sequence[FieldSource]
) -> list[str]:
    values: Mapping[str, DraftField] = {field.path: field for field in fields}
    remarks = []
    count = values.get("公函.人数")
    if count and guests and count.is_sure and len(guests) != int(str(count.value)):
        remarks.append(f"来函写{count.value}人，名单有{len(guests)}人")
    if "日期" not in values and (vague := vague_dates(sentences)):
        remarks.append(f"来访日期没有定，或没有写年份：{vague}")
    if bare := _units_of_nowhere(guests):
        sender = values.get("公函.单位")
        whose = f"，来函单位是{sender.value}" if sender else ""
        text = f"来宾的单位“{'、'.join(bare)}”没有写是哪里的{whose}；印在我方的文书上像是我们的，写全地名"
        remarks.append(text)
    return remarks


def _units_of_nowhere(guests: Sequence[ListedGuest]) -> list[str]:
    """The units of guests that begin with a bare 县 or 市, as those at home call them.

    >>> _units_of_nowhere([ListedGuest({"单位": unit}, FieldSource("", 1, "")) for unit in ("县财政局", "市场监管局")])
    ['县财政局']
    """
    units = dict.fromkeys(str(guest.values.get("单位", "")) for guest in guests)
    return [unit for unit in units if _BARE_PLACE.match(unit)]


def _missing(fields: Sequence[DraftField], guests: int) -> Iterator[str]:
    paths = {field.path for field in fields}
    for path in _EXPECTED:
        if not any(given == path or given.startswith((f"{path}[", f"{path}.")) for given in paths):
            yield path
    for number in range(1, guests + 1):
        for field in _OF_GUEST:
            if f"来宾.名单[{number}].{field}" not in paths:
                yield f"来宾.名单[{number}].{field}"
    contact_numbers = {match[1] for path in paths if (match := re.match(r"联系人\[(\d+)\]", path))}
    yield from (f"联系人[{number}].电话" for number in sorted(contact_numbers) if f"联系人[{number}].电话" not in paths)


def _unread(free: Sequence[Passage], fields: Sequence[DraftField]) -> list[FieldSource]:
    """The sentences from which nothing was taken, and the people whom others name besides the guests."""
    used: dict[tuple[str, int], list[str]] = {}
    for field in fields:
        used.setdefault((field.source.file, field.source.line), []).append(field.source.text)
    said = [str(field.value) for field in fields if field.path == "公函.行程" or field.path.endswith("].备注")]
    names = [str(field.value) for field in fields if field.path.endswith("].姓名")]
    of_guests = {field.source for field in fields if field.path.startswith("来宾.名单[")}
    left: list[FieldSource] = []
    for sentence in (sentence for passage in free for sentence in passage.sentences()):
        texts = used.get((sentence.file, sentence.line), ())
        if any(sentence.text in text or text in sentence.text for text in texts):
            if sentence in of_guests:
                left += [sentence._replace(text=part) for part in people_left(sentence.text, names)]
        elif not any(sentence.text.strip("。；") in text for text in said):
            left.append(sentence)
    return left
