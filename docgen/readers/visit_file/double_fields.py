"""Keys that hold two fields in one (驾驶员及电话, 车型及号牌): what stands there is split where that is certain."""

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.value import Value

_PLATE = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使军空海"
_DAY = r"(?:\d{4}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?"
_CLOCK = r"(?:上午|下午|晚上|中午|凌晨|次日)?\d{1,2}[:：]\d{2}"
#: How the content of a field looks, where it can be told from other texts.
_LOOKS = {
    "电话": lazy_pattern(r"(?:[（(]?0\d{2,3}[)）]?[-— ]?\d{7,8}|1\d{2}[- ]?\d{4}[- ]?\d{4})(?!\d)"),
    "联系电话": lazy_pattern(r"(?:[（(]?0\d{2,3}[)）]?[-— ]?\d{7,8}|1\d{2}[- ]?\d{4}[- ]?\d{4})(?!\d)"),
    "车牌": lazy_pattern(rf"[{_PLATE}][A-Z]\s*[·.．•・-]?\s*[A-Z0-9]{{4,6}}[挂学警港澳]?"),
    "标准": lazy_pattern(r"(?:每人|人均|标准)?[:：]?\s*\d+(?:\.\d{1,2})?\s*元(?:\s*[/／每]\s*[人位餐·]+)?"),
    "时间": lazy_pattern(rf"{_CLOCK}(?:\s*[-—–~～至到]+\s*{_CLOCK})?"),
    "日期": lazy_pattern(_DAY),
    "批准日期": lazy_pattern(_DAY),
    "交办日期": lazy_pattern(_DAY),
    "销号日期": lazy_pattern(_DAY),
    "类型": lazy_pattern("意见建议|先进经验|投资意向|意见|建议|经验|投资"),
}
_LABEL = lazy_pattern(r"(?:联系)?(?:电话|手机|车牌|号牌|标准)[:：]?$|^(?:联系)?(?:电话|手机|车牌|号牌|标准)[:：]")
_BETWEEN = lazy_pattern(r"\s*[\n、，,；;/|｜]\s*|\s+")
_EDGES = " \t\n\u3000、，,；;：:/|｜（）()"


def split_text(text: str, word: str, model: type[Value]) -> tuple[str, str] | None:
    """The two contents of a text under a key that holds two fields; None where nobody can tell them apart.

    >>> from docgen.model.transport import Vehicle
    >>> split_text("王师傅 13900000121", "驾驶员及电话", Vehicle)
    ('王师傅', '13900000121')
    """
    first, second = model.double_words[word]
    for name, is_first in ((second, False), (first, True)):
        looks = _LOOKS.get(name)
        if looks is None:
            continue
        found = (
            list(looks.finditer(text)) if not is_first else [match for match in (looks.match(text.strip()),) if match]
        )
        if not found:
            # one of the two is not given
            return (text.strip(), "") if not is_first and not _BETWEEN.search(text.strip()) else None
        if len(found) > 1:
            return None
        whole = text.strip() if is_first else text
        rest = _plain(whole[: found[0].start()], whole[found[0].end() :])
        if rest is None:
            return None
        return (found[0].group().strip(), rest) if is_first else (rest, found[0].group().strip())
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    return (parts[0], parts[1]) if len(parts) == 2 else (parts[0], "") if len(parts) == 1 else None


def _plain(before: str, behind: str) -> str | None:
    """What is left of a text around a content, without the marks between them; None where something stands on both."""
    sides = [_LABEL.sub("", side.strip(_EDGES)).strip(_EDGES) for side in (before, behind)]
    return None if all(sides) else sides[0] or sides[1]
