"""What a short line of a draft is: a date, a person, a unit, an address to the audience, a closing word."""

import re

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.posts import ends_with_post_and_name, is_unit_line

#: A hanzi, as a pattern: a letter that is neither Latin-1 nor full-width. A range of hanzi takes ten times as long to
#: compile.
HANZI = r"[^\W\x00-\xff\uff00-\uffef]"
#: The most frequent surnames; a line that is a name begins with one.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍"
    "庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻"
    "祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾"
)
#: Where a sentence ends, with the brackets and quotes that it closes.
SENTENCE_END = lazy_pattern(r"[。！？!?][”’』」）)]*")
# 20XX年X月X日, 2024年　月　日: a date that is still to be filled in stands where a date stands
_YEAR = r"(?:[\dXx×Ｘ]{4}|[二〇○Ｏ零一三四五六七八九十]{4})"
_COUNT = r"(?:[ \u3000]*[\dXx×Ｘ一二三四五六七八九十]{1,3}[ \u3000]*|[ \u3000]+)"
_WRITTEN_DATE = rf"{_YEAR}[ \u3000]*年{_COUNT}月(?:{_COUNT}日)?"
_NUMERIC_DATE = r"\d{4}[-./]\d{1,2}[-./]\d{1,2}"
_ANY_DATE = rf"(?:{_WRITTEN_DATE}|{_NUMERIC_DATE})"
_DATE = lazy_pattern(_ANY_DATE)
_BRACKETED = lazy_pattern(rf"[（(][ \u3000]*({_ANY_DATE})[ \u3000]*[）)]")
_SIGNED_DATE = lazy_pattern(rf"(\S.*?\S)[ \u3000]{{2,}}({_ANY_DATE})")
_LABELLED = lazy_pattern(r"(?:讲话人|发言人|报告人|致辞人|主讲人|作者)[ \u3000]*[:：][ \u3000]*\S.*")
_SURNAME_AND_NAME = rf"[{_SURNAMES}]{HANZI}{{1,2}}"
_MASKED_NAME = rf"[{_SURNAMES}]?[Xx×Ｘ某]{{2,3}}"
_FOREIGN_NAME = rf"{HANZI}{{2,6}}(?:·{HANZI}{{1,6}})+"
_NAME = lazy_pattern(f"{_SURNAME_AND_NAME}|{_MASKED_NAME}|{_FOREIGN_NAME}")
_ADDRESSED = lazy_pattern(
    r"各位|同志|尊敬的|亲爱的|女士|先生|朋友|领导|代表|委员|来宾|嘉宾|老师|同学|主席|书记|主任|市长|区长|县长|大家"
)
_CALLED = lazy_pattern(r"(?:们|大家|朋友|来宾|领导|代表|同志|委员|同事)[!！，,]$")
_ADDRESSEES = lazy_pattern(r"(?:委|政府|局|办|厅|中心|处|科|院|会|公司|单位|部门|机关|街道|镇|乡|办公室|党组)[:：]")
_SAYING = lazy_pattern(r"如下|以下|汇报|总结|报告|通知|指出|强调|要求|认为|表示|是[:：]|有[:：]|做到[:：]|[。；！？]")
_CLOSING = lazy_pattern(
    r"(?:我(?:今天)?(?:就|先)?(?:讲|说|谈|汇报|介绍)(?:这些|这么多|到这里|到这儿|完了)[，,。！!])?(?:我的(?:讲话|发言|汇报|报告|介绍|致辞)[^。！!]{0,12}[，,。!！]?)?(?:最后，?)?(?:再次)?"
    r"(?:谢谢|感谢)(?:大家|各位|同志们)?[^，,。!！]{0,8}[！!。]?"
)
_ATTACHMENT = lazy_pattern(r"附[ \u3000]*件[ \u3000]*[:：][ \u3000]*(.*)")
_ANNOTATION = lazy_pattern(r"[（(][^（()）]{2,60}[）)]")
_LAID_OUT = 8.0  # characters of indent: the line was pushed to the right by hand


