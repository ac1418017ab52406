"""Values as clerks spell them: the same visit as the plain spelling gives, or asked about, or refused.

Every spelling is tried alone in a visit that is written plainly, in YAML, and where a cell can hold it in a workbook.
"""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest

from docgen.api.visits import load
from docgen.errors import DataError, Problem
from docgen.model.value import Value
from docgen.model.visit import Visit


class Spelt(NamedTuple):
    """A field: its plain spelling; those that certainly and those that likely mean it; those that nobody can tell."""

    plain: str
    certain: tuple[str, ...] = ()
    likely: tuple[str, ...] = ()
    unclear: tuple[str, ...] = ()


def words(text: str) -> tuple[str, ...]:
    """The spellings between bars."""
    return tuple(one.strip() for one in text.split("|"))


FIELDS = {
    "days": Spelt(
        "2027-03-16 至 2027-03-18",
        words(
            "2027年3月16日至18日|2027年3月16日至3月18日|2027.3.16-18|2027.3.16-3.18|2027/3/16-3/18|2027-3-16至18|"
            "2027年3月16日——18日|2027年3月16号到18号|２０２７年３月１６日至１８日|二〇二七年三月十六日至十八日|20270316-20270318|"
            "2027年3月16日（周二）至18日（周四）|2027年3月16日至18日，共3天|2027年3月16日（3天）|2027 年 3 月 16 日 至 18 日|"
            "2027-03-16 00:00:00 至 2027-03-18 00:00:00|2027年3月16至18日|2027年3月16日～3月18日"
        ),
        words("3月16日至18日|3月16日-3月18日|3.16-3.18|2027年3月16日下午至18日上午"),
        words(
            "2027年3月16日至2日|2027年3月|2027年3月16日（周三）至18日|2027年3月16日、18日|2027年3月16日至18日（2天）|三月中旬|"
            "2027-03-18 至 2027-03-16|46462"
        ),
    ),
    "day": Spelt(
        "2027-03-17",
        words(
            "3月17日|17日|17号|3/17|3.17|3-17|20270317|2027年3月17号|二〇二七年三月十七日|三月十七日|十七日|3月17日（周三）|"
            "3月17日 星期三|第二天|46463|2027-03-17 00:00:00|27年3月17日|２０２７年３月１７日|3月17|D2|１７日|2027.3.17.|第2天"
        ),
        (),
        words(
            "3月32日|3月17日（周二）|17|下周三|3月17日上午|20日|26年3月17日|9月1日|2.30|2027-02-29|次日".replace(
                "|17|", "|"
            )
        ),
    ),
    "letter_day": Spelt(
        "2027-03-08", words("3月8日|3.8|2027年3月8号|三月八日|3月8日（星期一）"), (), words("8日|去年年底|8.3")
    ),
    "time": Spelt(
        "15:30",
        words(
            "下午3点半|15点30分|下午3:30|15点半|15时30分|3:30pm|3:30 PM|15.30|１５：３０|下午三点半|十五点三十分|午后3点30分|"
            "下午15:30|15:30:00|下午 3 点 30 分|15点30"
        ),
        words("约15:30|15:30左右|1530"),
        words("3点半|15.3|下午|上午3点半|15:30后|153|25:00|上午12点".replace("|下午|", "|")),
    ),
    "span": Spelt(
        "09:00-10:30",
        words(
            "上午9:00-10:30|9点至10点半|上午9点到10点半|9:00——10:30|9.00-10.30|９：００－１０：３０|9:00 AM-10:30 AM|0900-1030|"
            "9时至10时30分|上午9：00—10：30|早上9点-10点30分|9点整至10点半"
        ),
        (),
        words("上午8:30-11:30，下午2:30-5:30|9-10|9:00至|7点至8点|10:30-09:00"),
    ),
    "headcount": Spelt(
        "25",
        words("25人|二十五人|二十五|共25人|25个人|25名同志|２５|25.0|25位来宾|等25人|25 人"),
        words("约25人|25人左右|25余人|25人以内"),
        words("20-25人|若干|25（含司机）|十几人|三五人|25桌|12+13|二五"),
    ),
    "per_person": Spelt(
        "50",
        words(
            "50元/人|五十元|￥50|¥50.00|50块|50元每人|每人50元|人均50元|50/人|50元/人/餐|伍拾元整|50.00元整|50元/位|５０元"
        ),
        words("约50元|50元左右|不超过50元|50元以内"),
        words("50-60元|50元/桌|免费|50美元|50元/人·天"),
    ),
    "money": Spelt(
        "12000",
        words("12,000元|1.2万元|1.2万|12,000.00元|12000元整|人民币12000元|一万二千元|壹万贰仟元整|12，000元|￥12,000"),
        words("约1.2万元"),
        words("1.2万-1.5万|12000美元|一万二|12000元/人|12.0005"),
    ),
    "minutes": Spelt(
        "90",
        words("90分钟|1.5小时|一个半小时|1小时30分|1小时半|1小时30分钟|90min|九十分钟|车程90分钟|1.5h|90分"),
        words("约90分钟|约1.5小时"),
        words("1.5|80-90分钟|很近"),
    ),
    "seats": Spelt("19", words("19座|19人座|十九座|19个座位|19人"), (), words("17-19座|19辆")),
    "car": Spelt("1", words("1号|1号车|一号车|①|01|第1号车|一号|１号车|1车|No.1")),
    "nation": Spelt("汉族", words("汉")),
    "sex": Spelt("女", words("女士|女性|F|小姐"), (), words("不详|妇女")),
    "element": Spelt("看", words("参观|考察|观摩|参观考察"), words("调研"), words("娱乐")),
    "form": Spelt("自助餐", words("自助|自助式|自助用餐|自助晚餐"), (), words("流水席")),
    "layout": Spelt("回字形", words("回形桌|回字桌|回型|口字形|回字型|回形|回字形桌"), (), words("八卦阵")),
    "way": Spelt("离开", words("返程|离|返回|送站"), words("走"), words("转机")),
    "category": Spelt("国内公务", words("公务|国内|公务接待|内宾"), (), words("私人")),
}

