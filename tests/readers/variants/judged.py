"""What became of a variant of a clean visit: read as the same visit, asked about, or wrong without a word.

python -m tests.readers.variants.judged 200 1
"""

import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.api.visits import load
from docgen.errors import DataError, Problem
from docgen.model.ranks import standing
from tests.readers.variants.clean import clean_visit
from tests.readers.variants.laid_out import workbook_of
from tests.readers.variants.typed import yaml_of
from tests.same_visits import differences

_RANKS = re.compile(r"\.rank: '(.*)' → '(.*)'$")


class Judged(NamedTuple):
    """A variant: the word for what became of it, how it was made, what differs, what was said."""

    word: str
    how: str
    different: Sequence[str] = ()
    said: Sequence[Problem] = ()


def judged(seed: int, folder: Path) -> Judged:
    """Writes a variant and reads it: every second one is a workbook."""
    visit, chance = clean_visit(seed), random.Random(f"variant {seed}")
    clean = folder / "清样.yaml"
    yaml_of(visit, chance, clean, often=0)
    if seed % 2:
        path = folder / f"{seed}.yaml"
        yaml_of(visit, chance, path)
        how = "yaml"
    else:
        path = folder / f"{seed}.xlsx"
        how = "、".join(workbook_of(visit, chance, path))
    try:
        read = load(path)
    except DataError as refused:
        return Judged("asked", how, said=[one for one in refused.problems if one.level in ("error", "should")])
    different = [text for text in differences(load(clean), read) if not _is_same_rank(text)]
    asked = [problem for problem in read.notices if problem.level == "should"]
    if not different:
        return Judged("read", how, said=asked)
    return Judged("asked" if asked else "wrong", how, different, asked or read.notices)


def _is_same_rank(text: str) -> bool:
    """Whether a difference is only another spelling of one rank, which stays as it was typed."""
    match = _RANKS.search(text)
    return match is not None and standing(match[1]) == standing(match[2])


def all_judged(seeds: range) -> Iterator[tuple[int, Judged]]:
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            yield seed, judged(seed, Path(folder))


def main() -> None:
    count, first = int(sys.argv[1]), int(sys.argv[2])
    words: Counter[str] = Counter()
    for seed, one in all_judged(range(first, first + count)):
        words[one.word] += 1
        if one.word != "read":
            print(f"{seed} {one.word}: {one.how}")
            for text in one.different[:6]:
                print(f"    {text[:220]}")
            for problem in one.said[:6]:
                print(f"    {problem.place} {problem.code} {problem.level} {problem.text[:120]}")
    print(dict(words))


if __name__ == "__main__":
    main()
