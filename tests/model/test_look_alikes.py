"""Look-alikes: whatever is not what it looks like is found, and no ordinary name is suspected."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from unicodedata import normalize

import pytest

from docgen.errors import DataError, Problem
from docgen.model.look_alikes import look_alikes, sentences
from tests.conftest import Run, visit

HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2064\u2066\u2067\u2068\u2069\u206a\u206f\u2800\u3164\ufe00\ufe0e\ufe0f\ufeff\uffa0\ufff9\ufffb"
    "\U000e0001\U000e0041\U000e0100\U000e01ef"
)
#: Forms of hanzi in the areas for compatibility, radicals and strokes.
FORMS = [
    *(chr(code) for code in range(0xF900, 0xFADA) if chr(code) not in "\ufa6e\ufa6f"),
    *(chr(code) for code in range(0x2F00, 0x2FD6)),
    *(chr(code) for code in range(0x2E80, 0x2EF4) if code != 0x2E9A),
    *(chr(code) for code in range(0x2F800, 0x2FA1E)),
    *"㇐㇑㇏",
]
OF_ITS_OWN = "\ue000\ue863\uf8ff\U000f0000\U00100001"
#: Codes in which one Latin letter or digit is another character, and where it stands.
CODES = ("川{}·12345", "{}座301", "3{}1", "8{}2", "{}栋", "川{}D12345", "{}12", "G{}88", "{}301", "第{}号楼")
CYRILLIC_AND_GREEK = "АВЕКМНОРСТУХАВЕ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "аеорсух"
WIDE = "０１２３４５６７８９ＡＢＣＧａｂｃ"

UNITS = ("清江区委", "云州市人民政府办公室", "望屿市文化和旅游局", "清江贝壳研究院", "方山镇人大")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕覃仉缑逄靳郗爨呙"
DOUBLE = ("欧阳", "司马", "上官", "诸葛", "夏侯", "尉迟", "长孙", "宇文")
GIVEN = (
    "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉建国文志远喆祎翀懿堃晟昉"
    + "㛃䶮𠮷𬱖𫖯𡐓镕璟煜垚淼焱犇曰己巳已一二三八力口"
)
MINORITY = (
    ("阿依古丽", "买买提"),
    ("艾尔肯", "吐尔逊"),
    ("古丽娜尔", "阿不都热西提"),
    ("扎西", "次仁"),
    ("其其格", "巴特尔"),
)
FOREIGN = (
    *("Anna Lind", "Zoë Müller", "François Lefèvre", "José García-Núñez", "Søren Kierkegård", "Nguyễn Văn Ánh"),
    *("O’Brien", "Jürgen Groß", "Łukasz Żak", "Ágnes Szőke", "Иванов Сергей", "Анна Вера", "Γιώργος Παππάς", "김민준"),
    *("山田エリ", "佐藤ハルカ", "鈴木ひろし", "محمد علي", "བཀྲ་ཤིས", "ᠪᠠᠲᠤ", "Вера Сара", "A. Иванов"),
)


def ordinary_names(count: int) -> Iterator[str]:
    chance = random.Random(21)
    for _ in range(count):
        kind = chance.random()
        if kind < 0.8:
            surname = chance.choice(DOUBLE) if kind < 0.05 else chance.choice(SURNAMES)
            yield surname + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))
        elif kind < 0.9:
            first, last = chance.choice(MINORITY), chance.choice(MINORITY)
            yield f"{first[0]}·{last[1]}"
        else:
            yield chance.choice(FOREIGN)


def strange_texts() -> Iterator[tuple[str, str]]:
    """1,200 texts, each with the character in it that is not what it looks like."""
    chance = random.Random(21)
    names = list(ordinary_names(400))
    for number in range(500):
        character = HIDDEN[number % len(HIDDEN)]
        text = chance.choice(UNITS) if number % 2 else f"{chance.choice(SURNAMES)}{chance.choice(GIVEN)}明"
        at = chance.randrange(len(text) + 1)
        yield f"{text[:at]}{character}{text[at:]}", character
    for number in range(400):
        character = FORMS[number * 7 % len(FORMS)]
        text = chance.choice(names[:100])
        yield f"{text[:1]}{character}{text[1:]}" if number % 2 else f"清江{character}协会", character
    for character in OF_ITS_OWN:
        for unit in UNITS:
            yield unit[:2] + character + unit[2:], character
    for code in CODES:
        for character in CYRILLIC_AND_GREEK[:14] if code[0] == "{" else CYRILLIC_AND_GREEK[:15]:
            yield code.format(character), character
    for number in range(1200):
        character = WIDE[number % len(WIDE)]
        yield chance.choice((*CODES, "清江{}小学", "李{}")).format(character), character


def test_every_strange_character_of_1200_is_found() -> None:
    texts = list(strange_texts())[:1200]
    missed = [(text, f"U+{ord(character):04X}") for text, character in texts if character not in _found(text)]
    assert len(texts) == 1200
    assert missed == []


def _found(text: str) -> set[str]:
    return {one.character for one in look_alikes(text)}


def test_of_10000_ordinary_names_none_is_suspected() -> None:
    suspected = {name: look_alikes(name) for name in ordinary_names(10_000) if look_alikes(name)}
    assert suspected == {}


@pytest.mark.parametrize(
    "text",
    [
        "第Ⅱ期工程指挥部",
        "5μm滤芯厂",
        "ΔT研究组",
        "α蛋白实验室",
        "β-2病区",
        "Альфа-2公司",
        "①号楼",
        "（清江）有限公司",
        "二〇一中学",
        "八○二厂",
        "1号楼①层",
        "3℃冷库",
        "120㎡展厅",
        "“三项工程”办公室",
        "清江区—云州市专班",
        "霞ヶ関エコ株式会社",
        "㈱山田",
        "京東・関西",
    ],
)
def test_what_is_written_so_on_purpose_is_not_suspected(text: str) -> None:
    assert [one for one in look_alikes(text) if not one.is_certain] == []


def test_in_running_text_pictures_and_wide_letters_are_as_they_are() -> None:
    for text in ("带上Ａ４纸", "👨\u200d👩\u200d👧一家", "❤\ufe0f", "ᠮᠣᠩ\u180eᠭᠣᠯ", "می\u200cخواهم"):
        assert look_alikes(text, is_name=False) == [], text
    assert _codes_of_running("联系\u200b王芳，⽅便") == ["U+200B", "U+2F45"]


def _codes_of_running(text: str) -> list[str]:
    return [one.code for one in look_alikes(text, is_name=False)]


def test_the_right_form_is_given_and_is_an_ordinary_text() -> None:
    for text, _ in strange_texts():
        found = look_alikes(text)
        said = list(sentences("单位", text, found))
        assert all(code in ("D123", "D129") and "U+" in sentence for code, _, sentence, _ in said)
        if all(one.instead is not None for one in found):
            plain = said[0][3].partition("：")[2] or said[0][3].removeprefix("改成“").removesuffix("”")
            assert look_alikes(normalize("NFC", plain)) == [], (text, plain)


def test_a_sentence_names_the_character_its_place_and_the_form_that_is_right() -> None:
    (one, two) = sentences("姓名", "李⽅\u200b\u200b明", look_alikes("李⽅\u200b\u200b明"))
    assert one[2:] == ("“姓名”里的“⽅”（U+2F45）是部首用的符号，不是“方”（U+65B9）", "改成“李方明”")
    said = "“姓名”里有看不见的字符 U+200B（零宽空格）（2处），在“李⽅”后面"
    assert two[2:] == (said, "多半是粘贴时带进来的，删去重写：李方明")
    (first,) = sentences("姓名", "\ufeff李明", look_alikes("\ufeff李明"))
    assert first[2].endswith("，在最前面")
    (unknown,) = sentences("单位", "云\ue863州", look_alikes("云\ue863州"))
    assert unknown[3] == "换成这个字平常的写法"


VISIT = """
来宾:
  - {{姓名: {name}, 单位: {unit}, 职务: {post}}}
  - 韩喆 {typed}
