"""Files broken by chance end in sentences. A few of them here; all of them by hand: see ``mutations``."""

from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path

import pytest

from tests.readers.mutations import KINDS, findings, try_mutation

#: Mutations that once ended in a traceback, a hang or an abort.
ONCE_WRONG = (("xlsx", 9), ("xlsx", 33), ("xlsx", 38), ("xlsx", 43), ("rows", 4836), ("rows", 5817))


@pytest.mark.parametrize(("kind", "seed"), ONCE_WRONG)
def test_what_was_once_wrong_ends_in_a_sentence(kind: str, seed: int, tmp_path: Path) -> None:
    try_mutation(kind, seed, tmp_path)


@pytest.fixture(scope="module")
def lean() -> Iterator[Pool]:
    """A process without what other tests left in memory, which every mutation's process would inherit."""
    with get_context("spawn").Pool(1) as pool:
        yield pool


def _found(kind: str) -> list[tuple[int, str]]:
    return list(findings(kind, range(20)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_file_ends_in_a_reading_or_in_sentences(kind: str, lean: Pool) -> None:
    assert lean.apply(_found, (kind,)) == []
