"""Texts that mean everybody but some: 除沈静外全体, 全体（除沈静）."""

from docgen.model.lazy_pattern import lazy_pattern

_NAMES, _GROUP = "[^（()）]+?", "[^（()）、]*"
_BUT = lazy_pattern(
    rf"(?:除了?|不含|不包括)(?P<names>{_NAMES})(?:以外|之外|外)(?:的|，|,)?(?:其[余他])?(?:的|，|,)?(?P<group>{_GROUP})"
    rf"|(?P<group2>{_GROUP}?)[（(，,](?P<names2>{_NAMES})(?:除外|不参加|不去|不来|缺席|请假)[)）]?"
    rf"|(?P<group3>{_GROUP}?)[（(，,]?(?:除了?|不含|不包括|不带|扣除)(?P<names3>{_NAMES})(?:以外|之外|外)?[)）]?"
)
_SIGN = lazy_pattern("[除不扣缺请]")
_AND = lazy_pattern("[、，,；;和与及]|以及")
_WORDS_FOR_PEOPLE = frozenset(("人", "人员", "同志", "成员", "的人", "各人"))


def split_but(text: str) -> tuple[str, list[str]] | None:
    """Of 除沈静外全体 the group and the names that are not meant; None for another text.

    >>> split_but("除沈静、罗文外全体来宾"), split_but("全体（除沈静）"), split_but("周明远")
    (('全体来宾', ['沈静', '罗文']), ('全体', ['沈静']), None)
    """
    match = _BUT.fullmatch(text.strip()) if _SIGN.search(text) else None
    if match is None:
        return None
    group = (match["group"] or match["group2"] or match["group3"] or "").strip("，, ")
    names = match["names"] or match["names2"] or match["names3"]
    people = [name.strip() for name in _AND.split(names) if name.strip()]
    return "" if group in _WORDS_FOR_PEOPLE else group, people
