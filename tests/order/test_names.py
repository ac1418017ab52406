"""Lists of names in order: by strokes of surnames or of whole names, by readings, by ranks; doubts are named."""

import pytest

from docgen.model.people import Person
from docgen.model.ranks import standing
from docgen.order.names import CharacterOverrides, order_by_name_strokes, order_by_readings, order_by_surname_strokes
from docgen.order.precedence import body, order_by_rank


def strokes(text: str) -> str:
    return " ".join(one.name for one in order_by_surname_strokes(text.split(" ")).placed)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("王毅 王勇 王晨 王军 王小洪 王玉普 王正伟 王东明", "王军 王勇 王晨 王毅 王小洪 王玉普 王正伟 王东明"),
        ("田大利 田富", "田富 田大利"),
        ("洪少东 欧阳少东", "欧阳少东 洪少东"),
        ("张明 杨明 李明 陈明 何明 吴明 宋明 沈明", "李明 杨明 吴明 何明 沈明 宋明 张明 陈明"),
        ("欧平 林平", "林平 欧平"),
        ("文平 王平", "王平 文平"),
        ("欧阳修 欧小平 欧平", "欧平 欧小平 欧阳修"),
        ("孔一 巴一 于一 干一 水一 贝一", "干一 于一 贝一 水一 巴一 孔一"),
        ("买买提·阿不都 马明", "马明 买买提·阿不都"),
        ("张　三 张三丰", "张　三 张三丰"),
    ],
)
def test_by_strokes_of_the_surname_single_given_names_come_first(names: str, expected: str) -> None:
    assert strokes(names) == expected


def test_by_strokes_of_the_whole_name_nothing_comes_first() -> None:
    names = "王毅 王勇 王晨 王军 王小洪 王玉普 王正伟 王东明".split()
    found = [one.name for one in order_by_name_strokes(names).placed]
    assert found == "王小洪 王玉普 王正伟 王东明 王军 王勇 王晨 王毅".split()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("曾山 仇远 解明 单平 朴正 查良 盖志 翟理 区大 尉迟恭", "盖志 区大 朴正 仇远 单平 解明 尉迟恭 曾山 查良 翟理"),
        ("单于飞 单飞 陈平", "单于飞 陈平 单飞"),
        ("重明 万俟卨 长孙明 张明", "重明 万俟卨 张明 长孙明"),
        ("李鸣 李明 李民", "李民 李明 李鸣"),
        ("栾明 罗明 吕明 卢明 路明", "卢明 路明 吕明 栾明 罗明"),
    ],
)
def test_by_readings_surnames_are_read_as_surnames(names: str, expected: str) -> None:
    ordered = order_by_readings(names.split())
    # 卨 is outside the tables; alone among its surname it need not be compared
    assert ordered.unplaced == ()
    assert " ".join(one.name for one in ordered.placed) == expected


def test_a_character_outside_the_tables_is_named_and_its_name_left_to_the_office() -> None:
    found = order_by_surname_strokes(["𠮷庆丰", "王军", "高䶮", "高庆", "周明"])
    assert [one.name for one in found.placed] == ["王军", "周明", "高庆"]
    assert found.unplaced == (("𠮷庆丰", "𠮷"), ("高䶮", "䶮"))


def test_what_is_never_compared_needs_no_strokes() -> None:
    assert strokes("高䶮 王军") == "王军 高䶮"


def test_the_office_can_tell_strokes_and_readings() -> None:
    known = CharacterOverrides({"𠮷": "121251"}, {"覃": "tan2"})
    assert [one.name for one in order_by_surname_strokes(["𠮷庆丰", "王军", "周明"], known).placed] == [
        "王军",
        "𠮷庆丰",
        "周明",
    ]
    assert [one.name for one in order_by_readings(["覃川", "苏明", "陶明"], known).placed] == ["苏明", "覃川", "陶明"]
    (doubtful,) = order_by_readings(["覃川"]).placed
    assert "qin2、tan2" in doubtful.doubt
    assert order_by_readings(["覃川"], known).placed[0].doubt == ""


def test_every_name_says_why_it_stands_there() -> None:
    (found,) = order_by_surname_strokes(["王军"]).placed
    assert found.reason == "王 4画（横横竖横），军 6画（点折横折横竖）"
    assert found.key.split()[0].startswith("041121")


def test_keys_are_in_the_order_of_the_names() -> None:
    names = "王毅 欧阳修 欧平 林平 田富 田大利 孔一 巴一 于一 干一".split()
    keys = [one.key for one in order_by_surname_strokes(names).placed]
    assert keys == sorted(keys)


def test_the_same_name_twice_stands_twice() -> None:
    assert strokes("张伟 王伟 张伟") == "王伟 张伟 张伟"


