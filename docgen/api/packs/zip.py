"""A pack as one zip, to be sent or carried."""

from docgen.api.packs.delivery import ZIP_FILE, PackReport
from docgen.api.packs.papers import VisitPack
from docgen.api.packs.record import file_content
from docgen.output.write import write_files
from docgen.word.package.zip import canonical


def write_zip(pack: VisitPack, report: PackReport) -> list[str]:
    """Writes a zip with the papers as they lie in the folder of the pack; the new one beside an edited one, too."""
    path = report.folder / ZIP_FILE
    names = [*(file.name for file in pack.files), *(kept.beside for kept in report.kept if kept.beside)]
    contents = {name: file_content(report.folder / name) for name in names}
    content = canonical({name: content for name, content in contents.items() if content is not None})
    write_files([(path, content)], renewed=[path])
    return [f"打成一个包：{path}"]
