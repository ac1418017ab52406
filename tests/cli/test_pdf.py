"""--pdf for every paper: what is written, under which name, with which exit code; attachments beside or behind it."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from docgen.cli.app import main
from docgen.output import converter
from tests.attachments import pdf, picture, word
from tests.conftest import OFFICE, Run
from tests.stand_in_converter import stand_in_converter

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script of a POSIX shell")

Runner = Callable[..., Run]
VISIT = OFFICE / "来访" / "2026-041.yaml"
SPEECH = OFFICE / "稿子" / "接待工作会议讲话.txt"
ATTACHING = """\
标题: 云州市代表团来清江区考察
类别: 商务
日期: 2026-07-05
成文日期: 2026-07-01
来宾: [{姓名: 周明远}]
附件: [来函.pdf, 简介.docx, {名称: 平面图, 文件: 图.jpg}]
"""
PLAN = "关于云州市代表团来清江区考察的接待方案"


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for LibreOffice that makes one page of every document; the file lists its calls."""
    folder = tmp_path / "bin"
    folder.mkdir()
    stand_in_converter(folder)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(converter, "_INSTALL_PATHS", ())
    return folder / "calls"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "出").mkdir()
    return tmp_path / "出"


@pytest.fixture
def attaching(tmp_path: Path) -> Path:
    """A visit with a letter, a brochure and a picture."""
    (tmp_path / "来函.pdf").write_bytes(pdf(2, size=(300, 300)))
    (tmp_path / "简介.docx").write_bytes(word(tmp_path))
    (tmp_path / "图.jpg").write_bytes(picture())
    path = tmp_path / "来访.yaml"
    path.write_text(ATTACHING, "utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def widths(path: Path) -> list[int]:
    return [int(page.mediabox.width) for page in PdfReader(path).pages]


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan", VISIT],
        ["seating", VISIT],
        ["speech", SPEECH],
        ["summary", OFFICE / "稿子" / "2023年工作总结.md"],
        ["badges", VISIT, "--each"],
        ["audit", OFFICE / "审计", "--year", "2025"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_paper_becomes_a_pdf_by_one_call(arguments: list[object], run: Runner, calls: Path, out: Path) -> None:
    if arguments[0] == "badges":
        # the stand-in makes one page, and a badge is one page
        (out.parent / "名单.txt").write_text("张三\n", "utf-8")
        arguments = ["badges", out.parent / "名单.txt"]
    left = run(*arguments, "--pdf", "-o", out)
    assert left.code == (1 if arguments[0] == "audit" else 0)
    assert [Path(name).suffix for name in names(out) if name != "run.json"] == (
        [".pdf", ".xlsx"] if arguments[0] == "audit" else [".pdf"]
    )
    assert len(calls.read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("output", "more", "written"),
    [
        ("方案.pdf", [], ["方案.pdf"]),
        ("方案.PDF", [], ["方案.pdf"]),
        ("方案.pdf", ["--pdf"], ["方案.pdf"]),
        ("方案.docx", ["--pdf"], ["方案.docx", "方案.pdf"]),
        ("方案.docx", [], ["方案.docx"]),
        ("", ["--pdf"], ["关于云州市党政代表团来我区考察乡村振兴工作的接待方案.pdf"]),
        ("新/", ["--pdf"], ["新"]),
    ],
)
def test_the_name_of_the_output_asks_for_pdf_too(
    output: str, more: list[str], written: list[str], run: Runner, calls: Path, out: Path
) -> None:
    assert run("plan", VISIT, "-o", f"{out}/{output}", *more).code == 0
    assert names(out) == written


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["seating", VISIT, "-o", "图.png", "--pdf"], 2, "--pdf 时 -o 写 .pdf 文件或文件夹"),
        (["audit", OFFICE / "审计", "-o", "表.xlsx", "--pdf"], 2, "--pdf 时 -o 写 .pdf 文件或文件夹"),
        (["plan", VISIT, "-o", "方案.wps", "--pdf"], 4, "文书写成 .docx 或 .pdf"),
        (["audit", OFFICE / "审计", "-o", "表.doc"], 4, "检查表写成 .docx、.pdf 或 .xlsx"),
    ],
    ids=lambda _: "",
)
def test_what_does_not_go_together_is_said(
    arguments: list[object], code: int, said: str, run: Runner, calls: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(out)
    left = run(*arguments)
    assert (left.code, said in left.err) == (code, True)
    assert names(out) == []


def test_without_a_converter_the_document_is_written_and_the_way_to_one_is_named(
    run: Runner, calls: Path, out: Path
) -> None:
    (calls.parent / "soffice").unlink()
    for arguments in (["plan", VISIT], ["speech", SPEECH], ["audit", OFFICE / "审计", "--year", "2025"]):
        left = run(*arguments, "--pdf", "-o", out)
        assert left.code == 4
        assert "没有 LibreOffice，也没有 Word" in left.err
        assert "装上 LibreOffice" in left.err
        assert "PDF 没有做成" in left.err
    assert len(names(out)) == 3
    assert all(name.endswith(".docx") for name in names(out))


def test_pdf_goes_to_standard_output(calls: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["plan", str(VISIT), "--pdf", "-o", "-"])
    assert not left.value.code
    assert len(PdfReader(io.BytesIO(capfdbinary.readouterr().out)).pages) == 1


def test_attachments_lie_beside_the_plan(run: Runner, attaching: Path, out: Path) -> None:
    left = run("plan", attaching, "-o", out / "方案.docx")
    assert left.code == 0
    assert names(out) == ["方案.docx", "附件1 来函.pdf", "附件2 简介.docx"]
    assert left.out.count("已写好") == 3


def test_nothing_is_written_where_one_of_them_lies_already(run: Runner, attaching: Path, out: Path) -> None:
    (out / "附件2 简介.docx").write_text("mine")
    left = run("plan", attaching, "-o", out)
    assert (left.code, "“" in left.err and "附件2 简介.docx”已经有了" in left.err) == (4, True)
    assert (names(out), (out / "附件2 简介.docx").read_text()) == (["附件2 简介.docx"], "mine")
    assert run("plan", attaching, "-o", out, "--force").code == 0
    assert len(names(out)) == 3


@pytest.mark.parametrize(
    ("arguments", "lying"),
    [
        (["plan", VISIT, "-o", "出/方案.pdf"], "方案.pdf"),
        (["plan", VISIT, "-o", "出/方案.docx", "--pdf"], "方案.docx"),
        (["plan", VISIT, "-o", "出/方案.docx", "--pdf"], "方案.pdf"),
        (["plan", VISIT, "-o", "出", "--pdf"], "关于云州市党政代表团来我区考察乡村振兴工作的接待方案.pdf"),
        (["seating", VISIT, "-o", "出/图.pdf"], "图.pdf"),
        (["speech", SPEECH, "-o", "出/稿.pdf"], "稿.pdf"),
        (["cards", VISIT, "-o", "出/卡.pdf"], "卡.pdf"),
        (["audit", OFFICE / "审计" / "2025", "-o", "出/表.pdf"], "表.pdf"),
        (["checklist", VISIT, "-o", "出/清单.pdf"], "清单.pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_nothing_is_converted_when_the_target_is_there(
    arguments: list[object], lying: str, run: Runner, calls: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(out.parent)
    (out / lying).write_bytes("旧的".encode())
    assert run(*arguments).code == 4
    assert not calls.exists()
    assert (out / lying).read_bytes() == "旧的".encode()
    assert [file.name for file in out.iterdir()] == [lying]


def test_attachments_are_bound_into_the_pdf_by_the_same_call(
    run: Runner, calls: Path, attaching: Path, out: Path
) -> None:
    assert run("plan", attaching, "--pdf", "-o", out).code == 0
    assert names(out) == [f"{PLAN}.pdf"]
    # the stand-in prints all of the plan on one page, also the name of what stands behind the letter
    assert widths(out / f"{PLAN}.pdf") == [300, 300, 595, 595]
    (call,) = calls.read_text("utf-8").splitlines()
    assert call.count(".docx") == 2


def test_a_document_and_its_pdf_come_with_both(run: Runner, calls: Path, attaching: Path, out: Path) -> None:
    assert run("plan", attaching, "--pdf", "-o", out / "方案.docx").code == 0
    assert names(out) == ["方案.docx", "方案.pdf", "附件1 来函.pdf", "附件2 简介.docx"]


def test_a_plan_with_files_beside_it_cannot_go_to_standard_output(run: Runner, attaching: Path, calls: Path) -> None:
    left = run("plan", attaching, "-o", "-")
    assert (left.code, left.out) == (4, "")
    assert "还有2个附件要放在旁边" in left.err
    assert "--pdf" in left.err


def test_attachments_are_read_again_for_each_run_and_never_changed(
    run: Runner, calls: Path, attaching: Path, out: Path
) -> None:
    before = {path: path.read_bytes() for path in attaching.parent.iterdir() if path.is_file()}
    for more in (["--pdf"], []):
        assert run("plan", attaching, "-o", out, *more).code == 0
    assert {path: path.read_bytes() for path in before} == before
    assert PdfReader(io.BytesIO((out / "附件1 来函.pdf").read_bytes())).pages


def test_a_broken_attachment_stops_the_plan_before_anything_is_written(run: Runner, attaching: Path, out: Path) -> None:
    (attaching.parent / "来函.pdf").write_bytes(pdf(1, "123"))
    for more in ([], ["--pdf"], ["--draft"]):
        left = run("plan", attaching, "-o", out, *more)
        assert (left.code, "加了密码" in left.err) == (1, True)
    assert names(out) == []
