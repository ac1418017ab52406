"""What a web page leaves in a text that is copied from it: 当前位置, 发布时间, 责任编辑, 分享到, addresses."""

import re

from docgen.draft.lines import BLANKS
from docgen.draft.slip import Edit, Slip
from docgen.model.draft import Manuscript

_LONGEST = 120
#: Lines that only a web page has.
_WHOLE = (
    r"(?:您?当前(?:的)?(?:所在)?位置|您(?:现在)?的?位置|所在位置|您现在的位置是)[:：].*"
    r"|首页\s*(?:>|＞|»|›|-|—|/|\|).*"
    r"|(?:发布|发表|更新|发稿|上传)(?:时间|日期)[:：]\s*\d{4}.*"
    r"|(?:浏览|阅读|点击|访问)(?:次数|量|数)?[:：]\s*\d+.*"
    r"|(?:来源|信息来源|稿件来源|文章来源|作者|发布单位|发布机构)[:：].*(?:时间|日期|浏览|阅读|点击|字号|字体)[:：]?.*"
    r"|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+(?:来源|信息来源|稿件来源|浏览|阅读|点击).*"
    r"|(?:信息来源|稿件来源|文章来源|文章出处|原文链接|本文链接|网址|链接)[:：].*"
    r"|(?:字号|字体|字体大小|【?字体)[:：]?\s*[\[【（(]?\s*(?:大|小|中).*"
    r"|[\[【（(]?\s*(?:责任编辑|责编|网络编辑|编辑|校对|审核|值班编辑|编审|责任校对)[:：][^，。；]{1,24}[\]】）)]?"
    r"|扫一扫.*|扫描(?:下方|右侧|左侧)?二维码.*|(?:长按|识别)二维码.*|用微信扫.*|微信扫一扫.*|打开微信.*"
    r"|(?:[\[【（(]?\s*(?:打印(?:本页)?|关闭(?:窗口|本页)?|收藏|分享|纠错|返回(?:顶部|首页)?|TOP|复制链接)\s*[\]】）)]?[\s|｜/]*)+"
    r"|分享(?:到|至|给好友)?[:：].*|分享(?:到|至)\s*(?:微信|微博|朋友圈|QQ|空间).*"
    r"|(?:上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|新闻|文章|附件下载)|推荐阅读|延伸阅读|热门(?:文章|推荐))[:：]?.*"
    r"|(?:版权所有|主办单位|承办单位|技术支持|网站标识码|ICP备|备案号|[^，。]{0,6}ICP备)[:：]?.*\d.*|copyright.*|©.*"
    r"|(?:https?://|www\.)\S+"
)


def web_leftovers(manuscript: Manuscript) -> list[int]:
    """The numbers of the lines that only a web page has."""
    return [
        number
        for number, line in enumerate(manuscript.lines, manuscript.first)
        if (text := line.strip(BLANKS)) and len(text) <= _LONGEST and re.fullmatch(_WHOLE, text, re.I)
    ]


def without_lines(manuscript: Manuscript, numbers: list[int]) -> Manuscript:
    """The manuscript with these lines blank: all others keep their numbers."""
    lines = list(manuscript.lines)
    for number in numbers:
        lines[number - manuscript.first] = ""
    return manuscript._replace(lines=tuple(lines))


def leftover_slips(manuscript: Manuscript, numbers: list[int]) -> list[Slip]:
    """A slip for every such line, mended by leaving the line out."""
    slips = []
    for number in numbers:
        line = manuscript.lines[number - manuscript.first]
        text = f"“{_short(line.strip(BLANKS))}”像是从网页上带下来的"
        problem = manuscript.problem(number, 1, "D328", text, "删去这一行；加 --fix 就不印它")
        slips.append(Slip(problem, (Edit(number, 0, len(line), ""),)))
    return slips


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 20
