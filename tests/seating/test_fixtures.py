"""What stands in a room besides chairs: where and how large, for the smallest seating of every layout."""

import pytest

from tests.seating.rooms import people, plan

#: By layout: label (— where there is none), centre across and down, width and height; all in mm.
ROOMS = {
    "主席台": "—　0,7.2　87.8×2.0；背景墙　0,-13.7　84.0×5；观众席　0,18.7　50×7",
    "会谈横桌": "会谈桌　0,0　50×16；客方　-16,-4　12×7；主方　-16,4　12×7；门　0,31.4　20×6",
    "会谈竖桌": "会谈桌　0,0　20×50；客方　5,-16　9×12；主方　-5,-16　9×12；门　0,37　20×6",
    "回字形": "—　0,0　57.5×22.6；回字形桌　0,0　46.2×11.3；门　0,32.7　20×6",
    "U形": "—　0,0　40.3×27.6；U形桌　0,3.4　26.5×20.7；门　0,35.2　20×6",
    "课桌式": "主席台　0,-18.7　49.8×9；1排　-33.9,0　14×7；1排　33.9,0　14×7；"
    "2排　-33.9,12.4　14×7；2排　33.9,12.4　14×7",
    "圆桌": "圆桌　0,0　24×24；门　0,30.9　20×6",
    "长桌宴": "长桌　0,0　50×18；门　0,32.4　20×6",
    "沙发": "背景　0,-13.7　60×4；门　0,37　20×6",
    "签字": "签字桌　0,10.7　51.4×9；背景板　0,-29.2　80.6×4；观众、摄影　0,28.7　50×7",
    "合影": "摄影机位　0,18.7　36×7",
    "商务车": "—　0,19　63.8×65.4；司机　-17.1,0　15.4×9.4",
    "中巴": "—　0,36.9　39.6×107.2；司机　-10.1,0　9.4×15.4；门　23.8,0　6×14",
}
IN_ONE_LIST = ("主席台", "课桌式", "商务车", "中巴")


@pytest.mark.parametrize("layout", ROOMS)
def test_what_stands_in_a_room_has_its_place_and_its_size(layout: str) -> None:
    lists = (people("客", 5), (), ()) if layout in IN_ONE_LIST else ((), people("客", 3), people("主", 3))
    fixtures = plan(layout, *lists).fixtures
    expected = [one.split("　") for one in ROOMS[layout].split("；")]
    assert [fixture.label or "—" for fixture in fixtures] == [label for label, _, _ in expected]
    for fixture, (_, place, size) in zip(fixtures, expected, strict=True):
        assert (fixture.x, fixture.y) == pytest.approx(tuple(map(float, place.split(","))), abs=0.06)
        assert (fixture.width, fixture.height) == pytest.approx(tuple(map(float, size.split("×"))), abs=0.06)
