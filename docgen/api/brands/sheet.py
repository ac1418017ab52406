"""The sheet that shows all assets of a brand."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from docgen.api.brands.checks import check_brand
from docgen.api.brands.folders import brand_folder, read_brand_files
from docgen.api.documents import TemplateOptions, render_documents
from docgen.api.files import File
from docgen.kinds import _brand_sheet
from docgen.kinds._brand_sheet import BrandSheet
from docgen.model.units import MM_PER_INCH
from docgen.readers.office.brand import BrandFiles


def brand_sheet(where: str | Path = "", today: date | None = None) -> File:
    """All assets of a brand as a Word document, as ``check_brand`` finds it. Raises DataError, UsageError."""
    folder = brand_folder(where)
    files = read_brand_files(folder)
    assert files.brand is not None  # a brand without errors
    sheet = BrandSheet(files.brand, dict(_facts(files)), check_brand(folder, today))
    (file,) = render_documents("brand", _brand_sheet.pages(sheet), TemplateOptions(brand=files.brand))
    return file


def _facts(files: BrandFiles) -> Iterator[tuple[str, str]]:
    """How each drawing is printed, and what its file is."""
    for name, read in files.artworks.items():
        size = f"印 {read.artwork.width:g}×{read.artwork.height:.1f} 毫米"
        if not read.width_px:
            yield name, f"{size}，{read.colour_mode}"
            continue
        dpi = read.width_px / (read.artwork.width / MM_PER_INCH)
        yield name, f"{size}，{read.width_px}×{read.height_px} 像素，每英寸 {dpi:.0f} 点，{read.colour_mode}"
