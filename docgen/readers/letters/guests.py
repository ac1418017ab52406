"""Who comes: the guests of all lists and tables of the files, or, where there is none, those whom sentences name."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.model.posts import is_post, is_unit
from docgen.readers.letters.contacts import PHONE, is_phone
from docgen.readers.letters.head import is_signature
from docgen.readers.letters.member_lines import (
    LABEL,
    ROOM,
    ListedGuest,
    has_unnamed_people,
    members_of_line,
    people_with_brackets,
    post_and_name,
)
from docgen.readers.letters.passages import DraftField, FieldSource, Passage
from docgen.readers.letters.spoken_people import spoken_people
from docgen.readers.people.names import has_surname, is_name
from docgen.readers.people.others_behind import others_behind

_LIST_BEGINS = re.compile(
    r"^[^，。；]{0,24}(?:名单|人员|成员)(?:如下|附后|安排)?\s*(?:[（(][^（()）]*[）)])?\s*[：:]?\s*$|(?:名单|人员|成员)(?:如下)?[：:]\s*$"
)
#: 来宾：, 【名单】, 来的人有（2人）:, 参会嘉宾名单——: a line that is only the head of a list.
_HEAD_ALONE = re.compile(
    r"[^，。；：:]{0,12}(?:名单|人员|成员|来宾|嘉宾|贵宾|客人|来客|领导|来的人|来的有)(?:有|是|如下|附后)?\s*(?:[（(][^（()）]*[）)])?\s*"
    r"(?:[：:]|[-—－]{1,4}|[↓▼⬇👇]+)\s*|[【\[〔《][^，。；：:]{0,12}(?:名单|人员|成员|来宾|嘉宾)[】\]〕》]\s*[：:]?\s*"
)
#: The head of a part of a list: 云州市教育局：, 1. 市财政局, 二、市教育局（2人）
_UNIT_OF_PART = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)?(?P<unit>[^\s，。；：:（()）]{2,30})\s*(?:[（(]\d+人[）)])?\s*[：:]?\s*"
)
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z'’.-]*(?:\s+[A-Z][A-Za-z'’.-]*)+")
_LETTER = re.compile("。|关于[^，。]{2,40}(?:函|通知)|拟于|定于|赴贵|贵[区县市]|：$|您好|你好")
_NO_LIST_LINE = re.compile(
    "。|联系人|联系电话|^\\s*(?:主题|时间|地点|来访时间|抄送|电话|传真)\\s*[：:]|附件|\\d{4}年|(?<!\\d)\\d{1,2}月\\d{1,2}[日号]"
)
_OF_HOST = re.compile("贵[区县市局委办校院镇方]|你[区县市局委办校院镇们方]|感谢|陪同|接洽|来我")
_BEFORE_POST = re.compile(
    "^(?:[^，。]{0,12}由|经|我们?(?:公司|单位|集团|协会|[市县区局委办校镇省场院所团会厅部])?|本[市县区局]|拟派|派|来的有|包括|有|为|其中|带队|领队|以及|和|现|兹有)+"
)
_BEHIND_NAME = re.compile(
    "(?:同志|先生|女士)?(?:等|一行|率|带|领|拟|任团长|担任|为团长|前往|前来|将|亲自|\\d|[一二三四五六七八九十]+人).*$|(?:同志|先生|女士)$"
)
_FORM = re.compile(r"\s*(姓名|性别|民族|单位|工作单位|职务|职称|级别|电话|手机|联系电话|饮食|饮食禁忌)[：:]\s*(\S.*)")
_FORM_FIELDS = {"工作单位": "单位", "职称": "职务", "手机": "电话", "联系电话": "电话", "饮食禁忌": "饮食"}


_LONGEST_ENTRY = 80


class GuestLines(NamedTuple):
    """The guests of the lines of a text, and the passages that they stand in or that begin a list."""

    members: Sequence[ListedGuest]
    passages: Sequence[Passage]
    unread: Sequence[Passage]  # lines of a list in which nobody can tell the name


def guests_of_lines(passages: Sequence[Passage]) -> GuestLines:
    """The guests in the lists of a text. A text that is no letter is a list from its first line on."""
    forms = list(_people_of_forms(passages))
    reader = _ListReader(passages, [passage for passage in passages if forms and _FORM.fullmatch(passage.text)])
    reader.members += forms
    for at in range(len(passages)):
        reader.take(at)
    if reader.members and not forms and not reader.has_head and not any(map(_may_be_guest, reader.members)):
        # a text like “x” or “哈哈” is nobody: what nothing calls a list must name somebody
        return GuestLines([], [], reader.unread)
    return GuestLines(_once(reader.members), reader.used, reader.unread)


class _ListReader:
    """Goes through the lines of a text and takes the guests of its lists."""

    def __init__(self, passages: Sequence[Passage], used: list[Passage]) -> None:
        self.passages, self.used = passages, used
        self.members: list[ListedGuest] = []
        self.unread: list[Passage] = []
        self.is_list = not any(_LETTER.search(passage.text) for passage in passages)
        self.is_inside = self.is_list
        self.are_entries = [_is_entry(passage.text) for passage in passages]
        self.has_head = False
        self.unit = ""  # that stands above the lines which are read now

    def take(self, at: int) -> None:
        """Takes the next line."""
        passage = self.passages[at]
        # several people below each other are a list, whatever stands above them
        self.is_inside = self.is_inside or self.are_entries[at : at + 2] == [True, True]
        if _begins_list(passage.text):
            self.is_inside = self.has_head = True
            self.unit = ""
            self.used.append(passage)
            return
        label = LABEL.match(passage.text)
        if not (self.is_inside or label) or passage in self.used:
            return
        if label is None and self._takes_unit(at):
            return
        if label is None and self._ends_list(passage.text):
            self.is_inside, self.unit = False, ""
            return
        read = members_of_line(_first_sentence(passage.text) if label else passage.text, passage.source)
        if read:
            self.members += [_of_unit(member, self.unit) for member in read]
            if has_unnamed_people(passage.text):
                self.unread.append(passage)
            self.used.append(passage)
            self.is_inside = self.is_inside or label is not None
        elif read is None and label is None:
            self.unread.append(passage)
            # 一、领导 between two people is the head of a part
            self.is_inside = self.is_list or self._is_entry_behind(at)
            self.unit = ""

    def _takes_unit(self, at: int) -> bool:
        """Takes a line that is only the unit of those below it; False for other lines."""
        match = _UNIT_OF_PART.fullmatch(self.passages[at].text)
        if match is None or not is_unit(match["unit"]) or not self._is_entry_behind(at):
            return False
        self.unit = match["unit"]
        self.used.append(self.passages[at])
        return True

    def _is_entry_behind(self, at: int) -> bool:
        return self.are_entries[at + 1 : at + 2] == [True]

    def _ends_list(self, text: str) -> bool:
        return not self.is_list and (_is_no_entry(text) or _is_signed(text))


def _is_no_entry(text: str) -> bool:
    """Whether a line speaks of something else than a guest; whom it names behind him does not matter."""
    return _NO_LIST_LINE.search(others_behind(text)[0]) is not None


def _of_unit(member: ListedGuest, unit: str) -> ListedGuest:
    """A guest with the unit that stands above him, which is to be looked at; his own unit is kept."""
    if not unit or "单位" in member.values:
        return member
    doubt = {"单位": "单位写在上面一行，核对是不是他的"}
    return member._replace(values={**member.values, "单位": unit}, doubts={**member.doubts, **doubt})


def _may_be_guest(member: ListedGuest) -> bool:
    """Whether somebody whom no list names can be a guest: with more than a name, or with a name that is surely one."""
    name = member.name
    is_sure = (has_surname(name) and len(set(name)) > 1) or "·" in name or _LATIN_NAME.fullmatch(name) is not None
    return len(member.values) > 1 or is_sure


def _once(members: Sequence[ListedGuest]) -> list[ListedGuest]:
    """The guests of the lines of a text; who leads them is often named once more among them."""
    kept: list[ListedGuest] = []
    for member in members:
        same = next(
            (at for at, other in enumerate(kept) if other.name == member.name and _may_be_same(other, member)), None
        )
        if same is None:
            kept.append(member)
        else:
            kept[same] = _merged(kept[same], member)
    bare = [member for member in kept if len(member.values) == 1]
    if bare and (len(bare) < len(kept) or len(kept) == 1):
        doubt = {"姓名": "只有两三个字，核对是不是人"}
        kept = [member._replace(doubts={**doubt, **member.doubts}) if member in bare else member for member in kept]
    return kept


def _may_be_same(first: ListedGuest, second: ListedGuest) -> bool:
    """Whether two entries of one name can be one person: they say nothing different of him."""
    return first.source.line != second.source.line and all(
        first.values[field] == value or str(value) in str(first.values[field]) or str(first.values[field]) in str(value)
        for field, value in second.values.items()
        if field in first.values
    )


def _begins_list(text: str) -> bool:
    """Whether a line is the title of a list, and names nobody itself."""
    if _HEAD_ALONE.fullmatch(text.strip()):
        return True
    closed = re.sub(r"[\s：:]", "", text)
    return bool(_LIST_BEGINS.search(text)) and (not is_name(closed) or closed.endswith(("名单", "人员", "成员")))


def _is_signed(text: str) -> bool:
    """Whether a line is the unit below a letter: no line with a telephone is, and nobody with his post."""
    if PHONE.search(text) or not is_signature(text):
        return False
    # 周明远 云州市政府副市长, 周明远 云州市公安局
    members = [one for one in members_of_line(text, FieldSource("", 0, text)) or () if has_surname(one.name)]
    return not any("职务" in one.values or text.split()[:1] == [one.name] for one in members)


def _is_entry(text: str) -> bool:
    """Whether a line is certainly somebody with his post or number, as in a list."""
    if len(text) > _LONGEST_ENTRY or _is_no_entry(text) or _is_signed(text) or LABEL.match(text):
        return False
    read = members_of_line(text, FieldSource("", 0, text))
    return bool(read) and all(len(member.values) > 1 and not member.doubts for member in read or ())


def _first_sentence(text: str) -> str:
    return text.split("。", 1)[0]


def _people_of_forms(passages: Sequence[Passage]) -> Iterator[ListedGuest]:
    """Guests of forms: 姓名：周明远, 性别：男, each on its line or in its cell."""
    current: ListedGuest | None = None
    for passage in passages:
        match = _FORM.fullmatch(passage.text)
        if match is None:
            continue
        field, value = _FORM_FIELDS.get(match[1], match[1]), match[2].strip()
        if field == "姓名":
            if current:
                yield current
            read = members_of_line(value, passage.source) or []
            current = read[0] if len(read) == 1 else None
        elif current and field not in current.values:
            kept = (value,) if field == "饮食" else value
            doubt = {} if field != "性别" or value in ("男", "女") else {field: "不是男或女"}
            current = ListedGuest({**current.values, field: kept}, current.source, {**current.doubts, **doubt})
    if current:
        yield current


def merged_guests(lists: Sequence[Sequence[ListedGuest]]) -> list[ListedGuest]:
    """The guests of several lists: the longest gives the order, the others add what it does not say, and who is new."""
    ordered = sorted((entry for entry in lists if entry), key=len, reverse=True)
    if not ordered:
        return []
    guests = list(ordered[0])
    names = {member.name: at for at, member in reversed(list(enumerate(guests)))}
    for further in ordered[1:]:
        for member in further:
            at = names.get(member.name)
            if at is None:
                names[member.name] = len(guests)
                doubt = {"姓名": "只在一份名单里有，核对来不来、排在哪里"}
                guests.append(member._replace(doubts={**doubt, **member.doubts}))
            else:
                guests[at] = _merged(guests[at], member)
    return guests


def _merged(first: ListedGuest, second: ListedGuest) -> ListedGuest:
    doubts = dict(first.doubts)
    for field, value in second.values.items():
        own = first.values.get(field)
        if (
            own
            and own != value
            and not (isinstance(own, str) and isinstance(value, str) and (own in value or value in own))
        ):
            doubts.setdefault(field, f"{second.source.file} 第{second.source.line}行写的是“{value}”")
    return ListedGuest({**second.values, **first.values}, first.source, doubts)


def guests_of_sentences(sentences: Sequence[FieldSource]) -> list[ListedGuest]:
    """People whom sentences name with their posts; never sure, because a sentence may speak of anybody."""
    members: dict[str, ListedGuest] = {}
    for source in sentences:
        if _OF_HOST.search(source.text) and not re.search(
            "我[市县区局委公校院场所社司会办单镇集]|由|率|带队|赴贵|到贵|来贵", source.text
        ):
            continue
        if re.search(r"收悉$|联\s*系\s*人|联\s*络\s*员", source.text) or re.search("20\\d\\d年.*双方", source.text):
            continue
        for member in people_with_brackets(source.text, source):
            doubts = dict.fromkeys(member.values, "正文里写的，核对是不是来宾")
            members.setdefault(member.name, member._replace(doubts=doubts))
        for spoken in spoken_people(source.text):
            if not _OF_HOST.search(re.split("[，。；]", source.text[: spoken.start])[-1]):
                members.setdefault(spoken.name, _unsure((spoken.post, spoken.name), source))
        for clause in re.split("[，。；：:（）()]", source.text):
            if _OF_HOST.search(clause) and not re.search("^我|^由|拟", clause):
                continue
            for person in _people_of_clause(clause):
                if not any(person[1].startswith(name) for name in members):
                    members[person[1]] = _unsure(person, source)
    return list(members.values())


def _people_of_clause(clause: str) -> Iterator[tuple[str, str]]:
    whole = _BEHIND_NAME.sub("", _BEFORE_POST.sub("", clause.strip()))
    *posts, last = whole.split("、")
    if posts and all(map(is_post, posts)) and (person := post_and_name(last)) and not any(map(post_and_name, posts)):
        # 党组书记、局长聂争流 is one person
        yield "、".join((*posts, person[0])), person[1]
        return
    for piece in clause.split("、"):
        # 王海 县文化和旅游局局长: what has a space behind a name is not torn at 和
        if person := _name_and_post(piece):
            yield person
            continue
        begun: list[str] = []
        for part in piece.split("和"):
            begun.append(part)
            text = _BEHIND_NAME.sub("", _BEFORE_POST.sub("", "和".join(begun).strip()))
            if (person := post_and_name(text)) and len(text) <= 40:
                yield person
            if person or (is_name(text) and has_surname(text)):
                begun = []  # else 和 stands within a unit: 文化和旅游局


def _name_and_post(text: str) -> tuple[str, str] | None:
    """The post and the name of a text that begins with the name and has a space behind it."""
    name, _, behind = _BEHIND_NAME.sub("", _BEFORE_POST.sub("", text.strip())).partition(" ")
    post = behind.strip()
    return (post, name) if has_surname(name) and is_name(name) and is_post(post) and len(post) <= 40 else None


def _unsure(person: tuple[str, str], source: FieldSource) -> ListedGuest:
    read = members_of_line(f"{person[1]} {person[0]}", source)
    member = read[0] if read and len(read) == 1 else ListedGuest({"姓名": person[1], "职务": person[0]}, source)
    return member._replace(doubts=dict.fromkeys(member.values, "正文里写的，核对是不是来宾"))


def rooms_of(members: Sequence[ListedGuest]) -> Iterator[FieldSource]:
    """What a list says of rooms, each kind with those who ask for it: 单间：邓世宏、朱琳；标间：马骏."""
    kinds: dict[str, list[ListedGuest]] = {}
    for member in members:
        if room := str(member.values.get(ROOM, "")):
            kinds.setdefault(room, []).append(member)
    if kinds:
        text = "；".join(f"{kind}：{'、'.join(member.name for member in own)}" for kind, own in kinds.items())
        yield next(iter(kinds.values()))[0].source._replace(text=text)


def guest_fields(members: Sequence[ListedGuest]) -> Iterator[DraftField]:
    """The guests as fields, in the order of the model."""
    order = ("姓名", "性别", "民族", "单位", "职务", "级别", "电话", "英文名", "饮食", "角色", "备注")
    for number, member in enumerate(members, 1):
        for field in order:
            if value := member.values.get(field):
                doubt = member.doubts.get(field, "")
                if field == "电话" and not doubt and not is_phone(str(value)):
                    doubt = "不像电话号码"
                yield DraftField(f"来宾.名单[{number}].{field}", value, member.source, doubt)
