"""Slogans of a brand that are misspelt in the name of a file."""

from collections.abc import Iterator
from pathlib import PurePath

from docgen.draft.slogans import near_misses
from docgen.errors import Problem
from docgen.model.brand import Brand


def check_file_name(path: str | PurePath, brand: Brand | None) -> tuple[Problem, ...]:
    """The slogans that the name of a draft or of a paper spells otherwise than the brand; none without a brand."""
    return tuple(_misspelt(PurePath(path), brand)) if brand else ()


def _misspelt(path: PurePath, brand: Brand) -> Iterator[Problem]:
    for miss in near_misses(path.stem, brand.slogans.values()):
        text = f"文件名“{path.name}”里写的是“{miss.typed}”，品牌的口号是“{miss.slogan}”"
        yield Problem(None, "D610", "should", text, f"文件名里改成“{miss.slogan}”")
