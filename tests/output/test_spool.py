"""Finished files wait in a spool: they come out as they went in, in memory or on disk, and a full disk is said."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.errors import OutputError
from docgen.output.spool import opened_spool
from docgen.output.write import write_files

pytestmark = pytest.mark.filterwarnings("error::ResourceWarning")


@pytest.mark.parametrize("size", [10, 700_000])  # some megabytes go to disk
def test_several_files_that_wait_together_come_out_as_they_went_in(size: int, tmp_path: Path) -> None:
    files = {name: [bytes([number]) * size for number in range(4)] for name in ("一.docx", "二.docx")}
    with opened_spool() as spool:
        kept = [(tmp_path / name, spool.kept(pieces)) for name, pieces in files.items()]
        write_files(kept)
    assert {name: (tmp_path / name).read_bytes() for name in files} == {
        name: b"".join(pieces) for name, pieces in files.items()
    }


def test_small_pieces_wait_together_as_one() -> None:
    with opened_spool() as spool:
        kept = spool.kept(b"%d" % number for number in range(1_000))
        assert list(kept) == [b"".join(b"%d" % number for number in range(1_000))]
        assert list(spool.kept([])) == []


def test_what_waits_can_be_made_of_what_waits_already() -> None:
    with opened_spool() as spool:
        first = spool.kept([b"a" * 100_000, b"b" * 100_000])
        assert b"".join(spool.kept(iter(first))) == b"a" * 100_000 + b"b" * 100_000
        assert b"".join(first[1:]) == b"b" * 100_000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "r+b", buffering=0) as full:  # noqa: PTH123  # pathlib would ask how long it is
        monkeypatch.setattr("tempfile.TemporaryFile", lambda **_given: full)
        with opened_spool() as spool, pytest.raises(OutputError) as caught:
            spool.kept(_pieces())
    (problem,) = caught.value.problems
    assert problem.code == "O403"
    assert "写不进临时文件夹" in problem.text
    assert os.strerror(28) not in problem.text


def _pieces() -> Iterator[bytes]:
    yield from (b"x" * 100_000 for _ in range(20))
