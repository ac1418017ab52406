"""Rosters of random people, written in the ways that are usual: the same people are read, or it is asked about."""

import random
from collections.abc import Callable

import pytest

from docgen.errors import DataError
from docgen.readers.tables.roster import read_roster
from tests.readers.people.readable import readable

SURNAMES = [
    *"赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗方俞袁史唐罗于常乐高",
    "欧阳",
    "上官",
]
GIVEN = "明远建国海燕晓东芳敏静文娜伟志强丽华军勇艳杰涛磊洋慧玲桂英宁哲思琪子涵若兰长江石山成全安平"
OTHERS = ["阿依古丽·买买提", "扎西多吉", "托马斯·伯格", "阿迪力·吐尔逊", "Anna Lind"]
POSTS = [
    "副市长",
    "局长",
    "县民政局局长",
    "区委副书记、区长",
    "科长",
    "二级调研员",
    "县委常委、组织部部长",
    "总经理",
    "接待中心主任",
    "教授",
]

Someone = tuple[str, str]


def random_people(seed: int) -> list[Someone]:
    """Some people with posts, no two of one name."""
    rnd = random.Random(seed)
    names: dict[str, None] = {}
    while len(names) < rnd.randint(2, 8):
        name = rnd.choice(SURNAMES) + "".join(rnd.sample(GIVEN, rnd.randint(1, 2)))
        names[rnd.choice(OTHERS) if rnd.random() < 0.08 else name] = None
    return [(name, rnd.choice(POSTS)) for name in names]


def _spread(name: str) -> str:
    return "\u3000".join(name) if len(name) == 2 else name


def _with_dots(name: str) -> str:
    return name.replace("·", " • ")


#: How a list of people is written, and whether posts are said.
WAYS: dict[str, tuple[Callable[[list[Someone]], str], bool]] = {
    "a line each": (lambda all_: "\n".join(f"{name} {post}" for name, post in all_), True),
    "numbers": (lambda all_: "\n".join(f"{n}、{name}　{post}" for n, (name, post) in enumerate(all_, 1)), True),
    "bullets": (lambda all_: "\n".join(f"• {name}（{post}）" for name, post in all_), True),
    "brackets in a row": (lambda all_: "、".join(f"{name}（{post}）" for name, post in all_), True),
    "names in a row": (lambda all_: "，".join(name for name, _ in all_), False),
    "names in a row, counted": (lambda all_: "、".join(name for name, _ in all_) + f"等{len(all_)}人", False),
    "spread by hand": (lambda all_: "\n".join(f"{_spread(name)}  {post}" for name, post in all_), True),
    "dashes": (lambda all_: "\n".join(f"{name}-{post}" for name, post in all_), True),
    "post before the name": (lambda all_: "\n".join(f"{post} {name}" for name, post in all_), True),
    "post and name as one": (lambda all_: "\n".join(f"{post}{name}" for name, post in all_), True),
    "labels": (lambda all_: "\n".join(f"{post}：{name}" for name, post in all_), True),
    "a chat": (
        lambda all_: "#接龙\n" + "\n".join(f"{n}. {name} {post}[强]" for n, (name, post) in enumerate(all_, 1)),
        True,
    ),
    "other dots": (lambda all_: "\n".join(f"({n}) {_with_dots(name)}" for n, (name, _) in enumerate(all_, 1)), False),
    "forms of address": (lambda all_: "\n".join(f"{name}同志（{post}）" for name, post in all_), True),
    "spaces": (lambda all_: " ".join(name for name, _ in all_), False),
}


def wrong_silently(people: list[Someone], way: str) -> str:
    """What was read otherwise than meant without a question; empty where nothing was."""
    write, with_posts = WAYS[way]
    text = write(people)
    try:
        roster = readable(read_roster(f"{text}\n".encode()))
    except DataError:
        return ""
    if any(problem.level == "should" for problem in roster.problems):
        return ""
    found = [(one.person.name, one.person.title or one.person.rank) for one in roster.holders]
    wanted = [(name, post if with_posts else "") for name, post in people]
    return "" if found == wanted else f"{text!r}: {found}"


@pytest.mark.parametrize("way", WAYS)
def test_a_roster_is_read_as_meant_or_asked_about(way: str) -> None:
    wrong = [text for seed in range(140) if (text := wrong_silently(random_people(seed), way))]
    assert wrong == []
