"""The blocks of slips: the front with whose it is, days of the programme, the back with whom one can ring up."""

from docgen.word.stock.blocks import each, latin_run, run, run_in_face, styled_paragraph, when
from docgen.word.stock.styles import ParagraphStyle, exact_line, face, size

_INSET_TWIPS = 110  # from the edge of the bar of a day to what is printed
_TIME_TWIPS = 1640 + _INSET_TWIPS  # how wide the column of times is
_LABEL_TWIPS = 1600  # how wide that of the labels of the back is
_CENTRED = '<w:jc w:val="center"/>'
_COLOUR = '<w:color w:val="{{ 色 }}"/>'
_SMALL_GREY = '<w:color w:val="404040"/>'
_SONG, _HEI, _KAI = face("页码"), face("黑体"), face("楷体")


def _styles(width_twips: int) -> tuple[ParagraphStyle, ...]:
    right = f'<w:tabs><w:tab w:val="right" w:pos="{width_twips - 100}"/></w:tabs>'
    label_and_right = (
        f'<w:tabs><w:tab w:val="left" w:pos="{_LABEL_TWIPS}"/><w:tab w:val="right" w:pos="{width_twips}"/></w:tabs>'
    )
    hanging = (
        f'<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="{_TIME_TWIPS}"/></w:tabs>'
        f'{{}}<w:ind w:left="{_TIME_TWIPS}" w:hanging="{_TIME_TWIPS - _INSET_TWIPS}"/>'
    )
    return (
        ParagraphStyle("SlipDay", "手边单日期", f"<w:keepNext/>{right}{exact_line(520, 160, 60)}", f"{_HEI}{size(28)}"),
        ParagraphStyle(
            "SlipItem", "手边单活动", "<w:keepNext/>" + hanging.format(exact_line(340)), f"{_HEI}{size(24)}"
        ),
        ParagraphStyle(
            "SlipWhere", "手边单地点", "<w:keepNext/>" + hanging.format(exact_line(300)), f"{_SONG}{size(22)}"
        ),
        ParagraphStyle(
            "SlipRule",
            "手边单分隔",
            '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:pBdr>'
            + exact_line(50, after=60),
            size(2),
        ),
        ParagraphStyle("SlipEmblem", "手边单标志", f'<w:spacing w:before="0" w:after="160"/>{_CENTRED}', size(24)),
        ParagraphStyle("SlipVisit", "手边单来访", f"{exact_line(560)}{_CENTRED}", f"{face('标题')}{size(40)}"),
        ParagraphStyle("SlipDayVisit", "手边单当日来访", f"{exact_line(460)}{_CENTRED}", f"{face('标题')}{size(32)}"),
        ParagraphStyle(
            "SlipDayName", "手边单当日姓名", f"{exact_line(560, before=40, after=60)}{_CENTRED}", f"{_SONG}{size(22)}"
        ),
        ParagraphStyle("SlipWhen", "手边单时间", f"{exact_line(400, before=120)}{_CENTRED}", f"{_KAI}{size(28)}"),
        ParagraphStyle("SlipEnglish", "手边单英文", f"{exact_line(320)}{_CENTRED}", f"{_HEI}{size(22)}"),
        ParagraphStyle("SlipName", "手边单姓名", f"{exact_line(640, before=200)}{_CENTRED}", f"{_HEI}<w:b/>{size(52)}"),
        ParagraphStyle("SlipPost", "手边单职务", f"{exact_line(320)}{_CENTRED}", f"{_SONG}{size(22)}"),
        ParagraphStyle("SlipLabel", "手边单栏目", f"{exact_line(340)}{_CENTRED}", f"{_HEI}{size(26)}"),
        ParagraphStyle("SlipOwn", "手边单我的", exact_line(640), f"{_HEI}<w:b/>{size(56)}"),
        ParagraphStyle("SlipColumn", "手边单我的一格", f"{exact_line(640)}{_CENTRED}", f"{_HEI}<w:b/>{size(56)}"),
        ParagraphStyle("SlipColumnSeat", "手边单一格座位", f"{exact_line(340)}{_CENTRED}", f"{_HEI}<w:b/>{size(28)}"),
        ParagraphStyle("SlipColumnNote", "手边单一格小字", f"{exact_line(260)}{_CENTRED}", f"{_SONG}{size(20)}"),
        ParagraphStyle("SlipNote", "手边单小字", exact_line(280), f"{_SONG}{size(21)}"),
        ParagraphStyle("SlipLine", "手边单背面", f"{label_and_right}{exact_line(340)}", f"{_SONG}{size(24)}"),
        ParagraphStyle("SlipFoot", "手边单页脚", f"{exact_line(280)}{_CENTRED}", f"{_HEI}{size(18)}"),
        ParagraphStyle("SlipSlogan", "手边单口号", f'<w:spacing w:before="0" w:after="0"/>{_CENTRED}', size(18)),
    )


