"""A native chart: bars that Word draws and edits, with the workbook that holds their numbers."""

from markupsafe import escape

from docgen.model.draft import Chart
from docgen.word.markup.namespaces import PKG_RELS, TYPES
from docgen.word.markup.page import FACES
from docgen.word.package.zip import canonical

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

#: How large a chart is printed, mm: as wide as the text, less a little.
WIDTH, HEIGHT = 150, 75


def chart_part(chart: Chart) -> bytes:
    """``word/charts/chartN.xml``: one series of columns with their values written above them."""
    last = len(chart.names) + 1
    names = _points(chart.names)
    numbers = _points(chart.numbers)
    face = f'<a:latin typeface="{FACES["正文"]}"/><a:ea typeface="{FACES["正文"]}"/>'

    def text(size: int, bold: int = 0) -> str:
        fill = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        return (
            f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="{bold}">{fill}{face}</a:defRPr>'
            '</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
        )

    title = (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="0"/></a:pPr>'
        f'<a:r><a:rPr lang="zh-CN" sz="1200" b="0"><a:latin typeface="{FACES["黑体"]}"/>'
        f'<a:ea typeface="{FACES["黑体"]}"/></a:rPr><a:t>{escape(chart.title)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )
    series = (
        '<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(chart.series)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{chart.colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls>{text(1000)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache>{names}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>{numbers}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'
    axes = (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{line}{text(1000)}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        '<c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>'
        '<c:crosses val="autoZero"/></c:valAx>'
    )
    return (
        f'{HEAD}<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{RELATIONS}"><c:roundedCorners val="0"/>'
        f'<c:chart>{title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{series}<c:gapWidth val="80"/><c:axId val="1"/>'
        f'<c:axId val="2"/></c:barChart>{axes}</c:plotArea><c:plotVisOnly val="1"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def chart_relations(book: str) -> bytes:
    """The relationships of a chart part: its workbook."""
    return (
        f'{HEAD}<Relationships xmlns="{PKG_RELS}"><Relationship Id="rId1" Type="{RELATIONS}/package" '
        f'Target="{book}"/></Relationships>'
    ).encode()


def workbook(chart: Chart) -> bytes:
    """The numbers of a chart as the smallest workbook that Excel takes: what 编辑数据 opens."""
    rows = [("", chart.series), *zip(chart.names, chart.numbers, strict=True)]
    cells = "".join(
        f'<row r="{number}">{_text_cell("A", number, name)}'
        + (_text_cell("B", number, value) if isinstance(value, str) else f'<c r="B{number}"><v>{value}</v></c>')
        + "</row>"
        for number, (name, value) in enumerate(rows, 1)
    )
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{main}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{main}.worksheet+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PKG_RELS}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{_S}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PKG_RELS}"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{HEAD}<worksheet xmlns="{_S}"><sheetData>{cells}</sheetData></worksheet>',
    }
    return canonical({name: part.encode() for name, part in parts.items()})


def _points(values: tuple[object, ...]) -> str:
    points = "".join(f'<c:pt idx="{at}"><c:v>{escape(str(value))}</c:v></c:pt>' for at, value in enumerate(values))
    return f'<c:ptCount val="{len(values)}"/>{points}'


def _text_cell(column: str, row: int, text: str) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
