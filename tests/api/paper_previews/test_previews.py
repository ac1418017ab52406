"""The worker that converts papers: one at a time, the newest request first, nothing twice."""

import time
from collections.abc import Sequence
from threading import Event

import pytest

from docgen.api.files import File, PaperFiles
from docgen.api.paper_previews import previews
from docgen.api.paper_previews.pages import pages_on_screen
from docgen.errors import Problem


class Converter:
    """Stands for the program of another maker: it notes what it is given and waits until it may go on."""

    def __init__(self) -> None:
        self.given: list[str] = []
        self.may_go_on = Event()
        self.may_go_on.set()
        self.fails = False
        self.running = self.most_running = 0

    def __call__(self, papers: Sequence[PaperFiles]) -> previews.ConvertedPaper:
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        self.given.append(papers[0].document.name)
        assert self.may_go_on.wait(10)
        self.running -= 1
        if self.fails:
            return previews.ConvertedPaper(problems=(Problem(None, "O407", "error", "转不成 PDF", "再试一次"),))
        return previews.ConvertedPaper(tuple(File(f"{paper.document.name}.pdf", b"%PDF") for paper in papers))


@pytest.fixture
def converter() -> Converter:
    return Converter()


def paper(name: str, content: bytes = b"x") -> list[PaperFiles]:
    return [PaperFiles(File(name, content))]


def wait_for(worker: previews.Previews, key: str) -> previews.ConvertedPaper:
    for _ in range(500):
        if (found := worker.found(key)) is not None:
            return found
        time.sleep(0.01)
    raise AssertionError("nothing was converted")


def test_who_asks_does_not_wait_and_finds_the_pages_later(converter: Converter) -> None:
    converter.may_go_on.clear()
    worker = previews.Previews(converter)
    key = worker.ask(paper("方案"))
    assert worker.found(key) is None
    assert worker.is_coming(key)
    converter.may_go_on.set()
    assert wait_for(worker, key).pdfs[0].name == "方案.pdf"


def test_the_newest_request_takes_the_place_of_those_that_wait(converter: Converter) -> None:
    converter.may_go_on.clear()
    worker = previews.Previews(converter)
    first = worker.ask(paper("一"))
    while not converter.given:
        time.sleep(0.01)
    second, third = worker.ask(paper("二")), worker.ask(paper("三"))
    assert not worker.is_coming(second)
    assert pages_on_screen(worker, second)["state"] == "作废"
    converter.may_go_on.set()
    wait_for(worker, third)
    assert worker.found(first)
    assert converter.given == ["一", "三"]


def test_what_was_converted_is_not_converted_again(converter: Converter) -> None:
    worker = previews.Previews(converter)
    key = worker.ask(paper("方案"))
    wait_for(worker, key)
    assert worker.ask(paper("方案")) == key
    assert worker.converted(paper("方案")).pdfs
    assert converter.given == ["方案"]
    assert worker.ask(paper("方案", b"other")) != key


def test_what_failed_says_why_and_is_tried_again(converter: Converter) -> None:
    converter.fails = True
    worker = previews.Previews(converter)
    key = worker.ask(paper("方案"))
    assert wait_for(worker, key).problems[0].text == "转不成 PDF"
    assert pages_on_screen(worker, key)["problems"][0]["text"] == "转不成 PDF"
    converter.fails = False
    worker.ask(paper("方案"))
    while not (found := wait_for(worker, key)).pdfs:
        time.sleep(0.01)
    assert not found.problems


def test_a_computer_has_one_converter(converter: Converter) -> None:
    worker = previews.Previews(converter)
    keys = []
    for number in range(6):
        keys.append(worker.ask(paper(f"预览{number}")))
        worker.converted(paper(f"下载{number}"))
    wait_for(worker, keys[-1])
    assert converter.most_running == 1


def test_only_so_much_is_kept(converter: Converter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "_MOST_KEPT_BYTES", 10)
    worker = previews.Previews(converter)
    keys = []
    for number in range(4):
        keys.append(worker.ask(paper(f"{number}")))
        wait_for(worker, keys[-1])
    assert [worker.found(key) is not None for key in keys] == [False, False, True, True]


def test_a_closed_worker_ends(converter: Converter) -> None:
    worker = previews.Previews(converter)
    wait_for(worker, worker.ask(paper("方案")))
    worker.close()
    worker.ask(paper("后来的"))
    time.sleep(0.05)
    assert converter.given == ["方案"]


def test_a_fingerprint_is_of_all_that_is_printed() -> None:
    one = PaperFiles(File("a", b"bc"))
    assert previews.fingerprint([one]) != previews.fingerprint([PaperFiles(File("ab", b"c"))])
    assert previews.fingerprint([one]) == previews.fingerprint([PaperFiles(File("a", b"bc"))])