陪同: [{{姓名: {host}}}]
车辆: [{{车型: 轿车, 车牌: {plate}}}]
住宿:
  - {{宾馆: {hotel}, 房间: [{{房号: "{room}", 入住: [韩喆]}}]}}
"""
ORDINARY = {
    "name": "周明远", "unit": "中共云州市委", "post": "副书记", "typed": "副市长", "host": "罗大为",
    "plate": "川Y·A0001", "hotel": "清江宾馆", "room": "A301",
}  # fmt: skip
STRANGE = {
    "name": "周⽉远", "unit": "中共云州市\u200b委", "post": "副书记\u202e", "typed": "副市⻓", "host": "罗⼤为",
    "plate": "川Y·А0001", "hotel": "清江宾﨨馆", "room": "Ａ301",
}  # fmt: skip


def problems_of(text: str) -> list[Problem]:
    try:
        return list(visit(text).notices)
    except DataError as error:
        return list(error.problems)


@pytest.mark.parametrize("field", ORDINARY)
def test_a_strange_character_of_a_visit_is_said_at_its_place(field: str) -> None:
    assert not [one for one in problems_of(VISIT.format(**ORDINARY)) if one.code in ("D123", "D129")]
    found = [one for one in problems_of(VISIT.format(**{**ORDINARY, field: STRANGE[field]})) if "U+" in one.text]
    assert [one.code for one in found] == ["D123" if field in ("unit", "post") else "D129"]
    assert found[0].place is not None
    assert found[0].level == ("note" if field == "room" else "should")


def test_a_roster_of_cards_and_a_list_of_names_say_it_too(run: Callable[..., Run], tmp_path: Path) -> None:
    roster = tmp_path / "名单.txt"
    roster.write_text("张⼤山\n李﨑明\n王芳\n", "utf-8")
    for done in (run("cards", roster, "--dry-run"), run("order", roster)):
        assert done.code == 0
        assert "“⼤”（U+2F24）" in done.err
        assert "“﨑”（U+FA11）" in done.err
    roster.write_text("张大山 清江⻉类协会会长\n", "utf-8")
    assert "“⻉”（U+2EC9）" in run("cards", roster, "--dry-run").err


def test_what_hides_in_a_name_is_refused_on_a_card(run: Callable[..., Run], tmp_path: Path) -> None:
    roster = tmp_path / "名单.txt"
    for character in HIDDEN:
        roster.write_text(f"李{character}明\n", "utf-8")
        done = run("cards", roster, "--dry-run")
        assert (done.code, f"U+{ord(character):04X}" in done.err) == (1, True), character


WRONG_HANZI = {
    "曰": (
        "云州曰报社",
        "曰照市人民政府",
        "曰本清江商会",
        "纪念曰活动办公室",
        "生曰",
        "7月5曰",
        "节曰办",
        "次曰报到",
        "曰常工作科",
    ),
    "戸": ("农戸代表", "戸籍科", "客戸经理", "住戸委员会", "贫困戸", "账戸管理科", "个体戸协会", "戸政大队"),
    "已": ("李知已", "王克已", "何正已", "知已书店", "自已", "自已的车"),
    "己": ("己退休", "己故院士", "己离任", "己经到了", "项目己建成"),
    "巳": ("巳退休", "王克巳", "巳经到了", "自巳"),
}
RIGHT_HANZI = (
    *(
        "李曰刚",
        "王曰",
        "子曰书院",
        "名曰本草堂",
        "题曰",
        "曰旦",
        "戸田惠子",
        "井戸",
        "神戸市",
        "大戸隆",
        "戸国栋",
        "胡克己",
        "何知己",
    ),
    *(
        "自己经营",
        "得知已经到了",
        "攻克已久的难题",
        "法律已经修正",
        "来自已建成的园区",
        "公斤已装车",
        "癸巳年",
        "乙巳",
        "巳时",
    ),
    *("王己经营部", "李已", "周己明", "张巳", "一己之力", "知己知彼", "正在己方", "会后己方代表发言"),
)


@pytest.mark.parametrize("character", WRONG_HANZI)
def test_a_hanzi_in_a_word_of_another_is_said_with_both(character: str) -> None:
    for text in WRONG_HANZI[character]:
        (one,) = look_alikes(text)
        assert (one.character, one.is_certain, one.instead in "日户己已") == (character, False, True), text
        ((code, level, said, hint),) = sentences("单位", text, [one])
        assert (code, level, one.code in said) == ("D129", "should", True)
        assert hint == f"改成“{text.replace(character, str(one.instead))}”"


def test_where_such_a_hanzi_may_be_right_nothing_is_said() -> None:
    for text in RIGHT_HANZI:
        assert look_alikes(text) == look_alikes(text, is_name=False) == [], text


def test_a_name_that_is_none_of_the_visit_is_told_from_its_look_alike() -> None:
    with pytest.raises(DataError) as refused:
        visit("来宾: [李知己, 韩喆]\n住宿: [{宾馆: 清江宾馆, 房间: [{房号: '0301', 入住: [李知已]}]}]")
    hints = [problem.hint for problem in refused.value.problems]
    assert "是不是“李知己”，“己”（U+5DF1）不是“已”（U+5DF2）？" in hints


@pytest.mark.parametrize(("digit", "usual"), [("\u0663", "3"), ("\u06f9", "9"), ("\u0660", "0")])
def test_a_digit_of_another_writing_is_shown_as_the_digit_that_it_means(digit: str, usual: str) -> None:
    assert [one.instead for one in look_alikes(f"{digit}个")] == [usual]
