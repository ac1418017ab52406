"""Converting to PDF: one call for all documents, and a sentence whatever the program does or does not do."""

import io
import os
import subprocess
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from docgen.errors import OutputError
from docgen.output import converter
from docgen.output.converter import Converter, WordDocument, convert, convert_with, find_converters
from docgen.output.pdf import BoundPdf, bind, to_pdfs
from tests.attachments import pdf

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stand-ins are scripts of a POSIX shell")

DOCUMENTS = [WordDocument("方案.docx", (b"PK", b"first")), WordDocument("附件3 简介.docx", (b"PK second",))]
#: Writes a PDF for every document that it is given.
GOOD = 'for file in "$@"; do case "$file" in *.docx) /bin/cp "{page}" "${{file%.docx}}.pdf";; esac; done'
#: Does the same for every document of the folder that it is given last.
GOOD_POWERSHELL = (
    'for folder in "$@"; do :; done; for file in "$folder"/*.docx; do /bin/cp "{page}" "${{file%.docx}}.pdf"; done'
)


def stand_in(folder: Path, script: str, name: str = "soffice") -> Path:
    """A program that notes how it was called and then does this."""
    folder.mkdir(exist_ok=True)
    (folder / "page.pdf").write_bytes(pdf(1))
    path = folder / name
    path.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/calls"\n{script.format(page=folder / "page.pdf")}\n', "utf-8")
    path.chmod(0o755)
    return path


def calls(folder: Path) -> list[str]:
    return (folder / "calls").read_text("utf-8").splitlines()


def sentence(program: Path, timeout_seconds: float = 20, name: str = "LibreOffice") -> str:
    with pytest.raises(OutputError) as refused:
        convert_with(Converter(name, program), DOCUMENTS, timeout_seconds)
    (problem,) = refused.value.problems
    assert problem.code == "O407"
    assert "不加 --pdf" in problem.hint
    return problem.text


def test_all_documents_go_through_one_call(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", GOOD)
    assert convert_with(Converter("LibreOffice", program), DOCUMENTS) == [pdf(1), pdf(1)]
    (call,) = calls(tmp_path / "bin")
    assert call.count(".docx") == 2
    assert "-env:UserInstallation=file:///" in call


def test_the_profile_is_new_each_time_and_turns_macros_and_links_off(tmp_path: Path) -> None:
    copied = tmp_path / "profile.xcu"
    script = f'profile=${{{{1#*file://}}}}; /bin/cp "$profile/user/registrymodifications.xcu" "{copied}"; {GOOD}'
    program = stand_in(tmp_path / "bin", script)
    convert_with(Converter("LibreOffice", program), DOCUMENTS)
    convert_with(Converter("LibreOffice", program), DOCUMENTS)
    profiles = {call.split()[0] for call in calls(tmp_path / "bin")}
    assert len(profiles) == 2
    assert not any(Path(profile.partition("file://")[2]).exists() for profile in profiles)
    assert "MacroSecurityLevel" in copied.read_text("utf-8")
    assert "BlockUntrustedRefererLinks" in copied.read_text("utf-8")


def test_word_gets_the_folder_and_a_script_that_asks_and_shows_nothing(tmp_path: Path) -> None:
    copied = tmp_path / "script.ps1"
    program = stand_in(tmp_path / "bin", f'/bin/cp "$6" "{copied}"; {GOOD_POWERSHELL}', "powershell")
    assert convert_with(Converter("Word", program), DOCUMENTS) == [pdf(1), pdf(1)]
    assert calls(tmp_path / "bin")[0].startswith("-NoProfile -NonInteractive -ExecutionPolicy Bypass -File ")
    script = copied.read_text("ascii")
    for line in ("$word.Visible = $false", "$word.DisplayAlerts = 0", "$word.AutomationSecurity = 3", "$word.Quit(0)"):
        assert line in script


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("exit 0", "LibreOffice 没有把“方案.docx”转成 PDF"),
        ("exit 81", "LibreOffice 没有把“方案.docx”转成 PDF"),
        ("echo 'Error: source file could not be loaded'", "转成 PDF（Error: source file could not be loaded）"),
        ('for file in "$@"; do :; done; /bin/cp "{page}" "${{file%/*}}/document.pdf"', "没有把“附件3 简介.docx”"),
        ("/bin/sleep 60", "LibreOffice 1 秒没有做完"),
        ("kill -9 $$", "没有把“方案.docx”转成 PDF"),
    ],
    ids=["says it is done", "fails", "complains", "leaves one out", "hangs", "dies"],
)
def test_a_program_that_gives_no_file_is_named(script: str, said: str, tmp_path: Path) -> None:
    assert said in sentence(stand_in(tmp_path / "bin", script), timeout_seconds=1)


