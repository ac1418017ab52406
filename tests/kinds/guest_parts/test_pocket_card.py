"""Pocket cards: type as large as fits, lines that do not fit on a further card, nothing cut, nothing lost."""

import pytest

from docgen.kinds.guest_parts.pocket_card import CardLine, PocketCard, card_values

LEAST_HALF_POINTS, MOST_PT = 18, 110


def lines(count: int, text: str = "考察高标准农田　柳溪镇") -> tuple[CardLine, ...]:
    return tuple(CardLine(f"{8 + number:02d}:00", text) for number in range(count))


def cards(card: PocketCard, *owners: str) -> list[dict[str, object]]:
    return list(card_values(card, owners or ("周明远",), ()))


def height_pt(card: dict[str, object]) -> float:
    rows = card["行"]
    assert isinstance(rows, list)
    pitch = card["行距"]
    assert isinstance(pitch, int)
    fact = card["要行距"] if card["要"] else 0
    assert isinstance(fact, int)
    return (sum(row["中"].count("\n") + 1 for row in rows) * pitch + fact) / 20


@pytest.mark.parametrize("count", [1, 4, 8, 12, 30])
@pytest.mark.parametrize(
    "text", ["早餐", "考察高标准农田　柳溪镇", "参观米仓古道历史文化陈列馆和非物质文化遗产传习所　区行政中心多功能厅"]
)
def test_every_line_stands_on_a_card_that_holds_it_in_type_that_can_be_read(count: int, text: str) -> None:
    found = cards(PocketCard("7月6日", "", lines=lines(count, text)))
    assert sum(len(card["行"]) for card in found) == count  # type: ignore[arg-type]  # a list of lines
    assert all(height_pt(card) <= MOST_PT for card in found)
    assert all(card["字"] >= LEAST_HALF_POINTS for card in found)  # type: ignore[operator]  # a number


def test_few_lines_are_larger_than_many() -> None:
    few, many = cards(PocketCard("餐", "", lines=lines(2)))[0], cards(PocketCard("餐", "", lines=lines(8)))[0]
    assert (few["字"], many["字"]) == (24, 20)


def test_a_number_is_as_large_as_a_note_beside_it_lets_it_be() -> None:
    (short,) = cards(PocketCard("房", "", "0301", "清江宾馆"))
    (long,) = cards(PocketCard("桌", "", "12桌12号席", "11月12日晚餐"))
    assert (short["要大"], short["注大"]) == (72, 28)
    assert 48 <= long["要大"] < 72  # type: ignore[operator]  # a number


def test_a_note_that_has_no_room_beside_the_number_becomes_the_first_line() -> None:
    (card,) = cards(PocketCard("房", "", "贵宾楼三层1201", "清江国际会议中心大酒店（滨河路店）", lines(1)))
    assert card["注"] == ""
    assert card["行"][0]["中"] == "清江国际会议中心大酒店（滨河路店）"  # type: ignore[index]  # a list


def test_a_long_name_stands_below_the_heading() -> None:
    (short,) = cards(PocketCard("9月10日　星期四", "Thu 10 Sep", lines=lines(2)), "方可")
    (long,) = cards(PocketCard("9月10日　星期四", "Thu 10 Sep", lines=lines(2)), "亚历山大·谢尔盖耶维奇·科罗文")
    assert (short["姓名"], short["下名"]) == ("方可", "")
    assert (long["姓名"], long["下名"]) == ("", "亚历山大·谢尔盖耶维奇·科罗文")


def test_of_two_names_that_do_not_fit_on_a_line_the_owner_reads_his_own() -> None:
    long = ("亚历山大·谢尔盖耶维奇·科罗文 Aleksandr Sergeyevich Korovin", "Aleksandr Sergeyevich Korovin")
    short = ("安娜·林德 Anna Lind", "Anna Lind")
    card = PocketCard("9月10日　星期四", "Thu 10 Sep", lines=lines(2))
    assert [cards(card, *owners)[0]["下名"] for owners in (long, short)] == [long[1], short[0]]


def test_a_label_that_is_half_as_wide_as_the_card_stands_before_its_text() -> None:
    meals = (CardLine("11月12日午餐", "12:00　清江宾馆"), CardLine("11月12日晚餐（其他嘉宾）", "18:00　清江宾馆"))
    (card,) = cards(PocketCard("餐", "Meals", lines=meals))
    rows = card["行"]
    assert isinstance(rows, list)
    assert [(row["左"], row["中"]) for row in rows] == [
        ("11月12日午餐", "12:00　清江宾馆"),
        ("", "11月12日晚餐（其他嘉宾）\n18:00　清江宾馆"),
    ]


def test_the_seat_of_one_meal_is_not_said_again_where_the_meals_go_on() -> None:
    meals = lines(10, "18:00　清江宾馆")
    first, second = cards(PocketCard("餐", "", "1桌12号席", "18日午餐", meals, is_fact_of_one_line=True))
    assert (first["要"], first["注"]) == ("1桌12号席", "18日午餐")
    assert (second["要"], second["注"]) == ("", "")
    of_car = cards(PocketCard("车", "", "1号车", "1座", meals))
    assert {card["要"] for card in of_car} == {"1号车"}


def test_a_number_is_smaller_where_its_lines_then_stand_on_one_card() -> None:
    room = (*lines(4, "清江宾馆"), CardLine("", "请送我到清江宾馆　Please take me to the Qingjiang Hotel"))
    (card,) = cards(PocketCard("房", "Room", "0501", "清江宾馆", room), "约翰内斯·范德维尔德 Johannes van der Velde")
    assert card["下名"]
    assert 36 <= card["要大"] < 72  # type: ignore[operator]  # a number
    assert height_pt(card) <= MOST_PT - 16
