"""The wheel: built, installed into an empty environment, run from another folder."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from docgen.word.package.outline import texts
from tests.conftest import OFFICE, ROOT

pytestmark = pytest.mark.skipif(
    os.environ.get("DOCGEN_RENDERING") != "required",
    reason="installs from the package index; runs with DOCGEN_RENDERING=required",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(folder), str(ROOT)], check=True, capture_output=True
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_templates_brands_and_examples(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "docgen/py.typed",
        "docgen/__init__.pyi",
        "docgen/_stock/templates/docx/plan.docx",
        "docgen/_stock/templates/docx/seating.docx",
        "docgen/order/tables/stroke_order.tsv",
        "docgen/order/tables/README.md",
        "docgen/web/static/index.html",
        "docgen/web/static/main.js",
        "docgen/web/static/style.css",
        "docgen/_stock/brand_assets/qingjiang/brand.yaml",
        "docgen/_stock/brand_assets/qingjiang/logo.png",
        "docgen/_stock/examples/office/office.yaml",
        "docgen/_stock/examples/office/来访/2026-041.yaml",
    ):
        assert needed in names
    assert not any(name.startswith("tests/") for name in names)


def test_an_installed_wheel_makes_the_plan_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "env"
    venv.create(home)
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    # nothing is compiled that is not run: that would take longer than all the rest
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-compile", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    elsewhere = tmp_path / "别处 有空格"
    elsewhere.mkdir()
    for arguments in (["new", "办公室"], ["check", "办公室/来访/2026-052.yaml", "--strict"]):
        subprocess.run([str(python), "-m", "docgen", *arguments], cwd=elsewhere, check=True, capture_output=True)
    subprocess.run(
        [str(python), "-m", "docgen", "plan", str(OFFICE / "来访" / "2026-041.yaml"), "-o", "方案.docx"],
        cwd=elsewhere,
        check=True,
        capture_output=True,
    )
    assert "云州市党政代表团" in "".join(texts((elsewhere / "方案.docx").read_bytes()))
