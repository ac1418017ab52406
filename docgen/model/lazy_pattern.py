"""Regular expressions that are compiled when they are first used: most runs need few of them."""

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "sub", "finditer", "findall", "split", "pattern")


class _LazyPattern:
    """Stands for a pattern until one of its methods is asked for; then holds the methods themselves."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        pattern = re.compile(self._text, self._flags)
        vars(self).update({method: getattr(pattern, method) for method in _METHODS})
        return getattr(pattern, name)


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern that is compiled when it is first used.

    >>> lazy_pattern("a+").findall("aabab")
    ['aa', 'a']
    """
    return cast(re.Pattern[AnyStr], _LazyPattern(text, flags))
