"""What stands in lists of people and is nobody: titles, counts, sentences, lines of a chat, marks of a phone."""

import re
from functools import cache

from docgen.readers.people.names import HANZI, has_surname, is_name
from docgen.readers.tables.asides import kind_of_cell

_NUMBERS = r"(?:[\d一二三四五六七八九十百两几数]+|若干)"
_STICKERS = (
    "强|弱|玫瑰|凋谢|抱拳|握手|胜利|合十|拳头|微笑|呲牙|愉快|偷笑|憨笑|笑脸|鼓掌|加油|庆祝|拥抱|爱心|嘴唇|太阳|月亮|咖啡|啤酒|蛋糕|礼物|红包|福|發|烟花|爆竹|耶"
    "|好的|OK|Emm|嘿哈|捂脸|奸笑|机智|皱眉|旺柴|社会社会|吃瓜|汗|晕|色|发呆|得意|害羞|调皮|惊讶|难过|可怜|撇嘴|流泪|大哭|尴尬|囧|再见|擦汗|破涕为笑|猪头|跳跳|转圈"
    "|勾引|心碎|疑问|嘘|困|睡|疯了|哇|裂开|苦涩|叹气|让我看看|666|打脸|翻白眼|天啊|鞠躬|赞|花|鲜花"
)
_EMOJI = "[\u2600-\u2604\u2607-\u26ff\u2702-\u27bf\u2b00-\u2bff\u231a-\u23ff\U0001f000-\U0001faff]"
#: What a phone adds to a line: stickers, faces, +1.
LEFTOVERS = (
    rf"\[(?:{_STICKERS})\]|{_EMOJI}(?:[\ufe0f\u200d]*{_EMOJI})*[\ufe0f\u200d]*"
    r"|(?<=\s)\+\d{1,2}(?=\s|$)|^\s*\+\d{1,2}\s*$"
)
_TIME = r"(?:[上下]午|凌晨|早上|中午|晚上)?\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:\s*[AaPp][Mm])?"
_DATE = r"(?:(?:\d{4}[年/.-])?\d{1,2}[月/.-]\d{1,2}日?|昨天|今天|前天|星期[一二三四五六日天]|周[一二三四五六日末])"
_CHATTED = rf".{{1,24}}?\s+(?:{_DATE}\s*)?{_TIME}$"
_DIVIDER = r"[-=—_*~～.。·\s]{2,}[^-=—_]{0,24}[-=—_*~～.。·\s]{2,}"
_LIST_WORDS = (
    "来宾|嘉宾|贵宾|客人|陪同|主方|客方|参会|出席|列席|与会|参加|工作|随行|随员|接待|保障|服务|会务|媒体|记者|人员|领导|同志|单位|部门|代表|考察团成员|成员|"
    "代表团|考察团|调研组|名单|主席台|其他|名册"
)
_HEADINGS = (
    rf"^(?:[一二三四五六七八九十]{{1,3}}[、.．]|[（(][一二三四五六七八九十\d]{{1,3}}[）)]|第[一二三四五六七八九十\d]+[、:：]?)?\s*"
    rf"[省市区县州镇乡]?(?:{_LIST_WORDS}){{1,4}}(?:名单)?(?:[（(【].*[）)】])?[:：]?$"
)
_ABOUT = "(?:打印|制表|填报|填表|更新|统计|导出|会议|活动|到达|抵达|集合|报到)?"
_NOBODY = (
    r"^(?:#|[-=—_*~～.。·\s]{3,}$|[（(]?(?:共|总共|一共|合计|总计|小计|共计)\s*[:：]?\s*\d*\s*[人名位]?[）)]?[。.]?$|"
    r"备注|注[:：]|说明|附[:：件]|\d{4}年|(?:19|20)\d{2}-\d|[\d\-+ ]{7,}$|第\d+页|@(?:所有人|全体|all))|名单|"
    r"^(?:第?[一二三四五六七八九十\d]+|主|主宾|贵宾)[桌组车排席批]$|"
    rf"^(?:总|合计|其中)?(?:人数|男|女|男性|女性)[:：]\s*\d|^{_ABOUT}(?:日期|时间|地点|地址|主题|议题|会议名称|页码)[:：]"
)
#: The heading of a part of a list with the number of those below: 一、省直部门（2人）.
_COUNTED_PART = (
    r"^[^、，,（(]{0,14}(?:部门|单位|人员|领导|来宾|嘉宾|陪同|系统|方面|代表|媒体|记者|政府|公司|[组局办委厅县区市省镇乡方])"
    rf"[（(](?:共|计)?{_NUMBERS}余?[人名位][）)][:：]?$"
)
_COUNT = (
    rf"^[（(]?(?:以及|及|和|等|另外?|另有|还有|其他|其它|其余|余|共|一行|总计|合计|一共)?"
    rf"(?:人员|领导|同志|随员|随行|随行人员|工作人员|司机|司乘人员|记者|家属|秘书|译员|翻译|其他人员|嘉宾|来宾)?[:：]?\s*(?:共|约|计)?(?:{_NUMBERS}余?多?个?(?:人|名|位)|若干)"
    r"(?:左右|以上|以内)?(?:[（(].*[）)])?[。.]?$"
)
_SENTENCE = (
    rf"为准|请(?:各|大家|您|尽|联系|于|在|准时|核对|回复|务必|按时|接龙|提前|注意|自行|假的)|接龙|(?:^|[，,])(?:谢谢|收到|辛苦)|如有|联系(?:电话|方式)[:：]|(?:上午|下午|晚上){_NUMBERS}[点时:：]"
    r"|^\d{1,2}[:：]\d{2}|欢迎|[。！!？?].|(?:集合|出发|就餐|报到|开会|召开)"
)
_REPLY = (
    r"(?:收到|好的?|好嘞|谢谢|感谢|辛苦了?|明白|知道了?|已报|报名|已?接龙|参加|ok|嗯+|可以|没问题|已阅|已知晓|已转|同意|待定|未定|暂定|暂无|无|空缺|同上|略|"
    r"空|空白|详?见附件|详?见附表|待通知|待报|另报|后补|另行通知|另行确定|[。！!~～，,、.\s])+"
)
_TITLE = (
    rf"^(?:{_DATE}|\d{{4}}年).*(?:名单|人员|会议|座谈会|活动|考察|调研)"
    r"|.{4,}(?:参会人员|出席人员|列席人员|陪同人员|人员安排|座次|报名|参观人员|用餐人员|入住人员|接待方案)(?:[（(].*[）)])?[:：]?$"
)


