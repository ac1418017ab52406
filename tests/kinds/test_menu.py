"""Menus: what guests read of a meal and what they do not, what the kitchen has to know, and that everything fits."""

import re
from typing import Any

import pytest

from docgen.api.papers import build, build_papers
from docgen.api.seating.visits import load_seated
from docgen.api.templates import check_template, stock_template, template_names
from docgen.api.visits import load
from docgen.errors import DataError, UsageError
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Page
from docgen.kinds.menu_parts.forms import FORMS
from docgen.kinds.menu_parts.layout import face_heights, folded_layout, slim_layout
from docgen.kinds.menu_parts.lines import DishClass, DishEntry, class_height_pt
from docgen.kinds.menu_parts.meals import shown_name
from docgen.model.brand import Picture
from docgen.model.menu_type import FOLDED, FOLDED_PANEL_MM, PERCENTS, SLIM, SLIM_MM
from docgen.model.scalars import UNPRINTABLE
from docgen.model.units import mm_to_pt, mm_to_twips
from docgen.model.visit import Visit
from docgen.word.package.outline import texts
from tests.conftest import OFFICE, visit
from tests.visit_with_text import as_typed
from tests.word.test_fidelity import STRINGS

OFFICE_FILE = OFFICE / "office.yaml"
#: A meal of guests of whom some have to mind what they eat.
CAREFUL = """
类别: {category}
来宾:
  - {{姓名: 周明远, 饮食: [清真]}}
  - {{姓名: 韩喆, 饮食: [花生过敏, 少盐]}}
  - {{姓名: 宋时雨, 饮食: [不吃辣, 素食]}}
用餐:
  - {{名称: 6日午餐, 时间: 12:00, 地点: 机关食堂, 形式: {form}, 标准: 50, 酒水: [菊花茶], 菜单: [{dishes}]}}
"""


def page_of(of: Visit, **options: Any) -> Page:
    (page,) = load_kind("menu").pages(PageInput(of, options=options))
    return page


def meals_of(of: Visit, **options: Any) -> list[dict[str, Any]]:
    return list(page_of(of, **options).context["餐"])


def careful(dishes: str, category: str = "国内公务", form: str = "工作餐") -> Visit:
    return visit(CAREFUL.format(dishes=dishes, category=category, form=form), OFFICE_FILE)


def lines_of(meal: dict[str, Any]) -> list[dict[str, Any]]:
    return [line for spread in meal["内页"] for side in ("左", "右") for line in spread[side]]


def read(meal: dict[str, Any]) -> list[str]:
    """Headings as [凉菜], dishes with their marks."""
    return [
        f"[{line['类']}]" if line["类"] else " ".join([line["名"], *(mark["文"] for mark in line["记"])])
        for line in lines_of(meal)
    ]


def paper(of: Visit, **options: Any) -> str:
    (file,) = build(of, ["menu"], options=options)
    return "\n".join(texts(file.content))


def test_dishes_stand_by_class_in_the_order_of_serving_whatever_the_order_in_which_they_were_typed() -> None:
    (meal,) = meals_of(careful("时令水果, 番茄蛋汤, 杂粮饭, 清炒时蔬, 凉拌藕带, 柳溪豆腐"))
    assert [line.partition(" ")[0] for line in read(meal)] == [
        *("[凉菜]", "凉拌藕带", "[热菜]", "清炒时蔬", "柳溪豆腐", "[汤]", "番茄蛋汤", "[主食]", "杂粮饭"),
        *("[水果]", "时令水果"),
    ]


def test_in_the_western_order_soup_comes_before_the_hot_dishes() -> None:
    (meal,) = meals_of(careful("清炒时蔬, 番茄蛋汤, 凉拌藕带"), order="西式")
    assert [line for line in read(meal) if line.startswith("[")] == ["[凉菜]", "[汤]", "[热菜]"]


def test_dishes_of_no_class_come_last_as_they_were_typed_and_alone_they_have_no_heading() -> None:
    (meal,) = meals_of(careful("木耳山药, 清炒时蔬, 藕汤"))
    assert read(meal) == ["[热菜]", "清炒时蔬 清真 素", "[其他]", "木耳山药", "藕汤"]
    (meal,) = meals_of(careful("木耳山药, 藕汤"))
    assert read(meal) == ["木耳山药", "藕汤"]


