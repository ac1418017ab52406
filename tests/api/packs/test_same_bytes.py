"""The same visit gives the same bytes under another clock, time zone, language, order of hashes, in another folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import OFFICE, ROOT

#: Python reads this before anything else: a clock that is years ahead, and runs as fast as the real one.
CLOCK = """
import datetime, time
AHEAD = {seconds}
_time, _ns = time.time, time.time_ns
time.time = lambda: _time() + AHEAD
time.time_ns = lambda: _ns() + AHEAD * 10**9
_localtime, _gmtime = time.localtime, time.gmtime
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)
class Date(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(time.time())
class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def utcnow(cls): return cls.utcfromtimestamp(time.time())
datetime.date, datetime.datetime = Date, DateTime
"""
#: Years from today, TZ, LANG, PYTHONHASHSEED, the code in which messages are printed.
PLACES = {
    "as usual": (0, "Asia/Shanghai", "zh_CN.UTF-8", "0", "utf-8"),
    "in Greenland": (31, "America/Nuuk", "C", "1", "ascii"),
    "in an old Chinese code": (-20, "Asia/Kathmandu", "zh_CN.GB18030", "4242", "gbk"),
}


def packed_in(root: Path, place: str) -> dict[str, bytes]:
    """What a process writes that runs there."""
    years, zone, language, seed, code = PLACES[place]
    (root / "sitecustomize.py").write_text(CLOCK.format(seconds=years * 31_557_600), "utf-8")
    shutil.copytree(OFFICE, root / "办公室")
    environment = os.environ | {"TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
    environment |= {"PYTHONIOENCODING": code, "PYTHONPATH": os.pathsep.join([str(root), str(ROOT)])}
    visit = root / "办公室" / "来访" / "2026-052.yaml"
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "pack", visit, "-o", root / "文书", "--zip"],
        env=environment,
        cwd=root,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return {path.name: path.read_bytes() for path in (root / "文书").iterdir()}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is written where all is as usual."""
    return packed_in(tmp_path_factory.mktemp("usual"), "as usual")


@pytest.mark.parametrize("place", [place for place in PLACES if place != "as usual"])
def test_a_pack_is_the_same_everywhere(place: str, usual: dict[str, bytes], tmp_path: Path) -> None:
    folder = tmp_path / "很深的" / "另一处"
    folder.mkdir(parents=True)
    other = packed_in(folder, place)
    assert len(usual) > 15
    assert usual.keys() == other.keys()
    assert [name for name in usual if usual[name] != other[name]] == []


def test_the_clock_of_these_tests_is_moved(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(CLOCK.format(seconds=31 * 31_557_600), "utf-8")
    code = "import datetime, time; print(datetime.date.today().year - time.gmtime(0).tm_year > 80, time.time() > 2.7e9)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, check=True
    )
    assert done.stdout.split() == [b"True", b"True"]
