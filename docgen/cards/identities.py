"""身份: the group that a badge tells at a glance by its bar, and the word in the bar."""

import re
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from docgen.cards.holders import GUESTS, HOSTS, STAFF
from docgen.model.cards import IDENTITY_GROUPS, Holder
from docgen.model.lazy_pattern import lazy_pattern

_GUEST, _HOST, _WORKER, _PRESS = IDENTITY_GROUPS
#: The group of each list of a visit. The group is also its word.
_GROUPS_OF_LISTS = {GUESTS: _GUEST, HOSTS: _HOST, STAFF: _WORKER}
#: The words that lists and roles are called by: their group, and whether the bar says the word itself or the group.
_WORDS = (
    (_WORKER, "工作人员|工作|保障|服务保障|后勤保障|服务|后勤|会务", ""),
    (_WORKER, "志愿者", "志愿者"),
    (_PRESS, "媒体|新闻媒体|媒体记者|新闻记者|随团记者|随行记者|记者|新闻", ""),
    (_HOST, "陪同|陪同领导|主方|接待方", ""),
    (_GUEST, "来宾|客人|客方|来访|外宾", ""),
    (_GUEST, "嘉宾|特邀嘉宾|贵宾|代表|参会代表|与会代表|专家|评委|参会人员|与会人员", "itself"),
)
_ROLE_OF_WORKERS = lazy_pattern(
    "译员|翻译|口译|司机|驾驶员|医护|医疗|医生|医师|护士|安保|保安|安全|警卫|联络|讲解|礼仪|摄影|摄像|服务|会务|后勤|接待"
)
#: A 职务 that needs no 角色 beside it.
_REPORTER = lazy_pattern("(?:首席|文字|摄影|摄像|新闻|随团|随行)?记者")
#: Words of which one is enough: who has one as 职务 needs no other as 角色.
_SAME = (
    {"译员", "翻译", "口译", "口译员"},
    {"司机", "驾驶员"},
    {"工作人员", "保障", "工作"},
    {"来宾", "嘉宾", "客人"},
    {"安保", "保安"},
    {"医护", "医生"},
    {"联络", "联络人"},
)
_NUMBERING = lazy_pattern(r"^(?:第?[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．]?)")
_LIST_WORDS = lazy_pattern("(?:(?<=.)人员|名单|一览表|名册|表|组|团)+$")


class Identity(NamedTuple):
    """A group of IDENTITY_GROUPS and the word for it; both empty when nothing tells."""

    group: str = ""
    word: str = ""


def identity_of(holder: Holder, otherwise: str = "") -> Identity:
    """The group of a person: by his list in the visit, by what his list in a roster is called, by his role.

    Reporters are 媒体 wherever they are listed. ``otherwise`` is the word for those of whom nothing is known.
    """
    person = holder.person
    role = _identity_of_word(person.role)
    if role.group == _PRESS or (not person.role and _REPORTER.fullmatch(person.title)):
        return Identity(_PRESS, _PRESS)
    if holder.visit_list:
        group = _GROUPS_OF_LISTS[holder.visit_list]
        return Identity(group, group)
    file = PurePath(holder.mark.file.partition("!")[0]).stem
    known = (role, _identity_of_word(holder.group), _identity_of_word(file), _identity_of_role(person.role))
    return next((identity for identity in known if identity.group), _identity_of_choice(otherwise))


def is_said(role: str, identity: Identity, title: str) -> bool:
    """Whether the bar or the 职务 says a role already, by its own word or another for the same.

    >>> staff = Identity("工作人员", "工作人员")
    >>> is_said("译员", staff, "首席翻译"), is_said("司机", staff, "驾驶员"), is_said("医护", staff, "主治医师")
    (True, True, False)
    """
    if identity.group == _PRESS:
        return True
    same = next((words for words in _SAME if role in words), {role})
    return any(word in text for text in (identity.word, title) for word in same)


def is_same(one: str, other: str) -> bool:
    """Whether two words say the same.

    >>> is_same("陪同人员", "陪同"), is_same("工作人员", "保障"), is_same("秘书长", "秘书")
    (True, True, False)
    """
    if one.removesuffix("人员") == other.removesuffix("人员"):
        return True
    return any(one in words and other in words for words in _SAME)


@lru_cache(maxsize=256)
def _identity_of_word(text: str) -> Identity:
    """What a list or a role that is called so is."""
    whole = _NUMBERING.sub("", text.strip())
    for word in (whole, _LIST_WORDS.sub("", whole)):
        for group, pattern, own_word in _WORDS:
            if word and re.fullmatch(pattern, word):
                return Identity(group, word if own_word else group)
    return Identity()


def _identity_of_role(role: str) -> Identity:
    """Somebody of a roster with a role: he is one of the workers, or what his role says (裁判, 领队)."""
    if not role:
        return Identity()
    return Identity(_WORKER, _WORKER) if _ROLE_OF_WORKERS.search(role) else Identity(_GUEST, role)


def _identity_of_choice(word: str) -> Identity:
    """The word that the user chose, in the bar of its group; a word that we do not know is one for guests."""
    known = _identity_of_word(word)
    if known.group:
        return Identity(known.group, word)
    return Identity(_GUEST, word) if word else Identity()
