"""责任分工: everything of a visit that gives somebody a duty, and the sheet of each department."""

import pytest

from docgen.api.papers import build
from docgen.errors import DataError, UsageError
from docgen.kinds.duty_parts.departments import departments
from docgen.kinds.duty_parts.responsible import Directory, Responsible
from docgen.model.visit import Visit
from tests.conftest import visit
from tests.kinds.papers_of import page_of, pages_of

TEXT = """
    分工:
      - {事项: 会务, 责任单位: 区农业农村局, 责任人: 秦远, 电话: "132", 时限: 7月4日前, 协办: 区政府办公室}
      - {事项: 食宿, 责任单位: 区接待中心, 责任人: 吴桐, 电话: "138"}
      - {事项: 现场, 责任单位: 柳溪镇, 责任人: 陈果, 电话: "136"}
    日程:
      - {时间: 09:00-10:00, 环节: 看, 内容: 考察农业园, 地点: 柳溪镇农业园, 负责: 柳溪镇人民政府, 讲解: 陈果}
      - {时间: 12:00, 环节: 吃, 内容: 午餐, 地点: 食堂, 负责: 吴桐}
      - {时间: 14:30, 环节: 听, 内容: 座谈, 地点: 会议室, 负责: 区接待中心、区农业农村局}
      - {时间: 17:00, 环节: 行, 内容: 返程}
    布置: [{场所: 会议室, 物品: [会标, 桌签]}]
    车辆: [{车号: 1, 车型: 中巴, 驾驶员: 王师傅, 电话: "135", 乘员: 全体}]
    抵离: [{方向: 抵达, 时间: 08:10, 方式: 高铁, 车次: G1, 地点: 东站, 接送: 1}]
    """


def rows(of: Visit) -> dict[str, list[str]]:
    """The rows of the paper by their tasks: 时限, 责任单位, 责任人, 配合."""
    groups = page_of("tasks", of)["组"]
    return {
        row["任务"]: [row["时限"], row["责任单位"], row["责任人"], row["配合"]]
        for group in groups
        for row in group["行"]
    }


def test_every_part_of_a_visit_gives_its_duties() -> None:
    printed = rows(visit(TEXT))
    assert printed["会务"] == ["7月4日前", "区农业农村局", "秦远", "区政府办公室"]
    assert printed["考察农业园（柳溪镇农业园）"] == ["09:00—10:00", "柳溪镇人民政府", "", "讲解：陈果"]
    assert printed["午餐（食堂）"] == ["12:00", "区接待中心", "吴桐", ""]
    assert printed["座谈（会议室）\n布置：会标、桌签"] == ["14:30", "区接待中心、区农业农村局", "", ""]
    assert printed["接站：高铁G1次（东站），全体来宾2人"][2:] == ["王师傅", "1号车"]
    assert "返程" in page_of("tasks", visit(TEXT))["未定"]


def test_long_and_short_names_of_a_unit_and_its_people_are_one_department() -> None:
    found = {
        one.name: [duty.assignment.task.partition("\n")[0] for duty in one.duties] for one in departments(visit(TEXT))
    }
    assert found["柳溪镇"] == ["现场", "考察农业园（柳溪镇农业园）"]
    assert found["区接待中心"] == ["食宿", "午餐（食堂）", "座谈（会议室）"]
    assert found["区农业农村局"] == ["会务", "座谈（会议室）"]
    assert list(found) == ["区农业农村局", "区接待中心", "柳溪镇", "王师傅"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("吴桐", [("区接待中心", "吴桐", "138")]),
        ("区接待中心吴桐", [("区接待中心", "吴桐", "138")]),
        ("区接待中心 吴桐", [("区接待中心", "吴桐", "138")]),
        ("吴桐（区接待中心）", [("区接待中心", "吴桐", "138")]),
        ("区接待中心（吴桐）", [("区接待中心", "吴桐", "138")]),
        ("吴桐、陈果", [("区接待中心", "吴桐", "138"), ("柳溪镇", "陈果", "136")]),
        ("区教育局，区卫健局", [("区教育局", "", ""), ("区卫健局", "", "")]),
        ("区教育局；吴桐", [("区教育局", "", ""), ("区接待中心", "吴桐", "138")]),
        ("馆内讲解员", [("馆内讲解员", "", "")]),
        ("", []),
    ],
)
def test_who_is_responsible_is_read_as_people_write_it(written: str, expected: list[tuple[str, str, str]]) -> None:
    assert Directory(visit(TEXT)).read(written) == [Responsible(*one) for one in expected]


def test_each_department_has_a_document_and_one_may_be_asked_for_by_unit_or_person() -> None:
    of = visit(TEXT)
    assert len(build(of, ["tasks"], options={"each": True})) == 4
    (page,) = pages_of("tasks", of, for_=("柳溪镇人民政府",))
    assert page.context["单"][0]["单位"] == "柳溪镇"
    (page,) = pages_of("tasks", of, for_=("吴桐",))
    tasks = [row["任务"] for group in page.context["单"][0]["组"] for row in group["行"]]
    assert tasks == ["食宿", "午餐（食堂）"]


def test_who_has_no_duty_is_refused_with_the_closest_name() -> None:
    with pytest.raises(UsageError) as refused:
        pages_of("tasks", visit(TEXT), for_=("柳西镇",))
    assert "柳溪镇" in refused.value.problems[0].hint


def test_a_visit_that_says_of_nobody_what_he_does_makes_no_paper() -> None:
    with pytest.raises(DataError, match="没有写谁负责什么"):
        page_of("tasks", visit("事由: 考察"))


def test_guests_have_no_duties() -> None:
    of = visit("日程: [{时间: 09:00, 内容: 座谈, 负责: 区委办, 讲解: 周明远, 议程: [{内容: 讲话, 人: 韩喆}]}]")
    assert [one.name for one in departments(of)] == ["区委办"]