VISIT = """\
标题: 云州市代表团来清江区考察
编号: 2027-008
类别: {category}
公函: {{单位: 云州市人民政府办公室, 文号: 云府办函〔2027〕8号, 日期: "{letter_day}"}}
日期: "{days}"
来宾:
  人数: "{headcount}"
  名单: [{{姓名: 周明远, 职务: 副书记, 性别: "{sex}", 民族: "{nation}"}}]
日程:
  - {{日期: "{day}", 时间: "{time}", 环节: "{element}", 内容: 考察3月16日开园的农业园，约25人、下午6点结束, 路程: "{minutes}"}}
  - {{日期: 2027-03-18, 时间: "{span}", 内容: 座谈}}
用餐: [{{名称: 晚餐, 形式: "{form}", 标准: "{per_person}"}}]
座次: [{{名称: 座谈会, 形式: "{layout}", 人员: 全体}}]
车辆: [{{车号: "{car}", 车牌: 川Y·A0001, 座位: "{seats}", 电话: 13800001112, 乘员: 全体}}]
抵离: [{{方向: "{way}", 时间: 16:00}}]
住宿: [{{宾馆: 清江宾馆, 房间: [{{房号: "0301", 入住: 周明远}}]}}]
费用: [{{项目: 会议室, 金额: "{money}"}}]
"""


def variants(kind: str) -> Iterator[tuple[str, str]]:
    for name, field in FIELDS.items():
        yield from ((name, text) for text in getattr(field, kind))


def read(folder: Path, **spelt: str) -> Visit:
    path = folder / "来访.yaml"
    path.write_text(VISIT.format(**{name: field.plain for name, field in FIELDS.items()} | spelt), "utf-8")
    return load(path)


def told(visit: Visit) -> list[Problem]:
    return [problem for problem in visit.notices if problem.code in ("D150", "D151")]


def content(value: Any) -> Any:
    """What a value says, without the places where it is written."""
    if isinstance(value, Value):
        shown = [field.name for field in dataclasses.fields(value) if "chinese" in field.metadata]
        return {name: content(getattr(value, name)) for name in shown}
    return [content(part) for part in value] if isinstance(value, tuple) and not hasattr(value, "_fields") else value


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Any:
    visit = read(tmp_path_factory.mktemp("plain"))
    assert told(visit) == []
    return content(visit)


#: Spellings that were read before without a word: the same figures with other marks or the unit that belongs.
SILENT = {
    "25人",
    "25 人",
    "50元/人",
    "50元/位",
    "12,000元",
    "12,000.00元",
    "50元每人",
    "２５",
    "５０元",
    "２０２７年３月１７日",
    "90分钟",
    "90分",
    "19座",
    "19个座位",
} | {
    *("1号", "1号车", "2027年3月17日"),
}


@pytest.mark.parametrize(("name", "text"), list(variants("certain")))
def test_a_certain_spelling_gives_the_same_visit_and_is_said_once(
    name: str, text: str, plain: Any, tmp_path: Path
) -> None:
    visit = read(tmp_path, **{name: text})
    assert content(visit) == plain
    assert [problem.code for problem in told(visit)] == ([] if text in SILENT else ["D150"])
    if text not in SILENT:
        assert f"{text}→" in told(visit)[0].text


@pytest.mark.parametrize(("name", "text"), list(variants("likely")))
def test_a_likely_spelling_gives_the_same_visit_and_is_asked_about(
    name: str, text: str, plain: Any, tmp_path: Path
) -> None:
    visit = read(tmp_path, **{name: text})
    assert content(visit) == plain
    assert [(problem.code, problem.level) for problem in told(visit)] == [("D151", "should")]
    assert text in told(visit)[0].text


