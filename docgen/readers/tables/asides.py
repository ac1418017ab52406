"""Rows of a table that are no entries: sums under any name, remarks, examples."""

import re
from datetime import date
from typing import Literal

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.spellings.respelling import half_width
from docgen.readers.tables.cells import cell_text
from docgen.readers.tables.sheet_value import SheetValue

AsideKind = Literal["", "sum", "part", "remark", "example"]

_UNITS = "(?:人次|批次|餐次|人|名|位|元|万元|间夜|间|辆|台|桌|批|份|条|项|套|餐|次)"
_NUMBER = r"[\d一二三四五六七八九十百千两零〇.,，]+"
_OF = (
    r"(?:第?[\d一二三四五六七八九十]{1,4}(?:年度?|月份?|季度|周|日|组|批|桌|车|号楼|楼|栏)|"
    r"(?:本|全|上|下|当|各)(?:页|月份?|年度?|季度?|周|日|部|表|项|类|县|市|区|单位|半年)|"
    r"以上|人员|来宾|嘉宾|领导|费用|金额|经费|人数|名单|房间|车辆|用餐|住宿)*"
)
_SUM = lazy_pattern(
    rf"{_OF}(?P<word>合计|总计|小计|共计|累计|总数|总和|总人数|总人次|总金额|合共|小结|合計|總計)"
    rf"(?:人数|人次|金额|费用|批次|房间|数|数量)?(?:[（(][^（()）]*[）)])?[:：=]?(?:{_NUMBER}{_UNITS}?[，、,；;]?)*[。.]?"
    rf"|(?:总共|一共|以上共|合计共|共有|共|计){_NUMBER}{_UNITS}[^。]{{0,12}}[。.]?"
    r"|(?:等|及|另有?|还有|其他|其余|其它|余|随行|随员|共)(?:人员|领导|同志|随员)?[\d一二三四五六七八九十百]+余?(?:人|名|位)"
    r"|(?:sub|grand)?[ -]?total[:：]?|sum[:：]?",
    re.I,
)
#: What a part of a table is called whose sum stands below it.
_PART = lazy_pattern(
    r"小计|小结|sub|^(?:第?[\d一二三四五六七八九十]{1,4}(?:月|季|周|日|组|批|桌|车)|[本当](?:页|月|季|周|日))"
)
_WHO = (
    "(?:填表|制表|填报|审核|复核|制单|编制|经办|统计|打印|联系|联络|报送|更新|审批|批准|核对|校对|领队|"
    "单位负责|部门负责|负责)"
)
_REMARK = lazy_pattern(
    rf"[（(【\[*※★☆▲]*(?:备注|附注|备考|注意事项|注意|注|说明|填表说明|填报说明|填写说明|温馨提示|提示|附)\d*[:：、.．]"
    rf"|[（(]?{_WHO}(?:单位|部门|领导|人员|人|员|日期|时间|电话|方式)*(?:[（(][^（()）]*[）)])?[:：]"
    r"|(?:填表|制表|填报|审核|复核|制单|经办)(?:单位|人|日期|时间)"
    r"|(?:截至|截止)(?:日期|时间)?[:：\d]"
    r"|[（(]?以上(?:名单|信息|人员|内容|安排|数据|为|均|所有|各)"
    r"|单位[（(](?:盖章|公章)[）)]|[（(](?:盖章|公章|签章|此页无正文|下同|续)"
    r"|^[-—=_*·.。…]{2,}$|以下(?:空白|无正文)$"
    r"|(?:上年|去年|上一年)(?:同期|全年)?(?:数|数据|情况)?$|(?:同比|与?比上年(?:同期)?|比去年(?:同期)?)(?:增减|增长|变化)?(?:额|数|率|%)?$"
)
_PROVISIONAL = lazy_pattern(
    r"以.{0,10}为准|名单.{0,8}(?:变动|变化|待定|待报|附后|另附|后附)|如有(?:变动|变化|调整)|^(?:见|详见)附[件表]"
)
_EXAMPLE = lazy_pattern(
    r"[（(【\[]?(?:示?例|样例|举例|范例|填写示例|e\.?g\.?)\d*[】）)\]]?(?:[:：]|$)|[（(【\[]示?例[】）)\]]", re.I
)
#: Whatever is no entry holds one of these: most cells are done with at once.
_MAY_BE_ASIDE = lazy_pattern(
    "[计計合总共数等及另还其余随注说明示例样备填制审复编经统打联报更核校领负截以名盖签空正附见变提同比去上tTuUeE]|^[-—=_*·.…。]+$"
)
_TITLE = lazy_pattern(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十\d]{1,3}(?:组|批|桌|车|排|部分|小组)|.*[:：]$"
)
_FIGURES = "[〇零○一二三四五六七八九十]"
_DAY = lazy_pattern(
    r"(?P<day>(?:(?:\d{4}|\d\d)\s*[年./-]\s*)?\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?|\d{8}|\d{1,2}\s*[日号]"
    rf"|(?:{_FIGURES}{{4}}年)?{_FIGURES}{{1,3}}月{_FIGURES}{{1,3}}[日号]|{_FIGURES}{{1,3}}[日号]"
    r"|第(?:[一二三四五六七八九十]|\d{1,2})天|[Dd](?:ay)?\s*\d{1,2})(?:[（(][^（()）]*[）)]|星期.|周.|上午|下午|行程|日程|活动|安排|[:：])*$"
)
_NUMBERED = lazy_pattern(r"^[一二三四五六七八九十]{1,3}、|^[（(][一二三四五六七八九十]{1,3}[）)]")
_LONGEST_SUM = 40
_LONGEST_LABEL = 12


