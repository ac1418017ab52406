"""A command never overwrites what it was given to read, by whatever name and whatever the options say."""

import shutil
from pathlib import Path

import docx
import pytest

from tests.conftest import OFFICE, Run

VISIT = "来访/2026-041.yaml"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    folder = tmp_path / "office"
    shutil.copytree(OFFICE, folder)
    monkeypatch.chdir(folder)
    assert run("template", "copy", "plan", "-o", "方案.docx").code == 0
    assert run("export", VISIT, "-o", "来访.xlsx").code == 0
    notice = docx.Document()
    notice.add_paragraph("{{ 姓名 }}同志")
    notice.save("通知.docx")
    Path("人.csv").write_text("姓名\n周明远\n韩喆\n", "utf-8")
    shutil.copy("通知.docx", "周明远.docx")
    Path("链接.docx").symlink_to("方案.docx")
    return folder


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("方案.docx", f"plan {VISIT} --template 方案.docx -o 方案.docx"),
        ("方案.docx", f"plan {VISIT} --template 方案.docx -o ./来访/../方案.docx"),
        ("方案.docx", f"plan {VISIT} --template 链接.docx -o 方案.docx"),
        ("方案.docx", "template adopt 方案.docx -o 方案.docx"),
        ("方案.docx", "template adopt 方案.docx -o 链接.docx"),
        ("来访.xlsx", "followup 来访.xlsx -o 来访.xlsx"),
        ("来访.xlsx", f"followup {VISIT} 来访.xlsx -o 来访.xlsx"),
        ("通知.docx", "fill 通知.docx 人.csv -o 通知.docx"),
        ("周明远.docx", "fill 周明远.docx 人.csv -o . --name {{姓名}}"),
        ("office.yaml", f"export {VISIT} --office office.yaml -o office.yaml"),
        (VISIT, f"check {VISIT} --fix -o {VISIT}"),
    ],
)
def test_what_is_read_is_not_overwritten(office: Path, run: Run, kept: str, words: str) -> None:
    before = (office / kept).read_bytes()
    ended = run(*words.split(), "--force")
    assert (ended.code, (office / kept).read_bytes()) == (4, before)
    assert "O401" in ended.err and "原件不动" in ended.err


def test_another_file_of_the_folder_that_is_read_is_overwritten(office: Path, run: Run) -> None:
    assert run("followup", "来访", "-o", "来访/台账.docx").code == 0
    assert run("followup", "来访", "-o", "来访/台账.docx", "--force").code == 0
    assert run("plan", VISIT, "-o", "来访/", "--force").code == 0