def test_a_dish_may_be_written_with_its_class_its_portions_and_what_is_told_of_it() -> None:
    (meal,) = meals_of(careful("{名称: 石磨豆花, 类别: 热菜, 份数: 3, 介绍: 井水点制}"))
    (heading, dish) = lines_of(meal)
    assert (heading["类"], dish["名"], dish["份"], dish["介绍"]) == ("热菜", "石磨豆花", "3份", "井水点制")


def test_only_what_a_guest_of_this_meal_has_to_mind_is_marked_and_the_legend_says_what_it_means() -> None:
    dishes = "清炒时蔬, 土豆烧鸡, {名称: 宫保豆腐, 过敏原: [花生, 大豆]}, {名称: 剁椒鱼头, 类别: 热菜}"
    (meal,) = meals_of(careful(dishes))
    assert read(meal) == ["[热菜]", "清炒时蔬 清真 素", "土豆烧鸡", "剁椒鱼头 辣", "[其他]", "宫保豆腐 辣 含花生"]
    legend = {item["记"]: item["文"] for line in meal["说明"] for item in line["项"]}
    assert legend == {"清真": "清真菜品", "素": "素食", "辣": "有辣味", "含花生": "用料里有花生"}


def test_guests_who_mind_nothing_have_a_menu_without_marks() -> None:
    of = visit("用餐: [{名称: 午餐, 菜单: [清炒时蔬, 番茄炖牛肉]}]", OFFICE_FILE)
    (meal,) = meals_of(of)
    assert read(meal) == ["[热菜]", "清炒时蔬", "番茄炖牛肉"]
    assert meal["说明"] == []


def test_only_those_who_eat_at_a_meal_are_asked() -> None:
    of = visit(
        """
        来宾: [{姓名: 周明远, 饮食: [清真]}, {姓名: 韩喆}]
        用餐:
          - {名称: 午餐, 来宾: [韩喆], 菜单: [清炒时蔬]}
          - {名称: 晚餐, 来宾: [周明远], 菜单: [清炒时蔬]}
        """,
        OFFICE_FILE,
    )
    assert [read(meal)[-1] for meal in meals_of(of)] == ["清炒时蔬", "清炒时蔬 清真"]


def test_a_guests_menu_names_nobody_and_the_kitchens_page_does() -> None:
    of = careful("清炒时蔬, {名称: 宫保鸡丁, 类别: 热菜, 过敏原: [花生]}")
    guests, kitchen = paper(of), paper(of, **{"for": "厨房"})
    for name in ("周明远", "韩喆", "宋时雨"):
        assert name not in guests
        assert name in kitchen
    assert "少盐" in kitchen
    assert "少盐" not in guests
    (meal,) = meals_of(of, **{"for": "厨房"})
    assert [row["谁不吃"] for row in meal["行"]] == ["—", "周明远、\n韩喆、\n宋时雨"]


def test_the_kitchen_reads_who_eats_no_meat_and_long_names_are_parted_at_their_dots() -> None:
    of = visit(
        """
        来宾: [{姓名: 约翰内斯·范德维尔德, 饮食: [素食]}, {姓名: 米雪, 饮食: [素食]}, {姓名: 白鹤鸣, 饮食: [清真]}]
        用餐: [{名称: 午餐, 菜单: [土豆烧鸡, 番茄炖牛肉, 清炒时蔬]}]
        """,
        OFFICE_FILE,
    )
    (meal,) = meals_of(of, **{"for": "厨房"})
    assert [row["谁不吃"] for row in meal["行"]] == [
        "约翰内斯·\n范德维尔德、\n米雪、\n白鹤鸣",
        "约翰内斯·\n范德维尔德、\n米雪",
        "—",
    ]


