"""A unit and a post that are written as one (云州市农业农村局副局长): where the one ends and the other begins."""

import re

from docgen.model.posts import is_post

# what ends the name of a unit; the character behind says whether it does: 局长 is a post, 委员 another
_BODY_END = re.compile(
    "政府|委员会(?!委员)|管委会|村委会|居委会|办事处|(?<![常代])委(?!员|办|会)|办公[室厅]|研究室|人大常委会|(?<!人大)常委会|人大(?!常|代)|政协(?!委员会)|"
    "(?<![常])办(?!公|事)|局(?!长)|厅(?!长)|署(?!长)|部(?!长|门|分|委)|法院|检察院|研究院|院(?!长|士|校)|公司|集团(?!公司|有限|股份|党)|"
    "中心(?!城|村)|大学|学院|学校|中学|小学|医院|银行|(?<![政银])行(?!长|政)|协会|学会|商会|联合会|理事会|促进会|研究会|妇联|侨联|残联|工商联|文联|科协|"
    "总队|支队|大队|党校|(?<![党])校(?!长)|党组(?!书记|成员)|党委|工委|纪委|监委|团委|街道(?!党|办)|馆(?!长|员)|园区?(?!长|林)|"
    "(?<![主])站(?!长)|所(?!长)|厂(?!长)|(?<!旅行)社(?!长|区|会)|基地|报社|电视台|(?<![一二三四五])组(?!长|织|员|成|书)"
)
# a place alone, before a post of it: 清江区副区长, 柳溪镇镇长
_PLACE_END = re.compile(
    "(?<=.)(?:省|市|区|县|州|旗|镇|乡)(?=(?:委常委|人民)?(?:常务)?副?(?:省|市|区|县|州|旗|镇|乡)长)"
)
_GENERIC_POST = re.compile(
    "(?:党组|党委|常务|第一|副|助理|总|原|秘书|名誉)*(?:书记|主任|主席|成员|委员|常委|代表|秘书|干部|教授|专家|经理|总监|总裁)"
)

# a part of a unit that is not named: 办公室主任, 投资部经理 are posts
_INNER = re.compile(
    "(?!.*(?:政府|[委局厅市县区镇]))(?:[\u4e00-\u9fff]{0,4}(?:办公室|研究室)|[\u4e00-\u9fff]{2,4}[部组队所站]|[\u4e00-\u9fff]{0,2}中心)"
)


def split_unit_and_post(text: str) -> tuple[str, str]:
    """The unit and the post of a text that holds both: they part behind the last body before the first post.

    >>> split_unit_and_post("云州市农业农村局副局长"), split_unit_and_post("中共云州市委副书记、市长")
    (('云州市农业农村局', '副局长'), ('中共云州市委', '副书记、市长'))
    >>> split_unit_and_post("副市长"), split_unit_and_post("云州市农业农村局"), split_unit_and_post("柳溪镇镇长")
    (('', '副市长'), ('云州市农业农村局', ''), ('柳溪镇', '镇长'))
    >>> split_unit_and_post("市政府办公室综合科科长"), split_unit_and_post("云州市委常委、市人民政府副市长")
    (('市政府办公室', '综合科科长'), ('云州市委', '常委、市人民政府副市长'))
    >>> split_unit_and_post("办公室主任")
    ('', '办公室主任')
    """
    text = text.strip()
    if spaced := _split_at_space(text):
        return spaced
    first = re.split("[、，,;；]", text, maxsplit=1)[0]
    ends = [match.end() for match in _BODY_END.finditer(first)]
    ends = [end for end in ends if not first[end:] or _is_post_behind(first[end:])]
    if not ends:
        ends = [match.end() for match in _PLACE_END.finditer(first)][-1:]
    if not ends:
        return "", text
    # nothing behind the last body: the whole is a unit, unless a further post stands behind a comma
    whole = ends[-1] == len(first)
    end = ends[-1]
    if whole and (len(text) > len(first) or (is_post(first) and not _BODY_END.search(first[-3:]))):
        return "", text
    return ("", text) if text[end:] and _INNER.fullmatch(text[:end]) else (text[:end], text[end:].strip())


def _split_at_space(text: str) -> tuple[str, str] | None:
    """市农业农村局 副局长: the unit and the post stand apart already."""
    words = text.split()
    if len(words) == 2 and not is_post(words[0]) and is_post(words[1]):
        return words[0], words[1]
    return None


def _is_post_behind(text: str) -> bool:
    return is_post(text) or _GENERIC_POST.match(text) is not None