def is_date(text: str) -> bool:
    """
    >>> is_date("2024年1月15日"), is_date("二〇二四年一月十五日"), is_date("2024年1月15日召开会议")
    (True, True, False)
    """
    return _DATE.fullmatch(text) is not None


def proper_date(text: str) -> str:
    """A date of digits as papers write it.

    >>> proper_date("2024-01-08"), proper_date("2024.1.8"), proper_date("2024年1月8日")
    ('2024年1月8日', '2024年1月8日', '2024年1月8日')
    """
    if not re.fullmatch(_NUMERIC_DATE, text):
        return text
    year, month, day = re.split(r"[-./]", text)
    return f"{year}年{int(month)}月{int(day)}日"


def bracketed_date(text: str) -> str:
    """The date of a line that is a date in brackets; "" for another line."""
    match = _BRACKETED.fullmatch(text)
    return match.group(1) if match else ""


def signed_date(text: str) -> tuple[str, str] | None:
    """A unit and a date on one line, far apart.

    >>> signed_date("清江区接待服务中心　　　2023年12月28日")
    ('清江区接待服务中心', '2023年12月28日')
    """
    match = _SIGNED_DATE.fullmatch(text)
    return (match.group(1), match.group(2)) if match else None


def is_person(text: str) -> bool:
    """A name, or a post and a name.

    >>> [is_person(text) for text in ("沈　静", "区委副书记 沈静", "区接待中心主任罗文", "讲话人：沈静", "工作总结")]
    [True, True, True, True, False]
    """
    if len(text) > 34 or re.search("[，。；！？]", text):
        return False
    if _LABELLED.fullmatch(text):
        return True
    words = re.split(r"[ \t\u3000]+", text)
    last = words[-1] if len(words[-1]) > 1 else "".join(words[-2:])
    if _NAME.fullmatch("".join(words)) and len("".join(words)) <= 4:
        return True
    return (len(words) > 1 and _NAME.fullmatch(last) is not None) or ends_with_post_and_name(text, _SURNAME_AND_NAME)


def is_unit_name(text: str) -> bool:
    """
    >>> is_unit_name("清江区接待服务中心"), is_unit_name("2023年工作总结")
    (True, False)
    """
    return is_unit_line(text)


def is_address(text: str) -> bool:
    """An address to the audience, or the addressee of a report.

    >>> [is_address(text) for text in ("各位领导，同志们：", "同志们！", "区委、区政府：", "现将有关情况汇报如下：")]
    [True, True, True, False]
    """
    if len(text) > 60 or text[-1:] not in ":：!！，,":
        return False
    if _SAYING.search(text[:-1]) or "谢" in text:
        return False
    if _ADDRESSED.search(text):
        return text[-1] in ":：" or (len(text) <= 24 and _CALLED.search(text) is not None)
    return _ADDRESSEES.search(text) is not None and text[-1] in ":："


def is_closing(text: str) -> bool:
    """
    >>> [is_closing(text) for text in ("我就讲这些，谢谢大家！", "我的发言完了，谢谢！", "感谢各部门长期以来的支持。")]
    [True, True, False]
    """
    return len(text) <= 26 and _CLOSING.fullmatch(text) is not None


def attachment(text: str) -> str | None:
    """What follows 附件： on its line; None for a line without it."""
    match = _ATTACHMENT.fullmatch(text)
    return match.group(1) if match else None


def is_annotation(text: str) -> bool:
    """A remark in brackets under the date (附注)."""
    return _ANNOTATION.fullmatch(text) is not None and not bracketed_date(text)


def is_signature(text: str, indent: float) -> bool:
    """A line that may stand above a date: a unit, a person, or anything short that was pushed to the right."""
    if len(text) > 30 or re.search("[，。；：！？,;:!?]", text):
        return False
    return is_unit_name(text) or is_person(text) or indent >= _LAID_OUT
