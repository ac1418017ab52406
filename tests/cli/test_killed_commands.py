"""A command that is killed leaves old papers or new ones; of several that write at once one wins whole."""

import sys
from pathlib import Path

import pytest

from tests.cli.killed_commands import kill_faults, round_faults

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked")


@pytest.mark.parametrize(("command", "seed"), [("cards", 1), ("audit", 2)])
def test_after_a_kill_nothing_is_half_and_the_next_run_is_whole(command: str, seed: int, tmp_path: Path) -> None:
    assert list(kill_faults(command, seed, tmp_path)) == []


@pytest.mark.parametrize(("command", "is_forced"), [("audit", True), ("plan", False)])
def test_of_four_that_write_at_once_one_wins_whole(command: str, is_forced: bool, tmp_path: Path) -> None:
    assert list(round_faults(command, int(is_forced), tmp_path)) == []
