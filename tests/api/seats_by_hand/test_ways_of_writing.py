"""A seating as people write it: a move is written there in the same way, read again, and undone byte for byte."""

from pathlib import Path

import pytest

from docgen.api.screen_tables.desk import VisitDesk
from docgen.api.seats_by_hand.desk import SeatingDesk

HEAD = (
    "标题: 来访\n日期: 2026-07-05\n来宾:\n  - {姓名: 周明远, 职务: 副书记}\n  - {姓名: 韩喆}\n  - {姓名: 何苗}\n"
    "  - {姓名: 丁一}\n陪同: [{姓名: 沈静}, {姓名: 罗文}]\n"
)
ITEM = "座次:\n  - 名称: 会\n    形式: 主席台\n"
THREE = "人员: [周明远, 韩喆, 何苗]"
WAYS = {
    "one line": f"座次: [{{名称: 会, 形式: 主席台, {THREE}}}]\n",
    "a line for each": ITEM.replace("会", "会   # 定了") + "    人员:\n      - 周明远   # 主宾\n      - 韩喆\n",
    "pins below each other": f"{ITEM}    固定:\n      何苗: 1   # 领导定的\n    {THREE}\n",
    "other words": ITEM + "    固定席位: {何苗: 1}\n    参会人员: 周明远、韩喆、何苗\n",
    "English keys": "seating:\n  - {name: 会, layout: 主席台, people: [周明远, 韩喆, 何苗], pins: {何苗: 1}}\n",
    "a text of names": "座次:\n  - {名称: 会, 形式: 主席台, 人员: 周明远、韩喆、何苗}\n",
    "everybody": "座次:\n  - {名称: 会, 形式: 主席台, 人员: 全体}\n",
    "everybody but one": "座次:\n  - {名称: 会, 形式: 主席台, 人员: 除丁一外全体}\n",
    "words for everybody": "座次:\n  - {名称: 会, 形式: 主席台, 人员: 全体来宾}\n",
    "braces over lines": "座次:\n  - {名称: 会, 形式: 主席台,\n     人员: [周明远, 韩喆,\n            何苗]}   # 尾\n",
    "quotes": f'座次:\n  - {{"名称": "会", \'形式\': \'主席台\', {THREE}, 固定: {{"何苗": "1"}}}}\n',
    "pins without content": f"{ITEM}    固定:\n    {THREE}\n",
    "spaces in names": "座次:\n  - {名称: ' 会 ', 形式: 主席台, 人员: [周 明 远, 韩喆, 何苗]}\n",
    "words for sides": "座次:\n  - {名称: 会, 形式: 会谈横桌, 客方: 全体, 我方: 全体}\n",
    "full-width colons": "座次：\n  - {名称： 会, 形式： 主席台, 人员： [周明远, 韩喆, 何苗]}\n",
    "names on lines of their own": f"{ITEM}    人员: |\n      周明远\n      韩喆\n      何苗\n",
}


def who(shown: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    return {seat["id"]: seat["person"] for seat in shown["seats"] if seat["person"]}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("way", WAYS)
def test_a_move_is_written_and_undone(way: str, ending: str, tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_bytes((HEAD + WAYS[way]).replace("\n", ending).encode())
    typed = path.read_bytes()
    visits = VisitDesk()
    desk = SeatingDesk(visits)
    opened = desk.show(path)
    (chart,) = opened["seatings"]
    before = who(chart)
    swapped = desk.move(path, opened["version"], chart["name"], before["2"], "1")
    assert who(swapped["chart"]) == {**before, "1": before["2"], "2": before["1"]}
    out = desk.move(path, swapped["version"], chart["name"], before["1"], "")
    assert before["1"] not in who(out["chart"]).values()
    visits.save(path, out["version"])
    (again,) = SeatingDesk(VisitDesk()).show(path)["seatings"]
    assert who(again) == who(out["chart"])
    saved = path.read_bytes()
    assert [mark for mark in ("# 定了", "# 尾", "# 领导定的") if mark in typed.decode()] == [
        mark for mark in ("# 定了", "# 尾", "# 领导定的") if mark in saved.decode()
    ]
    back = desk.undo(path, desk.undo(path, out["version"])["version"])
    visits.save(path, back["version"])
    assert path.read_bytes() == typed