@pytest.mark.parametrize("name", ["欢迎晚宴", "6日晚宴", "接风宴"])
def test_an_official_menu_at_home_has_no_price_no_drinks_and_no_banquet(name: str) -> None:
    of = visit(
        f"""
        类别: 国内公务
        用餐:
          - {{名称: {name}, 时间: 18:00, 形式: 宴请, 标准: 50, 酒水: [菊花茶], 菜单: [清炒时蔬]}}
        """,
        OFFICE_FILE,
    )
    printed = paper(of)
    assert [word for word in ("50", "元", "宴", "菊花茶", "酒", "饮品") if word in printed] == []
    assert "晚餐" in printed


def test_foreign_and_business_guests_read_what_there_is_to_drink() -> None:
    for category in ("外宾", "商务"):
        assert read(meals_of(careful("清炒时蔬", category, "宴请"))[0])[-2:] == ["[饮品]", "菊花茶"]


def test_a_region_that_treats_business_as_official_has_its_business_menus_without_drinks(tmp_path: Any) -> None:
    (tmp_path / "office.yaml").write_text("单位: 清江区接待中心\n地区: 清江区\n", "utf-8")
    (tmp_path / "地方规定.yaml").write_text("名称: 清江区（2026年）\n商务参照公务: 是\n", "utf-8")
    of = visit("类别: 商务\n用餐: [{名称: 晚宴, 时间: 18:00, 酒水: [菊花茶], 菜单: [豆腐]}]", tmp_path / "office.yaml")
    (meal,) = meals_of(of)
    assert (meal["名"], read(meal)) == ("晚餐", ["豆腐"])


def test_foreign_guests_read_english_below_the_chinese() -> None:
    of = load_seated(OFFICE / "来访" / "2026-052.yaml").visit
    (meal,) = meals_of(of)
    assert (meal["英名"], meal["英日期"]) == ("Dinner", "Thursday, 10 September 2026, 18:00")
    tofu = next(line for line in lines_of(meal) if line["名"] == "柳溪豆腐")
    assert (tofu["英名"], tofu["介绍"], tofu["份"]) == (
        "Liuxi Tofu, Braised with Green Garlic",
        "柳溪镇井水点制",
        "",
    )
    assert [line["类英"] for line in lines_of(meal) if line["类"]] == [
        *("Cold Dishes", "Hot Dishes", "Soup", "Staple Food", "Fruit", "Beverages"),
    ]
    assert "Vegetarian" in str(meal["说明"])


def test_chinese_guests_read_no_english() -> None:
    printed = paper(careful("柳溪豆腐, 番茄蛋汤"))
    assert re.findall("[A-Za-z]{3,}", printed) == []


def test_dishes_without_english_are_told_when_a_bilingual_menu_is_made() -> None:
    of = visit("类别: 外宾\n用餐: [{名称: 午餐, 菜单: [石磨豆花, 清炒时蔬]}]", OFFICE_FILE)
    (made,) = build_papers(of, ["menu"])
    (problem,) = [problem for problem in made.notices if problem.code == "W08"]
    assert "石磨豆花没有英文名" in problem.text
    assert "清炒时蔬" not in problem.text


def test_the_menu_of_a_brand_carries_its_emblem_and_slogan_and_of_an_office_without_none() -> None:
    (meal,) = meals_of(load_seated(OFFICE / "来访" / "2026-052.yaml").visit)
    assert isinstance(meal["标志"], Picture)
    assert (meal["口号"]["文"], isinstance(meal["口号"]["图"], Picture)) == ("千年米仓道·早晚X河", True)
    (meal,) = meals_of(visit("类别: 外宾\n用餐: [{名称: 午餐, 菜单: [豆腐]}]"))
    assert (meal["标志"], meal["口号"]["文"], meal["单位"]) == ("", "", "")


def test_a_slogan_that_the_visit_names_and_may_not_have_is_left_out_and_said() -> None:
    of = visit("类别: 国内公务\n用餐:\n  - {名称: 午餐, 菜单口号: 主, 菜单: [豆腐]}", OFFICE_FILE)
    (made,) = build_papers(of, ["menu"])
    assert "两地三区" not in "".join(texts(made.document.content))
    (problem,) = [problem for problem in made.notices if problem.code == "D606"]
    assert problem.place is not None
    assert (problem.place.line, problem.excerpt.strip()) == (5, "- {名称: 午餐, 菜单口号: 主, 菜单: [豆腐]}")