def kind_of_cell(cell: SheetValue) -> AsideKind:
    """What a row is whose first cell (or the one of its name) says this; empty for what may be an entry.

    >>> [kind_of_cell(text) for text in ("合 计", "1月小计", "共计25人", "备注：以实际为准", "例：周明远", "周明远")]
    ['sum', 'part', 'sum', 'remark', 'example', '']
    """
    if not isinstance(cell, str) or not cell:
        return ""
    if not _MAY_BE_ASIDE.search(cell):
        return ""
    text = "".join(cell.split())
    if len(text) <= _LONGEST_SUM and (match := _SUM.fullmatch(text)):
        label = (match["word"] or "") and text
        return "part" if _PART.search(label) else "sum"
    if _EXAMPLE.match(text):
        return "example"
    return "remark" if _REMARK.match(text) or _PROVISIONAL.search(text) else ""


def is_title(cell: SheetValue) -> bool:
    """Whether a cell that stands alone is the title of the rows below: 二、部门, 第一组, 7月5日（星期日）.

    >>> [is_title(text) for text in ("二、部门", "第一组", "市直部门：", "7月5日（星期日）", "周明远")]
    [True, True, True, True, False]
    """
    text = "".join(cell.split()) if isinstance(cell, str) else ""
    return bool(day_of_title(cell)) or (bool(text) and bool(_TITLE.match(text)))


def day_of_title(cell: SheetValue) -> str:
    """The day that a title states and nothing else: 7月5日（星期日）上午, 二、5日, 第一天; empty for other titles.

    >>> [day_of_title(text) for text in ("7月5日（星期日）上午", "二、5日", "第一天", "二、部门", "周明远")]
    ['7月5日', '5日', '第一天', '', '']
    """
    if isinstance(cell, date):
        return cell_text(cell)
    text = half_width("".join(cell.split())) if isinstance(cell, str) else ""
    match = _DAY.match(_NUMBERED.sub("", text))
    return match["day"] if match else ""


def may_be_aside(text: str) -> bool:
    """Whether a text must be looked at: most texts of entries need not."""
    return _MAY_BE_ASIDE.search(text) is not None


def numbers_of(cell: SheetValue) -> list[int]:
    """The whole numbers that a cell of a row of sums states: 25, 共计25人.

    >>> numbers_of(25.0), numbers_of("共计25人，3批"), numbers_of("合计")
    ([25], [25, 3], [])
    """
    if isinstance(cell, str):
        text = re.sub("第?[\\d]+(?:年|月|季|周|日|组|桌|车)", "", cell)
        return [int(number) for number in re.findall(r"(?<![\d.])\d+(?![\d.])", text)]
    return [int(cell)] if isinstance(cell, (int, float)) and float(cell).is_integer() else []


def is_long_text(cell: SheetValue) -> bool:
    """Whether a cell holds a sentence, and no name, number or label."""
    return isinstance(cell, str) and (len(cell.strip()) > _LONGEST_LABEL or bool(re.search("[。；！]", cell)))
