"""A program that stands for LibreOffice: it prints the text of each document, on the first of a few pages.

It is quick, and as honest as the real one: what it makes is held against the document.
"""

import sys
from pathlib import Path

_PROGRAM = """#!{python} -IS
import re, sys, time, zipfile
from html import unescape
from pathlib import Path

def text_of(document):
    with zipfile.ZipFile(document) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist()
                 if re.fullmatch(r"word/(document|footnotes|header[0-9]*|footer[0-9]*)[.]xml", name)]
    return unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", "".join(parts))))

def stream(text):
    return "<</Length %d>>stream\\n%s\\nendstream" % (len(text), text)

def pdf_of(text, pages):
    letters = sorted(set(text))
    # code 0 is the box of a font
    codes = {{one: "%04X" % (0 if one in {boxes!r} else number) for number, one in enumerate(letters, 1)}}
    named = "".join("<%s> <%s>\\n" % (codes[one], one.encode("utf-16-be").hex()) for one in letters)
    shown = "BT /F1 9 Tf 50 700 Td <%s> Tj ET 9 9 9 9 re f" % "".join(map(codes.get, text))
    font = "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
    kids = range(8, 8 + pages)
    objects = ["<</Type/Catalog/Pages 2 0 R>>",
               "<</Type/Pages/Count %d/Kids[%s]>>" % (pages, " ".join("%d 0 R" % kid for kid in kids)), font,
               "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
               "/Supplement 0>>>>", stream("%d beginbfchar\\n%sendbfchar" % (len(letters), named)), stream(shown),
               stream("9 9 9 9 re f"), *(page % (6 if kid == kids[0] else 7) for kid in kids)]
    content, places = b"%PDF-1.7\\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += ("%d 0 obj\\n%s\\nendobj\\n" % (number, body)).encode()
    table = "".join("%010d 00000 n \\n" % place for place in places)
    size = len(objects) + 1
    end = "xref\\n0 %d\\n0000000000 65535 f \\n%strailer<</Size %d/Root 1 0 R>>\\nstartxref\\n%d\\n%%%%EOF\\n"
    return content + (end % (size, table, size, len(content))).encode()

time.sleep({seconds})
with Path(__file__).with_name("calls").open("a") as calls:
    print(*sys.argv[1:], file=calls)
for document in map(Path, sys.argv[1:]):
    if document.suffix == ".docx":
        document.with_suffix(".pdf").write_bytes(pdf_of({text}, {pages}))
"""


def stand_in_converter(
    folder: Path, pages: int = 1, seconds: float = 0, text: str = "text_of(document)", boxes: str = ""
) -> Path:
    """Writes the program into a folder, and says where; it lists its calls beside itself.

    ``text`` is the Python expression of what it prints: another makes it a liar. Its font lacks ``boxes``.
    """
    path = folder / "soffice"
    path.write_text(
        _PROGRAM.format(python=sys.executable, pages=pages, seconds=seconds, text=text, boxes=boxes), "utf-8"
    )
    path.chmod(0o755)
    return path
