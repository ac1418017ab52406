"""What is still to be filled in is recognised however it is written, is printed marked, and is named with its line."""

import io
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from docgen.api.drafts.compose import build_draft, compose_draft
from docgen.draft.placeholders import placeholders_in


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # masks
        ("在XX会议上的讲话", ["XX"]),
        ("××同志主持，＊＊局汇报", ["××", "＊＊"]),
        ("清江区某某局局长某某某", ["某某", "某某某"]),
        ("2024年X月X日", ["X", "X"]),
        ("20XX年、202X年", ["XX", "X"]),
        ("Ｘ月×日，○月○日，N月N日", ["Ｘ", "×", "○", "○", "N", "N"]),
        ("某年某月某日，定于某月某日", ["某年某月某日", "某月某日"]),
        ("YYYY年MM月DD日", ["YYYY", "MM", "DD"]),
        ("X局长、x市领导、接待×个代表团、接待 X 批", ["X", "x", "×", "X"]),
        ("○○区、△△公司、□□镇", ["○○", "△△", "□□"]),
        ("XX公司的《关于×××的通知》", ["XX", "×××"]),
        ("在**市**区调研", ["**", "**"]),
        ("在**会议上", ["**"]),
        ("1.XX名单", ["XX"]),
        # blanks
        ("共投入____万元", ["____"]),
        ("2024年　月　日", ["2024年　月　日"]),
        ("（2024年 月）", ["2024年 月"]),
        ("接待来宾　　批，共　　人次", ["　　批", "　　人次"]),
        ("云府办函〔2024〕　号、〔2024〕号", ["〔2024〕　号", "〔2024〕号"]),
        ("（　　）《　》【】“”", ["（　　）", "《　》", "【】", "“”"]),
        # notes to oneself
        ("此处隐藏2972字。", ["此处隐藏2972字"]),
        ("（此处介绍其他领导）", ["（此处介绍其他领导）"]),
        ("【待补】[待定]（待补充）", ["【待补】", "[待定]", "（待补充）"]),
        ("投入（具体数据待财政局提供）万元", ["（具体数据待财政局提供）"]),
        ("时间待定，地点待定。", ["待定", "待定"]),
        ("数据待核实后报", ["待核实"]),
        ("（略）(名单略)（以下略）（略去300字）", ["（略）", "(名单略)", "（以下略）", "（略去300字）"]),
        ("（请补充案例）（请核实）【请写：成效】", ["（请补充案例）", "（请核实）", "【请写：成效】"]),
        ("TODO 补数字，TBD", ["TODO", "TBD"]),
        # slots of a form
        ("请【领导姓名】同志讲话，[单位名称]参加<会议名称>", ["【领导姓名】", "[单位名称]", "<会议名称>"]),
        ("全年{{ 合计.批次 }}批次", ["{{ 合计.批次 }}"]),
    ],
)
def test_a_place_to_be_filled_in_is_recognised(text: str, places: list[str]) -> None:
    assert [found.text for found in placeholders_in(text)] == places


@pytest.mark.parametrize(
    "text",
    [
        "X光检查、X射线、XXL号工作服、第XXI届会议、Exxon公司、N95口罩、x轴和y轴",
        "展板长2×3米，3×4个方阵，A4×2",
        "二○○五年、二〇〇〇年、十○日",
        "期待定期交流，接待定点饭店，优抚优待定补对象，做好接待确认工作（接待定点饭店）",
        "机制有待补充完善，等待确认，尚待核实，对待核实工作要认真",
        "待遇问题、待人接物、权属待明确的地块",
        "实施（乡村振兴战略）（应对策略）",
        "请补充说明情况，填写登记表（已报请核准）",
        "原局长李某某案，某些同志、某地某部门",
        "（一）（二）（2024年1月15日）（见附件）（谢谢大家！）",
        "【案例】某镇的做法",
        "云府办函〔2024〕41号",
        "区委副书记　　沈静",
        "共产党　　人民",
        "我们要做到**三件事**，**一、提高认识**",
        "www.xx.gov.cn，xx@example.cn，https://xx.example.cn/x月",
        "“两地三区”《条例》",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert [found.text for found in placeholders_in(text)] == []


DRAFT = """在XX会议上的讲话
（2024年X月X日）
区委副书记　XXX

尊敬的XXX，各位领导：
一、提高××认识
过去一年，**完成【待补】件**大事，共投入____万元。
（一）某某工作。要（略）。
表1　XX情况

| 单位 | 任务 |
|---|---|
| XX局 | （待定） |

谢谢XX！
附件：1.XX名单
2.分工
清江区××中心
2024年　月　日
"""


def highlighted(content: bytes) -> list[str]:
    document = Document(io.BytesIO(content))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    runs = (run for paragraph in paragraphs for run in paragraph.runs)
    return [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW and run.underline]


def test_every_place_is_printed_marked_wherever_it_stands() -> None:
    (file,) = build_draft(compose_draft(DRAFT.encode()), "speech")
    marked = ["XX", "X", "X", "XXX", "XXX", "××", "【待补】", "____", "某某", "（略）", "XX", "XX", "XX", "××"]
    assert highlighted(file.content) == [*marked, "2024年　月　日", "XX", "（待定）"]


def test_marking_changes_nothing_else() -> None:
    plain = "\n".join(["讲话", "各位领导：", "一、提高认识", "今年**完成三件**大事，喆堃XX两人。", "谢谢大家！"])
    marked, other = (
        build_draft(compose_draft(text.encode()), "speech")[0].content for text in (plain, plain.replace("XX", "等等"))
    )
    assert highlighted(marked) == ["XX"]
    texts = [[paragraph.text for paragraph in Document(io.BytesIO(one)).paragraphs] for one in (marked, other)]
    assert [text.replace("XX", "等等") for text in texts[0]] == texts[1]
    with zipfile.ZipFile(io.BytesIO(marked)) as archive:
        assert archive.testzip() is None
    assert marked == build_draft(compose_draft(plain.encode()), "speech")[0].content


def test_every_place_is_named_with_its_line() -> None:
    found = [one for one in compose_draft(DRAFT.encode()).findings if one.code == "D312"]
    lines = [one.place.line for one in found if one.place]
    assert lines == [1, 2, 2, 3, 5, 6, 7, 7, 8, 8, 9, 13, 13, 15, 16, 18, 19]


def test_a_date_and_a_name_that_are_still_open_stand_where_dates_and_names_stand() -> None:
    draft = compose_draft(DRAFT.encode()).content.draft
    assert draft.byline == ("（2024年X月X日）", "区委副书记　XXX")
    assert (draft.signature, draft.date) == (("清江区××中心",), "2024年　月　日")


def test_masks_are_not_taken_for_bold_type() -> None:
    draft = compose_draft("讲话\n\n刚才，**局局长**同志作了汇报，**讲得很好**。\n".encode()).content.draft
    (part,) = draft.parts
    assert part.text == "刚才，**局局长**同志作了汇报，讲得很好。"
    assert [span.text for span in part.spans if span.bold] == ["讲得很好"]
