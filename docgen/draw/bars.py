"""Numbers as bars, one a row with its name and its number, as SVG for a screen."""

from docgen.model.draft import Chart
from docgen.text.columns import cell_width
from docgen.text.xml_text import escape, quoteattr

_ROW, _BAR, _SIZE = 26.0, 16.0, 13.0
_BARS_WIDTH, _GAP, _NUMBER_WIDTH = 320.0, 10.0, 64.0
_INK, _QUIET = "#1d2430", "#566071"
#: A hanzi takes two cells.
_CELL = _SIZE / 2 + 0.3


def bars_svg(chart: Chart, colour: str) -> str:
    """The bars of a chart in a colour (RRGGBB); units are those of the picture itself."""
    names = max((cell_width(name) for name in chart.names), default=0) * _CELL
    width, height = names + _GAP + _BARS_WIDTH + _NUMBER_WIDTH, _ROW * len(chart.names)
    largest = max((*chart.numbers, 1))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}" width="{width:.0f}" '
        f'height="{height:.0f}" role="img" aria-label={quoteattr(chart.alt)} font-size="{_SIZE}" '
        'font-family="Microsoft YaHei UI, PingFang SC, Noto Sans CJK SC, sans-serif">'
    ]
    for row, (name, number) in enumerate(zip(chart.names, chart.numbers, strict=True)):
        top = row * _ROW
        length = _BARS_WIDTH * number / largest
        base = top + _ROW / 2 + _SIZE * 0.36
        bar = f'x="{names + _GAP:.1f}" y="{top + (_ROW - _BAR) / 2:.1f}" width="{length:.1f}" height="{_BAR}"'
        parts += [
            f'<text x="{names:.1f}" y="{base:.1f}" text-anchor="end" fill="{_INK}">{escape(name)}</text>',
            f'<rect {bar} rx="2" fill="#{colour}"/>',
            f'<text x="{names + _GAP + length + 6:.1f}" y="{base:.1f}" fill="{_QUIET}">{number:,}</text>',
        ]
    return "".join([*parts, "</svg>"])
