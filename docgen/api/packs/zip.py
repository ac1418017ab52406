"""A pack as one zip, to be sent or carried."""

from docgen.api.packs.aside import moved_aside, name_of_set
from docgen.api.packs.papers import VisitPack
from docgen.api.packs.record import file_content
from docgen.api.packs.report import PackReport
from docgen.output.write import write_files
from docgen.word.package.zip import canonical


def write_zip(pack: VisitPack, report: PackReport) -> list[str]:
    """Writes a zip with the papers as they lie in the folder of the pack; the new one beside an edited one, too."""
    path = report.folder / name_of_set(pack.options, ".zip")
    names = [*(file.name for file in pack.files), *(kept.beside for kept in report.kept if kept.beside)]
    contents = {name: file_content(report.folder / name) for name in names}
    content = canonical({name: content for name, content in contents.items() if content is not None})
    write_files([(path, content)], renewed=[path], earlier=moved_aside([path]))
    return [f"打成一个包：{path}"]