def slip_styles(width_twips: int) -> str:
    """The styles of slips whose lines are so wide."""
    return "".join(style.to_xml() for style in _styles(width_twips))


def programme(days: str) -> str:
    """The days of ``days``, each under a bar in the brand's colour."""
    white = '<w:color w:val="FFFFFF"/>'
    bar = styled_paragraph(
        "SlipDay",
        run(" {{ 日.日 }}　{{ 日.星期 }}{{ 日.续 }}", white)
        + f"<w:r><w:tab/></w:r>{latin_run('{{ 日.英 }}', white)}"
        + run(" ", white),
        '<w:shd w:val="clear" w:color="auto" w:fill="{{ 色 }}"/>',
    )
    tab = "<w:r><w:tab/></w:r>"
    item = styled_paragraph("SlipItem", run("{{ 项.时 }}") + tab + run("{{ 项.事 }}"))
    below = run_in_face("{{ 项.座 }}", "黑体", _COLOUR + _sized("项.座大")) + tab + run("{{ 项.处 }}")
    details = when("项.处 or 项.座", styled_paragraph("SlipWhere", below))
    return each("日", days, bar, each("项", "日.行", item, details, styled_paragraph("SlipRule", "")))


def front_head() -> str:
    """The emblem, whose visit, which days."""
    return (
        when("标志", styled_paragraph("SlipEmblem", run("{{ 标志 }}")))
        + styled_paragraph("SlipVisit", run("{{ 张.来访 }}"))
        + styled_paragraph("SlipWhen", run("{{ 张.日期 }}"))
        + when("张.英日期", styled_paragraph("SlipEnglish", latin_run("{{ 张.英日期 }}")))
    )


def owner() -> str:
    """Whose slip it is, if it is somebody's."""
    return when(
        "张.姓名",
        styled_paragraph("SlipName", run("{{ 张.姓名 }}", _sized("张.名大"))),
        when("张.英名", styled_paragraph("SlipEnglish", latin_run("{{ 张.英名 }}", size(32)))),
        when("张.单位职务", styled_paragraph("SlipPost", run("{{ 张.单位职务 }}"))),
    )


def owner_line() -> str:
    """The same in a line, with the post behind the name."""
    name = run_in_face("{{ 张.姓名 }}", "黑体", f"<w:b/>{size(44)}") + latin_run(" {{ 张.英名 }}", _HEI + size(24))
    return when("张.姓名", styled_paragraph("SlipDayName", name + run("　{{ 张.单位职务 }}")))


def own_table(width_twips: int) -> str:
    """His room, car, table and seat, a row each; empty rows are filled in by hand."""
    label_twips = 1500
    label = styled_paragraph("SlipLabel", run("{{ 我.名 }}", _COLOUR)) + when(
        "我.英", styled_paragraph("SlipLabel", latin_run("{{ 我.英 }}", _COLOUR + size(20)))
    )
    fact = styled_paragraph("SlipOwn", run("{{ 我.值 }} {{ 我.座 }}", _sized("我.大"))) + when(
        "我.注", styled_paragraph("SlipNote", run("{{ 我.注 }}"))
    )
    cells = _cell(label, label_twips) + _cell(fact, width_twips - label_twips)
    return _table(width_twips, (label_twips, width_twips - label_twips), "我", "张.我的", cells)


