"""Slips in a draft: each is reported at its place; --fix mends those that are certain, and says so."""

import pytest

from docgen.api.drafts.compose import compose_draft
from docgen.draft.checks import find_slips
from docgen.draft.recognise import recognise
from docgen.draft.slip import mend
from docgen.model.draft import Manuscript
from tests.conftest import OFFICE

SLOGANS = {"主": "两地三区", "旅游": "清江画廊在这里"}


def findings(text: str) -> list[tuple[int, int, str]]:
    manuscript = Manuscript("稿.txt", tuple(text.split("\n")))
    found = find_slips(manuscript, recognise(manuscript), SLOGANS)
    return [(one.problem.place.line, one.problem.place.column, one.problem.code) for one in found if one.problem.place]


def mended(text: str) -> str:
    manuscript = Manuscript("稿.txt", tuple(text.split("\n")))
    return "\n".join(mend(manuscript, find_slips(manuscript, recognise(manuscript), SLOGANS))[0].lines)


@pytest.mark.parametrize(
    ("line", "column", "code", "right"),
    [
        ("今天开会,总结工作。", 5, "D302", "今天开会，总结工作。"),
        ("请注意:会议改期。", 4, "D302", "请注意：会议改期。"),
        ("这很重要(见附件)。", 5, "D302", "这很重要（见附件）。"),
        ("这很重要（见附件)。", 9, "D302", "这很重要（见附件）。"),
        ("做好了吗?做好了!", 5, "D302", "做好了吗？做好了！"),
        ("会议到此结束.", 7, "D302", "会议到此结束。"),
        ("（一）、加强学习", 1, "D303", "（一）加强学习"),
        ("1、加强学习", 1, "D303", "1.加强学习"),
        ("（1）、加强学习", 1, "D303", "（1）加强学习"),
        ("会议于2024年01月05日召开。", 9, "D305", "会议于2024年1月5日召开。"),
        ("会议开得很好。。", 7, "D307", "会议开得很好。"),
        ("会议，，开得很好。", 3, "D307", "会议，开得很好。"),
        ('学习"二十大"精神。', 3, "D308", "学习“二十大”精神。"),
        ("落实'八项规定'。", 3, "D308", "落实‘八项规定’。"),
        ("建设两地四区。", 3, "D309", "建设两地三区。"),
        ("打造清江画郎在这里品牌。", 3, "D309", "打造清江画廊在这里品牌。"),
        ("打造清江画廊这里品牌。", 3, "D309", "打造清江画廊在这里品牌。"),
        ("零宽\u200b字符。", 3, "D319", "零宽字符。"),
    ],
)
def test_a_slip_whose_mending_is_certain(line: str, column: int, code: str, right: str) -> None:
    text = f"工作汇报\n{line}"
    assert (2, column, code) in findings(text)
    assert mended(text) == f"工作汇报\n{right}"
    assert (2, column, code) not in findings(mended(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("工作汇报\n一、甲项\n三、乙项", (3, 1, "D304")),
        ("工作汇报\n一、甲项\n二、乙项\n一、丙项", (4, 1, "D304")),
        ("工作汇报\n二、甲项", (2, 1, "D304")),
        ("工作汇报\n一、甲项\n（一）子项\n二、乙项\n1.孙项", (5, 1, "D304")),
        ("工作汇报\n1.甲项\n3.乙项", (3, 1, "D304")),
        ("工作汇报\n今天我们召开会议，总结工作", (2, 13, "D306")),
        ("工作汇报\n今天我们召开会议，。总结工作。", (2, 9, "D307")),
        ("工作汇报\n落实《条例要求。", (2, 3, "D310")),
        ("工作汇报\n落实条例》要求。", (2, 5, "D310")),
        ("工作汇报\n他说：“好。", (2, 4, "D310")),
        ("工作汇报\n建设XX中心。", (2, 3, "D312")),
        ("工作汇报\n接待×批来宾。", (2, 3, "D312")),
        ("工作汇报\n花费___万元。", (2, 3, "D312")),
        ("工作汇报\n此处隐藏一千字。", (2, 1, "D312")),
        ("工作汇报\n【请写：成效】", (2, 1, "D312")),
        ("工作汇报\n工作回顾\n回顾正文在这里。", (2, 1, "D314")),
        (f"工作汇报\n{'同一段话。' * 5}\n\n{'同一段话。' * 5}", (4, 1, "D315")),
    ],
)
def test_a_slip_that_only_the_writer_can_mend_is_reported_and_left(text: str, place: tuple[int, int, str]) -> None:
    text = text.replace("接待×批", "接待×个")
    assert place in findings(text)
    assert mended(text) == text


def test_marks_at_the_end_of_titles_headings_and_attachments_are_taken_away() -> None:
    text = (
        "在会议上的讲话。\n2024年1月5日\n一、加强学习。\n学习正文。\n附件：1.名单。\n2.日程；\n区接待中心\n2024年1月5日"
    )
    codes = [code for _, _, code in findings(text)]
    assert codes == ["D311", "D313", "D311", "D311"]
    assert "。\n2024" not in mended(text)
    assert findings(mended(text)) == []


@pytest.mark.parametrize(
    "line",
    [
        "比例为3:2，全年1,153人次，GDP增长5.5%。",
        "网址是https://www.example.cn/a,b?c=1，邮箱a.b@example.cn。",
        "Anna Lind said: hello, world.",
        "省略号……和破折号——都是双的。",
        "他说：“‘二十大’精神要学深。”大家鼓掌。",
        "（一）（二）两项都要落实，《甲》《乙》两本都要读。",
        "两地群众共享成果，两地三区建设提速。",
        "时间是9:30—10:20，地点在三楼（301室）。",
        "请看“表1”和“图2”；数据见附件！",
        "1）先说一点。",
    ],
)
def test_what_is_right_is_left_alone(line: str) -> None:
    assert findings(f"工作汇报\n{line}") == []


def test_two_levels_may_skip_the_second() -> None:
    assert findings("工作汇报\n一、甲项\n1.子项\n2.子项\n二、乙项\n1.子项") == []


def test_numbers_begin_anew_under_every_heading() -> None:
    assert (
        findings("工作汇报\n一、甲项\n（一）子项\n（二）子项\n二、乙项\n（一）子项\n1.孙项\n2.孙项\n（二）子项\n1.孙项")
        == []
    )


def test_the_examples_are_clean() -> None:
    assert compose_draft(OFFICE / "稿子" / "接待工作会议讲话.txt").findings == ()


def test_fixing_is_said_and_leaves_the_file_alone() -> None:
    text = "讲话\n同志们:\n今天开会,总结工作。\n"
    plain, mended_one = compose_draft(text.encode()), compose_draft(text.encode(), fix=True)
    assert [one.code for one in plain.findings] == ["D302", "D302"]
    assert plain.content.draft.salutation == "同志们:"
    assert [one.code for one in mended_one.mended] == ["D302", "D302"]
    assert (mended_one.content.draft.salutation, mended_one.findings) == ("同志们：", ())
