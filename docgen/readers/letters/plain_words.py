"""Words of a line of people as they are usually written: a role apart from the name, a telephone in digits."""

from docgen.model.lazy_pattern import lazy_pattern

_CHINESE_DIGITS = str.maketrans(
    "〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺０１２３４５６７８９", "00012345678912345678910123456789"
)
_DIGIT = "[〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺０-９0-9]"
#: 一三八〇〇一三八〇〇〇, 〇三七一－六五四三二一〇九
_SPELT_NUMBER = lazy_pattern(
    rf"(?<!{_DIGIT})(?:[一壹幺１1]{_DIGIT}{{10}}|[〇○零０0]{_DIGIT}{{2,3}}[-—－]?{_DIGIT}{{7,8}})(?!{_DIGIT})"
)
_BEFORE_NUMBER = lazy_pattern(r"(?<=电话|手机|号码)(?=1[3-9]\d|0\d{2,3}-?\d{7})")
#: Who leads, right before a name with brackets behind it: 领队周明远（副市长）, 带队的是周明远（副市长）
_ROLE = lazy_pattern(
    r"((?:总|副)?领队|带队(?:领导|老师|人员|人|的?是|的)?|率队(?:领导|的?是)?|(?:考察|代表|访问|工作|调研)?[团组队]长|副[团组队]长|"
    r"联系人|联络员|对接人|(?<!副)秘书长|主宾|成员|团员|组员|随员)"
    r"(?:是|为)?(?=(?:[\u3400-\u9fff]{2,3}|[\u3400-\u9fff]{1,8}(?:[·•][\u3400-\u9fff]{1,8})+)\s*[（(])"
)


def plain_words(text: str) -> str:
    """A line of people with a blank between a role and the name behind it, and with telephones in digits.

    >>> plain_words("领队周明远（副市长，电话一三八〇〇一三八〇〇〇）")
    '领队 周明远（副市长，电话：13800138000）'
    >>> plain_words("周明远（领队，二〇二六年一月）")
    '周明远（领队，二〇二六年一月）'
    """
    text = _SPELT_NUMBER.sub(lambda match: match.group().translate(_CHINESE_DIGITS), text)
    return _ROLE.sub(r"\1 ", _BEFORE_NUMBER.sub("：", text))
