"""The guests in lines of text: 1.周明远（云州市委副书记，男）, 组长：舒展 云岭市副市长, 云州市委副书记周明远."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.model.diet_words import diet_of_word
from docgen.model.posts import is_post
from docgen.model.ranks import standing
from docgen.model.unit_and_post import split_unit_and_post
from docgen.readers.letters.contacts import PHONE
from docgen.readers.letters.list_remarks import remarks_of_line
from docgen.readers.letters.passages import FieldSource
from docgen.readers.letters.plain_words import plain_words
from docgen.readers.people.line import people_of_line
from docgen.readers.people.line_person import LinePerson
from docgen.readers.people.line_start import NUMBERING
from docgen.readers.people.names import has_surname, is_name, without_spaces
from docgen.readers.people.others_behind import ROLES, OtherPerson, others_behind
from docgen.readers.tables.headings import is_name_heading

_LABEL = (
    r"\s*(?:[一二三四五六七八九十\d]+[、.．]\s*)?(?P<label>(?:考察|来访|工作|参会|参加|出席|随行|代表团|来宾|主要|带队|随团|其他|团队|调研|陪同|其余)?"
    r"(?:组\s*长|副\s*组\s*长|团\s*长|副\s*团\s*长|秘\s*书\s*长|领\s*队|副领队|带队(?:领导|教师|老师|人)?|成\s*员|组\s*员|团\s*员|队\s*员|"
    r"随\s*员|人员|名单|嘉宾|来宾|领导|译员|翻译|司机|驾驶员|记者|秘书)(?:名单|如下)?)\s*"
)
#: What stands before the colon of a line of people.
LABEL = re.compile(_LABEL + r"(?:[（(][^（()）]*[）)])?\s*[：:]\s*")
#: 团长 王建国 云州市农业农村局局长: the same with a space.
_SPACED_LABEL = re.compile(_LABEL + r"(?<=\s)(?=\S)")
_ROLES = {**ROLES, "联络员": "联络员"}
_LEADS = re.compile("带队(?:领导|人)?|领队|团长|副团长|组长|副组长|队长|联系人|联络员|主宾|团员|组员|成员")
_SEX = re.compile("[男女]")
_NATION = re.compile("[\u4e00-\u9fff]{1,5}族")
_SHORT_NATION = re.compile("[汉满回藏苗彝壮侗瑶白傣黎畲]")
_BRACKETS = re.compile(r"[（(【\[]([^（()）【】\[\]]*)[）)】\]]")
_PARTS = re.compile(r"[，,、；;：:\s]+")
_PHONE_LABEL = re.compile(r"(?:联系|手机|移动)?(?:电话|手机|手机号|号码)\s*[：:]?\s*")
_POST_ENDS = (
    "秘书长|书记|主任|主席|委员|常委|代表|教授|经理|总裁|总监|董事长|专员|调研员|巡视员|科员|秘书|干部|工程师|农艺师|记者|司机|驾驶员|讲师|研究员|"
    "会计师|参谋|干事|助理|[省市州县区乡镇部厅局处科股室院校所站队组会社行司班团馆园厂店台场]长|检察长"
)
_NAME = (
    "[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:[·•][\u3400-\u9fff]{1,8})+|[\u3400-\u9fff][ \u3000]+[\u3400-\u9fff]"
)
_POST_AND_NAME = re.compile(rf"(.*(?:{_POST_ENDS}))[ \u3000\t]*({_NAME})(?:同志|先生|女士)?")
_UNIT_AND_NAME = re.compile(rf"(.{{2,}}(?:局|委|办|政府|公司|集团|中心|大学))[ \u3000\t]+({_NAME})(?:同志|先生|女士)?")
_COURTESY = re.compile("(?:同志|先生|女士|老师)$")
_NAMES_IN_BRACKETS = re.compile(rf"({_NAME})\s*[（(]([^（()）]+)[）)]")
#: [强], and the marks of 罗大为-县民政局-局长 and 刘芳：接待中心主任
_SMILEY = re.compile(r"\[[\u4e00-\u9fff]{1,3}\]")
_BETWEEN_HANZI = re.compile(
    r"(?<=[\u3400-\u9fff])[-—－](?=[\u3400-\u9fff])|(?<=^[\u3400-\u9fff]{2})[：:]|(?<=^[\u3400-\u9fff]{3})[：:]"
)
#: 艾山 · 吐尔逊
_DOT = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]*([·•])[ \u3000]*(?=[\u3400-\u9fff])")
_BETWEEN_ENTRIES = re.compile(r"[；;]|(?<=[）)])[、，](?=\s*[\u3400-\u9fff·•]{2,16}\s*[（(])")
#: What is called so is no person, or not by his name.
_NOBODY = re.compile(
    r"^第?[一二三四五六七八九十\d]+组$|^(?:联系人|联络员|对接人|经办人|电话|手机|传真|单位|时间|地点|日期|人数|事由|主题|内容|车次|航班|住宿|用餐|饮食|要求|备注)$|"
    r"^(?:各|有关|相关|其他|其余|分管|部分|全体|主要|本次|上述)|"
    "(?:函|名单|表|回执|通知|安排|日程|行程|附件|机场|车站|同志|收到|谢谢|会议|方案|说明|情况)$"
)
_CALLED = re.compile(
    "[老小大阿][\u4e00-\u9fff]|[\u4e00-\u9fff](?:总|工|局|处|科|主任|书记|老师|师傅|[局处科市县区镇部院校会]长|经理|女士|先生)"
)
_CALLED_FIRST = re.compile(rf"^({_CALLED.pattern})\s*[（(]\s*({_NAME})\s*[）)]")
_NO_LINE = re.compile(r"^(?:@|\+\d|收到|好的|共\s*\d|合计|总计|附件|备注|注[：:]|\[)|名单|^\s*$|^[\d\s.\-—]+$")


#: What a guest asks for as a room: no field of his, it goes to 住宿.
ROOM = "房间要求"


class ListedGuest(NamedTuple):
    """A guest as a letter or list gives him: his fields, where he stands, what is doubtful, field by field."""

    values: Mapping[str, str | tuple[str, ...]]
    source: FieldSource
    doubts: Mapping[str, str] = {}

    @property
    def name(self) -> str:
        return str(self.values["姓名"])


def members_of_line(text: str, source: FieldSource) -> list[ListedGuest] | None:
    """The guests of a line of a list; an empty list for a line that is about the list, None where nobody can tell."""
    text = plain_words(text)
    label = LABEL.match(text) or _spaced_label(text)
    role = _ROLES.get(re.sub(r"\s", "", label["label"]), "") if label else ""
    start = label.end() if label else 0
    number = NUMBERING.match(text, start)
    line = text[number.end() if number else start :].strip(" \u3000\t，,；;。、•·●")
    if not line or _NO_LINE.search(line):
        return []
    members = _members_and_remarks(line, source)
    if members is None or not role:
        return members
    return [member._replace(values={**member.values, "角色": role}) for member in members]


def _spaced_label(text: str) -> re.Match[str] | None:
    """What stands with a space before a name and a post: without either it may be the post itself."""
    label = _SPACED_LABEL.match(text)
    words = text[label.end() :].split() if label else []
    names = [word for word in words[:2] if is_name(word) and has_surname(word) and not is_post(word)]
    return label if names and any(map(is_post, words)) else None


def _members_and_remarks(line: str, source: FieldSource) -> list[ListedGuest] | None:
    """The guests of a line; who does not come is doubtful, and so is who is brought or named behind another."""
    line, others = others_behind(line)
    if others:
        members = _members_and_remarks(line, source)
        return _with_others(members, others, source) if members else None
    remarks = remarks_of_line(line)
    if not remarks.line:
        return None
    members = _members(remarks.line, source)
    if members and remarks.away:
        members = [_doubted(member, f"写着“{remarks.away}”，核对来不来") for member in members]
    brought = _members(remarks.who, source) if members and remarks.who else None
    if members and brought:
        members += [_doubted(member, f"写在别人后面：“{remarks.more}”") for member in brought]
    return members


def _with_others(members: list[ListedGuest], others: Sequence[OtherPerson], source: FieldSource) -> list[ListedGuest]:
    """The guests, and those who come along with them. Whom nobody can place is a doubt of the guest before him."""
    for other in others:
        if other.is_contact or any(other.name == member.name for member in members):
            continue
        if other.comes_along:
            role = {"角色": other.role_of_guest} if other.role_of_guest else {}
            doubt = {"姓名": f"写在别人后面：“{other.text}”"}
            members = [*members, ListedGuest({"姓名": other.name, **role}, source, doubt)]
        else:
            members = [*members[:-1], _doubted(members[-1], f"后面写着“{other.text}”，核对谁来")]
    return members


def _doubted(member: ListedGuest, doubt: str) -> ListedGuest:
    return member._replace(doubts={**member.doubts, "姓名": doubt})


def has_unnamed_people(text: str) -> bool:
    """Whether a line brings somebody without a name (陈凯文 总经理助理 +1), or one whom nobody can place."""
    remarks = remarks_of_line(text)
    if any(not other.is_contact and not other.comes_along for other in others_behind(text)[1]):
        return True
    return bool(remarks.more) and not (remarks.who and _members(remarks.who, FieldSource("", 0, text)))


def _members(line: str, source: FieldSource) -> list[ListedGuest] | None:
    line = _BETWEEN_HANZI.sub(" ", _SMILEY.sub("", _DOT.sub(r"\1", line)))
    line = _CALLED_FIRST.sub(_whole_name, line)
    entries = [entry for entry in _BETWEEN_ENTRIES.split(line) if entry.strip()]
    if len(entries) > 1:
        members = [_members(entry.strip(), source) for entry in entries]
        return None if None in members else [member for listed in members if listed for member in listed]
    text, values = _attributes(line)
    text = text.strip(" \u3000\t，,、；;。")
    if person := post_and_name(text):
        return [_member(person[1], person[0], values, source)]
    if listed := _post_and_names(text):
        return None if values else [_member(name, post, {}, source) for post, name in listed]
    people = list(people_of_line(text))
    if not people or not all(map(_is_person, people)) or (len(people) > 1 and values):
        return None
    return [
        _member(person.name, f"{person.unit} {person.title}".strip(), values, source, person.doubt, person.name_en)
        for person in people
    ]


def _whole_name(match: re.Match[str]) -> str:
    """小崔（崔浩）: the whole name, where the bracket holds it."""
    name = without_spaces(match[2])
    return f"{name} " if has_surname(name) and is_name(name) and name[0] in match[1] else match.group()


def _is_person(person: LinePerson) -> bool:
    """Whether the reader of rosters is certain that somebody of a line is a person, with nothing else in his post."""
    name = without_spaces(person.name)
    is_somebody = not person.refusal and is_name(name) and not is_name_heading(name) and not _NOBODY.search(name)
    return is_somebody and not re.search("[：:]", person.unit + person.title)


def _post_and_names(text: str) -> list[tuple[str, str]]:
    """局长周明远、科长韩喆: several people, each behind his post."""
    parts = [post_and_name(part.strip()) for part in re.split("[、，,]", text)]
    return [part for part in parts if part] if len(parts) > 1 and all(parts) else []


def post_and_name(text: str) -> tuple[str, str] | None:
    """A post and, behind it, a name: (云州市委副书记, 周明远). None for other texts.

    >>> post_and_name("云州市委副书记周明远同志"), post_and_name("周明远 云州市委副书记")
    (('云州市委副书记', '周明远'), None)
    """
    match = _POST_AND_NAME.fullmatch(text) or _UNIT_AND_NAME.fullmatch(text)
    if match is None or (len(words := text.split()) > 1 and is_name(words[0])):
        return None
    post, name = match[1].strip(), without_spaces(match[2])
    if ("·" not in name and (not is_name(name) or is_post(name))) or _NOBODY.search(name):
        return None
    return None if re.search("[，；：。]", post) else (post, name)


def _attributes(line: str) -> tuple[str, dict[str, str | tuple[str, ...]]]:
    """The line without sex, nationality, phone, rank, food and who leads, and these."""
    values: dict[str, str | tuple[str, ...]] = {}
    text = _BRACKETS.sub(lambda match: _without_taken(match, values), line)
    if phones := [re.sub(r"\s", "", match.group()) for match in PHONE.finditer(text)]:
        values.setdefault("电话", "、".join(phones))
        text = PHONE.sub("", text)
        text = _PHONE_LABEL.sub("", text)
    words = re.split(r"([\s，,；;]+)", text)
    kept = [word for at, word in enumerate(words) if at % 2 or not (word and at and _take(word, values))]
    return "".join(kept), values


def _without_taken(match: re.Match[str], values: dict[str, str | tuple[str, ...]]) -> str:
    """What stands in brackets without the parts that are taken: （副总经理，女） is （副总经理）."""
    parts = [f"{part}族" if _SHORT_NATION.fullmatch(part) else part for part in _PARTS.split(match[1]) if part]
    left = [part for part in parts if not _take(part, values)]
    if len(left) == len(parts):
        return match.group()
    # 宋佳怡（女）总裁办主任: the name ends where the bracket stood
    return f"（{'、'.join(left)}）" if left else " "


def _take(word: str, values: dict[str, str | tuple[str, ...]]) -> bool:
    """Takes a word that says something of a guest beside his post; False for others."""
    if _SEX.fullmatch(word):
        values["性别"] = word
    elif _NATION.fullmatch(word):
        values["民族"] = word
    elif PHONE.fullmatch(word):
        values["电话"] = word
    elif re.fullmatch(r"\d{1,3}岁", word):
        values["备注"] = word
    elif diet := diet_of_word(word):
        values["饮食"] = (*values.get("饮食", ()), diet)
    elif word.endswith(("级", "级正职", "级副职")) and standing(word):
        values["级别"] = word
    elif word in _ROLES and word != "秘书":
        values["角色"] = _ROLES[word]
    else:
        return bool(_LEADS.fullmatch(word)) or bool(_PHONE_LABEL.fullmatch(word))
    return True


def _member(
    name: str,
    post: str,
    values: Mapping[str, str | tuple[str, ...]],
    source: FieldSource,
    doubt: str = "",
    name_en: str = "",
) -> ListedGuest:
    unit, title = split_unit_and_post(_COURTESY.sub("", post)) if post else ("", "")
    own = {"姓名": without_spaces(_COURTESY.sub("", name) or name), "单位": unit, "职务": title, "英文名": name_en}
    doubts = dict.fromkeys(("姓名", "单位", "职务"), doubt) if doubt else {}
    if _CALLED.fullmatch(own["姓名"]):
        doubts["姓名"] = "像称呼，不是姓名全称"
    if re.search(r"[，。；：]|\d|同志|(?:电话|手机)(?:同|在|见)", own["职务"]):
        doubts["职务"] = "职务里有别的话"
    return ListedGuest({**{field: value for field, value in own.items() if value}, **values}, source, doubts)


def people_with_brackets(text: str, source: FieldSource) -> Iterator[ListedGuest]:
    """Names with brackets behind them in a sentence: 带队教师：程知微（副教授）."""
    for match in _NAMES_IN_BRACKETS.finditer(plain_words(text)):
        if is_name(without_spaces(match[1])) and is_post(_PARTS.split(match[2])[0]):
            members = members_of_line(match.group(), source)
            yield from members or ()
