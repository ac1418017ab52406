"""What comes between a pack and its folder: other writers, a kill, a full disk, things in the way. Nothing is lost."""

import os
import resource
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest

import docgen
from docgen.api.packs.record import read_record
from tests.api.packs.conftest import Evening
from tests.conftest import ROOT, Run
from tests.forked import code_of, run_forked, started

_FEW = ("--only", "住宿安排", "--only", "人员名单", "--only", "席卡")
_KILLS = 4


def arguments(visit: Path, folder: Path, *options: str) -> list[str]:
    return ["pack", str(visit), "-o", str(folder), *_FEW, *options]


def start(visit: Path, folder: Path, *options: str) -> BaseProcess:
    """A process that packs a visit."""
    return started(arguments(visit, folder, *options), ROOT)


def papers(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.docx")}


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def two(evening: Evening) -> tuple[Evening, Evening]:
    """Two states of a visit that would go into the same folder."""
    other = Evening(evening.visit.with_name("十点以后.yaml"), evening.folder)
    shutil.copy(evening.visit, other.visit)
    other.change('"0303"', '"0313"')
    other.change("宋时雨", "宋时语")
    return evening, other


def few(visit: Path) -> dict[str, bytes]:
    """The papers of a visit that the processes make."""
    made = docgen.pack(docgen.load_seated(visit), docgen.PackOptions(only=_FEW[1::2]))
    return {file.name: file.content for file in made.files}


def test_several_that_pack_into_one_folder_at_once_leave_the_set_of_one(two: tuple[Evening, Evening]) -> None:
    processes = [start(one.visit, one.folder, "--force") for one in (*two, *two)]
    assert [*map(code_of, processes)] == [0, 0, 0, 0]
    assert papers(two[0].folder) in [few(one.visit) for one in two]
    assert docgen.agree(two[0].folder).disagreements == ()
    assert not list(two[0].folder.glob(".*"))


def test_a_killed_run_leaves_whole_papers_and_the_next_one_completes_the_set(two: tuple[Evening, Evening]) -> None:
    random = Random(19)
    folder = two[0].folder
    record = folder / "run.json"
    wanted = [few(one.visit) for one in two]
    assert code_of(start(two[0].visit, folder)) == 0
    for number in range(_KILLS):
        state = two[(number + 1) % 2]
        process = start(state.visit, folder, "--changed-since", str(record), "--whole")
        until = time.monotonic() + 20
        while process.is_alive() and time.monotonic() < until and not list(folder.glob(".docgen-*")):
            time.sleep(0.001)
        time.sleep(random.choice((0, 0.001, 0.01, 0.05)))
        process.kill()
        process.join()
        assert all(content in [one[name] for one in wanted] for name, content in papers(folder).items())
        report = docgen.write_pack(
            docgen.pack(docgen.load_seated(state.visit), docgen.PackOptions(only=_FEW[1::2])),
            docgen.PackTarget(folder, state.visit, changed_since=record),
        )
        assert (papers(folder), report.kept) == (wanted[two.index(state)], ())
        assert not list(folder.glob(".*"))
    assert read_record(folder).pending == {}


def test_a_paper_that_is_too_large_for_the_disk_is_said_and_nothing_is_changed(two: tuple[Evening, Evening]) -> None:
    first, second = two
    assert code_of(start(first.visit, first.folder)) == 0
    before = papers(first.folder)

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (7_000, 7_000))

    options = "--changed-since", str(first.folder / "run.json"), "--whole"
    full = run_forked(arguments(second.visit, first.folder, *options), ROOT, first.visit.parent, small_disk)
    assert full.code == 4
    assert "文件太大，这个磁盘放不下" in full.err
    assert papers(first.folder) == before
    assert code_of(start(second.visit, first.folder, *options)) == 0
    assert papers(first.folder) == few(second.visit)


def fifo(path: Path) -> None:
    os.mkfifo(path)


def folder_with_a_file(path: Path) -> None:
    path.mkdir()
    (path / "笔记.txt").write_text("mine", "utf-8")


