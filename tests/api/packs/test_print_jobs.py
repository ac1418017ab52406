"""What goes to the printer is what the list says: papers, pages and copies."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.packs import print_jobs
from docgen.api.packs.print_jobs import PrintJob, said_jobs
from docgen.output.pdf import page_texts, pages_of
from tests.api.packs.conftest import Evening
from tests.api.packs.test_copies import _mayor_comes
from tests.api.packs.test_print_list import printer
from tests.attachments import pdf
from tests.conftest import Run

__all__ = ["printer"]

_SLIP = "09 手边单.docx"
Runner = Callable[..., Run]


def _pack(run: Runner, evening: Evening, *options: str) -> Run:
    return run("pack", str(evening.visit), "-o", str(evening.folder), "--print", "KAPAI", *options)


def test_of_the_slip_a_copy_for_everybody_is_printed(evening: Evening, run: Runner, printer: Path) -> None:
    done = _pack(run, evening, "--only", "手边单")
    assert "已送打印机“KAPAI”：1份（09 手边单.docx 14份）" in done.out
    assert " -n 14 " in printer.read_text("utf-8")


def test_what_is_for_when_the_visit_is_over_is_not_printed_yet(evening: Evening, run: Runner, printer: Path) -> None:
    done = _pack(run, evening, "--only", "信息专报")
    assert "来访结束以后再印的没有送：21 信息专报" in done.out
    assert not printer.exists()


def test_whoever_comes_later_gets_a_copy_alone(packed: Evening, run: Runner, printer: Path) -> None:
    _mayor_comes(packed)
    done = _pack(run, packed, "--changed-since", str(packed.folder), "--only", "手边单")
    assert "已送打印机“KAPAI”：1份\n" in done.out, "the others keep theirs"
    assert " -n 1 " in printer.read_text("utf-8")


def test_a_slip_that_says_something_else_is_printed_for_all(packed: Evening, run: Runner, printer: Path) -> None:
    packed.change("时间: 18:10, 环节: 吃", "时间: 18:20, 环节: 吃")
    done = _pack(run, packed, "--changed-since", str(packed.folder), "--only", "手边单")
    assert "09 手边单.docx 14份" in done.out
    assert " -n 14 " in printer.read_text("utf-8")


def test_of_cards_only_the_sheets_with_new_ones_are_printed(packed: Evening, run: Runner, printer: Path) -> None:
    packed.change("丁一", "李晓峰")
    done = _pack(run, packed, "--changed-since", str(packed.folder), "--only", "席卡")
    assert "已送打印机“KAPAI”：1份（12 席卡.docx 只印第" in done.out


@pytest.mark.parametrize(
    ("jobs", "said"),
    [
        ([PrintJob("甲", False)], "1份"),
        ([PrintJob("甲", False, 3), PrintJob("乙", False)], "2份（甲 3份）"),
        (
            [PrintJob("甲", True, 3, (1, 2)), PrintJob("甲", True, 2)],
            "1份（甲 只印第1–2页（同一张纸的正反面），3份；甲 2份）",
        ),
    ],
)
def test_what_is_sent_is_said(jobs: list[PrintJob], said: str) -> None:
    assert said_jobs(jobs) == said


def test_a_long_list_of_jobs_is_said_shortly() -> None:
    many = [PrintJob(str(number), False, 2) for number in range(print_jobs._MOST_SAID + 3)]
    assert said_jobs(many).endswith("；7 2份等11项）")


def test_pages_are_taken_out_of_a_pdf_in_their_order() -> None:
    assert len(page_texts(pages_of(pdf(5), (4, 2, 9)))) == 2
