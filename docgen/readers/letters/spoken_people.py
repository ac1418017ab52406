"""People whom prose names as one speaks of them, the name before the post: 总裁办宋佳怡主任, 任重总监."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from docgen.readers.people.names import has_surname, is_name
from docgen.readers.people.usual_names import TWO_SURNAMES

_POST = re.compile(
    "(?:办公室|党组|党委|党支部|常务|第一|执行|代理?|名誉|首席|高级|[一二三四]级)?(?:副|总)?(?:董事长|总经理|总裁|总监|经理|秘书长|书记|主任科员|主任|主席|委员|教授|讲师|研究员|工程师|"
    "调研员|巡视员|科员|秘书|干事|专员|助理|会长|理事长|校长|院长|所长|站长|行长|队长|省长|市长|区长|县长|州长|镇长|乡长|部长|厅长|局长|处长|科长|股长|室长|园长|馆长|场长|厂长|师傅)"
)
#: What may follow behind a post where no mark stands.
_BEHIND = re.compile(
    r"$|[\s，、。；：:（()）!！]|[一带随过前来等三两二四五六七八九十率为和与及的同将共也都亲任陪拟赴\d]"
)
_DOTTED = re.compile("[\u3400-\u9fff]{2,8}(?:[·•][\u3400-\u9fff]{1,8})+$")
#: Words that end in prose before a name, and would be read as its first hanzi: 和韩喆, 由任重.
_BEFORE = "和由有是为于与及经还从跟同向请叫让"
_WORK = ("司机", "驾驶员")
_NO_END = "副总主正代各位"
_UNIT_ENDS = "局委办处科厅所站会"
_LEAD = re.compile(".*(?:领队|还有|另有|以及|来的是|来的有|这次是|带队|随行|人员|包括|其中|陪同|[是有由为和与及跟经])")
_UNIT = re.compile(
    "[\u4e00-\u9fff]{1,18}(?:局|部|科|室|办|处|委|中心|公司|集团|院|校|站|厅|会|政府|大学|镇|乡|街道|社|所|队|行|厂)"
)


class SpokenPerson(NamedTuple):
    """A name, the post behind it with the unit before it, and where both stand in the text."""

    name: str
    post: str
    start: int
    end: int


def spoken_people(text: str) -> Iterator[SpokenPerson]:
    """Everybody of a text whose name stands before his post.

    >>> [(person.name, person.post) for person in spoken_people("来的是总裁办宋佳怡主任，还有任重总监和沈霁副局长")]
    [('宋佳怡', '总裁办主任'), ('任重', '总监'), ('沈霁', '副局长')]
    """
    end = 0
    for match in _POST.finditer(text):
        if not _BEHIND.match(text, match.end()):
            continue
        name = _name_before(text[end : match.start()])
        if not name:
            continue
        start = match.start() - len(name)
        before = re.split("[、，。；：（()）\\s]", text[end:start])[-1]
        before = _LEAD.sub("", before)
        if before and name[-1] in _UNIT_ENDS and _UNIT.fullmatch(before + name):
            continue  # 县文化和旅游局局长 names nobody 游局
        unit = before if _UNIT.fullmatch(before) else ""
        # 司机岑参师傅
        post = before if match.group() == "师傅" and before in _WORK else f"{unit}{match.group()}"
        yield SpokenPerson(name, post, start - len(unit), match.end())
        end = match.end()


def people_left(text: str, names: Collection[str]) -> Iterator[str]:
    """The parts of a sentence that name somebody who is not among these names: a bare name, a name with a post.

    >>> [*people_left("来4个人：周明远副局长，韩喆科长，沈霁", ("周明远",))]
    ['韩喆科长', '沈霁']
    """
    for part in re.split("[，。；、：:！!]|和(?=[㐀-鿿]{2,3}$)", text):
        word = _LEAD.sub("", part.strip())
        people = [person.name for person in spoken_people(part)]
        if has_surname(word) and is_name(word) and len(word) < 4:
            people.append(word)
        if any(name not in names for name in people):
            yield part.strip()


def _name_before(text: str) -> str:
    """The name at the end of a text; empty where there is none."""
    if (dotted := _DOTTED.search(text)) is not None:
        return re.sub(f"^.*?[{_BEFORE}](?=[^·•]{{2,}}[·•])", "", dotted.group())
    for length in (4, 3, 2):
        name = text[-length:]
        if len(name) < length or not has_surname(name) or not is_name(name) or name[-1] in _NO_END:
            continue
        if length == 4 and name[:2] not in TWO_SURNAMES:
            continue
        if length == 3 and name[0] in _BEFORE and has_surname(name[1:]) and is_name(name[1:]):
            continue
        return name
    return ""