def test_every_meal_that_has_dishes_is_printed_or_the_ones_that_are_named() -> None:
    of = visit("用餐: [{名称: 早餐}, {名称: 午餐, 菜单: [豆腐]}, {名称: 晚餐, 菜单: [面条]}]")
    assert [meal["名"] for meal in meals_of(of)] == ["午餐", "晚餐"]
    assert [meal["名"] for meal in meals_of(of, meal=("晚餐",))] == ["晚餐"]
    assert page_of(of, meal=("晚餐",)).name == "云州市代表团来清江区考察晚餐菜单"
    with pytest.raises(UsageError, match="没有“夜宵”这一餐"):
        meals_of(of, meal=("夜宵",))
    with pytest.raises(DataError, match="“早餐”没有写“菜单”"):
        meals_of(of, meal=("早餐",))
    with pytest.raises(DataError, match="做不了菜单"):
        meals_of(visit("用餐: [{名称: 早餐}]"))


def test_the_kitchen_cooks_by_heads_and_serves_one_fewer_first() -> None:
    of = visit(
        """
        来宾: {团组: 代表团, 人数: 9}
        陪同: [{姓名: 沈静}, {姓名: 罗文}]
        用餐: [{名称: 午餐, 陪餐: 全体, 菜单: [{名称: 豆腐, 人份: 10}, {名称: 鱼, 份数: 4}, 面条]}]
        """
    )
    (meal,) = meals_of(of, **{"for": "厨房"})
    assert meal["人数"] == "11人（来宾9人，陪餐2人）"
    assert [(row["菜名"], row["人份"], row["份数"], row["减一"]) for row in meal["行"]] == [
        ("豆腐", "10人", "2份", "1份"),
        ("鱼", "—", "4份", "—"),
        ("面条", "—", "—", "—"),
    ]
    assert meal["减一"] == "N－1：11人按10人的量先上，不够再加。"


def test_tables_and_seats_come_from_the_seating_of_the_meal() -> None:
    seated = load_seated(OFFICE / "来访" / "2026-060.yaml")
    (page,) = load_kind("menu").pages(PageInput(seated.visit, plans=seated.plans, options={"for": "厨房"}))
    (meal,) = page.context["餐"]
    assert (meal["桌数"], meal["行"][0]["份数"]) == ("5桌", "5份")
    assert meal["忌口"][0] == {"桌": "1桌", "文": "尼玛次仁（3号席）：不吃鱼"}


def dish_class(heading: str, count: int, name: str = "家常菜") -> DishClass:
    return DishClass(heading, "", tuple(DishEntry(f"{name}{number}") for number in range(count)))


@pytest.mark.parametrize("counts", [(1,), (2, 1), (4, 8, 2), (5, 9, 2, 2, 1, 1), (30,), (60, 20), (3, 40, 1)])
def test_no_panel_is_fuller_than_it_is_high_and_no_dish_is_lost(counts: tuple[int, ...]) -> None:
    dishes = [dish_class(heading, count) for heading, count in zip("凉热汤主点水", counts, strict=False)]
    layout = folded_layout(dishes, FOLDED, FOLDED_PANEL_MM)
    printed = [line["名"] for panel in layout.panels for line in panel if line["名"]]
    assert printed == [entry.name for of_class in dishes for entry in of_class.entries]
    resized = FOLDED.resized(layout.percent)
    for panel in layout.panels:
        names = [DishEntry(line["名"]) for line in panel if line["名"]]
        headings = sum(bool(line["类"]) for line in panel)
        height = class_height_pt(DishClass("", "", tuple(names)), resized)
        height += headings * (resized.heading.before_pt + resized.heading.line_pt)
        assert height <= mm_to_pt(FOLDED_PANEL_MM)
        assert not panel or not panel[-1]["类"]


def test_short_menus_are_set_larger_and_long_ones_smaller() -> None:
    percents = [
        folded_layout([dish_class("凉菜", count), dish_class("热菜", count)], FOLDED, FOLDED_PANEL_MM).percent
        for count in (1, 5, 20, 27)
    ]
    assert percents == sorted(percents, reverse=True)
    assert (percents[0], percents[-1]) == (max(PERCENTS), FOLDED.least_percent)


