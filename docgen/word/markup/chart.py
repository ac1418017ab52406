"""A native chart that Word draws and edits: columns, or bars one below the other where the names are long."""

from markupsafe import escape

from docgen.model.draft import Chart
from docgen.text.wording import em_width
from docgen.word.markup.namespaces import PKG_RELS, XML_DECLARATION, A, R
from docgen.word.markup.page import FACES

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"

#: How wide a chart is printed: a little narrower than the text.
CHART_WIDTH_MM = 150
_COLUMNS_HEIGHT_MM = 75
#: Of bars one below the other: the height of each with the gap to the next, what is around them, the most in all.
_BAR_PITCH_MM, _AROUND_BARS_MM, _MOST_HEIGHT_MM = 7, 12, 215
_MOST_BAR_MM = 14  # how thick a column becomes when there are few
_LEAST_GAP, _MOST_GAP = 80, 500  # per cent of a column between two; the file format has no more

_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_LABEL_HUNDREDTHS_PT, _TITLE_HUNDREDTHS_PT = 1000, 1200
_LABEL_EM_MM = 10 * 25.4 / 72


def chart_height_mm(chart: Chart) -> float:
    """How high a chart is printed: bars one below the other take as much as their number asks for."""
    if not _has_long_names(chart):
        return _COLUMNS_HEIGHT_MM
    return min(_MOST_HEIGHT_MM, len(chart.names) * _BAR_PITCH_MM + _AROUND_BARS_MM)


def chart_part(chart: Chart) -> bytes:
    """``word/charts/chartN.xml``: one series of columns with their values written above them."""
    return (
        f'{XML_DECLARATION}<c:chartSpace xmlns:c="{_C}" xmlns:a="{A}" xmlns:r="{R}"><c:roundedCorners val="0"/>'
        f"<c:chart>{_title(chart.title)}<c:plotArea><c:layout/><c:barChart>"
        f'<c:barDir val="{"bar" if _has_long_names(chart) else "col"}"/>'
        f'<c:grouping val="clustered"/><c:varyColors val="0"/>{_series(chart)}<c:gapWidth val="{_gap(chart)}"/>'
        f'<c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes(chart)}</c:plotArea><c:plotVisOnly val="1"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    ).encode()


def chart_relations(workbook: str) -> bytes:
    """The relationships of a chart part: the path of its workbook."""
    return (
        f'{XML_DECLARATION}<Relationships xmlns="{PKG_RELS}"><Relationship Id="rId1" Type="{R}/package" '
        f'Target="{workbook}"/></Relationships>'
    ).encode()


def _title(title: str) -> str:
    """The title above the columns; a chart whose caption says it has none."""
    if not title:
        return '<c:autoTitleDeleted val="1"/>'
    size = f'sz="{_TITLE_HUNDREDTHS_PT}" b="0"'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {size}/></a:pPr>"
        f'<a:r><a:rPr lang="zh-CN" {size}>{_typeface("黑体")}</a:rPr><a:t>{escape(title)}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )


def _series(chart: Chart) -> str:
    last_row = len(chart.names) + 1
    return (
        '<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(chart.series)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{chart.colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f'<c:dLbls>{_label_text()}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last_row}</c:f><c:strCache>{_points(chart.names)}</c:strCache>"
        "</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>Sheet1!$B$2:$B${last_row}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f"{_points(chart.numbers)}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _has_long_names(chart: Chart) -> bool:
    """Whether the names do not fit below their columns: Word would turn them or set them upright."""
    longest = max(map(em_width, chart.names), default=0.0)
    return longest * _LABEL_EM_MM > CHART_WIDTH_MM / max(1, len(chart.names))


def _gap(chart: Chart) -> int:
    """The gap between columns, in per cent of one: few columns are no thicker than many."""
    if _has_long_names(chart):
        return _LEAST_GAP
    slot_mm = CHART_WIDTH_MM / max(1, len(chart.names))
    return min(_MOST_GAP, max(_LEAST_GAP, round((slot_mm - _MOST_BAR_MM) / _MOST_BAR_MM * 100)))


def _axes(chart: Chart) -> str:
    """The axes: bars stand one below the other with the first name on top."""
    if _has_long_names(chart):
        return _category_axis("l", "maxMin") + _VALUE_AXIS.replace('axPos val="l"', 'axPos val="t"')
    return _category_axis("b", "minMax") + _VALUE_AXIS


def _category_axis(position: str, orientation: str) -> str:
    line = f'<c:spPr><a:ln w="6350">{_BLACK}</a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{orientation}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{position}"/>'
        '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{line}{_label_text()}<c:crossAx val="2"/>'
        '<c:crosses val="autoZero"/></c:catAx>'
    )


#: The axis of values is not shown: every column says its value.
_VALUE_AXIS = (
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
    '<c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/>'
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/>'
    '<c:crosses val="autoZero"/></c:valAx>'
)


def _label_text() -> str:
    """The type of names and values."""
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{_LABEL_HUNDREDTHS_PT}" b="0">'
        f'{_BLACK}{_typeface("正文")}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def _typeface(role: str) -> str:
    return f'<a:latin typeface="{FACES[role]}"/><a:ea typeface="{FACES[role]}"/>'


def _points(values: tuple[object, ...]) -> str:
    """Names or numbers as the chart keeps them beside its workbook."""
    points = "".join(
        f'<c:pt idx="{index}"><c:v>{escape(str(value))}</c:v></c:pt>' for index, value in enumerate(values)
    )
    return f'<c:ptCount val="{len(values)}"/>{points}'