def own_columns(width_twips: int) -> str:
    """The same side by side in two lines, where the programme stands below."""
    fact = (
        styled_paragraph("SlipLabel", run("{{ 我.名 }} ", _COLOUR) + latin_run("{{ 我.英 }}", _COLOUR + size(20)))
        + styled_paragraph("SlipColumn", run("{{ 我.值 }}", _sized("我.格大")))
        + when("我.座", styled_paragraph("SlipColumnSeat", run("{{ 我.座 }}")))
        + when("我.注 and not 我.座", styled_paragraph("SlipColumnNote", run("{{ 我.注 }}")))
    )
    opening, closing = (
        _cell(styled_paragraph("SlipNote", run(f"{{%tc {code} %}}")), width_twips)
        for code in ("for 我 in 张.我的", "endfor")
    )
    cells = f"{opening}{_cell(fact, width_twips)}{closing}"
    borders = _borders("top", "left", "bottom", "right", "insideV")
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width_twips}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid><w:gridCol w:w="{width_twips}"/></w:tblGrid>'
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="900"/></w:trPr>{cells}</w:tr></w:tbl>'
    )
    return when("张.我的", table)


def back() -> str:
    """The sections of the back, each line in the type that the program has chosen, the labels beside them."""
    sized = _sized("张.背.字")
    spacing = '<w:spacing w:before="{}" w:after="0" w:line="{{{{ 张.背.行距 }}}}" w:lineRule="exact"/>'
    tab = "<w:r><w:tab/></w:r>"
    label = run_in_face("{{ 行.签 }}", "黑体", _COLOUR + sized)
    line = label + tab + run("{{ 行.左 }}", sized) + tab + run_in_face("{{ 行.右 }}", "黑体", sized)
    first = styled_paragraph("SlipLine", line, spacing.format(180))
    other = styled_paragraph("SlipLine", line, spacing.format(0))
    return each("栏", "张.背.栏", each("行", "栏.行", when("行.首", first), when("not 行.首", other)))


def slogan() -> str:
    """The slogan, drawn or in letters; nothing where none is printed."""
    return when("口号.图", styled_paragraph("SlipSlogan", run("{{ 口号.图 }}"))) + when(
        "口号.文 and not 口号.图",
        styled_paragraph("SlipFoot", run("{{ 口号.文 }}", _COLOUR)),
        when("口号.英文", styled_paragraph("SlipFoot", latin_run("{{ 口号.英文 }}", _COLOUR))),
    )


def maker() -> str:
    """Which office has made the slip."""
    return styled_paragraph("SlipFoot", run("{{ 单位 }}", _SMALL_GREY))


def gap(twips: str) -> str:
    """White of a height that the program reckons: an expression."""
    spacing = f'<w:spacing w:before="{{{{ {twips} }}}}" w:after="0" w:line="20" w:lineRule="exact"/>'
    return styled_paragraph("SlipFoot", "", spacing)


def _sized(half_points: str) -> str:
    """The size of a run as the program reckons it."""
    return f'<w:sz w:val="{{{{ {half_points} }}}}"/><w:szCs w:val="{{{{ {half_points} }}}}"/>'


def _cell(content: str, width_twips: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width_twips}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'


def _table(width_twips: int, columns: tuple[int, ...], name: str, items: str, cells: str) -> str:
    """A table of thin lines in the brand's colour, a row for every item."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    opening, closing = (
        f"<w:tr>{_cell(styled_paragraph('SlipNote', run(f'{{%tr {code} %}}')), width_twips)}</w:tr>"
        for code in (f"for {name} in {items}", "endfor")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width_twips}" w:type="dxa"/>{_borders("top", "bottom", "insideH")}'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f'{opening}<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="850"/></w:trPr>{cells}</w:tr>{closing}</w:tbl>'
    )


def _borders(*sides: str) -> str:
    lines = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="{{{{ 色 }}}}"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"


_MARGINS = (
    '<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="70" w:type="dxa"/>'
    '<w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
)