def test_all_meals_of_a_document_are_set_in_the_type_in_which_the_longest_fits() -> None:
    long = ", ".join(f"第{number}道家常菜" for number in range(36))
    alone = visit(f"用餐: [{{名称: 晚餐, 菜单: [{long}]}}]")
    both = visit(f"用餐: [{{名称: 午餐, 菜单: [豆腐]}}, {{名称: 晚餐, 菜单: [{long}]}}]")
    assert page_of(both).type_percent == page_of(alone).type_percent < 100


def test_a_slip_has_one_face_as_long_as_head_and_foot_leave_room() -> None:
    of = load_seated(OFFICE / "来访" / "2026-063.yaml").visit
    (meal,) = meals_of(of, size="DL")
    assert [(face["首"], face["末"]) for face in meal["面"]] == [(True, True)]
    assert meal["高"]["头"] + meal["高"]["独"] + meal["高"]["脚"] == pytest.approx(mm_to_twips(SLIM_MM), abs=2)


def test_two_faces_of_a_slip_are_as_full_as_each_other() -> None:
    faces = face_heights(SLIM_MM, 60, 40)
    layout = slim_layout([dish_class(name, 3, "川北凉粉拌花生米") for name in "凉热汤主点水"], SLIM, faces)
    counts = [sum(bool(line["名"]) for line in panel) for panel in layout.panels]
    assert counts == [9, 9]


def test_a_menu_for_several_tables_says_what_one_table_gets() -> None:
    menu = "菜单: [{名称: 豆腐, 人份: 10}, {名称: 鱼, 份数: 6}]"
    of = visit(f"来宾: {{人数: 65}}\n用餐: [{{名称: 午餐, 桌数: 6, {menu}}}]")
    lines = [line for spread in meals_of(of)[0]["内页"] for side in ("左", "右") for line in spread[side]]
    assert [(line["名"], line["份"]) for line in lines if line["名"]] == [("豆腐", "每桌2份"), ("鱼", "6份")]
    assert meals_of(of)[0]["菜量"] == "菜量按每桌11人备，不够再加"


@pytest.mark.parametrize(
    "names",
    ["尼玛次仁", "阿依古丽·买买提", "约翰内斯·范德维尔德", "周明远、尼玛次仁、欧阳若兰"],
)
def test_the_kitchen_reads_whole_names(names: str) -> None:
    guests = ", ".join(f"{{姓名: {name}, 饮食: [不吃鱼]}}" for name in names.split("、"))
    of = visit(f"来宾: [{guests}]\n用餐: [{{名称: 午餐, 菜单: [{{名称: 清蒸鱼, 食材: [草鱼]}}]}}]")
    (row,) = meals_of(of, **{"for": "厨房"})[0]["行"]
    # a name that is wider than the column is parted at its dots
    assert re.sub("(?<=[、·])\n", "", row["谁不吃"]) == names


def test_the_emblem_makes_room_for_long_names() -> None:
    of = load_seated(OFFICE / "来访" / "2026-052.yaml").visit
    assert meals_of(of, size="DL")[0]["标志"]
    place = "清江区柳溪镇高山冷水鱼养殖合作社农家乐二楼大包间" * 3
    long = visit(f"类别: 外宾\n用餐: [{{名称: 晚餐, 时间: 18:00, 地点: {place}, 菜单: [豆腐]}}]", OFFICE_FILE)
    assert meals_of(long, size="DL")[0]["标志"] == ""


def test_further_templates_are_copied_checked_and_explained_by_their_names(tmp_path: Any) -> None:
    for name in ("menu", "menu-dl", "menu-kitchen"):
        (tmp_path / f"{name}.docx").write_bytes(stock_template(name))
        assert check_template(tmp_path / f"{name}.docx", name) == ()
    assert ("餐[].行[].减一", "按 N－1 先上几份") in template_names("menu-kitchen")
    with pytest.raises(UsageError):
        stock_template("menu-x")


