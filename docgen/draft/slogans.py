"""A slogan of the brand that was typed with one character wrong, missing or too many."""

import re
from collections.abc import Iterator, Sequence

SHORTEST_SLOGAN = 4  # characters: anything may be like a shorter one
_EXACT_LENGTH_BELOW = 6  # characters: shorter slogans are looked for in their own length only
_FULL = "，。；：？！、（）《》“”‘’【】〔〕"


def misspelt_slogans(line: str, slogan: str) -> Iterator[tuple[int, str]]:
    """Where a line has the slogan with one slip, and what stands there.

    One half of the slogan is whole even so: this is what is searched for.
    """
    end = -1
    for start, length in sorted(_candidates(line, slogan)):
        typed = line[start : start + length]
        if start < end or slogan in line[max(0, start - 1) : start + length + 1] or not _differs_by_one(typed, slogan):
            continue
        end = start + length
        yield start, typed


def _candidates(line: str, slogan: str) -> Iterator[tuple[int, int]]:
    """Where half of the slogan stands in a line: the start and the length of what may be all of it."""
    half = len(slogan) // 2
    for length in _lengths(slogan):
        for head in re.finditer(re.escape(slogan[:half]), line):
            if head.start() + length <= len(line):
                yield head.start(), length
        for tail in re.finditer(re.escape(slogan[half:]), line):
            if tail.end() >= length:
                yield tail.end() - length, length


def _lengths(slogan: str) -> Sequence[int]:
    length = len(slogan)
    return (length,) if length < _EXACT_LENGTH_BELOW else (length, length - 1, length + 1)


def _differs_by_one(typed: str, slogan: str) -> bool:
    """Whether one character differs, is missing or is too many; one missing or too many at the end does not count."""
    pairs = enumerate(zip(typed, slogan, strict=False))
    at = next((at for at, (character, right) in pairs if character != right), None)
    if at is None:
        return False
    if len(typed) == len(slogan):
        return typed[at + 1 :] == slogan[at + 1 :] and typed[at] not in _FULL
    if len(typed) > len(slogan):
        return typed[at + 1 :] == slogan[at:]
    return typed[at:] == slogan[at + 1 :]
