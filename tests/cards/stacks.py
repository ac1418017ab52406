"""Stacks for tests: holders out of names, presets out of a few numbers."""

from pathlib import Path

from docgen import assets
from docgen.errors import Mark
from docgen.model.cards import Card, Holder, Preset
from docgen.model.people import Person
from docgen.readers.office.card_presets import load_presets

PRESETS = {one.name: one for one in load_presets(assets.presets())}


def holder(name: str, line: int = 1, group: str = "名单", **words: str) -> Holder:
    mark = Mark("名单.txt", line, 1)
    return Holder(Person(name=name, at={"": mark}, **words), group, mark)


def cards(*names: str, **texts: str) -> list[Card]:
    return [Card(number, holder(name, number), texts) for number, name in enumerate(names, 1)]


def preset(**fields: object) -> Preset:
    return Preset(**{"name": "试", "width": 90.0, "height": 54.0, "at": {"": Mark("卡纸.yaml", 1, 1)}} | fields)  # type: ignore[arg-type]


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
