"""How lists of words are written, and what makes any of their words harmless: whoever trades in wine serves none."""

import re
from functools import cache
from typing import NamedTuple

from docgen.rules.words import LOOKED_INTO, WordList, is_denied, may_match

# 白酒酿造企业, 鲜花村, 土特产展销中心, 卷烟打假: made, sold, supervised or a name, but nobody's to enjoy
_MADE = (
    "酿造|酿制|生产|制造|加工|深加工|种植|养殖|栽培|研发|开发|设计|包装|展销|销售|批发|零售|交易|"
    "贸易|直销|物流|电商|直播|"
    "文化|非遗|主题|传统|特色|精品|现代|智慧|高端|系列|制品|产品|专卖|质量|品质|安全|市场|行业|惠民|商业"
)
_TRADE = (
    "产业|企业|公司|集团|厂(?!家送)|车间|作坊|工坊|合作社|园区|示范园|基地|大棚|博物馆|展馆|展厅|"
    "陈列|市场|专卖|专营|执法|打假|"
    "监管|管理|整治|检查|检测|研究|行业|协会|商会|品牌|工艺|技艺|项目|工程|生产线|流水线|展销|展览|"
    "博览|小镇|电商|超市|商店|"
    "专业村|标准|地标|税|经济|改革|保护|传承|申遗|历史|建设|街区|广告|院团|场所|产区|原料|直播间|"
    "样品|标本|开发|生产|销售|加工|供应商|供货商|经营|配送|备案|台账|目录"
)
_NAMES = (
    "村(?!民|干部|里)|镇(?!长|上|里)|乡(?!长|里|亲)|路(?!上|口|边)|街|大道|社区|小区|广场|桥|河|溪|"
    "湖|山|岭|坝|湾|苑|塔|岛|港|谷|学校|小学|中学|幼儿园|局|派出所|庄"
)
# what may stand between a word and the end of the name of a firm: no number, and no word for handing something over
_PART_OF_A_NAME = "[^，。；、送给到去在由从请放摆买带拿\\d一二两三四五六七八九十几]"
#: What a word for goods or shows is followed by where nobody is treated to them.
IS_TRADE = (
    f"(?:(?:{_MADE}|[的和及、与]){{0,3}}(?:{_TRADE})|(?:{_NAMES})|{_PART_OF_A_NAME}{{0,4}}(?:公司|"
    f"厂(?!家)|集团|合作社)|"
    "[^，。；]{0,6}(?:点位|解说|讲解(?!器|耳机)|汇报材料|情况介绍))"
)

#: What follows a word where somebody works on papers about it: 门票定价听证材料, 足浴店转供电整治台账.
IS_PAPERWORK = (
    "(?:(?:(?!费用|费审)[^，。；、送备摆上带放包]){0,8}(?:台账|材料|数据|文件|听证|定价|预约|系统|平台|招标|改装|审批|许可|投诉|案件|政策|补贴|"
    "统计|整治|治理|监管|检测|审计|出口|进口|外贸|拍卖|油烟|转供电|处罚|档案))"
)

_COUNT = "[一二三四五六七八九十两几半数若干多\\d]{1,4}"
_SERVING = (
    "备|上|带|拿|放|摆|喝|饮|来|送|给|买|购|采购|准备|提供|安排|配|发|装|开|温|热|点|倒|敬|取|拎|捎|"
    "抽|品|尝|要|选|用|搬|拉"
)


def listed(words: str) -> str:
    """A list of words between spaces or on lines of their own as the alternatives of a pattern."""
    return "|".join(words.split())


def provided(plain: str, exceptions: str = "") -> WordList:
    """Words for what is provided: nobody is treated to what he inspects, or to what is made, sold or only called so."""
    return WordList(plain, "|".join(filter(None, (exceptions, LOOKED_INTO, f"(?:{plain}){IS_TRADE}"))))


class Goods(NamedTuple):
    """Things that are served or handed out.

    ``sure`` words mean them wherever they stand. ``named`` words mean other things too (飞天, 玉溪, 荷花): they count
    where such things are listed, or with a number and one of their ``units``, or behind a word for serving.
    ``harmless`` words beside them in a list make them something else (荷花茶).
    """

    sure: WordList
    named: str
    units: str
    harmless: str

    def find(self, text: str, *, is_listed: bool = False) -> str:
        """The first word for such a thing in a text; ``is_listed`` where the field lists nothing but such things."""
        if word := self.sure.find(text):
            return word
        if not may_match(self.named, text):
            return ""
        if is_listed and (found := next(filter(None, map(self._alone, re.split("[（()）、，,+；;]", text))), "")):
            return found
        matches = _counted(self.named, self.units).finditer(text)
        spans = [match.span("served" if match["served"] else "counted") for match in matches]
        return next((text[start:end] for start, end in spans if not is_denied(text, start, end)), "")

    def _alone(self, part: str) -> str:
        """The word that stands in one part of a list; none beside what makes it harmless."""
        match = None if re.search(self.harmless, part) else re.search(self.named, part)
        return match.group() if match and not is_denied(part, *match.span()) else ""


@cache
def _counted(named: str, units: str) -> re.Pattern[str]:
    """A named word with its number, before or behind it, or behind a word for serving."""
    number = f"{_COUNT}(?:{units})"
    before = (
        f"(?:(?:{_SERVING})(?:了|的|上|一?点|一?些|少量|几|{number})?|{number})(?:的|装|[软硬][壳包]?|[黑蓝红白金细])?"
    )
    served = f"(?P<served>{named})(?!{IS_TRADE}|壁画|文化)"
    return re.compile(f"{before}{served}|(?P<counted>{named})[^，。；、]{{0,4}}?{number}")
