"""What a web page leaves in a text that is copied from it is named, and left out when slips are mended."""

import pytest

from docgen.api.drafts.compose import ComposedDraft, compose_draft

SPEECH = "在全区工作会议上的讲话\n{0}\n\n同志们：\n\n今天我们开会，部署工作。\n{1}\n谢谢大家！\n"


def composed(above: str, below: str, fix: bool) -> ComposedDraft:
    return compose_draft(SPEECH.format(above, below).encode(), None, fix)


def printed(draft: ComposedDraft) -> str:
    made = draft.content.draft
    return "\n".join([*made.title, *made.byline, *(part.text for part in made.parts)])


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 政务公开 > 领导讲话",
        "您的位置：首页 >> 讲话",
        "首页 > 要闻",
        "发布时间：2027-03-17 09:12  来源：县委组织部  浏览次数：1234次  字号：[大 中 小]",
        "发布日期: 2027年3月17日",
        "2027-03-17 09:12:33 来源：青山县融媒体中心",
        "来源：县政府办 时间：2027-03-17 点击：88",
        "字号：大 中 小",
        "【字体：大 中 小】",
        "[责任编辑：王某某]",
        "（责编：李某、校对：周某）",
        "扫一扫在手机打开当前页",
        "【打印】【关闭】",
        "打印本页 | 关闭窗口",
        "分享到：微信 微博",
        "http://www.qingshan.gov.cn/art/2027/3/17/art_1_23.html",
        "上一篇：关于召开会议的通知",
        "相关阅读：",
        "蜀ICP备12345678号",
        "版权所有：青山县人民政府 网站标识码5100000001",
    ],
)
def test_a_line_of_a_web_page_is_named_and_left_out_on_request(line: str) -> None:
    left = composed("", line, fix=False)
    assert [one.code for one in left.findings if one.code == "D328"] == ["D328"]
    # nothing else is said of what is to go
    assert {one.place.line for one in left.findings if one.place} == {7}
    mended = composed("", line, fix=True)
    assert line not in printed(mended)
    assert "今天我们开会，部署工作。" in printed(mended)
    assert [one.code for one in mended.mended] == ["D328"]


def test_a_line_above_the_title_does_not_become_the_title() -> None:
    text = "当前位置：首页 > 讲话\n" + SPEECH.format("", "")
    assert composed("", "", fix=True).content.draft.title == ("在全区工作会议上的讲话",)
    assert compose_draft(text.encode(), None, True).content.draft.title == ("在全区工作会议上的讲话",)


@pytest.mark.parametrize(
    "line",
    [
        "要把工作位置摆正，把责任扛牢。",
        "来源于群众，服务于群众。",
        "我们要打印一批宣传册，分享给群众。",
        "编辑出版《青山志》，是今年的一件大事。",
        "请登录网站 http://www.qingshan.gov.cn 查询。",
        "扫黑除恶要常态化。",
        "首页要改版，栏目要更新。",
    ],
)
def test_a_sentence_of_the_speech_stays(line: str) -> None:
    assert "D328" not in [one.code for one in composed("", line, fix=False).findings]
    assert line in printed(composed("", line, fix=True))


def test_marks_beside_quotes_come_out_right() -> None:
    line = '基层强则国家强,基层安则天下安."上面千条线,下面一根针".2026年,全县建成42个中心。'
    right = "基层强则国家强，基层安则天下安。“上面千条线，下面一根针”。2026年，全县建成42个中心。"
    assert right in printed(composed("", line, fix=True))