@pytest.mark.parametrize("name", ["07 住宿安排.docx", "run.json"])
@pytest.mark.parametrize(
    ("put", "sentence"), [(folder_with_a_file, "是文件夹，写不进去"), (fifo, "不是文件，写不进去")]
)
def test_what_is_no_file_and_has_the_name_of_one_is_left_alone(
    name: str, put: Callable[[Path], None], sentence: str, packed: Evening, run: Callable[..., Run]
) -> None:
    (packed.folder / name).unlink()
    put(packed.folder / name)
    before = everything(packed.folder)
    packed.change('"0303"', '"0313"')
    refused = run("pack", packed.visit, "-o", packed.folder, *_FEW)
    assert refused.code == 4
    assert f"{name}”{sentence}" in refused.err
    assert everything(packed.folder) == before


def test_a_link_to_a_paper_elsewhere_becomes_the_paper_and_that_one_stays(packed: Evening, tmp_path: Path) -> None:
    paper, elsewhere = packed.folder / "07 住宿安排.docx", tmp_path / "别处.docx"
    shutil.move(paper, elsewhere)
    paper.symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    packed.change('"0303"', '"0313"')
    packed.changed()
    assert not paper.is_symlink()
    assert elsewhere.read_bytes() == before


def test_a_paper_that_cannot_be_moved_aside_stays_and_is_named(packed: Evening, run: Callable[..., Run]) -> None:
    (packed.folder / "作废").write_text("mine", "utf-8")
    packed.change("菜单: [凉拌藕带, 清炒时蔬, 柳溪豆腐, 番茄炖牛肉, 番茄蛋汤, 杂粮饭], ", "")
    done = run("pack", packed.visit, "--changed-since", packed.folder, "--whole")
    assert done.code == 1
    assert "已经不用了，但移不到“作废”：已经有一个叫这个名字的，请自己拿开" in done.out
    assert (packed.folder / "15 菜单（6日午餐）.docx").is_file()
    assert (packed.folder / "作废").read_text("utf-8") == "mine"


def without_privileges(evening: Evening, *options: str) -> "subprocess.CompletedProcess[str]":
    """Runs a command as somebody for whom permissions count: root loses the right to pass over them."""
    drop = () if os.geteuid() else ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    if drop and not shutil.which(drop[0]):
        pytest.skip("permissions do not count for root, and there is no setpriv")
    return subprocess.run(
        [*drop, sys.executable, "-m", "docgen", *arguments(evening.visit, evening.folder, *options)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["07 住宿安排.docx", "run.json"])
def test_a_file_that_may_not_be_read_is_named(name: str, packed: Evening) -> None:
    before = everything(packed.folder)
    packed.change('"0303"', '"0313"')
    (packed.folder / name).chmod(0)
    refused = without_privileges(packed, "--changed-since", str(packed.folder / "run.json"), "--whole")
    assert refused.returncode == 4
    assert f"{name}”：没有权限，或别的程序正占用着它" in refused.stderr
    (packed.folder / name).chmod(0o600)
    assert everything(packed.folder) == before


def test_a_folder_that_may_not_be_written_is_said(packed: Evening) -> None:
    before = everything(packed.folder)
    packed.change('"0303"', '"0313"')
    packed.folder.chmod(0o555)
    refused = without_privileges(packed, "--changed-since", str(packed.folder / "run.json"), "--whole")
    packed.folder.chmod(0o755)
    assert refused.returncode == 4
    assert "文书”：没有权限" in refused.stderr
    assert everything(packed.folder) == before


def test_a_zip_of_a_change_run_into_another_folder_holds_what_lies_there(
    packed: Evening, run: Callable[..., Run], tmp_path: Path
) -> None:
    packed.change('"0303"', '"0313"')
    record = packed.folder / "run.json"
    done = run("pack", packed.visit, "-o", tmp_path / "改", "--changed-since", record, "--whole", "--zip")
    assert done.code == 0
    with zipfile.ZipFile(tmp_path / "改" / "全套文书.zip") as archive:
        names = archive.namelist()
    assert "07 住宿安排.docx" in names
    assert names == sorted(papers(tmp_path / "改"))


def test_a_visit_whose_name_is_no_text_has_a_record_that_can_be_read(evening: Evening) -> None:
    visit = Path(
        os.fsdecode(os.fsencode(evening.visit.parent) + b"/\xc0\xb4\xb7\xc3.yaml")
    )  # 来访, unpacked from Windows
    shutil.copy(evening.visit, visit)
    for _ in range(2):
        assert code_of(start(visit, evening.folder)) == 0
    assert docgen.agree(evening.folder).disagreements == ()
