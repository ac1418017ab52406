"""Posts (职务) and bodies (单位, 班子): what their words tell. Every part of docgen that reads such words asks here.

How high a 级别 is stands in ``docgen.model.ranks``.
"""

import re
from functools import cache, lru_cache

from docgen.model.ranks import standing

#: The four bodies of a place, in the order of precedence.
BODIES = ("党委", "人大", "政府", "政协")

# what is said of a person rather than being one. Single characters do not tell: 李任, 刘师师 and 孙长 are names
_POST = (
    "(?:[省市州县区乡镇村部委厅局处科股室院校所站队组会社行司班团馆园厂店台社]|秘书|.{2})长$|书记$|主任$|主席$|首席$|员$|代表$|"
    "经理|总监|总裁|董事|秘书|干部|翻译|记者|司机|教授|专家|嘉宾|院士|博士|助理|高工|干事|文书$|法人$|支书$|农民$|工人$|医生|"
    "常委|顾问|专员|讲解|摄影|联络|大使|公使|领事|参赞|教师|老师|律师|医师|讲师|程师|计师|主管|主办|职务$|单位$"
)
# what stands before a name in a line that says who speaks: 区接待中心主任罗文
_POST_BEFORE_A_NAME = "书记|主任|[区市县镇乡省州部局厅处科组会校院站所馆]长|主席|秘书长|总经理|董事长|常委|委员|代表"

_UNIT_WORDS = "政府|委员会|公司|集团|大学|学院|学校|中学|小学|医院|银行|中心|协会"
_SURELY_UNIT = f"{_UNIT_WORDS}|[局厅委办]$"
# 王小村, 李思州: a name may end as a unit does
_UNIT = f"{_UNIT_WORDS}|.{{2,}}(?:局|厅|委|办|院|部|处|科|站|所|室|会|组|省|市|州|县|区|镇|乡|村|社|队|馆|园|厂|店)$"
_UNIT_LINE = (
    "[^，。；：！？、]{2,28}(?:中心|办公室|委员会|政府|局|委|办|厅|部|院|处|科|站|所|公司|学校|大学|协会|学会|支部|党组"
    "|人大|政协|法院|银行|集团)"
)

_HEAD = (
    "(?:省委|市委|区委|县委|州委|旗委|盟委|党委|党组|工委|镇党委|乡党委)书记|"
    "(?:省|市|区|县|州|旗|盟|乡|镇)长|(?:自治区)?主席|"
    "(?:局|厅|部|司|署|院|行|台|社)长|检察长|主任|书记"
)
# deputies, those below, those of villages and sections
_NO_HEAD = (
    "副|助理|科长|股长|处长|组长|(?<![农乡])村|社区|支部|常务|秘书|巡视员|调研员|^原|班主任|车间|班组|(?<!办公)室主任|校办|学生会|"
    "主任(?:医师|药师|护师|技师|编辑|记者|科员)|居委会|居民委员会|业委会"
)
_OF_PROVINCE = "省长|自治区主席|省委(?:书记|副书记|常委)|省政协主席|省人大常委会主任"

# 政协 and 人大 first: 政治协商会议…区委员会 and 人大常委会 hold the words of the others
_BODY_WORDS = (
    ("政协", "政协|政治协商会议"),
    ("人大", "人大(?!代表(?!大会))|人民代表大会"),
    (
        "党委",
        "中共|(?:^|[镇乡区县市州道])党委|党工委|纪委|组织部|宣传部|统战部|政法委"
        "|(?:省|市|区|县|州|盟|旗|镇|乡|地)委(?!员)",
    ),
    ("政府", "政府|国务院|(?:省|市|区|县|州|盟|旗|镇|乡)长"),
)
# what bears the word of a body in its name and is none of the four: 人大附中, 政府采购中心, the 党委 of a company
_NO_BODY = "公司|集团|大学|学院|学校|中学|小学|附中|附小|医院|银行|研究[院所]|采购|联络站|协会|[局厅]党委"


