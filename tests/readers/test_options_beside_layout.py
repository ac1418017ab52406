"""Options of a seating written beside its 形式 belong under 规则 and 方位, and are taken as such."""

import pytest

from docgen.errors import DataError
from tests.conftest import visit

HEAD = "来宾: [邓世宏, 马骏, 崔浩]\n陪同: [沈静, 罗文]\n"
SIDES = "来宾: 全体, 主方: 全体"


@pytest.mark.parametrize(
    ("seating", "options", "sides"),
    [
        (f"形式: 会谈横桌, 本方: 右为上, {SIDES}", {"本方": ("右为上",)}, {}),
        ("形式: 主席台, 人员: 全体, 排数: 4", {"排数": ("4",)}, {}),
        ("形式: 主席台, 人员: 全体, 排数: 四个", {"排数": ("4",)}, {}),
        (f"形式: 圆桌, 每桌: 10人, {SIDES}", {"每桌": ("10",)}, {}),
        (f"形式: 会谈横桌, 门: 左, {SIDES}", {}, {"门": "左"}),
        (
            "形式: 主席台, 人员: 全体, 双数: 一号居左, 规则: {视角: 主席台}",
            {"视角": ("主席台",), "双数": ("一号居左",)},
            {},
        ),
        ("形式: 主席台, 人员: 全体, 本方: 左高右低", {"本方": ("左为上",)}, {}),
        (f"形式: 沙发, 主宾: 左手, {SIDES}", {"主宾": ("左",)}, {}),
        ("形式: 轿车, 人员: [邓世宏], 驾驶: 司机", {"驾驶": ("专职司机",)}, {}),
    ],
)
def test_an_option_beside_the_layout_is_taken_and_said(
    seating: str, options: dict[str, tuple[str, ...]], sides: dict[str, str]
) -> None:
    found = visit(f"{HEAD}座次: [{{名称: 会, {seating}}}]")
    assert found.seating[0].conventions == options
    assert found.seating[0].sides == sides
    assert any(problem.code == "D150" and "选项归到" in problem.text for problem in found.notices)


@pytest.mark.parametrize(
    ("seating", "code"),
    [
        ("形式: 主席台, 人员: 全体, 每桌: 8", "D113"),
        ("形式: 主席台, 人员: 全体, 本方: 中间", "D113"),
        (f"形式: 圆桌, 每桌: 10, 规则: {{每桌: 8}}, {SIDES}", "D105"),
    ],
)
def test_an_option_that_the_layout_has_not_or_has_twice_stays_an_error(seating: str, code: str) -> None:
    with pytest.raises(DataError) as refused:
        visit(f"{HEAD}座次: [{{名称: 会, {seating}}}]")
    assert [one.code for one in refused.value.problems if one.level == "error"] == [code]
