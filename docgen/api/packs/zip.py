"""A pack as one zip, to be sent or carried."""

import io
import zipfile

from docgen.api.packs.delivery import PackReport
from docgen.api.packs.papers import VisitPack
from docgen.output.write import write_files

#: The zip of a pack, in its folder.
ZIP_FILE = "全套文书.zip"
# the first day that a zip knows: the same papers give the same bytes
_DATE = (1980, 1, 1, 0, 0, 0)


def write_zip(pack: VisitPack, report: PackReport) -> list[str]:
    """Writes a zip with the papers as they lie in the folder of the pack, edited ones as they were edited."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for file in pack.files:
            archive.writestr(zipfile.ZipInfo(file.name, _DATE), (report.folder / file.name).read_bytes())
    path = report.folder / ZIP_FILE
    write_files([(path, buffer.getvalue())], renewed=[path])
    return [f"打成一个包：{path}"]