def person(name: str, rank: str, unit: str = "", title: str = "") -> Person:
    return Person(name=name, rank=rank, unit=unit, title=title)


def test_ranks_order_people_by_level_body_and_standing_deputy() -> None:
    rows = [
        person("科", "乡科级正职"),
        person("调研员", "二级调研员"),
        person("政协", "县处级正职", "政协清江区委员会", "主席"),
        person("副", "副处级", "清江区人民政府", "副区长"),
        person("常务", "副处级", "清江区人民政府", "常务副区长"),
        person("区长", "正处级", "清江区人民政府", "区长"),
        person("人大", "正处级", "清江区人民代表大会常务委员会", "主任"),
        person("书记", "正处级", "中共清江区委", "书记"),
        person("厅", "厅局级副职"),
        person("无", ""),
    ]
    found = order_by_rank(rows)
    assert [one.person.name for one in found] == "厅 书记 人大 区长 政协 调研员 常务 副 科 无".split()
    assert "职级" in next(one.reason for one in found if one.person.name == "调研员")
    assert "没有写级别" in found[-1].doubt


@pytest.mark.parametrize(
    ("rank", "unit", "titles"),
    [
        ("县处级副职", "水利局", "常务副局长 党组副书记、副局长 党组成员、副局长 党组成员、纪检组长 党组成员"),
        ("厅局级副职", "云州市", "市委常务副书记 市委副书记 市委常委、常务副市长 市委常委、副市长 市人大副主任 副市长"),
        ("厅局级正职", "云州市", "市委书记 人大常委会主任 市委副书记、市长 政协主席"),
        ("县处级副职", "", "副区长 四级调研员"),
        ("县处级正职", "水利局", "党组书记 局长 一级调研员"),
        ("厅局级副职", "", "宣传部副部长 云州大学党委副书记"),
    ],
)
def test_people_of_one_rank_stand_by_their_posts_however_they_are_listed(rank: str, unit: str, titles: str) -> None:
    expected = titles.split()
    rows = [Person(name=title, rank=rank, unit=unit, title=title) for title in reversed(expected)]
    assert [one.person.title for one in order_by_rank(rows)] == expected


@pytest.mark.parametrize(
    ("unit", "title"), [("人大附中", "校长"), ("清江区政府采购中心", "主任"), ("云州集团有限公司", "党委书记")]
)
def test_what_only_bears_the_word_of_a_body_is_none(unit: str, title: str) -> None:
    assert body(Person(name="丁一", unit=unit, title=title)) == ""


def test_a_title_that_contradicts_the_rank_is_said() -> None:
    (found,) = order_by_rank([Person(name="丁一", rank="正厅级", title="二级巡视员")])
    assert "对不上" in found.doubt


def test_people_of_one_rank_keep_the_order_of_the_list() -> None:
    rows = [person(name, "县处级副职") for name in "丙甲乙"]
    assert [one.person.name for one in order_by_rank(rows)] == list("丙甲乙")


def test_a_rank_that_leaves_open_which_half_of_its_level_is_said_to_be_doubtful() -> None:
    (found,) = order_by_rank([person("甲", "处级")])
    assert "没有写正职、副职" in found.doubt


@pytest.mark.parametrize(
    ("spelt", "name"),
    [
        ("正厅级", "厅局级正职"),
        ("副厅局级", "厅局级副职"),
        ("厅局级副职", "厅局级副职"),
        ("正处级（挂职）", "县处级正职"),
        ("副处级领导干部", None),
        ("副处级领导职务", "县处级副职"),
        ("副县（处）级", "县处级副职"),
        ("厅（局）级正职", "厅局级正职"),
        ("正处级（挂职）", "县处级正职"),
        ("副国级", "国家级副职"),
        ("正部级", "省部级正职"),
        ("副省级", "省部级副职"),
        ("正科", "乡科级正职"),
        ("副巡视员", "二级巡视员"),
        ("三级主任科员", "三级主任科员"),
        ("科员", "二级科员"),
        ("县委", None),
        ("正副处级", None),
        ("教授", None),
        ("股级", None),
    ],
)
def test_ranks_are_read_in_the_common_spellings_and_nothing_is_guessed(spelt: str, name: str | None) -> None:
    found = standing(spelt)
    assert (found.name if found else None) == name


def test_the_body_of_somebody_with_two_posts_is_the_higher() -> None:
    assert body(person("甲", "", "清江区人民政府", "区委常委、常务副区长")) == "党委"
    assert body(person("乙", "", "清江区发展和改革委员会", "主任")) == ""
    assert body(person("丙", "", "中国人民政治协商会议清江区委员会", "副主席")) == "政协"