@pytest.mark.parametrize(("name", "text"), list(variants("unclear")))
def test_an_unclear_spelling_is_refused_and_its_remedy_is_no_stock_example(
    name: str, text: str, tmp_path: Path
) -> None:
    with pytest.raises(DataError) as refused:
        read(tmp_path, **{name: text})
    problems = [problem for problem in refused.value.problems if problem.level == "error"]
    assert [problem.code for problem in problems[:1]] <= ["D114"]
    assert any(text in problem.text or "早于" in problem.text or "不晚于" in problem.text for problem in problems)
    assert not any("2026-07" in problem.hint or "09:30 或" in problem.hint for problem in problems)


def test_free_text_telephones_plates_and_rooms_stay_letter_for_letter(plain: Any) -> None:
    assert plain["schedule"][0]["activity"] == "考察3月16日开园的农业园，约25人、下午6点结束"
    vehicle, room = plain["vehicles"][0], plain["lodging"][0]["rooms"][0]
    assert (vehicle["plate"], vehicle["phone"], room["number"]) == ("川Y·A0001", "13800001112", "0301")


@pytest.mark.parametrize("text", ["全天", "整天", "上午", "会后", "早餐后", "机动"])
def test_what_is_no_time_goes_into_the_remarks(text: str, tmp_path: Path) -> None:
    visit = read(tmp_path, time=text)
    assert (visit.schedule[0].time, visit.schedule[0].note) == (None, text)
    assert [problem.code for problem in told(visit)] == ["D150"]


@pytest.mark.parametrize(
    ("text", "minutes", "note"),
    [("12公里", None, "12公里"), ("12公里，20分钟", 20, "路程12公里"), ("12km/20min", 20, "路程12km")],
)
def test_kilometres_are_kept_in_the_remarks(text: str, minutes: int | None, note: str, tmp_path: Path) -> None:
    stop = read(tmp_path, minutes=text).schedule[0]
    assert (stop.travel, stop.note) == (minutes, note)


@pytest.mark.parametrize("text", ["2:30", "5:30-6:10"])
def test_an_early_hour_without_a_nought_is_asked_about(text: str, tmp_path: Path) -> None:
    (problem,) = told(read(tmp_path, span=text))
    assert (problem.code, problem.level) == ("D151", "should")
    assert "凌晨" in problem.text


def test_a_day_without_a_year_is_the_one_nearest_to_the_visit(tmp_path: Path) -> None:
    visit = read(tmp_path, days="2027-01-05", day="2027-01-05", letter_day="12月28日")
    assert visit.letter is not None
    assert str(visit.letter.date) == "2026-12-28"
    visit = read(tmp_path, days="2026-12-30 至 2027-01-02", day="1日", letter_day="2026-12-01")
    assert str(visit.schedule[0].date) == "2027-01-01"


@pytest.mark.parametrize(
    ("number", "who", "rooms"),
    [
        ("301-303、307", "", ["301", "302", "303", "307"]),
        ("0301 0302", "", ["0301", "0302"]),
        ("8302至8304", "", ["8302", "8303", "8304"]),
        ("301、302", "周明远、韩喆", ["301", "302"]),
        ("2-301", "周明远", ["2-301"]),
        ("3楼301", "周明远", ["3楼301"]),
        ("0301", "周明远、韩喆", ["0301"]),
    ],
)
def test_a_list_of_rooms_is_as_many_rooms(number: str, who: str, rooms: list[str], tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text(
        "标题: 考察\n日期: 2027-03-16\n来宾: [周明远, 韩喆]\n"
        f'住宿: [{{宾馆: 清江宾馆, 房间: [{{房号: "{number}", 房型: 标准间, 单价: 260, 入住: "{who}"}}]}}]\n',
        "utf-8",
    )
    visit = load(path)
    assert [room.number for room in visit.lodging[0].rooms] == rooms
    assert {(room.type, room.price) for room in visit.lodging[0].rooms} == {("标准间", 260)}


def test_rooms_for_which_the_people_do_not_suffice_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "来访.yaml"
    path.write_text(
        "标题: 考察\n日期: 2027-03-16\n来宾: [周明远, 韩喆]\n住宿: [{房间: [{房号: 301-303, 入住: [周明远, 韩喆]}]}]\n",
        "utf-8",
    )
    with pytest.raises(DataError, match="3间房写了2个人"):
        load(path)


def test_numbers_in_cells_that_lost_a_nought_are_read_where_only_one_day_fits(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    head = book.active
    assert head is not None
    head.title = "基本信息"
    for row in (("标题", "考察"), ("日期", "2026-07-09 至 2026-07-11"), ("人数", 8)):
        head.append(row)
    schedule = book.create_sheet("日程")
    for cells in (("日期", "时间", "内容"), (7.1, 0.625, "考察"), (46214, "9点", "座谈"), (7.11, "14:00", "返程")):
        schedule.append(cells)
    path = tmp_path / "来访.xlsx"
    book.save(path)
    visit = load(path)
    assert [str(stop.date) for stop in visit.schedule] == ["2026-07-10", "2026-07-11", "2026-07-11"]
    assert [stop.time and stop.time.start.hour for stop in visit.schedule] == [15, 9, 14]
