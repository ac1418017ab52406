"""A title broken into lines: words whole, lines even, in the shape of a trapezium or a lozenge (GB/T 9704, 标题)."""

import re
from collections.abc import Sequence

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
    "意见|方案|计划|规划|办法|规定|制度|机关|单位|干部|队伍|作风|廉政|党风|综合|协调|外事|招商|项目|重点|任务|专题|民主生活会|组织生活会"
)
_WORD = re.compile(rf"\d{{4}}—\d{{4}}年|\d{{4}}年|《[^》]*》|“[^”]*”|（[^）]*）|\d+(?:\.\d+)?[%％]?|[A-Za-z]+|{_WORDS}")
# a line neither begins nor ends with these: they belong to the word before or behind them
_TO_THE_LEFT = re.compile(r"(?:上的|中的|时的|的|了|上|中|时|等|暨|、)")
_TO_THE_RIGHT = re.compile(r"(?:在|和|与|及|对|向|为|以|暨|第)")


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
    return balanced_lines(_phrases(whole, [name for name in names if name]), most)


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
    if (particle := _TO_THE_LEFT.match(text)) and particle.end() < len(text):
        return [particle.group(), *_particles(text[particle.end() :])]
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
