"""Attached Word files are printed by LibreOffice; whatever they ask of the web is not fetched."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.no_network import beacons, plant_beacons
from tests.conftest import Run

pytestmark = [pytest.mark.rendering, pytest.mark.usefixtures("office_profile")]


def test_nobody_calls_from_a_printed_attachment(run: Callable[..., Run], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        visit = plant_beacons(tmp_path, f"http://127.0.0.1:{listening.getsockname()[1]}")
        done = run("plan", visit, "--draft", "--pdf", "-o", tmp_path / "方案.pdf")
        assert (done.code, (tmp_path / "方案.pdf").exists()) == (0, True), done.err
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert len(beacons("http://a.example")) == 7