def test_a_template_of_ones_own_is_used_for_its_form_and_resized_with_it(tmp_path: Any) -> None:
    (tmp_path / "menu-dl.docx").write_bytes(stock_template("menu"))
    of = visit("用餐: [{名称: 午餐, 菜单: [豆腐]}]")
    (slip,) = build(of, ["menu"], templates=[tmp_path], options={"size": "DL"})
    (card,) = build(of, ["menu"])
    assert len(texts(slip.content)) == len(texts(card.content))


#: What menus say of themselves.
OWN_WORDS = """
    菜单 珍惜粮食 按需取用 凉菜 热菜 汤 主食 点心 水果 其他 饮品 清真 清真菜品 素 素食 辣 有辣味 含 用料里有 菜量按
    人备 不够再加 备餐单 餐次 时间 地点 形式 人数 桌数 序号 类别 菜名 主料 一份够 份数 标记
    谁不吃 忌口 只给厨房和服务员看 定单人 厨师长 日期 来宾 陪餐 人 桌 份
    每桌按 按 的量先上 号席 备注 年 月 日 星期 一 二 三 四 五 六
""".split()


@pytest.mark.parametrize("path", sorted((OFFICE / "来访").glob("*.yaml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("options", [{}, {"size": "DL"}, {"for": "厨房"}], ids=["card", "slip", "kitchen"])
def test_nothing_is_printed_that_is_not_in_the_visit_the_office_or_the_brand(path: Any, options: Any) -> None:
    files = [path, OFFICE_FILE, *sorted((OFFICE / "库").glob("*.yaml"))]
    known = "".join(file.read_text("utf-8") for file in files)
    (file,) = build(load_seated(path), ["menu"], options=options)
    printed = re.findall("[\u4e00-\u9fff]+", "\n".join(texts(file.content)))
    words = sorted(OWN_WORDS, key=len, reverse=True)
    left = {word for word in printed if word not in known and re.sub("|".join(words), "", word) not in known}
    assert left == set()


def test_a_slip_has_its_forms_in_the_help() -> None:
    assert set(FORMS) == {"A5", "DL"}
    assert [option.name for option in load_kind("menu").options] == ["meal", "for", "size", "order"]


HOSTILE = [text for text in STRINGS if text.strip() and len(text) < 300 and not UNPRINTABLE.search(text)]


@pytest.mark.parametrize("field", ["名称", "英文名", "介绍", "食材", "地点", "用餐", "饮品"])
@pytest.mark.parametrize("options", [{}, {"size": "DL"}, {"for": "厨房"}], ids=["card", "slip", "kitchen"])
def test_hostile_text_is_printed_letter_for_letter(field: str, options: dict[str, str]) -> None:
    hidden = {"厨房": ("英文名", "介绍"), "": ("食材",)}[options.get("for", "")]
    for text in HOSTILE[:: 12 if field != "名称" else 4]:
        dish = {"名称": "豆腐", "英文名": "Tofu", "介绍": "井水点制", "食材": ["豆"]}
        meal = {"名称": "宴会", "地点": "食堂", "酒水": ["茶"], "菜单": [dish]}
        if field in dish:
            dish[field] = [text] if field == "食材" else text
        else:
            meal |= {"地点": {"地点": text}, "用餐": {"名称": text}, "饮品": {"酒水": [text]}}[field]
        whole = {"标题": "来访", "类别": "外宾", "日期": "2026-07-05", "来宾": [{"姓名": "周明远"}], "用餐": [meal]}
        of = load(as_typed(whole))
        printed = "".join(texts(build(of, ["menu"], options=options)[0].content))
        shown = text.strip() if field in ("地点", "名称") else text
        if field not in hidden:
            # the date in front of a meal's name stands elsewhere
            assert shown in printed or shown_name(of.meals[0], is_domestic=False) in printed, (field, text)


def test_of_several_meals_that_are_asked_for_none_is_passed_over() -> None:
    of = visit("用餐: [{名称: 午餐, 菜单: [豆腐]}, {名称: 晚餐}]", OFFICE_FILE)
    assert len(meals_of(of)) == 1
    with pytest.raises(DataError, match="“晚餐”没有写“菜单”"):
        meals_of(of, meal=("午餐", "晚餐"))
