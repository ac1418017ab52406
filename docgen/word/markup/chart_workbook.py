"""The numbers of a chart as the smallest workbook that Excel takes: what 编辑数据 in Word opens."""

from markupsafe import escape

from docgen.model.draft import Chart
from docgen.word.markup.namespaces import PKG_RELS, TYPES, XML_DECLARATION, R
from docgen.word.package.zip import canonical

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def chart_workbook(chart: Chart) -> bytes:
    """An .xlsx with one sheet: the names in column A, the numbers in column B, the name of the series above them."""
    parts = {
        "[Content_Types].xml": f'{XML_DECLARATION}<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_CONTENT_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_CONTENT_TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": f'{XML_DECLARATION}<workbook xmlns="{_SPREADSHEET}" xmlns:r="{R}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f'{XML_DECLARATION}<worksheet xmlns="{_SPREADSHEET}"><sheetData>'
        f"{_rows(chart)}</sheetData></worksheet>",
    }
    return canonical({name: part.encode() for name, part in parts.items()})


def _relation(kind: str, target: str) -> str:
    return (
        f'{XML_DECLARATION}<Relationships xmlns="{PKG_RELS}"><Relationship Id="rId1" '
        f'Type="{R}/{kind}" Target="{target}"/></Relationships>'
    )


def _rows(chart: Chart) -> str:
    rows = [("", chart.series), *zip(chart.names, chart.numbers, strict=True)]
    return "".join(
        f'<row r="{number}">{_cell(f"A{number}", name)}{_cell(f"B{number}", value)}</row>'
        for number, (name, value) in enumerate(rows, 1)
    )


def _cell(reference: str, value: object) -> str:
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{reference}"><v>{value}</v></c>'
