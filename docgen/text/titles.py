"""A title broken into lines: words whole, lines even, in the shape of a trapezium or a lozenge (GB/T 9704, 标题)."""

import re
from collections.abc import Iterator, Sequence
from math import ceil

from docgen.model.lazy_pattern import lazy_pattern
from docgen.text.common_words import word_at
from docgen.text.line_breaks import break_lines
from docgen.text.wording import balanced_lines, em_width

#: Characters that fit on a line of a title: 156 mm at 2号 (22 pt, 7.76 mm).
TITLE_WIDTH = 20

# words that titles of such papers are made of; a line ends only between words
_WORDS = (
    "党的二十大精神|党的二十大|二十大精神|党风廉政建设|规范化建设|高质量发展|反腐败|先进表彰|表彰大会|乡村振兴|"
    "工作总结|工作报告|工作要点|工作会议|工作部署会|工作推进会|动员部署会|表彰大会|座谈会|交流会|培训班|启动仪式|开班仪式|开幕式|闭幕式|"
    "讲话提纲|讲话|致辞|发言|汇报|报告|总结|会议|大会|仪式|活动|精神|主题教育|乡村振兴|高质量发展|公务接待|接待服务|接待工作|接待系统|"
    "接待|服务|保障|中心|办公室|委员会|人民政府|党组|支部|年度|上半年|下半年|全年|全省|全市|全区|全县|学习|贯彻|落实|推进|深化|加强|"
    "开展|部署|动员|考察|调研|建设|管理|改革|创新|发展|经济|社会|农业|农村|文化|旅游|生态|环境|安全|生产|工作|情况|关于|印发|以及|"
    "意见|方案|计划|规划|办法|规定|制度|机关|单位|干部|队伍|作风|廉政|党风|综合|协调|外事|招商|项目|重点|任务|专题|民主生活会|组织生活会|"
    "检查|指导|视察|督查|督导|巡察|走访|慰问|洽谈|对接|访问|签署|出席|参加|演出|采访|观摩|评审|验收|核查|复查|代表团|考察组|协会|一行"
)
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
#: 来清江区, 赴柳溪镇: where a group comes to; and 5万吨, 第6届, 14天: a figure with what it counts.
_WHERE_TO = rf"[来赴到](?:我[省市州县区旗镇乡村]|[{_HAN}]{{2,3}}?[省市州县区旗镇乡村])"
_FIGURE = r"第?\d[\d.,]*(?:[%％]|[十百千万亿]*[吨元人亩米里个项家户台年月日天期届次场号周轮批层辆件套万亿](?!字))?"
_WORD = lazy_pattern(
    rf"\d{{4}}—\d{{4}}年|\d{{4}}年|《[^》]*》|“[^”]*”|（[^）]*）|{_WHERE_TO}|{_FIGURE}|[A-Za-z]+|{_WORDS}"
)
# a line neither begins nor ends with these: they belong to the word before or behind them
_TO_THE_LEFT = lazy_pattern(
    r"(?:上的|中的|时的|的|了|上|中|时|等|暨|、|[局厅院所站系科处股馆社部办室会员者](?![长议部门]))"
)
_TO_THE_RIGHT = lazy_pattern(r"(?:在|和|与|及|对|向|为|以|暨|第|来|赴|到|并)")
#: A line that is fuller than this looks full: what is wider than a line is cut into pieces of this width.
_FULL = 0.9


def title_lines(title: Sequence[str], names: Sequence[str] = ()) -> tuple[str, ...]:
    """The lines of a title: as the writer broke them if they fit, else as even as words and ``names`` allow.

    >>> title_lines(["在全区接待系统学习贯彻党的二十大精神工作会议上的讲话"])
    ('在全区接待系统学习贯彻', '党的二十大精神工作会议上的讲话')
    """
    if len(title) > 1 and all(em_width(line) <= TITLE_WIDTH for line in title):
        return tuple(title)
    whole = "".join(title)
    # digits are reckoned as half a character and are a little wider in some faces
    most = TITLE_WIDTH - any(character.isascii() for character in whole)
    return even_lines(_phrases(whole, [name for name in names if name]), most, names)


def even_lines(phrases: Sequence[str], most: int, names: Sequence[str] = ()) -> tuple[str, ...]:
    """Phrases in even lines of at most ``most`` em; a phrase that is wider than a line ends its lines between words."""
    return balanced_lines([part for phrase in phrases for part in _no_wider(phrase, most, names)], most)


def _no_wider(phrase: str, most: int, names: Sequence[str]) -> Iterator[str]:
    """A phrase, or its lines, which break_lines may make a little wider than asked for."""
    width = em_width(phrase)
    if width <= most:
        yield phrase
    else:
        yield from break_lines(phrase, min(most, width / ceil(width / most) / _FULL), names)


def _phrases(title: str, names: Sequence[str]) -> list[str]:
    """The title cut where a line may end."""
    known = re.compile("|".join([*map(re.escape, sorted(names, key=len, reverse=True)), _WORD.pattern]))
    pieces: list[str] = []
    at = 0
    for word in known.finditer(title):
        if word.start() > at:
            pieces += _particles(title[at : word.start()])
        pieces.append(word.group())
        at = word.end()
    pieces += _particles(title[at:]) if at < len(title) else []
    return _bind_particles(pieces)


def _particles(text: str) -> list[str]:
    """The text between two known words: 上的 and the like stand alone, so that they can join their word."""
    if (particle := _TO_THE_LEFT.match(text)) and particle.end() < len(text) and not word_at(text, 0):
        return [particle.group(), *_particles(text[particle.end() :])]
    if len(text) > 1 and _TO_THE_RIGHT.fullmatch(text[-1]):
        return [text[:-1], text[-1]]
    return [text]


def _bind_particles(pieces: Sequence[str]) -> list[str]:
    """The pieces, every particle joined to the word that it belongs to."""
    bound: list[str] = []
    for piece in pieces:
        if bound and (_TO_THE_LEFT.fullmatch(piece) or _TO_THE_RIGHT.fullmatch(bound[-1])):
            bound[-1] += piece
        else:
            bound.append(piece)
    return bound