@cache
def _pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(text, flags)


def is_nobody(line: str) -> bool:
    """Whether a whole line is about the list, or says something, and nobody stands in it.

    >>> [is_nobody(line) for line in ("@所有人 请接龙", "共3人", "其他21人", "一、来宾", "收到", "周明远 市长")]
    [True, True, True, True, True, False]
    """
    text = " ".join(line.split())
    if not _pattern(f"[{HANZI}\\w]").search(_pattern(LEFTOVERS).sub("", text)) or _pattern(_DIVIDER).fullmatch(text):
        return True
    if _pattern(_NOBODY).search(text) or _pattern(_HEADINGS).search(text) or _pattern(_TITLE).search(text):
        return True
    if _is_counted_part(text) or _pattern(_COUNT).search(text) or _pattern(_REPLY, re.I).fullmatch(text):
        return True
    return kind_of_cell(text) in ("sum", "part", "example") or (_is_sentence(text))


def may_hold_somebody(line: str) -> bool:
    """Whether a line that is passed over has a name in it all the same: 3月17日参会人员：何志远、周敏."""
    spread = _pattern(rf"(?<=[{HANZI}])\s+(?=[{HANZI}](?:\s|$))").sub("", line)
    words = [word for text in (line, spread) for word in _pattern(r"[、，,;；:：\s（()）【】\[\]]+").split(text)]
    return any(is_name(word) and has_surname(word) for word in words)


def is_about_list(line: str) -> bool:
    """Whether a line in brackets, or a remark, is about the list: 【以上名单如有误请联系刘芳】, 注：以实际为准.

    A label before a name (领队：郑国梁) is none.
    """
    text = "".join(line.split())
    bracketed = _pattern(r"[【（(\[].{6,}[】）)\]]").fullmatch(text) is not None
    return bracketed and (_pattern(_SENTENCE).search(text) is not None or "名单" in text)


def is_chatted(line: str) -> bool:
    """Whether a line is that of a chat which says who writes, and when: 刘芳 10:32.

    >>> [is_chatted(line) for line in ("刘芳 3月16日 下午3:15", "刘芳 局长")]
    [True, False]
    """
    return ":" in line.replace("：", ":") and _pattern(_CHATTED).fullmatch(" ".join(line.split())) is not None


def is_left_out(word: str) -> bool:
    """Whether a word behind a name is only an answer in a chat: 收到, 参加, 已报名."""
    return (
        _pattern(r"(?:已?(?:收到|报名?|确认|参加|到|阅|签到)|好的|ok|√|✓|✔|是|\+\d{1,2})[。！!~]*", re.I).fullmatch(
            word
        )
        is not None
    )


def _is_counted_part(text: str) -> bool:
    unnumbered = _pattern(r"^(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]\s*").sub("", text)
    return _pattern(_COUNTED_PART).match(unnumbered) is not None


def _is_sentence(text: str) -> bool:
    if len(text) < 4 or _pattern(r"^[^，,：:]{1,15}[（(：:]").match(text):
        return _pattern(r"^\d{1,2}[:：]\d{2}\s|联系(?:电话|方式)[:：]").search(text) is not None
    return _pattern(_SENTENCE).search(text) is not None and not has_surname(_pattern("[、，,\\s]").split(text)[0])
