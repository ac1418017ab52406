"""The account of a visit: no text field of the model is forgotten, and what they say is found where it stands."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import pytest

from docgen.errors import Mark
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.rules.account import account
from docgen.rules.engine import judge
from docgen.rules.text_kinds import KIND_OF_FIELD
from tests.rules.examples import whole

#: For each kind of text that a host arranges what must not stand there.
_BREACHES = {
    "drink": "茅台两瓶",
    "dish": "五粮液",
    "thing": "茅台两瓶",
    "gift": "丝巾",
    "cost": "茅台两瓶",
    "doing": "备白酒两瓶",
    "task": "备白酒两瓶",
    "note": "备白酒两瓶",
    "person": "自带白酒两瓶",
    "room": "豪华套房",
    "car": "警车开道",
}
_HERE = Mark("来访.yaml", 77, 7)


class Way(NamedTuple):
    """How a text field is reached: the section of the visit, the fields and models on the way, the field itself."""

    section: str
    steps: tuple[tuple[str, type[Value], bool], ...]
    field: str
    is_list: bool

    @property
    def name(self) -> str:
        return f"{self.steps[-1][1].__name__}.{self.field}"


def _models(hint: Any) -> list[type[Value]]:
    if isinstance(hint, type) and issubclass(hint, Value):
        return [hint]
    return [model for part in get_args(hint) for model in _models(part)]


def _is_text(hint: Any) -> bool:
    if hint is str:
        return True
    if get_origin(hint) in (Literal, dict):
        return False
    parts = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    return any(map(_is_text, parts))


def _is_tuple(hint: Any) -> bool:
    return get_origin(hint) is tuple or (get_origin(hint) is Annotated and _is_tuple(get_args(hint)[0]))


def _ways(model: type[Value], before: tuple[tuple[str, type[Value], bool], ...] = ()) -> Iterator[Way]:
    hints = get_type_hints(model, include_extras=True)
    for item in fields(model):
        if "chinese" not in item.metadata:
            continue
        hint = hints[item.name]
        if inner := _models(hint):
            yield from _ways(inner[0], (*before, (item.name, inner[0], _is_tuple(hint))))
        elif before and _is_text(hint):
            yield Way(before[0][0], before, item.name, _is_tuple(hint))


def _texts_of_visit() -> set[str]:
    hints = get_type_hints(Visit, include_extras=True)
    names = [item.name for item in fields(Visit) if "chinese" in item.metadata]
    return {f"Visit.{name}" for name in names if not _models(hints[name]) and _is_text(hints[name])}


WAYS = list(_ways(Visit))
ARRANGED = [way for way in WAYS if KIND_OF_FIELD.get(way.name) in _BREACHES]


def test_the_account_knows_what_every_text_field_of_the_model_is_about() -> None:
    assert {way.name for way in WAYS} | _texts_of_visit() == set(KIND_OF_FIELD)


def _made(way: Way, text: str) -> Any:
    """The entry of a section that holds a text in one field and nothing else."""
    content: Any = (text,) if way.is_list else text
    at: dict[str, Mark] = {way.field: _HERE}
    field = way.field
    for step, model, is_list in reversed(way.steps):
        needed = {
            item.name: "圆桌" for item in fields(model) if item.default is MISSING and item.default_factory is MISSING
        }
        value = model(**{**needed, field: content, "at": {"": Mark("来访.yaml", 70, 1), **at}})
        content, field, at = ((value,) if is_list else value), step, {}
    return content


@pytest.mark.parametrize("way", ARRANGED, ids=lambda way: f"{way.section} {way.name}")
def test_what_must_not_be_is_found_in_every_field_that_says_what_is_arranged(way: Way, tmp_path: Path) -> None:
    clean = whole("用餐:", "国内公务", tmp_path)
    visit = replace(clean, **{way.section: _made(way, _BREACHES[KIND_OF_FIELD[way.name]])})
    graver = [finding.place for rule, finding in judge(visit).findings if rule.level in ("must", "should")]
    assert _HERE in graver


def test_a_place_is_put_where_the_visit_names_it_not_in_the_table_of_sites(tmp_path: Path) -> None:
    text = "库: {点位: [{名称: 听涛山庄, 简介: 临湖}]}\n用餐: [{名称: 午餐, 形式: 工作餐, 来宾: 全体, 地点: 听涛山庄}]"
    visit = whole(text, "国内公务", tmp_path)
    (venue,) = [statement for statement in account(visit).of("venue") if statement.section == "meals"]
    assert (venue.text, venue.place.line, venue.field) == ("听涛山庄", 2, "place")


def test_the_account_is_made_once_for_a_visit(tmp_path: Path) -> None:
    visit = whole("用餐:", "国内公务", tmp_path)
    assert account(visit) is account(visit)
