"""How clerks write plates, lists with a greeting before them, people in prose, food, programmes: each read as meant."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.readers.letters.draft import VisitDraft, draft_of_files
from docgen.readers.letters.files import read_incoming, read_pasted
from tests.readers.letters.files import word_file

IN_LETTER = (
    "关于赴清江区考察的函\n清江区人民政府办公室：\n我局拟于2026年12月8日至9日赴贵区考察，一行4人。\n{}\n"
    "云州市农业农村局\n2026年11月27日\n"
)
_NAMES = ("贺兰山", "任重", "宋佳怡", "崔浩")
_LINES = (
    "1、贺兰山 董事长 13816002001\n2、任重 投资发展部总监 13816002004\n3、宋佳怡 总裁办主任 13816002003\n"
    "4、崔浩 董事长秘书 13816002006\n"
)


def drafted(text: str) -> VisitDraft:
    return draft_of_files([read_pasted(text.encode(), "来函.txt")])


def values(draft: VisitDraft, begin: str, end: str = "") -> list[str]:
    """The values of the fields whose paths begin and end so, in their order."""
    return [
        "、".join(field.value) if isinstance(field.value, tuple) else field.value
        for field in draft.fields
        if field.path.startswith(begin) and field.path.endswith(end)
    ]


def guests(draft: VisitDraft) -> list[str]:
    return values(draft, "来宾.名单[", "].姓名")


PLATES = (
    ("我单位自备中巴车1辆（车牌号：岚B·K3729），食宿费用自理。", "岚B·K3729"),
    ("我们自驾前往，车牌川B·K3729。", "川B·K3729"),
    ("乘自备车辆前往，车号川BK3729。", "川BK3729"),
    ("自带商务车一辆，牌照为川A·D1234。", "川A·D1234"),
    ("自备车辆2辆，车牌号分别为川A·D1234、川A·G5678。", "川A·D1234、川A·G5678"),
    ("来访车辆：考斯特（沪A-D1234）一辆，司机随车。", "沪A-D1234"),
    ("自驾车前来，新能源车牌粤BD12345。", "粤BD12345"),
    ("驾车前来，号牌号码：京Z1234挂。", None),
    ("考察组自带越野车1台（云Y•C0001）。", "云Y•C0001"),
    ("车辆信息：豫A T3729，请安排停车位。", "豫A T3729"),
    ("我方车辆：湘G·1234A 中巴。", "湘G·1234A"),
)


@pytest.mark.parametrize(("sentence", "plate"), PLATES)
def test_a_plate_is_the_plate_of_a_car_and_no_train(sentence: str, plate: str | None) -> None:
    draft = drafted(IN_LETTER.format(sentence))
    assert values(draft, "抵离[", "].车次") == []
    if plate:
        assert values(draft, "抵离[", "].方式") == ["自驾"]
        assert values(draft, "车辆[", "].车牌") == plate.split("、")


TRAINS = (
    ("12月8日乘G1387次高铁10:05抵达清江东站。", "G1387"),
    ("12月8日乘MU5471航班抵达清江机场。", "MU5471"),
    ("12月8日由贵阳乘D1234抵达。", "D1234"),
    ("12月9日乘坐K3729次列车返程。", "K3729"),
)


@pytest.mark.parametrize(("sentence", "number"), TRAINS)
def test_a_train_stays_a_train(sentence: str, number: str) -> None:
    assert values(drafted(IN_LETTER.format(sentence)), "抵离[", "].车次") == [number]


GREETINGS = (
    "您好，我们这边过来的人员名单发您一下：",
    "人员名单：",
    "名单发您：",
    "您好，名单如下：",
    "宋佳怡 11月29日 下午4:12\n您好，我们这边过来的人员名单发您一下：",
    "王主任好，这次来的人发给您：",
    "领导好！我们一行4人的名单，请查收：",
    "打扰了，来访人员信息：",
    "现将考察人员名单报送如下：",
    "附：来访人员",
    "各位领导，考察组名单见下：",
    "@林知秋 我们过去的同志：",
    "收到，名单给您：",
)


@pytest.mark.parametrize("greeting", GREETINGS)
def test_a_list_is_read_whatever_is_said_before_it(greeting: str) -> None:
    assert guests(drafted(f"{greeting}\n{_LINES}")) == [*_NAMES]


IN_LETTERS = (
    "名单如下：",
    "考察人员如下：",
    "人员名单：",
    "具体人员为：",
    "随行人员：",
    "附件：考察组人员名单",
    "一、考察人员",
    "二、来访人员名单（共4人）",
)


@pytest.mark.parametrize("heading", IN_LETTERS)
def test_a_list_in_a_letter_is_read_whatever_its_heading(heading: str) -> None:
    assert guests(drafted(IN_LETTER.format(f"{heading}\n{_LINES}".rstrip()))) == [*_NAMES]


UNNUMBERED = (
    ("贺兰山 明远新材料股份有限公司 董事长 13816002001", "宋佳怡 明远新材料股份有限公司 总裁办主任 13816002003"),
    (
        "贺兰山 明远新材料股份有限公司董事长 13816002001",
        "任重 明远新材料股份有限公司投资发展部总监 13816002004",
        "宋佳怡 明远新材料股份有限公司总裁办主任 13816002003",
    ),
    (
        "贺兰山，明远新材料股份有限公司董事长，13816002001",
        "宋佳怡（女），明远新材料股份有限公司总裁办主任，13816002003",
    ),
    ("明远新材料股份有限公司董事长贺兰山 13816002001", "明远新材料股份有限公司总裁办主任宋佳怡 13816002003"),
    ("贺兰山（男，明远新材料股份有限公司党委书记、董事长）", "宋佳怡（女，明远新材料股份有限公司总裁办公室主任）"),
    ("贺兰山 男 汉族 云州市农业农村局党组成员、副局长", "宋佳怡 女 汉族 云州市农业农村局办公室副主任科员"),
    ("13816002001 贺兰山 明远新材料股份有限公司 董事长", "13816002003 宋佳怡 明远新材料股份有限公司 总裁办主任"),
    (
        "人员名单：",
        "贺兰山 明远新材料股份有限公司 董事长 13816002001",
        "宋佳怡 明远新材料股份有限公司 总裁办主任 13816002003",
    ),
    (
        "贺兰山　明远新材料股份有限公司董事长　电话：13816002001",
        "宋佳怡　明远新材料股份有限公司总裁办主任　电话：13816002003",
    ),
    ("贺兰山 明远新材料股份有限公司党委书记、董事长", "宋佳怡 明远新材料股份有限公司总裁办公室主任"),
)


@pytest.mark.parametrize("lines", UNNUMBERED, ids=lambda lines: lines[0][:12])
def test_lines_without_numbers_stay_lines(lines: Sequence[str]) -> None:
    names = [name for name in _NAMES if any(name in line for line in lines)]
    assert guests(drafted("\n".join(lines))) == names


#: A line, and what it says: name, post, food, sex, nationality.
LINES = (
    ("3、宋佳怡（女）总裁办主任 13816002003", ("宋佳怡", "主任", "", "女", "")),
    (
        "阿依古丽·买买提（女，维吾尔族） 副总经理 13816002002 吃清真",
        ("阿依古丽·买买提", "副总经理", "清真", "女", "维吾尔族"),
    ),
    ("6、小崔（崔浩） 董事长秘书 13816002006", ("崔浩", "董事长秘书", "", "", "")),
    ("王晓明（男，回族）科长 13900000001", ("王晓明", "科长", "", "男", "回族")),
    ("宋佳怡（女，回）副科长", ("宋佳怡", "副科长", "", "女", "回族")),
    ("崔浩（小崔） 秘书 13816002006", ("崔浩", "秘书", "", "", "")),
    ("马骏 科长 清真餐", ("马骏", "科长", "清真", "", "")),
    ("马骏（回族，清真餐）科长", ("马骏", "科长", "清真", "", "回族")),
    ("马骏 科长 要吃清真", ("马骏", "科长", "清真", "", "")),
    ("沈芸（素食者）处长", ("沈芸", "处长", "素食", "", "")),
    ("沈芸 处长 糖尿病", ("沈芸", "处长", "糖尿病", "", "")),
    ("钟启明 院长 对海鲜过敏", ("钟启明", "院长", "海鲜过敏", "", "")),
    ("钟启明（海鲜过敏）院长", ("钟启明", "院长", "海鲜过敏", "", "")),
    ("老贺（贺兰山）董事长", ("贺兰山", "董事长", "", "", "")),
)


@pytest.mark.parametrize(("line", "right"), LINES)
def test_a_line_of_a_list_gives_each_word_its_field(line: str, right: Sequence[str]) -> None:
    draft = drafted(f"{line}\n周明远 副书记\n")
    got = [values(draft, "来宾.名单[1]", f"].{field}") for field in ("姓名", "职务", "饮食", "性别", "民族")]
    assert [text for text, *_ in (one or [""] for one in got)] == [*right]


#: What is said in prose, and who comes.
PROSE = (
    (
        "刚定下来，来的是贺兰山董事长、阿依古丽·买买提副总经理、总裁办宋佳怡主任，还有投资部任重总监，司机老李。",
        "贺兰山 阿依古丽·买买提 宋佳怡 任重",
    ),
    ("来的有贺兰山董事长、宋佳怡主任和任重总监。", "贺兰山 宋佳怡 任重"),
    ("这次是贺兰山董事长带队，宋佳怡主任、任重总监一起过去。", "贺兰山 宋佳怡 任重"),
    ("周明远局长、农业科韩喆科长、办公室沈霁副主任三人过来。", "周明远 韩喆 沈霁"),
    ("我们来4个人：周明远副局长，韩喆科长，沈霁，还有司机岑参师傅。", "周明远 韩喆 沈霁 岑参"),
    ("局长周明远带队，随行有韩喆科长、沈霁科员。", "周明远 韩喆 沈霁"),
    ("来访人员为市农业农村局周明远局长、种植业科韩喆科长。", "周明远 韩喆"),
    ("周明远（局长）、韩喆（科长）过来。", "周明远 韩喆"),
    ("由周明远副县长带队，财政局韩喆局长、住建局沈霁局长随行。", "周明远 韩喆 沈霁"),
    ("和周明远教授一起来的是韩喆讲师。", "周明远 韩喆"),
)


@pytest.mark.parametrize(("text", "names"), PROSE)
def test_who_is_named_in_prose_comes_or_stands_under_what_was_not_used(text: str, names: str) -> None:
    draft = drafted(text)
    left = " ".join(source.text for source in draft.unread)
    got = guests(draft)
    assert [name for name in names.split() if name not in got and name not in left] == []
    assert sum(name in got for name in names.split()) >= 0.6 * len(names.split())
    assert [name for name in got if name not in text or any(mark in name for mark in "，、的")] == []


#: What 备注 says, what becomes 饮食 of it, and what stays.
REMARKS = (
    ("回族，清真餐", "清真", ""),
    ("壮族，糖尿病", "糖尿病", ""),
    ("带队；素食", "素食", "带队"),
    ("清真", "清真", ""),
    ("联络员、海鲜过敏", "海鲜过敏", "联络员"),
    ("对花生过敏", "花生过敏", ""),
    ("吃素，自驾", "素食", "自驾"),
    ("不吃羊肉", "不吃羊肉", ""),
    ("少数民族（回族），需清真餐", "清真", "少数民族"),
    ("带队领导", "", "带队领导"),
    ("糖尿病，饮食清淡", "糖尿病、饮食清淡", ""),
    ("住一晚 不吃辣", "不吃辣", "住一晚"),
)


@pytest.mark.parametrize(("remark", "diet", "left"), REMARKS)
def test_food_in_a_remark_is_a_diet(remark: str, diet: str, left: str) -> None:
    table = (
        f"姓名\t性别\t单位\t职务\t备注\n周明远\t男\t云州市委\t副书记\t{remark}\n韩喆\t男\t云州市农业农村局\t局长\t无\n"
    )
    draft = drafted(table)
    assert values(draft, "来宾.名单[1]", "].饮食") == ([diet] if diet else [])
    said = values(draft, "来宾.名单[1]", "].备注") + values(draft, "来宾.名单[1]", "].民族")
    assert all(left in " ".join(said) for _ in (1,))
    assert not diet or "清真" not in " ".join(values(draft, "来宾.名单[1]", "].备注"))


DEPARTURES = (
    ("12月9日上午8:30离县，乘10:48 G1396次高铁返程。", "10:48"),
    ("12月9日下午1点半送机，乘16:45 MU5472航班返回。", "16:45"),
    ("12月9日乘G1396次（10:48发车）返程。", "10:48"),
    ("12月9日8:00早餐，9:00离开，乘坐10:48的G1396返回。", "10:48"),
    ("12月9日下午2:30乘G1396返程。", "14:30"),
    ("12月9日13:00出发去机场，MU5472（16:45起飞）返回。", "16:45"),
    ("12月9日乘下午4:45的MU5472航班返程。", "16:45"),
    ("12月9日上午8:30离县，乘G1396（10:48）返程。", "10:48"),
    ("12月9日乘G1396次高铁返程，上午8:30离县，10:48发车。", "10:48"),
    ("12月9日上午返程（G1396次，10:48开）。", "10:48"),
)


@pytest.mark.parametrize(("text", "time"), DEPARTURES)
def test_the_hour_of_a_departure_is_that_of_the_train(text: str, time: str) -> None:
    assert values(drafted(IN_LETTER.format(text)), "抵离[", "].时间") == [time]


def test_wishes_for_rooms_are_noted_with_the_names_of_those_who_ask() -> None:
    table = (
        "姓名\t性别\t单位\t职务\t房间要求\n周明远\t男\t云州市委\t副书记\t单间\n韩喆\t男\t云州市农业农村局\t局长\t标间\n"
        "沈霁\t女\t云州市商务局\t科长\t标间\n"
    )
    draft = drafted(table)
    assert values(draft, "住宿[1].备注") == ["单间：周明远；标间：韩喆、沈霁"]
    assert [source.text for source in draft.unread] == []


def test_as_above_is_what_stands_above() -> None:
    table = "姓名\t单位\t职务\t备注\n周明远\t云州市委\t副书记\t自驾，清真餐\n韩喆\t同上\t秘书\t同上\n"
    draft = drafted(table)
    assert values(draft, "来宾.名单[2]", "].饮食") == ["清真"]
    assert values(draft, "来宾.名单[2]", "].单位") == ["云州市委"]
    assert values(draft, "来宾.名单[2]", "].备注") == ["自驾"]


def test_sex_in_brackets_is_sex() -> None:
    draft = drafted("姓名\t性别\t单位\t职务\n周明远\t(男)\t云州市委\t副书记\n沈霁\t（女）\t云州市商务局\t科长\n")
    assert values(draft, "来宾.名单[", "].性别") == ["男", "女"]


def test_a_row_with_a_unit_alone_is_the_unit_of_those_below(tmp_path: Path) -> None:
    rows = [
        ["单位", "姓名", "职务"],
        ["云州市农业农村局（2人）", "", ""],
        ["", "周明远", "副局长"],
        ["", "韩喆", "科长"],
        ["二、云州市商务局（1人）", "", ""],
        ["", "沈霁", "科长"],
    ]
    draft = draft_of_files([read_incoming(word_file(tmp_path / "名单.docx", rows))])
    assert guests(draft) == ["周明远", "韩喆", "沈霁"]
    assert values(draft, "来宾.名单[", "].单位") == ["云州市农业农村局", "云州市农业农村局", "云州市商务局"]


def test_scraps_about_lodging_are_no_wish() -> None:
    draft = drafted(IN_LETTER.format("轻车简从，食宿从简。中午到达后入住酒店。\n调研组食宿安排需求表"))
    assert values(draft, "住宿[") == []


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("8日15时乘G1234次高铁到达，9日上午座谈。", ["2026-12-08"]),
        ("8日15时乘G1234次高铁到达，9日上午座谈，下午返程。", ["2026-12-08"]),
        ("乘G1234次高铁8日15时到达，9日上午乘G1235次高铁返程。", ["2026-12-08", "2026-12-09"]),
        ("8日15:20乘G1234次高铁抵达清江东站，9日上午考察。", ["2026-12-08"]),
        ("8日15点20分乘坐G1234次列车抵达，9日座谈，10日上午乘G1235次高铁返程。", ["2026-12-08", "2026-12-10"]),
        ("8日下午乘G1234次高铁到达，9日上午座谈。", ["2026-12-08"]),
        ("上午座谈后，9日16时乘G1235次高铁返程。", ["2026-12-09"]),
        ("8日上午座谈，9日16时乘G1235次高铁返程。", ["2026-12-09"]),
    ],
)
def test_a_journey_is_on_the_day_that_stands_beside_its_train(said: str, days: Sequence[str]) -> None:
    letter = (
        "云州市农业农村局\n云农函〔2026〕41号\n关于赴青山县考察的函\n青山县人民政府办公室：\n"
        f"拟于12月8日至10日赴贵县考察。{said}\n云州市农业农村局\n2026年12月1日\n"
    )
    assert values(drafted(letter), "抵离[", "].日期") == days
