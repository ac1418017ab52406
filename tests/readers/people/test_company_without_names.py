"""Somebody with others who have no names is no name: nobody is printed as 张三及夫人."""

import pytest

from docgen.api.visits import load
from docgen.errors import DataError

PLACES = (
    "来宾: {{名单: [{{姓名: {0}}}]}}",
    "来宾: {{名单: [{{姓名: 沈静}}]}}\n陪同: [{{姓名: {0}}}]",
)


@pytest.mark.parametrize(
    "name",
    [
        "张三及夫人",
        "张三夫妇",
        "张三一行",
        "周明远和夫人",
        "周明远偕夫人",
        "周明远及随行人员",
        "李娜携家属",
        "周明远及其秘书",
    ],
)
@pytest.mark.parametrize("place", PLACES)
def test_somebody_with_company_is_asked_to_be_listed_alone(name: str, place: str) -> None:
    with pytest.raises(DataError) as refused:
        load(f"标题: 云州市代表团来访\n日期: 2026-07-05\n{place.format(name)}\n".encode())
    assert ("D438", "error") in [(one.code, one.level) for one in refused.value.problems]


@pytest.mark.parametrize("name", ["及夫人", "何一行", "周夫", "和平", "与子偕"])
def test_a_name_of_the_same_characters_stays(name: str) -> None:
    visit = load(f"标题: 云州市代表团来访\n日期: 2026-07-05\n来宾: {{名单: [{{姓名: {name}}}]}}\n".encode())
    assert [one.name for one in visit.guests.people] == [name]
