"""Files broken by chance end in sentences. A few of them here; all of them by hand: see ``mutations``."""

from pathlib import Path

import pytest

from tests.readers.mutations import KINDS, findings, try_mutation

#: Mutations that once ended in a traceback, a hang or an abort.
ONCE_WRONG = (("xlsx", 9), ("xlsx", 33), ("xlsx", 38), ("xlsx", 43), ("rows", 4836), ("rows", 5817))


@pytest.mark.parametrize(("kind", "seed"), ONCE_WRONG)
def test_what_was_once_wrong_ends_in_a_sentence(kind: str, seed: int, tmp_path: Path) -> None:
    try_mutation(kind, seed, tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_file_ends_in_a_reading_or_in_sentences(kind: str) -> None:
    assert list(findings(kind, range(20))) == []
