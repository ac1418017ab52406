"""Runs every command that writes, with PDFs, under strace, and counts the sockets that are none of this computer.

    python -m tests.cli.no_network FOLDER

Among the sources is a plan with attached Word files that ask for pictures, texts and objects of the web and of other
folders: they are printed by LibreOffice, and nothing of it may be fetched.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import CompletedProcess

from tests.cli.every_output import Desk, commands
from tests.word.planted import NAMESPACES, SVG, fld, outside, shown
from tests.word.templates import template

_SOCKET = re.compile(r"socket\(AF_(?!UNIX|LOCAL|NETLINK)\w+")


def _picture(attribute: str) -> str:
    return (
        f'<w:r><w:drawing {NAMESPACES}><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="x"/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="x"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip {attribute}="rIdX"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def beacons(address: str) -> dict[str, bytes]:
    """Word files that fetch something of an address when they are opened by a program that lets them."""
    shape = '<v:shape id="b" style="width:90pt;height:90pt">'
    linked = (
        f'<w:r><w:object {NAMESPACES}>{shape}</v:shape><o:OLEObject Type="Link" ProgID="Word.Document.12" '
        'ShapeID="b" DrawAspect="Content" r:id="rIdX" UpdateMode="Always"/></w:object></w:r>'
    )
    vml = f'<w:r><w:pict {NAMESPACES}>{shape}<v:imagedata r:id="rIdX"/></v:shape></w:pict></w:r>'
    svg = f'{SVG}<image xlink:href="{address}/x.png" width="9" height="9"/></svg>'
    picture_field, text_field = (
        template(f"<w:p>{fld(code)}</w:p>")
        for code in (f' INCLUDEPICTURE "{address}/x.png" ', f' INCLUDETEXT "{address}/x.docx" ')
    )
    return {
        "连接的图": outside(f"{address}/x.png", _picture("r:link"), "image"),
        "嵌入的图": outside(f"{address}/x.png", _picture("r:embed"), "image"),
        "老式的图": outside(f"{address}/x.png", vml, "image"),
        "图域": picture_field,
        "文字域": text_field,
        "对象": outside(f"{address}/x.docx", linked, "oleObject"),
        "矢量图": shown("word/media/i.svg", svg.encode()),
    }


def plant_beacons(folder: Path, address: str) -> Path:
    """A visit in the folder with all of them attached."""
    files = beacons(address)
    for name, content in files.items():
        (folder / f"{name}.docx").write_bytes(content)
    visit = folder / "信标.yaml"
    attached = ", ".join(f"{name}.docx" for name in files)
    head = "标题: 云州市代表团来清江区考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n"
    visit.write_text(f"{head}附件: [{attached}]\n", "utf-8")
    return visit


class _TracedDesk(Desk):
    """A desk on which strace writes down what every command asks of the system."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.traces = root / "traces"
        self.traces.mkdir()
        self.number = 0

    def command(self, arguments: Sequence[str]) -> list[str]:
        self.number += 1
        trace = str(self.traces / str(self.number))
        return ["strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", trace, *super().command(arguments)]

    def run(self, *arguments: str) -> CompletedProcess[str]:
        done = super().run(*arguments)
        for line in self.sockets(self.number):
            print(" ".join(arguments[:2]), line)
        return done

    def sockets(self, number: int) -> Iterator[str]:
        trace = self.traces / str(number)
        return (line for line in trace.read_text("utf-8", "replace").splitlines() if _SOCKET.search(line))


def main() -> None:
    desk = _TracedDesk(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()))
    converts = shutil.which("soffice") is not None
    desk.plant()
    for arguments in commands(desk, converts):
        desk.run(*arguments)
    secret = desk.home / "别人的"
    for number, address in enumerate(("http://127.0.0.1:9", "file://///127.0.0.1/share", secret.as_uri())):
        visit = plant_beacons(desk.office / "来访", address)
        desk.run("plan", str(visit), "--draft", "--pdf", "-o", str(desk.made / f"信标{number}.pdf"))
    desk.run("doctor", str(desk.office))
    found = [line for number in range(1, desk.number + 1) for line in desk.sockets(number)]
    print(f"{desk.number} commands, PDFs {'made' if converts else 'not made'}: {len(found)} sockets of a network")


if __name__ == "__main__":
    main()
