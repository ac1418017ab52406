"""What a line of a list says beside a guest: that he does not come, that he brings somebody."""

import re
from typing import NamedTuple

_AWAY = re.compile(
    "(?:(?:这次|本次|此次|今天|当天|因|家里|单位|临时|另|可能|暂|都|也|就|实在)+[^，,；;（()）\\s]{0,8}?)?"
    "(?:来不了|去不了|到不了|参加不了|赶不过来|赶不上|(?<!随时)(?:不来|不去)(?!往)|不(?:能|便|克)?(?:参加|出席|前来|随行)|不能(?:来|去|到)|无法(?:参加|出席|前来|到|来)|"
    "请(?:了)?[病事婚产]?假|[病事]假|(?:临时|另|单位)有会|有事|缺席|不跟团)[^，,；;（()）\\s]*"
)
_EMPTY_BRACKETS = re.compile(r"[（(][\s，,、；;]*[）)]")
_MORE = re.compile(
    r"(?:[+＋]\s*|另?(?:带|加)\s*)(?P<count>\d|[一二两三四五六七八九])(?!\d)\s*(?:个?人|位|名)?\s*(?:[（(](?P<who>[^（()）]*)[）)])?"
)


class ListRemarks(NamedTuple):
    """A line of a list without its remarks: what says that the guest does not come, whom he brings in which words."""

    line: str
    away: str = ""
    more: str = ""
    who: str = ""


def remarks_of_line(line: str) -> ListRemarks:
    """The line without what it says of coming and of further people.

    >>> remarks_of_line("潘月琴 区招商中心主任 临时有会，来不了了")
    ListRemarks(line='潘月琴 区招商中心主任', away='临时有会，来不了了', more='', who='')
    >>> remarks_of_line("陈凯文 总经理助理 +1（技术总监葛衡）")
    ListRemarks(line='陈凯文 总经理助理', away='', more='+1（技术总监葛衡）', who='技术总监葛衡')
    """
    more = _MORE.search(line)
    rest = line[: more.start()] + " " + line[more.end() :] if more else line
    away = "，".join(match.group().strip() for match in _AWAY.finditer(rest))
    if away:
        rest = _EMPTY_BRACKETS.sub(" ", _AWAY.sub("", rest))
        rest = re.sub(r"[，,、；;\s]+(?=[）)])", "", rest)
    if more or away:
        rest = rest.strip(" \u3000\t，,、；;。")
    return ListRemarks(rest, away, more.group().strip() if more else "", (more["who"] or "").strip() if more else "")
