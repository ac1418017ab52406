"""The commands seat, order and seating as a clerk runs them."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import docgen
from docgen.api.papers import build
from docgen.api.visits import load
from docgen.word.package.outline import texts
from tests.conftest import OFFICE, Run, visit
from tests.word.test_fidelity import STRINGS

Runner = Callable[..., Run]
VISIT = OFFICE / "来访" / "2026-041.yaml"
FOREIGN = OFFICE / "来访" / "2026-052.yaml"


def test_seat_lists_every_seating_with_view_rules_and_reasons(run: Runner) -> None:
    left = run("seat", VISIT)
    assert left.code == 0
    for part in (
        "座谈会（会谈横桌）",
        "俯视图，门在下方",
        "本方：左为上",
        "1号席（客方）",
        "周明远",
        "本方居中（主宾席）",
    ):
        assert part in left.out


def test_seat_json_has_the_promised_shape(run: Runner) -> None:
    left = run("seat", FOREIGN, "--json")
    found = json.loads(left.out)
    assert [one["name"] for one in found] == ["会见", "签字仪式", "晚餐"]
    for one in found:
        assert set(one) == {"name", "layout", "view", "conventions", "seats", "fixtures"}
        for seat in one["seats"]:
            assert set(seat) == {"person", "x", "y", "facing", "row", "number", "pinned"}
            assert 0 < seat["x"] < 297
            assert 30 < seat["y"] < 210
        assert all(set(fixture) == {"label", "x", "y"} for fixture in one["fixtures"])
    host, guest = (next(s for s in found[0]["seats"] if s["person"] == name) for name in ("罗文", "安娜·林德"))
    assert guest["x"] < host["x"]
    assert guest["y"] == host["y"]
    assert {"label": "背景"}.items() <= {k: v for k, v in found[0]["fixtures"][0].items() if k == "label"}.items()


def test_an_empty_seat_is_null_in_json(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "一.yaml"
    path.write_text(
        "标题: 来访\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n座次: [{名称: 车, 形式: 轿车, 人员: 全体}]\n", "utf-8"
    )
    (found,) = json.loads(run("seat", path, "--json").out)
    assert [seat["person"] for seat in found["seats"]] == ["周明远", None, None, None]


def test_explain_tells_the_whole_chain_and_near_misses(run: Runner) -> None:
    left = run("seat", VISIT, "--explain", "罗文")
    assert left.code == 0
    for part in ("座谈会（会谈横桌）：罗文坐14号席（主方）", "位次", "主谈席左手第1位", "个公开来源", "1号车"):
        assert part in left.out
    wrong = run("seat", VISIT, "--explain", "罗汶")
    assert (wrong.code, "是不是“罗文”" in wrong.err) == (2, True)


def test_diff_lists_who_moves(run: Runner, tmp_path: Path) -> None:
    changed = tmp_path / "新.yaml"
    text = VISIT.read_text("utf-8").replace(
        "[周明远, 沈静, 阿依古丽·买买提, 罗文,", "[周明远, 罗文, 阿依古丽·买买提, 沈静,"
    )
    changed.write_text(text.replace("品牌: qingjiang", ""), "utf-8")
    left = run("seat", "--diff", VISIT, changed, "--office", OFFICE / "office.yaml")
    assert left.code == 0
    assert left.out.splitlines() == [
        "合影　罗文：4号席（第1排） → 2号席（第1排）",
        "合影　沈静：2号席（第1排） → 4号席（第1排）",
    ]
    assert "2人换了席位，共2处" in left.err
    assert json.loads(run("seat", "--diff", VISIT, VISIT, "--json").out) == []
    assert run("seat", VISIT, changed).code == 2
    assert run("seat", "--diff", VISIT).code == 2


def test_only_one_seating(run: Runner) -> None:
    assert "合影（合影）" not in run("seat", VISIT, "--only", "座谈会").out
    wrong = run("seat", VISIT, "--only", "座谈")
    assert (wrong.code, "是不是“座谈会”" in wrong.err) == (2, True)


def test_a_visit_without_seatings_says_so_at_its_place(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "无.yaml"
    path.write_text("标题: 来访\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n", "utf-8")
    for command in (
        ["seat", path],
        ["seating", path, "-o", tmp_path / "图.docx"],
        ["seating", path, "-o", tmp_path / "图.svg"],
    ):
        left = run(*command)
        assert left.code == 1
        assert "座次" in left.err
    assert [one.name for one in tmp_path.iterdir()] == ["无.yaml"]


def test_seating_writes_a_document_or_pictures_by_the_ending(run: Runner, tmp_path: Path) -> None:
    assert run("seating", VISIT, "-o", tmp_path / "图.docx").code == 0
    whole = "".join(texts((tmp_path / "图.docx").read_bytes()))
    assert "座谈会座次图" in whole
    left = run("seating", VISIT, "-o", tmp_path / "图.svg")
    assert left.code == 0
    assert sorted(one.name for one in tmp_path.glob("*.svg")) == ["图-1号车.svg", "图-合影.svg", "图-座谈会.svg"]
    single = run("seating", OFFICE / "来访" / "2026-058.yaml", "-o", tmp_path / "洽谈.svg")
    assert (single.code, (tmp_path / "洽谈.svg").is_file()) == (0, True)
    assert run("seating", VISIT, "-o", tmp_path / "图.svg").code == 4  # nothing is overwritten


def test_order_takes_a_visit_from_standard_input(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO("标题: 来访\n日期: 2026-07-05\n来宾:\n  - {姓名: 王芳}\n  - {姓名: 丁一}\n".encode())

    monkeypatch.setattr("sys.stdin", Input)
    left = run("order", "-")
    assert (left.code, left.out.split()) == (0, ["丁一", "王芳"])


def test_order_reads_standard_input_a_name_a_line(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    class Input:
        buffer = io.BytesIO("田大利\n田富\n\n张三、李四\n".encode())

    monkeypatch.setattr("sys.stdin", Input)
    left = run("order", "--by", "姓氏笔画")
    assert (left.code, left.out.split()) == (0, ["田富", "田大利", "李四", "张三"])
    assert "按姓氏笔画为序" in left.err


@pytest.mark.parametrize(
    ("name", "content", "by", "expected"),
    [
        ("名.txt", "曾山\n仇远\n陈平\n", "拼音", ["陈平", "仇远", "曾山"]),
        ("名.txt", "王小洪\n王军\n", "姓名笔画", ["王小洪", "王军"]),
        ("名.csv", "序号,姓名,级别\n1,甲甲,副处级\n2,乙乙,正处级\n", "级别", ["乙乙", "甲甲"]),
        ("名.csv", "王军\n丁一\n", "姓氏笔画", ["丁一", "王军"]),
        ("名.txt", "甲甲，副处级\n乙乙，正处级\n", "级别", ["乙乙", "甲甲"]),
    ],
)
def test_order_reads_texts_and_tables(
    run: Runner, tmp_path: Path, name: str, content: str, by: str, expected: list[str]
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    left = run("order", tmp_path / name, "--by", by)
    assert (left.code, left.out.split()) == (0, expected)


@pytest.mark.parametrize(
    ("name", "content", "expected", "codes"),
    [
        ("名.txt", "王芳，李明，张三\n", ["王芳", "李明", "张三"], []),
        ("名.txt", "王芳,李明;张三|丁一\n", ["丁一", "王芳", "李明", "张三"], []),
        ("名.txt", "姓　名\n王芳\n丁一\n", ["丁一", "王芳"], ["D420"]),
        ("名.txt", "1. 王芳\n（2）丁一\n- 李明\n", ["丁一", "王芳", "李明"], ["D420"]),
        ("名.txt", "王芳\n丁一\n王芳\n", ["丁一", "王芳", "王芳"], ["D420"]),
        ("名.txt", "王芳（女）\n", ["王芳"], []),
        ("名.txt", "丁一 部长\n李  明 局长\n李　娜 局长\n", ["丁一", "李明", "李娜"], ["D150"]),
        ("名.txt", "一、王芳\n二、丁一\n十一、李明\n", ["丁一", "王芳", "李明"], ["D420"]),
        ("名.txt", "1.1 王芳\n03 丁一\n①李明\n[4] 张三\n（五）赵六\n", "丁一 王芳 李明 张三 赵六".split(), ["D420"]),
        ("名.txt", "姓名\t职务\n王芳\t市长\n丁一\t书记\n", ["丁一", "王芳"], []),
        ("名.txt", "王芳\t市长\n丁一\t书记\n", ["丁一", "王芳", "书记", "市长"], ["D420", "D420"]),
        ("名.txt", "王芳，局长，正处级\n丁一，副厅级\n", ["丁一", "王芳"], []),
        ("名.csv", "序号,名字\n1,王芳\n2,李明\n", ["王芳", "李明"], []),
        ("名.csv", "序号,姓 名（全称）,职务\n1,王芳,局长\n2,丁一,科长\n", ["丁一", "王芳"], []),
        ("名.csv", "编号,参会人,单位\n1,王芳,甲局\n2,李明,乙局\n", [], ["D412"]),
    ],
)
def test_lists_are_read_in_the_ways_people_write_them_and_no_name_is_lost(
    run: Runner, tmp_path: Path, name: str, content: str, expected: list[str], codes: list[str]
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    left = run("order", tmp_path / name)
    assert left.out.splitlines() == expected
    assert re.findall(r"(?:错误|提示) (D\d{3})", left.err) == codes
    assert left.code == int("D412" in codes)


def test_two_of_one_name_are_told_apart_by_what_the_file_calls_them(run: Runner, tmp_path: Path) -> None:
    visit = "标题: 来访\n日期: 2026-07-05\n来宾:\n  - {姓名: 王芳, 代号: 王芳甲, 级别: 正科级}\n"
    visit += "  - {姓名: 王芳, 代号: 王芳乙, 级别: 正处级}\n"
    (tmp_path / "来访.yaml").write_text(visit, "utf-8")
    by_strokes, by_rank = (run("order", tmp_path / "来访.yaml", "--by", by) for by in ("姓氏笔画", "级别"))
    assert by_strokes.out.splitlines() == ["王芳甲", "王芳乙"]
    assert by_rank.out.splitlines() == ["王芳乙", "王芳甲"]


def test_what_the_tables_lack_of_a_character_is_said_as_it_is(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "名.txt").write_text("郤三\n𠮷三\n丁一\n", "utf-8")
    found = run("order", tmp_path / "名.txt")
    assert "“郤”（U+90E4）在字表里没有笔顺" in found.err
    assert "“𠮷”（U+20BB7）不在字表里" in found.err
    (tmp_path / "名.txt").write_text("王\u200b芳\n丁一\n", "utf-8")
    hidden = run("order", tmp_path / "名.txt")
    assert "D123 “姓名”里有看不见的字符 U+200B" in hidden.err


def test_a_formula_that_nobody_has_worked_out_is_refused_at_its_cell(run: Runner, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["姓名"], ['="王"&"芳"'], ["丁一"]):
        book.active.append(row)
    book.save(tmp_path / "名.xlsx")
    left = run("order", tmp_path / "名.xlsx")
    assert (left.code, left.out) == (1, "")
    assert "名.xlsx!Sheet!A2: 错误 D213" in left.err


def test_a_list_without_ranks_cannot_be_ordered_by_them(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "名.txt").write_text("王芳\n丁一\n", "utf-8")
    left = run("order", tmp_path / "名.txt", "--by", "级别")
    assert left.code == 1
    assert left.err.count("D413") == 1


@pytest.mark.parametrize("ending", ["doc", "wps", "jpg"])
def test_a_paper_is_not_written_under_the_ending_of_something_else(run: Runner, tmp_path: Path, ending: str) -> None:
    left = run("seating", VISIT, "-o", tmp_path / f"图.{ending}")
    assert (left.code, "O405" in left.err) == (4, True)
    assert list(tmp_path.iterdir()) == []


def test_order_of_a_visit_takes_its_guests_or_its_hosts(run: Runner) -> None:
    assert run("order", VISIT).out.split()[0] == "丁一"
    assert run("order", VISIT, "--only", "陪同").out.split() == ["沈静", "罗文"]
    assert run("order", VISIT, "--by", "级别").out.split()[:3] == ["周明远", "阿依古丽·买买提", "沙马木呷"]


def test_a_character_outside_the_tables_is_an_error_at_its_place_and_no_name_is_lost(
    run: Runner, tmp_path: Path
) -> None:
    path = tmp_path / "名.txt"
    path.write_text("王军\n  𠮷庆丰\n丁一\n", "utf-8")
    left = run("order", path)
    assert left.code == 1
    assert left.out.split() == ["丁一", "王军", "𠮷庆丰"]
    assert "名.txt:2:3: 错误 D411" in left.err
    assert "U+20BB7" in left.err
    found = json.loads(run("order", path, "--json").out)
    assert [(one["name"], bool(one["key"])) for one in found] == [("丁一", True), ("王军", True), ("𠮷庆丰", False)]
    (tmp_path / "office.yaml").write_text('笔顺: {𠮷: "121251"}\n', "utf-8")
    assert run("order", path).out.split() == ["丁一", "王军", "𠮷庆丰"]
    assert run("order", path).code == 0


def test_a_surname_with_two_readings_is_pointed_out(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "名.txt"
    path.write_text("覃川\n王军\n", "utf-8")
    left = run("order", path, "--by", "拼音")
    assert (left.code, "D413" in left.err, "qin2、tan2" in left.err) == (0, True, True)
    assert run("order", path, "--by", "拼音", "--strict").code == 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["order", "没有.txt"], 2, "没有“没有.txt”"),
        (["order", VISIT, "--by", "笔画"], 2, "姓氏笔画"),
        (["seat", "没有.yaml"], 2, "没有“没有.yaml”"),
        (["seat"], 2, "来访文件"),
        (["seating", VISIT, "-o", "没有/图.png"], 4, ""),
    ],
)
def test_wrong_use_ends_in_one_sentence(
    run: Runner, arguments: list[object], code: int, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    left = run(*arguments)
    if code == 4:
        assert left.code in (0, 4)
        return
    assert (left.code, said in left.err) == (code, True)


def test_an_empty_list_has_nothing_to_order(run: Runner, tmp_path: Path) -> None:
    path = tmp_path / "空.txt"
    path.write_text("\n\n", "utf-8")
    left = run("order", path)
    assert (left.code, "D412" in left.err) == (1, True)


def test_charts_are_the_same_bytes_each_time_and_print_hostile_names_as_they_are() -> None:
    names = [
        name
        for name in STRINGS
        if 0 < len(name) < 40 and name == name.strip() and "\n" not in name and "、" not in name
    ]
    for name in names[::7]:
        if any("\ud800" <= one <= "\udfff" for one in name):
            continue  # no file holds half a character
        quoted = json.dumps(name, ensure_ascii=False)
        try:
            one = visit(f"来宾: [{{姓名: {quoted}}}, {{姓名: 韩喆}}]\n座次: [{{名称: 会, 形式: 主席台, 人员: 全体}}]")
        except docgen.DataError:
            continue  # refused at its place: other tests see to that
        (file,) = build(one, ["seating"])
        assert build(one, ["seating"])[0].content == file.content
        printed = "".join(texts(file.content))
        assert one.guests.people[0].name in printed.replace("\n", ""), name


def test_the_examples_seat_everybody_whom_they_name() -> None:
    for path in sorted((OFFICE / "来访").glob("*.yaml")):
        found = docgen.seating_json(load(path))
        assert len(found) == len(load(path).seating)
        for one in found:
            names = [seat["person"] for seat in one["seats"] if seat["person"]]
            assert len(names) == len(set(names))


@pytest.mark.parametrize(("layout", "count"), [("中巴", 5), ("中巴", 26), ("中巴", 60), ("商务车", 6), ("轿车", 4)])
def test_a_vehicle_drives_upward_in_json_though_its_chart_may_lie(layout: str, count: int) -> None:
    names = [f"乘{number}" for number in range(count)]
    listed = ", ".join(f"{{姓名: {name}}}" for name in names)
    one = visit(f"来宾: [{listed}]\n座次: [{{名称: 车, 形式: {layout}, 人员: 全体}}]")
    (found,) = docgen.seating_json(one)
    assert "图上朝上" in found["view"]
    assert {seat["facing"] for seat in found["seats"]} == {0.0}
    rows: dict[int, set[float]] = {}
    for seat in found["seats"]:
        assert 18 <= seat["x"] <= 402
        assert 42 <= seat["y"] <= 297
        rows.setdefault(seat["row"], set()).add(seat["y"])
    assert all(len(ys) == 1 for ys in rows.values())
    ys = [ys.pop() for _, ys in sorted(rows.items())]
    assert ys == sorted(ys)
    first = next(seat for seat in found["seats"] if seat["person"] == "乘0")
    middle = sum(seat["x"] for seat in found["seats"]) / len(found["seats"])
    assert first["x"] > middle  # the right of who sits there, as drawn
