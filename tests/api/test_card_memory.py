"""Ten thousand cards take little more memory than ten: of each no more is held than who gets it."""

import tracemalloc
from pathlib import Path

import pytest

from docgen.api.cards.delivery import DeliveryOptions, deliver
from docgen.api.cards.prepare import prepare_cards
from tests.cards.conftest import fonts
from tests.cards.stacks import written

__all__ = ["fonts"]

FEW, MANY = 240, 800
MOST_BYTES_PER_CARD = 1_000


def peak_bytes(roster: Path, folder: Path) -> int:
    tracemalloc.start()
    deliver(prepare_cards(roster), DeliveryOptions(str(folder), force=True))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.usefixtures("fonts")
def test_a_further_card_takes_less_than_a_thousand_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.output.spool._MOST_IN_MEMORY_BYTES", 100_000)  # few cards fill it
    names = [
        f"{family}{first}{second}" for family in "王李张刘陈" for first in "明文国" * 5 for second in "华强伟安" * 3
    ]
    rosters = [written(tmp_path, f"{count}.txt", "\n".join(names[:count])) for count in (20, FEW, MANY)]
    _, of_few, of_many = [peak_bytes(roster, tmp_path / "出") for roster in rosters]
    assert (of_many - of_few) / (MANY - FEW) < MOST_BYTES_PER_CARD
