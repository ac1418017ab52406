"""What a letter asks for: food that somebody may not eat, cars that guests bring."""

import pytest

from docgen.readers.letters.passages import DraftField, FieldSource
from docgen.readers.letters.wishes import diets, wishes

_MEMBERS = {"周明远": 1, "韩喆": 2}


def source(text: str) -> FieldSource:
    return FieldSource("来函.docx", 3, text)


def diets_of(text: str) -> dict[str, DraftField]:
    return {field.path: field for field in diets([source(text)], _MEMBERS)}


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("周明远吃素。", True),
        ("周明远、韩喆吃素。", True),
        ("周明远吃素，不吃辣。", True),
        ("周明远吃素，韩喆吃清真。", False),
    ],
)
def test_who_may_not_eat_what_is_sure_where_one_clause_says_one_thing(text: str, is_sure: bool) -> None:
    fields = diets_of(text)
    assert "来宾.名单[1].饮食" in fields
    assert all(field.is_sure == is_sure for field in fields.values())


def test_a_clause_each_is_sure() -> None:
    fields = diets_of("周明远吃素；韩喆吃清真。")
    assert {path: field.doubt for path, field in fields.items()} == {"来宾.名单[1].饮食": "", "来宾.名单[2].饮食": ""}


def test_a_car_of_the_guests_is_theirs() -> None:
    fields = {field.path: field.value for field in wishes([source("代表团自带考斯特一辆，车牌云A12345，自行前往。")])}
    assert fields["车辆[1].车牌"] == "云A12345"
    assert fields["车辆[1].来源"] == "来宾自带"
    assert fields["车辆[1].车型"] == "考斯特"


def test_the_model_of_two_cars_in_a_sentence_is_left_open() -> None:
    text = "代表团自带考斯特一辆（云A12345）、越野车一辆（云A12346）。"
    fields = {field.path: field.value for field in wishes([source(text)])}
    assert [fields[f"车辆[{number}].车牌"] for number in (1, 2)] == ["云A12345", "云A12346"]
    assert not any("车型" in path for path in fields)
