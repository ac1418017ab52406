"""People, tables, the office and the brand: who and what a visit's names mean."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.api.visits import load
from docgen.errors import DataError, Mark
from docgen.model.visit import Visit
from tests.conftest import OFFICE, visit


def write_office(folder: Path, **tables: str) -> Path:
    (folder / "库").mkdir()
    (folder / "office.yaml").write_text("单位: 清江区接待服务中心\n地区: 清江区\n", "utf-8")
    for name, rows in tables.items():
        (folder / "库" / f"{name}.yaml").write_text(rows, "utf-8")
    return folder / "office.yaml"


def test_a_name_brings_in_what_the_table_knows(tmp_path: Path) -> None:
    office = write_office(tmp_path, 领导="- {姓名: 沈静, 单位: 中共清江区委, 职务: 副书记, 电话: '13900000101'}\n")
    host = visit("陪同: [沈静]", office).hosts[0]
    assert (host.unit, host.title, host.phone) == ("中共清江区委", "副书记", "13900000101")


def test_what_the_visit_says_stands_before_what_the_table_says(tmp_path: Path) -> None:
    office = write_office(tmp_path, 领导="- {姓名: 沈静, 单位: 中共清江区委, 职务: 副书记, 电话: '13900000101'}\n")
    host = visit("陪同: [{姓名: 沈静, 职务: 书记}]", office).hosts[0]
    assert (host.title, host.phone) == ("书记", "13900000101")


def test_a_namesake_of_another_unit_gets_nothing_from_the_table(tmp_path: Path) -> None:
    office = write_office(tmp_path, 来宾="- {姓名: 张伟, 单位: 云州市人民政府, 电话: '13900000199'}\n")
    guest = visit("来宾: [{姓名: 张伟, 单位: 云岭县人民政府}]", office).guests.people[0]
    assert guest.phone == ""


def test_two_rows_of_one_name_are_asked_about(tmp_path: Path) -> None:
    rows = "- {姓名: 张伟, 代号: 张伟甲, 单位: 甲局}\n- {姓名: 张伟, 代号: 张伟乙, 单位: 乙局}\n"
    office = write_office(tmp_path, 领导=rows)
    with pytest.raises(DataError) as refused:
        visit("陪同: [张伟]", office)
    assert [problem.code for problem in refused.value.problems] == ["D116"]
    assert "张伟甲、张伟乙" in refused.value.problems[0].hint
    assert visit("陪同: [张伟乙]", office).hosts[0].unit == "乙局"


def test_a_leader_named_only_in_the_schedule_comes_from_the_table(tmp_path: Path) -> None:
    office = write_office(tmp_path, 领导="- {姓名: 秦远, 单位: 清江区农业农村局, 职务: 局长}\n")
    loaded = visit("日程: [{内容: 考察, 陪同: [秦远]}]", office)
    assert [person.title for person in loaded.others] == ["局长"]
    assert loaded.person("秦远").unit == "清江区农业农村局"


def test_places_and_dishes_may_name_nothing(tmp_path: Path) -> None:
    office = write_office(
        tmp_path, 点位="- {名称: 机关食堂, 地址: 行政中心}\n", 菜品="- {名称: 柳溪豆腐, 类别: 热菜}\n"
    )
    meal = visit("用餐: [{地点: 机关食堂, 菜单: [柳溪豆腐, 家常豆角]}]", office).meals[0]
    assert meal.place is not None
    assert meal.place.address == "行政中心"
    assert [dish.course for dish in meal.menu] == ["热菜", None]


def test_a_reference_in_braces_must_resolve_with_the_near_miss(tmp_path: Path) -> None:
    office = write_office(tmp_path, 点位="- {名称: 机关食堂, 地址: 行政中心}\n")
    with pytest.raises(DataError) as refused:
        visit("用餐: [{地点: {名称: 机关饭堂}}]", office)
    assert [problem.code for problem in refused.value.problems] == ["D117"]
    assert "机关食堂" in refused.value.problems[0].hint


def test_a_vehicle_is_known_by_its_plate(tmp_path: Path) -> None:
    office = write_office(tmp_path, 车辆="- {车牌: 川Y·A0001, 车型: 中巴, 座位: 19, 驾驶员: 王师傅}\n")
    vehicle = visit("车辆: [{车号: 1, 车牌: 川Y·A0001, 驾驶员: 李师傅}]", office).vehicles[0]
    assert (vehicle.seats, vehicle.driver) == (19, "李师傅")


def test_a_mistake_in_a_table_is_reported_in_the_table(tmp_path: Path) -> None:
    office = write_office(tmp_path, 点位="- {名称: 机关食堂, 容纳: 很多}\n- {地址: 某处}\n- 食堂\n")
    with pytest.raises(DataError) as refused:
        visit("事由: 考察", office)
    places = [(Path(p.place.file).name, p.place.line, p.code) for p in refused.value.problems if p.place]
    assert places == [("点位.yaml", 1, "D112"), ("点位.yaml", 2, "D108"), ("点位.yaml", 3, "D107")]


def test_an_office_may_keep_tables_of_its_own(tmp_path: Path) -> None:
    office = write_office(tmp_path, 话术="- {名称: 开场, 内容: 欢迎}\n")
    assert visit("事由: 考察", office).office.unit == "清江区接待服务中心"


def test_the_office_is_found_by_walking_up(tmp_path: Path) -> None:
    write_office(tmp_path)
    (tmp_path / "来访" / "2026").mkdir(parents=True)
    path = tmp_path / "来访" / "2026" / "一.yaml"
    path.write_text("标题: 考察\n日期: 2026-07-05\n来宾: [周明远]\n", "utf-8")
    assert load(path).office.region == "清江区"


def test_a_contact_listed_elsewhere_keeps_his_phone() -> None:
    loaded = visit("保障: [{姓名: 林溪, 电话: '13900000109', 职务: 科长}]\n联系人: [{姓名: 林溪, 备注: 总协调}]")
    assert (loaded.contacts[0].phone, loaded.contacts[0].note) == ("13900000109", "总协调")


def test_names_may_be_written_one_behind_the_other() -> None:
    stop = visit("日程: [{内容: 考察, 参加: 周明远、韩喆}]").schedule[0]
    assert stop.who == ("周明远", "韩喆")


def test_everybody_is_everybody_of_that_side() -> None:
    loaded = visit("陪同: [沈静]\n座次: [{名称: 会议, 形式: 会谈横桌, 来宾: 全体, 主方: 全体}]")
    seating = loaded.seating[0]
    assert [one.name for one in loaded.named(seating.guests, loaded.guests.people)] == ["周明远", "韩喆"]
    assert [one.name for one in loaded.named(seating.hosts, loaded.hosts)] == ["沈静"]


def test_the_only_day_need_not_be_repeated() -> None:
    loaded = visit("日程: [{内容: 考察}]")
    assert loaded.schedule[0].date == loaded.dates.first


def test_a_setting_from_the_command_line_stands_before_the_file() -> None:
    body = "标题: 考察\n日期: 2026-07-05\n公函: {文号: 1号}\n来宾: [{姓名: 周明远}]\n".encode()
    loaded = load(body, settings=[("公函.文号", "2号"), ("来宾.1.职务", "市长"), ("编号", "9")])
    assert loaded.letter is not None
    assert (loaded.letter.number, loaded.guests.people[0].title, loaded.code) == ("2号", "市长", "9")


def test_a_setting_may_use_either_name_of_a_field() -> None:
    body = "title: 考察\ndates: 2026-07-05\nissued: 2026-07-01\nguests: {names: [{name: 周明远}]}\n".encode()
    loaded = load(
        body, settings=[("成文日期", "2026-07-02"), ("来宾.名单.1.职务", "市长"), ("guests.names.1.unit", "甲市")]
    )
    assert (str(loaded.issued), loaded.guests.people[0].title, loaded.guests.people[0].unit) == (
        "2026-07-02",
        "市长",
        "甲市",
    )


def test_each_value_that_is_set_has_its_own_line_and_its_own_text_in_messages() -> None:
    body = "# 第一行\n标题: 考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n".encode()
    settings = [("标题", "甲\n乙"), ("日期", "昨日"), ("来宾.1.怪", "x"), ("来宾.1.电话", "一二\u0001")]
    with pytest.raises(DataError) as raised:
        load(body, settings=settings)
    found = {(problem.place, problem.excerpt) for problem in raised.value.problems}
    assert found >= {
        (Mark("--set", 2, 4), "日期=昨日"),
        (Mark("--set", 3, 6), "来宾.1.怪=x"),
        (Mark("--set", 4, 9), "来宾.1.电话=一二\u0001"),
    }


def test_what_is_set_to_nothing_shows_no_line_of_the_file() -> None:
    body = "# 第一行\n标题: 考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n".encode()
    with pytest.raises(DataError) as raised:
        load(body, settings=[("来宾", "")])
    (problem,) = raised.value.problems
    assert (problem.code, problem.excerpt) == ("D108", "")


@pytest.mark.parametrize("day", ["today", "今天", "今日", "now", "当日"])
def test_a_day_is_typed_and_not_taken_from_the_clock(day: str) -> None:
    body = "标题: 考察\n日期: 2026-07-05\n来宾: [{姓名: 周明远}]\n".encode()
    with pytest.raises(DataError) as raised:
        load(body, settings=[("成文日期", day)])
    (problem,) = raised.value.problems
    assert (problem.code, problem.place) == ("D109", Mark("--set", 1, 6))


@pytest.mark.parametrize(
    "days",
    [
        "0001-01-02",
        "0001年1月1日",
        "0026.7.5",
        "1026-07-05至07",
        "2026-07-05 至 9999-12-31",
        "9999年12月31日",
        "2999/7/5",
    ],
)
def test_a_year_of_another_age_is_named_at_its_place(days: str) -> None:
    body = f"标题: 考察\n日期: {days}\n来宾: [{{姓名: 周明远}}]\n".encode()
    with pytest.raises(DataError) as raised:
        load(body)
    (problem,) = [one for one in raised.value.problems if one.level == "error"]
    assert (problem.code, problem.place and problem.place.line) == ("D109", 2)
    assert problem.hint == "核对年份：1900年到2199年"


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    shutil.copytree(OFFICE.parent.parent / "brand_assets" / "qingjiang", tmp_path / "brand_assets" / "qingjiang")
    (tmp_path / "office.yaml").write_text("单位: 清江区接待服务中心\n品牌: qingjiang\n", "utf-8")
    return tmp_path / "brand_assets" / "qingjiang"


def test_the_brand_beside_the_office_comes_first(brand: Path) -> None:
    text = (brand / "brand.yaml").read_text("utf-8").replace("文字: 两地三区", "文字: 另一句")
    (brand / "brand.yaml").write_text(text, "utf-8")
    read_brand = visit("事由: 考察", brand.parent.parent / "office.yaml").brand
    assert read_brand is not None
    assert read_brand.slogans["主"] == "另一句"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.unlink(), "没有这个文件"),
        (lambda path: path.write_bytes(path.read_bytes()[:500]), "不完整"),
        (lambda path: path.write_bytes(path.read_bytes().replace(b"IDAT", b"IDAX", 1)), "损坏"),
        (lambda path: path.write_text("<html>"), "不是 PNG 或 JPEG"),
    ],
    ids=["missing", "cut short", "changed", "something else"],
)
def test_a_bad_picture_is_reported_at_the_line_that_names_it(brand: Path, damage, said: str) -> None:  # type: ignore[no-untyped-def]
    damage(brand / "logo.png")
    with pytest.raises(DataError) as refused:
        visit("事由: 考察", brand.parent.parent / "office.yaml")
    (problem,) = refused.value.problems
    assert problem.place is not None
    assert (problem.code, problem.excerpt.partition(":")[0]) == ("D119", "标志")
    assert said in problem.text


def test_a_picture_outside_the_brand_is_not_read(brand: Path) -> None:
    text = (brand / "brand.yaml").read_text("utf-8").replace("logo.png", "../../secret.png")
    (brand / "brand.yaml").write_text(text, "utf-8")
    with pytest.raises(DataError) as refused:
        visit("事由: 考察", brand.parent.parent / "office.yaml")
    assert "品牌文件夹" in refused.value.problems[0].text


def test_the_stock_brand_carries_its_slogans_exactly_so() -> None:
    read_brand = load(OFFICE / "来访" / "2026-041.yaml").brand
    assert read_brand is not None
    assert dict(read_brand.slogans) == {"主": "两地三区", "文旅": "千年米仓道·早晚X河"}
    assert set(read_brand.pictures) == {"标志", "主", "文旅"}
    assert all(picture.alt for picture in read_brand.pictures.values())


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("公函: {单位: 云州市政府, 人数: 12 人}", lambda visit: visit.letter.people == 12),
        ("领导人数: 3位", lambda visit: visit.leaders == 3),
        ("日程: [{内容: 座谈, 路程: 35分钟}]", lambda visit: visit.schedule[0].travel == 35),
        (
            "日程: [{内容: 会, 议程: [{内容: 报, 时长: 20分}]}]",
            lambda visit: visit.schedule[0].agenda[0].minutes == 20,
        ),
        ("用餐: [{名称: 午餐, 标准: 50元/人}]", lambda visit: visit.meals[0].standard == 50),
        ("用餐: [{名称: 午餐, 标准: 50 元}]", lambda visit: visit.meals[0].standard == 50),
        ("住宿: [{宾馆: 甲, 房间: [{单价: 260元/间·天}]}]", lambda visit: visit.lodging[0].rooms[0].price == 260),
        ("车辆: [{车号: 1号车, 座位: 19座}]", lambda visit: visit.vehicles[0].seats == 19),
        ("礼品: [{名称: 书签, 数量: 4套, 单价: 25元}]", lambda visit: str(visit.gifts[0].number) == "4套"),
        ("礼品: [{名称: 书签, 数量: 4}]", lambda visit: str(visit.gifts[0].number) == "4件"),
        (
            "费用: [{项目: 餐, 人数: 12人, 金额: '1,600.50元'}]",
            lambda visit: visit.expenses[0].people == 12,
        ),
    ],
)
def test_a_number_may_carry_the_unit_that_is_printed_behind_it(body: str, read: Callable[[Visit], bool]) -> None:
    assert read(visit(body))


@pytest.mark.parametrize(
    "body",
    [
        "公函: {人数: 12桌}",
        "日程: [{内容: 座谈, 路程: 1桌}]",
        "用餐: [{名称: 午餐, 标准: 500元/桌}]",
        "住宿: [{宾馆: 甲, 房间: [{单价: 260元/人}]}]",
        "车辆: [{车号: 1, 座位: 19桌}]",
        "费用: [{项目: 餐, 金额: 100美元}]",
        "礼品: [{名称: 书签, 数量: 若干}]",
    ],
)
def test_another_unit_is_refused_at_its_place(body: str) -> None:
    with pytest.raises(DataError) as raised:
        visit(body)
    assert [problem.code for problem in raised.value.problems] == ["D112"]
