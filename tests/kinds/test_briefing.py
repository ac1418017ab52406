"""点位简介和讲解词: every point in order with what is told there; agreed words; the guests for leaders only."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from docgen.api.papers import build_papers
from docgen.api.visits import load
from docgen.errors import DataError, Problem
from docgen.kinds.briefing_parts.points import points_of
from docgen.kinds.briefing_parts.speech import spoken_minutes
from docgen.model.scalars import UNPRINTABLE
from docgen.model.visit import Visit
from docgen.word.package.outline import texts
from tests.conftest import OFFICE, visit
from tests.kinds.papers_of import page_of
from tests.rules.examples import whole
from tests.word.test_fidelity import STRINGS

SITES = "库: {点位: [{名称: 农业园, 简介: 一片田, 看点: [水渠, 农机], 口径: 1.2万亩, 讲解人: 陈果, 停车: 广场}]%s}\n"
STOP = "日程: [{时间: 09:00-10:00, 环节: 看, 内容: 考察, 地点: 农业园}]"


def of(text: str, folder: Path) -> Visit:
    return whole(text, "国内公务", folder)


def part(paper: dict[str, Any], name: str) -> list[str]:
    """The paragraphs below a heading of the first point."""
    return [
        one["文"] for part in paper["点"]["行"][0]["节"] if part["题"].partition(".")[2] == name for one in part["段"]
    ]


def problems(of: Visit, code: str = "", **options: Any) -> list[Problem]:
    given = {name.rstrip("_"): value for name, value in options.items()}
    (paper,) = build_papers(of, ["briefing"], options=given)
    return [problem for problem in paper.notices if not code or problem.code == code]


def test_points_are_what_is_shown_or_told_in_the_order_of_the_day() -> None:
    of = visit(
        """
        日程:
          - {时间: 14:00, 环节: 听, 内容: 座谈, 地点: 会议室}
          - {时间: 11:00, 环节: 讲, 内容: 听讲解, 地点: 陈列馆}
          - {时间: 12:00, 环节: 吃, 内容: 午餐, 地点: 食堂}
          - {时间: 09:00, 环节: 看, 内容: 看田, 地点: 农业园}
          - {时间: 15:00, 环节: 行, 内容: 返程}
          - {时间: 16:00, 内容: 看渠, 地点: 水渠, 讲解: 陈果}
          - {时间: 17:00, 内容: 合影, 地点: 会议室}
        """
    )
    assert [point.name for point in points_of(of)] == ["农业园", "陈列馆", "水渠"]


def test_stops_at_one_place_are_one_point_with_both_hours() -> None:
    of = visit(
        """
        日程:
          - {时间: 09:00-09:30, 环节: 看, 内容: 看田, 地点: 农业园}
          - {时间: 09:30-10:00, 环节: 讲, 内容: 听讲解, 地点: 农业园}
        """
    )
    (row,) = page_of("briefing", of)["一览"]["行"]
    assert row["内容"] == "看田\n听讲解"
    assert row["时长"] == "30分钟\n30分钟"


def test_what_the_tables_know_of_a_point_is_printed(tmp_path: Path) -> None:
    paper = page_of("briefing", of(SITES % "" + STOP, tmp_path))
    assert part(paper, "看点") == ["（1）水渠", "（2）农机"]
    assert part(paper, "统一口径") == ["1.2万亩"]
    facts = {fact["签"]: fact["文"] for fact in paper["点"]["行"][0]["事"]}
    assert (facts["讲解人"], facts["停车"]) == ("陈果", "广场")
    assert facts["时间"].endswith("09:00—10:00，60分钟")


def test_a_speech_is_printed_whole_with_its_length(tmp_path: Path) -> None:
    speech = ", 讲解: [{名称: 农田讲解词, 点位: 农业园, 讲解人: 秦远, 讲解词: '【展板】" + "好" * 250 + "'}]"
    paper = page_of("briefing", of(SITES % speech + STOP, tmp_path))
    assert part(paper, "农田讲解词（秦远，约250字，2分钟）") == ["【展板】" + "好" * 250]


def test_a_speech_of_several_lines_has_as_many_paragraphs() -> None:
    (paper,) = build_papers(load(OFFICE / "来访" / "2026-052.yaml"), ["briefing"])
    assert sum(text.startswith("【") for text in texts(paper.document.content)) == 4 + 3


@pytest.mark.parametrize(("characters", "minutes"), [(1, 1), (200, 1), (201, 2), (1000, 5)])
def test_a_minute_has_two_hundred_characters(characters: int, minutes: int) -> None:
    assert spoken_minutes(characters) == minutes


def test_a_speech_that_is_longer_than_the_stop_is_told(tmp_path: Path) -> None:
    speech = ", 讲解: [{名称: 讲解词, 点位: 农业园, 讲解词: '" + "好" * 2500 + "'}]"
    short = STOP.replace("09:00-10:00", "09:00-09:10")
    assert problems(of(SITES % speech + STOP, tmp_path), "D703") == []
    (problem,) = problems(of(SITES % speech + short, tmp_path), "D703")
    assert problem.text == "“农业园”的讲解词要讲13分钟，日程只有10分钟"


def test_points_without_a_speech_are_named_together(tmp_path: Path) -> None:
    (problem,) = problems(of(SITES % "" + STOP, tmp_path), "D704")
    assert problem.text == "没有讲解词的点位：农业园"
    assert problems(of(SITES % "" + STOP, tmp_path), "D704", for_="领导") == []


GUESTS = (
    "来宾: [{姓名: 周明远, 单位: 云州市, 职务: 副市长, 简介: %s}, "
    "{姓名: 韩喆, 单位: 云州市, 职务: 局长, 简介: 林学专业}]\n"
)


def test_what_is_known_of_the_guests_stands_in_the_paper_for_leaders_only(tmp_path: Path) -> None:
    visit_with_guests = of(GUESTS % "曾任县长" + STOP, tmp_path)
    assert page_of("briefing", visit_with_guests)["来宾"] == {"题": "", "行": []}
    guests = page_of("briefing", visit_with_guests, for_="领导")["来宾"]
    assert guests["题"] == "一、来宾背景"
    assert [(row["姓名"], row["段"]) for row in guests["行"]] == [
        ("周明远", [{"文": "曾任县长"}]),
        ("韩喆", [{"文": "林学专业"}]),
    ]


def test_no_other_paper_prints_what_is_known_of_a_guest() -> None:
    visit_with_guests = load(OFFICE / "来访" / "2026-041.yaml")
    known = visit_with_guests.guests.people[0].profile
    assert known
    for kind in ("plan", "roster", "rooms", "motorcade", "slip", "checklist", "approval", "letter", "briefing"):
        (paper,) = build_papers(visit_with_guests, [kind], draft=True)
        assert known[:12] not in "".join(texts(paper.document.content)), kind


def test_leaders_read_no_speeches_and_nothing_of_parking(tmp_path: Path) -> None:
    speech = ", 讲解: [{名称: 农田讲解词, 点位: 农业园, 讲解词: 各位领导好}]"
    paper = page_of("briefing", of(SITES % speech + STOP, tmp_path), for_="领导")
    assert "各位领导好" not in str(paper)
    assert "停车" not in str(paper)
    assert part(paper, "统一口径") == ["1.2万亩"]


def test_the_chief_guest_of_whom_nothing_is_known_is_told() -> None:
    of = visit("来宾: [{姓名: 周明远}, {姓名: 韩喆}]\n" + STOP)
    (problem,) = problems(of, "D705", for_="领导")
    assert problem.text == "没有周明远的简介"


@pytest.mark.parametrize(
    ("table", "options"),
    [
        ("{点位: [{名称: 农业园, 讲解词: 面积XX亩}]}", {}),
        ("{点位: [{名称: 农业园, 简介: 面积____亩}]}", {}),
        ("{点位: [{名称: 农业园, 看点: [待补充]}]}", {}),
        ("{点位: [{名称: 农业园, 口径: [产量X万吨]}]}", {}),
        ("{点位: [{名称: 农业园}], 讲解: [{名称: 讲, 点位: 农业园, 讲解词: 尊敬的××领导}]}", {}),
    ],
)
def test_what_is_still_to_be_filled_in_is_reported_as_in_drafts(
    table: str, options: dict[str, Any], tmp_path: Path
) -> None:
    assert [problem.code for problem in problems(of(f"库: {table}\n{STOP}", tmp_path), "D312", **options)] == ["D312"]


def test_what_is_to_be_filled_in_of_a_guest_is_reported_where_it_is_printed(tmp_path: Path) -> None:
    of_guest = of(GUESTS % "生于19XX年" + STOP, tmp_path)
    assert len(problems(of_guest, "D312", for_="领导")) == 1
    assert problems(of_guest, "D312") == []


def test_a_slogan_with_a_slip_in_a_speech_is_reported_with_the_right_one(tmp_path: Path) -> None:
    slip = "品牌: {主: 千年米仓道·早晚X河}\n库: {点位: [{名称: 农业园, 讲解词: 这里是“千年米仓古·早晚X河”}]}\n"
    (problem,) = problems(of(slip + STOP, tmp_path), "D309")
    assert (problem.text, problem.hint) == ("口号写错了：“千年米仓古·早晚X河”", "应为“千年米仓道·早晚X河”")
    right = slip.replace("米仓古·", "米仓道·")
    assert problems(of(right + STOP, tmp_path), "D309") == []


def test_stage_notes_and_the_placeholder_of_the_office_are_nothing_to_fill_in(tmp_path: Path) -> None:
    speech = "【指展板】千年米仓道·早晚X河【走到观景台】"
    table = f"品牌: {{主: 千年米仓道·早晚X河}}\n库: {{点位: [{{名称: 农业园, 讲解词: {speech}}}]}}\n"
    found = [problem.text for problem in problems(of(table + STOP, tmp_path)) if problem.code in ("D309", "D312")]
    assert found == []


def test_a_schedule_without_points_is_refused_with_what_to_write() -> None:
    with pytest.raises(DataError, match="没有看、讲的点位"):
        page_of("briefing", visit("日程: [{时间: 12:00, 环节: 吃, 内容: 午餐}]"))


def test_sections_are_numbered_without_gaps(tmp_path: Path) -> None:
    assert page_of("briefing", of(STOP, tmp_path))["点"]["题"] == "二、点位简介和讲解词"
    office = "办公室: {单位: 清江区接待中心, 地区: 清江区, 地区简介: 区情, 口径: [常住人口46万人]}\n"
    paper = page_of("briefing", of(office + STOP, tmp_path))
    assert [paper[key]["题"] for key in ("一览", "地区", "口径", "点")] == [
        "一、点位一览", "二、区情简介", "三、统一口径", "四、点位简介和讲解词",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "field", ["地址", "规模", "简介", "看点", "讲解词", "口径", "参观路线", "停车", "洗手间", "开放", "联系人", "备注"]
)
def test_hostile_text_of_a_table_is_printed_letter_for_letter_or_refused(field: str, tmp_path: Path) -> None:
    (tmp_path / "库").mkdir()
    (tmp_path / "office.yaml").write_text("单位: 清江区接待中心", "utf-8")
    (tmp_path / "来访.yaml").write_text(f"标题: 考察\n日期: 2026-07-05\n来宾: [周明远]\n{STOP}", "utf-8")
    for text in STRINGS[::9]:
        if not text.strip() or UNPRINTABLE.search(text):
            continue
        row = json.dumps({"名称": "农业园", field: text}, ensure_ascii=False)
        escaped = re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda found: f"\\u{ord(found.group()):04x}", row)
        (tmp_path / "库" / "点位.yaml").write_text(f"- {escaped}", "utf-8")
        (paper,) = build_papers(load(tmp_path / "来访.yaml"), ["briefing"])
        printed = re.sub(r"\s|（\d+）", "", "".join(texts(paper.document.content)))
        assert all(re.sub(r"\s", "", line) in printed for line in text.split("、" if field == "看点" else "\n")), text
