"""Sets made by a process of their own: what it says arrives, and nothing stays taken when it ends."""

import shutil
import time
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path
from threading import Lock, Thread

from docgen.api.packs.several import PackedVisit
from docgen.api.paper_previews.set_process import _WANTS_CONVERTER, SetProgress, WantedSet, _attended, make_set
from tests.conftest import OFFICE


def until(is_so: Callable[[], bool]) -> bool:
    """Waits until something is so, not for ever."""
    for _ in range(500):
        if is_so():
            return True
        time.sleep(0.01)
    return False


def test_a_set_is_made_and_its_progress_and_report_arrive(tmp_path: Path) -> None:
    office = tmp_path / "办公室"
    shutil.copytree(OFFICE, office)
    moves: list[SetProgress] = []
    packed = make_set(WantedSet(office / "来访" / "2026-041.yaml", tmp_path / "全套"), Lock(), moves.append)
    assert packed is not None
    assert packed.report is not None
    assert (tmp_path / "全套" / "全套文书.zip").is_file()
    assert moves[-1].title == "打成 zip"
    assert [move.share for move in moves] == sorted(move.share for move in moves)


def test_what_cannot_be_read_is_reported_in_the_words_of_the_reader(tmp_path: Path) -> None:
    broken = tmp_path / "来访.yaml"
    broken.write_text("标题: 考察\n日期: 明天\n来宾: 3人\n", "utf-8")
    packed = make_set(WantedSet(broken, tmp_path / "全套"), Lock(), print)
    assert packed is not None
    assert packed.report is None
    assert any(problem.level == "error" for problem in packed.problems)


def test_a_process_that_ends_without_a_word_leaves_the_converter_free() -> None:
    ours, its_own = Pipe()
    converter, answers = Lock(), list[PackedVisit | None]()
    waiter = Thread(target=lambda: answers.append(_attended(ours, converter, print)))
    waiter.start()
    its_own.send(_WANTS_CONVERTER)
    assert its_own.recv()
    assert converter.locked()
    its_own.close()
    waiter.join(10)
    assert answers == [None]
    assert until(lambda: not converter.locked())
