"""Names of hanzi that were spread with spaces so that they line up in a list."""

from docgen.model.lazy_pattern import lazy_pattern

_HANZI = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_SPREAD = lazy_pattern(rf"{_HANZI}(?:\s+{_HANZI}){{1,3}}|{_HANZI}\s+{_HANZI}{{2,3}}")
_TWO_SURNAMES = lazy_pattern(
    rf"(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|长孙|宇文|端木|南宫|独孤|轩辕|闻人|呼延)\s+{_HANZI}(?:\s*{_HANZI})?"
)


def closed_name(name: str) -> str:
    """A name without the spaces between its hanzi, where they are typing; other texts as they are.

    >>> [closed_name(name) for name in ("李  娜", "王 建 军", "李 小萌", "欧阳 修", "李娜 王芳", "Anna Lind")]
    ['李娜', '王建军', '李小萌', '欧阳修', '李娜 王芳', 'Anna Lind']
    """
    text = name.strip()
    return "".join(text.split()) if _SPREAD.fullmatch(text) or _TWO_SURNAMES.fullmatch(text) else text
