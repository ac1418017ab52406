"""Somebody else whom a line names behind a guest: 联系人李强, 司机：赵大勇, 由王小明陪同."""

from collections.abc import Sequence
from typing import NamedTuple

from docgen.model.lazy_pattern import lazy_pattern
from docgen.readers.people.names import HANZI, has_surname, is_name

#: Whom a letter gives to be called; the reader of contacts takes them.
_CONTACTS = "联系人|联络人|联络员|对接人|经办人|联系"
_LEADERS = "带队领导|带队人|带队|领队"
#: Who comes along.
_COMPANIONS = "司机|驾驶员|秘书|翻译|译员|记者|随员|随行人员|随行|警卫|夫人|爱人|家属|助理"
#: Who comes instead of the guest or goes with him: nobody can tell whether he is a guest.
_UNSURE = "陪同人员|陪同领导|陪同|代替|替换|换成|代"
_OTHER = lazy_pattern(
    rf"(?:[、，,;；\s]+|(?<=[）)\]】]))(?P<by>由)?(?P<role>{_CONTACTS}|{_LEADERS}|{_COMPANIONS}|{_UNSURE}|(?<=由))"
    rf"\s*(?P<colon>[：:])?\s*(?P<name>[{HANZI}]{{2,3}}?|[{HANZI}·]{{4,16}}?)"
    r"(?=(?P<behind>陪同|带队|代替)|(?:联系|办公)?(?:电话|手机)|[\s，,；;、。：:（(\[【\d]|$)"
)
_MARKS = "、，,;；。 \u3000\t"
_MAY_BE_GUEST = lazy_pattern(f"[{HANZI}]{{2}}")
_CONTACT = frozenset(_CONTACTS.split("|"))
_LEADER = frozenset(_LEADERS.split("|"))
_COMPANION = frozenset(_COMPANIONS.split("|"))
#: What somebody who is no guest is called by, and the word for it on papers.
ROLES = {
    "司机": "司机",
    "驾驶员": "司机",
    "译员": "译员",
    "翻译": "译员",
    "记者": "记者",
    "秘书": "秘书",
    "随员": "随员",
}


class OtherPerson(NamedTuple):
    """Somebody behind a guest: his name, as what he is named, and the words from there to the next one."""

    name: str
    role: str
    text: str

    @property
    def is_contact(self) -> bool:
        return self.role in _CONTACT

    @property
    def comes_along(self) -> bool:
        return self.role in _COMPANION or self.role in _LEADER

    @property
    def role_of_guest(self) -> str:
        """His role as a visit calls it; empty for one that it does not know."""
        return ROLES.get(self.role, "")


def others_behind(line: str) -> tuple[str, Sequence[OtherPerson]]:
    """A line without those whom it names behind the guest, and these.

    >>> others_behind("周明远，副市长，联系人李强，司机：赵大勇 13700137000")[0]
    '周明远，副市长'
    >>> [(one.role, one.name) for one in others_behind("周明远 副市长，联系人李强，由王小明陪同")[1]]
    [('联系人', '李强'), ('陪同', '王小明')]
    >>> others_behind("周明远 云州市政府副秘书长、办公室主任")[1], others_behind("李强 司机")[1]
    ((), ())
    """
    found = [match for match in _OTHER.finditer(line) if match.start() and _names_somebody(match["name"])]
    found = [match for match in found if match["role"] or match["behind"]]
    if not found or not _MAY_BE_GUEST.search(line, 0, found[0].start()):
        return line, ()
    ends = [*(match.start() for match in found[1:]), len(line)]
    others = tuple(
        OtherPerson(match["name"], match["behind"] or match["role"], line[match.start() : end].strip(_MARKS))
        for match, end in zip(found, ends, strict=True)
    )
    return line[: found[0].start()].rstrip(_MARKS), others


def _names_somebody(name: str) -> bool:
    return is_name(name) and has_surname(name)