def is_post(word: str) -> bool:
    """Whether a word of a list is said of a person rather than being one: a post, a profession, a 级别.

    >>> [is_post(word) for word in ("副市长", "教授", "正处级", "周明远", "孙长")]
    [True, True, True, False, False]
    """
    return bool(re.search(_POST, word) or standing(word))


def is_unit(word: str) -> bool:
    """Whether a word of a list looks like a unit; a name may, too (王小村).

    >>> [is_unit(word) for word in ("云州市农业农村局", "清江区柳溪镇", "王小村", "周明远")]
    [True, True, True, False]
    """
    return bool(re.search(_UNIT, word))


def is_surely_unit(word: str) -> bool:
    """Whether a word of a list is a unit and can be no name.

    >>> [is_surely_unit(word) for word in ("云州市农业农村局", "云州大学", "王小村")]
    [True, True, False]
    """
    return bool(re.search(_SURELY_UNIT, word))


def is_unit_line(line: str) -> bool:
    """Whether a whole line, as below a speech, is the name of a unit.

    >>> [is_unit_line(line) for line in ("清江区接待服务中心", "2023年工作总结")]
    [True, False]
    """
    return re.fullmatch(_UNIT_LINE, line) is not None


def ends_with_post_and_name(line: str, name: str) -> bool:
    """Whether a line ends with a post and, behind it, what the regular expression ``name`` matches."""
    return _post_and(name).fullmatch(line) is not None


@cache
def _post_and(name: str) -> re.Pattern[str]:
    return re.compile(rf".{{0,24}}(?:{_POST_BEFORE_A_NAME})[ \u3000]*{name}")


def split_posts(title: str) -> list[str]:
    """The posts of a 职务 that names several, in their order.

    >>> split_posts("区委副书记、区长")
    ['区委副书记', '区长']
    """
    return re.split("[、，,;；\\s]+", title)


@lru_cache(maxsize=1024)
def heads_a_body(title: str) -> bool:
    """Whether a 职务 makes somebody the head of a region or of a department (地区、部门主要负责人).

    Heads of sections, villages and party branches are none.

    >>> [heads_a_body(title) for title in ("区委书记", "副区长", "局长", "接待科科长", "区委副书记", "副县长、局长")]
    [True, False, True, False, False, True]
    """
    return any(re.search(_HEAD, post) and not re.search(_NO_HEAD, post) for post in re.split("[、，,]", title))


def heads_a_body_or_deputizes(title: str) -> bool:
    """Whether a 职务 makes somebody the head of a region or department, or a deputy of such a head.

    >>> [heads_a_body_or_deputizes(title) for title in ("副区长", "综合科科员")]
    [True, False]
    """
    return heads_a_body(title.replace("副", ""))


def is_province_post(post: str) -> bool:
    """Whether a post, its unit before it, is one that only people of 省部级 or above have."""
    return re.search(_OF_PROVINCE, post) is not None


def body_of(post: str) -> str:
    """The body to which a post, its unit before it, belongs; empty where it names none of the four.

    >>> [body_of(post) for post in ("中共清江区委副书记", "副区长", "清江区人大常委会主任", "政府采购中心主任")]
    ['党委', '政府', '人大', '']
    """
    if re.search(_NO_BODY, post):
        return ""
    return next((body for body, words in _BODY_WORDS if re.search(words, post)), "")


def is_deputy(post: str) -> bool:
    """Whether a post is that of a deputy."""
    return "副" in post


def is_standing_deputy(title: str) -> bool:
    """Whether a 职务 says 常务; 常务委员 and 常务会 say something else."""
    return re.search("常务(?!委员|会)", title) is not None


def is_party_head(post: str) -> bool:
    """Whether a post is that of a 书记 who heads the party there; a 纪委书记 or 团委书记 does not."""
    return re.search("(?:^|(?<![纪法团])委|党组|工委)书记", post) is not None


def is_member(post: str) -> bool:
    """Whether a post is only that of a member (常委, 委员, 成员)."""
    return re.search("(?:常委|委员|成员)$", post) is not None


def is_of_discipline(title: str) -> bool:
    """Whether a 职务 is one of discipline inspection (纪委, 监委)."""
    return re.search("纪委书记|纪检|监委", title) is not None
