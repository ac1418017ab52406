"""A file in another encoding is read exactly and said, or refused; ``encodings`` does it with two hundred."""

import pytest

from tests.readers.encodings import ENCODINGS, fault_of, texts


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_encoding_becomes_other_hanzi(encoding: str) -> None:
    assert [fault for text in texts(12, 21) if (fault := fault_of(text, encoding))] == []
