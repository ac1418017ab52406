"""The bar of a badge: what a visit's list, a roster's list, a role, a file tell; what nobody said is not invented."""

import pytest

from docgen.cards.identities import Identity, identity_of
from docgen.errors import Mark
from docgen.model.cards import Holder
from docgen.model.people import Person


def identity(role: str = "", title: str = "", otherwise: str = "", **holder: str) -> Identity:
    mark = Mark(holder.pop("file", "名单.csv"), 2, 1)
    person = Person(name="周明远", role=role, title=title, at={"": mark})
    return identity_of(Holder(person, holder.pop("group", "名单"), mark, **holder), otherwise)


@pytest.mark.parametrize(("visit_list", "group"), [("来宾", "来宾"), ("陪同", "陪同"), ("保障", "工作人员")])
@pytest.mark.parametrize("role", ["", "译员", "司机", "随员", "医护", "工作人员", "专家"])
def test_in_a_visit_the_list_decides(visit_list: str, group: str, role: str) -> None:
    if role in ("工作人员", "专家"):
        assert identity(role, visit_list=visit_list) == identity("", visit_list=visit_list)
    assert identity(role, visit_list=visit_list) == (group, group)


@pytest.mark.parametrize("who", [{"role": "记者"}, {"role": "媒体"}, {"title": "摄影记者"}, {"title": "首席记者"}])
@pytest.mark.parametrize("visit_list", ["来宾", "陪同", "保障", ""])
def test_reporters_are_media_wherever_they_are_listed(who: dict[str, str], visit_list: str) -> None:
    assert identity(**who, visit_list=visit_list) == ("媒体", "媒体")


@pytest.mark.parametrize("title", ["记者协会主席", "主任记者、副社长", "记者站站长"])
def test_who_heads_reporters_is_none(title: str) -> None:
    assert identity(title=title, visit_list="来宾").group == "来宾"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("来宾", ("来宾", "来宾")),
        ("来宾名单", ("来宾", "来宾")),
        ("一、来宾", ("来宾", "来宾")),
        ("01外宾团", ("来宾", "来宾")),
        ("嘉宾", ("来宾", "嘉宾")),
        ("特邀嘉宾名单", ("来宾", "特邀嘉宾")),
        ("参会代表", ("来宾", "参会代表")),
        ("（三）陪同人员", ("陪同", "陪同")),
        ("陪同领导", ("陪同", "陪同")),
        ("工作人员", ("工作人员", "工作人员")),
        ("会务组", ("工作人员", "工作人员")),
        ("保障人员名单", ("工作人员", "工作人员")),
        ("志愿者", ("工作人员", "志愿者")),
        ("新闻媒体", ("媒体", "媒体")),
        ("记者", ("媒体", "媒体")),
    ],
)
def test_a_roster_tells_by_what_its_list_or_file_is_called(name: str, expected: Identity) -> None:
    assert identity(group=name) == expected
    assert identity(file=f"通知/{name}.xlsx!Sheet1") == expected


@pytest.mark.parametrize(
    "name", ["名单", "Sheet1", "记者节座谈会", "来宾接待工作会议", "代表团行程", "工作会议", "第一组", "领导", "2026"]
)
def test_what_only_holds_such_a_word_tells_nothing(name: str) -> None:
    assert identity(group=name) == ("", "")
    assert identity(file=f"{name}.csv") == ("", "")


@pytest.mark.parametrize("role", ["译员", "英语翻译", "司机", "驾驶员", "医护人员", "安保", "联络员", "讲解员", "礼仪"])
def test_in_a_roster_such_roles_are_workers(role: str) -> None:
    assert identity(role) == ("工作人员", "工作人员")
    # they came with the guests
    assert identity(role, group="外宾") == ("来宾", "来宾")


@pytest.mark.parametrize("role", ["领队", "裁判", "随员", "秘书", "专家"])
def test_in_a_roster_other_roles_are_their_own_word(role: str) -> None:
    assert identity(role) == ("来宾", role)


def test_those_of_whom_nothing_is_known_get_what_was_chosen() -> None:
    assert identity(otherwise="嘉宾") == ("来宾", "嘉宾")
    assert identity(otherwise="服务保障") == ("工作人员", "服务保障")
    assert identity(otherwise="Guest") == ("来宾", "Guest")
    assert identity("司机", otherwise="嘉宾") == ("工作人员", "工作人员")
    assert identity(otherwise="嘉宾", visit_list="保障") == ("工作人员", "工作人员")
