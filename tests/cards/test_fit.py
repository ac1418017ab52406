"""Sizes: names that are about as long have one size, lines break where names part, the name stays the largest."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from docgen.cards.face_space import BADGE_PROPORTIONS, FaceSpace
from docgen.cards.fit import fit_cards
from docgen.cards.name_sizes import HAN, OTHER
from docgen.cards.side_texts import SideTexts
from docgen.fonts.fitted_text import COLUMN_PITCH, LEADING
from docgen.fonts.font_stack import FontStack
from docgen.model.cards import Card
from docgen.model.units import MM_PER_PT, mm_to_pt
from tests.cards.stacks import cards, holder

TENT = FaceSpace(200, 100)
ROOMS = [FaceSpace(90, 54), FaceSpace(59.4, 210, True), FaceSpace(130, 48), FaceSpace(210, 148.5)]
LONG = ["阿卜杜热依木·买买提明", "Johannes Maximilian van der Velde", "约翰内斯·范德维尔德", "Bo Li", "让-皮埃尔·杜邦"]


def sizes_of(names: Sequence[str], room: FaceSpace, fonts: FontStack) -> list[float]:
    return [text["姓名"].lines[0].size_pt for text in fit_cards(cards(*names), room, fonts).texts]


def test_names_of_two_to_four_hanzi_have_one_size(fonts: FontStack) -> None:
    sizes = sizes_of(["王芳", "周明远", "欧阳若兰"], TENT, fonts)
    assert len(set(sizes)) == 1
    assert sizes == sizes_of(["欧阳若兰"], TENT, fonts) * 3


@pytest.mark.parametrize("room", [TENT, *ROOMS])
@pytest.mark.parametrize(
    "long", ["阿卜杜热依木江买买提尼牙孜", *LONG, "索朗旺堆次仁", "王" * 15, "Bartholomew Featherstonehaugh"]
)
def test_a_long_name_makes_no_usual_name_smaller(long: str, room: FaceSpace, fonts: FontStack) -> None:
    usual = ["王芳", "周明远", "欧阳若兰"]
    *sizes, long_size = sizes_of([*usual, long], room, fonts)
    assert sizes == sizes_of(usual, room, fonts)
    assert long_size <= sizes[0]


def test_a_long_name_makes_only_names_that_are_about_as_long_smaller(fonts: FontStack) -> None:
    names = ["Bo Li", "安娜·林德", "阿依古丽·买买提", "约翰内斯·马克西米利安·范德维尔德"]
    alone = [sizes_of([name], TENT, fonts)[0] for name in names]
    assert all(0.8 * own <= size <= own for own, size in zip(alone, sizes_of(names, TENT, fonts), strict=True))
    assert fit_cards(cards(*names), TENT, fonts).sizes_pt.keys() == {OTHER, f"{OTHER}二", f"{OTHER}三"}


def test_each_name_may_be_as_large_as_it_can(fonts: FontStack) -> None:
    fitted = fit_cards(cards("王芳", "欧阳若兰"), TENT, fonts, same_size=False)
    short, long = (text["姓名"].lines[0].size_pt for text in fitted.texts)
    assert short > long


@pytest.mark.parametrize("name", ["王芳", "周明远", "欧阳若兰", "努尔古丽", *LONG, "A" * 30, "张" * 30])
@pytest.mark.parametrize("room", [TENT, *ROOMS])
def test_a_name_stays_inside_its_face_and_is_whole(name: str, room: FaceSpace, fonts: FontStack) -> None:
    (fitted,) = fit_cards(cards(name), room, fonts).texts
    lines = fitted["姓名"].lines
    assert "".join(line.text for line in lines) == name
    for line in lines:
        em = line.size_pt * MM_PER_PT
        if line.stacked:
            assert len(line.text) * em * LEADING <= room.height
            assert em * (1 + COLUMN_PITCH * (len(lines) - 1)) <= room.width
        else:
            assert (fonts.advance(fonts.pieces(line.text.rstrip())) + line.spread) * em <= room.width + 0.02
    if not lines[0].stacked:
        assert sum(line.size_pt * MM_PER_PT for line in lines) <= room.height


def test_a_long_name_breaks_at_its_dot_or_space_and_nowhere_else(fonts: FontStack) -> None:
    for name in LONG:
        (fitted,) = fit_cards(cards(name), TENT, fonts).texts
        lines = fitted["姓名"].lines
        assert all(line.text[-1] in "· " for line in lines[:-1])


@pytest.mark.parametrize(
    ("name", "face", "is_stacked"),
    [
        ("阿依古丽·买买提", FaceSpace(59.4, 210, vertical=True), True),
        ("Anna Lind", FaceSpace(59.4, 210, vertical=True), False),  # letters do not stand one below the other
        ("阿依古丽·买买提", FaceSpace(59.4, 210), False),  # this face is no strip
        ("周明远", FaceSpace(59.4, 210), False),
    ],
)
def test_only_hanzi_on_a_strip_stand_one_below_the_other(
    name: str, face: FaceSpace, is_stacked: bool, fonts: FontStack
) -> None:
    (texts,) = fit_cards(cards(name), face, fonts).texts
    assert {line.stacked for line in texts["姓名"].lines} == {is_stacked}


@pytest.mark.parametrize(("width", "lines"), [(154, ["阿依古丽·买买提"]), (152, ["阿依古丽·", "买买提"])])
def test_a_name_is_broken_where_that_makes_it_larger_by_more_than_a_quarter(
    width: float, lines: list[str], fonts: FontStack
) -> None:
    (texts,) = fit_cards(cards("阿依古丽·买买提"), FaceSpace(width, 60), fonts).texts
    assert [line.text for line in texts["姓名"].lines] == lines


def test_two_hanzi_are_spread_and_three_are_not(fonts: FontStack) -> None:
    two, three = (text["姓名"].lines[0] for text in fit_cards(cards("王芳", "周明远"), TENT, fonts).texts)
    assert (two.spread, three.spread) == (True, False)
    assert (two.text, three.text) == ("王芳", "周明远")


def test_the_name_stays_the_largest_however_much_stands_beside_it(fonts: FontStack) -> None:
    texts = {"标题": "某某工作会议", "单位": "云州市农业农村局", "职务": "局长", "身份": "来宾", "口号": "山水清江"}
    for room in (TENT, FaceSpace(90, 54), FaceSpace(130, 48)):
        (fitted,) = fit_cards(cards("周明远", **texts), room, fonts).texts
        others = [line.size_pt for what, text in fitted.items() if what != "姓名" for line in text.lines]
        assert fitted["姓名"].lines[0].size_pt > 1.4 * max(others)
        high = sum(line.size_pt * LEADING * MM_PER_PT for text in fitted.values() for line in text.lines)
        assert high <= 0.9 * room.height


def test_a_long_unit_takes_two_lines_before_it_becomes_too_small(fonts: FontStack) -> None:
    unit = "中共云州市委农村工作领导小组办公室乡村振兴综合协调督查考核科"
    (fitted,) = fit_cards(cards("何苗", 单位=unit), FaceSpace(90, 54), fonts).texts
    assert "".join(line.text for line in fitted["单位"].lines) == unit
    assert len(fitted["单位"].lines) == 2


def test_sizes_of_an_earlier_run_are_kept_where_they_fit(fonts: FontStack) -> None:
    free = fit_cards(cards("周明远"), TENT, fonts).sizes_pt[HAN]
    assert fit_cards(cards("周明远"), TENT, fonts, earlier_sizes_pt={HAN: free - 20}).sizes_pt[HAN] == free - 20
    assert fit_cards(cards("周明远"), TENT, fonts, earlier_sizes_pt={HAN: free + 20}).sizes_pt[HAN] == free


def test_what_cannot_be_read_any_more_is_told(fonts: FontStack) -> None:
    fitted = fit_cards(cards("Wolfeschlegelsteinhausenbergerd"), FaceSpace(30, 20), fonts)
    assert [one.line_name for one in fitted.overlong] == ["姓名"]


def test_a_unit_without_end_is_set_in_the_smallest_type_that_can_be_read_and_is_no_fault(fonts: FontStack) -> None:
    unit = ("云州市发展和改革委员会" * 64)[:700]
    fitted = fit_cards(cards("周明远", 单位=unit), FaceSpace(108.8, 64), fonts)
    assert {line.size_pt for line in fitted.texts[0]["单位"].lines} == {6.0}
    assert fitted.overlong == []


def test_a_unit_of_two_lines_keeps_the_largest_type_in_which_it_has_two(fonts: FontStack) -> None:
    unit = "云州市发展和改革委员会综合协调督查考核办公室三科"
    (fitted,) = fit_cards(cards("周明远", 单位=unit, 职务="副主任"), FaceSpace(90, 54), fonts).texts
    assert [line.text for line in fitted["单位"].lines] == [
        "云州市发展和改革委员会",
        "综合协调督查考核办公室三科",
    ]
    assert {line.size_pt for line in fitted["单位"].lines} == {17.0}


# badges: 90 × 54 mm with a bar
BADGE = FaceSpace(90, 54, bar=0.28, proportions=BADGE_PROPORTIONS)
UNITS = [
    ("周明远", "中共云州市委农村工作领导小组办公室（云州市乡村振兴综合协调督查考核中心）", "副主任"),
    ("王芳", "云州市人民政府", "副市长"),
    ("何苗", "云州市国有资产监督管理委员会", "党委委员、副主任、一级调研员、机关党委书记"),
    ("约翰内斯·马克西米利安·范德维尔德", "维兰堡市政府国际合作与对外交流办公室", "主任"),
    ("欧阳若兰", "清江新能源汽车动力系统（集团）股份有限公司产品研究与技术发展中心", "首席技术专家兼研究院院长"),
    ("Anna Lind", "Wielandsburg Chamber of Commerce and Industry", "Vice President for International Affairs"),
]


def badges(*people: tuple[str, str, str], title: str = "云州市党政代表团来清江区考察乡村振兴工作") -> list[Card]:
    return [
        Card(
            number,
            holder(name, number),
            ({"标题": title} if title else {}) | {"单位": unit, "职务": post, "身份": "来宾"},
            bar="来宾",
        )
        for number, (name, unit, post) in enumerate(people, 1)
    ]


@pytest.mark.parametrize("count", range(1, len(UNITS) + 1))
def test_unit_and_post_have_one_size_on_all_badges(count: int, fonts: FontStack) -> None:
    fitted = fit_cards(badges(*UNITS[:count]), BADGE, fonts)
    sizes = {line.size_pt for texts in fitted.texts for name in ("单位", "职务") for line in texts[name].lines}
    assert len(sizes) == 1
    assert min(sizes) >= 9
    assert {line.size_pt for texts in fitted.texts for line in texts["身份"].lines} == {18.0}
    assert fitted.overlong == []


def test_everything_on_a_badge_has_its_room_above_the_bar(fonts: FontStack) -> None:
    for texts in fit_cards(badges(*UNITS), BADGE, fonts).texts:
        lines = [line for name, text in texts.items() if name != "身份" for line in text.lines]
        assert sum(line.size_pt * LEADING * MM_PER_PT for line in lines) <= BADGE.text_height + 0.01
        for line in lines:
            assert fonts.advance(fonts.pieces(line.text.rstrip())) * line.size_pt * MM_PER_PT <= BADGE.text_width + 0.02
        assert texts["姓名"].lines[0].size_pt > 1.1 * texts["单位"].lines[0].size_pt


@pytest.mark.parametrize("name", ["阿卜杜热依木·阿卜杜热合曼", "克里斯托弗·施瓦岑贝格", "Maximilian Featherstone"])
def test_a_long_name_on_a_badge_takes_two_lines_before_it_shrinks(name: str, fonts: FontStack) -> None:
    (texts,) = fit_cards(badges((name, "云州市文化和旅游局", "局长"), title=""), BADGE, fonts).texts
    assert [line.text[-1] in "· " for line in texts["姓名"].lines] == [True, False]


LONG_ON_BADGES = [
    ("亚历山大·谢尔盖耶维奇·科罗文", "Aleksandr Sergeyevich Korovin"),
    ("阿卜杜热合曼·买买提明", ""),
    ("古丽巴哈尔·吐尔逊江", ""),
    ("玛格丽特·奥康奈尔-史密斯", "Margaret O’Connell-Smith"),
    ("克里斯托弗·冯·魏岑贝格", "Christopher von Weizenberg"),
    ("安-索菲·林德奎斯特", "Ann-Sofie Lindqvist"),
    ("约翰内斯·马克西米利安·范德维尔德", ""),
    ("Maximilian Alexander Featherstone", ""),
    ("斯琴格日勒图雅", ""),
    ("方可", "Fang Ke"),
    ("周明远", ""),
]


def stack_of_badges(fonts: FontStack) -> list[SideTexts]:
    stack = [
        Card(
            number,
            holder(name, number),
            {"标题": "清江区第六届茶文化节", "单位": "罗斯托进出口贸易公司", "职务": "总经理", "身份": "来宾"}
            | ({"英文名": foreign} if foreign else {}),
            bar="来宾",
        )
        for number, (name, foreign) in enumerate(LONG_ON_BADGES, 1)
    ]
    return list(map(dict, fit_cards(stack, BADGE, fonts).texts))


def test_long_names_on_badges_are_broken_and_leave_unit_and_post_one_size(fonts: FontStack) -> None:
    fitted = stack_of_badges(fonts)
    assert (
        len({line.size_pt for texts in fitted for name in ("标题", "单位", "职务") for line in texts[name].lines}) == 2
    )
    assert fitted[0]["单位"].lines[0].size_pt >= 12
    names = [texts["姓名"] for texts in fitted]
    assert all(name.lines[0].size_pt >= 18 for name in names)
    assert [line.text for line in names[0].lines] == ["亚历山大·", "谢尔盖耶维奇·科罗文"]
    assert [line.text for line in names[1].lines] == ["阿卜杜热合曼·", "买买提明"]


def test_lines_of_a_kind_stand_at_one_height_on_all_badges_clear_of_the_bar(fonts: FontStack) -> None:
    room = mm_to_pt(BADGE.text_height)
    feet, middles = set(), set()
    for texts in stack_of_badges(fonts):
        below_title = texts["标题"].height_pt
        above_foot = below_title + texts["姓名"].height_pt + (texts["英文名"].height_pt if "英文名" in texts else 0.0)
        feet.add(round(above_foot + texts["单位"].height_pt + texts["职务"].height_pt, 3))
        lines = texts["姓名"].lines
        middles.add(round(below_title + texts["姓名"].height_pt - lines[0].size_pt * LEADING * len(lines) / 2))
    assert len(feet) == 1
    assert feet.pop() <= room + 1
    assert max(middles) - min(middles) <= 6  # a name in two lines above a foreign one stands a little higher


def test_hosts_are_no_larger_than_the_foreign_guests_that_most_cards_are_for(fonts: FontStack) -> None:
    guests = ["安娜·林德", "托马斯·伯格", "卡琳·奥斯特", "约翰内斯·范德维尔德"]
    sizes = sizes_of([*guests, "方可", "罗文", "龙小雨"], TENT, fonts)
    assert len(set(sizes)) == 1
    assert sizes[0] >= 84
    *usual, _ = sizes_of(["方可", "罗文", "龙小雨", "安娜·林德"], TENT, fonts)
    assert set(usual) == {sizes_of(["龙小雨"], TENT, fonts)[0]}


def test_one_text_that_is_far_too_long_shrinks_alone(fonts: FontStack) -> None:
    endless = ("罗文", "清江区" + "综合协调督查考核" * 12 + "办公室", "党委委员、副主任、机关党委书记、一级调研员")
    usual, long = fit_cards(badges(UNITS[1], endless), BADGE, fonts).texts
    assert usual["单位"].lines[0].size_pt >= 9
    assert long["单位"].lines[0].size_pt < usual["单位"].lines[0].size_pt


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("阿卜杜热依木·阿卜杜热合曼", ["阿卜杜热依木·", "阿卜杜热合曼"]),
        ("努尔买买提·吐尔逊尼亚孜", ["努尔买买提·", "吐尔逊尼亚孜"]),
        ("约翰内斯·马克西米利安·范德维尔德", ["约翰内斯·", "马克西米利安·范德维尔德"]),
        ("安娜·林德", ["安娜·林德"]),
        ("阿依古丽·买买提", ["阿依古丽·", "买买提"]),
        ("阿迪力江·吾斯曼", ["阿迪力江·", "吾斯曼"]),
        ("司马相如", ["司马相如"]),
    ],
)
def test_a_long_name_on_a_strip_stands_in_two_columns(name: str, columns: list[str], fonts: FontStack) -> None:
    strip = FaceSpace(59.4, 210, vertical=True)
    (texts,) = fit_cards(cards(name), strip, fonts).texts
    assert [line.text for line in texts["姓名"].lines] == columns
    assert all(line.stacked for line in texts["姓名"].lines)
    assert texts["姓名"].lines[0].size_pt >= 37


def test_the_word_in_a_bar_grows_with_the_face_and_is_the_same_size_on_all(fonts: FontStack) -> None:
    small, large = (replace(BADGE, width=width, height=height) for width, height in ((90, 54), (100, 140)))
    guest, worker = badges(*UNITS[1:3])
    worker = replace(worker, texts={**worker.texts, "身份": "工作人员　联络员"}, bar="工作人员")
    sizes = []
    for face in (small, large):
        words = [texts["身份"].lines[0] for texts in fit_cards([guest, worker], face, fonts).texts]
        assert len({word.size_pt for word in words}) == 1
        assert fonts.advance(words[1].pieces) * words[1].size_pt * MM_PER_PT <= face.bar_width + 0.02
        sizes.append(words[0].size_pt)
    assert sizes[1] > 1.3 * sizes[0]


def test_long_names_keep_their_sizes_of_an_earlier_run(fonts: FontStack) -> None:
    before = fit_cards(cards("周明远", "阿依古丽·买买提", "约翰内斯·马克西米利安·范德维尔德"), TENT, fonts)
    names = [
        "周明远",
        "阿依古丽·买买提",
        "约翰内斯·马克西米利安·范德维尔德",
        "努尔古丽·阿不力孜",
        "玛丽亚·冈萨雷斯·德拉维加",
    ]
    after = fit_cards(cards(*names), TENT, fonts, earlier_sizes_pt=before.sizes_pt)
    assert before.sizes_pt.items() <= after.sizes_pt.items()
    assert [text["姓名"].lines[0].size_pt for text in after.texts[:3]] == [
        text["姓名"].lines[0].size_pt for text in before.texts
    ]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "云州市水利局总工程师来清江区检查指导冬春农田水利建设工作",
            ["云州市水利局总工程师来清江区", "检查指导冬春农田水利建设工作"],
        ),
        (
            "第三届清江国际生态茶产业发展大会暨茶文化旅游节开幕式",
            ["第三届清江国际生态茶产业发展大会", "暨茶文化旅游节开幕式"],
        ),
        (
            "深入学习贯彻党的二十大精神专题研讨培训活动启动仪式",
            ["深入学习贯彻党的二十大精神", "专题研讨培训活动启动仪式"],
        ),
        ("云州市党政代表团来清江区考察乡村振兴工作", ["云州市党政代表团来清江区考察乡村振兴工作"]),
    ],
)
def test_a_long_event_is_broken_between_words(title: str, lines: list[str], fonts: FontStack) -> None:
    (texts,) = fit_cards(badges(UNITS[1], title=title), BADGE, fonts).texts
    assert [line.text for line in texts["标题"].lines] == lines


@pytest.mark.parametrize("length", [1000, 3000])
@pytest.mark.parametrize("field", ["单位", "职务"])
@pytest.mark.parametrize("name", ["Johannes Smith-Wellington", "阿卜杜热依木·买买提明"])
def test_a_text_that_no_badge_has_room_for_is_named_beside_a_long_name(
    name: str, field: str, length: int, fonts: FontStack
) -> None:
    fitted = fit_cards(cards("周明远", name, **{field: "长" * length}), BADGE, fonts)
    assert len(fitted.texts) == 2
    assert fitted.overlong
