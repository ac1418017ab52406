"""Whether a text or a workbook is a visit, or a list, a roster or a ledger that the same command reads."""

import re
from collections.abc import Iterable

#: The sheet of single values of a visit workbook, and what users also call it.
HEAD_SHEETS = (
    "基本信息", "基本情况", "来访", "来访信息", "来访情况", "来访基本信息", "接待信息", "接待基本信息", "接待概况",
    "来访概况", "概况", "总体情况", "总体信息", "基础信息", "接待情况", "基本资料", "总表", "首页",
)  # fmt: skip
_VISIT_KEY = re.compile(
    "^(?:标题|来宾|title|guests|来访名称|活动名称|接待名称|来访标题|接待标题|活动主题|来访主题):".encode(), re.M
)


def is_visit_text(content: bytes) -> bool:
    """Whether the bytes of a text are a visit file: it has a title or guests, which no list of names has.

    >>> [is_visit_text(text.encode()) for text in ("标题: 考察", "来访名称: 考察", "来宾：周明远")]
    [True, True, False]
    """
    return _VISIT_KEY.search(content) is not None


def is_visit_workbook(titles: Iterable[str]) -> bool:
    """Whether a workbook with sheets of these titles is a visit: one of them is the sheet of single values.

    >>> is_visit_workbook(["基本信息", "日程"]), is_visit_workbook(["2023"])
    (True, False)
    """
    return not frozenset(HEAD_SHEETS).isdisjoint(title.removesuffix("表") for title in titles)
