"""Whatever is wrong with the converter: one sentence, exit code 4, and the documents are there all the same."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.output import converter, pdf
from tests.conftest import OFFICE, Run
from tests.stand_in_converter import stand_in_converter

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stand-ins are started by their first line")

VISIT = OFFICE / "来访" / "2026-041.yaml"
COMMANDS: dict[str, list[object]] = {
    "plan": ["plan", VISIT, "--draft"],
    "pack": ["pack", VISIT, "--only", "人员名单", "--only", "复函"],
    "cards": ["cards", "名单.txt"],
    "year": ["disclosure", OFFICE / "台账", "--year", "2023"],
}
#: What the system says of errors, and LibreOffice of its own.
_ENGLISH = re.compile(r"\b[A-Za-z]{3,} [a-z]{3,}")


def script(text: str) -> Callable[[Path], object]:
    def write(program: Path) -> None:
        program.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
        program.chmod(0o755)

    return write


def unexecutable(program: Path) -> None:
    script("exit 0")(program)
    program.chmod(0o644)


def of_another_computer(program: Path) -> None:
    program.write_bytes(b"MZ\0 a program for another system")
    program.chmod(0o755)


def liar(text: str, pages: int = 1) -> Callable[[Path], object]:
    return lambda program: stand_in_converter(program.parent, pages, text=text)


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (Path.unlink, "没有 LibreOffice，也没有 Word"),
    "hung": (script("exec /bin/sleep 60.125"), "LibreOffice 1 秒没有做完"),
    "killed": (script("kill -9 $$"), "转成 PDF（它半路停了）"),
    "silent": (script("exit 0"), "LibreOffice 没有把“"),
    "lying": (liar("'另一次来访的接待方案'"), "对不上，少了“"),
    "wrong page count": (liar("text_of(document) * 99", 99), "多了|有 99 页，应该是 1 页"),
    "no profile": (script("echo User installation could not be completed >&2; exit 77"), "LibreOffice 没有把“"),
    "not executable": (unexecutable, "LibreOffice 启动不了：没有权限"),
    "wrong format": (of_another_computer, "LibreOffice 启动不了：它不是这台电脑能运行的程序"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_converter_is_one_sentence_and_the_documents_are_there(
    fault: str, run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "名单.txt").write_text("周明远\n", "utf-8")
    (tmp_path / "临时").mkdir()
    break_it, said = FAULTS[fault]
    program = tmp_path / "soffice"
    program.touch()
    break_it(program)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("DOCGEN_LIBREOFFICE", str(program))
    monkeypatch.setattr(converter, "_INSTALL_PATHS", ())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "临时"))
    for module in (converter, pdf):
        monkeypatch.setattr(module, "START_SECONDS", 1.0 if fault == "hung" else 120.0)
    monkeypatch.setattr(converter, "SECONDS_PER_DOCUMENT", 0.0 if fault == "hung" else 30.0)
    monkeypatch.setattr(pdf, "_SECONDS_PER_PAGE", 0.0)
    for name, arguments in COMMANDS.items():
        done = run(*arguments, "--pdf", "-o", f"{name}/")
        sentences = [line for line in done.err.splitlines() if "O407" in line]
        assert done.code == 4, (name, done.err)
        assert len(sentences) == 1 and re.search(said, sentences[0]), (name, done.err)
        assert not _ENGLISH.search(sentences[0].replace(str(tmp_path), "")), sentences
        assert ("Word 文件写好了：cards" if name == "cards" else "") in sentences[0]
        endings = {path.suffix for path in Path(name).iterdir()}
        assert ".docx" in endings and ".pdf" not in endings, (name, endings)
        assert list((tmp_path / "临时").iterdir()) == [], name


def test_a_folder_for_temporary_files_that_cannot_be_used_is_named(
    run: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in_converter(tmp_path)
    monkeypatch.setenv("DOCGEN_LIBREOFFICE", str(tmp_path / "soffice"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "没有"))
    done = run("roster", VISIT, "--pdf", "-o", f"{tmp_path / '出'}/")
    assert (done.code, "转 PDF 用的临时文件夹用不了：没有这个文件或文件夹" in done.err) == (4, True)
    assert [path.suffix for path in (tmp_path / "出").iterdir()] == [".docx"]
    shutil.rmtree(tmp_path / "出")
