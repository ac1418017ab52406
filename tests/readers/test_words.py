"""The other words for every field: no word means two, every reader takes them, and what is unclear is asked about."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from docgen.api.fields import heading_lines, headings_json
from docgen.api.visits import load
from docgen.errors import DataError
from docgen.model.duty import Shift, Volunteer, VolunteerPost
from docgen.model.ledger import LedgerRow, Work
from docgen.model.office import TABLES, Office
from docgen.model.people import Person
from docgen.model.schedule import Stop
from docgen.model.supplies import Issue, Supply
from docgen.model.value import Value
from docgen.model.visit import Task, Visit
from docgen.readers.visit_file.schema import visit_schema
from docgen.readers.visit_file.vocabulary import fields, named_field, vocabulary


def models(*roots: type[Value]) -> Iterator[type[Value]]:
    """These models and all that they hold, each once."""
    seen: set[type[Value]] = set()
    to_visit = list(roots)
    while to_visit:
        model = to_visit.pop()
        if model not in seen:
            seen.add(model)
            yield model
            to_visit += [field.model for field in fields(model) if field.model]


ALL = tuple(models(Visit, Office, LedgerRow, Work, *TABLES.values()))


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_no_word_means_two_fields_of_a_model(model: type[Value]) -> None:
    names: dict[str, set[str]] = {}
    for field in fields(model):
        for word in (field.chinese, field.english, *field.also, *field.likely):
            names.setdefault(word, set()).add(field.chinese)
    for word in (*model.joint_words, *model.inner_words):
        if word not in names:
            names[word] = {word}
    for field_name, pair in model.span_words.items():
        for word in {*pair[0], *pair[1]}:
            names.setdefault(word, set()).add(field_name)
    assert {word: meanings for word, meanings in names.items() if len(meanings) > 1} == {}


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_words_for_fields_of_fields_are_words_of_those(model: type[Value]) -> None:
    for word, (section, name) in model.inner_words.items():
        part = vocabulary(model)[section].model
        assert part is not None
        assert vocabulary(part)[word].chinese == name


def test_there_are_many_other_words() -> None:
    assert sum(len(field.also) for model in ALL for field in fields(model)) > 1000


#: Headings that docgen's own papers print, and words that offices use, each with the section and the field they mean.
HEADINGS = [
    *(("日程", word, "内容") for word in ("活动内容", "活动安排", "项目", "事项", "活动")),
    *(("日程", word, "负责") for word in ("责任单位", "责任单位责任人", "负责人", "牵头单位")),
    *(("日程", word, "地点") for word in ("场所", "活动地点", "考察点")),
    *(("日程", word, "陪同") for word in ("陪同人员", "陪同领导")),
    *(("日程", word, "参加") for word in ("参加人员", "参会人员", "出席人员")),
    *(("用餐", word, "名称") for word in ("餐次", "餐别")),
    *(("用餐", word, "来宾") for word in ("用餐人员", "就餐人员")),
    *(("用餐", word, "标准") for word in ("用餐标准", "餐标")),
    *(("用餐", word, "陪餐") for word in ("陪餐人员", "陪同人员")),
    *(("房间", word, "房号") for word in ("房间号", "房间号码")),
    *(("房间", word, "入住") for word in ("入住人员", "住宿人员", "姓名")),
    *(("房间", word, "单价") for word in ("价格", "房价")),
    *(("车辆", word, "驾驶员") for word in ("司机", "驾驶人")),
    *(("车辆", word, "电话") for word in ("司机电话", "联系电话", "手机")),
    *(("车辆", word, "车牌") for word in ("车牌号", "号牌", "车牌号码")),
    *(("车辆", word, "座位") for word in ("座位数", "核载人数")),
    *(("车辆", word, "乘员") for word in ("乘坐人员", "乘车人员")),
    *(("分工", word, "时限") for word in ("完成时限", "完成时间")),
    *(("交费", word, "凭证") for word in ("票据号", "收据号")),
    *(("费用", word, "票据") for word in ("票据号", "发票号")),
]


def model_of(section: str) -> type[Value]:
    found = {field.chinese: field.model for model in ALL for field in fields(model) if field.model}[section]
    assert found is not None
    return found


@pytest.mark.parametrize(("section", "word", "field"), HEADINGS)
def test_a_heading_of_our_papers_or_of_an_office_means_its_field(section: str, word: str, field: str) -> None:
    named = named_field(word, model_of(section))
    assert named is not None
    assert named.field.chinese == field


@pytest.mark.parametrize(
    ("word", "model", "field"),
    [
        ("姓　名", Person, "姓名"),
        ("姓  名", Person, "姓名"),
        ("*联系电话：", Person, "电话"),
        ("电话（手机）", Person, "电话"),
        ("Phone", Person, "电话"),
        ("一、日程安排", Visit, "日程"),
        ("3.来宾名单", Visit, "来宾"),
    ],
)
def test_spaces_numbers_stars_and_brackets_do_not_matter(word: str, model: type[Value], field: str) -> None:
    named = named_field(word, model)
    assert named is not None
    assert named.field.chinese == field


def test_two_things_in_one_heading_are_not_taken_for_one() -> None:
    assert named_field("单位（职务）", Person) is None
    assert named_field("金额（万元）", model_of("费用")) is not None


def read(folder: Path, text: str) -> Visit:
    path = folder / "来访.yaml"
    path.write_text(text, "utf-8")
    return load(path)


def test_yaml_takes_other_words_and_says_so_once(tmp_path: Path) -> None:
    visit = read(
        tmp_path,
        "来访名称: 考察\n来访时间: 2027-03-16\n来函单位: 云州市人民政府办公室\n来函日期: 2027-03-08\n团组名称: 云州市代表团\n"
        "总人数: 12\n来宾名单:\n  - {姓名: 周明远, 职位: 副书记, 手机: '13900000001'}\n"
        "  - {姓名: 韩喆, 工作单位: 农业局, 手机: '13900000002'}\n"
        "日程安排:\n  - {活动内容: 考察, 开始时间: '9:00', 结束时间: '10:00', 责任单位: 柳溪镇}\n",
    )
    assert (visit.title, visit.guests.name, visit.guests.size) == ("考察", "云州市代表团", 12)
    assert visit.letter is not None
    assert (visit.letter.sender, str(visit.letter.date)) == ("云州市人民政府办公室", "2027-03-08")
    assert [(one.name, one.title, one.phone) for one in visit.guests.people] == [
        ("周明远", "副书记", "13900000001"),
        ("韩喆", "", "13900000002"),
    ]
    stop = visit.schedule[0]
    assert (stop.activity, stop.owner, str(stop.time and stop.time.end)) == ("考察", "柳溪镇", "10:00:00")
    assert [notice.code for notice in visit.notices if notice.code[:3] == "D15"] == ["D150"]


def test_first_and_last_day_make_the_days(tmp_path: Path) -> None:
    visit = read(tmp_path, "标题: 考察\n开始日期: 2027年3月16日\n结束日期: 3月18日\n来宾: [周明远]\n")
    assert [str(day) for day in visit.dates] == ["2027-03-16", "2027-03-18"]


def test_a_word_for_two_fields_in_one_is_asked_about(tmp_path: Path) -> None:
    visit = read(tmp_path, "标题: 考察\n日期: 2027-03-16\n来宾: [{姓名: 周明远, 单位及职务: 云州市委副书记}]\n")
    assert visit.guests.people[0].title == "云州市委副书记"
    assert [(notice.code, notice.level) for notice in visit.notices if notice.code == "D151"] == [("D151", "should")]


def test_a_near_miss_of_another_word_is_suggested_with_what_it_means(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        read(tmp_path, "标题: 考察\n日期: 2027-03-16\n来宾: [{姓名: 周明远, 联系电活: 1}]\n")
    assert "“联系电话”（即“电话”）" in refused.value.problems[0].hint


def test_the_same_field_by_two_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="同一项"):
        read(tmp_path, "标题: 考察\n日期: 2027-03-16\n来宾: [{姓名: 周明远, 手机: '1', 电话: '2'}]\n")


def test_a_unit_in_a_heading_counts_for_bare_numbers(tmp_path: Path) -> None:
    visit = read(tmp_path, "标题: 考察\n日期: 2027-03-16\n来宾: [周明远]\n费用: [{项目: 会议室, 金额（万元）: 1.2}]\n")
    assert visit.expenses[0].amount == 12000


def test_a_workbook_takes_other_words_for_sheets_columns_and_values(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    head = book.active
    assert head is not None
    head.title = "基本信息"
    for row in (
        ("来访名称", "考察"),
        ("来访时间", "2027年3月16日至18日"),
        ("来函单位", "云州市人民政府办公室"),
        ("人数", "25人"),
    ):
        head.append(row)
    sheets: dict[str, list[tuple[object, ...]]] = {
        "来宾名单": [("云州市代表团名单",), ("序号", "姓  名", "职位", "手机"), (1, "周明远", "副书记", 13900000001)],
        "日程安排": [("日程安排",), ("日期", "时间", "活动内容", "责任单位"), ("3月16日", "下午3点", "考察", "柳溪镇")],
        "用车安排": [
            ("车号", "车牌号", "司机", "司机电话", "座位数"),
            ("一号车", "川Y·A0001", "王师傅", 13900000011, "19座"),
        ],
        "住宿安排": [("宾馆", "房间号", "入住人员", "价格"), ("清江宾馆", "0301", "周明远", "260元")],
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(cells)
    path = tmp_path / "来访.xlsx"
    book.save(path)
    visit = load(path)
    assert visit.letter is not None
    assert (visit.title, visit.letter.sender, visit.guests.size) == ("考察", "云州市人民政府办公室", 25)
    assert visit.guests.people[0].phone == "13900000001"
    assert (visit.schedule[0].activity, visit.schedule[0].owner) == ("考察", "柳溪镇")
    vehicle, room = visit.vehicles[0], visit.lodging[0].rooms[0]
    assert (vehicle.no, vehicle.driver, vehicle.phone, vehicle.seats) == ("1", "王师傅", "13900000011", 19)
    assert (room.number, room.who, room.price) == ("0301", ("周明远",), 260)
    kinds = [notice.text.partition("：")[0] for notice in visit.notices if notice.code == "D150"]
    assert len(kinds) == len(set(kinds)), "each kind of change is said once a file"


def test_fields_prints_the_other_words() -> None:
    assert any("餐次" in line for line in heading_lines("用餐"))
    assert "手机" in next(entry for entry in headings_json("联系人") if entry["name"] == "电话")["also"]


def test_the_schema_knows_the_other_words() -> None:
    schema = Draft202012Validator(visit_schema())
    visit = {
        "来访名称": "考察",
        "开始日期": "3月16日",
        "来函单位": "云州市",
        "来宾名单": [{"名字": "周明远", "手机": "1"}],
    }
    assert list(schema.iter_errors(visit)) == []
    assert not schema.is_valid({**visit, "烟花": "有"})


def test_words_for_sections_are_no_words_for_columns_of_them() -> None:
    # a title above a table would be taken for its headings
    assert named_field("日程安排", Stop) is None


def test_an_entry_of_a_catalogue_is_found_and_completed_by_other_words_and_spread_keys(tmp_path: Path) -> None:
    (tmp_path / "库").mkdir()
    (tmp_path / "office.yaml").write_text("单位: 清江区接待中心\n", "utf-8")
    table = "- {酒店 名称: 清江宾馆, 总台电话: '08261234567'}\n- {名　称: 柳溪宾馆, 地　址: 柳溪镇}\n"
    (tmp_path / "库" / "宾馆.yaml").write_text(table, "utf-8")
    visit = read(tmp_path, "标题: 考察\n日期: 2027-03-16\n来宾: [周明远]\n住宿: [{宾馆: 清江宾馆}, {宾馆: 柳溪宾馆}]\n")
    first, second = (lodging.hotel for lodging in visit.lodging)
    assert first is not None
    assert second is not None
    assert (first.phone, second.address) == ("08261234567", "柳溪镇")


@pytest.mark.parametrize(
    ("model", "word", "chinese"),
    [
        (Shift, "值班人员", "值班员"),
        (Shift, "值班电话", "电话"),
        (Shift, "班别", "班次"),
        (Volunteer, "学校", "单位"),
        (VolunteerPost, "服务岗位", "岗位"),
        (VolunteerPost, "服务地点", "地点"),
        (Supply, "物品名称", "品名"),
        (Supply, "规格型号", "规格"),
        (Issue, "领取人", "领用人"),
        (Task, "协办单位", "协办"),
        (Office, "统一口径", "口径"),
        (Visit, "值班安排", "值班"),
        (Visit, "物资清单", "物品"),
    ],
)
def test_duties_supplies_and_partners_have_other_words_too(model: type[Value], word: str, chinese: str) -> None:
    found = named_field(word, model)
    assert found is not None
    assert found.field.chinese == chinese
