"""An Excel form that LibreOffice opens, saves and prints."""

import os
from pathlib import Path

import pytest
from pypdf import PdfReader

import docgen
from docgen.api.export import export
from tests.conftest import OFFICE
from tests.rendering.conftest import office_convert
from tests.same_visits import differences

pytestmark = pytest.mark.rendering


def converted(path: Path, ending: str, profile: Path, folder: Path) -> Path:
    """The workbook as LibreOffice writes it. Not every LibreOffice has a part for workbooks."""
    target = office_convert(path, ending, profile, folder)
    if not target.exists():
        lacking = "this LibreOffice has no Calc (.ci/render-setup.sh installs it)"
        if os.environ.get("DOCGEN_RENDERING") == "required":
            pytest.fail(lacking)
        pytest.skip(lacking)
    return target


@pytest.mark.parametrize("name", ["2026-041", "2026-060"])
def test_a_form_that_libreoffice_has_saved_reads_the_same(name: str, office_profile: Path, tmp_path: Path) -> None:
    source, office = OFFICE / "来访" / f"{name}.yaml", OFFICE / "office.yaml"
    form = tmp_path / f"{name}.xlsx"
    form.write_bytes(export(source, form).content)
    (tmp_path / "saved").mkdir()
    saved = converted(form, "xlsx", office_profile, tmp_path / "saved")
    assert differences(docgen.load(source, office), docgen.load(saved, office)) == []


def test_every_sheet_of_an_empty_form_prints_on_one_page(office_profile: Path, tmp_path: Path) -> None:
    docgen.new_form(tmp_path / "来访.xlsx", OFFICE / "office.yaml")
    printed = converted(tmp_path / "来访.xlsx", "pdf", office_profile, tmp_path)
    pages = [page.extract_text() for page in PdfReader(printed).pages]
    assert 30 <= len(pages) <= 40
    assert "来访信息表填写说明" in pages[0]
    assert all("例：" in page or number < 2 for number, page in enumerate(pages))
