"""Looks for words in a text: of several that begin at one place the longest."""

from collections.abc import Iterable


class LongestWords:
    """Words by their first characters, the longest first."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[str]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_first.setdefault(word[0], []).append(word)
        self.longest = max((len(of_first[0]) for of_first in self._by_first.values()), default=0)

    def at(self, text: str, position: int) -> str:
        """The longest word that begins at a place of a text; empty if there is none."""
        return next((word for word in self._by_first.get(text[position], ()) if text.startswith(word, position)), "")