@pytest.mark.parametrize(
    "script",
    [
        "head -c 3000000 /dev/urandom",
        "printf '\\033[31m\\377\\000Error \\a'",
        "yes Error | tr -d '\\n' | head -c 900000",
    ],
)
def test_of_what_a_mad_program_says_little_is_shown_and_nothing_that_moves_the_cursor(
    script: str, tmp_path: Path
) -> None:
    text = sentence(stand_in(tmp_path / "bin", script))
    assert text.isprintable() and len(text) < 200


def test_a_program_that_removes_its_folder_has_made_no_pdf(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", 'for file in "$@"; do :; done; /bin/rm -r "${{file%/*}}"')
    assert sentence(program) == "LibreOffice 没有把“方案.docx”转成 PDF"


def test_a_word_that_fails_is_quoted(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", "echo; echo Word ran into a problem; exit 1", "powershell")
    assert sentence(program, name="Word") == "Word 没有把“方案.docx”转成 PDF（Word ran into a problem）"


def test_a_program_that_cannot_be_started_is_named(tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", GOOD)
    program.chmod(0o644)
    assert sentence(program).startswith("LibreOffice 启动不了：")


def test_what_a_hung_program_has_started_ends_with_it(tmp_path: Path) -> None:
    marker = tmp_path / "child"
    program = stand_in(tmp_path / "bin", f'/bin/sleep 45.125 & echo $! > "{marker}"; wait')
    begun = time.monotonic()
    sentence(program, timeout_seconds=1)
    assert time.monotonic() - begun < 40
    child = int(marker.read_text())
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(child)], capture_output=True, text=True, check=False).stdout
    assert not state.strip() or state.strip().startswith("Z")  # gone, or dead and not yet asked for


@pytest.mark.parametrize("content", [b"", b"no pdf", b"%PDF-1.7 cut", pdf(0)])
def test_a_file_that_is_no_pdf_does_not_count(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path / "bin", GOOD)
    (tmp_path / "bin" / "page.pdf").write_bytes(content)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(OutputError, match="转出的 PDF 是空的"):
        to_pdfs(DOCUMENTS)


def test_a_computer_without_either_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(converter, "_INSTALL_PATHS", ())
    with pytest.raises(OutputError) as refused:
        convert(DOCUMENTS)
    (problem,) = refused.value.problems
    assert problem.text == "这台电脑上没有 LibreOffice，也没有 Word，转不成 PDF"
    assert "装上 LibreOffice" in problem.hint
    assert "另存为 PDF" in problem.hint


def test_a_copy_that_was_only_unpacked_is_named_by_a_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = stand_in(tmp_path / "bin", GOOD, "my-office")
    (tmp_path / "bin" / "bootstraprc").write_text("[Bootstrap]\nProductKey=LibreOffice 24.8\n", "utf-8")
    monkeypatch.setenv(converter.PROGRAM_VARIABLE, str(program))
    (found,) = find_converters()
    assert (found.name, found.program, found.version) == ("LibreOffice", program, "24.8")


def test_word_comes_first_and_libreoffice_where_it_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(converter, "has_word", lambda: True)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    stand_in(tmp_path / "bin", GOOD_POWERSHELL, "powershell")
    stand_in(tmp_path / "bin", GOOD)
    assert [one.name for one in find_converters()] == ["Word", "LibreOffice"]
    assert convert(DOCUMENTS) == [pdf(1), pdf(1)]
    assert len(calls(tmp_path / "bin")) == 1
    stand_in(tmp_path / "bin", "exit 1", "powershell")
    assert convert(DOCUMENTS) == [pdf(1), pdf(1)]
    assert len(calls(tmp_path / "bin")) == 3


def test_pages_are_bound_behind_or_before_the_page_that_is_meant_and_the_title_stays() -> None:
    whole = bind(pdf(2), [BoundPdf(pdf(1, size=(300, 300))), BoundPdf(pdf(2, size=(400, 200)), "附件9")])
    assert [int(page.mediabox.width) for page in PdfReader(io.BytesIO(whole)).pages] == [595, 595, 300, 400, 400]
    assert bind(pdf(2), []) == pdf(2)
